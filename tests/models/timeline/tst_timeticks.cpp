// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/time/isotime.h"
#include "models/timeline/timeticks.h"

#include "tests/support/qtestsetup.h"

using namespace tocsin;
using namespace Qt::StringLiterals;

namespace {

Instant at(const QString &iso)
{
    return fromIsoUtc(iso).value();
}

QStringList shown(const TimeTicks &ticks)
{
    QStringList list;
    for (const TimeTick &tick : ticks.ticks)
        list.append(isoUtc(tick.at).mid(5, 11) + u' ' + tick.time.toString(u"HH:mm"_s));
    return list;
}

} // namespace

class TstTimeTicks : public QObject
{
    Q_OBJECT

private slots:
    void init() { test::failOnWarnings(); }

    void aDayOf23HoursLacksTheHourThatDoesNotExist()
    {
        const TimeScale scale(at(u"2024-03-31T00:00Z"_s), at(u"2024-03-31T03:00Z"_s), 600);
        const auto ticks = ticksFor(scale, u"Europe/Paris"_s, {TickStep::Unit::Second, 3600});
        QCOMPARE(shown(ticks), QStringList({u"03-31T00:00 01:00"_s, u"03-31T01:00 03:00"_s, u"03-31T02:00 04:00"_s}));
        QCOMPARE(ticks.changes.size(), 1);
        QCOMPARE(ticks.changes.first().at, at(u"2024-03-31T01:00Z"_s));
        QCOMPARE(ticks.changes.first().secondsAfter - ticks.changes.first().secondsBefore, 3600);
        const TimeScale day(at(u"2024-03-30T23:00Z"_s), at(u"2024-03-31T22:00Z"_s), 600);
        QCOMPARE(ticksFor(day, u"Europe/Paris"_s, {TickStep::Unit::Second, 3600}).ticks.size(), 23U);
    }

    void aDayOf25HoursHasTheRepeatedHourTwice()
    {
        const TimeScale scale(at(u"2024-11-03T07:00Z"_s), at(u"2024-11-03T11:00Z"_s), 600);
        const auto ticks = ticksFor(scale, u"America/Los_Angeles"_s, {TickStep::Unit::Second, 3600});
        QCOMPARE(shown(ticks), QStringList({u"11-03T07:00 00:00"_s, u"11-03T08:00 01:00"_s, u"11-03T09:00 01:00"_s, u"11-03T10:00 02:00"_s}));
        QVERIFY(ticks.ticks.front().isMajor);
        QVERIFY(!ticks.ticks.back().isMajor);
        const TimeScale day(at(u"2024-11-03T07:00Z"_s), at(u"2024-11-04T08:00Z"_s), 600);
        QCOMPARE(ticksFor(day, u"America/Los_Angeles"_s, {TickStep::Unit::Second, 3600}).ticks.size(), 25U);
        QCOMPARE(ticksFor(day, u"America/Los_Angeles"_s, {TickStep::Unit::Day, 1}).ticks.size(), 1U);
    }

    void followsZonesThatAreNotWholeHoursOff()
    {
        const TimeScale scale(at(u"2024-06-01T00:00Z"_s), at(u"2024-06-01T02:00Z"_s), 600);
        QCOMPARE(shown(ticksFor(scale, u"Asia/Kathmandu"_s, {TickStep::Unit::Second, 3600})),
                 QStringList({u"06-01T00:15 06:00"_s, u"06-01T01:15 07:00"_s}));
    }

    void beginsADayWhereMidnightWasSkipped()
    {
        // Cairo, 26 April 2024: 00:00 became 01:00.
        QCOMPARE(startOfDay(u"Africa/Cairo"_s, QDate(2024, 4, 26)), at(u"2024-04-25T22:00Z"_s));
        const TimeScale scale(at(u"2024-04-24T00:00Z"_s), at(u"2024-04-28T00:00Z"_s), 600);
        const auto ticks = ticksFor(scale, u"Africa/Cairo"_s, {TickStep::Unit::Day, 1});
        QCOMPARE(ticks.ticks.size(), 4U);
        QCOMPARE(ticks.ticks[1].date, QDate(2024, 4, 26));
        QCOMPARE(ticks.ticks[1].at, at(u"2024-04-25T22:00Z"_s));
    }

