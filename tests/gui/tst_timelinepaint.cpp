// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/timelinefixture.h"
#include "ui/timeline/filterbar.h"
#include "ui/timeline/lanepainter.h"

#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace tocsin;
using test::timelineNow;

class TimelinePaintTest : public QObject
{
    Q_OBJECT

private:
    static int coloursIn(const QImage &image)
    {
        QSet<QRgb> colours;
        for (int y = 0; y < image.height(); y += 3) {
            for (int x = 0; x < image.width(); x += 3)
                colours.insert(image.pixel(x, y));
        }
        return static_cast<int>(colours.size());
    }

private slots:
    void init() { test::failOnWarnings(); }

    void exportsAPngThatIsNotBlank()
    {
        test::TimelineFixture timeline;
        QVERIFY(timeline.open());
        const QTemporaryDir folder;
        const QString name = folder.filePath(u"view.png"_s);
        QVERIFY(timeline.view->exportTo(name, u"Last night"_s).has_value());
        const QImage image(name);
        QVERIFY(image.width() >= 2000);
        QVERIFY(coloursIn(image) > 20);
        const QRgb outage = timeline.state().theme().of(Level::MajorOutage).fill.rgb();
        bool found = false;
        for (int y = 0; y < image.height() && !found; ++y) {
            for (int x = 0; x < image.width() && !found; ++x)
                found = image.pixel(x, y) == outage;
        }
        QVERIFY(found);
    }

    void exportsAPdf()
    {
        test::TimelineFixture timeline;
        QVERIFY(timeline.open());
        const QTemporaryDir folder;
        const QString name = folder.filePath(u"view.pdf"_s);
        QVERIFY(timeline.view->exportTo(name, u"Last night"_s).has_value());
        QFile file(name);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        QVERIFY(bytes.startsWith("%PDF-"));
        QVERIFY(bytes.contains("%%EOF"));
        QVERIFY(bytes.contains("/Font"));
        QVERIFY(bytes.size() > 8000);
    }

    void refusesOtherFormatsAndPlacesItCannotWrite()
    {
        test::TimelineFixture timeline;
        QVERIFY(timeline.open());
        const auto odd = timeline.view->exportTo(u"view.gif"_s, {});
        QVERIFY(!odd && odd.error().code == Failure::Code::Rejected);
        const auto nowhere = timeline.view->exportTo(u"/nonexistent/folder/view.png"_s, {});
        QVERIFY(!nowhere && nowhere.error().code == Failure::Code::Storage);
    }

    void paintsAnewInAnotherTheme()
    {
        test::TimelineFixture timeline;
        QVERIFY(timeline.open());
        QPalette light;
        light.setColor(QPalette::Window, Qt::white);
        timeline.view->setPalette(light);
        timeline.draw();
        const QPoint empty = timeline.pointOf(timelineNow - 8 * hourMs, 7) + QPoint(3, 0);
        QCOMPARE(timeline.plot->grab().toImage().pixelColor(empty), themeOf(false).background);
        QPalette dark;
        dark.setColor(QPalette::Window, Qt::black);
        timeline.view->setPalette(dark);
        timeline.draw();
        QCOMPARE(timeline.plot->grab().toImage().pixelColor(empty), themeOf(true).background);
    }

    void everyColumnShowsTheWorstStateAtEveryZoom()
    {
        // Against brute force, pixel by pixel, from days to years in view: as boxes where impacts are few, as columns where they are many.
        const auto history = test::inventedHistory(12000, 3, timelineNow, 4, false);
        const auto source = std::make_shared<test::TimelineData>();
        source->targets = history->targets;
        for (TimelineImpact impact : history->impacts) {
            impact.state.planned = false; // plain colours, so that a pixel names its level
            impact.state.certain = true;
            source->impacts.push_back(impact);
        }
        test::FakeClock clock(timelineNow);
        TimelineLoader loader(test::MemoryTimelineSource::factory(source));
        TimelineState state(clock);
        state.setLoader(&loader);
        QTRY_VERIFY(loader.snapshot().isComplete);
        LanePainter painter(state);
        std::mt19937 random(11);
        int columnsSeen = 0;
        for (int round = 0; round < 30; ++round) {
            constexpr int width = 700;
            const Instant span = (Instant(1) << (31 + random() % 7)) + static_cast<Instant>(random() % 1000000);
            const Instant from = timelineNow - static_cast<Instant>(random() % 1500) * dayMs - span / 2;
            state.setPlotSize(width, 400);
            state.setScale(TimeScale(from, from + span, width));
            QImage image(width, 400, QImage::Format_RGB32);
            QPainter canvas(&image);
            painter.paint(canvas, {0, 0}, image.size(), 1, QFont(), {});
            canvas.end();
            const ColumnGrid grid(state.scale(), width);
            for (std::size_t i = 0; i < state.rows().size(); ++i) {
                const TimelineRow &row = state.rows()[i];
                if (row.isGroup)
                    continue;
                const int y = state.yOfRow(static_cast<int>(i)) + state.rowHeight() / 2;
                const double now = state.scale().xOf(timelineNow);
                for (int x = 5; x < width - 5; ++x) {
                    if (x >= now - 1 && x < now + 14)
                        continue; // there the arrow of what has not ended may stand
                    int worst = -1;
                    for (const TimelineImpact &impact : source->impacts) {
                        if (impact.target == row.target && impact.begin < grid.edges()[std::size_t(x) + 1] && impact.shownEnd(timelineNow) > grid.edges()[std::size_t(x)])
                            worst = std::max(worst, static_cast<int>(impact.state.level));
                    }
                    const QRgb expected = worst < 0 ? state.theme().background.rgb() : state.theme().of(static_cast<Level>(worst)).fill.rgb();
                    if (image.pixel(x, y) != expected)
                        QFAIL(qPrintable(u"round %1, row %2, column %3: another colour than that of level %4"_s.arg(round).arg(i).arg(x).arg(worst)));
                    ++columnsSeen;
                }
            }
            if (round > 2 && columnsSeen > 12000)
                break;
        }
        QVERIFY(columnsSeen > 5000);
        state.setLoader(nullptr);
    }

