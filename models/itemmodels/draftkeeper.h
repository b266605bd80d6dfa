// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/postdraft.h"
#include "models/itemmodels/workspacewriter.h"

#include <QHash>
#include <QObject>
#include <QTimer>

namespace tocsin {

/// Keeps every composer's draft in the workspace: at most saveAfterMs after a change it is on its way to the disk, and it comes back after a crash.
/// Two windows on one story keep a draft each in the same document and do not overwrite each other.
class DraftKeeper : public QObject
{
    Q_OBJECT

public:
    static constexpr int saveAfterMs = 400; ///< the issue's promise is a second, which has to hold with a busy disk
    static constexpr int retryAfterMs = 2000; ///< after a failure

    /// @p writer outlives this.
    explicit DraftKeeper(WorkspaceWriter &writer, QObject *parent = nullptr);
    ~DraftKeeper() override; ///< saves what is left

    /// @p draft is, or will be, in the file as it is, and belongs to a composer of this keeper: one that goes on with a stored draft, or what is handed to the Poster.
    /// What another program makes of it meanwhile is not overwritten, see forked().
    void adopt(const PostDraft &draft);
    /// @p draft is what its composer (PostDraft::key) holds now. A blank one is dropped from the file.
    void keep(const PostDraft &draft);
    /// The composer was closed and its text thrown away on purpose. What another program has written since stays.
    void drop(const QString &incident, const QString &key);
    /// Saves now.
    void flush();
    [[nodiscard]] bool isSaved() const { return m_newest.isEmpty(); }
    /// @p stored, drafts of the story @p incident as the file has them, as they will be once all is saved: newest first.
    [[nodiscard]] QList<PostDraft> withUnsaved(const QString &incident, QList<PostDraft> stored) const;
    /// The same for one: what its composer held last.
    [[nodiscard]] PostDraft newest(const PostDraft &stored) const;

signals:
    void saved(const QString &key); ///< what its composer holds is on the disk
    void failed(const QString &key, const tocsin::Failure &failure); ///< it is not; it is kept here and tried again
    /// Another program of this user has gone on with the draft @p key: what its composer here holds is a draft of its own with the key @p own from now on.
    void forked(const QString &key, const QString &own);

private:
    struct Change
    {
        PostDraft draft; ///< of a dropped one key and incident
        bool isDropped = false;
        quint64 number = 0;
    };
    using Forks = QHash<QString, QString>; // key, and the one that it is kept under from now on
    void add(Change change);
    void fork(const QString &key, const QString &own);
    void save();
    void write(const QString &incident, const QList<Change> &changes);
    void finish(QList<Change> changes, const Result<CommitReport> &report, const Forks &forks);

    WorkspaceWriter &m_writer;
    QHash<QString, QList<PostDraft>> m_own; ///< by key: as which it may stand in the file by this keeper's doing, oldest first
    QHash<QString, Change> m_waiting; ///< by key
    QHash<QString, Change> m_newest; ///< by key: the newest change that is not on the disk yet, waiting or on its way
    QTimer m_timer;
    quint64 m_numbers = 0;
    int m_inFlight = 0;
};

/// Puts @p drafts into the document of their story @p incident and this writer's user, each in the place of the one with its key (a blank one takes that out), and takes
/// those with a key of @p dropped out. Drafts that are posted already are left out, however late they are saved. Inside a job; once in it for one story.
[[nodiscard]] Result<void> writeDrafts(WritingDesk &desk, const QString &incident, const QList<PostDraft> &drafts, const QStringList &dropped = {});
[[nodiscard]] Result<void> writeDraft(WritingDesk &desk, const PostDraft &draft);
[[nodiscard]] Result<void> dropDraft(WritingDesk &desk, const QString &incident, const QString &key);

} // namespace tocsin
