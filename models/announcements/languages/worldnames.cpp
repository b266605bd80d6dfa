// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/announcements/languages/language.h"

#include <QLocale>
#include <QSet>

namespace tocsin {

const LanguageData &namesOfTheWorld()
{
    static const LanguageData names = [] {
        // Names that mean another month elsewhere ("listopad") say nothing, and short ones are ordinary words somewhere.
        constexpr int shortest = 4;
        QHash<QString, WordMeaning> found;
        QSet<QString> doubtful;
        const auto add = [&found, &doubtful](const QString &name, WordKind kind, int value) {
            QString key;
            for (const QChar letter : name)
                key += letter.toLower();
            const auto known = found.constFind(key);
            if (known != found.constEnd() && (known->kind != kind || known->value != value))
                doubtful += key;
            const QList<Lexeme> words = lexemesOf(key);
            if (key.size() >= shortest && words.size() == 1 && words.constFirst().kind == Lexeme::Kind::Word)
                found.insert(key, {kind, 0, false, value});
        };
        const QList<QLocale> locales = QLocale::matchingLocales(QLocale::AnyLanguage, QLocale::AnyScript, QLocale::AnyTerritory);
        QSet<QLocale::Language> seen;
        for (const QLocale &locale : locales) {
            if (seen.contains(locale.language()) || locale.language() == QLocale::C)
                continue;
            seen += locale.language();
            for (int month = 1; month <= 12; ++month) {
                add(locale.monthName(month, QLocale::LongFormat), WordKind::Month, month);
                add(locale.standaloneMonthName(month, QLocale::LongFormat), WordKind::Month, month);
            }
            for (int day = 1; day <= 7; ++day)
                add(locale.dayName(day, QLocale::LongFormat), WordKind::Weekday, day);
        }
        LanguageData data;
        for (auto name = found.cbegin(); name != found.cend(); ++name) {
            if (!doubtful.contains(name.key()))
                data.phrases[name.key()] += LanguageData::Phrase{{name.key()}, *name};
        }
        return data;
    }();
    return names;
}

} // namespace tocsin
