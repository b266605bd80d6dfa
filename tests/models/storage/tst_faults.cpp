// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/storage/faultyvfs.h"
#include "tests/models/storage/storagefixture.h"

#include <QDir>
#include <QtTest>

#include <csignal>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace tocsin;
using namespace tocsin::test;

/// What a workspace does when the disk, the folder or another program gets in its way: it says so, and what was stored stays.
class TestFaults : public QObject
{
    Q_OBJECT

    std::unique_ptr<StorageFixture> m_files;

private slots:
    void init()
    {
        failOnWarnings();
        m_files = std::make_unique<StorageFixture>();
    }
    void cleanup() { m_files.reset(); }

    void losesNothingWhereverTheDiskFails_data()
    {
        QTest::addColumn<int>("fault");
        QTest::addColumn<QString>("words");
        QTest::newRow("full") << int(FaultyDisk::Fault::Full) << u"the disk is full"_s;
        QTest::newRow("broken") << int(FaultyDisk::Fault::Broken) << u"disk"_s;
    }
    void losesNothingWhereverTheDiskFails()
    {
        QFETCH(const int, fault);
        QFETCH(const QString, words);
        FaultyDisk disk;
        auto workspace = Workspace::open(m_files->path());
        STORAGE_VERIFY(workspace);
        STORAGE_VERIFY((*workspace)->commit(m_files->story(0)));
        int failures = 0;
        for (int write = 0;; ++write) {
            const QByteArray before = StorageFixture::digestOf(m_files->path());
            const QList<Document> documents = m_files->story(write + 1);
            disk.failAt(write, static_cast<FaultyDisk::Fault>(fault));
            const auto done = (*workspace)->commit(documents);
            const bool wasReached = disk.wasReached();
            disk.heal();
            if (!done) {
                ++failures;
                QCOMPARE(done.error().code, Failure::Code::Storage);
                QVERIFY2(done.error().detail.contains(words) && done.error().detail.contains(m_files->path()), qPrintable(done.error().detail));
                QCOMPARE(StorageFixture::digestOf(m_files->path()), before); // all or nothing
                // Somebody made room: the same program goes on.
                STORAGE_VERIFY((*workspace)->commit(documents));
            }
            const auto report = (*workspace)->check();
            STORAGE_VERIFY(report);
            QVERIFY2(report->isClean(), qPrintable((report->damage + report->differences).join(u'\n')));
            if (!wasReached)
                break;
        }
        QVERIFY2(failures > 2, qPrintable(QString::number(failures)));
    }

    void makesNoHalfWorkspaceOnAFullDisk()
    {
        FaultyDisk disk;
        for (int write = 0;; ++write) {
            disk.failAt(write, FaultyDisk::Fault::Full);
            const auto made = Workspace::open(m_files->path());
            const bool wasReached = disk.wasReached();
            disk.heal();
            if (!wasReached)
                break;
            if (!made) {
                QCOMPARE(made.error().code, Failure::Code::Storage);
                // Nothing is there, or a whole one that could not be opened for writing yet.
                if (QFile::exists(m_files->path()))
                    STORAGE_VERIFY(Workspace::open(m_files->path()));
            }
            QFile::remove(m_files->path());
            QFile::remove(m_files->path() + u"-wal"_s);
            QFile::remove(m_files->path() + u"-shm"_s);
            QVERIFY2(QDir(m_files->folder().path()).isEmpty(), qPrintable(QDir(m_files->folder().path()).entryList().join(u' ')));
        }
    }

