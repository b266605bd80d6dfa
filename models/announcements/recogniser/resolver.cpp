// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/announcements/recogniser/resolver.h"

#include "models/time/abbreviations.h"
#include "models/time/walltime.h"

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace tocsin {

namespace {

constexpr int mostCandidates = 8;

[[nodiscard]] int minutesOf(int hour, const TimeToken &clock) { return hour * 60 + clock.minute; }

[[nodiscard]] int hourWithMeridiem(const TimeToken &clock, int meridiem)
{
    if (meridiem == 0 || clock.hour > 12)
        return clock.hour;
    return clock.hour % 12 + (meridiem == 2 ? 12 : 0);
}

/// Zone words of the United States and Canada, where few write a 24-hour clock.
[[nodiscard]] bool isAmericanZone(const QString &word)
{
    static const QStringList words{u"ET"_s, u"EST"_s, u"EDT"_s, u"CT"_s, u"CDT"_s, u"MT"_s, u"MDT"_s, u"PT"_s, u"PST"_s, u"PDT"_s, u"Eastern"_s, u"Central"_s, u"Mountain"_s, u"Pacific"_s};
    return words.contains(word.section(u' ', 0, 0));
}

void addCandidate(ImportedTime &time, Instant instant, const QString &zone, const QString &evidence)
{
    const bool known = std::any_of(time.candidates.cbegin(), time.candidates.cend(), [instant](const TimeCandidate &candidate) { return candidate.instant == instant; });
    if (!known && time.candidates.size() < mostCandidates)
        time.candidates += TimeCandidate{instant, zone, evidence};
}

} // namespace

TimeResolver::TimeResolver(const ScannedText &text, QString homeZone, std::optional<QDate> yearNear, QDate reference)
    : m_text(text)
    , m_homeZone(std::move(homeZone))
    , m_yearNear(yearNear)
    , m_reference(reference)
{
}

ImportedTime TimeResolver::blankTime(const ReadClock &read) const
{
    ImportedTime time;
    time.begin = m_text.source().originalOffset(m_text.lexemes().at(read.first).begin);
    time.end = m_text.source().originalEnd(m_text.lexemes().at(read.last - 1).end);
    time.about = read.about;
    return time;
}

/// Whether a clock of the same shape nearby has an hour that no 12-hour clock has, and no AM or PM.
bool TimeResolver::hasTwentyFourHourSisters(int clock) const
{
    constexpr int reach = 30;
    const QList<TimeToken> &tokens = m_text.tokens();
    const TimeToken &own = tokens.at(clock);
    for (int index = std::max(0, clock - reach); index < std::min<int>(static_cast<int>(tokens.size()), clock + reach); ++index) {
        const TimeToken &other = tokens.at(index);
        if (other.kind == TimeToken::Kind::Clock && other.meridiem == 0 && !other.midnight && other.zeroPadded && (other.hour > 12 || other.hour == 0) && other.dotted == own.dotted
            && other.units == own.units && other.seconds == own.seconds && other.letter == own.letter && other.bare == own.bare)
            return true;
    }
    return false;
}

/// Whether the words beside @p read speak of a night.
bool TimeResolver::isOfNight(const ReadClock &read) const
{
    constexpr int reach = 6;
    for (int at = read.first - 1; at >= std::max(0, read.first - reach) && m_text.lexemes().at(at + 1).gap < Lexeme::Gap::Paragraph && !m_text.isMark(at, u'.'); --at) {
        if (m_text.has(at, WordKind::Night))
            return true;
    }
    for (int at = read.first; at < std::min(m_text.count(), read.last + 3); ++at) {
        if (m_text.has(at, WordKind::Night))
            return true;
    }
    return false;
}

/// "Natt til 13. juni", "in der Nacht auf Donnerstag, 20.06.": whether @p date is the day on which the night ends.
bool TimeResolver::endsNight(const TimeToken &date) const
{
    constexpr int reach = 9;
    bool joined = false;
    for (int at = date.first - 1; at >= std::max(0, date.first - reach); --at) {
        const int token = m_text.tokenAt(at);
        const bool otherDay = token >= 0 && m_text.tokens().at(token).kind == TimeToken::Kind::Date && m_text.tokens().at(token).month != 0 && m_text.lexemes().at(at + 1).gap >= Lexeme::Gap::Line;
        if (otherDay || m_text.lexemes().at(at + 1).gap == Lexeme::Gap::Paragraph || (token >= 0 && m_text.tokens().at(token).kind == TimeToken::Kind::Clock))
            return false;
        if (m_text.has(at, WordKind::Night))
            return joined;
        joined |= m_text.has(at, WordKind::NightTo);
    }
    return false;
}

TimeResolver::Hours TimeResolver::hoursOf(const ReadClock &read, const ReadClock *partner) const
{
    const TimeToken &clock = m_text.tokens().at(read.clock);
    Hours hours;
    if (clock.meridiem != 0) {
        hours.options = {hourWithMeridiem(clock, clock.meridiem)};
        // "13:00am" contradicts itself, "13:30 pm" and "00:56AM" only say the same twice.
        hours.settled = !(clock.hour > 12 && clock.meridiem == 1) && !(clock.hour == 0 && clock.meridiem == 2 && !clock.units);
        // 午後0時 is noon wherever hours are counted so.
        if (clock.hour == 0 && clock.meridiem == 2 && !clock.units)
            hours.options = {12, 0};
        // "晚上12点", "今晚2点": the night that follows the day.
        constexpr int smallHours = 6;
        const QStringView half = m_text.lower(clock.first).left(1);
        const bool ofNight = half != u"下" && half != u"午" && half != u"中" && half != u"오" && isOfNight(read);
        if (clock.meridiem == 2 && clock.units && (clock.hour == 12 || clock.hour < smallHours) && ofNight) {
            hours.options = {24 + clock.hour % 12, 12 + clock.hour % 12};
            hours.settled = false;
        }
        // 午後12時 is the end of the day by law, and noon to many.
        if (clock.hour == 12 && clock.units && m_text.lower(clock.first).startsWith(u'午')) {
            hours.options = clock.meridiem == 2 ? QList<int>{24, 12} : QList<int>{0, 12};
            hours.settled = false;
        }
        return hours;
    }
    if (clock.midnight) {
        // Midnight of a day is its beginning or its end; only as the end of a range it is the next one after the start.
        const bool later = read.relative >= 0 || read.part == 2 || read.isEnd || read.endWord;
        hours.options = later ? QList<int>{24, 0} : QList<int>{0, 24};
        hours.settled = read.isEnd && !read.ownDate;
        if (hours.settled)
            hours.options = {0};
        return hours;
    }
    const bool twelve = clock.hour >= 1 && clock.hour <= 12 && clock.second == 0;
    if (partner && twelve) {
        const TimeToken &other = m_text.tokens().at(partner->clock);
        if (other.meridiem != 0) {
            // PM is shared backwards, and forwards: the shorter way through the day wins where sharing would turn the range around.
            const int otherMinutes = minutesOf(hourWithMeridiem(other, other.meridiem), other);
            const int same = hourWithMeridiem(clock, other.meridiem);
            const int opposite = hourWithMeridiem(clock, 3 - other.meridiem);
            const auto ordered = [&](int hour) { return read.isEnd ? minutesOf(hour, clock) > otherMinutes : minutesOf(hour, clock) < otherMinutes; };
            hours.options = {ordered(same) || !ordered(opposite) ? same : opposite};
            if (!ordered(same) && !ordered(opposite))
                hours.options = {opposite};
            return hours;
        }
    }
    const bool padded = m_text.lower(clock.first).startsWith(u'0');
    if (twelve && read.part != 0 && read.sharedPart && !padded && partner) {
        // The half of the day that makes the range shorter; which one is meant, only the other clock says.
        const TimeToken &other = m_text.tokens().at(partner->clock);
        const int otherMinutes = minutesOf(other.hour <= 12 && !m_text.lower(other.first).startsWith(u'0') ? other.hour % 12 + (read.part == 2 ? 12 : 0) : other.hour, other);
        const int same = clock.hour % 12 + (read.part == 2 ? 12 : 0);
        const int opposite = clock.hour % 12 + (read.part == 2 ? 0 : 12);
        const bool ordered = read.isEnd ? minutesOf(same, clock) > otherMinutes : minutesOf(same, clock) < otherMinutes;
        hours.options = ordered ? QList<int>{same, opposite} : QList<int>{opposite, same};
        hours.settled = false;
        return hours;
    }
    if (twelve && read.part != 0 && !padded) {
        // "10:00 tonight", "9 in the morning"; small hours of the night are the next day's and stay open.
        const bool night = read.part == 2 && (clock.hour == 12 || clock.hour < 4);
        hours.options = {hourWithMeridiem(clock, read.part)};
        hours.settled = !night;
        if (night && isOfNight(read))
            hours.options.prepend(clock.hour == 12 ? 24 : clock.hour);
        else if (night)
            hours.options += hourWithMeridiem(clock, 1);
        return hours;
    }
    // "from 2:00 to 4:00 ET": who writes so in America means half a day as often as not.
    const auto oneDigit = [this](const TimeToken &token) { return token.meridiem == 0 && !token.midnight && token.hour < 10 && m_text.lower(token.first).size() == 1; };
    const bool shortHour = oneDigit(clock) || (partner && oneDigit(m_text.tokens().at(partner->clock)));
    const bool american = read.zone >= 0 && m_text.languages().constFirst() == u"en" && isAmericanZone(m_text.tokens().at(read.zone).zoneWord);
    if (twelve && american && shortHour && !clock.letter && !clock.units && !clock.digits && !(read.date >= 0 && m_text.tokens().at(read.date).yearFirst) && !hasTwentyFourHourSisters(read.clock)) {
        hours.options = clock.hour == 12 ? QList<int>{12, 0} : QList<int>{clock.hour, clock.hour + 12};
        hours.settled = false;
        return hours;
    }
    // 深夜12点, 夜10時: the half of the day that the night has; after midnight it may be the next day.
    if (twelve && clock.units && read.part == 0 && !read.isEnd && isOfNight(read)) {
        constexpr int smallHours = 6;
        hours.options = clock.hour == 12 ? QList<int>{24, 12} : clock.hour < smallHours ? QList<int>{clock.hour, clock.hour + 24} : QList<int>{clock.hour + 12, clock.hour};
        hours.settled = false;
        return hours;
    }
    // "in the small hours, from 23:00"
    if (clock.hour > 12 && read.part == 1) {
        hours.options = {clock.hour};
        hours.settled = false;
        return hours;
    }
    // Machines write 24 hours: "2021-06-07 12:37:00"; so do those who write "16:02" and "00:15" elsewhere, and "11h00".
    const bool machine = clock.letter || (clock.zeroPadded && hasTwentyFourHourSisters(read.clock)) 
        || (clock.zeroPadded && (clock.seconds || (read.date >= 0 && read.ownDate && m_text.tokens().at(read.date).yearFirst)));
    if (twelve && !machine && (clock.units ? m_twelveHourUnits : m_twelveHours && !(clock.zeroPadded && clock.hour < 10))) {
        hours.options = {clock.hour, clock.hour == 12 ? 0 : clock.hour + 12};
        hours.settled = false;
        return hours;
    }
    hours.options = {clock.hour};
    return hours;
}

void TimeResolver::place(ImportedTime &time, const QList<QDate> &days, const Hours &hours, const TimeToken &clock, const QStringList &zoneWords, bool settled, const ReadClock &read)
{
    bool certain = settled && days.size() == 1 && hours.settled && zoneWords.size() == 1;
    for (const QDate &day : days) {
        for (const int hour : hours.options) {
            const QDate wallDay = hour >= 24 ? day.addDays(1) : day;
            const QTime wall(hour % 24, clock.minute, std::min(clock.second, 59));
            if (!time.date) {
                time.date = wallDay;
                time.time = wall;
            }
            for (const QString &word : zoneWords) {
                if (word.isEmpty()) {
                    const QList<Instant> instants = m_homeZone.isEmpty() ? QList<Instant>{} : instantsOf(m_homeZone, wallDay, wall);
                    if (time.zone.isEmpty())
                        time.zone = m_homeZone;
                    if (instants.size() != 1)
                        certain = false;
                    for (const Instant instant : instants)
                        addCandidate(time, instant, m_homeZone, u"the home zone is "_s % m_homeZone);
                    continue;
                }
                const ZonedTimeAnswer answer = readZonedTime(word, wallDay, wall, m_homeZone);
                if (time.zone.isEmpty())
                    time.zone = answer.zone;
                if (!answer.isCertain())
                    certain = false;
                if (!answer.inForce) {
                    for (const Instant instant : answer.meant)
                        addCandidate(time, instant, answer.zone, (answer.suggestion.isEmpty() ? u"the clocks of the place"_s : answer.suggestion) % u" is in force in "_s % answer.zone % u" then"_s);
                }
                for (const ZoneReading &reading : answer.readings) {
                    for (const Instant instant : reading.instantsOf(wallDay, wall))
                        addCandidate(time, instant, reading.zone, word % u" is used in "_s % reading.place);
                }
            }
        }
    }
    if (!time.candidates.isEmpty())
        time.utc = time.candidates.constFirst().instant;
    time.certain = certain && time.candidates.size() == 1;
    if (settled && days.size() == 1 && zoneWords.size() == 1 && hours.options.size() == 2 && !hours.settled && time.candidates.size() == 2)
        m_onlyHoursOpen += read.clock;
}

ImportedTime TimeResolver::resolve(const ReadClock &read, const ReadClock *partner, const TimeContext &context, const ImportedTime *start)
{
    const TimeToken &clock = m_text.tokens().at(read.clock);
    ImportedTime time = blankTime(read);

    const Hours hours = hoursOf(read, partner);
    QList<QDate> days;
    bool settled = true;
    bool inherited = false;
    if (read.date >= 0) {
        const TimeToken &dateToken = m_text.tokens().at(read.date);
        const DayReading day = dayOf(dateToken);
        if (day.date)
            days += *day.date;
        for (const QDate &candidate : day.candidates) {
            if (!days.contains(candidate))
                days += candidate;
        }
        settled = day.settled;
        if (read.otherDate >= 0) {
            if (const auto other = dayOf(m_text.tokens().at(read.otherDate)).date; other && !days.contains(*other))
                days += *other;
            settled = false;
        }
        // "Saturday 3 AM, March 8-9": the weekday beside the clock says which day.
        if (read.weekday >= 0 && day.date && dateToken.weekday == 0 && day.date->dayOfWeek() != m_text.tokens().at(read.weekday).weekday) {
            settled = false;
            const QDate next = day.date->addDays(1);
            if (next.dayOfWeek() == m_text.tokens().at(read.weekday).weekday)
                days.prepend(next);
        } else if (dateToken.lastDay != 0 && day.date) {
            const QDate last = day.date->addDays(dateToken.lastDay - dateToken.day);
            settled = settled && read.isEnd && last == day.date->addDays(1);
            if (!days.contains(last))
                days += last;
        }
        // "[2024-05-28] Tomorrow from 12:00": the date is when that was written.
        if (day.date && read.relative >= 0 && m_text.tokens().at(read.relative).days != 0 && dateToken.first < m_text.tokens().at(read.relative).first) {
            const bool stamp = m_text.beginsLine(dateToken.first) || m_text.isMark(dateToken.first - 1, u'[');
            days.insert(stamp ? 0 : days.size(), day.date->addDays(m_text.tokens().at(read.relative).days));
            settled = false;
        }
        // The night of two days, of which only the second is dated: its evening is the day before, its small hours after "night of" may be the next.
        const int hour = hours.options.constFirst();
        constexpr int noon = 12;
        constexpr int smallHours = 6;
        if (day.date && !read.isEnd && hour >= noon && hour < 24 && endsNight(dateToken)) {
            days.prepend(day.date->addDays(-1));
            settled = false;
        } else if (day.date && !read.isEnd && hour < smallHours && isOfNight(read)) {
            days += day.date->addDays(1);
            settled = false;
        }
    } else if (read.weekday >= 0 && context.day) {
        // The nearest such weekday around the day of the text.
        const int wanted = m_text.tokens().at(read.weekday).weekday;
        QDate best = *context.day;
        const bool next = context.ahead || hasNextBefore(m_text.tokens().at(read.weekday).first);
        for (int offset = 0; next && offset <= 7; ++offset) {
            if (context.day->addDays(offset).dayOfWeek() == wanted && (offset > 0 || !hasNextBefore(m_text.tokens().at(read.weekday).first))) {
                best = context.day->addDays(offset);
                settled = context.daySettled && offset <= 1;
                break;
            }
        }
        for (int offset = 0; !next && offset <= 3; ++offset) {
            if (context.day->addDays(-offset).dayOfWeek() == wanted) {
                best = context.day->addDays(-offset);
                settled = context.daySettled && offset <= 1;
                break;
            }
            if (context.day->addDays(offset).dayOfWeek() == wanted) {
                best = context.day->addDays(offset);
                settled = context.daySettled && offset <= 1;
                break;
            }
        }
        days += best;
    } else if (read.relative >= 0 && context.day) {
        days += context.day->addDays(m_text.tokens().at(read.relative).days);
        if (context.either && context.either != context.day)
            days += context.either->addDays(m_text.tokens().at(read.relative).days);
        // "tonight" counts from the day of writing, if that is what is known.
        settled = context.daySettled || (context.dayIsReference && !context.below);
        // "Tonight at 2 AM" is after midnight, and so was "last night at 2 AM".
        constexpr int smallHours = 6;
        const int daysOff = m_text.tokens().at(read.relative).days;
        if ((daysOff == 0 || daysOff == -1) && hours.options.constFirst() < smallHours && isOfNight(read)) {
            const bool past = daysOff == 0 && !context.ahead && !context.future && m_text.tokens().at(read.relative).part == 0;
            days.insert(past ? days.size() : 0, days.constFirst().addDays(1));
            settled = false;
        }
    } else if (context.day) {
        days += *context.day;
        settled = context.daySettled;
        inherited = true;
        // "Heute Nacht um 2 Uhr"
        constexpr int smallHours = 6;
        if (!read.isEnd && hours.options.constFirst() < smallHours && isOfNight(read)) {
            days.insert(context.ahead || context.future ? 0 : 1, context.day->addDays(1));
            settled = false;
        }
    } else {
        if (read.weekday < 0 && read.relative < 0)
            days = context.days;
        settled = false;
    }

    // "5 March, 23:30 to the next day at 3:00" counts from its start, not from the day of writing.
    if (read.isEnd && start && start->date && read.date < 0 && read.relative >= 0 && partner && partner->relative < 0 && m_text.tokens().at(read.relative).days == 1) {
        // 24:00 and 25:00 are already on it.
        days = {start->date->addDays(m_text.tokens().at(partner->clock).hour >= 24 ? 0 : 1)};
        settled = start->certain;
    }
    // The end of a range without a day of its own is the first such clock after the start; "tomorrow" and "Friday" beside it are its own.
    const bool ownDayWord = (read.weekday >= 0 && !(partner && partner->weekday == read.weekday)) || (read.relative >= 0 && !(partner && partner->relative == read.relative));
    const bool anyOfSeveral = !context.day && read.date < 0 && days.size() > 1;
    if (read.isEnd && start && start->time && (anyOfSeveral || (read.date >= 0 && !read.ownDate && days.size() > 1))) {
        if (minutesOf(hours.options.constFirst(), clock) <= start->time->hour() * 60 + start->time->minute()) {
            for (QDate &day : days)
                day = day.addDays(1);
        }
    } else if (read.isEnd && start && !days.isEmpty() && !read.ownDate && !ownDayWord && start->date && start->time) {
        // A start at 24:00 or 25:00 counts from the day before the one that it falls on.
        const bool late = partner && m_text.tokens().at(partner->clock).hour >= 24;
        const QDate startDay = late ? start->date->addDays(-1) : *start->date;
        days = {startDay};
        settled = start->certain || (settled && !start->utc);
        inherited = false;
        const int startMinutes = start->time->hour() * 60 + start->time->minute() + (late ? 24 * 60 : 0);
        if (minutesOf(hours.options.constFirst(), clock) <= startMinutes)
            days = {startDay.addDays(1)};
        // Two zone words, or the hour that comes twice: "from 1:30 AM PDT to 1:10 AM PST" ends on the same day.
        if (start->utc && read.ownZone && partner && partner->ownZone && days.constFirst() != *start->date) {
            ImportedTime sameDay = blankTime(read);
            place(sameDay, {*start->date}, hours, clock, {m_text.tokens().at(read.zone).zoneWord}, false, read);
            if (sameDay.utc && *sameDay.utc > *start->utc)
                days = {*start->date};
        }
        if (start->candidates.size() > 1 && !start->certain)
            settled = false;
    }

    QStringList zoneWords;
    if (read.zone >= 0) {
        zoneWords += m_text.tokens().at(read.zone).zoneWord;
    } else if (!context.zoneWord.isEmpty()) {
        // The zone of a machine's header is not always that of the people who write below it.
        if (!context.zoneSettled && !m_homeZone.isEmpty())
            zoneWords += QString();
        zoneWords.insert(context.zoneLikely ? 0 : zoneWords.size(), context.zoneWord);
        settled = settled && (context.zoneSettled || !m_homeZone.isEmpty());
    } else {
        zoneWords += QString();
        settled = settled && !m_homeZone.isEmpty();
    }

    // Words that are not known may say another day, or that this is no range.
    const bool besidePartner = read.isEnd && partner && partner->ownDate;
    if (read.guessed || (m_text.isForeign() && !read.ownDate && !besidePartner))
        settled = false;

    if (days.isEmpty()) {
        const int hour = hours.options.constFirst();
        time.time = QTime(hour % 24, clock.minute, std::min(clock.second, 59));
        time.zone = m_homeZone;
        return time;
    }
    // Two zones that agree on this day are one.
    if (zoneWords.size() == 2) {
        ImportedTime one = time;
        place(one, days, hours, clock, {zoneWords.constLast()}, settled, read);
        ImportedTime other = time;
        place(other, days, hours, clock, {zoneWords.constFirst()}, settled, read);
        if (one.utc == other.utc)
            zoneWords.removeAll(context.zoneWord);
    }
    place(time, days, hours, clock, zoneWords, settled, read);
    // One year is as good as another where nothing speaks for any.
    if (days.size() > 2 && m_yearsNearby.isEmpty())
        time.utc = std::nullopt;

    // The day of writing is the home zone's: at 18:00 in Alaska "03:00 UTC" is tomorrow's.
    if (inherited && context.dayIsReference && time.utc && read.zone >= 0 && !m_homeZone.isEmpty()) {
        const qint64 ahead = wallTimeOf(*time.utc, m_homeZone).date.daysTo(*context.day);
        if (ahead != 0) {
            ImportedTime moved = blankTime(read);
            place(moved, {days.constFirst().addDays(ahead)}, hours, clock, zoneWords, settled, read);
            for (const TimeCandidate &candidate : std::as_const(time.candidates))
                addCandidate(moved, candidate.instant, candidate.zone, candidate.evidence);
            moved.certain = false;
            time = moved;
        }
    }

    // A clock without a date lies near the stamp above it: 23:33 told at 01:18 was yesterday, an ETA of 01:00 told at 23:00 is tomorrow.
    if (inherited && time.utc && context.near && (read.partner < 0 || (context.fromWriting && !read.isEnd))) {
        const Instant distance = *time.utc - *context.near;
        int shift = 0;
        // Half a day ahead without a word of what is to come, or behind with one: the day may be another.
        constexpr Instant slack = 2 * hourMs;
        const bool ahead = distance > slack && distance < 18 * hourMs && !context.future && !context.forward;
        const bool behind = distance < -slack && distance > -18 * hourMs && context.future && !context.forward;
        // What is announced for a clock far ahead may be on any day to come.
        const bool someDay = distance > 6 * hourMs && context.future;
        if (context.fromWriting && (ahead || behind || someDay)) {
            const QDate day = days.constFirst();
            ImportedTime either = blankTime(read);
            place(either, someDay ? QList{day, day.addDays(1)} : QList{day.addDays(behind ? 1 : -1), day}, hours, clock, zoneWords, false, read);
            return either;
        }
        if (distance < 0 && (context.forward || distance <= -18 * hourMs))
            shift = 1;
        else if (!context.forward && distance >= 18 * hourMs)
            shift = -1;
        if (shift != 0) {
            ImportedTime moved = blankTime(read);
            QList<QDate> movedDays;
            for (const QDate &day : days)
                movedDays += day.addDays(shift);
            place(moved, movedDays, hours, clock, zoneWords, settled, read);
            return moved;
        }
    }
    return time;
}

ImportedTime TimeResolver::resolveConversion(const ReadClock &read, const TimeContext &context, ImportedTime &main, int mainClock)
{
    TimeContext near = context;
    near.day = main.date;
    near.daySettled = main.certain;
    near.near = std::nullopt;
    ReadClock alone = read;
    alone.partner = -1;
    // "10:00 UTC+03:00 (07:00 AM UTC)"
    if (m_onlyHoursOpen.contains(mainClock) && m_text.tokens().at(read.clock).meridiem != 0) {
        TimeContext settled = near;
        settled.daySettled = true;
        const ImportedTime same = resolve(alone, nullptr, settled, nullptr);
        const auto agrees = [&same](const TimeCandidate &candidate) {
            return std::any_of(same.candidates.cbegin(), same.candidates.cend(), [&candidate](const TimeCandidate &other) { return (candidate.instant - other.instant) % dayMs == 0; });
        };
        if (std::count_if(main.candidates.cbegin(), main.candidates.cend(), agrees) == 1) {
            main.candidates = {*std::find_if(main.candidates.cbegin(), main.candidates.cend(), agrees)};
            main.utc = main.candidates.constFirst().instant;
            main.certain = true;
            near.daySettled = true;
        }
    }
    ImportedTime time = resolve(alone, nullptr, near, nullptr);
    if (!time.utc || !main.utc)
        return time;
    const auto meansMain = [&](ImportedTime &reading) {
        for (const int days : {0, -1, 1}) {
            for (const TimeCandidate &candidate : std::as_const(reading.candidates)) {
                if ((days != 0 && read.ownDate) || candidate.instant + days * dayMs != *main.utc)
                    continue;
                reading.utc = main.utc;
                reading.certain = main.certain;
                reading.zone = candidate.zone;
                reading.date = reading.date ? std::optional(reading.date->addDays(days)) : std::nullopt;
                reading.candidates = main.certain ? QList<TimeCandidate>{{*main.utc, reading.zone, u"the same instant in another zone"_s}} : main.candidates;
                return true;
            }
        }
        return false;
    };
    if (meansMain(time))
        return time;
    // "11:00 AM Sydney time (7:00 PM Eastern time)": the zone word of another place than the home zone suggests.
    const QString home = std::exchange(m_homeZone, QString());
    ImportedTime elsewhere = resolve(alone, nullptr, near, nullptr);
    m_homeZone = home;
    if (read.zone >= 0 && meansMain(elsewhere))
        return elsewhere;
    if (main.certain)
        time.certain = false; // two readings of one time that differ
    return time;
}

} // namespace tocsin
