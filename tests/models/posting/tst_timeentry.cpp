// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/posting/timeentry.h"
#include "models/time/isotime.h"
#include "tests/support/qtestsetup.h"

using namespace Qt::StringLiterals;
using namespace tocsin;

namespace {

const QString paris = u"Europe/Paris"_s;

Instant at(const QString &iso)
{
    return fromIsoUtc(iso).value_or(-1);
}

} // namespace

class TimeEntryTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { test::failOnWarnings(); }

    void lengthsAheadCountFromThePost_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<qint64>("after");
        QTest::newRow("minutes") << u"30"_s << 30 * minuteMs;
        QTest::newRow("minutes with their unit") << u" 30 min "_s << 30 * minuteMs;
        QTest::newRow("in minutes") << u"in 45 minutes"_s << 45 * minuteMs;
        QTest::newRow("hour") << u"1 h"_s << hourMs;
        QTest::newRow("hours and minutes") << u"1h30"_s << 90 * minuteMs;
        QTest::newRow("hours and minutes in words") << u"2 hours 15 min"_s << 135 * minuteMs;
        QTest::newRow("days") << u"3 d"_s << 3 * dayMs;
        QTest::newRow("now") << u"now"_s << qint64(0);
        QTest::newRow("now in another language") << u"Maintenant"_s << qint64(0);
    }
    void lengthsAheadCountFromThePost()
    {
        QFETCH(QString, typed);
        const TimeEntry entry = readTimeEntry(typed, at(u"2023-09-29T10:20:41Z"_s), paris, u"en"_s, TimeDirection::Ahead, u"maintenant"_s);
        QCOMPARE(entry.state, TimeEntry::State::After);
        QTEST(entry.afterMs, "after");
    }

    void aTimeSaysItsZone_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("zone");
        QTest::newRow("none") << u"22:00"_s << QString();
        QTest::newRow("a clock") << u"22:00 EDT"_s << u"America/New_York"_s;
        QTest::newRow("a day and a clock") << u"today 22:00 EDT"_s << u"America/New_York"_s;
        QTest::newRow("a date and a clock") << u"2023-10-16 22:00 EDT"_s << u"America/New_York"_s;
        QTest::newRow("a date far ahead") << u"2035-06-16 22:00 EDT"_s << u"America/New_York"_s;
        QTest::newRow("UTC") << u"22:00 UTC"_s << u"UTC"_s;
        QTest::newRow("an instant") << u"2023-09-29T20:00Z"_s << u"UTC"_s;
        QTest::newRow("a length") << u"30 min"_s << QString();
        QTest::newRow("no time") << u"soon"_s << QString();
    }
    void aTimeSaysItsZone()
    {
        QFETCH(QString, typed);
        QTEST(zoneSaidIn(typed, at(u"2023-09-29T10:20:41Z"_s), paris, u"en"_s), "zone");
    }

    void aClockIsTheNextOrTheLastOne_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<bool>("back");
        QTest::addColumn<QString>("instant");
        QTest::newRow("later today") << u"12:30"_s << false << u"2023-09-29T10:30:00Z"_s;
        QTest::newRow("tomorrow") << u"9:00"_s << false << u"2023-09-30T07:00:00Z"_s;
        QTest::newRow("the minute that runs") << u"12:20"_s << false << u"2023-09-29T10:20:00Z"_s;
        QTest::newRow("French hours") << u"14h30"_s << false << u"2023-09-29T12:30:00Z"_s;
        QTest::newRow("in the afternoon") << u"2:30 pm"_s << false << u"2023-09-29T12:30:00Z"_s;
        QTest::newRow("in another zone") << u"07:00 EDT"_s << false << u"2023-09-29T11:00:00Z"_s;
        QTest::newRow("earlier today") << u"2:59"_s << true << u"2023-09-29T00:59:00Z"_s;
        QTest::newRow("this minute") << u"12:20"_s << true << u"2023-09-29T10:20:00Z"_s;
        QTest::newRow("yesterday") << u"23:10"_s << true << u"2023-09-28T21:10:00Z"_s;
        QTest::newRow("minutes back") << u"20 min ago"_s << true << u"2023-09-29T10:00:00Z"_s;
        QTest::newRow("a bare number back") << u"20"_s << true << u"2023-09-29T10:00:00Z"_s;
        QTest::newRow("a date") << u"2023-10-06 09:00"_s << false << u"2023-10-06T07:00:00Z"_s;
        QTest::newRow("a date in words") << u"6 October 2023 09:00 CEST"_s << false << u"2023-10-06T07:00:00Z"_s;
        QTest::newRow("an instant") << u"2023-09-29T10:20:30Z"_s << true << u"2023-09-29T10:20:30Z"_s;
        QTest::newRow("an instant before the epoch") << u"1969-07-20T20:17Z"_s << true << u"1969-07-20T20:17:00Z"_s;
        QTest::newRow("a weekday that was") << u"Monday 08:00"_s << true << u"2023-09-25T06:00:00Z"_s;
        QTest::newRow("a weekday to come") << u"on Monday at 08:00"_s << false << u"2023-10-02T06:00:00Z"_s;
        QTest::newRow("a day's word") << u"yesterday at 22:00"_s << true << u"2023-09-28T20:00:00Z"_s;
        QTest::newRow("a part of the day") << u"this morning 08:00"_s << true << u"2023-09-29T06:00:00Z"_s;
        QTest::newRow("German") << u"gestern um 10:00 Uhr"_s << true << u"2023-09-28T08:00:00Z"_s;
        QTest::newRow("a length in words") << u"five minutes ago"_s << true << u"2023-09-29T10:15:00Z"_s;
        QTest::newRow("about") << u"around 12:10"_s << true << u"2023-09-29T10:10:00Z"_s;
        QTest::newRow("a day without its year") << u"26 September 10:00"_s << true << u"2023-09-26T08:00:00Z"_s;
        QTest::newRow("a clock of spring time on a winter's day") << u"2023-11-06 09:00"_s << false << u"2023-11-06T08:00:00Z"_s;
    }
    void aClockIsTheNextOrTheLastOne()
    {
        QFETCH(QString, typed);
        QFETCH(bool, back);
        QFETCH(QString, instant);
        const TimeEntry entry
            = readTimeEntry(typed, at(u"2023-09-29T10:20:41Z"_s), paris, typed.contains(u"Uhr"_s) ? u"de"_s : u"en"_s, back ? TimeDirection::Back : TimeDirection::Ahead);
        QCOMPARE(entry.state, TimeEntry::State::At);
        QCOMPARE(isoUtc(entry.at), isoUtc(at(instant)));
    }

    void aClockThatIsShownTwiceIsLeftOpen_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::newRow("a clock") << u"2:30"_s;
        QTest::newRow("with its date") << u"2023-10-29 02:30"_s;
    }
    void aClockThatIsShownTwiceIsLeftOpen()
    {
        QFETCH(QString, typed);
        const TimeEntry entry = readTimeEntry(typed, at(u"2023-10-28T22:00:00Z"_s), paris, u"en"_s, TimeDirection::Ahead);
        QCOMPARE(entry.state, TimeEntry::State::Open);
        QCOMPARE(entry.candidates, (QList<Instant>{at(u"2023-10-29T00:30:00Z"_s), at(u"2023-10-29T01:30:00Z"_s)}));
    }

    void whatMayMeanSeveralIsLeftOpen_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QStringList>("candidates");
        QTest::newRow("an abbreviation of several places") << u"10:00 CST"_s << QStringList{u"2023-09-28T15:00:00Z"_s, u"2023-09-28T16:00:00Z"_s, u"2023-09-29T02:00:00Z"_s};
        QTest::newRow("with its date") << u"2023-09-28 10:00 CST"_s << QStringList{u"2023-09-28T02:00:00Z"_s, u"2023-09-28T15:00:00Z"_s, u"2023-09-28T16:00:00Z"_s};
        QTest::newRow("day or month first") << u"03/04/2023 10:00"_s << QStringList{u"2023-03-04T09:00:00Z"_s, u"2023-04-03T08:00:00Z"_s};
    }
    void whatMayMeanSeveralIsLeftOpen()
    {
        QFETCH(QString, typed);
        const TimeEntry entry = readTimeEntry(typed, at(u"2023-09-29T10:20:41Z"_s), paris, u"en"_s, TimeDirection::Back);
        QCOMPARE(entry.state, TimeEntry::State::Open);
        QStringList candidates;
        for (const Instant candidate : entry.candidates)
            candidates.append(isoUtc(candidate));
        QTEST(candidates, "candidates");
    }

    void aClockThatIsSkippedIsNever_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::newRow("a clock") << u"2:30"_s;
        QTest::newRow("with its date") << u"2024-03-31 02:30"_s;
    }
    void aClockThatIsSkippedIsNever()
    {
        QFETCH(QString, typed);
        QCOMPARE(readTimeEntry(typed, at(u"2024-03-30T23:30:00Z"_s), paris, u"en"_s, TimeDirection::Ahead).state, TimeEntry::State::Never);
    }

    void otherWordsAreNoTime_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<bool>("back");
        QTest::newRow("a word") << u"soon"_s << false;
        QTest::newRow("no clock") << u"25:70"_s << false;
        QTest::newRow("two times") << u"12:30 or 13:30"_s << false;
        QTest::newRow("no zone") << u"12:30 FOO"_s << false;
        QTest::newRow("no zone behind a date") << u"2023-09-28 12:30 FOO"_s << true;
        QTest::newRow("a book") << QString(4000, u'7') << false;
        QTest::newRow("a day that no month has") << u"2023-02-30 10:00"_s << true;
        QTest::newRow("a year that nobody means") << u"1850-01-01 10:00"_s << true;
        QTest::newRow("no instant") << u"12000-01-01T00:00Z"_s << true;
        QTest::newRow("no half of a day") << u"13:00 PM"_s << true;
        QTest::newRow("no hour of a half") << u"0:30 PM"_s << true;
        QTest::newRow("a day's word with a slip") << u"yesterdya 10:00"_s << true;
        QTest::newRow("a day's word of another language") << u"hier 10h"_s << true;
        QTest::newRow("a clock without its colon") << u"1345"_s << true;
        QTest::newRow("a length back where one ahead is asked for") << u"-30min"_s << false;
        QTest::newRow("ago where a length ahead is asked for") << u"30 min ago"_s << false;
        QTest::newRow("in words") << u"five minutes ago"_s << false;
        QTest::newRow("a length ahead where one back is asked for") << u"in 30 min"_s << true;
        QTest::newRow("with a sign") << u"+30min"_s << true;
        QTest::newRow("from now") << u"now-5min"_s << false;
    }
    void otherWordsAreNoTime()
    {
        QFETCH(QString, typed);
        QFETCH(bool, back);
        QCOMPARE(readTimeEntry(typed, at(u"2023-09-29T10:20:41Z"_s), paris, u"en"_s, back ? TimeDirection::Back : TimeDirection::Ahead).state, TimeEntry::State::Unread);
    }

    void nothingIsEmpty()
    {
        QCOMPARE(readTimeEntry(u"  "_s, 0, paris, u"en"_s, TimeDirection::Ahead), TimeEntry{});
    }
};

QTEST_APPLESS_MAIN(TimeEntryTest)
#include "tst_timeentry.moc"
