// SPDX-License-Identifier: GPL-3.0-or-later
// Dates in digits and words, and the weekdays beside them.
#include "models/announcements/recogniser/tokenscanner.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace tocsin {

/// "2024", ", 2024", "de 2024" or "'24" at @p index; sets token.year and returns the lexeme after it, else @p index.
int TokenScanner::takeYear(int index, TimeToken &token) const
{
    int at = index;
    if (m_text.isMark(at, u',') || m_text.isMark(at, u'.'))
        ++at;
    if (at < m_text.count() && at + 1 < m_text.count() && m_text.has(at, WordKind::Join) && isNumber(at + 1, 4, 4))
        ++at;
    if (!isNumber(at, 4, 4) || m_text.m_lexemes.at(at).gap == Lexeme::Gap::Paragraph || !isYear(number(at)))
        return index;
    // A date of its own begins the next line.
    if (m_text.beginsLine(at) && (m_text.isDash(at + 1) || m_text.isMark(at + 1, u'/') || m_text.isMark(at + 1, u'.')) && m_text.isGapless(at + 1) && isNumber(at + 2, 1, 2))
        return index;
    // "October 23, 2024:00" is no year.
    if (m_text.isMark(at + 1, u':') && m_text.isGapless(at + 1) && isNumber(at + 2, 2, 2) && m_text.isGapless(at + 2))
        return index;
    token.year = number(at);
    return at + 1;
}

std::optional<TimeToken> TokenScanner::dateAt(int index) const
{
    if (!standsFree(index) || follows(index, WordKind::NotClock))
        return std::nullopt;
    using Reader = std::optional<TimeToken> (TokenScanner::*)(int) const;
    static constexpr Reader numeric[] = {&TokenScanner::yearFirstAt, &TokenScanner::eraDateAt, &TokenScanner::dayMonthYearAt, &TokenScanner::yearlessAt};
    for (const Reader reader : numeric) {
        auto found = (this->*reader)(index);
        if (!found)
            continue;
        const bool possible = found->month >= 1 && found->month <= 12 && found->day >= 1 && found->day <= 31;
        if (possible && (found->year == 0 || (isYear(found->year) && QDate::isValid(found->year, found->month, found->day))))
            return found;
    }
    if (auto found = dayMonthAt(index))
        return found;
    return dayAloneAt(index);
}

/// "2024-03-05", "2024/3/5", "2024. 3. 5.", "2024-Nov-14", "2024 November 14", "2024年3月5日", "20240305" alone on its line.
std::optional<TimeToken> TokenScanner::yearFirstAt(int index) const
{
    TimeToken token;
    token.first = index;
    if (isNumber(index, 8, 8) && m_text.beginsLine(index) && m_text.beginsLine(index + 1)) {
        const QStringView digits = m_text.lower(index);
        token.year = digits.left(4).toInt();
        token.month = digits.mid(4, 2).toInt();
        token.day = digits.mid(6).toInt();
        token.last = index + 1;
        return token;
    }
    if (!isNumber(index, 4, 4) || !isYear(number(index)))
        return std::nullopt;
    token.year = number(index);
    const bool separated = (m_text.isMark(index + 1, u'-') || m_text.isMark(index + 1, u'/') || m_text.isMark(index + 1, u'.')) && m_text.isGapless(index + 1);
    const bool dotted = separated && m_text.isMark(index + 1, u'.');
    const auto near = [this, dotted](int at) { return m_text.isGapless(at) || (dotted && at < m_text.count() && m_text.m_lexemes.at(at).gap == Lexeme::Gap::Space); };
    const auto sameSeparator = [this, index](int at) { return at < m_text.count() && m_text.lower(at) == m_text.lower(index + 1); };
    if (separated && isNumber(index + 2, 1, 2) && near(index + 2) && sameSeparator(index + 3) && isNumber(index + 4, 1, 2) && near(index + 4)) {
        token.month = number(index + 2);
        token.day = number(index + 4);
        token.last = index + 5;
        token.yearFirst = true;
        // The dot behind "2024. 3. 5." is its own.
        if (dotted && !m_text.isGapless(index + 2) && m_text.isMark(token.last, u'.') && m_text.isGapless(token.last))
            ++token.last;
        return token;
    }
    if ((unitAt(index + 1) == u'年' || unitAt(index + 1) == u'년') && isNumber(index + 2, 1, 2) && (unitAt(index + 3) == u'月' || unitAt(index + 3) == u'월')) {
        token.month = number(index + 2);
        token.last = index + 4;
        if (const int day = dayNumberEnd(index + 4); day > 0) {
            token.day = number(index + 4);
            token.last = day;
        }
        return token;
    }
    const int named = separated ? index + 2 : index + 1;
    const ScannedText::Match *month = m_text.matchAt(named, WordKind::Month);
    if (!month || m_text.m_lexemes.at(named).gap > Lexeme::Gap::Space)
        return std::nullopt;
    const int day = separated && sameSeparator(month->last) ? month->last + 1 : month->last;
    if (!isNumber(day, 1, 2) || m_text.m_lexemes.at(day).gap > Lexeme::Gap::Space || isClockShape(day))
        return std::nullopt;
    token.month = static_cast<int>(month->meaning.value);
    token.day = number(day);
    token.last = day + 1;
    if (m_text.has(token.last, WordKind::DaySuffix) && m_text.isGapless(token.last))
        token.last = m_text.matchAt(token.last, WordKind::DaySuffix)->last;
    return token;
}

