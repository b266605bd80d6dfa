// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/announcements/evidence.h"
#include "models/domain/enumnames.h"
#include "models/domain/instant.h"

#include <QDate>
#include <QList>
#include <QString>
#include <QTime>

#include <optional>

namespace tocsin {

/// What may be wrong with the times of a text. lintrules.cpp has the table of all rules with severity, description and function.
enum class LintRule : quint8 {
    WeekdayMismatch,
    ZoneNotInForce,
    ConversionMismatch,
    ClockMalformed,
    AmPmMissing,
    Order,
    OutsideWindow,
    StartContradiction,
    EndContradiction,
    EndUncertain,
    EtaMissed,
    EtaPassed,
    TranslationMismatch,
    DateMalformed,
    DateAmbiguous,
    AbbrAmbiguous,
    ZoneUnknown,
    ZoneMissing,
    RelativeDay,
    YearMissing,
    EndBeforeStart,
    LocalTimeMissing,
    LocalTimeTwice,
    NoticeTooShort,
    HeaderBodyDiffer,
};
template<> inline constexpr std::array enumNames<LintRule>{
    EnumName<LintRule>{LintRule::WeekdayMismatch, QLatin1StringView("weekday-mismatch")},
    EnumName<LintRule>{LintRule::ZoneNotInForce, QLatin1StringView("zone-not-in-force")},
    EnumName<LintRule>{LintRule::ConversionMismatch, QLatin1StringView("conversion-mismatch")},
    EnumName<LintRule>{LintRule::ClockMalformed, QLatin1StringView("clock-malformed")},
    EnumName<LintRule>{LintRule::AmPmMissing, QLatin1StringView("ampm-missing")},
    EnumName<LintRule>{LintRule::Order, QLatin1StringView("order")},
    EnumName<LintRule>{LintRule::OutsideWindow, QLatin1StringView("outside-window")},
    EnumName<LintRule>{LintRule::StartContradiction, QLatin1StringView("start-contradiction")},
    EnumName<LintRule>{LintRule::EndContradiction, QLatin1StringView("end-contradiction")},
    EnumName<LintRule>{LintRule::EndUncertain, QLatin1StringView("end-uncertain")},
    EnumName<LintRule>{LintRule::EtaMissed, QLatin1StringView("eta-missed")},
    EnumName<LintRule>{LintRule::EtaPassed, QLatin1StringView("eta-passed")},
    EnumName<LintRule>{LintRule::TranslationMismatch, QLatin1StringView("translation-mismatch")},
    EnumName<LintRule>{LintRule::DateMalformed, QLatin1StringView("date-malformed")},
    EnumName<LintRule>{LintRule::DateAmbiguous, QLatin1StringView("date-ambiguous")},
    EnumName<LintRule>{LintRule::AbbrAmbiguous, QLatin1StringView("abbr-ambiguous")},
    EnumName<LintRule>{LintRule::ZoneUnknown, QLatin1StringView("zone-unknown")},
    EnumName<LintRule>{LintRule::ZoneMissing, QLatin1StringView("zone-missing")},
    EnumName<LintRule>{LintRule::RelativeDay, QLatin1StringView("relative-day")},
    EnumName<LintRule>{LintRule::YearMissing, QLatin1StringView("year-missing")},
    EnumName<LintRule>{LintRule::EndBeforeStart, QLatin1StringView("end-before-start")},
    EnumName<LintRule>{LintRule::LocalTimeMissing, QLatin1StringView("local-time-missing")},
    EnumName<LintRule>{LintRule::LocalTimeTwice, QLatin1StringView("local-time-twice")},
    EnumName<LintRule>{LintRule::NoticeTooShort, QLatin1StringView("notice-too-short")},
    EnumName<LintRule>{LintRule::HeaderBodyDiffer, QLatin1StringView("header-body-differ")},
};

/// Hard: the text contradicts itself or the calendar. Advice: some reader cannot know what is meant.
enum class LintSeverity : quint8 { Hard, Advice };
template<> inline constexpr std::array enumNames<LintSeverity>{
    EnumName<LintSeverity>{LintSeverity::Hard, QLatin1StringView("hard")},
    EnumName<LintSeverity>{LintSeverity::Advice, QLatin1StringView("advice")},
};

/// A replacement that makes the finding vanish and is certainly what was meant: "EDT" for "EST". A mistake that a text repeats is one finding
/// and has one edit for each of its places.
struct LintFix
{
    struct Edit
    {
        TextSpan span;
        QString text; ///< what stands there afterwards
        bool operator==(const Edit &) const = default;
    };
    QList<Edit> edits; ///< by place, not overlapping; at least one
    bool operator==(const LintFix &) const = default;
};

/// What a finding's sentence speaks of; which are set, the sentence in lintmessages.cpp tells. No words of any language, only what stands in the text and values.
struct LintValues
{
    QString word; ///< as written: "EST", "15pm"
    QString other; ///< as written elsewhere in the text, which contradicts it
    QString right; ///< what would be right, where known: "EDT"
    QString zone; ///< IANA id
    QStringList places; ///< IANA ids or names of places
    std::optional<QDate> date;
    int weekday = 0; ///< 1 Monday .. 7; as written
    qint64 durationMs = 0;
    bool operator==(const LintValues &) const = default;
};

/// The sentences that a rule has; most have one. The words are in lintmessages.cpp.
enum class LintSentence : quint8 {
    Plain, ///< the rule's only one
    WithSuggestion, ///< ZoneNotInForce: and `right` is
    OrdinalWrong, ///< DateMalformed: "22th"
    NoSuchDay, ///< DateMalformed: 31 June
    NoSuchMonth, ///< DateMalformed: "Junuary 9"
    NoSuchTime, ///< ClockMalformed: 25:10
    WithoutYear, ///< DateAmbiguous: "05-13"
    WeekdaysOnly, ///< RelativeDay: "the night of Thursday to Friday"
    BeforeStart, ///< EndContradiction: "22:00 to 21:30" of one day
    AfterStatement, ///< Order: what is told as past lies after the statement that tells it
};

/// One finding of the linter.
struct Finding
{
    int begin = 0; ///< UTF-16 offsets into the text that was linted, half-open
    int end = 0;
    QList<TextSpan> repeats; ///< further places with the same mistake, by place: the other stamps "[11:20 CET]" of a summer's timeline
    int post = 0; ///< index of the post of the page
    LintRule rule = LintRule::WeekdayMismatch;
    LintSeverity severity = LintSeverity::Hard;
    LintSentence sentence = LintSentence::Plain;
    LintValues values;
    std::optional<LintFix> fix; ///< only where one is certain
    bool operator==(const Finding &) const = default;
};

} // namespace tocsin
