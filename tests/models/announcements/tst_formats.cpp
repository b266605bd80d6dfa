// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/announcements/formats/htmltext.h"
#include "models/announcements/formats/readimport.h"
#include "tests/support/qtestsetup.h"

#include <QDir>
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
    return {{}, {}, {}, name};
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

} // namespace

/// Every format of tests/formats: what it states, that no word is lost, and that every prefix of it is read or refused.
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
};

QTEST_GUILESS_MAIN(TestFormats)
#include "tst_formats.moc"
