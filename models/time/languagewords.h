// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QLocale>
#include <QString>
#include <QStringList>

#include <array>
#include <initializer_list>
#include <memory>
#include <utility>

namespace tocsin {

/// How one language joins dates, clocks and durations (resources/time/languages.json says what each member is for).
struct LanguageWords
{
    QString noYear, shortDate, twelve, clock, hour; ///< Qt date and time formats
    QString join, joinShort, joinSpan, span, range, zone;
    std::array<QStringList, 4> units; ///< day, hour, minute, second: {one, several}
    bool zeroIsOne = false;
    QString list, numbers, aboutTime, aboutLength;
};

/// The words of @p language (BCP 47; its first part decides), English where the table has no such language.
[[nodiscard]] const LanguageWords &languageWords(const QString &language);
/// Languages of the table, sorted.
[[nodiscard]] QStringList languagesWithWords();
/// CLDR's dates and clocks for @p language; kept, because making a QLocale by name costs more than a stamp.
[[nodiscard]] const QLocale &localeOf(const QString &language);
/// @p pattern with each {name} replaced; what stands in for one is not looked into again.
[[nodiscard]] QString filled(const QString &pattern, std::initializer_list<std::pair<QLatin1StringView, QString>> values);

} // namespace tocsin
