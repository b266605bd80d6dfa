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

} // namespace tocsin::ctl
