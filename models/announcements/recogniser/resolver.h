// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/announcements/importer.h"
#include "models/announcements/recogniser/composer.h"

namespace tocsin {

/// What the place of a clock in the post says about it.
struct TimeContext
{
    std::optional<QDate> day; ///< for clocks without a date: heading, stamp, header or day of writing
    bool daySettled = false; ///< false: only a guess
    std::optional<Instant> near; ///< instant of the stamp above; a clock without a date lies near it
    bool forward = false; ///< it lies after @ref near: an ETA
    QString zoneWord; ///< zone word that holds here; empty: the home zone
    bool zoneSettled = true; ///< false: @ref zoneWord stands elsewhere in the post and the home zone may be meant
    bool stamp = false; ///< the clock dates a statement
    bool dayIsReference = false; ///< @ref day is only the day of writing that came with the text
    QList<QDate> days = {}; ///< where @ref day is not known: the days that it may be, best first
    bool below = false; ///< it stands in an update, which may have been written on another day than the post
    bool ahead = false; ///< it is planned: "on Tuesday" is the next one
    bool zoneLikely = false; ///< @ref zoneWord is not settled, but likelier than the home zone
    bool fromWriting = false; ///< @ref near is when the text as a whole was published, and no day stands in it
    bool future = false; ///< the sentence speaks of what is to come
    std::optional<QDate> either = {}; ///< the day from which "yesterday" may count as well as from @ref day
};

/// Turns read clocks into instants with their certainty.
class TimeResolver
{
public:
    /// @p yearNear: the day by which a year that is not written is found; none: unknown. @p reference: the day of writing that came with the text,
    /// by which 6/7 is told from 7/6.
    TimeResolver(const ScannedText &text, QString homeZone, std::optional<QDate> yearNear, QDate reference);

    /// Years that stand elsewhere in the text, which make the years near them likelier, and the day of reading, after which nothing was written.
    void setYearHints(const QList<int> &years, const QDate &today);

    struct DayReading
    {
        std::optional<QDate> date;
        bool settled = false;
        bool yearInferred = false;
        bool weekdayFits = true;
        QList<QDate> candidates; ///< where the year is unknown: the days that fit the weekday
    };
    /// The day that @p date names.
    [[nodiscard]] DayReading dayOf(const TimeToken &date) const;

    /// @p start is the resolved beginning of the same range when @p read is its end.
    [[nodiscard]] ImportedTime resolve(const ReadClock &read, const ReadClock *partner, const TimeContext &context, const ImportedTime *start);

    /// The same wall clock given again in another zone; it means @p main wherever the clock agrees, and settles whether that
    /// (token @p mainClock) is before or after noon.
    [[nodiscard]] ImportedTime resolveConversion(const ReadClock &read, const TimeContext &context, ImportedTime &main, int mainClock);

    /// A date without a clock.
    [[nodiscard]] ImportedTime resolveDay(const ReadClock &read) const;

    /// Whether the post writes AM and PM: with "9:05", and with "9點05分".
    void setTwelveHourStyle(bool marks, bool units)
    {
        m_twelveHours = marks;
        m_twelveHourUnits = units;
    }

private:
    struct Hours
    {
        QList<int> options; ///< best first
        bool settled = true;
    };
    /// Which order of day and month the dates with slashes near lexeme @p lexeme have; empty: they do not tell.
    [[nodiscard]] std::optional<bool> slashDayFirst(const TimeToken &date) const;
    [[nodiscard]] bool hasNextBefore(int lexeme) const;
    [[nodiscard]] bool isOfNight(const ReadClock &read) const;
    [[nodiscard]] bool endsNight(const TimeToken &date) const;
    [[nodiscard]] bool hasTwentyFourHourSisters(int clock) const;
    [[nodiscard]] Hours hoursOf(const ReadClock &read, const ReadClock *partner) const;
    [[nodiscard]] ImportedTime blankTime(const ReadClock &read) const;
    void place(ImportedTime &time, const QList<QDate> &days, const Hours &hours, const TimeToken &clock, const QStringList &zoneWords, bool settled, const ReadClock &read);

    const ScannedText &m_text;
    QString m_homeZone;
    std::optional<QDate> m_yearNear;
    QDate m_reference;
    QList<int> m_yearsNearby;
    int m_latestYear = 2030;
    bool m_twelveHours = false;
    bool m_twelveHourUnits = false;
    QList<int> m_onlyHoursOpen; ///< clock tokens of which all is known but whether they are before or after noon
};

} // namespace tocsin
