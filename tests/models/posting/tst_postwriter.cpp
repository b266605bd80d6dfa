// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/posting/postingtest.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tocsin;
using test::ending;
using test::onset;
using test::PostedStory;
using test::windowOf;

namespace {

constexpr Instant night = 1750000000000; // 2025-06-15 15:06:40 UTC, any night will do

} // namespace

class TestPostWriter : public QObject
{
    Q_OBJECT

private slots:
    void init() { test::failOnWarnings(); }

    void beginsAStory();
    void opensAStoryWithWhatWasOffBeforeItWasTold();
    void continuesAStoryThatSomebodyElseBegan();
    void restoresEachTargetAtItsOwnTime();
    void widensTheScopeByAnUpdate();
    void changesTheLevelOfAnImpact();
    void takesAnImpactBack();
    void endsWhatIsOpenWhenItCloses();
    void leavesAStoryOpenForABackdatedClosing();
    void correctsAnUpdate();
    void givesTheStatusBackByCorrectingIt();
    void refuses_data();
    void refuses();
    void writesNothingIntoAStoryThatWasTakenBack();
    void postsADraftOnce();
    void recordsWhoWroteAndWhy();
    void namesTheStatusesThatMayFollow();
};

void TestPostWriter::beginsAStory()
{
    PostedStory posted(night);
    PostDraft draft = PostedStory::first(u"  Filer in Paris does not answer "_s, u"We look into it."_s);
    draft.incident = u"inc:01ARZ3NDEKTSV4RRFFQ69G5FAV"_s;
    draft.status = Status::Investigating;
    draft.targets = {u"srv:amur"_s, u"srv:ussuri"_s};
    draft.impacts = {onset(u"srv:amur"_s, Level::MajorOutage), onset(u"srv:ussuri"_s, Level::Degraded)};
    draft.promises = {{PromiseKind::NextUpdate, {}, 30 * minuteMs}, {PromiseKind::Eta, night + 2 * hourMs, 0}};
    QVERIFY(posted.post(draft));

    const Story story = posted.story();
    QCOMPARE(story.id, draft.incident);
    QCOMPARE(story.title, u"Filer in Paris does not answer"_s);
    QCOMPARE(story.status, Status::Investigating);
    QCOMPARE(story.openedBy, u"maria"_s);
    QCOMPARE(story.opened, night);
    QCOMPARE(story.zone, u"Europe/Paris"_s);
    QCOMPARE(story.targets, *draft.targets);
    QCOMPARE(story.impacts.size(), 2);
    QCOMPARE(posted.impactOn(u"srv:amur"_s).range, (InstantRange{night, {}}));
    QCOMPARE(posted.impactOn(u"srv:amur"_s).level, Level::MajorOutage);
    QCOMPARE(story.updates.size(), 1);
    QCOMPARE(story.updates.constFirst().at, night);
    QCOMPARE(story.updates.constFirst().posted, night);
    QCOMPARE(story.updates.constFirst().body, draft.body);
    QCOMPARE(story.promises.size(), 2);
    QCOMPARE(story.promises.at(0).due, night + 30 * minuteMs);
    QCOMPARE(story.promises.at(1).due, night + 2 * hourMs);
    for (const Fact &fact : std::as_const(posted.facts)) {
        const Result<Fact> read = factFrom(toDocument(fact));
        QVERIFY2(read, qPrintable(read ? QString() : read.error().detail));
        QCOMPARE(*read, fact);
    }
}

void TestPostWriter::opensAStoryWithWhatWasOffBeforeItWasTold()
{
    PostedStory posted(night);
    PostDraft draft = PostedStory::first(u"Mail late"_s, u"Over now."_s);
    draft.retroactive = true;
    draft.status = Status::Resolved;
    draft.impacts = {onset(u"svc:mail"_s, Level::Degraded, night - 3 * hourMs)};
    draft.impacts.first().end = night - 2 * hourMs;
    QVERIFY(posted.post(draft));
    QVERIFY(posted.story().retroactive);
    QCOMPARE(posted.story().opened, night - 3 * hourMs);
    QCOMPARE(posted.story().impacts.constFirst().range, (InstantRange{night - 3 * hourMs, night - 2 * hourMs}));

    // What is planned for tomorrow was not off before anybody said so.
    PostedStory plan(night);
    PostDraft later = PostedStory::first(u"Restart"_s, u"Tomorrow."_s, IncidentKind::Maintenance);
    later.window = windowOf(night + dayMs, night + dayMs + hourMs);
    later.impacts = {onset(u"srv:lena"_s, Level::Maintenance)};
    later.impacts.first().planned = true;
    QVERIFY(plan.post(later));
    QCOMPARE(plan.story().opened, night);
    QCOMPARE(plan.story().impacts.constFirst().range, later.window->planned);
    QCOMPARE(plan.story().windows.constFirst().announced, night);
}

