// SPDX-License-Identifier: GPL-3.0-or-later
// The ranges that a post states, and what follows from its times.
#include "models/announcements/posts/postreader.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tocsin {

namespace {

class WindowFinder
{
public:
    WindowFinder(const PostParts &parts, const QList<ReadClock> &reads, const QList<int> &readOfTime, ImportedPost &post)
        : m_text(parts.text)
        , m_parts(parts)
        , m_reads(reads)
        , m_readOfTime(readOfTime)
        , m_post(post)
    {
    }

    void run()
    {
        findExpectedImpact();
        findRanges();
        if (m_post.kind == IncidentKind::Maintenance)
            findPlannedStarts();
        findHeaderWindow();
        if (m_post.kind != IncidentKind::Maintenance)
            findCourse();
        for (ImportedWindow &window : m_post.windows)
            findWindowTargets(window);
    }

private:
    [[nodiscard]] int lexemeOf(int time) const { return m_reads.at(m_readOfTime.at(time)).first; }
    [[nodiscard]] int statementOf(int lexeme) const
    {
        for (int index = static_cast<int>(m_parts.statements.size()) - 1; index > 0; --index) {
            if (lexeme >= m_parts.statements.at(index).first)
                return index;
        }
        return 0;
    }
    [[nodiscard]] bool has(int first, int last, WordKind kind) const
    {
        for (int index = first; index < last; ++index) {
            if (m_text.has(index, kind))
                return true;
        }
        return false;
    }
    /// First and last lexeme of the sentence around @p lexeme.
    [[nodiscard]] std::pair<int, int> sentenceAround(int lexeme) const
    {
        constexpr int reach = 60;
        const auto ends = [this](int index) {
            if (m_text.lexemes().at(index).gap == Lexeme::Gap::Paragraph)
                return true;
            const QChar mark = m_text.source().reading.at(m_text.lexemes().at(index - 1).begin);
            return (mark == u'.' || mark == u'!' || mark == u'?' || mark == u'\u3002') && m_text.lexemes().at(index).gap != Lexeme::Gap::None && m_text.tokenAt(index - 1) < 0;
        };
        int first = lexeme;
        while (first > m_parts.titleFirst && lexeme - first < reach && !ends(first))
            --first;
        int last = lexeme + 1;
        while (last < m_parts.statements.constLast().last && last - lexeme < reach && !ends(last))
            ++last;
        return {first, last};
    }
    [[nodiscard]] ImportedWindow::Role roleAt(int lexeme) const
    {
        if (m_post.kind != IncidentKind::Maintenance)
            return ImportedWindow::Role::Actual;
        const auto [first, last] = sentenceAround(lexeme);
        const bool told = has(first, last, WordKind::Past) && !has(first, last, WordKind::Future);
        return told && statementOf(lexeme) > 0 ? ImportedWindow::Role::Actual : ImportedWindow::Role::Planned;
    }
    [[nodiscard]] int timeOfRead(int read) const { return static_cast<int>(m_readOfTime.indexOf(read)); }

    /// "unavailable for approximately 15 to 20 minutes"
    void findExpectedImpact()
    {
        for (const TimeToken &token : m_parts.tokens) {
            if (token.kind != TimeToken::Kind::Duration || token.first < m_parts.titleFirst || token.last > m_parts.statements.constLast().last || token.longestMs > dayMs)
                continue;
            if (statementOf(token.first) > 0)
                continue;
            const auto [first, last] = sentenceAround(token.first);
            if (!has(first, last, WordKind::Effect) || m_text.has(token.first, WordKind::RangeAnd))
                continue;
            const int begin = m_text.source().originalOffset(m_text.lexemes().at(token.first).begin);
            for (const ImportedDuration &duration : std::as_const(m_post.durations)) {
                if (duration.begin == begin)
                    m_post.expectedImpact += duration;
            }
        }
    }

