// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/announcements/formats/htmltext.h"
#include "models/announcements/formats/readimport.h"
#include "models/announcements/formats/sourcetime.h"
#include "models/time/isotime.h"
#include "tests/support/qtestsetup.h"

#include <QDir>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace tocsin;
using namespace Qt::StringLiterals;

namespace {

[[nodiscard]] QDir fixtures()
{
    return QDir(QStringLiteral(TOCSIN_SOURCE_DIR "/tests/formats"));
}

[[nodiscard]] QByteArray bytesOf(const QString &name)
{
    QFile file(fixtures().filePath(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

[[nodiscard]] QStringList fixtureNames()
{
    QStringList names = fixtures().entryList(QDir::Files, QDir::Name);
    names.removeIf(
        [](const QString &name) { return name.endsWith(".expected.json"_L1) || name.endsWith(".map.json"_L1); });
    return names;
}

[[nodiscard]] std::optional<TableMapping> mappingFor(const QString &name)
{
    if (!name.endsWith(".csv"_L1))
        return std::nullopt;
    const auto mapping = readMapping(bytesOf(name.chopped(4) % u".map.json"_s), u"table.map.json"_s);
    return mapping ? std::optional(*mapping) : std::nullopt;
}

[[nodiscard]] ImportContext contextFor(const QString &name)
{
    ImportContext context;
    context.fileName = name;
    return context;
}

/// What of @p expected is not so in @p actual; only what is expected is compared.
void compare(const QString &place, const QJsonValue &actual, const QJsonValue &expected, QStringList &differences)
{
    if (expected.isObject()) {
        const QJsonObject wanted = expected.toObject();
        for (auto at = wanted.begin(); at != wanted.end(); ++at)
            compare(place % u'.' % at.key(), actual[at.key()], at.value(), differences);
    } else if (expected.isArray() && actual.toArray().size() == expected.toArray().size()) {
        for (qsizetype index = 0; index < expected.toArray().size(); ++index)
            compare(u"%1[%2]"_s.arg(place).arg(index), actual.toArray().at(index), expected.toArray().at(index),
                    differences);
    } else if (actual != expected) {
        const auto show = [](const QJsonValue &value) {
            return QString::fromUtf8(QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact));
        };
        differences += QString(place % u": "_s % show(actual) % u" instead of "_s % show(expected));
    }
}

/// Every text of a JSON document under one of @p members.
void collect(const QJsonValue &value, const QStringList &members, QStringList &texts)
{
    const QJsonArray array = value.toArray();
    for (const QJsonValue &item : array)
        collect(item, members, texts);
    const QJsonObject object = value.toObject();
    for (auto at = object.begin(); at != object.end(); ++at) {
        if (members.contains(at.key()) && at.value().isString())
            texts += at.value().toString();
        else
            collect(at.value(), members, texts);
    }
}

[[nodiscard]] QByteArray nested(const QByteArray &open, const QByteArray &close, int depth)
{
    return open.repeated(depth) + close.repeated(depth);
}

} // namespace

/// Every format of tests/formats: what it states, what is refused and how, and that no damage does harm.
class TestFormats : public QObject
{
    Q_OBJECT

private slots:
    void init() { test::failOnWarnings(); }

    void saysWhatItsSourceStates_data()
    {
        QTest::addColumn<QString>("name");
        QVERIFY(!fixtureNames().isEmpty());
        for (const QString &name : fixtureNames())
            QTest::newRow(qPrintable(name)) << name;
    }
    void saysWhatItsSourceStates()
    {
        QFETCH(QString, name);
        const QJsonObject expected = QJsonDocument::fromJson(bytesOf(name % u".expected.json"_s)).object();
        QVERIFY2(!expected.isEmpty(), "every fixture needs its expected answer");
        const auto page = readImport(bytesOf(name), contextFor(name), mappingFor(name));
        QVERIFY2(page, page ? "" : qPrintable(page.error().detail));
        QStringList differences;
        compare(u"$"_s, toJson(*page), expected, differences);
        QVERIFY2(differences.isEmpty(), qPrintable(differences.join(u'\n')));
    }

    void positionsPointToTheWords_data() { saysWhatItsSourceStates_data(); }
    void positionsPointToTheWords()
    {
        QFETCH(QString, name);
        const auto page = readImport(bytesOf(name), contextFor(name), mappingFor(name));
        QVERIFY(page);
        int covered = 0;
        for (const ImportedPost &post : page->posts) {
            QCOMPARE(QStringView(page->text).mid(covered, post.begin - covered).trimmed().size(), 0);
            covered = post.end;
            QCOMPARE(page->text.mid(post.titleBegin, post.titleEnd - post.titleBegin), post.title);
            int last = 0;
            for (const ImportedTime &time : post.times) {
                QCOMPARE(page->text.mid(time.begin, time.end - time.begin), time.span);
                QVERIFY2(time.begin >= last, "times stand in the order of the text");
                last = time.begin;
            }
            for (const ImportedTarget &target : post.targets)
                QCOMPARE(page->text.mid(target.begin, target.end - target.begin), target.name);
            for (const ImportedUpdate &update : post.updates)
                QCOMPARE(page->text.mid(update.bodyBegin, update.bodyEnd - update.bodyBegin).trimmed(), update.text);
            QCOMPARE(post.evidence.times.size(), post.times.size());
        }
        QCOMPARE(covered, page->text.size());
    }

    void losesNoWord_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QStringList>("words");
        QTest::newRow("cState") << u"cstate-tracks.md"_s
                                << QStringList{u"Webmail slow to load"_s,
                                               u"We added two workers at 10:25 UTC."_s,
                                               u"It will be restarted; no mail is lost."_s,
                                               u"2024-03-05 10:40:00 +0000"_s,
                                               u"IMAP, Paris"_s,
                                               u"disrupted"_s};
        QTest::newRow("feed") << u"feed-blog.rss"_s
                              << QStringList{u"What we do"_s, u"- Mail waits"_s, u"Caf\u00E9 & bar"_s, u"yesterday"_s,
                                             u"We are closed."_s};
        QTest::newRow("XHTML") << u"feed-xhtml.atom"_s
                               << QStringList{u"[the report](https://drift.example/a/b.html)"_s};
        QTest::newRow("calendar") << u"maintnote.ics"_s
                                  << QStringList{u"It will be unavailable for 15 to 20 minutes."_s,
                                                 u"WorkOrder-31415"_s,
                                                 u"137.035999173"_s,
                                                 u"circuit-0048"_s,
                                                 u"OUTAGE"_s,
                                                 u"maintenance, transit"_s};
        QTest::newRow("table") << u"table.csv"_s
                               << QStringList{u"Disk failure on \"web7\""_s, u"Two disks failed.\nWe replace them."_s,
                                              u"Reboots of five minutes."_s};
        for (const QString &name : {u"statuspage-incidents.json"_s, u"statuspage-scheduled.json"_s}) {
            QStringList words;
            collect(QJsonDocument::fromJson(bytesOf(name))
                        .object()
                        .value(name.contains(u"scheduled") ? "scheduled_maintenances"_L1 : "incidents"_L1),
                    {u"name"_s, u"body"_s, u"display_at"_s}, words);
            QVERIFY(words.size() > 8);
            QTest::newRow(qPrintable(name)) << name << words;
        }
    }
    void losesNoWord()
    {
        QFETCH(QString, name);
        QFETCH(QStringList, words);
        const auto page = readImport(bytesOf(name), contextFor(name), mappingFor(name));
        QVERIFY(page);
        for (const QString &word : std::as_const(words))
            QVERIFY2(page->text.contains(word), qPrintable(word));
    }

    void isToldApartByContent_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<ImportFormat>("format");
        QTest::newRow("post in brackets") << u"[PAR] Disk failure\n\nAt 10:00 UTC …"_s << ImportFormat::Text;
        QTest::newRow("rule") << u"---\nToday at 10:00 UTC: outage\n---\n"_s << ImportFormat::Text;
        QTest::newRow("web page") << u"<!DOCTYPE html><html><body>Outage</body></html>"_s << ImportFormat::Text;
        QTest::newRow("less than") << u"<10 minutes of outage"_s << ImportFormat::Text;
        QTest::newRow("YAML") << u"---\ntitle: Outage\n---\n"_s << ImportFormat::CState;
        QTest::newRow("YAML, another member first")
            << u"\uFEFF---\r\nweight: 3\r\nsection: issue\r\n---\r\n"_s << ImportFormat::CState;
        QTest::newRow("TOML") << u"+++\ntitle = \"Outage\"\n+++\n"_s << ImportFormat::CState;
        QTest::newRow("JSON") << u" {\n \"incidents\": []}"_s << ImportFormat::StatuspageJson;
        QTest::newRow("JSON list") << u"[{\"id\": \"x\"}]"_s << ImportFormat::StatuspageJson;
        QTest::newRow("RSS") << u"<rss version='2.0'/>"_s << ImportFormat::Feed;
        QTest::newRow("Atom") << u"\n<?xml version='1.0'?><feed/>"_s << ImportFormat::Feed;
        QTest::newRow("calendar") << u"begin:vcalendar\n"_s << ImportFormat::Calendar;
    }
    void isToldApartByContent()
    {
        QFETCH(QString, text);
        QTEST(detectFormat(text), "format");
    }

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

