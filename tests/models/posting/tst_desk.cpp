// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/posting/desk.h"
#include "tests/support/qtestsetup.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tocsin;

namespace {

constexpr Instant now = 1750000000000;

Story storyOf(const QString &id, std::optional<Status> status, QList<Promise> promises = {}, IncidentKind kind = IncidentKind::Incident)
{
    Story story;
    story.id = id;
    story.title = u"Story "_s + id;
    story.kind = kind;
    story.status = status;
    story.opened = now - hourMs;
    story.promises = std::move(promises);
    return story;
}

Promise promise(PromiseKind kind, Instant due, std::optional<Instant> kept = {})
{
    return {u"ev:p:"_s + nameOf(kind) + QString::number(due), kind, due, kept};
}

Story maintenance(const QString &id, Status status, Instant begin, std::optional<Instant> end, const std::optional<InstantRange> &actual = {})
{
    Story story = storyOf(id, status, {}, IncidentKind::Maintenance);
    Window window;
    window.id = u"ev:w:"_s + id;
    window.planned = {begin, end};
    window.actual = actual;
    story.windows = {window};
    return story;
}

QString kindsOf(const DeskItem &item)
{
    static const QHash<DueKind, QString> names{{DueKind::NextUpdate, u"next"_s},       {DueKind::Eta, u"eta"_s},          {DueKind::RootCause, u"cause"_s},
                                               {DueKind::GraceEnd, u"grace"_s},        {DueKind::WindowBegin, u"begin"_s}, {DueKind::WindowEnd, u"end"_s},
                                               {DueKind::Nothing, u"nothing"_s}};
    QStringList kinds;
    for (const DueItem &due : item.due)
        kinds.append(names.value(due.kind));
    return kinds.join(u' ');
}

QString idsOf(const QList<DeskItem> &desk)
{
    QStringList ids;
    for (const DeskItem &item : desk)
        ids.append(item.incident);
    return ids.join(u' ');
}

} // namespace

class TestDesk : public QObject
{
    Q_OBJECT

private slots:
    void init() { test::failOnWarnings(); }

    void judgesHowUrgentAPromiseIs_data();
    void judgesHowUrgentAPromiseIs();
    void ordersByWhatIsDueNext();
    void keepsAClosedStoryWhileItOwesSomething();
    void showsMaintenanceThatRunsOrComes_data();
    void showsMaintenanceThatRunsOrComes();
    void silencesWhatIsShelved();
    void saysTheWorstLevelOfThisMoment();
    void saysTheLevelOfWorkThatGoesOnBeyondItsPlan_data();
    void saysTheLevelOfWorkThatGoesOnBeyondItsPlan();
    void leavesOutWhatWasOverWhenItWasImported();
    void leavesAnnouncementsAndRetractedStoriesOut();
    void saysWhenItChangesNext();
    void changesOnlyWhenItSaid();
};

void TestDesk::judgesHowUrgentAPromiseIs_data()
{
    QTest::addColumn<Instant>("due");
    QTest::addColumn<Urgency>("urgency");
    QTest::newRow("in an hour") << now + hourMs << Urgency::Calm;
    QTest::newRow("a moment before five minutes") << now + 5 * minuteMs + 1 << Urgency::Calm;
    QTest::newRow("in five minutes") << now + 5 * minuteMs << Urgency::Soon;
    QTest::newRow("now") << now << Urgency::Soon;
    QTest::newRow("a moment ago") << now - 1 << Urgency::Missed;
    QTest::newRow("yesterday") << now - dayMs << Urgency::Missed;
}

void TestDesk::judgesHowUrgentAPromiseIs()
{
    QFETCH(Instant, due);
    QFETCH(Urgency, urgency);
    const QList<DeskItem> desk = deskOf({storyOf(u"a"_s, Status::Investigating, {promise(PromiseKind::NextUpdate, due)})}, {}, now);
    QCOMPARE(desk.size(), 1);
    QCOMPARE(desk.constFirst().urgency, urgency);
    QCOMPARE(desk.constFirst().due.constFirst().due, due);
    QCOMPARE(desk.constFirst().due.constFirst().urgency == Urgency::Missed,
             stateAt(promise(PromiseKind::NextUpdate, due), now) == PromiseState::Missed);
}

