// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/itemmodels/importing.h"

#include "models/storage/workspace.h"
#include "models/storage/workspacereader.h"

#include <QFileInfo>
#include <QSet>

#include <numeric>

using namespace Qt::StringLiterals;

namespace tocsin {
namespace {

/// What the workspace knows of a post already.
struct Known
{
    std::optional<Story> story;
    QStringList frontier;
};

Result<Known> knownOf(WorkspaceReader &reader, const QString &fingerprint)
{
    const auto ids = reader.findByOrigin(fingerprint);
    if (!ids)
        return tl::unexpected(ids.error());
    if (ids->isEmpty())
        return Known{};
    auto story = reader.story(ids->first());
    if (!story)
        return tl::unexpected(story.error());
    auto frontier = reader.frontier(ids->first());
    if (!frontier)
        return tl::unexpected(frontier.error());
    return Known{std::move(*story), std::move(*frontier)};
}

Result<QSet<QString>> catalogueOf(WorkspaceReader &reader)
{
    const auto rows = reader.targets();
    if (!rows)
        return tl::unexpected(rows.error());
    QSet<QString> ids;
    for (const TargetRow &row : *rows) {
        if (row.inCatalogue)
            ids.insert(row.target.id);
    }
    return ids;
}

/// What has to be retracted to take @p written back.
ImportDone::Undo undoOf(const QString &incident, const ImportPlan &plan, const Written &written)
{
    ImportDone::Undo undo{incident, {}};
    if (plan.outcome == ImportPlan::Outcome::New) {
        undo.facts.append(incident);
        return undo;
    }
    for (const Fact &fact : written.facts) {
        if (!std::holds_alternative<UnknownFact>(fact.body) && !std::holds_alternative<RetractionFact>(fact.body))
            undo.facts.append(fact.id);
    }
    return undo;
}

} // namespace

int ImportReading::postCount() const
{
    return std::accumulate(pages.begin(), pages.end(), 0,
                           [](int sum, const ImportedPage &page) { return sum + static_cast<int>(page.posts.size()); });
}

ImportReading readImports(const QList<ImportSource> &sources, const ImportContext &context, const QString &path, const ImportProgress &progress)
{
    ImportReading reading;
    std::unique_ptr<WorkspaceReader> reader;
    if (QFileInfo::exists(path)) {
        if (auto opened = WorkspaceReader::open(path))
            reader = std::move(*opened);
        else
            reading.problems.append(opened.error());
    }
    int done = 0;
    for (const ImportSource &source : sources) {
        ImportContext own = context;
        own.fileName = source.name;
        if (auto page = importBytes(source.bytes, own)) {
            QList<ImportPlan> plans;
            for (const ImportedPost &post : std::as_const(page->posts)) {
                std::optional<Story> existing;
                if (reader) {
                    if (auto known = knownOf(*reader, fingerprintOf(*page, post)))
                        existing = std::move(known->story);
                    else
                        reading.problems.append(known.error());
                }
                plans.append(planImport(post, existing));
            }
            reading.pages.append(std::move(*page));
            reading.plans.append(plans);
        } else {
            reading.problems.append(page.error());
        }
        if (progress && !progress(++done, static_cast<int>(sources.size())))
            break;
    }
    return reading;
}

Result<ImportDone> storeImports(const QList<ImportedPage> &pages, const QList<PostPlace> &places, const QString &path, const QString &author,
                                const Clock &clock, const ImportProgress &progress)
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
    auto catalogue = catalogueOf(**reader);
    if (!catalogue)
        return tl::unexpected(catalogue.error());

    ImportDone done;
    FactWriter writer(author, clock, *last);
    int number = 0;
    for (const PostPlace &place : places) {
        if (place.page < 0 || place.page >= pages.size() || place.post < 0 || place.post >= pages[place.page].posts.size())
            continue;
        const ImportedPage &page = pages[place.page];
        const ImportedPost &post = page.posts[place.post];
        const auto known = knownOf(**reader, fingerprintOf(page, post));
        if (!known)
            return tl::unexpected(known.error());
        const ImportPlan plan = planImport(post, known->story);
        const QString incident = writeImport(writer, page, post, plan, known->story, known->frontier, *catalogue, clock.now());
        const Written written = writer.take();
        if (written.documents.isEmpty()) {
            ++done.known;
        } else {
            // One post is one commit: a kill between two leaves whole posts.
            if (const auto stored = (*workspace)->commit(written.documents); !stored)
                return tl::unexpected(stored.error());
            ++(plan.outcome == ImportPlan::Outcome::New ? done.begun : done.grown);
            done.incidents.append(incident);
            done.undo.append(undoOf(incident, plan, written));
        }
        if (progress && !progress(++number, static_cast<int>(places.size()))) {
            done.cancelled = number < places.size();
            break;
        }
    }
    return done;
}

Result<void> undoImport(const QList<ImportDone::Undo> &undo, const QString &path, const QString &author, const Clock &clock)
{
    OpenOptions options;
    options.mode = OpenMode::MustExist;
    auto workspace = Workspace::open(path, options);
    if (!workspace)
        return tl::unexpected(workspace.error());
    auto reader = WorkspaceReader::open(path);
    if (!reader)
        return tl::unexpected(reader.error());
    const auto last = (*workspace)->lastHlc();
    if (!last)
        return tl::unexpected(last.error());
    FactWriter writer(author, clock, *last);
    for (const ImportDone::Undo &story : undo) {
        const auto frontier = (*reader)->frontier(story.incident);
        if (!frontier)
            return tl::unexpected(frontier.error());
        writer.continueStory(story.incident, *frontier);
        for (const QString &fact : story.facts)
            writer.add(RetractionFact{fact});
    }
    if (const auto stored = (*workspace)->commit(writer.take().documents); !stored)
        return tl::unexpected(stored.error());
    return {};
}

} // namespace tocsin
