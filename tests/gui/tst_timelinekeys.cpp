// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/timelinefixture.h"

#include <QSignalSpy>
#include <QTableView>

using namespace Qt::StringLiterals;
using namespace tocsin;
using test::timelineNow;

class TimelineKeysTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void init() { test::failOnWarnings(); }

    void numbersShowThePresets_data()
    {
        QTest::addColumn<int>("key");
        QTest::addColumn<qint64>("span");
        QTest::newRow("1 h") << int(Qt::Key_1) << hourMs;
        QTest::newRow("12 h") << int(Qt::Key_2) << 12 * hourMs;
        QTest::newRow("7 d") << int(Qt::Key_3) << 7 * dayMs;
        QTest::newRow("90 d") << int(Qt::Key_4) << 90 * dayMs;
        QTest::newRow("5 y") << int(Qt::Key_5) << 1826 * dayMs;
    }
    void numbersShowThePresets()
    {
        QFETCH(int, key);
        QFETCH(qint64, span);
        test::TimelineFixture timeline;
        QVERIFY(timeline.open());
        timeline.key(Qt::Key(key));
        QVERIFY(std::abs(timeline.view->shownUntil() - timeline.view->shownFrom() - span) <= 2);
        QVERIFY(timeline.view->shownFrom() < timelineNow && timelineNow < timeline.view->shownUntil());
    }

    void arrowsPanAndSignsZoom()
    {
        test::TimelineFixture timeline;
        QVERIFY(timeline.open());
        const Instant from = timeline.view->shownFrom();
        const Instant span = timeline.view->shownUntil() - from;
        timeline.key(Qt::Key_Right);
        QVERIFY(timeline.view->shownFrom() > from);
        timeline.key(Qt::Key_Left);
        QVERIFY(std::abs(timeline.view->shownFrom() - from) <= 1);
        timeline.key(Qt::Key_Plus);
        QVERIFY(timeline.view->shownUntil() - timeline.view->shownFrom() < span);
        timeline.key(Qt::Key_Minus);
        QVERIFY(std::abs(timeline.view->shownUntil() - timeline.view->shownFrom() - span) <= 2);
    }

    void homeShowsEverythingAndNReturnsToNow()
    {
        test::TimelineFixture timeline;
        QVERIFY(timeline.open());
        timeline.key(Qt::Key_Home);
        QVERIFY(timeline.view->shownFrom() < timelineNow - 300 * dayMs);
        QVERIFY(timeline.view->shownUntil() > timelineNow);
        timeline.view->showRange(timelineNow - 200 * dayMs, timelineNow - 199 * dayMs);
        timeline.key(Qt::Key_N);
        QVERIFY(timeline.view->shownFrom() < timelineNow && timelineNow < timeline.view->shownUntil());
        QVERIFY(std::abs(timeline.view->shownUntil() - timeline.view->shownFrom() - dayMs) <= 2);
    }

    void stepsThroughIncidentsInOrderAndBack()
    {
        test::TimelineFixture timeline;
        QVERIFY(timeline.open());
        QStringList met;
        for (int i = 0; i < 4; ++i) {
            timeline.key(Qt::Key_J);
            QTRY_VERIFY(!timeline.view->selectedIncident().isEmpty());
            met.append(timeline.view->selectedIncident());
        }
        QCOMPARE(met, (QStringList{u"inc:1"_s, u"inc:2"_s, u"inc:3"_s, u"inc:4"_s}));
        timeline.key(Qt::Key_J); // there is none behind the last
        QCOMPARE(timeline.view->selectedIncident(), u"inc:4"_s);
        timeline.key(Qt::Key_K);
        QTRY_COMPARE(timeline.view->selectedIncident(), u"inc:3"_s);
    }

    void fitsTheSelectionAndOpensIt()
    {
        test::TimelineFixture timeline;
        QVERIFY(timeline.open());
        const QSignalSpy activated(timeline.view.get(), &TimelineView::incidentActivated);
        timeline.view->selectIncident(u"inc:5"_s, true);
        QTRY_VERIFY(!timeline.state().selectedImpacts().empty());
        timeline.key(Qt::Key_F);
        QVERIFY(timeline.view->shownFrom() < timelineNow - 300 * dayMs);
        QVERIFY(timeline.view->shownUntil() > timelineNow - 299 * dayMs);
        QVERIFY(timeline.view->shownUntil() - timeline.view->shownFrom() < 2 * dayMs);
        timeline.key(Qt::Key_Return);
        QCOMPARE(activated.size(), 1);
        QCOMPARE(activated.first().first().toString(), u"inc:5"_s);
        timeline.key(Qt::Key_Escape);
        QVERIFY(timeline.view->selectedIncident().isEmpty());
    }

    void followsNowUntilSomeonePans()
    {
        test::TimelineFixture timeline;
        QVERIFY(timeline.open());
        timeline.key(Qt::Key_N, Qt::ShiftModifier);
        QVERIFY(timeline.action("follow")->isChecked());
        const double x = timeline.state().scale().xOf(timelineNow);
        timeline.clock.advance(2 * hourMs);
        timeline.state().tick();
        QVERIFY(std::abs(timeline.state().scale().xOf(timelineNow + 2 * hourMs) - x) < 1);
        timeline.key(Qt::Key_Left);
        QVERIFY(!timeline.action("follow")->isChecked());
        const Instant from = timeline.view->shownFrom();
        timeline.clock.advance(hourMs);
        timeline.state().tick();
        QCOMPARE(timeline.view->shownFrom(), from);
    }

    void foldsAZone()
    {
        test::TimelineFixture timeline;
        QVERIFY(timeline.open());
        const auto rows = timeline.state().rows().size();
        timeline.key(Qt::Key_Down);
        timeline.key(Qt::Key_Space);
        QVERIFY(timeline.state().rows().size() < rows);
        timeline.key(Qt::Key_Space);
        QCOMPARE(timeline.state().rows().size(), rows);
        timeline.key(Qt::Key_BracketLeft);
        QCOMPARE(timeline.state().rows().size(), std::size_t(3));
        timeline.key(Qt::Key_BracketRight);
        QCOMPARE(timeline.state().rows().size(), rows);
    }

    void filtersLevelsKindsZonesAndWhatIsClosed()
    {
        test::TimelineFixture timeline;
        QVERIFY(timeline.open());
        const auto sees = [&timeline](Instant ago, int target) {
            const QPoint at = timeline.pointOf(timelineNow - ago, target);
            return timeline.state().hitAt(at.x(), at.y() - timeline.plot->lanesTop()).has_value();
        };
        QVERIFY(sees(hourMs, 2) && sees(90 * minuteMs, 3) && sees(75 * minuteMs, 5));
        timeline.action("level.major_outage")->trigger();
        QVERIFY(!sees(hourMs, 2) && sees(90 * minuteMs, 3));
        timeline.action("level.major_outage")->trigger();
        timeline.action("kind.maintenance")->trigger();
        QVERIFY(sees(hourMs, 2) && !sees(90 * minuteMs, 3));
        timeline.action("kind.maintenance")->trigger();
        timeline.key(Qt::Key_O);
        QVERIFY(sees(hourMs, 2) && !sees(90 * minuteMs, 3) && !sees(75 * minuteMs, 5));
        timeline.key(Qt::Key_O);
        const auto rows = timeline.state().rows().size();
        TimelineFilter filter = timeline.state().filter();
        filter.hiddenZones.insert(targetId(TargetKind::Zone, u"MTL"_s));
        timeline.state().setFilter(filter);
        QCOMPARE(timeline.state().rows().size(), rows - 2);
    }

    void hidesLanesWithNothingInView()
    {
        test::TimelineFixture timeline;
        QVERIFY(timeline.open());
        const auto has = [&timeline](int target) {
            return std::ranges::any_of(timeline.state().rows(), [target](const TimelineRow &row) { return row.target == target && !row.isGroup; });
        };
        QVERIFY(has(7));
        timeline.key(Qt::Key_H);
        QVERIFY(!has(7) && has(2) && has(3) && has(5));
        timeline.view->showRange(timelineNow - 310 * dayMs, timelineNow - 290 * dayMs);
        QTRY_VERIFY(has(5) && !has(2) && !has(3));
    }

    void theTableListsWhatIsInView()
    {
        test::TimelineFixture timeline;
        QVERIFY(timeline.open());
        timeline.key(Qt::Key_T);
        auto *table = timeline.view->findChild<QTableView *>();
        QVERIFY(table->isVisible());
        QTRY_COMPARE(table->model()->rowCount(), 4);
        QTRY_COMPARE(table->model()->index(0, 0).data().toString(), u"Story 1"_s);
        QCOMPARE(table->model()->index(1, 1).data().toString(), u"filer-1"_s);
        timeline.view->showRange(timelineNow - 310 * dayMs, timelineNow - 290 * dayMs);
        QTRY_COMPARE(table->model()->rowCount(), 1);
        QTRY_COMPARE(table->model()->index(0, 0).data().toString(), u"Story 5"_s);
        timeline.action("level.degraded")->trigger();
        QTRY_COMPARE(table->model()->rowCount(), 0);
    }

    void selectingARowSelectsOnTheTimeline()
    {
        test::TimelineFixture timeline;
        QVERIFY(timeline.open());
        const QSignalSpy selected(timeline.view.get(), &TimelineView::incidentSelected);
        timeline.view->showTable(true);
        auto *table = timeline.view->findChild<QTableView *>();
        QTRY_COMPARE(table->model()->rowCount(), 4);
        QTRY_COMPARE(table->model()->index(2, 0).data().toString(), u"Story 3"_s);
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(table->model()->index(2, 0)).center());
        QTRY_COMPARE(timeline.view->selectedIncident(), u"inc:3"_s);
        QCOMPARE(selected.size(), 1);
    }
};

QTEST_MAIN(TimelineKeysTest)
#include "tst_timelinekeys.moc"
