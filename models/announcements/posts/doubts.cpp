// SPDX-License-Identifier: GPL-3.0-or-later
// What stands around a clock and says that it may mean another day, many days or another place's clock than the one it
// seems to.
#include "models/announcements/posts/postreader.h"

#include "models/time/abbreviations.h"
#include "models/time/walltime.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tocsin {

/// A zone that a heading, a label or a column's head names in brackets, "Timeline (all UTC)", "Start date (GMT):"; and
/// a sentence about the times' zone that names none that is known.
void PostReader::findNamedZones()
{
    constexpr int longestBracket = 3;
    for (int at = m_first; at < m_last; ++at) {
        const int token = m_text.tokenAt(at);
        const bool ofRead = token >= 0
            && (m_text.tokens().at(token).kind != TimeToken::Kind::Zone
                || std::any_of(m_reads.cbegin(), m_reads.cend(),
                               [token](const ReadClock &read) { return read.zone == token; }));
        if (m_text.lexemes().at(at).kind != Lexeme::Kind::Word || ofRead)
            continue;
        if (const ScannedText::Match *said = m_text.matchAt(at, WordKind::TimesIn)) {
            const bool local
                = m_text.has(said->last, WordKind::LocalTime) || m_text.has(said->last + 1, WordKind::LocalTime);
            m_zoneUnread |= local || m_timesInZone.isEmpty();
        }
        const bool closed
            = m_text.isMark(at + 1, u')') || m_text.isMark(at + 1, u']') || m_text.isMark(at + 1, u'\uFF09');
        if (!m_headZone.isEmpty() || !closed || !m_text.source().reading.at(m_text.lexemes().at(at).begin).isUpper())
            continue;
        for (int open = at - 1; open >= std::max(m_first, at - longestBracket); --open) {
            if (!m_text.isMark(open, u'(') && !m_text.isMark(open, u'[') && !m_text.isMark(open, u'\uFF08'))
                continue;
            const int before = open > m_first ? m_text.tokenAt(open - 1) : -1;
            const bool ofClock = before >= 0 && m_text.tokens().at(before).kind != TimeToken::Kind::Date;
            const auto zone
                = ofClock ? std::nullopt : zoneWordAt(m_text.source().reading, m_text.lexemes().at(at).begin);
            if (zone && zone->length == m_text.lexemes().at(at).end - m_text.lexemes().at(at).begin)
                m_headZone = zone->word;
            break;
        }
    }
}

/// Whether a match of @p kind begins among the lexemes [@p from, @p to) of the sentence of @p read.
bool PostReader::hasAround(const ReadClock &read, WordKind kind, int before, int behind) const
{
    for (int at = std::max(m_first, read.first - before); at < std::min(m_last, read.last + behind); ++at) {
        if (m_text.has(at, kind) && sameSentence(std::min(at, read.first), std::max(at, read.first)))
            return true;
    }
    return false;
}

/// Whether what stands right behind the clock is a zone or a place that is not known: "14:00 PYT", "14:00 Bengaluru
/// time", "14:00 (HK)".
bool PostReader::hasUnknownZone(const ReadClock &read) const
{
    int at = m_text.tokens().at(read.clock).last;
    const bool bracket = m_text.isMark(at, u'(');
    at += bracket ? 1 : 0;
    const auto isName = [this](int index) {
        return index < m_last && m_text.tokenAt(index) < 0 && m_text.lexemes().at(index).kind == Lexeme::Kind::Word
            && m_text.source().reading.at(m_text.lexemes().at(index).begin).isUpper()
            && m_text.lexemes().at(index).gap <= Lexeme::Gap::Space;
    };
    if (bracket && at + 1 < m_last && m_text.lower(at) == u"local" && m_text.isMark(at + 1, u')'))
        return true;
    if (!isName(at))
        return false;
    const Lexeme &lexeme = m_text.lexemes().at(at);
    const QStringView word = QStringView(m_text.source().reading).mid(lexeme.begin, lexeme.end - lexeme.begin);
    const bool capitals = word.size() >= 2 && word.size() <= 5
        && std::all_of(word.cbegin(), word.cend(), [](QChar letter) { return letter >= u'A' && letter <= u'Z'; });
    // "14:30 NAT gateways failed" is no zone: a noun goes on with a word.
    const int next = at + 1;
    const bool ends = next >= m_last || m_text.lexemes().at(next).gap >= Lexeme::Gap::Line
        || m_text.has(next, WordKind::RangeJoin)
        || (m_text.lexemes().at(next).kind == Lexeme::Kind::Mark && !m_text.isMark(next, u':'));
    if (capitals
        && (bracket ? m_text.isMark(next, u')') || m_text.isMark(next + 1, u')') : ends && word.endsWith(u'T')))
        return true;
    const int noun = isName(next) ? next + 1 : next;
    return noun < m_last && m_text.lower(noun) == u"time";
}

