// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/posting/postwriter.h"

namespace tocsin {

/// How a draft stands to the story that it is posted into; shared by what checks, writes and shows a post.
struct PostPlace
{
    IncidentKind kind = IncidentKind::Incident; ///< of the story
    Instant at = 0; ///< the time that the post speaks of
    std::optional<Update> corrected; ///< the posted update that it replaces
    std::optional<Status> before; ///< what the story said last before @ref at
    bool isNewest = true; ///< no status was said for a later time: the post's own is the story's afterwards
};
[[nodiscard]] PostPlace placeOf(const PostDraft &draft, const PostScene &scene);

/// Whether the post says that its story is over now.
[[nodiscard]] bool closesStory(const PostDraft &draft, const PostPlace &place);
/// Whether the draft's status may follow what was said before; that of the update which it corrects may.
[[nodiscard]] bool mayStand(const PostDraft &draft, const PostPlace &place);

/// The impacts of a story as they stand after a post.
struct ImpactsAfter
{
    struct Line
    {
        Impact impact;
        QString supersedes; ///< empty: new
        bool changed = false;
    };
    QList<Line> lines; ///< those that stand
    QStringList retracted; ///< ids
};
[[nodiscard]] ImpactsAfter impactsAfter(const PostDraft &draft, const PostScene &scene, const PostPlace &place);

/// The story's windows that a post changes, with Window::id of what they supersede (empty: new), and the ids of those that it calls off.
struct WindowsAfter
{
    QList<Window> changed;
    QStringList cancelled;
};
[[nodiscard]] WindowsAfter windowsAfter(const PostDraft &draft, const PostScene &scene, const PostPlace &place);

/// The window that a draft over @p story is about: its own, else the story's last. Where somebody has changed the story's since the draft was written, it is another
/// fact; what the draft plans is said of that one then, and the work that was recorded in it stays.
[[nodiscard]] std::optional<Window> planOf(const PostDraft &draft, const std::optional<Story> &story);

/// Whether @p range ends, and does so no later than it begins: nothing could be painted of it.
[[nodiscard]] inline bool isReversed(const InstantRange &range)
{
    return range.end && *range.end <= range.begin;
}

/// Writes what writePost() writes, of whatever is complete and possible in @p draft; nothing is refused.
void writePostFacts(FactWriter &writer, const PostDraft &draft, const PostScene &scene);

} // namespace tocsin
