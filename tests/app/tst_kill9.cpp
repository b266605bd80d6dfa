// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/storage/workspace.h"
#include "models/storage/workspacereader.h"
#include "tests/support/inventedposts.h"
#include "tests/support/qtestsetup.h"
#include "tests/support/tocsinctl.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QThread>

#include <csignal>

using namespace tocsin;
using namespace tocsin::test;
using namespace Qt::StringLiterals;

/// An import of 10,000 incidents is killed with SIGKILL at 200 random moments. After each the file must open; the import run to its end afterwards must have
/// the content of one that nobody disturbed.
///
/// The moments: first the time that an undisturbed import takes is measured. Every fortieth round begins with a file that is missing, all others go on with
/// what the last one left (and some posts before it, which must be recognised), and are killed after a random part of their share of that time.
/// `tocsinctl check` reads every document, so it runs after every kill while the file is small and after every eighth later on; TOCSIN_KILL_CHECK=all runs it after
/// each. TOCSIN_KILLS and TOCSIN_KILL_POSTS change the numbers, TOCSIN_KILL_SEED repeats a run.
class tst_Kill9 : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QStringList m_posts;

    static int number(const char *variable, int fallback)
    {
        bool isSet = false;
        const int value = qEnvironmentVariableIntValue(variable, &isSet);
        return isSet ? value : fallback;
    }

    QStringList import(const QString &workspace, qint64 firstPost = 0) const
    {
        return QStringList{u"import"_s, u"--zone"_s, u"Europe/Paris"_s, u"--language"_s, u"en"_s, u"--workspace"_s, workspace} + m_posts.mid(firstPost);
    }

    static void removeWorkspace(const QString &workspace)
    {
        for (const QLatin1StringView suffix : {""_L1, "-wal"_L1, "-shm"_L1, "-journal"_L1})
            QFile::remove(workspace + suffix);
    }

    /// Copies file and write-ahead log, so that the check sees what the next program would, and the next round too.
    static QString copyOf(const QString &workspace)
    {
        const QString copy = workspace + ".copy"_L1;
        removeWorkspace(copy);
        QFile::copy(workspace, copy);
        if (QFile::exists(workspace + "-wal"_L1))
            QFile::copy(workspace + "-wal"_L1, copy + "-wal"_L1);
        return copy;
    }

    static QByteArray digestOf(const QString &workspace)
    {
        const auto reader = WorkspaceReader::open(workspace);
        if (!reader)
            qFatal("%s", qUtf8Printable(reader.error().detail));
        return (*reader)->contentDigest().value_or(QByteArray());
    }

    /// 0 where there is no file yet; a file that does not open ends the test.
    static qint64 incidentsIn(const QString &workspace)
    {
        if (!QFile::exists(workspace))
            return 0;
        // As the next program would: a file that was killed while it was made, or whose log has to be played back, is put right by opening it.
        if (const auto opened = Workspace::open(workspace); !opened)
            qFatal("%s", qUtf8Printable(opened.error().detail));
        const auto reader = WorkspaceReader::open(workspace);
        if (!reader)
            qFatal("%s", qUtf8Printable(reader.error().detail));
        const auto extent = (*reader)->extent();
        return extent ? extent->incidents : -1;
    }

