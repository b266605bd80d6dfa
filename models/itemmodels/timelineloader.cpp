// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/itemmodels/timelineloader.h"

#include "models/itemmodels/timelineloadworker.h"

namespace tocsin {
namespace {

constexpr qsizetype mostIncidents = 50'000; // titles that are kept

} // namespace

TimelineLoader::TimelineLoader(TimelineSourceFactory factory, QObject *parent) :
    QObject(parent), m_worker(new TimelineLoadWorker(std::move(factory)))
{
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    connect(m_worker, &TimelineLoadWorker::snapshotReady, this, &TimelineLoader::adopt);
    connect(m_worker, &TimelineLoadWorker::ticksReady, this, [this](const TimelineTicks &ticks) {
        m_ticks = ticks;
        emit ticksChanged();
    });
    connect(m_worker, &TimelineLoadWorker::incidentsReady, this, [this](const QHash<qint64, TimelineIncident> &incidents) {
        if (m_incidents.size() > mostIncidents) {
            m_incidents.clear();
            m_asked.clear();
        }
        m_incidents.insert(incidents);
        emit incidentsChanged();
    });
    connect(m_worker, &TimelineLoadWorker::incidentsOutdated, this, [this](const QList<qint64> &keys) {
        // The old words stay until the new ones are there, so that nothing flickers.
        for (const qint64 key : keys) {
            if (m_incidents.contains(key))
                m_wanted.insert(key);
        }
        if (!m_wanted.isEmpty())
            m_request.start();
        m_ticks = {};
        emit ticksChanged();
    });
    connect(m_worker, &TimelineLoadWorker::keyReady, this, &TimelineLoader::keyFound);
    connect(m_worker, &TimelineLoadWorker::failed, this, &TimelineLoader::failed);
    m_request.setSingleShot(true);
    m_request.setInterval(0);
    connect(&m_request, &QTimer::timeout, this, &TimelineLoader::sendRequests);
    m_thread.setObjectName(QStringLiteral("timeline loader"));
}

TimelineLoader::~TimelineLoader()
{
    m_worker->stop();
    m_thread.quit();
    m_thread.wait();
    if (!m_wasStarted)
        delete m_worker; // no thread ended, so that nothing deletes it later
}

void TimelineLoader::start(Instant from, Instant until)
{
    m_worker->setView(from, until);
    if (m_wasStarted)
        return;
    m_wasStarted = true;
    m_thread.start(QThread::LowPriority);
    QMetaObject::invokeMethod(m_worker, &TimelineLoadWorker::begin, Qt::QueuedConnection);
}

void TimelineLoader::setView(Instant from, Instant until)
{
    m_worker->setView(from, until);
    if (!m_snapshot.isComplete && (from < m_snapshot.coveredFrom || until > m_snapshot.coveredUntil))
        QMetaObject::invokeMethod(m_worker, &TimelineLoadWorker::serveView, Qt::QueuedConnection);
}

void TimelineLoader::requestTicks(Instant from, Instant until)
{
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, from, until] { worker->readTicks(from, until); }, Qt::QueuedConnection);
}

void TimelineLoader::refresh()
{
    QMetaObject::invokeMethod(m_worker, &TimelineLoadWorker::lookForChanges, Qt::QueuedConnection);
}

const TimelineIncident *TimelineLoader::incident(qint64 key)
{
    const auto known = m_incidents.constFind(key);
    if (known != m_incidents.constEnd())
        return &*known;
    if (!m_asked.contains(key)) {
        m_wanted.insert(key);
        if (!m_request.isActive())
            m_request.start();
    }
    return nullptr;
}

void TimelineLoader::sendRequests()
{
    const QList<qint64> keys(m_wanted.begin(), m_wanted.end());
    m_asked.unite(m_wanted);
    m_wanted.clear();
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, keys] { worker->readIncidents(keys); }, Qt::QueuedConnection);
}

void TimelineLoader::findKey(const QString &incidentId)
{
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, incidentId] { worker->findKey(incidentId); }, Qt::QueuedConnection);
}

void TimelineLoader::adopt(const TimelineSnapshot &snapshot)
{
    m_snapshot = snapshot;
    emit snapshotChanged();
    if (snapshot.isComplete && !m_wasLoaded) {
        m_wasLoaded = true;
        emit loaded();
    }
}

} // namespace tocsin
