// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/announcements/posts/layout.h"

#include <algorithm>

namespace tocsin {

namespace {

constexpr int longestTitle = 180;

/// Reads the prefix of one line.
class StampReader
{
public:
    StampReader(const ScannedText &text, const TextLine &line)
        : m_text(text)
        , m_line(line)
        , m_at(line.first)
    {
    }

    std::optional<StampReading> read()
    {
        m_stamp.first = m_line.first;
        skipMarks();
        while (m_at < m_line.last && step()) { }
        m_stamp.bodyFirst = m_at;
        m_stamp.wholeLine = m_at >= m_line.last;
        const bool labelled = !m_stamp.label.isEmpty();
        if (m_range)
            return std::nullopt;
        const bool shouted = !labelled && takeStateBehind();
        if (labelled) {
            const bool timed = m_stamp.clock >= 0 || m_stamp.date >= 0;
            if (m_stamp.state != StateWord::None && !m_ended && !m_stamp.wholeLine)
                return std::nullopt;
            if (!m_ended && !m_stamp.wholeLine && !timed)
                return std::nullopt;
            return m_stamp;
        }
        if (m_stamp.clock < 0)
            return std::nullopt;
        // "- 2024-01-12 14:00 Access restored": a list of dated entries needs no mark behind the time.
        const bool entry = m_at > m_line.first && m_text.lexemes().at(m_line.first).kind == Lexeme::Kind::Mark && m_stamp.date >= 0 && m_text.tokens().at(m_stamp.date).hasFullDate();
        // "16 Aug 2023<tab>14:40 PDT<tab>The issue …": a row of a table.
        const bool row = m_stamp.date >= 0 && m_at < m_line.last && QStringView(m_text.source().reading).sliced(m_text.lexemes().at(m_at - 1).end, m_text.lexemes().at(m_at).begin - m_text.lexemes().at(m_at - 1).end).contains(u'\t');
        if (!m_ended && !m_stamp.wholeLine && !entry && !row && !shouted)
            return std::nullopt;
        return m_stamp;
    }

private:
    void skipMarks()
    {
        while (m_at < m_line.last && (isBulletMark(m_text, m_at) || m_text.isMark(m_at, u'>') || m_text.isMark(m_at, u'|') || m_text.isMark(m_at, u'_'))) {
            m_stamp.quoted |= m_text.isMark(m_at, u'>');
            ++m_at;
        }
    }

    /// "12:45am EDT: Resolved. All mail is delivered", "2023-05-03T18:05Z RESOLVED The incident is over": the state is the first word behind the stamp.
    /// True where capitals alone set it apart from what follows.
    bool takeStateBehind()
    {
        const ScannedText::Match *state = m_stamp.clock >= 0 && m_at < m_line.last ? m_text.matchAt(m_at, WordKind::StateLabel) : nullptr;
        if (!state || state->last > m_line.last)
            return false;
        const Lexeme &from = m_text.lexemes().at(m_at);
        const QStringView word = QStringView(m_text.source().reading).sliced(from.begin, m_text.lexemes().at(state->last - 1).end - from.begin);
        const bool capitals = word.size() > 3 && std::all_of(word.cbegin(), word.cend(), [](QChar letter) { return letter.isUpper() || !letter.isLetter(); });
        const bool closed = state->last == m_line.last || m_text.lexemes().at(state->last).kind == Lexeme::Kind::Mark;
        if (capitals || (closed && word.front().isUpper()))
            m_stamp.state = static_cast<StateWord>(state->meaning.value);
        return capitals && m_stamp.date >= 0 && m_text.tokens().at(m_stamp.date).hasFullDate();
    }

