// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/announcements/tokens/typedtime.h"
#include "models/domain/target.h"
#include "models/domain/token.h"
#include "ui/composer/tokenchip.h"

#include <QList>
#include <QString>

namespace tocsin {

/// One thing that "@" offers.
struct PickEntry
{
    enum class Promise { None, Eta, NextUpdate };
    QString text; ///< "in 30 min", "flexo"
    QString detail; ///< "14:50 CET"
    QString badge; ///< "time", "server"
    QList<int> places; ///< of @ref text that answer what was typed
    TokenValue value;
    Promise promise = Promise::None; ///< what choosing it promises besides
};

/// What is offered from.
struct PickScene
{
    ChipLanguage language;
    Instant now = 0;
    QList<Target> targets;
    QList<IntervalToken> windows; ///< that the maintenance is planned for
};

/// What answers @p query, which was typed behind "@", likeliest first: the present and the near future, "30" and "1h" from now, a clock, a range of clocks, a date, a duration,
/// the windows of a maintenance, zones, servers and services, "eta" and "next" with a time behind it. A clock that is shown twice or skipped is there twice.
[[nodiscard]] QList<PickEntry> pickEntries(const QString &query, const PickScene &scene);

} // namespace tocsin
