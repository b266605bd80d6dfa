// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/time/languagewords.h"

#include "models/time/timedata.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace tocsin {

namespace {

QHash<QString, LanguageWords> readTable()
{
    QHash<QString, LanguageWords> table;
    const QJsonObject root = QJsonDocument::fromJson(timeData(u"languages.json"_s)).object();
    for (auto row = root.begin(); row != root.end(); ++row) {
        if (!row.value().isObject())
            continue;
        const QJsonObject object = row.value().toObject();
        const auto text = [&object](QLatin1StringView key) { return object.value(key).toString(); };
        const auto forms = [&object](QLatin1StringView key) {
            const QJsonArray list = object.value(key).toArray();
            return QStringList{list.at(0).toString(), list.at(1).toString()};
        };
        table.insert(row.key(), LanguageWords{text("noYear"_L1), text("short"_L1), text("twelve"_L1), text("clock"_L1), text("hour"_L1),
                                              text("join"_L1), text("joinShort"_L1), text("joinSpan"_L1), text("span"_L1), text("range"_L1), text("zone"_L1),
                                              {forms("day"_L1), forms("hour_unit"_L1), forms("minute"_L1), forms("second"_L1)},
                                              object.value("zeroIsOne"_L1).toBool(),
                                              text("list"_L1), text("numbers"_L1), text("aboutTime"_L1), text("aboutLength"_L1)});
    }
    return table;
}

const QHash<QString, LanguageWords> &table()
{
    static const QHash<QString, LanguageWords> words = readTable();
    return words;
}

/// The row of @p language in the table, or its end.
QHash<QString, LanguageWords>::const_iterator rowOf(const QString &language)
{
    qsizetype end = 0;
    while (end < language.size() && language.at(end).isLetter())
        ++end;
    // "no" is what people call Norwegian; its written form here is Bokmål.
    const QString base = language.first(end).toLower();
    return table().constFind(base == "no"_L1 || base == "nn"_L1 ? u"nb"_s : base);
}

} // namespace

const LanguageWords &languageWords(const QString &language)
{
    static const LanguageWords english = table().value(u"en"_s);
    const auto found = rowOf(language);
    return found == table().constEnd() ? english : *found;
}

QStringList languagesWithWords()
{
    QStringList languages = table().keys();
    languages.sort();
    return languages;
}

const QLocale &localeOf(const QString &language)
{
    thread_local QHash<QString, std::shared_ptr<const QLocale>> locales;
    if (const auto found = locales.constFind(language); found != locales.constEnd())
        return **found;
    // A language without words of its own is written as English throughout, not half and half.
    QLocale locale = rowOf(language) == table().constEnd() ? QLocale(u"en"_s) : QLocale(language);
    if (locale.language() == QLocale::C)
        locale = QLocale(u"en"_s);
    constexpr qsizetype most = 64; // languages come from documents: somebody could name a million
    if (locales.size() >= most)
        locales.clear();
    return **locales.insert(language, std::make_shared<const QLocale>(locale));
}

QString filled(const QString &pattern, std::initializer_list<std::pair<QLatin1StringView, QString>> values)
{
    QString result;
    for (qsizetype at = 0; at < pattern.size();) {
        const qsizetype end = pattern.at(at) == u'{' ? pattern.indexOf(u'}', at) : -1;
        const QStringView name = end < 0 ? QStringView() : QStringView(pattern).sliced(at + 1, end - at - 1);
        const auto value = std::find_if(values.begin(), values.end(), [name](const auto &candidate) { return name == candidate.first; });
        if (end < 0 || value == values.end()) {
            result.append(pattern.at(at++));
        } else {
            result.append(value->second);
            at = end + 1;
        }
    }
    return result;
}

} // namespace tocsin
