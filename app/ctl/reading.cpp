// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/reading.h"

#include "models/settings/settingsstore.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace tocsin::ctl {

Result<std::unique_ptr<WorkspaceReader>> openForReading(const QString &path)
{
    if (!QFileInfo::exists(path)) {
        return failed(Failure::Code::NotFound, u"%1: there is no such workspace. “tocsinctl post” or “tocsinctl import” makes one; --workspace FILE names another."_s
                                                   .arg(path));
    }
    return WorkspaceReader::open(path);
}

void makeOwnFolder(const QString &path)
{
    // What cannot be made is said by whoever opens the file.
    if (path == defaultWorkspacePath())
        QDir().mkpath(QFileInfo(path).path());
}

QString storyIdOf(const QString &given)
{
    constexpr QLatin1StringView prefix("inc:");
    const bool isWhole = given.startsWith(prefix, Qt::CaseInsensitive);
    return prefix + (isWhole ? given.mid(prefix.size()) : given).toUpper();
}

Result<QString> storyIdFrom(WorkspaceReader &reader, const QString &given)
{
    const QString id = storyIdOf(given);
    const auto key = reader.keyOfIncident(id);
    if (key)
        return id;
    if (key.error().code != Failure::Code::NotFound)
        return tl::unexpected(key.error());
    return failed(Failure::Code::NotFound, u"%1: there is no incident “%2”. “tocsinctl list” shows their ids."_s.arg(reader.path(), given));
}

} // namespace tocsin::ctl