/// "Start (local): …", "LOCAL: …": whether the label of its line says that the clock is of the place, which the home zone likely is.
bool PostReader::labelSaysLocal(const ReadClock &read) const
{
    constexpr int longestLabel = 12;
    bool label = false;
    for (int at = read.first; at >= std::max(m_first, read.first - longestLabel); --at) {
        label |= m_text.isMark(at, u':');
        if (label && (m_text.lower(at) == u"local" || m_text.has(at, WordKind::LocalTime)))
            return true;
        if (m_text.beginsLine(at))
            break;
    }
    return false;
}

/// Whether words about the zone of @p read are not understood.
bool PostReader::isZoneDoubtful(const ReadClock &read) const
{
    constexpr int before = 10;
    constexpr int behind = 12;
    // "(UTC/GMT +08:00)"
    if (read.zone >= 0) {
        const int behindZone = m_text.tokens().at(read.zone).last;
        return m_text.isMark(behindZone, u'/') && m_text.isGapless(behindZone) && behindZone + 1 < m_last
            && m_text.tokenAt(behindZone + 1) < 0
            && (m_text.lower(behindZone + 1) == u"gmt" || m_text.lower(behindZone + 1) == u"utc");
    }
    // "2am (June 13th) PT"
    const int end = read.last + 1;
    if (m_text.isMark(read.last, u')') && end < m_last && m_text.tokenAt(end) < 0
        && m_text.source().reading.at(m_text.lexemes().at(end).begin).isUpper()
        && m_text.lexemes().at(end).gap <= Lexeme::Gap::Space
        && zoneWordAt(m_text.source().reading, m_text.lexemes().at(end).begin))
        return true;
    // What is said of one end of a range holds for the other.
    const ReadClock *partner
        = read.partner >= 0 && m_reads.at(read.partner).clock >= 0 ? &m_reads.at(read.partner) : nullptr;
    const bool ofPartner
        = partner && (hasUnknownZone(*partner) || hasAround(*partner, WordKind::LocalTime, before, behind));
    return m_zoneUnread || ofPartner || hasUnknownZone(read) || hasAround(read, WordKind::LocalTime, before, behind);
}

/// Whether the date of @p read is the end of a range of days, or one of two that the lines above name: "Incident date:
/// … Report date: …".
bool PostReader::isDateDoubtful(const ReadClock &read) const
{
    const TimeToken &date = m_text.tokens().at(read.date);
    // "19.06. - 20.06.2024, 22:00 - 04:00": the number before the dash is a day, too.
    const int dash = date.first - 1;
    const int number = m_text.isMark(dash - 1, u'.') ? dash - 2 : dash - 1;
    // "Update 1 - 10/06/2024" counts updates.
    const bool ofDate = number != dash - 1 || m_text.isMark(number - 1, u'/') || m_text.isMark(number - 1, u'.')
        || m_text.isGapless(dash);
    const bool joins = (m_text.isDash(dash) && ofDate) || (dash >= m_first && m_text.has(dash, WordKind::RangeJoin));
    if (joins && number >= m_first && m_text.tokenAt(number) < 0
        && m_text.lexemes().at(number).kind == Lexeme::Kind::Number)
        return true;
    const auto isAlone
        = [](const ReadClock &other) { return other.clock < 0 && other.date >= 0 && other.otherDate < 0; };
    bool apart = false; ///< the date stands on a line of its own above the clock
    for (int at = date.last; at <= m_text.tokens().at(read.clock).first && !apart; ++at)
        apart = m_text.beginsLine(at) || m_text.isMark(at, u'.') || m_text.isMark(at, u')');
    constexpr int reach = 14;
    return apart && std::any_of(m_reads.cbegin(), m_reads.cend(), [&](const ReadClock &other) {
               const bool heading
                   = m_text.beginsLine(other.first) && m_text.beginsLine(other.last); // of the lines below it
               const bool before
                   = isAlone(other) && !heading && other.last <= date.first && other.last >= date.first - reach;
               return before && m_resolver->dayOf(m_text.tokens().at(other.date)).date != m_resolver->dayOf(date).date;
           });
}

/// Abbreviations that places on other continents share, of which the zone data's readings know one.
bool PostReader::isSharedAbbreviation(const ReadClock &read, const ImportedTime &time) const
{
    static const QStringList shared{u"AST"_s, u"SST"_s, u"AMT"_s, u"ECT"_s};
    if (read.zone < 0 || !time.utc || !shared.contains(m_text.tokens().at(read.zone).zoneWord))
        return false;
    return m_context.zone.isEmpty()
        || offsetSecondsAt(time.zone, *time.utc) != offsetSecondsAt(m_context.zone, *time.utc);
}