    void abidesByTheSystemsLimitOnFiles()
    {
        const auto workspace = Workspace::open(m_files->path());
        STORAGE_VERIFY(workspace);
        STORAGE_VERIFY((*workspace)->commit(m_files->story(0)));
        const QByteArray before = StorageFixture::digestOf(m_files->path());

        rlimit usual{};
        QCOMPARE(::getrlimit(RLIMIT_FSIZE, &usual), 0);
        const auto handler = std::signal(SIGXFSZ, SIG_IGN);
        const rlimit tight{200 * 1024, usual.rlim_max};
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &tight), 0);
        const auto refused = (*workspace)->commit(m_files->story(1, u"word "_s.repeated(100'000)));
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &usual), 0);
        std::signal(SIGXFSZ, handler);

        QVERIFY(!refused);
        QCOMPARE(refused.error().code, Failure::Code::Storage);
        QVERIFY2(refused.error().detail.contains(m_files->path()), qPrintable(refused.error().detail));
        QCOMPARE(StorageFixture::digestOf(m_files->path()), before);
        STORAGE_VERIFY((*workspace)->commit(m_files->story(2)));
        QVERIFY((*workspace)->check()->isClean());
    }

    void saysWhenAFolderOrFileMayNotBeWritten()
    {
        {
            const auto workspace = Workspace::open(m_files->path());
            STORAGE_VERIFY(workspace);
            STORAGE_VERIFY((*workspace)->commit(m_files->story(0)));
        }
        const QByteArray before = StorageFixture::bytesOf(m_files->path());
        const QByteArray folder = m_files->folder().path().toUtf8();
        QCOMPARE(::chmod(folder.constData(), 0555), 0);
        QCOMPARE(::chmod(m_files->path().toUtf8().constData(), 0444), 0);
        const uid_t self = ::geteuid();
        if (self == 0)
            QCOMPARE(::seteuid(65534), 0); // root may write anywhere

        const auto made = Workspace::open(m_files->path(u"new.tocsin"_s));
        const auto written = Workspace::open(m_files->path());
        const auto read = WorkspaceReader::open(m_files->path());

        if (self == 0)
            QCOMPARE(::seteuid(0), 0);
        ::chmod(folder.constData(), 0700);
        QVERIFY(!made);
        QCOMPARE(made.error().code, Failure::Code::Storage);
        QVERIFY2(made.error().detail.contains(u"new.tocsin"_s) && made.error().detail.contains(u"folder"_s), qPrintable(made.error().detail));
        QVERIFY(!written);
        QCOMPARE(written.error().code, Failure::Code::Storage);
        QVERIFY2(written.error().detail.contains(u"permissions"_s), qPrintable(written.error().detail));
        if (!read) {
            QCOMPARE(read.error().code, Failure::Code::Storage);
            QVERIFY2(read.error().detail.contains(m_files->path()), qPrintable(read.error().detail));
        }
        QVERIFY(StorageFixture::bytesOf(m_files->path()) == before);
    }

    void saysWhenThereIsNoSuchFolder()
    {
        for (const QString &name : {u"nowhere/a.tocsin"_s, u""_s, u"."_s}) {
            const QString path = name.isEmpty() ? name : m_files->path(name);
            const auto refused = Workspace::open(path);
            QVERIFY2(!refused, qPrintable(name));
            QVERIFY2(refused.error().code == Failure::Code::NotFound || refused.error().code == Failure::Code::Storage, qPrintable(refused.error().detail));
            QVERIFY(!WorkspaceReader::open(path));
        }
        QVERIFY(!Workspace::open(m_files->path(), {OpenMode::MustExist}));
        QVERIFY(!QFile::exists(m_files->path()));
    }

    void twoProgramsWriteByTurns()
    {
        auto first = Workspace::open(m_files->path());
        auto second = Workspace::open(m_files->path());
        STORAGE_VERIFY(first);
        STORAGE_VERIFY(second);
        for (int i = 0; i < 20; ++i)
            STORAGE_VERIFY((*(i % 3 ? first : second))->commit(m_files->story(i)));
        for (const auto &workspace : {&first, &second}) {
            const auto report = (**workspace)->check();
            STORAGE_VERIFY(report);
            QVERIFY2(report->isClean(), qPrintable((report->damage + report->differences).join(u'\n')));
            QCOMPARE(report->incidents, 20);
        }
    }

    void readersReadWhileAWriterIsInItsTransaction()
    {
        const auto workspace = Workspace::open(m_files->path());
        STORAGE_VERIFY(workspace);
        STORAGE_VERIFY((*workspace)->commit(m_files->story(0)));
        sqlite::Connection other;
        STORAGE_VERIFY(other.open(m_files->path(), 2));
        STORAGE_VERIFY(other.run("BEGIN IMMEDIATE; DELETE FROM promise"));
        const auto reader = WorkspaceReader::open(m_files->path()); // opened meanwhile
        STORAGE_VERIFY(reader);
        QCOMPARE((*reader)->incidentKeys()->size(), 1);
        QCOMPARE((*reader)->search(u"looking"_s)->size(), 2);
        STORAGE_VERIFY(other.run("ROLLBACK"));
    }
};

QTEST_GUILESS_MAIN(TestFaults)
#include "tst_faults.moc"
