// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/time/abbreviations.h"
#include "models/time/isotime.h"
#include "models/time/walltime.h"
#include "models/time/zonewords.h"
#include "tests/support/qtestsetup.h"

using namespace Qt::StringLiterals;
using namespace tocsin;

class TestAbbreviations : public QObject
{
    Q_OBJECT

private slots:
    void init() { tocsin::test::failOnWarnings(); }
    void readsAZonedTime_data();
    void readsAZonedTime();
    void findsWordsInText_data();
    void findsWordsInText();
    void takesNoOrdinaryWords_data();
    void takesNoOrdinaryWords();
    void readsBackWhatItWrites_data();
    void readsBackWhatItWrites();
    void knowsWhenMoscowChanged();
    void settlesNothingByWhatAZoneGaveUpLongAgo();
    void namesOnlyZonesThatExist();
    void refusesABrokenTable_data();
    void refusesABrokenTable();
};

void TestAbbreviations::readsAZonedTime_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("wall");
    QTest::addColumn<QString>("home");
    QTest::addColumn<QString>("expected"); // literal instants | meant instants | certain, force (never, somewhere, everywhere) | suggestion
    const auto row = [](const char *name, const char *word, const char *wall, const char *home, const char *expected) {
        QTest::newRow(name) << QString::fromUtf8(word) << QString::fromLatin1(wall) << QString::fromLatin1(home) << QString::fromLatin1(expected);
    };
    row("CEST in summer", "CEST", "2023-09-29 12:20", "", "10:20 | 10:20 | certain everywhere | ");
    row("CEST in winter", "CEST", "2024-01-10 12:20", "Europe/Paris", "10:20 | 11:20 | open never | CET");
    row("CET in summer at home", "CET", "2020-07-27 23:00", "Europe/Oslo", "22:00 | 21:00 | open never | CEST");
    row("CET in summer, no home", "CET", "2020-07-27 23:00", "", "22:00 | 21:00 22:00 | open somewhere | CEST");
    row("MEZ", "MEZ", "2024-01-10 12:00", "Europe/Berlin", "11:00 | 11:00 | certain everywhere | ");
    row("MESZ after Uhr", "Uhr MESZ", "2024-07-10 12:00", "Europe/Vienna", "10:00 | 10:00 | certain everywhere | ");
    row("HAE", "HAE", "2024-07-10 12:00", "America/Toronto", "16:00 | 16:00 | certain everywhere | ");
    row("HNE", "HNE", "2024-01-10 12:00", "America/Montreal", "17:00 | 17:00 | certain everywhere | ");
    row("HEEC", "HEEC", "2024-07-10 12:00", "Europe/Paris", "10:00 | 10:00 | certain everywhere | ");
    row("EST of New York in March", "EST", "2024-03-13 12:00", "America/New_York", "17:00 | 16:00 | open never | EDT");
    row("EST of Panama", "EST", "2024-03-13 12:00", "America/Panama", "17:00 | 17:00 | certain everywhere | ");
    row("EST of Jamaica", "EST", "2024-03-13 12:00", "America/Jamaica", "17:00 | 17:00 | certain everywhere | ");
    row("EST from elsewhere in March", "EST", "2024-03-13 12:00", "Europe/Oslo", "17:00 | 16:00 17:00 | open somewhere | EDT");
    row("EST from elsewhere in winter", "EST", "2024-01-13 12:00", "Europe/Oslo", "17:00 | 17:00 | certain everywhere | ");
    row("EST of Sydney", "EST", "2024-06-13 12:00", "Australia/Sydney", "02:00 | 02:00 | certain everywhere | ");
    row("CST of Chicago", "CST", "2024-01-13 12:00", "America/Chicago", "18:00 | 18:00 | certain everywhere | ");
    row("CST of Mexico City", "CST", "2024-07-13 12:00", "America/Mexico_City", "18:00 | 18:00 | certain everywhere | ");
    row("CST of Shanghai", "CST", "2024-01-13 12:00", "Asia/Shanghai", "04:00 | 04:00 | certain everywhere | ");
    row("CST of Havana", "CST", "2024-01-13 12:00", "America/Havana", "17:00 | 17:00 | certain everywhere | ");
    row("CST of nobody", "CST", "2024-01-13 12:00", "", "04:00 17:00 18:00 | 04:00 17:00 18:00 | open everywhere | ");
    row("IST of India", "IST", "2024-01-13 12:00", "Asia/Kolkata", "06:30 | 06:30 | certain everywhere | ");
    row("IST of Ireland", "IST", "2024-07-13 12:00", "Europe/Dublin", "11:00 | 11:00 | certain everywhere | ");
    row("IST of Israel", "IST", "2024-01-13 12:00", "Asia/Jerusalem", "10:00 | 10:00 | certain everywhere | ");
    row("IST of nobody", "IST", "2024-07-13 12:00", "Europe/Paris", "06:30 10:00 11:00 | 06:30 09:00 11:00 | open somewhere | ");
    row("BST of London", "BST", "2024-07-13 12:00", "Europe/London", "11:00 | 11:00 | certain everywhere | ");
    row("BST of London in winter", "BST", "2024-01-13 12:00", "Europe/London", "11:00 | 12:00 | open never | GMT");
    row("British Standard Time", "BST", "1970-01-13 12:00", "Europe/London", "11:00 | 11:00 | certain everywhere | ");
    row("BST of Dhaka", "BST", "2024-01-13 12:00", "Asia/Dhaka", "06:00 | 06:00 | certain everywhere | ");
    row("BST of nobody", "BST", "2024-07-13 12:00", "", "06:00 11:00 | 06:00 11:00 | open everywhere | ");
    row("GMT anywhere", "GMT", "2024-07-13 12:00", "Europe/Oslo", "12:00 | 12:00 | certain everywhere | ");
    row("GMT of London in summer", "GMT", "2024-07-13 12:00", "Europe/London", "12:00 | 11:00 | open never | BST");
    row("PST of Los Angeles in summer", "PST", "2024-07-13 12:00", "America/Los_Angeles", "20:00 | 19:00 | open never | PDT");
    row("MST of Phoenix in summer", "MST", "2024-07-13 12:00", "America/Phoenix", "19:00 | 19:00 | certain everywhere | ");
    row("JST", "JST", "2024-07-13 12:00", "", "03:00 | 03:00 | certain everywhere | ");
    row("KST", "KST", "2024-07-13 12:00", "", "03:00 | 03:00 | certain everywhere | ");
    row("AEDT", "AEDT", "2024-01-13 12:00", "", "01:00 | 01:00 | certain everywhere | ");
    row("NZST", "NZST", "2024-07-13 12:00", "", "00:00 | 00:00 | certain everywhere | ");
    row("SAST", "SAST", "2024-07-13 12:00", "", "10:00 | 10:00 | certain everywhere | ");
    row("BRT", "BRT", "2024-07-13 12:00", "", "15:00 | 15:00 | certain everywhere | ");
    row("ART", "ART", "2024-07-13 12:00", "", "15:00 | 15:00 | certain everywhere | ");
    row("AKST in summer", "AKST", "2024-07-13 12:00", "", "21:00 | 20:00 | open never | AKDT");
    row("HST", "HST", "2024-07-13 12:00", "", "22:00 | 22:00 | certain everywhere | ");
    row("EEST", "EEST", "2024-07-13 12:00", "", "09:00 | 09:00 | certain everywhere | ");
    row("home's own letters", "WIB", "2024-07-13 12:00", "Asia/Jakarta", "05:00 | 05:00 | certain everywhere | ");
    row("Pacific time", "Pacific time", "2013-05-22 22:00", "", "05:00 | 05:00 | certain everywhere | ");
    row("Pacific", "Pacific", "2018-03-02 21:00", "", "05:00 | 05:00 | certain everywhere | ");
    row("PT in Vancouver", "PT", "2018-03-02 21:00", "America/Vancouver", "05:00 | 05:00 | certain everywhere | ");
    row("Pacific time in the gap", "Pacific time", "2024-03-10 02:30", "", " |  | open never | ");
    row("Pacific time shown twice", "Pacific time", "2024-11-03 01:30", "", "08:30 09:30 | 08:30 09:30 | open everywhere | ");
    row("PDT of the two", "PDT", "2024-11-03 01:30", "", "08:30 | 08:30 09:30 | certain everywhere | ");
    row("PST of the two", "PST", "2024-11-03 01:30", "", "09:30 | 08:30 09:30 | certain everywhere | ");
    row("Paris time", "Paris time", "2014-10-07 20:00", "", "18:00 | 18:00 | certain everywhere | ");
    row("heure de Paris", "heure de Paris", "2014-10-07 20:00", "", "18:00 | 18:00 | certain everywhere | ");
    row("norsk tid", "norsk tid", "2014-10-07 20:00", "", "18:00 | 18:00 | certain everywhere | ");
    row("hora peninsular", "hora peninsular", "2014-10-07 20:00", "", "18:00 | 18:00 | certain everywhere | ");
    row("ora italiana", "ora italiana", "2014-10-07 20:00", "", "18:00 | 18:00 | certain everywhere | ");
    row("hora de Brasília", "hora de Brasília", "2024-07-07 20:00", "", "23:00 | 23:00 | certain everywhere | ");
    row("uur Nederlandse tijd", "uur Nederlandse tijd", "2014-10-07 20:00", "", "18:00 | 18:00 | certain everywhere | ");
    row("Japanese", "日本時間", "2014-10-07 20:00", "", "11:00 | 11:00 | certain everywhere | ");
    row("Chinese", "北京时间", "2014-10-07 20:00", "", "12:00 | 12:00 | certain everywhere | ");
    row("Chinese UTC", "协定世界时", "2014-10-07 20:00", "", "20:00 | 20:00 | certain everywhere | ");
    row("Ortszeit at home", "Ortszeit", "2014-10-07 20:00", "Europe/Berlin", "18:00 | 18:00 | certain everywhere | ");
    row("Ortszeit of nobody", "Ortszeit", "2014-10-07 20:00", "", " |  | open never | ");
    row("UTC+2", "UTC+2", "2014-10-07 20:00", "", "18:00 | 18:00 | certain everywhere | ");
    row("GMT-5", "GMT-5", "2014-10-07 15:00", "", "20:00 | 20:00 | certain everywhere | ");
    row("GMT−5 with a minus sign", "GMT−5", "2014-10-07 15:00", "", "20:00 | 20:00 | certain everywhere | ");
    row("UTC+05:30", "UTC+05:30", "2014-10-07 20:00", "", "14:30 | 14:30 | certain everywhere | ");
    row("UTC+0530", "UTC+0530", "2014-10-07 20:00", "", "14:30 | 14:30 | certain everywhere | ");
    row("UTC +2", "UTC +2", "2014-10-07 20:00", "", "18:00 | 18:00 | certain everywhere | ");
    row("bare offset", "-07:00", "2014-10-07 15:00", "", "22:00 | 22:00 | certain everywhere | ");
    row("Z", "Z", "2014-10-07 20:00", "Europe/Paris", "20:00 | 20:00 | certain everywhere | ");
    row("no word at all", "hello", "2014-10-07 20:00", "", " |  | open never | ");
    row("no-break space", "Pacific\u00A0time", "2013-05-22 22:00", "", "05:00 | 05:00 | certain everywhere | ");
    row("lower case", "pst", "2024-01-13 12:00", "America/Los_Angeles", "20:00 | 20:00 | certain everywhere | ");
}

