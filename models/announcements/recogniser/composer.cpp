// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/announcements/recogniser/composer.h"

#include "models/announcements/recogniser/rangelines.h"

#include <algorithm>

namespace tocsin {

namespace {

using TokenKind = TimeToken::Kind;

enum class Between { Tight, Range, Break };

/// What stands between two tokens.
struct GapReading
{
    Between between = Between::Tight;
    bool opens = false; ///< a bracket is left open
    bool slash = false; ///< it is a slash: "9:00 PM ET / 6:00 PM PT"
    bool closes = false;
    bool rangeOpen = false;
    bool guessed = false;
    bool about = false;
    bool startWord = false;
    bool endWord = false;
};

constexpr int longestGap = 10;

[[nodiscard]] int minuteOf(const TimeToken &clock)
{
    const int hour = clock.meridiem == 0 || clock.hour > 12 ? clock.hour : clock.hour % 12 + (clock.meridiem == 2 ? 12 : 0);
    return hour * 60 + clock.minute;
}

class Composer
{
public:
    Composer(const ScannedText &text, int firstToken, int lastToken)
        : m_text(text)
        , m_first(firstToken)
        , m_last(lastToken)
    {
    }

    QList<ReadClock> read()
    {
        for (int token = m_first; token < m_last;) {
            if (m_text.tokens().at(token).kind == TokenKind::Duration) {
                ++token;
                continue;
            }
            token = readGroup(token);
        }
        return m_found;
    }

private:
    /// A part of a group between range joins.
    struct Segment
    {
        QList<int> clocks; ///< indexes into m_found
        QList<int> dates;
        int weekday = -1;
        int relative = -1;
        int part = 0;
    };

    [[nodiscard]] const TimeToken &token(int index) const { return m_text.tokens().at(index); }

