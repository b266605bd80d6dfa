// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/qtestsetup.h"
#include "ui/widgets/clockbar.h"

#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace tocsin;

class TestClockBar : public QObject
{
    Q_OBJECT

private slots:
    void init() { test::failOnWarnings(); }

    void showsSecondsOfTheFirstZoneOnly()
    {
        const test::FakeClock clock(1695982841000); // 2023-09-29T10:20:41Z
        const ThemeSwitch themes;
        ClockBar clocks(clock, themes);
        clocks.setZones({u"UTC"_s, u"Europe/Paris"_s, u"America/Toronto"_s, u"America/Los_Angeles"_s});
        QCOMPARE(clocks.text(), u"10:20:41 UTC   12:20 CEST   06:20 EDT   03:20 PDT"_s);
        QVERIFY(clocks.accessibleName().contains("10:20:41 UTC"_L1));
    }

    void ticksAtTheNextWholeSecond()
    {
        test::FakeClock clock(1695982841950);
        const ThemeSwitch themes;
        ClockBar clocks(clock, themes);
        clocks.setZones({u"UTC"_s});
        clock.set(1695982842000);
        QSignalSpy ticked(&clocks, &ClockBar::ticked);
        QVERIFY(ticked.wait(900)); // 50 ms were left of the second
        QCOMPARE(clocks.text(), u"10:20:42 UTC"_s);
    }

    void isRightAgainAfterTheClockJumps()
    {
        test::FakeClock clock(1695982841000);
        const ThemeSwitch themes;
        ClockBar clocks(clock, themes);
        clocks.setZones({u"UTC"_s, u"Europe/Paris"_s});
        clock.advance(30 * dayMs + 5 * hourMs); // as after a suspend over the change of clocks
        QTRY_COMPARE(clocks.text(), u"15:20:41 UTC   16:20 CET"_s);
        clock.set(1695982841000); // and when the clock is set back
        QTRY_COMPARE(clocks.text(), u"10:20:41 UTC   12:20 CEST"_s);
    }

    void keepsItsWidthWhateverTheDigits()
    {
        test::FakeClock clock(1695982841000);
        const ThemeSwitch themes;
        ClockBar clocks(clock, themes);
        clocks.setZones({u"UTC"_s});
        const int width = clocks.sizeHint().width();
        clock.set(1695950471000); // 01:21:11
        clocks.setZones({u"UTC"_s});
        QCOMPARE(clocks.text(), u"01:21:11 UTC"_s);
        QCOMPARE(clocks.sizeHint().width(), width);
    }
};

QTEST_MAIN(TestClockBar)
#include "tst_clockbar.moc"
