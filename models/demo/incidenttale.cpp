// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/demo/tale.h"

#include "models/time/walltime.h"

namespace tocsin::demo {
namespace {

Instant toFiveMinutes(Instant instant)
{
    constexpr Instant step = 5 * minuteMs;
    return (instant + step / 2) / step * step;
}

} // namespace

void Tale::tellIncident()
{
    const Instant start = m_plan.begin;
    const Instant end = start + drawMinutes() * minuteMs;
    set(Slot::Start, token(start));
    set(Slot::End, token(end));
    set(Slot::Took, DurationToken{end - start, end - start, false});
    const qint64 restart = m_random.between(3, 15);
    set(Slot::Length, DurationToken{restart * minuteMs, (restart + m_random.between(2, 10)) * minuteMs, true});
    hit(start, end);
    constexpr double untoldUntilLater = 0.06;
    if (!m_continues && isPast(end + dayMs) && end - start < 2 * hourMs && m_random.chance(untoldUntilLater))
        tellAfterwards(end);
    else
        tellInSteps(end);
}

void Tale::tellAfterwards(Instant end)
{
    const Instant told = std::min(m_now - minuteMs, end + m_random.between(3, 20) * hourMs);
    begin(told, m_plan.begin, true);
    say(Step::Retroactive, end, Status::Resolved);
    m_ended = end;
}

void Tale::tellInSteps(Instant end)
{
    const Instant start = m_plan.begin;
    const Instant length = end - start;
    const auto at = [start, length](double share) { return start + Instant(double(length) * share) / minuteMs * minuteMs; };
    // The moments at which something is said.
    struct Moment
    {
        Instant at;
        Status status;
        Step step;
    };
    const Instant noticed = std::min(start + m_random.between(2, 18) * minuteMs, at(0.5));
    QList<Moment> moments{{noticed, Status::Investigating, m_continues ? Step::Turned : Step::Open}};
    if (length > 12 * minuteMs)
        moments.append({at(0.25 + 0.25 * m_random.fraction()), Status::Identified, Step::Identified});
    if (length > 70 * minuteMs) {
        const qint64 further = length > 7 * dayMs ? 0 : m_random.between(1, 3);
        for (qint64 i = 0; i < further; ++i)
            moments.append({at(0.55 + 0.1 * double(i)), Status::Identified, Step::Update});
    }
    if (length > 20 * minuteMs)
        moments.append({at(0.86 + 0.1 * m_random.fraction()), Status::Monitoring, Step::Monitoring});
    moments.append({end + m_random.between(1, 12) * minuteMs, Status::Resolved, Step::Resolved});

    // The opening post goes out a little after what it tells of; the story is in any case begun by now.
    begin(std::min(moments.first().at, m_now), start, false);
    for (qsizetype i = 0; i < moments.size(); ++i) {
        const Moment &moment = moments.at(i);
        const Instant following = i + 1 < moments.size() ? moments.at(i + 1).at : moment.at + hourMs;
        // Three of four promises are kept with some minutes to spare.
        const Instant margin = m_random.chance(0.75) ? m_random.between(3, 25) : -m_random.between(3, 15);
        set(Slot::Next, token(std::max(toFiveMinutes(following + margin * minuteMs), moment.at + 15 * minuteMs)));
        const double guess = 0.8 + 0.5 * m_random.fraction();
        set(Slot::Eta, token(toFiveMinutes(std::max(moment.at + 10 * minuteMs, start + Instant(double(length) * guess)))));
        const bool last = moment.status == Status::Resolved;
        if (last && isPast(moment.at + 3 * minuteMs)) {
            keep(PromiseKind::Eta, end, moment.at);
            m_ended = end;
        }
        constexpr double corrected = 0.04;
        if (moment.step == Step::Open && length > hourMs && isPast(moment.at + 20 * minuteMs) && m_random.chance(corrected)) {
            // The first post had the start wrong; a correction replaces it.
            set(Slot::Start, token(start + m_random.between(4, 11) * minuteMs));
            const QString first = say(moment.step, moment.at, moment.status);
            set(Slot::Start, token(start));
            say(moment.step, moment.at, moment.status, first);
            continue;
        }
        say(moment.step, moment.at, moment.status);
    }
    if (m_ended && m_severe && length > 2 * hourMs)
        tellRemedy(end);
}

void Tale::tellRemedy(Instant end)
{
    if (m_scene.target == TargetKind::Zone && isPast(end + hourMs))
        promise(PromiseKind::RootCause, end + rootCauseWithin, m_lastSaid);
    const Instant when = end + m_random.between(2, 30) * hourMs;
    if (!isPast(when + hourMs) || !m_random.chance(0.6))
        return;
    const int days = int(m_random.between(1, 10));
    set(Slot::Days, DurationToken{days * dayMs, days * dayMs, false});
    say(Step::Remedy, when, Status::Resolved);
    Remedy remedy;
    if (m_random.chance(0.6))
        remedy.daysAdded = days;
    else
        remedy.percent = double(m_random.between(1, 10)) * 5;
    if (m_random.chance(0.2))
        remedy.graceUntil = when + 7 * dayMs;
    m_pen.write(m_lastSaid, remedy);
}

void Tale::tellAnnouncement()
{
    const Instant when = m_plan.begin;
    set(Slot::Start, token(when - m_random.between(1, 30) * hourMs));
    // An account looks back, all others look ahead.
    const Instant day = m_scene.target == TargetKind::Zone ? when - m_random.between(2, 6) * dayMs : when + m_random.between(30, 120) * dayMs;
    set(Slot::Date, DateToken{wallTimeOf(day, m_timeZone).date, m_timeZone});
    m_targets = m_scene.target == TargetKind::Zone ? QStringList{m_hoster.zones.at(m_zone).id} : QStringList{m_hoster.service(m_scene.service).id};
    begin(when, when, false);
    say(Step::Notice, when, std::nullopt);
    m_ended = when;
}

} // namespace tocsin::demo
