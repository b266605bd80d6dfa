// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/posting/alarms.h"
#include "models/time/walltime.h"
#include "tests/models/posting/postingtest.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tocsin;
using test::PostedStory;
using Kind = AlarmSignal::Kind;

namespace {

constexpr auto paris = "Europe/Paris"_L1;

/// The only instant at which a clock in Paris shows this.
Instant inParis(QDate date, int hour, int minute)
{
    const QList<Instant> found = instantsOf(paris, date, QTime(hour, minute));
    return found.size() == 1 ? found.constFirst() : 0;
}

/// What a clock in Paris shows: "03:15 CEST".
QString onTheWall(Instant instant)
{
    const WallTime wall = wallTimeOf(instant, paris);
    return wall.time.toString(u"HH:mm"_s) + u' ' + wall.abbreviation;
}

} // namespace

/// An operator's night on a clock that the test moves: posts, the desk that follows from them, and what the alarms say. The desk is looked at when it says
/// that it wants to be, as the window does it, and whenever something was posted or shelved.
class TestTimeTravel : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void warnsThenSoundsUntilTheUpdateIsPosted();
    void saysNothingOfAPromiseThatWasKept();
    void recordsThatAPromiseWasKeptLate();
    void staysSilentWhileShelvedAndSoundsWhenTheShelfExpires();
    void shelvesOnlyOneOfTwoPromises();
    void countsRealMinutesOverAChangeOfClocks_data();
    void countsRealMinutesOverAChangeOfClocks();
    void followsAMaintenanceThroughTheHourThatIsShownTwice();
    void tellsEverythingThatFellDueWhileAsleep();
    void tellsAJumpOfTheWallClock();
    void takesNothingForMissedTwiceWhenTheClockIsSetBack();
    void owesTheRootCauseAfterTheEnd();
    void looksNoMoreOftenThanItMust();

private:
    void begin(Instant at);
    Result<void> post(const QString &text, std::optional<Status> status = {}, const QList<PromiseChange> &promises = {}, bool postMortem = false);
    void shelve(const QString &promise, Instant until);
    /// Lets time go by, the desk being looked at when it wants to be.
    void wait(Instant length);
    /// Time goes by and nobody looks: the machine is asleep.
    void sleep(Instant length);
    /// The clock on the wall is set; no time goes by.
    void setClock(Instant to);
    void look();
    [[nodiscard]] QList<DeskItem> desk() const { return deskOf({m_posted->story()}, m_acks, m_posted->clock.now()); }
    [[nodiscard]] QString promise(PromiseKind kind) const;
    /// What was told since the last call: "warn 5:00" is minutes and seconds after m_from.
    QString told();

    std::unique_ptr<PostedStory> m_posted;
    std::unique_ptr<Alarms> m_alarms;
    QList<PromiseAck> m_acks;
    QStringList m_told;
    Instant m_from = 0;
    qint64 m_monotonic = 0;
    int m_looks = 0;
};

void TestTimeTravel::init()
{
    test::failOnWarnings();
    m_acks.clear();
    m_told.clear();
    m_looks = 0;
}

void TestTimeTravel::begin(Instant at)
{
    m_posted = std::make_unique<PostedStory>(at);
    m_alarms = std::make_unique<Alarms>();
    m_from = at;
    m_monotonic = 77 * dayMs;
}

Result<void> TestTimeTravel::post(const QString &text, std::optional<Status> status, const QList<PromiseChange> &promises, bool postMortem)
{
    PostDraft draft = m_posted->facts.isEmpty() ? PostedStory::first(u"Filer down"_s, text) : m_posted->draft(text);
    draft.status = status;
    draft.promises = promises;
    draft.postMortem = postMortem;
    const Result<void> posted = m_posted->post(draft);
    look();
    return posted;
}

void TestTimeTravel::shelve(const QString &promise, Instant until)
{
    m_acks.append({promise, u"maria"_s, m_posted->clock.now(), until, {}});
    look();
}

void TestTimeTravel::look()
{
    ++m_looks;
    const Instant now = m_posted->clock.now();
    static const QHash<Kind, QString> names{{Kind::Warn, u"warn"_s}, {Kind::Sound, u"sound"_s}, {Kind::Quiet, u"quiet"_s}, {Kind::ClockJumped, u"jumped"_s}};
    static const QHash<DueKind, QString> kinds{{DueKind::NextUpdate, u"update"_s}, {DueKind::Eta, u"eta"_s}, {DueKind::RootCause, u"cause"_s},
                                               {DueKind::WindowBegin, u"begin"_s}, {DueKind::WindowEnd, u"end"_s}};
    for (const AlarmSignal &one : m_alarms->tick(desk(), now, m_monotonic)) {
        const Instant seconds = (now - m_from) / secondMs;
        const QString about = one.kind == Kind::ClockJumped ? QString::number(one.by / minuteMs) : kinds.value(one.due.kind);
        m_told.append(u"%1 %2 %3:%4"_s.arg(names.value(one.kind), about).arg(seconds / 60).arg(seconds % 60, 2, 10, QLatin1Char('0')).simplified());
    }
}

