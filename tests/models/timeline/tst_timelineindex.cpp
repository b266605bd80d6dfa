// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/timeline/timelineindex.h"

#include "tests/support/qtestsetup.h"

#include <random>

using namespace tocsin;

namespace {

constexpr Instant start = 1'600'000'000'000;
constexpr Instant now = start + 700 * dayMs + 12'345;

/// Impacts of every awkward kind: a millisecond, empty, minutes, years, open, open in the future, on the edges of hours, before 1970.
std::vector<TimelineImpact> awkwardImpacts(unsigned seed, int count, int targets)
{
    std::mt19937_64 random(seed);
    const auto upTo = [&random](qint64 limit) { return static_cast<qint64>(random() % static_cast<quint64>(limit)); };
    std::vector<TimelineImpact> impacts;
    for (int i = 0; i < count; ++i) {
        TimelineImpact impact;
        impact.impact = i;
        impact.incident = i / 3;
        impact.target = static_cast<int>(upTo(targets));
        impact.begin = start + upTo(1200 * dayMs);
        if (upTo(5) == 0)
            impact.begin = impact.begin / hourMs * hourMs;
        if (upTo(500) == 0)
            impact.begin = -upTo(1000 * dayMs);
        constexpr std::array<Instant, 6> lengths{2, 10 * minuteMs, 4 * hourMs, 3 * dayMs, 40 * dayMs, 900 * dayMs};
        impact.end = impact.begin + upTo(lengths.at(static_cast<std::size_t>(upTo(6))));
        if (upTo(4) == 0)
            impact.end = impact.begin + hourMs * upTo(5); // sometimes empty, often a half-open edge on a cell
        if (upTo(60) == 0)
            impact.end = openEnd;
        impact.state = ImpactState::ofRank(static_cast<int>(std::min(upTo(16), upTo(16))));
        impact.kind = static_cast<IncidentKind>(upTo(3));
        impact.incidentOpen = impact.end == openEnd || upTo(30) == 0;
        impact.overrun = upTo(40) == 0;
        if (impact.overrun && upTo(2) == 0)
            impact.end = openEnd; // still, or not yet
        impacts.push_back(impact);
    }
    return impacts;
}

Instant drawnEnd(const TimelineImpact &impact)
{
    if (impact.overrun && impact.end == openEnd && impact.begin >= now)
        return earliestInstant; // a plan that is not over has not been overrun
    return impact.end == openEnd ? impact.shownEnd(now) : std::max(impact.end, impact.begin + 1);
}

std::vector<StateMask> bruteColumns(const std::vector<TimelineImpact> &impacts, int target, const ColumnGrid &grid)
{
    std::vector<StateMask> columns(static_cast<std::size_t>(grid.count()));
    for (const TimelineImpact &impact : impacts) {
        if (impact.target != target)
            continue;
        for (std::size_t i = 0; i < columns.size(); ++i) {
            if (impact.begin < grid.edges()[i + 1] && grid.edges()[i] < drawnEnd(impact))
                columns[i] |= impact.state.bit();
        }
    }
    return columns;
}

} // namespace

class TstTimelineIndex : public QObject
{
    Q_OBJECT

private slots:
    void init() { test::failOnWarnings(); }

    void ranksStatesFromMildToWorst()
    {
        const ImpactState planned{Level::Maintenance, true, true};
        const ImpactState actual{Level::Maintenance, false, true};
        const ImpactState unsure{Level::Maintenance, false, false};
        const ImpactState degraded{Level::Degraded, true, false};
        const ImpactState outage{Level::MajorOutage, false, true};
        QVERIFY(planned.rank() < unsure.rank());
        QVERIFY(unsure.rank() < actual.rank());
        QVERIFY(actual.rank() < degraded.rank());
        QCOMPARE(outage.rank(), 15);
        for (int rank = 0; rank < 16; ++rank) {
            QCOMPARE(ImpactState::ofRank(rank).rank(), rank);
            QVERIFY(statesOf(ImpactState::ofRank(rank).level) & ImpactState::ofRank(rank).bit());
        }
        QCOMPARE(worstRank(0), -1);
        QCOMPARE(worstRank(static_cast<StateMask>(planned.bit() | outage.bit())), 15);
    }

    void keepsEveryFieldOfAnImpact()
    {
        for (const TimelineImpact &impact : awkwardImpacts(1, 2000, 5)) {
            TimelineImpact expected = impact;
            expected.end = impact.end == openEnd ? openEnd : std::max(impact.end, impact.begin + 1);
            QCOMPARE(LaneInterval(impact).toImpact(impact.target), expected);
        }
        TimelineImpact nonsense;
        nonsense.begin = std::numeric_limits<Instant>::min();
        nonsense.end = openEnd - 1;
        QCOMPARE(LaneInterval(nonsense).begin(), earliestInstant);
        QCOMPARE(LaneInterval(nonsense).end(), latestInstant);
    }