/// Where "5日" at @p index ends; -1 where there is none.
int TokenScanner::dayNumberEnd(int index) const
{
    const char16_t unit = unitAt(index + 1);
    return isNumber(index, 1, 2) && (unit == u'日' || unit == u'일' || unit == u'号' || unit == u'號') ? index + 2 : -1;
}

/// "令和6年3月5日", "民國113年3月5日", and "113/03/05" where a Chinese text counts its years so.
std::optional<TimeToken> TokenScanner::eraDateAt(int index) const
{
    TimeToken token;
    token.first = index;
    for (int back = 1; back <= 3 && index - back >= 0; ++back) {
        const ScannedText::Match *era = m_text.matchAt(index - back, WordKind::Era);
        if (!era || era->last != index || !isNumber(index, 1, 3) || unitAt(index + 1) != u'年' || !isNumber(index + 2, 1, 2) || unitAt(index + 3) != u'月')
            continue;
        const int last = dayNumberEnd(index + 4);
        if (last < 0)
            return std::nullopt;
        token.first = era->first;
        token.year = static_cast<int>(era->meaning.value) + number(index);
        token.month = number(index + 2);
        token.day = number(index + 4);
        token.last = last;
        return token;
    }
    const int epoch = m_text.m_data.constFirst()->calendarEpoch;
    if (epoch == 0 || !isNumber(index, 3, 3) || !isNumber(index + 2, 1, 2) || !isNumber(index + 4, 1, 2) || !isYear(epoch + number(index)))
        return std::nullopt;
    const bool marks = (m_text.isMark(index + 1, u'/') || m_text.isMark(index + 1, u'.')) && m_text.isGapless(index + 1) && m_text.isGapless(index + 2)
        && m_text.lower(index + 3) == m_text.lower(index + 1) && m_text.isGapless(index + 3) && m_text.isGapless(index + 4)
        && !(m_text.isMark(index + 5, u'.') && m_text.isGapless(index + 5) && isNumber(index + 6, 1, 3) && m_text.isGapless(index + 6));
    const int last = unitAt(index + 1) == u'年' && unitAt(index + 3) == u'月' ? dayNumberEnd(index + 4) : -1;
    if (!marks && last < 0)
        return std::nullopt;
    token.year = epoch + number(index);
    token.month = number(index + 2);
    token.day = number(index + 4);
    token.last = marks ? index + 5 : last;
    return token;
}

