// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/enumnames.h"

#include <QHash>
#include <QSet>
#include <QStringList>

namespace tocsin {

/// The first part of a target's document id says its kind: `zone:`, `srv:`, `svc:`.
enum class TargetKind { Zone, Server, Service };
template<> inline constexpr std::array enumNames<TargetKind>{
    EnumName<TargetKind>{TargetKind::Zone, QLatin1StringView("zone")},
    EnumName<TargetKind>{TargetKind::Server, QLatin1StringView("srv")},
    EnumName<TargetKind>{TargetKind::Service, QLatin1StringView("svc")},
};

/// A zone (PAR), a server in one zone (flexo), or a service in any number of zones (Mail).
struct Target
{
    QString id; ///< document id, `srv:flexo`; see targetId()
    TargetKind kind = TargetKind::Server;
    QString name; ///< as people write it
    QString label; ///< longer name for readers, "Paris"; may be empty
    QStringList zones; ///< document ids; a server has at most one, a zone none
    QString timeZone; ///< IANA id, zones only; may be empty
    bool operator==(const Target &) const = default;
};

/// The document id of a target called @p name: the kind's prefix and the name, case folded, white space as '-', percent-encoded.
[[nodiscard]] QString targetId(TargetKind kind, const QString &name);

/// What is wrong with @p target, as a code-like English word for the log; empty where it keeps its rules.
[[nodiscard]] QString ruleBrokenBy(const Target &target);

/// Targets of which at least @ref needed must stay up.
struct RedundancyGroup
{
    QString id; ///< `grp:…`
    QString name;
    QStringList members; ///< document ids of targets
    int needed = 1; ///< 1..members.size()
    bool operator==(const RedundancyGroup &) const = default;
};

/// Whether @p group still holds while the targets in @p down are not up.
[[nodiscard]] bool holds(const RedundancyGroup &group, const QSet<QString> &down);

} // namespace tocsin
