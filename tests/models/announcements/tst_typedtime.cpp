// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/announcements/tokens/typedtime.h"
#include "models/time/stamp.h"
#include "models/time/walltime.h"
#include "tests/support/qtestsetup.h"

using namespace Qt::StringLiterals;
using namespace tocsin;

namespace {

QString words(const TokenValue &value)
{
    if (const auto *instant = std::get_if<InstantToken>(&value))
        return stamp(instant->instant, StampStyle{}, {instant->zone}, u"en"_s, instant->precision);
    if (const auto *interval = std::get_if<IntervalToken>(&value))
        return intervalStamp(interval->begin, interval->end, StampStyle{}, {interval->zone}, u"en"_s);
    if (const auto *date = std::get_if<DateToken>(&value))
        return date->date.toString(Qt::ISODate);
    if (const auto *duration = std::get_if<DurationToken>(&value))
        return durationText(duration->shortestMs, duration->longestMs, u"en"_s);
    return u"another kind"_s;
}

/// "14:30 = 2026-11-27 14:30 CET"; "02:30 ? one / other" where it is open.
QString said(const QString &text, const std::optional<TypedToken> &token)
{
    if (!token)
        return u"nothing"_s;
    const QString span = text.mid(token->begin, token->end - token->begin);
    if (token->value)
        return span + u" = "_s + words(*token->value);
    QStringList all;
    for (const TokenValue &candidate : token->candidates)
        all.append(words(candidate));
    return span + u" ? "_s + all.join(u" / "_s);
}

Instant at(const QString &zone, const QString &wall)
{
    const QDateTime time = QDateTime::fromString(wall, u"yyyy-MM-dd HH:mm"_s);
    return instantsOf(zone, time.date(), time.time()).value(0);
}

} // namespace

class TestTypedTime : public QObject
{
    Q_OBJECT

private slots:
    void init() { test::failOnWarnings(); }
    void reads_data();
    void reads();
    void looksOnlyAtWhatIsBeforeTheCursor();
    void readsClocksNearToWhatThePostTellsOf_data();
    void readsClocksNearToWhatThePostTellsOf();
    void readsAllOfAText();
    void knowsHoursThatAreSkippedAndRepeated();
    void readsNothingWithoutAZone();
};