/// Whether the words around the clock of @p read say that it is not what it seems to be.
bool PostReader::isDoubtful(const ReadClock &read, const ImportedTime &time) const
{
    constexpr int before = 14;
    constexpr int behind = 8;
    const bool dated = read.date >= 0 && read.ownDate;
    // "Two days later, at 22:10": counted from which day, nothing says. The end of a range counts from its beginning.
    if (!dated && !read.isEnd && hasAround(read, WordKind::OtherDay, before, behind))
        return true;
    // "28 June, 2:00 to 6:00. Reserve day: 29 June. Around 3:00 …": of which of the two days, nothing says.
    std::optional<QDate> named; ///< by the date nearest above, where it has no clock
    for (int at = static_cast<int>(m_reads.size()) - 1;
         at >= 0 && !dated && read.date < 0 && read.weekday < 0 && read.relative < 0; --at) {
        const ReadClock &above = m_reads.at(at);
        if (above.first >= read.first || above.date < 0 || (above.clock >= 0 && !above.ownDate)
            || statementAt(above.first) != statementAt(read.first))
            continue;
        const auto day = m_resolver->dayOf(m_text.tokens().at(above.date)).date;
        if (named && above.clock >= 0 && day && *day != *named)
            return true;
        if (above.clock >= 0)
            break;
        if (!named)
            named = day;
    }
    // "Last year on 5 June"
    if (read.date >= 0 && m_text.tokens().at(read.date).year == 0
        && hasAround(read, WordKind::OtherYear, before, behind))
        return true;
    // "Phone lines are open 09:00-17:30", "from 14 to 18 June between 22:00 and 06:00 each night"
    const bool days = read.partner >= 0 && m_reads.at(read.partner).date != read.date;
    if ((!dated || days) && hasAround(read, WordKind::Habit, before, behind))
        return true;
    if (read.date >= 0 && isDateDoubtful(read))
        return true;
    // "8 PM to 12 PM", "11 to 1 AM": more than half a day between two hours of a 12-hour clock is rather a slip.
    constexpr Instant halfDay = 12 * hourMs;
    constexpr int noon = 12;
    if (read.isEnd && !read.ownDate && read.relative < 0 && read.weekday < 0 && read.partner >= 0
        && m_timeOfRead.at(read.partner) >= 0 && time.utc) {
        const auto begin = m_post.times.at(m_timeOfRead.at(read.partner)).utc;
        const TimeToken &from = m_text.tokens().at(m_reads.at(read.partner).clock);
        const TimeToken &to = m_text.tokens().at(read.clock);
        const bool twelve = to.hour == noon && to.minute == 0 && to.meridiem != 0;
        const bool oneHalf
            = (from.meridiem != 0) != (to.meridiem != 0) || (m_reads.at(read.partner).part != 0) != (read.part != 0);
        if (begin && *time.utc - *begin > halfDay && from.hour <= noon && to.hour <= noon && (twelve || oneHalf))
            return true;
    }
    // A year written with two digits may be the day: "24/04/03".
    constexpr int sameTime = 8;
    if (dated && m_yearNear && time.date && m_text.tokens().at(read.date).year != 0
        && !m_text.tokens().at(read.date).yearFirst && std::abs(time.date->year() - m_yearNear->year()) > sameTime)
        return true;
    // "22:00 - 23:00, 23:00 - 00:30, 00:30 - 01:15": a clock that names no day and steps back by hours may be the next
    // day's.
    constexpr Instant step = 4 * hourMs;
    const int statement = statementAt(read.first);
    for (const ImportedTime &other : m_post.times) {
        const int at = static_cast<int>(&other - m_post.times.constData());
        if (dated || read.isEnd || read.weekday >= 0 || read.relative >= 0 || !time.utc || !other.utc
            || m_readOfTime.at(at) < 0)
            continue;
        const ReadClock &above = m_reads.at(m_readOfTime.at(at));
        if (above.first < read.first && above.clock >= 0 && statementAt(above.first) == statement
            && other.role != TimeRole::Published && *time.utc <= *other.utc - step)
            return true;
    }
    // What went wrong is not to come: "2 November: outage", read in June.
    constexpr int soon = 30;
    const bool yearless = read.date >= 0 && m_text.tokens().at(read.date).year == 0;
    if (yearless && m_yearNear && time.date && *time.date > m_yearNear->addDays(soon)
        && sentenceHas(read.first, WordKind::Incident) && !sentenceHas(read.first, WordKind::Future)
        && !sentenceHas(read.first, WordKind::Maintenance))
        return true;
    return isZoneDoubtful(read) || isSharedAbbreviation(read, time);
}

} // namespace tocsin