void TestAbbreviations::readsAZonedTime()
{
    QFETCH(QString, word);
    QFETCH(QString, wall);
    QFETCH(QString, home);
    const ZonedTimeAnswer answer = readZonedTime(word, QDate::fromString(wall.first(10), Qt::ISODate), QTime::fromString(wall.mid(11), u"HH:mm"_s), home);
    const auto clocks = [](const QList<Instant> &instants) {
        QStringList texts;
        for (const Instant instant : instants)
            texts.append(isoUtc(instant).mid(11, 5));
        texts.sort();
        return texts.join(u' ');
    };
    const QString force = answer.everywhereInForce ? u"everywhere"_s : answer.inForce ? u"somewhere"_s : u"never"_s;
    const QString found = clocks(answer.literal) + u" | "_s + clocks(answer.meant) + u" | "_s + (answer.isCertain() ? u"certain "_s : u"open "_s) + force
        + u" | "_s + answer.suggestion;
    QTEST(found, "expected");
    QVERIFY(answer.readings.isEmpty() || isZoneKnown(answer.zone));
}

void TestAbbreviations::findsWordsInText_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("words");
    QTest::newRow("Runbox") << u"at 09:00 CEST (03:00 AM EDT, 00:00 PDT)."_s << QStringList{u"CEST"_s, u"EDT"_s, u"PDT"_s};
    QTest::newRow("glued") << u"12:00CET and 14:00Z"_s << QStringList{u"CET"_s, u"Z"_s};
    QTest::newRow("longest wins") << u"9 AM Pacific Daylight Time"_s << QStringList{u"Pacific Daylight Time"_s};
    QTest::newRow("interval, no offset") << u"10:00 UTC - 13:00 UTC"_s << QStringList{u"UTC"_s, u"UTC"_s};
    QTest::newRow("interval glued") << u"10:00 UTC-13:00 UTC"_s << QStringList{u"UTC"_s, u"UTC"_s};
    QTest::newRow("offsets") << u"UTC+2, GMT-5, UTC +5:30 and UTC+99"_s << QStringList{u"UTC+2"_s, u"GMT-5"_s, u"UTC +5:30"_s, u"UTC"_s};
    QTest::newRow("city") << u"8 pm Oslo time, 20 Uhr Wiener Zeit, 20 h, heure d’Oslo"_s
                          << QStringList{u"Oslo time"_s, u"Uhr Wiener Zeit"_s, u"heure d’Oslo"_s};
    QTest::newRow("Uhr") << u"um 12:00 Uhr MESZ"_s << QStringList{u"Uhr MESZ"_s};
    QTest::newRow("CJK without spaces") << u"日本時間12時、北京时间11时"_s << QStringList{u"日本時間"_s, u"北京时间"_s};
    QTest::newRow("zero width inside") << u"12:00 C\u200BEST"_s << QStringList{u"C\u200BEST"_s};
    QTest::newRow("word and time") << u"5 PM PST time."_s << QStringList{u"PST time"_s};
    QTest::newRow("nothing") << u"The best time to restart is never; see you."_s << QStringList{};
}

