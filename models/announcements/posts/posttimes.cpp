// SPDX-License-Identifier: GPL-3.0-or-later
// The times of a post: which context holds for each clock, and what part it plays.
#include "models/announcements/posts/postreader.h"

#include "models/time/abbreviations.h"
#include "models/time/walltime.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tocsin {

int PostReader::minutesOf(const TimeToken &clock)
{
    int hour = clock.hour;
    if (clock.meridiem != 0 && hour <= 12)
        hour = hour % 12 + (clock.meridiem == 2 ? 12 : 0);
    return hour * 60 + clock.minute;
}

int PostReader::addTime(ImportedTime time, int readIndex)
{
    time.span = m_original.mid(time.begin, time.end - time.begin);
    m_post.times += time;
    m_readOfTime += readIndex;
    const int index = static_cast<int>(m_post.times.size()) - 1;
    if (readIndex >= 0)
        m_timeOfRead[readIndex] = index;
    return index;
}

QString PostReader::zoneWordOf(int readIndex) const
{
    const ReadClock &read = m_reads.at(readIndex);
    return read.zone >= 0 ? m_text.tokens().at(read.zone).zoneWord : QString();
}

void PostReader::resolveAll()
{
    m_timeOfRead.fill(-1, m_reads.size());
    findRanges();
    resolveStamps();
    for (int index = 0; index < m_reads.size(); ++index) {
        if (m_timeOfRead.at(index) < 0 && m_reads.at(index).conversionOf < 0)
            resolveInner(index);
    }
    for (int index = 0; index < m_reads.size(); ++index) {
        const int main = m_reads.at(index).conversionOf;
        if (main < 0 || m_timeOfRead.at(index) >= 0)
            continue;
        const int of = m_timeOfRead.at(main);
        ImportedTime again = of >= 0 ? m_post.times.at(of) : ImportedTime{};
        const ImportedTime converted = m_resolver->resolveConversion(m_reads.at(index), TimeContext{m_day, m_daySettled, {}, false, {}, true, false, false}, again, m_reads.at(main).clock);
        if (of >= 0)
            m_post.times[of] = again;
        addTime(converted, index);
    }
    // By place in the text.
    QList<int> order(m_post.times.size());
    for (int index = 0; index < order.size(); ++index)
        order[index] = index;
    std::stable_sort(order.begin(), order.end(), [this](int a, int b) { return m_post.times.at(a).begin < m_post.times.at(b).begin; });
    QList<int> newIndex(order.size());
    QList<ImportedTime> times;
    QList<int> reads;
    for (int index = 0; index < order.size(); ++index) {
        newIndex[order.at(index)] = index;
        times += m_post.times.at(order.at(index));
        reads += m_readOfTime.at(order.at(index));
    }
    m_post.times = times;
    m_readOfTime = reads;
    for (int &time : m_timeOfRead)
        time = time < 0 ? -1 : newIndex.at(time);
    for (Statement &statement : m_statements)
        statement.time = statement.time < 0 ? -1 : newIndex.at(statement.time);
}

void PostReader::findRanges()
{
    for (const ReadClock &read : std::as_const(m_reads)) {
        if (read.partner < 0 || read.isEnd || read.date < 0 || read.clock < 0 || read.conversionOf >= 0)
            continue;
        const ReadClock &end = m_reads.at(read.partner);
        const auto first = m_resolver->dayOf(m_text.tokens().at(read.date)).date;
        if (!first || end.clock < 0)
            continue;
        NamedRange range{*first, minutesOf(m_text.tokens().at(read.clock)), *first, minutesOf(m_text.tokens().at(end.clock))};
        const auto last = end.ownDate && end.date >= 0 ? m_resolver->dayOf(m_text.tokens().at(end.date)).date : std::nullopt;
        range.last = last ? *last : range.to <= range.from ? first->addDays(1) : *first;
        m_ranges += range;
    }
    // "We will move the server on 1 January, starting at 23:30": a range of which only one end is known.
    for (int index = 0; index < m_reads.size() && m_ranges.isEmpty(); ++index) {
        const ReadClock &read = m_reads.at(index);
        if (read.clock < 0 || read.date < 0 || !read.ownDate || read.conversionOf >= 0 || !sentenceHas(read.first, WordKind::Future))
            continue;
        if (const auto day = m_resolver->dayOf(m_text.tokens().at(read.date)).date) {
            const int minutes = minutesOf(m_text.tokens().at(read.clock));
            m_ranges += NamedRange{*day, minutes, *day, minutes};
        }
    }
}

