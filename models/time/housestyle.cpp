// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/time/housestyle.h"

#include "models/time/languagewords.h"
#include "models/time/timedata.h"
#include "models/time/walltime.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tocsin {

namespace {

const QStringList &builtInNames()
{
    static const QStringList list{u"clever"_s, u"gandi"_s, u"host"_s, u"runbox"_s, u"tiger"_s, u"tocsin"_s};
    return list;
}

/// Reads the members of one JSON object and keeps the first complaint.
class StyleReader
{
public:
    StyleReader(const QJsonObject &object, const QString &place, QString &wrong) : m_object(object), m_place(place), m_wrong(wrong) {}
    ~StyleReader()
    {
        for (const QString &key : m_object.keys()) {
            if (!m_known.contains(key))
                complain(key, u"is no member of a style"_s);
        }
    }
    StyleReader(const StyleReader &) = delete;
    StyleReader &operator=(const StyleReader &) = delete;

    void text(QLatin1StringView key, QString &to)
    {
        const QJsonValue value = take(key);
        if (value.isString())
            to = value.toString();
        else if (!value.isUndefined())
            complain(key, u"is no text"_s);
    }
    void flag(QLatin1StringView key, bool &to)
    {
        const QJsonValue value = take(key);
        if (value.isBool())
            to = value.toBool();
        else if (!value.isUndefined())
            complain(key, u"is neither true nor false"_s);
    }
    template<typename E> void name(QLatin1StringView key, E &to)
    {
        QString spelled;
        text(key, spelled);
        if (spelled.isEmpty())
            return;
        if (const std::optional<E> value = enumFrom<E>(spelled))
            to = *value;
        else
            complain(key, u"has no value \""_s + spelled.left(40) + u'"');
    }
    /// An object that gives values of E, by their names, a word each. Words that are there already stay.
    template<typename E> void wordsOf(QLatin1StringView key, QHash<QString, QString> &to, const QString &what)
    {
        const QJsonValue value = take(key);
        if (!value.isObject() && !value.isUndefined())
            complain(key, u"is no object"_s);
        const QJsonObject words = value.toObject();
        for (auto word = words.begin(); word != words.end(); ++word) {
            if (!enumFrom<E>(word.key()) || !word.value().isString())
                complain(key + u'.' + word.key(), u"is no "_s + what + u" with its word"_s);
            to.insert(word.key(), word.value().toString());
        }
    }
    QJsonValue take(QLatin1StringView key)
    {
        m_known.append(key);
        return m_object.value(key);
    }
    void complain(const QString &key, const QString &why)
    {
        if (m_wrong.isEmpty())
            m_wrong = m_place + key + u' ' + why;
    }

private:
    const QJsonObject m_object;
    const QString m_place;
    QString &m_wrong;
    QStringList m_known;
};

StampStyle readStamp(const QJsonValue &json, const QString &place, QString &wrong)
{
    StampStyle style;
    if (!json.isObject()) {
        if (wrong.isEmpty())
            wrong = place + u" is no object"_s;
        return style;
    }
    StyleReader reader(json.toObject(), place + u'.', wrong);
    reader.name("date"_L1, style.date);
    reader.name("hours"_L1, style.hours);
    reader.name("otherHours"_L1, style.otherHours);
    reader.flag("seconds"_L1, style.seconds);
    reader.flag("padHour"_L1, style.padHour);
    reader.flag("otherPadHour"_L1, style.otherPadHour);
    reader.name("zone"_L1, style.zone);
    reader.text("fixedZone"_L1, style.fixedZone);
    if (!style.fixedZone.isEmpty() && !isZoneKnown(style.fixedZone))
        reader.complain(u"fixedZone"_s, u"is no zone: "_s + style.fixedZone.left(40));
    reader.name("otherDay"_L1, style.otherDay);
    if (style.otherDay == DateSpelling::None)
        reader.complain(u"otherDay"_s, u"is \"none\", so nothing would say the day"_s);
    const QJsonValue most = reader.take("maxZones"_L1);
    style.maxZones = most.toInt(-1);
    if (most.isUndefined())
        style.maxZones = 0;
    else if (style.maxZones < 0)
        reader.complain(u"maxZones"_s, u"is no number from 0 up"_s);
    return style;
}

void readWords(StyleReader &reader, HouseWords &words)
{
    reader.text("title"_L1, words.title);
    if (!words.title.contains("{title}"_L1))
        reader.complain(u"title"_s, u"has no {title}"_s);
    const QString before = words.updateHeading;
    reader.text("updateHeading"_L1, words.updateHeading);
    if (!words.updateHeading.contains("{stamp}"_L1))
        reader.complain(u"updateHeading"_s, u"has no {stamp}"_s);
    // A first statement is headed like the others unless the house says otherwise.
    if (words.firstHeading == before)
        words.firstHeading = words.updateHeading;
    reader.text("firstHeading"_L1, words.firstHeading);
    reader.text("dayHeading"_L1, words.dayHeading);
    reader.text("retroactive"_L1, words.retroactive);
    reader.text("edited"_L1, words.edited);
    reader.wordsOf<Status>("states"_L1, words.states, u"status"_s);
    reader.wordsOf<IncidentKind>("kinds"_L1, words.kinds, u"kind"_s);
}

QString base(const QString &language)
{
    return language.section(u'-', 0, 0).section(u'_', 0, 0).toLower();
}

QString placeIn(const QByteArray &json, int offset)
{
    const QByteArrayView before = QByteArrayView(json).first(std::clamp<qsizetype>(offset, 0, json.size()));
    return u"line %1, column %2"_s.arg(before.count('\n') + 1).arg(before.size() - before.lastIndexOf('\n'));
}

bool hasWords(const QString &language)
{
    return languagesWithWords().contains(base(language) == "no"_L1 ? u"nb"_s : base(language));
}

/// "10th", "1er"; the number alone in languages that count days like that.
QString ordinalOf(int day, const QString &language)
{
    const QString number = QString::number(day);
    if (base(language) == "fr"_L1)
        return day == 1 ? number + u"er"_s : number;
    // What has no words of its own is written as English throughout.
    if (base(language) != "en"_L1 && hasWords(language))
        return number;
    const bool isTeen = day / 10 == 1;
    const int last = isTeen ? 0 : day % 10;
    return number + (last == 1 ? "st"_L1 : last == 2 ? "nd"_L1 : last == 3 ? "rd"_L1 : "th"_L1);
}

/// What everybody says, in each language: the words for states and kinds, of an update and of one that was edited.
struct CommonWords
{
    QString update;
    QString edited;
    QHash<QString, QString> states;
    QHash<QString, QString> kinds;
};

const QHash<QString, CommonWords> &commonWords()
{
    static const QHash<QString, CommonWords> all = [] {
        const auto tableOf = [](const QJsonValue &json) {
            QHash<QString, QString> words;
            const QJsonObject object = json.toObject();
            for (auto word = object.begin(); word != object.end(); ++word)
                words.insert(word.key(), word.value().toString());
            return words;
        };
        QHash<QString, CommonWords> languages;
        const QJsonObject json = QJsonDocument::fromJson(timeData(u"postwords.json"_s)).object();
        for (auto language = json.begin(); language != json.end(); ++language) {
            const QJsonObject words = language.value().toObject();
            languages.insert(language.key(), {words.value("update"_L1).toString(), words.value("edited"_L1).toString(), tableOf(words.value("states"_L1)), tableOf(words.value("kinds"_L1))});
        }
        return languages;
    }();
    return all;
}

/// @p word as the house writes its own: "resolved", "RESOLVED".
QString writtenLike(const QString &own, const QString &word)
{
    if (own == own.toUpper())
        return word.toUpper();
    return own.at(0).isLower() ? QString(word.at(0).toLower() + word.sliced(1)) : word;
}

/// Puts @p to's words for those of @p own that are plain English; what a house calls in its own way it goes on calling so.
void translate(QHash<QString, QString> &own, const QHash<QString, QString> &english, const QHash<QString, QString> &to)
{
    for (auto word = own.begin(); word != own.end(); ++word) {
        if (!word->isEmpty() && word->compare(english.value(word.key()), Qt::CaseInsensitive) == 0 && !to.value(word.key()).isEmpty())
            *word = writtenLike(*word, to.value(word.key()));
    }
}

/// The words of @p style in @p language as far as they are everybody's.
HouseWords wordsAsEverybody(const HouseWords &style, const QString &language)
{
    HouseWords words = style;
    const auto to = commonWords().constFind(language);
    if (to == commonWords().constEnd())
        return words;
    const CommonWords english = commonWords().value(u"en"_s);
    translate(words.states, english.states, to->states);
    translate(words.kinds, english.kinds, to->kinds);
    if (words.edited == english.edited)
        words.edited = to->edited;
    // A date alone, in the order of English and French, is written in that of each language.
    static const QRegularExpression dateAlone(u"^(?:\\{(?:weekday|day|ordinal|month|year)\\}[ ,]*)+$"_s);
    if (language != "fr"_L1 && hasWords(language) && dateAlone.match(words.dayHeading).hasMatch())
        words.dayHeading = u"{date}"_s;
    for (QString *heading : {&words.updateHeading, &words.firstHeading}) {
        if (heading->startsWith(english.update + u' '))
            heading->replace(0, english.update.size(), to->update);
    }
    return words;
}

constexpr qint64 longestFile = 1024 * 1024;

} // namespace

