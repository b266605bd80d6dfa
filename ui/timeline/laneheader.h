// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timeline/timeaxes.h"

#include <QWidget>

namespace tocsin {

/// The column of lane names left of the plot, with the dates of both axes in the corner above them. A click on a group folds it.
class LaneHeader : public QWidget
{
    Q_OBJECT

public:
    LaneHeader(TimelineState &state, const TimeAxes &axes, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] static QString textOf(const TimelineRow &row);
    /// Paints names and corner into @p area; also used by exports.
    void paintInto(QPainter &painter, const QRect &area) const;

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    bool event(QEvent *event) override;

private:
    TimelineState &m_state; // not owned
    const TimeAxes &m_axes; // not owned
    QString m_corner;
};

} // namespace tocsin
