// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/announcements/importer.h"
#include "models/domain/factwriter.h"
#include "models/storage/workspace.h"
#include "models/storage/workspacereader.h"

#include <QSet>

#include <functional>
#include <memory>

namespace tocsin::ctl {

/// What became of one post.
struct StoredPost
{
    enum class Outcome { New, Known, Grown };
    Outcome outcome = Outcome::New;
    QString incident; ///< document id
    qint64 updatesAdded = 0;
};

} // namespace tocsin::ctl

namespace tocsin {
template<> inline constexpr std::array enumNames<ctl::StoredPost::Outcome>{
    EnumName<ctl::StoredPost::Outcome>{ctl::StoredPost::Outcome::New, QLatin1StringView("new")},
    EnumName<ctl::StoredPost::Outcome>{ctl::StoredPost::Outcome::Known, QLatin1StringView("known")},
    EnumName<ctl::StoredPost::Outcome>{ctl::StoredPost::Outcome::Grown, QLatin1StringView("grown")},
};
} // namespace tocsin

namespace tocsin::ctl {

/// In whose name facts are written: the setting workspace/author, else the account's name.
[[nodiscard]] QString authorName();

/// Stores imported pages. Posts go to the disk in groups, each in one transaction, so that an import which is cut off keeps what it has
/// stored and, run again, goes on from there.
class ImportStore
{
public:
    [[nodiscard]] static Result<std::unique_ptr<ImportStore>> open(const QString &path, const Clock &clock);

    /// What becomes of each post of @p page, in its order, once commit() succeeded; full groups are committed on the way. @p progress is told how
    /// many posts are done.
    [[nodiscard]] Result<QList<StoredPost>> add(const ImportedPage &page, const std::function<void(qint64 posts)> &progress = {});
    [[nodiscard]] Result<void> commit();
    [[nodiscard]] bool isCommitted() const { return m_group.isEmpty(); }

private:
    ImportStore(std::unique_ptr<Workspace> workspace, std::unique_ptr<WorkspaceReader> reader, const Clock &clock, Hlc last);

    [[nodiscard]] Result<void> readTargets();
    [[nodiscard]] Result<StoredPost> addPost(const ImportedPage &page, const ImportedPost &post);

    const Clock &m_clock; // not owned
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<WorkspaceReader> m_reader;
    FactWriter m_writer;
    QSet<QString> m_knownTargets;
    QList<Document> m_group; ///< written, not committed yet
    QSet<QString> m_groupOrigins; ///< fingerprints of the posts in it
    int m_groupPosts = 0;
};

} // namespace tocsin::ctl