void TestDesk::ordersByWhatIsDueNext()
{
    Story older = storyOf(u"nothing-older"_s, Status::Monitoring);
    older.opened = now - 2 * dayMs;
    const QList<Story> stories{
        storyOf(u"nothing"_s, std::nullopt),
        storyOf(u"later"_s, Status::Identified, {promise(PromiseKind::Eta, now + 3 * hourMs), promise(PromiseKind::NextUpdate, now - hourMs, now - 2 * hourMs)}),
        older,
        storyOf(u"missed"_s, Status::Identified, {promise(PromiseKind::Eta, now + hourMs), promise(PromiseKind::NextUpdate, now - minuteMs)}),
        storyOf(u"soon"_s, Status::Identified, {promise(PromiseKind::NextUpdate, now + 3 * minuteMs)}),
        storyOf(u"missed-long-ago"_s, Status::Identified, {promise(PromiseKind::Eta, now - hourMs)}),
        maintenance(u"window"_s, Status::Scheduled, now + 2 * hourMs, now + 4 * hourMs),
    };
    const QList<DeskItem> desk = deskOf(stories, {}, now);
    QCOMPARE(idsOf(desk), u"missed-long-ago missed soon window later nothing-older nothing"_s);
    QCOMPARE(kindsOf(desk.at(1)), u"next eta"_s);
    QCOMPARE(kindsOf(desk.at(4)), u"eta"_s); // what was kept is not due
    QVERIFY(desk.at(6).due.isEmpty());
    // The same for every order in which the stories come.
    QList<Story> turned = stories;
    std::ranges::reverse(turned);
    QCOMPARE(deskOf(turned, {}, now), desk);
}

void TestDesk::keepsAClosedStoryWhileItOwesSomething()
{
    const QList<Promise> all{promise(PromiseKind::NextUpdate, now + hourMs), promise(PromiseKind::Eta, now + hourMs), promise(PromiseKind::RootCause, now + 3 * hourMs),
                             promise(PromiseKind::GraceEnd, now + 2 * hourMs)};
    QCOMPARE(kindsOf(deskOf({storyOf(u"a"_s, Status::Resolved, all)}, {}, now).value(0)), u"grace cause"_s);
    QCOMPARE(kindsOf(deskOf({storyOf(u"a"_s, Status::Monitoring, all)}, {}, now).value(0)), u"next eta grace cause"_s);
    QVERIFY(deskOf({storyOf(u"a"_s, Status::Resolved, {promise(PromiseKind::RootCause, now, now)})}, {}, now).isEmpty());
    QVERIFY(deskOf({storyOf(u"a"_s, Status::Resolved, {promise(PromiseKind::NextUpdate, now - hourMs)})}, {}, now).isEmpty());
}

