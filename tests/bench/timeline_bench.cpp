// SPDX-License-Identifier: GPL-3.0-or-later
// The timeline as a person uses it, in a window of 1920×1080 with theme, words, ticks, overview and a selection: panning, zooming,
// pointing, scrolling the table, a commit that comes in, an import behind its back. A frame is all that the window paints anew.
//
// timeline_bench                 everything
// timeline_bench --only pan5y    only what tests/bench/peers compares with
// timeline_bench --dump N FILE   the N impacts of pan5y: lane<TAB>begin<TAB>end<TAB>level, in ms and 0..3
#include "models/domain/factwriter.h"
#include "models/domain/fold.h"
#include "models/itemmodels/timelineloader.h"
#include "models/itemmodels/workspacetimelinesource.h"
#include "models/storage/workspace.h"
#include "tests/bench/benchreport.h"
#include "tests/bench/timelinedata.h"
#include "ui/theme/themeswitch.h"
#include "ui/timeline/timelineplot.h"
#include "ui/timeline/timelineview.h"

#include <QApplication>
#include <QEventLoop>
#include <QPaintEvent>
#include <QScrollBar>
#include <QTableView>
#include <QTemporaryDir>

#include <atomic>
#include <ctime>
#include <thread>

using namespace Qt::StringLiterals;
using namespace tocsin;
using namespace tocsin::bench;

namespace {

constexpr QSize windowSize(1920, 1080);
constexpr int allLanes = 4; // pixels a row, with which 200 lanes are in view at once
constexpr int readableLanes = 26;

class StillClock : public Clock
{
public:
    [[nodiscard]] Instant now() const override { return timelineNow; }
};

/// Ends the program where something that is measured did not work.
template<typename T> T must(Result<T> result)
{
    if (!result)
        qFatal("%s", qPrintable(result.error().detail));
    if constexpr (!std::is_void_v<T>)
        return *std::move(result);
}

/// Processor time of this thread in ms.
double threadMs()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

/// A timeline with its data read, shown in a window of its own.
class Stage
{
public:
    explicit Stage(TimelineSourceFactory source) : m_loader(std::move(source)), m_view(std::make_unique<TimelineView>(m_clock))
    {
        m_view->setZones({u"Europe/Paris"_s, u"America/New_York"_s});
        m_view->resize(windowSize);
        m_plot = m_view->findChild<TimelinePlot *>();
        QObject::connect(m_plot, &TimelinePlot::painted, m_plot, [this] { ++m_paints; });
        QEventLoop reading;
        QObject::connect(&m_loader, &TimelineLoader::loaded, &reading, &QEventLoop::quit);
        m_view->show();
        m_view->setLoader(&m_loader);
        if (!m_loader.snapshot().isComplete)
            reading.exec();
        settle();
    }
    ~Stage() { m_view->setLoader(nullptr); }

    [[nodiscard]] TimelineState &state() { return m_plot->state(); }
    [[nodiscard]] TimelinePlot &plot() { return *m_plot; }
    [[nodiscard]] TimelineView &view() { return *m_view; }
    [[nodiscard]] TimelineLoader &loader() { return m_loader; }

    /// Lets everything that was asked for come: words, marks, the overview.
    void settle(int ms = 400)
    {
        const Timer timer;
        while (timer.ms() < ms)
            QCoreApplication::processEvents(QEventLoop::AllEvents, 10);
    }

    /// Runs @p change and paints what it changed, in the plot and everywhere else; milliseconds.
    template<typename Change> double frame(Change &&change)
    {
        const int before = m_paints;
        const Timer timer;
        change();
        while (m_paints == before && timer.ms() < 1000)
            QCoreApplication::processEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::UpdateRequest); // the widgets around the plot
        return timer.ms();
    }

    /// Something in the middle of the view is selected, so that its outline is drawn.
    void selectSomething()
    {
        const auto &impacts = state().index().lane(firstServer + 3);
        if (!impacts.closed().empty())
            state().select(impacts.closed()[impacts.closed().size() / 2].incident(), impacts.closed()[impacts.closed().size() / 2].begin());
    }

private:
    StillClock m_clock;
    TimelineLoader m_loader;
    std::unique_ptr<TimelineView> m_view;
    TimelinePlot *m_plot = nullptr;
    int m_paints = 0;
};

