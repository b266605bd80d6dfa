// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/timeline/timelinerows.h"

#include <algorithm>

namespace tocsin {
namespace {

TimelineRow rowOf(const TimelineTarget &target, TimelineRow::Kind kind)
{
    TimelineRow row{kind, target.target.id, target.target.name, target.target.label, target.key, false, false, {target.key}};
    row.isGroup = kind == TimelineRow::Kind::Zone;
    return row;
}

bool byName(const TimelineRow &one, const TimelineRow &other)
{
    const int order = one.name.compare(other.name, Qt::CaseInsensitive);
    return order != 0 ? order < 0 : one.target < other.target;
}

TimelineRow groupOf(TimelineRow::Kind kind, const QString &id)
{
    TimelineRow row;
    row.kind = kind;
    row.id = id;
    row.isGroup = true;
    return row;
}

} // namespace

TimelineRows::TimelineRows(const QList<TimelineTarget> &targets)
{
    QHash<QString, std::size_t> zones;
    std::vector<TimelineRow> zoneRows;
    for (const TimelineTarget &target : targets) {
        m_names.insert(target.key, target.target.name);
        if (target.target.kind == TargetKind::Zone)
            zoneRows.push_back(rowOf(target, TimelineRow::Kind::Zone));
    }
    std::ranges::sort(zoneRows, byName);
    for (TimelineRow &row : zoneRows) {
        zones.insert(row.id, m_groups.size());
        m_groups.push_back({std::move(row), {}});
    }
    Group loose{groupOf(TimelineRow::Kind::Loose, QStringLiteral("loose")), {}};
    Group services{groupOf(TimelineRow::Kind::Services, QStringLiteral("services")), {}};
    for (const TimelineTarget &target : targets) {
        if (target.target.kind == TargetKind::Zone)
            continue;
        const bool isService = target.target.kind == TargetKind::Service;
        Group *group = isService ? &services : &loose;
        if (!isService && !target.target.zones.isEmpty()) {
            if (const auto zone = zones.constFind(target.target.zones.first()); zone != zones.constEnd())
                group = &m_groups[*zone];
        }
        group->members.push_back(rowOf(target, isService ? TimelineRow::Kind::Service : TimelineRow::Kind::Server));
        group->row.targets.push_back(target.key);
    }
    for (Group *extra : {&loose, &services}) {
        if (!extra->members.empty())
            m_groups.push_back(std::move(*extra));
    }
    for (Group &group : m_groups)
        std::ranges::sort(group.members, byName);
}

std::vector<TimelineRow> TimelineRows::shown(const Shown &which) const
{
    const auto isBusy = [&which](const TimelineRow &row) {
        return !which.busy || std::ranges::any_of(row.targets, [&which](int target) { return which.busy->contains(target); });
    };
    std::vector<TimelineRow> rows;
    for (const Group &group : m_groups) {
        if (which.hiddenZones.contains(group.row.id) || !isBusy(group.row))
            continue;
        rows.push_back(group.row);
        rows.back().isCollapsed = which.collapsed.contains(group.row.id);
        if (!rows.back().isCollapsed)
            std::ranges::copy_if(group.members, std::back_inserter(rows), isBusy);
    }
    return rows;
}

std::vector<TimelineRow> TimelineRows::groups() const
{
    std::vector<TimelineRow> rows;
    for (const Group &group : m_groups)
        rows.push_back(group.row);
    return rows;
}

QString TimelineRows::nameOf(int target) const
{
    return m_names.value(target);
}

} // namespace tocsin
