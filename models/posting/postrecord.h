// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/posting/postwriter.h"

namespace tocsin {

/// What a post writes down beside its words, for whoever looks at it once more before it goes out. It is taken from what writePost() would write, so that
/// nothing can be recorded that is not in it.
struct PostRecord
{
    /// Targets of which the same is said.
    struct Scope
    {
        QStringList targets; ///< document ids, in the story's order
        Level level = Level::Degraded;
        InstantRange range;
        bool planned = false;
        bool changed = false; ///< by this post; what is not, stands as the story says already, and is not over
        bool operator==(const Scope &) const = default;
    };

    std::optional<Status> before; ///< of the story when the post speaks; none: it begins one, or has none
    std::optional<Status> after;
    bool reopens = false; ///< the story was closed
    std::optional<Instant> at; ///< the reader's date, where it is not the time at which the post goes out
    QList<Scope> scope; ///< what the post changes first
    QStringList named; ///< targets of the story that nothing is said of
    QStringList takenBack; ///< targets that were never affected, by this post
    QList<Window> windows; ///< that it plans, moves, begins or ends
    qsizetype calledOff = 0; ///< windows that it cancels
    QList<Promise> promises; ///< that it makes
    QList<Promise> kept; ///< that it takes as kept
    QList<Link> links; ///< new ones
    bool operator==(const PostRecord &) const = default;
};
[[nodiscard]] PostRecord recordOf(const PostDraft &draft, const PostScene &scene);

} // namespace tocsin
