// SPDX-License-Identifier: GPL-3.0-or-later
// The order in which things happen, against the days that clocks without a date were given: what is told in the past
// tense was before its telling, an end is behind its begin, and a list goes on. What does not fit is not certain, and
// the day beside it is offered first where that one fits.
#include "models/announcements/posts/postreader.h"

#include "models/time/walltime.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tocsin {

namespace {

constexpr Instant slack = 10 * minuteMs; ///< a stamp is of the beginning or of the end of writing

} // namespace

/// Whether nothing but the place of the clock says its day.
bool PostReader::hasBorrowedDay(int time) const
{
    const ReadClock &read = m_reads.at(m_readOfTime.at(time));
    const bool own = read.date >= 0 && read.ownDate
        && sameSentence(m_text.tokens().at(read.date).first, m_text.tokens().at(std::max(read.clock, 0)).first);
    return read.clock >= 0 && read.conversionOf < 0 && !own && read.weekday < 0 && read.relative < 0;
}

/// The same clock @p days later, as the best reading of two.
void PostReader::offerOtherDay(int index, int days)
{
    ImportedTime &time = m_post.times[index];
    time.certain = false;
    if (!time.date || !time.time || !time.utc || time.zone.isEmpty())
        return;
    const QList<Instant> there = instantsOf(time.zone, time.date->addDays(days), *time.time);
    if (there.isEmpty())
        return;
    const Instant moved = there.constFirst();
    time.candidates.removeIf([moved](const TimeCandidate &candidate) { return candidate.instant == moved; });
    time.candidates.prepend(TimeCandidate{moved, time.zone,
                                          days > 0 ? u"the day after, behind what it follows"_s
                                                   : u"the day before, as it was told afterwards"_s});
    time.utc = moved;
    time.date = time.date->addDays(days);
}

/// What was is told afterwards, and what will be before: "Between 23:40 and 0:05 users saw errors", posted at 0:20.
void PostReader::compareWithTelling(int index)
{
    ImportedTime &time = m_post.times[index];
    const ReadClock &read = m_reads.at(m_readOfTime.at(index));
    const int at = statementAt(read.first);
    std::optional<Instant> told;
    if (at >= 0 && m_statements.at(at).time >= 0) {
        told = m_post.times.at(m_statements.at(at).time).utc;
    } else if (at <= 0) {
        for (const ImportedTime &other : std::as_const(m_post.times)) {
            if (other.role == TimeRole::Published && other.precision != Precision::Day)
                told = other.utc;
        }
    }
    Instant behind = slack;
    if (!told) {
        // "10 June 8:05 the service failed at 17:40": a date and a clock open the line and are no stamp to the eye, but
        // likely one.
        constexpr Instant longAhead = 8 * hourMs;
        constexpr int opening = 3;
        for (int before = index - 1; before >= 0 && !told; --before) {
            const int lexeme = m_reads.at(m_readOfTime.at(before)).first;
            bool opens = false;
            for (int first = lexeme; first >= std::max(m_first, lexeme - opening); --first)
                opens |= m_text.beginsLine(first);
            if (opens && !hasBorrowedDay(before) && m_post.times.at(before).precision != Precision::Day
                && m_reads.at(m_readOfTime.at(before)).partner < 0)
                told = m_post.times.at(before).utc;
        }
        behind = longAhead;
    }
    if (!told || !time.utc)
        return;
    const bool was = sentenceHas(read.first, WordKind::Past) || saysItIsOver(read.first);
    const bool willBe = time.role == TimeRole::Eta || sentenceHas(read.first, WordKind::Future)
        || sentenceHas(read.first, WordKind::Eta);
    const bool planned = willBe || (!was && m_post.kind != IncidentKind::Incident);
    constexpr Instant longBehind = 3 * hourMs; // what was minutes after its stamp was rather added to it
    if (!planned && *time.utc > *told + behind) {
        if (was && behind == slack && *time.utc > *told + longBehind && *time.utc - dayMs <= *told + slack)
            offerOtherDay(index, -1);
        time.certain = false;
    } else if (willBe && !was && *time.utc < *told - slack) {
        if (*time.utc < *told - longBehind && *time.utc + dayMs >= *told)
            offerOtherDay(index, 1);
        time.certain = false;
    }
}

