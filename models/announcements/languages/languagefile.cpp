// SPDX-License-Identifier: GPL-3.0-or-later
// Reads and checks resources/languages/<code>.json. What each key means to a translator stands in resources/languages/README.md.
#include "models/announcements/languages/language.h"

#include "models/domain/instant.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include <algorithm>
#include <iterator>
#include <utility>

using namespace Qt::StringLiterals;

namespace tocsin {

namespace {

using Kind = WordKind;

struct ListKey
{
    QLatin1StringView key;
    Kind kind;
    qint64 value;
};

constexpr ListKey listKeys[] = {
    {"am"_L1, Kind::Meridiem, 1},
    {"pm"_L1, Kind::Meridiem, 2},
    {"morning"_L1, Kind::DayPart, 1},
    {"evening"_L1, Kind::DayPart, 2},
    {"rangeOpen"_L1, Kind::RangeOpen, 0},
    {"rangeJoin"_L1, Kind::RangeJoin, 0},
    {"rangeAnd"_L1, Kind::RangeAnd, 0},
    {"or"_L1, Kind::Or, 0},
    {"about"_L1, Kind::About, 0},
    {"join"_L1, Kind::Join, 0},
    {"clockPrefix"_L1, Kind::ClockPrefix, 0},
    {"start"_L1, Kind::StartWord, 0},
    {"end"_L1, Kind::EndWord, 0},
    {"clockSuffix"_L1, Kind::ClockSuffix, 0},
    {"daySuffix"_L1, Kind::DaySuffix, 0},
    {"second"_L1, Kind::Unit, secondMs},
    {"minute"_L1, Kind::Unit, minuteMs},
    {"hour"_L1, Kind::Unit, hourMs},
    {"day"_L1, Kind::Unit, dayMs},
    {"week"_L1, Kind::Unit, 7 * dayMs},
    {"firstLabels"_L1, Kind::Label, 1},
    {"lastLabels"_L1, Kind::Label, 2},
    {"labels"_L1, Kind::Label, 0},
    {"posted"_L1, Kind::Posted, 0},
    {"timesIn"_L1, Kind::TimesIn, 0},
    {"maintenance"_L1, Kind::Maintenance, 0},
    {"incident"_L1, Kind::Incident, 0},
    {"announcement"_L1, Kind::Announcement, 0},
    {"eta"_L1, Kind::Eta, 0},
    {"nextUpdate"_L1, Kind::Eta, promisesUpdate},
    {"etaAround"_L1, Kind::Eta, promisesFromBehind},
    {"effect"_L1, Kind::Effect, 0},
    {"past"_L1, Kind::Past, 0},
    {"future"_L1, Kind::Future, 0},
    {"furniture"_L1, Kind::Furniture, 0},
    {"links"_L1, Kind::LinkPhrase, 0},
    {"serverNouns"_L1, Kind::ServerNoun, 0},
    {"zoneNouns"_L1, Kind::ZoneNoun, 0},
    {"serviceNouns"_L1, Kind::ServiceNoun, 0},
    {"within"_L1, Kind::WithinWord, 0},
    {"next"_L1, Kind::Next, 0},
    {"noon"_L1, Kind::NamedClock, 12},
    {"midnight"_L1, Kind::NamedClock, 0},
    {"duration"_L1, Kind::DurationLabel, 0},
    {"notClock"_L1, Kind::NotClock, 0},
    {"subject"_L1, Kind::Subject, 0},
    {"unless"_L1, Kind::Unless, 0},
    {"negations"_L1, Kind::Unless, 1},
    {"otherDay"_L1, Kind::OtherDay, 0},
    {"otherYear"_L1, Kind::OtherYear, 0},
    {"habit"_L1, Kind::Habit, 0},
    {"night"_L1, Kind::Night, 0},
    {"nightTo"_L1, Kind::NightTo, 0},
    {"localTime"_L1, Kind::LocalTime, 0},
};

struct StateKey
{
    QLatin1StringView key;
    StateWord state;
};

constexpr StateKey stateKeys[] = {
    {"resolved"_L1, StateWord::Resolved},
    {"completed"_L1, StateWord::Completed},
    {"scheduled"_L1, StateWord::Scheduled},
    {"retroactive"_L1, StateWord::Retroactive},
    {"monitoring"_L1, StateWord::Monitoring},
    {"cancelled"_L1, StateWord::Cancelled},
    {"update"_L1, StateWord::Update},
    {"investigating"_L1, StateWord::Investigating},
    {"in_progress"_L1, StateWord::InProgress},
};

class Loader
{
public:
    explicit Loader(const QJsonObject &file)
        : m_file(file)
    {
        m_data.code = file.value("language"_L1).toString();
        m_data.dayFirst = file.value("dayFirst"_L1).toBool(true);
        m_data.monthAlwaysFirst = file.value("monthAlwaysFirst"_L1).toBool(false);
        m_data.extendedHours = file.value("extendedHours"_L1).toBool(false);
        m_data.calendarEpoch = file.value("calendarEpoch"_L1).toInt(0);
        const QJsonArray stopWords = file.value("stopWords"_L1).toArray();
        for (const QJsonValue &word : stopWords)
            m_data.stopWords += word.toString();
        addNumbered("months"_L1, Kind::Month);
        addNumbered("weekdays"_L1, Kind::Weekday);
        addNumbered("shortWeekdays"_L1, Kind::ShortWeekday);
        for (const ListKey &row : listKeys)
            addList(file.value(row.key).toArray(), {row.kind, 0, false, row.value});
        addByDays("relative"_L1, 0);
        addByDays("relativeMorning"_L1, 1);
        addByDays("relativeEvening"_L1, 2);
        addValues("numbers"_L1, Kind::Number);
        addValues("eras"_L1, Kind::Era);
        for (const StateKey &row : stateKeys) {
            addList(file.value("states"_L1)[row.key].toArray(), {Kind::State, 0, false, static_cast<qint64>(row.state)});
            addList(file.value("stateLabels"_L1)[row.key].toArray(), {Kind::StateLabel, 0, false, static_cast<qint64>(row.state)});
            addList(file.value("titleStates"_L1)[row.key].toArray(), {Kind::TitleState, 0, false, static_cast<qint64>(row.state)});
        }
        for (auto &entry : m_data.phrases) {
            std::stable_sort(entry.begin(), entry.end(), [](const LanguageData::Phrase &a, const LanguageData::Phrase &b) {
                return a.words.size() > b.words.size();
            });
        }
    }
    [[nodiscard]] LanguageData take() { return std::move(m_data); }

private:
    void addNumbered(QLatin1StringView key, Kind kind)
    {
        qint64 number = 0;
        const QJsonArray entries = m_file.value(key).toArray();
        for (const QJsonValue &names : entries)
            addList(names.toArray(), {kind, 0, false, ++number});
    }
    void addValues(QLatin1StringView key, Kind kind)
    {
        const QJsonObject values = m_file.value(key).toObject();
        for (auto value = values.begin(); value != values.end(); ++value)
            add(value.key(), {kind, 0, false, value.value().toInteger()});
    }
    void addByDays(QLatin1StringView key, quint8 part)
    {
        const QJsonObject byDays = m_file.value(key).toObject();
        for (auto row = byDays.begin(); row != byDays.end(); ++row)
            addList(row.value().toArray(), {Kind::Relative, part, false, row.key().toInt()});
    }
    void addList(const QJsonArray &phrases, const WordMeaning &meaning)
    {
        for (const QJsonValue &phrase : phrases)
            add(phrase.toString(), meaning);
    }
    void add(const QString &spelled, WordMeaning meaning)
    {
        // A leading '^' marks a word that counts only with a capital ("^may").
        QString phrase = spelled;
        if (phrase.startsWith(u'^')) {
            phrase.remove(0, 1);
            meaning.needsCapital = true;
        }
        for (QChar &letter : phrase)
            letter = letter.toLower();
        QStringList words;
        for (const Lexeme &lexeme : lexemesOf(phrase))
            words += phrase.mid(lexeme.begin, lexeme.end - lexeme.begin);
        if (!words.isEmpty())
            m_data.phrases[words.constFirst()] += LanguageData::Phrase{words, meaning};
    }

