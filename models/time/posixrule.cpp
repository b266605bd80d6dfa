// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/time/posixrule.h"

#include <QDate>

namespace tocsin {

namespace {

/// Reads a rule from left to right; every function says whether it found what it is named after.
class Reader
{
public:
    explicit Reader(const QByteArray &text) : m_text(text) {}

    [[nodiscard]] bool atEnd() const { return m_at >= m_text.size(); }
    [[nodiscard]] char next() const { return atEnd() ? '\0' : m_text.at(m_at); }
    [[nodiscard]] bool skip(char wanted)
    {
        if (next() != wanted)
            return false;
        ++m_at;
        return true;
    }

    [[nodiscard]] bool name(QString &found)
    {
        const bool quoted = skip('<');
        const qsizetype from = m_at;
        const auto belongs = [quoted](char c) {
            const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            return letter || (quoted && ((c >= '0' && c <= '9') || c == '+' || c == '-'));
        };
        while (belongs(next()))
            ++m_at;
        found = QString::fromLatin1(m_text.sliced(from, m_at - from));
        return found.size() >= 3 && (!quoted || skip('>'));
    }

    [[nodiscard]] bool number(int &found, int lowest, int highest)
    {
        const qsizetype from = m_at;
        found = 0;
        while (next() >= '0' && next() <= '9' && m_at - from < 4)
            found = found * 10 + (m_text.at(m_at++) - '0');
        return m_at > from && found >= lowest && found <= highest;
    }

    /// [+-]h[h[h]][:mm[:ss]] in seconds.
    [[nodiscard]] bool clock(int &seconds, int highestHour)
    {
        const bool negative = skip('-');
        if (!negative)
            (void)skip('+');
        int hours = 0;
        int minutes = 0;
        int rest = 0;
        if (!number(hours, 0, highestHour))
            return false;
        if (skip(':')) {
            if (!number(minutes, 0, 59))
                return false;
            if (skip(':') && !number(rest, 0, 59))
                return false;
        }
        seconds = (hours * 60 + minutes) * 60 + rest;
        if (negative)
            seconds = -seconds;
        return true;
    }

    [[nodiscard]] bool change(PosixChange &found)
    {
        if (!skip(','))
            return false;
        bool ok = false;
        if (skip('M')) {
            found.kind = PosixChange::Kind::MonthWeekDay;
            ok = number(found.month, 1, 12) && skip('.') && number(found.week, 1, 5) && skip('.') && number(found.day, 0, 6);
        } else if (skip('J')) {
            found.kind = PosixChange::Kind::DayWithoutLeap;
            ok = number(found.day, 1, 365);
        } else {
            found.kind = PosixChange::Kind::DayOfYear;
            ok = number(found.day, 0, 365);
        }
        return ok && (!skip('/') || clock(found.seconds, 167));
    }

private:
    const QByteArray &m_text;
    qsizetype m_at = 0;
};

} // namespace

Instant PosixChange::wallIn(int year) const
{
    qint64 julian = 0;
    switch (kind) {
    case Kind::MonthWeekDay: {
        const QDate first(year, month, 1);
        const int weekday = first.dayOfWeek() % 7; // Sunday 0, as POSIX counts
        int dayOfMonth = 1 + (day - weekday + 7) % 7 + (week - 1) * 7;
        if (dayOfMonth > first.daysInMonth())
            dayOfMonth -= 7;
        julian = first.toJulianDay() + dayOfMonth - 1;
        break;
    }
    case Kind::DayWithoutLeap:
        julian = QDate(year, 1, 1).toJulianDay() + day - 1 + (QDate::isLeapYear(year) && day >= 60 ? 1 : 0);
        break;
    case Kind::DayOfYear:
        julian = QDate(year, 1, 1).toJulianDay() + day;
        break;
    }
    return (julian - epochJulianDay) * dayMs + seconds * secondMs;
}

std::optional<PosixRule> PosixRule::parse(const QByteArray &text)
{
    Reader reader(text);
    PosixRule rule;
    int west = 0; // POSIX counts offsets westwards
    if (!reader.name(rule.standardName) || !reader.clock(west, 24))
        return std::nullopt;
    rule.standardSeconds = -west;
    if (reader.atEnd())
        return rule;
    rule.hasDaylight = true;
    rule.daylightSeconds = rule.standardSeconds + 3600;
    if (!reader.name(rule.daylightName))
        return std::nullopt;
    if (!reader.atEnd() && reader.next() != ',') {
        if (!reader.clock(west, 24))
            return std::nullopt;
        rule.daylightSeconds = -west;
    }
    if (!reader.change(rule.toDaylight) || !reader.change(rule.toStandard) || !reader.atEnd())
        return std::nullopt;
    return rule;
}

} // namespace tocsin