/// "At 22:00 … mended at 2:00", "from 22:50 until 0:15 … again at 1:10": hours back is rather the next day.
void PostReader::compareWithTextBefore(int index)
{
    constexpr Instant longBack = 6 * hourMs;
    ImportedTime &time = m_post.times[index];
    const int at = statementAt(m_reads.at(m_readOfTime.at(index)).first);
    for (int before = index - 1; before >= 0; --before) {
        const ImportedTime &other = m_post.times.at(before);
        const ReadClock &read = m_reads.at(m_readOfTime.at(before));
        if (other.role == TimeRole::Published || other.precision == Precision::Day || !other.utc
            || read.conversionOf >= 0)
            continue;
        if ((time.role != TimeRole::Update && statementAt(read.first) != at) || other.role == TimeRole::Update)
            return;
        const Instant back = *other.utc - *time.utc;
        if (back < longBack || back > dayMs)
            return;
        if (back > dayMs / 2)
            offerOtherDay(index, 1);
        time.certain = false;
        return;
    }
}

/// Undated stamps that leave their day: on which of the days the one date of the page falls, or whether the lines are
/// in order at all.
void PostReader::doubtStamps()
{
    constexpr Instant nearlyDay = 20 * hourMs;
    constexpr Instant longBack = 3 * hourMs;
    QList<int> borrowed;
    QList<int> unanchored; ///< those above the first stamp with a date of its own
    bool anchored = false;
    bool ofTwoDays = false;
    bool crossedBack = false; ///< a line without a date is of the day before the one above it
    bool jumped = false;
    int up = 0;
    int down = 0;
    int late = 0; ///< stamps that no clock of twelve hours shows
    std::optional<Instant> previous;
    std::optional<Instant> published;
    for (const ImportedTime &time : std::as_const(m_post.times)) {
        if (time.role == TimeRole::Published && time.precision != Precision::Day)
            published = time.utc;
    }
    for (const Statement &statement : std::as_const(m_statements)) {
        if (statement.time < 0 || statement.clock < 0 || !m_post.times.at(statement.time).utc)
            continue;
        ImportedTime &time = m_post.times[statement.time];
        const bool own = !hasBorrowedDay(statement.time);
        const TimeToken &clock = m_text.tokens().at(statement.clock);
        late += clock.hour > 12 || clock.hour == 0 || clock.meridiem != 0 || (clock.zeroPadded && clock.hour < 10)
                || clock.seconds
            ? 1
            : 0;
        jumped = !own && (jumped || (previous && std::abs(*time.utc - *previous) >= nearlyDay));
        if (previous) {
            up += *time.utc > *previous ? 1 : 0;
            down += *time.utc < *previous ? 1 : 0;
        }
        // The first statement is not older than the post that it stands below.
        if (!own && !previous && statement.heading < 0 && published && *time.utc < *published - slack)
            jumped = true;
        time.certain = time.certain && !jumped;
        previous = time.utc;
        // "23:50 …, 0:20 …, on the next day at 9:00": next to which of both.
        if (m_reads.at(m_readOfTime.at(statement.time)).relative >= 0 && !borrowed.isEmpty()
            && m_post.times.at(borrowed.constFirst()).date != m_post.times.at(borrowed.constLast()).date)
            time.certain = false;
        // A date on a line above is a heading.
        const int dateToken = m_reads.at(m_readOfTime.at(statement.time)).date;
        bool headed = statement.heading >= 0;
        for (int at = own && dateToken >= 0 ? m_text.tokens().at(dateToken).first + 1 : clock.first + 1;
             at <= clock.first; ++at)
            headed |= m_text.beginsLine(at);
        // "Timeline (10-11 June 2024)": which of the two is the first line's.
        const int heading = dateToken >= 0 ? dateToken : statement.heading;
        const int name = heading >= 0 ? m_text.tokens().at(heading).first : m_first;
        const bool twoDays = name >= m_first + 2
            && (m_text.isMark(name - 1, u'-') || m_text.isMark(name - 1, u'\u2013'))
            && m_text.lexemes().at(name - 2).kind == Lexeme::Kind::Number;
        ofTwoDays |= headed && twoDays;
        crossedBack |= !own && !unanchored.isEmpty() && time.date < m_post.times.at(unanchored.constLast()).date;
        anchored |= own && !headed;
        if (!own)
            borrowed += statement.time;
        if (!anchored)
            unanchored += statement.time;
    }
    // Newest first over midnight below a heading: whether that is the day of the first or of the last of them is open.
    if (ofTwoDays || (!anchored && crossedBack)) {
        for (const int time : std::as_const(unanchored))
            m_post.times[time].certain = false;
    }
    // "Posted on 9 June" and lines from 23:40 to 0:05: the day of the first or of the last of them.
    if (m_publishedDate >= 0 && m_publishedClock < 0) {
        const bool leaves = std::any_of(borrowed.cbegin(), borrowed.cend(),
                                        [this](int time) { return m_post.times.at(time).date != m_day; });
        for (const int time : std::as_const(borrowed))
            m_post.times[time].certain = m_post.times.at(time).certain && !leaves;
    }
    // "9:15", "12:40", "1:05" on one day: clocks of twelve hours.
    if (late == 0 && up > 0 && down > 0) {
        int above = -1;
        for (const Statement &statement : std::as_const(m_statements)) {
            if (statement.time < 0 || statement.clock < 0 || !m_post.times.at(statement.time).utc)
                continue;
            ImportedTime &time = m_post.times[statement.time];
            const Instant step = above < 0 ? 0 : *time.utc - *m_post.times.at(above).utc;
            time.certain = time.certain && (up >= down ? -step : step) < longBack;
            above = statement.time;
        }
    }
}

