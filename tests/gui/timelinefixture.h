// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/itemmodels/timelineloader.h"
#include "tests/support/memorytimelinesource.h"
#include "tests/support/qtestsetup.h"
#include "ui/timeline/timelineplot.h"
#include "ui/timeline/timelineview.h"

#include <QAction>
#include <QWheelEvent>

namespace tocsin::test {

/// 2023-09-29T10:20:41Z, 12:20 in Paris.
inline constexpr Instant timelineNow = 1695982841000;

/// The point of @p plot where @p instant meets the lane of the target @p id (a document's).
[[nodiscard]] inline QPoint pointOf(TimelinePlot &plot, Instant instant, const QString &id)
{
    const TimelineState &state = plot.state();
    const auto found = std::ranges::find(state.rows(), id, &TimelineRow::id);
    const auto row = static_cast<int>(found - state.rows().begin());
    return {qRound(state.scale().xOf(instant)), plot.lanesTop() + state.yOfRow(row) + state.rowHeight() / 2};
}

/// A timeline in a window of its own over a small history that each test knows by heart:
/// zone PAR with servers filer-1 (key 2) and web-1 (3), zone MTL with db-1 (5), zone SEA with idle-1 (7), which nothing ever befalls.
struct TimelineFixture
{
    FakeClock clock{timelineNow};
    std::shared_ptr<TimelineData> data = std::make_shared<TimelineData>();
    std::unique_ptr<TimelineLoader> loader;
    std::unique_ptr<TimelineView> view;
    TimelinePlot *plot = nullptr;

    TimelineFixture()
    {
        const auto zone = [this](int key, const QString &name) {
            data->targets.append({key, Target{targetId(TargetKind::Zone, name), TargetKind::Zone, name, {}, {}, {}}});
        };
        const auto server = [this](int key, const QString &name, const QString &in) {
            data->targets.append({key, Target{targetId(TargetKind::Server, name), TargetKind::Server, name, {}, {targetId(TargetKind::Zone, in)}, {}}});
        };
        zone(1, QStringLiteral("PAR"));
        server(2, QStringLiteral("filer-1"), QStringLiteral("PAR"));
        server(3, QStringLiteral("web-1"), QStringLiteral("PAR"));
        zone(4, QStringLiteral("MTL"));
        server(5, QStringLiteral("db-1"), QStringLiteral("MTL"));
        zone(6, QStringLiteral("SEA"));
        server(7, QStringLiteral("idle-1"), QStringLiteral("SEA"));
        put(1, 2, -5 * hourMs, -4 * hourMs, Level::Degraded);
        put(2, 2, -3 * hourMs, openEnd, Level::MajorOutage);
        put(3, 3, -2 * hourMs, -1 * hourMs, Level::Maintenance, true);
        put(4, 5, -90 * minuteMs, -60 * minuteMs, Level::PartialOutage);
        put(5, 5, -300 * dayMs, -299 * dayMs, Level::Degraded);
        loader = std::make_unique<TimelineLoader>(MemoryTimelineSource::factory(data));
        view = std::make_unique<TimelineView>(clock);
        view->setZones({QStringLiteral("Europe/Paris"), QStringLiteral("America/Toronto")});
        view->resize(1200, 700);
        plot = view->findChild<TimelinePlot *>();
    }
    ~TimelineFixture()
    {
        view->setLoader(nullptr);
    }

    /// Shows the window with everything read and twelve hours in view, now at 86 % of the width.
    [[nodiscard]] bool open()
    {
        view->show();
        view->setLoader(loader.get());
        if (!QTest::qWaitForWindowExposed(view.get()) || !QTest::qWaitFor([this] { return loader->snapshot().isComplete; }))
            return false;
        view->activateWindow();
        plot->setFocus();
        action("preset.12h")->trigger();
        return QTest::qWaitFor([this] { return plot->hasFocus(); }) && draw();
    }
    bool draw()
    {
        plot->drawNow();
        QCoreApplication::processEvents();
        return true;
    }
    [[nodiscard]] TimelineState &state() { return plot->state(); }
    [[nodiscard]] QAction *action(const char *name) const { return view->findChild<QAction *>(QStringLiteral("timeline.") + QLatin1StringView(name)); }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) { QTest::keyClick(plot, key, modifiers); }
    /// The point of the plot where @p instant meets the lane of @p target.
    [[nodiscard]] QPoint pointOf(Instant instant, int target)
    {
        return test::pointOf(*plot, instant, std::ranges::find(state().rows(), target, &TimelineRow::target)->id);
    }
    void wheel(QPoint at, int notches, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QWheelEvent event(at, plot->mapToGlobal(at), {}, {0, 120 * notches}, Qt::NoButton, modifiers, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(plot, &event);
    }

private:
    void put(qint64 incident, int target, Instant begin, Instant end, Level level, bool planned = false)
    {
        TimelineImpact impact;
        impact.incident = incident;
        impact.target = target;
        impact.begin = timelineNow + begin;
        impact.end = end == openEnd ? openEnd : timelineNow + end;
        impact.state = {level, planned, true};
        impact.kind = planned ? IncidentKind::Maintenance : IncidentKind::Incident;
        impact.incidentOpen = end == openEnd;
        data->impacts.push_back(impact);
        data->incidents.insert(incident, {QStringLiteral("inc:%1").arg(incident), QStringLiteral("Story %1").arg(incident), impact.kind, {}});
        data->ticks.append({incident, impact.begin});
    }
};

} // namespace tocsin::test