const HouseWords &wordsIn(const HouseStyle &style, const QString &language)
{
    const auto found = style.languages.constFind(base(language));
    return found == style.languages.constEnd() ? static_cast<const HouseWords &>(style) : *found;
}

QString dayHeadingText(QDate date, const QString &pattern, const QString &language)
{
    const QLocale &locale = localeOf(language);
    return filledPattern(pattern, {{"date"_L1, locale.toString(date, QLocale::LongFormat)},
                                   {"weekday"_L1, locale.dayName(date.dayOfWeek())},
                                   {"day"_L1, QString::number(date.day())},
                                   {"ordinal"_L1, ordinalOf(date.day(), language)},
                                   {"month"_L1, locale.monthName(date.month())},
                                   {"year"_L1, QString::number(date.year())}});
}

QString filledPattern(QString pattern, const QList<std::pair<QLatin1StringView, QString>> &fields)
{
    // What is empty goes first, with what would stand there for nothing.
    for (const auto &[name, value] : fields) {
        if (!value.isEmpty())
            continue;
        const QString field = u'{' + name + u'}';
        pattern.remove(u'[' + field + u']').remove(u'(' + field + u')');
        if (pattern.startsWith(field + u':'))
            pattern.remove(0, field.size() + 1);
        pattern.remove(field);
    }
    while (pattern.contains("  "_L1))
        pattern.replace(u"  "_s, u" "_s);
    pattern.replace(u" :"_s, u":"_s).replace(u" \u00a0"_s, u"\u00a0"_s); // "EDIT {stamp}:" without a stamp is "EDIT:"
    QString text;
    for (qsizetype at = 0; at < pattern.size();) {
        const auto field = std::ranges::find_if(fields, [&](const auto &candidate) {
            return QStringView(pattern).sliced(at).startsWith(QString(u'{' + candidate.first + u'}'));
        });
        if (pattern.at(at) == u'{' && field != fields.end()) {
            text.append(field->second);
            at += field->first.size() + 2;
        } else {
            text.append(pattern.at(at++));
        }
    }
    return text.trimmed();
}

