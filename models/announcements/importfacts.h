// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/announcements/importplan.h"
#include "models/domain/factwriter.h"

#include <QSet>

namespace tocsin {

/// Writes the facts of @p post through @p writer: for New the head, title, status, targets with catalogue entries that @p knownTargets (document ids)
/// lacks (they are added to it), windows, impacts, promises and updates; for Grown only the new updates, a status that has changed and, where the source gives
/// ids, windows and impacts that were moved or ended; for Same nothing.
/// @p frontier is that of the existing story (WorkspaceReader::frontier()), unused for New. Returns the story's id.
/// Impacts come from stated ranges: actual ones, or planned with the actual ones inside; what the text leaves open stays open, and everything that is not
/// certain is marked so. @p now is Update::posted: when it was imported.
QString writeImport(FactWriter &writer, const ImportedPage &page, const ImportedPost &post, const ImportPlan &plan, const std::optional<Story> &existing,
                    const QStringList &frontier, QSet<QString> &knownTargets, Instant now);

} // namespace tocsin
