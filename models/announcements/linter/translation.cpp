// SPDX-License-Identifier: GPL-3.0-or-later
// The rule translation-mismatch: the same post in two languages has the same times.
#include "models/announcements/linter/linter.h"

#include <QSet>

#include <algorithm>
#include <cstdlib>

namespace tocsin {

namespace {

/// The certain instants of a page: what can be compared.
[[nodiscard]] QSet<Instant> instantsIn(const ImportedPage &page)
{
    QSet<Instant> instants;
    for (const ImportedPost &post : page.posts) {
        for (const ImportedTime &time : post.times) {
            if (time.utc && time.candidates.size() <= 1)
                instants += *time.utc;
        }
    }
    return instants;
}

/// What an instant of the original becomes when the writer slips: the same clock on another day, or another clock of the same day.
[[nodiscard]] qint64 farness(Instant a, Instant b)
{
    const qint64 apart = std::abs(a - b);
    return apart % dayMs == 0 ? apart / dayMs : apart;
}

} // namespace

QList<Finding> lintTranslation(const ImportedPage &original, const ImportedPage &translation)
{
    QList<Finding> findings;
    const QSet<Instant> said = instantsIn(original);
    const QSet<Instant> repeated = instantsIn(translation);
    QSet<Instant> missing = said;
    missing.subtract(repeated);
    // Two texts without a common time are two texts, unless a time is missing here for every one that is missing there.
    if (said.isEmpty() || repeated.isEmpty() || missing.isEmpty())
        return findings;
    QSet<Instant> reported;
    for (int index = 0; index < translation.posts.size(); ++index) {
        for (const ImportedTime &time : translation.posts.at(index).times) {
            if (!time.utc || time.candidates.size() > 1 || said.contains(*time.utc) || reported.contains(*time.utc))
                continue;
            reported += *time.utc;
            const Instant at = *time.utc;
            const auto nearest = std::min_element(missing.cbegin(), missing.cend(), [at](Instant a, Instant b) { return farness(at, a) < farness(at, b); });
            Finding finding;
            finding.begin = time.begin;
            finding.end = time.end;
            finding.post = index;
            finding.rule = LintRule::TranslationMismatch;
            finding.severity = severityOf(finding.rule);
            finding.values.word = time.span;
            for (const ImportedPost &post : original.posts) {
                for (const ImportedTime &other : post.times) {
                    if (other.utc == *nearest)
                        finding.values.other = other.span;
                }
            }
            findings += finding;
        }
    }
    return findings;
}

} // namespace tocsin