/// "05/03/2024", "5. 3. 2024", "05.04.19", "14/Nov/2024".
std::optional<TimeToken> TokenScanner::dayMonthYearAt(int index) const
{
    const bool separated = (m_text.isMark(index + 1, u'-') || m_text.isMark(index + 1, u'/') || m_text.isMark(index + 1, u'.')) && m_text.isGapless(index + 1);
    if (!isNumber(index, 1, 2) || !separated || index + 4 >= m_text.count())
        return std::nullopt;
    TimeToken token;
    token.first = index;
    const bool slash = m_text.isMark(index + 1, u'/');
    const bool dotted = m_text.isMark(index + 1, u'.');
    const int a = number(index);
    if (const ScannedText::Match *month = m_text.matchAt(index + 2, WordKind::Month); month && slash && m_text.isMark(month->last, u'/') && isNumber(month->last + 1, 4, 4)) {
        token.day = a;
        token.month = static_cast<int>(month->meaning.value);
        token.year = number(month->last + 1);
        token.last = month->last + 2;
        return token;
    }
    if (!isNumber(index + 2, 1, 2) || m_text.lower(index + 3) != m_text.lower(index + 1) || !m_text.isGapless(index + 3))
        return std::nullopt;
    const bool tight = m_text.isGapless(index + 2) && m_text.isGapless(index + 4);
    const bool spaced = dotted && m_text.m_lexemes.at(index + 2).gap <= Lexeme::Gap::Space && m_text.m_lexemes.at(index + 4).gap <= Lexeme::Gap::Space && isNumber(index + 4, 4, 4);
    // Two digits of a year only where nothing else looks like that: 05.04.19, not the version 2.6.26.
    const bool shortYear = isNumber(index + 4, 2, 2) && isNumber(index, 2, 2) && isNumber(index + 2, 2, 2) && !m_text.isMark(index + 1, u'-')
        && !(m_text.isMark(index + 5, u'.') && m_text.isGapless(index + 5) && isNumber(index + 6, 1, 3) && m_text.isGapless(index + 6));
    // "Do 28.4.22, 07:05": what stands beside it tells a date from a version.
    token.last = index + 5;
    const bool looseYear = (slash || (dotted && m_text.m_data.constFirst()->dayFirst)) && isNumber(index + 4, 2, 2) && !(m_text.isMark(index + 5, u'.') && m_text.isGapless(index + 5) && isNumber(index + 6, 1, 3) && m_text.isGapless(index + 6))
        && besideClockOrWeekday(token);
    if (!(tight && (isNumber(index + 4, 4, 4) || shortYear || looseYear)) && !spaced)
        return std::nullopt;
    const int b = number(index + 2);
    // "24/04/03" is the year first in East Asia, and elsewhere where it can be nothing else.
    const QString &main = m_text.m_data.constFirst()->code;
    const bool eastAsian = main == u"ja" || main == u"zh" || main == u"ko";
    const int c = number(index + 4);
    if (shortYear && b >= 1 && b <= 12 && c >= 1 && ((eastAsian && a > 12) || (a > 31 && c <= 31))) {
        token.year = 2000 + a;
        token.month = b;
        token.day = c;
        token.yearFirst = true;
        token.last = index + 5;
        return token;
    }
    const bool monthFirst = slash && a <= 12 && (b > 12 || !m_text.m_data.constFirst()->dayFirst);
    token.year = shortYear || looseYear ? 2000 + number(index + 4) : number(index + 4);
    token.month = monthFirst ? a : b;
    token.day = monthFirst ? b : a;
    // Dashes do not say it either in English.
    const bool dashes = m_text.isMark(index + 1, u'-') && main == u"en";
    token.eitherOrder = (slash || dashes) && a <= 12 && b <= 12 && a != b;
    token.slash = slash || dashes;
    token.dayWasFirst = !monthFirst;
    token.last = index + 5;
    return token;
}

/// "3月5日", and beside a weekday or a clock "3/5(火)", "Tue 3/5 14:00", "am 05.03. um 22:00"; behind a label or a bracket "05-13".
std::optional<TimeToken> TokenScanner::yearlessAt(int index) const
{
    if (!isNumber(index, 1, 2) || index + 2 >= m_text.count())
        return std::nullopt;
    TimeToken token;
    token.first = index;
    const int a = number(index);
    if ((unitAt(index + 1) == u'月' || unitAt(index + 1) == u'월') && dayNumberEnd(index + 2) > 0) {
        token.month = a;
        token.day = number(index + 2);
        token.last = dayNumberEnd(index + 2);
        return token;
    }
    if (!isNumber(index + 2, 1, 2) || !m_text.isGapless(index + 1) || m_text.m_lexemes.at(index + 2).gap > Lexeme::Gap::Space)
        return std::nullopt;
    const int b = number(index + 2);
    const bool tight = m_text.isGapless(index + 2);
    const bool more = index + 3 < m_text.count() && m_text.lower(index + 3) == m_text.lower(index + 1) && m_text.isGapless(index + 3);
    const LanguageData &language = *m_text.m_data.constFirst();
    token.last = index + 3;
    if (m_text.isMark(index + 1, u'-') && tight && isNumber(index, 2, 2) && isNumber(index + 2, 2, 2) && !more && index > 0
        && (m_text.has(index - 1, WordKind::Label) || m_text.isMark(index - 1, u'[')) && a >= 1 && a <= 12) {
        token.month = a;
        token.day = b;
        token.stated = false;
        return token;
    }
    if (m_text.isMark(index + 1, u'/') && tight && !more && !(a == 24 && b == 7)) {
        const bool monthFirst = a <= 12 && (b > 12 || !language.dayFirst);
        token.month = monthFirst ? a : b;
        token.day = monthFirst ? b : a;
        token.eitherOrder = a <= 12 && b <= 12 && a != b && !language.monthAlwaysFirst;
        token.slash = true;
        token.dayWasFirst = !monthFirst;
        return token.month <= 12 && besideClockOrWeekday(token) ? std::optional(token) : std::nullopt;
    }
    // Day and month of German and its neighbours: two dots, and no third number.
    if (m_text.isMark(index + 1, u'.') && more && language.dayFirst && !(isNumber(index + 4, 1, 4) && m_text.isGapless(index + 4))) {
        token.day = a;
        token.month = b;
        token.last = index + 4;
        return besideClockOrWeekday(token) ? std::optional(token) : std::nullopt;
    }
    // Korean "9. 15.(목) 18:00"
    if (m_text.isMark(index + 1, u'.') && more && !tight && language.monthAlwaysFirst && !(isNumber(index + 4, 1, 4) && m_text.isGapless(index + 4))) {
        token.month = a;
        token.day = b;
        token.last = index + 4;
        return besideClockOrWeekday(token) ? std::optional(token) : std::nullopt;
    }
    return std::nullopt;
}

