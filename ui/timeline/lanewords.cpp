// SPDX-License-Identifier: GPL-3.0-or-later
// The words of the lanes, and the frame of what is selected, over the painted image.
#include "ui/timeline/lanepainter.h"

#include <QFontMetrics>

#include <cmath>

namespace tocsin {
namespace {

constexpr int labelStep = 12; // widths of cached words are multiples of this

} // namespace

const QPixmap *LanePainter::label(const QString &text, QRgb ink, int width, const QFont &font)
{
    const QString key = QString::number(ink, 16) + QLatin1Char(':') + QString::number(width) + QLatin1Char(':') + text;
    if (const QPixmap *known = m_labels.object(key))
        return known;
    const QFontMetrics metrics(font);
    const QString elided = metrics.elidedText(text, Qt::ElideRight, width);
    const int height = metrics.height();
    auto *pixmap = new QPixmap(static_cast<int>(std::ceil(std::max(1, metrics.horizontalAdvance(elided) + 1) * m_ratio)),
                               static_cast<int>(std::ceil(height * m_ratio)));
    pixmap->setDevicePixelRatio(m_ratio);
    pixmap->fill(Qt::transparent);
    QPainter painter(pixmap);
    painter.setFont(font);
    painter.setPen(QColor(ink));
    painter.drawText(QPoint(0, metrics.ascent()), elided);
    painter.end();
    m_labels.insert(key, pixmap);
    return pixmap;
}

void LanePainter::paintWords(QPainter &painter, QPoint at, const QFont &font)
{
    for (const Word &word : m_words) {
        const TimelineIncident *incident = m_state.incident(word.incident);
        if (!incident)
            continue;
        const int room = static_cast<int>((word.box.right - word.box.left) / m_ratio) - 12;
        const int width = room / labelStep * labelStep;
        if (width < labelStep * 2)
            continue;
        const ImpactState state = ImpactState::ofRank(word.box.rank);
        const QRgb ink = state.certain ? m_state.theme().of(state.level).ink.rgb() : m_state.theme().text.rgb();
        if (m_drawsText) {
            painter.setFont(font);
            painter.setPen(QColor(ink));
            const QRectF box(at.x() + word.box.left / m_ratio + 6, at.y() + word.top / m_ratio, width + labelStep, word.height / m_ratio);
            painter.drawText(box, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, QFontMetrics(font).elidedText(incident->title, Qt::ElideRight, width));
        } else if (const QPixmap *pixmap = label(incident->title, ink, width, font)) {
            const double y = (word.top + word.height / 2.0) / m_ratio - pixmap->height() / m_ratio / 2;
            painter.drawPixmap(QPointF(at.x() + word.box.left / m_ratio + 6, at.y() + std::round(y)), *pixmap);
        }
    }
    if (m_outlines.empty())
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_state.theme().selectionLine, 2));
    painter.setBrush(Qt::NoBrush);
    for (const Word &outline : m_outlines) {
        // Around a moment there is still something to see inside.
        const double width = (outline.box.right - outline.box.left) / m_ratio;
        const double shown = std::max(5.0, width);
        const QRectF box(at.x() + outline.box.left / m_ratio - (shown - width) / 2 - 1, at.y() + outline.top / m_ratio - 1, shown + 2,
                         outline.height / m_ratio + 2);
        const double radius = shown < 8 ? 1.5 : 3;
        painter.drawRoundedRect(box, radius, radius);
    }
    painter.restore();
}

} // namespace tocsin