    /// Takes the next piece; false where the prefix ends.
    bool step()
    {
        if (m_stamp.label.isEmpty() && m_stamp.clock < 0 && m_stamp.date < 0 && takeLabel())
            return true;
        const int token = m_text.tokenAt(m_at);
        if (token >= 0)
            return takeToken(token);
        if (m_text.lexemes().at(m_at).kind == Lexeme::Kind::Mark)
            return takeMark();
        if (m_stamp.date >= 0 && m_text.lower(m_at) == u"t" && m_text.isGapless(m_at) && m_text.isGapless(m_at + 1)) {
            ++m_at; // 2025-07-31T06:15
            return true;
        }
        if (const ScannedText::Match *match = m_text.matchAt(m_at, WordKind::TimesIn)) {
            m_at = match->last;
            return true;
        }
        // "22/05 - 10h40 (Brasília): …": a place in brackets behind the clock.
        if (m_depth > 0 && m_stamp.clock >= 0 && (m_text.isMark(m_at - 1, u'(') || m_text.isMark(m_at - 1, u'[')) && (m_text.isMark(m_at + 1, u')') || m_text.isMark(m_at + 1, u']'))) {
            ++m_at;
            return true;
        }
        for (const WordKind kind : {WordKind::About, WordKind::Join, WordKind::ClockPrefix}) {
            const ScannedText::Match *match = m_text.matchAt(m_at, kind);
            // "At 10:00: …", "Update from 10:00 UTC": only where a time follows.
            if (match && match->last < m_line.last && m_text.tokenAt(match->last) >= 0 && !m_ended) {
                m_worded |= m_stamp.clock < 0 && m_stamp.date < 0;
                m_at = match->last;
                return true;
            }
        }
        return false;
    }

    bool takeLabel()
    {
        const ScannedText::Match *label = m_text.matchAt(m_at, WordKind::Label);
        const ScannedText::Match *state = m_text.matchAt(m_at, WordKind::StateLabel);
        const ScannedText::Match *best = state && (!label || state->last > label->last) ? state : label;
        if (!best)
            return takeReportNumber();
        if (best->last > m_line.last)
            return false;
        if (best == state)
            m_stamp.state = static_cast<StateWord>(state->meaning.value);
        else if (best->meaning.value != 0)
            m_stamp.rank = best->meaning.value == 1 ? -1 : 1000;
        int last = best->last;
        // "Update 2", "EDIT #3": the number counts, it is no day.
        int number = last;
        if (m_text.isMark(number, u'#'))
            ++number;
        if (number < m_line.last && m_text.lexemes().at(number).kind == Lexeme::Kind::Number && m_text.tokenAt(number) < 0
            && m_text.lexemes().at(number).end - m_text.lexemes().at(number).begin <= 2) {
            last = number + 1;
            m_stamp.rank = QStringView(m_text.source().reading).sliced(m_text.lexemes().at(number).begin, m_text.lexemes().at(number).end - m_text.lexemes().at(number).begin).toInt();
        }
        const Lexeme &from = m_text.lexemes().at(m_at);
        m_bracketHoldsStamp |= m_depth > 0;
        m_stamp.label = m_text.source().reading.mid(from.begin, m_text.lexemes().at(last - 1).end - from.begin);
        m_at = last;
        return true;
    }

    /// "第3報", "제3보": the number stands within the label.
    bool takeReportNumber()
    {
        const auto wordAt = [this](int index) { return index < m_line.last ? m_text.lower(index) : QStringView(); };
        const bool opens = wordAt(m_at) == u"\u7B2C" || wordAt(m_at) == u"\uC81C";
        const bool numbered = opens && m_at + 2 < m_line.last && m_text.lexemes().at(m_at + 1).kind == Lexeme::Kind::Number && m_text.isGapless(m_at + 1) && m_text.isGapless(m_at + 2);
        const QStringView report = numbered ? wordAt(m_at + 2) : QStringView();
        if (report != u"\u5831" && report != u"\u62A5" && report != u"\uBCF4")
            return false;
        const Lexeme &number = m_text.lexemes().at(m_at + 1);
        m_bracketHoldsStamp |= m_depth > 0;
        m_stamp.rank = QStringView(m_text.source().reading).sliced(number.begin, number.end - number.begin).toInt();
        m_stamp.label = m_text.source().reading.mid(m_text.lexemes().at(m_at).begin, m_text.lexemes().at(m_at + 2).end - m_text.lexemes().at(m_at).begin);
        m_at += 3;
        return true;
    }

