// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/time/isotime.h"
#include "models/time/walltime.h"
#include "models/time/zonerules.h"
#include "tests/support/qtestsetup.h"

#include <QFile>
#include <QSet>
#include <QThread>

using namespace Qt::StringLiterals;
using namespace tocsin;

class TestWallTime : public QObject
{
    Q_OBJECT

private slots:
    void init() { tocsin::test::failOnWarnings(); }
    void findsTheInstantsOfAWallTime_data();
    void findsTheInstantsOfAWallTime();
    void showsTheWallTimeOfAnInstant_data();
    void showsTheWallTimeOfAnInstant();
    void knowsZonesButNotAbbreviations_data();
    void knowsZonesButNotAbbreviations();
    void listsTheChangesOfAYear();
    void repeatsTheRuleForEver();
    void answersEmptyForAnUnknownZone();
    void namesPlaces_data();
    void namesPlaces();
    void offersEveryPlaceOnce();
    void namesTheReleaseOfItsData();
    void takesTheSystemsZoneFromTheEnvironment();
    void agreesWithQtWhereQtIsAsked();
    void refusesBrokenFiles();
    void servesManyThreads();
    void survivesTheEndsOfTime();
};

void TestWallTime::findsTheInstantsOfAWallTime_data()
{
    QTest::addColumn<QString>("zone");
    QTest::addColumn<QDate>("date");
    QTest::addColumn<QTime>("time");
    QTest::addColumn<QStringList>("instants");
    const auto row = [](const char *name, const char *zone, QDate date, QTime time, const QStringList &instants) {
        QTest::newRow(name) << QString::fromLatin1(zone) << date << time << instants;
    };
    row("plain summer", "Europe/Paris", {2023, 9, 29}, {12, 20}, {u"2023-09-29T10:20:00Z"_s});
    row("UTC", "UTC", {2023, 9, 29}, {12, 20}, {u"2023-09-29T12:20:00Z"_s});
    row("fixed offset", "UTC+05:30", {2023, 9, 29}, {12, 20}, {u"2023-09-29T06:50:00Z"_s});
    row("gap", "Europe/Paris", {2024, 3, 31}, {2, 30}, {});
    row("last of before the gap", "Europe/Paris", {2024, 3, 31}, {1, 59, 59}, {u"2024-03-31T00:59:59Z"_s});
    row("first after the gap", "Europe/Paris", {2024, 3, 31}, {3, 0}, {u"2024-03-31T01:00:00Z"_s});
    row("overlap", "America/Los_Angeles", {2024, 11, 3}, {1, 30}, {u"2024-11-03T08:30:00Z"_s, u"2024-11-03T09:30:00Z"_s});
    row("overlap of half an hour", "Australia/Lord_Howe", {2024, 4, 7}, {1, 45}, {u"2024-04-06T14:45:00Z"_s, u"2024-04-06T15:15:00Z"_s});
    row("gap of half an hour", "Australia/Lord_Howe", {2024, 10, 6}, {2, 15}, {});
    row("skipped day in Samoa", "Pacific/Apia", {2011, 12, 30}, {12, 0}, {});
    row("day before it", "Pacific/Apia", {2011, 12, 29}, {23, 59}, {u"2011-12-30T09:59:00Z"_s});
    row("day after it", "Pacific/Apia", {2011, 12, 31}, {0, 0}, {u"2011-12-30T10:00:00Z"_s});
    row("skipped day on Kwajalein", "Pacific/Kwajalein", {1993, 8, 21}, {12, 0}, {});
    row("doubled day of Manila's past", "Asia/Manila", {2023, 9, 29}, {12, 0}, {u"2023-09-29T04:00:00Z"_s});
    row("negative daylight saving", "Europe/Dublin", {2024, 1, 15}, {12, 0}, {u"2024-01-15T12:00:00Z"_s});
    row("a footer alone", "Europe/Paris", {2071, 7, 1}, {12, 0}, {u"2071-07-01T10:00:00Z"_s});
    row("seconds in an old offset", "Africa/Monrovia", {1971, 6, 1}, {12, 0}, {u"1971-06-01T12:44:30Z"_s});
    row("no such zone", "Europe/Atlantis", {2023, 9, 29}, {12, 20}, {});
    row("no such time", "Europe/Paris", {2023, 9, 29}, QTime(), {});
    row("no such date", "Europe/Paris", QDate(), {12, 20}, {});
}

