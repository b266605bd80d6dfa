// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/fact.h"
#include "models/domain/story.h"
#include "models/storage/searchindex.h"
#include "models/storage/sqlite.h"

#include <QHash>
#include <QSet>

namespace tocsin {

/// Reads documents of one story; used by the projector and by readers.
[[nodiscard]] Result<QList<Fact>> readFacts(sqlite::Connection &db, const QString &incident);

/// Derives the projections: the tables that are queried, from stories and catalogue. Works inside the caller's transaction. Belongs to
/// one connection.
class Projector
{
public:
    explicit Projector(sqlite::Connection &db) : m_db(db), m_search(db) {}

    /// Keys to give to stories and targets that are projected anew, so that rebuilding keeps the keys that rows had.
    struct Keys
    {
        QHash<QString, qint64> incidents;
        QHash<QString, qint64> targets;
    };
    [[nodiscard]] Result<Keys> keys();
    void keep(Keys keys) { m_kept = std::move(keys); }

    /// Begins a commit: rows written from now on are marked with its number.
    [[nodiscard]] Result<void> begin();
    /// Takes a target's catalogue entry. Its story texts are indexed anew where its name changed.
    [[nodiscard]] Result<void> writeTarget(const Target &target);
    /// Replaces everything that is kept of @p story. @p isNew: nothing is kept yet, spare the look.
    [[nodiscard]] Result<void> write(const Story &story, const QList<Translation> &translations, bool isNew = false);
    /// Folds the documents of @p incident from @p documents (another connection when rebuilding beside) and writes the story.
    [[nodiscard]] Result<void> project(const QString &incident, sqlite::Connection &documents);
    /// Ends a commit: hands the text index its changes and brings the counts up to date.
    [[nodiscard]] Result<void> flush();
    /// The transaction was rolled back.
    void forget();
    void forgetRows(); ///< what it remembers of the tables, not what was asked to be kept
    /// Empties all projections.
    [[nodiscard]] Result<void> clear();

private:
    struct OldEntry
    {
        qint64 row = 0;
        QString text;
        bool isTitle = false;
        bool isKept = false;
    };
    struct Counts
    {
        qint64 incidents = 0;
        qint64 impacts = 0;
        qint64 updates = 0;
    };

    [[nodiscard]] Result<qint64> targetKey(const QString &id);
    [[nodiscard]] Result<QString> targetName(qint64 key);
    [[nodiscard]] Result<qint64> removeOld(const QString &incident, QList<OldEntry> &entries);
    [[nodiscard]] Result<qint64> searchRow(QList<OldEntry> &entries, qint64 entry, Instant at, const QString &text, bool isTitle);
    [[nodiscard]] Result<void> writeHead(qint64 key, const Story &story, const QString &searchText, std::optional<qint64> searchRow);
    [[nodiscard]] Result<void> writeImpacts(qint64 key, const Story &story);
    [[nodiscard]] Result<void> writeUpdates(qint64 key, const Story &story, QList<OldEntry> &entries);
    [[nodiscard]] Result<void> writeRest(qint64 key, const Story &story, const QList<Translation> &translations);
    [[nodiscard]] Result<qint64> newKey(const char *greatest, const QHash<QString, qint64> &kept, const QString &id, qint64 &next);

    sqlite::Connection &m_db; // not owned
    SearchIndex m_search;
    Keys m_kept;
    QHash<QString, qint64> m_targetKeys;
    QHash<qint64, QString> m_targetNames;
    qint64 m_nextIncident = 0; // 0: ask
    qint64 m_nextTarget = 0;
    qint64 m_commit = 0;
    Counts m_added;
};

} // namespace tocsin