/// Whether a weekday stands before or behind @p date, or a clock behind it: only then two numbers are a date.
bool TokenScanner::besideClockOrWeekday(const TimeToken &date) const
{
    if (!m_text.m_tokens.isEmpty()) {
        const TimeToken &before = m_text.m_tokens.constLast();
        if (before.kind == TimeToken::Kind::Weekday && date.first - before.last <= 2)
            return true;
    }
    int at = date.last;
    for (int skipped = 0; skipped < 3 && at < m_text.count() && m_text.m_lexemes.at(at).gap < Lexeme::Gap::Paragraph; ++skipped) {
        if (m_text.has(at, WordKind::Weekday) || isClockShape(at) || m_text.has(at, WordKind::ClockPrefix) || m_text.has(at, WordKind::Meridiem) || m_text.has(at, WordKind::NamedClock))
            return true;
        if (const ScannedText::Match *join = m_text.matchAt(at, WordKind::Join))
            at = join->last;
        else if (m_text.isMark(at, u',') || m_text.isMark(at, u'(') || m_text.isMark(at, u':') || m_text.isDash(at))
            ++at;
        else
            return false;
    }
    return false;
}

/// "23 February", "5. April 2019", "10th June 2022", "23 de febrero de 2020", "07th of July 2023".
std::optional<TimeToken> TokenScanner::dayMonthAt(int index) const
{
    if (!isNumber(index, 1, 2) || number(index) < 1 || number(index) > 31)
        return std::nullopt;
    int at = index + 1;
    if (m_text.has(at, WordKind::DaySuffix) && m_text.isGapless(at))
        at = m_text.matchAt(at, WordKind::DaySuffix)->last;
    else if (at < m_text.count() && m_text.isGapless(at) && (m_text.isMark(at, u'.') || m_text.isMark(at, u'\u00BA') || m_text.isMark(at, u'\u00B0') || m_text.isMark(at, u'-')))
        ++at;
    if (m_text.has(at, WordKind::Join) && !m_text.has(at, WordKind::Month))
        at = m_text.matchAt(at, WordKind::Join)->last;
    const ScannedText::Match *month = m_text.matchAt(at, WordKind::Month);
    if (!month || m_text.m_lexemes.at(at).gap == Lexeme::Gap::Paragraph)
        return std::nullopt;
    // "… on cluster 3", and on the next line "April 26, 2018"
    if (m_text.beginsLine(at) && isNumber(month->last, 1, 2) && (m_text.isMark(month->last + 1, u',') || isNumber(month->last + 1, 4, 4) || m_text.has(month->last + 1, WordKind::DaySuffix)))
        return std::nullopt;
    TimeToken token;
    token.first = index;
    token.day = number(index);
    token.month = static_cast<int>(month->meaning.value);
    token.last = month->last;
    const bool dashed = m_text.isMark(index + 1, u'-') && m_text.isMark(token.last, u'-') && m_text.isGapless(token.last) && m_text.isGapless(token.last + 1);
    if (dashed && (isNumber(token.last + 1, 4, 4) || isNumber(token.last + 1, 2, 2)) && !isClockShape(token.last + 1)) {
        // "14-Jun-2022"
        token.year = isNumber(token.last + 1, 4, 4) ? number(token.last + 1) : 2000 + number(token.last + 1);
        token.last += 2;
        return token;
    }
    if (m_text.isMark(token.last, u'.') && m_text.isGapless(token.last)) {
        const int after = takeYear(token.last + 1, token);
        token.last = after > token.last + 1 ? after : token.last;
    } else {
        token.last = takeYear(token.last, token);
    }
    return token;
}

