// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/storage/workspacetest.h"

#include <thread>

using namespace Qt::StringLiterals;
using namespace tocsin;
using namespace tocsin::test;

class TestWorkspace : public WorkspaceTest
{
    Q_OBJECT

private slots:
    void init() { setUp(); }
    void cleanup() { tearDown(); }

    void makesANewWorkspace();
    void losesNothingWhereTwoMakeTheSameFile();
    void storesAStoryAndReadsItBack();
    void readsTheSameInAnyOrderOfArrival();
    void storesADocumentOnce();
    void namesTheFileThatCannotBeMade();
    void refusesWhatIsMalformed_data();
    void refusesWhatIsMalformed();
    void refusesAFactWithOtherContents();
    void changesTheCatalogueOnlyFromItsNewestRevision();
    void waitsForTheHead();
    void keepsFactsOfALaterVersion();
    void replacesRevisions();
    void takesAWholeStoryBackAndAgain();
    void saysWhenAnotherProgramWrites();
};

void TestWorkspace::makesANewWorkspace()
{
    QVERIFY(QFile::exists(path()));
    QCOMPARE(QDir(m_folder->path()).entryList({u"*.new*"_s}, QDir::Files), QStringList());
    const auto keys = m_reader->incidentKeys();
    QVERIFY(keys && keys->isEmpty());
    const auto extent = m_reader->extent();
    QVERIFY(extent && !extent->first && !extent->last && extent->impacts == 0);
    VERIFY_CLEAN();
}

void TestWorkspace::losesNothingWhereTwoMakeTheSameFile()
{
    for (int round = 0; round < 25; ++round) {
        const QString file = m_folder->filePath(u"both%1.tocsin"_s.arg(round));
        const auto make = [&file, this](const QString &zone) {
            FactWriter writer(zone, m_clock, 1, {});
            writer.put(Target{targetId(TargetKind::Zone, zone), TargetKind::Zone, zone, {}, {}, {}});
            auto workspace = Workspace::open(file);
            return workspace && (*workspace)->commit(writer.take().documents);
        };
        bool other = false;
        std::thread thread([&] { other = make(u"OSL"_s); });
        const bool one = make(u"PAR"_s);
        thread.join();
        QVERIFY(one && other);
        auto reader = WorkspaceReader::open(file);
        QVERIFY(reader);
        QCOMPARE((*reader)->targets().value_or(QList<TargetRow>()).size(), 2);
    }
}

void TestWorkspace::storesAStoryAndReadsItBack()
{
    const QString incident = writeFlexo();
    const std::optional<Story> written = fold(m_written.facts);
    QVERIFY(written);
    const auto done = m_workspace->commit(m_written.documents);
    QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
    QCOMPARE(done->stored, int(m_written.documents.size()));
    QCOMPARE(done->incidents, QStringList{incident});

    const auto story = m_reader->story(incident);
    QVERIFY2(story, story ? "" : qPrintable(story.error().detail));
    QVERIFY(*story == *written);
    QCOMPARE(story->title, u"Filer down in Paris"_s);
    QCOMPARE(story->targets, (QStringList{u"srv:flexo"_s, u"zone:par"_s, u"srv:bender"_s}));

    const auto rows = m_reader->incidents();
    QVERIFY(rows);
    QCOMPARE(rows->size(), 1);
    const IncidentRow &row = rows->first();
    QCOMPARE(row.id, incident);
    QCOMPARE(row.status, std::optional(Status::Monitoring));
    QCOMPARE(row.worst, std::optional(Level::MajorOutage));
    QCOMPARE(row.begin, std::optional(noon - hourMs));
    QCOMPARE(row.end, std::optional<Instant>());
    QCOMPARE(row.updates, 2);
    QCOMPARE(row.targets.size(), 3);

    const auto targets = m_reader->targets();
    QVERIFY(targets);
    QCOMPARE(targets->size(), 3);
    QCOMPARE(targets->at(0).target.name, u"PAR"_s);
    QCOMPARE(targets->at(1).target.name, u"bender"_s);
    QVERIFY(!targets->at(1).inCatalogue);
    QCOMPARE(targets->at(2).target.zones, QStringList{u"zone:par"_s});
    QVERIFY(!m_reader->story(u"inc:01ARZ3NDEKTSV4RRFFQ69G5FAV"_s));
    QCOMPARE(m_reader->story(u"nonsense"_s).error().code, Failure::Code::NotFound);
    VERIFY_CLEAN();
}

