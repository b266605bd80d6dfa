// SPDX-License-Identifier: GPL-3.0-or-later
// Rules about zones: zone-not-in-force, conversion-mismatch, abbr-ambiguous, zone-unknown, zone-missing.
#include "models/announcements/linter/rules.h"
#include "models/time/abbreviations.h"
#include "models/time/walltime.h"

#include <algorithm>
#include <cstdlib>

using namespace Qt::StringLiterals;

namespace tocsin {

namespace {

/// Whether the text gives the same clock in another zone, and that agrees with the word as it is written: then the word is meant, and
/// replacing it would break what is right.
[[nodiscard]] bool conversionSupports(const LintInput &input, int index, const QList<Instant> &literal)
{
    for (int other = 0; other < input.count(); ++other) {
        const bool related = input.evidence(other).conversionOf == index || input.evidence(index).conversionOf == other;
        if (related && input.time(other).utc && literal.contains(*input.time(other).utc))
            return true;
    }
    return false;
}

/// Whether a time right before this one is the same as one of its readings: "6:30 UTC (8h30 in Paris, 12h00 IST)".
[[nodiscard]] bool standsBesideOneOf(const LintInput &input, int index, const QList<Instant> &readings)
{
    constexpr int beside = 80;
    for (int other = index - 1; other >= 0 && input.time(index).begin - input.time(other).end < beside; --other) {
        if (input.time(other).utc && readings.contains(*input.time(other).utc))
            return true;
    }
    return false;
}

/// The answer to what the zone word of a clock says on its day; nothing where there is nothing to say.
[[nodiscard]] std::optional<ZonedTimeAnswer> answerFor(const LintInput &input, int index)
{
    const TimeEvidence &at = input.evidence(index);
    const ImportedTime &time = input.time(index);
    if (at.clock.isEmpty() || at.zoneWord.isEmpty() || at.zone.isEmpty() || !time.time || !input.hasOneDay(index))
        return std::nullopt;
    return readZonedTime(at.zoneWord, *time.date, *time.time, input.post.homeZone);
}

/// Whether the word does not hold. Where the home zone does not tell the place, a small one may keep it all year (CET in Tunis): the likeliest place counts
/// as long as all of them mean the same instant. Without a home zone the text may well be from the small one.
[[nodiscard]] bool isOutOfForce(const ZonedTimeAnswer &answer, const QString &homeZone) 
{
    // No instant at all: the clock is skipped that day, which is another rule's.
    if (answer.literal.isEmpty())
        return false;
    return !answer.inForce || (!homeZone.isEmpty() && !answer.suggestion.isEmpty() && answer.literal.size() == 1);
}

} // namespace

void checkZonesInForce(const LintInput &input, LintSink &sink)
{
    struct Said
    {
        QString word;
        bool stamp = false;
        Finding finding;
        QList<TextSpan> zones;
        bool fixable = true;
    };
    QList<Said> said;
    for (int index = 0; index < input.count(); ++index) {
        const auto answer = answerFor(input, index);
        if (!answer || answer->readings.isEmpty() || !isOutOfForce(*answer, input.post.homeZone))
            continue;
        const TimeEvidence &at = input.evidence(index);
        // "GMT" is what it says all over the world, in London's summer too.
        const QList<ZoneReading> plain = readZoneWord(at.zoneWord, std::nullopt, {});
        if (at.zoneWord == "GMT"_L1 || (!plain.isEmpty() && plain.constFirst().kind == ZoneWordKind::Offset))
            continue;
        // "(7:00 PM EST)" behind a time in Sydney: the word of another place than the home zone suggests.
        if (at.conversionOf >= 0) {
            const ZonedTimeAnswer elsewhere = readZonedTime(at.zoneWord, *input.time(index).date, *input.time(index).time, {});
            if (elsewhere.inForce && input.time(at.conversionOf).utc && elsewhere.literal.contains(*input.time(at.conversionOf).utc))
                continue;
        }
        TextSpan span{std::min(at.clock.begin, at.zone.begin), std::max(at.clock.end, at.zone.end)};
        // "23:00 to 05:00 CET": one word for both ends.
        const auto shared = std::find_if(said.begin(), said.end(), [&at](const Said &other) { return other.zones.constLast() == at.zone; });
        if (shared != said.end()) {
            if (shared->finding.repeats.isEmpty())
                shared->finding.end = std::max(shared->finding.end, span.end);
            continue;
        }
        const bool fixable = !answer->inForce && !answer->suggestion.isEmpty() && !conversionSupports(input, index, answer->literal);
        // A timeline that writes CET all summer makes one mistake, not one for each stamp.
        const auto same = std::find_if(said.begin(), said.end(), [&at](const Said &other) { return at.stamp && other.stamp && other.word == at.zoneWord; });
        if (same != said.end() && same->finding.values.right == answer->suggestion) {
            same->finding.repeats += span;
            same->fixable = same->fixable && fixable;
            if (!same->zones.contains(at.zone))
                same->zones += at.zone;
            continue;
        }
        Finding finding;
        finding.begin = span.begin;
        finding.end = span.end;
        finding.values.word = at.zoneWord;
        finding.values.zone = answer->inForce ? answer->readings.constFirst().zone : answer->zone;
        finding.values.date = input.time(index).date;
        finding.values.right = answer->suggestion;
        said += Said{at.zoneWord, at.stamp, finding, {at.zone}, fixable};
    }
    for (const Said &one : std::as_const(said)) {
        Finding &finding = sink.add({one.finding.begin, one.finding.end}, one.finding.values, one.finding.values.right.isEmpty() ? LintSentence::Plain : LintSentence::WithSuggestion);
        finding.repeats = one.finding.repeats;
        if (!one.fixable)
            continue;
        LintFix fix;
        for (const TextSpan &zone : one.zones)
            fix.edits += LintFix::Edit{zone, one.finding.values.right};
        finding.fix = fix;
    }
}

namespace {

/// The clock of @p instant in the zone and the style in which @p written shows another one.
[[nodiscard]] QString clockLike(const TimeEvidence &at, const QString &written, Instant instant, const QString &zone)
{
    const QTime clock = wallTimeOf(instant, zone).time;
    if (at.meridiem == 0)
        return u"%1:%2"_s.arg(clock.hour(), at.zeroPadded || clock.hour() > 9 ? 2 : 1, 10, QChar(u'0')).arg(clock.minute(), 2, 10, QChar(u'0'));
    // Keeps "03:00 AM" and its case as written, where that half of the day is right.
    if ((clock.hour() < 12) != (at.meridiem == 1))
        return {};
    const qsizetype digits = std::distance(written.cbegin(), std::find_if(written.cbegin(), written.cend(), [](QChar letter) { return !letter.isDigit() && letter != u':' && letter != u'.'; }));
    const int hour = clock.hour() % 12 == 0 ? 12 : clock.hour() % 12;
    return u"%1:%2"_s.arg(hour, at.zeroPadded ? 2 : 1, 10, QChar(u'0')).arg(clock.minute(), 2, 10, QChar(u'0')) + written.mid(digits);
}

} // namespace

void checkConversions(const LintInput &input, LintSink &sink)
{
    for (int index = 0; index < input.count(); ++index) {
        const TimeEvidence &at = input.evidence(index);
        const ImportedTime &time = input.time(index);
        if (at.conversionOf < 0 || !time.utc || time.candidates.size() != 1 || at.zone.isEmpty())
            continue;
        const ImportedTime &main = input.time(at.conversionOf);
        if (!main.certain || !main.utc || *main.utc == *time.utc)
            continue;
        // It may be the other end that is repeated: "21:00 UTC (23:00 CEST) to 03:00 UTC (05:00 CEST)".
        const int partner = input.evidence(at.conversionOf).partner;
        if (partner >= 0 && input.time(partner).utc && (*input.time(partner).utc - *time.utc) % dayMs == 0)
            continue;
        // "12:30 (noon)" is no conversion of anything.
        const QString written = input.text(at.clock);
        if (std::none_of(written.cbegin(), written.cend(), [](QChar letter) { return letter.isDigit(); }) && std::abs(*main.utc - *time.utc) <= hourMs)
            continue;
        LintValues values;
        values.word = input.text(input.clockAndZone(index));
        values.other = main.span;
        Finding &finding = sink.add(input.spanOf(index), values);
        // Where a third zone agrees with the first, it is this one that is wrong.
        int agree = 0;
        for (int other = 0; other < input.count(); ++other)
            agree += other != index && input.evidence(other).conversionOf == at.conversionOf && input.time(other).utc == main.utc ? 1 : 0;
        const QString right = agree > 0 ? clockLike(at, input.text(at.clock), *main.utc, time.zone) : QString();
        if (right.isEmpty())
            continue;
        finding.values.right = right;
        finding.fix = LintFix{{{at.clock, right}}};
    }
}

void checkZonePlaces(const LintInput &input, LintSink &sink)
{
    QStringList said;
    for (int index = 0; index < input.count(); ++index) {
        const TimeEvidence &at = input.evidence(index);
        const ImportedTime &time = input.time(index);
        if (time.certain || said.contains(at.zoneWord))
            continue;
        const auto answer = answerFor(input, index);
        // EST in July has one instant where it is right (Panama) and one where it is not: that is another rule's.
        if (!answer || answer->literal.size() < 2 || !answer->inForce || answer->readings.isEmpty() || answer->readings.constFirst().kind != ZoneWordKind::Abbreviation)
            continue;
        // A conversion beside it settles which.
        if (conversionSupports(input, index, answer->literal) || standsBesideOneOf(input, index, answer->literal))
            continue;
        said += at.zoneWord;
        LintValues values;
        values.word = at.zoneWord;
        for (const ZoneReading &reading : answer->readings) {
            if (!values.places.contains(reading.place))
                values.places += reading.place;
        }
        sink.add(at.zone, values);
    }
}

void checkUnknownZones(const LintInput &input, LintSink &sink)
{
    QStringList said;
    for (const UnknownZoneEvidence &unknown : input.post.evidence.unknownZones) {
        LintValues values;
        values.word = input.text(unknown.span);
        if (said.contains(values.word))
            continue;
        said += values.word;
        sink.add(unknown.span, values);
    }
}

void checkMissingZone(const LintInput &input, LintSink &sink)
{
    if (!input.post.evidence.timesInZone.isEmpty())
        return;
    bool zoneSeen = false;
    for (int index = 0; index < input.count(); ++index) {
        const TimeEvidence &at = input.evidence(index);
        if (at.clock.isEmpty())
            continue;
        // A zone named once holds for what follows; that of a machine's header not for what people write below it.
        if (!at.zone.isEmpty()) {
            zoneSeen = zoneSeen || !input.isPublished(index);
            continue;
        }
        if (zoneSeen || !input.isMain(index))
            continue;
        const int stamp = at.update >= 0 ? input.post.updates.at(at.update).time : -1;
        if (stamp >= 0 && !input.evidence(stamp).zone.isEmpty())
            continue;
        // An unknown word was meant as one, which zone-unknown says.
        const QList<UnknownZoneEvidence> &unknown = input.post.evidence.unknownZones;
        if (std::any_of(unknown.cbegin(), unknown.cend(), [&at](const UnknownZoneEvidence &word) { return word.span.begin >= at.clock.end && word.span.begin <= at.clock.end + 2; }))
            continue;
        LintValues values;
        values.word = input.text(at.clock);
        sink.add(at.clock, values);
        return;
    }
}

} // namespace tocsin
