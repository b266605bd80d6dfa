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
};

QTEST_GUILESS_MAIN(WorkspaceTimelineSourceTest)
#include "tst_workspacetimelinesource.moc"
