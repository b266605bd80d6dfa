// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/time/walltime.h"
#include "models/timeline/timescale.h"

#include <QDate>
#include <QString>
#include <QTime>

#include <vector>

namespace tocsin {

/// How far ticks are apart: @ref count seconds, days, months or years of the wall clock.
struct TickStep
{
    enum class Unit { Second, Day, Month, Year };
    Unit unit = Unit::Second;
    int count = 1;
    bool operator==(const TickStep &) const = default;
};

/// One tick and what the wall clock of the zone shows there.
struct TimeTick
{
    Instant at = 0;
    QDate date;
    QTime time; ///< 00:00 on the first instant of a day, even where the zone skipped midnight
    bool isMajor = false; ///< begins the next bigger thing: a day among hours, a month among days, a year among months
    bool operator==(const TimeTick &) const = default;
};

struct TimeTicks
{
    TickStep step;
    std::vector<TimeTick> ticks; ///< by instant
    QList<OffsetChange> changes; ///< where the zone's clock jumps in view, to be marked
};

/// The finest step whose labels, @p spacing pixels wide at least, do not touch on @p scale.
[[nodiscard]] TickStep stepFor(const TimeScale &scale, double spacing);

/// The ticks of @p zone on @p scale: where its wall clock shows round times. A day of 23 hours lacks the ticks of the hour that does not
/// exist, a day of 25 hours has those of the repeated hour twice. Days begin at the zone's own midnight, or where that was skipped at
/// the first instant of the day.
[[nodiscard]] TimeTicks ticksFor(const TimeScale &scale, const QString &zone, const TickStep &step);

/// The first instant of @p date in @p zone. Where the zone skipped the whole day, the first instant after it.
[[nodiscard]] Instant startOfDay(const QString &zone, QDate date);

} // namespace tocsin
