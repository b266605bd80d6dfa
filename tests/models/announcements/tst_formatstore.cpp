// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/announcements/formats/readimport.h"
#include "models/announcements/importstore.h"
#include "models/time/isotime.h"
#include "tests/support/qtestsetup.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

using namespace tocsin;
using namespace Qt::StringLiterals;

namespace {

[[nodiscard]] QByteArray fixture(const QString &name)
{
    QFile file(QStringLiteral(TOCSIN_SOURCE_DIR "/tests/formats/") % name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// "services degraded 10:00–10:30" of every impact, for a look at a story as a whole.
[[nodiscard]] QStringList impactsOf(const Story &story)
{
    QStringList lines;
    for (const Impact &impact : story.impacts) {
        lines += u"%1 %2 %3 %4%5%6"_s.arg(impact.target, QString(nameOf(impact.level)), isoUtc(impact.range.begin),
                                          impact.range.end ? isoUtc(*impact.range.end) : u"open"_s,
                                          impact.planned ? u" planned"_s : QString(),
                                          impact.certain ? QString() : u" uncertain"_s);
    }
    return lines;
}

} // namespace

/// What becomes of a structured source in a workspace, the first time and again.
class TestFormatStore : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    test::FakeClock m_clock{1'732'000'000'000};

    QString path() const { return m_folder->filePath(u"w.tocsin"_s); }

    QList<StoredPost> store(const QByteArray &bytes, const ImportContext &context = {},
                            const std::optional<TableMapping> &mapping = {})
    {
        QList<StoredPost> stored;
        m_clock.advance(minuteMs);
        const auto page = readImport(bytes, context, mapping);
        auto store = ImportStore::open(path(), u"ann"_s, m_clock);
        if (!page || !store)
            return stored;
        for (const ImportedPost &post : page->posts) {
            if (const auto result = (*store)->add(*page, post))
                stored += *result;
        }
        if (!(*store)->commit())
            stored.clear();
        return stored;
    }

    Story story(const QString &id) const
    {
        const auto reader = WorkspaceReader::open(path());
        if (!reader)
            return {};
        const auto found = (*reader)->story(id);
        return found ? *found : Story{};
    }

private slots:
    void init()
    {
        test::failOnWarnings();
        m_folder = std::make_unique<QTemporaryDir>();
    }

    void isNotDoubled_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : {"cstate-tracks.md", "cstate-toml.md", "cstate-without-offset.md",
                                 "statuspage-incidents.json", "statuspage-scheduled.json", "feed-statuspage.atom",
                                 "feed-blog.rss", "feed-xhtml.atom", "maintnote.ics", "events.ics", "table.csv"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void isNotDoubled()
    {
        QFETCH(QString, name);
        std::optional<TableMapping> mapping;
        if (name == "table.csv"_L1)
            mapping = *readMapping(fixture(u"table.map.json"_s), u"m"_s);
        const QList<StoredPost> first = store(fixture(name), {}, mapping);
        QVERIFY(!first.isEmpty());
        for (const StoredPost &post : first)
            QCOMPARE(post.outcome, ImportPlan::Outcome::New);
        const Story before = story(first.first().incident);
        const QList<StoredPost> again = store(fixture(name), {}, mapping);
        QCOMPARE(again.size(), first.size());
        for (qsizetype index = 0; index < first.size(); ++index) {
            QCOMPARE(again.at(index).outcome, ImportPlan::Outcome::Same);
            QCOMPARE(again.at(index).incident, first.at(index).incident);
        }
        QCOMPARE(story(first.first().incident), before);
    }

    void componentsBecomeImpactsOfTheirLevels()
    {
        const QList<StoredPost> stored = store(fixture(u"statuspage-incidents.json"_s));
        QCOMPARE(stored.size(), 2);
        const Story api = story(stored.first().incident);
        QCOMPARE(api.kind, IncidentKind::Incident);
        QCOMPARE(api.status, Status::Resolved);
        QCOMPARE(isoUtc(api.opened), u"2024-03-04T13:22:39Z"_s);
        QVERIFY(api.openedCertain);
        QCOMPARE(impactsOf(api),
                 (QStringList{u"svc:api partial_outage 2024-03-04T13:22:39Z 2024-03-04T13:50:00Z"_s,
                              u"svc:dashboard partial_outage 2024-03-04T13:22:39Z 2024-03-04T14:30:00Z"_s,
                              u"svc:api major_outage 2024-03-04T13:50:00Z 2024-03-04T14:30:00Z"_s,
                              u"svc:api degraded 2024-03-04T14:30:00Z 2024-03-04T15:10:05Z"_s}));
        QCOMPARE(api.updates.size(), 5);
        QCOMPARE(isoUtc(*api.updates.first().at), u"2024-03-04T13:22:39Z"_s);
        QCOMPARE(api.updates.first().statusAfter, Status::Investigating);
        QCOMPARE(api.updates.last().label, u"Postmortem"_s);
        const Story mail = story(stored.last().incident);
        QCOMPARE(mail.status, Status::Monitoring);
        QCOMPARE(impactsOf(mail), QStringList{u"svc:unspecified degraded 2024-03-06T00:10:00Z open"_s});
    }

    void aMaintenanceKeepsPlanAndActualRange()
    {
        const QList<StoredPost> stored = store(fixture(u"statuspage-scheduled.json"_s));
        QCOMPARE(stored.size(), 1);
        const Story router = story(stored.first().incident);
        QCOMPARE(router.kind, IncidentKind::Maintenance);
        QCOMPARE(router.status, Status::Completed);
        QCOMPARE(router.windows.size(), 1);
        const Window &window = router.windows.first();
        QCOMPARE(isoUtc(window.planned.begin), u"2024-04-09T22:00:00Z"_s);
        QCOMPARE(isoUtc(*window.planned.end), u"2024-04-10T00:00:00Z"_s);
        QVERIFY(window.actual);
        QCOMPARE(isoUtc(window.actual->begin), u"2024-04-09T22:03:00Z"_s);
        QCOMPARE(isoUtc(*window.actual->end), u"2024-04-09T23:31:00Z"_s);
        QCOMPARE(window.shortestMinutes, 5);
        QCOMPARE(window.longestMinutes, 10);
        QVERIFY(window.certain);
    }

    /// Imported while it went on, then again when it was over: the same story, with its end.
    void anOngoingStoryGrows()
    {
        QJsonObject whole = QJsonDocument::fromJson(fixture(u"statuspage-incidents.json"_s)).object();
        QJsonObject incident = whole.value("incidents"_L1).toArray().first().toObject();
        QJsonObject early = incident;
        QJsonArray updates = incident.value("incident_updates"_L1).toArray();
        early["incident_updates"_L1] = QJsonArray{updates.at(3), updates.at(4)};
        early["status"_L1] = u"identified"_s;
        early["resolved_at"_L1] = QJsonValue::Null;
        const auto first = store(QJsonDocument(QJsonObject{{u"incidents"_s, QJsonArray{early}}}).toJson());
        QCOMPARE(first.size(), 1);
        QCOMPARE(impactsOf(story(first.first().incident)),
                 (QStringList{u"svc:api partial_outage 2024-03-04T13:22:39Z 2024-03-04T13:50:00Z"_s,
                              u"svc:dashboard partial_outage 2024-03-04T13:22:39Z open"_s,
                              u"svc:api major_outage 2024-03-04T13:50:00Z open"_s}));
        const auto second = store(fixture(u"statuspage-incidents.json"_s));
        QCOMPARE(second.first().outcome, ImportPlan::Outcome::Grown);
        QCOMPARE(second.first().incident, first.first().incident);
        QCOMPARE(second.first().updatesAdded, 3);
        const Story grown = story(first.first().incident);
        QCOMPARE(grown.status, Status::Resolved);
        QCOMPARE(grown.updates.size(), 5);
        const QStringList impacts = impactsOf(grown);
        QCOMPARE(impacts.size(), 4);
        QVERIFY(!impacts.join(u' ').contains(u"open"));

        // Taken back, it stands as it stood.
        auto store = ImportStore::open(path(), u"ann"_s, m_clock);
        QVERIFY(store);
        QVERIFY((*store)->retract(second.first().incident, second.first().facts));
        QVERIFY((*store)->commit());
        QCOMPARE(story(first.first().incident).status, Status::Identified);
    }

    /// The same UID with a higher SEQUENCE moves the window of the same story.
    void aHigherSequenceMovesTheWindow()
    {
        const auto first = store(fixture(u"maintnote.ics"_s));
        QCOMPARE(first.size(), 1);
        const Story planned = story(first.first().incident);
        QCOMPARE(planned.windows.size(), 1);
        QCOMPARE(isoUtc(planned.windows.first().planned.begin), u"2024-04-09T22:00:00Z"_s);
        QCOMPARE(planned.windows.first().expectedLevel, Level::MajorOutage);
        QCOMPARE(planned.windows.first().shortestMinutes, 15);
        QCOMPARE(planned.targets, (QStringList{u"svc:circuit-0047"_s, u"svc:circuit-0048"_s}));
        QCOMPARE(planned.impacts.size(), 2);

        const auto second = store(fixture(u"maintnote-moved.ics"_s));
        QCOMPARE(second.first().incident, first.first().incident);
        QCOMPARE(second.first().outcome, ImportPlan::Outcome::Grown);
        const Story moved = story(first.first().incident);
        QCOMPARE(moved.windows.size(), 1);
        QCOMPARE(isoUtc(moved.windows.first().planned.begin), u"2024-04-16T22:00:00Z"_s);
        QCOMPARE(isoUtc(*moved.windows.first().planned.end), u"2024-04-17T02:00:00Z"_s);
        QCOMPARE(impactsOf(moved),
                 (QStringList{u"svc:circuit-0047 maintenance 2024-04-16T22:00:00Z 2024-04-17T02:00:00Z planned"_s,
                              u"svc:circuit-0048 maintenance 2024-04-16T22:00:00Z 2024-04-17T02:00:00Z planned"_s}));
        QCOMPARE(moved.updates.size(), 2);

        // Sent out again with another DTSTAMP it is the same revision; an older one changes nothing.
        QCOMPARE(store(QByteArray(fixture(u"maintnote-moved.ics"_s)).replace("20240408T120000Z", "20240409T120000Z"))
                     .first()
                     .outcome,
                 ImportPlan::Outcome::Same);
        QCOMPARE(store(fixture(u"maintnote.ics"_s)).first().outcome, ImportPlan::Outcome::Same);
        QCOMPARE(isoUtc(story(first.first().incident).windows.first().planned.begin), u"2024-04-16T22:00:00Z"_s);

        QByteArray cancelled = fixture(u"maintnote-moved.ics"_s);
        cancelled.replace("SEQUENCE:1", "SEQUENCE:2")
            .replace("CONFIRMED", "CANCELLED")
            .replace("20240408T120000Z", "20240410T120000Z");
        QCOMPARE(store(cancelled).first().outcome, ImportPlan::Outcome::Grown);
        QCOMPARE(story(first.first().incident).status, Status::Cancelled);
    }

    /// Files come in by their names, not by their age.
    void anOldRevisionThatComesLateMovesNothingBack()
    {
        const auto newer = store(fixture(u"maintnote-moved.ics"_s));
        const auto older = store(fixture(u"maintnote.ics"_s));
        QCOMPARE(older.first().incident, newer.first().incident);
        QCOMPARE(older.first().outcome, ImportPlan::Outcome::Grown);
        const Story both = story(newer.first().incident);
        QCOMPARE(both.updates.size(), 2);
        QCOMPARE(both.windows.size(), 1);
        QCOMPARE(isoUtc(both.windows.first().planned.begin), u"2024-04-16T22:00:00Z"_s);
        QCOMPARE(both.impacts.size(), 2);
        QCOMPARE(isoUtc(both.impacts.first().range.begin), u"2024-04-16T22:00:00Z"_s);
    }

    void anIssueIsClosedWithoutAnotherWord()
    {
        const QByteArray open = "---\ntitle: Web down\ndate: 2024-03-05T08:00:00Z\nresolved: false\nseverity: "
                                "down\naffected: [Web]\n---\nWe are looking into it.\n";
        QByteArray closed = open;
        closed.replace("resolved: false", "resolved: true\nresolvedWhen: 2024-03-05T09:00:00Z");
        const auto first = store(open);
        QCOMPARE(impactsOf(story(first.first().incident)),
                 QStringList{u"svc:web major_outage 2024-03-05T08:00:00Z open"_s});
        const auto second = store(closed);
        QCOMPARE(second.first().incident, first.first().incident);
        QCOMPARE(second.first().outcome, ImportPlan::Outcome::Grown);
        QCOMPARE(second.first().updatesAdded, 0);
        const Story story = this->story(first.first().incident);
        QCOMPARE(impactsOf(story), QStringList{u"svc:web major_outage 2024-03-05T08:00:00Z 2024-03-05T09:00:00Z"_s});
        QCOMPARE(story.status, Status::Resolved);
        QCOMPARE(store(closed).first().outcome, ImportPlan::Outcome::Same);
    }

    /// A page's JSON and its feed tell of the same story.
    void aFeedKnowsTheStoryOfTheJson()
    {
        const QByteArray json = "{\"incidents\": [{\"id\": \"c7b2m0x9q4zz\", \"name\": \"Packet loss in Bergen\", "
                                "\"status\": \"investigating\", \"impact\": \"minor\", \"incident_updates\": "
                                "[{\"status\": \"investigating\", \"body\": \"We see packet loss > 5\\u00a0% towards "
                                "Bergen.\", \"display_at\": \"2023-12-31T23:20:00Z\"}]}]}";
        const auto first = store(json);
        const auto second = store(fixture(u"feed-statuspage.atom"_s));
        QCOMPARE(second.first().incident, first.first().incident);
        QCOMPARE(second.first().outcome, ImportPlan::Outcome::Grown);
        QCOMPARE(second.first().updatesAdded, 1);
        const Story story = this->story(first.first().incident);
        QCOMPARE(story.updates.size(), 2);
        QCOMPARE(story.status, Status::Resolved);
    }

    /// Two faults that differ in nothing but their time are two.
    void recordsWithoutWordsStayApart()
    {
        const auto mapping = readMapping(
            "{\"columns\": {\"title\": \"T\", \"begin\": \"B\", \"end\": \"E\"}, \"zone\": \"UTC\"}", u"m"_s);
        QVERIFY(mapping);
        const auto stored
            = store("T,B,E\nOutage,2024-03-04 10:00,2024-03-04 11:00\nOutage,2024-03-05 10:00,\n", {}, *mapping);
        QCOMPARE(stored.size(), 2);
        QVERIFY(stored.first().incident != stored.last().incident);
        const auto again = store("T,B,E\nOutage,2024-03-05 10:00,2024-03-05 10:30\n", {}, *mapping);
        QCOMPARE(again.first().incident, stored.last().incident);
        QCOMPARE(again.first().outcome, ImportPlan::Outcome::Grown);
        QCOMPARE(impactsOf(story(stored.last().incident)).size(), 1);
        QVERIFY(!impactsOf(story(stored.last().incident)).first().contains(u"open"));
    }
};

QTEST_GUILESS_MAIN(TestFormatStore)
#include "tst_formatstore.moc"
