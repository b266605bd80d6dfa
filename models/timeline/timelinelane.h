// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/timeline/impactstate.h"

#include <functional>
#include <limits>
#include <optional>
#include <span>
#include <vector>

namespace tocsin {

/// The end of an impact that still goes on.
inline constexpr Instant openEnd = std::numeric_limits<Instant>::max();

/// Instants outside of this are nonsense in an announcement; an index moves them to the edge: 1900-01-01 and 2200-01-01, UTC.
inline constexpr Instant earliestInstant = -2'208'988'800'000;
inline constexpr Instant latestInstant = 7'258'118'400'000;

/// One impact as an index takes and gives it.
struct TimelineImpact
{
    qint64 impact = 0; ///< key of the impact, 0..2^32-1
    qint64 incident = 0; ///< key of its incident, 0..2^32-1
    int target = 0; ///< key of its target
    Instant begin = 0;
    Instant end = openEnd; ///< half-open; an end at or before begin counts as begin + 1 ms, so that nothing vanishes
    ImpactState state;
    IncidentKind kind = IncidentKind::Incident;
    bool incidentOpen = false; ///< its incident is not closed
    bool operator==(const TimelineImpact &) const = default;

    /// Where drawing ends: an open impact lasts until @p now, and is a moment where it only begins later.
    [[nodiscard]] Instant shownEnd(Instant now) const { return end != openEnd ? end : std::max(now, begin + 1); }
};

/// An impact within a lane, in 24 bytes, because there are millions.
class LaneInterval
{
public:
    LaneInterval() = default;
    explicit LaneInterval(const TimelineImpact &impact);
    [[nodiscard]] Instant begin() const { return m_begin; }
    [[nodiscard]] Instant end() const { return isOpen() ? openEnd : m_endAndFlags >> 8; }
    [[nodiscard]] bool isOpen() const { return (m_endAndFlags >> 8) == openMark; }
    [[nodiscard]] Instant shownEnd(Instant now) const { return isOpen() ? std::max(now, m_begin + 1) : m_endAndFlags >> 8; }
    [[nodiscard]] qint64 incident() const { return m_incident; }
    [[nodiscard]] qint64 impact() const { return m_impact; }
    [[nodiscard]] int rank() const { return static_cast<int>(m_endAndFlags & 0xf); }
    [[nodiscard]] StateMask bit() const { return static_cast<StateMask>(1U << rank()); }
    [[nodiscard]] TimelineImpact toImpact(int target) const;

private:
    static constexpr qint64 openMark = (qint64{1} << 55) - 1;

    Instant m_begin = 0;
    qint64 m_endAndFlags = 0; // end << 8 | incidentOpen << 6 | kind << 4 | rank
    quint32 m_incident = 0;
    quint32 m_impact = 0;
};
static_assert(sizeof(LaneInterval) == 24);

/// The impacts of one target. Immutable.
///
/// Search: intervals are sorted by class, then begin, where the class is ceil(log2(length)). An interval of class c that overlaps
/// [from, until) begins in (from - 2^c, until), so each class is one short slice even when some intervals last years.
///
/// Drawing: a pyramid of cells of one hour and, above, of 2, 4, 8 … hours; a cell holds the mask of the states that touch it.
/// Masks keep every state, so the worst one wins whatever is filtered out.
class TimelineLane
{
public:
    TimelineLane() = default;
    explicit TimelineLane(std::vector<LaneInterval> intervals);

    [[nodiscard]] const std::vector<LaneInterval> &intervals() const { return m_intervals; }
    [[nodiscard]] bool isEmpty() const { return m_intervals.empty(); }

    /// Calls @p use with every interval that overlaps [from, until), in no particular order.
    template<typename Use> void eachOverlapping(Instant from, Instant until, Instant now, Use &&use) const;
    /// At least the number of intervals that overlap [from, until), at most about twice it; costs a few comparisons.
    [[nodiscard]] qint64 countAround(Instant from, Instant until) const;

    /// ORs into columns[i] the states that overlap [edges[i], edges[i+1]). @p edges ascend and are one more than the columns.
    /// With @p exact false, edges must lie on cells of columnEdges(); then the pyramid may answer.
    void addColumns(std::span<const Instant> edges, Instant now, std::span<StateMask> columns) const;

    /// The union of all states that overlap [from, until); exact.
    [[nodiscard]] StateMask statesIn(Instant from, Instant until, Instant now) const;

private:
    struct Class
    {
        int log2 = 0; // every length is <= 2^log2
        std::size_t first = 0; // in m_intervals
        std::size_t last = 0;
    };
    struct Level
    {
        qint64 firstCell = 0; // index of the first cell since 1970, in units of this level
        std::vector<StateMask> cells;
    };

    void buildClasses();
    void buildPyramid();
    void addRuns(std::span<const Instant> edges, Instant now, std::span<StateMask> columns) const;
    void addPyramid(int level, std::span<const Instant> edges, std::span<StateMask> columns) const;
    void addOpen(std::span<const Instant> edges, Instant now, std::span<StateMask> columns) const;

    std::vector<LaneInterval> m_intervals; // finite ones by class, then begin
    std::vector<LaneInterval> m_open; // by begin
    std::vector<Class> m_classes;
    std::vector<Level> m_levels; // [0] one hour, each next twice as long
};

} // namespace tocsin
