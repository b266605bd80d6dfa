// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/posting/postrecord.h"

#include "models/posting/postplace.h"

#include <algorithm>

namespace tocsin {

namespace {

void addImpact(QList<PostRecord::Scope> &scope, const Impact &impact, bool changed)
{
    const auto same = std::ranges::find_if(scope, [&](const PostRecord::Scope &one) {
        return one.level == impact.level && one.range == impact.range && one.planned == impact.planned && one.changed == changed;
    });
    if (same == scope.end())
        scope.append({{impact.target}, impact.level, impact.range, impact.planned, changed});
    else if (!same->targets.contains(impact.target))
        same->targets.append(impact.target);
}

void readScope(PostRecord &record, const PostDraft &draft, const PostScene &scene, const PostPlace &place, const Story &after)
{
    const ImpactsAfter impacts = impactsAfter(draft, scene, place);
    QStringList affected;
    for (const ImpactsAfter::Line &line : impacts.lines) {
        affected.append(line.impact.target);
        const bool isOver = line.impact.range.end && *line.impact.range.end <= place.at;
        if (line.changed || !isOver)
            addImpact(record.scope, line.impact, line.changed);
    }
    std::stable_partition(record.scope.begin(), record.scope.end(), [](const PostRecord::Scope &one) { return one.changed; });
    const auto inStoryOrder = [&after](const QString &target) {
        const qsizetype index = after.targets.indexOf(target);
        return index < 0 ? after.targets.size() : index;
    };
    for (PostRecord::Scope &one : record.scope)
        std::ranges::stable_sort(one.targets, {}, inStoryOrder);
    std::ranges::copy_if(after.targets, std::back_inserter(record.named), [&](const QString &target) { return !affected.contains(target); });

    if (!scene.story)
        return;
    for (const QString &target : scene.story->targets) {
        if (!after.targets.contains(target))
            record.takenBack.append(target);
    }
    for (const Impact &impact : scene.story->impacts) {
        if (impacts.retracted.contains(impact.id) && !affected.contains(impact.target) && !record.takenBack.contains(impact.target))
            record.takenBack.append(impact.target);
    }
    record.named.removeIf([&record](const QString &target) { return record.takenBack.contains(target); });
}

void readPromises(PostRecord &record, const QList<Promise> &before, const QList<Promise> &after)
{
    for (const Promise &promise : after) {
        const auto known = std::ranges::find(before, promise.id, &Promise::id);
        if (known == before.cend())
            record.promises.append(promise);
        else if (promise.kept && !known->kept)
            record.kept.append(promise);
    }
    for (QList<Promise> *promises : {&record.promises, &record.kept})
        std::ranges::stable_sort(*promises, {}, &Promise::due);
}

} // namespace

PostRecord recordOf(const PostDraft &draft, const PostScene &scene)
{
    const PostPlace place = placeOf(draft, scene);
    const Story after = storyWith(draft, scene);
    const Story before = scene.story.value_or(Story());
    PostRecord record;
    record.before = before.status;
    record.after = after.status;
    record.reopens = isClosed(before.status) && !isClosed(after.status);
    if (draft.at && *draft.at != scene.now)
        record.at = draft.at;
    readScope(record, draft, scene, place, after);
    const WindowsAfter windows = windowsAfter(draft, scene, place);
    record.windows = windows.changed;
    record.calledOff = windows.cancelled.size();
    readPromises(record, before.promises, after.promises);
    for (const Link &link : after.links) {
        if (std::ranges::find(before.links, link.id, &Link::id) == before.links.cend())
            record.links.append(link);
    }
    return record;
}

} // namespace tocsin
