// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/announcements/importer.h"
#include "models/domain/factwriter.h"
#include "models/domain/story.h"

#include <QSet>

namespace tocsin {

/// The fingerprint by which a post is known again (Story::origin): of the id that its source gives it, else of its home zone, its title (without marks like "(resolved)") and the first
/// statement below it, white space and case ignored. It stays the same when updates are added at either end or the title's mark changes.
[[nodiscard]] QString fingerprintOf(const ImportedPage &page, const ImportedPost &post);

/// What importing @p post would do to a workspace that already holds @p existing (found by fingerprintOf(); nullopt: none).
struct ImportPlan
{
    enum class Outcome { New, Same, Grown }; ///< Grown: new updates, or a source with ids has closed the story or ended one of its ranges
    Outcome outcome = Outcome::New;
    QList<int> newUpdates; ///< indexes into post.updates that @p existing lacks, in the order of the text; all of them for New
};
[[nodiscard]] ImportPlan planImport(const ImportedPost &post, const std::optional<Story> &existing);

/// Writes the facts of @p post through @p writer: for New the head, title, status, targets with catalogue entries that @p knownTargets (document ids)
/// lacks (they are added to it), windows, impacts, promises and updates; for Grown only the new updates, a status that has changed and, where the source gives
/// ids, windows and impacts that were moved or ended; for Same nothing.
/// @p frontier is that of the existing story (WorkspaceReader::frontier()), unused for New. Returns the story's id.
/// Impacts come from stated ranges: actual ones, or planned with the actual ones inside; what the text leaves open stays open, and everything that is not
/// certain is marked so. @p now is Update::posted: when it was imported.
QString writeImport(FactWriter &writer, const ImportedPage &page, const ImportedPost &post, const ImportPlan &plan, const std::optional<Story> &existing,
                    const QStringList &frontier, QSet<QString> &knownTargets, Instant now);

} // namespace tocsin
