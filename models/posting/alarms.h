// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/posting/desk.h"

namespace tocsin {

/// What is to be done about the desk's promises now. A pure state machine: it is told the time, it reads no clock.
struct AlarmSignal
{
    enum class Kind {
        Warn, ///< amber: due in five minutes; once
        Sound, ///< missed: make a noise; again every repeatMs until acted on or shelved
        Quiet, ///< nothing is missed any more, or all of it is shelved
        ClockJumped, ///< the machine's clock went back, or on by more than it should have (suspend, a wrong date)
        SyncStale, ///< nothing was heard of the hub for too long
        Undelivered, ///< the alarm itself could not be made heard or shown
    };
    Kind kind = Kind::Quiet;
    QString incident;
    QString title; ///< of the story
    DueItem due;
    Instant by = 0; ///< ClockJumped: how far, negative backwards
    QString detail; ///< Undelivered: what failed
    bool operator==(const AlarmSignal &) const = default;
};

class Alarms
{
public:
    static constexpr Instant repeatMs = 30 * secondMs; ///< between two noises about one missed promise
    static constexpr Instant jumpMs = 90 * secondMs; ///< a step of wall time against monotonic time that is told

    /// What to do at @p now. @p monotonic (milliseconds of a clock that never jumps and counts while suspended, CLOCK_BOOTTIME) tells a jump of the
    /// wall clock from time that went by. After a gap (suspend) everything that fell due meanwhile is told at once, once each.
    [[nodiscard]] QList<AlarmSignal> tick(const QList<DeskItem> &desk, Instant now, qint64 monotonic);
    /// An alarm could not be delivered (no sound device, no notification service): told as Undelivered at the next tick, once per cause until delivered().
    void failed(const QString &what);
    void delivered();
    [[nodiscard]] bool isSounding() const { return m_sounding; }
    /// When tick() has something to do next at the latest.
    [[nodiscard]] Instant nextTick(const QList<DeskItem> &desk, Instant now) const;

private:
    struct Told
    {
        QString promise;
        Instant due = 0;
        Urgency urgency = Urgency::Calm;
        Instant at = 0; ///< when it was told last
    };
    QList<Told> m_told;
    std::optional<Instant> m_lastWall;
    qint64 m_lastMonotonic = 0;
    QString m_failure;
    bool m_failureTold = false;
    bool m_sounding = false;
};

} // namespace tocsin
