// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/affected.h"

#include <algorithm>

namespace tocsin {

namespace {

[[nodiscard]] bool isOver(const Impact &impact, const Story &story, Instant now)
{
    if (!impact.range.end || *impact.range.end > now)
        return false;
    return !impact.planned || std::ranges::none_of(story.windows, [&](const Window &window) {
        if (!window.planned.overlaps(impact.range))
            return false;
        if (!window.actual)
            return true; // it is still to come, however short it is to be
        const bool lastsAsLong = window.planned.end && *impact.range.end >= *window.planned.end;
        return lastsAsLong && (!window.actual->end || *window.actual->end > now);
    });
}

} // namespace

TargetsNow targetsAt(const Story &story, Instant now)
{
    if (isClosed(story.status))
        return {story.targets, {}};
    TargetsNow targets;
    for (const QString &target : story.targets) {
        bool isHit = false;
        bool isOff = false;
        for (const Impact &impact : story.impacts) {
            if (impact.target != target)
                continue;
            isHit = true;
            isOff = isOff || !isOver(impact, story, now);
        }
        (isHit && !isOff ? targets.restored : targets.current).append(target);
    }
    return targets;
}

QStringList withoutRestored(const QStringList &targets, const QStringList &restored)
{
    QStringList left;
    std::ranges::copy_if(targets, std::back_inserter(left), [&restored](const QString &target) { return !restored.contains(target); });
    return left.isEmpty() ? targets : left;
}

} // namespace tocsin
