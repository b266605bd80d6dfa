// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/announcements/languages/language.h"

#include "models/domain/instant.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QSet>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;

// The resources of a static library are only linked where this is called; the macro may not stand in a namespace.
static void initLanguageResources()
{
    Q_INIT_RESOURCE(announcements);
}

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
    {"unless"_L1, Kind::Unless, 0},
    {"negations"_L1, Kind::Unless, 1},
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

/// Made once and never changed.
struct Library
{
    QStringList codes;
    QHash<QString, std::shared_ptr<const LanguageData>> byCode;
    QHash<QString, QList<int>> stopWords; ///< word → indexes into codes
    QHash<QString, QList<int>> otherWords; ///< words of phrases that are no stop words of the language

    Library()
    {
        initLanguageResources();
        const QDir folder(u":/languages"_s);
        for (const QString &name : folder.entryList({u"*.json"_s}, QDir::Files, QDir::Name)) {
            QFile file(folder.filePath(name));
            if (!file.open(QIODevice::ReadOnly))
                continue;
            const auto data = std::make_shared<const LanguageData>(Loader(QJsonDocument::fromJson(file.readAll()).object()).take());
            byCode.insert(data->code, data);
            codes += data->code;
        }
        if (codes.removeOne(u"en"_s))
            codes.prepend(u"en"_s);
        for (int index = 0; index < codes.size(); ++index) {
            const LanguageData &language = *byCode.value(codes.at(index));
            const QSet<QString> frequent(language.stopWords.cbegin(), language.stopWords.cend());
            for (const QString &word : frequent)
                stopWords[word] += index;
            for (auto phrases = language.phrases.cbegin(); phrases != language.phrases.cend(); ++phrases) {
                const QString &word = phrases.key();
                const bool alone = std::any_of(phrases->cbegin(), phrases->cend(), [](const LanguageData::Phrase &phrase) { return phrase.words.size() == 1; });
                if (alone && word.size() > 2 && word.at(0).isLetter() && word.at(0).unicode() < 0x3040 && !frequent.contains(word))
                    otherWords[word] += index;
            }
        }
    }
};

[[nodiscard]] const Library &library()
{
    static const Library loaded;
    return loaded;
}

struct ScriptCounts
{
    int han = 0;
    int kana = 0;
    int hangul = 0;
};

} // namespace

const LanguageData *languageData(const QString &code)
{
    const Library &all = library();
    const auto exact = all.byCode.constFind(code);
    if (exact != all.byCode.constEnd())
        return exact->get();
    const auto general = all.byCode.constFind(code.section(u'-', 0, 0).toLower());
    return general == all.byCode.constEnd() ? nullptr : general->get();
}

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
                add(locale.monthName(month, QLocale::LongFormat), Kind::Month, month);
                add(locale.standaloneMonthName(month, QLocale::LongFormat), Kind::Month, month);
            }
            for (int day = 1; day <= 7; ++day)
                add(locale.dayName(day, QLocale::LongFormat), Kind::Weekday, day);
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

QStringList importLanguages() { return library().codes; }

QStringList languagesOf(QStringView lowerText, const QList<Lexeme> &lexemes, int first, int last, bool *foreign)
{
    const Library &all = library();
    QList<double> scores(all.codes.size(), 0.0);
    ScriptCounts scripts;
    int letters = 0; // words of letters, not ideographs
    QList<int> known(all.codes.size(), 0);
    for (int index = first; index < last; ++index) {
        const Lexeme &lexeme = lexemes.at(index);
        if (lexeme.kind != Lexeme::Kind::Word)
            continue;
        const char16_t unit = lowerText.at(lexeme.begin).unicode();
        if (unit >= 0x3040) {
            scripts.kana += unit <= 0x30FF ? 1 : 0;
            scripts.han += unit >= 0x3400 && unit <= 0x9FFF ? 1 : 0;
            scripts.hangul += unit >= 0xAC00 && unit <= 0xD7A3 ? 1 : 0;
            continue;
        }
        letters += lexeme.end - lexeme.begin > 1 ? 1 : 0;
        // A word that many languages share says less; one that only the recogniser looks for says less than a frequent one.
        constexpr double otherWord = 0.5;
        const QString word = lowerText.mid(lexeme.begin, lexeme.end - lexeme.begin).toString();
        const QList<int> frequent = all.stopWords.value(word);
        const QList<int> other = all.otherWords.value(word);
        const double share = 1.0 / static_cast<double>(std::max<qsizetype>(1, frequent.size() + other.size()));
        for (const int language : frequent) {
            scores[language] += share;
            ++known[language];
        }
        for (const int language : other) {
            scores[language] += otherWord * share;
            ++known[language];
        }
    }
    const auto scoreOf = [&all, &scores](const QString &code, double score) {
        const qsizetype index = all.codes.indexOf(code);
        if (index >= 0)
            scores[index] += score;
    };
    // Kana settles Japanese; Han alone is Chinese.
    if (scripts.hangul > 0)
        scoreOf(u"ko"_s, scripts.hangul * 0.5);
    if (scripts.kana * 10 > scripts.han)
        scoreOf(u"ja"_s, (scripts.kana + scripts.han) * 0.5);
    else
        scoreOf(u"zh"_s, scripts.han * 0.5);

    const double best = scores.isEmpty() ? 0.0 : *std::max_element(scores.cbegin(), scores.cend());
    // Short texts are mostly names and figures.
    constexpr int enough = 6;
    constexpr double leastKnown = 0.19;
    constexpr double leastKnownElsewhere = 0.25; // texts in a neighbour of a known language share a good part of its words
    if (foreign) {
        const auto most = std::max_element(known.cbegin(), known.cend());
        const bool english = most == known.cbegin();
        *foreign = letters >= enough && scripts.han + scripts.kana + scripts.hangul == 0 && *most < (english ? leastKnown : leastKnownElsewhere) * letters;
    }
    QList<int> order;
    for (int index = 0; index < scores.size(); ++index) {
        if (best > 0 && scores.at(index) >= best * 0.45)
            order += index;
    }
    std::stable_sort(order.begin(), order.end(), [&scores](int a, int b) { return scores.at(a) > scores.at(b); });
    QStringList found;
    for (const int index : order)
        found += all.codes.at(index);
    if (found.isEmpty())
        found += u"en"_s;
    return found;
}

} // namespace tocsin
