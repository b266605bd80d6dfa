// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/itemmodels/approval.h"
#include "models/itemmodels/draftkeeper.h"
#include "models/itemmodels/poster.h"
#include "models/storage/workspace.h"

#include <QSignalSpy>

namespace tocsin::test {

/// A window's worth of writing without a window: one user at one workspace, and everything that happens there.
struct Console
{
    explicit Console(const QString &path, const Clock &clock, const QString &user = QStringLiteral("maria"))
        : writer(path, user, clock), keeper(writer), poster(writer, clock), sendBacks(writer)
    {
    }
    /// False where it is not on the disk.
    [[nodiscard]] bool save(const PostDraft &draft)
    {
        keeper.keep(draft);
        keeper.flush();
        return writer.flush();
    }

    WorkspaceWriter writer;
    DraftKeeper keeper;
    Poster poster;
    SendBacks sendBacks;
    QSignalSpy refused{&writer, &WorkspaceWriter::failed};
    QSignalSpy posted{&poster, &Poster::posted};
    QSignalSpy failed{&poster, &Poster::failed};
    QSignalSpy takenBack{&poster, &Poster::takenBack};
    QSignalSpy sentBack{&sendBacks, &SendBacks::sent};
    QSignalSpy notSentBack{&sendBacks, &SendBacks::notSent};
    QSignalSpy wordTakenBack{&sendBacks, &SendBacks::takenBack};
    QSignalSpy cameBack{&sendBacks, &SendBacks::cameBack};
};

/// Everybody's drafts in the workspace @p path.
[[nodiscard]] inline QList<WorkspaceReader::StoredDraft> storedDrafts(const QString &path)
{
    const auto reader = WorkspaceReader::open(path);
    const auto stored = reader ? (*reader)->drafts() : tl::unexpected(reader.error());
    return stored.value_or(QList<WorkspaceReader::StoredDraft>());
}

/// Whether the check of the workspace @p path finds nothing.
[[nodiscard]] inline bool isSound(const QString &path)
{
    const auto workspace = Workspace::open(path);
    const auto report = workspace ? (*workspace)->check() : tl::unexpected(workspace.error());
    return report && report->isClean();
}

} // namespace tocsin::test
