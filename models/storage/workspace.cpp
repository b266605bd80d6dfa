// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/storage/workspace.h"

#include "models/domain/canonicaljson.h"
#include "models/domain/desknotes.h"
#include "models/domain/postdraft.h"
#include "models/domain/revision.h"
#include "models/storage/migrations.h"
#include "models/storage/projector.h"
#include "models/storage/schema.h"
#include "models/storage/workspacefile.h"

#include <QFile>
#include <QLoggingCategory>
#include <QSet>

using namespace Qt::StringLiterals;

Q_LOGGING_CATEGORY(lcStorage, "tocsin.storage", QtInfoMsg)

namespace tocsin {

namespace {

using Error = tl::unexpected<Failure>;

} // namespace

/// A document that may be stored, with what was found out about it.
struct Workspace::Checked
{
    const Document *document = nullptr; // not owned
    DocumentId id;
    std::optional<Target> target;
    quint64 hlc = 0;

    /// Whether @p document is what it says it is; it may come from anywhere.
    static Result<Checked> from(const Document &document);
};

Result<Workspace::Checked> Workspace::Checked::from(const Document &document)
{
    Result<DocumentId> id = parseDocumentId(document.id);
    if (!id)
        return Error(id.error());
    const Result<QJsonObject> body = fromCanonicalJson(document.json);
    if (!body)
        return failed(Failure::Code::Rejected, document.id + u": "_s + body.error().detail);
    const std::optional<Revision> parent = Revision::fromString(document.parentRev);
    if (!parent && !document.parentRev.isEmpty())
        return failed(Failure::Code::Rejected, document.id + u": the parent's revision is malformed"_s);
    if (revisionOf(document.json, parent).toString() != document.rev)
        return failed(Failure::Code::Rejected, document.id + u": the revision is not that of its body and parent"_s);

    Checked result{&document, *std::move(id), {}, 0};
    if (result.id.isFact()) {
        const Result<Fact> fact = factFrom(document);
        if (!fact)
            return Error(fact.error());
        result.hlc = fact->hlc.value;
    } else if (result.id.hasOneWriter()) {
        if (const Result<void> read = readOneWriter(document, result.id); !read)
            return Error(read.error());
        result.hlc = Hlc::fromString(body->value("hlc"_L1).toString()).value_or(Hlc{}).value;
    } else if (result.id.isCatalogue()) {
        const Result<CatalogueEntry> entry = catalogueFrom(document);
        if (!entry)
            return Error(entry.error());
        if (const auto *target = std::get_if<Target>(&*entry))
            result.target = *target;
        result.hlc = Hlc::fromString(body->value("hlc"_L1).toString()).value_or(Hlc{}).value;
    }
    return result;
}

Result<void> Workspace::readOneWriter(const Document &document, const DocumentId &id)
{
    switch (id.kind) {
    case DocumentId::Kind::Draft:
        return draftsFrom(document).map([](const auto &) {});
    case DocumentId::Kind::Ack:
        return id.of.startsWith("draft:"_L1) ? sendBackFrom(document).map([](const auto &) {}) : ackFrom(document).map([](const auto &) {});
    case DocumentId::Kind::Handover:
        return handoverFrom(document).map([](const auto &) {});
    default:
        return {};
    }
}

Workspace::Workspace(QString path, Migrations migrations)
    : m_path(std::move(path)), m_migrations(std::move(migrations)), m_projector(std::make_unique<Projector>(m_db))
{
}

Workspace::~Workspace() = default;

Result<std::unique_ptr<Workspace>> Workspace::open(const QString &path, const OpenOptions &options)
{
    return open(path, options, workspaceMigrations());
}

Result<std::unique_ptr<Workspace>> Workspace::open(const QString &path, const OpenOptions &options, const Migrations &migrations)
{
    if (!QFile::exists(path) && options.mode == OpenMode::CreateIfMissing) {
        if (const Result<void> made = createWorkspaceFile(path, migrations); !made)
            return Error(made.error());
    }
    const Result<qint64> format = examineWorkspaceFile(path, migrations.size());
    if (!format)
        return Error(format.error());

    std::unique_ptr<Workspace> workspace(new Workspace(path, migrations));
    sqlite::Connection &db = workspace->m_db;
    Result<void> done = connectForWriting(db, path, options.busyTimeoutMs);
    if (done && *format < migrations.size()) {
        const Result<QString> backup = backUp(db, *format);
        if (!backup)
            return Error(backup.error());
        qCInfo(lcStorage) << "format" << *format << "is brought up to date; backup" << *backup;
        done = migrate(db, migrations);
    }
    // A step may add projections. Whoever is killed before they are made leaves the mark for the next one.
    const Result<qint64> stale = done ? db.value("SELECT value FROM number WHERE name = 'stale'") : Error(done.error());
    if (stale && *stale != 0) {
        const Result<CheckReport> rebuilt = workspace->rebuild();
        done = rebuilt ? Result<void>() : Error(rebuilt.error());
    }
    // Somebody was killed while storing millions.
    const Result<qint64> bulk = stale && done ? db.value("SELECT value FROM number WHERE name = 'bulk'") : Error(stale ? done.error() : stale.error());
    if (bulk && *bulk != 0)
        done = workspace->makeIndexes();
    else if (bulk && done)
        done = workspace->addIndexes();
    if (!bulk || !done)
        return Error(bulk ? done.error() : bulk.error());
    return workspace;
}

Result<void> Workspace::makeIndexes()
{
    sqlite::Transaction transaction(m_db);
    Result<void> done = transaction.begin();
    const QList<QByteArray> indexes = schema::secondaryIndexes();
    for (const QByteArray &index : indexes) {
        if (done)
            done = m_db.run(index);
    }
    if (done)
        done = m_db.run("INSERT INTO search (search, rank) VALUES ('automerge', 4); INSERT INTO search (search, rank) VALUES ('hashsize', 1048576);"
                        "INSERT INTO search (search) VALUES ('optimize'); UPDATE number SET value = 0 WHERE name = 'bulk'");
    return done ? transaction.commit() : done;
}

Result<void> Workspace::addIndexes()
{
    const QList<QByteArray> names = schema::secondaryIndexNames();
    const QList<QByteArray> indexes = schema::secondaryIndexes();
    Result<void> done;
    for (qsizetype i = 0; done && i < names.size(); ++i) {
        Result<sqlite::Statement> find = m_db.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'index' AND name = ?1");
        if (!find)
            return Error(find.error());
        const bool isThere = find->bindText(0, names.at(i)).step();
        done = find->done();
        if (done && !isThere)
            done = m_db.run(indexes.at(i));
    }
    return done;
}

Result<Workspace::Stored> Workspace::store(const Document &document, const DocumentId &id)
{
    Result<sqlite::Statement> find = m_db.prepare("SELECT generation, hash, body FROM document WHERE id = ?1");
    if (!find)
        return Error(find.error());
    std::optional<Revision> stored;
    QByteArray storedBody;
    if (find->bind(0, QStringView(document.id)).step()) {
        stored = Revision{static_cast<int>(find->integer(0)), find->bytes(1)};
        storedBody = find->bytes(2);
    }
    if (const Result<void> done = find->done(); !done)
        return Error(done.error());

    const std::optional<Revision> revision = Revision::fromString(document.rev);
    const std::optional<Revision> parent = Revision::fromString(document.parentRev);
    if (stored == revision)
        return Stored::Known;
    if (stored && !id.isMutable())
        return failed(Failure::Code::Conflict, document.id + u" is stored already, with other contents; facts never change"_s);
    if (stored && parent != stored)
        return failed(Failure::Code::Conflict, document.id + u" was changed meanwhile; read it again and repeat the change"_s);

    Result<sqlite::Statement> insert = m_db.prepare("INSERT INTO document (id, generation, hash, parent, base, body) VALUES (?1, ?2, ?3, ?4, ?5, ?6) "
                                                    "ON CONFLICT (id) DO UPDATE SET generation = ?2, hash = ?3, parent = ?4, base = ?5, body = ?6");
    if (!insert)
        return Error(insert.error());
    insert->bind(0, QStringView(document.id)).bind(1, revision->generation).bindBlob(2, revision->hash);
    if (parent)
        insert->bindBlob(3, parent->hash);
    if (stored)
        insert->bindText(4, storedBody);
    if (const Result<void> done = insert->bindText(5, document.json).run(); !done)
        return Error(done.error());
    return stored ? Stored::Changed : Stored::New;
}

Result<void> Workspace::noteHlc(quint64 newest)
{
    const Result<Hlc> known = lastHlc();
    if (!known)
        return Error(known.error());
    if (newest <= known->value)
        return {};
    Result<sqlite::Statement> update = m_db.prepare("UPDATE number SET value = ?1 WHERE name = 'last_hlc'");
    if (!update)
        return Error(update.error());
    return update->bind(0, static_cast<qint64>(newest)).run();
}

Result<std::vector<Workspace::Checked>> Workspace::checked(const QList<Document> &documents)
{
    std::vector<Checked> all;
    all.reserve(static_cast<size_t>(documents.size()));
    for (const Document &document : documents) {
        Result<Checked> one = Checked::from(document);
        if (!one)
            return Error(one.error());
        all.push_back(*std::move(one));
    }
    return all;
}

Result<CommitReport> Workspace::commit(const QList<Document> &documents)
{
    // Everything is read before the first byte is written.
    const Result<std::vector<Checked>> all = checked(documents);
    if (!all)
        return Error(all.error());
    sqlite::Transaction transaction(m_db);
    if (const Result<void> begun = transaction.begin(); !begun)
        return Error(begun.error());
    return commit(transaction, *all);
}

Result<CommitReport> Workspace::commit(const Write &write)
{
    sqlite::Transaction transaction(m_db);
    if (const Result<void> begun = transaction.begin(); !begun)
        return Error(begun.error());
    const Result<QList<Document>> documents = write();
    const Result<std::vector<Checked>> all = documents ? checked(*documents) : Error(documents.error());
    if (!all)
        return Error(all.error());
    return commit(transaction, *all);
}

Result<CommitReport> Workspace::commit(sqlite::Transaction &transaction, const std::vector<Checked> &documents)
{
    CommitReport report;
    QList<Target> targets;
    QSet<QString> touched;
    quint64 newestHlc = 0;
    bool isProjected = false;
    Result<void> done;
    for (const Checked &one : documents) {
        const Result<Stored> stored = store(*one.document, one.id);
        if (!stored)
            return Error(stored.error());
        if (*stored == Stored::Known) {
            ++report.known;
            continue;
        }
        ++report.stored;
        newestHlc = std::max(newestHlc, one.hlc);
        // Drafts are stored while somebody types: they are no commit for those who show stories.
        isProjected = isProjected || !one.id.hasOneWriter();
        if (one.target)
            targets.append(*one.target);
        if (one.id.isFact() && !touched.contains(one.id.incident)) {
            touched.insert(one.id.incident);
            report.incidents.append(one.id.incident);
        }
    }
    if (report.stored == 0)
        return report; // nothing to write: the transaction is dropped
    if (isProjected)
        done = m_projector->begin();
    for (const Target &target : std::as_const(targets)) {
        if (done)
            done = m_projector->writeTarget(target);
    }
    for (const QString &incident : std::as_const(report.incidents)) {
        if (done)
            done = m_projector->project(incident, m_db);
    }
    if (done && isProjected)
        done = m_projector->flush();
    if (done)
        done = noteHlc(newestHlc);
    if (done)
        done = transaction.commit();
    if (!done) {
        m_projector->forget();
        return Error(done.error());
    }
    return report;
}

Result<Hlc> Workspace::lastHlc()
{
    const Result<qint64> value = m_db.value("SELECT value FROM number WHERE name = 'last_hlc'");
    if (!value)
        return Error(value.error());
    return Hlc{static_cast<quint64>(*value)};
}

} // namespace tocsin
