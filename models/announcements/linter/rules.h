// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/announcements/linter/linter.h"

namespace tocsin {

/// One post, as a rule sees it.
struct LintInput
{
    const ImportedPage &page;
    const ImportedPost &post;
    const LintOptions &options;

    /// Times that the rules can look at: none where a format stated them without saying how they are written.
    [[nodiscard]] int count() const { return post.evidence.times.size() == post.times.size() ? static_cast<int>(post.times.size()) : 0; }
    [[nodiscard]] const ImportedTime &time(int index) const { return post.times.at(index); }
    [[nodiscard]] const TimeEvidence &evidence(int index) const { return post.evidence.times.at(index); }
    [[nodiscard]] QString text(const TextSpan &span) const { return page.text.mid(span.begin, span.end - span.begin); }
    [[nodiscard]] TextSpan spanOf(int index) const { return {time(index).begin, time(index).end}; }
    [[nodiscard]] bool isMain(int index) const { return evidence(index).conversionOf < 0; }
    [[nodiscard]] bool isPublished(int index) const { return time(index).role == TimeRole::Published; }
    /// The clock and its own zone word.
    [[nodiscard]] TextSpan clockAndZone(int index) const;
    /// Whether all readings of the time are on one day, give or take what zones move.
    [[nodiscard]] bool hasOneDay(int index) const;
};

/// Where a rule puts what it finds.
class LintSink
{
public:
    LintSink(QList<Finding> &findings, LintRule rule, int post)
        : m_findings(findings)
        , m_rule(rule)
        , m_post(post)
    {
    }
    Finding &add(const TextSpan &span, LintValues values = {}, LintSentence sentence = LintSentence::Plain);

private:
    QList<Finding> &m_findings;
    LintRule m_rule;
    int m_post;
};

/// A range with both ends, "from 10:00 to 12:00": indexes into ImportedPost::times. Both have a clock; which day it is may be open.
struct LintRange
{
    int start = -1;
    int end = -1;
};
[[nodiscard]] QList<LintRange> rangesOf(const LintInput &input);

// One function per rule; lintrules.cpp has the table.

// daterules.cpp
void checkWeekdays(const LintInput &input, LintSink &sink);
void checkBrokenDates(const LintInput &input, LintSink &sink);
void checkDateOrder(const LintInput &input, LintSink &sink);
void checkYear(const LintInput &input, LintSink &sink);
void checkDayWords(const LintInput &input, LintSink &sink);
// clockrules.cpp
void checkClocks(const LintInput &input, LintSink &sink);
void checkAmPm(const LintInput &input, LintSink &sink);
void checkSpringGap(const LintInput &input, LintSink &sink);
void checkAutumnHour(const LintInput &input, LintSink &sink);
// zonechecks.cpp
void checkZonesInForce(const LintInput &input, LintSink &sink);
void checkConversions(const LintInput &input, LintSink &sink);
void checkZonePlaces(const LintInput &input, LintSink &sink);
void checkUnknownZones(const LintInput &input, LintSink &sink);
void checkMissingZone(const LintInput &input, LintSink &sink);
// windowrules.cpp
void checkStarts(const LintInput &input, LintSink &sink);
void checkEnds(const LintInput &input, LintSink &sink);
void checkUncertainEnds(const LintInput &input, LintSink &sink);
void checkEndsBehindStarts(const LintInput &input, LintSink &sink);
void checkStampsInWindow(const LintInput &input, LintSink &sink);
void checkHeader(const LintInput &input, LintSink &sink);
// storyrules.cpp
void checkOrder(const LintInput &input, LintSink &sink);
void checkMissedEta(const LintInput &input, LintSink &sink);
void checkPassedEta(const LintInput &input, LintSink &sink);
void checkNotice(const LintInput &input, LintSink &sink);

} // namespace tocsin
