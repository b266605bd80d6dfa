// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/impactdrag.h"

#include "ui/timeline/timelineoverlay.h"
#include "ui/timeline/timelineplot.h"

#include <cmath>

namespace tocsin {

ImpactDrag::ImpactDrag(TimelinePlot &plot, TimelineState &state) : m_plot(plot), m_state(state) {}

InstantRange ImpactDrag::rangeOf(const TimelineImpact &impact) const
{
    return {impact.begin, impact.end == openEnd ? std::nullopt : std::optional(impact.end)};
}

std::optional<ImpactDrag::Grip> ImpactDrag::gripAt(QPoint at) const
{
    if (at.y() < m_plot.lanesTop() || m_state.selection().id.isEmpty())
        return {};
    const int number = m_state.rowAt(at.y() - m_plot.lanesTop());
    if (number < 0)
        return {};
    const TimelineRow &row = m_state.rows()[static_cast<std::size_t>(number)];
    const TimeScale &scale = m_state.scale();
    std::optional<Grip> best;
    double nearest = reach + 0.5;
    for (const TimelineImpact &impact : m_state.selectedImpacts()) {
        // A folded zone shows many targets in one lane: nobody could see which of them he moves.
        if (impact.target != row.target || row.isCollapsed || (impact.state.bit() & m_state.filter().states) == 0)
            continue;
        if (impact.overrun)
            continue; // it ends with the work, which a post tells
        const double left = scale.xOf(impact.begin);
        const double right = scale.xOf(impact.shownEnd(m_state.now()));
        const double toLeft = std::abs(at.x() - left);
        const double toRight = std::abs(at.x() - right);
        if (std::min(toLeft, toRight) >= nearest)
            continue;
        // Of a bar too narrow to hold apart, its left half is the begin.
        const bool isEnd = toLeft == toRight ? at.x() > left : toRight < toLeft;
        nearest = std::min(toLeft, toRight);
        best = Grip{impact, isEnd, number};
    }
    return best;
}

void ImpactDrag::start(const Grip &grip, QPoint at)
{
    m_grip = grip;
    m_target = m_state.rows()[static_cast<std::size_t>(grip.row)].id;
    m_range = rangeOf(grip.impact);
    const Instant held = grip.isEnd ? grip.impact.shownEnd(m_state.now()) : grip.impact.begin;
    m_offset = at.x() - m_state.scale().xOf(held);
}

void ImpactDrag::moveTo(QPoint at, bool snap)
{
    if (!m_grip)
        return;
    Instant to = m_state.scale().instantAt(at.x() - m_offset);
    if (snap)
        to = static_cast<Instant>(std::llround(static_cast<double>(to) / minuteMs)) * minuteMs;
    const TimelineImpact &impact = m_grip->impact;
    const Instant shortest = snap ? minuteMs : secondMs;
    m_range = rangeOf(impact);
    if (m_grip->isEnd) {
        m_range.end = std::max(to, impact.begin + shortest);
        if (!impact.state.planned && *m_range.end >= m_state.now())
            m_range.end = std::nullopt;
    } else {
        m_range.begin = std::min(to, impact.shownEnd(m_state.now()) - shortest);
    }
    show();
}

void ImpactDrag::show()
{
    const int top = m_plot.lanesTop() + m_state.yOfRow(m_grip->row);
    m_plot.overlay()->setEdited(TimelineOverlay::Edited{m_range, m_grip->isEnd, top, m_state.rowHeight()});
}

std::optional<ImpactMove> ImpactDrag::finish()
{
    if (!m_grip)
        return {};
    const TimelineImpact impact = m_grip->impact;
    m_grip.reset();
    const ImpactMove move{m_state.selection().id, m_target, impact.state.level, rangeOf(impact), m_range};
    if (move.from == move.to) {
        m_plot.overlay()->setEdited(std::nullopt);
        return {};
    }
    return move;
}

void ImpactDrag::hide()
{
    m_grip.reset();
    m_plot.overlay()->setEdited(std::nullopt);
}

} // namespace tocsin
