// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/timeline/timelinelane.h"

#include <map>
#include <memory>
#include <span>

namespace tocsin {

/// Which incidents a filtered index keeps. States are filtered while drawing (StateMask), lanes by the rows shown.
struct TimelineKindFilter
{
    bool incidents = true;
    bool maintenances = true;
    bool announcements = true;
    bool openOnly = false;
    [[nodiscard]] bool keepsAll() const { return incidents && maintenances && announcements && !openOnly; }
    [[nodiscard]] bool keeps(const TimelineImpact &impact) const;
    bool operator==(const TimelineKindFilter &) const = default;
};

/// All impacts, a lane per target. A value that shares its lanes: a changed index copies the lanes that changed, nothing else,
/// so that one thread may draw an index while another builds the next.
class TimelineIndex
{
public:
    using Lanes = std::map<int, std::shared_ptr<const TimelineLane>>;

    TimelineIndex() = default;
    explicit TimelineIndex(std::vector<TimelineImpact> impacts);

    [[nodiscard]] const Lanes &lanes() const { return m_lanes; }
    /// The lane of @p target; an empty one where nothing is known of it.
    [[nodiscard]] const TimelineLane &lane(int target) const;
    [[nodiscard]] qint64 size() const { return m_size; }
    /// First begin and last finite end (or begin of an open one); both 0 where empty.
    [[nodiscard]] Instant first() const { return m_first; }
    [[nodiscard]] Instant last() const { return m_last; }

    /// This index and @p impacts, none of which may be in it yet.
    [[nodiscard]] TimelineIndex with(std::vector<TimelineImpact> impacts) const;
    /// Everything of @p incidents taken out and @p impacts put in: how they stand now. @p incidents may be unknown.
    [[nodiscard]] TimelineIndex replaced(const std::vector<qint64> &incidents, std::vector<TimelineImpact> impacts) const;
    [[nodiscard]] TimelineIndex filtered(const TimelineKindFilter &filter) const;

private:
    void measure();

    Lanes m_lanes;
    qint64 m_size = 0;
    Instant m_first = 0;
    Instant m_last = 0;
};

} // namespace tocsin