    void everyColumnShowsEveryStateInIt_data()
    {
        QTest::addColumn<unsigned>("seed");
        QTest::addColumn<int>("count");
        for (unsigned seed = 1; seed <= 6; ++seed)
            QTest::addRow("seed %u", seed) << seed << (seed % 2 == 0 ? 6000 : 300);
    }
    void everyColumnShowsEveryStateInIt()
    {
        QFETCH(unsigned, seed);
        QFETCH(int, count);
        const auto impacts = awkwardImpacts(seed, count, 2);
        const TimelineIndex index(impacts);
        QCOMPARE(index.size(), qint64{count});
        std::mt19937_64 random(seed);
        int filled = 0;
        for (int round = 0; round < 60; ++round) {
            // From 20 ms a column to decades, at any offset.
            const Instant span = static_cast<Instant>(std::pow(10.0, 3.5 + (round % 30) * 0.3));
            const Instant begin = start - 200 * dayMs + static_cast<Instant>(random() % static_cast<quint64>(1600 * dayMs));
            const TimeScale scale(begin, begin + span, 150);
            const ColumnGrid grid(scale, 150 * (1 + round % 2));
            for (const int target : {0, 1}) {
                std::vector<StateMask> columns(static_cast<std::size_t>(grid.count()));
                index.lane(target).addColumns(grid, now, columns);
                QCOMPARE(columns, bruteColumns(impacts, target, grid));
                filled += static_cast<int>(std::ranges::count_if(columns, [](StateMask mask) { return mask != 0; }));
            }
        }
        QVERIFY(filled > 1000);
    }

    void columnsCoverTheScaleWithoutGapAndShiftLessThanAPixel()
    {
        for (const Instant span : {minuteMs, hourMs, dayMs, 90 * dayMs, 1826 * dayMs, 30000 * dayMs}) {
            const TimeScale scale(start + 1234567, start + 1234567 + span, 1700);
            const ColumnGrid grid(scale, 1700);
            QCOMPARE(grid.count(), 1700);
            for (int i = 0; i < grid.count(); ++i) {
                const auto edge = grid.edges()[static_cast<std::size_t>(i)];
                QVERIFY(edge < grid.edges()[static_cast<std::size_t>(i) + 1]);
                QVERIFY(std::abs(scale.xOf(edge) - i) <= 1.01);
                QCOMPARE(grid.columnOf(edge), i);
                QCOMPARE(grid.columnOf(grid.edges()[static_cast<std::size_t>(i) + 1] - 1), i);
            }
        }
    }

    void findsWhatOverlaps()
    {
        const auto impacts = awkwardImpacts(7, 4000, 1);
        const TimelineIndex index(impacts);
        std::mt19937_64 random(7);
        for (int round = 0; round < 300; ++round) {
            const Instant from = start + static_cast<Instant>(random() % static_cast<quint64>(1300 * dayMs));
            const Instant until = from + 1 + static_cast<Instant>(random() % static_cast<quint64>(round % 3 == 0 ? 50 * dayMs : hourMs));
            std::vector<qint64> found;
            index.lane(0).eachOverlapping(from, until, now, [&](const LaneInterval &one) { found.push_back(one.impact()); });
            std::ranges::sort(found);
            std::vector<qint64> expected;
            std::size_t closed = 0;
            for (const TimelineImpact &impact : impacts) {
                if (impact.begin < until && from < drawnEnd(impact)) {
                    expected.push_back(impact.impact);
                    closed += impact.end != openEnd ? 1 : 0;
                }
            }
            QCOMPARE(found, expected);
            QVERIFY(index.lane(0).countAround(from, until) >= closed);
        }
    }

    void anIndexThatGrewEqualsOneMadeAtOnce()
    {
        auto impacts = awkwardImpacts(3, 900, 4);
        TimelineIndex grown;
        for (std::size_t i = 0; i < impacts.size(); i += 100)
            grown = grown.with({impacts.begin() + static_cast<std::ptrdiff_t>(i), impacts.begin() + static_cast<std::ptrdiff_t>(i) + 100});
        const TimelineIndex whole(impacts);
        QCOMPARE(grown.size(), whole.size());
        QCOMPARE(grown.first(), whole.first());
        QCOMPARE(grown.last(), whole.last());
        const ColumnGrid grid(TimeScale(start, start + 1500 * dayMs, 300), 300);
        for (int target = 0; target < 4; ++target) {
            std::vector<StateMask> one(300);
            std::vector<StateMask> other(300);
            grown.lane(target).addColumns(grid, now, one);
            whole.lane(target).addColumns(grid, now, other);
            QCOMPARE(one, other);
        }
    }

