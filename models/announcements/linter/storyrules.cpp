// SPDX-License-Identifier: GPL-3.0-or-later
// Rules about the course of a story: order, eta-missed, eta-passed, notice-too-short.
#include "models/announcements/linter/rules.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tocsin {

namespace {

[[nodiscard]] bool isOver(const ImportedPost &post)
{
    return post.state == "resolved"_L1 || post.state == "completed"_L1 || post.state == "cancelled"_L1 || post.state == "retroactive"_L1;
}

/// Indexes of the updates that carry a day and a clock of their own, in the order of the text.
[[nodiscard]] QList<int> datedUpdates(const LintInput &input)
{
    QList<int> dated;
    for (int index = 0; index < input.post.updates.size(); ++index) {
        const ImportedUpdate &update = input.post.updates.at(index);
        if (update.instant && update.time >= 0 && update.time < input.count() && input.evidence(update.time).ownDate && input.time(update.time).candidates.size() == 1)
            dated += index;
    }
    return dated;
}

/// A statement that is dated out of the order of the others.
void checkStampOrder(const LintInput &input, LintSink &sink)
{
    const QList<int> dated = datedUpdates(input);
    const auto instant = [&](qsizetype at) { return *input.post.updates.at(dated.at(at)).instant; };
    int up = 0;
    int down = 0;
    for (qsizetype at = 1; at < dated.size(); ++at) {
        up += instant(at) > instant(at - 1) ? 1 : 0;
        down += instant(at) < instant(at - 1) ? 1 : 0;
    }
    // One step the wrong way among several the right way is a slip; half and half is a text that is sorted by something else.
    if (std::min(up, down) != 1 || std::max(up, down) < 2)
        return;
    const bool rising = up > down;
    const auto wrong = [&](qsizetype before, qsizetype after) { return rising ? instant(after) < instant(before) : instant(after) > instant(before); };
    for (qsizetype at = 1; at < dated.size(); ++at) {
        if (!wrong(at - 1, at))
            continue;
        // The one without which the others are in order.
        const bool later = at + 1 >= dated.size() || wrong(at - 1, at + 1) == false;
        const bool earlier = at < 2 || wrong(at - 2, at) == false;
        const qsizetype culprit = later ? at : earlier ? at - 1 : at;
        const int time = input.post.updates.at(dated.at(culprit)).time;
        LintValues values;
        values.word = input.time(time).span;
        values.other = input.time(input.post.updates.at(dated.at(culprit == at ? at - 1 : at)).time).span;
        sink.add(input.spanOf(time), values);
        return;
    }
}

/// What is told as past and lies after the statement that tells it: "was rebooted at 23:20", published at 11:27.
void checkPastTimes(const LintInput &input, LintSink &sink)
{
    constexpr qint64 slackMs = 30 * minuteMs; // clocks of people differ
    int published = -1;
    for (int index = 0; index < input.count(); ++index) {
        // A header with a duration ("Resolved after 4h") gives the begin.
        const bool begins = std::any_of(input.post.windows.cbegin(), input.post.windows.cend(), [index](const ImportedWindow &window) { return window.startTime == index; });
        if (input.isPublished(index) && !begins && input.time(index).certain && input.time(index).utc && !input.evidence(index).clock.isEmpty())
            published = index;
    }
    for (int index = 0; index < input.count(); ++index) {
        const TimeEvidence &at = input.evidence(index);
        const ImportedTime &time = input.time(index);
        if (!at.past || at.future || at.stamp || at.inTitle || at.inHeader || !at.ownDate || !time.certain || !time.utc || !input.isMain(index) || time.role == TimeRole::Eta
            || time.role == TimeRole::Published)
            continue;
        // In an update "was extended until 01:00" is past as well; and text below an early stamp may have grown since.
        const bool ends = time.role == TimeRole::End || time.role == TimeRole::WindowEnd;
        if (published < 0 || ends || at.update >= 0 || !input.post.updates.isEmpty())
            continue;
        const Instant told = *input.time(published).utc;
        if (*time.utc <= told + slackMs || *time.utc > told + dayMs)
            continue;
        LintValues values;
        values.word = time.span;
        values.other = input.time(published).span;
        sink.add(input.spanOf(index), values, LintSentence::AfterStatement);
        return;
    }
}

} // namespace

