// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/time/abbreviations.h"

#include "models/time/posixrule.h"
#include "models/time/walltime.h"
#include "models/time/zonerules.h"
#include "models/time/zonewords.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tocsin {

namespace {

constexpr Instant yearMs = 365 * dayMs;
constexpr Instant year1990 = 631152000000;
constexpr Instant year2100 = 4102444800000;

Instant asUtc(QDate date, QTime time)
{
    return (date.toJulianDay() - epochJulianDay) * dayMs + time.msecsSinceStartOfDay();
}

void addDistinct(QList<Instant> &to, const QList<Instant> &instants)
{
    for (const Instant instant : instants) {
        if (!to.contains(instant))
            to.append(instant);
    }
    std::ranges::sort(to);
}

ZoneReading placeReading(const QString &word, const QString &zone)
{
    return {ZoneWordKind::Place, word, zone, {}, placeOf(zone), {}, {}};
}

ZoneReading readingOf(const ZoneWordEntry &entry, const QString &zone)
{
    if (!entry.offsetSeconds)
        return placeReading(entry.word, zone);
    const ZoneWordKind kind = entry.zone == "UTC"_L1 ? ZoneWordKind::Offset : ZoneWordKind::Abbreviation;
    return {kind, entry.word, zone, entry.offsetSeconds, placeOf(zone), entry.validFrom, entry.validUntil};
}

bool isValidAt(const ZoneReading &reading, Instant when)
{
    return (!reading.validFrom || when >= *reading.validFrom) && (!reading.validUntil || when < *reading.validUntil);
}

/// What @p homeZone itself calls @p word around @p when; empty where its clocks know no such abbreviation.
QList<ZoneReading> readingsAtHome(const QString &word, std::optional<Instant> when, const QString &homeZone)
{
    const ZoneRules *rules = ZoneRules::find(homeZone);
    // A word that the zone gave up long ago (Lisbon's CET of 1992 to 1996) settles nothing today.
    const Instant from = when ? *when - 3 * yearMs : year1990;
    const Instant until = when ? *when + 3 * yearMs : year2100;
    if (word.isEmpty() || !rules || !rules->usesAbbreviation(word, from, until))
        return {};
    const std::optional<int> offset = rules->offsetOf(word, when.value_or(until));
    if (!offset || homeZone == "UTC"_L1)
        return {};
    return {{ZoneWordKind::Abbreviation, word, homeZone, offset, placeOf(homeZone), {}, {}}};
}

} // namespace

bool ZoneReading::inForceAt(Instant instant) const
{
    if (kind != ZoneWordKind::Abbreviation)
        return true;
    return isValidAt(*this, instant) && offsetSecondsAt(zone, instant) == offsetSeconds;
}

QList<Instant> ZoneReading::instantsOf(QDate date, QTime time) const
{
    if (!offsetSeconds)
        return tocsin::instantsOf(zone, date, time);
    if (!date.isValid() || !time.isValid())
        return {};
    return {asUtc(date, time) - *offsetSeconds * secondMs};
}

std::optional<ZoneWordMatch> zoneWordAt(QStringView text, qsizetype position)
{
    const auto match = ZoneWords::builtIn().longestAt(text, position);
    if (!match)
        return std::nullopt;
    return ZoneWordMatch{match->length, text.sliced(position, match->length).toString()};
}

QList<std::pair<qsizetype, ZoneWordMatch>> zoneWordsIn(QStringView text)
{
    QList<std::pair<qsizetype, ZoneWordMatch>> found;
    for (qsizetype at = 0; at < text.size();) {
        if (const auto match = zoneWordAt(text, at)) {
            found.append({at, *match});
            at += match->length;
        } else {
            ++at;
        }
    }
    return found;
}

