// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/demo/random.h"
#include "models/domain/target.h"
#include "models/domain/update.h"

#include <QList>

namespace tocsin::demo {

/// An invented hosting provider: places, machines, what customers see of them, and who writes for it.
struct Hoster
{
    QList<Target> zones;
    QList<Target> servers;
    QList<Target> services;
    QList<RedundancyGroup> groups;
    QList<Audience> audiences;
    QList<QList<int>> serversIn; ///< for each zone, indexes into servers; no zone is without one
    QStringList writers; ///< user names, one for each shift of eight hours, then the translator

    /// Who is on duty at @p instant.
    [[nodiscard]] const QString &onDutyAt(Instant instant) const { return writers.at((instant / (8 * hourMs)) % 3); }
    [[nodiscard]] const QString &translator() const { return writers.last(); }
    [[nodiscard]] const Target &service(const QString &name) const;
};

[[nodiscard]] Hoster inventHoster(int servers, Random random);

} // namespace tocsin::demo
