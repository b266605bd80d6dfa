// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/announcements/formats/readimport.h"
#include "tests/support/qtestsetup.h"

#include <QElapsedTimer>

using namespace tocsin;
using namespace Qt::StringLiterals;

namespace {

[[nodiscard]] ImportContext contextFor(const QString &name)
{
    return {{}, {}, {}, name};
}

[[nodiscard]] QByteArray nested(const QByteArray &open, const QByteArray &close, int depth)
{
    return open.repeated(depth) + close.repeated(depth);
}

} // namespace

/// What is refused, and how: with file, place and a way out. What is too deep or too long does no harm.
class TestFormatRefusals : public QObject
{
    Q_OBJECT

private slots:
    void init() { test::failOnWarnings(); }

    void namesFilePlaceAndWayOut_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("message");
        const auto row = [](const char *name, const QByteArray &bytes, const QString &message) {
            QTest::newRow(name) << bytes << message;
        };
        row("YAML not closed", "---\ntitle: Outage\ndate: 2024-03-05T08:00:00Z\n",
            u"f: line 4: the front matter is not closed by a line “---”. The file was cut short, or the line is missing."_s);
        row("YAML quotation", "---\ntitle: \"Outage\ndate: 2024-03-05\n---\n",
            u"f: line 2: a quotation mark is not closed."_s);
        row("YAML list", "---\ntitle: Outage\naffected: [Web, Mail\n---\n",
            u"f: line 3: the list “affected” is not closed by a “]”."_s);
        row("YAML no member", "---\ntitle: Outage\nwhat is this\n---\n",
            u"f: line 3: “what is this” is no member of the front matter: name: value."_s);
        row("YAML date", "---\ntitle: Outage\ndate: 5 March\n---\n",
            u"f: line 3: “date” is no instant: “5 March”. One looks like 2021-03-04 12:00:00."_s);
        row("another page", "---\ntitle: About\nsection: page\n---\n",
            u"f: line 3: this is a page of the site (section “page”) and no issue. Leave the file out."_s);
        row("track", "---\ntitle: Outage\n---\nIt is down.\n\nOh {{< track \"noon\" >}}\n",
            u"f: line 6, column 4: the track is no instant: “noon”. One looks like 2021-03-04 12:00:00."_s);
        row("JSON cut", "{\"incidents\": [\n {\"id\": \"x\", ",
            u"f: line 2, column 14: is no valid JSON (unterminated object). It was cut short or changed; download it again."_s);
        row("JSON of others", "{\"items\": []}",
            u"f: is JSON, but none of Statuspage's: it has neither “incidents” nor “scheduled_maintenances”. Download …/api/v2/incidents.json of the status page."_s);
        row("JSON date",
            "{\"incidents\": [{\"name\": \"a\"}, {\"name\": \"b\", \"incident_updates\": [{\"created_at\": "
            "\"soon\"}]}]}",
            u"f: incidents[1].incident_updates[0].created_at: is not an instant like 2021-03-04T12:00:00Z (it says “soon”). The file was changed or is none of Statuspage's; download it again."_s);
        row("JSON type", "{\"incidents\": [{\"name\": 7}]}",
            u"f: incidents[0].name: is not a text. The file was changed or is none of Statuspage's; download it again."_s);
        row("JSON list", "{\"incidents\": {}}",
            u"f: incidents: is not a list. The file was changed or is none of Statuspage's; download it again."_s);
        row("XML cut", "<rss>\n<channel><item><title>A",
            u"f: line 2, column 24: the feed ends in the middle. It was cut short; download it again."_s);
        row("XML of others", "<?xml version=\"1.0\"?>\n<svg/>",
            u"f: line 2, column 7: is XML, but no feed: its root is <svg>. RSS (<rss>) and Atom (<feed>) are read."_s);
        row("entity bomb",
            "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]><rss>&b;</rss>",
            u"f: line 1, column 78: declares entities, which no feed needs and which may blow it up. Take the document type declaration out."_s);
        row("encoding", "<?xml version=\"1.0\" encoding=\"koi8-r\"?><rss>\xC1\xC2</rss>",
            u"f: line 1: is in the encoding “koi8-r”, which is not read. Convert it to UTF-8."_s);
        row("calendar cut", "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\n",
            u"f: line 3: the calendar ends within VEVENT, which began in line 2. It was cut short; get it again."_s);
        row("calendar line", "BEGIN:VCALENDAR\r\nwhat is this\r\n",
            u"f: line 2: “what is this” is no property: NAME:value. The file was cut or changed; get it again."_s);
        row("calendar quotation", "BEGIN:VCALENDAR\r\nX;A=\"b:c\r\n",
            u"f: line 2: a quotation mark of X is not closed."_s);
        row("calendar date",
            "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:20241301T000000Z\nEND:VEVENT\nEND:VCALENDAR\n",
            u"f: line 4: DTSTART is no instant: “20241301T000000Z”. One looks like 20210304T120000Z."_s);
        row("calendar end", "BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VTODO\n",
            u"f: line 3: END:VTODO where VEVENT of line 2 is open."_s);
        row("calendar without start", "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nEND:VEVENT\nEND:VCALENDAR\n",
            u"f: line 2: this VEVENT has no DTSTART."_s);
        row("empty calendar", "BEGIN:VCALENDAR\nEND:VCALENDAR\n", u"f: is a calendar without an event (VEVENT)."_s);
        row("NUL", QByteArray("{\"incidents\"\0: []}", 18), u"f is not a text: byte 12 is NUL."_s);
        row("empty", "", u"f is empty."_s);
    }
    void namesFilePlaceAndWayOut()
    {
        QFETCH(QByteArray, bytes);
        const auto page = readImport(bytes, contextFor(u"f"_s));
        QVERIFY(!page);
        QCOMPARE(page.error().code, Failure::Code::Rejected);
        QTEST(page.error().detail, "message");
    }

    void namesTheFieldOfATable_data()
    {
        QTest::addColumn<QByteArray>("mapping");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("message");
        const QByteArray simple = "{\"columns\": {\"title\": \"T\", \"begin\": \"B\", \"kind\": \"K\"}}";
        QTest::newRow("no such column")
            << simple << QByteArray("T,B\nx,y\n")
            << u"f: line 1, column 1: the table has no column “K”, which m gives as “kind”. It has: T, B."_s;
        QTest::newRow("width")
            << simple << QByteArray("T,B,K\na,2024-01-01,incident\nb,c\n")
            << u"f: line 3, column 1: a record of 2 fields where the first one has 3. A quotation mark or a separator is missing."_s;
        QTest::newRow("quotation not closed")
            << simple << QByteArray("T,B,K\n\"a,2024-01-01,incident\n")
            << u"f: line 2, column 1: the quotation mark that opens here is not closed. The file was cut short, or one is missing."_s;
        QTest::newRow("quotation within")
            << simple << QByteArray("T,B,K\nthe \"web\",,\n")
            << u"f: line 2, column 5: a quotation mark within a field that does not begin with one. Put the field in quotation marks and double those in it."_s;
        QTest::newRow("text behind quotation")
            << simple << QByteArray("T,B,K\n\"the\" web,,\n")
            << u"f: line 2, column 6: text behind a closing quotation mark. Double the quotation marks within a field."_s;
        QTest::newRow("date")
            << simple << QByteArray("T,B,K\nx,01/02/2024,\n")
            << u"f: line 2, column 3: “01/02/2024” is no instant like 2021-03-04 12:00. Correct the field, or “date_format” in the mapping."_s;
        QTest::newRow("word")
            << simple << QByteArray("T,B,K\nx,,Fault\n")
            << u"f: line 2, column 4: “Fault” is not known. Say in “kinds” of the mapping what it means."_s;
        QTest::newRow("no record") << simple << QByteArray("T,B,K\n")
                                   << u"f: the table has no record below its heading."_s;
    }
    void namesTheFieldOfATable()
    {
        QFETCH(QByteArray, mapping);
        QFETCH(QByteArray, bytes);
        const auto read = readMapping(mapping, u"m"_s);
        QVERIFY2(read, read ? "" : qPrintable(read.error().detail));
        const auto page = readImport(bytes, contextFor(u"f"_s), *read);
        QVERIFY(!page);
        QTEST(page.error().detail, "message");
    }

    void namesTheMemberOfAMapping_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("message");
        QTest::newRow("no JSON") << QByteArray("{\"columns\"")
                                 << u"m: byte 10: is no valid JSON (unterminated string)"_s;
        QTest::newRow("list") << QByteArray("[]") << u"m: is no JSON object: {\"columns\": {…}}"_s;
        QTest::newRow("column")
            << QByteArray("{\"columns\": {\"titel\": \"T\"}}")
            << u"m: columns.titel: is not known; title, kind, status, level, begin, end, targets, text, time and key are"_s;
        QTest::newRow("nothing to read")
            << QByteArray("{\"columns\": {\"begin\": \"B\"}}")
            << u"m: columns: is not naming a “title” or a “text”, of which a table needs one"_s;
        QTest::newRow("separator") << QByteArray("{\"separator\": \", \"}")
                                   << u"m: separator: is not one character, like \";\" or \"\\t\""_s;
        QTest::newRow("zone") << QByteArray("{\"zone\": \"CEST\"}")
                              << u"m: zone: is not an IANA zone like Europe/Oslo"_s;
        QTest::newRow("member") << QByteArray("{\"seperator\": \",\"}")
                                << u"m: seperator: is not a member of a mapping"_s;
        QTest::newRow("kind") << QByteArray("{\"kinds\": {\"Work\": \"maintainance\"}}")
                              << u"m: kinds.Work: is not one of incident, maintenance, announcement"_s;
    }
    void namesTheMemberOfAMapping()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, message);
        const auto mapping = readMapping(json, u"m"_s);
        QVERIFY(!mapping);
        QCOMPARE(mapping.error().detail, QString(message % u". “tocsinctl import --help” shows a mapping."_s));
    }

    void refusesATableWithoutAMapping()
    {
        const auto page = readImport("Title,Begin\nOutage,2024-03-04 10:00\n", contextFor(u"posts.csv"_s));
        QVERIFY(!page);
        QCOMPARE(
            page.error().detail,
            u"posts.csv: is a table, and nothing says what its columns mean. Give a mapping file (tocsinctl import --map FILE)."_s);
    }

    void refusesWhatIsTooDeep_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("JSON") << QByteArray("{\"incidents\": " + nested("[", "]", 100'000) + "}");
        QTest::newRow("feed") << QByteArray("<rss>" + nested("<a>", "</a>", 100'000) + "</rss>");
        QTest::newRow("content") << QByteArray("<feed><entry><content type='xhtml'>" + nested("<b>", "</b>", 100'000)
                                               + "</content></entry></feed>");
        QTest::newRow("calendar") << QByteArray("BEGIN:VCALENDAR\n" + QByteArray("BEGIN:VEVENT\n").repeated(100'000));
    }
    void refusesWhatIsTooDeep()
    {
        QFETCH(QByteArray, bytes);
        const auto page = readImport(bytes, contextFor(u"deep"_s));
        QVERIFY(!page);
        QVERIFY2(page.error().detail.startsWith(u"deep: line "), qPrintable(page.error().detail));
    }

    void refusesAHundredMegabytes()
    {
        const auto page = readImport(QByteArray("{\"incidents\": [") + QByteArray(100 * 1024 * 1024, ' '),
                                     contextFor(u"big.json"_s));
        QVERIFY(!page);
        QCOMPARE(page.error().detail, u"big.json has 104857615 bytes; at most 67108864 are read. Split it."_s);
    }

    /// A number of bytes that a feed or a page of years has, many times over: time must grow with length, not with its
    /// square.
    void readsLongInputsInTime_data()
    {
        QTest::addColumn<QByteArray>("part");
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::newRow("unclosed tags") << QByteArray("&lt;a ") << QByteArray("<rss><item><description>")
                                       << QByteArray("</description></item></rss>");
        QTest::newRow("links") << QByteArray("&lt;a href='x'>y&lt;/a>") << QByteArray("<rss><item><description>")
                               << QByteArray("</description></item></rss>");
        QTest::newRow("small tags") << QByteArray("&lt;small>data-var ") << QByteArray("<rss><item><description>")
                                    << QByteArray("</description></item></rss>");
        QTest::newRow("tracks") << QByteArray("{{< track \"") << QByteArray("---\ntitle: a\n---\n") << QByteArray();
        QTest::newRow("folded lines") << QByteArray("a\r\n ") << QByteArray("BEGIN:VCALENDAR\r\nX:")
                                      << QByteArray("\r\nEND:VCALENDAR\r\n");
    }
    void readsLongInputsInTime()
    {
        QFETCH(QByteArray, part);
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        const auto millisecondsFor = [&](int count) {
            QElapsedTimer timer;
            timer.start();
            static_cast<void>(readImport(before + part.repeated(count) + after, contextFor(u"long"_s)));
            return std::max<qint64>(1, timer.elapsed());
        };
        const qint64 small = std::max<qint64>(20, millisecondsFor(4'000));
        const qint64 large = millisecondsFor(40'000);
        // Ten times the length: a square would take a hundred times as long.
        QVERIFY2(large < small * 40, qPrintable(u"%1 ms for 4,000, %2 ms for 40,000"_s.arg(small).arg(large)));
    }
};

QTEST_GUILESS_MAIN(TestFormatRefusals)
#include "tst_formatrefusals.moc"
