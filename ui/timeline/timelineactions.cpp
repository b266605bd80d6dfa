// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timelineactions.h"

#include "ui/widgets/words.h"

#include <QWidget>

using namespace Qt::StringLiterals;

namespace tocsin {
namespace {

constexpr double panStep = 0.15; // of the width, for one press of an arrow key
constexpr double pageStep = 0.85;
constexpr double zoomStep = 1.5;
constexpr Instant yearMs = 365 * dayMs;

} // namespace

TimelineActions::TimelineActions(TimelineState &state, QWidget *page) : QObject(page), m_state(state), m_page(page)
{
    addPresets();
    addMoves();
    addSteps();
    addFilters();
    connect(&state, &TimelineState::followChanged, this, [this] { m_follow->setChecked(m_state.followsNow()); });
    connect(&state, &TimelineState::filterChanged, this, &TimelineActions::showFilter);
    connect(&state, &TimelineState::viewChanged, this, &TimelineActions::markPreset);
    showFilter();
    markPreset();
}

QList<QAction *> TimelineActions::all() const
{
    return m_all;
}

QAction *TimelineActions::add(const QString &name, const QString &text, const QList<QKeySequence> &keys)
{
    auto *action = new QAction(text, m_page);
    action->setObjectName(name);
    action->setShortcuts(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_page->addAction(action);
    m_all.append(action);
    return action;
}

void TimelineActions::showSpan(Instant span)
{
    const TimeScale &scale = m_state.scale();
    const bool nowInView = m_state.now() >= scale.begin() && m_state.now() < scale.end();
    const Instant fixed = nowInView ? m_state.now() : scale.instantAt(scale.width() / 2);
    // A little of what is to come is always shown beside now.
    const double before = nowInView ? 0.86 : 0.5;
    const auto from = fixed - static_cast<Instant>(static_cast<double>(span) * before);
    m_state.setScale(TimeScale(from, from + span, scale.width()));
}

void TimelineActions::addPresets()
{
    struct Row
    {
        QString name;
        QString text;
        Instant span;
    };
    const QList<Row> rows{{u"1h"_s, tr("1 h"), hourMs}, {u"12h"_s, tr("12 h"), 12 * hourMs}, {u"7d"_s, tr("7 d"), 7 * dayMs},
                          {u"90d"_s, tr("90 d"), 90 * dayMs}, {u"5y"_s, tr("5 y"), 5 * yearMs + dayMs}};
    for (int i = 0; i < rows.size(); ++i) {
        const Row &row = rows.at(i);
        QAction *action = add(u"timeline.preset."_s + row.name, tr("Show %1").arg(row.text), {QKeySequence(Qt::Key_1 + i)});
        action->setIconText(row.text);
        action->setCheckable(true);
        m_presets.append({action, row.span});
        connect(action, &QAction::triggered, this, [this, span = row.span] {
            showSpan(span);
            markPreset();
        });
    }
    m_follow = add(u"timeline.follow"_s, tr("Follow now"), {QKeySequence(Qt::SHIFT | Qt::Key_N)});
    m_follow->setCheckable(true);
    connect(m_follow, &QAction::triggered, this, [this](bool on) { m_state.setFollowsNow(on); });
}

void TimelineActions::markPreset()
{
    for (const Preset &preset : m_presets) {
        const Instant off = m_state.scale().span() - preset.span;
        preset.action->setChecked(std::abs(off) <= preset.span / 200);
    }
}

void TimelineActions::addMoves()
{
    const auto pan = [this](double part) {
        m_state.setFollowsNow(false);
        m_state.setScale(m_state.scale().panned(part * m_state.scale().width()));
    };
    const auto zoom = [this](double factor) {
        const TimeScale &scale = m_state.scale();
        m_state.setScale(scale.zoomedAround(m_state.followsNow() ? scale.xOf(m_state.now()) : scale.width() / 2, factor));
    };
    connect(add(u"timeline.left"_s, tr("Earlier"), {Qt::Key_Left}), &QAction::triggered, this, [pan] { pan(-panStep); });
    connect(add(u"timeline.right"_s, tr("Later"), {Qt::Key_Right}), &QAction::triggered, this, [pan] { pan(panStep); });
    connect(add(u"timeline.pageLeft"_s, tr("A page earlier"), {QKeySequence(Qt::CTRL | Qt::Key_Left)}), &QAction::triggered, this, [pan] { pan(-pageStep); });
    connect(add(u"timeline.pageRight"_s, tr("A page later"), {QKeySequence(Qt::CTRL | Qt::Key_Right)}), &QAction::triggered, this, [pan] { pan(pageStep); });
    connect(add(u"timeline.zoomIn"_s, tr("Zoom in"), {QKeySequence(Qt::Key_Plus), QKeySequence(Qt::Key_Equal), QKeySequence(Qt::SHIFT | Qt::Key_Plus)}),
            &QAction::triggered, this, [zoom] { zoom(zoomStep); });
    connect(add(u"timeline.zoomOut"_s, tr("Zoom out"), {Qt::Key_Minus}), &QAction::triggered, this, [zoom] { zoom(1 / zoomStep); });
    connect(add(u"timeline.home"_s, tr("Show everything"), {Qt::Key_Home}), &QAction::triggered, this, [this] {
        const Instant first = m_state.index().size() > 0 ? std::min(m_state.index().first(), m_state.now()) : m_state.now() - 7 * dayMs;
        const Instant last = std::max(m_state.index().last(), m_state.now());
        const Instant room = std::max(hourMs, (last - first) / 50);
        m_state.setFollowsNow(false);
        m_state.setScale(TimeScale(first - room, last + room, m_state.scale().width()));
    });
    connect(add(u"timeline.now"_s, tr("Go to now"), {Qt::Key_N}), &QAction::triggered, this,
            [this] { m_state.setScale(m_state.scale().movedTo(m_state.now(), 0.86)); });
    const auto scroll = [this](int pixels) { m_state.setScroll(m_state.scroll() + pixels); };
    connect(add(u"timeline.pageUp"_s, tr("Lanes a page up"), {Qt::Key_PageUp}), &QAction::triggered, this, [this, scroll] { scroll(-m_state.plotHeight()); });
    connect(add(u"timeline.pageDown"_s, tr("Lanes a page down"), {Qt::Key_PageDown}), &QAction::triggered, this, [this, scroll] { scroll(m_state.plotHeight()); });
    connect(add(u"timeline.up"_s, tr("Previous lane"), {Qt::Key_Up}), &QAction::triggered, this,
            [this] { m_state.setCurrentRow(std::max(0, m_state.currentRow() - 1)); });
    connect(add(u"timeline.down"_s, tr("Next lane"), {Qt::Key_Down}), &QAction::triggered, this, [this] { m_state.setCurrentRow(m_state.currentRow() + 1); });
    connect(add(u"timeline.taller"_s, tr("Taller lanes"), {QKeySequence(Qt::CTRL | Qt::Key_Plus), QKeySequence(Qt::CTRL | Qt::Key_Equal)}),
            &QAction::triggered, this, [this] { m_state.setRowHeight(m_state.rowHeight() + 4); });
    connect(add(u"timeline.lower"_s, tr("Lower lanes"), {QKeySequence(Qt::CTRL | Qt::Key_Minus)}), &QAction::triggered, this,
            [this] { m_state.setRowHeight(m_state.rowHeight() - 4); });
    connect(add(u"timeline.fold"_s, tr("Fold or unfold the lane's zone"), {Qt::Key_Space}), &QAction::triggered, this, [this] {
        int row = m_state.currentRow();
        while (row > 0 && !m_state.rows()[static_cast<std::size_t>(row)].isGroup)
            --row;
        if (row < 0)
            return;
        const QString id = m_state.rows()[static_cast<std::size_t>(row)].id;
        m_state.setCurrentRow(row);
        m_state.toggleGroup(id);
    });
    connect(add(u"timeline.foldAll"_s, tr("Fold all zones"), {Qt::Key_BracketLeft}), &QAction::triggered, this, [this] {
        QSet<QString> ids;
        for (const TimelineRow &group : m_state.allRows().groups())
            ids.insert(group.id);
        m_state.setCollapsed(ids);
    });
    connect(add(u"timeline.unfoldAll"_s, tr("Unfold all zones"), {Qt::Key_BracketRight}), &QAction::triggered, this, [this] { m_state.setCollapsed({}); });
}

void TimelineActions::addSteps()
{
    connect(add(u"timeline.next"_s, tr("Next incident"), {Qt::Key_J}), &QAction::triggered, this, [this] { m_state.selectNext(false); });
    connect(add(u"timeline.previous"_s, tr("Previous incident"), {Qt::Key_K}), &QAction::triggered, this, [this] { m_state.selectNext(true); });
    connect(add(u"timeline.fit"_s, tr("Fit the selected incident"), {Qt::Key_F}), &QAction::triggered, this, [this] { m_state.fitSelection(); });
    m_open = add(u"timeline.open"_s, tr("Open the selected incident"), {QKeySequence(Qt::Key_Return), QKeySequence(Qt::Key_Enter)});
    m_editImpact = add(u"timeline.editImpact"_s, tr("Edit begin and end of its impacts…"), {Qt::Key_E});
    m_editImpact->setEnabled(false);
    connect(add(u"timeline.cancel"_s, tr("Select nothing"), {Qt::Key_Escape}), &QAction::triggered, this, &TimelineActions::cancelled);
    m_table = add(u"timeline.table"_s, tr("Table of what is in view"), {Qt::Key_T});
    m_table->setCheckable(true);
    m_export = add(u"timeline.export"_s, tr("Export the view…"), {QKeySequence(Qt::CTRL | Qt::Key_E)});
}

void TimelineActions::addFilters()
{
    for (const auto &[value, name] : enumNames<Level>) {
        QAction *action = add(u"timeline.level."_s + name, tr("Show impacts of level: %1").arg(wordFor(value)), {});
        action->setIconText(wordFor(value));
        action->setCheckable(true);
        m_levels.at(static_cast<std::size_t>(value)) = action;
        connect(action, &QAction::triggered, this, [this, level = value](bool on) {
            TimelineFilter filter = m_state.filter();
            filter.states = static_cast<StateMask>(on ? filter.states | statesOf(level) : filter.states & ~statesOf(level));
            m_state.setFilter(filter);
        });
    }
    for (const auto &[value, name] : enumNames<IncidentKind>) {
        QAction *action = add(u"timeline.kind."_s + name, tr("Show kind: %1").arg(wordFor(value)), {});
        action->setIconText(wordFor(value));
        action->setCheckable(true);
        m_kinds.at(static_cast<std::size_t>(value)) = action;
        connect(action, &QAction::triggered, this, [this, kind = value](bool on) {
            TimelineFilter filter = m_state.filter();
            bool &shown = kind == IncidentKind::Incident ? filter.kinds.incidents
                : kind == IncidentKind::Maintenance      ? filter.kinds.maintenances
                                                         : filter.kinds.announcements;
            shown = on;
            m_state.setFilter(filter);
        });
    }
    m_openOnly = add(u"timeline.openOnly"_s, tr("Only what is open"), {QKeySequence(Qt::Key_O)});
    m_openOnly->setCheckable(true);
    connect(m_openOnly, &QAction::triggered, this, [this](bool on) {
        TimelineFilter filter = m_state.filter();
        filter.kinds.openOnly = on;
        m_state.setFilter(filter);
    });
    m_hideEmpty = add(u"timeline.hideEmpty"_s, tr("Hide lanes with nothing in view"), {QKeySequence(Qt::Key_H)});
    m_hideEmpty->setCheckable(true);
    connect(m_hideEmpty, &QAction::triggered, this, [this](bool on) {
        TimelineFilter filter = m_state.filter();
        filter.hideEmptyRows = on;
        m_state.setFilter(filter);
    });
}

void TimelineActions::showFilter()
{
    const TimelineFilter &filter = m_state.filter();
    for (const auto &[value, name] : enumNames<Level>)
        level(value)->setChecked((filter.states & statesOf(value)) != 0);
    kind(IncidentKind::Incident)->setChecked(filter.kinds.incidents);
    kind(IncidentKind::Maintenance)->setChecked(filter.kinds.maintenances);
    kind(IncidentKind::Announcement)->setChecked(filter.kinds.announcements);
    m_openOnly->setChecked(filter.kinds.openOnly);
    m_hideEmpty->setChecked(filter.hideEmptyRows);
}

} // namespace tocsin
