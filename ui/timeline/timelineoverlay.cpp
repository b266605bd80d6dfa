// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timelineoverlay.h"

#include "ui/timeline/timelineplot.h"
#include "ui/timeline/timewords.h"

#include <QPaintEvent>
#include <QPainter>

#include <cmath>

using namespace Qt::StringLiterals;

namespace tocsin {

TimelineOverlay::TimelineOverlay(TimelinePlot &plot) : QWidget(&plot), m_plot(plot), m_state(plot.state())
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAttribute(Qt::WA_NoSystemBackground);
    setAttribute(Qt::WA_TranslucentBackground);
    connect(&m_state, &TimelineState::nowChanged, this, [this] {
        const QRect before = m_now;
        m_now = nowRect();
        update(before);
        update(m_now);
    });
}

QRect TimelineOverlay::nowRect() const
{
    const double x = m_state.scale().xOf(m_state.now());
    if (x < -40 || x > width() + 40)
        return {};
    const QRect line(static_cast<int>(x) - 2, 0, 5, height());
    return line.united(m_plot.axes().nowFlag().toAlignedRect().adjusted(-1, -1, 1, 1));
}

void TimelineOverlay::follow()
{
    m_now = nowRect();
}

void TimelineOverlay::setHovered(const QRect &box)
{
    if (box == m_hovered)
        return;
    update(m_hovered.adjusted(-3, -3, 3, 3));
    m_hovered = box;
    update(m_hovered.adjusted(-3, -3, 3, 3));
}

void TimelineOverlay::setMeasured(const std::optional<std::pair<Instant, Instant>> &range)
{
    m_measured = range;
    update();
}

QString TimelineOverlay::measuredText() const
{
    if (!m_measured)
        return {};
    const auto zones = m_state.zones().mid(0, 2);
    //: A measured stretch of time: how long, then from when until when
    return tr("%1\n%2\n%3").arg(durationWords(m_measured->second - m_measured->first), stampWords(m_measured->first, zones),
                               stampWords(m_measured->second, zones));
}

QRect TimelineOverlay::measuredRect() const
{
    if (!m_measured)
        return {};
    const int left = static_cast<int>(std::lround(m_state.scale().xOf(m_measured->first)));
    const int right = static_cast<int>(std::lround(m_state.scale().xOf(m_measured->second)));
    return {left, m_plot.lanesTop(), std::max(1, right - left), height() - m_plot.lanesTop()};
}

void TimelineOverlay::paintNow(QPainter &painter, const QPoint &at, int bottom) const
{
    const Theme &theme = m_state.theme();
    const QRectF flag = m_plot.axes().nowFlag().translated(at);
    if (flag.isEmpty())
        return;
    const double x = std::round(at.x() + m_state.scale().xOf(m_state.now()));
    painter.fillRect(QRectF(x, flag.top(), 1.5, bottom - flag.top()), theme.now);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.now);
    painter.drawRoundedRect(flag, 3, 3);
    painter.setPen(theme.nowInk);
    painter.drawText(flag, Qt::AlignCenter, m_plot.axes().nowText());
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void TimelineOverlay::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    const Theme &theme = m_state.theme();
    if (!m_now.isEmpty() && event->region().intersects(m_now))
        paintNow(painter, QPoint(0, 0), height());
    if (!m_hovered.isEmpty()) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(theme.text, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(m_hovered).adjusted(-0.5, -0.5, 0.5, 0.5), 3, 3);
    }
    if (!m_measured)
        return;
    const QRect band = measuredRect();
    QColor veil = theme.accent;
    veil.setAlphaF(0.18F);
    painter.fillRect(band, veil);
    painter.setPen(QPen(theme.accent, 1));
    painter.drawLine(band.left(), band.top(), band.left(), band.bottom());
    painter.drawLine(band.right() + 1, band.top(), band.right() + 1, band.bottom());
    const QString text = measuredText();
    QRect words = painter.fontMetrics().boundingRect(QRect(0, 0, 900, 200), Qt::AlignLeft, text).adjusted(-8, -6, 8, 6);
    words.moveTopLeft(QPoint(std::clamp(band.center().x() - words.width() / 2, 4, std::max(4, width() - words.width() - 4)), band.top() + 8));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme.accent);
    painter.setBrush(theme.raised);
    painter.drawRoundedRect(words, 5, 5);
    painter.setPen(theme.text);
    painter.drawText(words.adjusted(8, 6, -8, -6), Qt::AlignLeft, text);
}

} // namespace tocsin
