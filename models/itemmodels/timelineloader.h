// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/itemmodels/timelinesource.h"

#include <QObject>
#include <QSet>
#include <QThread>
#include <QTimer>

namespace tocsin {

/// Everything of the timeline that has been read so far; immutable, so that a thread may build the next one meanwhile.
struct TimelineSnapshot
{
    std::shared_ptr<const TimelineIndex> index = std::make_shared<const TimelineIndex>();
    QList<TimelineTarget> targets;
    TimelineExtent extent;
    Instant coveredFrom = 0; ///< impacts in [coveredFrom, coveredUntil) are all here
    Instant coveredUntil = 0;
    bool isComplete = false; ///< the index holds everything
};

/// Update marks of one stretch of time, by incident.
struct TimelineTicks
{
    Instant from = 0;
    Instant until = 0;
    bool tooMany = false; ///< more than anybody could tell apart; none are here
    QHash<qint64, QList<Instant>> byIncident;
};

class TimelineLoadWorker;

/// Reads a workspace for the timeline without ever holding up the window: a thread of its own reads what is in view first, then
/// everything behind it, then follows commits, its own program's and others'. Results arrive as immutable snapshots.
class TimelineLoader : public QObject
{
    Q_OBJECT

public:
    explicit TimelineLoader(TimelineSourceFactory factory, QObject *parent = nullptr);
    ~TimelineLoader() override;

    /// Begins to read; [from, until) is in view and comes first.
    void start(Instant from, Instant until);
    /// Says what is in view now. Costs nothing where everything is loaded.
    void setView(Instant from, Instant until);
    /// Asks for the update marks of [from, until); ticksChanged() tells when they are there.
    void requestTicks(Instant from, Instant until);
    /// Looks for commits at once, instead of at the next tick of the poll (1 s).
    void refresh();

    [[nodiscard]] const TimelineSnapshot &snapshot() const { return m_snapshot; }
    [[nodiscard]] const TimelineTicks &ticks() const { return m_ticks; }
    /// What is known of an incident; null while it is being fetched (incidentsChanged() follows).
    [[nodiscard]] const TimelineIncident *incident(qint64 key);
    /// Looks up an incident's key; keyFound() follows, with -1 where there is none.
    void findKey(const QString &incidentId);

signals:
    void snapshotChanged();
    void ticksChanged();
    void incidentsChanged();
    void keyFound(const QString &incidentId, qint64 key);
    void loaded(); ///< everything is in the index for the first time
    void failed(const tocsin::Failure &failure);

private:
    void adopt(const TimelineSnapshot &snapshot);
    void sendRequests();

    QThread m_thread;
    TimelineLoadWorker *m_worker; // lives on m_thread, deleted when it ends
    TimelineSnapshot m_snapshot;
    TimelineTicks m_ticks;
    QHash<qint64, TimelineIncident> m_incidents;
    QSet<qint64> m_wanted; // to be asked for at the next turn of the event loop
    QSet<qint64> m_asked;
    QTimer m_request;
    bool m_wasStarted = false;
    bool m_wasLoaded = false;
};

} // namespace tocsin
