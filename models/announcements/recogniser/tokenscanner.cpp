// SPDX-License-Identifier: GPL-3.0-or-later
// The walk over a text's lexemes, and the words and zones that are tokens by themselves.
#include "models/announcements/recogniser/tokenscanner.h"

#include "models/time/abbreviations.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tocsin {

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
                found = spanAt(index);
            if (!found)
                found = clockAt(index);
            if (!found)
                found = durationAt(index);
        } else if (m_text.m_kinds.at(index) != 0) {
            found = wordAt(index);
        }
        if (!found && m_text.m_lexemes.at(index).kind == Lexeme::Kind::Word) {
            // "UTC 10:00", "(CEST) 14:00": a zone in front of its clock.
            int next = m_text.isMark(index + 1, u')') ? index + 2 : index + 1;
            const bool labels = m_text.isMark(next, u':'); // "Start (UTC): Tuesday, 14 June, 07:00"
            next += labels ? 1 : 0;
            const bool dated = labels && !m_text.beginsLine(next) && (m_text.has(next, WordKind::Weekday) || m_text.has(next, WordKind::Month));
            if (next < m_text.count() && (dated || m_text.m_lexemes.at(next).kind == Lexeme::Kind::Number) && m_text.m_source.reading.at(m_text.m_lexemes.at(index).begin).isUpper())
                found = zoneAt(index);
            // "Times in UTC+05:30": the offset is no clock.
            const bool offset = !found && (m_text.isMark(index + 1, u'+') || m_text.isMark(index + 1, u'-')) && m_text.isGapless(index + 1) && m_text.isGapless(index + 2);
            if (offset && m_text.m_source.reading.at(m_text.m_lexemes.at(index).begin).isUpper()) {
                if (const auto zone = zoneAt(index); zone && zone->last > index + 2)
                    found = zone;
            }
        }
        if (!found)
            found = eastAsianZoneEndingAt(index);
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
            // "UTC: …" on the next line is that line's label.
            if (const auto zone = zoneAt(next); zone && !(m_text.beginsLine(next) && m_text.isMark(zone->last, u':'))) {
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

/// "北京时间2022年…", "日本時間 10:00": a zone in front of its date or clock, by its last character.
std::optional<TimeToken> TokenScanner::eastAsianZoneEndingAt(int index) const
{
    const char16_t unit = unitAt(index);
    if ((unit != u'间' && unit != u'間' && unit != u'간') || index + 1 >= m_text.count() || m_text.m_lexemes.at(index + 1).kind != Lexeme::Kind::Number)
        return std::nullopt;
    constexpr int shortest = 3;
    constexpr int longest = 6;
    for (int length = longest; length >= shortest; --length) {
        const int first = index + 1 - length;
        if (first < 0 || m_text.m_tokenAt.at(first) >= 0)
            continue;
        const auto match = zoneWordAt(m_text.m_source.reading, m_text.m_lexemes.at(first).begin);
        if (!match || m_text.m_lexemes.at(first).begin + match->length != m_text.m_lexemes.at(index).end)
            continue;
        TimeToken zone;
        zone.kind = TimeToken::Kind::Zone;
        zone.first = first;
        zone.last = index + 1;
        zone.zoneWord = match->word;
        return zone;
    }
    return std::nullopt;
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

bool TokenScanner::isYear(int year)
{
    constexpr int earliest = 1990;
    constexpr int latest = 2099;
    return year >= earliest && year <= latest;
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
    if (auto clock = namedClockAt(index))
        return clock;
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
    // The 夜 of 深夜 is no evening.
    const ScannedText::Match *night = index > 0 && m_text.isGapless(index) ? m_text.matchAt(index - 1, WordKind::Night) : nullptr;
    if (const ScannedText::Match *part = night && night->last > index ? nullptr : m_text.matchAt(index, WordKind::DayPart)) {
        token.kind = TimeToken::Kind::DayPart;
        token.part = static_cast<int>(part->meaning.value);
        token.last = part->last;
        return token;
    }
    return std::nullopt;
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
    const bool digitsRange = m_text.isMark(index, u'-') && !m_text.m_tokens.isEmpty() && m_text.m_tokens.constLast().digits; // "0700-0900"
    if (sign && !digitsRange && isNumber(index + 1, 4, 4) && m_text.isGapless(index + 1) && number(index + 1) <= 1400) {
        zone.last = index + 2;
        zone.zoneWord = u"UTC"_s % m_text.lower(index) % m_text.lower(index + 1).left(2) % u':' % m_text.lower(index + 1).mid(2);
        return zone;
    }
    if (lexeme.kind != Lexeme::Kind::Word)
        return std::nullopt;
    const auto match = zoneWordAt(m_text.m_source.reading, lexeme.begin);
    if (!match || match->length <= 0)
        return std::nullopt;
    // "La Habana" is not in Los Angeles, and "ET-5/0/1" is a port.
    constexpr qsizetype shortest = 2;
    const qsizetype last = lexeme.begin + match->length;
    const QString &reading = m_text.m_source.reading;
    const bool shortWord = match->length == shortest || (match->length > shortest && !reading.at(last - shortest - 1).isLetter());
    const bool name = shortWord && match->length >= shortest && reading.at(last - shortest).isUpper() && reading.at(last - 1).isLower();
    const bool port = match->length == shortest && m_text.isMark(index + 1, u'-') && m_text.isGapless(index + 1) && isNumber(index + 2, 1, 4) && m_text.isGapless(index + 2) && m_text.isMark(index + 3, u'/');
    if (name || port)
        return std::nullopt;
    const int end = lexeme.begin + static_cast<int>(match->length);
    zone.last = index;
    while (zone.last < m_text.count() && m_text.m_lexemes.at(zone.last).begin < end)
        ++zone.last;
    zone.zoneWord = match->word;
    return zone;
}

/// Whether "T22:00" or "22:00:00" ends before lexeme @p index: only there "-02:00" is an offset, else "22:00-02:00" is a night.
bool TokenScanner::isIsoClock(int index) const
{
    return (index >= 4 && isWord(index - 4, u"t")) || (index >= 5 && m_text.isMark(index - 2, u':') && m_text.isMark(index - 4, u':') && m_text.isGapless(index - 4) && m_text.isGapless(index - 3) && isNumber(index - 5, 1, 2)) || (index >= 2 && m_text.isMark(index - 2, u'.'));
}

} // namespace tocsin