    QJsonObject m_file;
    LanguageData m_data;
};

/// What may stand at a key.
enum class Shape { Text, Flag, Number, Words, WordsByNumber, TwelveLists, SevenLists, WordsByState, NumberByWord };

struct KeyShape
{
    QLatin1StringView key;
    Shape shape;
};

/// The keys that are no plain list of words; those are in listKeys.
constexpr KeyShape keyShapes[] = {
    {"language"_L1, Shape::Text},
    {"dayFirst"_L1, Shape::Flag},
    {"monthAlwaysFirst"_L1, Shape::Flag},
    {"extendedHours"_L1, Shape::Flag},
    {"calendarEpoch"_L1, Shape::Number},
    {"stopWords"_L1, Shape::Words},
    {"months"_L1, Shape::TwelveLists},
    {"weekdays"_L1, Shape::SevenLists},
    {"shortWeekdays"_L1, Shape::SevenLists},
    {"relative"_L1, Shape::WordsByNumber},
    {"relativeMorning"_L1, Shape::WordsByNumber},
    {"relativeEvening"_L1, Shape::WordsByNumber},
    {"numbers"_L1, Shape::NumberByWord},
    {"eras"_L1, Shape::NumberByWord},
    {"states"_L1, Shape::WordsByState},
    {"stateLabels"_L1, Shape::WordsByState},
    {"titleStates"_L1, Shape::WordsByState},
};

/// Looks a parsed file over and says what is wrong, with the place.
class Inspector
{
public:
    Inspector(const QByteArray &json, QString fileName)
        : m_json(json)
        , m_fileName(std::move(fileName))
    {
    }

