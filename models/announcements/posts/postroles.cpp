// SPDX-License-Identifier: GPL-3.0-or-later
// What the sentences around the times of a post say of them: whose clocks they are, what part they play, what they promise.
#include "models/announcements/posts/postreader.h"

#include "models/time/abbreviations.h"
#include "models/time/walltime.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tocsin {

/// Whether the sentence names a place whose clocks show something else than those of the home zone at @p instant, before @p read or right behind it:
/// "Customers in New York saw it from 18:30", "11:30 em Madrid".
bool PostReader::namesOtherPlace(const ReadClock &read, Instant instant) const
{
    constexpr int reach = 24;
    constexpr int behind = 3;
    const auto isName = [this](int at) {
        return at >= m_first && at < m_last && m_text.lexemes().at(at).kind == Lexeme::Kind::Word && m_text.tokenAt(at) < 0 && m_text.source().reading.at(m_text.lexemes().at(at).begin).isUpper();
    };
    const auto differs = [this, instant](int first, int last) {
        const int begin = m_text.lexemes().at(first).begin;
        const QString word = m_text.source().reading.mid(begin, m_text.lexemes().at(last - 1).end - begin) + u" time"_s;
        const QList<ZoneReading> readings = readZoneWord(word, std::nullopt, {});
        return std::any_of(readings.cbegin(), readings.cend(), [this, instant](const ZoneReading &reading) {
            return reading.kind == ZoneWordKind::Place && offsetSecondsAt(reading.zone, instant) != offsetSecondsAt(m_context.zone, instant);
        });
    };
    if (m_context.zone.isEmpty())
        return false;
    for (int at = std::max(m_first, read.first - reach); at < std::min(m_last, read.last + behind); ++at) {
        if (!isName(at) || !sameSentence(std::min(at, read.first), std::max(at, read.first)))
            continue;
        // "La", "Los": short words are seldom places.
        constexpr int shortestName = 4;
        const bool longEnough = m_text.lexemes().at(at).end - m_text.lexemes().at(at).begin >= shortestName;
        if ((longEnough && differs(at, at + 1)) || (isName(at + 1) && differs(at, at + 2)))
            return true;
    }
    return false;
}

/// Whether lexeme @p lexeme stands in the words of somebody else: a line behind '>', or a quotation that is longer than a name.
bool PostReader::isQuoted(int lexeme) const
{
    constexpr int reach = 80;
    constexpr int longerThanName = 6;
    int first = lexeme;
    while (first > m_first && !m_text.beginsLine(first))
        --first;
    if (m_text.isMark(first, u'>'))
        return true;
    const auto opens = [this](int at) { return m_text.isMark(at, u'\u201C') || m_text.isMark(at, u'\u201E') || m_text.isMark(at, u'\u00AB'); };
    const auto closes = [this](int at) { return m_text.isMark(at, u'\u201D') || m_text.isMark(at, u'\u00BB'); };
    bool straight = false; ///< an odd number of plain marks stands before
    int open = -1;
    for (int at = std::max(first, lexeme - reach); at < lexeme; ++at) {
        if (m_text.isMark(at, u'"')) {
            straight = !straight;
            open = straight ? at : -1;
        } else if (opens(at)) {
            open = at;
        } else if (closes(at)) {
            open = -1;
        }
    }
    for (int at = lexeme; open >= 0 && at < std::min(m_last, lexeme + reach); ++at) {
        if (m_text.isMark(at, u'"') || closes(at))
            return at - open > longerThanName;
    }
    return false;
}

/// Whether the sentence around @p lexeme says that something is over.
bool PostReader::saysItIsOver(int lexeme) const
{
    const auto over = [this](int index) {
        const ScannedText::Match *state = m_text.matchAt(index, WordKind::State);
        return state && (static_cast<StateWord>(state->meaning.value) == StateWord::Resolved || static_cast<StateWord>(state->meaning.value) == StateWord::Completed);
    };
    constexpr int reach = 60;
    for (int index = lexeme; index < std::min(m_last, lexeme + reach) && (index == lexeme || sameSentence(index - 1, index)); ++index) {
        if (over(index))
            return true;
    }
    for (int index = lexeme - 1; index >= std::max(m_first, lexeme - reach) && sameSentence(index, index + 1); --index) {
        if (over(index))
            return true;
    }
    return false;
}

/// Whether the words of the sentence before @p lexeme say that something is over.
bool PostReader::saidOverBefore(int lexeme) const
{
    constexpr int reach = 20;
    for (int index = lexeme - 1; index >= std::max(m_first, lexeme - reach) && sameSentence(index, index + 1); --index) {
        const ScannedText::Match *state = m_text.matchAt(index, WordKind::State);
        if (state && state->last <= lexeme && static_cast<StateWord>(state->meaning.value) == StateWord::Resolved)
            return true;
    }
    return false;
}

