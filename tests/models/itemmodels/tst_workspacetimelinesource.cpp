// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/factwriter.h"
#include "models/itemmodels/workspacetimelinesource.h"
#include "models/storage/workspace.h"
#include "tests/support/qtestsetup.h"

#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace tocsin;

class WorkspaceTimelineSourceTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { test::failOnWarnings(); }

    void anImpactWithoutEndLastsOnlyWhileItsIncidentIsOpen_data()
    {
        QTest::addColumn<bool>("isResolved");
        QTest::newRow("open") << false;
        QTest::newRow("resolved") << true;
    }
    void anImpactWithoutEndLastsOnlyWhileItsIncidentIsOpen()
    {
        QFETCH(bool, isResolved);
        const Instant begin = 1695970800000;
        const test::FakeClock clock(begin + dayMs);
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"noc.tocsin"_s);
        FactWriter writer(u"tester"_s, clock, 1, {});
        const QString server = targetId(TargetKind::Server, u"tiger"_s);
        writer.put(Target{server, TargetKind::Server, u"tiger"_s, {}, {}, {}});
        HeadFact head;
        head.opened = begin;
        head.zone = u"America/Los_Angeles"_s;
        head.language = u"en"_s;
        writer.beginStory(head);
        writer.add(TitleFact{u"Denial of service attack"_s});
        Impact impact;
        impact.target = server;
        impact.range = {begin, std::nullopt};
        writer.add(impact);
        if (isResolved)
            writer.add(StatusFact{Status::Resolved, begin + hourMs});
        {
            const auto workspace = Workspace::open(path);
            QVERIFY(workspace.has_value());
            QVERIFY((*workspace)->commit(writer.take().documents).has_value());
        }
        const auto source = workspaceTimelineSource(path)();
        QVERIFY(source.has_value());
        QList<TimelineImpact> found;
        QVERIFY((*source)->eachImpact(earliestInstant, latestInstant, [&](const TimelineImpact &one) {
            found.append(one);
            return true;
        }).has_value());
        QCOMPARE(found.size(), 1);
        QCOMPARE(found.first().begin, begin);
        QCOMPARE(found.first().incidentOpen, !isResolved);
        QCOMPARE(found.first().end, isResolved ? begin + minuteMs : openEnd);
        QCOMPARE(found.first().state.certain, !isResolved);
    }

    void workGoesOnBeyondItsPlan_data()
    {
        QTest::addColumn<std::optional<InstantRange>>("actual"); // since the plan's begin, as below
        QTest::addColumn<std::optional<InstantRange>>("overrun");
        const auto row = [](const char *name, const std::optional<InstantRange> &actual, const std::optional<InstantRange> &overrun) { QTest::newRow(name) << actual << overrun; };
        row("not begun", {}, {});
        row("at work", InstantRange{4 * minuteMs, {}}, InstantRange{2 * hourMs, {}});
        row("done in time", InstantRange{4 * minuteMs, hourMs}, {});
        row("done late", InstantRange{4 * minuteMs, 3 * hourMs}, InstantRange{2 * hourMs, 3 * hourMs});
    }
    void workGoesOnBeyondItsPlan()
    {
        QFETCH(const std::optional<InstantRange>, actual);
        QFETCH(const std::optional<InstantRange>, overrun);
        const Instant begin = 1695970800000;
        const test::FakeClock clock(begin + dayMs);
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"noc.tocsin"_s);
        FactWriter writer(u"tester"_s, clock, 1, {});
        const QString server = targetId(TargetKind::Server, u"tiger"_s);
        writer.put(Target{server, TargetKind::Server, u"tiger"_s, {}, {}, {}});
        HeadFact head;
        head.kind = IncidentKind::Maintenance;
        head.opened = begin;
        head.zone = u"Europe/Oslo"_s;
        head.language = u"en"_s;
        const QString story = writer.beginStory(head);
        Window window;
        window.planned = {begin, begin + 2 * hourMs};
        window.zone = head.zone;
        if (actual)
            window.actual = InstantRange{begin + actual->begin, actual->end ? std::optional(begin + *actual->end) : std::nullopt};
        writer.add(window);
        Impact impact;
        impact.target = server;
        impact.level = Level::Maintenance;
        impact.range = window.planned;
        impact.planned = true;
        writer.add(impact);
        writer.add(StatusFact{!actual ? Status::Scheduled : actual->end ? Status::Completed : Status::InProgress, begin + 4 * minuteMs});
        {
            const auto workspace = Workspace::open(path);
            QVERIFY(workspace.has_value());
            QVERIFY((*workspace)->commit(writer.take().documents).has_value());
        }
        const auto source = workspaceTimelineSource(path)();
        QVERIFY(source.has_value());
        const auto inRange = [&source](Instant from, Instant until) {
            QList<TimelineImpact> found;
            const auto read = (*source)->eachImpact(from, until, [&found](const TimelineImpact &one) {
                found.append(one);
                return true;
            });
            return read ? found : QList<TimelineImpact>();
        };
        const auto key = (*source)->keyOf(story);
        QVERIFY(key && *key);
        const auto ofStory = (*source)->impactsOf({**key});
        QVERIFY(ofStory.has_value());
        const QList<TimelineImpact> all = inRange(earliestInstant, latestInstant);
        QCOMPARE(*ofStory, all);
        QCOMPARE(inRange(begin, begin + dayMs), all);
        QCOMPARE(inRange(begin, begin + 2 * hourMs).size(), 1); // the plan alone
        QCOMPARE(all.size(), overrun ? 2 : 1);
        QVERIFY(!all.first().overrun);
        if (!overrun)
            return;
        const TimelineImpact beyond = all.last();
        QVERIFY(beyond.overrun);
        QVERIFY(beyond.impact != all.first().impact);
        QCOMPARE(beyond.begin, begin + overrun->begin);
        QCOMPARE(beyond.end, overrun->end ? begin + *overrun->end : openEnd);
        QCOMPARE(beyond.state, (ImpactState{Level::Maintenance, false, true}));
        QCOMPARE(inRange(begin + 130 * minuteMs, begin + 140 * minuteMs), QList{beyond});
    }
};

QTEST_GUILESS_MAIN(WorkspaceTimelineSourceTest)
#include "tst_workspacetimelinesource.moc"