    GapReading readGap(int before, int after, bool hasClock, bool segmentHasClock, bool &betweenSeen) const
    {
        GapReading gap;
        const TimeToken &left = token(before);
        const TimeToken &right = token(after);
        if (right.first - left.last > longestGap) {
            gap.between = Between::Break;
            return gap;
        }
        const auto breaks = [&gap] {
            gap.between = Between::Break;
            return gap;
        };
        int strangers = 0;
        for (int at = left.last; at < right.first;) {
            const Lexeme &lexeme = m_text.lexemes().at(at);
            if (lexeme.gap == Lexeme::Gap::Paragraph)
                return breaks();
            if (lexeme.kind == Lexeme::Kind::Mark) {
                const QChar mark = m_text.source().reading.at(lexeme.begin);
                if (m_text.isDash(at) || mark == u'~' || mark == u'\u2192' || mark == u'>') {
                    if (m_text.beginsLine(at))
                        return breaks();
                    const bool dateThenClock = left.kind == TokenKind::Date && right.kind == TokenKind::Clock && !hasClock && mark != u'~';
                    if (!dateThenClock)
                        gap.between = Between::Range;
                } else if (mark == u'(' || mark == u'[' || mark == u'\uFF08') {
                    gap.opens = true;
                } else if (mark == u')' || mark == u']') {
                    gap.closes = true;
                } else if (mark == u'.') {
                    if (!(left.kind == TokenKind::Date || left.kind == TokenKind::Weekday) || at != left.last)
                        return breaks();
                } else if (mark == u':') {
                    const bool labelled = left.kind == TokenKind::Zone && !hasClock && !m_text.beginsLine(right.first); // "UTC: Tuesday 14 June, 07:00"
                    if (!labelled && (right.kind != TokenKind::Clock || left.kind == TokenKind::Clock))
                        return breaks();
                } else if (mark == u'/') {
                    if (left.kind != TokenKind::Zone && left.kind != TokenKind::Clock)
                        return breaks();
                    // "10:00 CET / 09:00 UTC": the same in another zone; ISO 8601's "2024-11-14T22:00Z/2024-11-15T02:00Z" is a range.
                    if (right.kind == TokenKind::Date && right.hasFullDate() && m_text.isGapless(at))
                        gap.between = Between::Range;
                    else
                        gap.opens = gap.slash = true;
                } else if (mark != u',' && mark != u'*' && mark != u'_' && mark != u'\'' && mark != u'@' && mark != u'\u2022') {
                    return breaks();
                }
                ++at;
                continue;
            }
            const auto take = [this, &at](WordKind kind) {
                const ScannedText::Match *match = m_text.matchAt(at, kind);
                if (!match)
                    return false;
                at = match->last;
                return true;
            };
            // "2025-07-31T06:15"
            if (left.kind == TokenKind::Date && right.kind == TokenKind::Clock && right.first == at + 1 && m_text.lower(at) == u"t" && m_text.isGapless(at) && m_text.isGapless(at + 1)) {
                ++at;
                continue;
            }
            // Words with two meanings: "le 5 mai à 22h00" joins no range, "22:00 Uhr vom 5. Mai" opens none.
            const bool joins = m_text.has(at, WordKind::Join) || m_text.has(at, WordKind::ClockPrefix);
            const bool clockFollows = joins && right.kind == TokenKind::Clock && !segmentHasClock && m_text.has(at, WordKind::RangeJoin);
            const bool dateFollows = joins && segmentHasClock && m_text.has(at, WordKind::RangeOpen)
                && (right.kind == TokenKind::Date || right.kind == TokenKind::Weekday || right.kind == TokenKind::Relative);
            if (clockFollows || dateFollows) {
                if (!take(WordKind::Join))
                    take(WordKind::ClockPrefix);
            } else if (take(WordKind::RangeOpen)) {
                if (hasClock)
                    return breaks();
                gap.rangeOpen = true;
                betweenSeen = true;
            } else if (take(WordKind::RangeJoin)) {
                gap.between = Between::Range;
            } else if (m_text.has(at, WordKind::RangeAnd)) {
                if (!betweenSeen)
                    return breaks();
                take(WordKind::RangeAnd);
                gap.between = Between::Range;
            } else if (m_text.has(at, WordKind::StartWord)) {
                if (hasClock)
                    return breaks();
                take(WordKind::StartWord);
                gap.startWord = true;
            } else if (take(WordKind::About)) {
                gap.about = true;
            } else if (m_text.has(at, WordKind::EndWord)) {
                if (hasClock)
                    return breaks();
                take(WordKind::EndWord);
                gap.endWord = true;
            } else if (left.kind == TokenKind::Date && right.kind == TokenKind::Clock && right.units && lexeme.gap <= Lexeme::Gap::Space && take(WordKind::Night)) {
                // "9月12日（火）深夜1時"
            } else if (!take(WordKind::ClockPrefix) && !take(WordKind::Join)) {
                // In a language without a file, a short word or two between clocks are likely "to", elsewhere likely "at".
                constexpr int shortWord = 5;
                if (!m_text.isForeign() || lexeme.kind != Lexeme::Kind::Word || lexeme.end - lexeme.begin > shortWord || ++strangers > 2)
                    return breaks();
                gap.guessed = true;
                if ((left.kind == TokenKind::Clock || left.kind == TokenKind::Zone) && right.kind == TokenKind::Clock)
                    gap.between = Between::Range;
                ++at;
            }
        }
        if (m_text.lexemes().at(right.first).gap == Lexeme::Gap::Paragraph)
            return breaks();
        // A stamp at the end of one line has nothing to do with the next line's, a wrapped sentence has.
        if (m_text.lexemes().at(right.first).gap == Lexeme::Gap::Line && left.last == right.first && hasClock && right.kind != TokenKind::Zone)
            return breaks();
        return gap;
    }

    /// What stands before the first token of a group: "between", "starting at", "about".
    GapReading readBefore(int index) const
    {
        GapReading before;
        int at = token(index).first - 1;
        for (int steps = 0; steps < 5 && at >= 0 && m_text.lexemes().at(at + 1).gap < Lexeme::Gap::Paragraph; ++steps, --at) {
            bool known = m_text.isMark(at, u'(') || m_text.isMark(at, u'[');
            for (int from = at; from >= 0 && from > at - 3; --from) {
                const auto ends = [this, from, at](WordKind kind) {
                    const ScannedText::Match *match = m_text.matchAt(from, kind);
                    return match && match->last == at + 1;
                };
                before.rangeOpen |= ends(WordKind::RangeOpen);
                before.about |= ends(WordKind::About);
                before.startWord |= ends(WordKind::StartWord);
                before.endWord |= ends(WordKind::EndWord);
                known |= ends(WordKind::RangeOpen) || ends(WordKind::About) || ends(WordKind::StartWord) || ends(WordKind::EndWord) || ends(WordKind::Join) || ends(WordKind::ClockPrefix);
            }
            if (!known)
                break;
        }
        return before;
    }

    int addClock(int index)
    {
        ReadClock clock;
        clock.clock = index;
        clock.first = token(index).first;
        clock.last = token(index).last;
        m_found += clock;
        return static_cast<int>(m_found.size()) - 1;
    }

    void claim(ReadClock &clock, int index) const
    {
        clock.first = std::min(clock.first, token(index).first);
        clock.last = std::max(clock.last, token(index).last);
    }

