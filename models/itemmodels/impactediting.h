// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/itemmodels/impactmove.h"
#include "models/itemmodels/workspacewriter.h"

#include <QList>
#include <QObject>

namespace tocsin {

/// Writes into a story that the impact of @p move has another range: a new fact that supersedes the old one, with level and flags as they were.
/// Failure::Conflict: the story does not say so (any more); Failure::Rejected: the range ends before it begins. Inside a job.
/// @p closed, where given, is told whether the story is over.
[[nodiscard]] Result<void> writeImpactMove(WritingDesk &desk, const ImpactMove &move, bool *closed = nullptr);

/// Edits of impacts that were made by hand on the timeline, newest last, and the way back. Undoing one states the former range as a new fact.
class ImpactEditing : public QObject
{
    Q_OBJECT

public:
    static constexpr int longestHistory = 100;

    /// @p writer outlives this.
    explicit ImpactEditing(WorkspaceWriter &writer, QObject *parent = nullptr);

    void move(const ImpactMove &move);
    [[nodiscard]] bool canUndo() const { return !m_done.isEmpty(); }
    void undo();

signals:
    /// It is on the disk. @p closed: the story is over, which is to be pointed out.
    void moved(const tocsin::ImpactMove &move, bool closed);
    void undone(const tocsin::ImpactMove &move); ///< @p move is the one that was taken back
    void failed(const tocsin::ImpactMove &move, const tocsin::Failure &failure); ///< nothing was written
    void undoChanged(); ///< canUndo() may say otherwise

private:
    WorkspaceWriter &m_writer;
    QList<ImpactMove> m_done;
};

} // namespace tocsin
