// SPDX-License-Identifier: GPL-3.0-or-later
// The times of the stamps that head a post's statements: on which day each is, and by whose clock.
#include "models/announcements/posts/postreader.h"

#include "models/time/abbreviations.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tocsin {

/// The days of clocks above the first stamp with a date: "[11:52 PM]" above "[27 Sep 12:48 AM]" was on the 26th.
QHash<int, QDate> PostReader::daysBeforeFirstDated(bool backwards) const
{
    QHash<int, QDate> days;
    int dated = 1;
    while (dated < m_statements.size() && (m_statements.at(dated).date < 0 || m_statements.at(dated).clock < 0))
        ++dated;
    if (dated >= m_statements.size() || dated < 2)
        return days;
    auto day = m_resolver->dayOf(m_text.tokens().at(m_statements.at(dated).date)).date;
    int minutes = minutesOf(m_text.tokens().at(m_statements.at(dated).clock));
    for (int index = dated - 1; day && index > 0; --index) {
        const Statement &statement = m_statements.at(index);
        if (statement.heading >= 0)
            return {};
        if (statement.clock < 0)
            continue;
        const int now = minutesOf(m_text.tokens().at(statement.clock));
        if (!backwards && now > minutes)
            day = day->addDays(-1);
        else if (backwards && now < minutes)
            day = day->addDays(1);
        days.insert(statement.clock, *day);
        minutes = now;
    }
    return days;
}

/// The word in brackets right behind a clock, as a zone word: "(Brasília)" is "Brasília time".
QString PostReader::placeBehind(const TimeToken &clock) const
{
    const int word = clock.last + 1;
    if (word + 1 >= m_last || !m_text.isMark(clock.last, u'(') || !m_text.isMark(word + 1, u')') || m_text.lexemes().at(word).kind != Lexeme::Kind::Word || m_text.tokenAt(word) >= 0)
        return {};
    const Lexeme &name = m_text.lexemes().at(word);
    return m_text.source().reading.mid(name.begin, name.end - name.begin) + u" time"_s;
}

