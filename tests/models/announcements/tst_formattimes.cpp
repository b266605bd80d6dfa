// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/announcements/formats/readimport.h"
#include "models/announcements/formats/sourcetime.h"
#include "models/time/isotime.h"
#include "tests/support/qtestsetup.h"

using namespace tocsin;
using namespace Qt::StringLiterals;

/// Instants of formats: as they are written, and near what stands around them where a part is missing.
class TestFormatTimes : public QObject
{
    Q_OBJECT

private slots:
    void init() { test::failOnWarnings(); }

    void readsInstantsAsTheyAreWritten_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("utc");
        QTest::addColumn<bool>("certain");
        const auto row = [](const char *text, const char *utc, bool certain = true) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(utc) << certain;
        };
        row("2021-03-04T12:00:00Z", "2021-03-04T12:00:00Z");
        row("2021-03-04T12:00:00.441-06:00", "2021-03-04T18:00:00Z");
        row("2021-03-04 12:00 +0530", "2021-03-04T06:30:00Z");
        row("2021-03-04 12:00:00 +0100 CET", "2021-03-04T11:00:00Z");
        row("2021-03-04 12:00:00 UTC", "2021-03-04T12:00:00Z");
        row("20210304T120000Z", "2021-03-04T12:00:00Z");
        row("2021-03-04T24:00:00Z", "2021-03-05T00:00:00Z");
        row("2016-12-31T23:59:60Z", "2016-12-31T23:59:59Z");
        row("2021-03-04 12:00", "2021-03-04T11:00:00Z"); // Oslo
        row("2021-10-31 02:30", "2021-10-31T00:30:00Z", false); // twice
        row("2021-03-28 02:30", "", false); // never
        row("Thu, 04 Mar 2021 14:20:00 +0000", "2021-03-04T14:20:00Z");
        row("04 Mar 2021 14:20 EST", "2021-03-04T19:20:00Z");
        row("Thu, 4 Mar 21 14:20:00 PDT", "2021-03-04T21:20:00Z");
        row("Fri, 04 Mar 2021 14:20:00 GMT", "2021-03-04T14:20:00Z", false); // it was a Thursday
        row("Thu, 04 Mar 2021 14:20:00 CEST", "", false);
        row("2021-02-30T12:00:00Z", "none");
        row("1021-03-04T12:00:00Z", "none");
        row("2021-03-04T12:61:00Z", "none");
        row("2021-03-04T12:00:00Zulu", "none");
        row("soon", "none");
    }
    void readsInstantsAsTheyAreWritten()
    {
        QFETCH(QString, text);
        QFETCH(QString, utc);
        QFETCH(bool, certain);
        auto time = timeFromIso(text, u"Europe/Oslo"_s);
        if (!time)
            time = timeFromRfc822(text, u"Europe/Oslo"_s);
        QCOMPARE(time.has_value(), utc != u"none");
        if (!time)
            return;
        QCOMPARE(time->utc ? isoUtc(*time->utc) : QString(), utc);
        QCOMPARE(time->certain, certain);
        QVERIFY(!time->certain || (time->candidates.size() == 1 && time->candidates.first().instant == *time->utc));
    }

    void readsPatterns_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("utc");
        QTest::newRow("German") << u"4.3.2021 9:05"_s << u"d.M.yyyy H:mm"_s << u"2021-03-04T08:05:00Z"_s;
        QTest::newRow("American") << u"3/4/2021 9:05 PM"_s << u"M/d/yyyy h:mm AP"_s << u"2021-03-04T20:05:00Z"_s;
        QTest::newRow("midnight") << u"03/04/21 12:05 am"_s << u"MM/dd/yy hh:mm AP"_s << u"2021-03-03T23:05:00Z"_s;
        QTest::newRow("month by name") << u"Mar 4, 2021 - 09:05:30"_s << u"MMM d, yyyy - HH:mm:ss"_s
                                       << u"2021-03-04T08:05:30Z"_s;
        QTest::newRow("too long") << u"4.3.2021 9:05 x"_s << u"d.M.yyyy H:mm"_s << QString();
        QTest::newRow("no such day") << u"31.2.2021 9:05"_s << u"d.M.yyyy H:mm"_s << QString();
        QTest::newRow("13 PM") << u"3/4/2021 13:05 PM"_s << u"M/d/yyyy h:mm AP"_s << QString();
    }
    void readsPatterns()
    {
        QFETCH(QString, text);
        QFETCH(QString, pattern);
        const auto time = timeFromPattern(text, pattern, u"Europe/Oslo"_s);
        QTEST(time && time->utc ? isoUtc(*time->utc) : QString(), "utc");
    }

    void aStampWithoutAYearIsOfTheYearInWhichItCanBe_data()
    {
        QTest::addColumn<QByteArray>("published");
        QTest::addColumn<QByteArray>("updated");
        QTest::addColumn<QByteArray>("stamp"); // of a statement
        QTest::addColumn<QByteArray>("plan");
        QTest::addColumn<QString>("stamped"); // empty: not settled
        QTest::addColumn<QString>("planned");
        QTest::newRow("same day") << QByteArray("2024-03-04T10:00:00Z") << QByteArray("2024-03-04T10:00:00Z")
                                  << QByteArray("Mar 4") << QByteArray("Mar 9") << u"2024-03-04T14:20:00Z"_s
                                  << u"2024-03-09T02:00:00Z"_s;
        QTest::newRow("over new year") << QByteArray("2023-12-20T10:00:00Z") << QByteArray("2023-12-20T10:00:00Z")
                                       << QByteArray("Dec 20") << QByteArray("Jan 9") << u"2023-12-20T14:20:00Z"_s
                                       << u"2024-01-09T02:00:00Z"_s;
        QTest::newRow("told for years") << QByteArray("2022-03-01T10:00:00Z") << QByteArray("2024-04-01T10:00:00Z")
                                        << QByteArray("Mar 4") << QByteArray("Mar 9") << QString() << QString();
        QTest::newRow("one instant, far away") << QByteArray("2024-03-01T10:00:00Z") << QByteArray()
                                               << QByteArray("Dec 2") << QByteArray("Dec 3") << QString() << QString();
    }
    void aStampWithoutAYearIsOfTheYearInWhichItCanBe()
    {
        QFETCH(QByteArray, published);
        QFETCH(QByteArray, updated);
        QFETCH(QByteArray, stamp);
        QFETCH(QByteArray, plan);
        QByteArray feed = "<feed><entry><title>Work</title><published>" + published + "</published>";
        feed += updated.isEmpty() ? QByteArray() : QByteArray("<updated>" + updated + "</updated>");
        feed += "<content type='html'>&lt;p>THIS IS A SCHEDULED EVENT " + plan
            + ", 02:00 - 04:00 UTC&lt;/p>&lt;p>&lt;small>" + stamp
            + ", &lt;var data-var='time'>14:20&lt;/var> UTC&lt;/small>&lt;strong>Scheduled&lt;/strong> - We "
              "work.&lt;/p></content></entry></feed>";
        const auto page = readImport(feed);
        QVERIFY(page);
        const ImportedPost &post = page->posts.first();
        QCOMPARE(post.updates.size(), 1);
        QCOMPARE(post.windows.size(), 1);
        const auto shown = [](bool certain, const std::optional<Instant> &instant) {
            return certain && instant ? isoUtc(*instant) : QString();
        };
        QTEST(shown(post.updates.first().certain, post.updates.first().instant), "stamped");
        QTEST(shown(post.windows.first().certain, post.windows.first().start), "planned");
    }

    /// Without a zone nothing of a floating clock is asserted; the zone that is given settles it.
    void aFloatingClockNeedsAZone()
    {
        const QByteArray calendar = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:20240410T230000\nDTEND:"
                                    "20240411T010000\nSUMMARY:Work\nEND:VEVENT\nEND:VCALENDAR\n";
        auto page = readImport(calendar);
        QVERIFY(page);
        QVERIFY(!page->posts.first().windows.first().certain);
        QVERIFY(!page->posts.first().windows.first().start);
        ImportContext context;
        context.zone = u"Europe/Oslo"_s;
        page = readImport(calendar, context);
        QVERIFY(page->posts.first().windows.first().certain);
        QCOMPARE(isoUtc(*page->posts.first().windows.first().start), u"2024-04-10T21:00:00Z"_s);
    }

    /// A clock in a statement lies near the statement's own instant, and is asserted only where its zone is known.
    void clocksInStatementsAreReadNearTheirStamp()
    {
        const auto firstTime = [](const QByteArray &body, const QByteArray &status = "investigating",
                                  const QString &zone = {}) {
            const QByteArray json = "{\"incidents\": [{\"name\": \"Outage\", \"incident_updates\": [{\"status\": \""
                + status + "\", \"display_at\": \"2024-03-06T00:10:00Z\", \"body\": \"" + body + "\"}]}]}";
            ImportContext context;
            context.zone = zone;
            const auto page = readImport(json, context);
            return page && page->posts.size() == 1 && page->posts.first().times.size() == 2
                ? page->posts.first().times.last()
                : ImportedTime{};
        };
        const ImportedTime yesterday = firstTime("Since 23:50 UTC nothing works.");
        QVERIFY(yesterday.certain);
        QCOMPARE(isoUtc(*yesterday.utc), u"2024-03-05T23:50:00Z"_s);
        QVERIFY(!firstTime("Since 23:50 nothing works.").certain);
        // Told ten past midnight, without a word of what is to come: whose evening it is nobody knows.
        QVERIFY(!firstTime("At 12:30 UTC the mail server stopped.").certain);
        // A plan and a post-mortem speak of another day than their own.
        QVERIFY(!firstTime("We will reboot the router at 01:30 UTC.", "scheduled").certain);
        QVERIFY(!firstTime("At 00:05 UTC the mail server stopped.", "postmortem").certain);
        QVERIFY(!firstTime("We will reboot the router at 22:00 UTC.").certain);
        QVERIFY(firstTime("On 7 March at 22:00 UTC we will reboot the router.", "scheduled").certain);
        // Ten past midnight is yesterday evening elsewhere: whose tomorrow is it?
        QVERIFY(!firstTime("We will reboot the router tomorrow at 22:00 UTC.").certain);
        const ImportedTime tomorrow
            = firstTime("We will reboot the router tomorrow at 22:00.", "investigating", u"America/New_York"_s);
        QVERIFY(tomorrow.certain);
        QCOMPARE(isoUtc(*tomorrow.utc), u"2024-03-07T03:00:00Z"_s);
    }
};

QTEST_GUILESS_MAIN(TestFormatTimes)
#include "tst_formattimes.moc"
