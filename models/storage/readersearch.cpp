// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/storage/schema.h"
#include "models/storage/searchquery.h"
#include "models/storage/workspacereader.h"

#include <algorithm>

namespace tocsin {

namespace {

using Error = tl::unexpected<Failure>;

constexpr qsizetype listedBeginning = 3; // letters of a beginning for which the text index keeps lists (migration 1)
constexpr int mostEndings = 256; // words that a longer beginning may stand for before another way is taken; 79 of them cost a third of that way
constexpr int mostCandidates = 4000; // rows looked at on that way
constexpr int snippetLength = 160;

qsizetype lettersOf(const QByteArray &word)
{
    return std::ranges::count_if(word, [](char byte) { return (static_cast<unsigned char>(byte) & 0xc0) != 0x80; });
}

/// The first @p letters of @p word, in bytes.
qsizetype bytesOf(const QByteArray &word, qsizetype letters)
{
    qsizetype bytes = 0;
    while (bytes < word.size() && letters-- > 0) {
        ++bytes;
        while (bytes < word.size() && (static_cast<unsigned char>(word.at(bytes)) & 0xc0) == 0x80)
            ++bytes;
    }
    return bytes;
}

/// Words of the index that begin with @p beginning, at most mostEndings + 1 of them.
Result<QList<QByteArray>> endingsOf(sqlite::Connection &db, const QByteArray &beginning)
{
    Result<sqlite::Statement> statement = db.prepare("SELECT term FROM search_term WHERE term >= ?1 AND term < ?2 ORDER BY term LIMIT ?3");
    if (!statement)
        return Error(statement.error());
    QList<QByteArray> endings;
    QByteArray beyond = beginning;
    beyond += '\xff'; // no UTF-8 text holds this byte
    statement->bindText(0, beginning).bindText(1, beyond).bind(2, mostEndings + 1);
    while (statement->step())
        endings.append(statement->bytes(0));
    if (const Result<void> done = statement->done(); !done)
        return Error(done.error());
    return endings;
}

/// Reads what stands behind rows of the text index.
class HitReader
{
public:
    HitReader(sqlite::Connection &db, const SearchQuery &query) : m_db(db), m_query(query) {}

    /// Rows for @p expression, newest first, until @p limit hits are found. With @p mustHold only texts that hold the question's beginning
    /// are hits. Returns false where @p candidates rows were looked at before that.
    [[nodiscard]] Result<bool> read(const QByteArray &expression, int limit, bool mustHold, int candidates, QList<SearchHit> &hits)
    {
        Result<sqlite::Statement> rows = m_db.prepare("SELECT e.entry FROM search JOIN search_entry AS e ON e.row = search.rowid WHERE search MATCH ?1 "
                                                      "ORDER BY search.rowid DESC");
        if (!rows)
            return Error(rows.error());
        rows->bindText(0, expression);
        int looked = 0;
        while (hits.size() < limit && rows->step()) {
            if (candidates > 0 && ++looked > candidates) {
                rows->reset();
                return false;
            }
            const Result<std::optional<SearchHit>> hit = hitOf(rows->integer(0), mustHold);
            if (!hit) {
                rows->reset();
                return Error(hit.error());
            }
            if (*hit)
                hits.append(**hit);
        }
        if (const Result<void> done = rows->done(); !done)
            return Error(done.error());
        return true;
    }

private:
    Result<std::optional<SearchHit>> hitOf(qint64 entry, bool mustHold)
    {
        SearchHit hit;
        hit.incidentKey = schema::incidentOf(entry);
        const bool isTitle = (entry & (schema::ordinals - 1)) == schema::titleOrdinal;
        Result<sqlite::Statement> incident = m_db.prepare("SELECT id, title, opened_ms, search_text FROM incident WHERE key = ?1");
        Result<sqlite::Statement> update = m_db.prepare("SELECT document, coalesce(at_ms, posted_ms), text FROM incident_update WHERE key = ?1");
        if (!incident || !update)
            return Error(incident ? update.error() : incident.error());
        QString text;
        bool isThere = incident->bind(0, hit.incidentKey).step();
        if (isThere) {
            hit.incident = incident->text(0);
            hit.title = incident->text(1);
            hit.at = incident->integer(2);
            if (isTitle)
                text = incident->text(3);
        }
        Result<void> done = incident->done();
        if (done && isThere && !isTitle) {
            isThere = update->bind(0, entry).step();
            if (isThere) {
                hit.update = update->text(0);
                hit.at = update->integer(1);
                text = update->text(2);
            }
            done = update->done();
        }
        if (!done)
            return Error(done.error());
        if (!isThere || (mustHold && !m_query.holdsBeginning(m_folder, text)))
            return std::optional<SearchHit>();
        m_query.quote(m_folder, text, snippetLength, hit);
        return std::optional<SearchHit>(hit);
    }

    sqlite::Connection &m_db; // not owned
    const SearchQuery &m_query; // not owned
    TextFolder m_folder;
};

} // namespace

Result<QList<SearchHit>> WorkspaceReader::search(const QString &words, int limit)
{
    QList<SearchHit> hits;
    const SearchQuery query(words);
    if (query.isEmpty() || limit <= 0)
        return hits;
    const Snapshot state(m_db);
    HitReader reader(m_db, query);
    const QByteArray beginning = query.beginning();
    // One to three letters: the index has their lists. Nothing left open: whole words. Both are read from their end.
    QByteArray expression = query.expression();
    if (lettersOf(beginning) > listedBeginning && query.beginningStandsAlone()) {
        const Result<QList<QByteArray>> endings = endingsOf(m_db, beginning);
        if (!endings)
            return Error(endings.error());
        if (endings->isEmpty())
            return hits;
        if (endings->size() <= mostEndings) {
            expression = query.expression(*endings);
        } else {
            // So many words begin like this that they are likely to be met soon among those with the same first letters.
            const Result<bool> found = reader.read(query.expression({}, bytesOf(beginning, listedBeginning)), limit, true, mostCandidates, hits);
            if (!found)
                return Error(found.error());
            if (*found)
                return hits;
            hits.clear(); // they are rare: let the index put their lists together
        }
    }
    const Result<bool> found = reader.read(expression, limit, false, 0, hits);
    if (!found)
        return Error(found.error());
    return hits;
}

} // namespace tocsin
