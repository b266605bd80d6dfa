// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/storage/workspacefile.h"

#include "models/storage/schema.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QtEndian>

#include <sqlite3.h>

#include <algorithm>
#include <memory>
#include <optional>

#ifdef Q_OS_UNIX
#include <cerrno>
#include <cstdio>

#include <sys/stat.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace tocsin {

namespace {

constexpr int headerSize = 100;

tl::unexpected<Failure> refused(Failure::Code code, const QString &path, const QString &why)
{
    return failed(code, path + u": "_s + why);
}

/// The first @p size bytes of a file, or as many as there are; none: it cannot be read. They are read by SQLite's own file functions: on Unix a descriptor of
/// somebody else's that is closed takes all locks with it that this process has on the file (sqlite.org/howtocorrupt.html, 2.2), and another program that
/// leaves then removes the log in which this one goes on writing.
std::optional<QByteArray> firstBytes(const QString &path, int size)
{
    sqlite3_vfs *vfs = sqlite3_vfs_find(nullptr);
    QByteArray fullName(vfs->mxPathname + 1, '\0');
    if (vfs->xFullPathname(vfs, QFile::encodeName(path).constData(), vfs->mxPathname, fullName.data()) != SQLITE_OK)
        return std::nullopt;
    const std::unique_ptr<const char, decltype(&sqlite3_free_filename)> name(sqlite3_create_filename(fullName.constData(), "", "", 0, nullptr), &sqlite3_free_filename);
    QByteArray memory(vfs->szOsFile, '\0');
    auto *file = reinterpret_cast<sqlite3_file *>(memory.data());
    if (!name || vfs->xOpen(vfs, name.get(), file, SQLITE_OPEN_READONLY | SQLITE_OPEN_MAIN_DB, nullptr) != SQLITE_OK)
        return std::nullopt;
    QByteArray bytes(size, '\0');
    sqlite3_int64 there = 0;
    int read = file->pMethods->xFileSize(file, &there);
    if (read == SQLITE_OK)
        read = file->pMethods->xRead(file, bytes.data(), size, 0);
    file->pMethods->xClose(file);
    if (read != SQLITE_OK && read != SQLITE_IOERR_SHORT_READ)
        return std::nullopt;
    bytes.truncate(std::min<qsizetype>(size, there));
    return bytes;
}

/// What the first bytes of the file tell (sqlite.org/fileformat.html, 1.3), before SQLite itself opens it as a database.
Result<void> examineHeader(const QString &path)
{
    const QFileInfo info(path);
    if (info.isDir())
        return refused(Failure::Code::Storage, path, u"this is a folder; name a file inside it"_s);
    if (!info.exists())
        return refused(Failure::Code::NotFound, path, u"there is no such file; check the name, or make a new workspace"_s);
    const std::optional<QByteArray> read = info.isFile() ? firstBytes(path, headerSize) : std::nullopt;
    if (!read)
        return refused(Failure::Code::Storage, path, u"it cannot be read; check its permissions"_s);
    const QByteArray &header = *read;
    if (header.isEmpty())
        return refused(Failure::Code::Corrupt, path, u"the file is empty and no workspace; remove it to make a new one there, or open another"_s);
    if (header.size() < headerSize || !header.startsWith(QByteArrayView("SQLite format 3\0", 16)))
        return refused(Failure::Code::Corrupt, path, u"this is no workspace (not an SQLite file); it was left untouched, open another"_s);

    const auto at = [&header](qsizetype offset) { return qFromBigEndian<quint32>(header.constData() + offset); };
    const qint64 pageBytes = qFromBigEndian<quint16>(header.constData() + 16) == 1 ? 65536 : qFromBigEndian<quint16>(header.constData() + 16);
    const bool countIsValid = at(24) == at(92);
    // While a WAL lies beside the file, its end may stand there.
    const bool hasWal = QFileInfo(path + u"-wal"_s).size() > 0;
    if (!hasWal && countIsValid && info.size() < pageBytes * at(28)) {
        return refused(Failure::Code::Corrupt, path,
                       u"the file is cut off; it was left untouched, go on with a backup (`<name>.v<N>.backup` beside it)"_s);
    }
    return {};
}

/// Gives the finished file @p draft its name, unless a file has it already. QFile::rename() will not do: where the name is taken meanwhile it falls back
/// to copying, over the file that another program has just made and perhaps written to.
bool takePlace(const QString &draft, const QString &path)
{
#ifdef Q_OS_UNIX
    const QByteArray from = QFile::encodeName(draft);
    const QByteArray to = QFile::encodeName(path);
    if (::link(from.constData(), to.constData()) == 0)
        return true; // the draft's own name is removed with what lies beside it
    if (errno == EEXIST)
        return false;
    return !QFile::exists(path) && ::rename(from.constData(), to.constData()) == 0; // a file system without links
#else
    return QFile::rename(draft, path);
#endif
}

/// Reads the first row of every table, which finds a file whose pages were overwritten.
Result<void> probe(sqlite::Connection &db)
{
    QList<QByteArray> tables;
    Result<sqlite::Statement> names = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search%'");
    if (!names)
        return tl::unexpected<Failure>(names.error());
    while (names->step())
        tables.append(names->bytes(0));
    Result<void> done = names->done();
    for (const QByteArray &table : std::as_const(tables)) {
        if (done)
            done = db.run("SELECT * FROM \"" + table + "\" LIMIT 1");
    }
    return done;
}

} // namespace

