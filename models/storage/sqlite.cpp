// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/storage/sqlite.h"

#include <QFile>

#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace tocsin::sqlite {

QString version()
{
    return QString::fromLatin1(sqlite3_libversion());
}

Statement &Statement::bind(int parameter, qint64 value)
{
    sqlite3_bind_int64(m_statement, parameter + 1, value);
    return *this;
}

Statement &Statement::bind(int parameter, double value)
{
    sqlite3_bind_double(m_statement, parameter + 1, value);
    return *this;
}

Statement &Statement::bind(int parameter, QStringView text)
{
    return bindText(parameter, text.toUtf8());
}

Statement &Statement::bindText(int parameter, const QByteArray &utf8)
{
    sqlite3_bind_text64(m_statement, parameter + 1, utf8.constData(), static_cast<sqlite3_uint64>(utf8.size()), SQLITE_TRANSIENT, SQLITE_UTF8);
    return *this;
}

Statement &Statement::bindBlob(int parameter, const QByteArray &bytes)
{
    sqlite3_bind_blob64(m_statement, parameter + 1, bytes.constData(), static_cast<sqlite3_uint64>(bytes.size()), SQLITE_TRANSIENT);
    return *this;
}

Statement &Statement::bindNull(int parameter)
{
    sqlite3_bind_null(m_statement, parameter + 1);
    return *this;
}

bool Statement::step()
{
    const int answer = sqlite3_step(m_statement);
    m_failed = answer != SQLITE_ROW && answer != SQLITE_DONE;
    return answer == SQLITE_ROW;
}

Result<void> Statement::run()
{
    while (step()) { }
    return done();
}

Result<void> Statement::done()
{
    // The failure is read before the reset, which would report it again.
    Result<void> result;
    if (m_failed)
        result = tl::unexpected<Failure>(m_connection->failure());
    reset();
    return result;
}

void Statement::reset()
{
    sqlite3_reset(m_statement);
    sqlite3_clear_bindings(m_statement);
    m_failed = false;
}

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

qint64 Statement::integer(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

double Statement::real(int column) const
{
    return sqlite3_column_double(m_statement, column);
}

QString Statement::text(int column) const
{
    const auto *text = sqlite3_column_text(m_statement, column);
    return QString::fromUtf8(reinterpret_cast<const char *>(text), sqlite3_column_bytes(m_statement, column));
}

QByteArray Statement::bytes(int column) const
{
    const void *bytes = sqlite3_column_blob(m_statement, column);
    return QByteArray(static_cast<const char *>(bytes), sqlite3_column_bytes(m_statement, column));
}

Result<void> Connection::open(const QString &path, int flags)
{
    close();
    m_path = path;
    const QByteArray name = QFile::encodeName(path);
    if (sqlite3_open_v2(name.constData(), &m_handle, flags | SQLITE_OPEN_NOMUTEX, nullptr) != SQLITE_OK) {
        Failure why = m_handle ? failure() : Failure{Failure::Code::Storage, u"out of memory"_s};
        close();
        return tl::unexpected<Failure>(std::move(why));
    }
    sqlite3_extended_result_codes(m_handle, 1);
    return {};
}

void Connection::close()
{
    for (sqlite3_stmt *statement : std::as_const(m_statements))
        sqlite3_finalize(statement);
    m_statements.clear();
    sqlite3_finalize(m_once);
    m_once = nullptr;
    sqlite3_close_v2(m_handle);
    m_handle = nullptr;
}

Result<Statement> Connection::prepare(const char *sql)
{
    Statement statement;
    statement.m_connection = this;
    const auto kept = m_statements.constFind(QByteArray::fromRawData(sql, static_cast<qsizetype>(qstrlen(sql))));
    if (kept != m_statements.cend()) {
        statement.m_statement = *kept;
        statement.reset();
        return statement;
    }
    if (sqlite3_prepare_v3(m_handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement.m_statement, nullptr) != SQLITE_OK)
        return tl::unexpected<Failure>(failure());
    m_statements.insert(QByteArray(sql), statement.m_statement);
    return statement;
}

Result<Statement> Connection::prepareOnce(const QByteArray &sql)
{
    sqlite3_finalize(m_once);
    m_once = nullptr;
    if (sqlite3_prepare_v3(m_handle, sql.constData(), -1, 0, &m_once, nullptr) != SQLITE_OK)
        return tl::unexpected<Failure>(failure());
    Statement statement;
    statement.m_connection = this;
    statement.m_statement = m_once;
    return statement;
}

Result<void> Connection::run(const char *script)
{
    if (sqlite3_exec(m_handle, script, nullptr, nullptr, nullptr) != SQLITE_OK)
        return tl::unexpected<Failure>(failure());
    return {};
}

Result<qint64> Connection::value(const char *sql)
{
    Result<Statement> statement = prepare(sql);
    if (!statement)
        return tl::unexpected<Failure>(statement.error());
    const qint64 value = statement->step() ? statement->integer(0) : 0;
    if (const Result<void> done = statement->done(); !done)
        return tl::unexpected<Failure>(done.error());
    return value;
}

Failure Connection::failure() const
{
    const QString said = QString::fromUtf8(sqlite3_errmsg(m_handle));
    const auto failure = [&](Failure::Code code, const QString &wayOut) {
        return Failure{code, QString(m_path + u": "_s + wayOut + u" ("_s + said + u')')};
    };
    switch (sqlite3_errcode(m_handle) & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return failure(Failure::Code::Storage, u"another program is writing to it; try again when it has finished"_s);
    case SQLITE_FULL:
        return failure(Failure::Code::Storage, u"the disk is full; nothing was stored, make room and try again"_s);
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return failure(Failure::Code::Storage, u"it may not be written; check its permissions and those of its folder"_s);
    case SQLITE_CANTOPEN:
        return failure(Failure::Code::Storage, u"it cannot be opened; check that its folder is there and may be used"_s);
    case SQLITE_IOERR:
        return failure(Failure::Code::Storage, u"the disk reports an error; nothing was stored, check the disk and try again"_s);
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return failure(Failure::Code::Corrupt, u"the file is damaged; keep it, and go on with a backup (`<name>.v<N>.backup` beside it)"_s);
    default:
        return failure(Failure::Code::Storage, u"the database refused"_s);
    }
}

Transaction::~Transaction()
{
    if (m_open)
        sqlite3_exec(m_connection.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

Result<void> Transaction::begin()
{
    const Result<void> begun = m_connection.run("BEGIN IMMEDIATE");
    m_open = begun.has_value();
    return begun;
}

Result<void> Transaction::commit()
{
    const Result<void> committed = m_connection.run("COMMIT");
    if (committed)
        m_open = false; // otherwise the destructor rolls back
    return committed;
}

} // namespace tocsin::sqlite