void TestPostWriter::continuesAStoryThatSomebodyElseBegan()
{
    // Two windows began the same story; the second post finds it there.
    PostedStory posted(night);
    PostDraft draft = PostedStory::first(u"A"_s, u"One."_s);
    draft.incident = u"inc:01ARZ3NDEKTSV4RRFFQ69G5FAV"_s;
    QVERIFY(posted.post(draft));
    posted.clock.advance(minuteMs);
    draft.body.markdown = u"Two."_s;
    QVERIFY(posted.post(draft));
    QCOMPARE(posted.story().updates.size(), 2);
    QCOMPARE(posted.lastCount<HeadFact>(), 0);
    QCOMPARE(posted.lastCount<TitleFact>(), 0);
    QCOMPARE(posted.story().updates.at(1).body.markdown, u"Two."_s);
    QCOMPARE(posted.story().updates.at(1).position, 1);
}

/// A filer takes six servers down; five are back together, and the last one half an hour later.
void TestPostWriter::restoresEachTargetAtItsOwnTime()
{
    const QStringList servers{u"srv:amur"_s, u"srv:lena"_s, u"srv:ob"_s, u"srv:volga"_s, u"srv:don"_s, u"srv:kama"_s};
    PostedStory posted(night);
    PostDraft first = PostedStory::first(u"Filer down"_s, u"Six servers hang."_s);
    first.status = Status::Investigating;
    first.targets = servers;
    for (const QString &server : servers)
        first.impacts.append(onset(server, Level::MajorOutage, night - 4 * minuteMs));
    QVERIFY(posted.post(first));

    const Instant most = night + 72 * minuteMs;
    posted.clock.set(most + 6 * minuteMs);
    PostDraft restored = posted.draft(u"All but one are back."_s, Status::Monitoring);
    for (const QString &server : servers.first(5))
        restored.impacts.append(ending(posted.impactOn(server), most));
    QVERIFY(posted.post(restored));
    QCOMPARE(posted.lastCount<Impact>(), 5);
    QVERIFY(!posted.impactOn(u"srv:kama"_s).range.end);

    const Instant last = most + 30 * minuteMs;
    posted.clock.set(last + 2 * minuteMs);
    PostDraft over = posted.draft(u"The last one, too."_s, Status::Resolved);
    over.impacts = {ending(posted.impactOn(u"srv:kama"_s), last)};
    QVERIFY(posted.post(over));
    QCOMPARE(posted.story().impacts.size(), 6);
    for (const QString &server : servers)
        QCOMPARE(posted.impactOn(server).range, (InstantRange{night - 4 * minuteMs, server == u"srv:kama"_s ? last : most}));
    QCOMPARE(posted.story().status, Status::Resolved);
}

/// While one server is looked after, another one goes the same way.
void TestPostWriter::widensTheScopeByAnUpdate()
{
    PostedStory posted(night);
    PostDraft first = PostedStory::first(u"amur unreachable"_s, u"We look into it."_s);
    first.status = Status::Investigating;
    first.targets = {u"srv:amur"_s};
    first.impacts = {onset(u"srv:amur"_s, Level::MajorOutage)};
    QVERIFY(posted.post(first));

    posted.clock.advance(25 * minuteMs);
    PostDraft joins = posted.draft(u"lena hangs, too."_s);
    joins.targets = {u"srv:amur"_s, u"srv:lena"_s};
    joins.impacts = {onset(u"srv:lena"_s, Level::PartialOutage, night + 20 * minuteMs)};
    QVERIFY(posted.post(joins));
    QCOMPARE(posted.story().targets, (QStringList{u"srv:amur"_s, u"srv:lena"_s}));
    QCOMPARE(posted.story().status, Status::Investigating);
    QCOMPARE(posted.impactOn(u"srv:amur"_s).range, (InstantRange{night, {}}));
    QCOMPARE(posted.impactOn(u"srv:lena"_s).range, (InstantRange{night + 20 * minuteMs, {}}));
    QCOMPARE(posted.impactOn(u"srv:lena"_s).level, Level::PartialOutage);

    // The same list again is no news.
    posted.clock.advance(minuteMs);
    PostDraft same = posted.draft(u"Still at it."_s);
    same.targets = posted.story().targets;
    QVERIFY(posted.post(same));
    QCOMPARE(posted.lastCount<TargetsFact>(), 0);
}

