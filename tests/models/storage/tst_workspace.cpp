// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/factwriter.h"
#include "models/domain/fold.h"
#include "models/domain/revision.h"
#include "models/storage/workspace.h"
#include "models/storage/workspacereader.h"
#include "tests/support/qtestsetup.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tocsin;

namespace {

constexpr Instant noon = 1696000000000; // 2023-09-29T15:06:40Z

Update updateSaying(const QString &text, std::optional<Instant> at, std::optional<Status> status = {})
{
    Update update;
    update.at = at;
    update.posted = noon;
    update.statusAfter = status;
    update.language = u"en"_s;
    update.body = TokenText{text, {}};
    return update;
}

} // namespace

class TestWorkspace : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void makesANewWorkspace();
    void storesAStoryAndReadsItBack();
    void readsTheSameInAnyOrderOfArrival();
    void storesADocumentOnce();
    void refusesWhatIsMalformed_data();
    void refusesWhatIsMalformed();
    void refusesAFactWithOtherContents();
    void changesTheCatalogueOnlyFromItsNewestRevision();
    void waitsForTheHead();
    void keepsFactsOfALaterVersion();
    void replacesRevisions();
    void takesAWholeStoryBackAndAgain();
    void findsAPostByItsFingerprint();
    void findsWhatOverlaps();
    void knowsItsExtent();
    void listsByFilter();
    void tellsReadersWhatChanged();
    void followsANewNameOfATarget();
    void listsWindowsAndDuePromises();
    void storesInBulkWhatCommitsWouldStore();
    void finishesABulkThatWasGivenUp();
    void comparesContentsWithoutIds();
    void readsWhileAnotherWrites();
    void saysWhenAnotherProgramWrites();

private:
    [[nodiscard]] QString path() const { return m_folder->filePath(u"a.tocsin"_s); }
    void openWorkspace();
    void openReader();
    QString writeFlexo();
    void commitAll();

    test::FakeClock m_clock{noon};
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FactWriter> m_writer;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<WorkspaceReader> m_reader;
    Written m_written;
};

void TestWorkspace::init()
{
    test::failOnWarnings();
    m_clock.set(noon);
    m_folder = std::make_unique<QTemporaryDir>();
    m_writer = std::make_unique<FactWriter>(u"maria"_s, m_clock, 1, Hlc{});
    openWorkspace();
    openReader();
}

void TestWorkspace::cleanup()
{
    m_reader.reset();
    m_workspace.reset();
    m_writer.reset();
    m_folder.reset();
}

void TestWorkspace::openWorkspace()
{
    auto opened = Workspace::open(path());
    QVERIFY2(opened, opened ? "" : qPrintable(opened.error().detail));
    m_workspace = *std::move(opened);
}

void TestWorkspace::openReader()
{
    auto opened = WorkspaceReader::open(path());
    QVERIFY2(opened, opened ? "" : qPrintable(opened.error().detail));
    m_reader = *std::move(opened);
}

/// One story with a bit of everything; the facts are left in m_written.
QString TestWorkspace::writeFlexo()
{
    m_writer->put(Target{u"zone:par"_s, TargetKind::Zone, u"PAR"_s, u"Paris"_s, {}, u"Europe/Paris"_s});
    m_writer->put(Target{u"srv:flexo"_s, TargetKind::Server, u"flexo"_s, {}, {u"zone:par"_s}, {}});
    const QString incident = m_writer->beginStory({IncidentKind::Incident, noon, true, u"Europe/Paris"_s, u"en"_s, false, {}, u"print-1"_s});
    m_writer->add(TitleFact{u"Filer down in Paris"_s});
    m_writer->add(TargetsFact{{u"srv:flexo"_s, u"zone:par"_s}});
    m_writer->add(Impact{{}, u"srv:flexo"_s, Level::MajorOutage, {noon - hourMs, noon}, false, true});
    m_writer->add(Impact{{}, u"srv:bender"_s, Level::Degraded, {noon - hourMs, std::nullopt}, false, false});
    m_writer->add(updateSaying(u"We are looking at flexo."_s, noon - hourMs, Status::Investigating));
    m_writer->add(updateSaying(u"It is back."_s, noon, Status::Monitoring));
    m_writer->add(Promise{{}, PromiseKind::NextUpdate, noon + hourMs, {}});
    m_writer->add(Remedy{{}, 10.5, 3, noon + dayMs, u"on request"_s});
    m_writer->add(Link{{}, LinkKind::CausedBy, {}, u"https://example.org/1"_s});
    m_written = m_writer->take();
    return incident;
}

