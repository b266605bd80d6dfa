// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timeline/impactdrag.h"
#include "ui/timeline/timelinestate.h"

#include <QObject>
#include <QPoint>

class QMouseEvent;
class QWheelEvent;

namespace tocsin {

class HoverCard;
class TimelinePlot;

/// What the mouse does on the plot: wheel zooms at the cursor, Shift+wheel pans, Ctrl+wheel changes the height of the rows, wheel over
/// Alt or a sideways wheel scrolls; dragging pans, Shift+drag measures, a click selects, a double click opens, resting shows a card. An end of the selected
/// incident's impacts can be dragged, to whole minutes unless Alt is held.
class TimelineMouse : public QObject
{
    Q_OBJECT

public:
    TimelineMouse(TimelinePlot &plot, TimelineState &state);

    [[nodiscard]] HoverCard *card() const { return m_card; }

    /// Lets go of what is being dragged without doing it; false where nothing was.
    bool cancel();

signals:
    void activated(const QString &incidentId);
    void impactMoved(const tocsin::ImpactMove &move); ///< an end of an impact was dragged elsewhere; to be written

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    enum class Drag { None, Pressed, Panning, Measuring, Gripped, Moving };

    void press(const QMouseEvent &event);
    void move(const QMouseEvent &event);
    void release(const QMouseEvent &event);
    void doubleClick(const QMouseEvent &event);
    void wheel(const QWheelEvent &event);
    void hover(QPoint at);
    void leave();
    [[nodiscard]] std::optional<TimelineHit> hitAt(QPoint at) const;

    TimelinePlot &m_plot; // the parent
    TimelineState &m_state; // not owned
    HoverCard *m_card; // child of the plot
    ImpactDrag m_edit;
    Drag m_drag = Drag::None;
    QPoint m_pressed;
    TimeScale m_pressedScale;
    int m_pressedScroll = 0;
};

} // namespace tocsin
