// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/itemmodels/importchoices.h"

#include "models/time/walltime.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tocsin {
namespace {

/// A reading with what tells it from others.
struct Reading
{
    Instant instant = 0;
    QString zone;
    QDate date;
    std::optional<bool> monthFirst;
};

/// Whether @p span writes @p date with the month first; empty where it does not write two numbers, or both alike.
std::optional<bool> monthFirst(const QString &span, QDate date)
{
    static const QRegularExpression pair(u"(?<![0-9])([0-9]{1,2})\\s?[/.-]\\s?([0-9]{1,2})(?![0-9])"_s);
    const QRegularExpressionMatch match = pair.match(span);
    if (!match.hasMatch())
        return {};
    const int first = match.captured(1).toInt();
    const int second = match.captured(2).toInt();
    if (first == second)
        return {};
    if (first == date.month() && second == date.day())
        return true;
    if (first == date.day() && second == date.month())
        return false;
    return {};
}

Reading readingOf(const ImportedTime &time, Instant instant, const QString &zone)
{
    const QDate date = wallTimeOf(instant, zone).date;
    return {instant, zone, date, monthFirst(time.span, date)};
}

QList<Reading> readingsOf(const ImportedTime &time)
{
    QList<Reading> readings;
    for (const TimeCandidate &candidate : time.candidates)
        readings.append(readingOf(time, candidate.instant, candidate.zone));
    return readings;
}

template<typename Value> bool differ(const QList<Reading> &readings, const Value &value)
{
    return std::ranges::any_of(readings, [&](const Reading &reading) { return value(reading) != value(readings.first()); });
}

const auto yearOf = [](const Reading &reading) { return reading.date.year(); };
const auto zoneOf = [](const Reading &reading) { return reading.zone; };
const auto orderOf = [](const Reading &reading) { return reading.monthFirst; };

QString zoneOfAnswer(const ImportedTime &time, Instant instant, const QString &zone)
{
    if (!zone.isEmpty())
        return zone;
    for (const TimeCandidate &candidate : time.candidates) {
        if (candidate.instant == instant)
            return candidate.zone;
    }
    return isZoneKnown(time.zone) ? time.zone : u"UTC"_s;
}

/// What is left of @p readings with @p wanted, if they differ in it at all; @p used says whether that decided something.
template<typename Value, typename Wanted>
QList<Reading> only(const QList<Reading> &readings, const Value &value, const Wanted &wanted, bool &used)
{
    if (readings.isEmpty() || !differ(readings, value))
        return readings;
    QList<Reading> left;
    std::ranges::copy_if(readings, std::back_inserter(left), [&](const Reading &reading) { return value(reading) == wanted; });
    used = used || !left.isEmpty();
    return left;
}

/// The answer for @p time that follows from @p kind.
std::optional<Reading> alike(const ImportedTime &time, const AnswerKind &kind)
{
    if (time.candidates.isEmpty()) {
        // Not even the day or the zone was known: what the person added is added here too.
        if (!time.time || (!time.date && !kind.date) || (!isZoneKnown(time.zone) && kind.zone.isEmpty()))
            return {};
        const QString zone = isZoneKnown(time.zone) ? time.zone : kind.zone;
        const QList<Instant> instants = instantsOf(zone, time.date.value_or(kind.date.value_or(QDate())), *time.time);
        return instants.size() == 1 ? std::optional(readingOf(time, instants.first(), zone)) : std::nullopt;
    }
    QList<Reading> readings = readingsOf(time);
    bool used = false;
    if (kind.year)
        readings = only(readings, yearOf, *kind.year, used);
    if (kind.monthFirst)
        readings = only(readings, orderOf, kind.monthFirst, used);
    if (!kind.zone.isEmpty())
        readings = only(readings, zoneOf, kind.zone, used);
    if (!used || readings.isEmpty() || differ(readings, [](const Reading &reading) { return reading.instant; }))
        return {};
    return readings.first();
}

bool isAt(const ImportedTime &time, const ImportChoice &choice)
{
    return time.begin == choice.begin && time.end == choice.end;
}

} // namespace

bool isOpen(const ImportedTime &time)
{
    return !time.certain && !time.chosen && time.precision != Precision::Day;
}

AnswerKind answerKind(const ImportedPost &post, int index, Instant instant, const QString &given)
{
    AnswerKind kind;
    if (index < 0 || index >= post.times.size())
        return kind;
    const ImportedTime &time = post.times.at(index);
    const QString zone = zoneOfAnswer(time, instant, given);
    const Reading answer = readingOf(time, instant, zone);
    if (time.candidates.isEmpty()) {
        if (!isZoneKnown(time.zone))
            kind.zone = zone;
        if (!time.date)
            kind.date = answer.date;
        return kind;
    }
    const QList<Reading> readings = readingsOf(time);
    if (differ(readings, yearOf))
        kind.year = answer.date.year();
    if (answer.monthFirst && differ(readings, orderOf))
        kind.monthFirst = answer.monthFirst;
    if (differ(readings, zoneOf))
        kind.zone = zone;
    return kind;
}

QList<ImportAnswer> answersAlike(const ImportedPost &post, int index, Instant instant, const QString &zone)
{
    QList<ImportAnswer> answers;
    const AnswerKind kind = answerKind(post, index, instant, zone);
    if (kind == AnswerKind())
        return answers;
    for (int other = 0; other < post.times.size(); ++other) {
        if (other == index || !isOpen(post.times.at(other)))
            continue;
        if (const auto reading = alike(post.times.at(other), kind))
            answers.append({other, reading->instant, reading->zone});
    }
    return answers;
}

int applyChoices(ImportedPage &page, int index, int source, const QList<ImportChoice> &choices)
{
    int applied = 0;
    ImportedPost &post = page.posts[index];
    for (const ImportChoice &choice : choices) {
        if (choice.source != source || choice.begin < post.begin || choice.end > post.end)
            continue;
        for (int time = 0; time < post.times.size(); ++time) {
            if (!isAt(post.times.at(time), choice))
                continue;
            applyChoice(page, index, time, choice.instant);
            ImportedTime &answered = post.times[time];
            if (!choice.zone.isEmpty())
                answered.zone = choice.zone;
            const WallTime wall = wallTimeOf(choice.instant, isZoneKnown(answered.zone) ? answered.zone : u"UTC"_s);
            answered.date = wall.date;
            answered.time = wall.time;
            if (answered.precision == Precision::Day)
                answered.precision = Precision::Minute; // a clock was given to what had been a day
            ++applied;
        }
    }
    return applied;
}

int applyChoices(ImportedPage &page, int source, const QList<ImportChoice> &choices)
{
    if (choices.isEmpty())
        return 0;
    int applied = 0;
    for (int post = 0; post < page.posts.size(); ++post)
        applied += applyChoices(page, post, source, choices);
    return applied;
}

} // namespace tocsin
