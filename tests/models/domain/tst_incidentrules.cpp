// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/incident.h"
#include "models/domain/target.h"
#include "models/domain/update.h"
#include "tests/support/qtestsetup.h"

#include <QSet>

using namespace tocsin;
using namespace Qt::StringLiterals;

namespace {

// Every value of an enum has exactly one name, names differ, and a name leads back to its value.
template<typename E> void checkTable(int values)
{
    QSet<QString> names;
    for (int i = 0; i < values; ++i) {
        const E value = static_cast<E>(i);
        const QString name = nameOf(value);
        QVERIFY2(!name.isEmpty(), qPrintable(QString::number(i)));
        QCOMPARE(enumFrom<E>(name), std::optional<E>(value));
        names.insert(name);
    }
    QCOMPARE(names.size(), values);
    QCOMPARE(qsizetype(enumNames<E>.size()), qsizetype(values));
    QCOMPARE(enumFrom<E>(u"no such name"), std::optional<E>());
}

} // namespace

class TestIncidentRules : public QObject
{
    Q_OBJECT

private slots:
    void init() { test::failOnWarnings(); }

    void spellsEveryEnumByOneName()
    {
        checkTable<IncidentKind>(3);
        checkTable<Status>(9);
        checkTable<Level>(4);
        checkTable<Precision>(3);
        checkTable<PromiseKind>(4);
        checkTable<LinkKind>(5);
        checkTable<TargetKind>(3);
        checkTable<TranslationState>(4);
    }

