// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/posting/alarms.h"
#include "tests/support/qtestsetup.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tocsin;
using Kind = AlarmSignal::Kind;

namespace {

constexpr Instant start = 1750000000000;

/// A desk with one promise of each of @p dues.
QList<DeskItem> deskWith(const QList<Instant> &dues, Instant now, std::optional<Instant> shelvedUntil = {})
{
    QList<Story> stories;
    QList<PromiseAck> acks;
    for (const Instant due : dues) {
        Story story;
        story.id = u"inc:"_s + QString::number(stories.size());
        story.title = u"Story"_s;
        story.status = Status::Identified;
        story.promises = {{u"ev:"_s + QString::number(stories.size()), PromiseKind::NextUpdate, due, {}}};
        if (shelvedUntil)
            acks.append({story.promises.constFirst().id, u"maria"_s, now - 1, *shelvedUntil, {}});
        stories.append(story);
    }
    return deskOf(stories, acks, now);
}

QString wordsOf(const QList<AlarmSignal> &signalled)
{
    static const QHash<Kind, QString> names{{Kind::Warn, u"warn"_s},          {Kind::Sound, u"sound"_s},     {Kind::Quiet, u"quiet"_s},
                                            {Kind::ClockJumped, u"jumped"_s}, {Kind::SyncStale, u"stale"_s}, {Kind::Undelivered, u"undelivered"_s}};
    QStringList words;
    for (const AlarmSignal &one : signalled)
        words.append(names.value(one.kind));
    return words.join(u' ');
}

} // namespace

class TestAlarms : public QObject
{
    Q_OBJECT

private slots:
    void init() { test::failOnWarnings(); }

    void warnsOnceAndSoundsUntilActedOn();
    void namesStoryAndPromise();
    void soundsForEachOfSeveral();
    void soundsAnewForAPromiseThatWasMoved();
    void fallsSilentOnAShelfAndSoundsWhenItEnds();
    void tellsAJumpOfTheClock_data();
    void tellsAJumpOfTheClock();
    void soundsOnWhileTheClockIsSetBack();
    void tellsOnceThatItCouldNotBeHeard();
    void tellsOnceThatTheHubIsSilent();
    void saysWhenItIsToBeAskedNext();
};

void TestAlarms::warnsOnceAndSoundsUntilActedOn()
{
    Alarms alarms;
    const Instant due = start + 10 * minuteMs;
    const auto at = [&](Instant now) { return wordsOf(alarms.tick(deskWith({due}, now), now, now - start)); };
    QCOMPARE(at(start), QString());
    QCOMPARE(at(due - 5 * minuteMs), u"warn"_s);
    QCOMPARE(at(due - 4 * minuteMs), QString());
    QCOMPARE(at(due), QString());
    QVERIFY(!alarms.isSounding());
    QCOMPARE(at(due + 1), u"sound"_s);
    QVERIFY(alarms.isSounding());
    QCOMPARE(at(due + 2), QString());
    QCOMPARE(at(due + Alarms::repeatMs), QString());
    QCOMPARE(at(due + Alarms::repeatMs + 1), u"sound"_s);
    QCOMPARE(at(due + 2 * Alarms::repeatMs + 1), u"sound"_s);
    const Instant acted = due + 3 * Alarms::repeatMs;
    QCOMPARE(wordsOf(alarms.tick({}, acted, acted - start)), u"quiet"_s);
    QVERIFY(!alarms.isSounding());
    QCOMPARE(wordsOf(alarms.tick({}, acted + hourMs, acted + hourMs - start)), QString());
}

void TestAlarms::namesStoryAndPromise()
{
    Alarms alarms;
    const QList<DeskItem> desk = deskWith({start - 1}, start);
    const QList<AlarmSignal> signalled = alarms.tick(desk, start, 0);
    QCOMPARE(signalled.size(), 1);
    QCOMPARE(signalled.constFirst().incident, u"inc:0"_s);
    QCOMPARE(signalled.constFirst().title, u"Story"_s);
    QCOMPARE(signalled.constFirst().due, desk.constFirst().due.constFirst());
}

void TestAlarms::soundsForEachOfSeveral()
{
    Alarms alarms;
    const QList<Instant> dues{start + minuteMs, start + 2 * minuteMs};
    const auto at = [&](Instant now) { return wordsOf(alarms.tick(deskWith(dues, now), now, now - start)); };
    QCOMPARE(at(start), u"warn warn"_s);
    QCOMPARE(at(start + minuteMs + 1), u"sound"_s);
    QCOMPARE(at(start + 2 * minuteMs + 1), u"sound sound"_s); // one again, one for the first time
}

void TestAlarms::soundsAnewForAPromiseThatWasMoved()
{
    Alarms alarms;
    const auto at = [&](Instant due, Instant now) { return wordsOf(alarms.tick(deskWith({due}, now), now, now - start)); };
    QCOMPARE(at(start - 1, start), u"sound"_s);
    QCOMPARE(at(start + hourMs, start + secondMs), u"quiet"_s);
    QCOMPARE(at(start + hourMs, start + 56 * minuteMs), u"warn"_s);
    QCOMPARE(at(start + hourMs, start + hourMs + 1), u"sound"_s);
}

void TestAlarms::fallsSilentOnAShelfAndSoundsWhenItEnds()
{
    Alarms alarms;
    const Instant until = start + 10 * minuteMs;
    const auto at = [&](Instant now, bool shelved) {
        return wordsOf(alarms.tick(deskWith({start - 1}, now, shelved ? std::optional(until) : std::nullopt), now, now - start));
    };
    QCOMPARE(at(start, false), u"sound"_s);
    QCOMPARE(at(start + secondMs, true), u"quiet"_s);
    QVERIFY(!alarms.isSounding());
    QCOMPARE(at(start + 5 * minuteMs, true), QString());
    QCOMPARE(at(until - 1, true), QString());
    QCOMPARE(at(until, true), u"sound"_s);
}

