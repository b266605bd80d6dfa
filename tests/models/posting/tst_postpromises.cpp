// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/posting/postingtest.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tocsin;
using test::PostedStory;

namespace {

constexpr Instant night = 1750000000000;

} // namespace

class TestPostPromises : public QObject
{
    Q_OBJECT

private slots:
    void init() { test::failOnWarnings(); }

    void keepsPromises_data();
    void keepsPromises();
    void movesAnOpenEta();
    void keepsANamedPromiseThatWasMoved();
    void keepsNoPromiseByACorrection();
};

void TestPostPromises::keepsPromises_data()
{
    QTest::addColumn<PromiseKind>("kind");
    QTest::addColumn<std::optional<Status>>("status");
    QTest::addColumn<bool>("postMortem");
    QTest::addColumn<bool>("kept");
    const std::optional<Status> none;
    QTest::newRow("any update keeps the next update") << PromiseKind::NextUpdate << none << false << true;
    QTest::newRow("a status keeps the next update") << PromiseKind::NextUpdate << std::optional(Status::Resolved) << false << true;
    QTest::newRow("an update keeps no ETA") << PromiseKind::Eta << none << false << false;
    QTest::newRow("identified keeps no ETA") << PromiseKind::Eta << std::optional(Status::Identified) << false << false;
    QTest::newRow("monitoring keeps the ETA") << PromiseKind::Eta << std::optional(Status::Monitoring) << false << true;
    QTest::newRow("resolved keeps the ETA") << PromiseKind::Eta << std::optional(Status::Resolved) << false << true;
    QTest::newRow("an update keeps no root cause") << PromiseKind::RootCause << none << false << false;
    QTest::newRow("resolved keeps no root cause") << PromiseKind::RootCause << std::optional(Status::Resolved) << false << false;
    QTest::newRow("a post-mortem keeps the root cause") << PromiseKind::RootCause << none << true << true;
    QTest::newRow("nothing keeps the end of a grace period") << PromiseKind::GraceEnd << std::optional(Status::Resolved) << true << false;
}

void TestPostPromises::keepsPromises()
{
    QFETCH(PromiseKind, kind);
    QFETCH(std::optional<Status>, status);
    QFETCH(bool, postMortem);
    QFETCH(bool, kept);
    PostedStory posted(night);
    PostDraft first = PostedStory::first(u"Down"_s, u"Down."_s);
    first.promises = {{kind, night + hourMs, 0}};
    QVERIFY(posted.post(first));
    QVERIFY(!posted.story().promises.constFirst().kept); // not by the post that makes it
    posted.clock.advance(20 * minuteMs);
    PostDraft next = posted.draft(u"More."_s, status);
    next.postMortem = postMortem;
    QVERIFY(posted.post(next));
    QCOMPARE(posted.story().promises.constFirst().kept, kept ? std::optional(night + 20 * minuteMs) : std::nullopt);

    // Named, any promise is kept; and once only.
    posted.clock.advance(20 * minuteMs);
    PostDraft named = posted.draft(u"More."_s, status);
    named.keeps = {posted.story().promises.constFirst().id};
    QVERIFY(posted.post(named));
    QCOMPARE(posted.story().promises.constFirst().kept, night + (kept ? 20 : 40) * minuteMs);
}

void TestPostPromises::movesAnOpenEta()
{
    PostedStory posted(night);
    PostDraft first = PostedStory::first(u"Down"_s, u"Down."_s);
    first.promises = {{PromiseKind::Eta, night + hourMs, 0}, {PromiseKind::NextUpdate, {}, 30 * minuteMs}};
    QVERIFY(posted.post(first));
    posted.clock.advance(20 * minuteMs);
    PostDraft later = posted.draft(u"Takes longer."_s);
    later.promises = {{PromiseKind::Eta, night + 3 * hourMs, 0}, {PromiseKind::NextUpdate, {}, 30 * minuteMs}};
    QVERIFY(posted.post(later));
    const QList<Promise> promises = posted.story().promises;
    QCOMPARE(promises.size(), 3);
    QCOMPARE(promises.at(0).kind, PromiseKind::Eta);
    QCOMPARE(promises.at(0).due, night + 3 * hourMs);
    QVERIFY(!promises.at(0).kept);
    QCOMPARE(promises.at(1).kept, night + 20 * minuteMs);
    QCOMPARE(promises.at(2).due, night + 50 * minuteMs);
    // One that was kept is not moved: the next ETA is another one.
    posted.clock.advance(20 * minuteMs);
    QVERIFY(posted.post(posted.draft(u"Seems fine."_s, Status::Monitoring)));
    PostDraft again = posted.draft(u"No."_s, Status::Identified);
    again.promises = {{PromiseKind::Eta, night + 4 * hourMs, 0}};
    QVERIFY(posted.post(again));
    QCOMPARE(posted.story().promises.size(), 4);
    // Two reports instead of one: the first moves what was promised, the second is another promise.
    PostDraft twice = posted.draft(u"Two reports."_s);
    twice.promises = {{PromiseKind::RootCause, night + dayMs, 0}};
    QVERIFY(posted.post(twice));
    twice.promises = {{PromiseKind::RootCause, night + 2 * dayMs, 0}, {PromiseKind::RootCause, night + 3 * dayMs, 0}};
    QVERIFY(posted.post(twice));
    QCOMPARE(posted.story().promises.size(), 6);
    QVERIFY(collisionsIn(posted.facts).isEmpty());
}

void TestPostPromises::keepsANamedPromiseThatWasMoved()
{
    PostedStory posted(night);
    PostDraft first = PostedStory::first(u"Down"_s, u"Down."_s);
    first.promises = {{PromiseKind::RootCause, night + dayMs, 0}};
    QVERIFY(posted.post(first));
    const QString named = posted.story().promises.constFirst().id;
    PostDraft moved = posted.draft(u"The report takes a day more."_s);
    moved.promises = {{PromiseKind::RootCause, night + 2 * dayMs, 0}};
    QVERIFY(posted.post(moved));
    QVERIFY(posted.story().promises.constFirst().id != named);
    PostDraft report = posted.draft(u"A disk."_s);
    report.keeps = {named};
    QVERIFY(posted.post(report));
    QCOMPARE(posted.story().promises.size(), 1);
    QCOMPARE(posted.story().promises.constFirst().kept, night);
}

void TestPostPromises::keepsNoPromiseByACorrection()
{
    PostedStory posted(night);
    PostDraft first = PostedStory::first(u"Down"_s, u"Dwon."_s);
    first.promises = {{PromiseKind::NextUpdate, {}, 30 * minuteMs}};
    QVERIFY(posted.post(first));
    PostDraft corrected = posted.draft(u"Down."_s);
    corrected.correctsUpdate = posted.story().updates.constFirst().id;
    QVERIFY(posted.post(corrected));
    QVERIFY(!posted.story().promises.constFirst().kept);
    corrected.promises = {{PromiseKind::NextUpdate, {}, 60 * minuteMs}};
    corrected.correctsUpdate = posted.story().updates.constFirst().id;
    QVERIFY(posted.post(corrected));
    QCOMPARE(posted.story().promises.size(), 1);
    QCOMPARE(posted.story().promises.constFirst().due, night + 60 * minuteMs);
}

QTEST_GUILESS_MAIN(TestPostPromises)
#include "tst_postpromises.moc"
