// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/announcements/tokens/tokentext.h"
#include "models/posting/postmortem.h"
#include "tests/models/posting/postingtest.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tocsin;
using test::onset;
using test::PostedStory;

namespace {

constexpr Instant night = 1749956400000; // 2025-06-15 03:00:00 UTC

PostMortemWords words()
{
    return {u"Summary"_s, u"Impact"_s, u"Timeline"_s, u"Cause"_s, u"What we did"_s, u"Prevention"_s, u"%1: from %2 until %3"_s, u"%1: since %2"_s, u"%1: at %2"_s};
}

QString written(const PostDraft &draft)
{
    Rendering rendering;
    rendering.language = u"en"_s;
    rendering.zones = {u"UTC"_s};
    rendering.targetName = [](const QString &) { return QString(); };
    return render(draft.body, rendering, TextForm::Plain).value_or(u"cannot be rendered"_s);
}

PostDraft draftOf(const Story &story)
{
    return postMortemDraft(story, words(), [](const QString &target) { return target.section(u':', 1); });
}

} // namespace

class TestPostMortem : public QObject
{
    Q_OBJECT

private slots:
    void init() { test::failOnWarnings(); }

    void fillsImpactAndTimelineFromTheStory();
    void tellsWhatWasOverInAMinuteByOneTime();
    void tellsAPlanOnlyWhereNothingElseWasOff();
    void writesTheBeginningOfEachUpdate_data();
    void writesTheBeginningOfEachUpdate();
    void takesAnyWordsOfItsReaders();
    void keepsThePromiseOfACause();
    void beginsARecurrence();
    void turnsAMaintenanceIntoAnIncident();
};

void TestPostMortem::fillsImpactAndTimelineFromTheStory()
{
    PostedStory posted(night);
    PostDraft first = PostedStory::first(u"Filer down"_s, u"We look into it."_s);
    first.zone = u"UTC"_s;
    first.impacts = {onset(u"srv:amur"_s, Level::MajorOutage, night - 5 * minuteMs), onset(u"srv:lena"_s, Level::MajorOutage, night - 5 * minuteMs),
                     onset(u"srv:ob"_s, Level::Degraded)};
    first.impacts[0].end = first.impacts[1].end = night + hourMs;
    QVERIFY(posted.post(first));
    posted.clock.advance(10 * minuteMs);
    PostDraft second = posted.draft({});
    second.body = {u"Back at {t1}, {{sort of}}."_s, {InstantToken{night + hourMs, u"UTC"_s}}};
    QVERIFY(posted.post(second));
    posted.clock.advance(minuteMs);
    PostDraft mistaken = posted.draft(u"Never said."_s);
    QVERIFY(posted.post(mistaken));
    Story story = posted.story();
    story.updates.last().retracted = true;

    const PostDraft draft = draftOf(story);
    QVERIFY(draft.postMortem);
    QCOMPARE(draft.incident, story.id);
    QCOMPARE(draft.language, u"en"_s);
    QCOMPARE(draft.zone, u"UTC"_s);
    QVERIFY(!draft.status);
    QCOMPARE(written(draft), u"## Summary\n\n\n\n## Impact\n\n"
                             "- amur, lena: from 2025-06-15 02:55 UTC until 2025-06-15 04:00 UTC\n"
                             "- ob: since 2025-06-15 03:00 UTC\n\n## Timeline\n\n"
                             "- 2025-06-15 03:00 UTC: We look into it.\n"
                             "- 2025-06-15 03:10 UTC: Back at 2025-06-15 04:00 UTC, {sort of}.\n\n"
                             "## Cause\n\n\n\n## What we did\n\n\n\n## Prevention\n\n"_s);
    // Each value is one token, however often it is told.
    QCOMPARE(draft.body.tokens.size(), 7); // three targets; 02:55, 04:00, 03:00, 03:10
    posted.clock.advance(hourMs);
    QVERIFY(posted.post(draft));
    // What is a post-mortem already is no part of the timeline.
    QCOMPARE(draftOf(posted.story()).body.markdown.count(u"\n- "_s), draft.body.markdown.count(u"\n- "_s) + 1); // the one that was not taken back here
}

