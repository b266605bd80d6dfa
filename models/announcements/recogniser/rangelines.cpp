// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/announcements/recogniser/rangelines.h"

#include <algorithm>

namespace tocsin {

namespace {

/// What the beginning of a line says of the clock behind it.
enum class LineLabel { None, Start, End };

constexpr int longestLabel = 12; // lexemes
constexpr int mostLinesBetween = 6;

[[nodiscard]] int lineStart(const ScannedText &text, int lexeme)
{
    while (lexeme > 0 && !text.beginsLine(lexeme))
        --lexeme;
    return lexeme;
}

[[nodiscard]] bool hasBetween(const ScannedText &text, int first, int last, WordKind kind)
{
    for (int index = first; index < last; ++index) {
        if (text.has(index, kind))
            return true;
    }
    return false;
}

/// Whether a cell of a table begins at @p index: behind a bar, a tab, or a gap that only lines up columns.
[[nodiscard]] bool beginsCell(const ScannedText &text, int index)
{
    if (text.isMark(index, u'|'))
        return true;
    if (index == 0 || text.beginsLine(index))
        return false;
    const int from = text.lexemes().at(index - 1).end;
    const QStringView gap = QStringView(text.source().reading).sliced(from, text.lexemes().at(index).begin - from);
    constexpr int columns = 3;
    return gap.contains(u'\t') || gap.size() >= columns;
}

[[nodiscard]] bool hasCellEdge(const ScannedText &text, int first, int last)
{
    for (int index = first; index < last; ++index) {
        if (beginsCell(text, index))
            return true;
    }
    return false;
}

/// "Start:", "Service window start:", "| End time |"; what is only promised ("Estimated end:") labels no range.
[[nodiscard]] LineLabel labelOf(const ScannedText &text, const ReadClock &read)
{
    const int clock = text.tokens().at(read.clock).first;
    const int first = lineStart(text, clock);
    const int last = read.first >= first ? read.first : clock; // its date may stand on a line above
    if (last - first > longestLabel || last == first)
        return LineLabel::None;
    bool start = false;
    bool end = false;
    bool colon = false;
    int labelEnd = first;
    for (int index = first; index < last; ++index) {
        if (text.tokenAt(index) >= 0)
            return LineLabel::None;
        const bool mark = text.lexemes().at(index).kind == Lexeme::Kind::Mark;
        colon |= mark && (text.isMark(index, u':') || text.isMark(index, u'|') || text.isMark(index, u']') || text.isMark(index, u'\u3011'));
        if (const ScannedText::Match *match = text.matchAt(index, WordKind::StartWord)) {
            start = true;
            labelEnd = std::max(labelEnd, match->last);
        }
        if (const ScannedText::Match *match = text.matchAt(index, WordKind::EndWord)) {
            end = true;
            labelEnd = std::max(labelEnd, match->last);
        }
    }
    const bool close = colon || last - labelEnd <= 1;
    if (start == end || !close || hasBetween(text, first, last, WordKind::Eta))
        return LineLabel::None;
    return start ? LineLabel::Start : LineLabel::End;
}

void join(QList<ReadClock> &reads, int start, int end)
{
    ReadClock &a = reads[start];
    ReadClock &b = reads[end];
    a.partner = end;
    b.partner = start;
    b.isEnd = true;
    a.startWord = true;
    b.endWord = true;
    if (a.zone < 0)
        a.zone = b.zone;
    else if (b.zone < 0)
        b.zone = a.zone;
    if (b.date < 0 && b.weekday < 0 && b.relative < 0) {
        b.date = a.date;
        b.weekday = a.weekday;
        b.relative = a.relative;
    }
}

[[nodiscard]] bool isFree(const ReadClock &read) { return read.clock >= 0 && read.partner < 0 && read.conversionOf < 0; }

/// Whether a line above @p line is the heading of a table with a cell for the beginning and, behind it, one for the end.
[[nodiscard]] bool headingNamesBoth(const ScannedText &text, int line)
{
    constexpr int reach = 400;
    for (int last = line; last > 0 && line - last < reach;) {
        const int first = lineStart(text, last - 1);
        if (!hasCellEdge(text, first, last))
            return false;
        int bar = -1;
        bool start = false;
        for (int index = first; index < last; ++index) {
            if (text.tokenAt(index) >= 0 && text.tokens().at(text.tokenAt(index)).kind == TimeToken::Kind::Clock)
                break;
            start |= text.has(index, WordKind::StartWord);
            if (start && beginsCell(text, index) && (text.isMark(index, u'|') || text.has(index, WordKind::EndWord)))
                bar = index;
            if (bar >= 0 && text.has(index, WordKind::EndWord))
                return true;
        }
        last = first;
    }
    return false;
}

} // namespace

void pairLabelledLines(const ScannedText &text, QList<ReadClock> &reads)
{
    int start = -1;
    for (int index = 0; index < reads.size(); ++index) {
        const ReadClock &read = reads.at(index);
        if (read.clock < 0 || read.conversionOf >= 0)
            continue;
        if (!isFree(read)) {
            start = -1;
            continue;
        }
        switch (labelOf(text, read)) {
        case LineLabel::Start:
            start = index;
            reads[index].startWord = true;
            break;
        case LineLabel::End: {
            int lines = 0;
            for (int lexeme = start < 0 ? read.first : reads.at(start).last; lexeme <= read.first; ++lexeme)
                lines += text.beginsLine(lexeme) ? 1 : 0;
            reads[index].endWord = true;
            if (start >= 0 && lines <= mostLinesBetween)
                join(reads, start, index);
            start = -1;
            break;
        }
        case LineLabel::None: {
            // "begin 23.15 uur, einde 02.45 uur"
            constexpr int nearby = 4;
            if (index > 0 && read.endWord && read.date < 0 && isFree(reads.at(index - 1)) && reads.at(index - 1).startWord && read.first - reads.at(index - 1).last <= nearby
                && lineStart(text, reads.at(index - 1).first) == lineStart(text, read.first)) {
                join(reads, index - 1, index);
                break;
            }
            // "| 14/05/2024 22:00 | 15/05/2024 02:00 |"
            if (index + 1 >= reads.size() || !isFree(reads.at(index + 1)))
                break;
            const ReadClock &next = reads.at(index + 1);
            const int line = lineStart(text, read.first);
            const bool sameRow = lineStart(text, next.first) == line && hasCellEdge(text, read.last, next.first + 1) && (index == 0 || reads.at(index - 1).clock < 0 || reads.at(index - 1).first < line);
            if (sameRow && headingNamesBoth(text, line))
                join(reads, index, index + 1);
            break;
        }
        }
    }
}

} // namespace tocsin
