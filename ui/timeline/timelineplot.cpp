// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timelineplot.h"

#include "ui/timeline/timelineoverlay.h"

#include <QLocale>

namespace tocsin {

ImpactPlottable::ImpactPlottable(QCPAxis *time, QCPAxis *rows, TimelineState &state, TimeAxes &axes) :
    QCPAbstractPlottable(time, rows), m_state(state), m_axes(axes), m_lanes(state)
{
}

double ImpactPlottable::selectTest(const QPointF &at, bool onlySelectable, QVariant *details) const
{
    Q_UNUSED(details)
    if (onlySelectable && !selectable())
        return -1;
    const QRect area = clipRect();
    if (!area.contains(at.toPoint()))
        return -1;
    return m_state.hitAt(at.x() - area.left(), qRound(at.y()) - area.top()) ? 0 : -1;
}

QCPRange ImpactPlottable::getKeyRange(bool &found, QCP::SignDomain domain) const
{
    Q_UNUSED(domain)
    found = m_state.index().size() > 0;
    return {static_cast<double>(m_state.index().first()), static_cast<double>(m_state.index().last())};
}

QCPRange ImpactPlottable::getValueRange(bool &found, QCP::SignDomain domain, const QCPRange &keys) const
{
    Q_UNUSED(domain)
    Q_UNUSED(keys)
    found = !m_state.rows().empty();
    return {0, static_cast<double>(m_state.rows().size())};
}

void ImpactPlottable::draw(QCPPainter *painter)
{
    const QRect area = clipRect();
    painter->setAntialiasing(false); // with it a QCPPainter stands half a pixel aside, and the image would be blurred
    painter->setClipRect(area); // QCustomPlot's own stands one pixel higher and would leave the last row black
    m_lanes.paint(*painter, area.topLeft(), area.size(), mParentPlot->bufferDevicePixelRatio(), mParentPlot->font(), m_axes.gridLines());
}

void ImpactPlottable::drawLegendIcon(QCPPainter *painter, const QRectF &rect) const
{
    painter->fillRect(rect, m_state.theme().of(Level::Degraded).fill);
}

AxesLayerable::AxesLayerable(QCustomPlot *plot, TimeAxes &axes) : QCPLayerable(plot, QStringLiteral("axes")), m_axes(axes) {}

void AxesLayerable::applyDefaultAntialiasingHint(QCPPainter *painter) const
{
    painter->setAntialiasing(false);
}

void AxesLayerable::draw(QCPPainter *painter)
{
    painter->setClipping(false);
    m_axes.paint(*painter, QPoint(0, 0), mParentPlot->width(), mParentPlot->height(), mParentPlot->bufferDevicePixelRatio());
}

TimelinePlot::TimelinePlot(TimelineState &state, QWidget *parent) :
    QCustomPlot(parent), m_state(state), m_axes(state), m_overlay(nullptr)
{
    setObjectName(QStringLiteral("timelinePlot"));
    setAccessibleName(tr("Timeline"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setMinimumSize(240, 120);
    // The image of the lanes and the axes cover every pixel themselves.
    setBackground(Qt::NoBrush);
    setNoAntialiasingOnDrag(true);
    setInteractions({});
    QCPAxisRect *rect = axisRect();
    rect->setAutoMargins(QCP::msNone);
    for (QCPAxis *axis : rect->axes()) {
        axis->setVisible(false);
        axis->grid()->setVisible(false);
    }
    // One buffer is enough, and every one more is cleared and blended whole in every frame.
    layer(QStringLiteral("overlay"))->setMode(QCPLayer::lmLogical);
    // Painted together with the lanes' names and the overview, once.
    setPlottingHint(QCP::phImmediateRefresh, false);
    yAxis->setRangeReversed(true);
    m_impacts = new ImpactPlottable(xAxis, yAxis, m_state, m_axes);
    m_impacts->setAntialiased(false);
    new AxesLayerable(this, m_axes);
    m_overlay = new TimelineOverlay(*this);

    connect(&m_state, &TimelineState::viewChanged, this, &TimelinePlot::drawSoon);
    connect(&m_state, &TimelineState::rowsChanged, this, &TimelinePlot::drawSoon);
    connect(&m_state, &TimelineState::dataChanged, this, &TimelinePlot::drawSoon);
    connect(&m_state, &TimelineState::marksChanged, this, &TimelinePlot::drawSoon);
    connect(&m_state, &TimelineState::wordsChanged, this, [this] {
        if (m_impacts->lanes().drewWords())
            drawSoon();
    });
    connect(&m_state, &TimelineState::filterChanged, this, &TimelinePlot::drawSoon);
    connect(&m_state, &TimelineState::selectionChanged, this, &TimelinePlot::drawSoon);
    connect(&m_state, &TimelineState::nowChanged, this, [this] {
        if (m_axes.hasFlagMoved())
            drawSoon();
    });
    connect(&m_state, &TimelineState::zonesChanged, this, &TimelinePlot::layOut);
    connect(&m_state, &TimelineState::themeChanged, this, [this] {
        m_axes.clear();
        m_impacts->lanes().clear();
        drawSoon();
    });
    connect(this, &QCustomPlot::beforeReplot, this, [this] {
        m_axes.update(m_state.scale().width(), font());
        xAxis->setRange(static_cast<double>(m_state.scale().begin()), static_cast<double>(m_state.scale().end()));
        yAxis->setRange(m_state.scroll(), m_state.scroll() + m_state.plotHeight());
    });
    connect(this, &QCustomPlot::afterReplot, this, [this] {
        m_overlay->follow();
        say();
        m_isNew = true;
    });
    layOut();
}

bool TimelinePlot::drawsBoxes() const
{
    return m_impacts->lanes().drewBoxes();
}

void TimelinePlot::layOut()
{
    axisRect()->setMargins(QMargins(0, m_axes.height(), 0, 0));
    m_state.setPlotSize(width(), height() - m_axes.height());
    m_overlay->setGeometry(rect());
    drawSoon();
}

void TimelinePlot::drawSoon()
{
    replot(QCustomPlot::rpQueuedReplot);
}

void TimelinePlot::drawNow()
{
    replot(QCustomPlot::rpImmediateRefresh);
}

void TimelinePlot::say()
{
    const QLocale locale;
    //: Read to people who cannot see the timeline: number of impacts stored, zone, then begin and end of what is in view
    setAccessibleDescription(tr("%1 impacts; times in %2. Press T for a table of what is in view.")
                                 .arg(locale.toString(m_state.index().size()), m_state.zones().first()));
}

void TimelinePlot::paintEvent(QPaintEvent *event)
{
    QCustomPlot::paintEvent(event);
    if (std::exchange(m_isNew, false))
        QMetaObject::invokeMethod(this, &TimelinePlot::painted, Qt::QueuedConnection);
}

void TimelinePlot::resizeEvent(QResizeEvent *event)
{
    QCustomPlot::resizeEvent(event);
    layOut();
}

void TimelinePlot::changeEvent(QEvent *event)
{
    QCustomPlot::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        m_impacts->lanes().clear();
}

} // namespace tocsin
