// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/itemmodels/deskkeeper.h"

#include "models/itemmodels/approval.h"
#include "models/time/walltime.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tocsin {
namespace {

constexpr Instant ahead = 24 * hourMs;
/// The file is read again after this, and this much further ahead, so that maintenance comes onto the desk though nobody writes.
constexpr Instant readEvery = 30 * minuteMs;
constexpr Instant readAgainAfter = minuteMs; ///< where it could not be read: what is due must not be missed for that
constexpr int historyDays = 31; ///< former sheets that are offered to be read

} // namespace

DeskKeeper::DeskKeeper(WorkspaceWriter &writer, const Clock &clock, QObject *parent)
    : QObject(parent), m_writer(writer), m_clock(clock), m_worker(new QObject)
{
    m_thread.setObjectName(u"desk"_s);
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.start(QThread::LowPriority);
    connect(&writer, &WorkspaceWriter::committed, this, &DeskKeeper::refresh);
    m_timer.setInterval(1000);
    connect(&m_timer, &QTimer::timeout, this, &DeskKeeper::look);
}

DeskKeeper::~DeskKeeper()
{
    // The connection is closed on the thread that opened it.
    QMetaObject::invokeMethod(m_worker, [this] { m_reader.reset(); }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

void DeskKeeper::refresh()
{
    if (!m_timer.isActive())
        m_timer.start();
    if (m_isReading) {
        m_readAgain = true;
        return;
    }
    m_isReading = true;
    m_readAt = m_clock.now();
    QMetaObject::invokeMethod(m_worker, [this, path = m_writer.path(), now = m_readAt] {
        Result<Reading> reading;
        if (!m_reader) {
            if (auto opened = WorkspaceReader::open(path))
                m_reader = std::move(*opened);
            else
                reading = tl::unexpected(opened.error());
        }
        if (m_reader)
            reading = read(*m_reader, now);
        QMetaObject::invokeMethod(this, [this, reading = std::move(reading)] { adopt(reading); });
    });
}

Result<DeskKeeper::Reading> DeskKeeper::read(WorkspaceReader &reader, Instant now)
{
    const auto snapshot = reader.snapshot();
    Reading reading;
    auto stories = reader.deskStories(now, ahead + 2 * readEvery);
    if (!stories)
        return tl::unexpected(stories.error());
    reading.stories = std::move(*stories);
    auto acks = reader.acks();
    if (!acks)
        return tl::unexpected(acks.error());
    reading.acks = std::move(*acks);
    auto drafts = reader.drafts();
    if (!drafts)
        return tl::unexpected(drafts.error());
    reading.drafts = std::move(*drafts);
    auto handovers = reader.handovers(wallTimeOf(now, u"UTC"_s).date.addDays(-historyDays));
    if (!handovers)
        return tl::unexpected(handovers.error());
    reading.handovers = std::move(*handovers);
    const auto targets = reader.targets();
    if (!targets)
        return tl::unexpected(targets.error());
    for (const TargetRow &row : *targets)
        reading.names.insert(row.target.id, row.target.name);
    for (const Story &story : reading.stories)
        reading.titles.insert(story.id, story.title);
    for (const WorkspaceReader::StoredDraft &stored : std::as_const(reading.drafts)) {
        if (stored.draft.beginsStory || reading.titles.contains(stored.draft.incident))
            continue;
        if (const auto story = reader.story(stored.draft.incident))
            reading.titles.insert(story->id, story->title);
    }
    return reading;
}

void DeskKeeper::adopt(Result<Reading> reading)
{
    m_isReading = false;
    m_hasFailed = !reading;
    if (reading) {
        m_reading = std::move(*reading);
        m_isRead = true;
        workOut();
        emit changed();
    } else {
        emit failed(reading.error());
    }
    if (std::exchange(m_readAgain, false))
        refresh();
}

void DeskKeeper::workOut()
{
    m_lookedAt = m_clock.now();
    m_items = deskOf(m_reading.stories, m_reading.acks, m_lookedAt, ahead);
    m_next = nextChange(m_items, m_lookedAt);
}

void DeskKeeper::look()
{
    const Instant now = m_clock.now();
    if (m_isRead) {
        // A clock that went back may make due things calm again.
        if (now < m_lookedAt || (m_next && now >= *m_next)) {
            const QList<DeskItem> before = m_items;
            workOut();
            if (before != m_items)
                emit changed();
        }
    }
    if (m_timer.isActive() && !m_isReading && (now < m_readAt || now >= m_readAt + (m_hasFailed ? readAgainAfter : readEvery)))
        refresh();
    emit ticked();
}

HandoverSheet DeskKeeper::sheet() const
{
    return handoverSheet(m_items, m_reading.handovers, m_clock.now());
}

int DeskKeeper::missed() const
{
    return static_cast<int>(std::ranges::count(m_items, Urgency::Missed, &DeskItem::urgency));
}

int DeskKeeper::waiting() const
{
    return static_cast<int>(std::ranges::count_if(m_reading.drafts, [this](const WorkspaceReader::StoredDraft &stored) { return waitsForUser(stored, user()); }));
}

int DeskKeeper::soon() const
{
    return static_cast<int>(std::ranges::count(m_items, Urgency::Soon, &DeskItem::urgency));
}

QDate DeskKeeper::today(const QString &zone) const
{
    return wallTimeOf(m_clock.now(), zone).date;
}

void DeskKeeper::write(std::function<Result<void>(WritingDesk &)> job, std::function<void()> done)
{
    m_writer.write(std::move(job), this, [this, done = std::move(done)](const Result<CommitReport> &report) {
        if (!report)
            emit failed(report.error());
        else if (done)
            done();
    });
}

void DeskKeeper::shelve(const QStringList &promises, Instant until, const QString &reason)
{
    write([promises, until, reason](WritingDesk &desk) { return writeShelf(desk, promises, until, reason); });
}

void DeskKeeper::unshelve(const QStringList &promises)
{
    write([promises](WritingDesk &desk) { return writeUnshelf(desk, promises); });
}

void DeskKeeper::keep(const QString &incident, const QString &promise)
{
    const auto fact = std::make_shared<QString>(); // written by the job, read when it is done
    write(
        [incident, promise, fact](WritingDesk &desk) -> Result<void> {
            const auto id = writeKept(desk, incident, promise);
            if (!id)
                return tl::unexpected(id.error());
            *fact = *id;
            return {};
        },
        [this, incident, promise, fact] { emit kept(incident, promise, *fact); });
}

void DeskKeeper::takeBack(const QString &incident, const QString &fact)
{
    write([incident, fact](WritingDesk &desk) { return writeRetraction(desk, incident, fact); });
}

void DeskKeeper::addNote(const QString &zone, const QString &text)
{
    write([date = today(zone), text](WritingDesk &desk) { return writeNote(desk, date, text); });
}

void DeskKeeper::tickNote(const QString &zone, const QString &document, const QString &key)
{
    write([date = today(zone), document, key](WritingDesk &desk) { return writeTick(desk, date, document, key); });
}

void DeskKeeper::signLeaving(const QString &zone, const QString &sheet)
{
    write([date = today(zone), sheet](WritingDesk &desk) { return writeLeaving(desk, date, sheet); });
}

void DeskKeeper::signComing(const QString &zone, const QString &document, const QString &key, const QString &sheet)
{
    write([date = today(zone), document, key, sheet](WritingDesk &desk) { return writeComing(desk, date, document, key, sheet); });
}

} // namespace tocsin
