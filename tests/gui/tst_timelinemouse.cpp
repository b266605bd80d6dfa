// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/timelinefixture.h"
#include "ui/timeline/hovercard.h"
#include "ui/timeline/overviewstrip.h"
#include "ui/timeline/timelineoverlay.h"

#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace tocsin;
using test::timelineNow;

class TimelineMouseTest : public QObject
{
    Q_OBJECT

private:
    static void drag(QWidget *widget, QPoint from, QPoint to, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mousePress(widget, Qt::LeftButton, modifiers, from);
        for (int i = 1; i <= 4; ++i) {
            const QPoint at = from + (to - from) * i / 4;
            QMouseEvent move(QEvent::MouseMove, at, widget->mapToGlobal(at), Qt::NoButton, Qt::LeftButton, modifiers);
            QCoreApplication::sendEvent(widget, &move);
        }
        QTest::mouseRelease(widget, Qt::LeftButton, modifiers, to);
    }

private slots:
    void init() { test::failOnWarnings(); }

    void theWheelKeepsTheInstantUnderTheCursor()
    {
        test::TimelineFixture timeline;
        QVERIFY(timeline.open());
        for (const int x : {10, 333, 800}) {
            for (const int notches : {1, 3, -2, -1}) {
                const Instant under = timeline.state().scale().instantAt(x);
                const Instant span = timeline.state().scale().span();
                timeline.wheel({x, 200}, notches);
                QVERIFY(std::abs(timeline.state().scale().instantAt(x) - under) <= 1);
                QVERIFY(notches > 0 ? timeline.state().scale().span() < span : timeline.state().scale().span() > span);
            }
        }
    }

    void draggingMovesWhatIsUnderTheHand()
    {
        test::TimelineFixture timeline;
        QVERIFY(timeline.open());
        const Instant under = timeline.state().scale().instantAt(300);
        drag(timeline.plot, {300, 300}, {520, 300});
        QVERIFY(std::abs(timeline.state().scale().instantAt(520) - under) <= 1);
        QVERIFY(timeline.view->selectedIncident().isEmpty());
    }

    void aClickSelectsAndADoubleClickOpens()
    {
        test::TimelineFixture timeline;
        QVERIFY(timeline.open());
        const QSignalSpy selected(timeline.view.get(), &TimelineView::incidentSelected);
        const QSignalSpy activated(timeline.view.get(), &TimelineView::incidentActivated);
        const QPoint outage = timeline.pointOf(timelineNow - hourMs, 2);
        QTest::mouseClick(timeline.plot, Qt::LeftButton, {}, outage);
        QTRY_COMPARE(timeline.view->selectedIncident(), u"inc:2"_s);
        QCOMPARE(selected.last().first().toString(), u"inc:2"_s);
        QTest::mouseDClick(timeline.plot, Qt::LeftButton, {}, outage);
        QCOMPARE(activated.size(), 1);
        QTest::mouseClick(timeline.plot, Qt::LeftButton, {}, timeline.pointOf(timelineNow - hourMs, 7));
        QVERIFY(timeline.view->selectedIncident().isEmpty());
        QCOMPARE(selected.last().first().toString(), QString());
    }

    void aCardTellsWhatIsUnderTheMouse()
    {
        test::TimelineFixture timeline;
        QVERIFY(timeline.open());
        auto *card = timeline.view->findChild<HoverCard *>();
        const QPoint outage = timeline.pointOf(timelineNow - hourMs, 2);
        QTest::mouseMove(timeline.plot, outage);
        QTRY_VERIFY(card->isVisible());
        QTRY_VERIFY2(card->text().contains(u"Story 2"_s), qPrintable(card->text()));
        QVERIFY(card->text().contains(u"filer-1"_s));
        QVERIFY(card->text().contains(u"CEST"_s) && card->text().contains(u"EDT"_s));
        QVERIFY(timeline.plot->rect().contains(card->geometry()));
        QTest::mouseMove(timeline.plot, timeline.pointOf(timelineNow - hourMs, 7));
        QTRY_VERIFY(!card->isVisible());
    }

