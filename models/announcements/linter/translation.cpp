// SPDX-License-Identifier: GPL-3.0-or-later
// The rule translation-mismatch: the same post in two languages has the same times.
#include "models/announcements/linter/linter.h"

#include <algorithm>
#include <cstdlib>

namespace tocsin {

namespace {

/// A time of a page with what can be compared: the wall to the minute, or the day alone.
struct ComparedTime
{
    const ImportedTime *time = nullptr;
    int post = 0;
    QDate date;
    std::optional<int> minute; ///< of the day; none: a date without a clock
};

[[nodiscard]] QList<ComparedTime> comparedTimes(const ImportedPage &page)
{
    QList<ComparedTime> compared;
    for (int index = 0; index < page.posts.size(); ++index) {
        for (const ImportedTime &time : page.posts.at(index).times) {
            if (!time.date)
                continue;
            const bool day = time.precision == Precision::Day || !time.time;
            compared += ComparedTime{&time, index, *time.date, day ? std::nullopt : std::optional(time.time->hour() * 60 + time.time->minute())};
        }
    }
    return compared;
}

/// Whether both say the same: the same wall, or the same instant (a translation may use another zone). A day alone is said by any time of it.
[[nodiscard]] bool agree(const ComparedTime &a, const ComparedTime &b)
{
    if (a.date == b.date && (!a.minute || a.minute == b.minute))
        return true;
    const auto isAmong = [](const ImportedTime &time, const std::optional<Instant> &instant) {
        return instant && std::any_of(time.candidates.cbegin(), time.candidates.cend(), [&instant](const TimeCandidate &candidate) { return candidate.instant / minuteMs == *instant / minuteMs; });
    };
    return a.minute && b.minute && (isAmong(*a.time, b.time->utc) || isAmong(*b.time, a.time->utc));
}

/// Whether @p list says what @p time does. Where it has no clock on that day, the day is enough: one of the two texts leaves it out.
[[nodiscard]] bool isSaid(const QList<ComparedTime> &list, const ComparedTime &time)
{
    const bool clocks = std::any_of(list.cbegin(), list.cend(), [&time](const ComparedTime &other) { return other.date == time.date && other.minute; });
    return std::any_of(list.cbegin(), list.cend(), [&](const ComparedTime &other) { return agree(time, other) || (!clocks && other.date == time.date); });
}

/// How likely @p b is what became @p a by a slip: another clock of the same day, the same clock or the same day of another month.
[[nodiscard]] qint64 farness(const ComparedTime &a, const ComparedTime &b)
{
    const qint64 days = std::abs(a.date.daysTo(b.date));
    const qint64 minutes = a.minute && b.minute ? std::abs(*a.minute - *b.minute) : 0;
    const bool sameShape = a.minute.has_value() == b.minute.has_value();
    return (minutes == 0 ? days : days * 24 * 60 + minutes) + (sameShape ? 0 : 400 * 24 * 60);
}

} // namespace

QList<Finding> lintTranslation(const ImportedPage &original, const ImportedPage &translation)
{
    const QList<ComparedTime> said = comparedTimes(original);
    const QList<ComparedTime> repeated = comparedTimes(translation);
    QList<ComparedTime> missing;
    std::copy_if(said.cbegin(), said.cend(), std::back_inserter(missing), [&](const ComparedTime &time) { return !isSaid(repeated, time); });
    QList<Finding> findings;
    if (said.isEmpty())
        return findings;
    QList<ComparedTime> reported;
    for (const ComparedTime &here : repeated) {
        if (isSaid(said, here))
            continue;
        // Once for each time, however often it is repeated.
        const bool known = std::any_of(reported.cbegin(), reported.cend(), [&here](const ComparedTime &other) { return other.date == here.date && other.minute == here.minute; });
        if (known)
            continue;
        reported += here;
        // A day alone may be a thing that the other text only describes; it is a slip where that one has another day that is missing here.
        const bool counterpart = std::any_of(missing.cbegin(), missing.cend(), [](const ComparedTime &other) { return !other.minute; });
        if (!here.minute && !counterpart)
            continue;
        Finding finding;
        finding.begin = here.time->begin;
        finding.end = here.time->end;
        finding.post = here.post;
        finding.rule = LintRule::TranslationMismatch;
        finding.severity = severityOf(finding.rule);
        finding.values.word = here.time->span;
        const auto nearest = std::min_element(missing.cbegin(), missing.cend(), [&here](const ComparedTime &a, const ComparedTime &b) { return farness(here, a) < farness(here, b); });
        if (nearest != missing.cend())
            finding.values.other = nearest->time->span;
        findings += finding;
    }
    return findings;
}

} // namespace tocsin