    /// Reads the tokens from @p index that belong together; returns the first that does not.
    int readGroup(int index)
    {
        const GapReading before = readBefore(index);
        bool betweenSeen = before.rangeOpen;
        QList<Segment> segments(1);
        QList<QList<int>> conversions; ///< clocks in brackets behind the main ones; each list is a range or a single one
        int pendingZone = -1;
        int bracketDate = -1; ///< in brackets behind a clock: "0:00 UTC (31 December, 19:00 EST)"
        int bracketWeekday = -1;
        bool bracketRange = false; ///< the next clock in brackets ends the range of the one before it
        bool hasClock = false;
        bool inBrackets = false;
        bool bySlash = false; ///< the bracket is a slash
        int lastClock = -1;
        const qsizetype foundBefore = m_found.size();
        bool guessed = false;
        GapReading pending = before;
        pending.startWord |= before.rangeOpen; // "from 15:00" without an end
        int at = index;
        for (; at < m_last; ++at) {
            if (at > index) {
                if (token(at).kind == TokenKind::Duration)
                    break;
                const GapReading gap = readGap(at - 1, at, hasClock, !segments.constLast().clocks.isEmpty() && bracketDate < 0, betweenSeen);
                if (gap.between == Between::Break)
                    break;
                if (gap.closes && !gap.opens)
                    inBrackets = false;
                if (gap.opens && !(gap.closes && inBrackets))
                    inBrackets = true;
                bySlash = inBrackets && (bySlash || gap.slash);
                // "9:00 PM ET / 6:00 PM PT to 11:30 PM ET / 8:30 PM PT": both ends are given twice.
                if (gap.between == Between::Range && bySlash && segments.size() == 1 && conversions.size() == 1 && conversions.constFirst().size() == 1)
                    inBrackets = bySlash = false;
                const bool rangeAgain = gap.between == Between::Range && inBrackets && hasClock && !conversions.isEmpty();
                bracketRange |= rangeAgain;
                if (gap.between == Between::Range && !rangeAgain)
                    segments += Segment{};
                guessed |= gap.guessed;
                pending.about |= gap.about;
                pending.startWord |= gap.startWord || gap.rangeOpen;
                pending.endWord |= gap.endWord;
                if (token(at).kind == TokenKind::Clock && gap.between == Between::Tight && (inBrackets ? hasClock : !segments.constLast().clocks.isEmpty())) {
                    if (!inBrackets)
                        break; // another time, not a part of this one
                    if (!bracketRange)
                        conversions += QList<int>{};
                }
            }
            Segment &segment = segments.last();
            const TimeToken &here = token(at);
            // A line that begins with a date is about another time than the one before it, which has its own.
            // So is "3 April 10:00, 4 May 11:00".
            const bool listed = m_text.isMark(here.first - 1, u',') || m_text.isMark(here.first - 1, u'\u3001') || m_text.beginsLine(here.first);
            const bool laterDate = here.kind == TokenKind::Date && hasClock && !inBrackets && !segment.clocks.isEmpty();
            // And so are two cells of a table, each with a date and a clock.
            const bool ownClock = at + 1 < m_last && token(at + 1).kind == TokenKind::Clock && token(at + 1).first == here.last && m_text.lexemes().at(here.last).gap <= Lexeme::Gap::Space;
            if (laterDate && !segment.dates.isEmpty() && (listed || ownClock))
                break;
            // "20 June 00:00 - 23:59, 21 June 00:00 - 24:00": the date's own clock follows.
            const bool dated = std::any_of(segments.cbegin(), segments.cend(), [](const Segment &other) { return !other.dates.isEmpty(); });
            if (laterDate && dated && listed && at + 1 < m_last && token(at + 1).kind == TokenKind::Clock && token(at + 1).first - here.last <= 1)
                break;
            // The date of the next line, unless this line has nothing but the clock.
            const int opening = m_text.isMark(here.first - 1, u'[') ? here.first - 1 : here.first;
            if (here.kind == TokenKind::Date && hasClock && opening > 0 && m_text.beginsLine(opening) && !m_text.beginsLine(token(index).first))
                break;
            // "UTC: …" on the next line is that line's label.
            if (here.kind == TokenKind::Zone && hasClock && m_text.beginsLine(here.first) && m_text.isMark(here.last, u':'))
                break;
            switch (here.kind) {
            case TokenKind::Clock: {
                lastClock = addClock(at);
                ReadClock &clock = m_found.last();
                if (pendingZone >= 0) {
                    clock.zone = pendingZone;
                    clock.ownZone = true;
                    if (!m_text.isMark(token(pendingZone).last, u')')) // of the label: "Start (UTC): 14 June, 07:00"
                        claim(clock, pendingZone);
                    pendingZone = -1;
                }
                clock.about = pending.about;
                clock.startWord = pending.startWord;
                clock.endWord = pending.endWord;
                pending = {};
                if (!conversions.isEmpty() && inBrackets) {
                    conversions.last() += lastClock;
                    if (bracketDate >= 0) {
                        clock.date = bracketDate;
                        clock.ownDate = true;
                        claim(clock, bracketDate);
                    } else if (bracketWeekday >= 0) {
                        clock.weekday = bracketWeekday;
                        claim(clock, bracketWeekday);
                    }
                    bracketDate = bracketWeekday = -1;
                    bracketRange = false;
                } else {
                    segment.clocks += lastClock;
                }
                hasClock = true;
                break;
            }
            case TokenKind::Zone:
                if (lastClock >= 0) {
                    if (m_found.at(lastClock).zone < 0) {
                        m_found[lastClock].zone = at;
                        m_found[lastClock].ownZone = true;
                        claim(m_found[lastClock], at);
                    }
                } else {
                    pendingZone = at;
                }
                break;
            case TokenKind::Date:
                if (inBrackets && hasClock) {
                    if (bracketDate >= 0)
                        addDate(bracketDate);
                    bracketDate = at;
                } else {
                    segment.dates += at;
                }
                break;
            case TokenKind::Weekday:
                (inBrackets && hasClock ? bracketWeekday : segment.weekday) = at;
                break;
            case TokenKind::Relative:
                if (!(inBrackets && hasClock)) // "6:00 / 22:00 to the next day at 2:00"
                    segment.relative = at;
                break;
            case TokenKind::DayPart:
                segment.part = here.part;
                break;
            case TokenKind::Duration:
                break;
            }
        }
        // "14:00 (Friday, 3 May)": no clock of its own in the brackets, so the day is that of the one before them.
        if (bracketDate >= 0 && conversions.isEmpty() && segments.constLast().dates.isEmpty())
            segments.last().dates += bracketDate;
        else if (bracketDate >= 0)
            addDate(bracketDate);
        if (bracketWeekday >= 0 && conversions.isEmpty() && segments.constLast().weekday < 0)
            segments.last().weekday = bracketWeekday;
        finishGroup(segments, conversions);
        for (qsizetype clock = foundBefore; guessed && clock < m_found.size(); ++clock)
            m_found[clock].guessed = true;
        return std::max(at, index + 1);
    }