void TestPostMortem::tellsWhatWasOverInAMinuteByOneTime()
{
    Story story;
    story.zone = u"UTC"_s;
    story.impacts = {{u"1"_s, u"srv:amur"_s, Level::Degraded, {night + 10 * secondMs, night + 50 * secondMs}, false, true}};
    QVERIFY2(written(draftOf(story)).contains(u"- amur: at 2025-06-15 03:00 UTC\n"_s), qPrintable(written(draftOf(story))));
    story.impacts.first().range.end = night + 70 * secondMs;
    QVERIFY(written(draftOf(story)).contains(u"- amur: from 2025-06-15 03:00 UTC until 2025-06-15 03:01 UTC\n"_s));
}

void TestPostMortem::tellsAPlanOnlyWhereNothingElseWasOff()
{
    Story story;
    story.zone = u"UTC"_s;
    story.impacts = {{u"1"_s, u"srv:amur"_s, Level::Maintenance, {night, night + hourMs}, true, true}};
    QVERIFY(written(draftOf(story)).contains(u"- amur: from 2025-06-15 03:00 UTC"_s));
    story.impacts.append({u"2"_s, u"srv:lena"_s, Level::Degraded, {night + minuteMs, night + 2 * minuteMs}, false, true});
    QVERIFY(!written(draftOf(story)).contains(u"amur"_s));
    QVERIFY(written(draftOf(story)).contains(u"- lena: from 2025-06-15 03:01 UTC"_s));
    story.impacts.clear();
    QVERIFY(written(draftOf(story)).contains(u"## Impact\n\n\n\n## Timeline"_s));
}

void TestPostMortem::writesTheBeginningOfEachUpdate_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("line");
    QTest::newRow("one line") << u"All back."_s << u"All back."_s;
    QTest::newRow("two paragraphs") << u"All back.\n\nSorry for the trouble."_s << u"All back."_s;
    QTest::newRow("two lines") << u"All\nback."_s << u"All back."_s;
    QTest::newRow("a heading") << u"## All back"_s << u"All back"_s;
    QTest::newRow("a list") << u"\n- amur\n- lena"_s << u"amur - lena"_s;
    QTest::newRow("emphasis") << u"**All** back"_s << u"**All** back"_s;
    QTest::newRow("long") << u"word "_s.repeated(60) << QString(u"word "_s.repeated(31) + u"word…"_s);
    QTest::newRow("one long word") << u"w"_s.repeated(300) << u"…"_s;
    QTest::newRow("nothing") << u" \n"_s << QString();
}

void TestPostMortem::writesTheBeginningOfEachUpdate()
{
    QFETCH(QString, text);
    QFETCH(QString, line);
    Story story;
    story.zone = u"UTC"_s;
    Update update;
    update.at = night;
    update.body.markdown = text;
    story.updates = {update};
    const QString whole = written(draftOf(story));
    const QString expected = u"## Timeline\n\n- 2025-06-15 03:00 UTC: "_s + line + u"\n\n## Cause"_s;
    QVERIFY2(whole.contains(expected), qPrintable(whole));
}

void TestPostMortem::takesAnyWordsOfItsReaders()
{
    Story story;
    story.zone = u"UTC"_s;
    story.impacts = {{u"1"_s, u"srv:amur"_s, Level::Degraded, {night, night + hourMs}, false, true}};
    PostMortemWords own = words();
    own.from = u"{50 %} %3 ← %2 (%1)"_s;
    const PostDraft draft = postMortemDraft(story, own, {});
    QVERIFY2(written(draft).contains(u"- {50 %} 2025-06-15 04:00 UTC ← 2025-06-15 03:00 UTC (srv:amur)"_s), qPrintable(written(draft)));
}