void TestAbbreviations::findsWordsInText()
{
    QFETCH(QString, text);
    QStringList found;
    for (const auto &[position, match] : zoneWordsIn(text)) {
        QCOMPARE(text.mid(position, match.length), match.word);
        QVERIFY(!readZoneWord(match.word, {}, u"UTC"_s).isEmpty());
        found.append(match.word);
    }
    QTEST(found, "words");
}

void TestAbbreviations::takesNoOrdinaryWords_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("French est") << u"le serveur est revenu et tout va"_s;
    QTest::newRow("German ist") << u"der Server ist wieder da, Art und Weise"_s;
    QTest::newRow("English") << u"we met a cat in the west; the best guest, a pet, central eastern"_s;
    QTest::newRow("inside words") << u"BESTCET xCEST CEST2 UTCx"_s;
    QTest::newRow("Spanish") << u"la mayor parte del pacífico et al."_s;
    QTest::newRow("Z alone") << u"Zone Z, plan Z"_s;
    QTest::newRow("small city") << u"a nice time, down time, over time"_s;
}

void TestAbbreviations::takesNoOrdinaryWords()
{
    QFETCH(QString, text);
    QStringList found;
    for (const auto &[position, match] : zoneWordsIn(text))
        found.append(match.word);
    QCOMPARE(found, QStringList());
}

