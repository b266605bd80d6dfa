// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/incident.h"

namespace tocsin {

QList<Status> statusesOf(IncidentKind kind)
{
    switch (kind) {
    case IncidentKind::Incident:
        return {Status::Investigating, Status::Identified, Status::Monitoring, Status::Resolved};
    case IncidentKind::Maintenance:
        return {Status::Scheduled, Status::InProgress, Status::Verifying, Status::Completed, Status::Cancelled};
    case IncidentKind::Announcement:
        return {Status::Resolved, Status::Cancelled};
    }
    return {};
}

bool mayFollow(IncidentKind kind, std::optional<Status> previous, Status next)
{
    if (!statusesOf(kind).contains(next))
        return false;
    if (!previous || *previous == next)
        return true; // a story may be told from any point: backfilled posts begin with "resolved"
    switch (kind) {
    case IncidentKind::Incident:
        return true; // forward, back after a wrong diagnosis, and reopened
    case IncidentKind::Maintenance:
        if (isClosed(previous))
            return false;
        switch (next) {
        case Status::Scheduled:
            return false; // a reschedule moves the window, not the status
        case Status::InProgress:
            return true; // from scheduled, and back from verifying when the check failed
        case Status::Verifying:
            return *previous == Status::InProgress;
        case Status::Completed:
            return true; // "done early, before we said that it began" is told this way
        case Status::Cancelled:
            return *previous == Status::Scheduled || *previous == Status::InProgress;
        default:
            return false;
        }
    case IncidentKind::Announcement:
        return !isClosed(previous);
    }
    return false;
}

bool isClosed(std::optional<Status> status)
{
    return status == Status::Resolved || status == Status::Completed || status == Status::Cancelled;
}

PromiseState stateAt(const Promise &promise, Instant now)
{
    if (promise.kept)
        return *promise.kept <= promise.due ? PromiseState::Kept : PromiseState::KeptLate;
    return now > promise.due ? PromiseState::Missed : PromiseState::Open;
}

} // namespace tocsin