void TestPostMortem::keepsThePromiseOfACause()
{
    PostedStory posted(night);
    PostDraft first = PostedStory::first(u"Filer down"_s, u"Over."_s);
    first.promises = {{PromiseKind::RootCause, {}, dayMs}};
    QVERIFY(posted.post(first));
    posted.clock.advance(hourMs);
    QVERIFY(posted.post(draftOf(posted.story())));
    QCOMPARE(posted.story().promises.constFirst().kept, night + hourMs);
    QVERIFY(posted.story().updates.constLast().postMortem);
}

void TestPostMortem::beginsARecurrence()
{
    PostedStory posted(night);
    PostDraft first = PostedStory::first(u"Filer down"_s, u"Down."_s);
    first.targets = {u"srv:amur"_s};
    first.status = Status::Resolved;
    QVERIFY(posted.post(first));
    const Story before = posted.story();
    PostDraft again = recurrenceDraft(before, 30 * minuteMs);
    QVERIFY(again.beginsStory);
    QCOMPARE(again.status, Status::Investigating);
    QCOMPARE(again.impacts, (QList<ImpactChange>{{{}, u"srv:amur"_s, Level::Degraded, {}, {}, false, false, false}})); // as bad as any is taken for
    QCOMPARE(again.promises, (QList<PromiseChange>{{PromiseKind::NextUpdate, {}, 30 * minuteMs}}));
    QVERIFY(recurrenceDraft(before, 0).promises.isEmpty());
    again.body.markdown = u"Again."_s;
    PostedStory second(night + dayMs);
    QVERIFY(second.post(again));
    const Story after = second.story();
    QCOMPARE(after.title, before.title);
    QCOMPARE(after.targets, before.targets);
    QCOMPARE(after.zone, before.zone);
    QCOMPARE(after.language, before.language);
    QCOMPARE(after.links.size(), 1);
    QCOMPARE(after.links.constFirst().kind, LinkKind::RecurrenceOf);
    QCOMPARE(after.links.constFirst().incident, before.id);
}

void TestPostMortem::turnsAMaintenanceIntoAnIncident()
{
    Story maintenance;
    maintenance.id = u"inc:01ARZ3NDEKTSV4RRFFQ69G5FAV"_s;
    maintenance.kind = IncidentKind::Maintenance;
    maintenance.title = u"Restart"_s;
    maintenance.targets = {u"srv:amur"_s};
    maintenance.language = u"fr"_s;
    maintenance.zone = u"Europe/Paris"_s;
    maintenance.targets.append({u"srv:loire"_s, u"zone:PAR"_s});
    const auto impact = [](const QString &target, Level level) {
        Impact made;
        made.target = target;
        made.level = level;
        return made;
    };
    maintenance.impacts = {impact(u"srv:amur"_s, Level::Maintenance), impact(u"srv:loire"_s, Level::Maintenance), impact(u"srv:loire"_s, Level::MajorOutage),
                           impact(u"srv:loire"_s, Level::PartialOutage)};
    const PostDraft draft = turnedIncidentDraft(maintenance, 30 * minuteMs);
    QVERIFY(draft.beginsStory);
    QCOMPARE(draft.kind, IncidentKind::Incident);
    QCOMPARE(draft.targets, maintenance.targets);
    QCOMPARE(draft.status, Status::Investigating);
    // What was at work is worse than planned by now; the zone was only named.
    QCOMPARE(draft.impacts, (QList<ImpactChange>{{{}, u"srv:amur"_s, Level::Degraded, {}, {}, false, false, false},
                                                 {{}, u"srv:loire"_s, Level::MajorOutage, {}, {}, false, false, false}}));
    QCOMPARE(draft.promises, (QList<PromiseChange>{{PromiseKind::NextUpdate, {}, 30 * minuteMs}}));
    QVERIFY(draft.title.isEmpty()); // what went wrong has another name
    QCOMPARE(draft.language, u"fr"_s);
    QCOMPARE(draft.links, (QList<Link>{{{}, LinkKind::MaintenanceTurnedIncident, maintenance.id, {}}}));
}

QTEST_GUILESS_MAIN(TestPostMortem)
#include "tst_postmortem.moc"
