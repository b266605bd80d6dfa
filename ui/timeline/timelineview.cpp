// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timelineview.h"

#include "models/settings/settings.h"
#include "ui/timeline/filterbar.h"
#include "ui/timeline/laneheader.h"
#include "ui/timeline/overviewstrip.h"
#include "ui/timeline/timelineactions.h"
#include "ui/timeline/timelineexport.h"
#include "ui/timeline/timelinemouse.h"
#include "ui/timeline/timelineoverlay.h"
#include "ui/timeline/timelineplot.h"
#include "ui/timeline/timelinetable.h"

#include <QEvent>
#include <QGridLayout>
#include <QScrollBar>
#include <QSplitter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace tocsin {
namespace {

constexpr Instant longestWithTicks = 40 * dayMs; // over more time than this nobody can tell updates apart

template<typename E> QStringList namesWhere(const std::function<bool(E)> &hidden)
{
    QStringList names;
    for (const auto &[value, name] : enumNames<E>) {
        if (hidden(value))
            names.append(name);
    }
    return names;
}

} // namespace

/// What the page is made of; all widgets belong to the page.
class TimelineParts : public QObject
{
public:
    TimelineParts(const Clock &clock, TimelineView &page) :
        view(page), state(clock), actions(new TimelineActions(state, &page)), plot(new TimelinePlot(state)), mouse(new TimelineMouse(*plot, state)),
        lanes(new LaneHeader(state, plot->axes())), bar(new FilterBar(state, *actions)), overview(new OverviewStrip(state)),
        table(new TimelineTable(state)), scrollBar(new QScrollBar(Qt::Vertical)), splitter(new QSplitter(Qt::Vertical)), notice(new QLabel(plot))
    {
        auto *top = new QWidget;
        auto *grid = new QGridLayout(top);
        grid->setContentsMargins(0, 0, 0, 0);
        grid->setSpacing(0);
        grid->addWidget(lanes, 0, 0);
        grid->addWidget(plot, 0, 1);
        grid->addWidget(scrollBar, 0, 2);
        splitter->setObjectName(u"timelineSplitter"_s);
        splitter->addWidget(top);
        splitter->addWidget(table);
        splitter->setStretchFactor(0, 3);
        splitter->setStretchFactor(1, 1);
        splitter->setChildrenCollapsible(false);
        splitter->setHandleWidth(1);
        table->hide();
        auto *column = new QVBoxLayout(&page);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(0);
        column->addWidget(bar);
        column->addWidget(splitter, 1);
        column->addWidget(overview);
        scrollBar->setObjectName(u"timelineScroll"_s);
        scrollBar->setAccessibleName(TimelineView::tr("Scroll lanes"));
        scrollBar->hide();
        notice->setObjectName(u"timelineNotice"_s);
        notice->setAlignment(Qt::AlignCenter);
        notice->setAttribute(Qt::WA_TransparentForMouseEvents);
        notice->hide();
        page.setFocusProxy(plot);
        connectParts();
    }

    void connectParts();
    void askForTicks();
    void showNotice();
    void fitScrollBar();
    void open();

    TimelineView &view;
    TimelineState state;
    TimelineActions *actions;
    TimelinePlot *plot;
    TimelineMouse *mouse;
    LaneHeader *lanes;
    FilterBar *bar;
    OverviewStrip *overview;
    TimelineTable *table;
    QScrollBar *scrollBar;
    QSplitter *splitter;
    QLabel *notice;
    QTimer second;
    QTimer ticksLater;
    bool hasPainted = false;
    bool isDressed = false;
};