/// Whether the date that the clock was given was named in a sentence before that speaks of nothing a post is about, in
/// the midst of a paragraph: "The contract was signed on 28 May. At 10:00 …"
bool PostReader::hasDateOfOtherMatter(int index) const
{
    const int clock = m_text.tokens().at(m_reads.at(m_readOfTime.at(index)).clock).first;
    int date = -1; ///< lexeme
    for (int read = m_readOfTime.at(index); read >= 0 && date < 0; --read) {
        const ReadClock &other = m_reads.at(read);
        if (other.date < 0 || (other.clock >= 0 && !other.ownDate) || other.conversionOf >= 0)
            continue;
        date = m_text.tokens().at(other.date).first;
        // A date with a clock of its own is that of a thing told.
        if (other.clock >= 0 && sameSentence(date, m_text.tokens().at(other.clock).first))
            return false;
    }
    if (date < 0 || date > clock || sameSentence(date, clock))
        return false;
    int first = date;
    while (first > m_first && sameSentence(first - 1, date) && !m_text.beginsLine(first))
        --first;
    constexpr int opening = 3;
    if (date - first < opening)
        return false;
    for (int at = first; at < m_last && (at <= date || sameSentence(date, at)); ++at) {
        for (const WordKind kind : {WordKind::State, WordKind::Incident, WordKind::Maintenance, WordKind::Effect,
                                    WordKind::Posted, WordKind::Announcement, WordKind::TimesIn}) {
            if (m_text.has(at, kind))
                return false;
        }
    }
    for (int at = date + 1; at <= clock; ++at) {
        if (m_text.lexemes().at(at).gap == Lexeme::Gap::Paragraph)
            return false;
    }
    return true;
}

void PostReader::compareOrder()
{
    doubtStamps();
    for (int index = 0; index < m_post.times.size(); ++index) {
        const ImportedTime &time = m_post.times.at(index);
        if (time.role == TimeRole::Update && time.certain && hasBorrowedDay(index)
            && statementAt(m_reads.at(m_readOfTime.at(index)).first) == 1 && index > 0)
            compareWithTextBefore(index);
        if (time.role == TimeRole::Update || time.role == TimeRole::Published || !time.utc
            || time.precision == Precision::Day || !hasBorrowedDay(index))
            continue;
        compareWithTelling(index);
        // "Our next window is 22:00 to 23:00": not of the day that was spoken of.
        if (m_reads.at(m_readOfTime.at(index)).partner >= 0
            && sentenceHas(m_reads.at(m_readOfTime.at(index)).first, WordKind::Next, true))
            m_post.times[index].certain = false;
        if (m_reads.at(m_readOfTime.at(index)).partner < 0) {
            if (time.certain)
                compareWithTextBefore(index);
            if (time.certain && hasDateOfOtherMatter(index))
                m_post.times[index].certain = false;
        }
    }
    // Nothing ends before it began.
    for (const ImportedWindow &window : std::as_const(m_post.windows)) {
        if (window.startTime < 0 || window.endTime < 0)
            continue;
        const auto start = m_post.times.at(window.startTime).utc;
        const auto end = m_post.times.at(window.endTime).utc;
        if (!start || !end || *end >= *start)
            continue;
        if (hasBorrowedDay(window.endTime) && *end + dayMs > *start)
            offerOtherDay(window.endTime, 1);
        else
            m_post.times[window.startTime].certain = false;
        m_post.times[window.endTime].certain = false;
    }
}

} // namespace tocsin
