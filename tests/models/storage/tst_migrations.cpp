// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/storage/faultyvfs.h"
#include "tests/models/storage/storagefixture.h"

#include <QDir>
#include <QtTest>

#include <sys/wait.h>

using namespace Qt::StringLiterals;
using namespace tocsin;
using namespace tocsin::test;

namespace {

/// A step that a later Tocsin may take: one more table, one more column, and projections that have to be made anew.
Migrations withOneMore(const QByteArray &step = "CREATE TABLE calendar (key INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;\n"
                                                "ALTER TABLE document ADD COLUMN seen_ms INTEGER;\n"
                                                "UPDATE incident SET title = 'stale';")
{
    Migrations migrations = workspaceMigrations();
    migrations.append(step);
    return migrations;
}

qint64 formatOf(const QString &path)
{
    sqlite::Connection db;
    const Result<void> opened = db.open(path, 1 /* SQLITE_OPEN_READONLY */);
    return opened ? db.value("PRAGMA user_version").value_or(-1) : -1;
}

} // namespace

class TestMigrations : public QObject
{
    Q_OBJECT

    std::unique_ptr<StorageFixture> m_files;

    void makeWorkspace(int stories)
    {
        const auto workspace = Workspace::open(m_files->path());
        STORAGE_VERIFY(workspace);
        for (int i = 0; i < stories; ++i)
            STORAGE_VERIFY((*workspace)->commit(m_files->story(i)));
    }

private slots:
    void init()
    {
        failOnWarnings();
        m_files = std::make_unique<StorageFixture>();
    }
    void cleanup() { m_files.reset(); }

    void numbersItsStepsWithoutGaps()
    {
        const QStringList names = QDir(u":/storage/migrations"_s).entryList({u"*.sql"_s}, QDir::Files, QDir::Name);
        QCOMPARE(names.size(), workspaceMigrations().size());
        for (int i = 0; i < names.size(); ++i)
            QVERIFY2(names.at(i).startsWith(u"%1_"_s.arg(i + 1, 4, 10, QLatin1Char('0'))), qPrintable(names.at(i)));
    }

    void backsUpBeforeItBringsAFileUpToDate()
    {
        makeWorkspace(5);
        const QByteArray before = StorageFixture::digestOf(m_files->path());
        const qint64 old = workspaceMigrations().size();
        {
            const auto workspace = Workspace::open(m_files->path(), {}, withOneMore());
            STORAGE_VERIFY(workspace);
            const auto report = (*workspace)->check();
            STORAGE_VERIFY(report);
            QVERIFY2(report->isClean(), qPrintable((report->damage + report->differences).join(u'\n'))); // projections were made anew
            STORAGE_VERIFY((*workspace)->commit(m_files->story(5)));
        }
        QCOMPARE(formatOf(m_files->path()), old + 1);
        const QString backup = m_files->path() + u".v%1.backup"_s.arg(old);
        QVERIFY(QFile::exists(backup));
        QCOMPARE(formatOf(backup), old);
        QCOMPARE(StorageFixture::digestOf(backup), before);
        // The backup is a workspace for the older program.
        const auto again = Workspace::open(backup);
        STORAGE_VERIFY(again);
        QVERIFY((*again)->check()->isClean());
        // What is up to date is not backed up again.
        STORAGE_VERIFY(Workspace::open(m_files->path(), {}, withOneMore()));
        QCOMPARE(QDir(m_files->folder().path()).entryList({u"*.backup"_s}).size(), 1);
    }

    void neverOverwritesABackup()
    {
        makeWorkspace(1);
        const QString taken = m_files->path() + u".v%1.backup"_s.arg(workspaceMigrations().size());
        StorageFixture::write(taken, "somebody's");
        STORAGE_VERIFY(Workspace::open(m_files->path(), {}, withOneMore()));
        QCOMPARE(StorageFixture::bytesOf(taken), QByteArray("somebody's"));
        QCOMPARE(formatOf(taken + u"-2"_s), qint64(workspaceMigrations().size()));
    }

