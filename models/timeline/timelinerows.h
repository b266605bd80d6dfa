// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/target.h"

#include <QList>
#include <QSet>

#include <vector>

namespace tocsin {

/// A target with the small number that impacts name it by.
struct TimelineTarget
{
    int key = 0;
    Target target;
    bool operator==(const TimelineTarget &) const = default;
};

/// One row of the timeline, as it stands in the list of lanes.
struct TimelineRow
{
    /// Zone: a target and the group of its servers. Loose: the group of servers without a zone. Services: the group of all services.
    enum class Kind { Zone, Loose, Services, Server, Service };
    Kind kind = Kind::Server;
    QString id; ///< document id of the target; of the two groups "loose" and "services"
    QString name; ///< empty for the two groups, which the window names
    QString label;
    int target = 0; ///< key; 0 for the two groups
    bool isGroup = false;
    bool isCollapsed = false; ///< groups only
    std::vector<int> targets; ///< keys whose impacts the row shows: its own, and for a group those of its members
    bool operator==(const TimelineRow &) const = default;
};

/// Which rows there are: zones by name, their servers by name below them, then servers without a zone, then services.
class TimelineRows
{
public:
    /// What is to be left out.
    struct Shown
    {
        QSet<QString> collapsed; ///< ids of groups
        QSet<QString> hiddenZones; ///< ids of groups that are left out with all their members
        const QSet<int> *busy = nullptr; ///< keys of targets with something in view, where rows without are to be left out
    };

    TimelineRows() = default;
    explicit TimelineRows(const QList<TimelineTarget> &targets);

    /// The rows to draw, from the top.
    [[nodiscard]] std::vector<TimelineRow> shown(const Shown &which) const;
    /// Every row that can be a group, in order; for menus.
    [[nodiscard]] std::vector<TimelineRow> groups() const;
    [[nodiscard]] QString nameOf(int target) const;

private:
    struct Group
    {
        TimelineRow row;
        std::vector<TimelineRow> members;
    };
    std::vector<Group> m_groups;
    QHash<int, QString> m_names;
};

} // namespace tocsin