void TestWallTime::findsTheInstantsOfAWallTime()
{
    QFETCH(QString, zone);
    QFETCH(QDate, date);
    QFETCH(QTime, time);
    QStringList found;
    for (const Instant instant : instantsOf(zone, date, time))
        found.append(isoUtc(instant));
    QTEST(found, "instants");
}

void TestWallTime::showsTheWallTimeOfAnInstant_data()
{
    QTest::addColumn<QString>("zone");
    QTest::addColumn<QString>("at");
    QTest::addColumn<QString>("wall");
    QTest::newRow("Paris") << u"Europe/Paris"_s << u"2023-09-29T10:20Z"_s << u"2023-09-29 12:20:00.000 CEST 7200"_s;
    QTest::newRow("New York") << u"America/New_York"_s << u"2023-09-29T10:20Z"_s << u"2023-09-29 06:20:00.000 EDT -14400"_s;
    QTest::newRow("Los Angeles") << u"America/Los_Angeles"_s << u"2023-09-29T10:20Z"_s << u"2023-09-29 03:20:00.000 PDT -25200"_s;
    QTest::newRow("London winter") << u"Europe/London"_s << u"2024-01-01T00:00Z"_s << u"2024-01-01 00:00:00.000 GMT 0"_s;
    QTest::newRow("Kathmandu") << u"Asia/Kathmandu"_s << u"2024-01-01T00:00Z"_s << u"2024-01-01 05:45:00.000 +0545 20700"_s;
    QTest::newRow("before the epoch") << u"UTC"_s << u"1969-12-31T23:59:59.999Z"_s << u"1969-12-31 23:59:59.999 UTC 0"_s;
    QTest::newRow("first of two") << u"America/Los_Angeles"_s << u"2024-11-03T08:30Z"_s << u"2024-11-03 01:30:00.000 PDT -25200"_s;
    QTest::newRow("second of two") << u"America/Los_Angeles"_s << u"2024-11-03T09:30Z"_s << u"2024-11-03 01:30:00.000 PST -28800"_s;
}

void TestWallTime::showsTheWallTimeOfAnInstant()
{
    QFETCH(QString, zone);
    QFETCH(QString, at);
    const Instant instant = *fromIsoUtc(at);
    const WallTime wall = wallTimeOf(instant, zone);
    const QString shown = wall.date.toString(Qt::ISODate) + u' ' + wall.time.toString(u"HH:mm:ss.zzz"_s) + u' ' + wall.abbreviation + u' '
        + QString::number(wall.offsetSeconds);
    QTEST(shown, "wall");
    QCOMPARE(offsetSecondsAt(zone, instant), wall.offsetSeconds);
    QCOMPARE(abbreviationAt(zone, instant), wall.abbreviation);
}

void TestWallTime::knowsZonesButNotAbbreviations_data()
{
    QTest::addColumn<bool>("known");
    for (const char *id : {"Europe/Paris", "UTC", "America/Argentina/Buenos_Aires", "UTC+05:30", "UTC-3", "UTC+14:00", "Etc/GMT-2", "US/Pacific"})
        QTest::newRow(id) << true;
    for (const char *id : {"", "CEST", "PDT", "Foo", "Europe", "Europe/", "../../etc/passwd", "/usr/share/zoneinfo/Europe/Paris", "posix/Europe/Paris",
                           "right/Europe/Paris", "tzdata.zi", "zone.tab", "leapseconds", "UTC+15:00", "UTC+5:3", "UTC+", "UTC+1:60", "europe/paris ", "Europe//Paris/"})
        QTest::newRow(*id ? id : "empty") << false;
}

void TestWallTime::knowsZonesButNotAbbreviations()
{
    const QString tag = QString::fromLatin1(QTest::currentDataTag());
    QTEST(isZoneKnown(tag == "empty"_L1 ? QString() : tag), "known");
}

