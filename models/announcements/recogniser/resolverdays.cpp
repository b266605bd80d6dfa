// SPDX-License-Identifier: GPL-3.0-or-later
// Which day a date means: its year, and the order of day and month.
#include "models/announcements/recogniser/resolver.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace tocsin {

namespace {

/// Years in which a post without one may have been written.
constexpr int firstYear = 1998;

} // namespace

/// A writer keeps to one order: "13/02/2024" beside "05/02/2024" tells it, and so do two dates that are neighbours in one order only.
std::optional<bool> TimeResolver::slashDayFirst(const TimeToken &date) const
{
    constexpr int reach = 40;
    constexpr qint64 near = 2;
    constexpr qint64 far = 20;
    const QList<TimeToken> &tokens = m_text.tokens();
    const auto at = std::lower_bound(tokens.cbegin(), tokens.cend(), date.first, [](const TimeToken &token, int first) { return token.first < first; });
    const qsizetype middle = at - tokens.cbegin();
    int dayFirst = 0;
    int monthFirst = 0;
    const TimeToken *previous = nullptr;
    const auto dayIn = [](const TimeToken &token, bool first) {
        const bool asRead = token.dayWasFirst == first;
        return QDate(token.year == 0 ? 2000 : token.year, asRead ? token.month : token.day, asRead ? token.day : token.month);
    };
    for (qsizetype index = std::max<qsizetype>(0, middle - reach); index < std::min<qsizetype>(tokens.size(), middle + reach); ++index) {
        const TimeToken &token = tokens.at(index);
        if (token.kind != TimeToken::Kind::Date || !token.slash)
            continue;
        if (!token.eitherOrder && token.day != token.month)
            (token.dayWasFirst ? dayFirst : monthFirst) += 1;
        if (previous && (previous->eitherOrder || token.eitherOrder) && previous->year == token.year) {
            const qint64 asDays = std::abs(dayIn(*previous, true).daysTo(dayIn(token, true)));
            const qint64 asMonths = std::abs(dayIn(*previous, false).daysTo(dayIn(token, false)));
            const bool both = dayIn(*previous, true).isValid() && dayIn(token, true).isValid() && dayIn(*previous, false).isValid() && dayIn(token, false).isValid();
            dayFirst += both && asDays > 0 && asDays <= near && asMonths >= far ? 1 : 0;
            monthFirst += both && asMonths > 0 && asMonths <= near && asDays >= far ? 1 : 0;
        }
        previous = &token;
    }
    if ((dayFirst > 0) == (monthFirst > 0))
        return std::nullopt;
    return dayFirst > 0;
}

