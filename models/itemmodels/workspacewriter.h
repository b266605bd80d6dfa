// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/factwriter.h"
#include "models/domain/instant.h"
#include "models/domain/result.h"
#include "models/storage/workspace.h"
#include "models/storage/workspacereader.h"

#include <QObject>

#include <functional>
#include <memory>

namespace tocsin {

/// What a piece of writing works with, on the writer's thread: the newest state of the file, and a FactWriter in the console's name.
struct WritingDesk
{
    WorkspaceReader &reader;
    FactWriter &facts;
    const Clock &clock;
};

/// The window's one writer of a workspace: jobs run one after the other on a thread of their own, each reads what it needs, writes facts, and all that it
/// wrote is committed in ONE transaction before the next begins. The file is opened at the first job. Destroying it drains the queue: what was asked for is written.
///
/// Any number of writers may work on one file, in windows of this program and in other programs. While a job runs it holds the file's write lock, so that what it
/// read is still true when its facts are stored: nobody overwrites what somebody else has just written, and what a job finds done already stays done once. A
/// job is therefore short, and waits (lockTimeoutMs) while another writer's runs. Readers are never in its way, nor it in theirs.
class WorkspaceWriter : public QObject
{
    Q_OBJECT

public:
    static constexpr int lockTimeoutMs = 20000; ///< how long a job waits for other writers before it fails; an import's batches take a second or two each

    /// Facts are written in the name of @p author. @p clock outlives this, and is read on the writer's thread too.
    WorkspaceWriter(QString path, QString author, const Clock &clock, QObject *parent = nullptr);
    ~WorkspaceWriter() override; ///< jobs that still wait are run; their @p done and signals are not told any more

    using Job = std::function<Result<void>(WritingDesk &desk)>;
    using Done = std::function<void(const Result<CommitReport> &report)>;
    /// Runs @p job, commits what it wrote, and calls @p done on this object's thread, where @p context lives too (not at all once that is gone, the job runs
    /// nevertheless). A job that fails writes nothing.
    /// A commit that meets Failure::Conflict (a document of one writer, based on a revision that was read before the job began) runs the job again on the new
    /// state, three times at most.
    void write(Job job, QObject *context = nullptr, Done done = {});
    /// Waits until everything asked for so far is on the disk, or has failed, and tells those who wait for it; false after @p timeoutMs. For closing and for tests.
    bool flush(int timeoutMs = 30000);

    [[nodiscard]] const QString &path() const;
    [[nodiscard]] const QString &author() const;

signals:
    void committed(const tocsin::CommitReport &report);
    void failed(const tocsin::Failure &failure); ///< also told to the job's own @p done

private:
    class Worker;
    void tell(const Result<CommitReport> &report, const Done &done);

    std::unique_ptr<Worker> m_worker;
};

} // namespace tocsin