void TestDesk::showsMaintenanceThatRunsOrComes_data()
{
    QTest::addColumn<Story>("story");
    QTest::addColumn<QString>("due"); ///< "-": not on the desk
    QTest::addColumn<Urgency>("urgency");
    const auto row = [](const char *name, const Story &story, const QString &due, Urgency urgency = Urgency::Calm) { QTest::newRow(name) << story << due << urgency; };
    const Instant in = now + 2 * hourMs;
    row("in two hours", maintenance(u"m"_s, Status::Scheduled, in, in + hourMs), u"begin"_s);
    row("in 25 hours", maintenance(u"m"_s, Status::Scheduled, now + 25 * hourMs, now + 26 * hourMs), u"-"_s);
    row("in three minutes", maintenance(u"m"_s, Status::Scheduled, now + 3 * minuteMs, in), u"begin"_s, Urgency::Soon);
    row("should have begun", maintenance(u"m"_s, Status::Scheduled, now - 3 * minuteMs, in), u"begin end"_s, Urgency::Missed);
    row("should be over and never began", maintenance(u"m"_s, Status::Scheduled, now - 3 * hourMs, now - hourMs), u"begin end"_s, Urgency::Missed);
    row("runs", maintenance(u"m"_s, Status::InProgress, now - hourMs, in, InstantRange{now - hourMs, {}}), u"end"_s);
    row("runs since before its window", maintenance(u"m"_s, Status::InProgress, in, in + hourMs, InstantRange{now - minuteMs, {}}), u"end"_s);
    row("is said to run", maintenance(u"m"_s, Status::Verifying, now - hourMs, in), u"end"_s);
    row("overruns", maintenance(u"m"_s, Status::InProgress, now - hourMs, now - minuteMs, InstantRange{now - hourMs, {}}), u"end"_s, Urgency::Missed);
    row("has no end", maintenance(u"m"_s, Status::InProgress, now - hourMs, {}, InstantRange{now - hourMs, {}}), u""_s);
    row("is done", maintenance(u"m"_s, Status::Completed, now - hourMs, now + hourMs, InstantRange{now - hourMs, now - minuteMs}), u"-"_s);
    row("was called off", maintenance(u"m"_s, Status::Cancelled, in, in + hourMs), u"-"_s);
    Story two = maintenance(u"m"_s, Status::Scheduled, now - dayMs, now - dayMs + hourMs, InstantRange{now - dayMs, now - dayMs + hourMs});
    two.windows.append(two.windows.constFirst());
    two.windows[1].actual.reset();
    two.windows[1].planned = {now + hourMs, now + 2 * hourMs};
    row("the second of two nights", two, u"begin"_s);
}

void TestDesk::showsMaintenanceThatRunsOrComes()
{
    QFETCH(Story, story);
    QFETCH(QString, due);
    QFETCH(Urgency, urgency);
    const QList<DeskItem> desk = deskOf({story}, {}, now);
    QCOMPARE(desk.isEmpty() ? u"-"_s : kindsOf(desk.constFirst()), due);
    if (!desk.isEmpty())
        QCOMPARE(desk.constFirst().urgency, urgency);
}

void TestDesk::silencesWhatIsShelved()
{
    const Promise late = promise(PromiseKind::NextUpdate, now - hourMs);
    const Promise eta = promise(PromiseKind::Eta, now + 2 * minuteMs);
    const QList<Story> stories{storyOf(u"shelved"_s, Status::Identified, {late, eta}),
                               storyOf(u"later"_s, Status::Identified, {promise(PromiseKind::Eta, now + 15 * minuteMs)})};
    const PromiseAck ack{late.id, u"maria"_s, now - minuteMs, now + 10 * minuteMs, u"on the phone"_s};
    QList<DeskItem> desk = deskOf(stories, {ack}, now);
    QCOMPARE(desk.at(0).incident, u"shelved"_s);
    QCOMPARE(desk.at(0).due.at(0).shelvedUntil, now + 10 * minuteMs);
    QCOMPARE(desk.at(0).due.at(0).urgency, Urgency::Missed);
    QVERIFY(!desk.at(0).due.at(1).shelvedUntil);
    QCOMPARE(desk.at(0).urgency, Urgency::Soon); // by the ETA

    QCOMPARE(desk.at(0).due.at(0).shelvedBy, u"maria"_s);
    QCOMPARE(desk.at(0).due.at(0).shelfReason, u"on the phone"_s);

    // The last word counts, a colleague's too; with nothing else due the line waits for the end of its shelf.
    const PromiseAck longer{late.id, u"jan"_s, now - hourMs, now + 20 * minuteMs, {}};
    QCOMPARE(deskOf(stories, {longer, ack}, now).at(0).due.at(0).shelvedUntil, now + 10 * minuteMs);
    QCOMPARE(deskOf(stories, {ack, longer}, now).at(0).due.at(0).shelvedBy, u"maria"_s);
    const PromiseAck later{late.id, u"jan"_s, now, now + 20 * minuteMs, {}};
    const PromiseAck both{eta.id, u"jan"_s, now - hourMs, now + hourMs, {}};
    desk = deskOf(stories, {ack, later, both}, now);
    QCOMPARE(idsOf(desk), u"later shelved"_s);
    QCOMPARE(desk.at(1).urgency, Urgency::Calm);

    // Anybody makes it loud again.
    const PromiseAck ended{late.id, u"piet"_s, now + 1, now + 1, {}};
    desk = deskOf(stories, {ack, later, ended}, now + 1);
    QVERIFY(!desk.at(0).due.at(0).shelvedUntil);
    QCOMPARE(desk.at(0).urgency, Urgency::Missed);

    // It ends by itself.
    desk = deskOf(stories, {ack}, now + 10 * minuteMs);
    QVERIFY(!desk.at(0).due.at(0).shelvedUntil);
    QCOMPARE(desk.at(0).urgency, Urgency::Missed);
}

