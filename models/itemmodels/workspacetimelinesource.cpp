// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/itemmodels/workspacetimelinesource.h"

#include "models/storage/workspacereader.h"

namespace tocsin {
namespace {

// An impact's number within its incident is enough beside the incident's key; its overrun has a number of its own.
constexpr qint64 numberMask = 0xfffff;
constexpr qint64 overrunMark = numberMask + 1;

TimelineImpact impactOf(const ImpactRow &row)
{
    // Over, but nobody said when: a moment whose times are not settled, rather than an outage that lasts until now.
    if (!row.open && row.end == openEnd)
        return {row.impactKey & numberMask, row.incidentKey, row.targetKey, row.begin, row.begin + minuteMs, {row.level, row.planned, false}, row.kind, false};
    const qint64 number = (row.impactKey & numberMask) | (row.overrun ? overrunMark : 0);
    return {number, row.incidentKey, row.targetKey, row.begin, row.end, {row.level, row.planned, row.certain}, row.kind, row.open, row.overrun};
}

class WorkspaceTimelineSource : public TimelineSource
{
public:
    explicit WorkspaceTimelineSource(std::unique_ptr<WorkspaceReader> reader) : m_reader(std::move(reader)) {}

    Result<QList<TimelineTarget>> targets() override
    {
        const auto rows = m_reader->targets();
        if (!rows)
            return tl::unexpected(rows.error());
        QList<TimelineTarget> found;
        for (const TargetRow &row : *rows)
            found.append({row.key, row.target});
        return found;
    }

    Result<TimelineExtent> extent() override
    {
        const auto extent = m_reader->extent();
        if (!extent)
            return tl::unexpected(extent.error());
        return TimelineExtent{extent->first.value_or(0), extent->last.value_or(0), extent->incidents, extent->impacts};
    }

    Result<void> eachImpact(Instant from, Instant until, const std::function<bool(const TimelineImpact &)> &use) override
    {
        const auto give = [&use](const ImpactRow &row) { return use(impactOf(row)); };
        if (from <= earliestInstant && until >= latestInstant)
            return m_reader->eachImpactAtAll(give);
        return m_reader->eachImpact({from, until}, give);
    }

    Result<QList<TimelineTick>> ticks(Instant from, Instant until, int limit) override
    {
        QList<TimelineTick> found;
        const auto read = m_reader->eachUpdateTick({from, until}, [&](const UpdateTick &tick) {
            found.append({tick.incidentKey, tick.at});
            return found.size() < limit;
        });
        if (!read)
            return tl::unexpected(read.error());
        return found;
    }

    Result<QHash<qint64, TimelineIncident>> incidents(const QList<qint64> &keys) override
    {
        const auto lines = m_reader->incidentLines(keys);
        if (!lines)
            return tl::unexpected(lines.error());
        QHash<qint64, TimelineIncident> found;
        for (auto it = lines->cbegin(); it != lines->cend(); ++it)
            found.insert(it.key(), {it->id, it->title, it->kind, it->status});
        return found;
    }

    Result<QList<TimelineImpact>> impactsOf(const QList<qint64> &incidents) override
    {
        const auto rows = m_reader->impactsOf(incidents);
        if (!rows)
            return tl::unexpected(rows.error());
        QList<TimelineImpact> found;
        for (const ImpactRow &row : *rows)
            found.append(impactOf(row));
        return found;
    }

    Result<std::optional<qint64>> keyOf(const QString &incidentId) override
    {
        const auto key = m_reader->keyOfIncident(incidentId);
        if (key)
            return std::optional<qint64>(*key);
        if (key.error().code == Failure::Code::NotFound)
            return std::optional<qint64>();
        return tl::unexpected(key.error());
    }

    Result<qint64> cursor() override { return m_reader->cursor(); }

    Result<TimelineChanges> changesSince(qint64 cursor) override
    {
        const auto changes = m_reader->changesSince(cursor);
        if (!changes)
            return tl::unexpected(changes.error());
        return TimelineChanges{changes->cursor, changes->incidents, changes->targets, changes->everything};
    }

    qint64 version() override { return m_reader->dataVersion(); }

private:
    std::unique_ptr<WorkspaceReader> m_reader;
};

} // namespace

TimelineSourceFactory workspaceTimelineSource(const QString &path)
{
    return [path]() -> Result<std::unique_ptr<TimelineSource>> {
        auto reader = WorkspaceReader::open(path);
        if (!reader)
            return tl::unexpected(reader.error());
        return std::make_unique<WorkspaceTimelineSource>(std::move(*reader));
    };
}

} // namespace tocsin
