// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"
#include "models/storage/workspacereader.h"

namespace tocsin::ctl {

/// Targets by the names that people type.
class TargetResolver
{
public:
    TargetResolver(const QList<TargetRow> &known, bool mayMake) : m_known(known), m_mayMake(mayMake) {}

    /// The id of the target called @p typed: its id, its name, or its name in other letters' case. What is not known is made where that is allowed ("zone:PAR" makes a
    /// zone, "svc:Mail" a service, "flexo" and "srv:flexo" a server, "flexo@PAR" a server in a zone, made with it if need be), else Failure::NotFound with
    /// the nearest names.
    [[nodiscard]] Result<QString> idOf(const QString &typed);
    /// The same for "A,B".
    [[nodiscard]] Result<QStringList> idsOf(const QStringList &typed);

    [[nodiscard]] const QList<Target> &made() const { return m_made; }
    [[nodiscard]] QHash<QString, QString> names() const;
    /// Those of @p ids that are known, in their order.
    [[nodiscard]] QList<Target> targets(const QStringList &ids) const;

private:
    [[nodiscard]] Result<QString> knownId(const QString &name) const; ///< empty where there is none
    [[nodiscard]] Result<QString> make(const QString &name);
    [[nodiscard]] Result<QString> serverInZone(const QString &server, const QString &zone);
    [[nodiscard]] QList<Target> all() const;

    const QList<TargetRow> &m_known;
    QList<Target> m_made;
    bool m_mayMake = false;
};

/// Names out of @p names that @p typed may have been meant to be, likeliest first, at most three.
[[nodiscard]] QStringList nearestNames(const QString &typed, const QStringList &names);

} // namespace tocsin::ctl