void TestWallTime::listsTheChangesOfAYear()
{
    const Instant from = *fromIsoUtc(u"2024-01-01T00:00Z");
    const Instant until = *fromIsoUtc(u"2025-01-01T00:00Z");
    const QList<OffsetChange> changes = offsetChangesIn(u"Europe/Paris"_s, from, until);
    QCOMPARE(changes.size(), 2);
    QCOMPARE(changes.at(0), (OffsetChange{*fromIsoUtc(u"2024-03-31T01:00Z"), 3600, 7200, u"CET"_s, u"CEST"_s}));
    QCOMPARE(changes.at(1), (OffsetChange{*fromIsoUtc(u"2024-10-27T01:00Z"), 7200, 3600, u"CEST"_s, u"CET"_s}));
    QCOMPARE(transitionsIn(u"Europe/Paris"_s, from, until), (QList<Instant>{changes.at(0).at, changes.at(1).at}));
    // Half-open: the change at an end belongs to the range that begins there.
    QCOMPARE(transitionsIn(u"Europe/Paris"_s, from, changes.at(0).at).size(), 0);
    QCOMPARE(transitionsIn(u"Europe/Paris"_s, changes.at(0).at, changes.at(0).at + 1).size(), 1);
    QCOMPARE(transitionsIn(u"Asia/Kathmandu"_s, from, until).size(), 0);
    QCOMPARE(transitionsIn(u"Europe/Paris"_s, until, from).size(), 0);
}

void TestWallTime::repeatsTheRuleForEver()
{
    // The Gregorian calendar repeats every 400 years, and so must every answer. The years around the end of the table are in it.
    for (const QString &zone : {u"Europe/Paris"_s, u"America/St_Johns"_s, u"Europe/Dublin"_s, u"America/Nuuk"_s}) {
        const qint64 cycle = 146097 * dayMs;
        const Instant from = *fromIsoUtc(u"2040-01-01T00:00Z");
        QList<Instant> near = transitionsIn(zone, from, from + 402LL * 365 * dayMs);
        QCOMPARE_GE(near.size(), 800);
        for (Instant &instant : near)
            instant += cycle;
        QCOMPARE(transitionsIn(zone, from + cycle, from + cycle + 402LL * 365 * dayMs), near);
        for (const Instant at : std::as_const(near)) {
            QVERIFY(offsetSecondsAt(zone, at) != offsetSecondsAt(zone, at - 1));
            for (const Instant instant : {at - hourMs, at - 1, at, at + hourMs}) {
                const WallTime wall = wallTimeOf(instant, zone);
                QVERIFY(instantsOf(zone, wall.date, wall.time).contains(instant));
            }
        }
    }
}

void TestWallTime::answersEmptyForAnUnknownZone()
{
    QCOMPARE(instantsOf(u"CEST"_s, {2023, 9, 29}, {12, 0}).size(), 0);
    QCOMPARE(wallTimeOf(0, u"CEST"_s).abbreviation, QString());
    QCOMPARE(wallTimeOf(0, u"CEST"_s).offsetSeconds, 0);
    QCOMPARE(transitionsIn(u"CEST"_s, 0, dayMs).size(), 0);
}

void TestWallTime::namesPlaces_data()
{
    QTest::addColumn<QString>("place");
    QTest::newRow("Europe/Paris") << u"Paris"_s;
    QTest::newRow("America/New_York") << u"New York"_s;
    QTest::newRow("America/Argentina/Buenos_Aires") << u"Buenos Aires"_s;
    QTest::newRow("America/St_Johns") << u"St. John’s"_s;
    QTest::newRow("UTC") << u"UTC"_s;
    QTest::newRow("UTC+05:30") << u"UTC+05:30"_s;
}

void TestWallTime::namesPlaces()
{
    QTEST(placeOf(QString::fromLatin1(QTest::currentDataTag())), "place");
}

void TestWallTime::offersEveryPlaceOnce()
{
    const QStringList zones = allZones();
    QCOMPARE(zones.first(), u"UTC"_s);
    QCOMPARE_GE(zones.size(), 400);
    QCOMPARE(QSet<QString>(zones.begin(), zones.end()).size(), zones.size());
    for (const QString &zone : zones)
        QVERIFY2(isZoneKnown(zone), qPrintable(zone));
}

void TestWallTime::namesTheReleaseOfItsData()
{
    QVERIFY2(QRegularExpression(u"^20[0-9]{2}[a-z]+$"_s).match(tzdataVersion()).hasMatch(), qPrintable(tzdataVersion()));
}

