// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/factwriter.h"
#include "models/storage/workspace.h"
#include "models/storage/workspacereader.h"

#include <QtTest>

namespace tocsin::test {

/// Makes the workspace @p path with one zone and three servers.
inline void makeIncidentWorkspace(const QString &path, const Clock &clock)
{
    FactWriter writer(QStringLiteral("tester"), clock, 1, {});
    const QString zone = targetId(TargetKind::Zone, QStringLiteral("PAR"));
    writer.put(Target{zone, TargetKind::Zone, QStringLiteral("PAR"), QStringLiteral("Paris"), {}, QStringLiteral("Europe/Paris")});
    for (const QString &name : {QStringLiteral("flexo"), QStringLiteral("leela"), QStringLiteral("zapp")})
        writer.put(Target{targetId(TargetKind::Server, name), TargetKind::Server, name, {}, {zone}, {}});
    auto workspace = Workspace::open(path);
    QVERIFY(workspace);
    QVERIFY((*workspace)->commit(writer.take().documents));
}

/// The newest story of the workspace @p path, as anybody reads it.
[[nodiscard]] inline std::optional<Story> newestStory(const QString &path)
{
    const auto reader = WorkspaceReader::open(path);
    if (!reader)
        return std::nullopt;
    const auto rows = (*reader)->incidents({}, 1);
    if (!rows || rows->isEmpty())
        return std::nullopt;
    const auto found = (*reader)->story(rows->first().id);
    return found ? std::optional(*found) : std::nullopt;
}

} // namespace tocsin::test
