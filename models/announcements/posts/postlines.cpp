// SPDX-License-Identifier: GPL-3.0-or-later
// The lines of a post: its title, what stands right below it, and the statements with their stamps.
#include "models/announcements/posts/postreader.h"

#include <algorithm>

namespace tocsin {

int PostReader::readTitle(int line)
{
    m_titleFirst = m_titleLast = m_first;
    if (line >= m_section.lastLine)
        return line;
    const TextLine &candidate = m_lines.at(line);
    m_titleFirst = m_titleLast = candidate.first;
    if (m_section.titleLine < 0) {
        const auto stamp = stampOf(m_text, candidate);
        if (stamp && (stamp->clock >= 0 || stamp->date >= 0) && !isMarkedTitle(m_text, candidate, *stamp))
            return line;
        const int length = m_text.lexemes().at(candidate.last - 1).end - m_text.lexemes().at(candidate.first).begin;
        if (length > 300)
            return line;
        if (line + 1 < m_section.lastLine && !m_lines.at(line + 1).afterBlank) {
            const auto below = stampOf(m_text, m_lines.at(line + 1));
            const bool meta = dayHeadingOf(m_text, m_lines.at(line + 1)) >= 0 || (below && below->wholeLine) || (below && below->label.isEmpty() && below->date >= 0);
            const bool underlined = isRule(m_text, m_lines.at(line + 1));
            if (!meta && !underlined && !breaksBehindTitle(line))
                return line;
        }
        // A long line that ends as a sentence is the text itself, unless a line with nothing but its day stands below it.
        const QChar ending = m_text.source().reading.at(m_text.lexemes().at(candidate.last - 1).begin);
        const bool dated = line + 1 < m_section.lastLine && !m_lines.at(line + 1).afterBlank && dayHeadingOf(m_text, m_lines.at(line + 1)) >= 0;
        if (!dated && length > 120 && (ending == u'.' || ending == u'\u3002'))
            return line;
        if (line + 1 >= m_section.lastLine && (ending == u'.' || ending == u'\u3002' || length > 120))
            return line; // one line alone: the statement, not a heading of nothing
    }
    m_titleLast = candidate.last;
    const int begin = offsetOf(candidate.first);
    const int end = endOf(candidate.last);
    m_post.titleBegin = begin;
    m_post.titleEnd = end;
    // "Subject: …", above or among the first lines, names the post.
    constexpr int headLines = 8;
    for (int at = line; at < std::min(m_section.lastLine, line + headLines); ++at) {
        const ScannedText::Match *subject = m_text.matchAt(m_lines.at(at).first, WordKind::Subject);
        if (!subject || !m_text.isMark(subject->last, u':') || subject->last + 1 >= m_lines.at(at).last)
            continue;
        m_post.titleBegin = offsetOf(subject->last + 1);
        m_post.titleEnd = endOf(m_lines.at(at).last);
        if (at == line)
            m_titleFirst = subject->last + 1;
        break;
    }
    m_post.title = m_original.mid(m_post.titleBegin, m_post.titleEnd - m_post.titleBegin).simplified();
    while (m_post.title.startsWith(u'#'))
        m_post.title = m_post.title.mid(1).trimmed();
    return line + 1;
}

/// Whether line @p line ends where no writer wraps a text, so that it is a title with a line right below it: a field ("Type: Maintenance"), a line as
/// short ("Incident report for Example"), or a text that would have fitted behind it.
bool PostReader::breaksBehindTitle(int line) const
{
    constexpr int longest = 160;
    constexpr int mostLabel = 7;
    constexpr int mostLines = 8;
    const auto beginOf = [this](const TextLine &at) { return m_text.lexemes().at(at.first).begin; };
    const auto lengthOf = [this, &beginOf](const TextLine &at) { return m_text.lexemes().at(at.last - 1).end - beginOf(at); };
    const TextLine &title = m_lines.at(line);
    const TextLine &below = m_lines.at(line + 1);
    const QStringView reading = m_text.source().reading;
    const QStringView stops = u".!?;:,\u3002\uFF01\uFF1A\u2026";
    const auto isClosed = [&](const TextLine &at) { return stops.contains(reading.at(m_text.lexemes().at(at.last - 1).begin)); };
    int words = 0;
    for (int index = title.first; index < title.last; ++index)
        words += m_text.lexemes().at(index).kind == Lexeme::Kind::Word ? 1 : 0;
    if (words < 2 || lengthOf(title) > longest || isClosed(title) || reading.at(beginOf(title)).isLower() || m_text.isMark(title.first, u'>'))
        return false;
    const auto colonOf = [this](const TextLine &at) {
        int index = at.first;
        while (index < at.last && index - at.first < mostLabel && !m_text.isMark(index, u':') && m_text.tokenAt(index) < 0)
            ++index;
        return index < at.last && m_text.isMark(index, u':') ? index : -1;
    };
    // "Start: 4 March 14:05" and "Type: Outage" are fields themselves; "Outage: HKG-2" and "Web shop: no orders are taken" are titles.
    const int colon = colonOf(title);
    bool topical = false;
    int valueWords = 0;
    for (int index = title.first; colon >= 0 && index < title.last; ++index) {
        const int token = m_text.tokenAt(index);
        if (token >= 0 && m_text.tokens().at(token).kind != TimeToken::Kind::Weekday)
            return false;
        topical |= m_text.has(index, WordKind::Incident) || m_text.has(index, WordKind::Maintenance);
        valueWords += index > colon && m_text.lexemes().at(index).kind == Lexeme::Kind::Word ? 1 : 0;
    }
    if (colon >= 0 && (topical ? words < 4 : valueWords < 3))
        return false;
    const auto isFieldLine = [&](int at) { return at < m_section.lastLine && !m_lines.at(at).afterBlank && colonOf(m_lines.at(at)) > m_lines.at(at).first; };
    if (isFieldLine(line + 1))
        return true;
    if (reading.at(beginOf(below)).isLower() || !reading.at(beginOf(below)).isLetter())
        return false;
    const bool alone = line + 2 >= m_section.lastLine || m_lines.at(line + 2).afterBlank;
    const TextLine *third = line + 2 < m_section.lastLine ? &m_lines.at(line + 2) : nullptr;
    const auto label = third ? stampOf(m_text, *third) : std::nullopt;
    if ((alone || (label && label->wholeLine) || isFieldLine(line + 2)) && !isClosed(below) && lengthOf(below) <= std::max(lengthOf(title), 60))
        return true;
    const int needed = lengthOf(title) + 1 + m_text.lexemes().at(below.first).end - beginOf(below);
    int widest = 0;
    for (int other = line + 1; other < std::min(m_section.lastLine, line + mostLines) && !m_lines.at(other).afterBlank; ++other)
        widest = std::max(widest, lengthOf(m_lines.at(other)));
    return widest >= needed;
}

/// The lines right below the title: when it was published, what it is about.
int PostReader::readHeader(int line)
{
    m_headerFirst = m_headerLast = line < m_section.lastLine ? m_lines.at(line).first : m_last;
    bool dated = false;
    while (line < m_section.lastLine) {
        const TextLine &here = m_lines.at(line);
        const auto stamp = stampOf(m_text, here);
        const int heading = dayHeadingOf(m_text, here);
        const bool underline = isRule(m_text, here); // of the title
        if (!underline && opensThread(line))
            break;
        const bool isDay = heading >= 0 && m_publishedDate < 0 && m_titleLast > m_titleFirst;
        const bool isPublished = stamp && stamp->wholeLine && stamp->label.isEmpty() && stamp->clock >= 0 && m_publishedClock < 0
            && m_publishedDate < 0 && (m_titleLast > m_titleFirst || m_dayHeading >= 0);
        if (!underline && isDay) {
            m_publishedDate = heading;
            dated = true;
        } else if (!underline && isPublished) {
            m_publishedClock = stamp->clock;
            m_publishedDate = stamp->date;
            dated = true;
        } else if (!underline && (!dated || here.afterBlank || (stamp && (stamp->clock >= 0 || stamp->date >= 0)))) {
            break;
        }
        ++line;
        m_headerLast = here.last;
    }
    return line;
}

bool PostReader::readPostedLine(const TextLine &line)
{
    const ScannedText::Match *posted = m_text.matchAt(line.first, WordKind::Posted);
    if (!posted)
        return false;
    // "Date of the work: …", "Date de début : …" say when something happens.
    const ScannedText::Match *of = m_text.matchAt(posted->last, WordKind::Join);
    const bool ofSomething = of && of->last < line.last && m_text.tokenAt(of->last) < 0 && m_text.lexemes().at(of->last).kind == Lexeme::Kind::Word;
    const auto isLonger = [this, &line, posted](WordKind kind) {
        const ScannedText::Match *match = m_text.matchAt(line.first, kind);
        return match && match->last > posted->last;
    };
    if (ofSomething || isLonger(WordKind::StartWord) || isLonger(WordKind::EndWord))
        return false;
    int date = -1;
    int clock = -1;
    for (int index = posted->last; index < line.last; ++index) {
        const int token = m_text.tokenAt(index);
        if (date < 0 && clock < 0 && (m_text.has(index, WordKind::StartWord) || m_text.has(index, WordKind::EndWord)))
            return false; // "Fecha y hora de inicio: …"
        if (token < 0)
            continue;
        if (m_text.tokens().at(token).kind == TimeToken::Kind::Date && date < 0)
            date = token;
        if (m_text.tokens().at(token).kind == TimeToken::Kind::Clock && clock < 0)
            clock = token;
    }
    if (date < 0)
        return false;
    Statement &open = m_statements.last();
    if (open.stamp && open.clock < 0 && open.date < 0) {
        open.clock = clock;
        open.date = date;
        open.bodyLast = line.first;
    } else if (m_publishedDate < 0) {
        m_publishedDate = date;
        m_publishedClock = clock;
    }
    return true;
}

void PostReader::readStatements(int line)
{
    Statement body;
    body.first = body.bodyFirst = line < m_section.lastLine ? m_lines.at(line).first : m_last;
    body.heading = m_dayHeading;
    m_statements = {body};
    if (isStampedBelow(line)) {
        readStatementsAboveStamps(line);
        return;
    }
    int heading = m_dayHeading;
    for (; line < m_section.lastLine; ++line) {
        const TextLine &here = m_lines.at(line);
        if (readPostedLine(here))
            continue;
        if (const int day = dayHeadingOf(m_text, here); day >= 0) {
            heading = day;
            continue;
        }
        const TextLine *next = line + 1 < m_section.lastLine ? &m_lines.at(line + 1) : nullptr;
        auto stamp = stampOf(m_text, here, next);
        if (!stamp)
            stamp = logEntryAt(line);
        if (!stamp || stamp->quoted)
            continue;
        const bool untimed = stamp->clock < 0 && stamp->date < 0;
        if (untimed && !stamp->wholeLine && isField(m_text, here, stamp->bodyFirst))
            continue;
        // "Resolved - All is well", and below it "Jun 9, 23:58 BST": the stamp of that statement.
        Statement &last = m_statements.last();
        if (stamp->wholeLine && stamp->label.isEmpty() && stamp->clock >= 0 && stamp->date >= 0 && !here.afterBlank && last.stamp && !last.stamp->label.isEmpty() && last.clock < 0 && last.date < 0
            && last.bodyFirst < here.first) {
            last.clock = stamp->clock;
            last.date = stamp->date;
            last.bodyLast = here.first;
            continue;
        }
        // "Resolved", and below it "Dec 08 at 03:27am CET": one head.
        if (stamp->wholeLine && stamp->label.isEmpty() && stamp->clock >= 0 && !here.afterBlank && last.stamp && last.stamp->wholeLine && last.clock < 0 && last.date < 0 && last.bodyFirst == here.first) {
            last.clock = stamp->clock;
            last.date = stamp->date;
            last.bodyFirst = stamp->bodyFirst;
            continue;
        }
        // "17.01.2023 kl. 14:41", and below it "Løst: …": the label of that stamp.
        Statement &above = m_statements.last();
        if (untimed && above.stamp && above.stamp->wholeLine && above.stamp->label.isEmpty() && above.bodyFirst == here.first && !here.afterBlank) {
            above.stamp->label = stamp->label;
            above.stamp->state = stamp->state;
            above.stamp->rank = stamp->rank;
            above.bodyFirst = stamp->bodyFirst;
            continue;
        }
        Statement statement;
        statement.stamp = stamp;
        statement.first = stamp->first;
        statement.bodyFirst = stamp->bodyFirst;
        statement.clock = stamp->clock;
        statement.date = stamp->date;
        statement.heading = heading;
        m_statements += statement;
    }
}

/// The log entry that line @p line of the section is: it opens with a clock, and so does a line beside it.
std::optional<StampReading> PostReader::logEntryAt(int line) const
{
    const auto entry = logEntryOf(m_text, m_lines.at(line));
    if (!entry)
        return std::nullopt;
    // Among entries with dates a clock alone may as well go on with the sentence of the line above; and "7月2日15時現在、…" is running text.
    const auto closes = [this](int at) {
        const TextLine &here = m_lines.at(at);
        return here.afterBlank || at == m_section.firstLine || m_text.lexemes().at(here.first).kind == Lexeme::Kind::Mark || QStringView(u".!?:)]\u3002\uFF01").contains(m_text.source().reading.at(m_text.lexemes().at(m_lines.at(at - 1).last - 1).begin));
    };
    for (const int other : {line - 1, line + 1}) {
        if (other < m_section.firstLine || other >= m_section.lastLine)
            continue;
        const TextLine &neighbour = m_lines.at(other);
        auto stamp = logEntryOf(m_text, neighbour);
        if (!stamp) {
            stamp = stampOf(m_text, neighbour);
            if (!stamp || !stamp->label.isEmpty() || stamp->clock < 0 || stamp->wholeLine || stamp->quoted)
                continue;
        }
        const bool dated = entry->date >= 0 || stamp->date >= 0;
        const bool apart = !m_text.isGapless(entry->bodyFirst) && !m_text.isGapless(stamp->bodyFirst);
        if (!dated || (apart && closes(std::max(line, other))))
            return entry;
    }
    return std::nullopt;
}

/// Whether line @p line is a whole stamp with its text right below it, and another such line follows: then it dates an update, not the post.
bool PostReader::opensThread(int line) const
{
    const auto fits = [this](int at) {
        if (at + 1 >= m_section.lastLine || m_lines.at(at + 1).afterBlank)
            return false;
        const auto stamp = stampOf(m_text, m_lines.at(at));
        return stamp && stamp->wholeLine && stamp->label.isEmpty() && stamp->clock >= 0 && stamp->date >= 0 && m_lines.at(at).afterBlank;
    };
    if (!fits(line))
        return false;
    constexpr int reach = 40;
    for (int other = line + 1; other < std::min(m_section.lastLine, line + reach); ++other) {
        if (fits(other))
            return true;
    }
    return false;
}

/// Whether the posts' stamps stand below what they date: "Mail is flowing again." and on the next line "- 8 March 2017, 13:05", each followed by a blank line.
bool PostReader::isStampedBelow(int first) const
{
    int closing = 0;
    for (int line = first; line < m_section.lastLine; ++line) {
        const auto stamp = stampOf(m_text, m_lines.at(line));
        if (stamp && !stamp->label.isEmpty())
            return false;
        if (!stamp || stamp->clock < 0)
            continue;
        if (!stamp->wholeLine || stamp->date < 0 || stamp->quoted || m_lines.at(line).afterBlank)
            return false;
        if (line + 1 < m_section.lastLine && !m_lines.at(line + 1).afterBlank)
            return false;
        ++closing;
    }
    return closing >= 2;
}

/// Statements whose stamp is the line below them.
void PostReader::readStatementsAboveStamps(int line)
{
    int opening = line;
    for (; line < m_section.lastLine; ++line) {
        const auto stamp = stampOf(m_text, m_lines.at(line));
        if (!stamp || stamp->clock < 0)
            continue;
        Statement statement;
        statement.stamp = stamp;
        statement.first = statement.bodyFirst = m_lines.at(opening).first;
        statement.bodyLast = m_lines.at(line).first;
        statement.clock = stamp->clock;
        statement.date = stamp->date;
        statement.heading = m_dayHeading;
        m_statements += statement;
        opening = line + 1;
    }
}

/// Lines of stamps with nothing between them are one time in many zones: no updates where there are several, and one where two stand above a text.
void PostReader::dropStampTables()
{
    const auto isBare = [](const Statement &statement) { return statement.stamp && statement.stamp->wholeLine && statement.stamp->label.isEmpty() && statement.clock >= 0 && statement.bodyLast <= statement.bodyFirst; };
    QList<Statement> kept;
    for (int index = 0; index < m_statements.size();) {
        int last = index + 1;
        while (last < m_statements.size() && isBare(m_statements.at(last - 1)) && isBare(m_statements.at(last)) && m_statements.at(last).first == m_statements.at(last - 1).bodyFirst)
            ++last;
        const int rows = last - index;
        if (rows == 2) {
            Statement merged = m_statements.at(index + 1);
            merged.first = m_statements.at(index).first;
            kept += merged;
        } else if (rows == 1) {
            kept += m_statements.at(index);
        }
        index = last;
    }
    m_statements = kept;
}

void PostReader::closeStatements()
{
    dropStampTables();
    // A bare stamp with nothing below it is a signature: "2023.02.13 13:10 (KST)" as the last line says when the text was written.
    if (const Statement &end = m_statements.constLast(); m_statements.size() > 1 && end.stamp && end.stamp->wholeLine && end.stamp->label.isEmpty() && end.bodyFirst >= m_last && end.clock >= 0 && end.date >= 0) {
        if (m_publishedDate < 0) {
            m_publishedClock = end.clock;
            m_publishedDate = end.date;
        }
        m_statements.removeLast();
    }
    for (int index = 0; index < m_statements.size(); ++index) {
        Statement &statement = m_statements[index];
        statement.last = index + 1 < m_statements.size() ? m_statements.at(index + 1).first : m_last;
        if (statement.bodyLast <= statement.bodyFirst)
            statement.bodyLast = statement.last;
        if (statement.stamp && statement.clock < 0 && statement.date < 0)
            takeClosingStamp(statement);
    }
}

/// "Identified - The upgrade left the database in a mixed state. (19:50 IST)": the bracket at the end is the stamp.
void PostReader::takeClosingStamp(Statement &statement) const
{
    if (!m_text.isMark(statement.bodyLast - 1, u')'))
        return;
    constexpr int longest = 12;
    int clock = -1;
    int date = -1;
    for (int index = statement.bodyLast - 2; index > std::max(statement.bodyFirst, statement.bodyLast - longest); --index) {
        if (m_text.isMark(index, u'(')) {
            // In the midst of a sentence it explains a word.
            const bool closes = m_text.isMark(index - 1, u'.') || m_text.isMark(index - 1, u'!') || m_text.isMark(index - 1, u'\u3002');
            if (clock < 0 || !closes)
                return;
            statement.clock = clock;
            statement.date = date;
            statement.bodyLast = index;
            return;
        }
        const int token = m_text.tokenAt(index);
        if (token < 0) {
            if (m_text.lexemes().at(index).kind != Lexeme::Kind::Mark && !m_text.has(index, WordKind::Join))
                return;
            continue;
        }
        const TimeToken::Kind kind = m_text.tokens().at(token).kind;
        if (kind == TimeToken::Kind::Duration || (kind == TimeToken::Kind::Clock && clock >= 0 && clock != token))
            return;
        if (kind == TimeToken::Kind::Clock)
            clock = token;
        if (kind == TimeToken::Kind::Date)
            date = token;
    }
}

} // namespace tocsin