void TestAbbreviations::readsBackWhatItWrites_data()
{
    QTest::addColumn<QString>("language");
    for (const char *language : {"en", "fr", "de", "es", "it", "pt", "nl", "nb", "ja", "zh", "ko"})
        QTest::newRow(language) << QString::fromLatin1(language);
}

void TestAbbreviations::readsBackWhatItWrites()
{
    // Every zone that a person may choose, named as this language names its time, is read as a zone with the same clocks.
    QFETCH(QString, language);
    const ZoneWords &words = ZoneWords::builtIn();
    for (const QString &zone : allZones()) {
        const QString name = words.nameOf(zone, language);
        const QList<ZoneReading> readings = readZoneWord(name, {}, QString());
        QVERIFY2(readings.size() == 1, qPrintable(zone + u": "_s + name));
        if (readings.first().zone != zone) {
            // Two places of one name must at least agree today.
            for (const Instant at : {Instant(1'700'000'000'000), Instant(1'720'000'000'000)})
                QVERIFY2(offsetSecondsAt(zone, at) == offsetSecondsAt(readings.first().zone, at), qPrintable(zone + u": "_s + name));
        }
        const auto inText = zoneWordAt(name, 0);
        QVERIFY2(inText && inText->length == name.size(), qPrintable(zone + u": "_s + name));
    }
}

