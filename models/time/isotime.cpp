// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/time/isotime.h"

namespace tocsin {

namespace {

constexpr Instant lowest = -62'167'219'200'000; // 0000-01-01T00:00:00Z
constexpr Instant highest = 253'402'300'799'999; // 9999-12-31T23:59:59.999Z

// Days and years by Howard Hinnant's civil_from_days and days_from_civil (public domain): QDate has no year 0.
struct Civil
{
    int year, month, day;
};

Civil civilFrom(qint64 days)
{
    days += 719468; // since 0000-03-01
    const qint64 era = (days >= 0 ? days : days - 146096) / 146097;
    const qint64 dayOfEra = days - era * 146097;
    const qint64 yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365;
    const qint64 dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    const qint64 shifted = (5 * dayOfYear + 2) / 153;
    const int month = int(shifted < 10 ? shifted + 3 : shifted - 9);
    return {int(yearOfEra + era * 400 + (month <= 2 ? 1 : 0)), month, int(dayOfYear - (153 * shifted + 2) / 5 + 1)};
}

qint64 daysFrom(int year, int month, int day)
{
    const int shiftedYear = month <= 2 ? year - 1 : year;
    const int era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400;
    const int yearOfEra = shiftedYear - era * 400;
    const int dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    const int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return qint64(era) * 146097 + dayOfEra - 719468;
}

bool isLeap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int daysIn(int year, int month)
{
    constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && isLeap(year) ? 29 : days[month - 1];
}

/// The digits [at, at + count) as a number, -1 where one is no digit (ASCII only: other scripts' digits are not ISO 8601).
int digits(QStringView text, qsizetype at, int count)
{
    int number = 0;
    for (int i = 0; i < count; ++i) {
        if (at + i >= text.size())
            return -1;
        const char16_t c = text[at + i].unicode();
        if (c < u'0' || c > u'9')
            return -1;
        number = number * 10 + (c - u'0');
    }
    return number;
}

void write(char16_t *&out, int number, int width)
{
    for (int i = width - 1; i >= 0; --i) {
        out[i] = char16_t(u'0' + number % 10);
        number /= 10;
    }
    out += width;
}

} // namespace

QString isoUtc(Instant instant)
{
    instant = std::clamp(instant, lowest, highest);
    const qint64 day = instant / dayMs - (instant % dayMs < 0 ? 1 : 0);
    const int inDay = int(instant - day * dayMs);
    const Civil civil = civilFrom(day);
    char16_t buffer[24];
    char16_t *out = buffer;
    write(out, civil.year, 4);
    *out++ = u'-';
    write(out, civil.month, 2);
    *out++ = u'-';
    write(out, civil.day, 2);
    *out++ = u'T';
    write(out, inDay / int(hourMs), 2);
    *out++ = u':';
    write(out, inDay / int(minuteMs) % 60, 2);
    *out++ = u':';
    write(out, inDay / int(secondMs) % 60, 2);
    if (const int milliseconds = inDay % int(secondMs)) {
        *out++ = u'.';
        write(out, milliseconds, 3);
    }
    *out++ = u'Z';
    return QString::fromUtf16(buffer, out - buffer);
}

std::optional<Instant> fromIsoUtc(QStringView text)
{
    // YYYY-MM-DDTHH:MM[:SS[.f[f[f]]]]Z
    const qsizetype size = text.size();
    if (size < 17 || text[size - 1] != u'Z' || text[4] != u'-' || text[7] != u'-' || text[10] != u'T' || text[13] != u':')
        return std::nullopt;
    const int year = digits(text, 0, 4);
    const int month = digits(text, 5, 2);
    const int day = digits(text, 8, 2);
    const int hour = digits(text, 11, 2);
    const int minute = digits(text, 14, 2);
    if (year < 0 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month) || hour < 0 || hour > 23 || minute < 0 || minute > 59)
        return std::nullopt;
    int second = 0;
    int milliseconds = 0;
    if (size > 17) {
        second = digits(text, 17, 2);
        if (text[16] != u':' || second < 0 || second > 59 || size < 20)
            return std::nullopt;
        if (size > 20) {
            const int decimals = int(std::min<qsizetype>(size - 21, 4));
            if (text[19] != u'.' || decimals < 1 || decimals > 3)
                return std::nullopt;
            milliseconds = digits(text, 20, decimals);
            if (milliseconds < 0)
                return std::nullopt;
            for (int i = decimals; i < 3; ++i)
                milliseconds *= 10;
        }
    }
    return daysFrom(year, month, day) * dayMs + hour * hourMs + minute * minuteMs + second * secondMs + milliseconds;
}

} // namespace tocsin
