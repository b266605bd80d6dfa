// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/announcements/importstore.h"

#include "models/announcements/importfacts.h"

#include <utility>

namespace tocsin {

namespace {

/// What has to be retracted to take @p written back: with its head the whole story goes, a known one loses what was added.
QStringList retractable(const QString &incident, const ImportPlan &plan, const Written &written)
{
    if (plan.outcome == ImportPlan::Outcome::New)
        return {incident};
    QStringList facts;
    for (const Fact &fact : written.facts) {
        if (!std::holds_alternative<UnknownFact>(fact.body) && !std::holds_alternative<RetractionFact>(fact.body))
            facts.append(fact.id);
    }
    return facts;
}

} // namespace

Result<KnownPost> knownPost(WorkspaceReader &reader, const QString &fingerprint)
{
    const auto ids = reader.findByOrigin(fingerprint);
    if (!ids)
        return tl::unexpected(ids.error());
    if (ids->isEmpty())
        return KnownPost{};
    auto story = reader.story(ids->first());
    if (!story)
        return tl::unexpected(story.error());
    auto frontier = reader.frontier(ids->first());
    if (!frontier)
        return tl::unexpected(frontier.error());
    return KnownPost{std::move(*story), std::move(*frontier)};
}

ImportStore::ImportStore(std::unique_ptr<Workspace> workspace, std::unique_ptr<WorkspaceReader> reader, const QString &author, const Clock &clock, Hlc last)
    : m_clock(clock)
    , m_workspace(std::move(workspace))
    , m_reader(std::move(reader))
    , m_writer(author, clock, last)
{
}

Result<std::unique_ptr<ImportStore>> ImportStore::open(const QString &path, const QString &author, const Clock &clock)
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
    std::unique_ptr<ImportStore> store(new ImportStore(std::move(*workspace), std::move(*reader), author, clock, *last));
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

Result<StoredPost> ImportStore::add(const ImportedPage &page, const ImportedPost &post)
{
    const QString origin = fingerprintOf(page, post);
    // A post that comes twice on one page must find the first one stored.
    if (m_groupOrigins.contains(origin)) {
        if (const auto committed = commit(); !committed)
            return tl::unexpected(committed.error());
    }
    const auto known = knownPost(*m_reader, origin);
    if (!known)
        return tl::unexpected(known.error());
    const ImportPlan plan = planImport(post, known->story);
    if (plan.outcome == ImportPlan::Outcome::Same)
        return StoredPost{plan.outcome, known->story->id, 0, {}};
    StoredPost stored{plan.outcome, {}, plan.newUpdates.size(), {}};
    stored.incident = writeImport(m_writer, page, post, plan, known->story, known->frontier, m_knownTargets, m_clock.now());
    const Written written = m_writer.take();
    stored.facts = retractable(stored.incident, plan, written);
    m_group += written.documents;
    m_groupOrigins.insert(origin);
    constexpr int postsPerTransaction = 100;
    if (++m_groupPosts >= postsPerTransaction) {
        if (const auto committed = commit(); !committed)
            return tl::unexpected(committed.error());
    }
    return stored;
}

Result<void> ImportStore::retract(const QString &incident, const QStringList &facts)
{
    const auto frontier = m_reader->frontier(incident);
    if (!frontier)
        return tl::unexpected(frontier.error());
    m_writer.continueStory(incident, *frontier);
    for (const QString &fact : facts)
        m_writer.add(RetractionFact{fact});
    m_group += m_writer.take().documents;
    return {};
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

} // namespace tocsin
