// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/announcements/formats/sourcetime.h"

#include "models/time/walltime.h"

#include <QDateTime>

using namespace Qt::StringLiterals;

namespace tocsin {

namespace {

constexpr std::array monthNames{"jan"_L1, "feb"_L1, "mar"_L1, "apr"_L1, "may"_L1, "jun"_L1,
                                "jul"_L1, "aug"_L1, "sep"_L1, "oct"_L1, "nov"_L1, "dec"_L1};
constexpr std::array fullMonthNames{"january"_L1,   "february"_L1, "march"_L1,    "april"_L1,
                                    "may"_L1,       "june"_L1,     "july"_L1,     "august"_L1,
                                    "september"_L1, "october"_L1,  "november"_L1, "december"_L1};
constexpr std::array dayNames{"mon"_L1, "tue"_L1, "wed"_L1, "thu"_L1, "fri"_L1, "sat"_L1, "sun"_L1};

/// Reads a text from left to right; every step says whether it found what it looked for.
class Cursor
{
public:
    explicit Cursor(QStringView text) : m_text(text) { }

    [[nodiscard]] bool atEnd() const { return m_at >= m_text.size(); }
    [[nodiscard]] QChar peek() const { return atEnd() ? QChar() : m_text.at(m_at); }
    bool skip(QChar mark)
    {
        if (peek() != mark || atEnd())
            return false;
        ++m_at;
        return true;
    }
    void skipSpaces()
    {
        while (!atEnd() && peek().isSpace())
            ++m_at;
    }
    /// A number of @p least to @p most digits, or -1.
    int number(int least, int most)
    {
        int value = 0;
        int digits = 0;
        while (digits < most && !atEnd() && peek() >= u'0' && peek() <= u'9') {
            value = value * 10 + (peek().unicode() - u'0');
            ++digits;
            ++m_at;
        }
        return digits < least ? -1 : value;
    }
    [[nodiscard]] QStringView word()
    {
        const qsizetype from = m_at;
        while (!atEnd() && peek().isLetter())
            ++m_at;
        return m_text.mid(from, m_at - from);
    }

private:
    QStringView m_text;
    qsizetype m_at = 0;
};

template <typename Names> [[nodiscard]] int indexIn(const Names &names, QStringView word)
{
    for (size_t index = 0; index < names.size(); ++index) {
        if (word.compare(names[index], Qt::CaseInsensitive) == 0)
            return static_cast<int>(index);
    }
    return -1;
}

[[nodiscard]] int monthFrom(QStringView word)
{
    const int full = indexIn(fullMonthNames, word);
    return 1 + (full >= 0 ? full : indexIn(monthNames, word == u"Sept" ? word.left(3) : word));
}

[[nodiscard]] bool isBelieved(QDate date)
{
    return date.isValid() && date.year() >= firstYear && date.year() <= lastYear;
}

[[nodiscard]] QString zoneOfOffset(int seconds)
{
    if (seconds == 0)
        return u"UTC"_s;
    const int minutes = std::abs(seconds) / 60;
    return u"UTC%1%2:%3"_s.arg(seconds < 0 ? u'-' : u'+')
        .arg(minutes / 60, 2, 10, QChar(u'0'))
        .arg(minutes % 60, 2, 10, QChar(u'0'));
}

[[nodiscard]] SourceTime offsetTime(const QString &written, QDate date, QTime time, int offsetSeconds)
{
    SourceTime result;
    result.written = written;
    result.utc = QDateTime(date, time, Qt::UTC).toMSecsSinceEpoch() - offsetSeconds * secondMs;
    result.certain = true;
    result.zone = zoneOfOffset(offsetSeconds);
    result.candidates = {TimeCandidate{*result.utc, result.zone, u"the offset is stated"_s}};
    result.date = date;
    result.time = time;
    return result;
}

/// "+01:00", "-0330", "+01": seconds east, or nothing.
[[nodiscard]] std::optional<int> offsetFrom(Cursor &cursor)
{
    const bool west = cursor.peek() == u'-' || cursor.peek() == u'\u2212';
    if (!west && cursor.peek() != u'+')
        return std::nullopt;
    cursor.skip(cursor.peek());
    const int hours = cursor.number(2, 2);
    cursor.skip(u':');
    const int minutes = cursor.atEnd() || !cursor.peek().isDigit() ? 0 : cursor.number(2, 2);
    if (hours < 0 || hours > 15 || minutes < 0 || minutes > 59)
        return std::nullopt;
    return (west ? -1 : 1) * (hours * 60 + minutes) * 60;
}

/// The clock of hour to second; 24:00 is the next midnight, the leap second the one before it.
[[nodiscard]] bool settle(QDate &date, QTime &time, int hour, int minute, int second)
{
    if (hour == 24 && minute == 0 && second == 0) {
        date = date.addDays(1);
        hour = 0;
    }
    time = QTime(hour, minute, second == 60 ? 59 : second);
    return isBelieved(date) && time.isValid();
}

} // namespace

SourceTime exactTime(const QString &written, Instant utc)
{
    const QDateTime wall = QDateTime::fromMSecsSinceEpoch(utc, Qt::UTC);
    return offsetTime(written, wall.date(), wall.time(), 0);
}

SourceTime wallTime(const QString &written, QDate date, QTime time, const QString &zone)
{
    SourceTime result;
    result.written = written;
    result.date = date;
    result.time = time;
    result.zone = zone;
    if (zone.isEmpty())
        return result;
    const QList<Instant> instants = instantsOf(zone, date, time);
    for (const Instant instant : instants) {
        const QString evidence = instants.size() == 1
            ? u"the clock in %1"_s.arg(zone)
            : u"%1 in %2, whose clocks go back on that day"_s.arg(abbreviationAt(zone, instant), zone);
        result.candidates += TimeCandidate{instant, zone, evidence};
    }
    if (!instants.isEmpty())
        result.utc = instants.constFirst();
    result.certain = instants.size() == 1;
    return result;
}

SourceTime dayOnly(const QString &written, QDate date)
{
    SourceTime result;
    result.written = written;
    result.date = date;
    result.precision = Precision::Day;
    return result;
}

bool isNever(const QString &text)
{
    return text.startsWith("0001-01-01"_L1);
}

std::optional<SourceTime> timeFromIso(const QString &text, const QString &zone)
{
    const QString written = text.trimmed();
    Cursor cursor(written);
    const int year = cursor.number(4, 4);
    const bool dashed = cursor.skip(u'-');
    const int month = cursor.number(dashed ? 1 : 2, 2);
    if (dashed && !cursor.skip(u'-'))
        return std::nullopt;
    const int day = cursor.number(dashed ? 1 : 2, 2);
    QDate date(year, month, day);
    if (!isBelieved(date))
        return std::nullopt;
    if (cursor.atEnd())
        return dayOnly(written, date);
    if (!cursor.skip(u'T') && !cursor.skip(u't')) {
        if (!cursor.peek().isSpace())
            return std::nullopt;
        cursor.skipSpaces();
    }
    const int hour = cursor.number(1, 2);
    const bool colons = cursor.skip(u':');
    const int minute = cursor.number(2, 2);
    int second = 0;
    if (colons ? cursor.skip(u':') : cursor.peek().isDigit())
        second = cursor.number(2, 2);
    if (cursor.skip(u'.') || cursor.skip(u',')) {
        if (cursor.number(1, 9) < 0)
            return std::nullopt;
    }
    QTime time;
    if (hour < 0 || minute < 0 || second < 0 || !settle(date, time, hour, minute, second))
        return std::nullopt;
    cursor.skipSpaces();
    if (cursor.atEnd())
        return wallTime(written, date, time, zone);
    if (cursor.peek().isLetter()) {
        const QStringView word = cursor.word();
        const bool utc = word.compare("z"_L1, Qt::CaseInsensitive) == 0
            || word.compare("utc"_L1, Qt::CaseInsensitive) == 0 || word.compare("gmt"_L1, Qt::CaseInsensitive) == 0;
        return utc && cursor.atEnd() ? std::optional(offsetTime(written, date, time, 0)) : std::nullopt;
    }
    const auto offset = offsetFrom(cursor);
    // Go writes "2021-03-04 12:00:00 +0100 CET".
    cursor.skipSpaces();
    static_cast<void>(cursor.word());
    if (!offset || !cursor.atEnd())
        return std::nullopt;
    return offsetTime(written, date, time, *offset);
}

std::optional<SourceTime> timeFromRfc822(const QString &text, const QString &zone)
{
    const QString written = text.simplified();
    Cursor cursor(written);
    int weekday = 0;
    if (cursor.peek().isLetter()) {
        weekday = 1 + indexIn(dayNames, cursor.word().left(3));
        cursor.skip(u',');
        cursor.skipSpaces();
    }
    const int day = cursor.number(1, 2);
    cursor.skipSpaces();
    cursor.skip(u'-');
    const int month = monthFrom(cursor.word());
    cursor.skipSpaces();
    cursor.skip(u'-');
    int year = cursor.number(2, 4);
    if (year >= 0 && year < 100)
        year += year < 50 ? 2000 : 1900;
    cursor.skipSpaces();
    const int hour = cursor.number(1, 2);
    const bool colon = cursor.skip(u':');
    const int minute = cursor.number(2, 2);
    const int second = cursor.skip(u':') ? cursor.number(2, 2) : 0;
    QDate date(year, month, day);
    QTime time;
    if (!colon || hour < 0 || minute < 0 || second < 0 || !isBelieved(date)
        || !settle(date, time, hour, minute, second))
        return std::nullopt;
    cursor.skipSpaces();
    std::optional<int> offset;
    if (cursor.peek().isLetter()) {
        // The words of RFC 822; its single letters were defined the wrong way round and mean nothing (RFC 2822, 4.3).
        static constexpr std::array words{std::pair{"ut"_L1, 0},   std::pair{"utc"_L1, 0},  std::pair{"gmt"_L1, 0},
                                          std::pair{"z"_L1, 0},    std::pair{"est"_L1, -5}, std::pair{"edt"_L1, -4},
                                          std::pair{"cst"_L1, -6}, std::pair{"cdt"_L1, -5}, std::pair{"mst"_L1, -7},
                                          std::pair{"mdt"_L1, -6}, std::pair{"pst"_L1, -8}, std::pair{"pdt"_L1, -7}};
        const QStringView word = cursor.word();
        for (const auto &[name, hours] : words) {
            if (word.compare(name, Qt::CaseInsensitive) == 0)
                offset = hours * 3600;
        }
        if (!offset)
            return wallTime(written, date, time, {});
    } else if (!cursor.atEnd()) {
        offset = offsetFrom(cursor);
        if (!offset)
            return std::nullopt;
    } else {
        return wallTime(written, date, time, zone);
    }
    SourceTime result = offsetTime(written, date, time, *offset);
    const bool contradicts = weekday > 0 && QDate(year, month, day).dayOfWeek() != weekday;
    if (contradicts) {
        result.certain = false;
        result.candidates.first().evidence = u"the date, which is no %1"_s.arg(written.section(u',', 0, 0));
    }
    return result;
}

std::optional<SourceTime> timeFromPattern(const QString &text, const QString &pattern, const QString &zone)
{
    const QString written = text.trimmed();
    Cursor cursor(written);
    int year = -1;
    int month = -1;
    int day = -1;
    int hour = -1;
    int minute = 0;
    int second = 0;
    int meridiem = 0;
    for (qsizetype at = 0; at < pattern.size();) {
        const QChar letter = pattern.at(at);
        qsizetype run = 1;
        while (at + run < pattern.size() && pattern.at(at + run) == letter)
            ++run;
        const int least = run >= 2 ? 2 : 1;
        int *field = nullptr;
        if (letter == u'y') {
            year = run >= 4 ? cursor.number(4, 4) : cursor.number(2, 2);
            if (year >= 0 && run < 4)
                year += 2000;
            if (year < 0)
                return std::nullopt;
        } else if (letter == u'M' && run >= 3) {
            month = monthFrom(cursor.word());
            cursor.skip(u'.');
            if (month < 1)
                return std::nullopt;
        } else if (letter == u'A' && at + 1 < pattern.size() && pattern.at(at + 1) == u'P') {
            const QStringView word = cursor.word();
            meridiem = word.compare("am"_L1, Qt::CaseInsensitive) == 0 ? 1
                : word.compare("pm"_L1, Qt::CaseInsensitive) == 0      ? 2
                                                                       : 0;
            if (meridiem == 0)
                return std::nullopt;
            run = 2;
        } else if (letter == u'M' || letter == u'd' || letter == u'H' || letter == u'h' || letter == u'm'
                   || letter == u's') {
            field = letter == u'M' ? &month
                : letter == u'd'   ? &day
                : letter == u'm'   ? &minute
                : letter == u's'   ? &second
                                   : &hour;
            *field = cursor.number(least, 2);
            if (*field < 0)
                return std::nullopt;
        } else {
            for (qsizetype mark = 0; mark < run; ++mark) {
                if (!cursor.skip(letter))
                    return std::nullopt;
            }
        }
        at += run;
    }
    QDate date(year, month, day);
    if (!cursor.atEnd() || !isBelieved(date))
        return std::nullopt;
    if (hour < 0)
        return dayOnly(written, date);
    if (meridiem != 0 && (hour < 1 || hour > 12))
        return std::nullopt;
    if (meridiem != 0)
        hour = hour % 12 + (meridiem == 2 ? 12 : 0);
    QTime time;
    if (!settle(date, time, hour, minute, second))
        return std::nullopt;
    return wallTime(written, date, time, zone);
}

} // namespace tocsin