void PostReader::findRoles()
{
    const bool maintenance = m_post.kind == IncidentKind::Maintenance;
    for (int index = 0; index < m_post.times.size(); ++index) {
        ImportedTime &time = m_post.times[index];
        const ReadClock &read = m_reads.at(m_readOfTime.at(index));
        if (time.role == TimeRole::Update || time.role == TimeRole::Published || read.clock < 0 || read.conversionOf >= 0)
            continue;
        if (read.partner >= 0) {
            time.role = read.isEnd ? TimeRole::WindowEnd : TimeRole::WindowStart;
        } else if (promisedFor(read.first, read.last)) {
            time.role = TimeRole::Eta;
        } else if (read.endWord || (read.startWord && !maintenance && saidOverBefore(read.first))) {
            time.role = TimeRole::End; // also "works normally since 11:40"
        } else if (maintenance && (read.startWord || sentenceHas(read.first, WordKind::Future))) {
            time.role = TimeRole::WindowStart;
        } else if (read.startWord || sentenceHas(read.first, WordKind::StartWord)
                   || (m_post.state == "resolved"_L1 && read.ownDate && !sentenceHas(read.first, WordKind::Past) && !maintenance && m_statements.size() == 1 && time.utc)) {
            time.role = TimeRole::Start;
        }
    }
    // A story that tells when it began without a word like "since": its first clock in running text.
    if (m_post.kind != IncidentKind::Maintenance) {
        const bool begun = std::any_of(m_post.times.cbegin(), m_post.times.cend(), [](const ImportedTime &time) { return time.role == TimeRole::Start || time.role == TimeRole::WindowStart || time.role == TimeRole::Update; });
        for (int index = 0; !begun && index < m_post.times.size(); ++index) {
            const ReadClock &read = m_reads.at(m_readOfTime.at(index));
            if (m_post.times.at(index).role != TimeRole::Mention || read.clock < 0 || read.conversionOf >= 0)
                continue;
            // "It works again since 04:30" tells the end; and behind a time that does not exist comes no first one.
            if (m_post.times.at(index).utc && !saysItIsOver(read.first))
                m_post.times[index].role = TimeRole::Start;
            break;
        }
    }
}

void PostReader::findPromises()
{
    for (int index = 0; index < m_post.times.size(); ++index) {
        if (m_post.times.at(index).role != TimeRole::Eta)
            continue;
        const ReadClock &read = m_reads.at(m_readOfTime.at(index));
        ImportedPromise promise;
        promise.kind = promisedFor(read.first, read.last).value_or(PromiseKind::Eta);
        promise.time = index;
        promise.update = statementAt(read.first) - 1;
        m_post.promises += promise;
    }
    // "ETA is 30 minutes": from the statement that says so.
    for (const TimeToken &token : ownTokens()) {
        if (token.kind != TimeToken::Kind::Duration || token.first < m_first || token.last > m_last)
            continue;
        const std::optional<PromiseKind> kind = promisedFor(token.first, token.last);
        if (!kind)
            continue;
        ImportedPromise promise;
        promise.kind = *kind;
        promise.update = statementAt(token.first) - 1;
        promise.durationMs = token.longestMs;
        if (promise.update >= 0)
            m_post.promises += promise;
    }
}

void PostReader::findYear()
{
    bool stated = false;
    bool missing = false;
    QList<int> candidates;
    const int latest = m_context.today.isValid() ? m_context.today.year() + 1 : 2030;
    for (int year = 1998; year <= latest; ++year)
        candidates += year;
    bool narrowed = false;
    const auto look = [&](const TimeToken &date) {
        if (date.year != 0) {
            stated = true;
            return;
        }
        if (date.month == 0)
            return;
        missing = true;
        if (date.weekday == 0 && !(date.month == 2 && date.day == 29))
            return;
        narrowed = true;
        candidates.removeIf([&date](int year) {
            const QDate day(year, date.month, date.day);
            return !day.isValid() || (date.weekday != 0 && day.dayOfWeek() != date.weekday);
        });
    };
    if (m_dayHeading >= 0)
        look(m_text.tokens().at(m_dayHeading));
    for (const TimeToken &token : ownTokens()) {
        if (token.first >= m_first && token.last <= m_last && token.kind == TimeToken::Kind::Date)
            look(token);
    }
    m_post.year = stated ? ImportedPost::Year::Stated : m_context.reference.isValid() || m_pageDay ? ImportedPost::Year::Inferred : ImportedPost::Year::Unknown;
    if (!stated && missing && narrowed)
        m_post.yearCandidates = candidates;
}

/// What the labels say of the order: "Final message" above "Initial message", "Update 2" above "Update 1", "Resolved" above "Investigating".
std::optional<bool> PostReader::labelledNewestFirst() const
{
    const auto stage = [](StateWord state) {
        switch (state) {
        case StateWord::Scheduled:
            return 1;
        case StateWord::Investigating:
            return 2;
        case StateWord::InProgress:
            return 3;
        case StateWord::Monitoring:
            return 4;
        case StateWord::Resolved:
        case StateWord::Completed:
            return 5;
        default:
            return 0;
        }
    };
    int up = 0;
    int down = 0;
    for (int index = 2; index < m_statements.size(); ++index) {
        const StampReading &above = *m_statements.at(index - 1).stamp;
        const StampReading &below = *m_statements.at(index).stamp;
        int step = 0;
        if (above.rank != 0 && below.rank != 0)
            step = below.rank - above.rank;
        else if (stage(above.state) != 0 && stage(below.state) != 0)
            step = stage(below.state) - stage(above.state);
        else if (above.rank == -1 || below.rank == 1000)
            step = 1;
        else if (above.rank == 1000 || below.rank == -1)
            step = -1;
        up += step > 0 ? 1 : 0;
        down += step < 0 ? 1 : 0;
    }
    return up == down ? std::nullopt : std::optional(down > up);
}

/// A maintenance of which the updates tell nothing but lie before its window is still ahead.
void PostReader::sayPlanned()
{
    if (m_post.kind != IncidentKind::Maintenance || !m_post.state.isEmpty())
        return;
    deriveInstants(m_post);
    std::optional<Instant> start;
    for (const ImportedWindow &window : std::as_const(m_post.windows)) {
        if (window.role == ImportedWindow::Role::Planned && window.start && (!start || *window.start < *start))
            start = window.start;
    }
    const bool ahead = start && std::none_of(m_post.updates.cbegin(), m_post.updates.cend(), [&start](const ImportedUpdate &update) { return !update.instant || *update.instant >= *start; });
    if (ahead)
        m_post.state = u"scheduled"_s;
}

} // namespace tocsin
