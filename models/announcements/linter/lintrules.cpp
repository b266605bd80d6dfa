// SPDX-License-Identifier: GPL-3.0-or-later
// The table of all rules. To add one: a name in finding.h, a row here, a function in the file of its kind, its words in lintmessages.cpp.
#include "models/announcements/linter/rules.h"
#include "models/time/walltime.h"

#include <algorithm>
#include <cstdlib>

namespace tocsin {

namespace {

struct Rule
{
    LintRuleInfo info;
    void (*check)(const LintInput &, LintSink &); ///< nullptr: asks for more than one post
};

using enum LintRule;
using enum LintSeverity;

[[nodiscard]] constexpr Rule row(LintRule rule, LintSeverity severity, const char *summary, void (*check)(const LintInput &, LintSink &))
{
    return {{rule, severity, QLatin1StringView(summary)}, check};
}

constexpr std::array rules{
    row(WeekdayMismatch, Hard, "the date is another day of the week", &checkWeekdays),
    row(ZoneNotInForce, Hard, "the zone's word does not hold on that day (EST in July)", &checkZonesInForce),
    row(ConversionMismatch, Hard, "the same time in another zone is another instant", &checkConversions),
    row(ClockMalformed, Hard, "no clock shows that (15pm, 00:30 AM, 25:10)", &checkClocks),
    row(AmPmMissing, Advice, "before or after noon, in a text that writes AM and PM", &checkAmPm),
    row(Order, Hard, "a statement that is dated out of the order of the others, or tells as past what lies after it", &checkOrder),
    row(OutsideWindow, Advice, "a stamp that lies whole days away from the window whose work it tells of", &checkStampsInWindow),
    row(StartContradiction, Hard, "the text gives two starts of one window", &checkStarts),
    row(EndContradiction, Hard, "the text gives two ends of one window", &checkEnds),
    row(EndUncertain, Advice, "the end is one day or another", &checkUncertainEnds),
    row(EtaMissed, Advice, "statements go on after the time by which it was to be over", &checkMissedEta),
    row(EtaPassed, Advice, "the promised time lies before the moment of publishing", &checkPassedEta),
    row(TranslationMismatch, Hard, "a time that the other language does not have", nullptr),
    row(DateMalformed, Hard, "no calendar has that date (31 June, 22th, Junuary 9)", &checkBrokenDates),
    row(DateAmbiguous, Advice, "day and month, or year, can be read in two ways (6/7/2024, 05-13)", &checkDateOrder),
    row(AbbrAmbiguous, Advice, "the zone's word means several places (CST)", &checkZonePlaces),
    row(ZoneUnknown, Advice, "no zone has that word", &checkUnknownZones),
    row(ZoneMissing, Advice, "nothing says whose clock it is", &checkMissingZone),
    row(RelativeDay, Advice, "the day depends on when it is read (tonight)", &checkDayWords),
    row(YearMissing, Advice, "no date of the text has a year", &checkYear),
    row(EndBeforeStart, Hard, "the end lies before the start", &checkEndsBehindStarts),
    row(LocalTimeMissing, Hard, "clocks skip that time when daylight saving begins", &checkSpringGap),
    row(LocalTimeTwice, Advice, "clocks show that time twice when daylight saving ends", &checkAutumnHour),
    row(NoticeTooShort, Advice, "the work begins sooner after its announcement than customers are promised", &checkNotice),
    row(HeaderBodyDiffer, Advice, "title or header give another time than the text", &checkHeader),
};
static_assert(rules.size() == enumNames<LintRule>.size());

[[nodiscard]] constexpr auto infos()
{
    std::array<LintRuleInfo, rules.size()> list{};
    for (std::size_t index = 0; index < rules.size(); ++index)
        list[index] = rules[index].info;
    return list;
}
constexpr auto ruleInfos = infos();

constexpr bool inOrderOfTheEnum()
{
    for (std::size_t index = 0; index < rules.size(); ++index) {
        if (static_cast<std::size_t>(rules[index].info.rule) != index)
            return false;
    }
    return true;
}
static_assert(inOrderOfTheEnum());

} // namespace

std::span<const LintRuleInfo> lintRules() { return ruleInfos; }

LintSeverity severityOf(LintRule rule) { return ruleInfos[static_cast<std::size_t>(rule)].severity; }

QList<Finding> lint(const ImportedPage &page, const LintOptions &options)
{
    QList<Finding> findings;
    for (int index = 0; index < page.posts.size(); ++index) {
        const LintInput input{page, page.posts.at(index), options};
        for (const Rule &rule : rules) {
            LintSink sink(findings, rule.info.rule, index);
            if (rule.check)
                rule.check(input, sink);
        }
    }
    std::stable_sort(findings.begin(), findings.end(), [](const Finding &a, const Finding &b) { return a.begin < b.begin; });
    return findings;
}

QList<Finding> lint(const QString &text, const ImportContext &context, const LintOptions &options) { return lint(importPage(text, context), options); }

QString withFix(const QString &text, const Finding &finding)
{
    if (!finding.fix)
        return text;
    QString result;
    int at = 0;
    for (const LintFix::Edit &edit : finding.fix->edits) {
        if (edit.span.begin < at || edit.span.end < edit.span.begin || edit.span.end > text.size())
            return text;
        result += QStringView(text).mid(at, edit.span.begin - at);
        result += edit.text;
        at = edit.span.end;
    }
    result += QStringView(text).mid(at);
    return result;
}

Finding &LintSink::add(const TextSpan &span, LintValues values, LintSentence sentence)
{
    Finding finding;
    finding.begin = span.begin;
    finding.end = span.end;
    finding.post = m_post;
    finding.rule = m_rule;
    finding.severity = severityOf(m_rule);
    finding.sentence = sentence;
    finding.values = std::move(values);
    m_findings += finding;
    return m_findings.last();
}

TextSpan LintInput::clockAndZone(int index) const
{
    const TimeEvidence &at = evidence(index);
    if (!at.ownZone || at.zone.isEmpty())
        return at.clock;
    return {std::min(at.clock.begin, at.zone.begin), std::max(at.clock.end, at.zone.end)};
}

bool LintInput::hasOneDay(int index) const
{
    const ImportedTime &at = time(index);
    return at.date && std::all_of(at.candidates.cbegin(), at.candidates.cend(), [&at](const TimeCandidate &candidate) {
               return std::abs(wallTimeOf(candidate.instant, candidate.zone).date.daysTo(*at.date)) <= 1;
           });
}

QList<LintRange> rangesOf(const LintInput &input)
{
    QList<LintRange> ranges;
    for (int index = 0; index < input.count(); ++index) {
        const TimeEvidence &evidence = input.evidence(index);
        if (evidence.partner >= 0 && !evidence.isEnd && input.isMain(index) && input.time(index).time && input.time(evidence.partner).time)
            ranges += LintRange{index, evidence.partner};
    }
    return ranges;
}

} // namespace tocsin
