// SPDX-License-Identifier: GPL-3.0-or-later
// Rules about the ranges of a text: start-contradiction, end-contradiction, end-uncertain, end-before-start, outside-window, header-body-differ.
#include "models/announcements/linter/rules.h"
#include "models/time/walltime.h"

#include <QRegularExpression>

#include <algorithm>
#include <cstdlib>

namespace tocsin {

namespace {

/// Two starts of one window further apart than this are rather two pieces of work.
constexpr qint64 nearbyMs = 6 * hourMs;

/// Of the running text: title and header are compared with it by another rule.
[[nodiscard]] bool isOfText(const LintInput &input, int index)
{
    const TimeEvidence &at = input.evidence(index);
    return !at.inTitle && !at.inHeader && !at.stamp && !input.isPublished(index);
}

/// Of the running text above the updates.
[[nodiscard]] bool isOfBody(const LintInput &input, int index) { return input.evidence(index).update < 0 && isOfText(input, index); }

/// Of one statement: what a later one tells otherwise is news.
[[nodiscard]] bool areOfOneStatement(const LintInput &input, int a, int b)
{
    return isOfText(input, a) && isOfText(input, b) && input.evidence(a).update == input.evidence(b).update;
}

[[nodiscard]] const ImportedWindow *windowFrom(const ImportedPost &post, int startTime)
{
    const auto found = std::find_if(post.windows.cbegin(), post.windows.cend(), [startTime](const ImportedWindow &window) { return window.startTime == startTime; });
    return found == post.windows.cend() ? nullptr : &*found;
}

/// Whether the two sentences speak of different servers or services: then these are two windows.
[[nodiscard]] bool areOfOthers(const ImportedPost &post, int startA, int startB)
{
    const ImportedWindow *a = windowFrom(post, startA);
    const ImportedWindow *b = windowFrom(post, startB);
    return a && b && !a->targets.isEmpty() && !b->targets.isEmpty() && a->targets != b->targets;
}

/// Whether the line of @p index is an item of a list, whose ranges are steps of the work.
[[nodiscard]] bool isListItem(const LintInput &input, int index)
{
    const QString &text = input.page.text;
    int at = input.time(index).begin;
    while (at > 0 && text.at(at - 1) != u'\n')
        --at;
    while (at < text.size() && text.at(at) == u' ')
        ++at;
    return at + 1 < text.size() && (text.at(at) == u'-' || text.at(at) == u'*' || text.at(at) == u'\u2022' || text.at(at) == u'\u30FB' || text.at(at) == u'|');
}

/// Whether the time stands without any word for its day.
[[nodiscard]] bool isUndated(const LintInput &input, int index)
{
    const TimeEvidence &at = input.evidence(index);
    return at.date.isEmpty() && at.weekday.isEmpty() && at.dayWord.isEmpty();
}

/// Whether two ends are the same one: the same instant, or the same clock where the later one names no day.
[[nodiscard]] bool isSame(const LintInput &input, int first, int later)
{
    const ImportedTime &a = input.time(first);
    const ImportedTime &b = input.time(later);
    if (a.utc && b.utc && *a.utc == *b.utc)
        return true;
    const QString zoneA = input.evidence(first).zoneWord;
    const QString zoneB = input.evidence(later).zoneWord;
    return isUndated(input, later) && a.time == b.time && (zoneA == zoneB || zoneA.isEmpty() || zoneB.isEmpty());
}

/// How far two ends are apart, whatever day a range without one was given.
[[nodiscard]] qint64 apartOnClock(const LintInput &input, int first, int later)
{
    const ImportedTime &a = input.time(first);
    const ImportedTime &b = input.time(later);
    if (!isUndated(input, later) && a.utc && b.utc)
        return std::abs(*a.utc - *b.utc);
    const qint64 apart = std::abs(a.time->msecsTo(*b.time));
    return std::min(apart, dayMs - apart);
}

/// Pairs of ranges that share one end, exactly, and differ at the other; reports the later one's.
void compareRanges(const LintInput &input, LintSink &sink, bool compareStarts)
{
    const QList<LintRange> ranges = rangesOf(input);
    QList<Finding> found;
    QList<QTime> foundAt; ///< of their clocks
    for (int later = 1; later < ranges.size(); ++later) {
        for (int first = 0; first < later; ++first) {
            const int shared = compareStarts ? ranges.at(first).end : ranges.at(first).start;
            const int sharedLater = compareStarts ? ranges.at(later).end : ranges.at(later).start;
            const int one = compareStarts ? ranges.at(first).start : ranges.at(first).end;
            const int other = compareStarts ? ranges.at(later).start : ranges.at(later).end;
            if (!areOfOneStatement(input, one, other) || !isSame(input, shared, sharedLater))
                continue;
            const qint64 apart = apartOnClock(input, one, other);
            if (apart == 0 || apart > nearbyMs || areOfOthers(input.post, ranges.at(first).start, ranges.at(later).start) || isListItem(input, other))
                continue;
            const auto same = std::find(foundAt.cbegin(), foundAt.cend(), *input.time(other).time);
            if (same != foundAt.cend()) {
                Finding &finding = found[same - foundAt.cbegin()];
                if (finding.begin != input.time(other).begin && !finding.repeats.contains(input.spanOf(other)))
                    finding.repeats += input.spanOf(other);
                break;
            }
            Finding finding;
            finding.begin = input.time(other).begin;
            finding.end = input.time(other).end;
            finding.values.word = input.time(other).span;
            finding.values.other = input.time(one).span;
            found += finding;
            foundAt += *input.time(other).time;
            break;
        }
    }
    for (const Finding &finding : std::as_const(found))
        sink.add({finding.begin, finding.end}, finding.values).repeats = finding.repeats;
}

} // namespace

void checkStarts(const LintInput &input, LintSink &sink)
{
    compareRanges(input, sink, true);
    // "… from 15:00 until …" and below it "starting on the same day at 12:00".
    if (input.post.kind != IncidentKind::Maintenance)
        return;
    for (int index = 0; index < input.count(); ++index) {
        const ImportedTime &time = input.time(index);
        const TimeEvidence &at = input.evidence(index);
        if (time.role != TimeRole::WindowStart || at.partner >= 0 || !at.ownDate || !time.utc || !isOfBody(input, index) || !input.isMain(index) || isListItem(input, index))
            continue;
        for (const LintRange &range : rangesOf(input)) {
            const ImportedTime &start = input.time(range.start);
            const bool before = start.utc && *time.utc < *start.utc && *start.utc - *time.utc <= nearbyMs;
            if (!before || range.start > index || !isOfBody(input, range.start) || time.date != start.date || areOfOthers(input.post, range.start, index))
                continue;
            LintValues values;
            values.word = time.span;
            values.other = start.span;
            sink.add(input.spanOf(index), values);
            break;
        }
    }
}

void checkEnds(const LintInput &input, LintSink &sink)
{
    compareRanges(input, sink, false);
    // "22:00 to 21:30": nobody means a night and a day.
    constexpr qint64 longestSlipMs = hourMs;
    for (const LintRange &range : rangesOf(input)) {
        const QTime start = *input.time(range.start).time;
        const QTime end = *input.time(range.end).time;
        const qint64 back = end.msecsTo(start);
        const bool sameZone = input.evidence(range.start).zoneWord == input.evidence(range.end).zoneWord;
        const bool oneDay = isUndated(input, range.end) || input.evidence(range.end).date == input.evidence(range.start).date;
        if (back <= 0 || back > longestSlipMs || !sameZone || !oneDay || input.evidence(range.end).ownDate || input.time(range.start).candidates.size() > 1 || input.time(range.end).candidates.size() > 1)
            continue;
        LintValues values;
        values.word = input.time(range.end).span;
        values.other = input.time(range.start).span;
        sink.add(input.spanOf(range.end), values, LintSentence::BeforeStart);
    }
}

void checkUncertainEnds(const LintInput &input, LintSink &sink)
{
    for (const AlternativeEvidence &alternative : input.post.evidence.alternatives) {
        LintValues values;
        values.word = input.text(alternative.span);
        sink.add(alternative.span, values);
    }
}

namespace {

/// "starts … and ends …" of one sentence, each with its day: a range that the reader did not take for one, because it ends first.
[[nodiscard]] QList<LintRange> toldRanges(const LintInput &input)
{
    static const QRegularExpression sentenceEnd(QStringLiteral("\n|[.!?]\\s+\\p{Lu}"));
    QList<LintRange> ranges;
    for (int end = 1; end < input.count(); ++end) {
        const ImportedTime &from = input.time(end - 1);
        const ImportedTime &to = input.time(end);
        const bool starts = from.role == TimeRole::WindowStart || from.role == TimeRole::Start;
        const bool ends = to.role == TimeRole::WindowEnd || to.role == TimeRole::End;
        const bool isAlone = input.evidence(end - 1).partner < 0 && input.evidence(end).partner < 0;
        if (starts && ends && isAlone && areOfOneStatement(input, end - 1, end) && from.end <= to.begin
            && !input.page.text.mid(from.end, to.begin - from.end).contains(sentenceEnd))
            ranges.append({end - 1, end});
    }
    return ranges;
}

} // namespace

void checkEndsBehindStarts(const LintInput &input, LintSink &sink)
{
    for (const LintRange &range : rangesOf(input) + toldRanges(input)) {
        const ImportedTime &start = input.time(range.start);
        const ImportedTime &end = input.time(range.end);
        // Without a day of its own the one was looked for beside the other; and where several readings are open, another one may fit.
        const TimeEvidence &at = input.evidence(range.start);
        const bool startHasDay = at.ownDate || !at.weekday.isEmpty() || !at.dayWord.isEmpty();
        if (!start.utc || !end.utc || !startHasDay || !input.evidence(range.end).ownDate || start.candidates.size() != 1 || end.candidates.size() != 1 || *end.utc > *start.utc)
            continue;
        LintValues values;
        values.word = end.span;
        values.other = start.span;
        sink.add(input.spanOf(range.end), values);
    }
}

void checkStampsInWindow(const LintInput &input, LintSink &sink)
{
    const ImportedPost &post = input.post;
    if (post.kind != IncidentKind::Maintenance || input.count() == 0)
        return;
    const auto window = std::find_if(post.windows.cbegin(), post.windows.cend(), [](const ImportedWindow &one) { return one.role == ImportedWindow::Role::Planned && one.start && one.end; });
    // A longer window leaves no doubt about days.
    if (window == post.windows.cend() || *window->end <= *window->start || *window->end - *window->start > dayMs / 2)
        return;
    bool begun = false; // a statement of the work lies in the window, so the window is not what is wrong
    for (const ImportedUpdate &update : post.updates)
        begun = begun || (update.instant && *update.instant >= *window->start && *update.instant <= *window->end);
    for (const ImportedUpdate &update : post.updates) {
        if (!begun || update.time < 0 || !update.instant || !input.evidence(update.time).ownDate || *update.instant <= *window->end)
            continue;
        constexpr int mostDays = 2;
        for (int days = 1; days <= mostDays; ++days) {
            const Instant moved = *update.instant - days * dayMs;
            if (moved < *window->start || moved > *window->end)
                continue;
            LintValues values;
            values.word = input.time(update.time).span;
            values.durationMs = *update.instant - *window->end;
            sink.add(input.spanOf(update.time), values);
            break;
        }
    }
}

namespace {

/// The start in the running text that @p head contradicts: the same clock on another day where @p days may differ, or another clock of the same day, at most
/// @p within away. -1: none, or one that agrees.
[[nodiscard]] int contradictionOf(const LintInput &input, int head, bool days, qint64 within)
{
    constexpr qint64 slackMs = 10 * minuteMs; // "work starts" is told some minutes late
    const ImportedTime &said = input.time(head);
    int found = -1;
    for (int index = 0; index < input.count(); ++index) {
        const ImportedTime &time = input.time(index);
        if (!time.utc || index == head)
            continue;
        const bool agrees = std::any_of(time.candidates.cbegin(), time.candidates.cend(), [&said](const TimeCandidate &candidate) { return candidate.instant == *said.utc; });
        // What is planned may stand below a label ("Initial message"); what an update of an incident tells is news.
        const bool counts = input.post.kind == IncidentKind::Maintenance ? isOfText(input, index) : isOfBody(input, index);
        if (agrees && counts)
            return -1;
        const bool starts = time.role == TimeRole::WindowStart || time.role == TimeRole::Start;
        if (found >= 0 || !starts || !counts || !input.isMain(index) || !input.evidence(index).ownDate || !input.hasOneDay(index))
            continue;
        const bool otherDay = days && time.time == said.time && time.date != said.date;
        const qint64 apart = std::abs(*time.utc - *said.utc);
        const bool otherClock = time.date == said.date && apart >= slackMs && apart <= within;
        if (otherDay || otherClock)
            found = index;
    }
    return found;
}

} // namespace

void checkHeader(const LintInput &input, LintSink &sink)
{
    for (int index = 0; index < input.count(); ++index) {
        const TimeEvidence &at = input.evidence(index);
        const ImportedTime &time = input.time(index);
        if (!time.utc || !at.ownDate || at.isEnd || !input.isMain(index) || time.candidates.size() != 1)
            continue;
        // The line below the title is the beginning where a duration stands behind it ("Resolved after 4h"), else when the post was published.
        const bool header = input.isPublished(index) && windowFrom(input.post, index) && windowFrom(input.post, index)->durationMs;
        if ((!at.inTitle && !header) || time.span.contains(u'\n'))
            continue;
        const int differs = contradictionOf(input, index, at.inTitle, at.inTitle ? 12 * hourMs : hourMs);
        if (differs < 0)
            continue;
        LintValues values;
        values.word = input.time(differs).span;
        values.other = time.span;
        sink.add(input.spanOf(differs), values);
        return;
    }
}

} // namespace tocsin
