// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/factwriter.h"
#include "models/domain/postdraft.h"
#include "models/domain/story.h"

namespace tocsin {

/// What a draft is posted into.
struct PostScene
{
    std::optional<Story> story; ///< none: the draft begins one
    QStringList frontier; ///< WorkspaceReader::frontier() of the story
    Instant now = 0; ///< when it goes out
    QString approvedFrom; ///< who wrote the draft, where the writer of the facts is the one who approved it; else empty
};

/// Writes the facts of @p draft into @p writer: head and title of a new story, targets, impacts, window, links, the update itself with the status
/// after it, promises made, and promises that it keeps:
/// - any update keeps every open next-update promise;
/// - resolved, completed and monitoring keep an open ETA, and a new ETA supersedes an open one;
/// - a post-mortem keeps an open root-cause promise;
/// - and those that the draft names.
/// A new promise supersedes an open one of its kind. A correction is no news: it keeps only what the draft names.
/// Closing a story (resolved, completed, cancelled) ends its impacts that are still open at the post's time, unless the draft gives them another
/// end, and in_progress begins, a closing status ends a window's actual range, unless the draft's window says it; when work began that nobody said had begun is
/// not known, whatever was planned. Cancelling takes back
/// plans that have not begun. What was planned over a whole window moves with it; a new planned impact without ends lies over the draft's or the story's
/// only window. A status that is said for a time before a later one's (backdated) closes nothing.
/// A change to a known impact without ImpactChange::begin leaves its begin. A correction without PostDraft::at and status keeps those of the update.
/// Nothing is committed.
/// Failure::Rejected names what is missing or illegal: no body, no title for a new story, a status that may not follow, a range that ends before it
/// begins, a token that is not settled, a draft that was posted before (the update's id ends with the draft's key). Ask problemsOf() first to say so in the user's words.
[[nodiscard]] Result<void> writePost(FactWriter &writer, const PostDraft &draft, const PostScene &scene);

/// The status with which a story of @p kind begins, unless somebody says another; an announcement has none.
[[nodiscard]] std::optional<Status> firstStatus(IncidentKind kind);
/// The statuses that may follow now, in the order in which a story usually takes them; of a new story those that may begin it.
[[nodiscard]] QList<Status> legalNext(IncidentKind kind, std::optional<Status> current);

/// The same story as it would be after @p draft, for previews: what fold() will make of it, with ids that mean nothing. Whatever is complete in a half
/// written draft is shown. PostScene::now stands for the time at which it goes out.
[[nodiscard]] Story storyWith(const PostDraft &draft, const PostScene &scene);

} // namespace tocsin