QStringList houseStyleNames()
{
    return builtInNames();
}

Result<HouseStyle> parseHouseStyle(const QByteArray &json, const QString &name, const QString &file)
{
    QJsonParseError error{};
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    const QString place = (file.isEmpty() ? name + u".json"_s : file) + u": "_s;
    if (error.error != QJsonParseError::NoError)
        return failed(Failure::Code::Corrupt, place + placeIn(json, error.offset) + u": "_s + error.errorString());
    if (!document.isObject())
        return failed(Failure::Code::Corrupt, place + u"no object"_s);
    HouseStyle style;
    style.name = name;
    QString wrong;
    {
        StyleReader reader(document.object(), QString(), wrong);
        reader.text("label"_L1, style.label);
        if (style.label.isEmpty())
            style.label = name;
        reader.flag("newestFirst"_L1, style.newestFirst);
        reader.flag("firstOnTop"_L1, style.firstOnTop);
        reader.flag("headingInline"_L1, style.headingInline);
        const QJsonValue stampJson = reader.take("stamp"_L1);
        style.stamp = readStamp(stampJson, u"stamp"_s, wrong);
        const QJsonValue updateJson = reader.take("updateStamp"_L1);
        style.updateStamp = updateJson.isUndefined() ? style.stamp : readStamp(updateJson, u"updateStamp"_s, wrong);
        readWords(reader, style);
        const QJsonValue languagesJson = reader.take("languages"_L1);
        if (!languagesJson.isObject() && !languagesJson.isUndefined())
            reader.complain(u"languages"_s, u"is no object"_s);
        for (auto language = commonWords().keyBegin(); language != commonWords().keyEnd(); ++language) {
            if (*language != "en"_L1)
                style.languages.insert(*language, wordsAsEverybody(style, *language));
        }
        const QJsonObject languages = languagesJson.toObject();
        for (auto language = languages.begin(); language != languages.end(); ++language) {
            const QString member = u"languages."_s + language.key();
            if (!language.value().isObject() || language.key() != base(language.key())) {
                reader.complain(member, u"is no language with its words"_s);
                continue;
            }
            HouseWords words = wordsAsEverybody(style, language.key());
            StyleReader wordsReader(language.value().toObject(), member + u'.', wrong);
            readWords(wordsReader, words);
            style.languages.insert(language.key(), words);
        }
    }
    if (!wrong.isEmpty())
        return failed(Failure::Code::Corrupt, place + wrong);
    return style;
}