void TestTypedTime::reads_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("zone");
    QTest::addColumn<QString>("now"); // on the wall
    const auto row = [](const char *name, const QString &text, const QString &expected, const QString &language = u"en"_s, const QString &zone = u"Europe/Paris"_s,
                        const QString &now = u"2026-11-27 09:00"_s) { QTest::newRow(name) << text << expected << language << zone << now; };

    row("a clock of today", u"The store will be back at 14:30 "_s, u"14:30 = 2026-11-27 14:30 CET"_s);
    row("a clock before a full stop", u"It is back since 08:10. "_s, u"08:10 = 2026-11-27 08:10 CET"_s);
    row("a clock in brackets", u"(since 08:10) "_s, u"08:10 = 2026-11-27 08:10 CET"_s);
    row("another zone", u"at 10:00 UTC "_s, u"10:00 UTC = 2026-11-27 10:00 UTC"_s);
    row("a zone in brackets", u"back since 08:10 (UTC) "_s, u"08:10 (UTC) = 2026-11-27 08:10 UTC"_s);
    row("a zone in brackets in brackets", u"(since 08:10 (UTC)) "_s, u"08:10 (UTC) = 2026-11-27 08:10 UTC"_s);
    row("an instant of machines", u"since 2026-11-26T10:00Z "_s, u"2026-11-26T10:00Z = 2026-11-26 10:00 UTC"_s);
    row("an instant of another century", u"as on 1969-07-20T20:17Z "_s, u"nothing"_s);
    row("a clock in a word", u"the build is r10:30 "_s, u"nothing"_s);
    row("a zone of one place", u"at 10:00 EST "_s, u"10:00 EST = 2026-11-27 10:00 EST"_s);
    row("PM", u"back at 4:30 pm "_s, u"4:30 pm = 2026-11-27 16:30 CET"_s);
    row("p.m. with points at an end", u"back at 4:30 p.m. "_s, u"4:30 p.m = 2026-11-27 16:30 CET"_s);
    row("p.m. of a full hour at an end", u"back at 5 p.m. "_s, u"5 p.m = 2026-11-27 17:00 CET"_s);
    row("p.m. with a zone", u"back at 5 p.m. EST "_s, u"5 p.m. EST = 2026-11-27 17:00 EST"_s);
    row("minutes before a full stop", u"We say 10 min. "_s, u"10 min = 10 min"_s);
    row("seconds before a full stop", u"It took 40 sec. "_s, u"40 sec = 40 s"_s);
    row("an hour before a full stop", u"It took 2 h. "_s, u"2 h = 2 h"_s);
    row("hours before a full stop", u"It took 2 hrs. "_s, u"2 hrs = 2 h"_s);
    row("hours and minutes before a full stop", u"It took 1 h 5 min. "_s, u"1 h 5 min = 1 h 5 min"_s);
    row("a month before a full stop", u"on 28 Nov. "_s, u"28 Nov = 2026-11-28"_s);
    row("German minutes before a full stop", u"Es dauert 10 Min. "_s, u"10 Min = 10 min"_s, u"de"_s);
    row("German hours before a full stop", u"Es dauert 2 Std. "_s, u"2 Std = 2 h"_s, u"de"_s);
    row("French minutes before a full stop", u"pendant 10 min. "_s, u"10 min = 10 min"_s, u"fr"_s);
    row("Spanish minutes before a full stop", u"durante 10 min. "_s, u"10 min = 10 min"_s, u"es"_s);
    row("Dutch minutes before a full stop", u"Het duurt 10 min. "_s, u"10 min = 10 min"_s, u"nl"_s);
    row("Polish minutes before a full stop", u"przez 10 min. "_s, u"10 min = 10 min"_s, u"pl"_s);
    row("Polish hours before a full stop", u"przez 2 godz. "_s, u"2 godz = 2 h"_s, u"pl"_s);
    row("noon", u"by noon "_s, u"noon = 2026-11-27 12:00 CET"_s);
    row("a day and a clock", u"on 28 November 2026 at 10:00 "_s, u"28 November 2026 at 10:00 = 2026-11-28 10:00 CET"_s);
    row("tomorrow", u"tomorrow at 10:00 "_s, u"tomorrow at 10:00 = 2026-11-28 10:00 CET"_s);
    row("a date", u"on 28 November "_s, u"28 November = 2026-11-28"_s);
    row("a date of machines", u"on 2026-12-24 "_s, u"2026-12-24 = 2026-12-24"_s);
    row("the clock takes the day of its sentence", u"On 28 November the store moves from 22:00 "_s, u"22:00 = 2026-11-28 22:00 CET"_s);
    row("a range with a dash", u"from 22:00-23:30 CET. "_s, u"22:00-23:30 CET = 2026-11-27 22:00\u201323:30 CET"_s);
    row("a range over midnight", u"from 22:00 to 04:00 "_s, u"22:00 to 04:00 = 2026-11-27 22:00 \u2013 2026-11-28 04:00 CET"_s);
    row("a range with and is two", u"between 10:00 and 11:00 UTC "_s, u"11:00 UTC = 2026-11-27 11:00 UTC"_s);
    row("words between are no range", u"from 10:00 the store was slow until 11:00 "_s, u"11:00 = 2026-11-27 11:00 CET"_s);
    row("a duration", u"in about 20 minutes "_s, u"20 minutes = 20 min"_s);
    row("a span of durations", u"for 15 to 20 minutes, "_s, u"15 to 20 minutes = 15\u201320 min"_s);
    row("hours and minutes, short", u"for 1 h 5 min "_s, u"1 h 5 min = 1 h 5 min"_s);
    row("an hour, short", u"for 1 h "_s, u"1 h = 1 h"_s);
    row("hours and minutes, gapless", u"for 2h30m "_s, u"2h30m = 2 h 30 min"_s);
    row("hours and minutes, of two letters", u"for 2 hrs 5 mins "_s, u"2 hrs 5 mins = 2 h 5 min"_s);
    row("hours and minutes, short, in French", u"pendant 1 h 5 min "_s, u"1 h 5 min = 1 h 5 min"_s, u"fr"_s);
    row("a version before minutes", u"with 1.2 h 5 min "_s, u"5 min = 5 min"_s);
    row("hours and minutes with and", u"for 1 hour and 5 minutes "_s, u"1 hour and 5 minutes = 1 h 5 min"_s);
    row("hours and minutes", u"for 1 hour 30 minutes "_s, u"1 hour 30 minutes = 1 h 30 min"_s);

    row("no time", u"the store is back "_s, u"nothing"_s);
    row("a word behind the time", u"at 14:30 the "_s, u"nothing"_s);
    row("an ordinal", u"at 14:30 a second "_s, u"nothing"_s);
    row("two hours in words", u"for two hours "_s, u"two hours = 2 h"_s);
    row("a number", u"on port 8080 "_s, u"nothing"_s);
    row("a ratio", u"in a ratio 16:9 "_s, u"nothing"_s);
    row("an address", u"from 192.168.10.30 "_s, u"nothing"_s);
    row("a link", u"see https://example.com/10:30 "_s, u"nothing"_s);
    row("code", u"the log says `10:30:00 ` "_s, u"nothing"_s);
    row("nothing at all", u""_s, u"nothing"_s);
    row("white space", u"  "_s, u"nothing"_s);

    row("open: short hours in English", u"back at 4:30 "_s, u"4:30 ? 2026-11-27 04:30 CET / 2026-11-27 16:30 CET"_s);
    row("settled: hours of two digits", u"back at 10:30 "_s, u"10:30 = 2026-11-27 10:30 CET"_s);
    row("settled: short hours in German", u"wieder da um 4:30 "_s, u"4:30 = 2026-11-27 04:30 CET"_s, u"de"_s);
    row("open: an abbreviation of many places", u"at 10:00 CST "_s, u"10:00 CST ? 2026-11-27 10:00 CST / 2026-11-27 10:00 CST / 2026-11-27 10:00 CST"_s);
    row("settled: the author's own", u"at 10:00 CST "_s, u"10:00 CST = 2026-11-27 10:00 CST"_s, u"en"_s, u"America/Chicago"_s);
    row("open: an unknown zone", u"at 10:00 XKT "_s, u"10:00 XKT ? 2026-11-27 10:00 CET"_s);
    row("open: yesterday, just after midnight", u"down since 23:50 "_s, u"23:50 ? 2026-11-26 23:50 CET / 2026-11-27 23:50 CET"_s, u"en"_s, u"Europe/Paris"_s, u"2026-11-27 00:20"_s);
    row("open: tomorrow, just before midnight", u"back by 00:30 "_s, u"00:30 ? 2026-11-28 00:30 CET / 2026-11-27 00:30 CET"_s, u"en"_s, u"Europe/Paris"_s, u"2026-11-27 23:40"_s);
    row("open: a weekday", u"on Monday at 10:00 "_s, u"Monday at 10:00 ? 2026-11-30 10:00 CET / 2026-11-23 10:00 CET"_s);
    row("open: day or month", u"on 1/2/2027 "_s, u"1/2/2027 ? 2027-01-02 / 2027-02-01"_s);
    row("open: an hour that comes twice", u"on 25 October 2026 at 02:30 "_s, u"25 October 2026 at 02:30 ? 2026-10-25 02:30 CEST / 2026-10-25 02:30 CET"_s);
    row("settled: said which of the two", u"on 25 October 2026 at 02:30 CEST "_s, u"25 October 2026 at 02:30 CEST = 2026-10-25 02:30 CEST"_s);
    row("open: an hour that never is", u"on 29 March 2026 at 02:30 "_s, u"29 March 2026 at 02:30 ? 2026-03-29 01:30 CET / 2026-03-29 03:30 CEST"_s);
    row("open: today's hour that comes twice", u"since 02:30 "_s, u"02:30 ? 2026-10-25 02:30 CEST / 2026-10-25 02:30 CET"_s, u"en"_s, u"Europe/Paris"_s, u"2026-10-25 05:00"_s);
    row("open: today's hour that never is, in New York", u"since 2:30 am "_s, u"2:30 am ? 2026-03-08 01:30 EST / 2026-03-08 03:30 EDT"_s, u"en"_s, u"America/New_York"_s, u"2026-03-08 04:00"_s);
    row("open: half an hour is skipped on Lord Howe Island", u"since 02:15 "_s, u"02:15 ? 2026-10-04 01:45 UTC+10:30 / 2026-10-04 02:45 UTC+11:00"_s, u"en"_s, u"Australia/Lord_Howe"_s, u"2026-10-04 05:00"_s);
    row("a zone of three quarters of an hour", u"since 08:10 "_s, u"08:10 = 2026-11-27 08:10 UTC+05:45"_s, u"en"_s, u"Asia/Kathmandu"_s);

    row("French", u"rétabli à 14h30 "_s, u"14h30 = 2026-11-27 14:30 CET"_s, u"fr"_s);
    row("French range", u"de 22h00 à 23h30 "_s, u"22h00 à 23h30 = 2026-11-27 22:00\u201323:30 CET"_s, u"fr"_s);
    row("French tomorrow", u"demain à 10h "_s, u"demain à 10h = 2026-11-28 10:00 CET"_s, u"fr"_s);
    row("French hour", u"rétabli vers 10h. "_s, u"10h = 2026-11-27 10:00 CET"_s, u"fr"_s);
    row("French hours that last", u"pendant 10h "_s, u"10h = 10 h"_s, u"fr"_s);
    row("French duration", u"pendant 15 à 20 minutes "_s, u"15 à 20 minutes = 15\u201320 min"_s, u"fr"_s);
    row("German", u"wieder da um 14:30 Uhr "_s, u"14:30 Uhr = 2026-11-27 14:30 CET"_s, u"de"_s);
    row("German range", u"von 22:00 bis 23:30 Uhr "_s, u"22:00 bis 23:30 Uhr = 2026-11-27 22:00\u201323:30 CET"_s, u"de"_s);
    row("Norwegian", u"tilbake kl. 14 "_s, u"14 = 2026-11-27 14:00 CET"_s, u"nb"_s);
    row("Spanish", u"de 22:00 a 23:30 "_s, u"22:00 a 23:30 = 2026-11-27 22:00\u201323:30 CET"_s, u"es"_s);
    row("Japanese", u"14時30分に復旧、15時00分 "_s, u"15時00分 = 2026-11-27 15:00 JST"_s, u"ja"_s, u"Asia/Tokyo"_s);
}

