// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/enumnames.h"
#include "models/domain/instant.h"

#include <QList>
#include <QString>

namespace tocsin {

enum class IncidentKind { Incident, Maintenance, Announcement };
template<> inline constexpr std::array enumNames<IncidentKind>{
    EnumName<IncidentKind>{IncidentKind::Incident, QLatin1StringView("incident")},
    EnumName<IncidentKind>{IncidentKind::Maintenance, QLatin1StringView("maintenance")},
    EnumName<IncidentKind>{IncidentKind::Announcement, QLatin1StringView("announcement")},
};

/// Where a story stands. Incidents use the first four, maintenances the last five; see mayFollow().
enum class Status { Investigating, Identified, Monitoring, Resolved, Scheduled, InProgress, Verifying, Completed, Cancelled };
template<> inline constexpr std::array enumNames<Status>{
    EnumName<Status>{Status::Investigating, QLatin1StringView("investigating")},
    EnumName<Status>{Status::Identified, QLatin1StringView("identified")},
    EnumName<Status>{Status::Monitoring, QLatin1StringView("monitoring")},
    EnumName<Status>{Status::Resolved, QLatin1StringView("resolved")},
    EnumName<Status>{Status::Scheduled, QLatin1StringView("scheduled")},
    EnumName<Status>{Status::InProgress, QLatin1StringView("in_progress")},
    EnumName<Status>{Status::Verifying, QLatin1StringView("verifying")},
    EnumName<Status>{Status::Completed, QLatin1StringView("completed")},
    EnumName<Status>{Status::Cancelled, QLatin1StringView("cancelled")},
};

/// How bad a target is off, mildest first: the order of the values is the order of severity.
enum class Level { Maintenance, Degraded, PartialOutage, MajorOutage };
template<> inline constexpr std::array enumNames<Level>{
    EnumName<Level>{Level::Maintenance, QLatin1StringView("maintenance")},
    EnumName<Level>{Level::Degraded, QLatin1StringView("degraded")},
    EnumName<Level>{Level::PartialOutage, QLatin1StringView("partial_outage")},
    EnumName<Level>{Level::MajorOutage, QLatin1StringView("major_outage")},
};

/// How exactly an instant is known.
enum class Precision { Minute, Hour, Day };
template<> inline constexpr std::array enumNames<Precision>{
    EnumName<Precision>{Precision::Minute, QLatin1StringView("minute")},
    EnumName<Precision>{Precision::Hour, QLatin1StringView("hour")},
    EnumName<Precision>{Precision::Day, QLatin1StringView("day")},
};

/// The statuses that @p kind knows, in the order in which a story usually takes them.
/// An announcement has no course of its own: it stands without a status, or is resolved or cancelled.
[[nodiscard]] QList<Status> statusesOf(IncidentKind kind);

/// Whether a fact that says @p next may follow @p previous (none: the story begins). A closed incident may be reopened as
/// investigating, identified or monitoring; a completed or cancelled maintenance stays so, because its window is over and
/// another one is another maintenance. Saying the same status again is always legal (an update need not change anything).
[[nodiscard]] bool mayFollow(IncidentKind kind, std::optional<Status> previous, Status next);

/// Resolved, completed and cancelled stories are closed; everything else, and no status at all, is open.
[[nodiscard]] bool isClosed(std::optional<Status> status);

/// One target at one level over one half-open instant range; what timelines paint.
struct Impact
{
    QString id; ///< id of the newest document that states it
    QString target; ///< document id of a zone, server or service
    Level level = Level::Degraded;
    InstantRange range;
    bool planned = false; ///< lies inside an announced window
    bool certain = true; ///< false: derived from text in which an end was not settled; shown as such
    bool operator==(const Impact &) const = default;
};

/// The plan of a maintenance.
struct Window
{
    QString id;
    InstantRange planned; ///< what was announced, newest reschedule
    std::optional<InstantRange> actual; ///< when work really began and ended, as far as known
    QString zone; ///< IANA id of the zone in which the plan was made
    Precision precision = Precision::Minute;
    std::optional<Level> expectedLevel; ///< worst level that customers should expect inside the window
    std::optional<int> shortestMinutes; ///< expected impact inside the window, shortest
    std::optional<int> longestMinutes; ///< expected impact inside the window, longest; >= shortest
    std::optional<Instant> announced; ///< when customers were told; notice = planned.begin - announced
    bool certain = true;
    bool operator==(const Window &) const = default;
};

enum class PromiseKind { NextUpdate, Eta, RootCause, GraceEnd };
template<> inline constexpr std::array enumNames<PromiseKind>{
    EnumName<PromiseKind>{PromiseKind::NextUpdate, QLatin1StringView("next_update")},
    EnumName<PromiseKind>{PromiseKind::Eta, QLatin1StringView("eta")},
    EnumName<PromiseKind>{PromiseKind::RootCause, QLatin1StringView("root_cause")},
    EnumName<PromiseKind>{PromiseKind::GraceEnd, QLatin1StringView("grace_end")},
};

enum class PromiseState { Open, Missed, Kept, KeptLate };

/// Something owed to readers.
struct Promise
{
    QString id;
    PromiseKind kind = PromiseKind::NextUpdate;
    Instant due = 0;
    std::optional<Instant> kept;
    bool operator==(const Promise &) const = default;
};
[[nodiscard]] PromiseState stateAt(const Promise &promise, Instant now);

/// What customers get.
struct Remedy
{
    QString id;
    std::optional<double> percent; ///< of the bill, 0..100
    std::optional<int> daysAdded; ///< expiry moved by whole days
    std::optional<Instant> graceUntil; ///< nothing is suspended before this
    QString note;
    bool operator==(const Remedy &) const = default;
};

enum class LinkKind { FollowUpOf, RecurrenceOf, CausedBy, ExplainedBy, MaintenanceTurnedIncident };
template<> inline constexpr std::array enumNames<LinkKind>{
    EnumName<LinkKind>{LinkKind::FollowUpOf, QLatin1StringView("follow_up_of")},
    EnumName<LinkKind>{LinkKind::RecurrenceOf, QLatin1StringView("recurrence_of")},
    EnumName<LinkKind>{LinkKind::CausedBy, QLatin1StringView("caused_by")},
    EnumName<LinkKind>{LinkKind::ExplainedBy, QLatin1StringView("explained_by")},
    EnumName<LinkKind>{LinkKind::MaintenanceTurnedIncident, QLatin1StringView("maintenance_turned_incident")},
};

struct Link
{
    QString id;
    LinkKind kind = LinkKind::FollowUpOf;
    QString incident; ///< document id of the other story; empty while only a URL is known
    QString url;
    bool operator==(const Link &) const = default;
};

} // namespace tocsin
