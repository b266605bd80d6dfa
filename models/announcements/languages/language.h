// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/announcements/text/lexer.h"
#include "models/domain/result.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace tocsin {

/// What a word or phrase of a language file means to the recogniser. The names in brackets are the file's keys.
enum class WordKind : quint8 {
    Month, ///< value 1..12 ("months", a list of 12 lists)
    Weekday, ///< value 1 (Monday) ..7 ("weekdays", a list of 7 lists)
    Meridiem, ///< value 1 AM, 2 PM ("am", "pm")
    DayPart, ///< "morning": value 1 the hours before noon, 2 those after ("morning", "evening")
    Relative, ///< value: days from the day of writing; part: 1 or 2 as for DayPart, 0 ("relative": {"0": [..], "-1": [..]}, "relativeMorning", "relativeEvening")
    RangeOpen, ///< "between", "from" ("rangeOpen")
    RangeJoin, ///< "to", "until" ("rangeJoin")
    RangeAnd, ///< "and": joins a range only behind "between" ("rangeAnd")
    Or, ///< "or" ("or")
    About, ///< "approximately" ("about")
    Join, ///< what may stand between a date and its clock: "at", "of the" ("join")
    ClockPrefix, ///< "um", "kl.": a clock follows, even one written 14.30 ("clockPrefix")
    StartWord, ///< "starting", "since" ("start")
    EndWord, ///< "until", "finished at" ("end")
    ClockSuffix, ///< "Uhr", "uur", "o'clock" ("clockSuffix")
    DaySuffix, ///< "th", "er" ("daySuffix")
    Unit, ///< value: milliseconds ("second", "minute", "hour", "day", "week")
    Number, ///< value ("numbers": {"one": 1, ..})
    Label, ///< opens an update: "Update", "EDIT" ("labels"); value 1 for the first of a story ("firstLabels"), 2 for its last ("lastLabels")
    StateLabel, ///< opens an update and names its state; value a StateWord ("stateLabels": {"resolved": [..], ..})
    Posted, ///< "Posted", "Published" before a date ("posted")
    TimesIn, ///< "Times in", "All times in" ("timesIn")
    State, ///< phrase that says a state; value a StateWord ("states": {"resolved": [..], ..})
    TitleState, ///< mark in a title, "(resolved)"; value a StateWord ("titleStates")
    Maintenance, ///< ("maintenance")
    Incident, ///< ("incident")
    Announcement, ///< ("announcement")
    Eta, ///< "ETA", "expected to be back" ("eta", "nextUpdate", "etaAround")
    Effect, ///< "unavailable", "interruption" ("effect")
    Past, ///< "was", "experienced": tells what happened from what will ("past")
    Future, ///< "will", "planned for" ("future")
    Furniture, ///< "Read the rest of this entry" ("furniture")
    LinkPhrase, ///< "earlier post" ("links")
    ServerNoun, ///< ("serverNouns")
    ZoneNoun, ///< ("zoneNouns")
    ServiceNoun, ///< ("serviceNouns")
    Next, ///< "next" before a weekday ("next")
    NamedClock, ///< "noon", "midnight"; value the hour, 12 or 0 ("noon", "midnight")
    ShortWeekday, ///< a weekday only where a clock follows; value as Weekday ("shortWeekdays", a list of 7 lists)
    DurationLabel, ///< "duration": "1:30" behind it is how long ("duration")
    NotClock, ///< "ratio", "port": the number behind it is no clock ("notClock")
    Era, ///< "令和", "民國": value the year before its first ("eras": {"令和": 2018})
    WithinWord, ///< "within" before a duration ("within")
    Subject, ///< "Subject", "Betreff": the title is behind its colon ("subject")
    Unless, ///< what follows is not so, or not yet; value 0 for the rest of the clause: "as soon as", "until" ("unless"), 1 right before it: "not" ("negations")
    OtherDay, ///< counts days from one that the text named before: "two days later", "the next day" ("otherDay")
    OtherYear, ///< "last year" ("otherYear")
    Habit, ///< what is so on many days: "every night", "opening hours" ("habit")
    Night, ///< a night, whose small hours are on the day after ("night")
    NightTo, ///< between "night" and the day on which it ends: "natt til", "Nacht auf" ("nightTo")
    LocalTime, ///< clocks of a place that is not named: "local time", "server time" ("localTime")
};

/// States as titles, labels and sentences say them.
enum class StateWord : quint8 { None, Resolved, Completed, Scheduled, Retroactive, Monitoring, Cancelled, Update, Investigating, InProgress };

/// Values of WordKind::Eta.
inline constexpr qint64 promisesUpdate = 1; ///< "next update at": of news, not of an end
inline constexpr qint64 promisesFromBehind = 2; ///< "復旧予定": stands before its time or right behind it

struct WordMeaning
{
    WordKind kind = WordKind::Join;
    quint8 part = 0;
    bool needsCapital = false; ///< written with a capital in the file, and an ordinary word without: "May", "Mar"
    qint64 value = 0;
};

/// The words of one language, read from resources/languages/<code>.json.
struct LanguageData
{
    struct Phrase
    {
        QStringList words; ///< lexemes in lower case; the first is the key in @ref phrases
        WordMeaning meaning;
    };
    QString code;
    QStringList stopWords; ///< frequent words by which the language is told from others
    bool dayFirst = true; ///< 6/7/2022 is 6 July where nothing else settles it
    bool monthAlwaysFirst = false; ///< 6/7 is never 6 July ("monthAlwaysFirst")
    bool extendedHours = false; ///< a day's hours may go on over midnight: 25:00 is 1:00 of the next day ("extendedHours")
    int calendarEpoch = 0; ///< years of three digits are counted from here: 113 is 2024 where this is 1911 ("calendarEpoch"); 0: they are none
    QHash<QString, QList<Phrase>> phrases; ///< by first lexeme; longest first
};

/// Reads a language file. Corrupt: the detail has one line for each problem, as languageProblems() gives them.
[[nodiscard]] Result<LanguageData> readLanguage(const QByteArray &json, const QString &fileName);

/// What is wrong with a language file: broken JSON, keys that are missing or unknown, values of another shape. Each names the file, line and
/// column, and the entry: "xx.json, line 9, column 3: \"months\": must be 12 lists of words, not 11". Empty: nothing.
[[nodiscard]] QStringList languageProblems(const QByteArray &json, const QString &fileName);

/// The language of @p code, nullptr where there is no file.
[[nodiscard]] const LanguageData *languageData(const QString &code);

/// The names of months and weekdays in all languages that the locale data know, without those that mean different ones in two; for texts in
/// languages that there is no file for.
[[nodiscard]] const LanguageData &namesOfTheWorld();

/// BCP 47 codes of all languages that there are files for, English first.
[[nodiscard]] QStringList importLanguages();

/// Languages of the text, most frequent first; every language that has a good part of it. Never empty: English where nothing speaks for another.
/// @p foreign, if given, tells whether the text is likely in none of them: hardly a word in twenty is known.
[[nodiscard]] QStringList languagesOf(QStringView lowerText, const QList<Lexeme> &lexemes, int first, int last, bool *foreign = nullptr);

} // namespace tocsin