Result<HouseStyle> houseStyle(const QString &name)
{
    const QString wanted = name.isEmpty() ? u"tocsin"_s : name;
    if (!builtInNames().contains(wanted))
        return failed(Failure::Code::NotFound, u"no house style \""_s + wanted.left(40) + u"\"; there are "_s + builtInNames().join(", "_L1));
    return parseHouseStyle(timeData(u"styles/"_s + wanted + u".json"_s), wanted);
}

Result<HouseStyle> houseStyleFromFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failed(file.exists() ? Failure::Code::Storage : Failure::Code::NotFound, path + u": "_s + file.errorString());
    const QByteArray json = file.read(longestFile + 1);
    if (json.size() > longestFile)
        return failed(Failure::Code::Rejected, path + u": is longer than a style can be"_s);
    return parseHouseStyle(json, QFileInfo(path).completeBaseName(), path);
}

HouseStyles::HouseStyles()
{
    for (const QString &name : builtInNames()) {
        if (const Result<HouseStyle> style = houseStyle(name))
            m_styles.insert(name, *style);
    }
}

HouseStyles::HouseStyles(const QString &folder) : HouseStyles()
{
    const QDir dir(folder);
    const QStringList files = dir.entryList({u"*.json"_s}, QDir::Files | QDir::Readable, QDir::Name);
    for (const QString &file : files) {
        const QString name = QFileInfo(file).completeBaseName();
        const Result<HouseStyle> style = houseStyleFromFile(dir.filePath(file));
        if (style)
            m_styles.insert(name, *style);
        else
            m_broken.insert(name, style.error());
    }
}

QStringList HouseStyles::names() const
{
    QStringList names;
    for (auto style = m_styles.begin(); style != m_styles.end(); ++style) {
        if (!m_broken.contains(style.key()))
            names.append(style.key());
    }
    names.sort();
    return names;
}

QList<HouseStyle> HouseStyles::all() const
{
    QList<HouseStyle> styles;
    const QStringList sorted = names();
    for (const QString &name : sorted)
        styles.append(m_styles.value(name));
    return styles;
}

Result<HouseStyle> HouseStyles::named(const QString &name) const
{
    const QString wanted = name.isEmpty() ? u"tocsin"_s : name;
    // Somebody's own file that cannot be read must not give way to another style in silence.
    if (const auto broken = m_broken.constFind(wanted); broken != m_broken.constEnd())
        return tl::unexpected<Failure>(*broken);
    if (const auto style = m_styles.constFind(wanted); style != m_styles.constEnd())
        return *style;
    return failed(Failure::Code::NotFound, u"no house style \""_s + wanted.left(40) + u"\"; there are "_s + names().join(", "_L1));
}

} // namespace tocsin
