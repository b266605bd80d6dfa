// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/fieldsfixture.h"
#include "tests/gui/timelinefixture.h"
#include "ui/composer/timefield.h"
#include "ui/dialogs/impactdialog.h"
#include "ui/timeline/impactdrag.h"
#include "ui/timeline/timelineoverlay.h"

#include <QComboBox>
#include <QPushButton>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace tocsin;
using test::timelineNow;

namespace {

constexpr Instant minuteNow = timelineNow - 41 * secondMs; // the whole minute that runs

} // namespace

class ImpactDragTest : public QObject
{
    Q_OBJECT

private:
    static void moveMouse(QWidget *widget, QPoint at, Qt::MouseButtons buttons = Qt::LeftButton, Qt::KeyboardModifiers modifiers = {})
    {
        QMouseEvent move(QEvent::MouseMove, at, widget->mapToGlobal(at), Qt::NoButton, buttons, modifiers);
        QCoreApplication::sendEvent(widget, &move);
    }
    static void drag(QWidget *widget, QPoint from, QPoint to, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mousePress(widget, Qt::LeftButton, modifiers, from);
        for (int i = 1; i <= 4; ++i)
            moveMouse(widget, from + (to - from) * i / 4, Qt::LeftButton, modifiers);
        QTest::mouseRelease(widget, Qt::LeftButton, modifiers, to);
    }
    /// Selects the impact that lies around @p at.
    static void select(test::TimelineFixture &timeline, Instant at, int target)
    {
        QTest::mouseClick(timeline.plot, Qt::LeftButton, {}, timeline.pointOf(at, target));
        QTRY_VERIFY(!timeline.view->selectedIncident().isEmpty());
        timeline.draw();
    }

private slots:
    void init() { test::failOnWarnings(); }

    void theCursorTellsAnEndOfWhatIsSelected()
    {
        test::TimelineFixture timeline;
        QVERIFY(timeline.open());
        const QPoint end = timeline.pointOf(timelineNow - 4 * hourMs, 2) - QPoint(1, 0);
        moveMouse(timeline.plot, end, Qt::NoButton);
        QCOMPARE(timeline.plot->cursor().shape(), Qt::PointingHandCursor); // nothing is selected
        select(timeline, timelineNow - 270 * minuteMs, 2);
        moveMouse(timeline.plot, end, Qt::NoButton);
        QCOMPARE(timeline.plot->cursor().shape(), Qt::SizeHorCursor);
        moveMouse(timeline.plot, end - QPoint(20, 0), Qt::NoButton);
        QCOMPARE(timeline.plot->cursor().shape(), Qt::PointingHandCursor);
    }

    void draggingAnEndAsksForWholeMinutes_data()
    {
        QTest::addColumn<bool>("end");
        QTest::addColumn<int>("by"); // minutes
        QTest::newRow("a later end") << true << 25;
        QTest::newRow("an earlier end") << true << -20;
        QTest::newRow("an earlier begin") << false << -40;
        QTest::newRow("a later begin") << false << 30;
    }
    void draggingAnEndAsksForWholeMinutes()
    {
        QFETCH(bool, end);
        QFETCH(int, by);
        test::TimelineFixture timeline;
        QVERIFY(timeline.open());
        select(timeline, timelineNow - 270 * minuteMs, 2);
        QSignalSpy moved(timeline.view.get(), &TimelineView::impactMoved);
        const Instant shownFrom = timeline.view->shownFrom();
        const Instant held = timelineNow - (end ? 4 : 5) * hourMs;
        drag(timeline.plot, timeline.pointOf(held, 2), timeline.pointOf(held + by * minuteMs, 2));
        QCOMPARE(moved.size(), 1);
        const auto move = moved.first().first().value<ImpactMove>();
        QCOMPARE(move.incident, u"inc:1"_s);
        QCOMPARE(move.target, u"srv:filer-1"_s);
        QCOMPARE(move.level, Level::Degraded);
        QCOMPARE(move.from, (InstantRange{timelineNow - 5 * hourMs, timelineNow - 4 * hourMs}));
        const Instant to = end ? move.to.end.value_or(0) : move.to.begin;
        QCOMPARE(to % minuteMs, 0);
        const auto tolerance = static_cast<Instant>(timeline.state().scale().msPerPixel()) + minuteMs;
        QVERIFY(std::abs(to - (held + by * minuteMs)) <= tolerance);
        if (end)
            QCOMPARE(move.to.begin, move.from.begin);
        else
            QCOMPARE(move.to.end, move.from.end);
        QCOMPARE(timeline.view->shownFrom(), shownFrom); // nothing was panned
        QCOMPARE(timeline.view->selectedIncident(), u"inc:1"_s);
    }