void TestWorkspace::readsTheSameInAnyOrderOfArrival()
{
    const QString incident = writeFlexo();
    COMMIT(m_written.documents);
    const auto expected = m_reader->contentDigest();
    QVERIFY(expected);
    for (quint32 seed = 1; seed <= 5; ++seed) {
        QList<Document> shuffled = m_written.documents;
        QRandomGenerator random(seed);
        std::shuffle(shuffled.begin(), shuffled.end(), random);
        const QString other = m_folder->filePath(u"shuffled%1.tocsin"_s.arg(seed));
        auto workspace = Workspace::open(other);
        QVERIFY(workspace);
        for (const Document &document : std::as_const(shuffled))
            QVERIFY((*workspace)->commit({document}));
        auto reader = WorkspaceReader::open(other);
        QVERIFY(reader);
        QVERIFY(*(*reader)->story(incident) == *m_reader->story(incident));
        QCOMPARE(*(*reader)->contentDigest(), *expected);
        const auto checked = (*workspace)->check();
        QVERIFY2(checked && checked->isClean(), checked ? qPrintable((checked->damage + checked->differences).join(u'\n')) : "");
    }
}

void TestWorkspace::storesADocumentOnce()
{
    writeFlexo();
    COMMIT(m_written.documents);
    const qint64 before = *m_reader->cursor();
    const auto again = m_workspace->commit(m_written.documents);
    QVERIFY(again);
    QCOMPARE(again->stored, 0);
    QCOMPARE(again->known, int(m_written.documents.size()));
    QCOMPARE(*m_reader->cursor(), before);
}

void TestWorkspace::namesTheFileThatCannotBeMade()
{
    const auto made = Workspace::open(u"/proc/a.tocsin"_s);
    QVERIFY(!made);
    QCOMPARE(made.error().detail, u"/proc/a.tocsin: it cannot be made; check the permissions of its folder"_s);
}

void TestWorkspace::refusesWhatIsMalformed_data()
{
    const QString head = u"inc:01ARZ3NDEKTSV4RRFFQ69G5FAV"_s;
    const QString event = u"ev:01ARZ3NDEKTSV4RRFFQ69G5FAV:maria:01ARZ3NDEKTSV4RRFFQ69G5FAW"_s;
    const QString hlc = u"\"hlc\":\"018bcfe568000000\","_s;
    QTest::addColumn<QString>("id");
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("named");
    const auto row = [](const char *name, const QString &id, const QString &json, const QString &named) {
        QTest::newRow(name) << id << json.toUtf8() << named;
    };
    row("no ULID", u"inc:1"_s, u"{}"_s, u"inc:1"_s);
    row("user not encoded", u"ev:01ARZ3NDEKTSV4RRFFQ69G5FAV:ma%72ia:01ARZ3NDEKTSV4RRFFQ69G5FAW"_s, u"{}"_s, u"malformed"_s);
    row("not JSON", head, u"{"_s, head);
    row("a list", head, u"[]"_s, u"no object"_s);
    row("not canonical", head, u"{ }"_s, u"canonical"_s);
    row("no type", head, u"{}"_s, u"type"_s);
    row("no clock", event, u"{\"title\":\"x\",\"type\":\"title\"}"_s, u"hlc"_s);
    row("title is a number", event, u"{"_s + hlc + u"\"title\":7,\"type\":\"title\"}"_s, u"title"_s);
    row("unknown status", event, u"{"_s + hlc + u"\"status\":\"dancing\",\"type\":\"status\"}"_s, u"status"_s);
    row("impact ends before it begins", event,
        u"{\"begin\":5,\"end\":4,"_s + hlc + u"\"level\":\"degraded\",\"target\":\"srv:a\",\"type\":\"impact\"}"_s, u"end"_s);
    row("instant out of range", event, u"{\"begin\":1e+300,"_s + hlc + u"\"level\":\"degraded\",\"target\":\"srv:a\",\"type\":\"impact\"}"_s, u"begin"_s);
    row("catalogue entry without name", u"srv:x"_s, u"{}"_s, u"name"_s);
    row("server in two zones", u"srv:x"_s, u"{\"name\":\"x\",\"zones\":[\"zone:a\",\"zone:b\"]}"_s, u"zones"_s);
}

