// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/posting/scopeedit.h"
#include "tests/support/qtestsetup.h"

using namespace Qt::StringLiterals;
using namespace tocsin;

namespace {

constexpr Instant now = 1695982841000;
const QString flexo = u"srv:flexo"_s;
const QString leela = u"srv:leela"_s;
const QString amy = u"srv:amy"_s;
const QString zapp = u"srv:zapp"_s;

Impact impactOf(const QString &id, const QString &target, Level level, Instant begin, std::optional<Instant> end = {}, bool planned = false)
{
    Impact impact;
    impact.id = id;
    impact.target = target;
    impact.level = level;
    impact.range = {begin, end};
    impact.planned = planned;
    return impact;
}

/// flexo and leela are degraded since an hour ago, amy was until half an hour ago.
Story story()
{
    Story story;
    story.id = u"inc:1"_s;
    story.status = Status::Identified;
    story.targets = {flexo, leela, amy};
    story.impacts = {impactOf(u"f"_s, flexo, Level::Degraded, now - hourMs), impactOf(u"l"_s, leela, Level::Degraded, now - hourMs),
                     impactOf(u"a"_s, amy, Level::Degraded, now - hourMs, now - 30 * minuteMs)};
    return story;
}

PostDraft written(const ScopeEdit &edit)
{
    PostDraft draft;
    edit.writeTo(draft);
    return draft;
}

} // namespace

class ScopeEditTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { test::failOnWarnings(); }

    void picksOfANewIncidentBeginWithThePost()
    {
        ScopeEdit edit(IncidentKind::Incident, {}, now);
        QVERIFY(!written(edit).targets);
        edit.add(flexo);
        edit.add(leela);
        edit.add(flexo);
        const PostDraft draft = written(edit);
        QCOMPARE(draft.targets, (QStringList{flexo, leela}));
        const ImpactChange first{{}, flexo, Level::Degraded, {}, {}, false, false, false};
        const ImpactChange second{{}, leela, Level::Degraded, {}, {}, false, false, false};
        QCOMPARE(draft.impacts, (QList<ImpactChange>{first, second}));
    }

    void theLevelOfAllIsTheNextOnesToo()
    {
        ScopeEdit edit(IncidentKind::Incident, {}, now);
        edit.add(flexo);
        edit.setLevelOfAll(Level::MajorOutage);
        edit.add(leela);
        edit.setLevel(1, Level::Degraded);
        const PostDraft draft = written(edit);
        QCOMPARE(draft.impacts[0].level, Level::MajorOutage);
        QCOMPARE(draft.impacts[1].level, Level::Degraded);
        edit.add(amy);
        QCOMPARE(edit.lines().last().level, Level::MajorOutage);
    }

    void anAnnouncementNamesTargetsWithoutImpact()
    {
        ScopeEdit edit(IncidentKind::Incident, {}, now);
        edit.add(flexo);
        edit.setKind(IncidentKind::Announcement);
        edit.add(leela);
        QCOMPARE(written(edit).targets, (QStringList{flexo, leela}));
        QVERIFY(written(edit).impacts.isEmpty());
        edit.setKind(IncidentKind::Incident);
        QCOMPARE(written(edit).impacts.size(), 2);
    }

    void aMaintenanceHitsItsTargetsAsPlanned()
    {
        ScopeEdit edit(IncidentKind::Maintenance, {}, now);
        edit.setPlan(InstantRange{now + hourMs, now + 2 * hourMs});
        edit.add(flexo);
        const ImpactChange planned{{}, flexo, Level::Maintenance, now + hourMs, now + 2 * hourMs, false, true, false};
        QCOMPARE(written(edit).impacts, QList<ImpactChange>{planned});
        edit.setPlan(InstantRange{now + 3 * hourMs, now + 4 * hourMs});
        QCOMPARE(written(edit).impacts.first().begin, now + 3 * hourMs);
    }

    void aMovedPlanMovesThePlannedImpacts()
    {
        Story maintenance = story();
        maintenance.kind = IncidentKind::Maintenance;
        maintenance.targets = {flexo};
        maintenance.windows = {Window{}};
        maintenance.windows.first().planned = {now + hourMs, now + 2 * hourMs};
        maintenance.impacts = {impactOf(u"f"_s, flexo, Level::Maintenance, now + hourMs, now + 2 * hourMs, true)};
        ScopeEdit edit(IncidentKind::Incident, maintenance, now);
        QVERIFY(written(edit).impacts.isEmpty());
        edit.setPlan(InstantRange{now + 3 * hourMs, now + 4 * hourMs});
        const ImpactChange moved{u"f"_s, flexo, Level::Maintenance, now + 3 * hourMs, now + 4 * hourMs, false, true, false};
        QCOMPARE(written(edit).impacts, QList<ImpactChange>{moved});
    }

    void whatTheStorySaysIsNotSaidAgain()
    {
        const ScopeEdit edit(IncidentKind::Incident, story(), now);
        QCOMPARE(edit.targets(), (QStringList{flexo, leela, amy}));
        QVERIFY(!edit.lines()[2].level); // amy is over it
        QVERIFY(!written(edit).targets);
        QVERIFY(written(edit).impacts.isEmpty());
    }

    void allBeganTogether()
    {
        ScopeEdit edit(IncidentKind::Incident, {}, 0);
        edit.add(u"srv:a"_s);
        edit.add(u"srv:b"_s);
        edit.setLevelOfAll(std::nullopt);
        edit.add(u"srv:c"_s);
        edit.setLevel(0, Level::Degraded);
        edit.setLevel(1, Level::Degraded);
        edit.beginAll(hourMs);
        QCOMPARE(edit.lines().at(0).begin, std::optional(hourMs));
        QCOMPARE(edit.lines().at(1).begin, std::optional(hourMs));
        QVERIFY(!edit.lines().at(2).begin); // it is only named
        edit.beginAll({});
        QVERIFY(!edit.lines().at(0).begin);
    }
    void allAreRestoredAndOneLater()
    {
        ScopeEdit edit(IncidentKind::Incident, story(), now);
        edit.endAll(now - 31 * minuteMs);
        edit.setEnd(0, now - minuteMs);
        const ImpactChange first{u"f"_s, flexo, Level::Degraded, now - hourMs, now - minuteMs, false, false, false};
        const ImpactChange second{u"l"_s, leela, Level::Degraded, now - hourMs, now - 31 * minuteMs, false, false, false};
        QCOMPARE(written(edit).impacts, (QList<ImpactChange>{first, second}));
        QVERIFY(!written(edit).targets);
        edit.openAll();
        QVERIFY(written(edit).impacts.isEmpty());
        edit.endAll({});
        QVERIFY(written(edit).impacts[0].endsNow && !written(edit).impacts[0].end);
    }

    void anotherTargetJoins()
    {
        Story known = story();
        known.impacts[1].level = Level::PartialOutage;
        known.impacts[1].range.begin += minuteMs;
        ScopeEdit edit(IncidentKind::Incident, known, now);
        edit.add(zapp);
        QCOMPARE(written(edit).targets, (QStringList{flexo, leela, amy, zapp}));
        const ImpactChange joins{{}, zapp, Level::PartialOutage, {}, {}, false, false, false};
        QCOMPARE(written(edit).impacts, QList<ImpactChange>{joins});
        edit.setBegin(3, now - 10 * minuteMs);
        QCOMPARE(written(edit).impacts.first().begin, now - 10 * minuteMs);
    }

    void aNewLevelEndsTheOldOneWhereItBegins()
    {
        ScopeEdit edit(IncidentKind::Incident, story(), now);
        edit.setLevel(0, Level::MajorOutage);
        const ImpactChange ended{u"f"_s, flexo, Level::Degraded, now - hourMs, {}, true, false, false};
        const ImpactChange worse{{}, flexo, Level::MajorOutage, {}, {}, false, false, false};
        QCOMPARE(written(edit).impacts, (QList<ImpactChange>{ended, worse}));
        edit.setBegin(0, now - 20 * minuteMs);
        QCOMPARE(written(edit).impacts[0].end, now - 20 * minuteMs);
        QVERIFY(!written(edit).impacts[0].endsNow);
        QCOMPARE(written(edit).impacts[1].begin, now - 20 * minuteMs);
        edit.setLevel(0, Level::Degraded);
        QVERIFY(written(edit).impacts.isEmpty());
    }

    void aLevelThatHeldFromTheBeginReplacesTheImpact_data()
    {
        QTest::addColumn<Instant>("begin");
        QTest::newRow("its own begin") << now - hourMs;
        QTest::newRow("an earlier begin") << now - 2 * hourMs;
    }
    void aLevelThatHeldFromTheBeginReplacesTheImpact()
    {
        QFETCH(Instant, begin);
        ScopeEdit edit(IncidentKind::Incident, story(), now);
        edit.setLevel(0, Level::MajorOutage);
        edit.setBegin(0, begin);
        const ImpactChange replaced{u"f"_s, flexo, Level::MajorOutage, begin, {}, false, false, false};
        QCOMPARE(written(edit).impacts, QList<ImpactChange>{replaced});
    }

    void oneThatIsTakenOutWasNeverAffected()
    {
        ScopeEdit edit(IncidentKind::Incident, story(), now);
        edit.remove(leela);
        QCOMPARE(edit.takenOut(), QStringList{leela});
        QCOMPARE(written(edit).targets, (QStringList{flexo, amy}));
        QCOMPARE(written(edit).impacts.size(), 1);
        QCOMPARE(written(edit).impacts.first().impact, u"l"_s);
        QVERIFY(written(edit).impacts.first().retracted);
        edit.add(leela);
        QVERIFY(!written(edit).targets);
        QVERIFY(written(edit).impacts.isEmpty());
    }

    void takesBackAllThatWasSaidOfOneThatIsTakenOut_data()
    {
        QTest::addColumn<QString>("target");
        QTest::addColumn<QStringList>("takenBack");
        QTest::newRow("it goes on") << leela << QStringList{u"l"_s};
        QTest::newRow("it is over") << amy << QStringList{u"a"_s};
        QTest::newRow("it went on at another level") << zapp << QStringList{u"z1"_s, u"z2"_s};
        QTest::newRow("it is only named") << u"srv:fry"_s << QStringList();
    }
    void takesBackAllThatWasSaidOfOneThatIsTakenOut()
    {
        QFETCH(const QString, target);
        QFETCH(const QStringList, takenBack);
        Story known = story();
        known.targets += {zapp, u"srv:fry"_s};
        known.impacts += {impactOf(u"z1"_s, zapp, Level::Degraded, now - hourMs, now - 20 * minuteMs), impactOf(u"z2"_s, zapp, Level::MajorOutage, now - 20 * minuteMs)};
        ScopeEdit edit(IncidentKind::Incident, known, now);
        edit.remove(target);
        const PostDraft draft = written(edit);
        QStringList taken;
        for (const ImpactChange &change : draft.impacts) {
            QVERIFY(change.retracted);
            taken.append(change.impact);
        }
        QCOMPARE(taken, takenBack);
        QVERIFY(draft.targets && !draft.targets->contains(target));

        ScopeEdit again(IncidentKind::Incident, known, now);
        again.take(draft);
        QCOMPARE(again.takenOut(), QStringList{target});
        QCOMPARE(written(again).impacts, draft.impacts);
        again.add(target);
        QVERIFY(!written(again).targets);
        QVERIFY(written(again).impacts.isEmpty());
    }

    void whoWasTakenOutMayHaveBeenAffectedUntilNow()
    {
        ScopeEdit edit(IncidentKind::Incident, story(), now);
        edit.remove(amy);
        QVERIFY(!edit.mayEndTakenOut()); // is over already
        edit.remove(leela);
        QVERIFY(edit.mayEndTakenOut());
        edit.endTakenOut();
        QVERIFY(!edit.mayEndTakenOut());
        QVERIFY(!written(edit).targets);
        const ImpactChange ended{u"l"_s, leela, Level::Degraded, now - hourMs, {}, true, false, false};
        QCOMPARE(written(edit).impacts, QList<ImpactChange>{ended});
    }

    void whoWasHitMeanwhileStaysIn()
    {
        ScopeEdit edit(IncidentKind::Incident, story(), now);
        edit.remove(leela);
        const PostDraft draft = written(edit);
        Story later = story();
        later.targets.append(zapp);
        later.impacts.append(impactOf(u"z"_s, zapp, Level::Degraded, now - minuteMs));
        ScopeEdit again(IncidentKind::Incident, later, now);
        again.take(draft);
        QCOMPARE(again.takenOut(), QStringList{leela});
        QCOMPARE(written(again).targets, (QStringList{flexo, amy, zapp}));
        QCOMPARE(written(again).impacts, draft.impacts);
    }

    void oneThatWasRestoredIsHitAgain()
    {
        ScopeEdit edit(IncidentKind::Incident, story(), now);
        edit.setLevelOfAll(Level::MajorOutage);
        QVERIFY(!edit.lines()[2].level); // not meant by all
        edit.setLevelOfAll(Level::Degraded);
        edit.setLevel(2, Level::Degraded);
        const ImpactChange again{{}, amy, Level::Degraded, {}, {}, false, false, false};
        QCOMPARE(written(edit).impacts, QList<ImpactChange>{again});
    }

    void changesOfImpactsThatAreOverAreKept()
    {
        PostDraft draft;
        const ImpactChange correction{u"a"_s, amy, Level::Degraded, now - hourMs, now - 20 * minuteMs, false, false, false};
        draft.impacts = {correction};
        ScopeEdit edit(IncidentKind::Incident, story(), now);
        edit.take(draft);
        edit.setEndsNow(0);
        QCOMPARE(written(edit).impacts.size(), 2);
        QCOMPARE(written(edit).impacts.first(), correction);
    }

    void holdsWhatWasChosenAgainstWhatTheStorySaysByNow()
    {
        ScopeEdit edit(IncidentKind::Incident, story(), now);
        edit.setEndsNow(0); // flexo is back
        edit.setLevel(1, Level::MajorOutage); // leela is worse from now on
        const PostDraft draft = written(edit);
        // Somebody has moved the begin of both meanwhile, which are other facts then; and amy is off again.
        Story later = story();
        later.impacts = {impactOf(u"f2"_s, flexo, Level::Degraded, now - 90 * minuteMs), impactOf(u"l2"_s, leela, Level::Degraded, now - 90 * minuteMs),
                         impactOf(u"a2"_s, amy, Level::Degraded, now - hourMs)};
        ScopeEdit again(IncidentKind::Incident, later, now);
        again.take(draft);
        const QList<ImpactChange> wanted{{u"f2"_s, flexo, Level::Degraded, now - 90 * minuteMs, {}, true, false, false},
                                         {u"l2"_s, leela, Level::Degraded, now - 90 * minuteMs, {}, true, false, false},
                                         {{}, leela, Level::MajorOutage, {}, {}, false, false, false}};
        QCOMPARE(written(again).impacts, wanted);
    }

    void leavesOutWhatSomebodyElseHasEndedMeanwhile()
    {
        ScopeEdit edit(IncidentKind::Incident, story(), now);
        edit.setEndsNow(0);
        edit.remove(leela);
        const PostDraft draft = written(edit);
        Story later = story();
        later.impacts = {impactOf(u"f2"_s, flexo, Level::Degraded, now - hourMs, now - minuteMs), impactOf(u"l2"_s, leela, Level::Degraded, now - 90 * minuteMs)};
        ScopeEdit again(IncidentKind::Incident, later, now);
        again.take(draft);
        const QList<ImpactChange> wanted{{u"l2"_s, leela, Level::Degraded, now - 90 * minuteMs, {}, false, false, true}};
        QCOMPARE(written(again).impacts, wanted);
    }

    void aDraftIsTakenUpAgainAsItWasWritten_data()
    {
        QTest::addColumn<int>("seed");
        for (int seed = 0; seed < 200; ++seed)
            QTest::addRow("%d", seed) << seed;
    }
    void aDraftIsTakenUpAgainAsItWasWritten()
    {
        QFETCH(int, seed);
        quint32 state = 2463534242U + static_cast<quint32>(seed) * 7919U;
        const auto random = [&state](int below) {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            return static_cast<int>(state % static_cast<quint32>(below));
        };
        const IncidentKind kind = static_cast<IncidentKind>(random(3));
        std::optional<Story> known;
        if (random(2) == 1)
            known = story();
        ScopeEdit edit(kind, known, now);
        if (edit.kind() == IncidentKind::Maintenance)
            edit.setPlan(InstantRange{now + hourMs, now + 2 * hourMs});
        const QStringList all{flexo, leela, amy, zapp};
        for (int step = 0; step < 8; ++step) {
            const qsizetype lines = edit.lines().size();
            const auto line = [&] { return static_cast<qsizetype>(random(static_cast<int>(lines))); };
            switch (random(lines == 0 ? 2 : 8)) {
            case 0:
            case 1:
                edit.add(all.at(random(4)));
                break;
            case 2:
                edit.remove(all.at(random(4)));
                break;
            case 3:
                edit.setLevel(line(), static_cast<Level>(random(4)));
                break;
            case 4:
                edit.setEnd(line(), now - random(50) * minuteMs);
                break;
            case 5:
                edit.setEndsNow(line());
                break;
            case 6:
                edit.setBegin(line(), now - (51 + random(30)) * minuteMs);
                break;
            default:
                edit.setLevelOfAll(static_cast<Level>(random(4)));
                break;
            }
        }
        const PostDraft draft = written(edit);
        ScopeEdit again(kind, known, now);
        again.setPlan(edit.kind() == IncidentKind::Maintenance ? std::optional(InstantRange{now + hourMs, now + 2 * hourMs}) : std::nullopt);
        again.take(draft);
        const PostDraft twice = written(again);
        QCOMPARE(twice.targets, draft.targets);
        QCOMPARE(twice.impacts, draft.impacts);
    }
};

QTEST_APPLESS_MAIN(ScopeEditTest)
#include "tst_scopeedit.moc"