private slots:
    void initTestCase() { QVERIFY2(QFile::exists(tocsinctlPath()), "build the target tocsinctl first"); }
    void init() { failOnWarnings(); }

    void killedImportsLeaveASoundFileAndLoseNothing()
    {
        const int kills = number("TOCSIN_KILLS", 200);
        const int count = number("TOCSIN_KILL_POSTS", 10'000);
        const quint32 seed = quint32(number("TOCSIN_KILL_SEED", int(QRandomGenerator::global()->bounded(1'000'000))));
        qInfo("kills %d, posts %d, TOCSIN_KILL_SEED=%u", kills, count, seed);
        QRandomGenerator random(seed);
        QDir(m_folder.path()).mkdir(u"posts"_s);
        for (int i = 0; i < count; ++i) {
            QFile file(m_folder.filePath(u"posts/%1.txt"_s.arg(i)));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(inventedPost(i).toUtf8());
            m_posts.append(file.fileName());
        }

        const QString undisturbed = m_folder.filePath(u"undisturbed.tocsin"_s);
        QElapsedTimer timer;
        timer.start();
        const Answer whole = tocsinctl(import(undisturbed));
        const qint64 wholeMs = timer.elapsed();
        QVERIFY2(whole.exitCode == 0, whole.err.constData());
        QCOMPARE(incidentsIn(undisturbed), qint64(count));
        const QByteArray expected = digestOf(undisturbed);
        timer.restart();
        const Answer again = tocsinctl(import(undisturbed));
        const qint64 knownMs = timer.elapsed();
        QCOMPARE(again.exitCode, 0);
        QCOMPARE(digestOf(undisturbed), expected);
        qInfo("undisturbed %lld ms, all known %lld ms", wholeMs, knownMs);

        const QString workspace = m_folder.filePath(u"killed.tocsin"_s);
        constexpr int roundsPerFile = 40;
        const bool checkAll = qEnvironmentVariable("TOCSIN_KILL_CHECK") == "all"_L1;
        int killed = 0;
        int ended = 0;
        int checked = 0;
        for (int round = 0; round < kills; ++round) {
            if (round % roundsPerFile == 0)
                removeWorkspace(workspace);
            const qint64 stored = incidentsIn(workspace);
            constexpr qint64 overlap = 150;
            const qint64 first = std::max<qint64>(0, stored - overlap);
            constexpr qint64 startMs = 15;
            const qint64 passing = startMs + knownMs * (stored - first) / count;
            const qint64 share = std::max<qint64>(20, 2 * wholeMs * (count - stored) / count / (roundsPerFile - round % roundsPerFile));
            const qint64 delayUs = (qint64(random.bounded(double(passing + share)))) * 1000 + random.bounded(1000);
            QProcess process;
            process.setStandardOutputFile(QProcess::nullDevice());
            process.start(tocsinctlPath(), import(workspace, std::min<qint64>(first, count - 1)));
            QVERIFY(process.waitForStarted());
            QThread::usleep(static_cast<unsigned long>(delayUs));
            ::kill(static_cast<pid_t>(process.processId()), SIGKILL);
            QVERIFY(process.waitForFinished(60'000));
            if (process.exitStatus() == QProcess::CrashExit)
                ++killed;
            else
                ++ended;
            if (!QFile::exists(workspace))
                continue; // killed before it made the file
            const QString copy = copyOf(workspace);
            const qint64 now = incidentsIn(copy);
            QVERIFY2(now >= stored, qPrintable(u"round %1: %2 incidents, %3 before"_s.arg(round).arg(now).arg(stored)));
            constexpr qint64 smallFile = 1500;
            if (checkAll || now < smallFile || round % 8 == 7) {
                const Answer check = tocsinctl({u"check"_s, u"--workspace"_s, copy});
                QVERIFY2(check.exitCode == 0, QByteArray(u"round %1: "_s.arg(round).toUtf8() + check.said()).constData());
                ++checked;
            }
        }
        qInfo("killed %d times, %d imports ended before; checked %d times; %lld incidents stored then", killed, ended, checked, incidentsIn(workspace));
        QVERIFY(killed >= kills * 8 / 10);

        const Answer last = tocsinctl(import(workspace));
        QVERIFY2(last.exitCode == 0, last.err.constData());
        QCOMPARE(incidentsIn(workspace), qint64(count));
        QCOMPARE(digestOf(workspace), expected);
        const Answer check = tocsinctl({u"check"_s, u"--workspace"_s, workspace});
        QVERIFY2(check.exitCode == 0, check.said().constData());
    }
};

QTEST_GUILESS_MAIN(tst_Kill9)
#include "tst_kill9.moc"