void TimelineParts::connectParts()
{
    QObject::connect(&second, &QTimer::timeout, &state, &TimelineState::tick);
    second.setInterval(1000);
    second.start();
    ticksLater.setSingleShot(true);
    ticksLater.setInterval(30);
    QObject::connect(&ticksLater, &QTimer::timeout, this, &TimelineParts::askForTicks);
    QObject::connect(&state, &TimelineState::viewChanged, this, [this] {
        if (!ticksLater.isActive())
            ticksLater.start();
        fitScrollBar();
    });
    QObject::connect(&state, &TimelineState::rowsChanged, this, [this] {
        fitScrollBar();
        showNotice();
    });
    QObject::connect(&state, &TimelineState::dataChanged, this, [this] {
        showNotice();
        if (!ticksLater.isActive())
            ticksLater.start();
    });
    QObject::connect(&state, &TimelineState::marksChanged, this, [this] {
        if (!ticksLater.isActive())
            ticksLater.start();
    });
    QObject::connect(&state, &TimelineState::filterChanged, this, &TimelineParts::showNotice);
    QObject::connect(scrollBar, &QScrollBar::valueChanged, &state, &TimelineState::setScroll);
    QObject::connect(&state, &TimelineState::selected, &view, &TimelineView::incidentSelected);
    QObject::connect(mouse, &TimelineMouse::activated, &view, &TimelineView::incidentActivated);
    QObject::connect(mouse, &TimelineMouse::impactMoved, &view, &TimelineView::impactMoved);
    QObject::connect(actions->editImpact(), &QAction::triggered, &view, [this] {
        if (!state.selection().id.isEmpty())
            emit view.impactEditWanted(state.selection().id);
    });
    QObject::connect(&state, &TimelineState::selectionChanged, actions, [this] { actions->editImpact()->setEnabled(!state.selectedImpacts().empty()); });
    QObject::connect(table, &TimelineTable::activatedIncident, &view, &TimelineView::incidentActivated);
    QObject::connect(actions->open(), &QAction::triggered, this, &TimelineParts::open);
    QObject::connect(actions->table(), &QAction::triggered, &view, &TimelineView::showTable);
    QObject::connect(actions->exportView(), &QAction::triggered, &view, &TimelineView::exportRequested);
    QObject::connect(actions, &TimelineActions::cancelled, this, [this] {
        if (mouse->cancel())
            return;
        if (plot->overlay()->measured())
            plot->overlay()->setMeasured(std::nullopt);
        else
            state.clearSelection();
    });
    QObject::connect(plot, &TimelinePlot::painted, this, [this] {
        if (hasPainted || !state.loader() || state.loader()->snapshot().coveredUntil == 0)
            return;
        hasPainted = true;
        emit view.firstPainted();
    });
}

void TimelineParts::open()
{
    if (!state.selection().id.isEmpty())
        emit view.incidentActivated(state.selection().id);
}

void TimelineParts::askForTicks()
{
    TimelineLoader *loader = state.loader();
    const TimeScale &scale = state.scale();
    if (!loader || scale.span() > longestWithTicks)
        return;
    const TimelineTicks &ticks = loader->ticks();
    const bool covered = ticks.from <= scale.begin() && scale.end() <= ticks.until;
    // Too many of a long stretch may be few enough of a short one.
    if (covered && (!ticks.tooMany || ticks.until - ticks.from <= 3 * scale.span()))
        return;
    loader->requestTicks(scale.begin() - scale.span() / 2, scale.end() + scale.span() / 2);
}

void TimelineParts::fitScrollBar()
{
    const QSignalBlocker quiet(scrollBar);
    scrollBar->setRange(0, state.largestScroll());
    scrollBar->setPageStep(state.plotHeight());
    scrollBar->setSingleStep(state.rowHeight());
    scrollBar->setValue(state.scroll());
    scrollBar->setVisible(state.largestScroll() > 0);
}

void TimelineParts::showNotice()
{
    QString text;
    const bool read = state.loader() && state.snapshot().isComplete;
    if (read && state.snapshot().index->size() == 0)
        text = TimelineView::tr("No incidents yet.\nImport posts (File → Import…) or write a new incident.");
    else if (read && (state.index().size() == 0 || state.filter().states == 0 || state.rows().empty()))
        text = TimelineView::tr("Nothing passes the filter.\nShow more levels, kinds or zones.");
    notice->setVisible(!text.isEmpty());
    if (text.isEmpty())
        return;
    notice->setText(text);
    notice->adjustSize();
    notice->move((plot->width() - notice->width()) / 2, (plot->height() - notice->height()) / 2);
}

TimelineView::TimelineView(const Clock &clock, QWidget *parent) : QWidget(parent), m_parts(std::make_unique<TimelineParts>(clock, *this))
{
    setObjectName(u"timelineView"_s);
    setAccessibleName(tr("Timeline page"));
    QEvent dress(QEvent::PaletteChange);
    changeEvent(&dress);
}

TimelineView::~TimelineView()
{
    // The widgets look at the state until they are gone.
    m_parts->state.setLoader(nullptr);
    qDeleteAll(findChildren<QWidget *>(Qt::FindDirectChildrenOnly));
}

void TimelineView::setLoader(TimelineLoader *loader)
{
    m_parts->table->setLoader(loader);
    if (loader)
        connect(loader, &TimelineLoader::failed, this, &TimelineView::failed);
    m_parts->state.setLoader(loader);
}

void TimelineView::setZones(const QStringList &zones)
{
    m_parts->state.setZones(zones);
}

void TimelineView::showRange(Instant from, Instant until)
{
    m_parts->state.setFollowsNow(false);
    m_parts->state.setScale(TimeScale(from, until, m_parts->state.scale().width()));
}

Instant TimelineView::shownFrom() const
{
    return m_parts->state.scale().begin();
}

