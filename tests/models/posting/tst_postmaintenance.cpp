// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/posting/postcheck.h"
#include "models/posting/postplace.h"
#include "tests/models/posting/postingtest.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tocsin;
using test::onset;
using test::PostedStory;
using test::windowOf;

namespace {

constexpr Instant night = 1750000000000;

} // namespace

class TestPostMaintenance : public QObject
{
    Q_OBJECT

private slots:
    void init() { test::failOnWarnings(); }

    void tellsWhenWorkBeganAndEnded();
    void recordsNoPlanAsWorkThatWasDone();
    void endsNoWorkAfterThePlan();
    void recordsOfWorkThatIsToldAfterwardsWhatIsSaidOfIt_data();
    void recordsOfWorkThatIsToldAfterwardsWhatIsSaidOfIt();
    void takesWhatTheDraftSaysOfTheWork();
    void movesAPlanThatWasChangedMeanwhile();
    void callsAPlanOff();
    void movesWhatWasPlannedWithTheWindow();
};

void TestPostMaintenance::tellsWhenWorkBeganAndEnded()
{
    PostedStory posted(night);
    const Instant plan = night + dayMs;
    PostDraft first = PostedStory::first(u"Restart"_s, u"Tomorrow."_s, IncidentKind::Maintenance);
    first.status = Status::Scheduled;
    first.window = windowOf(plan, plan + 2 * hourMs);
    QVERIFY(posted.post(first));
    QVERIFY(!posted.story().windows.constFirst().actual);
    posted.clock.set(plan + 4 * minuteMs);
    QVERIFY(posted.post(posted.draft(u"We begin."_s, Status::InProgress)));
    QCOMPARE(posted.story().windows.size(), 1);
    QCOMPARE(posted.story().windows.constFirst().actual, (InstantRange{plan + 4 * minuteMs, {}}));
    posted.clock.advance(30 * minuteMs);
    QVERIFY(posted.post(posted.draft(u"We look whether it holds."_s, Status::Verifying)));
    posted.clock.advance(minuteMs);
    QVERIFY(posted.post(posted.draft(u"It does not."_s, Status::InProgress)));
    QCOMPARE(posted.story().windows.constFirst().actual, (InstantRange{plan + 4 * minuteMs, {}}));
    posted.clock.set(plan + hourMs);
    QVERIFY(posted.post(posted.draft(u"Done."_s, Status::Completed)));
    QCOMPARE(posted.story().windows.constFirst().actual, (InstantRange{plan + 4 * minuteMs, plan + hourMs}));
    QCOMPARE(posted.story().windows.constFirst().planned, first.window->planned);
}

void TestPostMaintenance::recordsNoPlanAsWorkThatWasDone()
{
    PostedStory posted(night);
    PostDraft first = PostedStory::first(u"Two nights"_s, u"Both."_s, IncidentKind::Maintenance);
    first.status = Status::Scheduled;
    first.window = windowOf(night + 30 * hourMs, night + 31 * hourMs);
    QVERIFY(posted.post(first));
    PostDraft second = posted.draft(u"And a night before."_s);
    second.window = windowOf(night + 6 * hourMs, night + 7 * hourMs);
    QVERIFY(posted.post(second));
    QCOMPARE(posted.story().windows.size(), 2);
    posted.clock.set(night + 7 * hourMs + 10 * minuteMs);
    const PostDraft done = posted.draft(u"All done at once."_s, Status::Completed);
    const auto isMissing = [](const PostIssue &issue) { return issue.problem == PostProblem::ActualMissing; };
    QVERIFY(std::ranges::any_of(problemsOf(done, posted.scene(), {}), isMissing));
    QVERIFY(posted.post(done)); // nobody said when it began
    QVERIFY(!posted.story().windows.at(0).actual);
    QVERIFY(!posted.story().windows.at(1).actual);
}