    void findRanges()
    {
        for (int time = 0; time < m_post.times.size(); ++time) {
            const ReadClock &read = m_reads.at(m_readOfTime.at(time));
            if (m_post.times.at(time).role != TimeRole::WindowStart || read.partner < 0 || read.conversionOf >= 0)
                continue;
            ImportedWindow window;
            window.startTime = time;
            window.endTime = timeOfRead(read.partner);
            window.role = roleAt(read.first);
            window.update = statementOf(read.first) - 1;
            m_post.windows += window;
        }
    }

    /// "It will start at 23:30 on 3 May and finish at 4:30 on 4 May": the end that the next time of the same statement tells; -1 for none.
    [[nodiscard]] int endToldAfter(int start) const
    {
        constexpr Instant longest = 31 * dayMs;
        for (int time = start + 1; time < m_post.times.size(); ++time) {
            const ReadClock &read = m_reads.at(m_readOfTime.at(time));
            if (read.conversionOf >= 0 || read.clock < 0)
                continue;
            const ImportedTime &end = m_post.times.at(time);
            const ImportedTime &begin = m_post.times.at(start);
            const bool tells = end.role == TimeRole::End && read.endWord && read.partner < 0 && statementOf(read.first) == statementOf(lexemeOf(start));
            return tells && end.utc && begin.utc && *end.utc > *begin.utc && *end.utc - *begin.utc <= longest ? time : -1;
        }
        return -1;
    }

    /// "Duration: 5 hours" on a line of its own.
    [[nodiscard]] bool isLabelled(const TimeToken &duration) const
    {
        constexpr int longestLabel = 4;
        int line = duration.first;
        while (line > 0 && !m_text.beginsLine(line))
            --line;
        return duration.first - line <= longestLabel && m_text.isMark(duration.first - 1, u':') && has(line, duration.first, WordKind::DurationLabel);
    }

    void findPlannedStarts()
    {
        for (int time = 0; time < m_post.times.size(); ++time) {
            const ReadClock &read = m_reads.at(m_readOfTime.at(time));
            if (m_post.times.at(time).role != TimeRole::WindowStart || read.partner >= 0)
                continue;
            ImportedWindow window;
            window.startTime = time;
            window.endTime = endToldAfter(time);
            window.role = roleAt(read.first);
            window.update = statementOf(read.first) - 1;
            const Statement &statement = m_parts.statements.at(statementOf(read.first));
            for (const TimeToken &token : m_parts.tokens) {
                if (token.kind != TimeToken::Kind::Duration || m_text.isMark(token.last, u'/') || token.first < statement.first || token.last > statement.last || window.durationMs || token.longestMs > dayMs)
                    continue;
                const auto [first, last] = sentenceAround(token.first);
                const bool within = m_text.has(token.first - 1, WordKind::WithinWord);
                if (!within && !isLabelled(token) && !has(first, last, WordKind::Effect))
                    continue;
                window.durationMs = token.longestMs;
                if (within && token.longestMs >= hourMs)
                    window.precision = Precision::Hour;
            }
            m_post.windows += window;
        }
    }

    /// "January 18, 2021 at 3:00 PM UTC" with "Resolved after 2d 22h 13m" below it.
    void findHeaderWindow()
    {
        int published = -1;
        for (int time = 0; time < m_post.times.size(); ++time) {
            if (m_post.times.at(time).role == TimeRole::Published && m_post.times.at(time).time)
                published = time;
        }
        if (published < 0)
            return;
        for (const TimeToken &token : m_parts.tokens) {
            if (token.kind != TimeToken::Kind::Duration || token.first < m_parts.headerFirst || token.last > m_parts.headerLast)
                continue;
            ImportedWindow window;
            window.startTime = published;
            window.durationMs = token.longestMs;
            m_post.windows += window;
            return;
        }
    }

    /// Whether @p time is told in a statement that is older: it was still to come.
    [[nodiscard]] bool isAhead(int time) const
    {
        const int update = statementOf(lexemeOf(time)) - 1;
        const auto told = update >= 0 ? m_post.updates.at(update).time : -1;
        return told >= 0 && told != time && m_post.times.at(told).utc && m_post.times.at(time).utc && *m_post.times.at(time).utc > *m_post.times.at(told).utc;
    }

