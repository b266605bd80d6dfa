// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/time/stamp.h"

#include "models/time/abbreviations.h"
#include "models/time/languagewords.h"
#include "models/time/walltime.h"
#include "models/time/zonewords.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tocsin {

namespace {

QString offsetText(int seconds)
{
    const int minutes = std::abs(seconds) / 60;
    return minutes == 0 ? u"UTC"_s : "UTC"_L1 % (seconds < 0 ? u'-' : u'+') % QString::number(minutes / 60).rightJustified(2, u'0') % u':' % QString::number(minutes % 60).rightJustified(2, u'0');
}

/// YYYY-MM-DD, also where Qt writes none: a wall may show the day after the last one of four digits, or before the first of year 1.
QString isoDate(QDate date)
{
    const int year = date.year() < 0 ? date.year() + 1 : date.year(); // QDate has no year 0
    const auto digits = [](int number, int width) { return QString::number(number).rightJustified(width, u'0'); };
    return (year < 0 ? u"-"_s : QString()) + digits(std::abs(year), 4) + u'-' + digits(date.month(), 2) + u'-' + digits(date.day(), 2);
}

/// Everything that the parts of one stamp have in common.
struct Writer
{
    const StampStyle &style;
    const QString &language;
    const LanguageWords &words;
    const QLocale &locale;
    QString homeZone;

    [[nodiscard]] QString dateAlone(QDate date, DateSpelling spelling) const
    {
        switch (spelling) {
        case DateSpelling::None:
            return {};
        case DateSpelling::Iso:
            return isoDate(date);
        case DateSpelling::Short:
            return locale.toString(date, words.shortDate);
        case DateSpelling::Long:
            return locale.toString(date, QLocale::LongFormat);
        case DateSpelling::LongNoYear:
            return locale.toString(date, words.noYear);
        }
        return {};
    }

    [[nodiscard]] QString clock(QTime time, bool isFirst, Precision precision) const
    {
        const HourCycle cycle = isFirst ? style.hours : style.otherHours;
        const bool pad = isFirst ? style.padHour : style.otherPadHour;
        const bool hourOnly = precision == Precision::Hour && time.minute() == 0;
        const bool withSeconds = isFirst && style.seconds && precision == Precision::Minute;
        if (cycle == HourCycle::TwentyFour)
            return locale.toString(time, (pad ? u"HH:mm"_s : u"H:mm"_s) + (withSeconds ? u":ss"_s : QString()));
        const bool isLanguagesOwn = cycle == HourCycle::Language;
        const bool languageHasTwelve = locale.timeFormat(QLocale::ShortFormat).contains(u'A');
        if (isLanguagesOwn && hourOnly && !words.hour.isEmpty())
            return locale.toString(time, words.hour);
        if (isLanguagesOwn && !words.clock.isEmpty())
            return locale.toString(time, words.clock);
        if (isLanguagesOwn && !languageHasTwelve)
            return locale.toString(time, QLocale::ShortFormat);
        QString format = hourOnly && !words.hour.isEmpty() && words.hour.contains("AP"_L1) ? words.hour : words.twelve;
        if (pad && !isLanguagesOwn)
            format.replace(u'h', "hh"_L1);
        if (withSeconds)
            format.replace("mm"_L1, "mm:ss"_L1);
        return locale.toString(time, format);
    }

    /// The zone of a stamp as this style spells it at @p instant; never a word that would be read as another offset.
    [[nodiscard]] QString zoneText(const WallTime &wall, const QString &zone, Instant instant) const
    {
        if (style.zone == ZoneSpelling::Offset)
            return offsetText(wall.offsetSeconds);
        // A clock that shows this time twice needs a word that says which: a place does not.
        if (style.zone == ZoneSpelling::Place && instantsOf(zone, wall.date, wall.time).size() == 1)
            return ZoneWords::builtIn().nameOf(zone, languageBase());
        if (wall.abbreviation.startsWith(u'+') || wall.abbreviation.startsWith(u'-'))
            return offsetText(wall.offsetSeconds);
        const QList<ZoneReading> readings = readZoneWord(wall.abbreviation, instant, homeZone);
        const bool isReadBack = std::ranges::any_of(readings, [&wall](const ZoneReading &reading) { return reading.offsetSeconds == wall.offsetSeconds; });
        return isReadBack ? wall.abbreviation : offsetText(wall.offsetSeconds);
    }

    [[nodiscard]] QString languageBase() const
    {
        const QString name = locale.name();
        return name.first(std::max<qsizetype>(0, name.indexOf(u'_')));
    }

    [[nodiscard]] QString withZone(const QString &time, const QString &zone) const
    {
        const bool isInWords = style.zone == ZoneSpelling::Place && zone.contains(u' ');
        const bool isUnspaced = style.zone == ZoneSpelling::Place && !zone.isEmpty() && zone.at(0).unicode() > 0x3000;
        return isInWords || isUnspaced ? filled(words.zone, {{"time"_L1, time}, {"zone"_L1, zone}}) : time + u' ' + zone;
    }

