// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/announcements/posts/postreader.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tocsin {

PostReader::PostReader(const ScannedText &text, const QList<TextLine> &lines, const PageSection &section, const ImportContext &context, const QString &original)
    : m_text(text)
    , m_lines(lines)
    , m_section(section)
    , m_context(context)
    , m_original(original)
{
    if (section.firstLine < section.lastLine) {
        m_first = lines.at(section.firstLine).first;
        m_last = lines.at(section.lastLine - 1).last;
    }
}

ImportedPost PostReader::read()
{
    m_post.begin = offsetOf(m_first);
    m_post.end = endOf(m_last);
    m_post.homeZone = m_context.zone;
    m_post.language = m_context.language.isEmpty() ? languagesOf(m_text.source().lower, m_text.lexemes(), m_first, m_last).constFirst() : m_context.language;
    readLayout();
    findDay();
    const auto firstToken = std::lower_bound(m_text.tokens().cbegin(), m_text.tokens().cend(), m_first, [](const TimeToken &token, int lexeme) { return token.first < lexeme; });
    const auto lastToken = std::lower_bound(firstToken, m_text.tokens().cend(), m_last, [](const TimeToken &token, int lexeme) { return token.first < lexeme; });
    const int tokenFrom = static_cast<int>(firstToken - m_text.tokens().cbegin());
    const int tokenTo = static_cast<int>(lastToken - m_text.tokens().cbegin());
    m_tokenFirst = tokenFrom;
    m_tokenLast = tokenTo;
    m_reads = readClocks(m_text, tokenFrom, tokenTo);
    bool twelve = false;
    bool twelveUnits = false;
    for (int token = tokenFrom; token < tokenTo; ++token) {
        const TimeToken &here = m_text.tokens().at(token);
        // "上午9點05分" says nothing of a "10:20" beside it.
        twelve |= here.kind == TimeToken::Kind::Clock && here.meridiem != 0 && !here.units;
        twelveUnits |= here.kind == TimeToken::Kind::Clock && here.meridiem != 0 && here.units;
        if (here.kind == TimeToken::Kind::Duration) {
            bool about = false;
            for (int back = 1; back <= 3; ++back) {
                const ScannedText::Match *match = m_text.matchAt(here.first - back, WordKind::About);
                about |= match && match->last == here.first;
            }
            m_post.durations += ImportedDuration{offsetOf(here.first), endOf(here.last), here.shortestMs, here.longestMs, about};
        }
    }
    m_resolver.emplace(m_text, m_context.zone, m_yearNear, m_context.reference);
    // Years that stand nearby on the page, in other posts too.
    constexpr int nearby = 60;
    QList<int> years;
    for (int token = std::max(0, tokenFrom - nearby); token < std::min<int>(static_cast<int>(m_text.tokens().size()), tokenTo + nearby); ++token) {
        if (m_text.tokens().at(token).year != 0 && !years.contains(m_text.tokens().at(token).year))
            years += m_text.tokens().at(token).year;
    }
    m_resolver->setYearHints(years, m_context.today);
    if (!m_day) {
        for (const int token : {m_dayHeading, m_publishedDate}) {
            if (token >= 0 && m_days.isEmpty())
                m_days = m_resolver->dayOf(m_text.tokens().at(token)).candidates;
        }
    }
    m_resolver->setTwelveHourStyle(twelve, twelveUnits);
    findNamedZones();
    resolveAll();
    fillUpdates();
    deriveInstants(m_post); // the order of the updates tells the newest state
    const PostParts parts{m_text, m_titleFirst, m_titleLast, m_headerFirst, m_headerLast, m_statements, ownTokens(), m_context.reference};
    classify(parts, m_post);
    findRoles();
    findTargets(parts, m_post);
    findPromises();
    findWindows(parts, m_reads, m_readOfTime, m_post);
    compareOrder();
    sayPlanned();
    findYear();
    collectEvidence();
    deriveInstants(m_post);
    return m_post;
}

int PostReader::offsetOf(int lexeme) const
{
    return lexeme < m_text.count() ? m_text.source().originalOffset(m_text.lexemes().at(lexeme).begin) : static_cast<int>(m_original.size());
}

int PostReader::endOf(int lexeme) const { return lexeme <= 0 ? 0 : m_text.source().originalEnd(m_text.lexemes().at(lexeme - 1).end); }

void PostReader::readLayout()
{
    m_dayHeading = m_section.inheritedDay;
    int line = m_section.firstLine;
    while (line < m_section.lastLine && (m_section.titleLine < 0 || line < m_section.titleLine)) {
        const int heading = dayHeadingOf(m_text, m_lines.at(line));
        if (heading < 0 && !isRule(m_text, m_lines.at(line)))
            break;
        if (heading >= 0 && m_section.titleLine < 0)
            m_dayHeading = heading;
        ++line;
    }
    line = readTitle(m_section.titleLine >= 0 ? m_section.titleLine : line);
    line = readHeader(line);
    readStatements(line);
    closeStatements();
    const auto firstMatch = std::lower_bound(m_text.matches().cbegin(), m_text.matches().cend(), m_first, [](const ScannedText::Match &match, int lexeme) { return match.first < lexeme; });
    for (auto at = firstMatch; at != m_text.matches().cend() && at->first < m_last; ++at) {
        const ScannedText::Match &match = *at;
        if (match.first < m_first || match.last > m_last || match.meaning.kind != WordKind::TimesIn || !m_timesInZone.isEmpty())
            continue;
        for (int next = match.last; next < std::min(m_last, match.last + 3); ++next) {
            const int token = m_text.tokenAt(next);
            if (token >= 0 && m_text.tokens().at(token).kind == TimeToken::Kind::Zone) {
                m_timesInZone = m_text.tokens().at(token).zoneWord;
                break;
            }
        }
    }
}

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

