// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/itemmodels/timelineloadworker.h"

#include <map>

namespace tocsin {
namespace {

constexpr int pollMs = 1000;
constexpr int mostTicks = 20'000;
constexpr int lookEvery = 8192; // impacts between two looks at what the window wants
// While another program writes all the time, everything is read again for at most a tenth of the time.
constexpr qint64 restFactor = 10;
constexpr qint64 leastRestMs = 2000;

} // namespace

TimelineLoadWorker::TimelineLoadWorker(TimelineSourceFactory factory) : m_factory(std::move(factory)) {}

void TimelineLoadWorker::setView(Instant from, Instant until)
{
    const QMutexLocker lock(&m_mutex);
    m_view = {from, until};
    m_viewChanged = true;
}

TimelineLoadWorker::View TimelineLoadWorker::view() const
{
    const QMutexLocker lock(&m_mutex);
    return m_view;
}

bool TimelineLoadWorker::open()
{
    auto source = m_factory();
    if (!source) {
        emit failed(source.error());
        return false;
    }
    m_source = std::move(*source);
    return true;
}

bool TimelineLoadWorker::readCatalogue()
{
    const auto targets = m_source->targets();
    const auto extent = m_source->extent();
    if (!targets || !extent) {
        emit failed(targets ? extent.error() : targets.error());
        return false;
    }
    m_snapshot.targets = *targets;
    m_snapshot.extent = *extent;
    return true;
}

void TimelineLoadWorker::begin()
{
    if (!open())
        return;
    m_version = m_source->version();
    if (const auto cursor = m_source->cursor())
        m_cursor = *cursor;
    if (!readCatalogue())
        return;
    readView(*m_source);
    publish();
    m_poll = new QTimer(this);
    m_poll->setInterval(pollMs);
    connect(m_poll, &QTimer::timeout, this, &TimelineLoadWorker::lookForChanges);
    m_poll->start();
    // Through the event loop, so that questions that came meanwhile (titles of what is in view) are answered first.
    QMetaObject::invokeMethod(this, &TimelineLoadWorker::fill, Qt::QueuedConnection);
}

void TimelineLoadWorker::readView(TimelineSource &source)
{
    m_viewChanged = false;
    const View wanted = view();
    const Instant room = (wanted.until - wanted.from) / 2;
    std::map<int, std::vector<LaneInterval>> lanes;
    const auto read = source.eachImpact(wanted.from - room, wanted.until + room, [&](const TimelineImpact &impact) {
        lanes[impact.target].emplace_back(impact);
        return !m_stopped.load();
    });
    if (!read) {
        emit failed(read.error());
        return;
    }
    m_snapshot.index = std::make_shared<const TimelineIndex>(TimelineIndex::of(std::move(lanes)));
    m_snapshot.coveredFrom = wanted.from - room;
    m_snapshot.coveredUntil = wanted.until + room;
}

void TimelineLoadWorker::serveView()
{
    if (m_snapshot.isComplete || !m_source || !m_viewChanged)
        return;
    const View wanted = view();
    if (wanted.from >= m_snapshot.coveredFrom && wanted.until <= m_snapshot.coveredUntil)
        return;
    readView(*m_source);
    publish();
}

void TimelineLoadWorker::fill()
{
    QElapsedTimer took;
    took.start();
    m_fillIsDue = false;
    // A connection of its own: while it reads on, the other one still answers what the window needs now.
    auto second = m_factory();
    if (!second) {
        emit failed(second.error());
        return;
    }
    const qint64 version = m_source->version();
    const auto cursor = m_source->cursor();
    std::map<int, std::vector<LaneInterval>> lanes;
    int since = 0;
    const auto read = (*second)->eachImpact(earliestInstant, latestInstant, [&](const TimelineImpact &impact) {
        lanes[impact.target].emplace_back(impact);
        if (++since == lookEvery) {
            since = 0;
            serveView();
        }
        return !m_stopped.load();
    });
    if (m_stopped)
        return;
    if (!read) {
        emit failed(read.error());
        return;
    }
    if (!readCatalogue())
        return;
    m_version = version;
    if (cursor)
        m_cursor = *cursor;
    m_snapshot.index = std::make_shared<const TimelineIndex>(TimelineIndex::of(std::move(lanes)));
    m_snapshot.coveredFrom = earliestInstant;
    m_snapshot.coveredUntil = latestInstant;
    m_snapshot.isComplete = true;
    m_fillTook = took.elapsed();
    m_sinceFill.start();
    publish();
}

void TimelineLoadWorker::fillAgainLater()
{
    if (m_fillIsDue)
        return;
    m_fillIsDue = true;
    const qint64 rest = std::max(leastRestMs, m_fillTook * restFactor) - (m_sinceFill.isValid() ? m_sinceFill.elapsed() : 0);
    QTimer::singleShot(static_cast<int>(std::clamp<qint64>(rest, 0, 60'000)), this, &TimelineLoadWorker::fill);
}

void TimelineLoadWorker::lookForChanges()
{
    if (!m_source || !m_snapshot.isComplete)
        return;
    const qint64 version = m_source->version();
    if (version == m_version)
        return;
    m_version = version;
    const auto changes = m_source->changesSince(m_cursor);
    if (!changes) {
        emit failed(changes.error());
        return;
    }
    m_cursor = changes->cursor;
    if ((changes->targets || changes->everything || !changes->incidents.isEmpty()) && !readCatalogue())
        return;
    std::vector<qint64> touched(changes->incidents.begin(), changes->incidents.end());
    std::vector<TimelineImpact> impacts;
    if (changes->everything) {
        // What is in view is put right at once, the rest when the file has come to rest.
        const View wanted = view();
        const auto read = m_source->eachImpact(wanted.from, wanted.until, [&](const TimelineImpact &impact) {
            touched.push_back(impact.incident);
            return touched.size() < 50'000;
        });
        if (!read)
            return;
        std::ranges::sort(touched);
        touched.erase(std::unique(touched.begin(), touched.end()), touched.end());
        fillAgainLater();
    }
    const QList<qint64> keys(touched.begin(), touched.end());
    const auto now = m_source->impactsOf(keys);
    if (!now) {
        emit failed(now.error());
        return;
    }
    impacts.assign(now->begin(), now->end());
    m_snapshot.index = std::make_shared<const TimelineIndex>(m_snapshot.index->replaced(touched, impacts));
    emit incidentsOutdated(keys);
    publish();
}

void TimelineLoadWorker::readTicks(Instant from, Instant until)
{
    if (!m_source)
        return;
    const auto found = m_source->ticks(from, until, mostTicks + 1);
    if (!found) {
        emit failed(found.error());
        return;
    }
    TimelineTicks ticks{from, until, found->size() > mostTicks, {}};
    if (!ticks.tooMany) {
        for (const TimelineTick &tick : *found)
            ticks.byIncident[tick.incident].append(tick.at);
        for (QList<Instant> &instants : ticks.byIncident)
            std::ranges::sort(instants);
    }
    emit ticksReady(ticks);
}

void TimelineLoadWorker::readIncidents(const QList<qint64> &keys)
{
    if (!m_source)
        return;
    if (const auto found = m_source->incidents(keys))
        emit incidentsReady(*found);
    else
        emit failed(found.error());
}

void TimelineLoadWorker::findKey(const QString &id)
{
    if (!m_source)
        return;
    const auto key = m_source->keyOf(id);
    emit keyReady(id, key ? key->value_or(-1) : -1);
}

} // namespace tocsin
