// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/story.h"

namespace tocsin {

/// How long the work of @p window went on beyond @p planned, the range of a planned impact of the same story: until the work's recorded end, or still (no
/// end). None where it kept to the plan, where nobody recorded that it began, or where the impact was to end before its window does. @p open: whether the
/// story is; an end that a closed one does not record is not known, and nothing is said of it.
[[nodiscard]] std::optional<InstantRange> overrunOf(const InstantRange &planned, const Window &window, bool open);

/// Whether @p impact of @p story is on at @p now, by what was told of it or because the work that was planned for it goes on.
[[nodiscard]] bool isOnAt(const Impact &impact, const Story &story, Instant now);

} // namespace tocsin
