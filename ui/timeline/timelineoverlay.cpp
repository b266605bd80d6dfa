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

void TimelineOverlay::setEdited(const std::optional<Edited> &edited)
{
    if (edited == m_edited)
        return;
    m_edited = edited;
    update();
}

QString TimelineOverlay::editedText() const
{
    if (!m_edited)
        return {};
    const auto zones = m_state.zones().mid(0, 2);
    const QString length = durationWords(m_edited->range.end.value_or(m_state.now()) - m_edited->range.begin);
    if (m_edited->isEnd && !m_edited->range.end)
        //: While the end of an impact is dragged to the present; %1 is how long it has been on
        return tr("goes on\n%1").arg(length);
    const Instant at = m_edited->isEnd ? *m_edited->range.end : m_edited->range.begin;
    //: While an end of an impact is dragged: when it is in two zones, and how long the impact is then
    return tr("%1\n%2").arg(stampWords(at, zones), length);
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
    if (m_edited)
        paintEdited(painter);
    if (!m_measured)
        return;
    const QRect band = measuredRect();
    QColor veil = theme.accent;
    veil.setAlphaF(0.18F);
    painter.fillRect(band, veil);
    painter.setPen(QPen(theme.accent, 1));
    painter.drawLine(band.left(), band.top(), band.left(), band.bottom());
    painter.drawLine(band.right() + 1, band.top(), band.right() + 1, band.bottom());
    paintWords(painter, measuredText(), QPoint(band.center().x(), band.top() + 8));
}

void TimelineOverlay::paintEdited(QPainter &painter) const
{
    const Theme &theme = m_state.theme();
    const double left = std::max(-4.0, m_state.scale().xOf(m_edited->range.begin));
    const double right = std::min(width() + 4.0, m_state.scale().xOf(m_edited->range.end.value_or(m_state.now())));
    const QRectF bar(left, m_edited->top + 2, std::max(2.0, right - left), std::max(2, m_edited->height - 5));
    QColor veil = theme.accent;
    veil.setAlphaF(0.35F);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.accent, 1.5));
    painter.setBrush(veil);
    painter.drawRoundedRect(bar, 3, 3);
    const double held = m_edited->isEnd ? right : left;
    painter.fillRect(QRectF(held - 1.5, m_edited->top, 3, m_edited->height - 1), theme.accent);
    const QString text = editedText();
    const int height = painter.fontMetrics().boundingRect(QRect(0, 0, 900, 200), Qt::AlignLeft, text).height() + 12;
    // Below the lane, or above it where there is no room: never over what is being moved.
    const int below = m_edited->top + m_edited->height + 4;
    const int top = below + height <= this->height() ? below : m_edited->top - height - 4;
    paintWords(painter, text, QPoint(static_cast<int>(held), std::max(4, top)));
}

/// Words in a box whose upper edge has its middle at @p topCentre, moved as far as needed to be read.
void TimelineOverlay::paintWords(QPainter &painter, const QString &text, const QPoint &topCentre) const
{
    const Theme &theme = m_state.theme();
    QRect words = painter.fontMetrics().boundingRect(QRect(0, 0, 900, 200), Qt::AlignLeft, text).adjusted(-8, -6, 8, 6);
    words.moveTopLeft(QPoint(std::clamp(topCentre.x() - words.width() / 2, 4, std::max(4, width() - words.width() - 4)), topCentre.y()));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme.accent);
    painter.setBrush(theme.raised);
    painter.drawRoundedRect(words, 5, 5);
    painter.setPen(theme.text);
    painter.drawText(words.adjusted(8, 6, -8, -6), Qt::AlignLeft, text);
}

} // namespace tocsin