void TestTypedTime::reads()
{
    QFETCH(const QString, text);
    QFETCH(const QString, expected);
    QFETCH(const QString, language);
    QFETCH(const QString, zone);
    QFETCH(const QString, now);
    const std::optional<TypedToken> token = typedTokenAt(text, static_cast<int>(text.size()), {zone, language, at(zone, now)});
    QCOMPARE(said(text, token), expected);
    if (token)
        QVERIFY(token->value.has_value() == token->candidates.isEmpty());
}

void TestTypedTime::looksOnlyAtWhatIsBeforeTheCursor()
{
    const TypingContext context{u"Europe/Paris"_s, u"en"_s, at(u"Europe/Paris"_s, u"2026-11-27 09:00"_s)};
    const QString text = u"Down from 10:00 and back at 11:00 for all."_s;
    QCOMPARE(said(text, typedTokenAt(text, 16, context)), u"10:00 = 2026-11-27 10:00 CET"_s);
    QCOMPARE(said(text, typedTokenAt(text, 34, context)), u"11:00 = 2026-11-27 11:00 CET"_s);
    QCOMPARE(said(text, typedTokenAt(text, static_cast<int>(text.size()), context)), u"nothing"_s);
    // What stands far before it costs nothing.
    const QString far = QString(5000, u'x') + u' ' + text;
    QCOMPARE(said(far, typedTokenAt(far, 5001 + 16, context)), u"10:00 = 2026-11-27 10:00 CET"_s);
    QCOMPARE(said(text, typedTokenAt(text, 4711, context)), u"nothing"_s);
    QCOMPARE(said(text, typedTokenAt(text, -1, context)), u"nothing"_s);
}