    [[nodiscard]] QString withDate(const QString &date, const QString &time, DateSpelling spelling) const
    {
        if (date.isEmpty())
            return time;
        if (spelling == DateSpelling::Iso)
            return date + u' ' + time;
        return filled(spelling == DateSpelling::Short ? words.joinShort : words.join, {{"date"_L1, date}, {"time"_L1, time}});
    }

    /// The date of a zone in brackets, where it must be said.
    [[nodiscard]] QString otherDate(QDate date, QDate firstDate) const
    {
        if (style.date == DateSpelling::None)
            return locale.dayName(date.dayOfWeek(), QLocale::ShortFormat);
        return dateAlone(date, otherSpelling(date, firstDate));
    }
    [[nodiscard]] DateSpelling otherSpelling(QDate date, QDate firstDate) const
    {
        if (style.date == DateSpelling::Long && date.year() == firstDate.year())
            return DateSpelling::LongNoYear;
        return style.date == DateSpelling::None ? DateSpelling::Iso : style.date;
    }
};

Writer writerFor(const StampStyle &style, const QStringList &zones, const QString &language)
{
    return {style, language, languageWords(language), localeOf(language), zones.value(0)};
}

QStringList zonesToWrite(const StampStyle &style, const QStringList &zones)
{
    if (!style.fixedZone.isEmpty())
        return {style.fixedZone};
    QStringList known;
    for (const QString &zone : zones) {
        if (isZoneKnown(zone) && !known.contains(zone))
            known.append(zone);
        if (style.maxZones > 0 && known.size() == style.maxZones)
            break;
    }
    return known.isEmpty() ? QStringList{u"UTC"_s} : known;
}

QString withBrackets(const QStringList &parts)
{
    return parts.size() < 2 ? parts.value(0) : parts.first() + " ("_L1 + parts.sliced(1).join(", "_L1) + u')';
}

} // namespace

QString stamp(Instant instant, const StampStyle &style, const QStringList &zones, const QString &language, Precision precision)
{
    const QStringList chosen = zonesToWrite(style, zones);
    const Writer writer = writerFor(style, chosen, language);
    const WallTime first = wallTimeOf(instant, chosen.first());
    if (precision == Precision::Day)
        return dateText(first.date, style, language);
    QStringList parts;
    QList<WallTime> written;
    for (const QString &zone : chosen) {
        const WallTime wall = wallTimeOf(instant, zone);
        if (written.contains(wall))
            continue;
        written.append(wall);
        const bool isFirst = parts.isEmpty();
        const QString time = writer.withZone(writer.clock(wall.time, isFirst, precision), writer.zoneText(wall, zone, instant));
        if (isFirst)
            parts.append(writer.withDate(writer.dateAlone(wall.date, style.date), time, style.date));
        else if (wall.date == first.date)
            parts.append(time);
        else
            parts.append(writer.withDate(writer.otherDate(wall.date, first.date), time, writer.otherSpelling(wall.date, first.date)));
    }
    return withBrackets(parts);
}

QDate stampDate(Instant instant, const StampStyle &style, const QStringList &zones)
{
    return wallTimeOf(instant, zonesToWrite(style, zones).constFirst()).date;
}