    void finishGroup(const QList<Segment> &segments, const QList<QList<int>> &conversions)
    {
        // A range of days before a range of clocks: "Thursday 23 to Friday 24 February, between 22:30 and 02:30".
        const bool daysThenClocks = segments.size() == 3 && segments.at(0).clocks.isEmpty() && segments.at(0).dates.size() == 1 && segments.at(1).clocks.size() == 1
            && segments.at(1).dates.size() == 1 && segments.at(2).clocks.size() == 1 && segments.at(2).dates.isEmpty();
        // "From 1 to 3 February": no clock, and the days between are meant as well.
        const bool onlyDays = segments.size() == 2 && segments.at(0).clocks.isEmpty() && segments.at(1).clocks.isEmpty() && segments.at(0).dates.size() == 1 && segments.at(1).dates.size() == 1;
        if (onlyDays) {
            addDate(segments.at(0).dates.constFirst());
            addDate(segments.at(1).dates.constFirst());
            m_found.last().otherDate = segments.at(0).dates.constFirst();
            return;
        }
        int previous = -1;
        for (int index = 0; index < segments.size(); ++index) {
            const Segment &segment = segments.at(index);
            if (segment.clocks.isEmpty()) {
                if (!(daysThenClocks && index == 0)) {
                    for (const int date : segment.dates)
                        addDate(date);
                }
                if (segment.dates.isEmpty() && (segment.relative >= 0 || segment.weekday >= 0))
                    previous = -1;
                previous = -1;
                continue;
            }
            const int own = segment.clocks.constFirst();
            ReadClock &clock = m_found[own];
            if (daysThenClocks) {
                clock.date = segments.at(index - 1).dates.constFirst();
                clock.ownDate = true;
                if (index == 1)
                    claim(clock, clock.date);
                // Only a range that turns the clock back goes over midnight; else it may be on either day.
                const int start = minuteOf(token(m_found.at(segments.at(1).clocks.constFirst()).clock));
                const int end = minuteOf(token(m_found.at(segments.at(2).clocks.constFirst()).clock));
                if (start < end)
                    clock.otherDate = segments.at(index == 1 ? 1 : 0).dates.constFirst();
            } else if (!segment.dates.isEmpty()) {
                clock.date = segment.dates.constFirst();
                clock.ownDate = true;
                claim(clock, clock.date);
                for (int more = 1; more < segment.dates.size(); ++more)
                    addDate(segment.dates.at(more));
            }
            ReadClock &again = m_found[own];
            again.weekday = segment.weekday;
            again.relative = segment.relative;
            again.part = segment.part;
            if (segment.relative >= 0) {
                again.part = again.part ? again.part : token(segment.relative).part;
                claim(again, segment.relative);
            }
            if (segment.weekday >= 0)
                claim(again, segment.weekday);
            if (previous >= 0)
                pair(previous, own);
            previous = own;
        }
        if (conversions.isEmpty())
            return;
        QList<int> main;
        for (const Segment &segment : segments)
            main += segment.clocks;
        for (const QList<int> &row : conversions) {
            // Behind the end of the range it is the end's, where the beginning has one of its own.
            const bool ofEnd = row.size() == 1 && &row != &conversions.constFirst() && main.size() == 2 && conversions.constFirst().size() == 1 && conversions.constFirst().constFirst() < main.at(1) && row.constFirst() > main.at(1);
            for (int index = 0; index < row.size() && !main.isEmpty(); ++index) {
                const int of = main.at(ofEnd ? 1 : row.size() == 1 ? 0 : std::min<int>(index, static_cast<int>(main.size()) - 1));
                m_found[row.at(index)].conversionOf = of;
                // "(21:00 - 23:00 CEST)": the zone behind the second counts for both.
                if (m_found.at(row.at(index)).zone < 0 && m_found.at(row.constLast()).zone >= 0)
                    m_found[row.at(index)].zone = m_found.at(row.constLast()).zone;
            }
        }
    }

