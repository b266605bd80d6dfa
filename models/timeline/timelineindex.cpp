// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/timeline/timelineindex.h"

#include <algorithm>
#include <functional>
#include <tuple>

namespace tocsin {
namespace {

std::map<int, std::vector<LaneInterval>> byTarget(const std::vector<TimelineImpact> &impacts)
{
    std::map<int, std::size_t> counts;
    for (const TimelineImpact &impact : impacts)
        ++counts[impact.target];
    std::map<int, std::vector<LaneInterval>> found;
    for (const auto &[target, count] : counts)
        found[target].reserve(count);
    for (const TimelineImpact &impact : impacts)
        found[impact.target].emplace_back(impact);
    return found;
}

constexpr auto dropNone = [](const LaneInterval &) { return false; };

} // namespace

bool TimelineKindFilter::keeps(IncidentKind kind, bool open) const
{
    if (openOnly && !open)
        return false;
    switch (kind) {
    case IncidentKind::Incident:
        return incidents;
    case IncidentKind::Maintenance:
        return maintenances;
    case IncidentKind::Announcement:
        return announcements;
    }
    return true;
}

TimelineIndex TimelineIndex::of(std::map<int, std::vector<LaneInterval>> &&lanes)
{
    TimelineIndex index;
    for (auto &[target, intervals] : lanes)
        index.m_lanes.emplace(target, std::make_shared<const TimelineLane>(std::exchange(intervals, {})));
    index.measure();
    return index;
}

const TimelineLane &TimelineIndex::lane(int target) const
{
    static const TimelineLane none;
    const auto found = std::ranges::lower_bound(m_byTarget, target, {}, &std::pair<int, const TimelineLane *>::first);
    return found == m_byTarget.end() || found->first != target ? none : *found->second;
}

std::size_t TimelineIndex::memory() const
{
    std::size_t bytes = 0;
    for (const auto &[target, lane] : m_lanes)
        bytes += lane->memory();
    return bytes;
}

TimelineIndex TimelineIndex::with(const std::vector<TimelineImpact> &impacts) const
{
    TimelineIndex next = *this;
    for (auto &[target, added] : byTarget(impacts))
        next.m_lanes[target] = std::make_shared<const TimelineLane>(lane(target).changed(dropNone, std::move(added)));
    next.measure();
    return next;
}

TimelineIndex TimelineIndex::replaced(const std::vector<qint64> &incidents, const std::vector<TimelineImpact> &impacts) const
{
    std::vector<qint64> sorted = incidents;
    std::ranges::sort(sorted);
    const auto gone = [&sorted](const LaneInterval &interval) { return std::ranges::binary_search(sorted, interval.incident()); };
    const auto isTouched = [&incidents](const TimelineLane &lane) {
        return std::ranges::any_of(incidents, [&lane](qint64 incident) { return lane.holds(incident); });
    };
    TimelineIndex next;
    auto added = byTarget(impacts);
    for (const auto &[target, lane] : m_lanes) {
        const auto here = added.find(target);
        if (here == added.end() && !isTouched(*lane)) {
            next.m_lanes.emplace(target, lane);
            continue;
        }
        std::vector<LaneInterval> news;
        if (here != added.end()) {
            news = std::move(here->second);
            added.erase(here);
        }
        next.m_lanes.emplace(target, std::make_shared<const TimelineLane>(lane->changed(gone, std::move(news))));
    }
    for (auto &[target, news] : added)
        next.m_lanes.emplace(target, std::make_shared<const TimelineLane>(std::move(news)));
    next.measure();
    return next;
}

TimelineIndex TimelineIndex::filtered(const TimelineKindFilter &filter) const
{
    if (filter.keepsAll())
        return *this;
    const auto drop = [&filter](const LaneInterval &interval) { return !filter.keeps(interval.kind(), interval.isIncidentOpen()); };
    TimelineIndex next;
    for (const auto &[target, lane] : m_lanes) {
        auto kept = lane->changed(drop, {});
        if (kept.size() > 0)
            next.m_lanes.emplace(target, std::make_shared<const TimelineLane>(std::move(kept)));
    }
    next.measure();
    return next;
}

std::vector<TimelineImpact> TimelineIndex::impactsOf(qint64 incident) const
{
    std::vector<TimelineImpact> found;
    for (const auto &[target, lane] : m_lanes) {
        if (!lane->holds(incident))
            continue;
        for (const auto part : {lane->closed(), lane->open()}) {
            for (const LaneInterval &interval : part) {
                if (interval.incident() == incident)
                    found.push_back(interval.toImpact(target));
            }
        }
    }
    return found;
}

std::optional<TimelineHit> TimelineIndex::hit(const std::vector<int> &targets, Instant from, Instant at, Instant until, Instant now,
                                              StateMask allowed) const
{
    std::optional<TimelineHit> best;
    StateMask wanted = allowed;
    const auto order = [now](const LaneInterval &interval) {
        return std::tuple(interval.rank(), interval.begin() - interval.shownEnd(now), interval.begin(), interval.impact());
    };
    // First what holds the instant, then what is near. A summary has many lanes: those that may show the worst come first, and those
    // that cannot be worse than what was found are not looked at.
    struct Candidate
    {
        int worst;
        int target;
        const TimelineLane *lane;
    };
    std::vector<Candidate> candidates;
    candidates.reserve(targets.size());
    for (const auto &[begin, end] : {std::pair(at, at + 1), std::pair(from, until)}) {
        candidates.clear();
        for (const int target : targets) {
            const TimelineLane &here = lane(target);
            if (const int worst = worstRank(static_cast<StateMask>(here.statesAround(begin, end) & allowed)); worst >= 0)
                candidates.push_back({worst, target, &here});
        }
        std::ranges::stable_sort(candidates, std::greater<>(), &Candidate::worst);
        for (const Candidate &one : candidates) {
            if (best && one.worst < best->interval.rank())
                break;
            one.lane->eachWanted(begin, end, now, wanted, [&](const LaneInterval &interval) {
                if (best && order(interval) < order(best->interval))
                    return;
                best = TimelineHit{one.target, interval};
                wanted = static_cast<StateMask>(allowed & ~(interval.bit() - 1)); // from now on nothing milder
            });
        }
        if (best)
            break;
    }
    return best;
}

std::optional<TimelineHit> TimelineIndex::next(const std::vector<int> &targets, Instant from, bool backwards, qint64 but, StateMask allowed) const
{
    std::optional<TimelineHit> best;
    const auto order = [](const LaneInterval &interval) { return std::tuple(interval.begin(), interval.incident(), interval.impact()); };
    const auto here = std::tuple(from, but, std::numeric_limits<qint64>::max());
    for (const int target : targets) {
        lane(target).eachBeginning(backwards ? from + 1 : from, backwards, [&](const LaneInterval &interval) {
            if (interval.incident() == but || (interval.bit() & allowed) == 0 || interval.isOverrun())
                return false; // work that goes on is nothing that begins
            if (backwards ? here < order(interval) : order(interval) < here)
                return false; // of those that begin together, the ones on this side
            if (!best || (backwards ? order(best->interval) < order(interval) : order(interval) < order(best->interval)))
                best = TimelineHit{target, interval};
            return true;
        });
    }
    return best;
}

void TimelineIndex::measure()
{
    m_size = 0;
    m_first = openEnd;
    m_last = earliestInstant;
    m_byTarget.clear();
    m_byTarget.reserve(m_lanes.size());
    for (const auto &[target, lane] : m_lanes)
        m_byTarget.emplace_back(target, lane.get());
    for (const auto &[target, lane] : m_lanes) {
        m_size += static_cast<qint64>(lane->size());
        for (const LaneInterval &interval : lane->open()) {
            m_first = std::min(m_first, interval.begin());
            m_last = std::max(m_last, interval.begin());
        }
        if (const auto extent = lane->closedExtent()) {
            m_first = std::min(m_first, extent->first);
            m_last = std::max(m_last, extent->second);
        }
    }
    if (m_size == 0)
        m_first = m_last = 0;
}

} // namespace tocsin
