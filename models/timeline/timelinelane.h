// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/timeline/impactstate.h"
#include "models/timeline/timescale.h"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>
#include <span>
#include <vector>

namespace tocsin {

/// The end of an impact that still goes on.
inline constexpr Instant openEnd = std::numeric_limits<Instant>::max();

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
    bool overrun = false; ///< no impact that was told, but how long work goes on beyond its plan; is not there while that plan lasts
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
    /// Where drawing ends; see TimelineImpact::shownEnd().
    [[nodiscard]] Instant shownEnd(Instant now) const { return isOpen() ? std::max(now, m_begin + 1) : m_endAndFlags >> 8; }
    [[nodiscard]] qint64 incident() const { return m_incident; }
    [[nodiscard]] qint64 impact() const { return m_impact; }
    [[nodiscard]] int rank() const { return static_cast<int>(m_endAndFlags & 0xf); }
    [[nodiscard]] StateMask bit() const { return static_cast<StateMask>(1U << rank()); }
    [[nodiscard]] IncidentKind kind() const { return static_cast<IncidentKind>((m_endAndFlags >> 4) & 0x3); }
    [[nodiscard]] bool isIncidentOpen() const { return (m_endAndFlags & 0x40) != 0; }
    [[nodiscard]] bool isOverrun() const { return (m_endAndFlags & 0x80) != 0; }
    /// Whether there is anything of it: work that still keeps to its plan has not gone beyond it yet.
    [[nodiscard]] bool isThere(Instant now) const { return m_begin < now || !isOverrun() || !isOpen(); }
    [[nodiscard]] TimelineImpact toImpact(int target) const;
    /// Which class of lengths it is in: no longer than 2^lengthClass() ms, and of classes above the shortest at least an eighth of
    /// that. Of closed intervals only.
    [[nodiscard]] int lengthClass() const;

private:
    static constexpr qint64 openMark = (qint64{1} << 55) - 1;

    Instant m_begin = 0;
    qint64 m_endAndFlags = 0; // end << 8 | overrun << 7 | incidentOpen << 6 | kind << 4 | rank
    quint32 m_incident = 0;
    quint32 m_impact = 0;
};
static_assert(sizeof(LaneInterval) == 24);

/// The impacts of one target. Immutable.
///
/// Search: closed intervals are sorted by class of length, then begin. One of class c that overlaps [from, until) begins in
/// (from - 2^c, until), so each class is one short slice even when some intervals last years.
///
/// Drawing: a pyramid of cells of one hour and, above, of 2, 4, 8 … hours; a cell holds the mask of the states that touch it.
/// Masks keep every state, so the worst one wins whatever is filtered out. Open intervals are in no cell, because they grow with
/// every second; of each state only the one that began first matters, and those that begin later than now.
class TimelineLane
{
public:
    TimelineLane() = default;
    explicit TimelineLane(std::vector<LaneInterval> intervals);

    /// This lane without the intervals for which @p drop says true, and with @p added.
    template<typename Drop> [[nodiscard]] TimelineLane changed(Drop &&drop, std::vector<LaneInterval> added) const;

    [[nodiscard]] std::span<const LaneInterval> closed() const { return m_closed; }
    [[nodiscard]] std::span<const LaneInterval> open() const { return m_open; }
    /// First begin and last end of the closed intervals.
    [[nodiscard]] std::optional<std::pair<Instant, Instant>> closedExtent() const;
    [[nodiscard]] std::size_t size() const { return m_closed.size() + m_open.size(); }

    /// Calls @p use with every interval that overlaps [from, until), in no particular order.
    template<typename Use> void eachOverlapping(Instant from, Instant until, Instant now, Use &&use) const;
    /// The same for those of a state in @p wanted, which @p use may narrow meanwhile: what it no longer holds is mostly not searched.
    template<typename Use> void eachWanted(Instant from, Instant until, Instant now, const StateMask &wanted, Use &&use) const;
    /// Calls @p use with intervals that begin at or after @p from (before it, when @p backwards), nearest first within each class,
    /// until it says true. For stepping from one incident to the next.
    template<typename Use> void eachBeginning(Instant from, bool backwards, Use &&use) const;
    /// Whether any interval of a state in @p allowed overlaps [from, until).
    [[nodiscard]] bool hasAny(Instant from, Instant until, Instant now, StateMask allowed) const;
    /// Every state that may overlap [from, until), and rarely one that does not; costs a few comparisons.
    [[nodiscard]] StateMask statesAround(Instant from, Instant until) const;
    /// Whether any interval belongs to @p incident.
    [[nodiscard]] bool holds(qint64 incident) const;
    /// At least the number of intervals that overlap [from, until), and rarely more than twice it; costs a few comparisons.
    [[nodiscard]] std::size_t countAround(Instant from, Instant until) const;

