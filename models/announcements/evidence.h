// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace tocsin {

/// UTF-16 offsets into ImportedPage::text, half-open; empty where there is nothing.
struct TextSpan
{
    int begin = 0;
    int end = 0;
    [[nodiscard]] bool isEmpty() const { return begin >= end; }
    bool operator==(const TextSpan &) const = default;
};

/// How a time stands in the text, before anything is concluded from it: the parts as written, and which other time it belongs to.
/// 0 (or an empty string, or -1 for an index) where something is not written.
struct TimeEvidence
{
    TextSpan clock;
    TextSpan date; ///< may stand elsewhere and hold for several times, see @ref ownDate
    TextSpan zone;
    TextSpan weekday; ///< without a date
    TextSpan dayWord; ///< "today"
    // The date's parts.
    int year = 0;
    int month = 0;
    int day = 0;
    int dateWeekday = 0; ///< 1 Monday .. 7, beside the date
    bool eitherOrder = false; ///< 6/7/2022, where both orders are dates
    bool monthDayOnly = false; ///< "05-13"
    bool ownDate = false; ///< the date stands beside this clock, not beside its partner
    // The clock's parts.
    int hour = 0; ///< 0..24, as written
    int minute = 0;
    int meridiem = 0; ///< 1 AM, 2 PM
    bool malformed = false; ///< "15pm", "00:56AM"
    bool zeroPadded = false; ///< "09:00"
    int dayPart = 0; ///< 1 before noon, 2 after: "in the morning", "tonight"
    // The zone.
    QString zoneWord; ///< "CEST"
    bool ownZone = false; ///< it stands beside this clock, not beside its partner
    // What it belongs to.
    int partner = -1; ///< the other end of its range: index into ImportedPost::times
    bool isEnd = false; ///< it is the later end of that range
    int conversionOf = -1; ///< the time that this one repeats in another zone: index into ImportedPost::times
    int update = -1; ///< the update in which it stands: index into ImportedPost::updates, -1: the body
    bool stamp = false; ///< it is that update's stamp
    bool inTitle = false;
    bool inHeader = false; ///< in the lines below the title that are no text
    bool past = false; ///< its sentence tells what happened
    bool future = false; ///< its sentence tells what will be
    bool over = false; ///< its sentence says that something has ended
    bool operator==(const TimeEvidence &) const = default;
};

/// A day that is named without a date: "tonight", "the night of Thursday to Friday".
struct DayWordEvidence
{
    TextSpan span;
    bool weekdays = false; ///< weekdays instead of a word like "today"
    bool dated = false; ///< a date beside it, or the stamp of its statement, says which day it is
    bool operator==(const DayWordEvidence &) const = default;
};

/// What looks like a date or clock and is none: "31 June", "22th", "25:10".
struct BrokenTimeEvidence
{
    enum class What { Ordinal, Day, Month, Clock };
    TextSpan span;
    What what = What::Day;
    QString right; ///< what to write instead, where that is certain: "22nd"
    bool operator==(const BrokenTimeEvidence &) const = default;
};

/// A word behind a clock that looks like a zone and is in no table: "10:00 XKT".
struct UnknownZoneEvidence
{
    TextSpan span;
    bool operator==(const UnknownZoneEvidence &) const = default;
};

/// Two days where one is meant: "Monday 25 or Tuesday 26 September".
struct AlternativeEvidence
{
    TextSpan span;
    bool operator==(const AlternativeEvidence &) const = default;
};

/// All of a post that its readings rest on; the linter's rules work over it.
struct PostEvidence
{
    QList<TimeEvidence> times; ///< one for each of ImportedPost::times
    QList<DayWordEvidence> dayWords;
    QList<BrokenTimeEvidence> broken;
    QList<UnknownZoneEvidence> unknownZones;
    QList<AlternativeEvidence> alternatives;
    QString timesInZone; ///< "Times in UTC"
    bool operator==(const PostEvidence &) const = default;
};

} // namespace tocsin
