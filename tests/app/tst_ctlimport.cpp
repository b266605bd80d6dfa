// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/qtestsetup.h"
#include "tests/support/tocsinctl.h"

#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>

using namespace tocsin::test;
using namespace Qt::StringLiterals;

/// Structured sources through the command line: in, shown with the right instants, and in again without a double.
class tst_CtlImport : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    static QString fixture(const QString &name) { return QStringLiteral(TOCSIN_SOURCE_DIR "/tests/formats/") % name; }

    QString write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write %s", qUtf8Printable(name));
        return file.fileName();
    }

private slots:
    void initTestCase() { QVERIFY2(QFile::exists(tocsinctlPath()), "build the target tocsinctl first"); }
    void init() { failOnWarnings(); }

    void everyFormatGoesInAndComesOutRight_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("opened");
        QTest::addColumn<QStringList>("updates");
        QTest::newRow("cState") << u"cstate-tracks.md"_s << QStringList{} << u"Webmail slow to load"_s
                                << u"2024-03-05T08:05:00Z"_s
                                << QStringList{u"2024-03-05T08:12:00Z"_s, u"2024-03-05T09:05:00Z"_s,
                                               u"2024-03-05T10:40:00Z"_s};
        QTest::newRow("Statuspage") << u"statuspage-scheduled.json"_s << QStringList{} << u"Replacement of a router"_s
                                    << u"2024-04-02T10:00:00Z"_s
                                    << QStringList{u"2024-04-02T10:00:00Z"_s, u"2024-04-09T22:03:00Z"_s,
                                                   u"2024-04-09T23:31:00Z"_s};
        QTest::newRow("Atom") << u"feed-xhtml.atom"_s << QStringList{} << u"Outage of the web servers"_s
                              << u"2024-06-03T16:45:00Z"_s << QStringList{u"2024-06-03T16:45:00Z"_s};
        QTest::newRow("calendar") << u"maintnote.ics"_s << QStringList{}
                                  << u"Fjordnet planned maintenance, transit in Oslo"_s << u"2024-03-26T09:15:00Z"_s
                                  << QStringList{u"2024-03-26T09:15:00Z"_s};
        QTest::newRow("table") << u"table.csv"_s << QStringList{u"--map"_s, fixture(u"table.map.json"_s)}
                               << u"Disk failure on \"web7\""_s << u"2024-03-04T08:10:00Z"_s
                               << QStringList{u"2024-03-04T08:20:00Z"_s, u"2024-03-04T10:50:00Z"_s};
    }
    void everyFormatGoesInAndComesOutRight()
    {
        QFETCH(QString, file);
        QFETCH(QStringList, options);
        QFETCH(QString, title);
        QFETCH(QString, opened);
        QFETCH(QStringList, updates);
        const QStringList workspace{u"--workspace"_s, m_folder.filePath(file % u".tocsin"_s)};
        const QStringList command
            = QStringList{u"import"_s, u"--format"_s, u"json"_s} + options + workspace + QStringList{fixture(file)};
        const Answer first = tocsinctl(command);
        QVERIFY2(first.exitCode == 0, first.said().constData());
        const QJsonObject stored = first.json().value("stored"_L1).toArray().first().toObject();
        QCOMPARE(stored.value("outcome"_L1).toString(), u"new"_s);
        const QString id = stored.value("incident"_L1).toString();

        const QStringList show = QStringList{u"show"_s, id, u"--format"_s, u"json"_s} + workspace;
        const Answer shown = tocsinctl(show);
        QVERIFY2(shown.exitCode == 0, shown.said().constData());
        const QJsonObject story = shown.json();
        QCOMPARE(story.value("title"_L1).toString(), title);
        QCOMPARE(story.value("opened_utc"_L1).toString(), opened);
        QStringList instants;
        const QJsonArray told = story.value("updates"_L1).toArray();
        for (const QJsonValue &update : told)
            instants += update["at_utc"_L1].toString();
        QCOMPARE(instants, updates);

        const Answer listed = tocsinctl(QStringList{u"list"_s} + workspace);
        QVERIFY(listed.out.contains(title.toUtf8()));

        const Answer again = tocsinctl(command);
        QCOMPARE(again.exitCode, 0);
        const QJsonArray storedAgain = again.json().value("stored"_L1).toArray();
        for (const QJsonValue &post : storedAgain)
            QCOMPARE(post["outcome"_L1].toString(), u"known"_s);
        QCOMPARE(tocsinctl(show).out, shown.out);
    }

    /// Many small files at once, some of which are none: the others go in, and what was refused is named.
    /// The word in the text stays; a token that says it again would be shown as "approximately about".
    void aboutIsSaidOnce()
    {
        const QString post = write(u"about.txt"_s, "Outage\n\nAt approximately 10:00 UTC on 5 May 2025 mail was down for about 20 minutes.\n");
        const QStringList workspace{u"--workspace"_s, m_folder.filePath(u"about.tocsin"_s)};
        const Answer first = tocsinctl(QStringList{u"import"_s, u"--format"_s, u"json"_s} + workspace + QStringList{post});
        QVERIFY2(first.exitCode == 0, first.said().constData());
        const QString id = first.json().value("stored"_L1).toArray().first().toObject().value("incident"_L1).toString();
        const Answer shown = tocsinctl(QStringList{u"show"_s, id} + workspace);
        QVERIFY2(shown.exitCode == 0, shown.said().constData());
        QVERIFY2(!shown.said().contains("approximately about") && !shown.said().contains("about about") && shown.said().contains("approximately"), shown.said().constData());
    }

    void severalFilesAtOnceGoOnAfterARefusal()
    {
        const QString page = write(u"_index.md"_s, "---\ntitle: About us\nsection: page\n---\nWe host.\n");
        const QStringList workspace{u"--workspace"_s, m_folder.filePath(u"several.tocsin"_s)};
        const Answer answer = tocsinctl(QStringList{u"import"_s} + workspace
                                        + QStringList{fixture(u"cstate-tracks.md"_s), page,
                                                      fixture(u"cstate-toml.md"_s), fixture(u"events.ics"_s)});
        QCOMPARE(answer.exitCode, 1);
        QVERIFY2(answer.err.contains("_index.md: line 3: this is a page of the site"), answer.err.constData());
        QVERIFY2(answer.out.contains("In all: 5 new, 0 known, 0 grown"), answer.out.constData());
    }

    void aBrokenFileStoresNothingAndMakesNoWorkspace()
    {
        const QString cut = write(u"cut.json"_s, "{\"incidents\": [{\"name\": \"Outage\", ");
        const QString path = m_folder.filePath(u"none.tocsin"_s);
        const Answer answer = tocsinctl({u"import"_s, u"--workspace"_s, path, cut});
        QCOMPARE(answer.exitCode, 1);
        QVERIFY2(answer.err.contains("cut.json: line 1, column "), answer.err.constData());
        QVERIFY(!QFile::exists(path));
    }

    void aBrokenMappingIsRefusedBeforeAnyFile()
    {
        const QString map = write(u"map.json"_s, "{\"columns\": {\"titel\": \"Subject\"}}");
        const Answer answer = tocsinctl({u"import"_s, u"--dry-run"_s, u"--map"_s, map, fixture(u"table.csv"_s)});
        QCOMPARE(answer.exitCode, 1);
        QVERIFY2(answer.err.contains("map.json: columns.titel: is not known"), answer.err.constData());
        QVERIFY(answer.out.isEmpty());
    }
};

QTEST_GUILESS_MAIN(tst_CtlImport)
#include "tst_ctlimport.moc"