void checkOrder(const LintInput &input, LintSink &sink)
{
    checkStampOrder(input, sink);
    checkPastTimes(input, sink);
}

void checkMissedEta(const LintInput &input, LintSink &sink)
{
    const ImportedPost &post = input.post;
    for (const ImportedPromise &promise : post.promises) {
        if (!promise.due || !promise.certain || promise.time < 0)
            continue;
        // The first statement well after it, where none before it says that it is over.
        constexpr qint64 slackMs = 5 * minuteMs;
        const Instant due = *promise.due;
        int next = -1;
        for (int index = 0; index < post.updates.size(); ++index) {
            const auto &at = post.updates.at(index).instant;
            if (at && *at > due + slackMs && (next < 0 || *at < *post.updates.at(next).instant))
                next = index;
        }
        const bool kept = std::any_of(post.times.cbegin(), post.times.cend(), [due](const ImportedTime &time) { return time.role == TimeRole::End && time.utc && *time.utc <= due + slackMs; });
        // What was told between the promise and its time may be that it was kept.
        const std::optional<Instant> made = promise.update >= 0 ? post.updates.at(promise.update).instant : std::nullopt;
        const bool toldBetween = std::any_of(post.updates.cbegin(), post.updates.cend(), [due, made](const ImportedUpdate &update) {
            return update.instant && *update.instant <= due + slackMs && (!made || *update.instant > *made);
        });
        if (next < 0 || kept || toldBetween || promise.time >= input.count())
            continue;
        LintValues values;
        values.word = input.time(promise.time).span;
        values.other = input.time(post.updates.at(next).time).span;
        sink.add(input.spanOf(promise.time), values);
    }
}

void checkPassedEta(const LintInput &input, LintSink &sink)
{
    const ImportedPost &post = input.post;
    if (!input.options.now || isOver(post))
        return;
    // The newest promise counts.
    const ImportedPromise *newest = nullptr;
    for (const ImportedPromise &promise : post.promises) {
        if (promise.due && promise.certain && (!newest || *promise.due > *newest->due))
            newest = &promise;
    }
    if (!newest || *newest->due >= *input.options.now || newest->time < 0)
        return;
    const Instant due = *newest->due;
    const bool toldSince = std::any_of(post.updates.cbegin(), post.updates.cend(), [due](const ImportedUpdate &update) { return update.instant && *update.instant > due; });
    if (toldSince)
        return;
    LintValues values;
    values.word = input.time(newest->time).span;
    values.durationMs = *input.options.now - due;
    sink.add(input.spanOf(newest->time), values);
}

void checkNotice(const LintInput &input, LintSink &sink)
{
    const ImportedPost &post = input.post;
    if (input.options.shortestNoticeMs <= 0 || post.kind != IncidentKind::Maintenance || isOver(post) || input.count() == 0)
        return;
    const ImportedWindow *first = nullptr;
    for (const ImportedWindow &window : post.windows) {
        if (window.role == ImportedWindow::Role::Planned && window.certain && window.start && window.startTime >= 0 && (!first || *window.start < *first->start))
            first = &window;
    }
    // A header that gives the begin does not tell when the post was published.
    if (!first || input.isPublished(first->startTime))
        return;
    std::optional<Instant> announced = input.options.now;
    for (int index = 0; index < input.count(); ++index) {
        if (input.isPublished(index) && input.time(index).certain && input.time(index).utc)
            announced = input.time(index).utc;
    }
    for (const ImportedUpdate &update : post.updates) {
        if (update.instant && (!announced || *update.instant < *announced))
            announced = update.certain ? update.instant : std::nullopt;
    }
    if (!announced || *announced >= *first->start || *first->start - *announced >= input.options.shortestNoticeMs)
        return;
    LintValues values;
    values.word = input.time(first->startTime).span;
    values.durationMs = *first->start - *announced;
    sink.add(input.spanOf(first->startTime), values);
}

} // namespace tocsin