    void allowsOnlyLegalSteps_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("previous"); // empty: the story begins
        QTest::addColumn<QString>("legal"); // every status that may follow, all others may not
        const auto row = [](const char *kind, const char *previous, const char *legal) {
            QTest::addRow("%s after %s", kind, *previous ? previous : "nothing")
                << QString::fromLatin1(kind) << QString::fromLatin1(previous) << QString::fromLatin1(legal);
        };
        const char *all = "investigating identified monitoring resolved";
        row("incident", "", all);
        row("incident", "investigating", all);
        row("incident", "identified", all);
        row("incident", "monitoring", all);
        row("incident", "resolved", all);
        row("maintenance", "", "scheduled in_progress verifying completed cancelled");
        row("maintenance", "scheduled", "scheduled in_progress completed cancelled");
        row("maintenance", "in_progress", "in_progress verifying completed cancelled");
        row("maintenance", "verifying", "verifying in_progress completed");
        row("maintenance", "completed", "completed");
        row("maintenance", "cancelled", "cancelled");
        row("announcement", "", "resolved cancelled");
        row("announcement", "resolved", "resolved");
        row("announcement", "cancelled", "cancelled");
    }

    void allowsOnlyLegalSteps()
    {
        QFETCH(QString, kind);
        QFETCH(QString, previous);
        QFETCH(QString, legal);
        const QStringList allowed = legal.split(u' ');
        for (const auto &next : enumNames<Status>) {
            const bool may = mayFollow(*enumFrom<IncidentKind>(kind), enumFrom<Status>(previous), next.value);
            QVERIFY2(may == allowed.contains(next.name), next.name.latin1());
        }
    }

    void closesOnlyAtTheEnd()
    {
        for (const auto &row : enumNames<Status>) {
            const bool closed = row.value == Status::Resolved || row.value == Status::Completed || row.value == Status::Cancelled;
            QCOMPARE(isClosed(row.value), closed);
        }
        QVERIFY(!isClosed(std::nullopt));
    }

    void ordersLevelsBySeverity()
    {
        QVERIFY(Level::Maintenance < Level::Degraded);
        QVERIFY(Level::Degraded < Level::PartialOutage);
        QVERIFY(Level::PartialOutage < Level::MajorOutage);
    }

    void treatsRangesAsHalfOpen()
    {
        const InstantRange range{1000, 2000};
        QVERIFY(range.contains(1000));
        QVERIFY(range.contains(1999));
        QVERIFY(!range.contains(2000));
        QVERIFY(!range.contains(999));
        const InstantRange open{1000, std::nullopt};
        QVERIFY(open.contains(std::numeric_limits<Instant>::max()));
        QCOMPARE(range.durationUntil(9'999), Instant(1000));
        QCOMPARE(open.durationUntil(1500), Instant(500));
        QCOMPARE(open.durationUntil(500), Instant(0));
    }

    void findsOverlapOfHalfOpenRanges_data()
    {
        QTest::addColumn<Instant>("begin");
        QTest::addColumn<Instant>("end"); // -1: open
        QTest::addColumn<bool>("overlaps"); // with [1000, 2000)
        QTest::newRow("before, touching") << Instant(500) << Instant(1000) << false;
        QTest::newRow("one ms into it") << Instant(500) << Instant(1001) << true;
        QTest::newRow("inside") << Instant(1200) << Instant(1300) << true;
        QTest::newRow("around") << Instant(0) << Instant(9000) << true;
        QTest::newRow("last ms") << Instant(1999) << Instant(2500) << true;
        QTest::newRow("after, touching") << Instant(2000) << Instant(2500) << false;
        QTest::newRow("open from before") << Instant(0) << Instant(-1) << true;
        QTest::newRow("open from its end") << Instant(2000) << Instant(-1) << false;
        QTest::newRow("empty inside") << Instant(1500) << Instant(1500) << false;
    }

    void findsOverlapOfHalfOpenRanges()
    {
        QFETCH(Instant, begin);
        QFETCH(Instant, end);
        QFETCH(bool, overlaps);
        const InstantRange range{1000, 2000};
        const InstantRange other{begin, end < 0 ? std::nullopt : std::optional<Instant>(end)};
        QCOMPARE(range.overlaps(other), overlaps);
        QCOMPARE(other.overlaps(range), overlaps);
    }

    void saysHowAPromiseStands_data()
    {
        QTest::addColumn<Instant>("kept"); // -1: not kept
        QTest::addColumn<Instant>("now");
        QTest::addColumn<int>("state");
        QTest::newRow("open") << Instant(-1) << Instant(99) << int(PromiseState::Open);
        QTest::newRow("due this very moment") << Instant(-1) << Instant(100) << int(PromiseState::Open);
        QTest::newRow("missed") << Instant(-1) << Instant(101) << int(PromiseState::Missed);
        QTest::newRow("kept early") << Instant(50) << Instant(500) << int(PromiseState::Kept);
        QTest::newRow("kept on the dot") << Instant(100) << Instant(500) << int(PromiseState::Kept);
        QTest::newRow("kept late") << Instant(101) << Instant(500) << int(PromiseState::KeptLate);
    }

    void saysHowAPromiseStands()
    {
        QFETCH(Instant, kept);
        QFETCH(Instant, now);
        QFETCH(int, state);
        Promise promise;
        promise.due = 100;
        if (kept >= 0)
            promise.kept = kept;
        QCOMPARE(int(stateAt(promise, now)), state);
    }

    void makesOneIdOfOneName_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("id");
        QTest::newRow("plain") << int(TargetKind::Server) << u"flexo"_s << u"srv:flexo"_s;
        QTest::newRow("case") << int(TargetKind::Server) << u"Flexo"_s << u"srv:flexo"_s;
        QTest::newRow("space") << int(TargetKind::Service) << u" Reverse \u00a0 Proxies "_s << u"svc:reverse-proxies"_s;
        QTest::newRow("accent") << int(TargetKind::Zone) << u"Montréal"_s << u"zone:montr%C3%A9al"_s;
        QTest::newRow("colon") << int(TargetKind::Server) << u"a:b"_s << u"srv:a%3Ab"_s;
    }

    void makesOneIdOfOneName()
    {
        QFETCH(int, kind);
        QFETCH(QString, name);
        QTEST(targetId(static_cast<TargetKind>(kind), name), "id");
    }

    void refusesTargetsThatBreakTheirRules_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QStringList>("zones");
        QTest::addColumn<QString>("timeZone");
        QTest::addColumn<QString>("broken");
        const QStringList none;
        QTest::newRow("server") << u"srv:a"_s << int(TargetKind::Server) << QStringList{u"zone:par"_s} << QString() << QString();
        QTest::newRow("service in two zones") << u"svc:a"_s << int(TargetKind::Service)
                                              << QStringList{u"zone:par"_s, u"zone:mtl"_s} << QString() << QString();
        QTest::newRow("zone with a time zone") << u"zone:a"_s << int(TargetKind::Zone) << none << u"Europe/Paris"_s << QString();
        QTest::newRow("wrong prefix") << u"srv:a"_s << int(TargetKind::Zone) << none << QString() << u"id-does-not-match-kind"_s;
        QTest::newRow("prefix only") << u"srv:"_s << int(TargetKind::Server) << none << QString() << u"id-does-not-match-kind"_s;
        QTest::newRow("zone in zone") << u"zone:a"_s << int(TargetKind::Zone) << QStringList{u"zone:b"_s} << QString()
                                      << u"zone-inside-zone"_s;
        QTest::newRow("server in two zones") << u"srv:a"_s << int(TargetKind::Server)
                                             << QStringList{u"zone:par"_s, u"zone:mtl"_s} << QString()
                                             << u"server-in-several-zones"_s;
        QTest::newRow("server with a time zone") << u"srv:a"_s << int(TargetKind::Server) << none << u"Europe/Paris"_s
                                                 << u"time-zone-on-non-zone"_s;
        QTest::newRow("zone is a server") << u"srv:a"_s << int(TargetKind::Server) << QStringList{u"srv:b"_s} << QString()
                                          << u"zone-id-malformed"_s;
    }

    void refusesTargetsThatBreakTheirRules()
    {
        QFETCH(QString, id);
        QFETCH(int, kind);
        QFETCH(QStringList, zones);
        QFETCH(QString, timeZone);
        Target target;
        target.id = id;
        target.kind = static_cast<TargetKind>(kind);
        target.name = u"a"_s;
        target.zones = zones;
        target.timeZone = timeZone;
        QTEST(ruleBrokenBy(target), "broken");
        target.name = u"  "_s;
        QVERIFY(!ruleBrokenBy(target).isEmpty());
    }

    void knowsWhenARedundancyGroupFails()
    {
        const RedundancyGroup filers{u"grp:filers"_s, u"filers"_s, {u"srv:a"_s, u"srv:b"_s, u"srv:c"_s}, 2};
        QVERIFY(holds(filers, {}));
        QVERIFY(holds(filers, {u"srv:a"_s}));
        QVERIFY(holds(filers, {u"srv:a"_s, u"srv:elsewhere"_s}));
        QVERIFY(!holds(filers, {u"srv:a"_s, u"srv:c"_s}));
    }
};

QTEST_GUILESS_MAIN(TestIncidentRules)
#include "tst_incidentrules.moc"
