// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/writtentime.h"

#include <QRegularExpression>

#include <optional>

/// Moves every date that stands in a text by some days, as an editor would: by the look of the words, knowing nothing of the program's reader.
namespace tocsin::test {

/// What was changed, and whether all of it could be.
struct ShiftedText
{
    QString text;
    bool complete = true; ///< false: something that looks like a date was left as it is
    bool yearless = false; ///< a date without a year was moved
    int dates = 0;
};

namespace detail {

[[nodiscard]] inline QString monthAlternatives(QStringView language, QStringList &months)
{
    QStringList escaped;
    for (int month = 1; month <= 12; ++month) {
        months += monthName(language, month);
        escaped += QRegularExpression::escape(months.constLast());
    }
    return escaped.join(u'|');
}

/// The month that @p name is in @p months, whole or by its first three letters; 0 for none.
[[nodiscard]] inline int monthOf(const QString &name, const QStringList &months)
{
    for (int month = 1; month <= 12; ++month) {
        if (months.at(month - 1).compare(name, Qt::CaseInsensitive) == 0 || (name.size() == 3 && months.at(month - 1).startsWith(name, Qt::CaseInsensitive)))
            return month;
    }
    return 0;
}

[[nodiscard]] inline QString ordinalOf(int day)
{
    if (day / 10 == 1)
        return u"th"_s;
    return day % 10 == 1 ? u"st"_s : day % 10 == 2 ? u"nd"_s : day % 10 == 3 ? u"rd"_s : u"th"_s;
}

/// Replaces all matches of @p pattern by what @p change makes of them; what has been replaced already is behind marks that no pattern finds.
template<typename Change> void replaceEach(QString &text, const QString &pattern, Change &&change)
{
    const QRegularExpression expression(pattern, QRegularExpression::UseUnicodePropertiesOption);
    qsizetype at = 0;
    QRegularExpressionMatch match;
    while ((match = expression.match(text, at)).hasMatch()) {
        const QString now = change(match);
        if (now.isNull()) {
            at = match.capturedEnd();
            continue;
        }
        text.replace(match.capturedStart(), match.capturedLength(), now);
        at = match.capturedStart() + now.size();
    }
}

} // namespace detail

/// @p text of @p language with all its dates @p days later. Weekday names follow where @p days is no number of weeks (English only). Dates without
/// a year are taken to be near @p yearlessNear; where that is not given they are not moved, and the text counts as incomplete.
[[nodiscard]] inline ShiftedText shiftedDates(const QString &original, const QString &language, int days, const std::optional<QDate> &yearlessNear)
{
    ShiftedText shifted;
    shifted.text = original;
    QStringList kept; ///< what hidden placeholders stand for
    const auto keep = [&kept](const QString &now) {
        kept += now;
        QString mark = u"\uE000"_s;
        const QString number = QString::number(kept.size() - 1);
        for (const QChar digit : number)
            mark += QChar(char16_t(0xE001 + digit.digitValue()));
        return QString(mark % u'\uE010');
    };
    const auto nearest = [&yearlessNear](int month, int day) {
        QDate best;
        for (int year = yearlessNear->year() - 1; year <= yearlessNear->year() + 1; ++year) {
            const QDate date(year, month, day);
            if (date.isValid() && (!best.isValid() || std::abs(yearlessNear->daysTo(date)) < std::abs(yearlessNear->daysTo(best))))
                best = date;
        }
        return best;
    };
    const auto moved = [&shifted, days](const QDate &date) {
        ++shifted.dates;
        return date.addDays(days);
    };

    // 2024-03-13, 2024/03/13, 2024年3月13日, 2024년 3월 13일
    detail::replaceEach(shifted.text, u"(?<![\\d.])(\\d{4})([-/])(\\d{2})\\2(\\d{2})(?!\\d)"_s, [&](const QRegularExpressionMatch &match) {
        const QDate date(match.captured(1).toInt(), match.captured(3).toInt(), match.captured(4).toInt());
        if (!date.isValid())
            return QString();
        const QDate now = moved(date);
        return keep(QString(QString::number(now.year()) % match.captured(2) % two(now.month()) % match.captured(2) % two(now.day())));
    });
    detail::replaceEach(shifted.text, u"(\\d{4})(\\s*[年년]\\s*)(\\d{1,2})(\\s*[月월]\\s*)(\\d{1,2})(?=\\s*[日일])"_s, [&](const QRegularExpressionMatch &match) {
        const QDate date(match.captured(1).toInt(), match.captured(3).toInt(), match.captured(5).toInt());
        if (!date.isValid())
            return QString();
        const QDate now = moved(date);
        return keep(QString(QString::number(now.year()) % match.captured(2) % QString::number(now.month()) % match.captured(4) % QString::number(now.day())));
    });
    // 13.03.2024: only where the day cannot be a month, before and after
    detail::replaceEach(shifted.text, u"(?<![\\d.])(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})(?!\\d)"_s, [&](const QRegularExpressionMatch &match) {
        const QDate date(match.captured(3).toInt(), match.captured(2).toInt(), match.captured(1).toInt());
        if (!date.isValid() || date.day() <= 12 || date.addDays(days).day() <= 12)
            return QString();
        const QDate now = moved(date);
        return keep(QString(two(now.day()) % u'.' % two(now.month()) % u'.' % QString::number(now.year())));
    });
    QStringList months;
    const QString names = detail::monthAlternatives(language, months);
    const QString month = language == u"en" ? QString(names % u"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec"_s) : names;
    const bool spaced = language != u"ja" && language != u"zh" && language != u"ko";
    if (spaced) {
        // 13 March 2024, 13th of March, 13. März 2024, 13 de marzo de 2024
        detail::replaceEach(shifted.text, u"(?<![\\d:.])(\\d{1,2})(st|nd|rd|th|er)?(\\.? | of | de )(%1)\\b(,? (?:de )?)?(\\d{4})?"_s.arg(month), [&](const QRegularExpressionMatch &match) {
            const int number = detail::monthOf(match.captured(4), months);
            const bool dated = !match.captured(6).isEmpty();
            if (number == 0 || (!dated && !yearlessNear))
                return QString();
            const QDate date = dated ? QDate(match.captured(6).toInt(), number, match.captured(1).toInt()) : nearest(number, match.captured(1).toInt());
            if (!date.isValid())
                return QString();
            shifted.yearless |= !dated;
            const QDate now = moved(date);
            const QString suffix = match.captured(2).isEmpty() || language != u"en" ? (now.day() == 1 ? match.captured(2) : QString()) : detail::ordinalOf(now.day());
            const QString name = match.captured(4).size() == 3 && language == u"en" ? monthName(language, now.month()).left(3) : monthName(language, now.month());
            const QString words = keep(QString(QString::number(now.day()) % suffix % match.captured(3) % name));
            const QString year = dated ? keep(QString::number(now.year())) : QString();
            return QString(words % match.captured(5) % year);
        });
        // March 13, 2024, March 13th
        detail::replaceEach(shifted.text, u"\\b(%1)( )(\\d{1,2})(st|nd|rd|th)?(?![\\d:])(,? ?)(\\d{4})?(?![\\d:])"_s.arg(month), [&](const QRegularExpressionMatch &match) {
            const int number = detail::monthOf(match.captured(1), months);
            const bool dated = !match.captured(6).isEmpty();
            if (number == 0 || (!dated && !yearlessNear))
                return QString();
            const QDate date = dated ? QDate(match.captured(6).toInt(), number, match.captured(3).toInt()) : nearest(number, match.captured(3).toInt());
            if (!date.isValid())
                return QString();
            shifted.yearless |= !dated;
            const QDate now = moved(date);
            const QString name = match.captured(1).size() == 3 ? monthName(language, now.month()).left(3) : monthName(language, now.month());
            const QString suffix = match.captured(4).isEmpty() ? QString() : detail::ordinalOf(now.day());
            const QString words = keep(QString(name % match.captured(2) % QString::number(now.day()) % suffix));
            const QString year = dated ? keep(QString::number(now.year())) : QString();
            return QString(words % match.captured(5) % year);
        });
    }
    // "Thursday 23 to Friday 24 February": a number of which the month stands elsewhere.
    QStringList weekdays;
    for (int weekday = 1; weekday <= 7; ++weekday)
        weekdays += weekdayName(language, weekday);
    shifted.complete &= !spaced || !shifted.text.contains(QRegularExpression(u"\\b(%1),? (the |le |el |il )?\\d{1,2}\\b(?!:)"_s.arg(weekdays.join(u'|')), QRegularExpression::UseUnicodePropertiesOption | QRegularExpression::CaseInsensitiveOption));
    // Weekdays.
    if (days % 7 != 0) {
        for (const bool whole : {true, false}) {
            weekdays.clear();
            for (int weekday = 1; weekday <= 7; ++weekday)
                weekdays += whole ? weekdayName(u"en", weekday) : weekdayName(u"en", weekday).left(3);
            detail::replaceEach(shifted.text, u"\\b(%1)\\b"_s.arg(weekdays.join(u'|')), [&](const QRegularExpressionMatch &match) {
                const int weekday = int(weekdays.indexOf(match.captured(1)));
                return keep(weekdays.at(((weekday + days) % 7 + 7) % 7));
            });
        }
        shifted.complete &= language == u"en" && !shifted.text.contains(QRegularExpression(u"\\b(Tues|Thurs|Thur|Weds)\\b"_s));
    }
    // What still looks like a date was not understood: "8./9. Februar", "3/4", "20240313".
    static const QRegularExpression left(u"\\d\\.?[/\u2013-]\\s?\uE000|(?<![\\d:.])\\d{1,2}(st|nd|rd|th)?\\.? \\w{1,5} (\\w{2,4} )?\uE000|(?<![\\d:.\\w-])\\d{1,4}[-/]\\d{1,2}([-/]\\d{1,4})?(?![\\d:\\w-])|\\d{1,2}\\.\\d{1,2}\\.(\\d{4}|\\d{2})?(?!\\d)|(?<!\\d)(19|20)\\d{6}(?!\\d)|\\d{1,2}\\s*[月월日]|[年년]"_s);
    shifted.complete &= !left.match(shifted.text).hasMatch();
    shifted.complete &= !shifted.text.contains(QRegularExpression(u"\\b(%1)\\.? ?\\d|\\d(\\.|st|nd|rd|th)? (of |de )?(%1)\\b|\\b(19|20)\\d\\d\\b"_s.arg(month), QRegularExpression::UseUnicodePropertiesOption));
    // Back to plain text.
    detail::replaceEach(shifted.text, u"\uE000([\uE001-\uE00A]+)\uE010"_s, [&kept](const QRegularExpressionMatch &match) {
        int number = 0;
        const QString digits = match.captured(1);
        for (const QChar digit : digits)
            number = number * 10 + digit.unicode() - 0xE001;
        return kept.at(number);
    });
    return shifted;
}

} // namespace tocsin::test
