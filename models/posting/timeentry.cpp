// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/posting/timeentry.h"

#include "models/announcements/importer.h"
#include "models/announcements/languages/language.h"
#include "models/time/abbreviations.h"
#include "models/time/isotime.h"
#include "models/time/walltime.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace tocsin {
namespace {

constexpr qsizetype longestEntry = 120; // characters; more is no time
constexpr qint64 longestAhead = 366 * dayMs;

TimeEntry entryAt(Instant at)
{
    return {TimeEntry::State::At, 0, at, {}};
}

TimeEntry oneOf(QList<Instant> candidates)
{
    std::ranges::sort(candidates);
    for (qsizetype i = candidates.size() - 1; i > 0; --i) {
        if (candidates.at(i) == candidates.at(i - 1))
            candidates.removeAt(i);
    }
    if (candidates.isEmpty())
        return {TimeEntry::State::Never, 0, 0, {}};
    if (candidates.size() == 1)
        return entryAt(candidates.first());
    return {TimeEntry::State::Open, 0, 0, candidates};
}

Instant wholeMinute(Instant instant)
{
    return instant - instant % minuteMs;
}

TimeEntry entryOf(qint64 length, Instant now, TimeDirection direction)
{
    if (length > longestAhead)
        return {TimeEntry::State::Unread, 0, 0, {}};
    if (direction == TimeDirection::Back)
        return entryAt(wholeMinute(now) - length);
    return {TimeEntry::State::After, length, 0, {}};
}

/// Whether @p typed (lower case) counts the other way: "in 30 min" or "+30" where the time is over, "-30" or "30 min ago" where it is to come.
bool countsAgainst(const QString &typed, TimeDirection direction)
{
    static const QRegularExpression ahead(uR"(^(?:\+|in\s))"_s);
    static const QRegularExpression back(uR"(^[-−]|\sago$)"_s);
    return (direction == TimeDirection::Back ? ahead : back).match(typed).hasMatch();
}

/// "30", "30 min", "1 h 30", "1h30m", "2 d", with or without "in", "+" or "-" before and "ago" behind it. Four digits may be a clock.
std::optional<qint64> lengthIn(const QString &typed)
{
    static const QRegularExpression bare(uR"(^(?:in\s+|\+|-|−)?(\d{1,3})(?:\s+ago)?$)"_s);
    static const QRegularExpression units(
        uR"(^(?:in\s+|\+|-|−)?(?:(\d{1,3})\s*(?:d|days?|j|jours?|t|tage?n?)\s*)?(?:(\d{1,4})\s*(?:h|hrs?|hours?|heures?|std|stunden?)\s*)?(?:(\d{1,4})\s*(m|min|mins|minutes?|minuten)?)?(?:\s*ago)?$)"_s);
    if (const auto match = bare.match(typed); match.hasMatch())
        return match.captured(1).toLongLong() * minuteMs;
    const auto match = units.match(typed);
    if (!match.hasMatch())
        return {};
    const QString days = match.captured(1);
    const QString hours = match.captured(2);
    const QString minutes = match.captured(3);
    if (days.isEmpty() && hours.isEmpty() && match.captured(4).isEmpty())
        return {};
    // "12h30" is a clock, "1h30" is a length.
    const bool isClock = days.isEmpty() && hours.size() == 2 && minutes.size() == 2 && match.captured(4).isEmpty() && hours.toInt() < 24 && minutes.toInt() < 60;
    if (isClock)
        return {};
    return days.toLongLong() * dayMs + hours.toLongLong() * hourMs + minutes.toLongLong() * minuteMs;
}

/// The instants of @p time on the day that @p direction leads to.
TimeEntry clockEntry(QTime time, const QString &zoneWord, Instant now, const QString &zone, TimeDirection direction)
{
    const QDate today = wallTimeOf(now, zone).date;
    const auto on = [&](QDate date) { return zoneWord.isEmpty() ? instantsOf(zone, date, time) : readZonedTime(zoneWord, date, time, zone).literal; };
    const bool ahead = direction == TimeDirection::Ahead;
    // The minute that runs counts both ways: "now" was typed as the clock shows it.
    const auto fits = [&](Instant at) { return ahead ? at > now - minuteMs : at <= now; };
    // An abbreviation of several places is not settled by what is over in one of them: each has its next or last.
    if (const QList<Instant> places = on(today); !zoneWord.isEmpty() && places.size() > 1) {
        QList<Instant> found;
        const qint64 further = ahead ? dayMs : -dayMs;
        for (Instant place : places) {
            while (!fits(place))
                place += further;
            while (fits(place - further))
                place -= further;
            found.append(place);
        }
        return oneOf(found);
    }
    bool skipped = false;
    for (const int days : {-1, 0, 1, 2}) {
        const QDate date = today.addDays(ahead ? days : -days);
        QList<Instant> instants = on(date);
        if (instants.isEmpty() && days == 0) {
            // Where that day's clocks skip it, nobody guesses the next day's; unless the day is past that hour anyway.
            const QList<Instant> later = instantsOf(zone, date, time.addSecs(3600));
            skipped = !later.isEmpty() && fits(later.first());
        }
        instants.removeIf([&](Instant at) { return !fits(at); });
        if (!instants.isEmpty() && !skipped)
            return oneOf(instants);
    }
    return {TimeEntry::State::Never, 0, 0, {}};
}

std::optional<TimeEntry> clockIn(const QString &typed, Instant now, const QString &zone, TimeDirection direction)
{
    static const QRegularExpression clock(uR"(^(\d{1,2})\s*[:.hH]\s*(\d{2})(?:\s*([AaPp])\.?[Mm]\.?)?(?:\s+(\S.*))?$)"_s);
    const auto match = clock.match(typed);
    if (!match.hasMatch())
        return {};
    int hour = match.captured(1).toInt();
    if (const QString half = match.captured(3).toLower(); !half.isEmpty()) {
        if (hour < 1 || hour > 12)
            return {};
        hour = hour % 12 + (half == u'p' ? 12 : 0);
    }
    const QTime time(hour, match.captured(2).toInt());
    const QString word = match.captured(4).trimmed();
    if (!time.isValid())
        return {};
    if (!word.isEmpty() && readZoneWord(word, now, zone).isEmpty()) {
        // What looks like a zone and is none is not passed over; "12:30 tomorrow" is a sentence.
        static const QRegularExpression letters(u"^[A-Z]{2,5}$"_s);
        return letters.match(word).hasMatch() ? std::optional(TimeEntry{TimeEntry::State::Unread, 0, 0, {}}) : std::nullopt;
    }
    return clockEntry(time, word, now, zone, direction);
}

/// Whether the words @p from .. of @p words may stand beside a time and leave its meaning as it is: "at", "around", "o'clock". How many they are; 0: no.
qsizetype sideWordsAt(const QStringList &words, qsizetype from, const QString &language)
{
    constexpr std::array kinds{WordKind::Join, WordKind::About, WordKind::ClockPrefix, WordKind::ClockSuffix, WordKind::RangeOpen, WordKind::StartWord, WordKind::EndWord, WordKind::WithinWord,
                               WordKind::DaySuffix};
    for (const QString &code : {language.section(u'-', 0, 0), u"en"_s}) {
        const LanguageData *data = languageData(code);
        const QList<LanguageData::Phrase> phrases = data ? data->phrases.value(words.at(from)) : QList<LanguageData::Phrase>();
        for (const LanguageData::Phrase &phrase : phrases) {
            if (std::ranges::find(kinds, phrase.meaning.kind) != kinds.end() && words.mid(from, phrase.words.size()) == phrase.words)
                return phrase.words.size();
        }
    }
    return 0;
}

/// Whether everything that @p typed says beside @p read was understood: a word that was not, or a date that is none, may change the meaning of the rest.
bool isUnderstood(const QString &typed, const QList<TextSpan> &read, const QString &language)
{
    QString rest = typed.toLower();
    for (const TextSpan &span : read) {
        for (int at = span.begin; at < span.end; ++at)
            rest[at] = u' ';
    }
    static const QRegularExpression word(uR"([\p{L}\p{M}]+|\p{N}+)"_s);
    QStringList words;
    for (auto match = word.globalMatch(rest); match.hasNext();)
        words.append(match.next().captured());
    for (qsizetype at = 0; at < words.size();) {
        const qsizetype known = words.at(at) == "ago"_L1 ? 1 : sideWordsAt(words, at, language);
        if (known == 0)
            return false;
        at += known;
    }
    return true;
}

/// A time of which the text leaves something open, read as one of @p direction.
TimeEntry openEntry(const ImportedTime &time, const TimeEvidence &evidence, Instant now, const QString &zone, TimeDirection direction)
{
    QList<Instant> candidates;
    QStringList zones;
    for (const TimeCandidate &candidate : time.candidates) {
        candidates.append(candidate.instant);
        if (!zones.contains(candidate.zone))
            zones.append(candidate.zone);
    }
    if (!time.date || !time.time || evidence.eitherOrder || zones.size() > 1)
        return candidates.isEmpty() ? TimeEntry{TimeEntry::State::Unread, 0, 0, {}} : oneOf(candidates);
    const QString place = isZoneKnown(time.zone) ? time.zone : zone;
    QDate date = *time.date;
    if (!evidence.weekday.isEmpty() && evidence.date.isEmpty()) {
        // "Monday" is the last or the next one.
        const QList<Instant> there = instantsOf(place, date, *time.time);
        if (direction == TimeDirection::Back && !there.isEmpty() && there.first() > now)
            date = date.addDays(-7);
        else if (direction == TimeDirection::Ahead && !there.isEmpty() && there.last() <= now - minuteMs)
            date = date.addDays(7);
    }
    return oneOf(instantsOf(place, date, *time.time));
}

ImportedPage pageOf(const QString &typed, Instant now, const QString &zone, const QString &language)
{
    ImportContext context;
    context.zone = zone;
    context.language = language;
    context.reference = wallTimeOf(now, zone).date;
    context.today = context.reference;
    context.shape = ImportContext::Shape::Body;
    return importPage(typed, context);
}

/// Anything longer is a sentence of one time, which the recogniser of posts reads.
TimeEntry sentenceEntry(const QString &typed, Instant now, const QString &zone, const QString &language, TimeDirection direction)
{
    const TimeEntry unread{TimeEntry::State::Unread, 0, 0, {}};
    const ImportedPage page = pageOf(typed, now, zone, language);
    if (page.posts.size() != 1)
        return unread;
    const ImportedPost &post = page.posts.first();
    if (!post.evidence.broken.isEmpty() || !post.evidence.unknownZones.isEmpty())
        return unread;
    if (post.times.size() == 1 && post.evidence.times.size() == 1) {
        const ImportedTime &time = post.times.first();
        const TimeEvidence &evidence = post.evidence.times.first();
        QList<TextSpan> read{{time.begin, time.end}, evidence.clock, evidence.date, evidence.zone, evidence.weekday, evidence.dayWord};
        for (const DayWordEvidence &word : post.evidence.dayWords)
            read.append(word.span);
        if (evidence.malformed || !isUnderstood(typed, read, language))
            return unread;
        return time.certain && time.utc ? entryAt(*time.utc) : openEntry(time, evidence, now, zone, direction);
    }
    if (post.times.isEmpty() && post.durations.size() == 1) {
        const ImportedDuration &duration = post.durations.first();
        if (countsAgainst(typed.toLower(), direction) || !isUnderstood(typed, {{duration.begin, duration.end}}, language))
            return unread;
        return entryOf(duration.longestMs, now, direction);
    }
    return unread;
}

} // namespace