    [[nodiscard]] QStringList problems()
    {
        QJsonParseError error;
        const QJsonDocument document = QJsonDocument::fromJson(m_json, &error);
        if (error.error != QJsonParseError::NoError)
            return {placeOf(error.offset) % u": "_s % error.errorString()};
        if (!document.isObject())
            return {QString(m_fileName % u": a language file is an object, { \"language\": … }"_s)};
        const QJsonObject file = document.object();
        QSet<QString> known;
        for (const KeyShape &row : keyShapes) {
            known += row.key;
            inspect(row.key, file, row.shape);
        }
        for (const ListKey &row : listKeys) {
            known += row.key;
            inspect(row.key, file, Shape::Words);
        }
        const QStringList keys = file.keys();
        for (const QString &key : keys) {
            if (!known.contains(key))
                say(key, u"no such key; the keys are those of en.json"_s);
        }
        return m_problems;
    }

private:
    [[nodiscard]] QString placeOf(qsizetype offset) const
    {
        const QByteArrayView before = QByteArrayView(m_json).first(std::clamp<qsizetype>(offset, 0, m_json.size()));
        return u"%1, line %2, column %3"_s.arg(m_fileName).arg(before.count('\n') + 1).arg(offset - before.lastIndexOf('\n'));
    }
    void say(const QString &key, const QString &what, const QString &inner = {})
    {
        const qsizetype at = m_json.indexOf(QByteArray('"' + key.toUtf8() + '"'));
        m_problems += QString((at < 0 ? m_fileName : placeOf(at)) % u": \""_s % key % u'"' % inner % u": "_s % what);
    }
    void inspectWords(const QString &key, const QJsonValue &value, const QString &inner)
    {
        if (!value.isArray()) {
            say(key, u"must be a list of words, [\"…\", \"…\"]"_s, inner);
            return;
        }
        const QJsonArray words = value.toArray();
        for (qsizetype index = 0; index < words.size(); ++index) {
            const QString where = u"%1[%2]"_s.arg(inner).arg(index);
            if (!words.at(index).isString())
                say(key, u"must be a word in quotation marks"_s, where);
            else if (lexemesOf(words.at(index).toString()).isEmpty())
                say(key, u"is empty"_s, where);
        }
    }
    void inspectLists(const QString &key, const QJsonValue &value, int wanted)
    {
        const QJsonArray lists = value.toArray();
        if (!value.isArray() || lists.size() != wanted) {
            say(key, u"must be %1 lists of words, not %2"_s.arg(wanted).arg(lists.size()));
            return;
        }
        for (qsizetype index = 0; index < lists.size(); ++index)
            inspectWords(key, lists.at(index), u"[%1]"_s.arg(index));
    }
    void inspectObject(const QString &key, const QJsonValue &value, Shape shape)
    {
        if (!value.isObject()) {
            say(key, u"must be an object, { … }"_s);
            return;
        }
        const QJsonObject entries = value.toObject();
        for (auto entry = entries.begin(); entry != entries.end(); ++entry) {
            const QString inner = QString(u"[\""_s % entry.key() % u"\"]"_s);
            bool isNumber = false;
            entry.key().toInt(&isNumber);
            const auto isState = [&entry](const StateKey &row) { return entry.key() == row.key; };
            if (shape == Shape::NumberByWord && !entry.value().isDouble())
                say(key, u"must be a number"_s, inner);
            else if (shape == Shape::WordsByNumber && !isNumber)
                say(key, u"must be a number of days, \"-1\" for yesterday"_s, inner);
            else if (shape == Shape::WordsByState && std::none_of(std::begin(stateKeys), std::end(stateKeys), isState))
                say(key, u"no such state"_s, inner);
            else if (shape != Shape::NumberByWord)
                inspectWords(key, entry.value(), inner);
        }
    }
    void inspect(const QString &key, const QJsonObject &file, Shape shape)
    {
        const QJsonValue value = file.value(key);
        if (value.isUndefined()) {
            say(key, u"is missing; an empty list says that the language has no such words"_s);
            return;
        }
        switch (shape) {
        case Shape::Text:
            if (value.toString().isEmpty())
                say(key, u"must be the code of the language, \"en\""_s);
            break;
        case Shape::Flag:
            if (!value.isBool())
                say(key, u"must be true or false"_s);
            break;
        case Shape::Number:
            if (!value.isDouble())
                say(key, u"must be a number"_s);
            break;
        case Shape::Words:
            inspectWords(key, value, {});
            break;
        case Shape::TwelveLists:
            inspectLists(key, value, 12);
            break;
        case Shape::SevenLists:
            inspectLists(key, value, 7);
            break;
        case Shape::WordsByNumber:
        case Shape::WordsByState:
        case Shape::NumberByWord:
            inspectObject(key, value, shape);
            break;
        }
    }

    QByteArray m_json;
    QString m_fileName;
    QStringList m_problems;
};

} // namespace

Result<LanguageData> readLanguage(const QByteArray &json, const QString &fileName)
{
    const QStringList problems = languageProblems(json, fileName);
    if (!problems.isEmpty())
        return failed(Failure::Code::Corrupt, problems.join(u'\n'));
    return Loader(QJsonDocument::fromJson(json).object()).take();
}

QStringList languageProblems(const QByteArray &json, const QString &fileName) { return Inspector(json, fileName).problems(); }

} // namespace tocsin