/// "October 23rd, 2024", "Oct. 23".
std::optional<TimeToken> TokenScanner::monthDayAt(int index) const
{
    const ScannedText::Match *month = m_text.matchAt(index, WordKind::Month);
    if (!month)
        return std::nullopt;
    int at = month->last;
    if (m_text.isMark(at, u'.') && m_text.isGapless(at))
        ++at;
    if (m_text.has(at, WordKind::Join) && isWord(at, u"the"))
        ++at;
    if (!isNumber(at, 1, 2) || number(at) < 1 || number(at) > 31 || m_text.m_lexemes.at(at).gap == Lexeme::Gap::Paragraph)
        return std::nullopt;
    // "mar 16 de abril" is a Tuesday.
    if (m_text.has(index, WordKind::ShortWeekday) && dayMonthAt(at))
        return std::nullopt;
    // "May 10:00" is a month and a clock.
    if (m_text.isMark(at + 1, u':') && m_text.isGapless(at + 1) && m_text.isGapless(at + 2) && isNumber(at + 2, 2, 2))
        return std::nullopt;
    TimeToken token;
    token.first = index;
    token.month = static_cast<int>(month->meaning.value);
    token.day = number(at);
    token.last = at + 1;
    if (m_text.has(token.last, WordKind::DaySuffix) && m_text.isGapless(token.last))
        token.last = m_text.matchAt(token.last, WordKind::DaySuffix)->last;
    // "March 8-9, 2024": the first day; its year stands behind the other.
    const bool dashed = m_text.isDash(token.last) && m_text.isGapless(token.last) && m_text.isGapless(token.last + 1) && isNumber(token.last + 1, 1, 2) && !isClockShape(token.last + 1);
    if (dashed && number(token.last + 1) > token.day && number(token.last + 1) <= 31) {
        token.lastDay = number(token.last + 1);
        token.last += 2;
    }
    token.last = takeYear(token.last, token);
    return token;
}

/// Whether "between", with or without an article behind it, stands before lexeme @p index.
bool TokenScanner::opensRange(int index) const
{
    // "tra martedì 27 e mercoledì 28 febbraio"
    if (!m_text.m_tokens.isEmpty() && m_text.m_tokens.constLast().kind == TimeToken::Kind::Weekday && m_text.m_tokens.constLast().last == index)
        index = m_text.m_tokens.constLast().first;
    return follows(index, WordKind::RangeOpen) || (index > 0 && m_text.has(index - 1, WordKind::Join) && follows(index - 1, WordKind::RangeOpen));
}

/// The "23" of "Thursday 23 to Friday 24 February" and of "29 to 30 September": its month stands behind the other day.
std::optional<TimeToken> TokenScanner::dayAloneAt(int index) const
{
    if (!isNumber(index, 1, 2) || number(index) < 1 || number(index) > 31)
        return std::nullopt;
    // "tirsdag 26. september kl. 22 til onsdag 27. september": an hour.
    if (follows(index, WordKind::ClockPrefix) && !follows(index, WordKind::RangeOpen) && !follows(index, WordKind::RangeJoin))
        return std::nullopt;
    int at = index + 1;
    if (m_text.has(at, WordKind::DaySuffix) && m_text.isGapless(at))
        at = m_text.matchAt(at, WordKind::DaySuffix)->last;
    else if (m_text.isMark(at, u'.') && m_text.isGapless(at))
        ++at;
    if (m_text.has(at, WordKind::RangeJoin))
        at = m_text.matchAt(at, WordKind::RangeJoin)->last;
    else if (m_text.isDash(at) || (m_text.isMark(at, u'/') && m_text.isGapless(at) && m_text.isGapless(at + 1)))
        ++at;
    else if (m_text.has(at, WordKind::RangeAnd) && opensRange(index))
        at = m_text.matchAt(at, WordKind::RangeAnd)->last; // "nella notte tra il 23 e il 24 gennaio"
    else if (m_text.has(at, WordKind::Join) && !m_text.m_tokens.isEmpty() && m_text.m_tokens.constLast().kind == TimeToken::Kind::Weekday && m_text.m_tokens.constLast().last == index
             && m_text.has(m_text.matchAt(at, WordKind::Join)->last, WordKind::Weekday))
        at = m_text.matchAt(at, WordKind::Join)->last; // "van vrijdag 8 op zaterdag 9 november": a night
    else
        return std::nullopt;
    for (int skipped = 0; skipped < 3 && (m_text.has(at, WordKind::Weekday) || m_text.has(at, WordKind::Join) || m_text.isMark(at, u',')); ++skipped) {
        const ScannedText::Match *match = m_text.matchAt(at, WordKind::Weekday);
        at = match ? match->last : at + 1;
    }
    auto after = at < m_text.count() ? dayMonthAt(at) : std::nullopt;
    if (!after && at < m_text.count() && m_text.isMark(at + 1, u'.'))
        after = dayMonthYearAt(at); // "14./15.11.2024"
    if (!after)
        return std::nullopt;
    TimeToken token;
    token.first = index;
    token.last = index + 1;
    token.day = number(index);
    if (token.day <= after->day) {
        token.month = after->month;
        token.year = after->year;
    }
    return token.month == 0 ? std::nullopt : std::optional(token);
}

