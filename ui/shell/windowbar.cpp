// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/windowbar.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace tocsin {

WindowBar::WindowBar(const Window &window, Instant now, const ThemeSwitch &themes, QWidget *parent)
    : QWidget(parent), m_window(window), m_now(now), m_themes(themes)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&themes, &ThemeSwitch::changed, this, qOverload<>(&QWidget::update));
}

void WindowBar::paintEvent(QPaintEvent *)
{
    const Instant planEnd = m_window.planned.end.value_or(std::max(m_window.planned.begin, m_now));
    Instant from = m_window.planned.begin;
    Instant until = planEnd;
    if (m_window.actual) {
        from = std::min(from, m_window.actual->begin);
        until = std::max(until, m_window.actual->end.value_or(m_now));
    }
    const Instant length = std::max<Instant>(until - from, 1);
    const auto xOf = [this, from, length](Instant instant) {
        return 1 + (width() - 2.0) * static_cast<double>(instant - from) / static_cast<double>(length);
    };
    const LevelColours &plan = m_themes.theme().of(Level::Maintenance);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF planned(xOf(m_window.planned.begin), 2, std::max(2.0, xOf(planEnd) - xOf(m_window.planned.begin)), height() - 4.0);
    QPainterPath shape;
    shape.addRoundedRect(planned, 3, 3);
    painter.fillPath(shape, plan.tint);
    painter.save();
    painter.setClipPath(shape);
    painter.setPen(QPen(plan.line, 1.6));
    for (double x = planned.left() - planned.height(); x < planned.right(); x += 6)
        painter.drawLine(QPointF(x, planned.bottom()), QPointF(x + planned.height(), planned.top()));
    painter.restore();
    painter.setPen(QPen(plan.line, 1));
    painter.drawPath(shape);
    if (m_window.actual) {
        const Instant end = m_window.actual->end.value_or(std::max(m_window.actual->begin, m_now));
        const QRectF actual(xOf(m_window.actual->begin), 2, std::max(2.0, xOf(end) - xOf(m_window.actual->begin)), height() - 4.0);
        const QRectF inside = actual.intersected(planned);
        painter.fillRect(actual, m_themes.theme().of(Level::Degraded).fill); // beyond the plan
        if (!inside.isEmpty())
            painter.fillRect(inside, plan.fill);
    }
    if (m_now > from && m_now < until)
        painter.fillRect(QRectF(xOf(m_now) - 1, 0, 2, height()), m_themes.theme().now);
}

} // namespace tocsin