void TestPostMaintenance::endsNoWorkAfterThePlan()
{
    // Done before it was to begin: nobody knows when it began.
    PostedStory posted(night);
    PostDraft first = PostedStory::first(u"Restart"_s, u"Tomorrow."_s, IncidentKind::Maintenance);
    first.status = Status::Scheduled;
    first.window = windowOf(night + dayMs, night + dayMs + hourMs);
    first.impacts = {onset(u"srv:lena"_s, Level::Maintenance)};
    first.impacts.first().planned = true;
    QVERIFY(posted.post(first));
    posted.clock.advance(hourMs);
    QVERIFY(posted.post(posted.draft(u"Already done."_s, Status::Completed)));
    QVERIFY(!posted.story().windows.constFirst().actual);
    QCOMPARE(posted.story().impacts.constFirst().range, first.window->planned); // the plan stays on record
}

void TestPostMaintenance::recordsOfWorkThatIsToldAfterwardsWhatIsSaidOfIt_data()
{
    QTest::addColumn<std::optional<InstantRange>>("said");
    QTest::addColumn<std::optional<InstantRange>>("actual");
    const InstantRange whole{night - 11 * hourMs, night - 9 * hourMs};
    QTest::newRow("nothing") << std::optional<InstantRange>() << std::optional<InstantRange>();
    QTest::newRow("begin and end") << std::optional(whole) << std::optional(whole);
    QTest::newRow("the begin alone") << std::optional(InstantRange{whole.begin, {}}) << std::optional(InstantRange{whole.begin, night});
}

void TestPostMaintenance::recordsOfWorkThatIsToldAfterwardsWhatIsSaidOfIt()
{
    QFETCH(const std::optional<InstantRange>, said);
    QFETCH(const std::optional<InstantRange>, actual);
    PostedStory posted(night);
    PostDraft draft = PostedStory::first(u"Restart"_s, u"Last night."_s, IncidentKind::Maintenance);
    draft.status = Status::Completed;
    draft.retroactive = true;
    draft.window = windowOf(night - 12 * hourMs, night - 10 * hourMs);
    draft.window->actual = said;
    draft.impacts = {onset(u"srv:lena"_s, Level::Maintenance)};
    draft.impacts.first().planned = true;
    QVERIFY(posted.post(draft));
    QCOMPARE(posted.story().windows.constFirst().actual, actual);
    QCOMPARE(posted.story().impacts.constFirst().range, draft.window->planned);
}

void TestPostMaintenance::takesWhatTheDraftSaysOfTheWork()
{
    PostedStory posted(night);
    PostDraft first = PostedStory::first(u"Restart"_s, u"Soon."_s, IncidentKind::Maintenance);
    first.status = Status::Scheduled;
    first.window = windowOf(night + hourMs, night + 3 * hourMs);
    QVERIFY(posted.post(first));
    posted.clock.set(night + 2 * hourMs);
    PostDraft begun = posted.draft(u"We began at five past."_s, Status::InProgress);
    begun.window = posted.story().windows.constFirst();
    begun.window->actual = InstantRange{night + hourMs + 5 * minuteMs, {}};
    QVERIFY(posted.post(begun));
    QCOMPARE(posted.story().windows.constFirst().actual, begun.window->actual);
    posted.clock.set(night + 4 * hourMs);
    PostDraft done = posted.draft(u"Done since half past."_s, Status::Completed);
    done.window = posted.story().windows.constFirst();
    done.window->actual->end = night + 3 * hourMs + 30 * minuteMs;
    QVERIFY(problemsOf(done, posted.scene(), {}).isEmpty());
    QVERIFY(posted.post(done));
    QCOMPARE(posted.story().windows.size(), 1);
    QCOMPARE(posted.story().windows.constFirst().actual, (InstantRange{night + hourMs + 5 * minuteMs, night + 3 * hourMs + 30 * minuteMs}));
}

