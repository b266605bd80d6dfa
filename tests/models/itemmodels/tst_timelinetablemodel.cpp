// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/itemmodels/timelinetablemodel.h"
#include "tests/support/memorytimelinesource.h"
#include "tests/support/qtestsetup.h"

#include <QAbstractItemModelTester>
#include <QThreadPool>

using namespace Qt::StringLiterals;
using namespace tocsin;

namespace {

constexpr Instant now = 1695982841000;

} // namespace

class TimelineTableModelTest : public QObject
{
    Q_OBJECT

private:
    static TimelineTableModel::Request everything(int impacts)
    {
        const auto data = test::inventedHistory(impacts, 20, now, 1, false);
        TimelineTableModel::Request request;
        request.index = std::make_shared<const TimelineIndex>(data->impacts);
        for (const TimelineTarget &target : data->targets)
            request.targets.push_back(target.key);
        request.from = now - 2000 * dayMs;
        request.until = now + 100 * dayMs;
        request.now = now;
        return request;
    }

private slots:
    void init() { test::failOnWarnings(); }

    void goesAwayInEveryState_data()
    {
        QTest::addColumn<int>("lists");
        QTest::addColumn<bool>("isAwaited");
        QTest::newRow("never listed") << 0 << true;
        QTest::newRow("listing, before any event") << 1 << false;
        QTest::newRow("listing, with another one waiting") << 2 << false;
        QTest::newRow("listed") << 1 << true;
        QTest::newRow("listed twice") << 2 << true;
    }
    void goesAwayInEveryState()
    {
        QFETCH(int, lists);
        QFETCH(bool, isAwaited);
        auto model = std::make_unique<TimelineTableModel>();
        const auto request = everything(lists > 0 ? 20000 : 10);
        for (int i = 0; i < lists; ++i) {
            model->list(request);
            if (isAwaited)
                QTRY_VERIFY(!model->isListing() && model->rowCount() > 0);
        }
        model.reset(); // hangs for ever where it waits for a future that nobody runs
        QVERIFY(!model);
        QVERIFY(QThreadPool::globalInstance()->waitForDone(60'000));
    }

    void goesAwayWhileOthersKeepThePoolBusy()
    {
        QSemaphore gate;
        const int threads = QThreadPool::globalInstance()->maxThreadCount();
        for (int i = 0; i < threads; ++i)
            QThreadPool::globalInstance()->start([&gate] { gate.acquire(); });
        {
            TimelineTableModel model;
            model.list(everything(100));
        }
        gate.release(threads);
        QVERIFY(QThreadPool::globalInstance()->waitForDone(60'000));
    }

    void listsWhatOverlapsInOrder()
    {
        TimelineTableModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        auto request = everything(5000);
        request.from = now - 40 * dayMs;
        request.until = now - 10 * dayMs;
        request.states = statesOf(Level::Degraded);
        model.list(request);
        QTRY_VERIFY(model.rowCount() > 0);

        std::vector<std::pair<Instant, qint64>> expected;
        for (const auto &[target, lane] : request.index->lanes()) {
            for (const auto part : {lane->closed(), lane->open()}) {
                for (const LaneInterval &one : part) {
                    if (one.begin() < request.until && one.shownEnd(now) > request.from && (one.bit() & request.states) != 0)
                        expected.emplace_back(one.begin(), one.incident());
                }
            }
        }
        std::ranges::sort(expected);
        QCOMPARE(std::size_t(model.rowCount()), expected.size());
        for (int row = 0; row < model.rowCount(); ++row) {
            const QModelIndex index = model.index(row, 0);
            QCOMPARE(index.data(TimelineTableModel::BeginRole).toLongLong(), expected[std::size_t(row)].first);
            QCOMPARE(index.data(TimelineTableModel::IncidentRole).toLongLong(), expected[std::size_t(row)].second);
            QCOMPARE(ImpactState::ofRank(index.data(TimelineTableModel::RankRole).toInt()).level, Level::Degraded);
        }
        const auto [begin, incident] = expected.back();
        QCOMPARE(model.rowOf(incident, begin), model.rowCount() - 1);
        QCOMPARE(model.rowOf(-7, 0), -1);
    }

    void theLastQuestionIsAnsweredLast()
    {
        TimelineTableModel model;
        const auto wide = everything(20000);
        auto narrow = wide;
        narrow.from = narrow.until + 1000 * dayMs;
        narrow.until = narrow.from + 1;
        model.list(wide);
        model.list(wide);
        model.list(narrow);
        QTRY_VERIFY(!model.isListing());
        QTRY_COMPARE(model.rowCount(), 0);
    }
};

QTEST_GUILESS_MAIN(TimelineTableModelTest)
#include "tst_timelinetablemodel.moc"