void TestTimeTravel::wait(Instant length)
{
    const Instant until = m_posted->clock.now() + length;
    while (m_posted->clock.now() < until) {
        const Instant now = m_posted->clock.now();
        const Instant next = std::min(until, m_alarms->nextTick(desk(), now));
        QVERIFY(next > now);
        m_posted->clock.set(next);
        m_monotonic += next - now;
        look();
    }
}

void TestTimeTravel::sleep(Instant length)
{
    m_posted->clock.advance(length);
    m_monotonic += length;
}

void TestTimeTravel::setClock(Instant to)
{
    m_posted->clock.set(to);
}

QString TestTimeTravel::promise(PromiseKind kind) const
{
    for (const Promise &promise : m_posted->story().promises) {
        if (promise.kind == kind && !promise.kept)
            return promise.id;
    }
    return {};
}

QString TestTimeTravel::told()
{
    return std::exchange(m_told, {}).join(u", "_s);
}

void TestTimeTravel::warnsThenSoundsUntilTheUpdateIsPosted()
{
    begin(inParis(QDate(2025, 6, 15), 3, 10));
    QVERIFY(post(u"Filer in Paris hangs."_s, Status::Investigating, {{PromiseKind::NextUpdate, {}, 30 * minuteMs}}));
    wait(24 * minuteMs);
    QCOMPARE(told(), QString());
    QCOMPARE(desk().constFirst().urgency, Urgency::Calm);
    wait(2 * minuteMs);
    QCOMPARE(told(), u"warn update 25:00"_s); // 03:35
    QCOMPARE(desk().constFirst().urgency, Urgency::Soon);
    wait(5 * minuteMs + 40 * secondMs);
    QCOMPARE(told(), u"sound update 30:00, sound update 30:30, sound update 31:00, sound update 31:30"_s);
    QVERIFY(m_alarms->isSounding());
    QVERIFY(post(u"Still at it."_s, {}, {{PromiseKind::NextUpdate, {}, 30 * minuteMs}}));
    QCOMPARE(told(), u"quiet 31:40"_s);
    QVERIFY(!m_alarms->isSounding());
    wait(24 * minuteMs);
    QCOMPARE(told(), QString());
}

void TestTimeTravel::saysNothingOfAPromiseThatWasKept()
{
    begin(inParis(QDate(2025, 6, 15), 3, 10));
    QVERIFY(post(u"Down."_s, Status::Investigating, {{PromiseKind::NextUpdate, {}, 30 * minuteMs}, {PromiseKind::Eta, m_from + 90 * minuteMs, 0}}));
    wait(20 * minuteMs);
    QVERIFY(post(u"Back."_s, Status::Resolved));
    wait(3 * hourMs);
    QCOMPARE(told(), QString());
    QVERIFY(desk().isEmpty());
    for (const Promise &kept : m_posted->story().promises)
        QCOMPARE(stateAt(kept, m_posted->clock.now()), PromiseState::Kept);
}

void TestTimeTravel::recordsThatAPromiseWasKeptLate()
{
    begin(inParis(QDate(2025, 6, 15), 3, 10));
    QVERIFY(post(u"Down."_s, Status::Investigating, {{PromiseKind::Eta, m_from + hourMs, 0}}));
    wait(hourMs + 20 * secondMs);
    QCOMPARE(told(), u"warn eta 55:00, sound eta 60:00"_s);
    QVERIFY(post(u"Takes longer."_s, {}, {{PromiseKind::Eta, m_from + 2 * hourMs, 0}}));
    QCOMPARE(told(), u"quiet 60:20"_s);
    wait(hourMs);
    QCOMPARE(told(), u"warn eta 115:00, sound eta 120:00"_s);
    QVERIFY(post(u"Back."_s, Status::Monitoring));
    QCOMPARE(told(), u"quiet 120:20"_s);
    QCOMPARE(m_posted->story().promises.size(), 1);
    QCOMPARE(stateAt(m_posted->story().promises.constFirst(), m_posted->clock.now()), PromiseState::KeptLate);
}