    bool takeToken(int index)
    {
        const TimeToken &token = m_text.tokens().at(index);
        if (token.first != m_at || m_endedByDash)
            return false;
        m_bracketHoldsStamp |= m_depth > 0 && m_stamp.clock < 0 && m_stamp.date < 0;
        switch (token.kind) {
        case TimeToken::Kind::Clock:
            if (m_stamp.clock >= 0) {
                // A second clock: the same in another zone in brackets, else a range, which is no stamp.
                if (m_depth == 0)
                    m_range = true;
            } else if (m_ended && m_stamp.label.isEmpty()) {
                return false;
            } else {
                m_stamp.clock = index;
                m_ended = false;
            }
            break;
        case TimeToken::Kind::Date:
            if (m_stamp.date >= 0 || (m_stamp.clock >= 0 && m_ended))
                return false;
            m_stamp.date = index;
            break;
        case TimeToken::Kind::Duration:
            return false;
        default:
            if (m_ended && m_stamp.clock >= 0)
                return false;
            break;
        }
        m_at = token.last;
        return true;
    }

    bool takeMark()
    {
        const auto nextIsTime = [this] {
            int next = m_at + 1;
            if (next < m_line.last && (m_text.isMark(next, u'(') || m_text.isMark(next, u'[')))
                ++next;
            return next < m_line.last && m_text.tokenAt(next) >= 0 && m_text.tokens().at(m_text.tokenAt(next)).kind != TimeToken::Kind::Duration;
        };
        const bool started = !m_stamp.label.isEmpty() || m_stamp.clock >= 0 || m_stamp.date >= 0;
        if (m_text.isMark(m_at, u'[') || m_text.isMark(m_at, u'(') || m_text.isMark(m_at, u'\u3010')) {
            if (started && m_ended && !nextIsTime())
                return false;
            ++m_depth;
        } else if (m_text.isMark(m_at, u']') || m_text.isMark(m_at, u')') || m_text.isMark(m_at, u'\u3011')) {
            m_depth = std::max(0, m_depth - 1);
            if (m_depth == 0 && started && m_bracketHoldsStamp)
                m_ended = true;
        } else if (m_text.isMark(m_at, u':')) {
            if (!started)
                return false;
            if (m_depth == 0)
                m_ended = true;
        } else if (m_text.isDash(m_at) || m_text.isMark(m_at, u'|') || m_text.isMark(m_at, u'\u2022') || m_text.isMark(m_at, u'~')) {
            if (!started)
                return false;
            const bool dateThenClock = m_stamp.date >= 0 && m_stamp.clock < 0;
            // "5:02 PM - 17 Apr 2019"
            const int behind = m_at + 1 < m_line.last ? m_text.tokenAt(m_at + 1) : -1;
            const bool clockThenDate = m_stamp.clock >= 0 && m_stamp.date < 0 && behind >= 0 && m_text.tokens().at(behind).kind == TimeToken::Kind::Date && m_text.tokens().at(behind).hasFullDate()
                && (m_text.tokens().at(behind).last >= m_line.last || m_text.tokenAt(m_text.tokens().at(behind).last) < 0);
            if (clockThenDate && !m_ended) {
                ++m_at;
                return true;
            }
            if (m_stamp.clock >= 0 && m_depth == 0 && nextIsTime() && !m_ended) {
                m_range = true; // "12:00 - 14:00"
                return false;
            }
            if (m_text.isMark(m_at, u'~'))
                return false;
            const bool spaced = m_text.lexemes().at(m_at).gap != Lexeme::Gap::None;
            if (!spaced && !dateThenClock && m_stamp.clock < 0)
                return false; // "Update-related"
            if (!(dateThenClock && nextIsTime()) && !(m_stamp.clock < 0 && nextIsTime())) {
                m_ended = true;
                m_endedByDash = true;
            }
        } else if (m_text.isMark(m_at, u',') || m_text.isMark(m_at, u'.')) {
            // "17/09/2024 09:42 h. We see …"
            const bool closes = m_text.isMark(m_at, u'.') && m_stamp.label.isEmpty() && m_stamp.date >= 0 && m_stamp.clock >= 0 && !m_worded && m_depth == 0 && m_at + 1 < m_line.last
                && !m_text.isGapless(m_at + 1) && m_text.source().reading.at(m_text.lexemes().at(m_at + 1).begin).isUpper();
            if (!closes && !nextIsTime())
                return false;
            m_ended |= closes;
        } else if (m_text.isMark(m_at, u'@')) {
            if (!nextIsTime())
                return false;
        } else if (!m_text.isMark(m_at, u'*') && !m_text.isMark(m_at, u'_')) {
            return false;
        }
        ++m_at;
        return true;
    }