    void everyPrefixIsReadOrRefusedWithItsPlace_data() { saysWhatItsSourceStates_data(); }
    void everyPrefixIsReadOrRefusedWithItsPlace()
    {
        QFETCH(QString, name);
        const QByteArray whole = bytesOf(name);
        const auto mapping = mappingFor(name);
        for (qsizetype size = 1; size < whole.size(); ++size) {
            const auto page = readImport(whole.left(size), contextFor(u"cut"_s), mapping);
            if (page)
                continue;
            const QString &detail = page.error().detail;
            const bool placed = detail.contains(u"line ") || detail.contains(u"empty") || detail.contains(u"[")
                || detail.contains(u"no record") || detail.contains(u"without an event");
            QVERIFY2(detail.startsWith(u"cut") && placed, qPrintable(u"%1 bytes: %2"_s.arg(size).arg(detail)));
        }
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

    void makesTextOfHtml_data()
    {
        QTest::addColumn<QString>("html");
        QTest::addColumn<QString>("text");
        QTest::newRow("paragraphs") << u"<p>One</p>\n<p>Two<br/>Three</p>"_s << u"One\n\nTwo\nThree"_s;
        QTest::newRow("list") << u"It:<ul><li>a</li> <li>b</li></ul>end"_s << u"It:\n\n- a\n- b\n\nend"_s;
        QTest::newRow("characters") << u"5&nbsp;%&#x20;&lt;b&gt; &unknown; &amp;amp; R&D"_s
                                    << u"5\u00A0% <b> &unknown; &amp; R&D"_s;
        QTest::newRow("marks") << u"a < b and c > d <3"_s << u"a < b and c > d <3"_s;
        QTest::newRow("script") << u"a<script>alert('<p>')</script>b<!-- <p> -->c"_s << u"abc"_s;
        QTest::newRow("link") << u"<a class=x href='/r?a=1&amp;b'>report</a>"_s
                              << u"[report](https://x.example/r?a=1&b)"_s;
        QTest::newRow("link of itself") << u"<a href=\"https://x.example/r\">https://x.example/r</a>"_s
                                        << u"https://x.example/r"_s;
        QTest::newRow("unclosed quotation") << u"<p class=\"a>One</p>Two"_s << u"One\n\nTwo"_s;
        QTest::newRow("preformatted") << u"<pre>a\n  b</pre>"_s << u"a\n  b"_s;
        QTest::newRow("cut") << u"One<p"_s << u"One<p"_s;
    }
    void makesTextOfHtml()
    {
        QFETCH(QString, html);
        QTEST(textFromHtml(html, QUrl(u"https://x.example/"_s)), "text");
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

    void stopsWhenItIsTold()
    {
        int told = 0;
        const auto page
            = readImport(bytesOf(u"statuspage-incidents.json"_s), contextFor(u"f"_s), {}, [&told](int done, int total) {
                  told = done;
                  return total > 2;
              });
        QVERIFY(page);
        QCOMPARE(told, 1);
        QCOMPARE(page->posts.size(), 1);
    }

    /// Without a zone nothing of a floating clock is asserted; the zone that is given settles it.
    void aFloatingClockNeedsAZone()
    {
        const QByteArray calendar = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:20240410T230000\nDTEND:"
                                    "20240411T010000\nSUMMARY:Work\nEND:VEVENT\nEND:VCALENDAR\n";
        auto page = readImport(calendar, contextFor(u"f"_s));
        QVERIFY(page);
        QVERIFY(!page->posts.first().windows.first().certain);
        QVERIFY(!page->posts.first().windows.first().start);
        ImportContext context = contextFor(u"f"_s);
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

QTEST_GUILESS_MAIN(TestFormats)
#include "tst_formats.moc"
