// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QByteArray>
#include <QHash>
#include <QString>
#include <QStringView>

#include <memory>
#include <optional>

struct sqlite3;
struct sqlite3_stmt;

/// A thin coat over SQLite's C API, which reads a million rows twice as fast as QSqlQuery. Only models/storage uses it.
namespace tocsin::sqlite {

/// The version of the SQLite library that is linked, "3.40.1".
[[nodiscard]] QString version();

/// A prepared statement. Numbers of parameters and columns begin with 0.
class Statement
{
public:
    Statement() = default;

    Statement &bind(int parameter, qint64 value);
    Statement &bind(int parameter, int value) { return bind(parameter, static_cast<qint64>(value)); }
    Statement &bind(int parameter, bool value) { return bind(parameter, static_cast<qint64>(value)); }
    Statement &bind(int parameter, double value);
    Statement &bind(int parameter, QStringView text);
    Statement &bindText(int parameter, const QByteArray &utf8);
    Statement &bindBlob(int parameter, const QByteArray &bytes);
    Statement &bindNull(int parameter);
    template<typename T> Statement &bind(int parameter, const std::optional<T> &value)
    {
        return value ? bind(parameter, *value) : bindNull(parameter);
    }

    /// Moves to the next row; false after the last one, and after an error (see failed()).
    [[nodiscard]] bool step();
    [[nodiscard]] bool hasFailed() const { return m_failed; }
    /// Runs a statement without rows to its end and resets it. Failure as Connection::failure() gives it.
    [[nodiscard]] Result<void> run();
    /// The failure of the last step(), or none; resets the statement.
    [[nodiscard]] Result<void> done();
    void reset();

    [[nodiscard]] bool isNull(int column) const;
    [[nodiscard]] qint64 integer(int column) const;
    [[nodiscard]] double real(int column) const;
    [[nodiscard]] QString text(int column) const;
    [[nodiscard]] QByteArray bytes(int column) const; ///< text as UTF-8, or a blob

private:
    friend class Connection;
    class Connection *m_connection = nullptr; // not owned
    sqlite3_stmt *m_statement = nullptr; // owned by the connection's cache
    bool m_failed = false;
};

/// One open database. Statements are prepared once per text and kept.
class Connection
{
public:
    Connection() = default;
    ~Connection() { close(); }
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    [[nodiscard]] Result<void> open(const QString &path, int flags);
    void close();
    [[nodiscard]] sqlite3 *handle() const { return m_handle; }

    /// The statement @p sql, reset and without values. Not the same text twice at the same time.
    [[nodiscard]] Result<Statement> prepare(const char *sql);
    /// The same for a text that is made up each time and seldom twice: it takes the place of the last one made up.
    [[nodiscard]] Result<Statement> prepareOnce(const QByteArray &sql);
    /// Runs a script of any number of statements.
    [[nodiscard]] Result<void> run(const char *script);
    [[nodiscard]] Result<void> run(const QByteArray &script) { return run(script.constData()); }
    /// The integer that a statement without parameters gives in its first row (0 without a row).
    [[nodiscard]] Result<qint64> value(const char *sql);

    /// The failure that SQLite reported last, with the file and a way out in its words.
    [[nodiscard]] Failure failure() const;
    void setPath(const QString &path) { m_path = path; }
    [[nodiscard]] const QString &path() const { return m_path; }

private:
    QString m_path;
    sqlite3 *m_handle = nullptr;
    QHash<QByteArray, sqlite3_stmt *> m_statements;
    sqlite3_stmt *m_once = nullptr;
};

/// A write transaction that is rolled back unless commit() succeeded.
class Transaction
{
public:
    explicit Transaction(Connection &connection) : m_connection(connection) {}
    ~Transaction();
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;

    [[nodiscard]] Result<void> begin(); ///< BEGIN IMMEDIATE: waits for other writers up to the busy timeout
    [[nodiscard]] Result<void> commit();

private:
    Connection &m_connection; // not owned
    bool m_open = false;
};

} // namespace tocsin::sqlite