void TestWorkspace::commitAll()
{
    m_written = m_writer->take();
    const auto done = m_workspace->commit(m_written.documents);
    QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
}

#define COMMIT(documents) \
    do { \
        const auto committed = m_workspace->commit(documents); \
        QVERIFY2(committed, committed ? "" : qPrintable(committed.error().detail)); \
    } while (false)
#define VERIFY_CLEAN() \
    do { \
        const auto report = m_workspace->check(); \
        QVERIFY2(report, report ? "" : qPrintable(report.error().detail)); \
        QVERIFY2(report->isClean(), qPrintable((report->damage + report->differences).join(u'\n'))); \
    } while (false)

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
    const auto head = std::ranges::find(m_written.documents, incident, &Document::id);
    QVERIFY(head != m_written.documents.end());
    const Document first = *head;
    m_written.documents.erase(head);
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

void TestWorkspace::findsAPostByItsFingerprint()
{
    const QString incident = writeFlexo();
    COMMIT(m_written.documents);
    QCOMPARE(*m_reader->findByOrigin(u"print-1"_s), QStringList{incident});
    QVERIFY(m_reader->findByOrigin(u"print-2"_s)->isEmpty());
    QVERIFY(m_reader->findByOrigin(QString())->isEmpty());
}

void TestWorkspace::findsWhatOverlaps()
{
    // Random intervals from a second to years, some open, against brute force.
    QRandomGenerator random(7);
    QList<Impact> all;
    m_writer->beginStory({IncidentKind::Incident, noon, true, u"UTC"_s, u"en"_s, false, {}, {}});
    for (int i = 0; i < 3000; ++i) {
        Impact impact{{}, u"srv:s%1"_s.arg(i % 7), static_cast<Level>(i % 4), {}, i % 5 == 0, i % 11 != 0};
        impact.range.begin = noon - random.bounded(qint64(5) * 365 * dayMs);
        if (i % 50 != 0)
            impact.range.end = impact.range.begin + (random.bounded(qint64(1) << random.bounded(1, 29)) * secondMs) + random.bounded(1000);
        all.append(impact);
        m_writer->add(impact);
    }
    commitAll();
    for (int i = 0; i < 200; ++i) {
        const Instant begin = noon - random.bounded(qint64(5) * 365 * dayMs);
        const InstantRange asked{begin, begin + random.bounded(qint64(40) * dayMs) + 1};
        int expected = 0;
        for (const Impact &impact : std::as_const(all))
            expected += impact.range.begin < *asked.end && (!impact.range.end || *impact.range.end > asked.begin) ? 1 : 0;
        int found = 0;
        QVERIFY(m_reader->eachImpact(asked, [&](const ImpactRow &) { return ++found > 0; }));
        QCOMPARE(found, expected);
    }
    int everything = 0;
    QVERIFY(m_reader->eachImpact(WorkspaceReader::everything(), [&](const ImpactRow &) { return ++everything > 0; }));
    QCOMPARE(everything, 3000);
    int stopped = 0;
    QVERIFY(m_reader->eachImpactAtAll([&](const ImpactRow &) { return ++stopped < 10; }));
    QCOMPARE(stopped, 10);
    VERIFY_CLEAN();
}

