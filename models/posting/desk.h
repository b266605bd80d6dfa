// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/desknotes.h"
#include "models/domain/story.h"

namespace tocsin {

/// Why a story stands on the desk at its place: what is due next in it.
enum class DueKind { NextUpdate, Eta, RootCause, GraceEnd, WindowBegin, WindowEnd, Nothing };

/// How loud something due is. Amber from five minutes before, red (and sounding) from when it is missed.
enum class Urgency { Calm, Soon, Missed };

inline constexpr Instant soonMs = 5 * minuteMs;

[[nodiscard]] Urgency urgencyAt(Instant due, Instant now);
[[nodiscard]] DueKind dueKindOf(PromiseKind kind);

/// Something that is due in one story.
struct DueItem
{
    DueKind kind = DueKind::Nothing;
    Instant due = 0;
    QString promise; ///< id of the promise; of a window its window's
    Urgency urgency = Urgency::Calm;
    std::optional<Instant> shelvedUntil; ///< an ack silences it until then
    QString shelvedBy; ///< whose ack that is
    QString shelfReason; ///< may be empty
    bool operator==(const DueItem &) const = default;
};

/// One line of the desk.
struct DeskItem
{
    QString incident;
    QString title;
    IncidentKind kind = IncidentKind::Incident;
    std::optional<Status> status;
    std::optional<Level> worst; ///< of the impacts that are on at this moment
    QStringList targets; ///< without those that are restored; all of them where none is left
    QList<DueItem> due; ///< by time; the first says where the line stands
    Urgency urgency = Urgency::Calm; ///< greatest of @ref due, shelved ones left out
    bool operator==(const DeskItem &) const = default;
};

/// Every open incident, and maintenance that runs or begins before @p now + @p ahead, ordered by what is due next: missed ones first, oldest first; stories with
/// nothing due come last, longest open first. A shelved promise counts as due when its shelf ends; of several
/// users' words about one the last counts. A closed story stands here while it owes a root cause or the
/// end of a grace period, an announcement while it owes anything. A window that should have begun and did not is missed as a promise is; its end is due
/// from its begin on. What an imported story owed before it was imported is owed by nobody.
[[nodiscard]] QList<DeskItem> deskOf(const QList<Story> &stories, const QList<PromiseAck> &acks, Instant now, Instant ahead = 24 * hourMs);

/// The instant at which deskOf() would next say something else though nothing was written: a promise becomes amber or red, a shelf ends,
/// a window begins or ends. None: never.
[[nodiscard]] std::optional<Instant> nextChange(const QList<DeskItem> &items, Instant now);

} // namespace tocsin