void TestPostWriter::changesTheLevelOfAnImpact()
{
    PostedStory posted(night);
    PostDraft first = PostedStory::first(u"Slow"_s, u"Slow."_s);
    first.impacts = {onset(u"srv:amur"_s, Level::Degraded)};
    QVERIFY(posted.post(first));
    const Impact slow = posted.impactOn(u"srv:amur"_s);

    posted.clock.advance(10 * minuteMs);
    PostDraft worse = posted.draft(u"Down."_s);
    worse.impacts = {ending(slow, {}), onset(u"srv:amur"_s, Level::MajorOutage)};
    QVERIFY(posted.post(worse));
    const Story story = posted.story();
    QCOMPARE(story.impacts.size(), 2);
    QCOMPARE(story.impacts.at(0).range, (InstantRange{night, night + 10 * minuteMs}));
    QCOMPARE(story.impacts.at(1).range, (InstantRange{night + 10 * minuteMs, {}}));
    QCOMPARE(story.impacts.at(1).level, Level::MajorOutage);

    // It was that bad from the start: one impact is corrected, begin and all else stays.
    PostDraft always = posted.draft(u"It was down from the start."_s);
    always.impacts = {{story.impacts.at(0).id, {}, Level::MajorOutage, {}, story.impacts.at(0).range.end, false, false, false}};
    QVERIFY(posted.post(always));
    QCOMPARE(posted.lastCount<Impact>(), 1);
    QCOMPARE(posted.story().impacts.at(0).range, story.impacts.at(0).range);
    QCOMPARE(posted.story().impacts.at(0).target, u"srv:amur"_s);
    QCOMPARE(posted.story().impacts.at(0).level, Level::MajorOutage);
}

void TestPostWriter::takesAnImpactBack()
{
    PostedStory posted(night);
    PostDraft first = PostedStory::first(u"Slow"_s, u"Slow."_s);
    first.impacts = {onset(u"srv:amur"_s, Level::Degraded), onset(u"srv:lena"_s, Level::Degraded)};
    QVERIFY(posted.post(first));
    PostDraft mistaken = posted.draft(u"lena was fine."_s);
    mistaken.impacts = {{posted.impactOn(u"srv:lena"_s).id, u"srv:lena"_s, Level::Degraded, {}, {}, false, false, true}};
    QVERIFY(posted.post(mistaken));
    QCOMPARE(posted.story().impacts.size(), 1);
    QCOMPARE(posted.lastCount<RetractionFact>(), 1);
}

void TestPostWriter::endsWhatIsOpenWhenItCloses()
{
    PostedStory posted(night);
    PostDraft first = PostedStory::first(u"Down"_s, u"Down."_s);
    first.impacts = {onset(u"srv:amur"_s, Level::MajorOutage), onset(u"srv:lena"_s, Level::Degraded), onset(u"srv:ob"_s, Level::Degraded)};
    first.impacts[1].end = night + 5 * minuteMs;
    first.impacts[2].end = night + 9 * hourMs; // expected then
    QVERIFY(posted.post(first));
    posted.clock.advance(hourMs);
    PostDraft over = posted.draft(u"Over."_s, Status::Resolved);
    over.at = night + 50 * minuteMs;
    QVERIFY(posted.post(over));
    QCOMPARE(posted.impactOn(u"srv:amur"_s).range.end, night + 50 * minuteMs);
    QCOMPARE(posted.impactOn(u"srv:lena"_s).range.end, night + 5 * minuteMs);
    QCOMPARE(posted.impactOn(u"srv:ob"_s).range.end, night + 50 * minuteMs);
    QCOMPARE(posted.lastCount<Impact>(), 2);
    // Reopened, and closed again: what was ended stays.
    posted.clock.advance(hourMs);
    QVERIFY(posted.post(posted.draft(u"Once more."_s, Status::Investigating)));
    posted.clock.advance(hourMs);
    QVERIFY(posted.post(posted.draft(u"Over again."_s, Status::Resolved)));
    QCOMPARE(posted.lastCount<Impact>(), 0);
}

