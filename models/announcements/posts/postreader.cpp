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
    countSentences();
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

/// The day of the post: a heading, the line below the title, "Published …", else the day that came with the text.
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

/// Whether a sentence ends before the lexeme @p index.
bool PostReader::endsBefore(int index) const
{
    if (m_text.lexemes().at(index).gap == Lexeme::Gap::Paragraph)
        return true;
    const QChar mark = m_text.source().reading.at(m_text.lexemes().at(index - 1).begin);
    const bool ends = mark == u'\u3002' || ((mark == u'.' || mark == u'!' || mark == u'?') && m_text.lexemes().at(index).gap != Lexeme::Gap::None && m_text.tokenAt(index - 1) < 0);
    // The dot of "kl." ends no sentence.
    bool abbreviated = false;
    for (int word = index - 2; ends && !abbreviated && word >= std::max(0, index - 3); --word) {
        const ScannedText::Match *match = m_text.matchAt(word, WordKind::ClockPrefix);
        abbreviated = match && match->last == index;
    }
    return ends && !abbreviated;
}

void PostReader::countSentences()
{
    m_sentences.reserve(m_last - m_first);
    for (int index = m_first, sentence = 0; index < m_last; ++index) {
        sentence += index > m_first && endsBefore(index) ? 1 : 0;
        m_sentences.append(sentence);
    }
}

bool PostReader::sameSentence(int lexemeA, int lexemeB) const
{
    const int from = std::min(lexemeA, lexemeB);
    const int to = std::max(lexemeA, lexemeB);
    if (from >= m_first && to < m_last)
        return m_sentences.at(from - m_first) == m_sentences.at(to - m_first);
    for (int index = from + 1; index <= to; ++index) {
        if (endsBefore(index))
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

std::optional<PromiseKind> PostReader::promisedFor(int first, int last) const
{
    constexpr int reach = 60;
    constexpr int reachBehind = 5; // "15時頃までに復旧予定"
    for (int index = first; index >= std::max(m_first, first - reach) && sameSentence(index, std::min(index + 1, first)); --index) {
        if (const ScannedText::Match *match = m_text.matchAt(index, WordKind::Eta))
            return match->meaning.value == promisesUpdate ? PromiseKind::NextUpdate : PromiseKind::Eta;
    }
    for (int index = last; index < std::min(m_last, last + reachBehind) && sameSentence(index - 1, index) && m_text.tokenAt(index) < 0; ++index) {
        const ScannedText::Match *match = m_text.matchAt(index, WordKind::Eta);
        if (match && match->meaning.value == promisesFromBehind)
            return PromiseKind::Eta;
    }
    return std::nullopt;
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
