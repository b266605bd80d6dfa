// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/qtestsetup.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

using namespace tocsin::test;
using namespace Qt::StringLiterals;

/// tests/runtest: whose end it hands on, and when it runs a program again.
class tst_RunTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }

    void runsAgainOnlyWhenTheSearchForLeaksBrokeOff_data()
    {
        QTest::addColumn<QByteArray>("firstReport"); // what a sanitizer writes in the first run; nothing in the later ones
        QTest::addColumn<int>("firstEnd");
        QTest::addColumn<int>("laterEnd");
        QTest::addColumn<int>("runs");
        QTest::addColumn<int>("end");
        const QByteArray brokeOff = "==7==LeakSanitizer has encountered a fatal error.";
        QTest::newRow("right at once") << QByteArray() << 0 << 0 << 1 << 0;
        QTest::newRow("a test that failed") << QByteArray() << 1 << 0 << 1 << 1;
        QTest::newRow("broke off") << brokeOff << 1 << 0 << 2 << 0;
        QTest::newRow("broke off, then a test fails") << brokeOff << 1 << 3 << 2 << 3;
        QTest::newRow("broke off in a program that nobody waited for") << brokeOff << 0 << 0 << 1 << 0;
        QTest::newRow("a leak") << QByteArray("==7==ERROR: LeakSanitizer: detected memory leaks") << 1 << 0 << 1 << 1;
        QTest::newRow("broke off, and an error beside it") << brokeOff + "\n==8==ERROR: AddressSanitizer: heap-use-after-free" << 1 << 0 << 1 << 1;
    }
    void runsAgainOnlyWhenTheSearchForLeaksBrokeOff()
    {
        QFETCH(const QByteArray, firstReport);
        QFETCH(const int, firstEnd);
        QFETCH(const int, laterEnd);
        QFETCH(const int, runs);
        QFETCH(const int, end);
        const QTemporaryDir folder;
        QFile report(folder.filePath(u"report"_s));
        QVERIFY(report.open(QIODevice::WriteOnly) && report.write(firstReport) == firstReport.size());
        report.close();
        const QString script = u"echo run >>\"$1/runs\"; [ $(wc -l <\"$1/runs\") -eq 1 ] || exit $3; "
                               "[ ! -s \"$1/report\" ] || cp \"$1/report\" \"${ASAN_OPTIONS##*log_path=}.7\"; exit $2"_s;

        QProcess process;
        process.start(QStringLiteral(TOCSIN_SOURCE_DIR "/tests/runtest"),
                      {u"sh"_s, u"-c"_s, script, u"sh"_s, folder.path(), QString::number(firstEnd), QString::number(laterEnd)});
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitCode(), end);
        QFile ran(folder.filePath(u"runs"_s));
        QVERIFY(ran.open(QIODevice::ReadOnly));
        QCOMPARE(ran.readAll().count('\n'), qsizetype(runs));
        // Of a run that counts, what the sanitizer found is said.
        if (runs == 1)
            QVERIFY(process.readAllStandardError().contains(firstReport));
    }

    void givesUpOnASearchForLeaksThatAlwaysBreaksOff()
    {
        QProcess process;
        process.start(QStringLiteral(TOCSIN_SOURCE_DIR "/tests/runtest"),
                      {u"sh"_s, u"-c"_s, u"echo 'LeakSanitizer has encountered a fatal error' >\"${ASAN_OPTIONS##*log_path=}.7\"; echo run; exit 1"_s});
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitCode(), 1);
        QCOMPARE(process.readAllStandardOutput(), QByteArray("run\nrun\nrun\n"));
        QVERIFY(process.readAllStandardError().contains("fatal error"));
    }
};

QTEST_GUILESS_MAIN(tst_RunTest)
#include "tst_runtest.moc"
