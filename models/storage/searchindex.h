// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/token.h"
#include "models/storage/sqlite.h"
#include "models/storage/textfold.h"

#include <QHash>
#include <QSet>

#include <vector>

namespace tocsin {

/// @p text as it is indexed and shown in lists: Markdown without braces, tokens as words (times as UTC, ISO 8601 without the letter T).
[[nodiscard]] QString plainText(const TokenText &text);

/// Writes the text index. Changes are kept until flush(), which hands them over in the order of their rows: FTS5 writes out what it has
/// gathered whenever a row does not grow. Belongs to one connection.
class SearchIndex
{
public:
    explicit SearchIndex(sqlite::Connection &db) : m_db(db) {}

    /// Indexes @p text for @p entry (key of an update, or a story's title entry) at @p at. Returns its row.
    [[nodiscard]] Result<qint64> add(qint64 entry, Instant at, const QString &text);
    /// Takes out the row that was added with @p text.
    [[nodiscard]] Result<void> remove(qint64 row, const QString &text);
    /// Lets a row that stays as it is stand for another entry.
    [[nodiscard]] Result<void> rename(qint64 row, qint64 entry);
    [[nodiscard]] Result<void> flush();
    /// Forgets what was not flushed, and what it remembers of the table of terms: the transaction was rolled back.
    void forget();

    /// Whether a row at @p at could be @p row.
    [[nodiscard]] static bool isRowOf(qint64 row, Instant at);

private:
    struct Change
    {
        qint64 row = 0;
        bool isRemoval = false;
        QByteArray words;
    };
    [[nodiscard]] Result<void> addTerms(const QByteArray &words);

    sqlite::Connection &m_db; // not owned
    TextFolder m_folder;
    std::vector<Change> m_changes;
    QSet<qint64> m_added; // rows among m_changes
    QHash<qint64, qint64> m_nextFree; // by wished row, where that was taken
    QSet<QByteArray> m_terms; // known to stand in search_term
};

} // namespace tocsin
