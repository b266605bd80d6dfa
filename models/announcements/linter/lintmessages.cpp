// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/announcements/linter/lintmessages.h"

#include <QCoreApplication>

#include <cstdlib>

using namespace Qt::StringLiterals;

namespace tocsin {

namespace {

/// "45 min", "2 h", "3 d 4 h": with signs that all languages share.
[[nodiscard]] QString durationText(qint64 ms)
{
    const qint64 minutes = std::abs(ms) / minuteMs;
    const qint64 hours = minutes / 60;
    if (minutes < 60)
        return QCoreApplication::translate("Lint", "%1 min", "a duration in minutes").arg(minutes);
    if (hours < 48)
        return minutes % 60 == 0 ? QCoreApplication::translate("Lint", "%1 h", "a duration in hours").arg(hours)
                                 : QCoreApplication::translate("Lint", "%1 h %2 min", "a duration in hours and minutes").arg(hours).arg(minutes % 60);
    return QCoreApplication::translate("Lint", "%1 d", "a duration in days").arg(hours / 24);
}

[[nodiscard]] QString dateText(const std::optional<QDate> &date) { return date ? date->toString(Qt::ISODate) : QString(); }

/// A day of the week on its own: "Tuesday".
[[nodiscard]] QString weekdayText(int weekday, const QLocale &locale) { return locale.standaloneDayName(weekday); }

[[nodiscard]] QString brokenDateMessage(const Finding &finding)
{
    switch (finding.sentence) {
    case LintSentence::OrdinalWrong:
        return QCoreApplication::translate("Lint", "“%1” is written “%2”", "%1: a day as written, 22th; %2: 22nd").arg(finding.values.word, finding.values.right);
    case LintSentence::NoSuchMonth:
        return QCoreApplication::translate("Lint", "“%1” has a month that does not exist", "%1: Junuary 9").arg(finding.values.word);
    default:
        return QCoreApplication::translate("Lint", "“%1” is not in the calendar", "%1: 31 June").arg(finding.values.word);
    }
}

} // namespace

QString lintMessage(const Finding &finding, const QLocale &locale)
{
    const LintValues &values = finding.values;
    switch (finding.rule) {
    case LintRule::WeekdayMismatch:
        return QCoreApplication::translate("Lint", "%1 is a %2, not a %3", "%1: a date; %2, %3: days of the week")
            .arg(dateText(values.date), values.date ? weekdayText(values.date->dayOfWeek(), locale) : QString(), weekdayText(values.weekday, locale));
    case LintRule::ZoneNotInForce:
        if (finding.sentence == LintSentence::WithSuggestion)
            return QCoreApplication::translate("Lint", "%1 is not in force in %2 on %3; %4 is", "%1, %4: EST, EDT; %2: a zone's id; %3: a date")
                .arg(values.word, values.zone, dateText(values.date), values.right);
        return QCoreApplication::translate("Lint", "%1 is not in force in %2 on %3", "%1: EST; %2: a zone's id; %3: a date").arg(values.word, values.zone, dateText(values.date));
    case LintRule::ConversionMismatch:
        return QCoreApplication::translate("Lint", "“%1” is not the same moment as “%2”", "two times as written").arg(values.word, values.other);
    case LintRule::ClockMalformed:
        if (finding.sentence == LintSentence::NoSuchTime)
            return QCoreApplication::translate("Lint", "no clock shows “%1”", "%1: 25:10").arg(values.word);
        return QCoreApplication::translate("Lint", "“%1” counts 24 hours and says AM or PM as well", "%1: 15pm").arg(values.word);
    case LintRule::AmPmMissing:
        return QCoreApplication::translate("Lint", "is “%1” before or after noon? The text writes AM and PM elsewhere", "%1: 9:05").arg(values.word);
    case LintRule::Order:
        if (finding.sentence == LintSentence::AfterStatement)
            return QCoreApplication::translate("Lint", "“%1” is told as past, but lies after the statement that tells it (%2)", "two times as written").arg(values.word, values.other);
        return QCoreApplication::translate("Lint", "“%1” is out of order: beside it stands “%2”", "two times as written").arg(values.word, values.other);
    case LintRule::OutsideWindow:
        return QCoreApplication::translate("Lint", "“%1” lies %2 after the end of the window; is the day right?", "%1: a time as written; %2: a duration")
            .arg(values.word, durationText(values.durationMs));
    case LintRule::StartContradiction:
        return QCoreApplication::translate("Lint", "the start is “%1” here and “%2” above", "two times as written").arg(values.word, values.other);
    case LintRule::EndContradiction:
        if (finding.sentence == LintSentence::BeforeStart)
            return QCoreApplication::translate("Lint", "the end “%1” lies before the start “%2”", "two times as written").arg(values.word, values.other);
        return QCoreApplication::translate("Lint", "the end is “%1” here and “%2” above", "two times as written").arg(values.word, values.other);
    case LintRule::EndUncertain:
        return QCoreApplication::translate("Lint", "“%1”: one day or another", "%1: Monday 25 or Tuesday 26").arg(values.word);
    case LintRule::EtaMissed:
        return QCoreApplication::translate("Lint", "promised for “%1”, but it went on at “%2”", "two times as written").arg(values.word, values.other);
    case LintRule::EtaPassed:
        return QCoreApplication::translate("Lint", "the promised time “%1” passed %2 ago", "%1: a time as written; %2: a duration").arg(values.word, durationText(values.durationMs));
    case LintRule::TranslationMismatch:
        return values.other.isEmpty() ? QCoreApplication::translate("Lint", "the other language does not have “%1”", "a time as written").arg(values.word)
                                      : QCoreApplication::translate("Lint", "“%1” here, “%2” in the other language", "two times as written").arg(values.word, values.other);
    case LintRule::DateMalformed:
        return brokenDateMessage(finding);
    case LintRule::DateAmbiguous:
        if (finding.sentence == LintSentence::WithoutYear)
            return QCoreApplication::translate("Lint", "“%1”: is this month and day?", "%1: 05-13").arg(values.word);
        return QCoreApplication::translate("Lint", "“%1”: which of the two is the month?", "%1: 6/7/2024").arg(values.word);
    case LintRule::AbbrAmbiguous:
        return QCoreApplication::translate("Lint", "%1 means several places: %2", "%1: CST; %2: a list of places").arg(values.word, locale.createSeparatedList(values.places));
    case LintRule::ZoneUnknown:
        return QCoreApplication::translate("Lint", "“%1” is no time zone that is known", "%1: XKT").arg(values.word);
    case LintRule::ZoneMissing:
        return QCoreApplication::translate("Lint", "“%1”: nothing says in which time zone", "%1: a time as written").arg(values.word);
    case LintRule::RelativeDay:
        if (finding.sentence == LintSentence::WeekdaysOnly)
            return QCoreApplication::translate("Lint", "“%1”: days of the week without a date", "%1: Thursday to Friday").arg(values.word);
        return QCoreApplication::translate("Lint", "“%1” depends on the day on which it is read", "%1: tonight").arg(values.word);
    case LintRule::YearMissing:
        return QCoreApplication::translate("Lint", "“%1” has no year, and no other date of the text does", "%1: 23 February").arg(values.word);
    case LintRule::EndBeforeStart:
        return QCoreApplication::translate("Lint", "the end “%1” lies before the start “%2”", "two times as written").arg(values.word, values.other);
    case LintRule::LocalTimeMissing:
        return QCoreApplication::translate("Lint", "clocks in %2 skip “%1” on %3", "%1: a time as written; %2: a zone's id; %3: a date").arg(values.word, values.zone, dateText(values.date));
    case LintRule::LocalTimeTwice:
        return QCoreApplication::translate("Lint", "clocks in %2 show “%1” twice on %3", "%1: a time as written; %2: a zone's id; %3: a date")
            .arg(values.word, values.zone, dateText(values.date));
    case LintRule::NoticeTooShort:
        return QCoreApplication::translate("Lint", "“%1” is only %2 after the announcement", "%1: a time as written; %2: a duration").arg(values.word, durationText(values.durationMs));
    case LintRule::HeaderBodyDiffer:
        return QCoreApplication::translate("Lint", "“%1” here, “%2” in the heading", "two times as written").arg(values.word, values.other);
    }
    return {};
}

QString lintFixLabel(const Finding &finding)
{
    if (!finding.fix || finding.fix->edits.isEmpty())
        return {};
    return QCoreApplication::translate("Lint", "Write “%1”", "a button that mends the text; %1: EDT").arg(finding.fix->edits.constFirst().text);
}

QString lintRuleTitle(LintRule rule)
{
    switch (rule) {
    case LintRule::WeekdayMismatch:
        return QCoreApplication::translate("Lint", "Weekday and date differ");
    case LintRule::ZoneNotInForce:
        return QCoreApplication::translate("Lint", "Zone not in force");
    case LintRule::ConversionMismatch:
        return QCoreApplication::translate("Lint", "Wrong conversion");
    case LintRule::ClockMalformed:
        return QCoreApplication::translate("Lint", "Clock that does not exist");
    case LintRule::AmPmMissing:
        return QCoreApplication::translate("Lint", "AM or PM missing");
    case LintRule::Order:
        return QCoreApplication::translate("Lint", "Out of order");
    case LintRule::OutsideWindow:
        return QCoreApplication::translate("Lint", "Outside the window");
    case LintRule::StartContradiction:
        return QCoreApplication::translate("Lint", "Two starts");
    case LintRule::EndContradiction:
        return QCoreApplication::translate("Lint", "Two ends");
    case LintRule::EndUncertain:
        return QCoreApplication::translate("Lint", "End uncertain");
    case LintRule::EtaMissed:
        return QCoreApplication::translate("Lint", "Promise missed");
    case LintRule::EtaPassed:
        return QCoreApplication::translate("Lint", "Promise passed");
    case LintRule::TranslationMismatch:
        return QCoreApplication::translate("Lint", "Translation differs");
    case LintRule::DateMalformed:
        return QCoreApplication::translate("Lint", "Date that does not exist");
    case LintRule::DateAmbiguous:
        return QCoreApplication::translate("Lint", "Date can be read in two ways");
    case LintRule::AbbrAmbiguous:
        return QCoreApplication::translate("Lint", "Zone means several places");
    case LintRule::ZoneUnknown:
        return QCoreApplication::translate("Lint", "Unknown zone");
    case LintRule::ZoneMissing:
        return QCoreApplication::translate("Lint", "Zone missing");
    case LintRule::RelativeDay:
        return QCoreApplication::translate("Lint", "Day depends on the reader");
    case LintRule::YearMissing:
        return QCoreApplication::translate("Lint", "Year missing");
    case LintRule::EndBeforeStart:
        return QCoreApplication::translate("Lint", "End before start");
    case LintRule::LocalTimeMissing:
        return QCoreApplication::translate("Lint", "Time that clocks skip");
    case LintRule::LocalTimeTwice:
        return QCoreApplication::translate("Lint", "Time that comes twice");
    case LintRule::NoticeTooShort:
        return QCoreApplication::translate("Lint", "Short notice");
    case LintRule::HeaderBodyDiffer:
        return QCoreApplication::translate("Lint", "Heading and text differ");
    }
    return {};
}

QString lintRuleDescription(LintRule rule)
{
    switch (rule) {
    case LintRule::WeekdayMismatch:
        return QCoreApplication::translate("Lint", "The date falls on another day of the week than the one beside it.");
    case LintRule::ZoneNotInForce:
        return QCoreApplication::translate("Lint", "The place's clocks run on another offset that day, as with EST in July.");
    case LintRule::ConversionMismatch:
        return QCoreApplication::translate("Lint", "The same time, given again in another zone, is another moment.");
    case LintRule::ClockMalformed:
        return QCoreApplication::translate("Lint", "No clock shows this, as 15pm, 00:30 AM or 25:10.");
    case LintRule::AmPmMissing:
        return QCoreApplication::translate("Lint", "The text writes AM and PM, but not here.");
    case LintRule::Order:
        return QCoreApplication::translate("Lint", "A statement is dated out of the order of the others, or tells as past what lies after it.");
    case LintRule::OutsideWindow:
        return QCoreApplication::translate("Lint", "A statement about the work is stamped a day or two after its window; its clock fits, its day does not.");
    case LintRule::StartContradiction:
        return QCoreApplication::translate("Lint", "The text gives two starts of one window.");
    case LintRule::EndContradiction:
        return QCoreApplication::translate("Lint", "The text gives two ends of one window.");
    case LintRule::EndUncertain:
        return QCoreApplication::translate("Lint", "The text leaves open on which of two days it is.");
    case LintRule::EtaMissed:
        return QCoreApplication::translate("Lint", "Statements go on after the time by which it was to be over.");
    case LintRule::EtaPassed:
        return QCoreApplication::translate("Lint", "The promised time is over when the text is published.");
    case LintRule::TranslationMismatch:
        return QCoreApplication::translate("Lint", "A time is not the same in the other language.");
    case LintRule::DateMalformed:
        return QCoreApplication::translate("Lint", "No calendar has this, as 31 June, 22th or Junuary 9.");
    case LintRule::DateAmbiguous:
        return QCoreApplication::translate("Lint", "Some readers take the day for the month, as in 6/7/2024.");
    case LintRule::AbbrAmbiguous:
        return QCoreApplication::translate("Lint", "The abbreviation is used in several places with different clocks, as CST.");
    case LintRule::ZoneUnknown:
        return QCoreApplication::translate("Lint", "The word stands where a time zone would, and none has that name.");
    case LintRule::ZoneMissing:
        return QCoreApplication::translate("Lint", "Nothing says in which time zone the clock is.");
    case LintRule::RelativeDay:
        return QCoreApplication::translate("Lint", "The day depends on when the text is read, as with “tonight”.");
    case LintRule::YearMissing:
        return QCoreApplication::translate("Lint", "No date of the text has a year.");
    case LintRule::EndBeforeStart:
        return QCoreApplication::translate("Lint", "The end lies before the start.");
    case LintRule::LocalTimeMissing:
        return QCoreApplication::translate("Lint", "Clocks skip this hour when daylight saving time begins.");
    case LintRule::LocalTimeTwice:
        return QCoreApplication::translate("Lint", "Clocks show this hour twice when daylight saving time ends.");
    case LintRule::NoticeTooShort:
        return QCoreApplication::translate("Lint", "The work begins sooner after its announcement than customers are promised.");
    case LintRule::HeaderBodyDiffer:
        return QCoreApplication::translate("Lint", "The title or the line below it gives another time than the text.");
    }
    return {};
}

} // namespace tocsin