    void laysWeeksMonthsAndYearsOnTheCalendar()
    {
        const TimeScale scale(at(u"2023-11-10T00:00Z"_s), at(u"2024-03-05T00:00Z"_s), 600);
        const auto weeks = ticksFor(scale, u"Europe/Oslo"_s, {TickStep::Unit::Day, 7});
        for (const TimeTick &tick : weeks.ticks)
            QCOMPARE(tick.date.dayOfWeek(), 1);
        const auto months = ticksFor(scale, u"Europe/Oslo"_s, {TickStep::Unit::Month, 1});
        QCOMPARE(shown(months), QStringList({u"11-30T23:00 00:00"_s, u"12-31T23:00 00:00"_s, u"01-31T23:00 00:00"_s, u"02-29T23:00 00:00"_s}));
        QVERIFY(months.ticks[1].isMajor);
        const TimeScale decades(at(u"1996-06-01T00:00Z"_s), at(u"2031-01-05T00:00Z"_s), 600);
        const auto years = ticksFor(decades, u"Europe/Oslo"_s, {TickStep::Unit::Year, 10});
        QCOMPARE(years.ticks.size(), 4U);
        QCOMPARE(years.ticks.front().date, QDate(2000, 1, 1));
    }

    void everyTwoDaysBeginsAnewEachMonth()
    {
        const TimeScale scale(at(u"2024-01-28T12:00Z"_s), at(u"2024-02-06T00:00Z"_s), 600);
        QList<int> days;
        for (const TimeTick &tick : ticksFor(scale, u"UTC"_s, {TickStep::Unit::Day, 2}).ticks)
            days.append(tick.date.day());
        QCOMPARE(days, QList<int>({29, 31, 1, 3, 5}).mid(days.first() == 31 ? 1 : 0));
    }

    void everyTickShowsARoundTimeAtEveryZoom_data()
    {
        QTest::addColumn<QString>("zone");
        for (const char *zone : {"Europe/Paris", "America/St_Johns", "Australia/Lord_Howe", "Pacific/Apia", "Africa/Cairo", "UTC"})
            QTest::newRow(zone) << QString::fromLatin1(zone);
    }
    void everyTickShowsARoundTimeAtEveryZoom()
    {
        QFETCH(QString, zone);
        for (int i = 0; i < 60; ++i) {
            const Instant begin = at(u"2011-12-20T00:00Z"_s) + i * 53 * dayMs;
            const TimeScale scale(begin, begin + static_cast<Instant>(std::pow(1.5, i % 35) * 60'000), 1700);
            const TickStep step = stepFor(scale, 70);
            const auto ticks = ticksFor(scale, zone, step);
            QVERIFY(ticks.ticks.size() <= 1700 / 40);
            Instant last = scale.begin() - 1;
            for (const TimeTick &tick : ticks.ticks) {
                QVERIFY(tick.at > last);
                QVERIFY(tick.at < scale.end());
                last = tick.at;
                const WallTime wall = wallTimeOf(tick.at, zone);
                if (wall.time != tick.time || wall.date != tick.date)
                    QVERIFY(instantsOf(zone, tick.date, tick.time).isEmpty()); // skipped midnight
                if (step.unit == TickStep::Unit::Second)
                    QCOMPARE(QTime(0, 0).secsTo(tick.time) % step.count, 0);
            }
        }
    }

    void picksStepsFromSecondsToYears()
    {
        const auto stepOf = [](Instant span) { return stepFor(TimeScale(0, span, 1000), 70); };
        QCOMPARE(stepOf(hourMs), (TickStep{TickStep::Unit::Second, 300}));
        QCOMPARE(stepOf(12 * hourMs), (TickStep{TickStep::Unit::Second, 3600}));
        QCOMPARE(stepOf(7 * dayMs), (TickStep{TickStep::Unit::Second, 12 * 3600}));
        QCOMPARE(stepOf(90 * dayMs), (TickStep{TickStep::Unit::Day, 7}));
        QCOMPARE(stepOf(1826 * dayMs), (TickStep{TickStep::Unit::Month, 6}));
        QCOMPARE(stepOf(90 * 365 * dayMs), (TickStep{TickStep::Unit::Year, 10}));
    }
};

QTEST_GUILESS_MAIN(TstTimeTicks)
#include "tst_timeticks.moc"
