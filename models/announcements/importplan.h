// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/announcements/importer.h"
#include "models/domain/story.h"

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

/// The status in which @p post leaves its story; nullopt: it says nothing about it.
[[nodiscard]] std::optional<Status> statusOf(const ImportedPost &post);

} // namespace tocsin
