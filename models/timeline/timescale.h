// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/instant.h"

#include <span>
#include <vector>

namespace tocsin {

/// Instants outside of this are nonsense in an announcement; scales stop there, and an index moves them to the edge.
inline constexpr Instant earliestInstant = -2'208'988'800'000; // 1900-01-01T00:00Z
inline constexpr Instant latestInstant = 7'258'118'400'000; // 2200-01-01T00:00Z

/// Which instant stands at which x: a straight line. A value; x counts in pixels from the left edge of the plot and may be any number.
class TimeScale
{
public:
    static constexpr double finest = 20; ///< ms a pixel: 1920 pixels are 38 s
    static constexpr Instant longestSpan = 100 * 366 * dayMs;

    TimeScale() = default;
    /// Shows [begin, until) on @p width pixels (at least 1). Ranges that are empty, too long or outside of what makes sense are clamped.
    TimeScale(Instant begin, Instant until, double width);

    [[nodiscard]] double width() const { return m_width; }
    [[nodiscard]] double msPerPixel() const { return m_msPerPixel; }
    [[nodiscard]] Instant begin() const { return instantAt(0); }
    [[nodiscard]] Instant end() const { return instantAt(m_width); }
    [[nodiscard]] Instant span() const { return end() - begin(); }

    [[nodiscard]] double xOf(Instant instant) const;
    [[nodiscard]] Instant instantAt(double x) const;
    /// Zooms in by @p factor (> 1 shows less) and keeps the instant under @p x where it is, as far as the limits allow.
    [[nodiscard]] TimeScale zoomedAround(double x, double factor) const;
    /// Moves what is shown by @p pixels to the left: a positive number shows what is later.
    [[nodiscard]] TimeScale panned(double pixels) const;
    /// The same begin and span on another width.
    [[nodiscard]] TimeScale resized(double width) const;
    /// The same span around or beside @p instant: it stands at @p fraction of the width.
    [[nodiscard]] TimeScale movedTo(Instant instant, double fraction) const;
    bool operator==(const TimeScale &) const = default;

private:
    [[nodiscard]] static TimeScale clamped(double begin, double msPerPixel, double width);

    double m_begin = 0; // ms; a double keeps part of a millisecond, so that many small pans add up right
    double m_msPerPixel = 1000;
    double m_width = 1;
};

/// The columns of pixels that a scale is drawn on: column i stands for [edges[i], edges[i+1]). Where a column is an hour or more,
/// edges lie on the cells of the lanes' pyramid, so that a column's states can be read off whole cells and are still exact:
/// every instant belongs to one column, and the shift is less than a pixel.
class ColumnGrid
{
public:
    ColumnGrid() = default;
    ColumnGrid(const TimeScale &scale, int columns);

    [[nodiscard]] int count() const { return static_cast<int>(m_edges.size()) - 1; }
    [[nodiscard]] std::span<const Instant> edges() const { return m_edges; }
    [[nodiscard]] Instant begin() const { return m_edges.front(); }
    [[nodiscard]] Instant end() const { return m_edges.back(); }
    /// The column that holds @p instant, which must lie in [begin(), end()).
    [[nodiscard]] int columnOf(Instant instant) const;
    /// Level of the pyramid whose cells the edges lie on: cells of 2^level hours; -1 where columns are finer than that.
    [[nodiscard]] int level() const { return m_level; }
    /// edges() counted in cells of that level since 1970; empty where there is none.
    [[nodiscard]] std::span<const qint64> cells() const { return m_cells; }

private:
    std::vector<Instant> m_edges{0, 1};
    std::vector<qint64> m_cells;
    double m_begin = 0;
    double m_columnsPerMs = 1;
    int m_level = -1;
};

} // namespace tocsin
