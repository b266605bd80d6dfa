// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/timeline/timelinelane.h"

#include <bit>

namespace tocsin {
namespace {

// Floor division, for instants before 1970.
constexpr qint64 cellOf(Instant instant, int level)
{
    const Instant cell = hourMs << level;
    return instant >= 0 ? instant / cell : -((-instant + cell - 1) / cell);
}

// Lengths up to 2^20 ms, 17 minutes, are one class, and above that each class reaches four times as far as the one before. Fewer
// classes are fewer searches; what they find too much is passed over in no time.
constexpr int shortestClass = 20;
constexpr int classStep = 2;

// A run costs as much as about this many columns of the pyramid.
constexpr std::size_t columnsPerRun = 16;

// The coarsest cells are 2^15 hours long, almost four years; nothing is drawn coarser, and cells left and right of 1970 never become one.
constexpr std::size_t topLevels = 16;

/// ORs @p bit into columns [first, last].
void mark(std::span<StateMask> columns, std::size_t first, std::size_t last, StateMask bit)
{
    for (StateMask &column : columns.subspan(first, last + 1 - first))
        column |= bit;
}

} // namespace

LaneInterval::LaneInterval(const TimelineImpact &impact) :
    m_begin(std::clamp(impact.begin, earliestInstant, latestInstant)), m_incident(static_cast<quint32>(impact.incident)),
    m_impact(static_cast<quint32>(impact.impact))
{
    const qint64 end = impact.end == openEnd ? openMark : std::max(m_begin + 1, std::clamp(impact.end, earliestInstant, latestInstant));
    m_endAndFlags = end * 256 + impact.state.rank() + static_cast<int>(impact.kind) * 16 + (impact.incidentOpen ? 64 : 0) + (impact.overrun ? 128 : 0);
}

TimelineImpact LaneInterval::toImpact(int target) const
{
    return {impact(), incident(), target, begin(), end(), ImpactState::ofRank(rank()), kind(), isIncidentOpen(), isOverrun()};
}

int LaneInterval::lengthClass() const
{
    const int log2 = static_cast<int>(std::bit_width(static_cast<quint64>(end() - begin() - 1)));
    return std::max(shortestClass, (log2 + classStep - 1) / classStep * classStep);
}

bool TimelineLane::byClass(const LaneInterval &one, const LaneInterval &other)
{
    const int left = one.lengthClass();
    const int right = other.lengthClass();
    return left != right ? left < right : one.begin() < other.begin();
}

TimelineLane::TimelineLane(std::vector<LaneInterval> intervals)
{
    *this = TimelineLane().changed([](const LaneInterval &) { return false; }, std::move(intervals));
}

TimelineLane::TimelineLane(std::vector<LaneInterval> closed, std::vector<LaneInterval> open) :
    m_closed(std::move(closed)), m_open(std::move(open))
{
    m_openSince.fill(openEnd);
    for (const LaneInterval &interval : m_open) {
        Instant &since = m_openSince.at(static_cast<std::size_t>(interval.rank()));
        since = std::min(since, interval.begin());
        m_openStates = static_cast<StateMask>(m_openStates | interval.bit());
    }
    buildClasses();
    buildIncidents();
    buildPyramid();
}

void TimelineLane::buildClasses()
{
    for (std::size_t i = 0; i < m_closed.size(); ++i) {
        const int log2 = m_closed[i].lengthClass();
        if (m_classes.empty() || m_classes.back().log2 != log2)
            m_classes.push_back({log2, i, i, 0, m_closed[i].begin(), 0});
        Class &here = m_classes.back();
        here.last = i + 1;
        here.states = static_cast<StateMask>(here.states | m_closed[i].bit());
        here.lastBegin = m_closed[i].begin();
    }
}

void TimelineLane::buildIncidents()
{
    m_incidents.reserve(size());
    for (const auto part : {closed(), open()}) {
        for (const LaneInterval &interval : part)
            m_incidents.push_back(static_cast<quint32>(interval.incident()));
    }
    std::sort(m_incidents.begin(), m_incidents.end());
}

bool TimelineLane::holds(qint64 incident) const
{
    return std::binary_search(m_incidents.begin(), m_incidents.end(), static_cast<quint32>(incident));
}

void TimelineLane::buildPyramid()
{
    if (m_closed.empty())
        return;
    m_firstBegin = m_closed.front().begin();
    m_lastEnd = m_closed.front().end();
    for (const LaneInterval &interval : m_closed) {
        m_firstBegin = std::min(m_firstBegin, interval.begin());
        m_lastEnd = std::max(m_lastEnd, interval.end());
    }
    Level hours{cellOf(m_firstBegin, 0), {}};
    hours.cells.resize(static_cast<std::size_t>(cellOf(m_lastEnd - 1, 0) - hours.firstCell) + 1);
    for (const LaneInterval &interval : m_closed) {
        const auto from = static_cast<std::size_t>(cellOf(interval.begin(), 0) - hours.firstCell);
        const auto until = static_cast<std::size_t>(cellOf(interval.end() - 1, 0) - hours.firstCell) + 1;
        const StateMask bit = interval.bit();
        for (std::size_t cell = from; cell < until; ++cell)
            hours.cells[cell] |= bit;
    }
    m_levels.push_back(std::move(hours));
    while (m_levels.back().cells.size() > 1 && m_levels.size() < topLevels) {
        const Level &below = m_levels.back();
        Level level{below.firstCell >> 1, {}};
        level.cells.resize(static_cast<std::size_t>(((below.firstCell + static_cast<qint64>(below.cells.size()) - 1) >> 1) - level.firstCell) + 1);
        for (std::size_t cell = 0; cell < below.cells.size(); ++cell) {
            const auto above = ((below.firstCell + static_cast<qint64>(cell)) >> 1) - level.firstCell;
            level.cells[static_cast<std::size_t>(above)] |= below.cells[cell];
        }
        m_levels.push_back(std::move(level));
    }
}

std::span<const LaneInterval> TimelineLane::slice(const Class &of, Instant from, Instant until) const
{
    const LaneInterval *const begin = m_closed.data() + of.first;
    const LaneInterval *const end = m_closed.data() + of.last;
    // Begins after from - 2^c: whatever began earlier has ended by then.
    const Instant after = from - (Instant{1} << of.log2);
    if (of.lastBegin <= after || of.firstBegin >= until)
        return {};
    const LaneInterval *first = begin;
    if (of.firstBegin <= after) {
        // Where it would be if they began at a steady pace; from there leaps that double find a stretch that holds it.
        const auto isBefore = [after](const LaneInterval &one) { return one.begin() <= after; };
        const double part = static_cast<double>(after - of.firstBegin) / static_cast<double>(of.lastBegin - of.firstBegin);
        const LaneInterval *low = begin + static_cast<std::ptrdiff_t>(part * static_cast<double>(end - begin - 1));
        const LaneInterval *high = low;
        std::ptrdiff_t leap = 4;
        if (isBefore(*low)) {
            do {
                low = high;
                high = end - high > leap ? high + leap : end;
                leap *= 2;
            } while (high != end && isBefore(*high));
        } else {
            do {
                high = low;
                low = low - begin > leap ? low - leap : begin;
                leap *= 2;
            } while (!isBefore(*low));
        }
        first = std::partition_point(low, high, isBefore);
    }
    // The end is mostly near: leap ahead, then look between the last two leaps.
    std::ptrdiff_t leap = 1;
    while (leap < end - first && first[leap].begin() < until)
        leap *= 2;
    const LaneInterval *const last =
        std::partition_point(first + leap / 2, first + std::min(leap, end - first), [until](const LaneInterval &one) { return one.begin() < until; });
    return {first, last};
}

bool TimelineLane::hasAny(Instant from, Instant until, Instant now, StateMask allowed) const
{
    for (const Class &one : m_classes) {
        for (const LaneInterval &interval : slice(one, from, until)) {
            if (interval.end() > from && (interval.bit() & allowed) != 0)
                return true;
        }
    }
    return std::ranges::any_of(m_open, [=](const LaneInterval &interval) {
        return interval.begin() < until && interval.shownEnd(now) > from && (interval.bit() & allowed) != 0 && interval.isThere(now);
    });
}

StateMask TimelineLane::statesAround(Instant from, Instant until) const
{
    StateMask mask = 0;
    for (StateMask rest = m_openStates; rest != 0; rest = static_cast<StateMask>(rest & (rest - 1))) {
        if (m_openSince[static_cast<std::size_t>(std::countr_zero(rest))] < until)
            mask = static_cast<StateMask>(mask | (rest & -rest));
    }
    if (m_closed.empty() || from >= m_lastEnd || until <= m_firstBegin)
        return mask;
    // Of the level whose cells are as long as the stretch, at most three.
    const int fitting = static_cast<int>(std::bit_width(static_cast<quint64>((until - from) / hourMs)));
    const int wanted = std::min(fitting, static_cast<int>(m_levels.size()) - 1);
    const Level &level = m_levels[static_cast<std::size_t>(wanted)];
    const qint64 last = std::min(cellOf(until - 1, wanted) - level.firstCell, static_cast<qint64>(level.cells.size()) - 1);
    for (qint64 cell = std::max<qint64>(0, cellOf(from, wanted) - level.firstCell); cell <= last; ++cell)
        mask = static_cast<StateMask>(mask | level.cells[static_cast<std::size_t>(cell)]);
    return mask;
}

std::size_t TimelineLane::countAround(Instant from, Instant until) const
{
    return countAround(from, until, m_closed.size());
}

std::size_t TimelineLane::countAround(Instant from, Instant until, std::size_t enough) const
{
    std::size_t count = 0;
    for (auto one = m_classes.begin(); one != m_classes.end() && count <= enough; ++one)
        count += slice(*one, from, until).size();
    return count;
}

void TimelineLane::addColumns(const ColumnGrid &grid, Instant now, std::span<StateMask> columns) const
{
    const auto many = columns.size() / columnsPerRun;
    if (grid.level() >= 0 && m_closed.size() > many && countAround(grid.begin(), grid.end(), many) > many)
        addPyramid(grid, columns);
    else
        addRuns(grid, columns);
    addOpen(grid, now, columns);
}

void TimelineLane::addRuns(const ColumnGrid &grid, std::span<StateMask> columns) const
{
    const Instant from = grid.begin();
    const Instant until = grid.end();
    StateMask throughout = 0; // of what goes on at both sides, often much that lasts long
    for (const Class &one : m_classes) {
        for (const LaneInterval &interval : slice(one, from, until)) {
            if (interval.end() <= from)
                continue;
            const bool isCutLeft = interval.begin() <= from;
            const bool isCutRight = interval.end() >= until;
            if (isCutLeft && isCutRight) {
                throughout |= interval.bit();
                continue;
            }
            const auto first = static_cast<std::size_t>(isCutLeft ? 0 : grid.columnOf(interval.begin()));
            const auto last = static_cast<std::size_t>(isCutRight ? grid.count() - 1 : grid.columnOf(interval.end() - 1));
            mark(columns, first, last, interval.bit());
        }
    }
    if (throughout != 0)
        mark(columns, 0, columns.size() - 1, throughout);
}

void TimelineLane::addPyramid(const ColumnGrid &grid, std::span<StateMask> columns) const
{
    // Above the top the one cell there is stands for everything.
    const int top = static_cast<int>(m_levels.size()) - 1;
    const int wanted = std::min(grid.level(), top);
    const Level &level = m_levels[static_cast<std::size_t>(wanted)];
    const qint64 cells = static_cast<qint64>(level.cells.size());
    const int finer = grid.level() - wanted;
    const auto edges = grid.cells();
    const StateMask *data = level.cells.data();
    qint64 from = edges[0] * (qint64{1} << finer) - level.firstCell;
    for (std::size_t column = 0; column < columns.size(); ++column) {
        const qint64 until = edges[column + 1] * (qint64{1} << finer) - level.firstCell;
        // Nearly every column is one cell or two, so its first and its last are all of it.
        if (from >= 0 && until <= cells && until - from <= 2) {
            if (from < until)
                columns[column] |= data[from] | data[until - 1];
        } else {
            StateMask mask = 0;
            const qint64 last = std::min(until, cells);
            for (qint64 cell = std::max<qint64>(from, 0); cell < last; ++cell)
                mask |= data[cell];
            columns[column] |= mask;
        }
        from = until;
    }
}

void TimelineLane::addOpen(const ColumnGrid &grid, Instant now, std::span<StateMask> columns) const
{
    if (m_open.empty())
        return;
    const auto add = [&](Instant begin, Instant end, StateMask bit) {
        if (end <= grid.begin() || begin >= grid.end())
            return;
        const auto first = static_cast<std::size_t>(begin <= grid.begin() ? 0 : grid.columnOf(begin));
        const auto last = static_cast<std::size_t>(end >= grid.end() ? grid.count() - 1 : grid.columnOf(end - 1));
        mark(columns, first, last, bit);
    };
    for (std::size_t rank = 0; rank < m_openSince.size(); ++rank) {
        if (m_openSince[rank] < now)
            add(m_openSince[rank], now, static_cast<StateMask>(1U << rank));
    }
    for (auto it = std::ranges::lower_bound(m_open, std::max(now, grid.begin() - 1), {}, &LaneInterval::begin); it != m_open.end(); ++it) {
        if (it->begin() >= grid.end())
            break;
        if (it->isThere(now))
            add(it->begin(), it->begin() + 1, it->bit());
    }
}

std::optional<std::pair<Instant, Instant>> TimelineLane::closedExtent() const
{
    if (m_closed.empty())
        return std::nullopt;
    return std::pair(m_firstBegin, m_lastEnd);
}

std::size_t TimelineLane::memory() const
{
    std::size_t bytes = (m_closed.capacity() + m_open.capacity()) * sizeof(LaneInterval) + m_incidents.capacity() * sizeof(quint32);
    for (const Level &level : m_levels)
        bytes += level.cells.capacity() * sizeof(StateMask);
    return bytes;
}

} // namespace tocsin
