// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/time/isotime.h"
#include "models/time/housestyle.h"
#include "tests/support/qtestsetup.h"

#include <QDir>

using namespace Qt::StringLiterals;
using namespace tocsin;

namespace {

const QStringList three{u"Europe/Oslo"_s, u"America/New_York"_s, u"America/Los_Angeles"_s}; // clazy:exclude=non-pod-global-static

HouseStyle styleNamed(const QString &name)
{
    return houseStyle(name).value_or(HouseStyle());
}

} // namespace

class TestStamp : public QObject
{
    Q_OBJECT

private slots:
    void init() { tocsin::test::failOnWarnings(); }
    void writesInstants_data();
    void writesInstants();
    void writesIntervals_data();
    void writesIntervals();
    void writesLongForms_data();
    void writesLongForms();
    void writesHalvesOfTheDay_data();
    void writesHalvesOfTheDay();
    void writesDurations_data();
    void writesDurations();
    void writesTheHourAlone();
    void saysEverybodysWordsInEveryLanguage();
    void refusesBrokenStyles_data();
    void refusesBrokenStyles();
    void everyBuiltInStyleIsRight();
    void namesTheStylesThereAre();
};

void TestStamp::writesInstants_data()
{
    QTest::addColumn<QString>("style");
    QTest::addColumn<QString>("at");
    QTest::addColumn<QStringList>("zones");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const char *style, const char *at, const QStringList &zones, const char *text) {
        QTest::newRow(name) << QString::fromLatin1(style) << QString::fromLatin1(at) << zones << QString::fromUtf8(text);
    };
    row("three zones", "tocsin", "2023-09-29T10:20Z", three, "2023-09-29 12:20 CEST (06:20 EDT, 03:20 PDT)");
    row("Runbox", "runbox", "2023-09-29T10:20Z", three, "2023-09-29 12:20 CEST (06:20 AM EDT, 03:20 AM PDT)");
    row("Runbox, midnight is 12 AM", "runbox", "2023-10-06T07:30Z", three, "2023-10-06 09:30 CEST (03:30 AM EDT, 12:30 AM PDT)");
    row("Runbox, noon is 12 PM", "runbox", "2023-10-06T16:00Z", three, "2023-10-06 18:00 CEST (12:00 PM EDT, 09:00 AM PDT)");
    row("Clever Cloud", "clever", "2022-06-10T06:04Z", {u"Europe/Paris"_s}, "06:04 UTC");
    row("Tiger", "tiger", "2008-08-12T16:48Z", {u"America/Los_Angeles"_s}, "9:48 AM Pacific time");
    row("Tiger where the clock shows it twice", "tiger", "2024-11-03T09:30Z", {u"America/Los_Angeles"_s}, "1:30 AM PST");
    row("another day elsewhere", "tocsin", "2023-09-29T06:20Z", three, "2023-09-29 08:20 CEST (02:20 EDT, 2023-09-28 23:20 PDT)");
    row("another day, no date in the style", "clever", "2023-09-29T06:20Z", three, "06:20 UTC");
    row("zone without letters", "tocsin", "2023-09-29T06:20Z", {u"Asia/Kathmandu"_s}, "2023-09-29 12:05 UTC+05:45");
    row("zones that show the same", "tocsin", "2023-09-29T10:20Z", {u"Europe/Oslo"_s, u"Europe/Paris"_s, u"UTC"_s}, "2023-09-29 12:20 CEST (10:20 UTC)");
    row("unknown zones are left out", "tocsin", "2023-09-29T10:20Z", {u"CEST"_s, u"Europe/Paris"_s}, "2023-09-29 12:20 CEST");
    row("no zone is UTC", "tocsin", "2023-09-29T10:20Z", {}, "2023-09-29 10:20 UTC");
    row("letters that mean another zone to this reader", "tocsin", "2023-09-29T10:20Z", {u"Europe/Paris"_s, u"Asia/Manila"_s},
        "2023-09-29 12:20 CEST (18:20 UTC+08:00)");
    row("the same letters at home", "tocsin", "2023-09-29T10:20Z", {u"Asia/Manila"_s}, "2023-09-29 18:20 PST");
    row("the last minute of four digits", "tocsin", "9999-12-31T23:59Z", {u"Europe/Oslo"_s, u"UTC"_s}, "10000-01-01 00:59 CET (9999-12-31 23:59 UTC)");
    row("the first day", "tocsin", "0001-01-01T00:00Z", {u"UTC"_s, u"America/New_York"_s}, "0001-01-01 00:00 UTC (0000-12-31 19:03 UTC-04:56)");
    row("first of two", "tocsin", "2024-10-27T00:30Z", {u"Europe/Paris"_s}, "2024-10-27 02:30 CEST");
    row("second of two", "tocsin", "2024-10-27T01:30Z", {u"Europe/Paris"_s}, "2024-10-27 02:30 CET");
    row("five hours in that week", "tocsin", "2023-10-30T12:00Z", {u"Europe/Oslo"_s, u"America/New_York"_s}, "2023-10-30 13:00 CET (08:00 EDT)");
}

