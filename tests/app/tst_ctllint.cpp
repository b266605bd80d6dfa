// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/qtestsetup.h"
#include "tests/support/tocsinctl.h"

#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>

using namespace tocsin::test;
using namespace Qt::StringLiterals;

/// `tocsinctl lint`: what it prints, and what it ends with.
class tst_CtlLint : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    [[nodiscard]] QString write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write %s", qUtf8Printable(name));
        return file.fileName();
    }

private slots:
    void initTestCase() { QVERIFY2(QFile::exists(tocsinctlPath()), "build the target tocsinctl first"); }
    void init() { failOnWarnings(); }

    void namesFileLineColumnRuleAndSuggestion()
    {
        const QString file = write(u"draft.txt"_s, "Router\n\n\xF0\x9F\x9A\xA8 It restarts on 2024-07-02 at 15:00 EST.\n");
        const Answer answer = tocsinctl({u"lint"_s, u"--zone"_s, u"America/New_York"_s, u"--reference"_s, u"2024-07-01"_s, file});
        QCOMPARE(answer.exitCode, 1);
        QCOMPARE(QString::fromUtf8(answer.out), QString(file % u":3:32: zone-not-in-force: EST is not in force in America/New_York on 2024-07-02; EDT is [EDT]\n"_s));
        QVERIFY(answer.err.isEmpty());
    }

    void saysNothingOfWhatIsRight()
    {
        const QString file = write(u"right.txt"_s, "It restarts on 2024-07-02 at 15:00 EDT.\n");
        const Answer answer = tocsinctl({u"lint"_s, u"--zone"_s, u"America/New_York"_s, file});
        QVERIFY2(answer.exitCode == 0 && answer.out.isEmpty(), answer.said().constData());
    }

    void readsStandardInput()
    {
        const Answer answer = tocsinctl({u"lint"_s, u"--zone"_s, u"UTC"_s, u"-"_s}, "It restarts on Monday 2024-07-02 at 15:00 UTC.\n");
        QCOMPARE(answer.exitCode, 1);
        QVERIFY2(answer.out.startsWith("(stdin):1:16: weekday-mismatch: 2024-07-02 is a Tuesday, not a Monday"), answer.said().constData());
    }

    void answersInTheSchemaOfTheImport()
    {
        const Answer answer = tocsinctl({u"lint"_s, u"--zone"_s, u"America/New_York"_s, u"--format"_s, u"json"_s, u"-"_s}, "It restarts on 2024-07-02 at 15:00 EST.\n");
        QCOMPARE(answer.exitCode, 1);
        QCOMPARE(answer.json().value("schema"_L1).toString(), u"tocsin-import-1"_s);
        const QJsonObject finding = answer.json().value("posts"_L1).toArray().at(0).toObject().value("lint"_L1).toArray().at(0).toObject();
        QCOMPARE(finding.value("rule"_L1).toString(), u"zone-not-in-force"_s);
        QCOMPARE(finding.value("span"_L1).toString(), u"15:00 EST"_s);
        QCOMPARE(finding.value("suggestion"_L1).toString(), u"EDT"_s);
        QCOMPARE(finding.value("begin"_L1).toInt(), 29);
    }

    void measuresPromisesAgainstTheGivenMoment()
    {
        const QByteArray text = "2024-05-05 10:00 UTC - Mail is delayed. ETA: 11:00 UTC.\n";
        QCOMPARE(tocsinctl({u"lint"_s, u"--zone"_s, u"UTC"_s, u"--now"_s, u"2024-05-05T10:30Z"_s, u"-"_s}, text).exitCode, 0);
        const Answer late = tocsinctl({u"lint"_s, u"--zone"_s, u"UTC"_s, u"--now"_s, u"2024-05-05T11:30Z"_s, u"-"_s}, text);
        QVERIFY2(late.exitCode == 1 && late.out.contains("eta-passed"), late.said().constData());
        // A day of writing without a moment silences it.
        QCOMPARE(tocsinctl({u"lint"_s, u"--zone"_s, u"UTC"_s, u"--reference"_s, u"2024-05-05"_s, u"-"_s}, text).exitCode, 0);
    }

    void comparesWithTheOtherLanguage()
    {
        const QString original = write(u"de.txt"_s, "Wartung am 14. Mai 2025 um 10:00 Uhr UTC.\n");
        const QByteArray wrong = "Maintenance on 14 June 2025 at 10:00 UTC.\n";
        const Answer answer = tocsinctl({u"lint"_s, u"--zone"_s, u"UTC"_s, u"--reference"_s, u"2025-05-01"_s, u"--original"_s, original, u"-"_s}, wrong);
        QVERIFY2(answer.exitCode == 1 && answer.out.contains("translation-mismatch"), answer.said().constData());
        const Answer right = tocsinctl({u"lint"_s, u"--zone"_s, u"UTC"_s, u"--reference"_s, u"2025-05-01"_s, u"--original"_s, original, u"-"_s}, "Maintenance on 14 May 2025 at 10:00 UTC.\n");
        QVERIFY2(right.exitCode == 0, right.said().constData());
    }

    void refusesWithAReason_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("exitCode");
        QTest::newRow("no file") << QStringList{} << 2;
        QTest::newRow("two files") << QStringList{u"a"_s, u"b"_s} << 2;
        QTest::newRow("a file that is not there") << QStringList{u"/nowhere/at/all.txt"_s} << 1;
        QTest::newRow("no such zone") << QStringList{u"--zone"_s, u"CEST"_s, u"-"_s} << 2;
        QTest::newRow("no date") << QStringList{u"--reference"_s, u"yesterday"_s, u"-"_s} << 2;
        QTest::newRow("no moment") << QStringList{u"--now"_s, u"soon"_s, u"-"_s} << 2;
        QTest::newRow("no hours") << QStringList{u"--notice"_s, u"-3"_s, u"-"_s} << 2;
        QTest::newRow("empty input") << QStringList{u"-"_s} << 1;
    }
    void refusesWithAReason()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, exitCode);
        const Answer answer = tocsinctl(QStringList{u"lint"_s} + arguments);
        QVERIFY2(answer.exitCode == exitCode, answer.said().constData());
        QVERIFY(answer.out.isEmpty());
        QVERIFY(!answer.err.isEmpty());
    }

    void helpListsTheRules()
    {
        const Answer answer = tocsinctl({u"lint"_s, u"--help"_s});
        QCOMPARE(answer.exitCode, 0);
        QVERIFY2(answer.out.contains("weekday-mismatch") && answer.out.contains("header-body-differ"), answer.said().constData());
    }
};

QTEST_GUILESS_MAIN(tst_CtlLint)
#include "tst_ctllint.moc"