void TestPostWriter::leavesAStoryOpenForABackdatedClosing()
{
    // "It had been resolved at ten, and came back at eleven": told afterwards, it closes nothing now.
    PostedStory posted(night);
    PostDraft first = PostedStory::first(u"Down"_s, u"Down."_s);
    first.status = Status::Investigating;
    first.impacts = {onset(u"srv:amur"_s, Level::MajorOutage)};
    QVERIFY(posted.post(first));
    posted.clock.advance(2 * hourMs);
    QVERIFY(posted.post(posted.draft(u"Found."_s, Status::Identified)));
    PostDraft backdated = posted.draft(u"Was over for a while."_s, Status::Resolved);
    backdated.at = night + hourMs;
    QVERIFY(posted.post(backdated));
    QCOMPARE(posted.story().status, Status::Identified);
    QVERIFY(!posted.impactOn(u"srv:amur"_s).range.end);
    QCOMPARE(posted.story().updates.at(1).body.markdown, u"Was over for a while."_s);
    QCOMPARE(posted.story().updates.at(1).posted, night + 2 * hourMs);
}

void TestPostWriter::correctsAnUpdate()
{
    PostedStory posted(night);
    PostDraft first = PostedStory::first(u"Down"_s, u"Dwon since nine."_s);
    first.status = Status::Investigating;
    QVERIFY(posted.post(first));
    posted.clock.advance(hourMs);
    QVERIFY(posted.post(posted.draft(u"Found."_s, Status::Identified)));
    posted.clock.advance(minuteMs);
    const QString original = posted.story().updates.constFirst().id;
    PostDraft corrected = posted.draft(u"Down since nine."_s);
    corrected.correctsUpdate = original;
    corrected.label = u"EDIT"_s;
    QVERIFY(posted.post(corrected));
    Story story = posted.story();
    QCOMPARE(story.updates.size(), 2);
    QCOMPARE(story.updates.constFirst().body.markdown, u"Down since nine."_s);
    QCOMPARE(story.updates.constFirst().at, night);
    QCOMPARE(story.updates.constFirst().posted, night + hourMs + minuteMs);
    QCOMPARE(story.updates.constFirst().statusAfter, Status::Investigating);
    QCOMPARE(story.updates.constFirst().position, 0);
    QCOMPARE(story.updates.constFirst().label, u"EDIT"_s);
    QCOMPARE(story.updates.constFirst().language, u"en"_s);
    QCOMPARE(story.updates.constFirst().revisions, QStringList{original});
    QCOMPARE(story.status, Status::Identified);

    // By the id of the old revision it is found as well, and its time may be changed.
    corrected.at = night - 5 * minuteMs;
    QVERIFY(posted.post(corrected));
    story = posted.story();
    QCOMPARE(story.updates.size(), 2);
    QCOMPARE(story.updates.constFirst().at, night - 5 * minuteMs);
    QCOMPARE(story.updates.constFirst().revisions.size(), 2);
    QVERIFY(collisionsIn(posted.facts).isEmpty());
}

void TestPostWriter::givesTheStatusBackByCorrectingIt()
{
    // "Completed" was said too early; what may follow is what may follow the status before it.
    PostedStory posted(night);
    PostDraft first = PostedStory::first(u"Restart"_s, u"At ten."_s, IncidentKind::Maintenance);
    first.status = Status::Scheduled;
    QVERIFY(posted.post(first));
    posted.clock.advance(hourMs);
    QVERIFY(posted.post(posted.draft(u"Done."_s, Status::Completed)));
    QVERIFY(!posted.post(posted.draft(u"No."_s, Status::InProgress)));
    PostDraft corrected = posted.draft(u"Begun."_s, Status::InProgress);
    corrected.correctsUpdate = posted.story().updates.at(1).id;
    QVERIFY(posted.post(corrected));
    QCOMPARE(posted.story().status, Status::InProgress);
}