Instant TimelineView::shownUntil() const
{
    return m_parts->state.scale().end();
}

QString TimelineView::selectedIncident() const
{
    return m_parts->state.selection().id;
}

QList<QAction *> TimelineView::timelineActions() const
{
    return m_parts->actions->all();
}

Result<void> TimelineView::exportTo(const QString &fileName, const QString &title)
{
    return exportTimeline(*m_parts->plot, *m_parts->lanes, fileName, title);
}

void TimelineView::selectIncident(const QString &incidentId, bool reveal)
{
    m_parts->state.selectId(incidentId, reveal);
}

void TimelineView::showTable(bool shown)
{
    TimelineParts &parts = *m_parts;
    const bool hadFocus = parts.table->hasFocus();
    parts.table->setVisible(shown);
    parts.actions->table()->setChecked(shown);
    if (shown && parts.splitter->sizes().value(1) < 80)
        parts.splitter->setSizes({parts.splitter->height() * 2 / 3, parts.splitter->height() / 3});
    if (!shown && hadFocus)
        parts.plot->setFocus();
}

void TimelineView::saveTo(SettingsStore &store) const
{
    const TimelineParts &parts = *m_parts;
    const TimelineFilter &filter = parts.state.filter();
    for (const TimelineActions::Preset &preset : parts.actions->presets()) {
        if (preset.action->isChecked())
            store.set(settings::preset, preset.action->objectName().section(u'.', -1));
    }
    store.set(settings::followNow, parts.state.followsNow());
    store.set(settings::hideEmptyLanes, filter.hideEmptyRows);
    store.set(settings::openOnly, filter.kinds.openOnly);
    store.set(settings::hiddenLevels, namesWhere<Level>([&](Level level) { return (filter.states & statesOf(level)) == 0; }));
    store.set(settings::hiddenKinds, namesWhere<IncidentKind>([&](IncidentKind kind) {
                  TimelineKindFilter kinds = filter.kinds;
                  kinds.openOnly = false;
                  return !kinds.keeps(kind, true);
              }));
    store.set(settings::hiddenZones, QStringList(filter.hiddenZones.begin(), filter.hiddenZones.end()));
    store.set(settings::collapsedZones, QStringList(parts.state.collapsed().begin(), parts.state.collapsed().end()));
    store.set(settings::timelineSplitter, parts.splitter->saveState());
    store.set(settings::tableHeader, parts.table->horizontalHeader()->saveState());
    store.set(settings::tableVisible, parts.actions->table()->isChecked());
}

void TimelineView::restoreFrom(const SettingsStore &store)
{
    TimelineParts &parts = *m_parts;
    TimelineFilter filter;
    filter.hideEmptyRows = store.value(settings::hideEmptyLanes);
    filter.kinds.openOnly = store.value(settings::openOnly);
    for (const QString &name : store.value(settings::hiddenLevels)) {
        if (const auto level = enumFrom<Level>(name))
            filter.states = static_cast<StateMask>(filter.states & ~statesOf(*level));
    }
    const QStringList kinds = store.value(settings::hiddenKinds);
    filter.kinds.incidents = !kinds.contains(nameOf(IncidentKind::Incident));
    filter.kinds.maintenances = !kinds.contains(nameOf(IncidentKind::Maintenance));
    filter.kinds.announcements = !kinds.contains(nameOf(IncidentKind::Announcement));
    const QStringList hidden = store.value(settings::hiddenZones);
    filter.hiddenZones = QSet<QString>(hidden.begin(), hidden.end());
    const QStringList collapsed = store.value(settings::collapsedZones);
    parts.state.setCollapsed(QSet<QString>(collapsed.begin(), collapsed.end()));
    parts.state.setFilter(filter);
    const QString preset = store.value(settings::preset);
    for (const TimelineActions::Preset &one : parts.actions->presets()) {
        if (one.action->objectName().section(u'.', -1) == preset)
            parts.actions->showSpan(one.span);
    }
    parts.state.setFollowsNow(store.value(settings::followNow));
    parts.splitter->restoreState(store.value(settings::timelineSplitter));
    parts.table->restoreColumns(store.value(settings::tableHeader));
    showTable(store.value(settings::tableVisible));
}

void TimelineView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::PaletteChange)
        return;
    const bool dark = palette().color(QPalette::Window).lightness() < 128;
    if (m_parts->isDressed && m_parts->state.theme().isDark == dark)
        return;
    m_parts->isDressed = true;
    m_parts->state.setTheme(themeOf(dark));
    m_parts->notice->setStyleSheet(u"color: %1; background: transparent;"_s.arg(m_parts->state.theme().dimText.name()));
}

} // namespace tocsin
