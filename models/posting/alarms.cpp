// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/posting/alarms.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace tocsin {

/// What is to be told of @p due now, if anything; remembers it.
std::optional<AlarmSignal::Kind> Alarms::tell(const DueItem &due, qint64 monotonic)
{
    auto told = std::ranges::find_if(m_told, [&due](const Told &known) { return known.promise == due.promise && known.due == due.due; });
    if (told == m_told.end()) {
        m_told.append(Told{due.promise, due.due, Urgency::Calm, monotonic});
        told = m_told.end() - 1;
    }
    const bool isNew = due.urgency > told->urgency;
    const bool again = due.urgency == Urgency::Missed && monotonic - told->at >= repeatMs;
    told->urgency = due.urgency;
    if (!isNew && !again)
        return std::nullopt;
    told->at = monotonic;
    return due.urgency == Urgency::Missed ? AlarmSignal::Kind::Sound : AlarmSignal::Kind::Warn;
}

QList<AlarmSignal> Alarms::tick(const QList<DeskItem> &desk, Instant now, qint64 monotonic)
{
    QList<AlarmSignal> signalled;
    if (m_lastWall) {
        const Instant jump = (now - *m_lastWall) - (monotonic - m_lastMonotonic);
        if (std::abs(jump) >= jumpMs)
            signalled.append({AlarmSignal::Kind::ClockJumped, {}, {}, {}, jump, {}});
    }
    m_lastWall = now;
    m_lastMonotonic = monotonic;

    bool missed = false;
    QList<Told> standing; // what is settled, shelved or calm again is forgotten, and told anew when it comes back
    for (const DeskItem &item : desk) {
        for (const DueItem &due : item.due) {
            if (due.shelvedUntil || due.urgency == Urgency::Calm || due.kind == DueKind::Nothing)
                continue;
            missed = missed || due.urgency == Urgency::Missed;
            if (const auto kind = tell(due, monotonic))
                signalled.append({*kind, item.incident, item.title, due, 0, {}});
            standing.append(*std::ranges::find_if(m_told, [&due](const Told &known) { return known.promise == due.promise && known.due == due.due; }));
        }
    }
    m_told = standing;
    if (std::exchange(m_sounding, missed) && !missed)
        signalled.append({AlarmSignal::Kind::Quiet, {}, {}, {}, 0, {}});

    if (m_hubHeard && !m_staleTold && monotonic - *m_hubHeard > staleMs) {
        m_staleTold = true;
        signalled.append({AlarmSignal::Kind::SyncStale, {}, {}, {}, monotonic - *m_hubHeard, {}});
    }
    if (!m_failure.isEmpty() && !m_failureTold) {
        m_failureTold = true;
        signalled.append({AlarmSignal::Kind::Undelivered, {}, {}, {}, 0, m_failure});
    }
    return signalled;
}

void Alarms::failed(const QString &what)
{
    if (m_failure == what)
        return;
    m_failure = what;
    m_failureTold = false;
}

void Alarms::delivered()
{
    m_failure.clear();
    m_failureTold = false;
}

void Alarms::hubHeard(qint64 monotonic)
{
    m_hubHeard = monotonic;
    m_staleTold = false;
}

void Alarms::hubLeft()
{
    m_hubHeard.reset();
    m_staleTold = false;
}

Instant Alarms::nextTick(const QList<DeskItem> &desk, Instant now) const
{
    if (!m_failure.isEmpty() && !m_failureTold)
        return now;
    Instant next = now + repeatMs;
    if (const std::optional<Instant> change = nextChange(desk, now))
        next = std::min(next, *change);
    const Instant elapsed = m_lastWall ? std::max<Instant>(0, now - *m_lastWall) : 0;
    for (const Told &told : m_told) {
        if (told.urgency == Urgency::Missed)
            next = std::min(next, now + told.at + repeatMs - m_lastMonotonic - elapsed);
    }
    return std::max(next, now + 1);
}

} // namespace tocsin