void TestStamp::writesInstants()
{
    QFETCH(QString, style);
    QFETCH(QString, at);
    QFETCH(QStringList, zones);
    QTEST(stamp(*fromIsoUtc(at), styleNamed(style).stamp, zones, u"en"_s), "text");
}

void TestStamp::writesIntervals_data()
{
    QTest::addColumn<QString>("style");
    QTest::addColumn<QString>("begin");
    QTest::addColumn<QString>("end");
    QTest::addColumn<QStringList>("zones");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const char *style, const char *begin, const char *end, const QStringList &zones, const char *text) {
        QTest::newRow(name) << QString::fromLatin1(style) << QString::fromLatin1(begin) << QString::fromLatin1(end) << zones << QString::fromUtf8(text);
    };
    row("one day", "tocsin", "2023-09-29T20:00Z", "2023-09-29T21:30Z", {u"Europe/Oslo"_s, u"America/New_York"_s},
        "2023-09-29 22:00–23:30 CEST (16:00–17:30 EDT)");
    row("over midnight here only", "tocsin", "2023-09-29T20:00Z", "2023-09-29T23:00Z", {u"Europe/Oslo"_s, u"America/New_York"_s},
        "2023-09-29 22:00 – 2023-09-30 01:00 CEST (2023-09-29 16:00–19:00 EDT)");
    row("over midnight there only", "tocsin", "2023-09-29T03:30Z", "2023-09-29T04:30Z", {u"Europe/Oslo"_s, u"America/New_York"_s},
        "2023-09-29 05:30–06:30 CEST (2023-09-28 23:30 – 2023-09-29 00:30 EDT)");
    row("a day and an hour", "tocsin", "2023-09-29T10:00Z", "2023-09-30T10:00Z", {u"Europe/Oslo"_s, u"America/New_York"_s},
        "2023-09-29 12:00 – 2023-09-30 12:00 CEST (2023-09-29 06:00 – 2023-09-30 06:00 EDT)");
    row("over a change of clocks", "tocsin", "2024-10-27T00:30Z", "2024-10-27T01:30Z", {u"Europe/Paris"_s}, "2024-10-27 02:30 CEST – 02:30 CET");
    row("Runbox", "runbox", "2023-09-29T10:00Z", "2023-09-29T11:00Z", {u"Europe/Oslo"_s, u"America/New_York"_s},
        "2023-09-29 12:00–13:00 CEST (06:00 AM – 07:00 AM EDT)");
    row("Clever", "clever", "2022-06-10T05:23Z", "2022-06-10T05:35Z", {u"Europe/Paris"_s}, "05:23–05:35 UTC");
    row("Clever over midnight", "clever", "2022-06-10T23:23Z", "2022-06-11T00:35Z", {u"Europe/Paris"_s}, "Fri 23:23 – Sat 00:35 UTC");
    row("Tiger", "tiger", "2008-08-12T16:48Z", "2008-08-12T16:52Z", {u"America/Los_Angeles"_s}, "9:48 AM – 9:52 AM Pacific time");
}

