// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timeline/timelineactions.h"

#include <QLabel>
#include <QMenu>
#include <QToolButton>
#include <QWidget>

namespace tocsin {

/// The bar above the timeline: presets and follow now at the left, at the right the axes' zones and chips of what is shown, each with
/// its word beside its colour, and a menu of the other filters.
class FilterBar : public QWidget
{
    Q_OBJECT

public:
    FilterBar(TimelineState &state, TimelineActions &actions, QWidget *parent = nullptr);

    [[nodiscard]] QMenu *menu() { return m_menu; }
    /// Room for presets and the menu, in which everything else is found too.
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] QToolButton *button(QAction *action);
    void fillZones();
    void fillMenu();
    void fit();
    void dress();

    TimelineState &m_state; // not owned
    TimelineActions &m_actions; // not owned
    QList<QWidget *> m_always; // never hidden
    QList<QLabel *> m_labels;
    QList<QToolButton *> m_levels;
    QList<QToolButton *> m_zones;
    QMenu *m_menu;
};

} // namespace tocsin