struct Stretch
{
    Instant span;
    int rowHeight;
};
constexpr std::array stretches{Stretch{timelineYears, allLanes},  Stretch{timelineYears, readableLanes}, Stretch{90 * dayMs, allLanes},
                               Stretch{90 * dayMs, readableLanes}, Stretch{7 * dayMs, readableLanes},     Stretch{12 * hourMs, readableLanes}};

void show(Stage &stage, const Stretch &stretch)
{
    stage.state().setRowHeight(stretch.rowHeight);
    const Instant until = stretch.span == timelineYears ? timelineNow : timelineNow - 200 * dayMs;
    stage.view().showRange(until - stretch.span, until);
    stage.settle();
}

/// One step of a pan that a mouse makes: to and fro, a few pixels at a time.
double panFrame(Stage &stage, int step)
{
    return stage.frame([&] { stage.state().setScale(stage.state().scale().panned(step / 60 % 2 == 0 ? 9 : -9)); });
}

std::vector<double> panned(Stage &stage, const Stretch &stretch, int frames)
{
    show(stage, stretch);
    std::vector<double> samples;
    for (int i = -5; i < frames; ++i) {
        const double ms = panFrame(stage, i + 60);
        if (i >= 0)
            samples.push_back(ms);
    }
    return samples;
}

std::vector<double> zoomed(Stage &stage, int rowHeight)
{
    // From five years down to minutes at a point that is not the middle, and back.
    show(stage, {timelineYears, rowHeight});
    std::vector<double> samples;
    constexpr int steps = 70;
    for (int round = 0; round < 2; ++round) {
        for (int i = 0; i < 2 * steps; ++i)
            samples.push_back(stage.frame([&] { stage.state().setScale(stage.state().scale().zoomedAround(1200, i < steps ? 1.15 : 1 / 1.15)); }));
    }
    return samples;
}

void append(std::vector<double> &all, const std::vector<double> &more)
{
    all.insert(all.end(), more.begin(), more.end());
}

/// A QCustomPlot with two time axes above, grid and nothing else: what any plot made with it costs.
class EmptyPlot
{
public:
    explicit EmptyPlot(QSize size)
    {
        m_plot.resize(size);
        m_plot.xAxis->setVisible(false);
        m_plot.yAxis->setVisible(false);
        m_plot.xAxis2->setVisible(true);
        m_plot.xAxis2->grid()->setVisible(true);
        QCPAxis *second = m_plot.axisRect()->addAxis(QCPAxis::atTop);
        for (QCPAxis *axis : {m_plot.xAxis2, second}) {
            const QSharedPointer<QCPAxisTickerDateTime> ticker(new QCPAxisTickerDateTime);
            ticker->setTickCount(24);
            axis->setTicker(ticker);
        }
        m_second = second;
        m_plot.show();
        QCoreApplication::processEvents();
    }
    double frame(const TimeScale &scale)
    {
        const Timer timer;
        for (QCPAxis *axis : {m_plot.xAxis2, m_second})
            axis->setRange(static_cast<double>(scale.begin()) / 1000, static_cast<double>(scale.end()) / 1000);
        m_plot.replot(QCustomPlot::rpImmediateRefresh);
        return timer.ms();
    }

private:
    QCustomPlot m_plot;
    QCPAxis *m_second = nullptr;
};

