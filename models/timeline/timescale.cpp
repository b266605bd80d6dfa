// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/timeline/timescale.h"

#include <algorithm>
#include <cmath>

namespace tocsin {

TimeScale::TimeScale(Instant begin, Instant until, double width)
{
    width = std::max(1.0, width);
    const auto from = std::clamp(begin, earliestInstant, latestInstant);
    const auto span = std::max<Instant>(1, std::clamp(until, earliestInstant, latestInstant) - from);
    *this = clamped(static_cast<double>(from), static_cast<double>(span) / width, width);
}

TimeScale TimeScale::clamped(double begin, double msPerPixel, double width)
{
    TimeScale scale;
    scale.m_width = std::max(1.0, width);
    scale.m_msPerPixel = std::clamp(msPerPixel, finest, static_cast<double>(longestSpan) / scale.m_width);
    const double last = static_cast<double>(latestInstant) - scale.m_msPerPixel * scale.m_width;
    scale.m_begin = std::clamp(begin, static_cast<double>(earliestInstant), std::max(static_cast<double>(earliestInstant), last));
    return scale;
}

double TimeScale::xOf(Instant instant) const
{
    return (static_cast<double>(instant) - m_begin) / m_msPerPixel;
}

Instant TimeScale::instantAt(double x) const
{
    const double ms = m_begin + x * m_msPerPixel;
    return static_cast<Instant>(std::llround(std::clamp(ms, 2.0 * static_cast<double>(earliestInstant), 2.0 * static_cast<double>(latestInstant))));
}

TimeScale TimeScale::zoomedAround(double x, double factor) const
{
    if (!(factor > 0))
        return *this;
    const double under = m_begin + x * m_msPerPixel;
    const double msPerPixel = std::clamp(m_msPerPixel / factor, finest, static_cast<double>(longestSpan) / m_width);
    return clamped(under - x * msPerPixel, msPerPixel, m_width);
}

TimeScale TimeScale::panned(double pixels) const
{
    return clamped(m_begin + pixels * m_msPerPixel, m_msPerPixel, m_width);
}

TimeScale TimeScale::resized(double width) const
{
    const double span = m_msPerPixel * m_width;
    return clamped(m_begin, span / std::max(1.0, width), width);
}

TimeScale TimeScale::movedTo(Instant instant, double fraction) const
{
    return clamped(static_cast<double>(instant) - fraction * m_width * m_msPerPixel, m_msPerPixel, m_width);
}

ColumnGrid::ColumnGrid(const TimeScale &scale, int columns)
{
    columns = std::max(1, columns);
    const double msPerColumn = scale.msPerPixel() * scale.width() / columns;
    Instant cell = 1;
    while (static_cast<double>(hourMs << (m_level + 1)) <= msPerColumn)
        ++m_level;
    if (m_level >= 0)
        cell = hourMs << m_level;
    m_begin = static_cast<double>(scale.begin());
    m_columnsPerMs = 1 / msPerColumn;
    m_edges.resize(static_cast<std::size_t>(columns) + 1);
    if (m_level >= 0)
        m_cells.resize(m_edges.size());
    for (std::size_t i = 0; i < m_edges.size(); ++i) {
        const auto at = static_cast<qint64>(std::floor((m_begin + static_cast<double>(i) * msPerColumn) / static_cast<double>(cell)));
        m_edges[i] = at * cell;
        if (m_level >= 0)
            m_cells[i] = at;
    }
}

int ColumnGrid::columnOf(Instant instant) const
{
    int column = std::clamp(static_cast<int>((static_cast<double>(instant) - m_begin) * m_columnsPerMs), 0, count() - 1);
    const auto edge = [this](int i) { return m_edges[static_cast<std::size_t>(i)]; };
    while (column > 0 && edge(column) > instant)
        --column;
    while (column + 1 < count() && edge(column + 1) <= instant)
        ++column;
    return column;
}

} // namespace tocsin