QString intervalStamp(Instant begin, Instant end, const StampStyle &style, const QStringList &zones, const QString &language)
{
    const QStringList chosen = zonesToWrite(style, zones);
    const Writer writer = writerFor(style, chosen, language);
    const WallTime firstBegin = wallTimeOf(begin, chosen.first());
    const WallTime firstEnd = wallTimeOf(end, chosen.first());
    QStringList parts;
    QList<std::pair<WallTime, WallTime>> written;
    for (const QString &zone : chosen) {
        const WallTime from = wallTimeOf(begin, zone);
        const WallTime until = wallTimeOf(end, zone);
        if (written.contains(std::pair(from, until)))
            continue;
        written.append({from, until});
        const bool isFirst = parts.isEmpty();
        const QString fromZone = writer.zoneText(from, zone, begin);
        const QString untilZone = writer.zoneText(until, zone, end);
        const QString fromClock = writer.clock(from.time, isFirst, Precision::Minute);
        const QString untilClock = writer.clock(until.time, isFirst, Precision::Minute);
        // Clocks of twenty-four hours join tightly, "22:00–23:30"; the language's own pattern serves the rest.
        const bool tight = (isFirst ? style.hours : style.otherHours) == HourCycle::TwentyFour && fromZone == untilZone
            && (style.date == DateSpelling::Iso || style.date == DateSpelling::None);
        const auto dateOf = [&](QDate date) { return isFirst ? writer.dateAlone(date, style.date) : writer.otherDate(date, firstBegin.date); };
        const DateSpelling spelling = isFirst ? style.date : writer.otherSpelling(from.date, firstBegin.date);
        // Where a style writes no dates, an interval over midnight still says its days, as the language abbreviates them.
        const auto dayOf = [&](QDate date) {
            return style.date == DateSpelling::None ? writer.locale.dayName(date.dayOfWeek(), QLocale::ShortFormat) : dateOf(date);
        };
        const DateSpelling daySpelling = style.date == DateSpelling::None ? DateSpelling::Iso : spelling;

        if (from.date == until.date) {
            QString span;
            if (fromZone != untilZone)
                span = filled(writer.words.range, {{"begin"_L1, writer.withZone(fromClock, fromZone)}, {"end"_L1, writer.withZone(untilClock, untilZone)}});
            else if (tight)
                span = writer.withZone(fromClock % QChar(0x2013) % untilClock, fromZone);
            else
                span = writer.withZone(filled(writer.words.span, {{"begin"_L1, fromClock}, {"end"_L1, untilClock}}), fromZone);
            const bool saysDate = isFirst ? style.date != DateSpelling::None : from.date != firstBegin.date || firstBegin.date != firstEnd.date;
            if (!saysDate)
                parts.append(span);
            else if (daySpelling == DateSpelling::Iso)
                parts.append(dayOf(from.date) + u' ' + span);
            else if (daySpelling == DateSpelling::Short)
                parts.append(writer.withDate(dayOf(from.date), span, daySpelling));
            else
                parts.append(filled(writer.words.joinSpan, {{"date"_L1, dayOf(from.date)}, {"span"_L1, span}}));
            continue;
        }
        // Two days: each end says its own, or "06:20–06:20" would look like no time at all.
        const QString fromText = fromZone == untilZone ? fromClock : writer.withZone(fromClock, fromZone);
        parts.append(filled(writer.words.range, {{"begin"_L1, writer.withDate(dayOf(from.date), fromText, daySpelling)},
                                                 {"end"_L1, writer.withDate(dayOf(until.date), writer.withZone(untilClock, untilZone), daySpelling)}}));
    }
    return withBrackets(parts);
}

QString dateText(QDate date, const StampStyle &style, const QString &language)
{
    const Writer writer = writerFor(style, {}, language);
    // A date that stands alone is always written, whatever a style leaves out beside clocks.
    return writer.dateAlone(date, style.date == DateSpelling::None ? DateSpelling::Long : style.date);
}

QString durationText(qint64 shortestMs, qint64 longestMs, const QString &language)
{
    const LanguageWords &words = languageWords(language);
    const QLocale &locale = localeOf(language);
    constexpr std::array<qint64, 4> unitSeconds{86400, 3600, 60, 1};
    const auto unitText = [&](size_t unit, const QString &number, qint64 count) {
        const bool isOne = count == 1 || (count == 0 && words.zeroIsOne);
        return filled(words.units[unit].value(isOne ? 0 : 1), {{"n"_L1, number}});
    };
    const auto alone = [&](qint64 seconds) {
        QStringList parts;
        for (size_t unit = 0; unit < unitSeconds.size(); ++unit) {
            const qint64 count = seconds / unitSeconds[unit];
            seconds %= unitSeconds[unit];
            if (count > 0)
                parts.append(unitText(unit, locale.toString(count), count));
        }
        return parts.isEmpty() ? unitText(2, locale.toString(0), 0) : parts.join(words.list);
    };
    const qint64 shortest = std::max<qint64>(0, shortestMs) / secondMs;
    const qint64 longest = std::max<qint64>(std::max<qint64>(0, shortestMs), longestMs) / secondMs;
    if (shortest == longest)
        return alone(shortest);
    // "15–20 min": one unit serves both where it measures both without a rest, the largest that does. 90–120 min stay minutes, 60–120 become 1–2 hours.
    for (size_t unit = 0; unit < unitSeconds.size(); ++unit) {
        if (shortest % unitSeconds[unit] == 0 && longest % unitSeconds[unit] == 0) {
            const bool isReadable = longest / unitSeconds[unit] < 1000;
            if (!isReadable)
                break;
            const QString numbers = filled(words.numbers, {{"a"_L1, locale.toString(shortest / unitSeconds[unit])}, {"b"_L1, locale.toString(longest / unitSeconds[unit])}});
            return unitText(unit, numbers, longest / unitSeconds[unit]);
        }
    }
    return filled(words.range, {{"begin"_L1, alone(shortest)}, {"end"_L1, alone(longest)}});
}

QString aboutInstant(const QString &text, const QString &language)
{
    return filled(languageWords(language).aboutTime, {{"x"_L1, text}});
}

QString aboutDuration(const QString &text, const QString &language)
{
    return filled(languageWords(language).aboutLength, {{"x"_L1, text}});
}

QString numberText(qint64 number, const QString &language)
{
    return localeOf(language).toString(number);
}

QStringList stampLanguages()
{
    return languagesWithWords();
}

} // namespace tocsin
