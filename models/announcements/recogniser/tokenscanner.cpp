// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/announcements/recogniser/tokenscanner.h"

#include "models/domain/instant.h"
#include "models/time/abbreviations.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace tocsin {

namespace {

constexpr int earliestYear = 1990;
constexpr int latestYear = 2099;

[[nodiscard]] bool isYear(int year) { return year >= earliestYear && year <= latestYear; }

} // namespace

void TokenScanner::scan()
{
    int covered = 0;
    for (int index = 0; index < m_text.count(); ++index) {
        if (index < covered)
            continue;
        std::optional<TimeToken> found;
        if (m_text.m_lexemes.at(index).kind == Lexeme::Kind::Number) {
            found = dateAt(index);
            if (!found)
                found = clockAt(index);
            if (!found)
                found = durationAt(index);
        } else if (m_text.m_kinds.at(index) != 0) {
            found = wordAt(index);
        }
        if (!found && m_text.m_lexemes.at(index).kind == Lexeme::Kind::Word) {
            // "UTC 10:00", "(CEST) 14:00": a zone in front of its clock.
            const int next = m_text.isMark(index + 1, u')') || m_text.isMark(index + 1, u':') ? index + 2 : index + 1;
            if (next < m_text.count() && m_text.m_lexemes.at(next).kind == Lexeme::Kind::Number && m_text.m_source.reading.at(m_text.m_lexemes.at(index).begin).isUpper())
                found = zoneAt(index);
        }
        if (!found)
            found = weekdayLetterAt(index);
        if (!found)
            continue;
        keep(*found);
        covered = found->last;
        // "02:15 on 27 October (Berlin time)": behind the date, too.
        const qsizetype before = m_text.m_tokens.size() - 2;
        const bool dateOfClock = found->kind == TimeToken::Kind::Date && before >= 0 && m_text.m_tokens.at(before).kind == TimeToken::Kind::Clock && found->first - m_text.m_tokens.at(before).last <= 2;
        if (found->kind == TimeToken::Kind::Clock || dateOfClock) {
            int next = covered;
            while (next < m_text.count() && next < covered + 2 && (m_text.isMark(next, u'(') || m_text.isMark(next, u',') || m_text.isMark(next, u'[')))
                ++next;
            if (const auto zone = zoneAt(next)) {
                keep(*zone);
                covered = zone->last;
            }
        }
    }
    // "Times in UTC": the zone after the phrase.
    for (const ScannedText::Match &match : m_text.m_matches) {
        if (match.meaning.kind == WordKind::TimesIn)
            scanZonesAfter(match.last);
    }
    std::sort(m_text.m_tokens.begin(), m_text.m_tokens.end(), [](const TimeToken &a, const TimeToken &b) { return a.first < b.first; });
    joinWeekdays();
    m_text.m_tokenAt.fill(-1);
    for (int token = 0; token < m_text.m_tokens.size(); ++token) {
        for (int index = m_text.m_tokens.at(token).first; index < m_text.m_tokens.at(token).last; ++index)
            m_text.m_tokenAt[index] = token;
    }
}

void TokenScanner::keep(const TimeToken &token)
{
    m_text.m_tokens += token;
    for (int index = token.first; index < token.last; ++index)
        m_text.m_tokenAt[index] = 0;
}

void TokenScanner::scanZonesAfter(int index)
{
    for (int next = index; next < m_text.count() && next < index + 3; ++next) {
        if (m_text.m_tokenAt.at(next) >= 0)
            return;
        if (const auto zone = zoneAt(next)) {
            keep(*zone);
            return;
        }
    }
}

bool TokenScanner::isNumber(int index, int shortest, int longest) const
{
    if (index < 0 || index >= m_text.count())
        return false;
    const Lexeme &lexeme = m_text.m_lexemes.at(index);
    const int length = lexeme.end - lexeme.begin;
    return lexeme.kind == Lexeme::Kind::Number && length >= shortest && length <= longest;
}

int TokenScanner::number(int index) const { return m_text.lower(index).toInt(); }

bool TokenScanner::isWord(int index, QStringView lowerWord) const { return index < m_text.count() && m_text.lower(index) == lowerWord; }

