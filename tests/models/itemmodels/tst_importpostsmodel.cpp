// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/itemmodels/importpostsmodel.h"
#include "models/storage/workspacereader.h"
#include "tests/support/qtestsetup.h"

#include <QAbstractItemModelTester>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace tocsin;

namespace {

QByteArray onePost()
{
    return "Mail was slow on mx-oslo-1 (resolved)\n\nOn 12 March 2024 between 09:48 and 10:05 UTC mail on mx-oslo-1 was slow.\n";
}

QByteArray uncertainPost()
{
    return "Web shop down\n\nOn 12 July 2024 at 10:30 IST the web shop did not answer.\n";
}

} // namespace

class TestImportPostsModel : public QObject
{
    Q_OBJECT

private slots:
    void init() { test::failOnWarnings(); }

    void keepsTheRulesOfModels()
    {
        ImportPostsModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setReading(readImports({{u"a.txt"_s, onePost()}, {u"b.txt"_s, uncertainPost()}}, {}, {}));
        QCOMPARE(model.rowCount(), 2);
        QVERIFY(model.index(0).data().toString().startsWith("Mail was slow"_L1));
        model.setReading({});
        QCOMPARE(model.rowCount(), 0);
    }

    void choosesWhatIsChecked()
    {
        ImportPostsModel model;
        model.setReading(readImports({{u"a.txt"_s, onePost()}, {u"b.txt"_s, uncertainPost()}}, {}, {}));
        QCOMPARE(model.chosen(), (QList{PostPlace{0, 0}, PostPlace{1, 0}}));
        QSignalSpy changed(&model, &ImportPostsModel::chosenChanged);
        QVERIFY(model.setData(model.index(0), Qt::Unchecked, Qt::CheckStateRole));
        QCOMPARE(changed.count(), 1);
        QCOMPARE(model.chosen(), QList{(PostPlace{1, 0})});
    }

    void takesAnAnswerForAnUncertainTime()
    {
        ImportPostsModel model;
        model.setReading(readImports({{QString(), uncertainPost()}}, {}, {}));
        const int before = model.index(0).data(ImportPostsModel::UncertainRole).toInt();
        QVERIFY(before > 0);
        const ImportedPost &post = model.reading().pages[0].posts[0];
        int uncertain = 0;
        while (post.times[uncertain].certain)
            ++uncertain;
        model.choose(0, uncertain, 1720760400000);
        QCOMPARE(model.index(0).data(ImportPostsModel::UncertainRole).toInt(), before - 1);
        QCOMPARE(model.reading().pages[0].posts[0].times[uncertain].utc, 1720760400000);
    }

    void namesSourcesThatCannotBeRead()
    {
        const ImportReading reading = readImports({{u"empty.txt"_s, {}}, {u"a.txt"_s, onePost()}}, {}, {});
        QCOMPARE(reading.pages.size(), 1);
        QCOMPARE(reading.problems.size(), 1);
        QVERIFY2(reading.problems.first().detail.contains("empty.txt"_L1), qPrintable(reading.problems.first().detail));
    }

    void storesKnowsAgainAndTakesBack()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"w.tocsin"_s);
        const test::FakeClock clock(1710300000000);
        const ImportReading reading = readImports({{u"a.txt"_s, onePost()}}, {}, path);
        QVERIFY(!QFileInfo::exists(path)); // reading stores nothing
        const auto done = storeImports(reading.pages, {{0, 0}}, path, u"tester"_s, clock);
        QVERIFY2(done.has_value(), done ? "" : qPrintable(done.error().detail));
        QCOMPARE(done->begun, 1);

        const ImportReading again = readImports({{u"a.txt"_s, onePost()}}, {}, path);
        QCOMPARE(again.plans[0][0].outcome, ImportPlan::Outcome::Same);
        ImportPostsModel model;
        model.setReading(again);
        QVERIFY(model.chosen().isEmpty());
        QVERIFY(!model.setData(model.index(0), Qt::Checked, Qt::CheckStateRole));
        const auto twice = storeImports(again.pages, {{0, 0}}, path, u"tester"_s, clock);
        QVERIFY(twice.has_value());
        QCOMPARE(twice->known, 1);
        QVERIFY(twice->undo.isEmpty());

        const auto undone = undoImport(done->undo, path, u"tester"_s, clock);
        QVERIFY2(undone.has_value(), undone ? "" : qPrintable(undone.error().detail));
        auto reader = WorkspaceReader::open(path);
        QVERIFY(reader.has_value());
        QVERIFY((*reader)->story(done->incidents.first())->retracted);
        QCOMPARE((*reader)->extent()->incidents, 0);
    }

    void stopsBetweenTwoPosts()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"w.tocsin"_s);
        const test::FakeClock clock(1710300000000);
        const ImportReading reading = readImports({{u"a.txt"_s, onePost()}, {u"b.txt"_s, uncertainPost()}}, {}, path);
        const auto done = storeImports(reading.pages, {{0, 0}, {1, 0}}, path, u"tester"_s, clock, [](int, int) { return false; });
        QVERIFY(done.has_value());
        QVERIFY(done->cancelled);
        QCOMPARE(done->incidents.size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestImportPostsModel)
#include "tst_importpostsmodel.moc"
