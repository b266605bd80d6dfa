// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/storage/storagefixture.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tocsin;
using namespace tocsin::test;

class TestCheck : public QObject
{
    Q_OBJECT

    std::unique_ptr<StorageFixture> m_files;

private slots:
    void init()
    {
        failOnWarnings();
        m_files = std::make_unique<StorageFixture>();
        const auto workspace = Workspace::open(m_files->path());
        STORAGE_VERIFY(workspace);
        for (int i = 0; i < 12; ++i)
            STORAGE_VERIFY((*workspace)->commit(m_files->story(i, u"Störung %1 in Paris"_s.arg(i))));
    }
    void cleanup() { m_files.reset(); }

    void countsASoundFile()
    {
        const auto workspace = Workspace::open(m_files->path());
        STORAGE_VERIFY(workspace);
        const auto report = (*workspace)->check();
        STORAGE_VERIFY(report);
        QVERIFY2(report->isClean(), qPrintable((report->damage + report->differences).join(u'\n')));
        QCOMPARE(report->incidents, 12);
        QCOMPARE(report->impacts, 12);
        QCOMPARE(report->updates, 24);
        QVERIFY(report->documents > 12 * 7);
        const auto rebuilt = (*workspace)->rebuild();
        STORAGE_VERIFY(rebuilt);
        QVERIFY(rebuilt->rebuilt && rebuilt->isClean() && rebuilt->differences.isEmpty());
    }

    void findsAndMendsProjections_data()
    {
        QTest::addColumn<QByteArray>("meddling");
        QTest::addColumn<QString>("place");
        QTest::newRow("title") << QByteArray("UPDATE incident SET title = 'Nothing happened' WHERE key = (SELECT max(key) FROM incident)") << u"incident"_s;
        QTest::newRow("impact's end") << QByteArray("UPDATE impact SET end_ms = end_ms - 60000 WHERE key = (SELECT min(key) FROM impact)") << u"impact"_s;
        QTest::newRow("impact gone") << QByteArray("DELETE FROM impact WHERE key = (SELECT min(key) FROM impact)") << u"impact"_s;
        QTest::newRow("impact too many") << QByteArray("INSERT INTO impact SELECT key + 77, target, level, begin_ms, end_ms, duration_class, planned, certain, "
                                                       "story_kind, story_open FROM impact LIMIT 1") << u"impact"_s;
        QTest::newRow("update's text") << QByteArray("UPDATE incident_update SET text = 'All is well' WHERE key = (SELECT min(key) FROM incident_update)") << u"incident_update"_s;
        QTest::newRow("promise gone") << QByteArray("DELETE FROM promise") << u"promise"_s;
        QTest::newRow("target's name") << QByteArray("UPDATE target SET name = 'nibbler' WHERE id = 'srv:box1'") << u"target"_s;
        QTest::newRow("count") << QByteArray("UPDATE number SET value = value + 1 WHERE name = 'impacts'") << u"number"_s;
        QTest::newRow("text index emptied") << QByteArray("INSERT INTO search (search) VALUES ('delete-all')") << u"search"_s;
        QTest::newRow("text index has more") << QByteArray("INSERT INTO search (rowid, words) VALUES (99, 'rumour')") << u"search"_s;
        QTest::newRow("entry of nothing") << QByteArray("INSERT INTO search_entry (row, entry) VALUES (99, 99)") << u"search entry"_s;
        QTest::newRow("reference to nothing") << QByteArray("PRAGMA foreign_keys = OFF; DELETE FROM target WHERE id = 'srv:box2'") << u"target"_s;
        QTest::newRow("search term gone") << QByteArray("DELETE FROM search_term WHERE term = 'paris'") << u"search term"_s;
    }
    void findsAndMendsProjections()
    {
        QFETCH(const QByteArray, meddling);
        QFETCH(const QString, place);
        const QByteArray before = StorageFixture::digestOf(m_files->path());
        StorageFixture::meddle(m_files->path(), meddling);

        const auto workspace = Workspace::open(m_files->path());
        STORAGE_VERIFY(workspace);
        const auto found = (*workspace)->check();
        STORAGE_VERIFY(found);
        QVERIFY(!found->isClean());
        QVERIFY2(found->damage.isEmpty(), qPrintable(found->damage.join(u'\n')));
        QVERIFY2(found->differences.join(u'\n').contains(place), qPrintable(found->differences.join(u'\n')));

        const auto mended = (*workspace)->rebuild();
        STORAGE_VERIFY(mended);
        QVERIFY(mended->rebuilt && !mended->differences.isEmpty());
        const auto after = (*workspace)->check();
        STORAGE_VERIFY(after);
        QVERIFY2(after->isClean(), qPrintable((after->damage + after->differences).join(u'\n')));
        QCOMPARE(StorageFixture::digestOf(m_files->path()), before);
        const auto reader = WorkspaceReader::open(m_files->path());
        STORAGE_VERIFY(reader);
        QCOMPARE((*reader)->search(u"storung par"_s)->size(), 24);
    }

