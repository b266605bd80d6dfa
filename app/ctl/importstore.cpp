// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/importstore.h"

#include "models/announcements/importfacts.h"
#include "models/settings/settings.h"

#include <pwd.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace tocsin::ctl {

QString authorName()
{
    const QString author = SettingsStore().value(settings::author);
    if (!author.isEmpty())
        return author;
    const QString name = qEnvironmentVariable("USER");
    if (!name.isEmpty())
        return name;
    const passwd *entry = getpwuid(getuid());
    return entry ? QString::fromLocal8Bit(entry->pw_name) : u"operator"_s;
}

ImportStore::ImportStore(std::unique_ptr<Workspace> workspace, std::unique_ptr<WorkspaceReader> reader, const Clock &clock, Hlc last)
    : m_clock(clock), m_workspace(std::move(workspace)), m_reader(std::move(reader)), m_writer(authorName(), clock, last)
{
}

Result<std::unique_ptr<ImportStore>> ImportStore::open(const QString &path, const Clock &clock)
{
    auto workspace = Workspace::open(path);
    if (!workspace)
        return tl::unexpected(workspace.error());
    auto reader = WorkspaceReader::open(path);
    if (!reader)
        return tl::unexpected(reader.error());
    const auto last = (*workspace)->lastHlc();
    if (!last)
        return tl::unexpected(last.error());
    std::unique_ptr<ImportStore> store(new ImportStore(std::move(*workspace), std::move(*reader), clock, *last));
    if (const auto read = store->readTargets(); !read)
        return tl::unexpected(read.error());
    return store;
}

Result<void> ImportStore::readTargets()
{
    const auto targets = m_reader->targets();
    if (!targets)
        return tl::unexpected(targets.error());
    for (const TargetRow &row : *targets) {
        if (row.inCatalogue)
            m_knownTargets.insert(row.target.id);
    }
    return {};
}

Result<QList<StoredPost>> ImportStore::add(const ImportedPage &page, const std::function<void(qint64)> &progress)
{
    QList<StoredPost> stored;
    for (const ImportedPost &post : page.posts) {
        auto result = addPost(page, post);
        if (!result)
            return tl::unexpected(result.error());
        stored.append(std::move(*result));
        if (progress)
            progress(stored.size());
    }
    return stored;
}

Result<StoredPost> ImportStore::addPost(const ImportedPage &page, const ImportedPost &post)
{
    const QString origin = fingerprintOf(page, post);
    // A post that comes twice on one page must find the first one stored.
    if (m_groupOrigins.contains(origin)) {
        if (const auto committed = commit(); !committed)
            return tl::unexpected(committed.error());
    }
    const auto found = m_reader->findByOrigin(origin);
    if (!found)
        return tl::unexpected(found.error());
    std::optional<Story> existing;
    QStringList frontier;
    if (!found->isEmpty()) {
        auto story = m_reader->story(found->first());
        if (!story)
            return tl::unexpected(story.error());
        existing = std::move(*story);
        auto known = m_reader->frontier(existing->id);
        if (!known)
            return tl::unexpected(known.error());
        frontier = std::move(*known);
    }
    const ImportPlan plan = planImport(post, existing);
    if (plan.outcome == ImportPlan::Outcome::Same)
        return StoredPost{StoredPost::Outcome::Known, existing->id, 0};
    const QString incident = writeImport(m_writer, page, post, plan, existing, frontier, m_knownTargets, m_clock.now());
    m_group += m_writer.take().documents;
    m_groupOrigins.insert(origin);
    constexpr int postsPerTransaction = 100;
    if (++m_groupPosts >= postsPerTransaction) {
        if (const auto committed = commit(); !committed)
            return tl::unexpected(committed.error());
    }
    const bool isNew = plan.outcome == ImportPlan::Outcome::New;
    return StoredPost{isNew ? StoredPost::Outcome::New : StoredPost::Outcome::Grown, incident, plan.newUpdates.size()};
}

Result<void> ImportStore::commit()
{
    m_groupOrigins.clear();
    m_groupPosts = 0;
    if (m_group.isEmpty())
        return {};
    const auto report = m_workspace->commit(std::exchange(m_group, {}));
    if (!report)
        return tl::unexpected(report.error());
    return {};
}

} // namespace tocsin::ctl
