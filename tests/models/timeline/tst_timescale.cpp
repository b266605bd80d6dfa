// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/timeline/timescale.h"

#include "tests/support/qtestsetup.h"

using namespace tocsin;

class TstTimeScale : public QObject
{
    Q_OBJECT

private slots:
    void init() { test::failOnWarnings(); }

    void putsInstantsWhereTheyBelong()
    {
        const TimeScale scale(1000 * hourMs, 1010 * hourMs, 1000);
        QCOMPARE(scale.xOf(1000 * hourMs), 0.0);
        QCOMPARE(scale.xOf(1005 * hourMs), 500.0);
        QCOMPARE(scale.xOf(999 * hourMs), -100.0);
        QCOMPARE(scale.instantAt(250), 1002 * hourMs + 30 * minuteMs);
        QCOMPARE(scale.begin(), 1000 * hourMs);
        QCOMPARE(scale.end(), 1010 * hourMs);
        for (int x = -50; x < 1050; x += 7)
            QVERIFY(std::abs(scale.xOf(scale.instantAt(x)) - x) < 0.001);
    }

    void zoomKeepsTheInstantUnderTheCursor()
    {
        TimeScale scale(1'700'000'000'000, 1'700'000'000'000 + 7 * dayMs, 1600);
        const Instant under = scale.instantAt(613);
        for (int i = 0; i < 40; ++i) {
            scale = scale.zoomedAround(613, i < 20 ? 1.25 : 0.8);
            QVERIFY(std::abs(scale.xOf(under) - 613) < 1);
        }
        QVERIFY(std::abs(scale.span() - 7 * dayMs) < secondMs);
    }

    void manySmallPansAddUp()
    {
        const TimeScale scale(1'700'000'000'000, 1'700'000'000'000 + 1000, 333);
        TimeScale moved = TimeScale(1'700'000'000'000, 1'700'000'060'000, 333);
        const TimeScale before = moved;
        for (int i = 0; i < 1000; ++i)
            moved = moved.panned(0.1);
        QVERIFY(std::abs(before.xOf(moved.begin()) - 100) < 0.1);
        QVERIFY(scale.msPerPixel() >= TimeScale::finest);
    }

    void staysWithinWhatMakesSense_data()
    {
        QTest::addColumn<Instant>("begin");
        QTest::addColumn<Instant>("end");
        QTest::addColumn<double>("width");
        constexpr auto lowest = std::numeric_limits<Instant>::min();
        constexpr auto highest = std::numeric_limits<Instant>::max();
        QTest::newRow("everything") << lowest << highest << 1000.0;
        QTest::newRow("nothing") << Instant{5} << Instant{5} << 1000.0;
        QTest::newRow("backwards") << Instant{5000} << Instant{-5000} << 1000.0;
        QTest::newRow("no width") << Instant{0} << dayMs << 0.0;
        QTest::newRow("far future") << highest - 5 << highest << 10.0;
        QTest::newRow("far past") << lowest << lowest + 10 << 10.0;
    }
    void staysWithinWhatMakesSense()
    {
        QFETCH(Instant, begin);
        QFETCH(Instant, end);
        QFETCH(double, width);
        TimeScale scale(begin, end, width);
        for (int i = 0; i < 200; ++i) {
            QVERIFY(scale.begin() >= earliestInstant - 1);
            QVERIFY(scale.end() <= latestInstant + 1);
            QVERIFY(scale.span() <= TimeScale::longestSpan + 1);
            QVERIFY(scale.msPerPixel() >= TimeScale::finest);
            scale = i % 4 == 0 ? scale.panned(1e9) : i % 4 == 1 ? scale.zoomedAround(3, 1e-9) : i % 4 == 2 ? scale.zoomedAround(5, 1e9) : scale.panned(-1e12);
        }
        QCOMPARE(scale.zoomedAround(5, 0), scale);
        QCOMPARE(scale.zoomedAround(5, -2), scale);
    }

    void atTheLimitZoomOutStopsInsteadOfSliding()
    {
        const TimeScale scale = TimeScale(0, 100 * 365 * dayMs, 1000).zoomedAround(900, 0.1);
        QCOMPARE(scale.zoomedAround(900, 0.5), scale);
    }

    void aWiderWindowShowsTheSameTime()
    {
        const TimeScale scale(1'700'000'000'000, 1'700'000'000'000 + dayMs, 800);
        const TimeScale wide = scale.resized(1600);
        QCOMPARE(wide.begin(), scale.begin());
        QCOMPARE(wide.end(), scale.end());
        QCOMPARE(wide.movedTo(scale.begin(), 0.5).xOf(scale.begin()), 800.0);
    }
};

QTEST_GUILESS_MAIN(TstTimeScale)
#include "tst_timescale.moc"
