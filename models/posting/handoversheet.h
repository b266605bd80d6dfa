// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/posting/desk.h"

namespace tocsin {

/// What one shift hands to the next.
struct HandoverSheet
{
    Instant at = 0;
    QList<DeskItem> open; ///< open incidents, and maintenance that runs
    struct Due
    {
        QString incident;
        QString title;
        DueItem due;
        bool operator==(const Due &) const = default;
    };
    QList<Due> promises; ///< due in the next 8 hours, missed ones included, by time
    QList<DeskItem> maintenance; ///< that begins in the next 24 hours, by begin
    struct Note
    {
        QString document; ///< id of the handover document that holds it
        HandoverNote note;
        bool operator==(const Note &) const = default;
    };
    QList<Note> notes; ///< not ticked by anybody, oldest first
    std::optional<Handover> waiting; ///< the newest sheet that a leaving operator signed and nobody took over yet
    QString waitingDocument;
    QString waitingBy;
    bool operator==(const HandoverSheet &) const = default;
};

inline constexpr Instant promisesAhead = 8 * hourMs;
inline constexpr Instant maintenanceAhead = 24 * hourMs;

[[nodiscard]] HandoverSheet handoverSheet(const QList<DeskItem> &desk, const QList<HandoverDay> &days, Instant now);

} // namespace tocsin
