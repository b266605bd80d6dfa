// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/posting/postplace.h"

#include <algorithm>
#include <cstdlib>

namespace tocsin {

namespace {

std::optional<Update> updateById(const Story &story, const QString &id)
{
    const auto found = std::ranges::find_if(story.updates, [&id](const Update &update) { return update.id == id || update.revisions.contains(id); });
    return found == story.updates.cend() ? std::nullopt : std::optional(*found);
}

/// The window that work belongs to which begins or ends at @p at: the one that it runs in, else the one planned nearest.
const Window *windowAt(const QList<Window> &windows, Instant at)
{
    const auto running = std::ranges::find_if(windows, [](const Window &window) { return window.actual && !window.actual->end; });
    if (running != windows.cend())
        return &*running;
    const Window *nearest = nullptr;
    for (const Window &window : windows) {
        if (window.actual)
            continue; // over
        if (window.planned.contains(at))
            return &window;
        if (!nearest || std::abs(window.planned.begin - at) < std::abs(nearest->planned.begin - at))
            nearest = &window;
    }
    return nearest;
}

/// Brings one impact to what @p change says of it.
void apply(const ImpactChange &change, Instant at, const std::optional<Window> &plan, Impact &impact)
{
    impact.level = change.level;
    impact.planned = change.planned;
    impact.certain = true;
    if (!change.target.isEmpty())
        impact.target = change.target;
    if (change.begin)
        impact.range.begin = *change.begin;
    impact.range.end = change.endsNow ? std::optional(at) : change.end;
    if (change.impact.isEmpty() && change.planned && plan) {
        if (!change.begin)
            impact.range.begin = plan->planned.begin;
        if (!change.end && !change.endsNow)
            impact.range.end = plan->planned.end;
    }
}

} // namespace

PostPlace placeOf(const PostDraft &draft, const PostScene &scene)
{
    PostPlace place;
    place.kind = scene.story ? scene.story->kind : draft.kind;
    if (scene.story && !draft.correctsUpdate.isEmpty())
        place.corrected = updateById(*scene.story, draft.correctsUpdate);
    place.at = draft.at.value_or(place.corrected ? place.corrected->at.value_or(scene.now) : scene.now);
    if (!scene.story)
        return place;

    std::optional<Status> said;
    for (const Update &update : scene.story->updates) {
        if (update.retracted || !update.statusAfter || (place.corrected && update.id == place.corrected->id))
            continue;
        if (update.at && *update.at > place.at)
            place.isNewest = false;
        else
            said = update.statusAfter;
    }
    // What facts of their own said of the status is in the story alone; it counts unless the corrected update may have said it.
    const bool saidByCorrected = place.corrected && place.corrected->statusAfter.has_value();
    place.before = place.isNewest && !saidByCorrected ? scene.story->status : said;
    return place;
}

bool closesStory(const PostDraft &draft, const PostPlace &place)
{
    const bool saidBefore = place.corrected && place.corrected->statusAfter == draft.status; // other words for the same
    return place.isNewest && isClosed(draft.status) && !saidBefore;
}

bool mayStand(const PostDraft &draft, const PostPlace &place)
{
    if (!draft.status || (place.corrected && place.corrected->statusAfter == draft.status))
        return true;
    return mayFollow(place.kind, place.before, *draft.status);
}

ImpactsAfter impactsAfter(const PostDraft &draft, const PostScene &scene, const PostPlace &place)
{
    ImpactsAfter after;
    std::optional<Window> plan = draft.window;
    if (!plan && scene.story && scene.story->windows.size() == 1)
        plan = scene.story->windows.constFirst();
    const auto changeOf = [&draft](const QString &impact) {
        return std::ranges::find_if(draft.impacts, [&impact](const ImpactChange &change) { return change.impact == impact; });
    };
    const auto oldPlan = [&]() -> std::optional<InstantRange> {
        if (!scene.story || !draft.window)
            return std::nullopt;
        const auto found = std::ranges::find(scene.story->windows, draft.window->id, &Window::id);
        return found == scene.story->windows.cend() ? std::nullopt : std::optional(found->planned);
    }();
    const bool cancels = closesStory(draft, place) && draft.status == Status::Cancelled;

    // Unless the draft says how an impact ends, closing its story does.
    const auto take = [&](const Impact &taken, const QString &id, bool changed, bool endGiven) {
        Impact impact = taken;
        if (closesStory(draft, place) && !endGiven) {
            const bool isPlan = impact.planned && impact.range.end;
            if (cancels && impact.planned && impact.range.begin >= place.at) {
                if (!id.isEmpty())
                    after.retracted.append(id);
                return; // it was planned, and never came
            }
            if (impact.range.begin < place.at && (!impact.range.end || *impact.range.end > scene.now) && (!isPlan || cancels)) {
                impact.range.end = place.at;
                changed = true;
            }
        }
        after.lines.append({impact, id, changed});
    };

    const QList<Impact> standing = scene.story ? scene.story->impacts : QList<Impact>();
    for (Impact impact : standing) {
        const QString id = impact.id;
        const auto change = changeOf(id);
        if (change == draft.impacts.cend()) {
            // What was planned over the whole window moves with it.
            const bool moves = oldPlan && impact.planned && impact.range == *oldPlan && draft.window->planned != *oldPlan;
            if (moves)
                impact.range = draft.window->planned;
            take(impact, id, moves, false);
        } else if (change->retracted) {
            after.retracted.append(id);
        } else {
            const Impact before = impact;
            apply(*change, place.at, plan, impact);
            take(impact, id, impact != before, change->end || change->endsNow);
        }
    }
    for (const ImpactChange &change : draft.impacts) {
        if (!change.impact.isEmpty() || change.retracted || change.target.isEmpty())
            continue;
        Impact impact;
        impact.range.begin = place.at;
        apply(change, place.at, plan, impact);
        take(impact, {}, true, change.end || change.endsNow);
    }
    return after;
}

std::optional<Window> planOf(const PostDraft &draft, const std::optional<Story> &story)
{
    const std::optional<Window> stored = story && !story->windows.isEmpty() ? std::optional(story->windows.constLast()) : std::nullopt;
    if (!draft.window || !stored)
        return draft.window ? draft.window : stored;
    std::optional<Window> plan = draft.window;
    if (!plan->id.isEmpty() && std::ranges::find(story->windows, plan->id, &Window::id) == story->windows.cend()) {
        plan->id = stored->id;
        if (!plan->actual)
            plan->actual = stored->actual;
    }
    return plan;
}

WindowsAfter windowsAfter(const PostDraft &draft, const PostScene &scene, const PostPlace &place)
{
    WindowsAfter after;
    QList<Window> windows = scene.story ? scene.story->windows : QList<Window>();
    QStringList touched;
    std::optional<Window> fresh;
    if (draft.window && draft.window->id.isEmpty()) {
        fresh = draft.window;
        if (!fresh->announced)
            fresh->announced = place.at;
    } else if (draft.window) {
        const auto old = std::ranges::find(windows, draft.window->id, &Window::id);
        if (old != windows.end() && *old != *draft.window) {
            *old = *draft.window;
            touched.append(old->id);
        }
    }

    const bool begins = place.isNewest && draft.status == Status::InProgress;
    const bool ends = closesStory(draft, place);
    if (place.kind == IncidentKind::Maintenance && (begins || ends)) {
        QList<Window> all = windows;
        if (fresh)
            all.append(*fresh);
        const Window *worked = windowAt(all, place.at);
        const bool cancels = draft.status == Status::Cancelled;
        if (cancels) {
            for (const Window &window : std::as_const(windows)) {
                if (!window.actual)
                    after.cancelled.append(window.id);
            }
        }
        std::optional<InstantRange> actual = worked ? worked->actual : std::nullopt;
        // A plan is no record: when work began that nobody said had begun is not known.
        if (begins && !actual)
            actual = InstantRange{place.at, std::nullopt};
        else if (ends && actual && !actual->end && actual->begin < place.at)
            actual->end = place.at;
        if (worked && actual != worked->actual) {
            if (worked->id.isEmpty()) {
                fresh->actual = actual;
            } else {
                const auto old = std::ranges::find(windows, worked->id, &Window::id);
                old->actual = actual;
                if (!touched.contains(old->id))
                    touched.append(old->id);
            }
        }
    }

    for (const Window &window : std::as_const(windows)) {
        if (touched.contains(window.id) && !after.cancelled.contains(window.id))
            after.changed.append(window);
    }
    if (fresh)
        after.changed.append(*fresh);
    return after;
}

} // namespace tocsin