    void addDate(int index)
    {
        ReadClock day;
        day.date = index;
        day.ownDate = true;
        day.first = token(index).first;
        day.last = token(index).last;
        m_found += day;
    }

    /// Two clocks of one range share what only one of them states.
    void pair(int start, int end)
    {
        ReadClock &a = m_found[start];
        ReadClock &b = m_found[end];
        a.partner = end;
        b.partner = start;
        b.isEnd = true;
        if (a.zone < 0)
            a.zone = b.zone;
        else if (b.zone < 0)
            b.zone = a.zone;
        if (a.date < 0 && a.weekday < 0 && a.relative < 0) {
            // "From 22:00 to 2:00 tomorrow" begins today.
            const bool nextDay = b.date < 0 && b.relative >= 0 && token(b.relative).days > 0 && minuteOf(token(b.clock)) <= minuteOf(token(a.clock));
            a.date = b.date;
            a.weekday = b.weekday;
            a.relative = nextDay ? -1 : b.relative;
        } else if (b.date < 0 && b.weekday < 0 && b.relative < 0) {
            b.date = a.date;
            b.weekday = a.weekday;
            b.relative = a.relative;
        }
        // "in the afternoon from 2:00 to 4:00", "8 to 10 in the evening"
        const bool marked = token(a.clock).meridiem != 0 || token(b.clock).meridiem != 0;
        if (a.part == 0 && !marked) {
            a.part = b.part;
        } else if (b.part == 0 && !marked) {
            b.part = a.part;
            b.sharedPart = a.part != 0;
        }
        b.about |= a.about;
    }

    const ScannedText &m_text;
    int m_first;
    int m_last;
    QList<ReadClock> m_found;
};

} // namespace

QList<ReadClock> readClocks(const ScannedText &text, int firstToken, int lastToken)
{
    QList<ReadClock> found = Composer(text, firstToken, lastToken).read();
    // By place in the text; partners and conversions are indexes, so they move along.
    QList<int> order(found.size());
    for (int index = 0; index < order.size(); ++index)
        order[index] = index;
    std::stable_sort(order.begin(), order.end(), [&found](int a, int b) { return found.at(a).first < found.at(b).first; });
    QList<int> newIndex(found.size());
    for (int index = 0; index < order.size(); ++index)
        newIndex[order.at(index)] = index;
    QList<ReadClock> sorted;
    sorted.reserve(found.size());
    for (const int index : order) {
        ReadClock clock = found.at(index);
        clock.partner = clock.partner < 0 ? -1 : newIndex.at(clock.partner);
        clock.conversionOf = clock.conversionOf < 0 ? -1 : newIndex.at(clock.conversionOf);
        sorted += clock;
    }
    pairLabelledLines(text, sorted);
    return sorted;
}

} // namespace tocsin
