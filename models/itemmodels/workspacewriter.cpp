// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/itemmodels/workspacewriter.h"

#include "models/storage/workspacefile.h"

#include <QCoreApplication>
#include <QPointer>
#include <QThread>

#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>

using namespace Qt::StringLiterals;

namespace tocsin {

/// The thread, its queue, and what only the thread touches: both connections.
class WorkspaceWriter::Worker : public QThread
{
public:
    struct Task
    {
        Job job;
        std::function<void(const Result<CommitReport> &)> told; ///< called on the worker's thread
    };

    Worker(QString path, QString author, const Clock &clock) : m_path(std::move(path)), m_author(std::move(author)), m_clock(clock)
    {
        setObjectName(u"workspace writer"_s);
    }

    void add(Task task)
    {
        {
            const std::lock_guard lock(m_mutex);
            m_tasks.push_back(std::move(task));
            ++m_asked;
        }
        m_changed.notify_all();
    }

    bool waitForAll(int timeoutMs)
    {
        std::unique_lock lock(m_mutex);
        return m_changed.wait_for(lock, std::chrono::milliseconds(timeoutMs), [this, asked = m_asked] { return m_done >= asked; });
    }

    /// Ends the thread once its queue is empty.
    void finish()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_finishing = true;
        }
        m_changed.notify_all();
        wait();
    }

    [[nodiscard]] const QString &path() const { return m_path; }
    [[nodiscard]] const QString &author() const { return m_author; }

protected:
    void run() override
    {
        std::unique_lock lock(m_mutex);
        for (;;) {
            m_changed.wait(lock, [this] { return m_finishing || !m_tasks.empty(); });
            if (m_tasks.empty())
                break; // nothing is left behind
            const Task task = std::move(m_tasks.front());
            m_tasks.pop_front();
            lock.unlock();
            task.told(perform(task.job));
            lock.lock();
            ++m_done;
            m_changed.notify_all();
        }
        lock.unlock();
        close(); // on the thread that opened them
    }

private:
    static constexpr int attempts = 3;

    Result<CommitReport> perform(const Job &job)
    {
        if (const Result<void> opened = open(); !opened)
            return tl::unexpected(opened.error());
        Result<CommitReport> report;
        for (int attempt = 0; attempt < attempts; ++attempt) {
            report = m_workspace->commit([&]() -> Result<QList<Document>> {
                const Result<Hlc> last = m_workspace->lastHlc();
                if (!last)
                    return tl::unexpected(last.error());
                FactWriter facts(m_author, m_clock, *last);
                WritingDesk desk{*m_reader, facts, m_clock};
                const Result<void> done = job(desk);
                return done ? Result<QList<Document>>(facts.take().documents) : tl::unexpected(done.error());
            });
            if (report || report.error().code != Failure::Code::Conflict)
                break;
        }
        return report;
    }

    Result<void> open()
    {
        // What is written into a file that was deleted or replaced meanwhile would be lost without a word.
        if (m_workspace && fileIdentity(m_path) == m_file)
            return {};
        OpenOptions options;
        options.mode = m_wasOpen ? OpenMode::MustExist : OpenMode::CreateIfMissing;
        options.busyTimeoutMs = lockTimeoutMs;
        close();
        auto workspace = Workspace::open(m_path, options);
        if (!workspace)
            return tl::unexpected(workspace.error());
        auto reader = WorkspaceReader::open(m_path);
        if (!reader)
            return tl::unexpected(reader.error());
        m_workspace = *std::move(workspace);
        m_reader = *std::move(reader);
        m_file = fileIdentity(m_path);
        m_wasOpen = true;
        return {};
    }

    void close()
    {
        m_reader.reset();
        m_workspace.reset();
    }

    const QString m_path;
    const QString m_author;
    const Clock &m_clock;

    std::mutex m_mutex; // of the four below
    std::condition_variable m_changed;
    std::deque<Task> m_tasks;
    quint64 m_asked = 0;
    quint64 m_done = 0;
    bool m_finishing = false;

    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<WorkspaceReader> m_reader;
    FileIdentity m_file;
    bool m_wasOpen = false;
};

WorkspaceWriter::WorkspaceWriter(QString path, QString author, const Clock &clock, QObject *parent)
    : QObject(parent), m_worker(std::make_unique<Worker>(std::move(path), std::move(author), clock))
{
    m_worker->start();
}

WorkspaceWriter::~WorkspaceWriter()
{
    m_worker->finish();
}

void WorkspaceWriter::write(Job job, QObject *context, Done done)
{
    m_worker->add({std::move(job), [this, context = QPointer<QObject>(context), isBound = context != nullptr, done = std::move(done)](const Result<CommitReport> &report) {
                       // This outlives its worker; whether the context is still there can be asked on its own thread only.
                       QMetaObject::invokeMethod(
                           this,
                           [this, report, context, isBound, done] {
                               tell(report, isBound && !context ? Done() : done);
                           },
                           Qt::QueuedConnection);
                   }});
}

void WorkspaceWriter::tell(const Result<CommitReport> &report, const Done &done)
{
    const QPointer<WorkspaceWriter> self(this);
    if (done)
        done(report);
    if (!self) // who was told has closed the workspace
        return;
    if (report)
        emit committed(*report);
    else
        emit failed(report.error());
}

bool WorkspaceWriter::flush(int timeoutMs)
{
    const bool isDone = m_worker->waitForAll(timeoutMs);
    QCoreApplication::sendPostedEvents(this, QEvent::MetaCall);
    return isDone;
}

const QString &WorkspaceWriter::path() const
{
    return m_worker->path();
}

const QString &WorkspaceWriter::author() const
{
    return m_worker->author();
}

} // namespace tocsin
