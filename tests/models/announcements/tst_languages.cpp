// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/announcements/languages/language.h"
#include "tests/support/qtestsetup.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QSet>
#include <QTest>

#include <algorithm>

using namespace tocsin;
using namespace Qt::StringLiterals;

namespace {

using Kind = WordKind;

[[nodiscard]] QJsonObject fileOf(const QString &code)
{
    QFile file(u":/languages/"_s + code + u".json"_s);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

/// Every phrase that @p data knows with its meanings; a phrase is its words with spaces between.
[[nodiscard]] QHash<QString, QList<WordMeaning>> meaningsOf(const LanguageData &data)
{
    QHash<QString, QList<WordMeaning>> all;
    for (const QList<LanguageData::Phrase> &bucket : data.phrases) {
        for (const LanguageData::Phrase &phrase : bucket)
            all[phrase.words.join(u' ')] += phrase.meaning;
    }
    return all;
}

[[nodiscard]] bool isOneOf(Kind kind, std::initializer_list<Kind> kinds) { return std::find(kinds.begin(), kinds.end(), kind) != kinds.end(); }

/// Whether a text in which a phrase means both could not be read: two months, a weekday that is a month, a morning that is tomorrow.
[[nodiscard]] bool conflict(const WordMeaning &a, const WordMeaning &b)
{
    if (a.kind == b.kind) {
        // A unit or a state under two values would be read by chance.
        return a.value != b.value || a.part != b.part;
    }
    const auto names = {Kind::Month, Kind::Weekday, Kind::Meridiem, Kind::DayPart, Kind::Relative};
    const auto both = [&a, &b](std::initializer_list<Kind> first, std::initializer_list<Kind> second) {
        return (isOneOf(a.kind, first) && isOneOf(b.kind, second)) || (isOneOf(b.kind, first) && isOneOf(a.kind, second));
    };
    return (isOneOf(a.kind, names) && isOneOf(b.kind, names)) || both(names, {Kind::Unit, Kind::Label, Kind::StateLabel, Kind::State, Kind::RangeOpen, Kind::RangeJoin, Kind::RangeAnd})
        || both({Kind::RangeAnd}, {Kind::RangeJoin, Kind::RangeOpen}) || both({Kind::Past}, {Kind::Future}) || both({Kind::Label}, {Kind::Furniture, Kind::Incident})
        || both({Kind::ServerNoun}, {Kind::ZoneNoun, Kind::ServiceNoun}) || both({Kind::ZoneNoun}, {Kind::ServiceNoun});
}

} // namespace

class TestLanguages : public QObject
{
    Q_OBJECT

private slots:
    void init() { test::failOnWarnings(); }

    void knowsTheLanguagesThatThereAreFilesFor()
    {
        const QStringList codes = importLanguages();
        QCOMPARE(codes.value(0), u"en"_s);
        for (const char *code : {"cs", "da", "de", "en", "es", "fi", "fr", "it", "ja", "ko", "nb", "nl", "pl", "pt", "ru", "sv", "tr", "zh"})
            QVERIFY2(codes.contains(QLatin1StringView(code)), code);
    }

    void findsTheGeneralLanguageOfARegion()
    {
        const LanguageData *brazil = languageData(u"pt-BR"_s);
        QVERIFY(brazil);
        QCOMPARE(brazil->code, u"pt"_s);
        QVERIFY(!languageData(u"tlh"_s));
    }

    void codesAreLanguagesOfTheCldr_data() { rowPerLanguage(); }
    void codesAreLanguagesOfTheCldr()
    {
        QFETCH(QString, code);
        QCOMPARE(fileOf(code).value("language"_L1).toString(), code);
        const QLocale locale(code);
        QVERIFY2(locale.language() != QLocale::C, qPrintable(code));
        QCOMPARE(QLocale::languageToCode(locale.language()), code);
    }

    void hasEveryKeyOfEnglishAndNoOther_data() { rowPerLanguage(); }
    void hasEveryKeyOfEnglishAndNoOther()
    {
        QFETCH(QString, code);
        const QJsonObject english = fileOf(u"en"_s);
        const QJsonObject file = fileOf(code);
        QVERIFY(!file.isEmpty());
        QCOMPARE(file.keys(), english.keys());
        for (const QLatin1StringView states : {"states"_L1, "stateLabels"_L1, "titleStates"_L1})
            QCOMPARE(file.value(states).toObject().keys(), english.value(states).toObject().keys());
    }

