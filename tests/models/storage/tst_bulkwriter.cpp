// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/storage/workspacetest.h"

using namespace Qt::StringLiterals;
using namespace tocsin;
using namespace tocsin::test;

class TestBulkWriter : public WorkspaceTest
{
    Q_OBJECT

private slots:
    void init() { setUp(); }
    void cleanup() { tearDown(); }

    void storesInBulkWhatCommitsWouldStore();
    void finishesABulkThatWasGivenUp();
};

void TestBulkWriter::storesInBulkWhatCommitsWouldStore()
{
    const QString other = m_folder->filePath(u"bulk.tocsin"_s);
    auto second = Workspace::open(other);
    QVERIFY(second);
    auto bulk = (*second)->bulk();
    QVERIFY2(bulk, bulk ? "" : qPrintable(bulk.error().detail));
    QList<Document> catalogue;
    m_writer->put(Target{u"srv:s1"_s, TargetKind::Server, u"s1"_s, u"first"_s, {u"zone:x"_s}, {}});
    catalogue = m_writer->take().documents;
    COMMIT(catalogue);
    QVERIFY((*bulk)->addCatalogue(catalogue));
    for (int i = 0; i < 50; ++i) {
        m_clock.advance(minuteMs);
        m_writer->beginStory({IncidentKind::Incident, m_clock.now(), true, u"UTC"_s, u"en"_s, false, {}, u"p%1"_s.arg(i)});
        m_writer->add(TitleFact{u"Störung %1"_s.arg(i)});
        m_writer->add(Impact{{}, u"srv:s%1"_s.arg(i % 3), Level::Degraded, {m_clock.now(), m_clock.now() + i * minuteMs}, false, true});
        m_writer->add(updateSaying(u"Der Server ist überlastet"_s, m_clock.now(), Status::Investigating));
        const Written written = m_writer->take();
        COMMIT(written.documents);
        QVERIFY((*bulk)->add(written.documents, *fold(written.facts), foldTranslations(written.facts)));
    }
    const auto finished = (*bulk)->finish();
    QVERIFY2(finished, finished ? "" : qPrintable(finished.error().detail));
    bulk->reset();
    auto reader = WorkspaceReader::open(other);
    QVERIFY(reader);
    QCOMPARE(*(*reader)->contentDigest(), *m_reader->contentDigest());
    QCOMPARE((*reader)->search(u"uberlastet"_s)->size(), 50);
    QCOMPARE((*second)->lastHlc()->value, m_workspace->lastHlc()->value);
    const auto checked = (*second)->check();
    QVERIFY2(checked && checked->isClean(), checked ? qPrintable((checked->damage + checked->differences).join(u'\n')) : "");
    // And it is an ordinary workspace afterwards.
    m_writer->beginStory({IncidentKind::Incident, noon, true, u"UTC"_s, u"en"_s, false, {}, {}});
    QVERIFY((*second)->commit(m_writer->take().documents));
    VERIFY_CLEAN();
}

void TestBulkWriter::finishesABulkThatWasGivenUp()
{
    {
        auto bulk = m_workspace->bulk();
        QVERIFY(bulk);
        m_writer->beginStory({IncidentKind::Incident, noon, true, u"UTC"_s, u"en"_s, false, {}, {}});
        const Written written = m_writer->take();
        QVERIFY((*bulk)->add(written.documents, *fold(written.facts)));
    } // no finish()
    QVERIFY(m_reader->incidentKeys()->isEmpty());
    VERIFY_CLEAN();
    writeFlexo();
    COMMIT(m_written.documents);
    QCOMPARE(m_reader->incidentKeys()->size(), 1);
    VERIFY_CLEAN();
}

QTEST_GUILESS_MAIN(TestBulkWriter)
#include "tst_bulkwriter.moc"
