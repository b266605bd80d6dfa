// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/demomaker.h"

#include "models/demo/demo.h"
#include "models/storage/workspace.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace tocsin {
namespace {

void removeWorkspace(const QString &path)
{
    for (const QString &file : {path, QString(path + u"-wal"_s), QString(path + u"-shm"_s)})
        QFile::remove(file);
}

} // namespace

Result<QString> makeDemoWorkspace(const QString &path, Instant now, const std::function<bool(qint64, qint64)> &progress)
{
    if (QFileInfo::exists(path))
        return path;
    const QFileInfo place(path);
    if (!QDir().mkpath(place.path()))
        return failed(Failure::Code::Storage, place.path());
    const QString draft = path + u".making"_s;
    removeWorkspace(draft);
    {
        auto workspace = Workspace::open(draft);
        if (!workspace)
            return tl::unexpected(workspace.error());
        DemoOptions options;
        options.now = now;
        if (const auto made = generateDemo(**workspace, options, progress); !made) {
            workspace->reset();
            removeWorkspace(draft);
            return tl::unexpected(made.error());
        }
    } // closing writes everything into the one file
    if (!QFile::rename(draft, path) && !QFileInfo::exists(path))
        return failed(Failure::Code::Storage, path);
    removeWorkspace(draft); // where another window was first
    return path;
}

} // namespace tocsin
