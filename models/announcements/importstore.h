// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/announcements/importplan.h"
#include "models/domain/factwriter.h"
#include "models/storage/workspace.h"
#include "models/storage/workspacereader.h"

#include <QSet>

#include <memory>

namespace tocsin {

template<> inline constexpr std::array enumNames<ImportPlan::Outcome>{
    EnumName<ImportPlan::Outcome>{ImportPlan::Outcome::New, QLatin1StringView("new")},
    EnumName<ImportPlan::Outcome>{ImportPlan::Outcome::Same, QLatin1StringView("known")},
    EnumName<ImportPlan::Outcome>{ImportPlan::Outcome::Grown, QLatin1StringView("grown")},
};

/// What became of one post.
struct StoredPost
{
    ImportPlan::Outcome outcome = ImportPlan::Outcome::New;
    QString incident; ///< document id
    qint64 updatesAdded = 0;
    QStringList facts; ///< document ids whose retraction takes this post back: the head of a new story, else what was added to a known one
};

/// What a workspace knows of a post already; nothing of it for a post that it has never seen.
struct KnownPost
{
    std::optional<Story> story;
    QStringList frontier; ///< WorkspaceReader::frontier() of the story
};
[[nodiscard]] Result<KnownPost> knownPost(WorkspaceReader &reader, const QString &fingerprint);

/// Stores imported posts, for the window and the command line alike. Posts go to the disk in groups, each in one transaction, so that an import
/// which is cut off keeps whole posts and, run again, goes on from there.
class ImportStore
{
public:
    /// The workspace at @p path is made where it is missing. Facts are written in the name of @p author. @p clock must outlive the store.
    [[nodiscard]] static Result<std::unique_ptr<ImportStore>> open(const QString &path, const QString &author, const Clock &clock);

    /// Compares @p post with the workspace, so that what somebody else imported meanwhile is not there twice, and writes what is new in it. It is
    /// stored for certain only when isCommitted(); full groups are committed on the way.
    [[nodiscard]] Result<StoredPost> add(const ImportedPage &page, const ImportedPost &post);
    /// Takes @p facts of @p incident back by new facts that retract them; nothing is deleted.
    [[nodiscard]] Result<void> retract(const QString &incident, const QStringList &facts);
    [[nodiscard]] Result<void> commit();
    [[nodiscard]] bool isCommitted() const { return m_group.isEmpty(); }

private:
    ImportStore(std::unique_ptr<Workspace> workspace, std::unique_ptr<WorkspaceReader> reader, const QString &author, const Clock &clock, Hlc last);

    [[nodiscard]] Result<void> readTargets();

    const Clock &m_clock; // not owned
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<WorkspaceReader> m_reader;
    FactWriter m_writer;
    QSet<QString> m_knownTargets;
    QList<Document> m_group; ///< written, not committed yet
    QSet<QString> m_groupOrigins; ///< fingerprints of the posts in it
    int m_groupPosts = 0;
};

} // namespace tocsin