/// A clock in running text.
void PostReader::resolveInner(int index)
{
    const ReadClock &read = m_reads.at(index);
    if (read.clock < 0) {
        addTime(m_resolver->resolveDay(read), index);
        return;
    }
    const int at = statementAt(read.first);
    const Statement *statement = at >= 0 ? &m_statements.at(at) : nullptr;
    TimeContext context{m_day, m_daySettled, {}, false, {}, true, false, m_dayIsReference, m_days, at > 0};
    if (statement && statement->heading >= 0 && at > 0) {
        const auto headed = m_resolver->dayOf(m_text.tokens().at(statement->heading));
        context.day = headed.date ? headed.date : context.day;
        context.daySettled = headed.settled;
    }
    if (statement && statement->time >= 0 && m_post.times.at(statement->time).date) {
        const ImportedTime &stamp = m_post.times.at(statement->time);
        context.day = stamp.date;
        context.daySettled = stamp.certain || m_reads.at(m_readOfTime.at(statement->time)).ownDate;
        context.near = stamp.utc;
        context.dayIsReference = false;
    }
    // Not what stands in an update below: that was written later, nobody knows when.
    if (m_dayIsReference && m_context.written && context.dayIsReference && !context.below) {
        context.near = m_context.written;
        context.dayIsReference = false;
        context.fromWriting = true;
        context.future = sentenceHas(read.first, WordKind::Future);
        // Whose "tomorrow" and "Tuesday" it is only the home zone settles.
        context.daySettled = !m_context.zone.isEmpty() || (read.relative < 0 && read.weekday < 0);
    }
    // The day of writing, of which "today" speaks whatever day was named before it.
    const std::optional<QDate> writing = context.day;
    // The date named last in the same paragraph goes before both.
    QString nearZone;
    for (int before = index - 1; before >= 0; --before) {
        const ReadClock &other = m_reads.at(before);
        if (other.first < (statement ? statement->first : m_first) || other.conversionOf >= 0)
            continue;
        bool together = true;
        for (int lexeme = other.last; together && lexeme <= read.first; ++lexeme)
            together = m_text.lexemes().at(lexeme).gap != Lexeme::Gap::Paragraph;
        if (!together && read.first - other.first > 400)
            break;
        if (nearZone.isEmpty() && other.zone >= 0)
            nearZone = zoneWordOf(before);
        // "This morning at 10:12 it failed. We mended it at 11:05."
        if (together && other.relative >= 0 && m_text.tokens().at(other.relative).days == 0 && other.date < 0 && m_timeOfRead.at(before) >= 0 && m_post.times.at(m_timeOfRead.at(before)).date && read.relative < 0) {
            const ImportedTime &told = m_post.times.at(m_timeOfRead.at(before));
            context.day = told.date;
            context.daySettled = told.certain;
            context.near = std::nullopt;
            context.dayIsReference = false;
            break;
        }
        if (together && other.date >= 0 && (other.clock < 0 || other.ownDate) && (!statement || statement->clock < 0 || other.clock != statement->clock)) {
            const auto day = m_resolver->dayOf(m_text.tokens().at(other.date));
            if (day.date) {
                context.day = day.date;
                // "Next maintenance: 20 May. Updated: Tue 13:00": the weekday need not be that of the week named before.
                context.daySettled = day.settled && (read.weekday < 0 || read.date >= 0 || (sameSentence(other.last, read.first) && !m_text.beginsLine(read.first)));
                context.near = std::nullopt;
                context.dayIsReference = false;
                // "From 1 to 3 February, daily between 01:00 and 03:00": on which of them, nothing says.
                if (other.clock < 0 && (other.otherDate >= 0 || m_text.tokens().at(other.date).lastDay != 0)) {
                    context.days = {*day.date};
                    if (other.otherDate >= 0) {
                        if (const auto first = m_resolver->dayOf(m_text.tokens().at(other.otherDate)).date)
                            context.days.prepend(*first);
                    }
                    context.day = context.days.constFirst();
                    context.daySettled = false;
                }
                // "On 5 January at 23:50 … at 0:40 …": half a day back is rather the next day; which one, the text does not settle.
                if (other.clock >= 0 && read.date < 0 && read.weekday < 0 && read.relative < 0 && read.partner < 0
                    && minutesOf(m_text.tokens().at(read.clock)) <= minutesOf(m_text.tokens().at(other.clock)) - 12 * 60) {
                    context.days = {*day.date, day.date->addDays(1)};
                    context.day = std::nullopt;
                    context.daySettled = false;
                }
            }
            break;
        }
    }
    // A bare clock of the body rather belongs to the window that is named above it than to the day of publication.
    const bool bare = read.date < 0 && read.weekday < 0 && read.relative < 0 && read.partner < 0;
    if (bare && at <= 0 && context.day && context.day == m_day) {
        for (int before = 0; before < index; ++before) {
            const ReadClock &other = m_reads.at(before);
            const int begins = m_timeOfRead.at(before);
            const int ends = other.partner >= 0 ? m_timeOfRead.at(other.partner) : -1;
            if (other.partner < 0 || other.isEnd || begins < 0 || ends < 0 || !m_post.times.at(begins).date || !m_post.times.at(ends).date || m_post.times.at(begins).date == m_day)
                continue;
            const QDate first = *m_post.times.at(begins).date;
            const QDate last = *m_post.times.at(ends).date;
            const int clock = minutesOf(m_text.tokens().at(read.clock));
            const bool morning = last > first && clock <= minutesOf(m_text.tokens().at(m_reads.at(other.partner).clock));
            context.day = morning ? last : first;
            context.daySettled = false;
            break;
        }
    }
    // "Start (local): …" beside "Start (UTC): …"
    const bool local = read.zone < 0 && labelSaysLocal(read);
    // The zone: of the stamp, of "Times in …", of the same statement, of the only one that the post names.
    if (statement && statement->clock >= 0 && statement->time >= 0 && !zoneWordOf(m_readOfTime.at(statement->time)).isEmpty()) {
        // Machines stamp in UTC what people write by their own clocks: certain only where both show the same.
        context.zoneWord = zoneWordOf(m_readOfTime.at(statement->time));
        const auto stamped = m_post.times.at(statement->time).utc;
        const QString stampZone = m_post.times.at(statement->time).zone;
        if (m_timesInZone.isEmpty() && !m_context.zone.isEmpty() && stamped && !stampZone.isEmpty() && offsetSecondsAt(stampZone, *stamped) != offsetSecondsAt(m_context.zone, *stamped)) {
            context.zoneSettled = false;
            context.zoneLikely = true;
        }
    } else if (local) {
        context.zoneSettled = false;
    } else if (!m_timesInZone.isEmpty()) {
        context.zoneWord = m_timesInZone;
    } else if (!m_headZone.isEmpty()) {
        context.zoneWord = m_headZone;
        context.zoneSettled = false;
        context.zoneLikely = true;
    } else if (!nearZone.isEmpty()) {
        // "At 18:05 UTC a link failed. Our own alarm came at 19:20": likely the same zone, but the text does not say so.
        context.zoneWord = nearZone;
        context.zoneSettled = false;
        context.zoneLikely = true;
    } else {
        QSet<QString> bodyZones;
        QSet<QString> allZones;
        for (int other = 0; other < m_reads.size(); ++other) {
            const QString word = zoneWordOf(other);
            if (word.isEmpty() || m_reads.at(other).conversionOf >= 0)
                continue;
            allZones += word;
            if (m_reads.at(other).clock != m_publishedClock)
                bodyZones += word;
        }
        if (bodyZones.size() == 1) {
            context.zoneWord = *bodyZones.cbegin();
            context.zoneSettled = false;
            context.zoneLikely = true;
        } else if (!allZones.isEmpty()) {
            QStringList sorted(allZones.cbegin(), allZones.cend());
            sorted.sort();
            context.zoneWord = sorted.constFirst();
            context.zoneSettled = false;
        }
    }
    // "In the incident of 10 June 2024 … This morning at 10:12 it failed again": which of the two days, the words alone do not say.
    if (read.relative >= 0 && read.date < 0 && context.day && context.day != writing) {
        const bool today = m_text.tokens().at(read.relative).days == 0;
        if (writing) {
            if (today)
                context.day = writing;
            else
                context.either = writing;
        }
        context.daySettled = false;
    }
    context.forward = promisedFor(read.first, read.last).has_value();
    context.ahead = sentenceHas(read.first, WordKind::Future) && !sentenceHas(read.first, WordKind::Past);
    const ReadClock *partner = read.partner >= 0 ? &m_reads.at(read.partner) : nullptr;
    const ImportedTime *start = read.isEnd && read.partner >= 0 && m_timeOfRead.at(read.partner) >= 0 ? &m_post.times.at(m_timeOfRead.at(read.partner)) : nullptr;
    const ImportedTime copy = start ? *start : ImportedTime{};
    if (read.date < 0 && read.weekday < 0 && read.relative < 0 && !read.isEnd && context.day && at <= 0)
        placeInRange(read, context);
    if (read.date < 0 && read.weekday < 0 && read.relative < 0 && !read.isEnd && read.conversionOf < 0)
        goOnFromItemAbove(index, context);
    // "06.05 kl. 12", "on the 20th at 10:00": a number that nothing was made of may be the day.
    if (read.date < 0 && read.weekday < 0 && read.relative < 0 && !read.isEnd) {
        for (int before = read.first - 1; before >= std::max(m_first, read.first - 4) && sameSentence(before, before + 1); --before) {
            const bool number = m_text.lexemes().at(before).kind == Lexeme::Kind::Number && m_text.tokenAt(before) < 0 && read.partner < 0;
            const bool bridge = m_text.lexemes().at(before).kind == Lexeme::Kind::Mark || m_text.has(before, WordKind::Join) || m_text.has(before, WordKind::ClockPrefix) || m_text.has(before, WordKind::DaySuffix);
            if (number)
                context.daySettled = false;
            if (number || !bridge)
                break;
        }
    }
    ImportedTime time = m_resolver->resolve(read, partner, context, start ? &copy : nullptr);
    // What others said goes by their clocks; and nobody tells in the past tense what the nearest such date has yet to bring.
    const bool elsewhere = read.zone < 0 && isQuoted(read.first);
    const bool ofHome = read.zone < 0 || (time.zone == m_context.zone && readZoneWord(zoneWordOf(index), std::nullopt, {}).isEmpty());
    const bool otherPlace = time.certain && ofHome && time.utc && namesOtherPlace(read, *time.utc);
    const bool yearless = read.date >= 0 && m_text.tokens().at(read.date).year == 0;
    const bool toCome = yearless && m_yearNear && time.date && *time.date > m_yearNear->addDays(2) && sentenceHas(read.first, WordKind::Past) && !sentenceHas(read.first, WordKind::Future);
    time.certain = time.certain && !local && !elsewhere && !toCome && !otherPlace && !isDoubtful(read, time);
    addTime(time, index);
}