    /// The earliest clock that is merely mentioned and lies before the first dated statement, by hours or a few days: what is told there began it.
    [[nodiscard]] int findToldStart(int firstDated) const
    {
        constexpr Instant longestDelay = 3 * dayMs;
        if (firstDated < 0)
            return -1;
        const Instant dated = *m_post.times.at(firstDated).utc;
        int found = -1;
        for (int time = 0; time < m_post.times.size(); ++time) {
            const ImportedTime &told = m_post.times.at(time);
            const bool fits = told.role == TimeRole::Mention && told.utc && told.time && m_reads.at(m_readOfTime.at(time)).conversionOf < 0 && *told.utc < dated && dated - *told.utc <= longestDelay;
            if (!fits || (found >= 0 && *m_post.times.at(found).utc <= *told.utc))
                continue;
            const auto [first, last] = sentenceAround(lexemeOf(time));
            if (!has(first, last, WordKind::LinkPhrase) && !has(first, last, WordKind::State) && !has(first, last, WordKind::Future))
                found = time;
        }
        return found;
    }

    /// From the first effect that is told to the last statement of a story that is over.
    void findCourse()
    {
        int start = -1;
        int end = -1;
        const auto earlier = [this](int a, int b) { return b < 0 || (m_post.times.at(a).utc && (!m_post.times.at(b).utc || *m_post.times.at(a).utc < *m_post.times.at(b).utc)); };
        for (int time = 0; time < m_post.times.size(); ++time) {
            const TimeRole role = m_post.times.at(time).role;
            if ((role == TimeRole::Start || role == TimeRole::WindowStart) && earlier(time, start) && !isAhead(time))
                start = time;
            if (role == TimeRole::End)
                end = time;
        }
        const Statement &body = m_parts.statements.constFirst();
        const bool bodySays = has(body.bodyFirst, body.bodyLast, WordKind::Incident) || body.bodyLast - body.bodyFirst > 12;
        int firstUpdate = -1;
        int lastUpdate = -1;
        for (const ImportedUpdate &update : std::as_const(m_post.updates)) {
            if (update.time < 0 || !m_post.times.at(update.time).utc)
                continue;
            if (earlier(update.time, firstUpdate))
                firstUpdate = update.time;
            if (lastUpdate < 0 || *m_post.times.at(update.time).utc >= *m_post.times.at(lastUpdate).utc)
                lastUpdate = update.time;
        }
        int published = -1;
        for (int time = 0; time < m_post.times.size() && published < 0; ++time)
            published = m_post.times.at(time).role == TimeRole::Published && m_post.times.at(time).utc ? time : -1;
        if (start < 0 && m_post.kind == IncidentKind::Incident)
            start = findToldStart(firstUpdate >= 0 && (published < 0 || earlier(firstUpdate, published)) ? firstUpdate : published);
        if (start < 0 && !bodySays)
            start = firstUpdate;
        if (start < 0) {
            for (int time = 0; time < m_post.times.size() && start < 0; ++time) {
                if (m_post.times.at(time).role == TimeRole::Published && m_post.times.at(time).utc && m_post.kind == IncidentKind::Incident)
                    start = time;
            }
        }
        bool assumed = false;
        if (start < 0 && m_post.kind == IncidentKind::Incident && firstUpdate >= 0 && firstUpdate != lastUpdate) {
            start = firstUpdate;
            assumed = true;
        }
        const bool over = m_post.state == "resolved"_L1 || m_post.state == "completed"_L1;
        if (end < 0 && over && firstUpdate >= 0)
            end = lastUpdate;
        if (start < 0 || start == end)
            return;
        const bool stated = std::any_of(m_post.windows.cbegin(), m_post.windows.cend(), [this, start, end](const ImportedWindow &window) {
            const bool sameEnd = end < 0 || window.endTime == end || (window.endTime >= 0 && m_post.times.at(window.endTime).utc == m_post.times.at(end).utc);
            return window.startTime == start && sameEnd;
        });
        if (stated || (end < 0 && !m_post.windows.isEmpty()))
            return;
        ImportedWindow window;
        window.startTime = start;
        window.endTime = end;
        window.startAssumed = assumed;
        m_post.windows += window;
    }

