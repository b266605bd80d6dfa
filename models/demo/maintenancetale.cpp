// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/demo/tale.h"

#include "models/time/walltime.h"

namespace tocsin::demo {

InstantRange Tale::drawWindow(Instant announced)
{
    const qint64 minutes = (m_scene.shortest + m_random.below(m_scene.longest - m_scene.shortest + 1)) / 30 * 30;
    if (m_plan.windowBegin)
        return {*m_plan.windowBegin, *m_plan.windowBegin + m_plan.minutes.value_or(minutes) * minuteMs};
    // At night where the machines are, between 22:00 and 04:30, days after it is announced.
    const qint64 halfHour = m_random.between(0, 13);
    const QDate day = wallTimeOf(announced, m_timeZone).date.addDays(m_random.between(3, 14) + (halfHour >= 4 ? 1 : 0));
    const QTime time = QTime(22, 0).addSecs(int(halfHour) * 1800);
    const QList<Instant> instants = instantsOf(m_timeZone, day, time);
    // In the hour that a spring night skips there is no such time; the work begins three hours later then.
    const Instant begin = instants.isEmpty() ? instantsOf(m_timeZone, day, QTime(5, 0)).value(0) : instants.first();
    return {begin, begin + minutes * minuteMs};
}

void Tale::tellMaintenance()
{
    const Instant announced = m_plan.begin;
    InstantRange planned = drawWindow(announced);
    const auto intervalOf = [this](const InstantRange &range) { return IntervalToken{range.begin, *range.end, m_timeZone, false}; };
    set(Slot::Window, intervalOf(planned));
    const qint64 shortest = std::max(1, m_scene.impactShortest);
    set(Slot::Length, DurationToken{shortest * minuteMs, m_scene.impactLongest * minuteMs, false});
    begin(announced, announced, false);

    Window window;
    window.planned = planned;
    window.zone = m_timeZone;
    window.expectedLevel = m_scene.worst;
    window.shortestMinutes = int(shortest);
    window.longestMinutes = m_scene.impactLongest;
    window.announced = announced;
    const QString windowId = m_pen.write(announced, window);
    const auto plannedImpact = [&planned](const QString &target) {
        Impact impact;
        impact.target = target;
        impact.level = Level::Maintenance;
        impact.range = planned;
        impact.planned = true;
        return impact;
    };
    QStringList impacts;
    for (const QString &target : std::as_const(m_targets))
        impacts.append(m_pen.write(announced, plannedImpact(target)));
    say(Step::Scheduled, announced, Status::Scheduled);

    const Instant changed = announced + (planned.begin - announced) / 2 / minuteMs * minuteMs;
    const bool mayChange = !m_plan.windowBegin && isPast(changed + 5 * minuteMs);
    constexpr double cancelled = 0.05;
    constexpr double rescheduled = 0.08;
    if (mayChange && m_random.chance(cancelled)) {
        say(Step::Cancelled, changed, Status::Cancelled);
        m_pen.write(m_lastSaid, CancelFact{windowId, changed});
        for (const QString &impact : std::as_const(impacts))
            m_pen.write(m_lastSaid, RetractionFact{impact});
        m_ended = changed;
        return;
    }
    if (mayChange && m_random.chance(rescheduled)) {
        const Instant by = m_random.between(1, 7) * dayMs;
        planned = {planned.begin + by, *planned.end + by};
        set(Slot::Window, intervalOf(planned));
        m_pen.write(changed, RescheduleFact{windowId, planned});
        for (qsizetype i = 0; i < impacts.size(); ++i)
            impacts[i] = m_pen.write(changed, plannedImpact(m_targets.at(i)), impacts.at(i));
        say(Step::Rescheduled, changed, std::nullopt);
        window.planned = planned;
    }
    const Instant started = planned.begin + m_random.between(0, 6) * minuteMs;
    if (isPast(started))
        tellWork(windowId, window, started);
}

void Tale::tellWork(const QString &windowId, Window window, Instant started)
{
    const InstantRange planned = window.planned;
    const Instant length = *planned.end - planned.begin;
    const bool overruns = m_random.chance(0.08);
    const bool turnsBad = overruns && m_random.chance(0.35);
    const Instant ended = overruns ? *planned.end + m_random.between(15, 150) * minuteMs
                                   : planned.begin + Instant(double(length) * (0.45 + 0.5 * m_random.fraction())) / minuteMs * minuteMs;
    const qint64 away = m_random.between(std::max(1, m_scene.impactShortest), std::max(1, m_scene.impactLongest));
    set(Slot::End, token(ended));
    set(Slot::Took, DurationToken{away * minuteMs, away * minuteMs, false});
    set(Slot::Eta, token((ended + 9 * minuteMs) / (5 * minuteMs) * (5 * minuteMs)));
    set(Slot::Next, token(*planned.end + 30 * minuteMs));
    say(Step::InProgress, started, Status::InProgress);

    // What customers really felt, machine after machine, each for a part of the window.
    const qint64 room = std::max<qint64>(1, (std::min(ended, *planned.end) - started) / minuteMs - away);
    for (const QString &server : std::as_const(m_servers)) {
        const Instant from = started + m_random.below(room) * minuteMs;
        const bool stays = turnsBad && server == m_servers.first();
        impact(server, m_scene.worst, stays ? *planned.end - away * minuteMs : from, stays ? *planned.end : from + away * minuteMs);
    }
    while (m_impacts.size() + m_targets.size() < m_plan.impacts && isPast(started + minuteMs))
        flap(started, std::min(ended, m_now));

    window.actual = InstantRange{started, isPast(ended + 5 * minuteMs) ? std::optional(ended) : std::nullopt};
    m_pen.write(m_lastSaid, window, windowId);
    if (overruns && !say(Step::Overrun, *planned.end + 2 * minuteMs, Status::InProgress).isEmpty() && turnsBad)
        m_overran = *planned.end;
    if (!isPast(ended + 5 * minuteMs))
        return;
    if (m_random.chance(0.4))
        say(Step::Verifying, ended - std::min<Instant>(10 * minuteMs, (ended - started) / 3), Status::Verifying);
    keep(PromiseKind::Eta, ended, m_lastSaid);
    say(Step::Completed, ended, Status::Completed);
    m_ended = ended;
}

} // namespace tocsin::demo