void TestWorkspace::refusesWhatIsMalformed()
{
    QFETCH(QString, id);
    QFETCH(QByteArray, json);
    QFETCH(QString, named);
    writeFlexo();
    QList<Document> documents = m_written.documents;
    documents.append(makeDocument(id, json));
    const auto refused = m_workspace->commit(documents);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, Failure::Code::Rejected);
    QVERIFY2(refused.error().detail.contains(named), qPrintable(refused.error().detail));
    QVERIFY(m_reader->incidentKeys()->isEmpty()); // all or nothing
    COMMIT(m_written.documents);
}

void TestWorkspace::refusesAFactWithOtherContents()
{
    writeFlexo();
    COMMIT(m_written.documents);
    Document forged = m_written.documents.at(3);
    forged = makeDocument(forged.id, QByteArray(forged.json).replace("Paris", "Rome"), forged.rev);
    const auto refused = m_workspace->commit({forged});
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, Failure::Code::Conflict);
    Document broken = m_written.documents.at(3);
    broken.json.replace("Paris", "Rome"); // its revision is that of the old body
    QCOMPARE(m_workspace->commit({broken}).error().code, Failure::Code::Rejected);
    VERIFY_CLEAN();
}

void TestWorkspace::changesTheCatalogueOnlyFromItsNewestRevision()
{
    const Target target{u"srv:flexo"_s, TargetKind::Server, u"flexo"_s, {}, {}, {}};
    m_writer->put(target);
    commitAll();
    const QString first = m_reader->document(u"srv:flexo"_s)->rev;
    QVERIFY(first.startsWith(u"1-"_s));
    Target labelled = target;
    labelled.label = u"the old one"_s;
    m_writer->put(labelled, first);
    commitAll();
    const Document second = *m_reader->document(u"srv:flexo"_s);
    QVERIFY(second.rev.startsWith(u"2-"_s));
    QCOMPARE(second.parentRev, first);
    m_writer->put(target, first); // of somebody who has not seen the second revision
    const auto refused = m_workspace->commit(m_writer->take().documents);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, Failure::Code::Conflict);
    QCOMPARE(m_reader->targets()->first().target.label, u"the old one"_s);
    VERIFY_CLEAN();
}

void TestWorkspace::waitsForTheHead()
{
    const QString incident = writeFlexo();
    QCOMPARE(std::ranges::count(m_written.documents, incident, &Document::id), 1);
    const Document first = *std::ranges::find(m_written.documents, incident, &Document::id);
    m_written.documents.removeIf([&incident](const Document &document) { return document.id == incident; });
    COMMIT(m_written.documents);
    QVERIFY(!m_reader->story(incident));
    QVERIFY(m_reader->incidentKeys()->isEmpty());
    VERIFY_CLEAN();
    COMMIT({first});
    QCOMPARE(m_reader->story(incident)->updates.size(), 2);
    VERIFY_CLEAN();
}

void TestWorkspace::keepsFactsOfALaterVersion()
{
    const QString incident = writeFlexo();
    COMMIT(m_written.documents);
    const QString id = u"ev:"_s + incident.sliced(4) + u":maria:01ARZ3NDEKTSV4RRFFQ69G5FAW"_s;
    const QByteArray json = "{\"hlc\":\"018bcfe568000000\",\"mood\":\"calm\",\"type\":\"feeling\"}";
    COMMIT(QList<Document>{makeDocument(id, json)});
    COMMIT(QList<Document>{makeDocument(u"zz:something"_s, "{\"a\":1}")});
    QCOMPARE(m_reader->document(id)->json, json);
    QCOMPARE(m_reader->document(u"zz:something"_s)->json, QByteArray("{\"a\":1}"));
    QVERIFY(m_reader->frontier(incident)->contains(id)); // what comes next has seen it
    QCOMPARE(m_reader->story(incident)->updates.size(), 2);
    VERIFY_CLEAN();
}

