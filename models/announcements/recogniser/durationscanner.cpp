// SPDX-License-Identifier: GPL-3.0-or-later
// How long something lasts: "2d 22h 13m", "approximately 15 to 20 minutes".
#include "models/announcements/recogniser/tokenscanner.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace tocsin {

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
    if (index >= 2 && m_text.isGapless(index) && isHourUnit(index - 1) && isNumber(index - 2, 1, 2))
        return std::nullopt; // the minutes of a clock, be there such a time or not
    int at = amountAt(index, shortest);
    if (at == index)
        return std::nullopt;
    double longest = shortest;
    int next = at;
    // "1e9" is one number, though "e" is "and" in Italian; scripts without blanks join without them.
    const bool clings = m_text.isGapless(at) && m_text.isGapless(at + 1) && m_text.m_lexemes.at(at).kind == Lexeme::Kind::Word && m_text.lower(at).front().unicode() < 0x3000;
    if (clings)
        next = at;
    else if (const ScannedText::Match *join = m_text.matchAt(at, WordKind::RangeJoin))
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

} // namespace tocsin