void TestAbbreviations::knowsWhenMoscowChanged()
{
    const auto offset = [](const char *date) {
        const ZonedTimeAnswer answer = readZonedTime(u"MSK", QDate::fromString(QString::fromLatin1(date), Qt::ISODate), {12, 0}, QString());
        return answer.isCertain() ? answer.readings.first().offsetSeconds.value_or(0) / 3600 : -99;
    };
    QCOMPARE(offset("2008-01-15"), 3);
    QCOMPARE(offset("2012-07-15"), 4);
    QCOMPARE(offset("2024-07-15"), 3);
}

void TestAbbreviations::settlesNothingByWhatAZoneGaveUpLongAgo()
{
    // Lisbon ran on CET from 1992 to 1996; its people mean Paris when they write CET today.
    const QList<ZoneReading> then = readZoneWord(u"CET", *fromIsoUtc(u"1994-01-15T12:00Z"), u"Europe/Lisbon"_s);
    QCOMPARE(then.size(), 1);
    QCOMPARE(then.first().zone, u"Europe/Lisbon"_s);
    const QList<ZoneReading> today = readZoneWord(u"CET", *fromIsoUtc(u"2024-01-15T12:00Z"), u"Europe/Lisbon"_s);
    QCOMPARE(today.first().zone, u"Europe/Paris"_s);
}

void TestAbbreviations::namesOnlyZonesThatExist()
{
    const ZoneWords &words = ZoneWords::builtIn();
    for (const char *word : {"UTC", "CET", "CST", "IST", "Pacific time", "BST", "MSK"}) {
        const auto match = words.whole(QString::fromLatin1(word));
        QVERIFY(match);
        for (const int number : match->entries)
            QVERIFY2(isZoneKnown(words.entry(number).zone), word);
    }
}

void TestAbbreviations::refusesABrokenTable_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("no JSON") << QByteArray("{");
    QTest::newRow("no words") << QByteArray("{\"entries\":[{\"zone\":\"UTC\",\"words\":[]}]}");
    QTest::newRow("no zone") << QByteArray("{\"entries\":[{\"words\":[\"X\"]}]}");
    QTest::newRow("offset") << QByteArray("{\"entries\":[{\"words\":[\"X\"],\"zone\":\"UTC\",\"offset\":\"1\"}]}");
    QTest::newRow("date") << QByteArray("{\"entries\":[{\"words\":[\"X\"],\"zone\":\"UTC\",\"from\":\"then\"}]}");
    QTest::newRow("pattern") << QByteArray("{\"patterns\":{\"en\":[\"time of it\"]}}");
}

void TestAbbreviations::refusesABrokenTable()
{
    QFETCH(QByteArray, json);
    const Result<ZoneWords> table = ZoneWords::parse(json);
    QVERIFY(!table);
    QCOMPARE(table.error().code, Failure::Code::Corrupt);
}

QTEST_GUILESS_MAIN(TestAbbreviations)
#include "tst_abbreviations.moc"