void TestTypedTime::readsAllOfAText()
{
    const TypingContext context{u"Europe/Paris"_s, u"en"_s, at(u"Europe/Paris"_s, u"2026-11-27 09:00"_s)};
    const QString text = u"Down from 10:00 to 11:00, for 20 minutes each on 28 November.\nCode: `12:00`. On 25 October 2026 at 02:30 it was slow."_s;
    QStringList all;
    for (const TypedToken &token : typedTokensIn(text, context))
        all.append(said(text, token));
    QCOMPARE(all.join(u'\n'), u"10:00 to 11:00 = 2026-11-27 10:00\u201311:00 CET\n20 minutes = 20 min\n28 November = 2026-11-28\n"
                              "25 October 2026 at 02:30 ? 2026-10-25 02:30 CEST / 2026-10-25 02:30 CET"_s);
}

void TestTypedTime::knowsHoursThatAreSkippedAndRepeated()
{
    const auto both = [](const QString &zone, QDate date, QTime time) {
        QStringList words;
        for (const Instant instant : readingsOf(zone, date, time))
            words.append(stamp(instant, StampStyle{}, {u"UTC"_s}, u"en"_s));
        return words.join(u'|');
    };
    QCOMPARE(both(u"Europe/Paris"_s, QDate(2026, 7, 1), QTime(12, 0)), u"2026-07-01 10:00 UTC"_s);
    QCOMPARE(both(u"Europe/Paris"_s, QDate(2026, 10, 25), QTime(2, 30)), u"2026-10-25 00:30 UTC|2026-10-25 01:30 UTC"_s);
    QCOMPARE(both(u"Europe/Paris"_s, QDate(2026, 3, 29), QTime(2, 30)), u"2026-03-29 00:30 UTC|2026-03-29 01:30 UTC"_s);
    QCOMPARE(both(u"Pacific/Apia"_s, QDate(2011, 12, 30), QTime(12, 0)), u"2011-12-29 22:00 UTC|2011-12-30 22:00 UTC"_s); // the day that Samoa left out
    QVERIFY(readingsOf(u"Foo"_s, QDate(2026, 7, 1), QTime(12, 0)).isEmpty());
    QVERIFY(readingsOf(u"UTC"_s, QDate(), QTime(12, 0)).isEmpty());
}