TimeEntry readTimeEntry(const QString &typed, Instant now, const QString &zone, const QString &language, TimeDirection direction, const QString &nowWord)
{
    const QString text = typed.simplified();
    const QString lower = text.toLower();
    if (text.isEmpty())
        return {};
    if (text.size() > longestEntry)
        return {TimeEntry::State::Unread, 0, 0, {}};
    if (lower == "now"_L1 || (!nowWord.isEmpty() && lower == nowWord.toLower()))
        return {TimeEntry::State::After, 0, 0, {}};
    if (const auto instant = fromIsoUtc(text))
        return entryAt(*instant);
    if (const auto length = lengthIn(lower))
        return countsAgainst(lower, direction) ? TimeEntry{TimeEntry::State::Unread, 0, 0, {}} : entryOf(*length, now, direction);
    if (const auto clock = clockIn(text, now, zone, direction))
        return *clock;
    return sentenceEntry(text, now, zone, language, direction);
}

QString zoneSaidIn(const QString &typed, Instant now, const QString &zone, const QString &language)
{
    if (typed.size() > longestEntry)
        return {};
    if (fromIsoUtc(typed.simplified()))
        return u"UTC"_s;
    const ImportedPage page = pageOf(typed.simplified(), now, zone, language);
    if (page.posts.size() != 1 || page.posts.first().times.size() != 1 || page.posts.first().evidence.times.size() != 1)
        return {};
    const ImportedTime &time = page.posts.first().times.first();
    return page.posts.first().evidence.times.first().zone.isEmpty() || !isZoneKnown(time.zone) ? QString() : time.zone;
}

} // namespace tocsin