void TestStamp::writesIntervals()
{
    QFETCH(QString, style);
    QFETCH(QString, begin);
    QFETCH(QString, end);
    QFETCH(QStringList, zones);
    QTEST(intervalStamp(*fromIsoUtc(begin), *fromIsoUtc(end), styleNamed(style).stamp, zones, u"en"_s), "text");
}

void TestStamp::writesLongForms_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("en") << u"Friday, September 29 at 12:20 PM Paris time"_s;
    QTest::newRow("fr") << u"vendredi 29 septembre à 12 h 20, heure de Paris"_s;
    QTest::newRow("de") << u"Freitag, 29. September um 12:20 Uhr, Pariser Zeit"_s;
    QTest::newRow("es") << u"viernes, 29 de septiembre, 12:20, hora de París"_s;
    QTest::newRow("it") << u"venerdì 29 settembre alle ore 12:20, ora di Parigi"_s;
    QTest::newRow("pt") << u"sexta-feira, 29 de setembro às 12:20, hora de Paris"_s;
    QTest::newRow("nl") << u"vrijdag 29 september om 12:20, tijd in Parijs"_s;
    QTest::newRow("nb") << u"fredag 29. september kl. 12:20 Paris-tid"_s;
    QTest::newRow("ja") << u"9月29日金曜日 12:20（パリ時間）"_s;
    QTest::newRow("zh") << u"9月29日星期五 12:20（巴黎时间）"_s;
    QTest::newRow("zh-Hans") << u"9月29日星期五 12:20（巴黎时间）"_s;
    QTest::newRow("ko") << u"9월 29일 금요일 오후 12:20(파리 시간)"_s;
    QTest::newRow("sv") << u"Friday, September 29 at 12:20 PM Paris time"_s; // no words, so no half of a sentence in Swedish
    QTest::newRow("ar") << u"Friday, September 29 at 12:20 PM Paris time"_s;
    QTest::newRow("xx") << u"Friday, September 29 at 12:20 PM Paris time"_s;
}

void TestStamp::writesLongForms()
{
    StampStyle style;
    style.date = DateSpelling::LongNoYear;
    style.hours = HourCycle::Language;
    style.zone = ZoneSpelling::Place;
    QTEST(stamp(*fromIsoUtc(u"2023-09-29T10:20Z"), style, {u"Europe/Paris"_s}, QString::fromLatin1(QTest::currentDataTag())), "text");
}

void TestStamp::writesHalvesOfTheDay_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("en") << u"2023-09-29 12:20 CEST (06:20 AM EDT)"_s;
    QTest::newRow("en-GB") << u"2023-09-29 12:20 CEST (06:20 AM EDT)"_s;
    QTest::newRow("fr") << u"2023-09-29 12:20 CEST (06:20 AM EDT)"_s;
    QTest::newRow("nb") << u"2023-09-29 12:20 CEST (06:20 a.m. EDT)"_s;
    QTest::newRow("nl") << u"2023-09-29 12:20 CEST (06:20 a.m. EDT)"_s;
    QTest::newRow("es") << u"2023-09-29 12:20 CEST (06:20 a.\u00a0m. EDT)"_s;
    QTest::newRow("ja") << u"2023-09-29 12:20 CEST (午前06:20 EDT)"_s;
}

void TestStamp::writesHalvesOfTheDay()
{
    QTEST(stamp(*fromIsoUtc(u"2023-09-29T10:20Z"), styleNamed(u"runbox"_s).stamp, {u"Europe/Oslo"_s, u"America/New_York"_s}, QString::fromLatin1(QTest::currentDataTag())), "text");
}

