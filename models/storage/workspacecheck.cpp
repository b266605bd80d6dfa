// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/canonicaljson.h"
#include "models/domain/revision.h"
#include "models/storage/migrations.h"
#include "models/storage/projector.h"
#include "models/storage/workspace.h"

#include <QTemporaryDir>

#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace tocsin {

namespace {

using Error = tl::unexpected<Failure>;

constexpr qsizetype mostListed = 100;

void note(QStringList &list, const QString &what)
{
    if (list.size() < mostListed)
        list.append(what);
}

/// What must be the same in a table that was projected anew. Left out: rows of the text index and commit numbers, which say when, not what.
struct Projection
{
    const char *table;
    const char *rows;
};
constexpr Projection projections[]{
    // A target that only a superseded fact names may still stand in the table, unused.
    {"target", "SELECT id, key, kind, name, label, time_zone, in_catalogue FROM target WHERE in_catalogue = 1 OR key IN (SELECT target FROM incident_target) "
               "OR key IN (SELECT zone FROM target_zone) ORDER BY id"},
    {"target_zone", "SELECT target, ordinal, zone FROM target_zone ORDER BY 1, 2"},
    {"incident", "SELECT key, id, kind, status, title, zone, language, opened_ms, opened_certain, retroactive, opened_by, origin, retracted, open, worst, "
                 "begin_ms, end_ms, updates, search_text FROM incident ORDER BY 1"},
    {"incident_target", "SELECT key, target FROM incident_target ORDER BY 1"},
    {"impact", "SELECT key, target, level, begin_ms, end_ms, duration_class, planned, certain, story_kind, story_open FROM impact ORDER BY 1"},
    {"incident_update", "SELECT key, document, at_ms, posted_ms, status, label, language, certain, retracted, text FROM incident_update ORDER BY 1"},
    {"maintenance_window", "SELECT * FROM maintenance_window ORDER BY key"},
    {"promise", "SELECT * FROM promise ORDER BY key"},
    {"remedy", "SELECT * FROM remedy ORDER BY key"},
    {"link", "SELECT * FROM link ORDER BY key"},
    {"translation", "SELECT * FROM translation ORDER BY key"},
    {"number", "SELECT name, value FROM number WHERE name IN ('incidents', 'impacts', 'updates') ORDER BY 1"},
    {"search (words)", "SELECT term, doc, cnt FROM temp.search_words ORDER BY 1"},
};

constexpr const char *vocabulary = "CREATE VIRTUAL TABLE IF NOT EXISTS temp.search_words USING fts5vocab(main, search, row)";

/// The current row of @p statement as one text.
QByteArray rowOf(sqlite3_stmt *statement)
{
    QByteArray row;
    const int columns = sqlite3_column_count(statement);
    for (int column = 0; column < columns; ++column) {
        if (column > 0)
            row += '|';
        const auto *text = reinterpret_cast<const char *>(sqlite3_column_text(statement, column));
        row += text ? QByteArray(text, sqlite3_column_bytes(statement, column)) : QByteArray("NULL");
    }
    return row;
}

/// Reads the rows of one query, one after the other. (Not through Connection::prepare: its values are of no known type.)
class Rows
{
public:
    Rows(sqlite::Connection &db, const char *sql) { sqlite3_prepare_v2(db.handle(), sql, -1, &m_statement, nullptr); }
    ~Rows() { sqlite3_finalize(m_statement); }
    Rows(const Rows &) = delete;
    Rows &operator=(const Rows &) = delete;

