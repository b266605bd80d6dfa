// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/posting/draftworth.h"

#include "models/posting/postwriter.h"

#include <algorithm>

namespace tocsin {

namespace {

/// Takes out of @p draft what it only repeats of the update that it corrects.
void leaveOutPosted(PostDraft &draft, const Update &posted)
{
    if (draft.body == posted.body)
        draft.body = {};
    if (draft.status == posted.statusAfter)
        draft.status.reset();
    if (draft.at == posted.at)
        draft.at.reset();
    if (draft.label == posted.label)
        draft.label.clear();
    if (draft.postMortem == posted.postMortem)
        draft.postMortem = false;
}

} // namespace

PostDraft ownPart(PostDraft draft, const std::optional<Story> &story, qint64 offeredMs)
{
    if (story && !draft.correctsUpdate.isEmpty()) {
        const auto posted = std::ranges::find(story->updates, draft.correctsUpdate, &Update::id);
        if (posted != story->updates.cend())
            leaveOutPosted(draft, *posted);
    }
    if (!story && draft.status == firstStatus(draft.kind))
        draft.status.reset();
    draft.promises.removeIf([offeredMs](const PromiseChange &promise) { return promise == PromiseChange{PromiseKind::NextUpdate, {}, offeredMs}; });
    return draft;
}

} // namespace tocsin
