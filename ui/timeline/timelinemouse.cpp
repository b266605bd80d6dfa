// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timelinemouse.h"

#include "ui/timeline/hovercard.h"
#include "ui/timeline/timelineoverlay.h"
#include "ui/timeline/timelineplot.h"

#include <QApplication>
#include <QMouseEvent>
#include <QWheelEvent>

#include <cmath>

namespace tocsin {
namespace {

constexpr double zoomPerNotch = 1.25;
constexpr double panPerNotch = 0.12; // of the width
constexpr int steady = 2; // pixels that a click on an end of an impact may move

} // namespace

TimelineMouse::TimelineMouse(TimelinePlot &plot, TimelineState &state) :
    QObject(&plot), m_plot(plot), m_state(state), m_card(new HoverCard(state, &plot)), m_edit(plot, state)
{
    plot.installEventFilter(this);
    // What was dragged stays on show until the data says it too, or something else is looked at.
    const auto settle = [this] {
        if (!m_edit.isActive())
            m_edit.hide();
    };
    connect(&state, &TimelineState::dataChanged, this, settle);
    connect(&state, &TimelineState::viewChanged, this, settle);
    connect(&state, &TimelineState::selectionChanged, this, settle);
}

bool TimelineMouse::eventFilter(QObject *watched, QEvent *event)
{
    // While it is destroyed with the pointer on it, a widget is left by the mouse once more and is no plot any longer.
    if (!qobject_cast<TimelinePlot *>(watched))
        return false;
    switch (event->type()) {
    case QEvent::MouseButtonPress:
        press(*static_cast<QMouseEvent *>(event));
        return true;
    case QEvent::MouseMove:
        move(*static_cast<QMouseEvent *>(event));
        return true;
    case QEvent::MouseButtonRelease:
        release(*static_cast<QMouseEvent *>(event));
        return true;
    case QEvent::MouseButtonDblClick:
        doubleClick(*static_cast<QMouseEvent *>(event));
        return true;
    case QEvent::Wheel:
        wheel(*static_cast<QWheelEvent *>(event));
        event->accept();
        return true;
    case QEvent::Leave:
        leave();
        return false;
    default:
        return false;
    }
}

std::optional<TimelineHit> TimelineMouse::hitAt(QPoint at) const
{
    return at.y() < m_plot.lanesTop() ? std::nullopt : m_state.hitAt(at.x(), at.y() - m_plot.lanesTop());
}

void TimelineMouse::press(const QMouseEvent &event)
{
    m_plot.setFocus(Qt::MouseFocusReason);
    if (event.button() != Qt::LeftButton && event.button() != Qt::MiddleButton)
        return;
    m_pressed = event.position().toPoint();
    m_pressedScale = m_state.scale();
    m_pressedScroll = m_state.scroll();
    m_drag = event.modifiers().testFlag(Qt::ShiftModifier) ? Drag::Measuring : Drag::Pressed;
    m_edit.hide();
    if (const auto grip = m_drag == Drag::Pressed && event.button() == Qt::LeftButton ? m_edit.gripAt(m_pressed) : std::nullopt) {
        m_drag = Drag::Gripped;
        m_edit.start(*grip, m_pressed);
    }
    if (m_drag == Drag::Measuring) {
        const Instant at = m_state.scale().instantAt(m_pressed.x());
        m_plot.overlay()->setMeasured(std::pair(at, at));
        m_plot.setCursor(Qt::SizeHorCursor);
    } else {
        m_plot.overlay()->setMeasured(std::nullopt);
    }
    leave();
}

void TimelineMouse::move(const QMouseEvent &event)
{
    const QPoint at = event.position().toPoint();
    if (m_drag == Drag::Measuring) {
        const Instant one = m_state.scale().instantAt(m_pressed.x());
        const Instant other = m_state.scale().instantAt(at.x());
        m_plot.overlay()->setMeasured(std::minmax(one, other));
        return;
    }
    if (m_drag == Drag::Gripped && std::abs(at.x() - m_pressed.x()) > steady) {
        m_drag = Drag::Moving;
        m_state.setFollowsNow(false); // the ground stays where it is
    }
    if (m_drag == Drag::Moving) {
        m_plot.setCursor(Qt::SizeHorCursor);
        m_edit.moveTo(at, !event.modifiers().testFlag(Qt::AltModifier));
        return;
    }
    if (m_drag == Drag::Pressed && (at - m_pressed).manhattanLength() >= QApplication::startDragDistance()) {
        m_drag = Drag::Panning;
        m_state.setFollowsNow(false);
        m_plot.setCursor(Qt::ClosedHandCursor);
    }
    if (m_drag == Drag::Panning) {
        m_state.setScale(m_pressedScale.panned(m_pressed.x() - at.x()));
        m_state.setScroll(m_pressedScroll + m_pressed.y() - at.y());
        return;
    }
    if (m_drag == Drag::None)
        hover(at);
}

void TimelineMouse::release(const QMouseEvent &event)
{
    const Drag was = std::exchange(m_drag, Drag::None);
    m_plot.unsetCursor();
    if (was == Drag::Moving) {
        if (const auto move = m_edit.finish())
            emit impactMoved(*move);
        return;
    }
    m_edit.hide();
    if ((was != Drag::Pressed && was != Drag::Gripped) || event.button() != Qt::LeftButton)
        return;
    const QPoint at = event.position().toPoint();
    if (at.y() >= m_plot.lanesTop())
        m_state.setCurrentRow(m_state.rowAt(at.y() - m_plot.lanesTop()));
    if (const auto hit = hitAt(at))
        m_state.select(hit->interval.incident(), hit->interval.begin());
    else
        m_state.clearSelection();
}

bool TimelineMouse::cancel()
{
    if (m_drag != Drag::Moving && m_drag != Drag::Gripped)
        return false;
    m_drag = Drag::None;
    m_edit.hide();
    m_plot.unsetCursor();
    return true;
}

void TimelineMouse::doubleClick(const QMouseEvent &event)
{
    if (event.button() != Qt::LeftButton)
        return;
    if (const auto hit = hitAt(event.position().toPoint())) {
        m_state.select(hit->interval.incident(), hit->interval.begin());
        if (!m_state.selection().id.isEmpty())
            emit activated(m_state.selection().id);
    }
}

void TimelineMouse::wheel(const QWheelEvent &event)
{
    const QPoint turned = event.angleDelta();
    const double notches = turned.y() / 120.0;
    const double sideways = turned.x() / 120.0;
    leave();
    if (event.modifiers().testFlag(Qt::ControlModifier)) {
        m_state.setRowHeight(m_state.rowHeight() + (notches > 0 ? 2 : notches < 0 ? -2 : 0));
        return;
    }
    // Alt turns an upright wheel into a sideways one (Qt does so by itself); here that scrolls the lanes.
    if (event.modifiers().testFlag(Qt::AltModifier)) {
        m_state.setScroll(m_state.scroll() - static_cast<int>(std::lround((notches + sideways) * 3 * m_state.rowHeight())));
        return;
    }
    if (event.modifiers().testFlag(Qt::ShiftModifier) || std::abs(sideways) > std::abs(notches)) {
        m_state.setFollowsNow(false);
        m_state.setScale(m_state.scale().panned(-(notches + sideways) * panPerNotch * m_state.scale().width()));
        return;
    }
    if (m_state.followsNow()) {
        // Following keeps now where it is; zooming around it does not stop that.
        m_state.setScale(m_state.scale().zoomedAround(m_state.scale().xOf(m_state.now()), std::pow(zoomPerNotch, notches)));
        return;
    }
    m_state.setScale(m_state.scale().zoomedAround(event.position().x(), std::pow(zoomPerNotch, notches)));
}

void TimelineMouse::hover(QPoint at)
{
    const bool isGrip = m_edit.gripAt(at).has_value();
    const auto hit = hitAt(at);
    if (!hit) {
        leave();
        if (isGrip)
            m_plot.setCursor(Qt::SizeHorCursor);
        return;
    }
    const int row = m_state.rowAt(at.y() - m_plot.lanesTop());
    const TimeScale &scale = m_state.scale();
    const int left = std::max(-4, static_cast<int>(scale.xOf(hit->interval.begin())));
    const int right = std::min(m_plot.width() + 4, static_cast<int>(std::ceil(scale.xOf(hit->interval.shownEnd(m_state.now())))));
    m_plot.overlay()->setHovered({left, m_plot.lanesTop() + m_state.yOfRow(row) + 2, std::max(2, right - left), std::max(2, m_state.rowHeight() - 5)});
    m_plot.setCursor(isGrip ? Qt::SizeHorCursor : Qt::PointingHandCursor);
    m_card->showFor(*hit, at);
}

void TimelineMouse::leave()
{
    m_plot.overlay()->setHovered({});
    if (m_drag == Drag::None)
        m_plot.unsetCursor();
    m_card->hide();
}

} // namespace tocsin