/// "火 16:44", "zo 16:44": words with another meaning too are weekdays only alone in front of a clock.
std::optional<TimeToken> TokenScanner::weekdayLetterAt(int index) const
{
    const Lexeme &lexeme = m_text.m_lexemes.at(index);
    if (lexeme.kind != Lexeme::Kind::Word || lexeme.end - lexeme.begin > 3)
        return std::nullopt;
    int clock = index + 1;
    if (const ScannedText::Match *meridiem = m_text.matchAt(clock, WordKind::Meridiem))
        clock = meridiem->last;
    if (!isNumber(clock, 1, 2) || m_text.isGapless(index + 1) || m_text.m_lexemes.at(index + 1).gap > Lexeme::Gap::Space || !m_text.isMark(clock + 1, u':') || !m_text.isGapless(clock + 1))
        return std::nullopt;
    if (!m_text.beginsLine(index) && m_text.isGapless(index) && m_text.m_lexemes.at(index - 1).kind != Lexeme::Kind::Mark)
        return std::nullopt;
    const ScannedText::Match *name = m_text.matchAt(index, WordKind::ShortWeekday);
    if (!name || name->last != index + 1)
        return std::nullopt;
    TimeToken token;
    token.kind = TimeToken::Kind::Weekday;
    token.first = index;
    token.last = index + 1;
    token.weekday = static_cast<int>(name->meaning.value);
    return token;
}

/// A weekday beside a date becomes part of it: "Friday, April 3", "13 Dec.(Fri.)", "12月13日(金)".
void TokenScanner::joinWeekdays()
{
    QList<TimeToken> joined;
    for (const TimeToken &token : std::as_const(m_text.m_tokens)) {
        if (token.kind == TimeToken::Kind::Date && !joined.isEmpty() && joined.constLast().kind == TimeToken::Kind::Weekday) {
            bool near = token.first - joined.constLast().last <= 2;
            for (int between = joined.constLast().last; near && between < token.first; ++between)
                near = m_text.isMark(between, u',') || m_text.isMark(between, u'.') || (m_text.has(between, WordKind::Join) && !m_text.isDash(between));
            if (near && m_text.m_lexemes.at(token.first).gap < Lexeme::Gap::Paragraph) {
                TimeToken date = token;
                date.weekday = joined.constLast().weekday;
                date.first = joined.constLast().first;
                joined.removeLast();
                joined += date;
                continue;
            }
        }
        if (token.kind == TimeToken::Kind::Weekday && !joined.isEmpty() && joined.constLast().kind == TimeToken::Kind::Date && joined.constLast().weekday == 0) {
            TimeToken &date = joined.last();
            const bool bracketed = date.last + 1 == token.first && (m_text.isMark(date.last, u'(') || m_text.isMark(date.last, u'.'));
            const bool dotted = date.last + 2 == token.first && m_text.isMark(date.last, u'.') && m_text.isMark(date.last + 1, u'(');
            if (date.last == token.first || bracketed || dotted) {
                date.weekday = token.weekday;
                date.last = token.last;
                if (m_text.isMark(date.last, u')'))
                    ++date.last;
                continue;
            }
        }
        joined += token;
    }
    m_text.m_tokens = joined;
}

} // namespace tocsin