    [[nodiscard]] std::optional<QByteArray> next()
    {
        return m_statement && sqlite3_step(m_statement) == SQLITE_ROW ? std::optional<QByteArray>(rowOf(m_statement)) : std::nullopt;
    }

private:
    sqlite3_stmt *m_statement = nullptr;
};

void compare(const Projection &projection, sqlite::Connection &stored, sqlite::Connection &fresh, CheckReport &report)
{
    Rows have(stored, projection.rows);
    Rows want(fresh, projection.rows);
    for (;;) {
        const std::optional<QByteArray> is = have.next();
        const std::optional<QByteArray> should = want.next();
        if (!is && !should)
            return;
        if (is == should)
            continue;
        note(report.differences, QString::fromLatin1(projection.table) + u": is "_s + QString::fromUtf8(is.value_or("missing").left(200)) + u", should be "_s
                                     + QString::fromUtf8(should.value_or("missing").left(200)));
        if (!is || !should || report.differences.size() >= mostListed)
            return;
    }
}

Result<void> checkFile(sqlite::Connection &db, CheckReport &report)
{
    for (Rows rows(db, "PRAGMA integrity_check(20)"); const std::optional<QByteArray> row = rows.next();) {
        if (*row != "ok")
            note(report.damage, u"file: "_s + QString::fromUtf8(*row));
    }
    for (Rows rows(db, "PRAGMA foreign_key_check"); const std::optional<QByteArray> row = rows.next();)
        note(report.differences, u"reference to nothing: "_s + QString::fromUtf8(*row));
    for (Rows rows(db, "SELECT row, entry FROM search_entry AS e WHERE NOT EXISTS (SELECT 1 FROM incident_update WHERE key = e.entry AND search_row = e.row) "
                       "AND NOT EXISTS (SELECT 1 FROM incident WHERE key = e.entry >> 20 AND e.entry & 1048575 = 1048575 AND search_row = e.row)");
         const std::optional<QByteArray> row = rows.next();) {
        note(report.differences, u"search entry of nothing: "_s + QString::fromUtf8(*row));
    }
    sqlite::Transaction transaction(db); // rolled back: the check of a text index is spelled as an insertion
    if (const Result<void> begun = transaction.begin(); !begun)
        return begun;
    if (const Result<void> sound = db.run("INSERT INTO search (search) VALUES ('integrity-check')"); !sound)
        note(report.differences, u"text index: "_s + sound.error().detail);
    return {};
}

using ReadOneWriter = Result<void> (*)(const Document &, const DocumentId &);

Result<void> checkDocuments(sqlite::Connection &db, CheckReport &report, ReadOneWriter readOneWriter)
{
    Result<sqlite::Statement> all = db.prepare("SELECT id, generation, hash, parent, body FROM document ORDER BY id");
    if (!all)
        return Error(all.error());
    while (all->step()) {
        ++report.documents;
        const Document document{all->text(0), {}, {}, all->bytes(4)};
        const int generation = static_cast<int>(all->integer(1));
        std::optional<Revision> parent;
        if (!all->isNull(3))
            parent = Revision{generation - 1, all->bytes(3)};
        if (revisionOf(document.json, parent) != Revision{generation, all->bytes(2)})
            note(report.damage, document.id + u": its body is not that of its revision"_s);
        if (const Result<QJsonObject> body = fromCanonicalJson(document.json); !body)
            note(report.damage, document.id + u": "_s + body.error().detail);
        const Result<DocumentId> id = parseDocumentId(document.id);
        if (!id) {
            note(report.damage, id.error().detail);
        } else if (id->isFact()) {
            if (const Result<Fact> fact = factFrom(document); !fact)
                note(report.damage, fact.error().detail);
        } else if (id->isCatalogue()) {
            if (const Result<CatalogueEntry> entry = catalogueFrom(document); !entry)
                note(report.damage, entry.error().detail);
        } else if (id->hasOneWriter()) {
            if (const Result<void> read = readOneWriter(document, *id); !read)
                note(report.damage, read.error().detail);
        }
    }
    return all->done();
}

/// Writes all projections of @p documents through @p projector, whose tables are empty.
Result<void> projectAll(sqlite::Connection &documents, Projector &projector)
{
    Result<void> done = projector.begin();
    const auto idsIn = [&](const char *sql) {
        QStringList ids;
        for (Rows rows(documents, sql); const std::optional<QByteArray> row = rows.next();)
            ids.append(QString::fromUtf8(*row));
        return ids;
    };
    const QStringList targets = idsIn("SELECT id FROM document WHERE (id >= 'srv:' AND id < 'srv;') OR (id >= 'svc:' AND id < 'svc;') "
                                      "OR (id >= 'zone:' AND id < 'zone;') ORDER BY id");
    Result<sqlite::Statement> find = documents.prepare("SELECT body FROM document WHERE id = ?1");
    if (!find)
        return Error(find.error());
    for (const QString &id : targets) {
        if (!done)
            return done;
        Document document{id, {}, {}, {}};
        if (find->bind(0, QStringView(id)).step())
            document.json = find->bytes(0);
        done = find->done();
        const Result<CatalogueEntry> entry = catalogueFrom(document);
        if (done && entry) // what cannot be read was reported as damage
            done = projector.writeTarget(std::get<Target>(*entry));
    }
    int sinceFlush = 0;
    const QStringList incidents = idsIn("SELECT id FROM document WHERE id >= 'inc:' AND id < 'inc;' ORDER BY id");
    for (const QString &id : incidents) {
        if (done)
            done = projector.project(id, documents);
        if (!done && done.error().code == Failure::Code::Corrupt)
            done = Result<void>(); // likewise
        if (done && ++sinceFlush % 20000 == 0)
            done = projector.flush();
    }
    return done ? projector.flush() : done;
}

} // namespace