void TestWorkspace::replacesRevisions()
{
    const QString incident = m_writer->beginStory({IncidentKind::Incident, noon, true, u"UTC"_s, u"en"_s, false, {}, {}});
    const QString impact = m_writer->add(Impact{{}, u"srv:a"_s, Level::Degraded, {noon, std::nullopt}, false, true});
    const QString update = m_writer->add(updateSaying(u"It hangs"_s, noon));
    commitAll();
    QCOMPARE(m_reader->search(u"hangs"_s)->size(), 1);

    m_writer->continueStory(incident, *m_reader->frontier(incident));
    m_writer->add(Impact{{}, u"srv:a"_s, Level::MajorOutage, {noon, noon + hourMs}, false, true}, impact);
    m_writer->add(updateSaying(u"It has stopped"_s, noon), update);
    commitAll();
    const Story story = *m_reader->story(incident);
    QCOMPARE(story.impacts.size(), 1);
    QCOMPARE(story.impacts.first().level, Level::MajorOutage);
    QCOMPARE(story.updates.size(), 1);
    QCOMPARE(story.updates.first().revisions, QStringList{update});
    QCOMPARE(m_reader->search(u"hangs"_s)->size(), 0);
    QCOMPARE(m_reader->search(u"stopped"_s)->size(), 1);
    QCOMPARE(m_reader->extent()->impacts, 1);
    QCOMPARE(m_reader->frontier(incident)->size(), 1);
    VERIFY_CLEAN();
}

void TestWorkspace::takesAWholeStoryBackAndAgain()
{
    const QString incident = writeFlexo();
    COMMIT(m_written.documents);
    m_writer->continueStory(incident, *m_reader->frontier(incident));
    const QString retraction = m_writer->add(RetractionFact{incident});
    commitAll();
    QVERIFY(m_reader->incidentKeys()->isEmpty());
    QVERIFY(m_reader->search(u"flexo"_s)->isEmpty());
    QVERIFY(m_reader->findByOrigin(u"print-1"_s)->isEmpty());
    QVERIFY(m_reader->story(incident)->retracted);
    QCOMPARE(m_reader->extent()->impacts, 0);
    QCOMPARE(m_reader->extent()->incidents, 0);
    VERIFY_CLEAN();

    m_writer->continueStory(incident, *m_reader->frontier(incident));
    m_writer->add(RetractionFact{retraction});
    commitAll();
    QVERIFY(!m_reader->story(incident)->retracted);
    QCOMPARE(m_reader->incidentKeys()->size(), 1);
    QCOMPARE(m_reader->search(u"flexo"_s)->size(), 2); // title and update
    QCOMPARE(m_reader->extent()->impacts, 2);
    VERIFY_CLEAN();
}

void TestWorkspace::saysWhenAnotherProgramWrites()
{
    sqlite::Connection other;
    QVERIFY(other.open(path(), 2 /* SQLITE_OPEN_READWRITE */));
    QVERIFY(other.run("BEGIN IMMEDIATE"));
    auto waiting = Workspace::open(path(), {OpenMode::MustExist, 50});
    QVERIFY(waiting);
    writeFlexo();
    const auto refused = (*waiting)->commit(m_written.documents);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, Failure::Code::Storage);
    QVERIFY2(refused.error().detail.contains(path()) && refused.error().detail.contains(u"another program"_s), qPrintable(refused.error().detail));
    QVERIFY(other.run("ROLLBACK"));
    QVERIFY((*waiting)->commit(m_written.documents));
}

QTEST_GUILESS_MAIN(TestWorkspace)
#include "tst_workspace.moc"