void measureFrames(Report &report, Stage &stage)
{
    stage.selectSomething();
    std::vector<double> pans;
    for (const Stretch &stretch : stretches) {
        const auto samples = panned(stage, stretch, 200);
        std::printf("    %6lld h in view, rows of %2d px: median %.2f, p99 %.2f ms%s\n", static_cast<long long>(stretch.span / hourMs), stretch.rowHeight,
                    median(samples), percentile(samples, 99), stage.plot().drawsBoxes() ? ", boxes" : "");
        append(pans, samples);
    }
    report.add(u"timeline.pan.1M.median_ms"_s, median(pans), u"ms"_s, Goal::AtMost, 10, u"from 12 hours to 5 years in view"_s);
    report.add(u"timeline.pan.1M.p99_ms"_s, percentile(pans, 99), u"ms"_s, Goal::AtMost, 16.7, u"a frame"_s);
    std::vector<double> zooms = zoomed(stage, allLanes);
    append(zooms, zoomed(stage, readableLanes));
    report.add(u"timeline.zoom.1M.median_ms"_s, median(zooms), u"ms"_s, Goal::AtMost, 10, u"from 5 years to minutes and back"_s);
    report.add(u"timeline.zoom.1M.p99_ms"_s, percentile(zooms, 99), u"ms"_s, Goal::AtMost, 16.7, u"a frame"_s);

    // Ours and the empty plot by turns, so that a busy machine slows both.
    EmptyPlot empty(stage.plot().size());
    std::vector<double> ours;
    std::vector<double> theirs;
    for (const Stretch &stretch : stretches) {
        show(stage, stretch);
        for (int i = 0; i < 80; ++i) {
            ours.push_back(panFrame(stage, i));
            theirs.push_back(empty.frame(stage.state().scale()));
        }
    }
    report.add(u"timeline.over_empty_replot"_s, median(ours) / median(theirs), u"times"_s, Goal::AtMost, 2,
               u"an empty QCustomPlot of the same size with two time axes, %1 ms"_s.arg(median(theirs), 0, 'f', 2));
}

void measurePointing(Report &report, Stage &stage)
{
    std::mt19937 random(3);
    std::vector<double> micros;
    int hits = 0;
    for (const Stretch &stretch : stretches) {
        show(stage, stretch);
        for (int i = 0; i < 5000; ++i) {
            const double x = static_cast<double>(random() % static_cast<unsigned>(stage.plot().width()));
            const int y = static_cast<int>(random() % static_cast<unsigned>(stage.state().plotHeight()));
            const Timer timer;
            const auto hit = stage.state().hitAt(x, y);
            micros.push_back(timer.us());
            hits += hit ? 1 : 0;
        }
    }
    if (hits == 0)
        report.fail(u"nothing was hit"_s);
    report.add(u"timeline.hit.p99_us"_s, percentile(micros, 99), u"us"_s, Goal::AtMost, 10, u"30,000 points, %1 of them hits"_s.arg(hits));
}

void measureLiveUpdate(Report &report, Stage &stage, TimelineHistory &history)
{
    show(stage, {timelineYears, allLanes});
    std::vector<double> samples;
    for (int i = 0; i < 60; ++i) {
        const qint64 key = static_cast<qint64>(history.impacts.size()) - 1 - i * 37;
        samples.push_back(stage.frame([&] {
            history.change(key);
            stage.loader().refresh();
            // The snapshot comes from the loader's thread; the frame after it shows it.
            QEventLoop coming;
            QObject::connect(&stage.loader(), &TimelineLoader::snapshotChanged, &coming, &QEventLoop::quit);
            coming.exec();
        }));
        const auto found = stage.state().index().impactsOf(key);
        if (found.size() != 1 || found.front().state.level != Level::MajorOutage)
            report.fail(u"the commit is not shown"_s);
        stage.settle(30);
    }
    report.add(u"timeline.live_update_ms"_s, median(samples), u"ms"_s, Goal::AtMost, 12, u"one impact changed, from commit to frame, 5 years in view"_s);
    report.add(u"timeline.live_update.p99_ms"_s, percentile(samples, 99), u"ms"_s);
}