    void altDoesNotSnap()
    {
        test::TimelineFixture timeline;
        QVERIFY(timeline.open());
        select(timeline, timelineNow - 270 * minuteMs, 2);
        QSignalSpy moved(timeline.view.get(), &TimelineView::impactMoved);
        const Instant held = timelineNow - 4 * hourMs;
        const QPoint from = timeline.pointOf(held, 2);
        drag(timeline.plot, from, from + QPoint(37, 0), Qt::AltModifier);
        QCOMPARE(moved.size(), 1);
        const Instant to = *moved.first().first().value<ImpactMove>().to.end;
        QVERIFY(to % minuteMs != 0);
        QVERIFY(std::abs(to - held - static_cast<Instant>(37 * timeline.state().scale().msPerPixel())) <= 2);
    }

    void bothZonesAreShownMeanwhile()
    {
        test::TimelineFixture timeline;
        QVERIFY(timeline.open());
        select(timeline, timelineNow - 270 * minuteMs, 2);
        const QPoint from = timeline.pointOf(timelineNow - 4 * hourMs, 2);
        QTest::mousePress(timeline.plot, Qt::LeftButton, {}, from);
        QVERIFY(!timeline.plot->overlay()->edited());
        moveMouse(timeline.plot, from + QPoint(30, 0));
        const QString text = timeline.plot->overlay()->editedText();
        QVERIFY2(text.contains("CEST"_L1) && text.contains("EDT"_L1), qPrintable(text));
        QTest::mouseRelease(timeline.plot, Qt::LeftButton, {}, from + QPoint(30, 0));
    }

    void escapeLetsGo()
    {
        test::TimelineFixture timeline;
        QVERIFY(timeline.open());
        select(timeline, timelineNow - 270 * minuteMs, 2);
        QSignalSpy moved(timeline.view.get(), &TimelineView::impactMoved);
        const QPoint from = timeline.pointOf(timelineNow - 4 * hourMs, 2);
        QTest::mousePress(timeline.plot, Qt::LeftButton, {}, from);
        moveMouse(timeline.plot, from + QPoint(30, 0));
        QVERIFY(timeline.plot->overlay()->edited());
        timeline.key(Qt::Key_Escape);
        QVERIFY(!timeline.plot->overlay()->edited());
        QTest::mouseRelease(timeline.plot, Qt::LeftButton, {}, from + QPoint(30, 0));
        QCOMPARE(moved.size(), 0);
        QCOMPARE(timeline.view->selectedIncident(), u"inc:1"_s); // Esc did one thing
    }

    void whatGoesOnIsEndedAndGoesOnAgain()
    {
        test::TimelineFixture timeline;
        QVERIFY(timeline.open());
        select(timeline, timelineNow - hourMs, 2);
        QSignalSpy moved(timeline.view.get(), &TimelineView::impactMoved);
        const QPoint now = timeline.pointOf(timelineNow, 2);
        drag(timeline.plot, now, timeline.pointOf(timelineNow - 30 * minuteMs, 2));
        QCOMPARE(moved.size(), 1);
        const auto move = moved.first().first().value<ImpactMove>();
        QVERIFY(!move.from.end && move.to.end);
        drag(timeline.plot, now, now + QPoint(60, 0)); // the future is not known
        QCOMPARE(moved.size(), 1);
        QVERIFY(!timeline.plot->overlay()->edited());
    }

    void anEndStaysBehindItsBegin()
    {
        test::TimelineFixture timeline;
        QVERIFY(timeline.open());
        select(timeline, timelineNow - 270 * minuteMs, 2);
        QSignalSpy moved(timeline.view.get(), &TimelineView::impactMoved);
        drag(timeline.plot, timeline.pointOf(timelineNow - 4 * hourMs, 2), timeline.pointOf(timelineNow - 8 * hourMs, 2));
        const auto move = moved.first().first().value<ImpactMove>();
        QCOMPARE(move.to.end, move.to.begin + minuteMs);
    }

    void aClickOnAnEndMovesNothing()
    {
        test::TimelineFixture timeline;
        QVERIFY(timeline.open());
        select(timeline, timelineNow - 270 * minuteMs, 2);
        QSignalSpy moved(timeline.view.get(), &TimelineView::impactMoved);
        QTest::mouseClick(timeline.plot, Qt::LeftButton, {}, timeline.pointOf(timelineNow - 4 * hourMs, 2) - QPoint(2, 0));
        QCOMPARE(moved.size(), 0);
        QCOMPARE(timeline.view->selectedIncident(), u"inc:1"_s);
    }