Result<qint64> examineWorkspaceFile(const QString &path, qint64 newestFormat)
{
    if (const Result<void> header = examineHeader(path); !header)
        return tl::unexpected<Failure>(header.error());
    sqlite::Connection db;
    Result<void> done = db.open(path, SQLITE_OPEN_READONLY);
    if (done)
        done = db.run("PRAGMA query_only = ON; PRAGMA busy_timeout = 5000");
    const Result<qint64> application = done ? db.value("PRAGMA application_id") : tl::unexpected<Failure>(done.error());
    const Result<qint64> format = application ? db.value("PRAGMA user_version") : application;
    if (!format)
        return format;
    if (*application != schema::applicationId)
        return refused(Failure::Code::Corrupt, path, u"this is an SQLite file of another program, no workspace; it was left untouched, open another"_s);
    if (*format > newestFormat) {
        return refused(Failure::Code::Newer, path,
                       u"written by a newer Tocsin (format "_s + QString::number(*format) + u", this one knows "_s + QString::number(newestFormat)
                           + u"); it was left untouched, open it with the newer program"_s);
    }
    if (*format < 1)
        return refused(Failure::Code::Corrupt, path, u"the workspace has no format number; it was left untouched, go on with a backup"_s);
    if (const Result<void> probed = probe(db); !probed)
        return tl::unexpected<Failure>(probed.error());
    return format;
}

Result<void> createWorkspaceFile(const QString &path, const Migrations &migrations)
{
    if (path.isEmpty())
        return failed(Failure::Code::NotFound, u"no file was named"_s);
    const QFileInfo info(path);
    if (!info.absoluteDir().exists())
        return refused(Failure::Code::NotFound, path, u"its folder does not exist; make it first, or choose another"_s);
    const QString draft = path + u".new-"_s + QString::number(QRandomGenerator::system()->generate(), 36);
    Result<void> done;
    {
        sqlite::Connection db;
        const Result<void> opened = db.open(draft, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
        done = opened ? opened : refused(Failure::Code::Storage, path, u"it cannot be made; check the permissions of its folder"_s);
        if (done)
            done = migrate(db, migrations);
        const QList<QByteArray> indexes = schema::secondaryIndexes();
        for (const QByteArray &index : indexes) {
            if (done)
                done = db.run(index);
        }
        if (done)
            done = db.run("PRAGMA journal_mode = WAL");
    }
    // Another program may have made one meanwhile: then that one is taken, never overwritten.
    if (done && !takePlace(draft, path) && !QFile::exists(path))
        done = refused(Failure::Code::Storage, path, u"it cannot be made; check the permissions of its folder"_s);
    for (const QString &end : {u""_s, u"-wal"_s, u"-shm"_s, u"-journal"_s})
        QFile::remove(draft + end);
    return done;
}

FileIdentity fileIdentity(const QString &path)
{
#ifdef Q_OS_UNIX
    struct stat status = {};
    if (::stat(QFile::encodeName(path).constData(), &status) == 0)
        return {static_cast<quint64>(status.st_dev), static_cast<quint64>(status.st_ino)};
    return {};
#else
    return QFileInfo::exists(path) ? FileIdentity(1, 1) : FileIdentity();
#endif
}

Result<void> connectForWriting(sqlite::Connection &db, const QString &path, int busyTimeoutMs)
{
    if (!QFileInfo(path).isWritable())
        return refused(Failure::Code::Storage, path, u"it may not be written; check its permissions"_s);
    Result<void> done = db.open(path, SQLITE_OPEN_READWRITE);
    sqlite3_busy_timeout(db.handle(), busyTimeoutMs);
    if (done) {
        // FULL: what was said to customers is on the disk when commit() returns, also when the power fails. Imports put many posts
        // into one commit, so the price is paid once for all of them.
        done = db.run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY;"
                      "PRAGMA cache_size = -16000; PRAGMA trusted_schema = OFF");
    }
    return done;
}

Result<void> connectForReading(sqlite::Connection &db, const QString &path)
{
    Result<void> done = db.open(path, SQLITE_OPEN_READONLY);
    if (done) {
        sqlite3_busy_timeout(db.handle(), 5000);
        done = db.run("PRAGMA query_only = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16000; PRAGMA trusted_schema = OFF");
    }
    return done;
}

} // namespace tocsin