void TestDesk::saysTheWorstLevelOfThisMoment()
{
    Story story = storyOf(u"a"_s, Status::Identified);
    story.targets = {u"srv:amur"_s};
    QVERIFY(!deskOf({story}, {}, now).constFirst().worst);
    story.impacts = {{u"1"_s, u"srv:amur"_s, Level::MajorOutage, {now - hourMs, now}, false, true},
                     {u"2"_s, u"srv:amur"_s, Level::Degraded, {now - hourMs, {}}, false, true},
                     {u"3"_s, u"srv:lena"_s, Level::PartialOutage, {now, {}}, false, true},
                     {u"4"_s, u"srv:ob"_s, Level::MajorOutage, {now + 1, {}}, false, true}};
    const DeskItem item = deskOf({story}, {}, now).constFirst();
    QCOMPARE(item.worst, Level::PartialOutage);
    QCOMPARE(item.targets, story.targets);
    story.impacts.removeLast();
    story.targets.append(u"srv:ob"_s);
    story.impacts.append({u"5"_s, u"srv:ob"_s, Level::Degraded, {now - hourMs, now - minuteMs}, false, true});
    QCOMPARE(deskOf({story}, {}, now).constFirst().targets, QStringList{u"srv:amur"_s}); // the other is restored
    story.status = Status::Monitoring;
    for (Impact &impact : story.impacts)
        impact.range.end = now - minuteMs;
    QCOMPARE(deskOf({story}, {}, now).constFirst().targets, (QStringList{u"srv:amur"_s, u"srv:ob"_s})); // all are, and a line names what it is about
    QCOMPARE(item.title, u"Story a"_s);
}

void TestDesk::saysTheLevelOfWorkThatGoesOnBeyondItsPlan_data()
{
    QTest::addColumn<std::optional<InstantRange>>("actual");
    QTest::addColumn<bool>("planned");
    QTest::addColumn<bool>("on");
    QTest::newRow("at work") << std::optional(InstantRange{now - hourMs, {}}) << true << true;
    QTest::newRow("done") << std::optional(InstantRange{now - hourMs, now - minuteMs}) << true << false;
    QTest::newRow("not begun") << std::optional<InstantRange>() << true << false;
    QTest::newRow("what was off during the work") << std::optional(InstantRange{now - hourMs, {}}) << false << false;
}

void TestDesk::saysTheLevelOfWorkThatGoesOnBeyondItsPlan()
{
    QFETCH(const std::optional<InstantRange>, actual);
    QFETCH(const bool, planned);
    QFETCH(const bool, on);
    Story story = maintenance(u"m"_s, Status::InProgress, now - 2 * hourMs, now - 30 * minuteMs, actual);
    story.targets = {u"srv:amur"_s};
    story.impacts = {{u"1"_s, u"srv:amur"_s, Level::Maintenance, story.windows.constFirst().planned, planned, true}};
    QCOMPARE(deskOf({story}, {}, now).constFirst().worst, on ? std::optional(Level::Maintenance) : std::nullopt);
}

