// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/overrun.h"

#include <algorithm>

namespace tocsin {

std::optional<InstantRange> overrunOf(const InstantRange &planned, const Window &window, bool open)
{
    if (!planned.end || !window.planned.end || !window.actual || !planned.overlaps(window.planned) || *planned.end < *window.planned.end)
        return std::nullopt;
    const Instant begin = std::max(*planned.end, window.actual->begin);
    if (window.actual->end ? *window.actual->end <= begin : !open)
        return std::nullopt;
    return InstantRange{begin, window.actual->end};
}

bool isOnAt(const Impact &impact, const Story &story, Instant now)
{
    return impact.range.contains(now) || (impact.planned && std::ranges::any_of(story.windows, [&](const Window &window) {
               const std::optional<InstantRange> overrun = overrunOf(impact.range, window, !isClosed(story.status));
               return overrun && overrun->contains(now);
           }));
}

} // namespace tocsin
