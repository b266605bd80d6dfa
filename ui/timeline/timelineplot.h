// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timeline/lanepainter.h"
#include "ui/timeline/timeaxes.h"

#include <qcustomplot.h>

namespace tocsin {

class TimelineOverlay;

/// All impacts as one plottable: what a QCustomPlot draws between its axes.
class ImpactPlottable : public QCPAbstractPlottable
{
    Q_OBJECT

public:
    ImpactPlottable(QCPAxis *time, QCPAxis *rows, TimelineState &state, TimeAxes &axes);

    double selectTest(const QPointF &at, bool onlySelectable, QVariant *details = nullptr) const override;
    QCPRange getKeyRange(bool &found, QCP::SignDomain domain = QCP::sdBoth) const override;
    QCPRange getValueRange(bool &found, QCP::SignDomain domain = QCP::sdBoth, const QCPRange &keys = QCPRange()) const override;
    [[nodiscard]] LanePainter &lanes() { return m_lanes; }

protected:
    void draw(QCPPainter *painter) override;
    void drawLegendIcon(QCPPainter *painter, const QRectF &rect) const override;

private:
    TimelineState &m_state; // not owned
    TimeAxes &m_axes; // not owned
    LanePainter m_lanes;
};

/// The time axes as a layer of the plot.
class AxesLayerable : public QCPLayerable
{
    Q_OBJECT

public:
    AxesLayerable(QCustomPlot *plot, TimeAxes &axes);

protected:
    void applyDefaultAntialiasingHint(QCPPainter *painter) const override;
    void draw(QCPPainter *painter) override;

private:
    TimeAxes &m_axes; // not owned
};

/// The plot of the timeline: axes above, impacts below, and over both a layer of its own that moves without redrawing them
/// (now line, rubber band, what the mouse is over).
class TimelinePlot : public QCustomPlot
{
    Q_OBJECT

public:
    explicit TimelinePlot(TimelineState &state, QWidget *parent = nullptr);

    [[nodiscard]] TimelineState &state() { return m_state; }
    [[nodiscard]] TimeAxes &axes() { return m_axes; }
    [[nodiscard]] TimelineOverlay *overlay() { return m_overlay; }
    [[nodiscard]] bool drawsBoxes() const;
    /// Where the lanes begin, below the axes.
    [[nodiscard]] int lanesTop() const { return m_axes.height(); }
    /// Draws at once, for measuring and for pictures.
    void drawNow();

signals:
    void painted(); ///< a frame has been drawn and is on the screen

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void layOut();
    void drawSoon();
    void say();

    TimelineState &m_state; // not owned
    TimeAxes m_axes;
    ImpactPlottable *m_impacts; // owned by the plot
    TimelineOverlay *m_overlay;
    bool m_isNew = false; // drawn, but not on the screen yet
};

} // namespace tocsin