void measureTable(Report &report, Stage &stage)
{
    show(stage, {timelineYears + 20 * dayMs, readableLanes});
    stage.view().showTable(true);
    auto *table = stage.view().findChild<QTableView *>();
    const Timer timer;
    while (table->model()->rowCount() < 500'000 && timer.seconds() < 60)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 10);
    const int rows = table->model()->rowCount();
    if (rows < 500'000)
        report.fail(u"the table lists only %1 rows"_s.arg(rows));
    report.add(u"timeline.table_list_s"_s, timer.seconds(), u"s"_s, u"%1 rows listed on a thread"_s.arg(rows));
    QScrollBar *bar = table->verticalScrollBar();
    std::vector<double> samples;
    for (int i = 0; i < 300; ++i) {
        const Timer frame;
        // A wheel's three rows, and now and then a jump, as by dragging the bar.
        bar->setValue(i % 30 == 29 ? static_cast<int>((static_cast<qint64>(i) * 7919 * 131) % bar->maximum()) : bar->value() + 3);
        QCoreApplication::processEvents();
        samples.push_back(frame.ms());
    }
    stage.view().showTable(false);
    report.add(u"timeline.table_scroll.p99_ms"_s, percentile(samples, 99), u"ms"_s, Goal::AtMost, 16, u"a frame"_s);
    report.add(u"timeline.table_scroll.median_ms"_s, median(samples), u"ms"_s);
}

/// Stories with impacts on 200 servers, as an import commits them.
class Posts
{
public:
    QList<Document> catalogue()
    {
        for (int i = 0; i < timelineServers; ++i)
            m_writer.put(Target{targetId(TargetKind::Server, nameOf(i)), TargetKind::Server, nameOf(i), {}, {}, {}});
        return m_writer.take().documents;
    }
    Written next(Instant at)
    {
        m_writer.beginStory({IncidentKind::Incident, at, true, u"Europe/Paris"_s, u"en"_s, false, {}, {}});
        m_writer.add(TitleFact{u"Slow answers, post %1"_s.arg(++m_count)});
        for (int i = 0; i < 3; ++i) {
            Impact impact{{}, targetId(TargetKind::Server, nameOf(static_cast<int>(m_random() % timelineServers))), static_cast<Level>(m_random() % 4), {at, {}}, false, true};
            impact.range.end = at + static_cast<Instant>(m_random() % 5000) * secondMs;
            m_writer.add(impact);
        }
        for (int i = 0; i < 3; ++i) {
            Update update;
            update.at = at + i * 20 * minuteMs;
            update.posted = *update.at;
            update.language = u"en"_s;
            update.position = i;
            update.body.markdown = u"The load of the servers is high; we are looking for the reason and tell you more soon."_s;
            m_writer.add(update);
        }
        return m_writer.take();
    }

private:
    [[nodiscard]] static QString nameOf(int server) { return u"host-%1"_s.arg(server + 1, 3, 10, QLatin1Char('0')); }

    StillClock m_clock;
    FactWriter m_writer{u"bench"_s, m_clock, 9, Hlc{}};
    std::mt19937 m_random{5};
    int m_count = 0;
};

void measurePanWhileImport(Report &report)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"import.tocsin"_s);
    Posts posts;
    {
        const auto workspace = must(Workspace::open(path));
        const auto bulk = must(workspace->bulk());
        must(bulk->addCatalogue(posts.catalogue()));
        constexpr int stories = 60'000;
        for (int i = 0; i < stories; ++i) {
            const Written written = posts.next(timelineNow - timelineYears + timelineYears / stories * i);
            must(bulk->add(written.documents, *fold(written.facts)));
        }
        must(bulk->finish());
    }
    Stage stage(workspaceTimelineSource(path));
    const auto quiet = panned(stage, {7 * dayMs, readableLanes}, 200);
    show(stage, {7 * dayMs, readableLanes});
    std::atomic_bool stop{false};
    std::atomic_int stored{0};
    std::thread import([&] {
        const auto workspace = must(Workspace::open(path));
        QList<Document> documents;
        for (int i = 1; !stop; ++i) {
            documents += posts.next(timelineNow - 200 * dayMs - i % 1000 * minuteMs).documents;
            if (i % 50 == 0) {
                must(workspace->commit(std::exchange(documents, {})));
                stored += 50;
            }
        }
    });
    std::vector<double> samples;
    std::vector<double> worked; // what the window's thread itself worked, whatever else the machine did
    const Timer timer;
    // Frames at the pace of a screen: what is left of 16 ms goes to words, marks and commits that come in.
    for (int i = 0; timer.seconds() < 12; ++i) {
        const double before = threadMs();
        const double ms = panFrame(stage, i);
        worked.push_back(threadMs() - before);
        samples.push_back(ms);
        const Timer rest;
        while (rest.ms() + ms < 16)
            QCoreApplication::processEvents(QEventLoop::AllEvents, 2);
    }
    stop = true;
    import.join();
    if (stored == 0)
        report.fail(u"nothing was imported meanwhile"_s);
    report.add(u"timeline.pan_while_import.p99_ms"_s, percentile(samples, 99), u"ms"_s, Goal::AtMost, 16,
               u"%1 posts stored meanwhile; without an import %2 ms"_s.arg(stored.load()).arg(percentile(quiet, 99), 0, 'f', 2));
    report.add(u"timeline.pan_while_import.cpu_p99_ms"_s, percentile(worked, 99), u"ms"_s, u"the window's thread alone: what a machine with a core for it needs"_s);
    report.add(u"timeline.pan_while_import.median_ms"_s, median(samples), u"ms"_s, u"without an import %1 ms"_s.arg(median(quiet), 0, 'f', 2));
}