/// Stamps in the order of the text: days go on from one to the next, over midnight, forwards or backwards.
void PostReader::resolveStamps()
{
    const auto readOfClock = [this](int clock) {
        for (int index = 0; index < m_reads.size(); ++index) {
            if (clock >= 0 && m_reads.at(index).clock == clock)
                return index;
        }
        return -1;
    };
    const auto readOfDay = [this](int date) {
        for (int index = 0; index < m_reads.size(); ++index) {
            if (date >= 0 && m_reads.at(index).clock < 0 && m_reads.at(index).date == date)
                return index;
        }
        return -1;
    };

    // The line below the title.
    QString headerZone;
    if (const int header = readOfClock(m_publishedClock); header >= 0) {
        headerZone = zoneWordOf(header);
        const int time = addTime(m_resolver->resolve(m_reads.at(header), nullptr, TimeContext{m_day, m_daySettled, {}, false, m_timesInZone, true, false, false}, nullptr), header);
        m_post.times[time].role = TimeRole::Published;
        m_post.times[time].certain = m_post.times.at(time).certain && !isDoubtful(m_reads.at(header), m_post.times.at(time));
        // "At 16:30 UTC" on 1 May in New York is that day; the header's own date is what the text says.
    } else if (const int day = readOfDay(m_publishedDate); day >= 0) {
        addTime(m_resolver->resolveDay(m_reads.at(day)), day);
        m_post.times.last().role = TimeRole::Published;
    }

    // Which way the stamps run.
    int up = 0;
    int down = 0;
    int clear = 0;
    bool crossesMidnight = false;
    const Statement *previous = nullptr;
    for (const Statement &statement : std::as_const(m_statements)) {
        if (statement.clock < 0)
            continue;
        if (previous && previous->heading == statement.heading) {
            const bool bothDated = previous->date >= 0 && statement.date >= 0;
            int step = minutesOf(m_text.tokens().at(statement.clock)) - minutesOf(m_text.tokens().at(previous->clock));
            if (bothDated) {
                const auto before = m_resolver->dayOf(m_text.tokens().at(previous->date)).date;
                const auto after = m_resolver->dayOf(m_text.tokens().at(statement.date)).date;
                if (before && after && *before != *after)
                    step = *after > *before ? 1 : -1;
            }
            // From 23:50 to 00:20 is rather half an hour over midnight than a day back; from 2:00 to 20:00 nothing speaks of another day.
            const bool open = !bothDated && step < -6 * 60 && step > -18 * 60;
            if (!bothDated && (step < -12 * 60 || step > 22 * 60))
                step = -step;
            up += step > 0 ? 1 : 0;
            down += step < 0 ? 1 : 0;
            clear += step != 0 && !open ? 1 : 0;
            crossesMidnight |= !bothDated && step < 0 && minutesOf(m_text.tokens().at(statement.clock)) > minutesOf(m_text.tokens().at(previous->clock));
        }
        previous = &statement;
    }
    const bool backwards = down > up;
    const bool directed = clear > 0 && up != down; ///< else "EDIT 15:00" above "EDIT 6:00" may be read either way

    const QHash<int, QDate> undated = daysBeforeFirstDated(backwards);
    std::optional<QDate> day;
    bool settled = false;
    int minutes = -1;
    int heading = -1;
    QString zone = m_timesInZone;
    for (Statement &statement : m_statements) {
        const int read = readOfClock(statement.clock);
        if (read < 0) {
            if (const int dayRead = readOfDay(statement.date); dayRead >= 0) {
                statement.time = addTime(m_resolver->resolveDay(m_reads.at(dayRead)), dayRead);
                m_post.times[statement.time].role = TimeRole::Update;
                day = m_post.times.at(statement.time).date;
                settled = day.has_value();
                minutes = -1;
            }
            continue;
        }
        const TimeToken &clock = m_text.tokens().at(statement.clock);
        TimeContext context;
        if (statement.heading >= 0 && (statement.heading != heading || !day)) {
            const auto headed = m_resolver->dayOf(m_text.tokens().at(statement.heading));
            day = headed.date;
            // Newest first over midnight: whether the heading is the day of the first or of the last one is open.
            settled = headed.settled && !(backwards && crossesMidnight);
            minutes = -1;
            heading = statement.heading;
        } else if (!day && undated.contains(statement.clock)) {
            day = undated.value(statement.clock);
            settled = directed || undated.size() == 1;
        } else if (!day && (m_publishedDate >= 0 || m_dayIsReference) && m_day && !m_ranges.isEmpty() && m_ranges.constFirst().first > *m_day) {
            // Published before the window: it is the window that the updates are of, or its eve.
            day = m_ranges.constFirst().first;
            minutes = m_ranges.constFirst().from;
            if (minutesOf(m_text.tokens().at(statement.clock)) > minutes - midnightMinutes)
                minutes = -1;
            settled = false;
        } else if (!day) {
            day = m_day;
            settled = m_daySettled && std::none_of(m_ranges.cbegin(), m_ranges.cend(), [this](const NamedRange &range) { return m_publishedDate >= 0 && m_day && range.first > *m_day; });
            // Nothing but the day of writing: the text above names its day ("Am 20.02. um 21.30 Uhr …" and below it "Update 22:15 Uhr").
            // Of several the latest, as nobody tells what is to come in the past tense.
            std::optional<QDate> told;
            for (int above = read - 1; above >= 0 && (m_dayIsReference || !m_day); --above) {
                const ReadClock &other = m_reads.at(above);
                if (other.date < 0 || !other.ownDate || sentenceHas(other.first, WordKind::Future))
                    continue;
                const auto named = m_resolver->dayOf(m_text.tokens().at(other.date));
                if (!named.date || (told && *named.date <= *told))
                    continue;
                told = named.date;
                // A day long before that of writing is that of another story.
                constexpr int sameStoryDays = 14;
                settled = named.settled && (!m_dayIsReference || std::abs(named.date->daysTo(*m_day)) <= sameStoryDays);
                // A summary that names the whole range stands above the stamps of its course.
                minutes = other.clock >= 0 && other.partner < 0 ? minutesOf(m_text.tokens().at(other.clock)) : -1;
            }
            if (told)
                day = told;
        }
        const int now = minutesOf(clock);
        if (day && minutes >= 0 && m_reads.at(read).date < 0) {
            if (!backwards && now <= minutes - midnightMinutes)
                day = day->addDays(1);
            else if (backwards && now >= minutes + midnightMinutes)
                day = day->addDays(-1);
            else if (backwards ? now > minutes : now < minutes)
                settled = false;
        }
        context.day = day;
        context.daySettled = settled;
        context.dayIsReference = m_dayIsReference;
        context.stamp = true;
        context.days = m_days;
        if (day && minutes >= 0 && m_reads.at(read).date < 0 && !directed && now < minutes) {
            context.days = {*day, day->addDays(1)};
            context.day = std::nullopt;
        }
        if (!zone.isEmpty()) {
            context.zoneWord = zone;
        } else if (!headerZone.isEmpty()) {
            context.zoneWord = headerZone;
            context.zoneSettled = false;
        } else if (!m_headZone.isEmpty()) {
            context.zoneWord = m_headZone;
            context.zoneSettled = false;
            context.zoneLikely = true;
        }
        // "22/05 - 10h40 (Brasília): …": that place's clock; where it is not known, not surely that of home.
        const QString place = m_reads.at(read).zone < 0 ? placeBehind(clock) : QString();
        if (!place.isEmpty()) {
            if (!readZoneWord(place, std::nullopt, {}).isEmpty())
                context.zoneWord = place;
            context.zoneSettled = false;
            context.zoneLikely = true;
        }
        statement.time = addTime(m_resolver->resolve(m_reads.at(read), nullptr, context, nullptr), read);
        m_post.times[statement.time].certain = m_post.times.at(statement.time).certain && place.isEmpty();
        ImportedTime &time = m_post.times[statement.time];
        time.role = TimeRole::Update;
        if (time.certain && (isZoneDoubtful(m_reads.at(read)) || (m_reads.at(read).date >= 0 && isDateDoubtful(m_reads.at(read))) || isSharedAbbreviation(m_reads.at(read), time)))
            time.certain = false;
        if (m_reads.at(read).zone >= 0)
            zone = zoneWordOf(read);
        if (time.date && m_reads.at(read).date >= 0) {
            day = time.date;
            settled = time.certain || m_resolver->dayOf(m_text.tokens().at(m_reads.at(read).date)).settled;
        }
        minutes = now;
    }
}

} // namespace tocsin