QList<ZoneReading> readZoneWord(QStringView word, std::optional<Instant> when, const QString &homeZone)
{
    const ZoneWords &words = ZoneWords::builtIn();
    const auto match = words.whole(word);
    if (!match) {
        // Letters of the home zone that the table does not have.
        const QString spelled = word.trimmed().toString();
        const bool isAbbreviation = spelled.size() >= 3 && std::ranges::all_of(spelled, [](QChar c) { return c >= u'A' && c <= u'Z'; });
        return isAbbreviation ? readingsAtHome(spelled, when, homeZone) : QList<ZoneReading>();
    }
    if (match->isOffset) {
        const ZoneRules *rules = ZoneRules::find(match->zone);
        const int offset = rules ? rules->offsetSecondsAt(0) : 0;
        return {{ZoneWordKind::Offset, match->zone, match->zone, offset, match->zone, {}, {}}};
    }
    if (match->entries.isEmpty()) {
        ZoneReading reading = placeReading(match->place, match->zone);
        reading.place = match->place;
        return {reading};
    }

    QList<ZoneReading> readings;
    QList<ZoneReading> atHome;
    for (const int number : match->entries) {
        const ZoneWordEntry &entry = words.entry(number);
        if (entry.zone.isEmpty()) {
            if (isZoneKnown(homeZone))
                atHome.append(placeReading(entry.word, homeZone));
        } else if (homeZone == entry.zone || entry.also.contains(homeZone)) {
            atHome.append(readingOf(entry, homeZone));
        } else if (!entry.rare) {
            readings.append(readingOf(entry, entry.zone));
        }
    }
    if (atHome.isEmpty() && match->entries.size() > 0) {
        // "MEZ" is CET by another name: the home zone is asked for tzdata's spelling.
        QStringList asked;
        for (const int number : match->entries) {
            const ZoneWordEntry &entry = words.entry(number);
            if (entry.offsetSeconds && entry.zone != "UTC"_L1 && !asked.contains(entry.word)) {
                asked.append(entry.word);
                for (const ZoneReading &reading : readingsAtHome(entry.word, when, homeZone)) {
                    // The same letters with another offset are another word (PST of Los Angeles and of Manila).
                    const bool sameWord = std::ranges::any_of(match->entries, [&](int other) { return words.entry(other).offsetSeconds == reading.offsetSeconds; });
                    if (sameWord)
                        atHome.append(reading);
                }
            }
        }
    }
    if (!atHome.isEmpty())
        readings = atHome;
    if (when) {
        QList<ZoneReading> valid;
        std::ranges::copy_if(readings, std::back_inserter(valid), [when](const ZoneReading &reading) { return isValidAt(reading, *when); });
        if (!valid.isEmpty())
            readings = valid;
    }
    return readings;
}

ZonedTimeAnswer readZonedTime(QStringView word, QDate date, QTime time, const QString &homeZone)
{
    ZonedTimeAnswer answer;
    if (!date.isValid() || !time.isValid())
        return answer;
    answer.readings = readZoneWord(word, asUtc(date, time), homeZone);
    const ZoneReading *first = nullptr;
    for (const ZoneReading &reading : answer.readings) {
        const QList<Instant> literal = reading.instantsOf(date, time);
        addDistinct(answer.literal, literal);
        addDistinct(answer.meant, reading.kind == ZoneWordKind::Abbreviation ? tocsin::instantsOf(reading.zone, date, time) : literal);
        const bool inForce = std::ranges::any_of(literal, [&reading](Instant instant) { return reading.inForceAt(instant); });
        answer.inForce = answer.inForce || inForce;
        answer.everywhereInForce = (first == nullptr || answer.everywhereInForce) && inForce;
        if (!first || (inForce && answer.zone.isEmpty()))
            first = &reading;
        if (inForce && answer.zone.isEmpty())
            answer.zone = reading.zone;
    }
    if (!first)
        return answer;
    if (answer.zone.isEmpty())
        answer.zone = first->zone;
    const QList<Instant> byRule = tocsin::instantsOf(answer.readings.first().zone, date, time);
    if (!answer.everywhereInForce && !byRule.isEmpty() && !answer.readings.first().inForceAt(answer.literal.value(0)))
        answer.suggestion = abbreviationAt(answer.readings.first().zone, byRule.first());
    return answer;
}

} // namespace tocsin