Result<CheckReport> Workspace::check()
{
    CheckReport report;
    Result<void> done = checkFile(m_db, report);
    // From here on one state of the file is read.
    if (done)
        done = m_db.run("BEGIN");
    if (!done)
        return Error(done.error());
    done = checkDocuments(m_db, report, &Workspace::readOneWriter);

    QTemporaryDir folder;
    sqlite::Connection fresh;
    if (done)
        done = fresh.open(folder.filePath(u"fresh"_s), SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    if (done)
        done = fresh.run("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -32000");
    if (done)
        done = migrate(fresh, m_migrations);
    if (done)
        done = fresh.run(QByteArray(vocabulary) + "; BEGIN");
    Projector projector(fresh);
    if (done) {
        Result<Projector::Keys> keys = m_projector->keys();
        if (!keys) {
            done = Error(keys.error());
        } else {
            projector.keep(*std::move(keys));
            done = projectAll(m_db, projector);
        }
    }
    if (done)
        done = fresh.run("COMMIT");
    if (done)
        done = m_db.run(vocabulary);
    if (done) {
        for (const Projection &projection : projections)
            compare(projection, m_db, fresh, report);
        // Terms may be too many there, but none may be missing: a word that is not there is not found by its beginning.
        for (Rows rows(m_db, "SELECT term FROM temp.search_words WHERE length(CAST(term AS BLOB)) >= 4 AND term NOT IN (SELECT term FROM search_term)");
             const std::optional<QByteArray> row = rows.next();) {
            note(report.differences, u"search term missing: "_s + QString::fromUtf8(*row));
        }
        const auto count = [this](const char *sql) { return m_db.value(sql).value_or(0); };
        report.incidents = count("SELECT value FROM number WHERE name = 'incidents'");
        report.impacts = count("SELECT value FROM number WHERE name = 'impacts'");
        report.updates = count("SELECT value FROM number WHERE name = 'updates'");
    }
    const Result<void> ended = m_db.run("ROLLBACK; DROP TABLE IF EXISTS temp.search_words");
    if (!done || !ended)
        return Error(done ? ended.error() : done.error());
    return report;
}

Result<CheckReport> Workspace::rebuild()
{
    Result<CheckReport> report = check();
    if (!report)
        return report;
    sqlite::Transaction transaction(m_db);
    Result<void> done = transaction.begin();
    Result<Projector::Keys> keys = done ? m_projector->keys() : Error(done.error());
    done = keys ? m_projector->clear() : Error(keys.error());
    if (done) {
        m_projector->keep(*std::move(keys));
        done = projectAll(m_db, *m_projector);
    }
    if (done)
        done = m_db.run("INSERT INTO search (search) VALUES ('optimize'); DELETE FROM number WHERE name = 'stale'");
    if (done)
        done = transaction.commit();
    m_projector->forget(); // kept keys are no longer needed
    if (!done)
        return Error(done.error());
    report->rebuilt = true;
    return report;
}

} // namespace tocsin