void TestDesk::leavesOutWhatWasOverWhenItWasImported()
{
    Story story = storyOf(u"old"_s, Status::Investigating, {promise(PromiseKind::NextUpdate, now - 900 * dayMs), promise(PromiseKind::Eta, now + hourMs)});
    story.origin = u"f00"_s;
    Update update;
    update.posted = now - dayMs;
    story.updates = {update};
    QCOMPARE(kindsOf(deskOf({story}, {}, now).constFirst()), u"eta"_s);
    Story plan = maintenance(u"plan"_s, Status::Scheduled, now - 900 * dayMs, now - 900 * dayMs + hourMs);
    plan.origin = u"f01"_s;
    plan.updates = {update};
    QVERIFY(deskOf({plan}, {}, now).isEmpty());
    plan.origin.clear();
    QCOMPARE(deskOf({plan}, {}, now).constFirst().urgency, Urgency::Missed);
}

void TestDesk::leavesAnnouncementsAndRetractedStoriesOut()
{
    const Promise eta = promise(PromiseKind::Eta, now + hourMs);
    QVERIFY(deskOf({storyOf(u"a"_s, {}, {}, IncidentKind::Announcement)}, {}, now).isEmpty());
    QCOMPARE(deskOf({storyOf(u"a"_s, {}, {eta}, IncidentKind::Announcement)}, {}, now).size(), 1);
    Story mistaken = storyOf(u"a"_s, Status::Investigating, {eta});
    mistaken.retracted = true;
    QVERIFY(deskOf({mistaken}, {}, now).isEmpty());
}

void TestDesk::saysWhenItChangesNext()
{
    QVERIFY(!nextChange({}, now));
    QVERIFY(!nextChange(deskOf({storyOf(u"a"_s, Status::Identified)}, {}, now), now));
    const auto next = [](Instant due, Instant at, const QList<PromiseAck> &acks = {}) {
        return nextChange(deskOf({storyOf(u"a"_s, Status::Identified, {promise(PromiseKind::Eta, due)})}, acks, at), at);
    };
    QCOMPARE(next(now + hourMs, now), now + 55 * minuteMs);
    QCOMPARE(next(now + minuteMs, now), now + minuteMs);
    QCOMPARE(next(now, now), now + 1);
    QVERIFY(!next(now - 1, now));
    QCOMPARE(next(now - 1, now, {{promise(PromiseKind::Eta, now - 1).id, u"jan"_s, now - 1, now + minuteMs, {}}}), now + minuteMs);
}

/// Over a day, the desk is another one only at the instants that nextChange() named.
void TestDesk::changesOnlyWhenItSaid()
{
    const Promise late = promise(PromiseKind::Eta, now + 7 * hourMs);
    const QList<Story> stories{storyOf(u"a"_s, Status::Identified, {promise(PromiseKind::NextUpdate, now + hourMs), late}),
                               maintenance(u"m"_s, Status::Scheduled, now + 3 * hourMs, now + 5 * hourMs)};
    const QList<PromiseAck> acks{{late.id, u"jan"_s, now, now + 8 * hourMs, {}}};
    QList<DeskItem> before = deskOf(stories, acks, now);
    Instant next = nextChange(before, now).value_or(0);
    int changes = 0;
    for (Instant at = now + secondMs; at < now + 24 * hourMs; at += secondMs) {
        const QList<DeskItem> desk = deskOf(stories, acks, at);
        if (desk != before) {
            QVERIFY2(next != 0 && at >= next && at - next < secondMs, qPrintable(QString::number(at - now)));
            ++changes;
        }
        if (next != 0 && at >= next)
            next = nextChange(desk, at).value_or(0);
        before = desk;
    }
    QCOMPARE(changes, 2 + 2 + 1 + 2 + 2 + 1); // promise; window begin; its end is told; end; shelved ETA; its shelf
    QCOMPARE(next, 0);
}

QTEST_GUILESS_MAIN(TestDesk)
#include "tst_desk.moc"
