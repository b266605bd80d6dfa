// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/itemmodels/importing.h"

#include "models/announcements/formats/readimport.h"
#include "models/announcements/importstore.h"
#include "models/announcements/linter/linter.h"

#include <QFileInfo>

#include <numeric>

using namespace Qt::StringLiterals;

namespace tocsin {
namespace {

constexpr int grain = 1000; ///< steps of the progress for each source

} // namespace

int ImportReading::postCount() const
{
    return std::accumulate(pages.begin(), pages.end(), 0,
                           [](int sum, const ImportedPage &page) { return sum + static_cast<int>(page.posts.size()); });
}

ImportReading readImports(const QList<ImportSource> &sources, const ImportContext &context, const QString &path, const ImportProgress &progress,
                          const std::optional<TableMapping> &mapping)
{
    ImportReading reading;
    std::unique_ptr<WorkspaceReader> reader;
    if (QFileInfo::exists(path)) {
        if (auto opened = WorkspaceReader::open(path))
            reader = std::move(*opened);
        else
            reading.problems.append(opened.error());
    }
    for (int index = 0; index < sources.size(); ++index) {
        const ImportSource &source = sources.at(index);
        ImportContext own = source.context ? *source.context : context;
        own.fileName = source.name;
        const auto partly = [&](int done, int all) {
            return !progress || progress(index * grain + (all > 0 ? static_cast<int>(qint64(grain - 1) * done / all) : 0), static_cast<int>(sources.size()) * grain);
        };
        bool goOn = true;
        if (auto page = readImport(source.bytes, own, mapping, [&](int done, int all) { return goOn = partly(done, all); })) {
            QList<ImportPlan> plans;
            for (const ImportedPost &post : std::as_const(page->posts)) {
                std::optional<Story> existing;
                if (reader) {
                    if (auto known = knownPost(*reader, fingerprintOf(*page, post)))
                        existing = std::move(known->story);
                    else
                        reading.problems.append(known.error());
                }
                plans.append(planImport(post, existing));
            }
            reading.findings.append(lint(*page)); // old posts: they are late for nothing any more
            reading.pages.append(std::move(*page));
            reading.sources.append(index);
            reading.plans.append(plans);
        } else {
            reading.problems.append(page.error());
        }
        const bool isLast = index + 1 == sources.size();
        if (!goOn || (progress && !progress((index + 1) * grain, static_cast<int>(sources.size()) * grain) && !isLast)) {
            reading.stopped = true;
            break;
        }
    }
    return reading;
}

Result<ImportDone> storeImports(const QList<ImportedPage> &pages, const QList<PostPlace> &places, const QString &path, const QString &author,
                                const Clock &clock, const ImportProgress &progress)
{
    const auto store = ImportStore::open(path, author, clock);
    if (!store)
        return tl::unexpected(store.error());
    ImportDone done;
    int number = 0;
    for (const PostPlace &place : places) {
        if (place.page < 0 || place.page >= pages.size() || place.post < 0 || place.post >= pages[place.page].posts.size())
            continue;
        const ImportedPage &page = pages[place.page];
        const auto stored = (*store)->add(page, page.posts[place.post]);
        if (!stored)
            return tl::unexpected(stored.error());
        switch (stored->outcome) {
        case ImportPlan::Outcome::Same:
            ++done.known;
            break;
        case ImportPlan::Outcome::New:
            ++done.begun;
            break;
        case ImportPlan::Outcome::Grown:
            ++done.grown;
            break;
        }
        if (stored->outcome != ImportPlan::Outcome::Same) {
            done.incidents.append(stored->incident);
            done.undo.append({stored->incident, stored->facts});
        }
        if (progress && !progress(++number, static_cast<int>(places.size()))) {
            done.cancelled = number < places.size();
            break;
        }
    }
    if (const auto committed = (*store)->commit(); !committed)
        return tl::unexpected(committed.error());
    return done;
}

Result<void> undoImport(const QList<ImportDone::Undo> &undo, const QString &path, const QString &author, const Clock &clock)
{
    const auto store = ImportStore::open(path, author, clock);
    if (!store)
        return tl::unexpected(store.error());
    for (const ImportDone::Undo &story : undo) {
        if (const auto retracted = (*store)->retract(story.incident, story.facts); !retracted)
            return tl::unexpected(retracted.error());
    }
    return (*store)->commit();
}

} // namespace tocsin