    void says_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("key");
        // Not a matter of every language: AM and PM, a preposition of clocks, an opening of ranges, a calendar of its own, words of negation, verbs that come last.
        const QSet<QString> optional{u"am"_s, u"pm"_s, u"clockPrefix"_s, u"rangeOpen"_s, u"stopWords"_s, u"eras"_s, u"unless"_s, u"negations"_s, u"etaAround"_s};
        for (const QString &code : importLanguages()) {
            const QJsonObject file = fileOf(code);
            for (const QString &key : file.keys()) {
                if (!optional.contains(key) && (file.value(key).isArray() || file.value(key).isObject()))
                    QTest::newRow(qPrintable(QString(code % u' ' % key))) << code << key;
            }
        }
    }
    void says()
    {
        QFETCH(QString, code);
        QFETCH(QString, key);
        const QJsonValue value = fileOf(code).value(key);
        QVERIFY(value.isArray() ? !value.toArray().isEmpty() : !value.toObject().isEmpty());
        const QJsonObject lists = value.toObject();
        for (const QString &inner : lists.keys())
            QVERIFY2(!lists.value(inner).isArray() || !lists.value(inner).toArray().isEmpty(), qPrintable(inner));
    }

    void namesTwelveMonthsAndSevenWeekdays_data() { rowPerLanguage(); }
    void namesTwelveMonthsAndSevenWeekdays()
    {
        QFETCH(QString, code);
        const QJsonObject file = fileOf(code);
        QCOMPARE(distinctNames(file.value("months"_L1).toArray()), 12);
        QCOMPARE(distinctNames(file.value("weekdays"_L1).toArray()), 7);
    }

    /// The long and short names that CLDR gives are ones that people write: none may be missing where the language writes names.
    void knowsTheNamesOfTheCldr_data()
    {
        QTest::addColumn<QString>("code");
        for (const QString &code : importLanguages()) {
            if (code != "ja"_L1 && code != "ko"_L1 && code != "zh"_L1)
                QTest::newRow(qPrintable(code)) << code;
        }
    }
    void knowsTheNamesOfTheCldr()
    {
        QFETCH(QString, code);
        const auto meanings = meaningsOf(*languageData(code));
        const QLocale locale(code);
        const auto knows = [&meanings](const QString &name, Kind kind, int value) {
            QString key;
            for (const QChar letter : name)
                key += letter.toLower();
            QStringList words;
            for (const Lexeme &lexeme : lexemesOf(key))
                words += key.mid(lexeme.begin, lexeme.end - lexeme.begin);
            const QList<WordMeaning> found = meanings.value(words.join(u' '));
            return std::any_of(found.cbegin(), found.cend(), [kind, value](const WordMeaning &meaning) { return meaning.kind == kind && meaning.value == value; });
        };
        for (int month = 1; month <= 12; ++month) {
            const QString name = locale.monthName(month, QLocale::LongFormat);
            QVERIFY2(knows(name, Kind::Month, month), qPrintable(name));
        }
        for (int day = 1; day <= 7; ++day) {
            const QString name = locale.dayName(day, QLocale::LongFormat);
            QVERIFY2(knows(name, Kind::Weekday, day), qPrintable(name));
        }
    }

    void knowsTheWeekdaysOfTheCldrInIdeographs_data()
    {
        QTest::addColumn<QString>("code");
        for (const QString &code : {u"ja"_s, u"ko"_s, u"zh"_s})
            QTest::newRow(qPrintable(code)) << code;
    }
    void knowsTheWeekdaysOfTheCldrInIdeographs()
    {
        QFETCH(QString, code);
        const auto meanings = meaningsOf(*languageData(code));
        const QLocale locale(code);
        for (int day = 1; day <= 7; ++day) {
            const QString name = locale.dayName(day, QLocale::LongFormat);
            QStringList words;
            for (const Lexeme &lexeme : lexemesOf(name))
                words += name.mid(lexeme.begin, lexeme.end - lexeme.begin);
            const QList<WordMeaning> found = meanings.value(words.join(u' '));
            QVERIFY2(std::any_of(found.cbegin(), found.cend(), [day](const WordMeaning &meaning) { return meaning.kind == Kind::Weekday && meaning.value == day; }), qPrintable(name));
        }
    }