void TestTimeTravel::staysSilentWhileShelvedAndSoundsWhenTheShelfExpires()
{
    begin(inParis(QDate(2025, 6, 15), 3, 10));
    QVERIFY(post(u"Down."_s, Status::Investigating, {{PromiseKind::NextUpdate, {}, 30 * minuteMs}}));
    wait(30 * minuteMs + 5 * secondMs);
    QCOMPARE(told(), u"warn update 25:00, sound update 30:00"_s);
    shelve(promise(PromiseKind::NextUpdate), m_posted->clock.now() + 10 * minuteMs);
    QCOMPARE(told(), u"quiet 30:05"_s);
    QCOMPARE(desk().constFirst().urgency, Urgency::Calm);
    wait(9 * minuteMs + 59 * secondMs);
    QCOMPARE(told(), QString());
    wait(40 * secondMs);
    QCOMPARE(told(), u"sound update 40:05, sound update 40:35"_s);
    // A promise that is moved to a later time does not stay on its predecessor's shelf.
    shelve(promise(PromiseKind::NextUpdate), m_posted->clock.now() + hourMs);
    QVERIFY(post(u"More."_s, {}, {{PromiseKind::NextUpdate, {}, 10 * minuteMs}}));
    told();
    wait(11 * minuteMs);
    QCOMPARE(told(), u"warn update 45:44, sound update 50:44, sound update 51:14"_s);
}

void TestTimeTravel::shelvesOnlyOneOfTwoPromises()
{
    begin(inParis(QDate(2025, 6, 15), 3, 10));
    QVERIFY(post(u"Down."_s, Status::Investigating, {{PromiseKind::NextUpdate, {}, 10 * minuteMs}, {PromiseKind::Eta, m_from + 12 * minuteMs, 0}}));
    wait(10 * minuteMs + 10 * secondMs);
    QCOMPARE(told(), u"warn update 5:00, warn eta 7:00, sound update 10:00"_s);
    shelve(promise(PromiseKind::NextUpdate), m_from + hourMs);
    wait(2 * minuteMs);
    QCOMPARE(told(), u"quiet 10:10, sound eta 12:00"_s);
}

void TestTimeTravel::countsRealMinutesOverAChangeOfClocks_data()
{
    QTest::addColumn<Instant>("from");
    QTest::addColumn<QString>("posted");
    QTest::addColumn<QString>("due");
    QTest::newRow("spring") << inParis(QDate(2025, 3, 30), 1, 45) << u"01:45 CET"_s << u"03:15 CEST"_s;
    QTest::newRow("autumn") << instantsOf(paris, QDate(2025, 10, 26), QTime(2, 45)).constFirst() << u"02:45 CEST"_s << u"02:15 CET"_s;
    QTest::newRow("autumn, the second time") << instantsOf(paris, QDate(2025, 10, 26), QTime(2, 45)).constLast() << u"02:45 CET"_s << u"03:15 CET"_s;
    QTest::newRow("any night") << inParis(QDate(2025, 6, 15), 1, 45) << u"01:45 CEST"_s << u"02:15 CEST"_s;
}

void TestTimeTravel::countsRealMinutesOverAChangeOfClocks()
{
    QFETCH(Instant, from);
    QFETCH(QString, posted);
    QFETCH(QString, due);
    begin(from);
    QCOMPARE(onTheWall(from), posted);
    QVERIFY(post(u"Down."_s, Status::Investigating, {{PromiseKind::NextUpdate, {}, 30 * minuteMs}}));
    QCOMPARE(onTheWall(m_posted->story().promises.constFirst().due), due);
    wait(30 * minuteMs + 1);
    QCOMPARE(told(), u"warn update 25:00, sound update 30:00"_s);
    QVERIFY(post(u"More."_s, {}, {{PromiseKind::NextUpdate, {}, 24 * hourMs}}));
    QCOMPARE(told(), u"quiet 30:00"_s);
}

void TestTimeTravel::followsAMaintenanceThroughTheHourThatIsShownTwice()
{
    // From 01:30 CEST to 02:30 CET: two hours long, though the clocks say one.
    const QDate night(2025, 10, 26);
    const Instant planned = inParis(night, 1, 30);
    const Instant over = instantsOf(paris, night, QTime(2, 30)).constLast();
    QCOMPARE(over - planned, 2 * hourMs);
    begin(planned - 10 * minuteMs);
    PostDraft plan = PostedStory::first(u"Restart"_s, u"Tonight."_s, IncidentKind::Maintenance);
    plan.status = Status::Scheduled;
    plan.window = test::windowOf(planned, over);
    QVERIFY(m_posted->post(plan));
    wait(11 * minuteMs);
    QCOMPARE(told(), u"warn begin 5:00, sound begin 10:00, sound begin 10:30"_s);
    QVERIFY(post(u"We begin."_s, Status::InProgress));
    QCOMPARE(told(), u"quiet 11:00"_s);
    wait(113 * minuteMs);
    QCOMPARE(told(), QString());
    QCOMPARE(onTheWall(m_posted->clock.now()), u"02:24 CET"_s);
    wait(6 * minuteMs + secondMs);
    QCOMPARE(told(), u"warn end 125:00, sound end 130:00"_s);
    QVERIFY(post(u"Done."_s, Status::Completed));
    QCOMPARE(told(), u"quiet 130:01"_s);
    QVERIFY(desk().isEmpty());
}