void TestTypedTime::readsClocksNearToWhatThePostTellsOf_data()
{
    QTest::addColumn<QString>("begin"); // on the wall in Paris, where it is 2026-11-27 10:24
    QTest::addColumn<QString>("end");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const QString night = u"2026-11-26 22:00"_s;
    const QString late = u"2026-11-26 23:30"_s;
    QTest::newRow("inside") << night << late << u"done at 22:40 "_s << u"22:40 = 2026-11-26 22:40 CET"_s;
    QTest::newRow("a range inside") << night << late << u"from 22:10 to 22:40 "_s << u"22:10 to 22:40 = 2026-11-26 22:10\u201322:40 CET"_s;
    QTest::newRow("just before") << night << late << u"since 21:45 "_s << u"21:45 = 2026-11-26 21:45 CET"_s;
    QTest::newRow("past midnight") << night << late << u"over at 00:15 "_s << u"00:15 = 2026-11-27 00:15 CET"_s;
    QTest::newRow("another zone") << night << late << u"done at 21:40 UTC "_s << u"21:40 UTC = 2026-11-26 21:40 UTC"_s;
    QTest::newRow("the morning after") << night << late << u"report at 10:00 "_s << u"10:00 = 2026-11-27 10:00 CET"_s;
    QTest::newRow("far from it") << u"2026-12-03 22:00"_s << u"2026-12-03 23:00"_s << u"lunch at 12:00 "_s << u"12:00 ? 2026-12-03 12:00 CET / 2026-11-27 12:00 CET"_s;
    QTest::newRow("a day that is said") << night << late << u"today at 22:40 "_s << u"today at 22:40 = 2026-11-27 22:40 CET"_s;
    QTest::newRow("a plan of next week") << u"2026-12-03 22:00"_s << u"2026-12-03 23:00"_s << u"begins at 22:00 "_s << u"22:00 = 2026-12-03 22:00 CET"_s;
    QTest::newRow("two hours ago") << u"2026-11-27 08:24"_s << u"2026-11-27 08:24"_s << u"since 08:20 "_s << u"08:20 = 2026-11-27 08:20 CET"_s;
    QTest::newRow("the hour that comes twice") << u"2026-10-24 23:00"_s << u"2026-10-25 04:00"_s << u"at 02:30 "_s << u"02:30 ? 2026-10-25 02:30 CEST / 2026-10-25 02:30 CET"_s;
}

void TestTypedTime::readsClocksNearToWhatThePostTellsOf()
{
    QFETCH(const QString, begin);
    QFETCH(const QString, end);
    QFETCH(const QString, text);
    QFETCH(const QString, expected);
    const QString paris = u"Europe/Paris"_s;
    const TypingContext context{paris, u"en"_s, at(paris, u"2026-11-27 10:24"_s), InstantRange{at(paris, begin), at(paris, end)}};
    QCOMPARE(said(text, typedTokenAt(text, static_cast<int>(text.size() - 1), context)), expected);
}

void TestTypedTime::readsNothingWithoutAZone()
{
    QVERIFY(!typedTokenAt(u"at 14:30 "_s, 9, {{}, u"en"_s, 0}));
    QVERIFY(typedTokensIn(u"at 14:30 "_s, {u"Foo"_s, u"en"_s, 0}).isEmpty());
}

QTEST_GUILESS_MAIN(TestTypedTime)
#include "tst_typedtime.moc"
