// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/instant.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace tocsin {

inline constexpr qint64 epochJulianDay = 2440588; ///< 1970-01-01, as QDate::toJulianDay() counts

/// The day and time of one yearly change, as POSIX writes it.
struct PosixChange
{
    enum class Kind {
        MonthWeekDay, ///< Mm.w.d: the w-th weekday d (0 Sunday) of month m, 5 being the last
        DayWithoutLeap, ///< Jn: day 1..365, 29 February never counted
        DayOfYear, ///< n: day 0..365
    };
    Kind kind = Kind::MonthWeekDay;
    int month = 1;
    int week = 1;
    int day = 0;
    int seconds = 2 * 3600; ///< after local midnight, -167 h to 167 h (RFC 8536, 3.3.1)

    /// The change in @p year as milliseconds of a clock on the wall that knows no zone.
    [[nodiscard]] Instant wallIn(int year) const;
};

/// A zone's law for all years to come: the footer of a TZif file, "CET-1CEST,M3.5.0,M10.5.0/3".
struct PosixRule
{
    int standardSeconds = 0; ///< east of UTC
    QString standardName;
    bool hasDaylight = false;
    int daylightSeconds = 0; ///< may be less than standardSeconds: Dublin's winter time is "daylight"
    QString daylightName;
    PosixChange toDaylight;
    PosixChange toStandard;

    /// Nothing where @p text is not such a rule.
    [[nodiscard]] static std::optional<PosixRule> parse(const QByteArray &text);
};

} // namespace tocsin
