// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/fact.h"
#include "models/domain/result.h"
#include "models/domain/story.h"
#include "models/storage/checkreport.h"
#include "models/storage/migrations.h"
#include "models/storage/sqlite.h"

#include <QHash>
#include <QString>

#include <functional>
#include <memory>
#include <vector>

namespace tocsin {

class BulkWriter;
class Projector;

enum class OpenMode { MustExist, CreateIfMissing };

struct OpenOptions
{
    OpenMode mode = OpenMode::CreateIfMissing;
    int busyTimeoutMs = 5000; ///< how long a write waits for another program that writes, before it fails
};

/// What a commit did.
struct CommitReport
{
    int stored = 0; ///< documents that were new or changed
    int known = 0; ///< documents that were there already, byte for byte
    QStringList incidents; ///< ids of the stories that they touched
};

/// A workspace file, open for writing. One Workspace lives in one thread; windows read through WorkspaceReaders, which it never
/// blocks (WAL). A commit is on the disk when it returns, also after a power cut (synchronous=FULL).
///
/// Failures name the file and the way out:
/// - Newer: written by a newer program. Corrupt: damaged, or no workspace at all. Both leave the file untouched, to the byte.
/// - NotFound, Storage: no such folder, no permission, disk full, locked too long by another program.
class Workspace
{
public:
    /// Opens @p path, brings an older file up to date (its backup lies beside it as `<name>.v<N>.backup`), or makes a new one.
    [[nodiscard]] static Result<std::unique_ptr<Workspace>> open(const QString &path, const OpenOptions &options = {});
    /// The same for a program whose formats are those of @p migrations: tests have older and newer ones than ours.
    [[nodiscard]] static Result<std::unique_ptr<Workspace>> open(const QString &path, const OpenOptions &options, const Migrations &migrations);
    ~Workspace();
    Workspace(const Workspace &) = delete;
    Workspace &operator=(const Workspace &) = delete;

    /// Stores @p documents and brings the projections of the stories that they touch up to date, in ONE transaction: all or nothing.
    /// Documents already stored are skipped. Failure::Rejected names the document and field that is malformed; Failure::Conflict a fact
    /// that is stored with other contents, or a catalogue entry whose parentRev is not the stored revision.
    [[nodiscard]] Result<CommitReport> commit(const QList<Document> &documents);
    /// The same for the documents that @p write gives. While it runs nobody else commits, in this program or another: what it reads through a
    /// WorkspaceReader still holds when they are stored. It is short, because others that write wait for it.
    using Write = std::function<Result<QList<Document>>()>;
    [[nodiscard]] Result<CommitReport> commit(const Write &write);

    /// A scope in which millions are stored quickly; see BulkWriter. No commit() while it lives.
    [[nodiscard]] Result<std::unique_ptr<BulkWriter>> bulk();

    /// Reads every document and compares revision, canonical form and projections with it; changes nothing.
    [[nodiscard]] Result<CheckReport> check();
    /// Makes all projections again from the documents, in one transaction, and says whether anything differed.
    [[nodiscard]] Result<CheckReport> rebuild();

    /// The newest hybrid reading stored, for FactWriter.
    [[nodiscard]] Result<Hlc> lastHlc();
    [[nodiscard]] const QString &path() const { return m_path; }

private:
    friend class BulkWriter;
    Workspace(QString path, Migrations migrations);

    enum class Stored { New, Changed, Known };
    /// Whether a document with one writer can be read; claims have no contents of their own yet.
    [[nodiscard]] static Result<void> readOneWriter(const Document &document, const DocumentId &id);
    [[nodiscard]] Result<Stored> store(const Document &document, const DocumentId &id);
    struct Checked;
    [[nodiscard]] static Result<std::vector<Checked>> checked(const QList<Document> &documents);
    [[nodiscard]] Result<CommitReport> commit(sqlite::Transaction &transaction, const std::vector<Checked> &documents);
    [[nodiscard]] Result<void> noteHlc(quint64 newest);
    [[nodiscard]] Result<void> makeIndexes(); ///< after bulk writing
    [[nodiscard]] Result<void> addIndexes(); ///< those that an earlier Tocsin did not make yet; they are no part of the format

    QString m_path;
    Migrations m_migrations;
    sqlite::Connection m_db;
    std::unique_ptr<Projector> m_projector;
};

/// Stores whole new stories, fast: large transactions, no fold, secondary indexes and the text index made at the end. The caller
/// folds (it has the facts at hand). What is added before a crash may be lost, the file stays sound: Workspace::open finishes the indexes.
class BulkWriter
{
public:
    ~BulkWriter(); ///< without finish(): what was not written yet is dropped, the file is left sound
    BulkWriter(const BulkWriter &) = delete;
    BulkWriter &operator=(const BulkWriter &) = delete;

    /// @p documents are new and about one story that is not stored yet; @p story is their fold.
    [[nodiscard]] Result<void> add(const QList<Document> &documents, const Story &story, const QList<Translation> &translations = {});
    /// Catalogue documents, new ones only. Put those of targets before the stories that name them.
    [[nodiscard]] Result<void> addCatalogue(const QList<Document> &documents);
    /// Writes what is left and makes the indexes.
    [[nodiscard]] Result<void> finish();

private:
    friend class Workspace;
    explicit BulkWriter(Workspace &workspace);
    [[nodiscard]] Result<void> begin();
    [[nodiscard]] Result<void> commitBatch();
    [[nodiscard]] Result<void> insert(const QList<Document> &documents);

    Workspace &m_workspace; // not owned; outlives this
    int m_pending = 0; ///< documents in the open transaction
    std::unique_ptr<sqlite::Transaction> m_transaction;
    Document m_newest; ///< of the open transaction
    bool m_finished = false;
};

} // namespace tocsin