/// Whether the number at @p index is not the tail of a name, a version, a path or a price.
bool TokenScanner::standsFree(int index) const
{
    if (index == 0 || !m_text.isGapless(index))
        return true;
    const Lexeme &before = m_text.m_lexemes.at(index - 1);
    const QChar letter = m_text.m_source.reading.at(before.begin);
    if (before.kind == Lexeme::Kind::Word)
        return letter.unicode() >= 0x3040 || isWord(index - 1, u"t");
    return !(letter == u'.' || letter == u'/' || letter == u'#' || letter == u'$' || letter == u'_' || letter == u':' || letter == u'=' || letter == u'&' || letter == u'%')
        || (index >= 2 && letter == u':' && m_text.m_lexemes.at(index - 2).kind == Lexeme::Kind::Word)
        || (index >= 2 && letter == u'.' && m_text.m_lexemes.at(index - 2).kind == Lexeme::Kind::Word);
}

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
    if (!standsFree(index))
        return std::nullopt;
    if (auto found = numericDateAt(index))
        return found;
    if (auto found = dayMonthAt(index))
        return found;
    return dayAloneAt(index);
}

std::optional<TimeToken> TokenScanner::numericDateAt(int index) const
{
    TimeToken token;
    token.first = index;
    const auto isSeparator = [this](int at) { return m_text.isMark(at, u'-') || m_text.isMark(at, u'/') || m_text.isMark(at, u'.'); };
    const auto unitAt = [this](int at, char16_t a, char16_t b, char16_t c) {
        if (at >= m_text.count())
            return false;
        const char16_t unit = m_text.m_source.reading.at(m_text.m_lexemes.at(at).begin).unicode();
        return unit == a || unit == b || unit == c;
    };
    if (isNumber(index, 4, 4) && isYear(number(index))) {
        if (isSeparator(index + 1) && m_text.isGapless(index + 1) && isNumber(index + 2, 1, 2) && m_text.isGapless(index + 2)
            && m_text.lower(index + 3 < m_text.count() ? index + 3 : index) == m_text.lower(index + 1) && isNumber(index + 4, 1, 2) && m_text.isGapless(index + 4)) {
            token.year = number(index);
            token.month = number(index + 2);
            token.day = number(index + 4);
            token.last = index + 5;
        } else if (unitAt(index + 1, u'年', u'년', u'年') && isNumber(index + 2, 1, 2) && unitAt(index + 3, u'月', u'월', u'月')) {
            token.year = number(index);
            token.month = number(index + 2);
            token.last = index + 4;
            if (isNumber(index + 4, 1, 2) && unitAt(index + 5, u'日', u'일', u'号')) {
                token.day = number(index + 4);
                token.last = index + 6;
            }
        }
    } else if (isNumber(index, 8, 8) && m_text.beginsLine(index) && m_text.beginsLine(index + 1)) {
        const QStringView digits = m_text.lower(index);
        token.year = digits.left(4).toInt();
        token.month = digits.mid(4, 2).toInt();
        token.day = digits.mid(6).toInt();
        token.last = index + 1;
    } else if (isNumber(index, 1, 2) && unitAt(index + 1, u'月', u'월', u'月') && isNumber(index + 2, 1, 2) && unitAt(index + 3, u'日', u'일', u'号')) {
        token.month = number(index);
        token.day = number(index + 2);
        token.last = index + 4;
    } else if (isNumber(index, 1, 2) && isSeparator(index + 1) && m_text.isGapless(index + 1) && isNumber(index + 2, 1, 2) && m_text.isGapless(index + 2)) {
        const int a = number(index);
        const int b = number(index + 2);
        const bool slash = m_text.isMark(index + 1, u'/');
        const bool same = index + 3 < m_text.count() && m_text.lower(index + 3) == m_text.lower(index + 1) && m_text.isGapless(index + 3);
        // Two digits of a year only where nothing else looks like that: 05.04.19, not the version 2.6.26.
        const bool shortYear = same && isNumber(index + 4, 2, 2) && isNumber(index, 2, 2) && isNumber(index + 2, 2, 2) && m_text.isGapless(index + 4) && !m_text.isMark(index + 1, u'-')
            && !(m_text.isMark(index + 5, u'.') && m_text.isGapless(index + 5) && isNumber(index + 6, 1, 3) && m_text.isGapless(index + 6));
        if (same && m_text.isGapless(index + 4) && (isNumber(index + 4, 4, 4) || shortYear)) {
            const bool monthFirst = slash && a <= 12 && (b > 12 || !m_text.m_data.constFirst()->dayFirst);
            token.year = shortYear ? 2000 + number(index + 4) : number(index + 4);
            token.month = monthFirst ? a : b;
            token.day = monthFirst ? b : a;
            token.eitherOrder = slash && a <= 12 && b <= 12 && a != b;
            token.last = index + 5;
        } else if (m_text.isMark(index + 1, u'-') && isNumber(index, 2, 2) && isNumber(index + 2, 2, 2) && !same && index > 0
                   && (m_text.has(index - 1, WordKind::Label) || m_text.isMark(index - 1, u'[')) && a >= 1 && a <= 12) {
            token.month = a;
            token.day = b;
            token.stated = false;
            token.last = index + 3;
        }
    }
    if (token.last == 0 || token.month < 1 || token.month > 12 || token.day < 1 || token.day > 31)
        return std::nullopt;
    if (token.year != 0 && (!isYear(token.year) || !QDate::isValid(token.year, token.month, token.day)))
        return std::nullopt;
    // The T of 2024-05-01T10:00 belongs to neither.
    return token;
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
    TimeToken token;
    token.first = index;
    token.day = number(index);
    token.month = static_cast<int>(month->meaning.value);
    token.last = month->last;
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
    if (isWord(index, u"mar") && dayMonthAt(at))
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
    token.last = takeYear(token.last, token);
    return token;
}

