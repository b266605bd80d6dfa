// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/itemmodels/workspacewriter.h"
#include "models/storage/workspacereader.h"

#include <QObject>
#include <QSet>

namespace tocsin {

/// Whether @p draft, another user's (PostDraft::writtenBy), waits in that user's document as it was read. Failure::Conflict where it does not, or not any more. Inside a job.
[[nodiscard]] Result<void> checkStillWaits(WritingDesk &desk, const PostDraft &draft);
/// Sends @p draft back to its author with @p note. Failure::Conflict where it does not wait as it was read, was posted, or was sent back by somebody else meanwhile.
[[nodiscard]] Result<void> writeSendBack(WritingDesk &desk, const PostDraft &draft, const QString &note);
/// Takes this user's word about @p draft back: it waits again. Failure::Conflict where its author has gone on with it.
[[nodiscard]] Result<void> writeSendBackTakenBack(WritingDesk &desk, const PostDraft &draft);

/// Failure::Conflict where another user's word is known that sent @p draft back as it waits; this user's own is taken back by approving it.
[[nodiscard]] Result<void> checkNobodyRefused(WritingDesk &desk, const PostDraft &draft);

/// Whether @p stored, of anybody, waits for @p user to approve it: it is another one's, and nobody has sent it back.
[[nodiscard]] bool waitsForUser(const WorkspaceReader::StoredDraft &stored, const QString &user);
/// Whether @p user has sent @p stored back, another one's, who has not gone on with it: the word can be taken back (SendBacks).
[[nodiscard]] bool wasSentBackByUser(const WorkspaceReader::StoredDraft &stored, const QString &user);
/// Whether @p stored is @p user's and was sent back, which its author has not gone on with.
[[nodiscard]] bool cameBackToUser(const WorkspaceReader::StoredDraft &stored, const QString &user);

/// Posts that are sent back instead of approved: writes this user's word about others' posts, and tells what others say about this user's.
class SendBacks : public QObject
{
    Q_OBJECT

public:
    /// @p writer outlives this.
    explicit SendBacks(WorkspaceWriter &writer, QObject *parent = nullptr);

    void send(const PostDraft &draft, const QString &note);
    void takeBack(const PostDraft &draft);
    /// @p drafts are everybody's as the file has them now.
    void follow(const QList<WorkspaceReader::StoredDraft> &drafts);

signals:
    void sent(const tocsin::PostDraft &draft); ///< written; takeBack() undoes it until its author goes on
    void notSent(const tocsin::PostDraft &draft, const QString &note, const tocsin::Failure &failure); ///< the writer tells the failure too
    void takenBack(const tocsin::PostDraft &draft);
    /// Somebody sent back what this user wrote and what waits; told once for each word.
    void cameBack(const tocsin::PostDraft &draft, const tocsin::SendBack &word);

private:
    WorkspaceWriter &m_writer;
    QSet<QString> m_told; ///< words that cameBack() told
};

} // namespace tocsin