    /// ORs into columns[i] every state that overlaps column i of @p grid; exact at every zoom. columns.size() is grid.count().
    void addColumns(const ColumnGrid &grid, Instant now, std::span<StateMask> columns) const;
    /// Bytes on the heap.
    [[nodiscard]] std::size_t memory() const;

private:
    struct Class
    {
        int log2 = 0; // every length is <= 2^log2
        std::size_t first = 0; // in m_closed
        std::size_t last = 0;
        StateMask states = 0; // of all of them
        Instant firstBegin = 0;
        Instant lastBegin = 0;
    };
    struct Level
    {
        qint64 firstCell = 0; // since 1970, in cells of this level
        std::vector<StateMask> cells;
    };

    TimelineLane(std::vector<LaneInterval> closed, std::vector<LaneInterval> open); // both sorted
    [[nodiscard]] static bool byClass(const LaneInterval &one, const LaneInterval &other);
    [[nodiscard]] std::span<const LaneInterval> slice(const Class &of, Instant from, Instant until) const;
    /// The same, but no longer counts once it knows more than @p enough.
    [[nodiscard]] std::size_t countAround(Instant from, Instant until, std::size_t enough) const;
    void buildClasses();
    void buildIncidents();
    void buildPyramid();
    void addRuns(const ColumnGrid &grid, std::span<StateMask> columns) const;
    void addPyramid(const ColumnGrid &grid, std::span<StateMask> columns) const;
    void addOpen(const ColumnGrid &grid, Instant now, std::span<StateMask> columns) const;

    std::vector<LaneInterval> m_closed; // by class, then begin
    std::vector<LaneInterval> m_open; // by begin
    std::array<Instant, 16> m_openSince{}; // of each rank, where the first open interval begins; openEnd where there is none
    StateMask m_openStates = 0; // of m_open
    std::vector<quint32> m_incidents; // sorted, so that a commit finds the lanes it touches without reading them
    Instant m_firstBegin = 0; // of the closed ones
    Instant m_lastEnd = 0;
    std::vector<Class> m_classes;
    std::vector<Level> m_levels; // [0] one hour, each next twice as long
};

template<typename Drop> TimelineLane TimelineLane::changed(Drop &&drop, std::vector<LaneInterval> added) const
{
    const auto middle = std::partition(added.begin(), added.end(), [](const LaneInterval &one) { return !one.isOpen(); });
    std::sort(added.begin(), middle, byClass);
    std::sort(middle, added.end(), [](const auto &one, const auto &other) { return one.begin() < other.begin(); });

    std::vector<LaneInterval> closed;
    closed.reserve(m_closed.size() + static_cast<std::size_t>(middle - added.begin()));
    std::ranges::remove_copy_if(m_closed, std::back_inserter(closed), drop);
    const auto kept = static_cast<std::ptrdiff_t>(closed.size());
    closed.insert(closed.end(), added.begin(), middle);
    std::inplace_merge(closed.begin(), closed.begin() + kept, closed.end(), byClass);

    std::vector<LaneInterval> open;
    std::ranges::remove_copy_if(m_open, std::back_inserter(open), drop);
    const auto keptOpen = static_cast<std::ptrdiff_t>(open.size());
    open.insert(open.end(), middle, added.end());
    std::inplace_merge(open.begin(), open.begin() + keptOpen, open.end(),
                       [](const auto &one, const auto &other) { return one.begin() < other.begin(); });
    return TimelineLane(std::move(closed), std::move(open));
}

template<typename Use> void TimelineLane::eachOverlapping(Instant from, Instant until, Instant now, Use &&use) const
{
    eachWanted(from, until, now, allStates, std::forward<Use>(use));
}

template<typename Use> void TimelineLane::eachWanted(Instant from, Instant until, Instant now, const StateMask &wanted, Use &&use) const
{
    for (const Class &one : m_classes) {
        if ((one.states & wanted) == 0)
            continue;
        for (const LaneInterval &interval : slice(one, from, until)) {
            if (interval.end() > from && (interval.bit() & wanted) != 0)
                use(interval);
        }
    }
    if ((m_openStates & wanted) == 0)
        return;
    for (const LaneInterval &interval : m_open) {
        if (interval.begin() >= until)
            break;
        if (interval.shownEnd(now) > from && (interval.bit() & wanted) != 0 && interval.isThere(now))
            use(interval);
    }
}

template<typename Use> void TimelineLane::eachBeginning(Instant from, bool backwards, Use &&use) const
{
    const auto walk = [&](std::span<const LaneInterval> part) {
        const auto at = std::ranges::lower_bound(part, from, {}, &LaneInterval::begin);
        if (backwards) {
            for (auto it = at; it != part.begin();) {
                if (use(*--it))
                    return;
            }
        } else {
            for (auto it = at; it != part.end(); ++it) {
                if (use(*it))
                    return;
            }
        }
    };
    for (const Class &one : m_classes)
        walk(std::span(m_closed).subspan(one.first, one.last - one.first));
    walk(m_open);
}

} // namespace tocsin