    void findsDamagedDocuments_data()
    {
        QTest::addColumn<QByteArray>("meddling");
        QTest::newRow("body altered") << QByteArray("UPDATE document SET body = replace(body, 'Story 3', 'Story 4') WHERE body LIKE '%Story 3%'");
        QTest::newRow("hash altered") << QByteArray("UPDATE document SET hash = zeroblob(16) WHERE id = (SELECT min(id) FROM document)");
        QTest::newRow("not canonical") << QByteArray("UPDATE document SET body = ' ' || body WHERE id = (SELECT max(id) FROM document WHERE id < 'srv:')");
        QTest::newRow("draft that cannot be read") << QByteArray("INSERT INTO document (id, generation, hash, body) VALUES ('draft:01ARZ3NDEKTSV4RRFFQ69G5FAV:maria', 1, "
                                                                 "x'3c35ffdd810d0f623869ca11de3bd978', '{\"drafts\":[{}],\"type\":\"draft\"}')");
        QTest::newRow("no JSON") << QByteArray("UPDATE document SET body = 'x' WHERE id LIKE 'inc:%'");
    }
    void findsDamagedDocuments()
    {
        QFETCH(const QByteArray, meddling);
        StorageFixture::meddle(m_files->path(), meddling);
        const auto workspace = Workspace::open(m_files->path());
        STORAGE_VERIFY(workspace);
        const auto found = (*workspace)->check();
        STORAGE_VERIFY(found);
        QVERIFY(!found->isClean());
        QVERIFY(!found->damage.isEmpty());
        // Rebuilding makes the projections fit and goes on telling of the damage.
        const auto rebuilt = (*workspace)->rebuild();
        STORAGE_VERIFY(rebuilt);
        QVERIFY(!rebuilt->isClean());
        QVERIFY(!(*workspace)->check()->damage.isEmpty());
    }

    void seesADocumentThatIsGone()
    {
        // A fact that nobody refers to: what it said still stands in the projections.
        StorageFixture::meddle(m_files->path(), "DELETE FROM document WHERE id = (SELECT max(id) FROM document WHERE id LIKE 'upd:%')");
        const auto workspace = Workspace::open(m_files->path());
        STORAGE_VERIFY(workspace);
        const auto found = (*workspace)->check();
        STORAGE_VERIFY(found);
        QVERIFY(!found->isClean());
        QVERIFY2(found->differences.join(u'\n').contains(u"incident_update"_s), qPrintable(found->differences.join(u'\n')));
        STORAGE_VERIFY((*workspace)->rebuild());
        QVERIFY((*workspace)->check()->isClean());
        QCOMPARE((*workspace)->check()->updates, 23);
    }

    void seesADocumentThatIsNotProjected()
    {
        // A head that came in while the projections were not written.
        const QByteArray copy = "CREATE TEMP TABLE kept AS SELECT * FROM incident; DELETE FROM impact WHERE key >> 20 = 1;"
                                "DELETE FROM incident_target WHERE key >> 20 = 1; DELETE FROM promise WHERE key >> 20 = 1;"
                                "DELETE FROM incident_update WHERE key >> 20 = 1; DELETE FROM incident WHERE key = 1";
        StorageFixture::meddle(m_files->path(), copy);
        const auto workspace = Workspace::open(m_files->path());
        STORAGE_VERIFY(workspace);
        QVERIFY(!(*workspace)->check()->isClean());
        STORAGE_VERIFY((*workspace)->rebuild());
        QVERIFY((*workspace)->check()->isClean());
    }

    void givesTheSameBytesWheneverItRebuilds()
    {
        const auto workspace = Workspace::open(m_files->path());
        STORAGE_VERIFY(workspace);
        QByteArray first;
        for (int round = 0; round < 3; ++round) {
            STORAGE_VERIFY((*workspace)->rebuild());
            const auto reader = WorkspaceReader::open(m_files->path());
            STORAGE_VERIFY(reader);
            const QByteArray digest = (*reader)->contentDigest().value();
            if (round == 0)
                first = digest;
            QCOMPARE(digest, first);
        }
    }
};

QTEST_GUILESS_MAIN(TestCheck)
#include "tst_check.moc"
