// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/story.h"
#include "models/storage/workspacereader.h"

#include <QHash>
#include <QJsonObject>

namespace tocsin::ctl {

/// Names of targets by their document ids.
using TargetNames = QHash<QString, QString>;
[[nodiscard]] TargetNames namesOf(const QList<TargetRow> &targets);

/// A line of `list --format json`.
[[nodiscard]] QJsonObject toJson(const IncidentRow &row, const QHash<int, Target> &targets);

/// `show --format json`, schema tocsin-story-1: everything that is known of the story. Instants are ISO 8601 in UTC; texts keep their tokens.
[[nodiscard]] QJsonObject toJson(const Story &story, const TargetNames &names, const QList<LinkHere> &linksHere = {});
/// One of its list `waiting`, which is there where posts wait for approval: who wrote it, since when it waits, and who sent it back with what note. Its words are
/// not told before they are approved.
[[nodiscard]] QJsonObject waitingJson(const WorkspaceReader::StoredDraft &stored);

} // namespace tocsin::ctl
