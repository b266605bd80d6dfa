// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/posting/desk.h"

#include "models/domain/affected.h"
#include "models/domain/overrun.h"

#include <QHash>

#include <algorithm>
#include <limits>
#include <tuple>

namespace tocsin {

namespace {

constexpr Instant never = std::numeric_limits<Instant>::max();

/// What is over needs no news.
[[nodiscard]] bool isOwed(PromiseKind kind, bool closed)
{
    return !closed || (kind != PromiseKind::NextUpdate && kind != PromiseKind::Eta);
}

/// What was past when a story was imported is owed by nobody here any more.
[[nodiscard]] Instant owedFrom(const Story &story)
{
    constexpr Instant always = std::numeric_limits<Instant>::min();
    if (story.origin.isEmpty())
        return always;
    Instant imported = never;
    for (const Update &update : story.updates)
        imported = std::min(imported, update.posted);
    return imported == never ? always : imported;
}

[[nodiscard]] bool isAtWork(const Story &story)
{
    return story.status == Status::InProgress || story.status == Status::Verifying;
}

/// The word that counts about each promise: the last that anybody gave. What was shelved for an hour may be shelved for less then, or made loud again.
[[nodiscard]] QHash<QString, PromiseAck> shelvesOf(const QList<PromiseAck> &acks)
{
    QHash<QString, PromiseAck> shelves;
    for (const PromiseAck &ack : acks) {
        PromiseAck &last = shelves[ack.promise];
        if (last.promise.isEmpty() || std::tie(last.at, last.until) < std::tie(ack.at, ack.until))
            last = ack;
    }
    return shelves;
}

/// The urgency of @p due at @p now, and whether somebody silenced it.
void judge(DueItem &due, const QHash<QString, PromiseAck> &shelves, Instant now)
{
    due.urgency = urgencyAt(due.due, now);
    const auto shelf = shelves.constFind(due.promise);
    if (shelf == shelves.cend() || shelf->until <= now)
        return;
    due.shelvedUntil = shelf->until;
    due.shelvedBy = shelf->user;
    due.shelfReason = shelf->reason;
}

/// Begin and end of the windows of a maintenance that are not over. The end of a window is due once it has begun, by plan or in fact.
void addWindows(const Story &story, Instant from, Instant now, QList<DueItem> &due)
{
    for (const Window &window : story.windows) {
        if (window.actual && window.actual->end)
            continue;
        const bool begun = window.actual.has_value() || isAtWork(story);
        if (!begun && window.planned.begin >= from)
            due.append({DueKind::WindowBegin, window.planned.begin, window.id, Urgency::Calm, {}, {}, {}});
        if (window.planned.end && *window.planned.end >= from && (begun || window.planned.begin <= now))
            due.append({DueKind::WindowEnd, *window.planned.end, window.id, Urgency::Calm, {}, {}, {}});
    }
}

[[nodiscard]] QList<DueItem> duesOf(const Story &story, const QHash<QString, PromiseAck> &shelves, Instant now)
{
    QList<DueItem> due;
    const Instant from = owedFrom(story);
    for (const Promise &promise : story.promises) {
        if (isOwed(promise.kind, isClosed(story.status)) && !promise.kept && promise.due >= from)
            due.append({dueKindOf(promise.kind), promise.due, promise.id, Urgency::Calm, {}, {}, {}});
    }
    if (story.kind == IncidentKind::Maintenance && !isClosed(story.status))
        addWindows(story, from, now, due);
    for (DueItem &item : due)
        judge(item, shelves, now);
    std::ranges::sort(due, {}, [](const DueItem &item) { return std::tuple(item.due, item.kind, item.promise); });
    return due;
}

[[nodiscard]] bool standsOnDesk(const Story &story, const QList<DueItem> &due, Instant now, Instant ahead)
{
    if (story.retracted)
        return false;
    if (isClosed(story.status))
        return !due.isEmpty();
    switch (story.kind) {
    case IncidentKind::Incident:
        return true;
    case IncidentKind::Maintenance:
        return isAtWork(story) || std::ranges::any_of(due, [now, ahead](const DueItem &item) { return item.due < now + ahead; });
    case IncidentKind::Announcement:
        return !due.isEmpty(); // it has no course of its own, and would stand here for ever
    }
    return false;
}

/// Places a line: missed ones first, oldest first; then by what is due, or heard of again, next; last those with nothing due, longest open first.
[[nodiscard]] std::tuple<int, Instant> placeOf(const DeskItem &item, Instant opened)
{
    Instant missed = never;
    Instant next = never;
    for (const DueItem &due : item.due) {
        if (due.urgency == Urgency::Missed && !due.shelvedUntil)
            missed = std::min(missed, due.due);
        next = std::min(next, due.shelvedUntil ? std::max(due.due, *due.shelvedUntil) : due.due);
    }
    if (missed != never)
        return {0, missed};
    return next != never ? std::tuple(1, next) : std::tuple(2, opened);
}

} // namespace

Urgency urgencyAt(Instant due, Instant now)
{
    return now > due ? Urgency::Missed : now >= due - soonMs ? Urgency::Soon : Urgency::Calm;
}

DueKind dueKindOf(PromiseKind kind)
{
    switch (kind) {
    case PromiseKind::NextUpdate:
        return DueKind::NextUpdate;
    case PromiseKind::Eta:
        return DueKind::Eta;
    case PromiseKind::RootCause:
        return DueKind::RootCause;
    case PromiseKind::GraceEnd:
        return DueKind::GraceEnd;
    }
    return DueKind::Nothing;
}

QList<DeskItem> deskOf(const QList<Story> &stories, const QList<PromiseAck> &acks, Instant now, Instant ahead)
{
    const QHash<QString, PromiseAck> shelves = shelvesOf(acks);
    std::vector<std::pair<std::tuple<int, Instant, QString>, DeskItem>> lines;
    for (const Story &story : stories) {
        DeskItem item{story.id, story.title, story.kind, story.status, {}, withoutRestored(story.targets, targetsAt(story, now).restored), duesOf(story, shelves, now), Urgency::Calm};
        if (!standsOnDesk(story, item.due, now, ahead))
            continue;
        for (const Impact &impact : story.impacts) {
            if (isOnAt(impact, story, now))
                item.worst = std::max(item.worst.value_or(impact.level), impact.level);
        }
        for (const DueItem &due : std::as_const(item.due)) {
            if (!due.shelvedUntil)
                item.urgency = std::max(item.urgency, due.urgency);
        }
        lines.emplace_back(std::tuple_cat(placeOf(item, story.opened), std::tuple(story.id)), std::move(item));
    }
    std::ranges::sort(lines, {}, &decltype(lines)::value_type::first);
    QList<DeskItem> desk;
    desk.reserve(static_cast<qsizetype>(lines.size()));
    for (auto &line : lines)
        desk.append(std::move(line.second));
    return desk;
}

std::optional<Instant> nextChange(const QList<DeskItem> &items, Instant now)
{
    std::optional<Instant> next;
    const auto consider = [&next, now](Instant at) {
        if (at > now && (!next || at < *next))
            next = at;
    };
    for (const DeskItem &item : items) {
        for (const DueItem &due : item.due) {
            consider(due.due - soonMs);
            consider(due.due); // the end of a window is due from its begin on
            consider(due.due + 1); // missed: later than due
            if (due.shelvedUntil)
                consider(*due.shelvedUntil);
        }
    }
    return next;
}

} // namespace tocsin