    void whatGoesOnAtBothSidesHidesWhatLiesBelow()
    {
        // Boxes beneath one that fills its row are not painted, and nobody can tell: above it all is as a pixel's place says.
        const auto source = std::make_shared<test::TimelineData>();
        source->targets.append({1, Target{targetId(TargetKind::Server, u"web-1"_s), TargetKind::Server, u"web-1"_s, {}, {}, {}}});
        const auto put = [&source](qint64 key, Instant begin, Instant end, ImpactState state) {
            source->impacts.push_back({key, key, 1, timelineNow + begin, timelineNow + end, state, {}, false});
        };
        put(1, -300 * dayMs, -10 * dayMs, {Level::Maintenance, true, true}); // hatched, over all
        put(2, -80 * dayMs, -70 * dayMs, {Level::MajorOutage, false, true}); // above
        put(3, -400 * dayMs, -5 * dayMs, {Level::Maintenance, true, false}); // below, and as wide
        test::FakeClock clock(timelineNow);
        TimelineLoader loader(test::MemoryTimelineSource::factory(source));
        TimelineState state(clock);
        state.setLoader(&loader);
        QTRY_VERIFY(loader.snapshot().isComplete);
        constexpr int width = 600;
        state.setPlotSize(width, 200);
        LanePainter painter(state);
        const LevelColours &maintenance = state.theme().of(Level::Maintenance);
        for (int pan = 0; pan < 40; ++pan) {
            state.setScale(TimeScale(timelineNow - 100 * dayMs, timelineNow - 60 * dayMs, width).panned(pan * 3 - 60));
            QImage image(width, 200, QImage::Format_RGB32);
            QPainter canvas(&image);
            painter.paint(canvas, {0, 0}, image.size(), 1, QFont(), {});
            canvas.end();
            QVERIFY(painter.drewBoxes());
            const auto row = std::ranges::find(state.rows(), 1, &TimelineRow::target) - state.rows().begin();
            const int y = state.yOfRow(static_cast<int>(row)) + state.rowHeight() / 2;
            const ColumnGrid grid(state.scale(), width);
            const int from = grid.columnOf(timelineNow - 80 * dayMs);
            const int until = grid.columnOf(timelineNow - 70 * dayMs - 1) + 1;
            for (int x = 0; x < width; ++x) {
                const QColor &hatched = (x + y) % 9 < 4 ? maintenance.line : maintenance.tint;
                const QColor &expected = x >= from && x < until ? state.theme().of(Level::MajorOutage).fill : hatched;
                QCOMPARE(QColor(image.pixel(x, y)).name(), expected.name());
            }
        }
        state.setLoader(nullptr);
    }