    void noPhraseMeansTwoThingsThatConflict_data() { rowPerLanguage(); }
    void noPhraseMeansTwoThingsThatConflict()
    {
        QFETCH(QString, code);
        const auto meanings = meaningsOf(*languageData(code));
        QStringList wrong;
        for (auto phrase = meanings.begin(); phrase != meanings.end(); ++phrase) {
            for (int a = 0; a < phrase->size(); ++a) {
                for (int b = a + 1; b < phrase->size(); ++b) {
                    if (conflict(phrase->at(a), phrase->at(b)))
                        wrong += u"%1: %2/%3 and %4/%5"_s.arg(phrase.key()).arg(int(phrase->at(a).kind)).arg(phrase->at(a).value).arg(int(phrase->at(b).kind)).arg(phrase->at(b).value);
                }
            }
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u"; ")));
    }

    /// The recogniser compares with text in lower case, without typographic quotes, wide forms and the like.
    void phrasesAreWrittenAsTheRecogniserReads_data() { rowPerLanguage(); }
    void phrasesAreWrittenAsTheRecogniserReads()
    {
        QFETCH(QString, code);
        QFile file(u":/languages/"_s + code + u".json"_s);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(file.readAll());
        for (qsizetype at = 0; at < text.size(); ++at) {
            const QChar letter = text.at(at);
            const char16_t unit = letter.unicode();
            const bool folded = unit == 0x2019 || unit == 0x00A0 || unit == 0xFEFF || unit == 0x3000 || unit == 0x301C || unit == 0xFF5E || (unit >= 0xFF01 && unit <= 0xFF5D) || letter == u'\t';
            QVERIFY2(!folded, qPrintable(text.mid(std::max<qsizetype>(0, at - 20), 40)));
        }
        const QJsonArray stopWords = fileOf(code).value("stopWords"_L1).toArray();
        for (const QJsonValue &word : stopWords) {
            QCOMPARE(word.toString().toLower(), word.toString());
            QCOMPARE(lexemesOf(word.toString()).size(), 1);
        }
    }

    void noListNamesAPhraseTwice_data() { rowPerLanguage(); }
    void noListNamesAPhraseTwice()
    {
        QFETCH(QString, code);
        const QJsonObject file = fileOf(code);
        for (const QString &key : file.keys())
            verifyDistinct(key, file.value(key));
    }

    /// Reads the files of the source tree: a translator sees a mistake without building the program anew.
    void hasNoProblems_data()
    {
        QTest::addColumn<QString>("name");
        const QDir folder(QStringLiteral(TOCSIN_SOURCE_DIR "/resources/languages"));
        const QStringList names = folder.entryList({u"*.json"_s}, QDir::Files, QDir::Name);
        for (const QString &name : names)
            QTest::newRow(qPrintable(name)) << name;
    }
    void hasNoProblems()
    {
        QFETCH(QString, name);
        QFile file(QString(QStringLiteral(TOCSIN_SOURCE_DIR "/resources/languages/") % name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QStringList problems = languageProblems(file.readAll(), name);
        QVERIFY2(problems.isEmpty(), qPrintable(problems.join(u'\n')));
        QVERIFY2(importLanguages().contains(name.chopped(5)), "the file has no line in resources/announcements.qrc");
    }

    void everyKeyIsExplainedToTranslators()
    {
        QFile file(QStringLiteral(TOCSIN_SOURCE_DIR "/resources/languages/README.md"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(file.readAll());
        const QSet<QString> inOneLine{u"minute"_s, u"hour"_s, u"day"_s}; // "second … week"
        const QStringList keys = fileOf(u"en"_s).keys();
        for (const QString &key : keys)
            QVERIFY2(inOneLine.contains(key) || text.contains(QString(u'`' % key % u'`')), qPrintable(key));
    }

    void namesTheFileAndPlaceOfAProblem_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("problem");
        QTest::newRow("broken") << u"\"dayFirst\": false"_s << u"\"dayFirst\" false"_s << u"en.json, line 3, column "_s;
        QTest::newRow("unknown key") << u"\"rangeAnd\""_s << u"\"rangAnd\""_s << u": \"rangAnd\": no such key"_s;
        QTest::newRow("missing key") << u"\"rangeAnd\""_s << u"\"rangAnd\""_s << u"en.json: \"rangeAnd\": is missing"_s;
        QTest::newRow("no list") << u"\"or\": [\"or\"]"_s << u"\"or\": \"or\""_s << u"\"or\": must be a list of words"_s;
        QTest::newRow("no word") << u"\"or\": [\"or\"]"_s << u"\"or\": [\"or\", 7]"_s << u"\"or\"[1]: must be a word"_s;
        QTest::newRow("empty word") << u"\"or\": [\"or\"]"_s << u"\"or\": [\"\"]"_s << u"\"or\"[0]: is empty"_s;
        QTest::newRow("eleven months") << u"[\"january\", \"jan\"], "_s << QString() << u"\"months\": must be 12 lists of words, not 11"_s;
        QTest::newRow("no number") << u"\"one\": 1"_s << u"\"one\": \"1\""_s << u"\"numbers\"[\"one\"]: must be a number"_s;
        QTest::newRow("no day") << u"\"-1\": [\"yesterday\""_s << u"\"last\": [\"yesterday\""_s << u"\"relative\"[\"last\"]: must be a number of days"_s;
        QTest::newRow("no state") << u"\"in_progress\": [\"in progress\""_s << u"\"running\": [\"in progress\""_s << u"\"stateLabels\"[\"running\"]: no such state"_s;
        QTest::newRow("no flag") << u"\"dayFirst\": false"_s << u"\"dayFirst\": 0"_s << u"\"dayFirst\": must be true or false"_s;
        QTest::newRow("no code") << u"\"language\": \"en\""_s << u"\"language\": \"\""_s << u"\"language\": must be the code"_s;
    }
    void namesTheFileAndPlaceOfAProblem()
    {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(QString, problem);
        QFile file(u":/languages/en.json"_s);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QString json = QString::fromUtf8(file.readAll());
        const qsizetype at = json.indexOf(from);
        QVERIFY(at >= 0);
        json.replace(at, from.size(), to);
        const auto read = readLanguage(json.toUtf8(), u"en.json"_s);
        QVERIFY(!read);
        QCOMPARE(read.error().code, Failure::Code::Corrupt);
        QVERIFY2(read.error().detail.contains(problem), qPrintable(read.error().detail));
    }

    void refusesWhatIsNoLanguageFile()
    {
        QVERIFY(!readLanguage({}, u"xx.json"_s));
        QVERIFY(!readLanguage("[]", u"xx.json"_s));
        QVERIFY(!readLanguage("{\"months\": {}}", u"xx.json"_s));
        QVERIFY(readLanguage("[]", u"xx.json"_s).error().detail.startsWith(u"xx.json: a language file is an object"_s));
    }

    void tellsATextOfNoKnownLanguage()
    {
        const auto isForeign = [](const QString &text) {
            bool foreign = false;
            QString lower = text;
            for (QChar &letter : lower)
                letter = letter.toLower();
            const QList<Lexeme> lexemes = lexemesOf(lower);
            (void)languagesOf(lower, lexemes, 0, static_cast<int>(lexemes.size()), &foreign);
            return foreign;
        };
        QVERIFY(isForeign(u"Tervezett karbantartás: 2024. november 14-én 02:00 és 05:00 között a szolgáltatások nem lesznek elérhetőek."_s));
        QVERIFY(isForeign(u"Στις 14 Νοεμβρίου 2024 από τις 02:00 έως τις 05:00 θα πραγματοποιηθούν εργασίες."_s));
        QVERIFY(!isForeign(u"On 14 November from 2:00 to 5:00 some of our servers will be unavailable."_s));
        QVERIFY(!isForeign(u"Am 14. November sind von 2:00 bis 5:00 Uhr einige Server nicht erreichbar."_s));
        QVERIFY(!isForeign(u"11月14日2時から5時までサーバを停止します。"_s));
        QCOMPARE(namesOfTheWorld().phrases.value(u"νοεμβρίου"_s).constFirst().meaning.value, 11);
        QVERIFY(!namesOfTheWorld().phrases.contains(u"listopad"_s)); // October in one language, November in another
    }

    void tellsLanguagesApart_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("code");
        QTest::newRow("de") << u"Wir führen am Montag Arbeiten an der Firewall durch, dabei kann es zu kurzen Ausfällen kommen."_s << u"de"_s;
        QTest::newRow("en") << u"We are moving the firewall on Monday, and some of your connections will be closed."_s << u"en"_s;
        QTest::newRow("es") << u"El lunes cambiaremos el cortafuegos, por lo que se cerrarán las conexiones de los clientes."_s << u"es"_s;
        QTest::newRow("fr") << u"Nous remplaçons le pare-feu lundi, les connexions des clients seront coupées dans la matinée."_s << u"fr"_s;
        QTest::newRow("it") << u"Lunedì sostituiremo il firewall e le connessioni dei clienti saranno chiuse per alcuni minuti."_s << u"it"_s;
        QTest::newRow("ja") << u"月曜日にファイアウォールを交換しますので、接続が切断されます。"_s << u"ja"_s;
        QTest::newRow("ko") << u"월요일에 방화벽을 교체하므로 연결이 끊어집니다."_s << u"ko"_s;
        QTest::newRow("nb") << u"Vi skifter brannmuren på mandag, og noen kunder vil ikke være tilkoblet etter det."_s << u"nb"_s;
        QTest::newRow("nl") << u"Wij vervangen op maandag de firewall, waardoor het netwerk een moment niet bereikbaar zal zijn."_s << u"nl"_s;
        QTest::newRow("pt") << u"Na segunda-feira trocaremos o firewall e as conexões dos clientes serão encerradas."_s << u"pt"_s;
        QTest::newRow("cs") << u"V pondělí vyměníme firewall, spojení zákazníků budou na několik minut přerušena."_s << u"cs"_s;
        QTest::newRow("da") << u"På mandag udskifter vi firewallen, og nogle kunder vil opleve korte afbrydelser."_s << u"da"_s;
        QTest::newRow("fi") << u"Vaihdamme palomuurin maanantaina, ja asiakkaiden yhteydet katkeavat hetkeksi."_s << u"fi"_s;
        QTest::newRow("pl") << u"W poniedziałek wymienimy zaporę sieciową, połączenia zostaną na chwilę przerwane."_s << u"pl"_s;
        QTest::newRow("ru") << u"В понедельник мы заменим межсетевой экран, соединения будут ненадолго прерваны."_s << u"ru"_s;
        QTest::newRow("sv") << u"På måndag byter vi brandvägg och vissa kunder kommer att få korta avbrott."_s << u"sv"_s;
        QTest::newRow("tr") << u"Pazartesi günü güvenlik duvarı değiştirilecektir, bağlantılar kısa bir süre için kesilecektir."_s << u"tr"_s;
        QTest::newRow("zh") << u"我们将于星期一更换防火墙，连接会短暂断开。"_s << u"zh"_s;
        // Short ones, by the words that announcements have.
        QTest::newRow("fr, short") << u"Intervention programmée\n\nDébut : 12/10/2023 22:00\nFin : 13/10/2023 02:00"_s << u"fr"_s;
        QTest::newRow("de, short") << u"Geplante Wartung\n\nBeginn: 07.02.2024 02:00\nEnde: 07.02.2024 04:30"_s << u"de"_s;
        QTest::newRow("it, short") << u"Manutenzione programmata\n\nInizio: 14/11/2024 ore 00:30\nFine: 14/11/2024 ore 03:00"_s << u"it"_s;
        QTest::newRow("en, short") << u"Router upgrade\n\nStart: 2024-05-02 00:00\nEnd: 2024-05-02 06:00"_s << u"en"_s;
    }
    void tellsLanguagesApart()
    {
        QFETCH(QString, text);
        QFETCH(QString, code);
        QString lower = text;
        for (QChar &letter : lower)
            letter = letter.toLower();
        const QList<Lexeme> lexemes = lexemesOf(lower);
        QCOMPARE(languagesOf(lower, lexemes, 0, static_cast<int>(lexemes.size())).constFirst(), code);
    }

private:
    static void rowPerLanguage()
    {
        QTest::addColumn<QString>("code");
        for (const QString &code : importLanguages())
            QTest::newRow(qPrintable(code)) << code;
    }

    /// How many of the lists in @p lists name something that no other names.
    [[nodiscard]] static int distinctNames(const QJsonArray &lists)
    {
        QSet<QString> seen;
        int distinct = 0;
        for (const QJsonValue &list : lists) {
            const QJsonArray names = list.toArray();
            bool fresh = !names.isEmpty();
            for (const QJsonValue &name : names)
                fresh = fresh && !seen.contains(name.toString());
            for (const QJsonValue &name : names)
                seen += name.toString();
            distinct += fresh ? 1 : 0;
        }
        return distinct;
    }

    static void verifyDistinct(const QString &key, const QJsonValue &value)
    {
        if (value.isObject()) {
            const QJsonObject object = value.toObject();
            for (const QString &inner : object.keys())
                verifyDistinct(QString(key % u'.' % inner), object.value(inner));
            return;
        }
        QSet<QString> seen;
        const QJsonArray items = value.toArray();
        for (const QJsonValue &item : items) {
            if (item.isArray()) {
                verifyDistinct(key, item);
                continue;
            }
            QVERIFY2(!seen.contains(item.toString()), qPrintable(QString(key % u": " % item.toString())));
            seen += item.toString();
        }
    }
};

QTEST_GUILESS_MAIN(TestLanguages)
#include "tst_languages.moc"
