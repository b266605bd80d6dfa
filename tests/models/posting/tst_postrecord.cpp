// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/posting/postrecord.h"
#include "tests/models/posting/postingtest.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tocsin;
using test::onset;
using test::PostedStory;

namespace {

constexpr Instant night = 1750000020000; // a whole minute

PostDraft firstWord()
{
    PostDraft draft = PostedStory::first(u"Down"_s, u"Both are down."_s);
    draft.status = Status::Investigating;
    draft.targets = {u"srv:amur"_s, u"srv:flexo"_s, u"svc:Mail"_s};
    draft.impacts = {onset(u"srv:flexo"_s, Level::MajorOutage), onset(u"srv:amur"_s, Level::MajorOutage)};
    draft.promises = {{PromiseKind::Eta, night + 2 * hourMs, 0}, {PromiseKind::NextUpdate, {}, 30 * minuteMs}};
    return draft;
}

QList<PromiseKind> kindsOf(const QList<Promise> &promises)
{
    QList<PromiseKind> kinds;
    for (const Promise &promise : promises)
        kinds.append(promise.kind);
    return kinds;
}

} // namespace

class TestPostRecord : public QObject
{
    Q_OBJECT

private slots:
    void init() { test::failOnWarnings(); }

    void saysWhatAFirstPostRecords()
    {
        const PostRecord record = recordOf(firstWord(), {{}, {}, night, {}});
        QVERIFY(!record.before);
        QCOMPARE(record.after, std::optional(Status::Investigating));
        QVERIFY(!record.reopens && !record.at && record.takenBack.isEmpty() && record.windows.isEmpty() && record.kept.isEmpty());
        // Targets of which the same is said stand together, in the order in which they were named.
        QCOMPARE(record.scope, (QList<PostRecord::Scope>{{{u"srv:amur"_s, u"srv:flexo"_s}, Level::MajorOutage, {night, {}}, false, true}}));
        QCOMPARE(record.named, QStringList{u"svc:Mail"_s});
        // The sooner first.
        QCOMPARE(kindsOf(record.promises), (QList{PromiseKind::NextUpdate, PromiseKind::Eta}));
        QCOMPARE(record.promises.at(0).due, night + 30 * minuteMs);
    }

    void tellsWhatAnUpdateChangesFromWhatStays()
    {
        PostedStory posted(night);
        QVERIFY(posted.post(firstWord()));
        posted.clock.advance(hourMs);
        PostDraft draft = posted.draft(u"amur is back."_s, Status::Monitoring);
        draft.impacts = {test::ending(posted.impactOn(u"srv:amur"_s), {})};
        draft.promises = {{PromiseKind::Eta, night + 3 * hourMs, 0}};
        const PostRecord record = recordOf(draft, posted.scene());
        QCOMPARE(record.before, std::optional(Status::Investigating));
        QCOMPARE(record.after, std::optional(Status::Monitoring));
        QCOMPARE(record.scope, (QList<PostRecord::Scope>{{{u"srv:amur"_s}, Level::MajorOutage, {night, night + hourMs}, false, true},
                                                         {{u"srv:flexo"_s}, Level::MajorOutage, {night, {}}, false, false}}));
        // "monitoring" takes the ETA for kept, any update the promise of the next one.
        QCOMPARE(kindsOf(record.kept), (QList{PromiseKind::NextUpdate, PromiseKind::Eta}));
        QCOMPARE(kindsOf(record.promises), QList{PromiseKind::Eta});
    }

    void saysThatAStoryIsOpenAgain()
    {
        PostedStory posted(night);
        QVERIFY(posted.post(firstWord()));
        posted.clock.advance(hourMs);
        QVERIFY(posted.post(posted.draft(u"Over."_s, Status::Resolved)));
        posted.clock.advance(hourMs);
        QVERIFY(recordOf(posted.draft(u"It is back."_s, Status::Identified), posted.scene()).reopens);
        QVERIFY(!recordOf(posted.draft(u"More of it."_s), posted.scene()).reopens);
    }

    void namesWhatWasNeverAffected()
    {
        PostedStory posted(night);
        QVERIFY(posted.post(firstWord()));
        posted.clock.advance(hourMs);
        PostDraft draft = posted.draft(u"Not Mail, and not flexo."_s);
        draft.targets = {u"srv:amur"_s, u"srv:flexo"_s};
        ImpactChange gone = test::ending(posted.impactOn(u"srv:flexo"_s), {});
        gone.endsNow = false;
        gone.retracted = true;
        draft.impacts = {gone};
        const PostRecord record = recordOf(draft, posted.scene());
        QCOMPARE(record.takenBack, (QStringList{u"svc:Mail"_s, u"srv:flexo"_s}));
        QVERIFY(record.named.isEmpty());
        QCOMPARE(record.scope.size(), 1);
    }

    void showsAPlanAndWhatItBecame()
    {
        PostedStory posted(night);
        PostDraft draft = PostedStory::first(u"Restart"_s, u"Tomorrow."_s, IncidentKind::Maintenance);
        draft.status = Status::Scheduled;
        draft.targets = {u"srv:amur"_s};
        draft.window = test::windowOf(night + dayMs, night + dayMs + hourMs);
        ImpactChange planned = onset(u"srv:amur"_s, Level::Maintenance);
        planned.planned = true;
        draft.impacts = {planned};
        const PostRecord record = recordOf(draft, posted.scene());
        QCOMPARE(record.windows.size(), 1);
        QCOMPARE(record.windows.at(0).planned, draft.window->planned);
        QCOMPARE(record.scope, (QList<PostRecord::Scope>{{{u"srv:amur"_s}, Level::Maintenance, draft.window->planned, true, true}}));
        QVERIFY(posted.post(draft));
        posted.clock.advance(hourMs);
        const PostRecord called = recordOf(posted.draft(u"Not needed."_s, Status::Cancelled), posted.scene());
        QCOMPARE(called.calledOff, 1);
        QVERIFY(called.windows.isEmpty());
    }

    void saysWhichDateReadersSee()
    {
        PostDraft draft = firstWord();
        draft.at = night - hourMs;
        QCOMPARE(recordOf(draft, {{}, {}, night, {}}).at, std::optional(night - hourMs));
        draft.at = night;
        QVERIFY(!recordOf(draft, {{}, {}, night, {}}).at);
    }
};

QTEST_GUILESS_MAIN(TestPostRecord)
#include "tst_postrecord.moc"
