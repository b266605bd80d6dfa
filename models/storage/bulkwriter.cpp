// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/revision.h"
#include "models/storage/projector.h"
#include "models/storage/schema.h"
#include "models/storage/workspace.h"

using namespace Qt::StringLiterals;

namespace tocsin {

namespace {

using Error = tl::unexpected<Failure>;

constexpr int documentsPerTransaction = 200000;

} // namespace

Result<std::unique_ptr<BulkWriter>> Workspace::bulk()
{
    std::unique_ptr<BulkWriter> writer(new BulkWriter(*this));
    if (const Result<void> begun = writer->begin(); !begun)
        return Error(begun.error());
    return writer;
}

BulkWriter::BulkWriter(Workspace &workspace) : m_workspace(workspace) {}

BulkWriter::~BulkWriter()
{
    if (m_finished)
        return;
    m_transaction.reset(); // rolls back
    m_workspace.m_projector->forget();
    // Best effort: what fails here is made good by the next open.
    (void)m_workspace.makeIndexes();
    (void)m_workspace.m_db.run("PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA cache_size = -16000; PRAGMA wal_autocheckpoint = 1000");
}

Result<void> BulkWriter::begin()
{
    // NORMAL: no waiting for the disk at each of the few commits; the file stays sound whatever happens, only the last of them may be lost.
    // Foreign keys hold by construction here: stories and targets are written before what refers to them.
    Result<void> done = m_workspace.m_db.run("PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = OFF; PRAGMA cache_size = -64000; PRAGMA wal_autocheckpoint = 16000");
    sqlite::Transaction transaction(m_workspace.m_db);
    if (done)
        done = transaction.begin();
    if (done)
        done = m_workspace.m_db.run("UPDATE number SET value = 1 WHERE name = 'bulk';"
                                    "INSERT INTO search (search, rank) VALUES ('automerge', 0); INSERT INTO search (search, rank) VALUES ('hashsize', 33554432)");
    const QList<QByteArray> names = schema::secondaryIndexNames();
    for (const QByteArray &name : names) {
        if (done)
            done = m_workspace.m_db.run("DROP INDEX IF EXISTS " + name);
    }
    return done ? transaction.commit() : done;
}

Result<void> BulkWriter::commitBatch()
{
    if (!m_transaction)
        return {};
    Result<void> done = m_workspace.m_projector->flush();
    const Result<Fact> newest = m_newest.id.isEmpty() ? Result<Fact>(Fact{}) : factFrom(m_newest);
    if (done && newest)
        done = m_workspace.noteHlc(newest->hlc.value);
    if (done)
        done = m_transaction->commit();
    m_transaction.reset();
    m_pending = 0;
    if (!done)
        m_workspace.m_projector->forget();
    return done;
}

Result<void> BulkWriter::insert(const QList<Document> &documents)
{
    Result<void> done;
    if (m_pending >= documentsPerTransaction)
        done = commitBatch();
    if (done && !m_transaction) {
        m_transaction = std::make_unique<sqlite::Transaction>(m_workspace.m_db);
        done = m_transaction->begin();
        if (done)
            done = m_workspace.m_projector->begin();
    }
    Result<sqlite::Statement> insert = m_workspace.m_db.prepare("INSERT INTO document (id, generation, hash, body) VALUES (?1, 1, ?2, ?3)");
    if (!insert)
        return Error(insert.error());
    for (const Document &document : documents) {
        if (!done)
            return done;
        const std::optional<Revision> revision = Revision::fromString(document.rev);
        if (!revision || revision->generation != 1)
            return failed(Failure::Code::Rejected, document.id + u": only new documents can be stored in bulk"_s);
        done = insert->bind(0, QStringView(document.id)).bindBlob(1, revision->hash).bindText(2, document.json).run();
    }
    m_pending += static_cast<int>(documents.size());
    return done;
}

Result<void> BulkWriter::add(const QList<Document> &documents, const Story &story, const QList<Translation> &translations)
{
    Result<void> done = insert(documents);
    if (done)
        done = m_workspace.m_projector->write(story, translations, true);
    if (done && !documents.isEmpty())
        m_newest = documents.last(); // a story's facts are written in the order of their clock; it is read once for each batch
    return done;
}

Result<void> BulkWriter::addCatalogue(const QList<Document> &documents)
{
    Result<void> done = insert(documents);
    for (const Document &document : documents) {
        if (!done)
            break;
        const Result<CatalogueEntry> entry = catalogueFrom(document);
        if (!entry)
            return Error(entry.error());
        if (const auto *target = std::get_if<Target>(&*entry))
            done = m_workspace.m_projector->writeTarget(*target);
    }
    return done;
}

Result<void> BulkWriter::finish()
{
    Result<void> done = commitBatch();
    if (done)
        done = m_workspace.makeIndexes();
    if (done)
        done = m_workspace.m_db.run("PRAGMA wal_checkpoint(TRUNCATE); PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA cache_size = -16000;"
                                    "PRAGMA wal_autocheckpoint = 1000");
    m_finished = done.has_value();
    return done;
}

} // namespace tocsin