    void workBeyondItsPlanRunsBetweenRails_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<Instant>("planEnd"); // before now
        QTest::addColumn<Instant>("workEnd"); // likewise; 0: still at work
        for (const bool dark : {true, false}) {
            QTest::addRow("still at work, %s", dark ? "dark" : "light") << dark << hourMs << Instant{0};
            QTest::addRow("done late, %s", dark ? "dark" : "light") << dark << 2 * hourMs << hourMs;
            QTest::addRow("within its plan, %s", dark ? "dark" : "light") << dark << -hourMs << Instant{0};
        }
    }
    void workBeyondItsPlanRunsBetweenRails()
    {
        QFETCH(const bool, dark);
        QFETCH(const Instant, planEnd);
        QFETCH(const Instant, workEnd);
        const auto source = std::make_shared<test::TimelineData>();
        source->targets.append({1, Target{targetId(TargetKind::Server, u"web-1"_s), TargetKind::Server, u"web-1"_s, {}, {}, {}}});
        const Instant end = workEnd == 0 ? openEnd : timelineNow - workEnd;
        source->impacts = {{0, 1, 1, timelineNow - 5 * hourMs, timelineNow - planEnd, {Level::Maintenance, true, true}, IncidentKind::Maintenance, true},
                           {1, 1, 1, timelineNow - planEnd, end, {Level::Maintenance, false, true}, IncidentKind::Maintenance, true, true}};
        test::FakeClock clock(timelineNow);
        TimelineLoader loader(test::MemoryTimelineSource::factory(source));
        TimelineState state(clock);
        state.setTheme(themeOf(dark));
        state.setLoader(&loader);
        QTRY_VERIFY(loader.snapshot().isComplete);
        constexpr int width = 600;
        state.setPlotSize(width, 200);
        state.setScale(TimeScale(timelineNow - 8 * hourMs, timelineNow + 4 * hourMs, width));
        LanePainter painter(state);
        QImage image(width, 200, QImage::Format_RGB32);
        QPainter canvas(&image);
        painter.paint(canvas, {0, 0}, image.size(), 1, QFont(), {});
        canvas.end();
        QVERIFY(painter.drewBoxes());
        const auto row = std::ranges::find(state.rows(), 1, &TimelineRow::target) - state.rows().begin();
        const int middle = state.yOfRow(static_cast<int>(row)) + state.rowHeight() / 2;
        const auto railsAt = [&](Instant instant) {
            const int x = static_cast<int>(state.scale().xOf(instant));
            int rails = 0;
            for (int y = state.yOfRow(static_cast<int>(row)); y < state.yOfRow(static_cast<int>(row) + 1); ++y)
                rails += image.pixel(x, y) == state.theme().now.rgb() ? 1 : 0;
            return rails;
        };
        QCOMPARE(railsAt(timelineNow - 4 * hourMs), 0); // by plan
        const Instant shownEnd = workEnd == 0 ? timelineNow : end;
        for (const Instant at : {timelineNow - planEnd + 10 * minuteMs, shownEnd - 10 * minuteMs}) {
            QCOMPARE(railsAt(at), planEnd > 0 ? 4 : 0);
            const int x = static_cast<int>(state.scale().xOf(at));
            if (planEnd > 0)
                QCOMPARE(QColor(image.pixel(x, middle)).name(), state.theme().of(Level::Maintenance).fill.name());
        }
        QCOMPARE(railsAt(shownEnd + 20 * minuteMs), 0);
        if (planEnd < 0)
            QCOMPARE(QColor(image.pixel(static_cast<int>(state.scale().xOf(timelineNow + hourMs)) + 2, middle)).name(), state.theme().background.name());
        state.setLoader(nullptr);
    }

    void theNowFlagIsWholeAtBothEdges()
    {
        test::TimelineFixture timeline;
        QVERIFY(timeline.open());
        for (const double fraction : {0.0, 0.004, 0.5, 0.996, 1.0}) {
            timeline.state().setScale(timeline.state().scale().movedTo(timelineNow, fraction));
            timeline.draw();
            const QRectF flag = timeline.plot->axes().nowFlag();
            QVERIFY(!flag.isEmpty());
            QVERIFY(flag.left() >= 0 && flag.right() <= timeline.plot->width());
        }
    }

    void theFilterBarGivesWayInANarrowWindow()
    {
        test::TimelineFixture timeline;
        QVERIFY(timeline.open());
        QVERIFY2(timeline.view->minimumSizeHint().width() <= 690, qPrintable(QString::number(timeline.view->minimumSizeHint().width())));
        auto *bar = timeline.view->findChild<FilterBar *>();
        for (const int width : {690, 760, 900, 1000, 1200, 1500}) {
            timeline.view->resize(width, 600);
            QCoreApplication::processEvents();
            for (const auto *child : bar->findChildren<QToolButton *>()) {
                if (child->isVisible())
                    QVERIFY2(child->geometry().right() <= bar->width() && child->width() >= child->minimumSizeHint().width(), qPrintable(child->text()));
            }
        }
        QStringList words;
        for (const QAction *action : bar->menu()->actions())
            words.append(action->objectName());
        QVERIFY(words.contains(u"timeline.level.degraded"_s)); // the menu has what the bar has no room for
    }
};

QTEST_MAIN(TimelinePaintTest)
#include "tst_timelinepaint.moc"