/// Items of a list that open with clocks go on over midnight: "- 22:00 start", "- 0:15 done".
void PostReader::goOnFromItemAbove(int index, TimeContext &context) const
{
    const auto opensItem = [this](int lexeme) {
        int first = lexeme;
        while (first > m_first && !m_text.beginsLine(first) && (m_text.lexemes().at(first - 1).kind == Lexeme::Kind::Mark || (m_text.isMark(first, u'.') && m_text.beginsLine(first - 1))))
            --first;
        return m_text.beginsLine(first) || m_text.beginsLine(first - 1); // "・" is a letter by its block
    };
    int above = index - 1;
    while (above >= 0 && (m_reads.at(above).conversionOf >= 0 || m_reads.at(above).isEnd || m_reads.at(above).clock < 0))
        --above;
    if (above < 0 || m_timeOfRead.at(above) < 0 || !opensItem(m_reads.at(index).first) || !opensItem(m_reads.at(above).first))
        return;
    const ImportedTime &told = m_post.times.at(m_timeOfRead.at(above));
    const int back = minutesOf(m_text.tokens().at(m_reads.at(above).clock)) - minutesOf(m_text.tokens().at(m_reads.at(index).clock));
    const bool over = back >= midnightMinutes;
    if (!told.date || (!over && (!context.day || *told.date <= *context.day)))
        return;
    context.day = told.date->addDays(over ? 1 : 0);
    context.daySettled = false;
    context.near = std::nullopt;
    context.dayIsReference = false;
}

