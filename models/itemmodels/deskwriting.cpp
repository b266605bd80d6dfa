// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/itemmodels/deskwriting.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace tocsin {
namespace {

/// The document that is there, or an empty one where there is none yet.
Result<Document> documentOrNone(WorkspaceReader &reader, const QString &id)
{
    auto found = reader.document(id);
    if (!found && found.error().code == Failure::Code::NotFound)
        return Document{};
    return found;
}

/// Changes this writer's own document of @p date.
Result<void> changeDay(WritingDesk &desk, QDate date, const std::function<Result<void>(HandoverDay &)> &change)
{
    const auto stored = documentOrNone(desk.reader, handoverDocumentId(date, desk.facts.user()));
    if (!stored)
        return tl::unexpected(stored.error());
    HandoverDay day;
    if (!stored->id.isEmpty()) {
        auto known = handoverFrom(*stored);
        if (!known)
            return tl::unexpected(known.error());
        day = std::move(*known);
    }
    day.date = date;
    day.user = desk.facts.user();
    if (const auto changed = change(day); !changed)
        return changed;
    desk.facts.putHandover(day, stored->rev);
    return {};
}

Result<void> acknowledge(WritingDesk &desk, const QStringList &promises, Instant now, Instant until, const QString &reason)
{
    QStringList once = promises;
    once.removeDuplicates(); // begin and end of a window are due by one id
    for (const QString &promise : std::as_const(once)) {
        const auto stored = documentOrNone(desk.reader, ackDocumentId(promise, desk.facts.user()));
        if (!stored)
            return tl::unexpected(stored.error());
        desk.facts.putAck({promise, desk.facts.user(), now, until, reason}, stored->rev);
    }
    return {};
}

} // namespace

Result<void> writeShelf(WritingDesk &desk, const QStringList &promises, Instant until, const QString &reason)
{
    const Instant now = desk.clock.now();
    const Instant end = std::min(until, now + longestShelfMs);
    if (end <= now)
        return failed(Failure::Code::Rejected, u"the time to shelve until is over"_s);
    return acknowledge(desk, promises, now, end, reason);
}

Result<void> writeUnshelf(WritingDesk &desk, const QStringList &promises)
{
    const Instant now = desk.clock.now();
    return acknowledge(desk, promises, now, now, {});
}

Result<QString> writeKept(WritingDesk &desk, const QString &incident, const QString &promise)
{
    const auto story = desk.reader.story(incident);
    if (!story)
        return tl::unexpected(story.error());
    const auto known = std::ranges::find(story->promises, promise, &Promise::id);
    if (known == story->promises.cend() || known->kept)
        return failed(Failure::Code::Rejected, u"somebody else has kept this promise, or made it anew"_s);
    const auto frontier = desk.reader.frontier(incident);
    if (!frontier)
        return tl::unexpected(frontier.error());
    desk.facts.continueStory(incident, *frontier);
    return desk.facts.add(PromiseKeptFact{promise, desk.clock.now()});
}

Result<void> writeRetraction(WritingDesk &desk, const QString &incident, const QString &fact)
{
    const auto frontier = desk.reader.frontier(incident);
    if (!frontier)
        return tl::unexpected(frontier.error());
    desk.facts.continueStory(incident, *frontier);
    desk.facts.add(RetractionFact{fact});
    return {};
}

Result<void> writeNote(WritingDesk &desk, QDate date, const QString &text)
{
    return changeDay(desk, date, [&](HandoverDay &day) -> Result<void> {
        day.notes.append({desk.facts.newKey(), text, desk.facts.user(), desk.clock.now(), {}, {}});
        return {};
    });
}

Result<void> writeTick(WritingDesk &desk, QDate date, const QString &document, const QString &key)
{
    return changeDay(desk, date, [&](HandoverDay &day) -> Result<void> {
        if (document == handoverDocumentId(date, desk.facts.user())) {
            const auto note = std::ranges::find(day.notes, key, &HandoverNote::key);
            if (note == day.notes.end())
                return failed(Failure::Code::NotFound, u"no note "_s + key + u" in "_s + document);
            if (note->tickedBy.isEmpty()) {
                note->tickedBy = desk.facts.user();
                note->ticked = desk.clock.now();
            }
            return {};
        }
        if (const QString name = document + u'#' + key; !day.tickedNotes.contains(name))
            day.tickedNotes.append(name);
        return {};
    });
}

Result<void> writeLeaving(WritingDesk &desk, QDate date, const QString &sheet)
{
    return changeDay(desk, date, [&](HandoverDay &day) -> Result<void> {
        day.handovers.append({desk.facts.newKey(), desk.clock.now(), {}, sheet});
        return {};
    });
}

Result<void> writeComing(WritingDesk &desk, QDate date, const QString &document, const QString &key, const QString &sheet)
{
    const auto leaving = desk.reader.document(document);
    if (!leaving)
        return tl::unexpected(leaving.error());
    const auto day = handoverFrom(*leaving);
    if (!day)
        return tl::unexpected(day.error());
    if (day->user == desk.facts.user())
        return failed(Failure::Code::Rejected, day->user + u" cannot take over from "_s + day->user);
    if (std::ranges::find(day->handovers, key, &Handover::key) == day->handovers.cend())
        return failed(Failure::Code::NotFound, u"no sheet "_s + key + u" in "_s + document);
    return changeDay(desk, date, [&](HandoverDay &mine) -> Result<void> {
        const QString of = document + u'#' + key;
        if (std::ranges::find(mine.handovers, of, &Handover::of) == mine.handovers.end()) // pressed twice is signed once
            mine.handovers.append({desk.facts.newKey(), desk.clock.now(), of, sheet});
        return {};
    });
}

} // namespace tocsin