TimeResolver::DayReading TimeResolver::dayOf(const TimeToken &date) const
{
    DayReading reading;
    if (date.eitherOrder) {
        TimeToken swapped = date;
        swapped.eitherOrder = false;
        const TimeToken asRead = swapped;
        std::swap(swapped.day, swapped.month);
        if (const auto dayFirst = slashDayFirst(date)) {
            reading = dayOf(*dayFirst == date.dayWasFirst ? asRead : swapped);
            if (reading.weekdayFits)
                return reading;
            reading = {};
        }
        if (date.year == 0) {
            // The weekday, else the day on which the post was written, tells month from day.
            const DayReading one = dayOf(asRead);
            const DayReading other = dayOf(swapped);
            if (!one.date || !other.date)
                return one;
            if (date.weekday != 0 && one.weekdayFits != other.weekdayFits)
                return one.weekdayFits ? one : other;
            const qint64 oneAway = m_reference.isValid() ? std::abs(m_reference.daysTo(*one.date)) : 0;
            const qint64 otherAway = m_reference.isValid() ? std::abs(m_reference.daysTo(*other.date)) : 0;
            reading = otherAway < oneAway ? other : one;
            reading.settled = m_reference.isValid() && std::min(oneAway, otherAway) <= 3 && std::max(oneAway, otherAway) >= 14;
            if (!reading.settled)
                reading.candidates = otherAway < oneAway ? QList<QDate>{*other.date, *one.date} : QList<QDate>{*one.date, *other.date};
            return reading;
        }
    }
    const auto fits = [&date](const QDate &day) { return date.weekday == 0 || day.dayOfWeek() == date.weekday; };
    if (date.year != 0) {
        reading.date = QDate(date.year, date.month, date.day);
        reading.weekdayFits = fits(*reading.date);
        reading.settled = reading.weekdayFits;
        if (date.eitherOrder) {
            const QDate swapped(date.year, date.day, date.month);
            // The weekday, else the day on which the post was written, tells month from day.
            if (date.weekday != 0 && !fits(*reading.date) && fits(swapped)) {
                reading.date = swapped;
                reading.weekdayFits = true;
                reading.settled = true;
            } else if (date.weekday == 0 && m_reference.isValid()) {
                const qint64 asRead = std::abs(m_reference.daysTo(*reading.date));
                const qint64 other = std::abs(m_reference.daysTo(swapped));
                if (other < asRead)
                    reading.date = swapped;
                reading.settled = std::min(asRead, other) <= 3 && std::max(asRead, other) >= 14;
            } else if (date.weekday == 0) {
                reading.settled = false;
            }
            if (!reading.settled)
                reading.candidates = {*reading.date, *reading.date == swapped ? QDate(date.year, date.month, date.day) : swapped};
            if (date.weekday != 0 && reading.weekdayFits && !fits(swapped))
                reading.candidates.clear();
        }
        return reading;
    }
    reading.yearInferred = true;
    if (m_yearNear) {
        QDate best;
        for (int year = m_yearNear->year() - 1; year <= m_yearNear->year() + 1; ++year) {
            const QDate day(year, date.month, date.day);
            if (day.isValid() && (!best.isValid() || std::abs(m_yearNear->daysTo(day)) < std::abs(m_yearNear->daysTo(best))))
                best = day;
        }
        if (best.isValid()) {
            reading.date = best;
            reading.weekdayFits = fits(best);
            reading.settled = reading.weekdayFits;
            // Almost as near a year earlier or later; a weekday would tell them apart.
            constexpr int unclearDays = 150;
            const qint64 ahead = m_yearNear->daysTo(best);
            if (date.weekday == 0 && std::abs(ahead) > unclearDays) {
                reading.settled = false;
                reading.candidates = {best, QDate(best.year() + (ahead > 0 ? -1 : 1), date.month, date.day)};
                reading.candidates.removeIf([](const QDate &day) { return !day.isValid(); });
            }
            return reading;
        }
    }
    for (int year = m_latestYear; year >= firstYear; --year) {
        const QDate day(year, date.month, date.day);
        if (day.isValid() && fits(day))
            reading.candidates += day;
    }
    const auto distance = [this](const QDate &day) {
        int nearest = m_yearsNearby.isEmpty() ? 0 : 1000;
        for (const int year : m_yearsNearby)
            nearest = std::min(nearest, std::abs(day.year() - year));
        return nearest;
    };
    std::stable_sort(reading.candidates.begin(), reading.candidates.end(), [&distance](const QDate &a, const QDate &b) { return distance(a) < distance(b); });
    return reading;
}

void TimeResolver::setYearHints(const QList<int> &years, const QDate &today)
{
    m_yearsNearby = years;
    if (today.isValid())
        m_latestYear = today.year() + 1;
}

ImportedTime TimeResolver::resolveDay(const ReadClock &read) const
{
    ImportedTime time = blankTime(read);
    time.precision = Precision::Day;
    const DayReading day = dayOf(m_text.tokens().at(read.date));
    time.date = day.date;
    return time;
}

/// "next Tuesday", "am kommenden Dienstag"
bool TimeResolver::hasNextBefore(int lexeme) const
{
    for (int from = std::max(0, lexeme - 3); from < lexeme; ++from) {
        const ScannedText::Match *next = m_text.matchAt(from, WordKind::Next);
        if (next && next->last == lexeme)
            return true;
    }
    return false;
}

} // namespace tocsin
