// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/overrun.h"
#include "tests/support/qtestsetup.h"

using namespace Qt::StringLiterals;
using namespace tocsin;

class TestOverrun : public QObject
{
    Q_OBJECT

private slots:
    void init() { test::failOnWarnings(); }

    void reachesFromThePlanToTheEndOfTheWork_data()
    {
        constexpr Instant from = 1'750'000'000'000;
        constexpr Instant until = from + 2 * hourMs;
        QTest::addColumn<InstantRange>("impact");
        QTest::addColumn<std::optional<Instant>>("plannedEnd");
        QTest::addColumn<std::optional<InstantRange>>("actual");
        QTest::addColumn<bool>("open");
        QTest::addColumn<std::optional<InstantRange>>("expected");
        const InstantRange whole{from, until};
        const auto row = [](const char *name, const InstantRange &impact, std::optional<Instant> plannedEnd, const std::optional<InstantRange> &actual, bool open,
                            const std::optional<InstantRange> &expected) { QTest::newRow(name) << impact << plannedEnd << actual << open << expected; };
        const InstantRange late{from + minuteMs, until + hourMs};
        const InstantRange still{from + minuteMs, {}};
        row("still at work", whole, until, still, true, InstantRange{until, {}});
        row("over after the plan", whole, until, late, true, InstantRange{until, late.end});
        row("the same once it is told as done", whole, until, late, false, InstantRange{until, late.end});
        row("over within the plan", whole, until, InstantRange{from, until - minuteMs}, false, {});
        row("over with the plan", whole, until, InstantRange{from, until}, false, {});
        row("not begun", whole, until, {}, true, {});
        row("closed without an end of the work", whole, until, still, false, {});
        row("begun after the plan was over", whole, until, InstantRange{until + minuteMs, {}}, true, InstantRange{until + minuteMs, {}});
        row("of an impact that was to end before", {from, until - hourMs}, until, still, true, {});
        row("of an impact that was put off", {from, until + minuteMs}, until, still, true, InstantRange{until + minuteMs, {}});
        row("of an impact of another night", {from + dayMs, until + dayMs}, until, still, true, {});
        row("of an impact without an end", {from, {}}, until, still, true, {});
        row("of a plan without an end", whole, {}, still, true, {});
    }
    void reachesFromThePlanToTheEndOfTheWork()
    {
        QFETCH(const InstantRange, impact);
        QFETCH(const std::optional<Instant>, plannedEnd);
        QFETCH(const std::optional<InstantRange>, actual);
        QFETCH(const bool, open);
        QFETCH(const std::optional<InstantRange>, expected);
        Window window;
        window.planned = {1'750'000'000'000, plannedEnd};
        window.actual = actual;
        QCOMPARE(overrunOf(impact, window, open), expected);
    }
};

QTEST_GUILESS_MAIN(TestOverrun)
#include "tst_overrun.moc"