    void theCardTellsThatWorkGoesOnBeyondItsPlan()
    {
        test::TimelineFixture timeline;
        timeline.data->impacts.push_back({0, 9, 7, timelineNow - 5 * hourMs, timelineNow - 2 * hourMs, {Level::Maintenance, true, true}, IncidentKind::Maintenance, true});
        timeline.data->impacts.push_back({1, 9, 7, timelineNow - 2 * hourMs, openEnd, {Level::Maintenance, false, true}, IncidentKind::Maintenance, true, true});
        timeline.data->incidents.insert(9, {u"inc:9"_s, u"Story 9"_s, IncidentKind::Maintenance, Status::InProgress});
        QVERIFY(timeline.open());
        auto *card = timeline.view->findChild<HoverCard *>();
        QTest::mouseMove(timeline.plot, timeline.pointOf(timelineNow - 3 * hourMs, 7));
        QTRY_VERIFY(card->isVisible());
        QTRY_VERIFY2(card->text().contains(u"planned: maintenance"_s), qPrintable(card->text()));
        QTest::mouseMove(timeline.plot, timeline.pointOf(timelineNow - hourMs, 7));
        QTRY_VERIFY2(card->text().contains(u"maintenance, beyond its plan · idle-1"_s), qPrintable(card->text()));
        QVERIFY2(card->text().contains(u"still at work"_s) && card->text().contains(u"2 h 00 min so far"_s), qPrintable(card->text()));
        // No grip: how long work goes on is told by a post.
        QTest::mouseClick(timeline.plot, Qt::LeftButton, {}, timeline.pointOf(timelineNow - hourMs, 7));
        QTRY_COMPARE(timeline.view->selectedIncident(), u"inc:9"_s);
        QTest::mouseMove(timeline.plot, timeline.pointOf(timelineNow, 7));
        QVERIFY(timeline.plot->cursor().shape() != Qt::SizeHorCursor);
    }

    void shiftAndDragMeasures()
    {
        test::TimelineFixture timeline;
        QVERIFY(timeline.open());
        const Instant from = timeline.view->shownFrom();
        drag(timeline.plot, {500, 200}, {200, 220}, Qt::ShiftModifier);
        const auto measured = timeline.plot->overlay()->measured();
        QVERIFY(measured.has_value());
        QCOMPARE(measured->first, timeline.state().scale().instantAt(200));
        QCOMPARE(measured->second, timeline.state().scale().instantAt(500));
        QCOMPARE(timeline.view->shownFrom(), from);
        QVERIFY(timeline.plot->overlay()->measuredText().contains(u"CEST"_s));
        timeline.key(Qt::Key_Escape);
        QVERIFY(!timeline.plot->overlay()->measured());
    }

    void theOverviewMovesTheView()
    {
        test::TimelineFixture timeline;
        QVERIFY(timeline.open());
        auto *overview = timeline.view->findChild<OverviewStrip *>();
        const Instant span = timeline.state().scale().span();
        const QPoint left(40, overview->height() - 20);
        QTest::mouseClick(overview, Qt::LeftButton, {}, left);
        QVERIFY(timeline.view->shownUntil() < timelineNow - 200 * dayMs);
        const Instant from = timeline.view->shownFrom();
        drag(overview, left, left + QPoint(300, 0));
        QVERIFY(timeline.view->shownFrom() > from + 50 * dayMs);
        QVERIFY(std::abs(timeline.state().scale().span() - span) <= 2);
    }

    void showsACommitThatComesIn()
    {
        test::TimelineFixture timeline;
        QVERIFY(timeline.open());
        const QPoint at = timeline.pointOf(timelineNow - hourMs, 7);
        const auto hit = [&] { return timeline.state().hitAt(at.x(), at.y() - timeline.plot->lanesTop()); };
        QVERIFY(!hit());
        TimelineImpact impact;
        impact.incident = 9;
        impact.target = 7;
        impact.begin = timelineNow - 2 * hourMs;
        timeline.data->replace(impact, {u"inc:9"_s, u"Story 9"_s, IncidentKind::Incident, {}});
        timeline.loader->refresh();
        QTRY_VERIFY(hit().has_value());
        QCOMPARE(hit()->interval.incident(), 9);
    }
};

QTEST_MAIN(TimelineMouseTest)
#include "tst_timelinemouse.moc"
