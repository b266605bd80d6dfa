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
/// Closing a story (resolved, completed, cancelled) ends its impacts that are still open at the post's time, unless the draft gives them another
/// end, and begins or ends a window's actual range as in_progress, completed say. Nothing is committed.
/// Failure::Rejected names what is missing or illegal: no body, no title for a new story, a status that may not follow, a range that ends before it
/// begins, a token that is not settled. Ask problemsOf() first to say so in the user's words.
[[nodiscard]] Result<void> writePost(FactWriter &writer, const PostDraft &draft, const PostScene &scene);

/// The status that a story is likely to take next, for the composer's first choice.
[[nodiscard]] std::optional<Status> likelyNext(const Story &story);
/// The statuses that may follow now, in the order in which a story usually takes them; of a new story those that may begin it.
[[nodiscard]] QList<Status> legalNext(IncidentKind kind, std::optional<Status> current);

/// The same story as it would be after @p draft, for previews. @p now stands for the time at which it goes out.
[[nodiscard]] Story storyWith(const PostDraft &draft, const PostScene &scene);

} // namespace tocsin