void TestPostWriter::refuses_data()
{
    using Change = std::function<void(PostDraft &)>;
    QTest::addColumn<bool>("begins");
    QTest::addColumn<std::function<void(PostDraft &)>>("change");
    QTest::addColumn<QString>("words");
    QTest::newRow("no text") << false << Change([](PostDraft &draft) { draft.body.markdown = u" \n"_s; }) << u"no text"_s;
    QTest::newRow("no title") << true << Change([](PostDraft &draft) { draft.title = u" "_s; }) << u"title"_s;
    QTest::newRow("a story that is not there") << true << Change([](PostDraft &draft) { draft.beginsStory = false; }) << u"not in this workspace"_s;
    QTest::newRow("no id of a story") << true << Change([](PostDraft &draft) { draft.incident = u"inc:x"_s; }) << u"no id"_s;
    QTest::newRow("a token that is none") << false << Change([](PostDraft &draft) { draft.body.markdown = u"at {t1}"_s; }) << u"unsettled"_s;
    QTest::newRow("an open brace") << false << Change([](PostDraft &draft) { draft.body.markdown = u"at {"_s; }) << u"unsettled"_s;
    QTest::newRow("an open place") << false << Change([](PostDraft &draft) { draft.body.markdown = u"Back by [eta?]."_s; }) << u"[eta?]"_s;
    QTest::newRow("an open place in a title") << true << Change([](PostDraft &draft) { draft.title = u"Down: [targets?]"_s; }) << u"[targets?]"_s;
    QTest::newRow("a token's zone") << false << Change([](PostDraft &draft) { draft.body = {u"{t1}"_s, {InstantToken{night, u"Mars/Olympus"_s}}}; }) << u"Mars/Olympus"_s;
    QTest::newRow("a token's interval") << false << Change([](PostDraft &draft) { draft.body = {u"{t1}"_s, {IntervalToken{night, night - 1, {}}}}; }) << u"ends before"_s;
    QTest::newRow("its own zone") << false << Change([](PostDraft &draft) { draft.zone = u"CEST"_s; }) << u"CEST"_s;
    QTest::newRow("a status of another kind") << false << Change([](PostDraft &draft) { draft.status = Status::Scheduled; }) << u"no status"_s;
    QTest::newRow("a status of another kind at the beginning") << true << Change([](PostDraft &draft) { draft.status = Status::Completed; }) << u"no status"_s;
    QTest::newRow("an update that is not there") << false << Change([](PostDraft &draft) { draft.correctsUpdate = u"upd:x"_s; }) << u"upd:x"_s;
    QTest::newRow("an impact that is not there") << false << Change([](PostDraft &draft) { draft.impacts = {{u"ev:x"_s, u"srv:a"_s, Level::Degraded, {}, {}, false, false, false}}; })
                                                 << u"ev:x"_s;
    QTest::newRow("an impact without a target") << false << Change([](PostDraft &draft) { draft.impacts = {ImpactChange()}; }) << u"no target"_s;
    QTest::newRow("an impact that ends before it begins") << false << Change([](PostDraft &draft) {
        draft.impacts = {onset(u"srv:a"_s, Level::Degraded)};
        draft.impacts.first().end = night - 1;
    }) << u"srv:a"_s;
    QTest::newRow("an impact that begins as it closes") << false << Change([](PostDraft &draft) {
        draft.impacts = {onset(u"srv:a"_s, Level::Degraded)};
        draft.status = Status::Resolved;
    }) << u"srv:a"_s;
    QTest::newRow("a window that ends before it begins") << true << Change([](PostDraft &draft) { draft.window = windowOf(night, night - hourMs); }) << u"window"_s;
    QTest::newRow("a window that is not there") << false << Change([](PostDraft &draft) {
        draft.window = windowOf(night, night + hourMs);
        draft.window->id = u"ev:w"_s;
    }) << u"ev:w"_s;
    QTest::newRow("an expectation upside down") << true << Change([](PostDraft &draft) {
        draft.window = windowOf(night, night + hourMs);
        draft.window->shortestMinutes = 20;
        draft.window->longestMinutes = 15;
    }) << u"shorter"_s;
    QTest::newRow("a promise without a time") << false << Change([](PostDraft &draft) { draft.promises = {PromiseChange()}; }) << u"promise"_s;
    QTest::newRow("a link to nothing") << false << Change([](PostDraft &draft) { draft.links = {Link()}; }) << u"link"_s;
    QTest::newRow("a link to itself") << false << Change([](PostDraft &draft) { draft.links = {{{}, LinkKind::FollowUpOf, draft.incident, {}}}; }) << u"itself"_s;
}

