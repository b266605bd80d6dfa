// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/storage/workspacereader.h"

#include "models/domain/fold.h"
#include "models/domain/revision.h"
#include "models/storage/migrations.h"
#include "models/storage/projector.h"
#include "models/storage/workspacefile.h"

#include <limits>

using namespace Qt::StringLiterals;

namespace tocsin {

namespace {

using Error = tl::unexpected<Failure>;

Failure noStory(const QString &id)
{
    return {Failure::Code::NotFound, QString(u"there is no story "_s + id)};
}

} // namespace

WorkspaceReader::WorkspaceReader(QString path) : m_path(std::move(path)) {}

WorkspaceReader::~WorkspaceReader() = default;

Result<std::unique_ptr<WorkspaceReader>> WorkspaceReader::open(const QString &path)
{
    const qsizetype newest = workspaceMigrations().size();
    const Result<qint64> format = examineWorkspaceFile(path, newest);
    if (!format)
        return Error(format.error());
    if (*format < newest) {
        return failed(Failure::Code::Rejected, path + u": written by an older Tocsin (format "_s + QString::number(*format)
                                                   + u"); open it for writing once, which makes a backup and brings it up to date"_s);
    }
    std::unique_ptr<WorkspaceReader> reader(new WorkspaceReader(path));
    if (const Result<void> done = connectForReading(reader->m_db, path); !done)
        return Error(done.error());
    return reader;
}

WorkspaceReader::Snapshot::Snapshot(sqlite::Connection &db) : m_db(db)
{
    m_isOwn = m_db.run("BEGIN").has_value(); // not inside another snapshot
    if (m_isOwn) // a read transaction begins with its first read
        (void)m_db.value("SELECT value FROM number WHERE name = 'commits'");
}

WorkspaceReader::Snapshot::~Snapshot()
{
    if (m_isOwn)
        (void)m_db.run("ROLLBACK");
}

qint64 WorkspaceReader::dataVersion()
{
    return m_db.value("PRAGMA data_version").value_or(0);
}

Result<qint64> WorkspaceReader::cursor()
{
    return m_db.value("SELECT value FROM number WHERE name = 'commits'");
}

Result<Changes> WorkspaceReader::changesSince(qint64 cursor)
{
    constexpr qsizetype tooMany = 50000;
    const Snapshot state(m_db);
    const Result<qint64> newest = this->cursor();
    const Result<qint64> epoch = m_db.value("SELECT value FROM number WHERE name = 'epoch'");
    if (!newest || !epoch)
        return Error(newest ? epoch.error() : newest.error());
    Changes changes{*newest, {}, false, *epoch > cursor};
    if (*newest == cursor || changes.everything)
        return changes;
    Result<sqlite::Statement> incidents = m_db.prepare("SELECT key FROM incident WHERE touched > ?1 LIMIT ?2");
    if (!incidents)
        return Error(incidents.error());
    incidents->bind(0, cursor).bind(1, qint64(tooMany + 1));
    while (incidents->step())
        changes.incidents.append(incidents->integer(0));
    if (const Result<void> done = incidents->done(); !done)
        return Error(done.error());
    if (changes.incidents.size() > tooMany) {
        changes.incidents.clear();
        changes.everything = true;
    }
    Result<sqlite::Statement> targets = m_db.prepare("SELECT EXISTS (SELECT 1 FROM target WHERE touched > ?1)");
    if (!targets)
        return Error(targets.error());
    changes.targets = targets->bind(0, cursor).step() && targets->integer(0) != 0;
    if (const Result<void> done = targets->done(); !done)
        return Error(done.error());
    return changes;
}

Result<Story> WorkspaceReader::story(const QString &id)
{
    const Result<QList<Fact>> found = readFacts(m_db, id);
    if (!found)
        return Error(found.error());
    std::optional<Story> story = fold(*found);
    if (!story)
        return Error(noStory(id));
    return *std::move(story);
}

Result<QList<Fact>> WorkspaceReader::facts(const QString &incident)
{
    Result<QList<Fact>> found = readFacts(m_db, incident);
    if (!found)
        return found;
    return inOrder(*found);
}

Result<QList<Translation>> WorkspaceReader::translations(const QString &incident)
{
    const Result<QList<Fact>> found = readFacts(m_db, incident);
    if (!found)
        return Error(found.error());
    return foldTranslations(*found);
}

Result<QStringList> WorkspaceReader::frontier(const QString &incident)
{
    const Result<QList<Fact>> found = readFacts(m_db, incident);
    if (!found)
        return Error(found.error());
    if (found->isEmpty())
        return Error(noStory(incident));
    return frontierOf(*found);
}

Result<QList<LinkHere>> WorkspaceReader::linksTo(const QString &incident)
{
    // One story may say the same in two documents, from two consoles.
    Result<sqlite::Statement> statement = m_db.prepare("SELECT DISTINCT l.kind, i.id, i.title FROM link AS l JOIN incident AS i ON i.key = l.incident "
                                                       "WHERE l.other = ?1 AND l.other <> '' AND i.retracted = 0 ORDER BY i.opened_ms, i.id, l.kind");
    if (!statement)
        return Error(statement.error());
    QList<LinkHere> links;
    statement->bind(0, QStringView(incident));
    while (statement->step())
        links.append({enumFrom<LinkKind>(statement->text(0)).value_or(LinkKind::FollowUpOf), statement->text(1), statement->text(2)});
    if (const Result<void> done = statement->done(); !done)
        return Error(done.error());
    return links;
}

Result<QString> WorkspaceReader::idOfIncident(qint64 key)
{
    Result<sqlite::Statement> find = m_db.prepare("SELECT id FROM incident WHERE key = ?1");
    if (!find)
        return Error(find.error());
    const bool isThere = find->bind(0, key).step();
    const QString id = isThere ? find->text(0) : QString();
    if (const Result<void> done = find->done(); !done)
        return Error(done.error());
    if (!isThere)
        return Error(noStory(QString::number(key)));
    return id;
}

Result<qint64> WorkspaceReader::keyOfIncident(const QString &id)
{
    Result<sqlite::Statement> find = m_db.prepare("SELECT key FROM incident WHERE id = ?1");
    if (!find)
        return Error(find.error());
    const bool isThere = find->bind(0, QStringView(id)).step();
    const qint64 key = isThere ? find->integer(0) : 0;
    if (const Result<void> done = find->done(); !done)
        return Error(done.error());
    if (!isThere)
        return Error(noStory(id));
    return key;
}

Result<QStringList> WorkspaceReader::findByOrigin(const QString &fingerprint)
{
    QStringList ids;
    if (fingerprint.isEmpty())
        return ids;
    Result<sqlite::Statement> find = m_db.prepare("SELECT id FROM incident WHERE origin = ?1 AND retracted = 0 ORDER BY id");
    if (!find)
        return Error(find.error());
    find->bind(0, QStringView(fingerprint));
    while (find->step())
        ids.append(find->text(0));
    if (const Result<void> done = find->done(); !done)
        return Error(done.error());
    return ids;
}

Result<Document> WorkspaceReader::document(const QString &id)
{
    Result<sqlite::Statement> find = m_db.prepare("SELECT generation, hash, parent, body FROM document WHERE id = ?1");
    if (!find)
        return Error(find.error());
    Document document{id, {}, {}, {}};
    const bool isThere = find->bind(0, QStringView(id)).step();
    if (isThere) {
        const int generation = static_cast<int>(find->integer(0));
        document.rev = Revision{generation, find->bytes(1)}.toString();
        if (!find->isNull(2))
            document.parentRev = Revision{generation - 1, find->bytes(2)}.toString();
        document.json = find->bytes(3);
    }
    if (const Result<void> done = find->done(); !done)
        return Error(done.error());
    if (!isThere)
        return failed(Failure::Code::NotFound, u"there is no document "_s + id);
    return document;
}

InstantRange WorkspaceReader::everything()
{
    return {std::numeric_limits<Instant>::min(), std::nullopt};
}

} // namespace tocsin
