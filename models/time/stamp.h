// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/incident.h"
#include "models/domain/instant.h"
#include "models/domain/result.h"

#include <QDate>
#include <QString>
#include <QStringList>

namespace tocsin {

/// How the zone of a stamp is written.
enum class ZoneSpelling {
    Abbreviation, ///< "CEST"; "UTC+05:45" where the place has no letters
    Place, ///< "Pacific time", "Paris time", in words of the stamp's language
    Offset, ///< "UTC+02:00"
};
template<> inline constexpr std::array enumNames<ZoneSpelling>{
    EnumName<ZoneSpelling>{ZoneSpelling::Abbreviation, QLatin1StringView("abbreviation")},
    EnumName<ZoneSpelling>{ZoneSpelling::Place, QLatin1StringView("place")},
    EnumName<ZoneSpelling>{ZoneSpelling::Offset, QLatin1StringView("offset")},
};

/// How the date of a stamp is written.
enum class DateSpelling {
    None, ///< a clock only
    Iso, ///< 2023-09-29
    Short, ///< as the language writes a short date with a four-digit year: 29/09/2023
    Long, ///< Friday, 29 September 2023; the order and the joining words of the language
    LongNoYear, ///< vendredi 29 septembre
};
template<> inline constexpr std::array enumNames<DateSpelling>{
    EnumName<DateSpelling>{DateSpelling::None, QLatin1StringView("none")},
    EnumName<DateSpelling>{DateSpelling::Iso, QLatin1StringView("iso")},
    EnumName<DateSpelling>{DateSpelling::Short, QLatin1StringView("short")},
    EnumName<DateSpelling>{DateSpelling::Long, QLatin1StringView("long")},
    EnumName<DateSpelling>{DateSpelling::LongNoYear, QLatin1StringView("long_no_year")},
};

/// Hours of a day: 24, 12 with AM and PM (never 0: midnight is 12 AM), or as the language has it.
enum class HourCycle { Language, TwentyFour, Twelve };
template<> inline constexpr std::array enumNames<HourCycle>{
    EnumName<HourCycle>{HourCycle::Language, QLatin1StringView("language")},
    EnumName<HourCycle>{HourCycle::TwentyFour, QLatin1StringView("24")},
    EnumName<HourCycle>{HourCycle::Twelve, QLatin1StringView("12")},
};

/// How an instant is written. Part of a house style; the default is Tocsin's own, `2023-09-29 12:20 CEST (06:20 EDT, 03:20 PDT)`.
struct StampStyle
{
    DateSpelling date = DateSpelling::Iso;
    HourCycle hours = HourCycle::TwentyFour; ///< of the first zone
    HourCycle otherHours = HourCycle::TwentyFour; ///< of the zones in brackets
    bool seconds = false; ///< "19:16:00" in the first zone
    bool padHour = true; ///< first zone: "09:48", else "9:48"
    bool otherPadHour = true; ///< "06:20 AM" in brackets
    ZoneSpelling zone = ZoneSpelling::Abbreviation;
    int maxZones = 0; ///< at most so many zones, the first included; 0: all
    QString fixedZone; ///< IANA id that this house always writes in (Clever Cloud: UTC), whatever the audience; empty: the audience's zones
    DateSpelling otherDay = DateSpelling::Iso; ///< on a page, in a style without dates: how the date of an instant is written that the page's own day does not settle
    bool operator==(const StampStyle &) const = default;
};

/// @p instant in each of @p zones (IANA ids, home first; unknown ids are left out; none left: UTC), in @p language (BCP 47). Another zone's date is written
/// where it differs from the first one's: `2023-09-29 08:20 CEST (2023-09-28 23:20 PDT)`, or its weekday in a style without dates. A zone's place gives way to its
/// abbreviation where its clock shows the time twice, and an abbreviation to the offset where our own table would read it otherwise. Zones that show the same clock, date and name are written once.
/// @p precision Hour leaves minutes out where the style's language can, Day writes dates only.
[[nodiscard]] QString stamp(Instant instant, const StampStyle &style, const QStringList &zones, const QString &language,
                            Precision precision = Precision::Minute);

/// The date that the first zone of such a stamp shows.
[[nodiscard]] QDate stampDate(Instant instant, const StampStyle &style, const QStringList &zones);

/// [begin, end) in each zone; the date is written once where both ends share it: `2023-09-29 22:00–23:30 CEST (16:00–17:30 EDT)`.
[[nodiscard]] QString intervalStamp(Instant begin, Instant end, const StampStyle &style, const QStringList &zones, const QString &language);

/// A date by itself in the spelling of @p style.
[[nodiscard]] QString dateText(QDate date, const StampStyle &style, const QString &language);

/// "15–20 min", "1 h 30 min", "2 Tage": @p longestMs >= @p shortestMs >= 0; equal for a single duration. Whole seconds; units from days down to seconds.
[[nodiscard]] QString durationText(qint64 shortestMs, qint64 longestMs, const QString &language);

/// @p text, a stamp or a duration of this file, with the language's word for "about".
[[nodiscard]] QString aboutInstant(const QString &text, const QString &language);
[[nodiscard]] QString aboutDuration(const QString &text, const QString &language);

/// @p number with the digits and groups of @p language.
[[nodiscard]] QString numberText(qint64 number, const QString &language);

/// The languages that stamps know the joining words of: en fr de es it pt nl nb ja zh ko. Others are written as en.
[[nodiscard]] QStringList stampLanguages();

} // namespace tocsin
