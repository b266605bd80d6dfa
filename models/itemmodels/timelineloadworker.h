// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/itemmodels/timelineloader.h"

#include <QElapsedTimer>
#include <QMutex>

#include <atomic>

namespace tocsin {

/// The half of TimelineLoader that lives on its thread.
class TimelineLoadWorker : public QObject
{
    Q_OBJECT

public:
    explicit TimelineLoadWorker(TimelineSourceFactory factory);

    // Called from any thread.
    void setView(Instant from, Instant until);
    void stop() { m_stopped = true; }

    // Called on the worker's thread.
    void begin();
    void serveView();
    void readTicks(Instant from, Instant until);
    void readIncidents(const QList<qint64> &keys);
    void findKey(const QString &id);
    void lookForChanges();

signals:
    void snapshotReady(const tocsin::TimelineSnapshot &snapshot);
    void ticksReady(const tocsin::TimelineTicks &ticks);
    void incidentsReady(const QHash<qint64, tocsin::TimelineIncident> &incidents);
    void incidentsOutdated(const QList<qint64> &keys);
    void keyReady(const QString &id, qint64 key);
    void failed(const tocsin::Failure &failure);

private:
    struct View
    {
        Instant from = 0;
        Instant until = 0;
    };
    [[nodiscard]] View view() const;
    [[nodiscard]] bool open();
    [[nodiscard]] bool readCatalogue();
    void readView(TimelineSource &source);
    void fill();
    void fillAgainLater();
    void publish() { emit snapshotReady(m_snapshot); }

    TimelineSourceFactory m_factory;
    std::unique_ptr<TimelineSource> m_source;
    TimelineSnapshot m_snapshot;
    qint64 m_cursor = 0;
    qint64 m_version = 0;
    bool m_fillIsDue = false;
    qint64 m_fillTook = 0; // ms
    QElapsedTimer m_sinceFill;
    QTimer *m_poll = nullptr; // child; made on the worker's thread
    mutable QMutex m_mutex;
    View m_view; // guarded by m_mutex
    std::atomic_bool m_viewChanged{false};
    std::atomic_bool m_stopped{false};
};

} // namespace tocsin