void TestAlarms::tellsAJumpOfTheClock_data()
{
    QTest::addColumn<Instant>("wall");
    QTest::addColumn<qint64>("monotonic");
    QTest::addColumn<Instant>("by"); ///< 0: not told
    QTest::newRow("time goes by") << 30 * secondMs << 30 * secondMs << Instant(0);
    QTest::newRow("nine hours asleep") << 9 * hourMs << 9 * hourMs << Instant(0);
    QTest::newRow("set right by a second") << 31 * secondMs << 30 * secondMs << Instant(0);
    QTest::newRow("on by an hour") << hourMs + secondMs << secondMs << hourMs;
    QTest::newRow("back by an hour") << -hourMs + secondMs << secondMs << -hourMs;
    QTest::newRow("on by ninety seconds") << 91 * secondMs << secondMs << 90 * secondMs;
    QTest::newRow("asleep, and woke with a wrong date") << secondMs << 9 * hourMs << secondMs - 9 * hourMs;
}

void TestAlarms::tellsAJumpOfTheClock()
{
    QFETCH(Instant, wall);
    QFETCH(qint64, monotonic);
    QFETCH(Instant, by);
    Alarms alarms;
    QVERIFY(alarms.tick({}, start, 5000).isEmpty());
    const QList<AlarmSignal> signalled = alarms.tick({}, start + wall, 5000 + monotonic);
    QCOMPARE(wordsOf(signalled), by == 0 ? QString() : u"jumped"_s);
    QCOMPARE(by == 0 ? 0 : signalled.constFirst().by, by);
    // Told once.
    QVERIFY(alarms.tick({}, start + wall + secondMs, 5000 + monotonic + secondMs).isEmpty());
}

void TestAlarms::soundsOnWhileTheClockIsSetBack()
{
    Alarms alarms;
    const Instant due = start - 2 * hourMs;
    QCOMPARE(wordsOf(alarms.tick(deskWith({due}, start), start, 0)), u"sound"_s);
    const Instant back = start - hourMs; // still missed
    QCOMPARE(wordsOf(alarms.tick(deskWith({due}, back), back, secondMs)), u"jumped"_s);
    QCOMPARE(alarms.nextTick(deskWith({due}, back), back), back + Alarms::repeatMs - secondMs);
    QCOMPARE(wordsOf(alarms.tick(deskWith({due}, back), back, Alarms::repeatMs)), u"sound"_s);
    // Set back before it is due, it is not missed any more, and is missed again.
    const Instant before = due - 2 * minuteMs;
    QCOMPARE(wordsOf(alarms.tick(deskWith({due}, before), before, Alarms::repeatMs + secondMs)), u"jumped quiet"_s);
    QCOMPARE(wordsOf(alarms.tick(deskWith({due}, due + 1), due + 1, Alarms::repeatMs + secondMs + 2 * minuteMs)), u"sound"_s);
}

void TestAlarms::tellsOnceThatItCouldNotBeHeard()
{
    Alarms alarms;
    const auto tick = [&](int second) { return alarms.tick({}, start + second * secondMs, second * secondMs); };
    alarms.failed(u"no sound device"_s);
    QCOMPARE(alarms.nextTick({}, start), start);
    const QList<AlarmSignal> first = tick(1);
    QCOMPARE(wordsOf(first), u"undelivered"_s);
    QCOMPARE(first.constFirst().detail, u"no sound device"_s);
    alarms.failed(u"no sound device"_s);
    QCOMPARE(wordsOf(tick(2)), QString());
    alarms.failed(u"no notification service"_s);
    QCOMPARE(wordsOf(tick(3)), u"undelivered"_s);
    alarms.delivered();
    QCOMPARE(wordsOf(tick(4)), QString());
    alarms.failed(u"no notification service"_s);
    QCOMPARE(wordsOf(tick(5)), u"undelivered"_s);
}

void TestAlarms::tellsOnceThatTheHubIsSilent()
{
    Alarms alarms;
    const auto tick = [&](qint64 monotonic) { return wordsOf(alarms.tick({}, start + monotonic, monotonic)); };
    QCOMPARE(tick(hourMs), QString()); // no hub
    alarms.hubHeard(hourMs);
    QCOMPARE(tick(hourMs + Alarms::staleMs), QString());
    QCOMPARE(tick(hourMs + Alarms::staleMs + 1), u"stale"_s);
    QCOMPARE(tick(2 * hourMs), QString());
    alarms.hubHeard(2 * hourMs);
    QCOMPARE(tick(3 * hourMs), u"stale"_s);
    alarms.hubHeard(3 * hourMs);
    alarms.hubLeft();
    QCOMPARE(tick(9 * hourMs), QString());
}

void TestAlarms::saysWhenItIsToBeAskedNext()
{
    Alarms alarms;
    QCOMPARE(alarms.nextTick({}, start), start + Alarms::repeatMs); // for a jump of the clock
    const QList<DeskItem> soon = deskWith({start + 5 * minuteMs + secondMs}, start);
    QCOMPARE(alarms.nextTick(soon, start), start + secondMs);
    const QList<DeskItem> missed = deskWith({start - 1}, start);
    QCOMPARE(wordsOf(alarms.tick(missed, start, 0)), u"sound"_s);
    QCOMPARE(alarms.nextTick(missed, start + 10 * secondMs), start + Alarms::repeatMs);
    QCOMPARE(alarms.nextTick(missed, start + hourMs), start + hourMs + 1); // late already
}

QTEST_GUILESS_MAIN(TestAlarms)
#include "tst_alarms.moc"