void TestWallTime::takesTheSystemsZoneFromTheEnvironment()
{
    const QByteArray before = qgetenv("TZ");
    qputenv("TZ", "Asia/Kathmandu");
    QCOMPARE(systemZone(), u"Asia/Kathmandu"_s);
    qputenv("TZ", ":America/St_Johns");
    QCOMPARE(systemZone(), u"America/St_Johns"_s);
    if (before.isNull())
        qunsetenv("TZ");
    else
        qputenv("TZ", before);
    QVERIFY(isZoneKnown(systemZone()));
}

void TestWallTime::agreesWithQtWhereQtIsAsked()
{
    // To 2036: Qt lists no changes after 2037.
    for (const QString &zone : {u"Europe/Paris"_s, u"America/New_York"_s, u"Asia/Kathmandu"_s, u"Pacific/Apia"_s}) {
        const auto qt = ZoneRules::fromQt(zone);
        const ZoneRules *own = ZoneRules::find(zone);
        QVERIFY(qt && own);
        for (Instant at = 0; at < 2'114'380'800'000; at += 7 * dayMs + hourMs)
            QVERIFY2(qt->wallTimeAt(at) == own->wallTimeAt(at), qPrintable(zone + u' ' + isoUtc(at) + u' ' + qt->abbreviationAt(at)+QString::number(qt->offsetSecondsAt(at))));
    }
    QVERIFY(!ZoneRules::fromQt(u"CEST"_s));
}

void TestWallTime::refusesBrokenFiles()
{
    QFile file(u"/usr/share/zoneinfo/Europe/Paris"_s);
    if (!file.open(QIODevice::ReadOnly))
        QSKIP("NO DATA: /usr/share/zoneinfo is not on this machine");
    const QByteArray whole = file.readAll();
    QVERIFY(ZoneRules::fromTzif(whole));
    QVERIFY(!ZoneRules::fromTzif(QByteArray()));
    QVERIFY(!ZoneRules::fromTzif("TZif"));
    QVERIFY(!ZoneRules::fromTzif(QByteArray("GIF8") + whole.sliced(4)));
    // Cut anywhere but in the footer it is broken; with any byte changed it is read or refused, and answers either way.
    const qsizetype footer = whole.lastIndexOf('\n', whole.size() - 2);
    for (qsizetype size = 0; size < footer; size += 13)
        QVERIFY(!ZoneRules::fromTzif(whole.first(size)));
    for (qsizetype at = 0; at < whole.size(); at += 3) {
        QByteArray changed = whole;
        changed[at] = char(changed.at(at) ^ 0x5A);
        if (const auto rules = ZoneRules::fromTzif(changed)) {
            (void)rules->wallTimeAt(1'700'000'000'000);
            (void)rules->instantsOf({2024, 3, 31}, {2, 30});
        }
    }
}

void TestWallTime::servesManyThreads()
{
    const QStringList zones = allZones();
    std::array<qint64, 8> sums{};
    std::vector<std::unique_ptr<QThread>> threads;
    for (qint64 &sum : sums) {
        threads.emplace_back(QThread::create([&zones, &sum] {
            for (const QString &zone : zones)
                sum += offsetSecondsAt(zone, 1'700'000'000'000);
        }));
        threads.back()->start();
    }
    for (const auto &thread : threads)
        QVERIFY(thread->wait());
    QCOMPARE(QSet<qint64>(sums.begin(), sums.end()).size(), 1);
}

void TestWallTime::survivesTheEndsOfTime()
{
    for (const Instant at : {std::numeric_limits<Instant>::min(), std::numeric_limits<Instant>::max(), Instant(-9'000'000'000'000'000)}) {
        (void)wallTimeOf(at, u"Europe/Paris"_s);
        (void)isoUtc(at);
    }
    (void)instantsOf(u"Europe/Paris"_s, QDate::fromJulianDay(784350574879LL), {12, 0});
    QCOMPARE(transitionsIn(u"UTC"_s, std::numeric_limits<Instant>::min(), std::numeric_limits<Instant>::max()).size(), 0);
}

QTEST_GUILESS_MAIN(TestWallTime)
#include "tst_walltime.moc"
