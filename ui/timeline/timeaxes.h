// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/timeline/timeticks.h"
#include "ui/timeline/timelinestate.h"

#include <QCache>
#include <QFont>
#include <QPainter>
#include <QPixmap>

#include <cmath>

namespace tocsin {

/// The two rows of times above the lanes: the first zone bright, the second dim, each with its own ticks on its own wall clock and
/// a mark where its clock changes. Words are cached as images.
class TimeAxes
{
public:
    static constexpr int rowHeight = 17;

    explicit TimeAxes(const TimelineState &state) : m_state(state) {}

    /// Height for one or two zones, with room for the now flag.
    [[nodiscard]] int height() const;
    /// Makes ticks anew for the state's scale, zones and @p width; cheap, once a frame.
    void update(double width, const QFont &font);
    /// x of the lines to draw through the lanes: the first zone's ticks.
    [[nodiscard]] const std::vector<double> &gridLines() const { return m_gridLines; }
    /// Paints the axes at @p at, and below them down to @p bottom the lines where a clock changes.
    void paint(QPainter &painter, QPoint at, double width, int bottom, double pixelRatio);
    void clear() { m_words.clear(); }
    /// Where the flag of the now line stands, from the left edge and the top of the axes, always whole; empty where now is not in view.
    [[nodiscard]] QRectF nowFlag() const;
    [[nodiscard]] QString nowText() const;
    /// Whether nowFlag() has moved since paint() made room for it.
    [[nodiscard]] bool hasFlagMoved() const { return std::abs(nowFlag().left() - m_flagLeft) > 2; }
    /// Words as text instead of cached images; see LanePainter::setDrawsText().
    void setDrawsText(bool text) { m_drawsText = text; }

    /// "Fri 29 Sep 2023 · CEST": what holds at the left edge, for the corner beside the axis.
    [[nodiscard]] QString cornerText(int zone) const;
    [[nodiscard]] static QString labelOf(const TimeTick &tick, const TickStep &step);
    /// "CET → CEST, +1 h": how a clock changes.
    [[nodiscard]] static QString changeText(const OffsetChange &change);

private:
    void write(QPainter &painter, QPointF at, const QString &text, const QColor &ink, bool bold, double pixelRatio);
    [[nodiscard]] const QPixmap *word(const QString &text, const QColor &ink, bool bold, double pixelRatio);

    const TimelineState &m_state; // not owned
    QFont m_font;
    TimeScale m_scale;
    bool m_drawsText = false;
    std::vector<TimeTicks> m_rows;
    std::vector<double> m_gridLines;
    double m_flagLeft = 0; // when painted last
    QCache<QString, QPixmap> m_words{600};
};

} // namespace tocsin
