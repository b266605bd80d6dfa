// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/itemmodels/workspacesession.h"

#include "models/storage/workspace.h"

#include <QFileInfo>
#include <QPointer>

#include <utility>

namespace tocsin {

Result<std::unique_ptr<WorkspaceSession>> WorkspaceSession::open(const QString &path)
{
    auto reader = WorkspaceReader::open(path);
    if (!reader && reader.error().code == Failure::Code::Rejected) {
        // Readers refuse older files; whoever opens for writing brings them up to date.
        OpenOptions options;
        options.mode = OpenMode::MustExist;
        if (const auto updated = Workspace::open(path, options); !updated)
            return tl::unexpected(updated.error());
        reader = WorkspaceReader::open(path);
    }
    if (!reader)
        return tl::unexpected(reader.error());
    return std::unique_ptr<WorkspaceSession>(new WorkspaceSession(std::move(*reader)));
}

WorkspaceSession::WorkspaceSession(std::unique_ptr<WorkspaceReader> reader) : m_reader(std::move(reader)), m_version(m_reader->dataVersion()), m_file(fileIdentity(m_reader->path())), m_cursor(m_reader->cursor().value_or(-1))
{
}

WorkspaceSession::~WorkspaceSession() = default;

QString WorkspaceSession::name() const
{
    return QFileInfo(path()).completeBaseName();
}

QList<Update> WorkspaceSession::revisions(const QStringList &ids) const
{
    QList<Update> updates;
    for (const QString &id : ids) {
        const auto document = m_reader->document(id);
        if (!document)
            continue;
        const auto fact = factFrom(*document);
        if (!fact)
            continue;
        if (const auto *update = std::get_if<Update>(&fact->body))
            updates.append(*update);
    }
    return updates;
}

QString WorkspaceSession::titleOf(const QString &incident) const
{
    const auto key = m_reader->keyOfIncident(incident);
    if (!key)
        return {};
    const auto rows = m_reader->incidentRows({*key});
    return rows && !rows->isEmpty() ? rows->first().title : QString();
}

QList<LinkHere> WorkspaceSession::linksTo(const QString &incident) const
{
    return m_reader->linksTo(incident).value_or(QList<LinkHere>());
}

QString WorkspaceSession::newestAbout(const QString &target) const
{
    for (const TargetRow &row : targets()) {
        if (row.target.id != target)
            continue;
        IncidentFilter filter;
        filter.targets = {row.key};
        const auto rows = m_reader->incidents(filter, 1);
        return rows && !rows->isEmpty() ? rows->first().id : QString();
    }
    return {};
}

void WorkspaceSession::readTargets() const
{
    if (m_targetsRead)
        return;
    m_targetsRead = true;
    m_targets = m_reader->targets().value_or(QList<TargetRow>());
    m_names.clear();
    for (const TargetRow &row : m_targets)
        m_names.insert(row.target.id, row.target.name);
}

const QList<TargetRow> &WorkspaceSession::targets() const
{
    readTargets();
    return m_targets;
}

const QHash<QString, QString> &WorkspaceSession::targetNames() const
{
    readTargets();
    return m_names;
}

QStringList WorkspaceSession::zonesOfCatalogue() const
{
    QStringList zones;
    for (const TargetRow &row : targets()) {
        if (!row.target.timeZone.isEmpty() && !zones.contains(row.target.timeZone))
            zones.append(row.target.timeZone);
    }
    return zones;
}

Searcher &WorkspaceSession::searcher()
{
    if (!m_searcher)
        m_searcher = std::make_unique<Searcher>(path());
    return *m_searcher;
}

void WorkspaceSession::look()
{
    if (const auto file = fileIdentity(path()); !m_fileLost && file != m_file) {
        m_fileLost = true;
        emit fileLost(file != FileIdentity());
        return; // what listens may have closed this session
    }
    const qint64 version = m_reader->dataVersion();
    if (version == m_version)
        return;
    m_version = version;
    const QPointer<WorkspaceSession> self(this);
    // Drafts that are saved while somebody types are no reason to read stories again.
    const qint64 cursor = m_reader->cursor().value_or(-1);
    if (cursor < 0 || std::exchange(m_cursor, cursor) != cursor) {
        m_targetsRead = false;
        emit changed();
    }
    if (self) // what listens may have closed this session
        emit deskChanged();
}

} // namespace tocsin
