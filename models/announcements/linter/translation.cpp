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

/// Whether both say the same: the same wall, the same instant (a translation may use another zone), or one of them only the day.
[[nodiscard]] bool agree(const ComparedTime &a, const ComparedTime &b)
{
    if (a.date == b.date && (!a.minute || !b.minute || a.minute == b.minute))
        return true;
    const auto isAmong = [](const ImportedTime &time, const std::optional<Instant> &instant) {
        return instant && std::any_of(time.candidates.cbegin(), time.candidates.cend(), [&instant](const TimeCandidate &candidate) { return candidate.instant / minuteMs == *instant / minuteMs; });
    };
    return a.minute && b.minute && (isAmong(*a.time, b.time->utc) || isAmong(*b.time, a.time->utc));
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
    const auto isIn = [](const QList<ComparedTime> &list, const ComparedTime &time) { return std::any_of(list.cbegin(), list.cend(), [&time](const ComparedTime &other) { return agree(time, other); }); };
    QList<ComparedTime> missing;
    std::copy_if(said.cbegin(), said.cend(), std::back_inserter(missing), [&](const ComparedTime &time) { return !isIn(repeated, time); });
    QList<Finding> findings;
    if (said.isEmpty())
        return findings;
    QList<ComparedTime> reported;
    for (const ComparedTime &here : repeated) {
        if (isIn(said, here))
            continue;
        // Once for each time, however often it is repeated.
        const bool known = std::any_of(reported.cbegin(), reported.cend(), [&here](const ComparedTime &other) { return other.date == here.date && other.minute == here.minute; });
        if (known)
            continue;
        reported += here;
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
