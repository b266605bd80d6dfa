// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/announcements/formats/tablemapping.h"
#include "models/announcements/importer.h"
#include "models/announcements/importplan.h"
#include "models/announcements/linter/finding.h"
#include "models/domain/result.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <functional>
#include <memory>
#include <optional>

/// Importing as the window does it: read and show first, store what was chosen, take it back. Plain functions, made to run on a worker thread.
namespace tocsin {

/// A file that was read, or text that was pasted (then @ref name is empty).
struct ImportSource
{
    QString name;
    QByteArray bytes;
    std::shared_ptr<const ImportContext> context = {}; ///< its own; null: that of all
};

/// Called after each post that was read or stored, in a scale of its own; false stops.
using ImportProgress = std::function<bool(int done, int total)>;

/// What importing would do; nothing is stored.
struct ImportReading
{
    QList<ImportedPage> pages; ///< of the sources that could be read, in their order
    QList<int> sources; ///< of each page: the index of its source
    QList<QList<Finding>> findings; ///< of each page: what its text contradicts itself in
    QList<QList<ImportPlan>> plans; ///< of each page's posts, against the workspace as it was
    QList<Failure> problems; ///< sources that could not be read, each naming file and place
    bool stopped = false; ///< by the progress: what is here was read before
    [[nodiscard]] int postCount() const;
};

/// Reads @p sources, tables as @p mapping says what their columns mean, and compares them with the workspace at @p path (which may be missing: then
/// everything is new).
[[nodiscard]] ImportReading readImports(const QList<ImportSource> &sources, const ImportContext &context, const QString &path,
                                        const ImportProgress &progress = {}, const std::optional<TableMapping> &mapping = {});

/// A post by its page and its place in it.
struct PostPlace
{
    int page = 0;
    int post = 0;
    bool operator==(const PostPlace &) const = default;
};

/// What an import stored, with what takes it back.
struct ImportDone
{
    QStringList incidents; ///< ids of the stories that were begun or grew, in order
    int begun = 0;
    int grown = 0;
    int known = 0; ///< posts of which everything was there already
    bool cancelled = false; ///< stopped in between; what is listed here is stored
    struct Undo
    {
        QString incident;
        QStringList facts; ///< document ids to retract: the head of a story that was begun, or the updates that were added
    };
    QList<Undo> undo;
};

/// Stores the posts at @p places in the workspace at @p path (made where it is missing) in @p author's name. Posts are compared with the workspace
/// again, so that what somebody else imported meanwhile is not there twice. A failure leaves the whole posts that were committed before it.
[[nodiscard]] Result<ImportDone> storeImports(const QList<ImportedPage> &pages, const QList<PostPlace> &places, const QString &path,
                                              const QString &author, const Clock &clock, const ImportProgress &progress = {});

/// Takes an import back by new facts that retract it; nothing is deleted.
[[nodiscard]] Result<void> undoImport(const QList<ImportDone::Undo> &undo, const QString &path, const QString &author, const Clock &clock);

} // namespace tocsin