/// A clock in the body that names no day belongs to the window that the post is about where it lies inside, and surely nowhere else.
void PostReader::placeInRange(const ReadClock &read, TimeContext &context) const
{
    const int minutes = minutesOf(m_text.tokens().at(read.clock));
    const bool told = sentenceHas(read.first, WordKind::Past);
    for (const NamedRange &range : m_ranges) {
        const bool overMidnight = range.last == range.first.addDays(1) && range.to < range.from;
        const bool written = context.day == m_day && range.first > *context.day;
        if (told || (context.day != range.first && !written))
            continue;
        if (overMidnight && minutes <= range.to) {
            context.day = range.last;
            context.daySettled = false;
        } else if (written) {
            if (minutes >= range.from && (overMidnight || minutes <= range.to))
                context.day = range.first;
            context.daySettled = false;
        } else {
            continue;
        }
        context.near = std::nullopt;
        context.dayIsReference = false;
        return;
    }
    // "rebooted on Sunday morning and released at 9am": the weekday may hold on.
    for (int index = m_text.tokenAt(read.first) - 1; index >= 0 && index >= m_tokenFirst; --index) {
        const TimeToken &token = m_text.tokens().at(index);
        if (!sameSentence(token.last - 1, read.first))
            break;
        if (token.kind == TimeToken::Kind::Weekday) {
            context.daySettled = false;
            break;
        }
    }
}

} // namespace tocsin
