// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/posting/handoversheet.h"

#include <QSet>

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

namespace tocsin {

namespace {

[[nodiscard]] bool isPromise(DueKind kind)
{
    return kind != DueKind::WindowBegin && kind != DueKind::Nothing;
}

/// When the next window of a maintenance begins; none where none is to come.
[[nodiscard]] std::optional<Instant> nextBegin(const DeskItem &item, Instant now)
{
    for (const DueItem &due : item.due) {
        if (due.kind == DueKind::WindowBegin && due.due >= now)
            return due.due;
    }
    return std::nullopt;
}

/// Whether work goes on, or should: a window whose begin passed unsaid is open work, too.
[[nodiscard]] bool isOpenWork(const DeskItem &item, Instant now)
{
    if (isClosed(item.status))
        return false;
    if (item.kind != IncidentKind::Maintenance || item.status == Status::InProgress || item.status == Status::Verifying)
        return true;
    return std::ranges::any_of(item.due, [now](const DueItem &due) { return due.kind == DueKind::WindowEnd || (due.kind == DueKind::WindowBegin && due.due < now); });
}

} // namespace

HandoverSheet handoverSheet(const QList<DeskItem> &desk, const QList<HandoverDay> &days, Instant now)
{
    HandoverSheet sheet;
    sheet.at = now;
    QList<std::pair<Instant, DeskItem>> coming;
    for (const DeskItem &item : desk) {
        if (isOpenWork(item, now))
            sheet.open.append(item);
        for (const DueItem &due : item.due) {
            if (isPromise(due.kind) && due.due < now + promisesAhead)
                sheet.promises.append({item.incident, item.title, due});
        }
        const std::optional<Instant> begin = nextBegin(item, now);
        if (item.kind == IncidentKind::Maintenance && begin && *begin < now + maintenanceAhead)
            coming.append({*begin, item});
    }
    std::ranges::stable_sort(sheet.promises, {}, [](const HandoverSheet::Due &due) { return std::tie(due.due.due, due.incident); });
    std::ranges::stable_sort(coming, {}, &std::pair<Instant, DeskItem>::first);
    for (const auto &[begin, item] : std::as_const(coming))
        sheet.maintenance.append(item);

    QSet<QString> ticked;
    QSet<QString> signedFor;
    for (const HandoverDay &day : days) {
        for (const QString &note : day.tickedNotes)
            ticked.insert(note);
        for (const Handover &handover : day.handovers)
            signedFor.insert(handover.of);
    }
    Instant takenOver = 0; // of the newest sheet that somebody signed for, older ones included; a sheet that was signed after it still waits
    for (const HandoverDay &day : days) {
        for (const Handover &handover : day.handovers) {
            if (handover.of.isEmpty() && signedFor.contains(handoverDocumentId(day.date, day.user) + u'#' + handover.key))
                takenOver = std::max(takenOver, handover.at);
        }
    }
    for (const HandoverDay &day : days) {
        const QString document = handoverDocumentId(day.date, day.user);
        for (const HandoverNote &note : day.notes) {
            if (note.tickedBy.isEmpty() && !ticked.contains(document + u'#' + note.key))
                sheet.notes.append({document, note});
        }
        for (const Handover &handover : day.handovers) {
            const bool waits = handover.of.isEmpty() && handover.at > takenOver;
            if (waits && (!sheet.waiting || handover.at > sheet.waiting->at)) {
                sheet.waiting = handover;
                sheet.waitingDocument = document;
                sheet.waitingBy = day.user;
            }
        }
    }
    std::ranges::stable_sort(sheet.notes, {}, [](const HandoverSheet::Note &note) { return std::tie(note.note.at, note.note.key); });
    return sheet;
}

} // namespace tocsin