void TestStamp::writesDurations_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<qint64>("shortest");
    QTest::addColumn<qint64>("longest");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const char *language, qint64 shortest, qint64 longest, const char *text) {
        QTest::newRow(name) << QString::fromLatin1(language) << shortest * secondMs << longest * secondMs << QString::fromUtf8(text);
    };
    row("range", "en", 900, 1200, "15–20 min");
    row("one", "en", 300, 300, "5 min");
    row("two units", "en", 5400, 5400, "1 h 30 min");
    row("days", "de", 2 * 86400, 2 * 86400, "2 Tage");
    row("one day", "de", 86400, 86400, "1 Tag");
    row("range of hours", "nl", 3600, 7200, "1-2 uur");
    row("range in minutes", "en", 5400, 7200, "90–120 min");
    row("range of a short and a long", "en", 30, 90061, "30 s – 1 day 1 h 1 min 1 s");
    row("nothing", "en", 0, 0, "0 min");
    row("upside down", "en", 1200, 900, "20 min");
    row("Japanese", "ja", 900, 1200, "15～20 分");
    row("Chinese", "zh-Hans", 5400, 5400, "1小时30分钟");
}

void TestStamp::writesDurations()
{
    QFETCH(QString, language);
    QFETCH(qint64, shortest);
    QFETCH(qint64, longest);
    QTEST(durationText(shortest, longest, language), "text");
}

void TestStamp::writesTheHourAlone()
{
    StampStyle style = styleNamed(u"tiger"_s).stamp;
    const Instant nine = *fromIsoUtc(u"2008-08-12T16:00Z");
    QCOMPARE(stamp(nine, style, {u"America/Los_Angeles"_s}, u"en"_s, Precision::Hour), u"9 AM Pacific time"_s);
    QCOMPARE(stamp(nine, style, {u"America/Los_Angeles"_s}, u"en"_s), u"9:00 AM Pacific time"_s);
    QCOMPARE(stamp(nine, style, {u"America/Los_Angeles"_s}, u"en"_s, Precision::Day), u"Tuesday, August 12, 2008"_s);
    style.hours = HourCycle::Language;
    style.zone = ZoneSpelling::Abbreviation;
    QCOMPARE(stamp(nine, style, {u"Europe/Paris"_s}, u"fr"_s, Precision::Hour), u"18 h CEST"_s);
}

void TestStamp::saysEverybodysWordsInEveryLanguage()
{
    // Wherever the window knows a language, the words of states, kinds and updates exist in it.
    const QStringList files = QDir(QStringLiteral(TOCSIN_SOURCE_DIR "/resources/languages")).entryList({u"*.json"_s}, QDir::Files);
    QVERIFY(files.size() > 10);
    for (const QString &name : houseStyleNames()) {
        const HouseStyle style = styleNamed(name);
        for (const QString &file : files) {
            const QString language = file.section(u'.', 0, 0);
            if (language == "en"_L1)
                continue;
            const HouseWords &words = wordsIn(style, language);
            for (auto state = style.states.cbegin(); state != style.states.cend(); ++state)
                QVERIFY2(words.states.value(state.key()).compare(*state, Qt::CaseInsensitive) != 0, qPrintable(name + u' ' + language + u' ' + state.key()));
            QVERIFY2(words.edited != "(edited)"_L1, qPrintable(name + u' ' + language));
        }
    }
    QCOMPARE(wordsIn(styleNamed(u"tocsin"_s), u"de-AT"_s).states.value(u"monitoring"_s), u"Wird beobachtet"_s);
    QCOMPARE(wordsIn(styleNamed(u"tiger"_s), u"de"_s).states.value(u"monitoring"_s), u"wird beobachtet"_s);
    QCOMPARE(wordsIn(styleNamed(u"runbox"_s), u"es"_s).updateHeading, u"Actualización {stamp}"_s);
    QCOMPARE(wordsIn(styleNamed(u"clever"_s), u"ja"_s).updateHeading, u"EDIT {stamp}:"_s); // its own word
    QCOMPARE(wordsIn(styleNamed(u"clever"_s), u"fr"_s).updateHeading, u"MÀJ {stamp}\u00a0:"_s);
    // What a house calls in its own way it goes on calling so, unless its file says otherwise.
    const auto own = parseHouseStyle(R"({"stamp":{},"states":{"resolved":"Alt i orden","completed":"DONE","scheduled":"SCHEDULED"},"languages":{"fr":{"states":{"completed":"Fait"}}}})", u"own"_s);
    QVERIFY2(own, own ? "" : qPrintable(own.error().detail));
    QCOMPARE(wordsIn(*own, u"nb"_s).states.value(u"resolved"_s), u"Alt i orden"_s);
    QCOMPARE(wordsIn(*own, u"fr"_s).states.value(u"completed"_s), u"Fait"_s);
    QCOMPARE(wordsIn(*own, u"fr"_s).states.value(u"scheduled"_s), u"PLANIFIÉ"_s);
    QCOMPARE(wordsIn(*own, u"en"_s).states.value(u"scheduled"_s), u"SCHEDULED"_s);
}