    void replacesAnIncidentAndSharesTheOtherLanes()
    {
        const auto impacts = awkwardImpacts(4, 600, 6);
        const TimelineIndex before(impacts);
        TimelineImpact moved = impacts[30];
        moved.begin += 5 * dayMs;
        moved.end = moved.begin + hourMs;
        moved.target = 9;
        const TimelineIndex after = before.replaced({moved.incident, 999'999}, {moved});
        const auto had = before.impactsOf(moved.incident);
        QCOMPARE(after.size(), before.size() - static_cast<qint64>(had.size()) + 1);
        QCOMPARE(after.impactsOf(moved.incident), std::vector{moved});
        for (const auto &[target, lane] : before.lanes()) {
            const bool touched = std::ranges::find(had, target, &TimelineImpact::target) != had.end();
            QCOMPARE(after.lanes().at(target) == lane, !touched);
        }
        QCOMPARE(after.replaced({moved.incident}, had).size(), before.size());
    }

    void filtersByKindAndOpen()
    {
        const auto impacts = awkwardImpacts(5, 800, 3);
        const TimelineIndex index(impacts);
        for (const TimelineKindFilter filter : {TimelineKindFilter{true, false, false, false}, TimelineKindFilter{true, true, true, true},
                                                TimelineKindFilter{false, true, false, true}}) {
            std::vector<TimelineImpact> kept;
            for (const TimelineImpact &impact : impacts) {
                if (filter.keeps(impact.kind, impact.incidentOpen))
                    kept.push_back(impact);
            }
            const TimelineIndex filtered = index.filtered(filter);
            QCOMPARE(filtered.size(), static_cast<qint64>(kept.size()));
            const ColumnGrid grid(TimeScale(start, start + 1500 * dayMs, 200), 200);
            for (int target = 0; target < 3; ++target) {
                std::vector<StateMask> columns(200);
                filtered.lane(target).addColumns(grid, now, columns);
                QCOMPARE(columns, bruteColumns(kept, target, grid));
            }
        }
    }

    void hitsWhatIsDrawnOnTop()
    {
        const auto impacts = awkwardImpacts(6, 3000, 3);
        const TimelineIndex index(impacts);
        std::mt19937_64 random(6);
        int found = 0;
        for (int round = 0; round < 500; ++round) {
            const Instant at = start + static_cast<Instant>(random() % static_cast<quint64>(1300 * dayMs));
            const StateMask allowed = round % 2 == 0 ? allStates : statesOf(Level::Degraded);
            const auto hit = index.hit({0, 2}, at - minuteMs, at, at + minuteMs, now, allowed);
            int worst = -1;
            bool any = false;
            for (const TimelineImpact &impact : impacts) {
                if (impact.target == 1 || (impact.state.bit() & allowed) == 0)
                    continue;
                if (impact.begin <= at && at < drawnEnd(impact))
                    worst = std::max(worst, impact.state.rank());
                any = any || (impact.begin < at + minuteMs && at - minuteMs < drawnEnd(impact));
            }
            QCOMPARE(hit.has_value(), any);
            if (worst >= 0)
                QCOMPARE(hit->interval.rank(), worst);
            found += any ? 1 : 0;
        }
        QVERIFY(found > 50);
    }

    void stepsThroughEveryIncidentOnce()
    {
        std::vector<TimelineImpact> impacts;
        impacts.reserve(40);
        for (int i = 0; i < 40; ++i) // several begin together, some on two lanes
            impacts.push_back({i, i, i % 3, start + (i / 4) * hourMs, start + (i / 4 + 2) * hourMs, {Level::Degraded, false, true}, {}, false});
        const TimelineIndex index(impacts);
        for (const bool backwards : {false, true}) {
            QList<qint64> met;
            Instant from = backwards ? start + 100 * hourMs : start - 1;
            qint64 at = -1;
            while (const auto hit = index.next({0, 1, 2}, from, backwards, at)) {
                at = hit->interval.incident();
                from = hit->interval.begin();
                QVERIFY(!met.contains(at));
                met.append(at);
            }
            QCOMPARE(met.size(), 40);
            QVERIFY(std::is_sorted(met.begin(), met.end(), [backwards](qint64 one, qint64 other) { return backwards ? one > other : one < other; }));
        }
        QVERIFY(!index.next({0, 1, 2}, start, false, -1, statesOf(Level::MajorOutage)));
    }

    void stepsToNoWorkThatGoesOn()
    {
        const TimelineImpact planned{0, 7, 0, start, start + hourMs, {Level::Maintenance, true, true}, IncidentKind::Maintenance, true};
        const TimelineImpact goesOn{1, 7, 0, start + hourMs, openEnd, {Level::Maintenance, false, true}, IncidentKind::Maintenance, true, true};
        const TimelineIndex index({planned, goesOn});
        QCOMPARE(index.next({0}, start - 1, false, -1)->interval.begin(), planned.begin);
        QVERIFY(!index.next({0}, start + 1, false, -1));
        QCOMPARE(index.next({0}, start + dayMs, true, -1)->interval.begin(), planned.begin);
    }

    void anEmptyIndexAnswers()
    {
        const TimelineIndex index;
        QCOMPARE(index.size(), 0);
        QCOMPARE(index.first(), 0);
        QVERIFY(!index.hit({1}, 0, 1, 2, now));
        QVERIFY(!index.next({1}, 0, false, -1));
        std::vector<StateMask> columns(10);
        index.lane(5).addColumns(ColumnGrid(TimeScale(0, dayMs, 10), 10), now, columns);
        QCOMPARE(columns, std::vector<StateMask>(10));
    }
};

QTEST_GUILESS_MAIN(TstTimelineIndex)
#include "tst_timelineindex.moc"
