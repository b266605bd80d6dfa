// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/itemmodels/findingsmodel.h"
#include "models/itemmodels/textchecker.h"
#include "tests/support/qtestsetup.h"

#include <QAbstractItemModelTester>
#include <QPersistentModelIndex>
#include <QSignalSpy>
#include <QThread>

using namespace Qt::StringLiterals;
using namespace tocsin;

class TestTextChecker : public QObject
{
    Q_OBJECT

private slots:
    void init() { test::failOnWarnings(); }

    void answersForTheNewestTextOnly()
    {
        TextChecker checker;
        QList<int> revisions;
        connect(&checker, &TextChecker::checked, this, [&](const CheckedText &answer) {
            QCOMPARE(QThread::currentThread(), thread());
            revisions.append(answer.revision);
        });
        for (int revision = 1; revision <= 50; ++revision)
            checker.check(revision, u"Mail was slow on 12 July 2024 at 10:30 UTC.\n"_s.repeated(revision), {}, {});
        QVERIFY(checker.isBusy());
        QTRY_VERIFY(!checker.isBusy() && !revisions.isEmpty());
        QCOMPARE(revisions, QList{50});
    }

    void endsWhileItIsAsked()
    {
        {
            TextChecker checker;
            checker.setPause(0);
            QSignalSpy checked(&checker, &TextChecker::checked);
            checker.check(1, u"Mail was slow on 12 July 2024 at 10:30 UTC.\n"_s.repeated(400), {}, {});
            QCoreApplication::processEvents();
            checker.check(2, u"x"_s, {}, {});
        }
        QCoreApplication::processEvents(); // nothing comes from what is gone
    }

    void listsFindingsAndKeepsTheRowsThatStay()
    {
        FindingsModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const auto finding = [](int begin, LintRule rule) {
            Finding one;
            one.begin = begin;
            one.end = begin + 4;
            one.rule = rule;
            one.values.word = u"IST"_s;
            return one;
        };
        const Finding a = finding(0, LintRule::ZoneMissing);
        const Finding b = finding(10, LintRule::YearMissing);
        const Finding c = finding(20, LintRule::AbbrAmbiguous);
        model.setFindings({a, c}, QLocale::c());
        const QPersistentModelIndex last(model.index(1));
        model.setFindings({a, b, c}, QLocale::c());
        QCOMPARE(last.row(), 2);
        QCOMPARE(model.index(1).data(FindingsModel::BeginRole).toInt(), 10);
        Finding moved = c;
        moved.begin = 30;
        model.setFindings({a, moved}, QLocale::c());
        QCOMPARE(last.row(), 1);
        QCOMPARE(last.data(FindingsModel::BeginRole).toInt(), 30);
        model.setFindings({}, QLocale::c());
        QCOMPARE(model.rowCount(), 0);
    }
};

QTEST_GUILESS_MAIN(TestTextChecker)
#include "tst_textchecker.moc"
