// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"
#include "models/timeline/timelineindex.h"
#include "models/timeline/timelinerows.h"

#include <QHash>

#include <functional>
#include <memory>
#include <optional>

namespace tocsin {

/// What a label, a hover card or a row of the table says of an incident.
struct TimelineIncident
{
    QString id; ///< document id, `inc:…`
    QString title;
    IncidentKind kind = IncidentKind::Incident;
    std::optional<Status> status;
    bool operator==(const TimelineIncident &) const = default;
};

/// One dated statement, drawn as a small mark over the impacts of its incident.
struct TimelineTick
{
    qint64 incident = 0; ///< incident key
    Instant at = 0;
    bool operator==(const TimelineTick &) const = default;
};

struct TimelineExtent
{
    Instant begin = 0;
    Instant end = 0;
    qint64 incidents = 0;
    qint64 impacts = 0;
    bool operator==(const TimelineExtent &) const = default;
};

/// What was written since a cursor.
struct TimelineChanges
{
    qint64 cursor = 0; ///< for the next question
    QList<qint64> incidents; ///< keys of incidents of which anything changed
    bool targets = false; ///< the catalogue changed
    bool everything = false; ///< too much, or made anew: read all again
};

/// Where a timeline's data comes from: a workspace on disk (WorkspaceTimelineSource) or, in tests and benchmarks, memory.
/// Made, used and destroyed on one thread.
class TimelineSource
{
public:
    TimelineSource() = default;
    TimelineSource(const TimelineSource &) = delete;
    TimelineSource &operator=(const TimelineSource &) = delete;
    virtual ~TimelineSource() = default;

    [[nodiscard]] virtual Result<QList<TimelineTarget>> targets() = 0;
    [[nodiscard]] virtual Result<TimelineExtent> extent() = 0;
    /// Calls @p use with every impact that overlaps [from, until), each once, in any order, until it says false.
    [[nodiscard]] virtual Result<void> eachImpact(Instant from, Instant until, const std::function<bool(const TimelineImpact &)> &use) = 0;
    /// Every update dated in [from, until), at most @p limit of them.
    [[nodiscard]] virtual Result<QList<TimelineTick>> ticks(Instant from, Instant until, int limit) = 0;
    [[nodiscard]] virtual Result<QHash<qint64, TimelineIncident>> incidents(const QList<qint64> &keys) = 0;
    /// The impacts of these incidents as they stand now.
    [[nodiscard]] virtual Result<QList<TimelineImpact>> impactsOf(const QList<qint64> &incidents) = 0;
    [[nodiscard]] virtual Result<std::optional<qint64>> keyOf(const QString &incidentId) = 0;
    /// Where changesSince() goes on from; taken before reading, so that nothing falls between.
    [[nodiscard]] virtual Result<qint64> cursor() = 0;
    [[nodiscard]] virtual Result<TimelineChanges> changesSince(qint64 cursor) = 0;
    /// Cheap: differs from the last answer when any connection has committed since.
    [[nodiscard]] virtual qint64 version() = 0;
};

/// Called on the thread that will use the source.
using TimelineSourceFactory = std::function<Result<std::unique_ptr<TimelineSource>>()>;

} // namespace tocsin