void TestTimeTravel::tellsEverythingThatFellDueWhileAsleep()
{
    begin(inParis(QDate(2025, 3, 29), 22, 0));
    QVERIFY(post(u"Down."_s, Status::Investigating,
                 {{PromiseKind::NextUpdate, {}, 30 * minuteMs}, {PromiseKind::Eta, m_from + 4 * hourMs, 0}, {PromiseKind::RootCause, m_from + 9 * hourMs + 3 * minuteMs, 0}}));
    wait(minuteMs);
    sleep(9 * hourMs); // over the change of clocks: awake at 08:01
    QCOMPARE(onTheWall(m_posted->clock.now()), u"08:01 CEST"_s);
    look();
    QCOMPARE(told(), u"sound update 541:00, sound eta 541:00, warn cause 541:00"_s); // once each, and no jump of the clock
    wait(29 * secondMs);
    QCOMPARE(told(), QString());
    wait(secondMs);
    QCOMPARE(told(), u"sound update 541:30, sound eta 541:30"_s);
    QVERIFY(post(u"I was away."_s, Status::Resolved));
    wait(2 * minuteMs);
    QCOMPARE(told(), u"quiet 541:30, sound cause 543:00"_s);
}

void TestTimeTravel::tellsAJumpOfTheWallClock()
{
    begin(inParis(QDate(2025, 6, 15), 3, 10));
    QVERIFY(post(u"Down."_s, Status::Investigating, {{PromiseKind::NextUpdate, {}, 30 * minuteMs}}));
    wait(minuteMs);
    setClock(m_posted->clock.now() + 9 * hourMs); // woke with a clock that nothing had kept, or somebody set it
    look();
    QCOMPARE(told(), u"jumped 540 541:00, sound update 541:00"_s);
    setClock(m_posted->clock.now() - 9 * hourMs);
    look();
    QCOMPARE(told(), u"jumped -540 1:00, quiet 1:00"_s);
    wait(29 * minuteMs + secondMs);
    QCOMPARE(told(), u"warn update 25:00, sound update 30:00"_s);
}

void TestTimeTravel::takesNothingForMissedTwiceWhenTheClockIsSetBack()
{
    begin(inParis(QDate(2025, 6, 15), 3, 10));
    QVERIFY(post(u"Down."_s, Status::Investigating, {{PromiseKind::NextUpdate, {}, 30 * minuteMs}}));
    wait(35 * minuteMs);
    told();
    setClock(m_posted->clock.now() - 4 * minuteMs); // still missed
    look();
    QCOMPARE(told(), u"jumped -4 31:00"_s);
    wait(minuteMs);
    QCOMPARE(told(), u"sound update 31:00, sound update 31:30"_s); // every half minute that goes by, whatever the wall says
    // What is posted now is kept late though the clock had been further on, and the order of the updates holds.
    QVERIFY(post(u"More."_s));
    const Story story = m_posted->story();
    QCOMPARE(stateAt(story.promises.constFirst(), m_posted->clock.now()), PromiseState::KeptLate);
    QCOMPARE(story.updates.constLast().body.markdown, u"More."_s);
}

void TestTimeTravel::owesTheRootCauseAfterTheEnd()
{
    begin(inParis(QDate(2025, 6, 15), 3, 10));
    QVERIFY(post(u"Down."_s, Status::Investigating));
    wait(minuteMs);
    QVERIFY(post(u"Back. We report within a day."_s, Status::Resolved, {{PromiseKind::RootCause, {}, 24 * hourMs}}));
    QCOMPARE(desk().size(), 1);
    wait(24 * hourMs + secondMs);
    QCOMPARE(told(), u"warn cause 1436:00, sound cause 1441:00"_s);
    QVERIFY(post(u"A disk."_s, {}, {}, true));
    QCOMPARE(told(), u"quiet 1441:01"_s);
    QVERIFY(desk().isEmpty());
}

void TestTimeTravel::looksNoMoreOftenThanItMust()
{
    begin(inParis(QDate(2025, 6, 15), 3, 10));
    QVERIFY(post(u"Down."_s, Status::Investigating, {{PromiseKind::NextUpdate, {}, 30 * minuteMs}}));
    wait(hourMs);
    QVERIFY2(m_looks <= 130, qPrintable(QString::number(m_looks))); // every half minute for a jump of the clock, and a few
}

QTEST_GUILESS_MAIN(TestTimeTravel)
#include "tst_timetravel.moc"
