// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/storage/migrations.h"

#include "models/storage/schema.h"

#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;

// In a static library a resource must be asked for by name, outside any namespace.
static void initialiseStorageResource()
{
    Q_INIT_RESOURCE(storage);
}

namespace tocsin {

Migrations workspaceMigrations()
{
    initialiseStorageResource();
    Migrations migrations;
    const QDir folder(u":/storage/migrations"_s);
    const QStringList names = folder.entryList({u"*.sql"_s}, QDir::Files, QDir::Name);
    for (const QString &name : names) {
        QFile file(folder.filePath(name));
        if (file.open(QIODevice::ReadOnly))
            migrations.append(file.readAll());
    }
    return migrations;
}

Result<void> migrate(sqlite::Connection &db, const Migrations &migrations)
{
    for (;;) {
        sqlite::Transaction transaction(db);
        Result<void> done = transaction.begin();
        // Asked inside the transaction: another program may have taken the step meanwhile.
        const Result<qint64> format = done ? db.value("PRAGMA user_version") : tl::unexpected<Failure>(done.error());
        if (!format)
            return tl::unexpected<Failure>(format.error());
        if (*format >= migrations.size())
            return {};
        QByteArray end = "\nPRAGMA user_version = " + QByteArray::number(*format + 1) + ';';
        end += "\nPRAGMA application_id = " + QByteArray::number(schema::applicationId) + ';';
        if (*format > 0) // the new format's projections are not made yet
            end += "\nINSERT OR REPLACE INTO number (name, value) VALUES ('stale', 1);";
        done = db.run(migrations.at(*format) + end);
        if (done)
            done = transaction.commit();
        if (!done) {
            Failure failure = done.error();
            failure.detail = u"step to format "_s + QString::number(*format + 1) + u" failed, the file keeps its format: "_s + failure.detail;
            return tl::unexpected<Failure>(failure);
        }
    }
}

Result<QString> backUp(sqlite::Connection &db, qint64 format)
{
    QString name = db.path() + u".v"_s + QString::number(format) + u".backup"_s;
    const QString plain = name;
    for (int number = 2; QFile::exists(name); ++number)
        name = plain + u'-' + QString::number(number);
    Result<sqlite::Statement> statement = db.prepare("VACUUM INTO ?1");
    if (!statement)
        return tl::unexpected<Failure>(statement.error());
    if (const Result<void> done = statement->bind(0, QStringView(name)).run(); !done) {
        QFile::remove(name); // half a backup is none
        QFile::remove(name + u"-journal"_s);
        return failed(done.error().code, u"no backup could be made, so the file was left as it is: "_s + done.error().detail);
    }
    return name;
}

} // namespace tocsin