void TestWorkspace::knowsItsExtent()
{
    QRandomGenerator random(3);
    for (int round = 0; round < 30; ++round) {
        m_writer->beginStory({IncidentKind::Incident, noon, true, u"UTC"_s, u"en"_s, false, {}, {}});
        for (int i = 0; i < 5; ++i) {
            const Instant begin = noon - random.bounded(qint64(1000) * dayMs);
            m_writer->add(Impact{{}, u"srv:a"_s, Level::Degraded, {begin, begin + random.bounded(qint64(1) << random.bounded(1, 40))}, false, true});
        }
        commitAll();
        Instant first = std::numeric_limits<Instant>::max();
        Instant last = std::numeric_limits<Instant>::min();
        QVERIFY(m_reader->eachImpactAtAll([&](const ImpactRow &impact) {
            first = std::min(first, impact.begin);
            last = std::max(last, impact.end);
            return true;
        }));
        const Extent extent = *m_reader->extent();
        QCOMPARE(extent.first, std::optional(first));
        QCOMPARE(extent.last, std::optional(last));
        QCOMPARE(extent.impacts, (round + 1) * 5);
        QCOMPARE(extent.incidents, round + 1);
    }
}

void TestWorkspace::listsByFilter()
{
    QStringList ids;
    for (int i = 0; i < 20; ++i) {
        const IncidentKind kind = i % 4 == 0 ? IncidentKind::Maintenance : IncidentKind::Incident;
        ids.append(m_writer->beginStory({kind, noon + i * dayMs, true, u"UTC"_s, u"en"_s, false, {}, {}}));
        m_writer->add(TitleFact{u"Story number %1"_s.arg(i)});
        m_writer->add(StatusFact{kind == IncidentKind::Maintenance ? Status::Completed : i % 3 == 0 ? Status::Resolved : Status::Identified, noon + i * dayMs});
        m_writer->add(Impact{{}, u"srv:s%1"_s.arg(i % 2), static_cast<Level>(i % 4), {noon + i * dayMs, noon + i * dayMs + hourMs}, false, true});
    }
    commitAll();
    const auto count = [this](const IncidentFilter &filter) { return m_reader->incidentKeys(filter).value_or(QList<qint64>()).size(); };
    QCOMPARE(count({}), 20);
    QCOMPARE(m_reader->incidents({}, 3, 1)->first().id, ids.at(18)); // newest opened first
    IncidentFilter filter;
    filter.kinds = {IncidentKind::Maintenance};
    QCOMPARE(count(filter), 5);
    filter = {};
    filter.statuses = {Status::Resolved, Status::Completed};
    QCOMPARE(count(filter), 10);
    filter.openOnly = true;
    QCOMPARE(count(filter), 0);
    filter = {};
    filter.openOnly = true;
    QCOMPARE(count(filter), 10);
    filter = {};
    filter.levels = {Level::MajorOutage};
    QCOMPARE(count(filter), 5);
    filter = {};
    filter.from = noon + 3 * dayMs + 1;
    filter.until = noon + 6 * dayMs;
    QCOMPARE(count(filter), 3); // the third day's impact is still on, days four and five
    filter = {};
    filter.words = u"number 1"_s;
    QCOMPARE(count(filter), 11);
    filter.targets = {m_reader->targets()->first().key};
    QCOMPARE(count(filter), 5);
    QCOMPARE(m_reader->incidentsOverlapping({noon + 2 * dayMs, noon + 4 * dayMs + 1})->size(), 3);
}

void TestWorkspace::tellsReadersWhatChanged()
{
    const QString incident = writeFlexo();
    const qint64 version = m_reader->dataVersion();
    qint64 cursor = *m_reader->cursor();
    COMMIT(m_written.documents);
    QVERIFY(m_reader->dataVersion() != version);
    Changes changes = *m_reader->changesSince(cursor);
    QCOMPARE(changes.incidents, QList<qint64>{*m_reader->keyOfIncident(incident)});
    QVERIFY(changes.targets && !changes.everything);
    cursor = changes.cursor;
    m_writer->continueStory(incident, *m_reader->frontier(incident));
    m_writer->add(TitleFact{u"Another title"_s});
    commitAll();
    changes = *m_reader->changesSince(cursor);
    QCOMPARE(changes.incidents.size(), 1);
    QVERIFY(!changes.targets);
    QVERIFY(m_workspace->rebuild());
    QVERIFY(m_reader->changesSince(changes.cursor)->everything);
}

