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
    static constexpr Instant staleMs = 10 * minuteMs; ///< a lost hub is tried again every 5 minutes at the longest
    static constexpr Instant jumpMs = 90 * secondMs; ///< a step of wall time against monotonic time that is told

    /// What to do at @p now. @p monotonic (milliseconds of a clock that never jumps and counts while suspended, CLOCK_BOOTTIME) tells a jump of the
    /// wall clock from time that went by. After a gap (suspend) everything that fell due meanwhile is told at once, once each.
    [[nodiscard]] QList<AlarmSignal> tick(const QList<DeskItem> &desk, Instant now, qint64 monotonic);
    /// An alarm could not be delivered (no sound device, no notification service): told as Undelivered at the next tick, once per cause until delivered().
    void failed(const QString &what);
    void delivered();
    /// The hub was heard of at @p monotonic: from now on silence of staleMs is told as SyncStale, once until it is heard again. A console that never calls
    /// this works without a hub.
    void hubHeard(qint64 monotonic);
    void hubLeft();
    [[nodiscard]] bool isSounding() const { return m_sounding; }
    /// When tick() is to be called next at the latest; never later than after repeatMs, so that a jump of the clock is noticed.
    [[nodiscard]] Instant nextTick(const QList<DeskItem> &desk, Instant now) const;

private:
    struct Told
    {
        QString promise;
        Instant due = 0;
        Urgency urgency = Urgency::Calm;
        qint64 at = 0; ///< monotonic time at which it was told last: a clock that is set back must not silence it
    };
    [[nodiscard]] std::optional<AlarmSignal::Kind> tell(const DueItem &due, qint64 monotonic);

    QList<Told> m_told;
    std::optional<Instant> m_lastWall;
    qint64 m_lastMonotonic = 0;
    QString m_failure;
    bool m_failureTold = false;
    std::optional<qint64> m_hubHeard;
    bool m_staleTold = false;
    bool m_sounding = false;
};

} // namespace tocsin