    const ScannedText &m_text;
    const TextLine &m_line;
    StampReading m_stamp;
    int m_at;
    int m_depth = 0;
    bool m_ended = false; ///< a mark that closes a stamp was read
    bool m_endedByDash = false;
    bool m_bracketHoldsStamp = false; ///< what stands in brackets is the stamp itself, not the same time in another zone
    bool m_range = false;
    bool m_worded = false; ///< a word like "at" or "on" stands in front
};

} // namespace

bool isBulletMark(const ScannedText &text, int index)
{
    return text.isMark(index, u'*') || text.isMark(index, u'-') || text.isMark(index, u'\u2022') || text.isMark(index, u'\u2013') || text.isMark(index, u'\u2014') || text.isMark(index, u'+') || text.isMark(index, u'#')
        || text.isMark(index, u'\u25CF') || text.isMark(index, u'\u30FB') || text.isMark(index, u'\u00B7') || text.isMark(index, u'\u25A0');
}

QList<TextLine> linesOf(const ScannedText &text)
{
    QList<TextLine> lines;
    for (int index = 0; index < text.count(); ++index) {
        if (text.beginsLine(index))
            lines += TextLine{index, index, index == 0 || text.lexemes().at(index).gap == Lexeme::Gap::Paragraph};
        lines.last().last = index + 1;
    }
    return lines;
}

std::optional<StampReading> stampOf(const ScannedText &text, const TextLine &line, const TextLine *next)
{
    if (auto stamp = StampReader(text, line).read())
        return stamp;
    // "Work begun (14 Jan at 21:18 UTC)", "Comment of the NOC - Tuesday 12 November 2019, 22:51": a few words, and the whole stamp behind a mark.
    constexpr int mostWords = 6;
    int mark = line.first;
    while (mark < line.last && mark - line.first < mostWords && text.lexemes().at(mark).kind == Lexeme::Kind::Word && text.tokenAt(mark) < 0)
        ++mark;
    if (mark == line.first || mark >= line.last)
        return std::nullopt;
    const bool bracket = (text.isMark(mark, u'(') || text.isMark(mark, u'[')) && (text.isMark(line.last - 1, u')') || text.isMark(line.last - 1, u']'));
    const bool dash = (text.isDash(mark) || text.isMark(mark, u'|')) && !text.isGapless(mark) && !text.isGapless(mark + 1) && next && !next->afterBlank;
    if (!bracket && !dash)
        return std::nullopt;
    TextLine rest = line;
    rest.first = bracket ? mark : mark + 1;
    auto stamp = StampReader(text, rest).read();
    if (!stamp || !stamp->wholeLine || stamp->clock < 0 || stamp->date < 0 || !stamp->label.isEmpty())
        return std::nullopt;
    stamp->first = line.first;
    const int begin = text.lexemes().at(line.first).begin;
    stamp->label = text.source().reading.mid(begin, text.lexemes().at(mark - 1).end - begin);
    return stamp;
}

std::optional<StampReading> logEntryOf(const ScannedText &text, const TextLine &line)
{
    StampReading stamp;
    stamp.first = line.first;
    int at = isBulletMark(text, line.first) && line.first + 1 < line.last ? line.first + 1 : line.first;
    // A place of the clocks or a date may stand on either side: "Beijing time 18 December 08:56", "Nov 26, 12:23 AM PST".
    bool tokens = false;
    while (at < line.last) {
        const int token = text.tokenAt(at);
        if (token < 0) {
            const ScannedText::Match *join = tokens && stamp.clock < 0 ? text.matchAt(at, WordKind::Join) : nullptr;
            const int next = join ? join->last : at + 1;
            if (!tokens || stamp.clock >= 0 || !(join || text.isMark(at, u',')) || next >= line.last || text.tokenAt(next) < 0)
                break;
            at = next;
            continue;
        }
        const TimeToken &here = text.tokens().at(token);
        if (here.first != at)
            return std::nullopt;
        if (here.kind == TimeToken::Kind::Clock && stamp.clock < 0)
            stamp.clock = token;
        else if (here.kind == TimeToken::Kind::Date && stamp.date < 0)
            stamp.date = token;
        else if (here.kind != TimeToken::Kind::Zone)
            return std::nullopt;
        tokens = true;
        at = here.last;
    }
    const bool range = at < line.last && (text.isDash(at) || text.isMark(at, u'~') || text.has(at, WordKind::RangeJoin) || text.has(at, WordKind::RangeAnd));
    if (stamp.clock < 0 || range || at >= line.last)
        return std::nullopt;
    stamp.bodyFirst = at;
    return stamp;
}

bool isField(const ScannedText &text, const TextLine &line, int valueFirst)
{
    if (valueFirst >= line.last)
        return false;
    for (const WordKind kind : {WordKind::TitleState, WordKind::StateLabel}) {
        const ScannedText::Match *match = text.matchAt(valueFirst, kind);
        if (match && match->last == line.last)
            return true;
    }
    return false;
}

int dayHeadingOf(const ScannedText &text, const TextLine &line)
{
    int date = -1;
    if (line.last - line.first > 20)
        return -1;
    for (int index = line.first; index < line.last; ++index) {
        const int token = text.tokenAt(index);
        if (token >= 0) {
            if (text.tokens().at(token).kind != TimeToken::Kind::Date || (date >= 0 && date != token))
                return -1;
            date = token;
        } else if (text.lexemes().at(index).kind != Lexeme::Kind::Mark) {
            return -1;
        }
    }
    return date;
}

bool isRule(const ScannedText &text, const TextLine &line)
{
    for (int index = line.first; index < line.last; ++index) {
        if (text.lexemes().at(index).kind != Lexeme::Kind::Mark)
            return false;
    }
    return true;
}

bool isTitleLike(const ScannedText &text, const TextLine &line, const TextLine *next)
{
    if (!next || !next->afterBlank || isBulletMark(text, line.first) || text.isMark(line.first, u'>'))
        return false;
    const Lexeme &firstLexeme = text.lexemes().at(line.first);
    const Lexeme &lastLexeme = text.lexemes().at(line.last - 1);
    if (lastLexeme.end - firstLexeme.begin > longestTitle)
        return false;
    int words = 0;
    for (int index = line.first; index < line.last; ++index)
        words += text.lexemes().at(index).kind == Lexeme::Kind::Word ? 1 : 0;
    if (words < 2 || text.source().reading.at(firstLexeme.begin).isLower())
        return false;
    const QChar ending = text.source().reading.at(lastLexeme.begin);
    if (QStringView(u".!?:;,\u00BB\u3002\uFF01\u2026").contains(ending))
        return false;
    for (int index = line.first; index < line.last; ++index) {
        if (text.has(index, WordKind::Furniture))
            return false;
    }
    if (dayHeadingOf(text, line) >= 0 || isRule(text, line))
        return false;
    const auto stamp = stampOf(text, line);
    return !stamp || isMarkedTitle(text, line, *stamp);
}

bool isMarkedTitle(const ScannedText &text, const TextLine &line, const StampReading &stamp)
{
    const bool marked = text.isMark(line.first, u'(') || text.isMark(line.first, u'[') || text.isMark(line.first, u'\u3010');
    return marked && stamp.clock < 0 && stamp.date >= 0 && !stamp.wholeLine && titleStateOf(text, line.first, line.last) != StateWord::None;
}

StateWord titleStateOf(const ScannedText &text, int first, int last)
{
    for (int index = first; index < last; ++index) {
        const ScannedText::Match *mark = text.matchAt(index, WordKind::TitleState);
        if (!mark || mark->last > last)
            continue;
        const bool opened = text.isMark(index - 1, u'(') || text.isMark(index - 1, u'[') || text.isMark(index - 1, u'\u3010');
        const bool closed = text.isMark(mark->last, u')') || text.isMark(mark->last, u']') || text.isMark(mark->last, u'\u3011');
        const bool inFront = index == first && text.isMark(mark->last, u':');
        const bool behind = mark->last == last && index > first && (text.isDash(index - 1) || text.isMark(index - 1, u':'));
        if ((opened && closed) || inFront || behind)
            return static_cast<StateWord>(mark->meaning.value);
    }
    return StateWord::None;
}

} // namespace tocsin