    void aStepThatFailsChangesNothing()
    {
        makeWorkspace(3);
        const QByteArray before = StorageFixture::digestOf(m_files->path());
        const auto refused = Workspace::open(m_files->path(), {}, withOneMore("CREATE TABLE calendar (key INTEGER PRIMARY KEY); INSERT INTO nowhere VALUES (1);"));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, Failure::Code::Storage);
        const QString &detail = refused.error().detail;
        QVERIFY2(detail.contains(u"step to format"_s) && detail.contains(m_files->path()) && detail.contains(u"nowhere"_s), qPrintable(detail));
        QCOMPARE(formatOf(m_files->path()), qint64(workspaceMigrations().size()));
        const auto workspace = Workspace::open(m_files->path());
        STORAGE_VERIFY(workspace);
        QVERIFY((*workspace)->check()->isClean());
        QCOMPARE(StorageFixture::digestOf(m_files->path()), before);
    }

    void withoutABackupNothingIsDone()
    {
        makeWorkspace(3);
        FaultyDisk disk;
        int failures = 0;
        for (int write = 0; write < 6; ++write) {
            disk.failAt(write, FaultyDisk::Fault::Full);
            const auto refused = Workspace::open(m_files->path(), {}, withOneMore());
            disk.heal();
            if (!disk.hasFailed())
                continue; // a sync, which a full disk can do
            ++failures;
            QVERIFY(!refused);
            QVERIFY2(refused.error().detail.contains(u"no backup could be made"_s), qPrintable(refused.error().detail));
            QCOMPARE(formatOf(m_files->path()), qint64(workspaceMigrations().size()));
            QVERIFY(QDir(m_files->folder().path()).entryList({u"*.backup*"_s}).isEmpty());
        }
        QVERIFY(failures >= 3);
    }

    void survivesBeingKilledAtAnyWriteOfAStep()
    {
        makeWorkspace(4);
        const QByteArray expected = StorageFixture::digestOf(m_files->path());
        const QByteArray original = StorageFixture::bytesOf(m_files->path());
        int died = 0;
        for (int write = 0;; ++write) {
            const QStringList files = QDir(m_files->folder().path()).entryList(QDir::Files);
            for (const QString &file : files)
                QFile::remove(m_files->path(file));
            StorageFixture::write(m_files->path(), original);

            const pid_t child = ::fork();
            QVERIFY(child >= 0);
            if (child == 0) {
                FaultyDisk disk;
                disk.failAt(write, FaultyDisk::Fault::Death);
                const auto opened = Workspace::open(m_files->path(), {}, withOneMore());
                ::_exit(opened ? 0 : 1);
            }
            int status = 0;
            QCOMPARE(::waitpid(child, &status, 0), child);
            QVERIFY(WIFEXITED(status));
            auto workspace = Workspace::open(m_files->path(), {}, withOneMore());
            STORAGE_VERIFY(workspace);
            const auto report = (*workspace)->check();
            STORAGE_VERIFY(report);
            QVERIFY2(report->isClean(), qPrintable(u"killed at write %1\n"_s.arg(write) + (report->damage + report->differences).join(u'\n')));
            workspace->reset();
            StorageFixture::meddle(m_files->path(), "PRAGMA user_version = " + QByteArray::number(workspaceMigrations().size())); // which readers know
            QCOMPARE(StorageFixture::digestOf(m_files->path()), expected);
            if (WEXITSTATUS(status) == 0)
                break; // it came to its end
            QCOMPARE(WEXITSTATUS(status), 9);
            ++died;
        }
        QVERIFY2(died > 20, qPrintable(QString::number(died)));
    }

    void twoProgramsMayTakeAStepAtOnce()
    {
        makeWorkspace(3);
        sqlite::Connection first;
        sqlite::Connection second;
        STORAGE_VERIFY(first.open(m_files->path(), 2));
        STORAGE_VERIFY(second.open(m_files->path(), 2));
        STORAGE_VERIFY(first.value("PRAGMA user_version"));
        STORAGE_VERIFY(second.value("PRAGMA user_version"));
        STORAGE_VERIFY(migrate(first, withOneMore()));
        STORAGE_VERIFY(migrate(second, withOneMore())); // finds the step taken
    }

    void leavesStrangeFilesUntouched_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<int>("code");
        QTest::newRow("newer") << u"newer"_s << int(Failure::Code::Newer);
        QTest::newRow("text") << u"text"_s << int(Failure::Code::Corrupt);
        QTest::newRow("empty") << u"empty"_s << int(Failure::Code::Corrupt);
        QTest::newRow("cut off") << u"cut"_s << int(Failure::Code::Corrupt);
        QTest::newRow("overwritten") << u"overwritten"_s << int(Failure::Code::Corrupt);
        QTest::newRow("another program's") << u"other"_s << int(Failure::Code::Corrupt);
        QTest::newRow("no format") << u"unnumbered"_s << int(Failure::Code::Corrupt);
    }
    void leavesStrangeFilesUntouched()
    {
        QFETCH(const QString, kind);
        QFETCH(const int, code);
        makeWorkspace(20);
        QByteArray bytes = StorageFixture::bytesOf(m_files->path());
        if (kind == "text"_L1)
            bytes = "Dear diary, today the filer hung again.\n";
        else if (kind == "empty"_L1)
            bytes.clear();
        else if (kind == "cut"_L1)
            bytes.truncate(bytes.size() / 2);
        else if (kind == "overwritten"_L1)
            bytes.replace(4096, bytes.size() - 4096, QByteArray(bytes.size() - 4096, '\xa5'));
        const QString path = m_files->path(u"strange.tocsin"_s);
        StorageFixture::write(path, bytes);
        if (kind == "newer"_L1)
            StorageFixture::meddle(path, "PRAGMA user_version = 99; PRAGMA wal_checkpoint(TRUNCATE)");
        else if (kind == "other"_L1)
            StorageFixture::meddle(path, "PRAGMA application_id = 0; PRAGMA wal_checkpoint(TRUNCATE)");
        else if (kind == "unnumbered"_L1)
            StorageFixture::meddle(path, "PRAGMA user_version = 0; PRAGMA wal_checkpoint(TRUNCATE)");
        bytes = StorageFixture::bytesOf(path);

        const auto written = Workspace::open(path);
        QVERIFY(!written);
        QCOMPARE(int(written.error().code), code);
        QVERIFY2(written.error().detail.contains(path), qPrintable(written.error().detail));
        const auto read = WorkspaceReader::open(path);
        QVERIFY(!read);
        QCOMPARE(int(read.error().code), code);
        QVERIFY(StorageFixture::bytesOf(path) == bytes);
        QVERIFY(!QFile::exists(path + u"-journal"_s));
        QVERIFY(QDir(m_files->folder().path()).entryList({u"*.backup"_s}).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestMigrations)
#include "tst_migrations.moc"
