// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/storage/schema.h"

namespace tocsin::schema {

namespace {

struct Index
{
    QByteArray name;
    QByteArray on;
};

const QList<Index> &indexes()
{
    static const QList<Index> all{
        // Covers everything that the timeline paints.
        {"impact_overlap", "impact (duration_class, begin_ms, end_ms, target, level, planned, certain, story_kind, story_open)"},
        {"update_at", "incident_update (at_ms) WHERE at_ms IS NOT NULL"},
        {"incident_target_target", "incident_target (target)"},
        // Covers all that lists filter by, in the order in which they show it.
        {"incident_opened", "incident (retracted, opened_ms, kind, status, worst, open, begin_ms, end_ms)"},
        {"incident_origin", "incident (origin) WHERE origin IS NOT NULL"},
        {"incident_touched", "incident (touched)"},
        // What the desk shows, few of a million.
        {"incident_unfinished", "incident (opened_ms) WHERE open = 1"},
        {"promise_owed", "promise (due_ms) WHERE kept_ms IS NULL AND kind IN ('root_cause', 'grace_end')"},
        {"window_planned", "maintenance_window (planned_begin_ms)"},
        // Work that may have gone on beyond its plan, few of all windows.
        {"window_overran", "maintenance_window (planned_end_ms, actual_end_ms, planned_begin_ms, actual_begin_ms) "
                           "WHERE actual_begin_ms IS NOT NULL AND (actual_end_ms IS NULL OR actual_end_ms > planned_end_ms)"},
        // What other stories say of one; most stories are linked by none.
        {"link_other", "link (other) WHERE other <> ''"},
        {"promise_due", "promise (due_ms) WHERE kept_ms IS NULL"},
    };
    return all;
}

} // namespace

QList<QByteArray> secondaryIndexes()
{
    QList<QByteArray> statements;
    for (const Index &index : indexes())
        statements.append("CREATE INDEX IF NOT EXISTS " + index.name + " ON " + index.on);
    return statements;
}

QList<QByteArray> secondaryIndexNames()
{
    QList<QByteArray> names;
    for (const Index &index : indexes())
        names.append(index.name);
    return names;
}

} // namespace tocsin::schema
