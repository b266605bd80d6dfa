// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/storage/workspacetest.h"

using namespace Qt::StringLiterals;
using namespace tocsin;
using namespace tocsin::test;

class TestWorkspaceReader : public WorkspaceTest
{
    Q_OBJECT

private slots:
    void init() { setUp(); }
    void cleanup() { tearDown(); }

    void findsAPostByItsFingerprint();
    void findsWhatOverlaps();
    void knowsItsExtent();
    void listsByFilter();
    void tellsReadersWhatChanged();
    void followsANewNameOfATarget();
    void listsWindowsAndDuePromises();
    void findsLinksFromTheStoryThatTheyPointAt();
    void comparesContentsWithoutIds();
    void readsWhileAnotherWrites();
};

void TestWorkspaceReader::findsAPostByItsFingerprint()
{
    const QString incident = writeFlexo();
    COMMIT(m_written.documents);
    QCOMPARE(*m_reader->findByOrigin(u"print-1"_s), QStringList{incident});
    QVERIFY(m_reader->findByOrigin(u"print-2"_s)->isEmpty());
    QVERIFY(m_reader->findByOrigin(QString())->isEmpty());
}

void TestWorkspaceReader::findsWhatOverlaps()
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

void TestWorkspaceReader::knowsItsExtent()
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

void TestWorkspaceReader::listsByFilter()
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

void TestWorkspaceReader::tellsReadersWhatChanged()
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

void TestWorkspaceReader::followsANewNameOfATarget()
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

void TestWorkspaceReader::listsWindowsAndDuePromises()
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

void TestWorkspaceReader::findsLinksFromTheStoryThatTheyPointAt()
{
    const auto begin = [this](const QString &title) {
        m_clock.advance(minuteMs);
        const QString id = m_writer->beginStory({IncidentKind::Incident, m_clock.now(), true, u"UTC"_s, u"en"_s, false, {}, {}});
        m_writer->add(TitleFact{title});
        return id;
    };
    const QString outage = begin(u"Outage"_s);
    const QString again = begin(u"Again"_s);
    m_writer->add(Link{{}, LinkKind::RecurrenceOf, outage, {}});
    m_writer->add(Link{{}, LinkKind::RecurrenceOf, outage, {}}); // said at two consoles
    m_writer->add(Link{{}, LinkKind::CausedBy, {}, u"https://example.org/1"_s}); // points at no story
    const QString report = begin(u"Report"_s);
    m_writer->add(Link{{}, LinkKind::FollowUpOf, outage, {}});
    commitAll();

    const LinkHere recurrence{LinkKind::RecurrenceOf, again, u"Again"_s};
    const LinkHere followUp{LinkKind::FollowUpOf, report, u"Report"_s};
    QCOMPARE(*m_reader->linksTo(outage), (QList<LinkHere>{recurrence, followUp}));
    QVERIFY(m_reader->linksTo(again)->isEmpty());
    QVERIFY(m_reader->linksTo(QString())->isEmpty());

    // A story that was taken back says nothing any more.
    m_writer->add(RetractionFact{report});
    commitAll();
    QCOMPARE(*m_reader->linksTo(outage), QList<LinkHere>{recurrence});

    // One of a million: never by reading all links.
    sqlite::Connection db;
    QVERIFY(db.open(path(), 1 /* SQLITE_OPEN_READONLY */));
    auto plan = db.prepare("EXPLAIN QUERY PLAN SELECT key FROM link WHERE other = 'inc:x' AND other <> ''");
    QVERIFY(plan && plan->step());
    QVERIFY2(plan->text(3).contains("link_other"_L1), qPrintable(plan->text(3)));
}

void TestWorkspaceReader::comparesContentsWithoutIds()
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

void TestWorkspaceReader::readsWhileAnotherWrites()
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

QTEST_GUILESS_MAIN(TestWorkspaceReader)
#include "tst_workspacereader.moc"