void TestPostMaintenance::movesAPlanThatWasChangedMeanwhile()
{
    PostedStory posted(night);
    PostDraft first = PostedStory::first(u"Restart"_s, u"Soon."_s, IncidentKind::Maintenance);
    first.status = Status::Scheduled;
    first.window = windowOf(night + hourMs, night + 3 * hourMs);
    QVERIFY(posted.post(first));
    PostDraft longer = posted.draft(u"It takes longer."_s);
    longer.window = posted.story().windows.constFirst();
    longer.window->planned.end = night + 5 * hourMs;
    QCOMPARE(planOf(longer, posted.story()), longer.window);
    posted.clock.set(night + hourMs + minuteMs);
    QVERIFY(posted.post(posted.draft(u"We begin."_s, Status::InProgress))); // from another console
    QVERIFY(!posted.post(longer));
    longer.window = planOf(longer, posted.story());
    QVERIFY(posted.post(longer));
    QCOMPARE(posted.story().windows.size(), 1);
    QCOMPARE(posted.story().windows.constFirst().planned, (InstantRange{night + hourMs, night + 5 * hourMs}));
    QCOMPARE(posted.story().windows.constFirst().actual, (InstantRange{night + hourMs + minuteMs, {}}));
}

void TestPostMaintenance::callsAPlanOff()
{
    PostedStory posted(night);
    PostDraft first = PostedStory::first(u"Restart"_s, u"Tomorrow."_s, IncidentKind::Maintenance);
    first.status = Status::Scheduled;
    first.window = windowOf(night + dayMs, night + dayMs + hourMs);
    first.impacts = {onset(u"srv:lena"_s, Level::Maintenance)};
    first.impacts.first().planned = true;
    QVERIFY(posted.post(first));
    PostDraft off = posted.draft(u"Not tomorrow."_s, Status::Cancelled);
    const Story preview = storyWith(off, posted.scene());
    QVERIFY(preview.windows.isEmpty());
    QVERIFY(preview.impacts.isEmpty());
    // Called off while it runs, it had begun.
    posted.clock.set(night + dayMs + minuteMs);
    QVERIFY(posted.post(posted.draft(u"We begin."_s, Status::InProgress)));
    posted.clock.advance(9 * minuteMs);
    QVERIFY(posted.post(posted.draft(u"We stop."_s, Status::Cancelled)));
    QCOMPARE(posted.story().windows.constFirst().actual, (InstantRange{night + dayMs + minuteMs, night + dayMs + 10 * minuteMs}));
    QCOMPARE(posted.story().impacts.constFirst().range, (InstantRange{night + dayMs, night + dayMs + 10 * minuteMs}));
}

void TestPostMaintenance::movesWhatWasPlannedWithTheWindow()
{
    PostedStory posted(night);
    const Instant plan = night + dayMs;
    PostDraft first = PostedStory::first(u"Restart"_s, u"Tomorrow."_s, IncidentKind::Maintenance);
    first.window = windowOf(plan, plan + hourMs);
    first.impacts = {onset(u"srv:lena"_s, Level::Maintenance), onset(u"srv:ob"_s, Level::Maintenance, plan + 10 * minuteMs)};
    for (ImpactChange &change : first.impacts)
        change.planned = true;
    QVERIFY(posted.post(first));
    QCOMPARE(posted.impactOn(u"srv:ob"_s).range, (InstantRange{plan + 10 * minuteMs, plan + hourMs}));

    PostDraft moved = posted.draft(u"A day later."_s);
    moved.window = posted.story().windows.constFirst();
    moved.window->planned = {plan + dayMs, plan + dayMs + hourMs};
    QVERIFY(posted.post(moved));
    QCOMPARE(posted.story().windows.size(), 1);
    QCOMPARE(posted.story().windows.constFirst().planned, moved.window->planned);
    QCOMPARE(posted.impactOn(u"srv:lena"_s).range, moved.window->planned);
    QCOMPARE(posted.impactOn(u"srv:ob"_s).range, (InstantRange{plan + 10 * minuteMs, plan + hourMs})); // has ends of its own
}

QTEST_GUILESS_MAIN(TestPostMaintenance)
#include "tst_postmaintenance.moc"