/// The "23" of "Thursday 23 to Friday 24 February" and of "29 to 30 September": its month stands behind the other day.
std::optional<TimeToken> TokenScanner::dayAloneAt(int index) const
{
    if (!isNumber(index, 1, 2) || number(index) < 1 || number(index) > 31)
        return std::nullopt;
    int at = index + 1;
    if (m_text.has(at, WordKind::DaySuffix) && m_text.isGapless(at))
        at = m_text.matchAt(at, WordKind::DaySuffix)->last;
    else if (m_text.isMark(at, u'.') && m_text.isGapless(at))
        ++at;
    if (m_text.has(at, WordKind::RangeJoin))
        at = m_text.matchAt(at, WordKind::RangeJoin)->last;
    else if (m_text.isDash(at))
        ++at;
    else if (m_text.has(at, WordKind::Join) && !m_text.m_tokens.isEmpty() && m_text.m_tokens.constLast().kind == TimeToken::Kind::Weekday && m_text.m_tokens.constLast().last == index
             && m_text.has(m_text.matchAt(at, WordKind::Join)->last, WordKind::Weekday))
        at = m_text.matchAt(at, WordKind::Join)->last; // "van vrijdag 8 op zaterdag 9 november": a night
    else
        return std::nullopt;
    for (int skipped = 0; skipped < 3 && (m_text.has(at, WordKind::Weekday) || m_text.has(at, WordKind::Join) || m_text.isMark(at, u',')); ++skipped) {
        const ScannedText::Match *match = m_text.matchAt(at, WordKind::Weekday);
        at = match ? match->last : at + 1;
    }
    const auto after = at < m_text.count() ? dayMonthAt(at) : std::nullopt;
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

bool TokenScanner::takeMeridiem(TimeToken &clock) const
{
    const ScannedText::Match *match = m_text.matchAt(clock.last, WordKind::Meridiem);
    if (!match || m_text.m_lexemes.at(clock.last).gap >= Lexeme::Gap::Paragraph)
        return false;
    // German "um 10:00 am 5. April": the preposition, not the meridiem.
    const bool preposition = m_text.has(clock.last, WordKind::Join)
        && (m_text.has(match->last, WordKind::Weekday) || (match->last < m_text.count() && m_text.m_lexemes.at(match->last).kind == Lexeme::Kind::Number));
    if (preposition)
        return false;
    clock.meridiem = static_cast<int>(match->meaning.value);
    clock.last = match->last;
    return true;
}

void TokenScanner::takeClockSuffix(TimeToken &clock) const
{
    if (const ScannedText::Match *suffix = m_text.matchAt(clock.last, WordKind::ClockSuffix); suffix && m_text.m_lexemes.at(clock.last).gap < Lexeme::Gap::Paragraph)
        clock.last = suffix->last;
}

/// Whether a phrase of @p kind ends right before lexeme @p index: "kl.", "a las".
bool TokenScanner::follows(int index, WordKind kind) const
{
    for (int from = std::max(0, index - 5); from < index; ++from) {
        const ScannedText::Match *match = m_text.matchAt(from, kind);
        if (match && match->last == index)
            return true;
    }
    return false;
}

/// Whether a number with an hour word behind it is a clock there: behind "à", "um", a date, or as an end of a range.
bool TokenScanner::hourStandsHere(int index) const
{
    if (follows(index, WordKind::ClockPrefix))
        return true;
    const bool afterToken = !m_text.m_tokens.isEmpty() && m_text.m_tokens.constLast().last >= index - 4;
    const bool afterClock = afterToken && m_text.m_tokens.constLast().kind == TimeToken::Kind::Clock;
    const bool afterDate = afterToken && m_text.m_tokens.constLast().kind == TimeToken::Kind::Date && m_text.m_tokens.constLast().last == index;
    const bool joined = follows(index, WordKind::RangeJoin) || follows(index, WordKind::RangeAnd) || m_text.isDash(index - 1);
    if (afterDate || (afterClock && joined))
        return true;
    // "de 14 heures à 16 heures": the other end says the same.
    const ScannedText::Match *suffix = m_text.matchAt(index + 1, WordKind::ClockSuffix);
    if (!suffix || !follows(index, WordKind::RangeOpen))
        return false;
    int next = suffix->last;
    if (const ScannedText::Match *join = m_text.matchAt(next, WordKind::RangeJoin))
        next = join->last;
    else if (const ScannedText::Match *also = m_text.matchAt(next, WordKind::RangeAnd))
        next = also->last;
    else if (m_text.isDash(next))
        ++next;
    else
        return false;
    return isNumber(next, 1, 2) && m_text.has(next + 1, WordKind::ClockSuffix);
}

/// "12 h 20", which may also be how long something lasts: a clock where something around it speaks of the hour of the day.
bool TokenScanner::isSpacedClock(int index) const
{
    const auto hoursAndMinutes = [this](int at) {
        return isNumber(at, 1, 2) && number(at) <= 24 && isWord(at + 1, u"h") && m_text.m_lexemes.at(at + 1).gap <= Lexeme::Gap::Space && isNumber(at + 2, 2, 2)
            && m_text.m_lexemes.at(at + 2).gap <= Lexeme::Gap::Space && number(at + 2) < 60 && !m_text.has(at + 3, WordKind::Unit);
    };
    if (!hoursAndMinutes(index))
        return false;
    if (m_text.beginsLine(index) || hourStandsHere(index) || follows(index, WordKind::Join) || follows(index, WordKind::StartWord) || follows(index, WordKind::EndWord)
        || follows(index, WordKind::Label) || follows(index, WordKind::RangeJoin) || m_text.isMark(index + 3, u':') || zoneAt(index + 3))
        return true;
    if (!m_text.m_tokens.isEmpty() && m_text.m_tokens.constLast().last >= index - 1 && (m_text.m_tokens.constLast().kind == TimeToken::Kind::Date || m_text.m_tokens.constLast().kind == TimeToken::Kind::Relative))
        return true;
    // "entre 9 h 30 et 10 h 45"
    if (!follows(index, WordKind::RangeOpen))
        return false;
    const ScannedText::Match *join = m_text.matchAt(index + 3, WordKind::RangeJoin);
    if (!join)
        join = m_text.matchAt(index + 3, WordKind::RangeAnd);
    return join && hoursAndMinutes(join->last);
}

/// "kl. 14", "kl 14-16", "a las 9": an hour without any mark behind a word that only stands before clocks.
bool TokenScanner::isBareHour(int index) const
{
    if (number(index) > 24)
        return false;
    const bool continued = index + 1 < m_text.count() && m_text.isGapless(index + 1)
        && (m_text.isMark(index + 1, u'.') || m_text.isMark(index + 1, u':') || m_text.isMark(index + 1, u',') || m_text.isMark(index + 1, u'%') || m_text.isMark(index + 1, u'/')
            || m_text.m_lexemes.at(index + 1).kind == Lexeme::Kind::Word)
        && !(m_text.isMark(index + 1, u'.') && !m_text.isGapless(index + 2)) && !(m_text.isMark(index + 1, u',') && !m_text.isGapless(index + 2))
        && !(m_text.isMark(index + 1, u':') && !m_text.isGapless(index + 2));
    if (continued || m_text.has(index + 1, WordKind::Unit))
        return false;
    const bool afterBare = !m_text.m_tokens.isEmpty() && m_text.m_tokens.constLast().kind == TimeToken::Kind::Clock && m_text.m_tokens.constLast().bare
        && m_text.m_tokens.constLast().last == index - 1 && m_text.isDash(index - 1);
    return afterBare || (follows(index, WordKind::ClockPrefix) && !follows(index, WordKind::RangeJoin));
}

std::optional<TimeToken> TokenScanner::clockAt(int index) const
{
    if (!standsFree(index))
        return std::nullopt;
    TimeToken clock;
    clock.kind = TimeToken::Kind::Clock;
    clock.first = index;
    clock.last = 0;
    const ScannedText::Match *before = nullptr; // 下午 2 点, 오전 2시
    for (int back = 1; back <= 2 && index - back >= 0; ++back) {
        const ScannedText::Match *match = m_text.matchAt(index - back, WordKind::Meridiem);
        if (match && match->last == index)
            before = match;
    }
    const auto letterAt = [this](int at) { return at < m_text.count() ? m_text.m_source.reading.at(m_text.m_lexemes.at(at).begin).unicode() : char16_t(0); };
    const bool twoAfterMark = isNumber(index, 1, 2) && m_text.isGapless(index + 1) && isNumber(index + 2, 2, 2) && m_text.isGapless(index + 2);
    const auto partialBeforeRange = [this](int at) {
        // "between 9 and 10 PM", "下午1到5点": the number before the joining word shares what stands behind the other.
        int next = at;
        if (m_text.has(next, WordKind::RangeJoin))
            next = m_text.matchAt(next, WordKind::RangeJoin)->last;
        else if (m_text.has(next, WordKind::RangeAnd))
            next = m_text.matchAt(next, WordKind::RangeAnd)->last;
        else if (m_text.isDash(next) || m_text.isMark(next, u'~'))
            ++next;
        else
            return -1;
        return isNumber(next, 1, 2) ? next : -1;
    };

    if (twoAfterMark && m_text.isMark(index + 1, u':')) {
        clock.hour = number(index);
        clock.minute = number(index + 2);
        clock.zeroPadded = isNumber(index, 2, 2);
        clock.last = index + 3;
        if (m_text.isMark(clock.last, u':') && m_text.isGapless(clock.last) && isNumber(clock.last + 1, 2, 2) && m_text.isGapless(clock.last + 1)) {
            clock.second = number(clock.last + 1);
            clock.last += 2;
            if (m_text.isMark(clock.last, u'.') && m_text.isGapless(clock.last) && isNumber(clock.last + 1, 1, 9) && m_text.isGapless(clock.last + 1))
                clock.last += 2;
        }
        // Part of an address (10:20:af) or of a longer row of numbers; "10:20:電力" is a clock with a text behind it.
        if (m_text.isMark(clock.last, u':') && m_text.isGapless(clock.last) && clock.last + 1 < m_text.count() && m_text.isGapless(clock.last + 1)
            && m_text.m_source.reading.at(m_text.m_lexemes.at(clock.last + 1).begin).unicode() < 0x80)
            return std::nullopt;
    } else if (twoAfterMark && m_text.isMark(index + 1, u'.')) {
        TimeToken trial = clock;
        trial.last = index + 3;
        const bool behindClock = !m_text.m_tokens.isEmpty() && m_text.m_tokens.constLast().kind == TimeToken::Kind::Clock && m_text.m_tokens.constLast().dotted
            && (m_text.m_tokens.constLast().last == index - 1 || follows(index, WordKind::RangeJoin) || follows(index, WordKind::RangeAnd));
        const bool marked = m_text.has(trial.last, WordKind::Meridiem) || m_text.has(trial.last, WordKind::ClockSuffix) || follows(index, WordKind::ClockPrefix) || behindClock;
        clock.dotted = true;
        const int other = partialBeforeRange(trial.last);
        const bool range = other > 0 && m_text.isMark(other + 1, u'.') && isNumber(other + 2, 2, 2) && m_text.has(other + 3, WordKind::ClockSuffix);
        if (!marked && !range)
            return std::nullopt;
        clock.hour = number(index);
        clock.minute = number(index + 2);
        clock.zeroPadded = isNumber(index, 2, 2);
        clock.last = trial.last;
    } else if (twoAfterMark && isWord(index + 1, u"h")) {
        clock.hour = number(index);
        clock.minute = number(index + 2);
        clock.zeroPadded = true;
        clock.last = index + 3;
        if (isWord(clock.last, u"m") || isWord(clock.last, u"min"))
            return std::nullopt; // "1h12m" lasts
    } else if (isSpacedClock(index)) {
        clock.hour = number(index);
        clock.minute = number(index + 2);
        clock.zeroPadded = true;
        clock.last = index + 3;
    } else if (isNumber(index, 1, 2) && (letterAt(index + 1) == u'時' || letterAt(index + 1) == u'时' || letterAt(index + 1) == u'点' || letterAt(index + 1) == u'點' || letterAt(index + 1) == u'시')
               && letterAt(index + 2) != u'間' && letterAt(index + 2) != u'间' && letterAt(index + 2) != u'간') {
        clock.hour = number(index);
        clock.last = index + 2;
        clock.zeroPadded = true;
        clock.units = true;
        if (isNumber(index + 2, 1, 2) && (letterAt(index + 3) == u'分' || letterAt(index + 3) == u'분')) {
            clock.minute = number(index + 2);
            clock.last = index + 4;
        } else if (letterAt(index + 2) == u'半' || letterAt(index + 2) == u'반') {
            clock.minute = 30;
            clock.last = index + 3;
        }
    } else if (isNumber(index, 1, 2) && m_text.has(index + 1, WordKind::Meridiem) && m_text.m_lexemes.at(index + 1).gap <= Lexeme::Gap::Space) {
        clock.hour = number(index);
        clock.last = index + 1;
        if (!takeMeridiem(clock))
            return std::nullopt;
    } else if (isNumber(index, 1, 2) && m_text.has(index + 1, WordKind::ClockSuffix) && m_text.m_lexemes.at(index + 1).gap <= Lexeme::Gap::Space
               && (!m_text.has(index + 1, WordKind::Unit) || hourStandsHere(index))) {
        // "à 14 heures", "om 10 uur", "ab 14 h": also the word that otherwise counts hours.
        clock.hour = number(index);
        clock.last = index + 1;
        clock.zeroPadded = true;
    } else if (isNumber(index, 1, 2) && isBareHour(index)) {
        clock.hour = number(index);
        clock.last = index + 1;
        clock.zeroPadded = true;
        clock.bare = true;
    } else if (isNumber(index, 4, 4) && number(index) / 100 <= 24 && number(index) % 100 < 60 && m_text.m_lexemes.at(index).gap <= Lexeme::Gap::Line
               && (isWord(index + 1, u"utc") || isWord(index + 1, u"gmt") || isWord(index + 1, u"z") || isWord(index + 1, u"hrs"))) {
        // "0900 UTC"; but "in 2024 UTC …" and "May 2024 GMT" are years.
        if (isYear(number(index)) && !isWord(index + 1, u"z") && !isWord(index + 1, u"hrs") && !(index > 0 && (m_text.has(index - 1, WordKind::RangeJoin) || isWord(index - 1, u"at"))))
            return std::nullopt;
        clock.hour = number(index) / 100;
        clock.minute = number(index) % 100;
        clock.zeroPadded = true;
        clock.last = index + 1;
    } else if (isNumber(index, 1, 2)) {
        const int other = partialBeforeRange(index + 1);
        if (other < 0)
            return std::nullopt;
        const char16_t unit = letterAt(other + 1);
        const bool cjk = unit == u'点' || unit == u'點' || unit == u'時' || unit == u'时' || unit == u'시';
        const bool minutes = m_text.isMark(other + 1, u':') && isNumber(other + 2, 2, 2) && m_text.isGapless(other + 2) && index > 0 && m_text.has(index - 1, WordKind::RangeOpen);
        const bool shared = cjk || minutes || m_text.has(other + 1, WordKind::Meridiem) || (m_text.has(other + 1, WordKind::ClockSuffix) && !m_text.has(other + 1, WordKind::Unit));
        if (!shared || (m_text.has(other + 1, WordKind::Meridiem) && m_text.has(other + 1, WordKind::Join)))
            return std::nullopt;
        clock.hour = number(index);
        clock.last = index + 1;
    } else {
        return std::nullopt;
    }
    if (clock.minute > 59 || clock.second > 60 || clock.hour > 24 || (clock.hour == 24 && clock.minute > 0))
        return std::nullopt;
    if (before) {
        clock.meridiem = static_cast<int>(before->meaning.value);
        clock.first = before->first;
    } else if (clock.meridiem == 0) {
        takeMeridiem(clock);
    }
    takeClockSuffix(clock);
    clock.malformed = clock.meridiem != 0 && (clock.hour == 0 || clock.hour > 12);
    return clock;
}

/// Whether "T22:00" or "22:00:00" ends before lexeme @p index: only there "-02:00" is an offset, else "22:00-02:00" is a night.
bool TokenScanner::isIsoClock(int index) const
{
    return (index >= 4 && isWord(index - 4, u"t")) || (index >= 6 && m_text.isMark(index - 2, u':') && m_text.isMark(index - 4, u':')) || (index >= 2 && m_text.isMark(index - 2, u'.'));
}

std::optional<TimeToken> TokenScanner::zoneAt(int index) const
{
    if (index >= m_text.count() || m_text.m_lexemes.at(index).gap == Lexeme::Gap::Paragraph || m_text.m_tokenAt.at(index) >= 0)
        return std::nullopt;
    const Lexeme &lexeme = m_text.m_lexemes.at(index);
    TimeToken zone;
    zone.kind = TimeToken::Kind::Zone;
    zone.first = index;
    // The offset of ISO 8601, "+02:00" or "+0200", without a space before it.
    const bool sign = m_text.isMark(index, u'+') || m_text.isMark(index, u'-');
    if (sign && isNumber(index + 1, 2, 2) && m_text.isGapless(index + 1) && m_text.isMark(index + 2, u':') && isNumber(index + 3, 2, 2) && m_text.isGapless(index + 3)
        && (lexeme.gap == Lexeme::Gap::None || m_text.isMark(index, u'+')) && number(index + 1) <= 14 && (m_text.isMark(index, u'+') || isIsoClock(index))) {
        zone.last = index + 4;
        zone.zoneWord = u"UTC"_s % m_text.lower(index) % m_text.lower(index + 1) % u':' % m_text.lower(index + 3);
        return zone;
    }
    if (sign && isNumber(index + 1, 4, 4) && m_text.isGapless(index + 1) && number(index + 1) <= 1400) {
        zone.last = index + 2;
        zone.zoneWord = u"UTC"_s % m_text.lower(index) % m_text.lower(index + 1).left(2) % u':' % m_text.lower(index + 1).mid(2);
        return zone;
    }
    if (lexeme.kind != Lexeme::Kind::Word)
        return std::nullopt;
    const auto match = zoneWordAt(m_text.m_source.reading, lexeme.begin);
    if (!match || match->length <= 0)
        return std::nullopt;
    const int end = lexeme.begin + static_cast<int>(match->length);
    zone.last = index;
    while (zone.last < m_text.count() && m_text.m_lexemes.at(zone.last).begin < end)
        ++zone.last;
    zone.zoneWord = match->word;
    return zone;
}

std::optional<TimeToken> TokenScanner::durationAt(int index) const
{
    const auto amountAt = [this](int at, double &amount) {
        if (const ScannedText::Match *word = m_text.matchAt(at, WordKind::Number)) {
            amount = static_cast<double>(word->meaning.value);
            return word->last;
        }
        if (!isNumber(at, 1, 4))
            return at;
        amount = number(at);
        if ((m_text.isMark(at + 1, u'.') || m_text.isMark(at + 1, u',')) && m_text.isGapless(at + 1) && isNumber(at + 2, 1, 2) && m_text.isGapless(at + 2)) {
            amount = QString(m_text.lower(at) % u'.' % m_text.lower(at + 2)).toDouble();
            return at + 3;
        }
        return at + 1;
    };
    const auto unitAt = [this](int at) -> const ScannedText::Match * {
        const ScannedText::Match *unit = m_text.matchAt(at, WordKind::Unit);
        if (!unit || m_text.m_lexemes.at(at).gap == Lexeme::Gap::Paragraph)
            return nullptr;
        // "2d", "5 m": one letter counts only directly behind its number.
        const Lexeme &lexeme = m_text.m_lexemes.at(at);
        if (lexeme.end - lexeme.begin == 1 && !m_text.isGapless(at) && m_text.m_source.reading.at(lexeme.begin).unicode() < 0x3000)
            return nullptr;
        return unit;
    };
    TimeToken token;
    token.kind = TimeToken::Kind::Duration;
    token.first = index;
    double shortest = 0;
    if (m_text.m_lexemes.at(index).kind == Lexeme::Kind::Number && index > 0 && m_text.isGapless(index)
        && (m_text.isMark(index - 1, u'.') || m_text.m_lexemes.at(index - 1).kind == Lexeme::Kind::Word)
        && m_text.m_source.reading.at(m_text.m_lexemes.at(index - 1).begin).unicode() < 0x3000)
        return std::nullopt;
    int at = amountAt(index, shortest);
    if (at == index)
        return std::nullopt;
    double longest = shortest;
    int next = at;
    if (const ScannedText::Match *join = m_text.matchAt(at, WordKind::RangeJoin))
        next = join->last;
    else if (m_text.isDash(at) || m_text.isMark(at, u'~') || m_text.has(at, WordKind::RangeAnd) || m_text.has(at, WordKind::Or))
        next = at + 1;
    if (next > at) {
        double other = 0;
        const int after = amountAt(next, other);
        if (after > next && unitAt(m_text.isMark(after, u'-') ? after + 1 : after)) {
            longest = other;
            at = after;
        }
    }
    if (m_text.isMark(at, u'-') && m_text.isGapless(at))
        ++at;
    const ScannedText::Match *unit = unitAt(at);
    if (!unit) {
        // "1 to 1.5 hours" is handled above; "30 (thirty) minutes" is not read.
        return std::nullopt;
    }
    if (longest < shortest)
        std::swap(shortest, longest);
    double unitMs = static_cast<double>(unit->meaning.value);
    token.shortestMs = static_cast<qint64>(shortest * unitMs);
    token.longestMs = static_cast<qint64>(longest * unitMs);
    token.last = unit->last;
    // "2d 22h 13m", "1 hour and 12 minutes": each further unit is smaller.
    for (int parts = 0; parts < 3; ++parts) {
        double more = 0;
        int from = token.last;
        if (m_text.has(from, WordKind::RangeAnd))
            ++from;
        if (!isNumber(from, 1, 3))
            break;
        const int after = amountAt(from, more);
        const ScannedText::Match *smaller = unitAt(after);
        if (!smaller || static_cast<double>(smaller->meaning.value) >= unitMs)
            break;
        unitMs = static_cast<double>(smaller->meaning.value);
        token.shortestMs += static_cast<qint64>(more * unitMs);
        token.longestMs += static_cast<qint64>(more * unitMs);
        token.last = smaller->last;
    }
    return token;
}

std::optional<TimeToken> TokenScanner::wordAt(int index) const
{
    if (m_text.has(index, WordKind::Month)) {
        if (auto date = monthDayAt(index))
            return date;
    }
    if (m_text.has(index, WordKind::Number)) {
        if (auto duration = durationAt(index))
            return duration;
    }
    TimeToken token;
    token.first = index;
    if (const ScannedText::Match *relative = m_text.matchAt(index, WordKind::Relative)) {
        token.kind = TimeToken::Kind::Relative;
        token.days = static_cast<int>(relative->meaning.value);
        token.part = relative->meaning.part;
        token.last = relative->last;
        return token;
    }
    if (const ScannedText::Match *weekday = m_text.matchAt(index, WordKind::Weekday)) {
        token.kind = TimeToken::Kind::Weekday;
        token.weekday = static_cast<int>(weekday->meaning.value);
        token.last = weekday->last;
        if (m_text.isMark(token.last, u'.') && m_text.isGapless(token.last) && weekday->last - weekday->first == 1
            && m_text.m_lexemes.at(index).end - m_text.m_lexemes.at(index).begin <= 4)
            ++token.last;
        return token;
    }
    if (const ScannedText::Match *part = m_text.matchAt(index, WordKind::DayPart)) {
        token.kind = TimeToken::Kind::DayPart;
        token.part = static_cast<int>(part->meaning.value);
        token.last = part->last;
        return token;
    }
    return std::nullopt;
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
    int day = 0;
    for (const QStringView letters : {QStringView(u"月火水木金土日"), QStringView(u"월화수목금토일")}) {
        if (lexeme.end - lexeme.begin == 1)
            day = std::max(day, static_cast<int>(letters.indexOf(m_text.m_source.reading.at(lexeme.begin))) + 1);
    }
    struct ShortName
    {
        QLatin1StringView language;
        QLatin1StringView word;
        int day;
    };
    static constexpr ShortName shortNames[] = {{"nl"_L1, "zo"_L1, 7}, {"es"_L1, "mar"_L1, 2}, {"it"_L1, "mar"_L1, 2}, {"de"_L1, "so"_L1, 7}, {"pt"_L1, "ter"_L1, 2}, {"pt"_L1, "seg"_L1, 1}, {"pt"_L1, "dom"_L1, 7}, {"nb"_L1, "man"_L1, 1}};
    for (const ShortName &name : shortNames) {
        if (m_text.m_data.constFirst()->code == name.language && m_text.lower(index) == name.word)
            day = name.day;
    }
    if (day == 0)
        return std::nullopt;
    TimeToken token;
    token.kind = TimeToken::Kind::Weekday;
    token.first = index;
    token.last = index + 1;
    token.weekday = day;
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
