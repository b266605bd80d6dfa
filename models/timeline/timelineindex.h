// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/timeline/timelinelane.h"

#include <map>
#include <memory>

namespace tocsin {

/// Which incidents a filtered index keeps. States are filtered while drawing (StateMask), targets by the rows shown.
struct TimelineKindFilter
{
    bool incidents = true;
    bool maintenances = true;
    bool announcements = true;
    bool openOnly = false; ///< only incidents that are not closed
    [[nodiscard]] bool keepsAll() const { return incidents && maintenances && announcements && !openOnly; }
    [[nodiscard]] bool keeps(IncidentKind kind, bool open) const;
    bool operator==(const TimelineKindFilter &) const = default;
};

/// What a hit test found.
struct TimelineHit
{
    int target = 0;
    LaneInterval interval;
};

/// All impacts, a lane per target. A value that shares its lanes: a changed index copies the lanes that changed and nothing else,
/// so that one thread may draw an index while another builds the next.
class TimelineIndex
{
public:
    using Lanes = std::map<int, std::shared_ptr<const TimelineLane>>;

    TimelineIndex() = default;
    explicit TimelineIndex(const std::vector<TimelineImpact> &impacts) : TimelineIndex(TimelineIndex().with(impacts)) {}

    /// Of whole lanes by target, as a reader collects them.
    [[nodiscard]] static TimelineIndex of(std::map<int, std::vector<LaneInterval>> &&lanes);

    [[nodiscard]] const Lanes &lanes() const { return m_lanes; }
    /// The lane of @p target; an empty one where nothing is known of it.
    [[nodiscard]] const TimelineLane &lane(int target) const;
    [[nodiscard]] qint64 size() const { return m_size; }
    /// First begin and last end (of open ones the begin); both 0 where empty.
    [[nodiscard]] Instant first() const { return m_first; }
    [[nodiscard]] Instant last() const { return m_last; }
    [[nodiscard]] std::size_t memory() const;

    /// This index and @p impacts, none of which may be in it yet.
    [[nodiscard]] TimelineIndex with(const std::vector<TimelineImpact> &impacts) const;
    /// Everything of @p incidents taken out and @p impacts put in: how they stand now. @p incidents may be unknown.
    [[nodiscard]] TimelineIndex replaced(const std::vector<qint64> &incidents, const std::vector<TimelineImpact> &impacts) const;
    [[nodiscard]] TimelineIndex filtered(const TimelineKindFilter &filter) const;
    /// Every impact of @p incident. Looks at all of them: for a key press, not for a frame.
    [[nodiscard]] std::vector<TimelineImpact> impactsOf(qint64 incident) const;

    /// What is drawn on top on the lanes of @p targets in [from, until): what holds @p at before what is only near, then the worst, then the
    /// shortest, then the newest. States outside of @p allowed are not there.
    [[nodiscard]] std::optional<TimelineHit> hit(const std::vector<int> &targets, Instant from, Instant at, Instant until, Instant now,
                                                 StateMask allowed = allStates) const;
    /// The impact that comes next after (or last before) incident @p but at @p from on the lanes of @p targets, by begin, then key:
    /// stepping on from each answer meets every incident that begins later (earlier) and never goes in circles.
    [[nodiscard]] std::optional<TimelineHit> next(const std::vector<int> &targets, Instant from, bool backwards, qint64 but,
                                                  StateMask allowed = allStates) const;

private:
    void measure();

    Lanes m_lanes;
    std::vector<std::pair<int, const TimelineLane *>> m_byTarget; // the same lanes side by side, which are found sooner
    qint64 m_size = 0;
    Instant m_first = 0;
    Instant m_last = 0;
};

} // namespace tocsin
