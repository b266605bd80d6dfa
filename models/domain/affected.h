// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/story.h"

namespace tocsin {

/// The targets of a story by how they stand, each list in the story's order.
struct TargetsNow
{
    QStringList current; ///< affected, to be affected, or named without being affected
    QStringList restored; ///< every impact on them is over
    bool operator==(const TargetsNow &) const = default;
};

/// How the targets of @p story stand at @p now. While it goes on, its readers are told what is still off; once it is closed, it is the record of what was, and all
/// are current. What is planned for a window is over when the work is, not when the plan is, and not before the work has begun.
[[nodiscard]] TargetsNow targetsAt(const Story &story, Instant now);

/// Those of @p targets that are not in @p restored; all of them where none is left, because a text has to name something.
[[nodiscard]] QStringList withoutRestored(const QStringList &targets, const QStringList &restored);

} // namespace tocsin
