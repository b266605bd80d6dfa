// SPDX-License-Identifier: GPL-3.0-or-later
// Rules about days: weekday-mismatch, date-malformed, date-ambiguous, year-missing, relative-day.
#include "models/announcements/linter/rules.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tocsin {

void checkWeekdays(const LintInput &input, LintSink &sink)
{
    for (int index = 0; index < input.count(); ++index) {
        const TimeEvidence &at = input.evidence(index);
        // The other end of a range shares the date, and a date that is read by its weekday (6/7/2024) fits.
        const bool seen = index > 0 && input.evidence(index - 1).date == at.date;
        if (at.dateWeekday == 0 || !at.ownDate || seen || at.month == 0)
            continue;
        const int year = at.year != 0 ? at.year : input.time(index).date ? input.time(index).date->year() : 0;
        const QDate day(year, at.month, at.day);
        // Without a year a weekday that does not fit speaks for another year, unless the day of writing settles it.
        if (!day.isValid() || day.dayOfWeek() == at.dateWeekday || (at.year == 0 && input.post.year == ImportedPost::Year::Unknown))
            continue;
        if (at.eitherOrder && QDate(year, at.day, at.month).isValid() && QDate(year, at.day, at.month).dayOfWeek() == at.dateWeekday)
            continue;
        LintValues values;
        values.date = day;
        values.weekday = at.dateWeekday;
        sink.add(at.date, values);
    }
}

void checkBrokenDates(const LintInput &input, LintSink &sink)
{
    for (const BrokenTimeEvidence &broken : input.post.evidence.broken) {
        LintValues values;
        values.word = input.text(broken.span);
        values.right = broken.right;
        switch (broken.what) {
        case BrokenTimeEvidence::What::Ordinal:
            sink.add(broken.span, values, LintSentence::OrdinalWrong).fix = LintFix{{{broken.span, broken.right}}};
            break;
        case BrokenTimeEvidence::What::Day:
            sink.add(broken.span, values, LintSentence::NoSuchDay);
            break;
        case BrokenTimeEvidence::What::Month:
            sink.add(broken.span, values, LintSentence::NoSuchMonth);
            break;
        case BrokenTimeEvidence::What::Clock:
            break; // clock-malformed
        }
    }
}

namespace {

/// Whether another date of the text, written with slashes too, shows which of its numbers is the month: 25/12/2023.
[[nodiscard]] bool orderIsShown(const LintInput &input)
{
    for (int index = 0; index < input.count(); ++index) {
        const TimeEvidence &at = input.evidence(index);
        if (!at.eitherOrder && at.ownDate && at.day > 12 && input.text(at.date).contains(u'/') && at.year != 0)
            return true;
    }
    return false;
}

} // namespace

void checkDateOrder(const LintInput &input, LintSink &sink)
{
    Finding *either = nullptr;
    bool withoutYear = false;
    for (int index = 0; index < input.count(); ++index) {
        const TimeEvidence &at = input.evidence(index);
        const bool seen = index > 0 && input.evidence(index - 1).date == at.date;
        if (!at.ownDate || seen)
            continue;
        LintValues values;
        values.word = input.text(at.date);
        if (at.monthDayOnly && !withoutYear) {
            withoutYear = true;
            sink.add(at.date, values, LintSentence::WithoutYear);
            either = nullptr;
        }
        // English is written on both sides of the ocean; elsewhere one order is the only one.
        if (!at.eitherOrder || !input.post.language.startsWith("en"_L1))
            continue;
        const QDate swapped(at.year, at.day, at.month);
        // "6/3/2023" beside "6 de marzo de 2023" is the sixth of March.
        const auto isNamed = [&input](const QDate &day) {
            for (int other = 0; other < input.count(); ++other) {
                const TimeEvidence &there = input.evidence(other);
                if (!there.eitherOrder && there.month == day.month() && there.day == day.day() && (there.year == 0 || there.year == day.year()))
                    return true;
            }
            return false;
        };
        if (isNamed(swapped) != isNamed(QDate(at.year, at.month, at.day)))
            continue;
        const bool weekdayTells = at.dateWeekday != 0 && (swapped.dayOfWeek() == at.dateWeekday) != (QDate(at.year, at.month, at.day).dayOfWeek() == at.dateWeekday);
        if (weekdayTells)
            continue;
        if (either) {
            either->repeats += at.date;
            continue;
        }
        if (orderIsShown(input))
            return;
        either = &sink.add(at.date, values);
    }
}

void checkYear(const LintInput &input, LintSink &sink)
{
    if (input.post.year == ImportedPost::Year::Stated)
        return;
    for (int index = 0; index < input.count(); ++index) {
        const TimeEvidence &at = input.evidence(index);
        const QList<BrokenTimeEvidence> &broken = input.post.evidence.broken;
        const bool isBroken = std::any_of(broken.cbegin(), broken.cend(), [&at](const BrokenTimeEvidence &one) { return one.span.begin < at.date.end && one.span.end > at.date.begin; });
        if (at.date.isEmpty() || at.year != 0 || isBroken)
            continue;
        LintValues values;
        values.word = input.text(at.date);
        sink.add(at.date, values);
        return;
    }
}

void checkDayWords(const LintInput &input, LintSink &sink)
{
    for (const DayWordEvidence &word : input.post.evidence.dayWords) {
        if (word.dated)
            continue;
        LintValues values;
        values.word = input.text(word.span);
        sink.add(word.span, values, word.weekdays ? LintSentence::WeekdaysOnly : LintSentence::Plain);
        return;
    }
}

} // namespace tocsin
