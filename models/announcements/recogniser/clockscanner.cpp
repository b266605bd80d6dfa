// SPDX-License-Identifier: GPL-3.0-or-later
// Clocks: with marks, units, AM and PM, and hours that only what stands around them makes a clock.
#include "models/announcements/recogniser/tokenscanner.h"

#include "models/domain/instant.h"

using namespace Qt::StringLiterals;

namespace tocsin {

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
    if (const ScannedText::Match *suffix = m_text.matchAt(clock.last, WordKind::ClockSuffix); suffix && m_text.m_lexemes.at(clock.last).gap <= Lexeme::Gap::Space)
        clock.last = suffix->last;
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
    // "mardi 6 septembre à 22h", "demain à 9h": nothing but a joining word stands between the day and its hour.
    if (!m_text.m_tokens.isEmpty()) {
        const TimeToken &day = m_text.m_tokens.constLast();
        const ScannedText::Match *join = day.last < index ? m_text.matchAt(day.last, WordKind::Join) : nullptr;
        if (join && join->last == index && m_text.m_lexemes.at(day.last).gap < Lexeme::Gap::Paragraph && (day.kind == TimeToken::Kind::Date || day.kind == TimeToken::Kind::Relative || day.kind == TimeToken::Kind::Weekday || day.kind == TimeToken::Kind::DayPart))
            return true;
    }
    // "reprise à 14h", not "limité à 24 h", "de 2 à 3h", "24h/24": the hour clings to its letter behind a word that joins days and hours.
    const bool tight = m_text.isGapless(index + 1) && isHourLetter(index + 1) && !m_text.isMark(index + 2, u'/');
    if (tight && follows(index, WordKind::Join) && m_text.has(index - 1, WordKind::RangeJoin) && !m_text.has(index - 1, WordKind::RangeOpen) && !follows(index, WordKind::EndWord)
        && !(index >= 2 && m_text.m_lexemes.at(index - 2).kind == Lexeme::Kind::Number) && !m_text.has(index + 2, WordKind::Join))
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
    return m_text.has(next, WordKind::NamedClock) || (isNumber(next, 1, 2) && m_text.has(next + 1, WordKind::ClockSuffix)); // "de 22h à minuit"
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

/// Whether nothing but a word that joins a range stands between lexemes @p from and @p index: "alle" of "dalle 22 alle 2".
bool TokenScanner::joinsRange(int from, int index) const
{
    const ScannedText::Match *join = m_text.matchAt(from, WordKind::RangeJoin);
    if (!join)
        join = m_text.matchAt(from, WordKind::RangeAnd);
    return join && join->last == index;
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
        && ((m_text.m_tokens.constLast().last == index - 1 && m_text.isDash(index - 1)) || joinsRange(m_text.m_tokens.constLast().last, index));
    return afterBare || (follows(index, WordKind::ClockPrefix) && !follows(index, WordKind::RangeJoin));
}

/// The first UTF-16 unit of lexeme @p index.
char16_t TokenScanner::unitAt(int index) const { return index >= 0 && index < m_text.count() ? m_text.m_source.reading.at(m_text.m_lexemes.at(index).begin).unicode() : char16_t(0); }

/// The character that stands behind an hour, not behind a number of hours.
bool TokenScanner::isHourUnit(int index) const
{
    const char16_t unit = unitAt(index);
    const char16_t next = unitAt(index + 1);
    return (unit == u'時' || unit == u'时' || unit == u'点' || unit == u'點' || unit == u'시') && next != u'間' && next != u'间' && next != u'간';
}

/// "h", and what a language writes for it: the "u" of "14u20".
bool TokenScanner::isHourLetter(int index) const
{
    return isWord(index, u"h") || (m_text.has(index, WordKind::ClockSuffix) && m_text.m_lexemes.at(index).kind == Lexeme::Kind::Word && m_text.m_lexemes.at(index).end - m_text.m_lexemes.at(index).begin == 1);
}

/// Whether the number at @p index looks like a clock by itself: "14:00", "14h30", "2pm", "14 Uhr", "14時".
bool TokenScanner::isClockShape(int index) const
{
    if (!isNumber(index, 1, 2))
        return false;
    const bool marks = (m_text.isMark(index + 1, u':') || isHourLetter(index + 1)) && m_text.isGapless(index + 1) && isNumber(index + 2, 2, 2) && m_text.isGapless(index + 2);
    const bool dotted = m_text.isMark(index + 1, u'.') && m_text.isGapless(index + 1) && isNumber(index + 2, 2, 2) && m_text.isGapless(index + 2) && m_text.has(index + 3, WordKind::ClockSuffix);
    return marks || dotted || isHourUnit(index + 1) || m_text.has(index + 1, WordKind::Meridiem) || (m_text.has(index + 1, WordKind::ClockSuffix) && !m_text.has(index + 1, WordKind::Month));
}

/// "between 9 and 10 PM", "下午1到5点": the number behind the joining word at @p index; -1 where there is none.
int TokenScanner::otherEndOf(int index) const
{
    int next = index;
    if (m_text.has(next, WordKind::RangeJoin))
        next = m_text.matchAt(next, WordKind::RangeJoin)->last;
    else if (m_text.has(next, WordKind::RangeAnd))
        next = m_text.matchAt(next, WordKind::RangeAnd)->last;
    else if (m_text.isDash(next) || m_text.isMark(next, u'~'))
        ++next;
    else
        return -1;
    return isNumber(next, 1, 2) ? next : -1;
}

/// "14:30", "14:30:05.120", and "14.30" and "14h30" where something says that they are clocks.
bool TokenScanner::readClockWithMarks(TimeToken &clock) const
{
    const int index = clock.first;
    if (isSpacedClock(index)) { // NOLINT(bugprone-branch-clone): a way to write a clock each
        clock.last = index + 3;
        clock.letter = true;
    } else if (!isNumber(index, 1, 2) || !m_text.isGapless(index + 1) || !isNumber(index + 2, 2, 2) || !m_text.isGapless(index + 2)) { // NOLINT(bugprone-branch-clone): a way to write a clock each
        return false;
    } else if (m_text.isMark(index + 1, u':')) {
        clock.last = index + 3;
        if (m_text.isMark(clock.last, u':') && m_text.isGapless(clock.last) && isNumber(clock.last + 1, 2, 2) && m_text.isGapless(clock.last + 1)) {
            clock.second = number(clock.last + 1);
            clock.seconds = true;
            clock.last += 2;
            if (m_text.isMark(clock.last, u'.') && m_text.isGapless(clock.last) && isNumber(clock.last + 1, 1, 9) && m_text.isGapless(clock.last + 1))
                clock.last += 2;
        }
        // Part of an address (10:20:af) or of a longer row of numbers; "10:20:電力" is a clock with a text behind it.
        if (m_text.isMark(clock.last, u':') && m_text.isGapless(clock.last) && m_text.isGapless(clock.last + 1) && unitAt(clock.last + 1) < 0x80)
            return false;
    } else if (m_text.isMark(index + 1, u'.')) {
        const int last = index + 3;
        const bool behindClock = !m_text.m_tokens.isEmpty() && m_text.m_tokens.constLast().kind == TimeToken::Kind::Clock && m_text.m_tokens.constLast().dotted
            && (m_text.m_tokens.constLast().last == index - 1 || follows(index, WordKind::RangeJoin) || follows(index, WordKind::RangeAnd));
        // "04.09.2012 01.35", "01.35 EEST"
        const bool behindDate = !m_text.m_tokens.isEmpty() && m_text.m_tokens.constLast().kind == TimeToken::Kind::Date && m_text.m_tokens.constLast().hasFullDate()
            && !m_text.isGapless(index) && (m_text.m_tokens.constLast().last == index || (m_text.m_tokens.constLast().last == index - 1 && m_text.isMark(index - 1, u',')));
        const bool beforeZone = !m_text.isGapless(last) && isNumber(index, 2, 2) && zoneAt(last);
        const bool version = m_text.isMark(last, u'.') && m_text.isGapless(last) && m_text.isGapless(last + 1) && isNumber(last + 1, 1, 9);
        if (version)
            return false;
        const bool marked = m_text.has(last, WordKind::Meridiem) || m_text.has(last, WordKind::ClockSuffix) || follows(index, WordKind::ClockPrefix) || behindClock || behindDate || beforeZone;
        const int other = otherEndOf(last);
        const bool range = other > 0 && m_text.isMark(other + 1, u'.') && isNumber(other + 2, 2, 2)
            && (m_text.has(other + 3, WordKind::ClockSuffix) || (isNumber(other, 2, 2) && !m_text.isGapless(other + 3) && zoneAt(other + 3)));
        if (!marked && !range)
            return false;
        clock.dotted = true;
        clock.last = last;
    } else if (isHourLetter(index + 1) && !isWord(index + 3, u"m") && !isWord(index + 3, u"min")) { // "1h12m" lasts
        clock.last = index + 3;
        clock.letter = true;
    } else {
        return false;
    }
    clock.hour = number(index);
    clock.minute = number(index + 2);
    clock.zeroPadded = isNumber(index, 2, 2) || !(m_text.isMark(index + 1, u':') || m_text.isMark(index + 1, u'.'));
    return true;
}

/// "14時30分", "2点半", "2 PM", "14 Uhr".
bool TokenScanner::readClockWithUnits(TimeToken &clock) const
{
    const int index = clock.first;
    if (!isNumber(index, 1, 2))
        return false;
    clock.hour = number(index);
    if (isHourUnit(index + 1)) {
        clock.last = index + 2;
        clock.zeroPadded = true;
        clock.units = true;
        if (isNumber(index + 2, 1, 2) && (unitAt(index + 3) == u'分' || unitAt(index + 3) == u'분')) {
            clock.minute = number(index + 2);
            clock.last = index + 4;
        } else if (unitAt(index + 2) == u'半' || unitAt(index + 2) == u'반') {
            clock.minute = 30;
            clock.last = index + 3;
        }
        return true;
    }
    if (m_text.has(index + 1, WordKind::Meridiem) && m_text.m_lexemes.at(index + 1).gap <= Lexeme::Gap::Space) {
        clock.last = index + 1;
        return takeMeridiem(clock);
    }
    // "à 14 heures", "om 10 uur", "ab 14 h": also the word that otherwise counts hours.
    if (m_text.has(index + 1, WordKind::ClockSuffix) && m_text.m_lexemes.at(index + 1).gap <= Lexeme::Gap::Space
        && (!m_text.has(index + 1, WordKind::Unit) || hourStandsHere(index) || m_text.has(m_text.matchAt(index + 1, WordKind::ClockSuffix)->last, WordKind::DayPart)
            || zoneAt(m_text.matchAt(index + 1, WordKind::ClockSuffix)->last))) { // "2h du matin", "8h UTC"
        clock.last = index + 1;
        clock.zeroPadded = true;
        // "7 heures 30", "14 Uhr 15"
        const int minute = m_text.matchAt(index + 1, WordKind::ClockSuffix)->last;
        if (isNumber(minute, 2, 2) && number(minute) < 60 && m_text.m_lexemes.at(minute).gap == Lexeme::Gap::Space && !m_text.isMark(minute + 1, u':') && !m_text.isMark(minute + 1, u'.')) {
            clock.minute = number(minute);
            clock.last = minute + 1;
        }
        return true;
    }
    return false;
}

/// "kl. 14", "dalle 22 alle 2", the 9 of "between 9 and 10 PM".
bool TokenScanner::readBareClock(TimeToken &clock) const
{
    const int index = clock.first;
    if (!isNumber(index, 1, 2))
        return false;
    clock.hour = number(index);
    clock.last = index + 1;
    if (isBareHour(index)) {
        clock.zeroPadded = true;
        clock.bare = true;
        return true;
    }
    const int other = otherEndOf(index + 1);
    if (other < 0)
        return false;
    const bool minutes = m_text.isMark(other + 1, u':') && isNumber(other + 2, 2, 2) && m_text.isGapless(other + 2) && index > 0 && m_text.has(index - 1, WordKind::RangeOpen);
    return isHourUnit(other + 1) || minutes || (m_text.has(other + 1, WordKind::Meridiem) && !m_text.has(other + 1, WordKind::Join))
        || (m_text.has(other + 1, WordKind::ClockSuffix) && !m_text.has(other + 1, WordKind::Unit) && !m_text.has(other + 1, WordKind::Meridiem));
}

/// "0900 UTC", "2300 hrs", "0700-0900".
bool TokenScanner::readDigitsClock(TimeToken &clock) const
{
    const int index = clock.first;
    const auto isClock = [this](int at) { return isNumber(at, 4, 4) && number(at) / 100 <= 24 && number(at) % 100 < 60; };
    if (!isClock(index) || m_text.m_lexemes.at(index).gap > Lexeme::Gap::Line)
        return false;
    const auto marked = [this](int at) { return m_text.has(at, WordKind::ClockSuffix) || isWord(at, u"z") || (at < m_text.count() && m_text.m_lexemes.at(at).kind == Lexeme::Kind::Word && m_text.m_lexemes.at(at).gap <= Lexeme::Gap::Space && zoneAt(at)); };
    const auto afterDigits = [this](int at) { return !m_text.m_tokens.isEmpty() && m_text.m_tokens.constLast().digits && at - m_text.m_tokens.constLast().last <= 1; };
    // "in 2024 UTC …" and "May 2024 GMT" are years.
    const bool prefixed = index > 0 && (m_text.has(index - 1, WordKind::RangeJoin) || m_text.has(index - 1, WordKind::ClockPrefix) || isWord(index - 1, u"at"));
    bool good = marked(index + 1) && (!isYear(number(index)) || isWord(index + 1, u"z") || m_text.has(index + 1, WordKind::ClockSuffix) || prefixed);
    // Both ends of a range, one of which no other number is written like: "0700-0900", "2200-0400".
    const int join = m_text.isDash(index + 1) ? index + 2 : m_text.has(index + 1, WordKind::RangeJoin) ? m_text.matchAt(index + 1, WordKind::RangeJoin)->last : -1;
    // "2024-0512" and "Ticket 2102-0031" name something else.
    const bool afterDay = !m_text.m_tokens.isEmpty() && index - m_text.m_tokens.constLast().last <= 2;
    const bool introduced = m_text.beginsLine(index) || afterDay || prefixed || follows(index, WordKind::RangeOpen) || follows(index, WordKind::Join) || (index > 0 && m_text.m_lexemes.at(index - 1).kind == Lexeme::Kind::Mark && !m_text.isGapless(index));
    if (!good && join > 0 && isClock(join) && (introduced || marked(join + 1)))
        good = marked(join + 1) || (!isYear(number(index)) && (unitAt(index) == u'0' || unitAt(join) == u'0'));
    // "Update 1810: an engineer is on the way"
    good |= follows(index, WordKind::Label) && m_text.isMark(index + 1, u':') && !m_text.isGapless(index + 2) && !isYear(number(index));
    good |= afterDigits(index) && (m_text.isDash(index - 1) || follows(index, WordKind::RangeJoin));
    if (!good || (m_text.isDash(index + 1) && m_text.isGapless(index + 1) && isNumber(index + 2, 1, 2))) // "0900-12", a part of a name
        return false;
    clock.hour = number(index) / 100;
    clock.minute = number(index) % 100;
    clock.zeroPadded = true;
    clock.digits = true;
    clock.last = index + 1;
    return true;
}

/// Whether letters that are neither AM nor PM, a zone nor "h" cling to @p clock: "20:15f" is no clock.
bool TokenScanner::endsInAWord(const TimeToken &clock) const
{
    const int at = clock.last;
    if (at >= m_text.count() || !m_text.isGapless(at) || m_text.m_lexemes.at(at).kind != Lexeme::Kind::Word || unitAt(at) >= 0x3040)
        return false;
    return !m_text.has(at, WordKind::Meridiem) && !m_text.has(at, WordKind::ClockSuffix) && !m_text.has(at, WordKind::RangeJoin) && !m_text.has(at, WordKind::DayPart) && !zoneAt(at);
}

std::optional<TimeToken> TokenScanner::clockAt(int index) const
{
    if (!standsFree(index) || follows(index, WordKind::NotClock))
        return std::nullopt;
    TimeToken clock;
    clock.kind = TimeToken::Kind::Clock;
    clock.first = index;
    const TimeToken blank = clock;
    using Reader = bool (TokenScanner::*)(TimeToken &) const;
    static constexpr Reader readers[] = {&TokenScanner::readClockWithMarks, &TokenScanner::readClockWithUnits, &TokenScanner::readDigitsClock, &TokenScanner::readBareClock};
    bool found = false;
    for (const Reader reader : readers) {
        clock = blank;
        found = (this->*reader)(clock);
        if (found)
            break;
    }
    const int latestHour = m_text.m_extendedHours ? 29 : 24;
    if (!found || clock.minute > 59 || clock.second > 60 || clock.hour > latestHour || (clock.hour == 24 && clock.minute > 0 && !m_text.m_extendedHours) || endsInAWord(clock))
        return std::nullopt;
    const ScannedText::Match *before = nullptr; // 下午 2 点, 오전 2시
    for (int back = 1; back <= 2 && index - back >= 0; ++back) {
        const ScannedText::Match *match = m_text.matchAt(index - back, WordKind::Meridiem);
        if (match && match->last == index)
            before = match;
    }
    if (before) {
        clock.meridiem = static_cast<int>(before->meaning.value);
        clock.first = before->first;
    } else if (clock.meridiem == 0) {
        takeMeridiem(clock);
    }
    takeClockSuffix(clock);
    // "12 noon", "12:00 midnight", "las 12 del mediodía"
    if (const ScannedText::Match *named = m_text.matchAt(clock.last, WordKind::NamedClock); named && clock.hour == 12 && clock.minute == 0 && clock.meridiem == 0) {
        clock.meridiem = named->meaning.value == 12 ? 2 : 1;
        clock.last = named->last;
    }
    clock.malformed = clock.meridiem != 0 && (clock.hour == 0 || clock.hour > 12);
    return clock;
}

/// "noon", "minuit", "正午".
std::optional<TimeToken> TokenScanner::namedClockAt(int index) const
{
    const ScannedText::Match *match = m_text.matchAt(index, WordKind::NamedClock);
    // "après-midi" is no noon, "midnight-blue" no midnight.
    if (!match || (index > 0 && m_text.isDash(index - 1) && m_text.isGapless(index)) || (m_text.isDash(match->last) && m_text.isGapless(match->last) && !isNumber(match->last + 1, 1, 2)))
        return std::nullopt;
    TimeToken clock;
    clock.kind = TimeToken::Kind::Clock;
    clock.first = match->first;
    clock.last = match->last;
    clock.hour = static_cast<int>(match->meaning.value);
    clock.zeroPadded = true;
    clock.midnight = clock.hour == 0;
    clock.meridiem = clock.hour == 12 ? 2 : 0;
    return clock;
}

/// "Duration: 02:30", "down for 00:12:33", "2:30 hours", "3:45 minutes", "1h30m", "1 h 30 min": how long, not when.
std::optional<TimeToken> TokenScanner::spanAt(int index) const
{
    const bool letter = isHourLetter(index + 1);
    if (!isNumber(index, 1, 3) || !(letter || m_text.isMark(index + 1, u':')) || !isNumber(index + 2, 2, 2))
        return std::nullopt;
    const bool spaced = !m_text.isGapless(index + 1) || !m_text.isGapless(index + 2);
    const auto onLine = [this](int at) { return m_text.m_lexemes.at(at).gap <= Lexeme::Gap::Space; };
    if (spaced && !(letter && onLine(index + 1) && onLine(index + 2)))
        return std::nullopt;
    const bool seconds = m_text.isMark(index + 3, u':') && m_text.isGapless(index + 3) && isNumber(index + 4, 2, 2) && m_text.isGapless(index + 4);
    const int last = index + (seconds ? 5 : 3);
    const ScannedText::Match *unit = last < m_text.count() && m_text.m_lexemes.at(last).gap <= Lexeme::Gap::Space ? m_text.matchAt(last, WordKind::Unit) : nullptr;
    // "de 6:00 a 7:30 h": the other end of a range.
    const bool clock = m_text.has(last, WordKind::ClockSuffix) && (follows(index, WordKind::RangeJoin) || follows(index, WordKind::ClockPrefix));
    const bool hours = unit && !clock && unit->meaning.value == hourMs && number(index) < 10 && isNumber(index, 1, 1);
    const bool minutes = unit && unit->meaning.value == minuteMs;
    const int before = index > 0 && (m_text.isMark(index - 1, u':') || m_text.isMark(index - 1, u'(')) ? index - 1 : index;
    const bool named = (follows(before, WordKind::DurationLabel) || follows(index, WordKind::DurationLabel)) && !zoneAt(last) && !m_text.has(last, WordKind::Meridiem);
    if ((!hours && !minutes && !named) || number(index + 2) > 59)
        return std::nullopt;
    // "à 14 h 30" stays a clock, whatever follows; with blanks only the unit behind it tells that "1 h 30 min" is none.
    if (spaced && (!minutes || follows(index, WordKind::ClockPrefix)))
        return std::nullopt;
    TimeToken span;
    span.kind = TimeToken::Kind::Duration;
    span.first = index;
    span.last = (hours || minutes) ? unit->last : last;
    const qint64 larger = minutes && !seconds && !letter ? minuteMs : hourMs;
    span.shortestMs = number(index) * larger + number(index + 2) * (larger / 60) + (seconds ? number(index + 4) * secondMs : 0);
    span.longestMs = span.shortestMs;
    return span;
}

} // namespace tocsin
