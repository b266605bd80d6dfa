// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/announcements/posts/pageyears.h"

#include <algorithm>

namespace tocsin {

namespace {

/// A post may speak of a day to come, or of one somewhat before it was written.
constexpr int leadDays = 120;
/// A weekday comes back to the same date after five years at the earliest.
constexpr int weekdayYears = 4;

/// The dates of one post.
struct PostDays
{
    std::optional<QDate> day; ///< the first one, where it is known with its year
    QList<TimeToken> yearless; ///< month and day only
};

[[nodiscard]] bool fits(const TimeToken &date, const QDate &day) { return day.isValid() && (date.weekday == 0 || day.dayOfWeek() == date.weekday); }

/// The days in [@p from, @p to] that @p date may be.
[[nodiscard]] QList<QDate> daysBetween(const TimeToken &date, const QDate &from, const QDate &to)
{
    QList<QDate> days;
    for (int year = from.year(); year <= to.year(); ++year) {
        const QDate day(year, date.month, date.day);
        if (fits(date, day) && day >= from && day <= to)
            days += day;
    }
    return days;
}

[[nodiscard]] PostDays daysOf(const ScannedText &text, int first, int last, int heading)
{
    PostDays days;
    const auto take = [&days](const TimeToken &date) {
        if (date.kind != TimeToken::Kind::Date || date.month == 0 || date.day == 0 || date.eitherOrder)
            return;
        if (date.year == 0)
            days.yearless += date;
        else if (!days.day && days.yearless.isEmpty() && fits(date, QDate(date.year, date.month, date.day)))
            days.day = QDate(date.year, date.month, date.day);
    };
    if (heading >= 0)
        take(text.tokens().at(heading));
    auto token = std::lower_bound(text.tokens().cbegin(), text.tokens().cend(), first, [](const TimeToken &at, int lexeme) { return at.first < lexeme; });
    for (; token != text.tokens().cend() && token->first < last; ++token)
        take(*token);
    return days;
}

/// Whether all dates with a weekday fit the year that @p day gives the first one.
[[nodiscard]] bool agree(const QList<TimeToken> &dates, const QDate &day)
{
    return std::all_of(dates.cbegin(), dates.cend(), [&day](const TimeToken &date) {
        return date.weekday == 0 || !daysBetween(date, day.addDays(-leadDays), day.addDays(leadDays)).isEmpty();
    });
}

} // namespace

QList<PageYear> yearsOf(const ScannedText &text, const QList<TextLine> &lines, const QList<PageSection> &sections, const ImportContext &context)
{
    const int count = static_cast<int>(sections.size());
    QList<PageYear> years(count);
    if (count < 2)
        return years;
    QList<PostDays> posts;
    posts.reserve(count);
    for (const PageSection &section : sections) {
        const bool empty = section.firstLine >= section.lastLine;
        posts += empty ? PostDays{} : daysOf(text, lines.at(section.firstLine).first, lines.at(section.lastLine - 1).last, section.inheritedDay);
    }
    if (!posts.constFirst().day && context.reference.isValid())
        posts.first().day = context.reference;

    // Newest first: what is dated runs down the page.
    int dated = 0;
    bool descends = context.reference.isValid();
    std::optional<QDate> above;
    for (const PostDays &post : std::as_const(posts)) {
        if (!post.day)
            continue;
        if (above && *post.day > above->addDays(leadDays))
            return years;
        descends |= above && *post.day < *above;
        above = post.day;
        ++dated;
    }
    if (!descends || dated == 0)
        return years;

    // First those with a weekday, from the top; they bound the others.
    above = std::nullopt;
    for (int index = 0; index < count; ++index) {
        PostDays &post = posts[index];
        if (!post.day && above) {
            const auto named = std::find_if(post.yearless.cbegin(), post.yearless.cend(), [](const TimeToken &date) { return date.weekday != 0; });
            years[index].latest = above;
            if (named != post.yearless.cend()) {
                const QList<QDate> days = daysBetween(*named, above->addYears(-weekdayYears), above->addDays(leadDays));
                if (days.size() == 1 && agree(post.yearless, days.constFirst()))
                    years[index].near = days.constFirst();
            }
        }
        if (years.at(index).near)
            post.day = std::min(*years.at(index).near, *above);
        if (post.day)
            above = above ? std::min(*above, *post.day) : *post.day;
    }
    // Then those between two that are dated.
    QList<std::optional<QDate>> below(count);
    for (int index = count - 2; index >= 0; --index)
        below[index] = posts.at(index + 1).day ? posts.at(index + 1).day : below.at(index + 1);
    above = std::nullopt;
    for (int index = 0; index < count; ++index) {
        PostDays &post = posts[index];
        if (!post.day && above && !post.yearless.isEmpty()) {
            const std::optional<QDate> &next = below.at(index);
            if (next && *next <= *above) {
                const QList<QDate> days = daysBetween(post.yearless.constFirst(), next->addDays(-leadDays), above->addDays(leadDays));
                if (days.size() == 1 && days.constFirst() >= *next && days.constFirst() <= *above && agree(post.yearless, days.constFirst())) {
                    years[index].near = days.constFirst();
                    post.day = days.constFirst();
                }
            }
        }
        if (post.day)
            above = above ? std::min(*above, *post.day) : *post.day;
    }
    return years;
}

} // namespace tocsin