void TestPostWriter::refuses()
{
    QFETCH(bool, begins);
    QFETCH(std::function<void(PostDraft &)>, change);
    QFETCH(QString, words);
    PostedStory posted(night);
    PostDraft draft = PostedStory::first(u"Down"_s, u"Down."_s);
    if (!begins) {
        QVERIFY(posted.post(draft));
        draft = posted.draft(u"More."_s);
    }
    const qsizetype before = posted.facts.size();
    change(draft);
    const Result<void> refused = posted.post(draft);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, Failure::Code::Rejected);
    QVERIFY2(refused.error().detail.contains(words), qPrintable(refused.error().detail));
    QCOMPARE(posted.facts.size(), before);
}

void TestPostWriter::writesNothingIntoAStoryThatWasTakenBack()
{
    PostedStory posted(night);
    QVERIFY(posted.post(PostedStory::first(u"Down"_s, u"Down."_s)));
    const PostDraft draft = posted.draft(u"More."_s);
    PostScene scene = posted.scene();
    scene.story->retracted = true;
    test::FakeClock clock(night);
    FactWriter writer(u"maria"_s, clock, 1, {});
    const Result<void> refused = writePost(writer, draft, scene);
    QVERIFY(!refused);
    QVERIFY2(refused.error().detail.contains(u"taken back"_s), qPrintable(refused.error().detail));
    QVERIFY(writer.take().documents.isEmpty());
}

void TestPostWriter::postsADraftOnce()
{
    PostedStory posted(night);
    PostDraft draft = PostedStory::first(u"Down"_s, u"Down."_s);
    draft.key = u"01ARZ3NDEKTSV4RRFFQ69G5FAV"_s;
    QVERIFY(posted.post(draft));
    QVERIFY(posted.story().updates.constFirst().id.endsWith(u":maria:01ARZ3NDEKTSV4RRFFQ69G5FAV"_s));
    QVERIFY(!posted.post(draft));
    // Nor once more after it was corrected.
    PostDraft corrected = posted.draft(u"Up."_s);
    corrected.key = u"01ARZ3NDEKTSV4RRFFQ69G5FAW"_s;
    corrected.correctsUpdate = posted.story().updates.constFirst().id;
    QVERIFY(posted.post(corrected));
    QVERIFY(!posted.post(draft));
    QCOMPARE(posted.story().updates.size(), 1);
    draft.key = u"x"_s;
    QVERIFY(!posted.post(draft));
}

void TestPostWriter::recordsWhoWroteAndWhy()
{
    test::FakeClock clock(night);
    FactWriter writer(u"jan"_s, clock, 9, Hlc{});
    PostDraft draft = PostedStory::first(u"Down"_s, u"Down."_s);
    draft.bypass = u"nobody else is awake"_s;
    draft.dismissed = {u"zone-missing: at nine"_s};
    QVERIFY(writePost(writer, draft, {{}, {}, night, u"maria"_s}));
    const Story story = fold(writer.take().facts).value_or(Story());
    QCOMPARE(story.updates.constFirst().writtenBy, u"maria"_s);
    QCOMPARE(story.updates.constFirst().bypass, draft.bypass);
    QCOMPARE(story.updates.constFirst().dismissed, draft.dismissed);
    QCOMPARE(story.openedBy, u"jan"_s);
}

void TestPostWriter::namesTheStatusesThatMayFollow()
{
    QCOMPARE(legalNext(IncidentKind::Incident, {}), statusesOf(IncidentKind::Incident));
    QCOMPARE(legalNext(IncidentKind::Maintenance, Status::Completed), QList<Status>{Status::Completed});
    QCOMPARE(legalNext(IncidentKind::Maintenance, Status::Scheduled),
             (QList<Status>{Status::Scheduled, Status::InProgress, Status::Completed, Status::Cancelled}));
    QCOMPARE(legalNext(IncidentKind::Announcement, Status::Resolved), QList<Status>{Status::Resolved});
    QCOMPARE(firstStatus(IncidentKind::Incident), Status::Investigating);
    QCOMPARE(firstStatus(IncidentKind::Maintenance), Status::Scheduled);
    QCOMPARE(firstStatus(IncidentKind::Announcement), std::nullopt);
}

QTEST_GUILESS_MAIN(TestPostWriter)
#include "tst_postwriter.moc"
