// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timeline/timelinestate.h"

#include <QImage>
#include <QTimer>
#include <QWidget>

namespace tocsin {

/// The strip below the lanes: everything there is, and the visible range as a frame to drag, to resize at its edges, or to put
/// elsewhere with a click. The picture of the impacts is made anew only when they change.
class OverviewStrip : public QWidget
{
    Q_OBJECT

public:
    explicit OverviewStrip(TimelineState &state, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override { return {400, 92}; }
    /// The frame around what is visible, in pixels of the widget.
    [[nodiscard]] QRect frame() const;
    [[nodiscard]] QString title() const;

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    enum class Grip { None, Move, Left, Right };

    [[nodiscard]] QRect strip() const;
    [[nodiscard]] TimeScale scale() const;
    [[nodiscard]] Grip gripAt(QPoint at) const;
    void draw();

    TimelineState &m_state; // not owned
    QImage m_image; // null while it must be made
    QTimer m_later; // data arrives in bursts
    Grip m_grip = Grip::None;
    double m_offset = 0; // of the mouse from what it holds
};

} // namespace tocsin