void measureScale(Report &report)
{
    Stage small(HistorySource::factory(std::make_shared<TimelineHistory>(10'000)));
    Stage large(HistorySource::factory(std::make_shared<TimelineHistory>(10'000'000)));
    small.selectSomething();
    large.selectSomething();
    std::vector<double> few;
    std::vector<double> many;
    for (const Stretch &stretch : stretches) {
        show(small, stretch);
        show(large, stretch);
        std::vector<double> here;
        std::vector<double> there;
        for (int i = 0; i < 100; ++i) {
            here.push_back(panFrame(small, i));
            there.push_back(panFrame(large, i));
        }
        std::printf("    %6lld h in view, rows of %2d px: 10k %.2f ms%s, 10M %.2f ms%s\n", static_cast<long long>(stretch.span / hourMs), stretch.rowHeight,
                    median(here), small.plot().drawsBoxes() ? " (boxes)" : "", median(there), large.plot().drawsBoxes() ? " (boxes)" : "");
        append(few, here);
        append(many, there);
    }
    report.add(u"timeline.pan.10M.median_ms"_s, median(many), u"ms"_s);
    report.add(u"timeline.pan.10k.median_ms"_s, median(few), u"ms"_s);
    report.add(u"timeline.scale.10M_over_10k"_s, median(many) / median(few), u"times"_s, Goal::AtMost, 1.3, u"median frame, panning from 12 hours to 5 years in view"_s);
}

void measureForPeers(Report &report)
{
    for (const auto &[name, count] : {std::pair(u"1k"_s, 1'000), std::pair(u"10k"_s, 10'000), std::pair(u"100k"_s, 100'000)}) {
        Stage stage(HistorySource::factory(std::make_shared<TimelineHistory>(count)));
        report.add(u"timeline.pan5y.%1.median_ms"_s.arg(name), median(panned(stage, {timelineYears, allLanes}, 200)), u"ms"_s, u"200 lanes and 5 years in view"_s);
    }
}

int dump(qint64 count, const QString &name)
{
    const TimelineHistory history(count);
    QFile file(name);
    if (!file.open(QIODevice::WriteOnly)) {
        std::fprintf(stderr, "%s: %s\n", qPrintable(name), qPrintable(file.errorString()));
        return 1;
    }
    for (const TimelineImpact &impact : history.impacts) {
        file.write(QByteArray::number(impact.target - firstServer) + '\t' + QByteArray::number(impact.begin) + '\t'
                   + QByteArray::number(impact.shownEnd(timelineNow)) + '\t' + QByteArray::number(static_cast<int>(impact.state.level)) + '\n');
    }
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    drawIntoMemory();
    QApplication application(argc, argv);
    const QStringList arguments = QApplication::arguments();
    if (arguments.value(1) == "--dump"_L1 && arguments.size() == 4)
        return dump(arguments.at(2).toLongLong(), arguments.at(3));
    const QString only = arguments.value(1) == "--only"_L1 ? arguments.value(2) : QString();
    const auto wanted = [&only](QLatin1StringView name) { return only.isEmpty() || only == name; };
    ThemeSwitch themes;
    themes.choose(ThemeChoice::Dark);
    Report report;
    if (wanted("pan5y"_L1))
        measureForPeers(report);
    if (wanted("million"_L1)) {
        const auto history = std::make_shared<TimelineHistory>(1'000'000);
        Stage stage(HistorySource::factory(history));
        measureFrames(report, stage);
        measurePointing(report, stage);
        measureLiveUpdate(report, stage, *history);
        measureTable(report, stage);
    }
    if (wanted("scale"_L1))
        measureScale(report);
    if (wanted("import"_L1))
        measurePanWhileImport(report);
    return report.exitCode();
}