/// The day of the post: a heading, the line below the title, "Published …", else the day that came with the text.
/// The first date of the title; -1 for none.
int PostReader::dateInTitle() const
{
    for (int lexeme = m_titleFirst; lexeme < m_titleLast; ++lexeme) {
        const int token = m_text.tokenAt(lexeme);
        if (token >= 0 && m_text.tokens().at(token).kind == TimeToken::Kind::Date)
            return token;
    }
    return -1;
}

void PostReader::findDay()
{
    const QDate reference = m_context.reference;
    const auto dayFrom = [this, reference](int token) -> std::optional<QDate> {
        if (token < 0)
            return std::nullopt;
        const TimeResolver resolver(m_text, m_context.zone, reference.isValid() ? std::optional(reference) : m_pageDay, reference);
        return resolver.dayOf(m_text.tokens().at(token)).date;
    };
    for (const int token : {m_dayHeading, m_publishedDate}) {
        m_day = dayFrom(token);
        if (m_day) {
            m_daySettled = true;
            m_yearNear = m_day;
            // "Post-mortem: 4 March outage", published on the 6th: its clocks are rather the title's day's.
            const auto titled = token == m_publishedDate && token != m_dayHeading ? dayFrom(dateInTitle()) : std::nullopt;
            if (titled && *titled != *m_day) {
                m_day = titled;
                m_daySettled = false;
            }
            return;
        }
    }
    // A dated stamp, then the title.
    int full = -1;
    for (const Statement &statement : std::as_const(m_statements)) {
        if (full < 0 && statement.date >= 0)
            full = statement.date;
    }
    int anyFull = -1;
    int inTitle = -1;
    for (int lexeme = m_first; lexeme < m_last; ++lexeme) {
        const int token = m_text.tokenAt(lexeme);
        if (token < 0 || m_text.tokens().at(token).kind != TimeToken::Kind::Date)
            continue;
        if (lexeme >= m_titleFirst && lexeme < m_titleLast && inTitle < 0)
            inTitle = token;
        if (m_text.tokens().at(token).hasFullDate() && anyFull < 0)
            anyFull = token;
    }
    if (reference.isValid())
        m_yearNear = reference;
    else if (anyFull >= 0)
        m_yearNear = dayFrom(anyFull);
    else
        m_yearNear = m_pageDay;
    for (const int token : {full, inTitle}) {
        if (token < 0)
            continue;
        const TimeResolver resolver(m_text, m_context.zone, m_yearNear, reference);
        const auto day = resolver.dayOf(m_text.tokens().at(token));
        if (day.date) {
            m_day = day.date;
            m_daySettled = day.settled;
            return;
        }
    }
    if (reference.isValid()) {
        m_day = reference;
        m_dayIsReference = true;
    }
}

int PostReader::statementAt(int lexeme) const
{
    const auto after = std::upper_bound(m_statements.cbegin(), m_statements.cend(), lexeme, [](int at, const Statement &statement) { return at < statement.first; });
    return static_cast<int>(after - m_statements.cbegin()) - 1;
}

bool PostReader::sameSentence(int lexemeA, int lexemeB) const
{
    const int from = std::min(lexemeA, lexemeB);
    const int to = std::max(lexemeA, lexemeB);
    for (int index = from + 1; index <= to; ++index) {
        if (m_text.lexemes().at(index).gap == Lexeme::Gap::Paragraph)
            return false;
        const QChar mark = m_text.source().reading.at(m_text.lexemes().at(index - 1).begin);
        const bool ends = mark == u'\u3002' || ((mark == u'.' || mark == u'!' || mark == u'?') && m_text.lexemes().at(index).gap != Lexeme::Gap::None && m_text.tokenAt(index - 1) < 0);
        // The dot of "kl." ends no sentence.
        bool abbreviated = false;
        for (int word = index - 2; ends && !abbreviated && word >= std::max(0, index - 3); --word) {
            const ScannedText::Match *match = m_text.matchAt(word, WordKind::ClockPrefix);
            abbreviated = match && match->last == index;
        }
        if (ends && !abbreviated)
            return false;
    }
    return true;
}

bool PostReader::sentenceHas(int lexeme, WordKind kind, bool onlyBefore) const
{
    constexpr int reach = 60;
    for (int index = lexeme; index >= std::max(m_first, lexeme - reach); --index) {
        if (!sameSentence(index, std::min(index + 1, lexeme)))
            break;
        if (m_text.has(index, kind))
            return true;
    }
    for (int index = lexeme + 1; !onlyBefore && index < std::min(m_last, lexeme + reach); ++index) {
        if (!sameSentence(index - 1, index))
            break;
        if (m_text.has(index, kind))
            return true;
    }
    return false;
}

void PostReader::fillUpdates()
{
    for (int index = 1; index < m_statements.size(); ++index) {
        const Statement &statement = m_statements.at(index);
        ImportedUpdate update;
        update.begin = offsetOf(statement.first);
        update.end = endOf(statement.last);
        update.bodyBegin = statement.bodyFirst < statement.bodyLast ? offsetOf(statement.bodyFirst) : update.end;
        update.bodyEnd = statement.bodyFirst < statement.bodyLast ? endOf(statement.bodyLast) : update.end;
        update.time = statement.time;
        update.label = statement.stamp->label;
        update.text = m_original.mid(update.bodyBegin, update.bodyEnd - update.bodyBegin).trimmed();
        m_post.updates += update;
    }
    m_post.labelledNewestFirst = labelledNewestFirst();
}

} // namespace tocsin
