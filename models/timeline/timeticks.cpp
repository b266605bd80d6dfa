// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/timeline/timeticks.h"

#include <array>

namespace tocsin {
namespace {

using Unit = TickStep::Unit;

struct Candidate
{
    TickStep step;
    Instant length; // about
};
constexpr Instant monthMs = 30 * dayMs;
constexpr Instant yearMs = 365 * dayMs;
constexpr std::array candidates{
    Candidate{{Unit::Second, 1}, secondMs},
    Candidate{{Unit::Second, 5}, 5 * secondMs},
    Candidate{{Unit::Second, 15}, 15 * secondMs},
    Candidate{{Unit::Second, 30}, 30 * secondMs},
    Candidate{{Unit::Second, 60}, minuteMs},
    Candidate{{Unit::Second, 5 * 60}, 5 * minuteMs},
    Candidate{{Unit::Second, 10 * 60}, 10 * minuteMs},
    Candidate{{Unit::Second, 15 * 60}, 15 * minuteMs},
    Candidate{{Unit::Second, 30 * 60}, 30 * minuteMs},
    Candidate{{Unit::Second, 3600}, hourMs},
    Candidate{{Unit::Second, 2 * 3600}, 2 * hourMs},
    Candidate{{Unit::Second, 3 * 3600}, 3 * hourMs},
    Candidate{{Unit::Second, 6 * 3600}, 6 * hourMs},
    Candidate{{Unit::Second, 12 * 3600}, 12 * hourMs},
    Candidate{{Unit::Day, 1}, dayMs},
    Candidate{{Unit::Day, 2}, 2 * dayMs},
    Candidate{{Unit::Day, 7}, 7 * dayMs},
    Candidate{{Unit::Month, 1}, monthMs},
    Candidate{{Unit::Month, 3}, 3 * monthMs},
    Candidate{{Unit::Month, 6}, 6 * monthMs},
    Candidate{{Unit::Year, 1}, yearMs},
    Candidate{{Unit::Year, 2}, 2 * yearMs},
    Candidate{{Unit::Year, 5}, 5 * yearMs},
    Candidate{{Unit::Year, 10}, 10 * yearMs},
    Candidate{{Unit::Year, 20}, 20 * yearMs},
    Candidate{{Unit::Year, 50}, 50 * yearMs},
};

constexpr qint64 floorTo(qint64 value, qint64 step)
{
    const qint64 rest = value % step;
    return value - (rest < 0 ? rest + step : rest);
}

QDate dateOf(qint64 wallMs)
{
    return QDate(1970, 1, 1).addDays(floorTo(wallMs, dayMs) / dayMs);
}

// Within a stretch of one offset, round wall times are one division away.
void addWithinStretch(std::vector<TimeTick> &ticks, Instant from, Instant until, qint64 offsetMs, Instant step)
{
    for (qint64 wall = floorTo(from + offsetMs + step - 1, step); wall - offsetMs < until; wall += step) {
        const QTime time = QTime::fromMSecsSinceStartOfDay(static_cast<int>(wall - floorTo(wall, dayMs)));
        ticks.push_back({wall - offsetMs, dateOf(wall), time, time == QTime(0, 0)});
    }
}

QDate firstDate(QDate date, const TickStep &step)
{
    switch (step.unit) {
    case Unit::Second:
        break;
    case Unit::Day:
        if (step.count == 7)
            return date.addDays(1 - date.dayOfWeek()); // Mondays
        // Odd days of the month, so that each month begins with a tick.
        return step.count == 2 ? date.addDays(-((date.day() - 1) % 2)) : date;
    case Unit::Month:
        return QDate(date.year(), (date.month() - 1) / step.count * step.count + 1, 1);
    case Unit::Year:
        return QDate(static_cast<int>(floorTo(date.year(), step.count)), 1, 1);
    }
    return date;
}

QDate nextDate(QDate date, const TickStep &step)
{
    switch (step.unit) {
    case Unit::Second:
        break;
    case Unit::Day:
        if (step.count == 2 && date.addDays(2).month() != date.month())
            return QDate(date.year(), date.month(), 1).addMonths(1);
        return date.addDays(step.count);
    case Unit::Month:
        return date.addMonths(step.count);
    case Unit::Year:
        return date.addYears(step.count);
    }
    return date.addDays(1);
}

bool isMajorDate(QDate date, const TickStep &step)
{
    switch (step.unit) {
    case Unit::Second:
        return true;
    case Unit::Day:
        return step.count == 7 ? date.day() <= 7 : date.day() == 1;
    case Unit::Month:
        return date.month() == 1;
    case Unit::Year:
        return date.year() % (step.count * 5) == 0;
    }
    return false;
}

} // namespace

TickStep stepFor(const TimeScale &scale, double spacing)
{
    for (const Candidate &candidate : candidates) {
        if (static_cast<double>(candidate.length) / scale.msPerPixel() >= spacing)
            return candidate.step;
    }
    return candidates.back().step;
}

Instant startOfDay(const QString &zone, QDate date)
{
    const auto midnight = instantsOf(zone, date, QTime(0, 0));
    if (!midnight.isEmpty())
        return midnight.first();
    // Midnight was skipped: the day begins at the jump that skipped it.
    const Instant about = (date.toJulianDay() - QDate(1970, 1, 1).toJulianDay()) * dayMs;
    for (const OffsetChange &change : offsetChangesIn(zone, about - dayMs, about + 2 * dayMs)) {
        const qint64 wallBefore = change.at + qint64{change.secondsBefore} * secondMs;
        const qint64 wallAfter = change.at + qint64{change.secondsAfter} * secondMs;
        if (wallBefore <= about && about < wallAfter)
            return change.at;
    }
    return about;
}

TimeTicks ticksFor(const TimeScale &scale, const QString &zone, const TickStep &step)
{
    const Instant from = scale.begin();
    const Instant until = scale.end();
    TimeTicks found{step, {}, offsetChangesIn(zone, from, until)};
    if (step.unit == Unit::Second) {
        Instant stretch = from;
        qint64 offset = qint64{offsetSecondsAt(zone, from)} * secondMs;
        for (const OffsetChange &change : found.changes) {
            addWithinStretch(found.ticks, stretch, change.at, offset, step.count * secondMs);
            stretch = change.at;
            offset = qint64{change.secondsAfter} * secondMs;
        }
        addWithinStretch(found.ticks, stretch, until, offset, step.count * secondMs);
        return found;
    }
    for (QDate date = firstDate(wallTimeOf(from, zone).date, step);; date = nextDate(date, step)) {
        const Instant at = startOfDay(zone, date);
        if (at >= until)
            break;
        if (at >= from && (found.ticks.empty() || found.ticks.back().at < at))
            found.ticks.push_back({at, date, QTime(0, 0), isMajorDate(date, step)});
    }
    return found;
}

} // namespace tocsin
