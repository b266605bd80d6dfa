// SPDX-License-Identifier: GPL-3.0-or-later
// Rules about what a clock shows: clock-malformed, ampm-missing, local-time-missing, local-time-twice.
#include "models/announcements/linter/rules.h"
#include "models/time/walltime.h"

#include <algorithm>
#include <cstdlib>

using namespace Qt::StringLiterals;

namespace tocsin {

namespace {

/// What was meant by a clock of 24 hours with AM or PM behind it; nothing where that is not certain ("13:00am").
[[nodiscard]] QString rightClock(const TimeEvidence &at, const QString &written)
{
    if (at.hour > 12 && at.meridiem == 2)
        return u"%1:%2"_s.arg(at.hour, 2, 10, QChar(u'0')).arg(at.minute, 2, 10, QChar(u'0'));
    // "00:30 AM" is 12:30 AM; the rest stays as it is written.
    const qsizetype hourLength = written.startsWith("00"_L1) ? 2 : 1;
    if (at.hour == 0 && at.meridiem != 0 && written.startsWith(u'0'))
        return u"12"_s + written.mid(hourLength);
    return {};
}

} // namespace

void checkClocks(const LintInput &input, LintSink &sink)
{
    for (int index = 0; index < input.count(); ++index) {
        const TimeEvidence &at = input.evidence(index);
        LintValues values;
        values.word = input.text(at.clock);
        // "凌晨 00:30" and "下午15:00" are how people write; only half a day that is the wrong one is a slip there.
        const bool letters = std::all_of(values.word.cbegin(), values.word.cend(), [](QChar letter) { return !letter.isLetter() || letter.script() == QChar::Script_Latin; });
        if (!at.malformed || (!letters && !(at.hour > 12 && at.meridiem == 1)))
            continue;
        values.right = rightClock(at, values.word);
        Finding &finding = sink.add(input.clockAndZone(index), values);
        if (!values.right.isEmpty())
            finding.fix = LintFix{{{at.clock, values.right}}};
    }
    for (const BrokenTimeEvidence &broken : input.post.evidence.broken) {
        if (broken.what != BrokenTimeEvidence::What::Clock)
            continue;
        LintValues values;
        values.word = input.text(broken.span);
        sink.add(broken.span, values, LintSentence::NoSuchTime);
    }
}

namespace {

/// Whether those who wrote the stamps, or the running text, count twice twelve hours. The one says nothing of the other: stamps are a machine's. But where
/// "15:00" or "09:00" stands anywhere, "11:30" is clear too.
[[nodiscard]] bool writesAmPm(const LintInput &input, bool stamps)
{
    bool marked = false;
    for (int index = 0; index < input.count(); ++index) {
        const TimeEvidence &at = input.evidence(index);
        if (at.clock.isEmpty() || at.inHeader || input.isPublished(index))
            continue;
        if (at.meridiem == 0 && (at.hour > 12 || at.hour == 0 || (at.zeroPadded && at.hour < 10)))
            return false;
        // "12 noon" is written by those who count 24 hours, too.
        marked = marked || (at.stamp == stamps && at.meridiem != 0 && !(at.hour == 12 && at.minute == 0));
    }
    return marked;
}

} // namespace

void checkAmPm(const LintInput &input, LintSink &sink)
{
    const bool inStamps = writesAmPm(input, true);
    const bool inText = writesAmPm(input, false);
    for (int index = 0; index < input.count(); ++index) {
        const TimeEvidence &at = input.evidence(index);
        const ImportedTime &time = input.time(index);
        if (!(at.stamp ? inStamps : inText) || at.inHeader || at.clock.isEmpty() || at.meridiem != 0 || at.hour < 1 || at.hour > 11 || time.certain || time.candidates.size() != 2)
            continue;
        const qint64 apart = std::abs(time.candidates.at(0).instant - time.candidates.at(1).instant);
        if (apart != 12 * hourMs)
            continue;
        LintValues values;
        values.word = input.text(at.clock);
        sink.add(at.clock, values);
    }
}

void checkSpringGap(const LintInput &input, LintSink &sink)
{
    for (int index = 0; index < input.count(); ++index) {
        const ImportedTime &time = input.time(index);
        const TimeEvidence &at = input.evidence(index);
        if (at.clock.isEmpty() || time.utc || !time.candidates.isEmpty() || !time.date || !time.time || !isZoneKnown(time.zone) || !instantsOf(time.zone, *time.date, *time.time).isEmpty())
            continue;
        LintValues values;
        values.word = input.text(at.clock);
        values.zone = time.zone;
        values.date = time.date;
        sink.add(input.clockAndZone(index), values);
    }
}

void checkAutumnHour(const LintInput &input, LintSink &sink)
{
    for (int index = 0; index < input.count(); ++index) {
        const ImportedTime &time = input.time(index);
        const TimeEvidence &at = input.evidence(index);
        if (at.clock.isEmpty() || time.certain || time.candidates.size() != 2 || !time.date || !time.time || !isZoneKnown(time.zone))
            continue;
        const QList<Instant> twice = instantsOf(time.zone, *time.date, *time.time);
        const bool same = twice.size() == 2 && std::all_of(time.candidates.cbegin(), time.candidates.cend(), [&twice](const TimeCandidate &candidate) { return twice.contains(candidate.instant); });
        if (!same)
            continue;
        LintValues values;
        values.word = input.text(at.clock);
        values.zone = time.zone;
        values.date = time.date;
        sink.add(input.clockAndZone(index), values);
    }
}

} // namespace tocsin