void TestStamp::refusesBrokenStyles_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("place");
    const auto row = [](const char *name, const char *json, const char *place) { QTest::newRow(name) << QByteArray(json) << QString::fromLatin1(place); };
    row("no JSON", "{\n \"stamp\": {,}}", "line 2, column");
    row("no object", "[]", "no object");
    row("no stamp", "{}", "stamp is no object");
    row("unknown member", "{\"stamp\":{},\"colour\":1}", "colour");
    row("unknown member below", "{\"stamp\":{\"colour\":1}}", "stamp.colour");
    row("unknown value", "{\"stamp\":{\"date\":\"roman\"}}", "stamp.date");
    row("wrong type", "{\"stamp\":{\"padHour\":1}}", "stamp.padHour");
    row("unknown zone", "{\"stamp\":{\"fixedZone\":\"CEST\"}}", "stamp.fixedZone");
    row("negative number", "{\"stamp\":{\"maxZones\":-1}}", "stamp.maxZones");
    row("heading without stamp", "{\"stamp\":{},\"updateHeading\":\"Update\"}", "updateHeading");
    row("title without title", "{\"stamp\":{},\"title\":\"x\"}", "title");
    row("no word for the day", "{\"stamp\":{\"date\":\"none\",\"otherDay\":\"none\"}}", "stamp.otherDay");
    row("no list of kinds", "{\"stamp\":{},\"kinds\":[]}", "kinds is no object");
    row("unknown kind", "{\"stamp\":{},\"kinds\":{\"gossip\":\"Gossip\"}}", "kinds.gossip");
    row("unknown member of a language", "{\"stamp\":{},\"languages\":{\"fr\":{\"colour\":\"bleu\"}}}", "languages.fr.colour");
    row("heading without stamp in a language", "{\"stamp\":{},\"languages\":{\"fr\":{\"updateHeading\":\"Mise\"}}}", "languages.fr.updateHeading");
    row("language with a region", "{\"stamp\":{},\"languages\":{\"fr-CA\":{}}}", "languages.fr-CA");
    row("unknown state", "{\"stamp\":{},\"states\":{\"gone\":\"Gone\"}}", "states.gone");
}

void TestStamp::refusesBrokenStyles()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, place);
    const Result<HouseStyle> style = parseHouseStyle(json, u"mine"_s);
    QVERIFY(!style);
    QCOMPARE(style.error().code, Failure::Code::Corrupt);
    QVERIFY2(style.error().detail.startsWith("mine.json: "_L1) && style.error().detail.contains(place), qPrintable(style.error().detail));
}

void TestStamp::everyBuiltInStyleIsRight()
{
    for (const QString &name : houseStyleNames()) {
        const Result<HouseStyle> style = houseStyle(name);
        QVERIFY2(style, style ? "" : qPrintable(style.error().detail));
        QCOMPARE(style->name, name);
        QVERIFY(!style->label.isEmpty());
        QCOMPARE(style->states.size(), 9);
    }
    QCOMPARE(houseStyle(QString())->name, u"tocsin"_s);
    QCOMPARE(houseStyle(u"tocsin"_s)->stamp, StampStyle());
}

void TestStamp::namesTheStylesThereAre()
{
    const Result<HouseStyle> style = houseStyle(u"../secret"_s);
    QVERIFY(!style);
    QCOMPARE(style.error().code, Failure::Code::NotFound);
    QVERIFY(style.error().detail.contains("runbox"_L1));
}

QTEST_GUILESS_MAIN(TestStamp)
#include "tst_stamp.moc"
