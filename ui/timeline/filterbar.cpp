// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/filterbar.h"

#include "models/time/walltime.h"
#include "ui/timeline/laneheader.h"

#include <QHBoxLayout>

using namespace Qt::StringLiterals;

namespace tocsin {
namespace {

constexpr int side = 10;
constexpr int spacing = 6;

/// Width of @p widgets beside each other, each with a gap, whether they are shown or not.
template<typename Widgets> int widthOf(const Widgets &widgets)
{
    int width = 0;
    for (const QWidget *widget : widgets)
        width += widget->sizeHint().width() + spacing;
    return width;
}

} // namespace

FilterBar::FilterBar(TimelineState &state, TimelineActions &actions, QWidget *parent) :
    QWidget(parent), m_state(state), m_actions(actions), m_menu(new QMenu(this))
{
    setObjectName(u"timelineBar"_s);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(side, 7, side, 7);
    row->setSpacing(spacing);
    for (const TimelineActions::Preset &preset : actions.presets())
        m_always.append(button(preset.action));
    m_always.append(button(actions.followNow()));
    for (QWidget *widget : m_always)
        row->addWidget(widget);
    row->addStretch();

    auto *axis = new QLabel(tr("Axis"), this);
    axis->setObjectName(u"dim"_s);
    m_labels.append(axis);
    row->addWidget(axis);
    for (int i = 0; i < 2; ++i) {
        auto *swap = new QToolButton(this);
        swap->setObjectName(u"timelineZone%1"_s.arg(i));
        m_zones.append(swap);
        row->addWidget(swap);
        connect(swap, &QToolButton::clicked, this, [this, i] {
            // The dim axis becomes the bright one; the bright one gives way to the next zone there is.
            QStringList zones = m_state.zones();
            if (zones.size() > 1)
                zones.move(i == 0 ? 0 : 1, i == 0 ? zones.size() - 1 : 0);
            m_state.setZones(zones);
        });
    }
    auto *show = new QLabel(tr("Show"), this);
    show->setObjectName(u"dim"_s);
    m_labels.append(show);
    row->addWidget(show);
    for (const Level level : {Level::MajorOutage, Level::PartialOutage, Level::Degraded, Level::Maintenance}) {
        m_levels.append(button(actions.level(level)));
        row->addWidget(m_levels.back());
    }
    auto *more = new QToolButton(this);
    more->setObjectName(u"timelineFilters"_s);
    more->setText(tr("Filter"));
    more->setAccessibleName(tr("More filters"));
    more->setPopupMode(QToolButton::InstantPopup);
    more->setMenu(m_menu);
    row->addWidget(more);
    m_always.append(more);

    connect(m_menu, &QMenu::aboutToShow, this, &FilterBar::fillMenu);
    connect(&state, &TimelineState::zonesChanged, this, &FilterBar::fillZones);
    connect(&state, &TimelineState::themeChanged, this, &FilterBar::dress);
    connect(&state, &TimelineState::filterChanged, this, &FilterBar::dress);
    fillMenu();
    fillZones();
    dress();
}

QToolButton *FilterBar::button(QAction *action)
{
    auto *made = new QToolButton(this);
    made->setObjectName(action->objectName() + u".button"_s);
    made->setDefaultAction(action);
    made->setToolButtonStyle(Qt::ToolButtonTextOnly);
    made->setFocusPolicy(Qt::TabFocus);
    made->setAccessibleName(action->text());
    return made;
}

void FilterBar::fillZones()
{
    for (int i = 0; i < m_zones.size(); ++i) {
        const bool shown = i < m_state.zones().size();
        if (!shown)
            continue;
        const QString zone = m_state.zones().at(i);
        m_zones[i]->setText(abbreviationAt(zone, m_state.now()));
        m_zones[i]->setAccessibleName(i == 0 ? tr("First axis: %1").arg(placeOf(zone)) : tr("Second axis: %1").arg(placeOf(zone)));
        m_zones[i]->setToolTip(i == 0 ? tr("First axis: %1. Click for the next zone.").arg(placeOf(zone))
                                      : tr("Second axis: %1. Click to make it the first.").arg(placeOf(zone)));
    }
    fit();
}

QSize FilterBar::minimumSizeHint() const
{
    return {2 * side + widthOf(m_always), QWidget::minimumSizeHint().height()};
}

void FilterBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

void FilterBar::fit()
{
    // Where there is no room the labels go first, then the axes' zones, then the levels, which the menu holds too.
    const auto zones = m_zones.mid(0, std::min(m_zones.size(), m_state.zones().size()));
    int needed = 2 * side + widthOf(m_always) + widthOf(m_levels);
    for (QToolButton *level : m_levels)
        level->setVisible(needed <= width());
    needed += widthOf(zones);
    for (qsizetype i = 0; i < m_zones.size(); ++i)
        m_zones[i]->setVisible(needed <= width() && i < zones.size());
    needed += widthOf(m_labels);
    for (QLabel *label : m_labels)
        label->setVisible(needed <= width());
}

void FilterBar::fillMenu()
{
    m_menu->clear();
    m_menu->addSection(tr("Levels"));
    for (const Level level : {Level::MajorOutage, Level::PartialOutage, Level::Degraded, Level::Maintenance})
        m_menu->addAction(m_actions.level(level));
    m_menu->addSection(tr("Kinds"));
    for (const IncidentKind kind : {IncidentKind::Incident, IncidentKind::Maintenance, IncidentKind::Announcement})
        m_menu->addAction(m_actions.kind(kind));
    m_menu->addSection(tr("Lanes"));
    m_menu->addAction(m_actions.openOnly());
    m_menu->addAction(m_actions.hideEmpty());
    const auto groups = m_state.allRows().groups();
    if (groups.empty())
        return;
    m_menu->addSection(tr("Zones"));
    for (const TimelineRow &group : groups) {
        QAction *action = m_menu->addAction(LaneHeader::textOf(group));
        action->setObjectName(u"timeline.zone."_s + group.id);
        action->setCheckable(true);
        action->setChecked(!m_state.filter().hiddenZones.contains(group.id));
        connect(action, &QAction::triggered, this, [this, id = group.id](bool on) {
            TimelineFilter filter = m_state.filter();
            if (on)
                filter.hiddenZones.remove(id);
            else
                filter.hiddenZones.insert(id);
            m_state.setFilter(filter);
        });
    }
}

void FilterBar::dress()
{
    const Theme &theme = m_state.theme();
    const QString line = theme.line.name();
    setStyleSheet(u"#timelineBar { background: %1; border-bottom: 1px solid %2; }"
                  "QToolButton { background: %3; color: %4; border: 1px solid %2; border-radius: 5px; padding: 2px 7px; }"
                  "QToolButton:hover { border-color: %5; }"
                  "QToolButton:focus { border-color: %5; }"
                  "QToolButton:checked { border-color: %5; color: %4; background: %6; }"
                  "QToolButton::menu-indicator { subcontrol-position: right center; subcontrol-origin: padding; width: 9px; }"
                  "QToolButton#timelineFilters { padding-right: 18px; }"
                  "QLabel#dim { color: %7; background: transparent; }"_s.arg(theme.background.name(), line, theme.raised.name(), theme.text.name(), theme.accent.name(),
                                                  theme.selection.name(), theme.dimText.name()));
    const std::array order{Level::MajorOutage, Level::PartialOutage, Level::Degraded, Level::Maintenance};
    for (qsizetype i = 0; i < m_levels.size(); ++i) {
        const LevelColours &colours = theme.of(order.at(static_cast<std::size_t>(i)));
        // Off: dashed, struck through and without colour, so that it is not told by colour alone.
        m_levels[i]->setStyleSheet(u"QToolButton:checked { background: %1; color: %2; border: 1px solid %3; }"
                                   "QToolButton { background: transparent; color: %4; border: 1px dashed %5; text-decoration: line-through; }"
                                   "QToolButton:checked { text-decoration: none; } QToolButton:focus { border-color: %6; }"_s
                                       .arg(colours.tint.name(), colours.text.name(), colours.line.name(), theme.dimText.name(), line, theme.accent.name()));
    }
    fit();
}

} // namespace tocsin
