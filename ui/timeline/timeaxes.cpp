// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timeaxes.h"

#include <QCoreApplication>
#include <QFontMetrics>
#include <QLocale>

#include <cmath>

using namespace Qt::StringLiterals;

namespace tocsin {
namespace {

constexpr Instant longestLined = 400 * dayMs; ///< span up to which changes of clocks are marked through the lanes
constexpr int above = 5;
constexpr int below = 6;
constexpr double tickSpacing = 68;

QString tr(const char *text)
{
    return QCoreApplication::translate("tocsin", text);
}

} // namespace

int TimeAxes::height() const
{
    return above + static_cast<int>(std::min<qsizetype>(2, m_state.zones().size())) * rowHeight + below;
}

void TimeAxes::update(double width, const QFont &font)
{
    if (m_font != font)
        m_words.clear();
    m_font = font;
    m_scale = m_state.scale().resized(width);
    const TickStep step = stepFor(m_scale, tickSpacing);
    m_rows.clear();
    for (const QString &zone : m_state.zones().mid(0, 2))
        m_rows.push_back(ticksFor(m_scale, zone, step));
    m_gridLines.clear();
    for (const TimeTick &tick : m_rows.front().ticks)
        m_gridLines.push_back(m_scale.xOf(tick.at));
}

QString TimeAxes::nowText() const
{
    const bool fine = m_scale.msPerPixel() < 500;
    return QLocale().toString(wallTimeOf(m_state.now(), m_state.zones().first()).time, fine ? u"HH:mm:ss"_s : u"HH:mm"_s);
}

QRectF TimeAxes::nowFlag() const
{
    const double x = m_scale.xOf(m_state.now());
    if (x < 0 || x > m_scale.width())
        return {};
    const double wide = QFontMetrics(m_font).horizontalAdvance(nowText()) + 12;
    return {std::clamp(std::round(x) - wide / 2, 0.0, std::max(0.0, m_scale.width() - wide)), above - 1.0, wide, rowHeight};
}

QString TimeAxes::labelOf(const TimeTick &tick, const TickStep &step)
{
    const QLocale locale;
    switch (step.unit) {
    case TickStep::Unit::Second:
        if (tick.time == QTime(0, 0))
            return locale.toString(tick.date, u"ddd d"_s);
        return locale.toString(tick.time, step.count < 60 ? u"HH:mm:ss"_s : u"HH:mm"_s);
    case TickStep::Unit::Day:
        if (tick.date.day() == 1 || (step.count == 7 && tick.isMajor))
            return locale.toString(tick.date, tick.date.month() == 1 && tick.isMajor ? u"d MMM yyyy"_s : u"d MMM"_s);
        return locale.toString(tick.date, step.count == 7 ? u"d MMM"_s : u"ddd d"_s);
    case TickStep::Unit::Month:
        return locale.toString(tick.date, tick.date.month() == 1 ? u"yyyy"_s : u"MMM"_s);
    case TickStep::Unit::Year:
        break;
    }
    return QString::number(tick.date.year());
}

QString TimeAxes::changeText(const OffsetChange &change)
{
    const int minutes = (change.secondsAfter - change.secondsBefore) / 60;
    const QString sign = minutes < 0 ? u"−"_s : u"+"_s;
    const int size = std::abs(minutes);
    const QString amount = size % 60 == 0 ? tr("%1%2 h").arg(sign).arg(size / 60) : tr("%1%2 min").arg(sign).arg(size);
    //: Where a zone's clock changes: old and new abbreviation, then by how much. "CET → CEST, +1 h"
    return tr("%1 → %2, %3").arg(change.abbreviationBefore, change.abbreviationAfter, amount);
}

QString TimeAxes::cornerText(int zone) const
{
    if (zone >= m_state.zones().size())
        return {};
    const WallTime wall = wallTimeOf(m_state.scale().begin(), m_state.zones().at(zone));
    //: The date at the left edge of the timeline and its time zone's abbreviation
    return tr("%1 · %2").arg(QLocale().toString(wall.date, u"ddd d MMM yyyy"_s), wall.abbreviation);
}

const QPixmap *TimeAxes::word(const QString &text, const QColor &ink, bool bold, double pixelRatio)
{
    const QString key = ink.name() + (bold ? u'b' : u' ') + QString::number(pixelRatio) + text;
    if (const QPixmap *known = m_words.object(key))
        return known;
    QFont font = m_font;
    font.setBold(bold);
    const QFontMetrics metrics(font);
    auto *pixmap = new QPixmap(static_cast<int>(std::ceil((metrics.horizontalAdvance(text) + 2) * pixelRatio)),
                               static_cast<int>(std::ceil(metrics.height() * pixelRatio)));
    pixmap->setDevicePixelRatio(pixelRatio);
    pixmap->fill(Qt::transparent);
    QPainter painter(pixmap);
    painter.setFont(font);
    painter.setPen(ink);
    painter.drawText(QPoint(1, metrics.ascent()), text);
    painter.end();
    m_words.insert(key, pixmap);
    return pixmap;
}

void TimeAxes::write(QPainter &painter, QPointF at, const QString &text, const QColor &ink, bool bold, double pixelRatio)
{
    if (!m_drawsText) {
        painter.drawPixmap(at, *word(text, ink, bold, pixelRatio));
        return;
    }
    QFont font = m_font;
    font.setBold(bold);
    painter.setFont(font);
    painter.setPen(ink);
    painter.drawText(at + QPointF(1, QFontMetrics(font).ascent()), text);
}

void TimeAxes::paint(QPainter &painter, QPoint at, double width, int bottom, double pixelRatio)
{
    const Theme &theme = m_state.theme();
    painter.fillRect(QRectF(at.x(), at.y(), width, height()), theme.background);
    painter.fillRect(QRectF(at.x(), at.y() + height() - 1, width, 1), theme.line);
    const QRectF flag = nowFlag();
    m_flagLeft = flag.left();
    int y = at.y() + above;
    for (std::size_t row = 0; row < m_rows.size(); ++row) {
        const QColor ink = row == 0 ? theme.text : theme.dimText;
        const TimeTicks &ticks = m_rows[row];
        double free = -1e9;
        for (const OffsetChange &change : ticks.changes) {
            const double x = std::round(m_scale.xOf(change.at));
            // A stub and a dashed line where the clock changes; words where there is room for them.
            QPen pen(theme.accent, 1, row == 0 ? Qt::DashLine : Qt::DotLine);
            painter.setPen(pen);
            // Over years only the stub: two lines a year through every lane would hide what stands there.
            painter.drawLine(QPointF(at.x() + x, y), QPointF(at.x() + x, m_scale.span() > longestLined ? y + 4 : bottom));
            if (m_scale.span() > 120 * dayMs)
                continue;
            const QString text = changeText(change);
            const double wide = QFontMetrics(m_font).horizontalAdvance(text);
            painter.fillRect(QRectF(at.x() + x + 1, y, wide + 4, rowHeight - 1), theme.background);
            write(painter, QPointF(at.x() + x + 3, y), text, theme.accent, false, pixelRatio);
            free = x + wide + 6;
        }
        for (const TimeTick &tick : ticks.ticks) {
            const double x = m_scale.xOf(tick.at);
            const bool hidden = std::ranges::any_of(ticks.changes, [&](const OffsetChange &change) {
                const double from = m_scale.xOf(change.at);
                return m_scale.span() <= 120 * dayMs && x + 40 > from && x < from + 140 && x < free + 1;
            });
            if (hidden)
                continue;
            const QString text = labelOf(tick, ticks.step);
            const bool bold = tick.isMajor && row == 0;
            QFont font = m_font;
            font.setBold(bold);
            // The flag of the now line stands in the first row; what it would cover in part is left out whole.
            const bool covered = row == 0 && !flag.isEmpty() && x + 3 < flag.right() + 3 && x + 3 + QFontMetrics(font).horizontalAdvance(text) > flag.left() - 3;
            if (!covered)
                write(painter, QPointF(std::round(at.x() + x + 3), y), text, ink, bold, pixelRatio);
            if (row == 0)
                painter.fillRect(QRectF(std::round(at.x() + x), y + 2, 1, at.y() + height() - y - 2), tick.isMajor ? theme.line : theme.grid);
        }
        y += rowHeight;
    }
}

} // namespace tocsin