    void onlyWhatIsSelectedIsTakenHoldOf()
    {
        test::TimelineFixture timeline;
        QVERIFY(timeline.open());
        select(timeline, timelineNow - 270 * minuteMs, 2);
        QSignalSpy moved(timeline.view.get(), &TimelineView::impactMoved);
        const Instant from = timeline.view->shownFrom();
        drag(timeline.plot, timeline.pointOf(timelineNow - hourMs, 3), timeline.pointOf(timelineNow - 2 * hourMs, 3));
        QCOMPARE(moved.size(), 0);
        QVERIFY(timeline.view->shownFrom() != from); // that was a pan
    }

    void whatWasDraggedIsShownUntilTheDataSaysIt()
    {
        test::TimelineFixture timeline;
        QVERIFY(timeline.open());
        select(timeline, timelineNow - 270 * minuteMs, 2);
        const Instant held = timelineNow - 4 * hourMs;
        drag(timeline.plot, timeline.pointOf(held, 2), timeline.pointOf(held + 30 * minuteMs, 2));
        QVERIFY(timeline.plot->overlay()->edited());
        TimelineImpact impact;
        impact.incident = 1;
        impact.target = 2;
        impact.begin = timelineNow - 5 * hourMs;
        impact.end = held + 30 * minuteMs;
        timeline.data->replace(impact, {u"inc:1"_s, u"Story 1"_s, IncidentKind::Incident, {}});
        timeline.loader->refresh();
        QTRY_VERIFY(!timeline.plot->overlay()->edited());
    }

    void aKeyAsksForBeginAndEnd()
    {
        test::TimelineFixture timeline;
        QVERIFY(timeline.open());
        QSignalSpy wanted(timeline.view.get(), &TimelineView::impactEditWanted);
        timeline.key(Qt::Key_E);
        QCOMPARE(wanted.size(), 0); // nothing is selected
        select(timeline, timelineNow - 270 * minuteMs, 2);
        timeline.key(Qt::Key_E);
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted.first().first().toString(), u"inc:1"_s);
    }

    void theDialogEndsWhatGoesOn()
    {
        const test::FakeClock clock(timelineNow);
        const Story story = test::fieldsStory();
        ImpactDialog dialog(clock, story, {{u"srv:flexo"_s, u"flexo"_s}}, test::fieldsTimes(), u"Europe/Paris"_s);
        QSignalSpy wanted(&dialog, &ImpactDialog::moveWanted);
        dialog.show();
        QVERIFY(QTest::qWaitForWindowExposed(&dialog));
        auto *choice = dialog.findChild<QComboBox *>(u"impactChoice"_s);
        QVERIFY2(choice->currentText().startsWith(u"flexo · degraded · 09:00 CEST"_s), qPrintable(choice->currentText()));
        test::typeInto(dialog.findChild<TimeField *>(u"impactEnd"_s), u"12:05"_s);
        QTest::keyClick(&dialog, Qt::Key_Return);
        QCOMPARE(wanted.size(), 1);
        const auto move = wanted.first().first().value<ImpactMove>();
        QCOMPARE(move.from, story.impacts.first().range);
        QCOMPARE(move.to.end, minuteNow - 15 * minuteMs);
        QVERIFY(!dialog.isVisible());
    }

    void theDialogRefusesWhatMakesNoSense()
    {
        const test::FakeClock clock(timelineNow);
        ImpactDialog dialog(clock, test::fieldsStory(), {}, test::fieldsTimes(), u"Europe/Paris"_s);
        QSignalSpy wanted(&dialog, &ImpactDialog::moveWanted);
        dialog.show();
        QVERIFY(QTest::qWaitForWindowExposed(&dialog));
        auto *problem = dialog.findChild<QLabel *>(u"impactProblem"_s);
        QVERIFY(!problem->isVisible());
        test::typeInto(dialog.findChild<TimeField *>(u"impactEnd"_s), u"8:00"_s);
        QVERIFY(problem->isVisible());
        QTest::keyClick(&dialog, Qt::Key_Return);
        QVERIFY(dialog.isVisible());
        test::typeInto(dialog.findChild<TimeField *>(u"impactBegin"_s), u"whenever"_s);
        QVERIFY(problem->isVisible());
        QCOMPARE(wanted.size(), 0);
    }
};

QTEST_MAIN(ImpactDragTest)
#include "tst_impactdrag.moc"