    void findWindowTargets(ImportedWindow &window) const
    {
        if (window.startTime < 0 || m_post.times.at(window.startTime).role == TimeRole::Update || m_post.times.at(window.startTime).role == TimeRole::Published)
            return;
        const auto [first, last] = sentenceAround(lexemeOf(window.startTime));
        const int begin = m_text.source().originalOffset(m_text.lexemes().at(first).begin);
        const int end = m_text.source().originalEnd(m_text.lexemes().at(last - 1).end);
        const int from = m_text.lexemes().at(first).begin;
        const QString sentence = m_text.source().reading.mid(from, m_text.lexemes().at(last - 1).end - from);
        for (const ImportedTarget &target : std::as_const(m_post.targets)) {
            const bool named = (target.begin >= begin && target.end <= end) || sentence.contains(target.name, Qt::CaseInsensitive);
            if (target.kind != TargetKind::Zone && named)
                window.targets += target.name;
        }
    }

    const ScannedText &m_text;
    const PostParts &m_parts;
    const QList<ReadClock> &m_reads;
    const QList<int> &m_readOfTime;
    ImportedPost &m_post;
};

} // namespace

void findWindows(const PostParts &parts, const QList<ReadClock> &reads, const QList<int> &readOfTime, ImportedPost &post) { WindowFinder(parts, reads, readOfTime, post).run(); }

void deriveInstants(ImportedPost &post)
{
    const auto instantOf = [&post](int time) { return time >= 0 ? post.times.at(time).utc : std::nullopt; };
    const auto isCertain = [&post](int time) { return time < 0 || post.times.at(time).certain; };
    for (ImportedUpdate &update : post.updates) {
        update.instant = instantOf(update.time);
        update.certain = update.time >= 0 && isCertain(update.time);
    }
    for (ImportedWindow &window : post.windows) {
        window.start = instantOf(window.startTime);
        window.end = instantOf(window.endTime);
        window.certain = isCertain(window.startTime) && isCertain(window.endTime) && !window.startAssumed;
        // What ends before it began was put together wrongly.
        if (window.start && window.end && *window.end < *window.start) {
            window.end = std::nullopt;
            window.certain = false;
        }
        if (window.endTime < 0 && window.durationMs && window.start) {
            window.end = *window.start + *window.durationMs;
            window.certain = window.certain && !post.times.at(window.startTime).about;
        }
    }
    for (ImportedPromise &promise : post.promises) {
        promise.due = instantOf(promise.time);
        promise.certain = isCertain(promise.time);
        if (promise.time < 0 && promise.durationMs && promise.update >= 0 && post.updates.at(promise.update).instant) {
            promise.due = *post.updates.at(promise.update).instant + *promise.durationMs;
            promise.certain = post.updates.at(promise.update).certain;
        }
    }
    int up = 0;
    int down = 0;
    int dated = 0;
    std::optional<Instant> previous;
    for (const ImportedUpdate &update : std::as_const(post.updates)) {
        const auto at = update.instant;
        if (!at)
            continue;
        ++dated;
        if (previous) {
            up += *at > *previous ? 1 : 0;
            down += *at < *previous ? 1 : 0;
        }
        previous = at;
    }
    post.newestFirst = std::nullopt;
    if (dated >= 2)
        post.newestFirst = down > up;
    else if (post.updates.size() >= 2 && post.labelledNewestFirst)
        post.newestFirst = post.labelledNewestFirst;
    else if (dated == 1 && post.updates.size() == 1 && post.updates.constFirst().begin > post.titleEnd + 40)
        post.newestFirst = false; // a text, and one statement below it
}

} // namespace tocsin