void TestWorkspace::followsANewNameOfATarget()
{
    writeFlexo();
    COMMIT(m_written.documents);
    QCOMPARE(m_reader->search(u"Lutetia"_s)->size(), 0);
    m_writer->put(Target{u"zone:par"_s, TargetKind::Zone, u"PAR"_s, u"Lutetia"_s, {}, {}}, m_reader->document(u"zone:par"_s)->rev);
    m_writer->continueStory(m_reader->incidents()->first().id, *m_reader->frontier(m_reader->incidents()->first().id));
    m_writer->add(TitleFact{u"Filer down, twice"_s});
    commitAll();
    QCOMPARE(m_reader->search(u"lutetia"_s)->size(), 1);
    QCOMPARE(m_reader->search(u"twice"_s)->size(), 1);
    VERIFY_CLEAN();
}

void TestWorkspace::listsWindowsAndDuePromises()
{
    const QString incident = m_writer->beginStory({IncidentKind::Maintenance, noon, true, u"Europe/Paris"_s, u"en"_s, false, {}, {}});
    Window window;
    window.planned = {noon + dayMs, noon + dayMs + hourMs};
    window.zone = u"Europe/Paris"_s;
    window.expectedLevel = Level::Degraded;
    window.shortestMinutes = 15;
    window.longestMinutes = 20;
    const QString id = m_writer->add(window);
    const QString promise = m_writer->add(Promise{{}, PromiseKind::Eta, noon + hourMs, {}});
    commitAll();
    auto windows = m_reader->windows({noon, noon + 2 * dayMs});
    QVERIFY(windows);
    QCOMPARE(windows->size(), 1);
    window.id = id;
    QVERIFY(windows->first().second == window);
    QCOMPARE(m_reader->windows({noon, noon + hourMs})->size(), 0);
    QCOMPARE(m_reader->duePromises(noon + dayMs)->size(), 1);

    m_writer->continueStory(incident, *m_reader->frontier(incident));
    m_writer->add(RescheduleFact{id, {noon + 3 * dayMs, noon + 3 * dayMs + hourMs}});
    m_writer->add(PromiseKeptFact{promise, noon + hourMs});
    commitAll();
    QCOMPARE(m_reader->windows({noon, noon + 2 * dayMs})->size(), 0);
    QCOMPARE(m_reader->windows({noon + 3 * dayMs, noon + 4 * dayMs})->size(), 1);
    QCOMPARE(m_reader->duePromises(noon + dayMs)->size(), 0);
    VERIFY_CLEAN();
}

void TestWorkspace::storesInBulkWhatCommitsWouldStore()
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

void TestWorkspace::finishesABulkThatWasGivenUp()
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

void TestWorkspace::comparesContentsWithoutIds()
{
    writeFlexo();
    COMMIT(m_written.documents);
    const QString other = m_folder->filePath(u"other.tocsin"_s);
    auto second = Workspace::open(other);
    QVERIFY(second);
    m_writer = std::make_unique<FactWriter>(u"maria"_s, m_clock, 99, Hlc{}); // other ids
    writeFlexo();
    QVERIFY((*second)->commit(m_written.documents));
    auto reader = WorkspaceReader::open(other);
    QVERIFY(reader);
    QCOMPARE(*(*reader)->contentDigest(), *m_reader->contentDigest());
    m_writer->continueStory((*reader)->incidents()->first().id, *(*reader)->frontier((*reader)->incidents()->first().id));
    m_writer->add(TitleFact{u"Different"_s});
    QVERIFY((*second)->commit(m_writer->take().documents));
    QVERIFY(*(*reader)->contentDigest() != *m_reader->contentDigest());
}

void TestWorkspace::readsWhileAnotherWrites()
{
    writeFlexo();
    COMMIT(m_written.documents);
    {
        const auto state = m_reader->snapshot();
        m_writer->beginStory({IncidentKind::Incident, noon, true, u"UTC"_s, u"en"_s, false, {}, {}});
        commitAll();
        QCOMPARE(m_reader->incidentKeys()->size(), 1); // one state of the file
    }
    QCOMPARE(m_reader->incidentKeys()->size(), 2);
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
