// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/timeline/timelinerows.h"

#include "tests/support/qtestsetup.h"

using namespace tocsin;
using namespace Qt::StringLiterals;

namespace {

TimelineTarget target(int key, TargetKind kind, const QString &name, const QString &zone = {})
{
    Target made;
    made.id = targetId(kind, name);
    made.kind = kind;
    made.name = name;
    if (!zone.isEmpty())
        made.zones = {targetId(TargetKind::Zone, zone)};
    return {key, made};
}

QStringList names(const std::vector<TimelineRow> &rows)
{
    QStringList list;
    for (const TimelineRow &row : rows)
        list.append(row.name.isEmpty() ? row.id : row.name);
    return list;
}

} // namespace

class TstTimelineRows : public QObject
{
    Q_OBJECT

    const TimelineRows m_rows{{target(5, TargetKind::Server, u"zapp"_s, u"SEA"_s), target(1, TargetKind::Zone, u"SEA"_s),
                               target(2, TargetKind::Zone, u"PAR"_s), target(3, TargetKind::Server, u"flexo"_s, u"SEA"_s),
                               target(4, TargetKind::Server, u"filer"_s, u"PAR"_s), target(6, TargetKind::Service, u"Mail"_s, u"PAR"_s),
                               target(7, TargetKind::Server, u"lost"_s), target(8, TargetKind::Server, u"stray"_s, u"XXX"_s)}};

private slots:
    void init() { test::failOnWarnings(); }

    void putsServersBelowTheirZoneAndServicesLast()
    {
        const auto rows = m_rows.shown({});
        QCOMPARE(names(rows), QStringList({u"PAR"_s, u"filer"_s, u"SEA"_s, u"flexo"_s, u"zapp"_s, u"loose"_s, u"lost"_s, u"stray"_s, u"services"_s, u"Mail"_s}));
        QCOMPARE(rows[2].targets, std::vector<int>({1, 5, 3}));
        QVERIFY(rows[2].isGroup);
        QVERIFY(!rows[3].isGroup);
        QCOMPARE(m_rows.nameOf(3), u"flexo"_s);
        QCOMPARE(m_rows.groups().size(), 4U);
    }

    void foldsAndHidesGroups()
    {
        TimelineRows::Shown which;
        which.collapsed = {u"zone:sea"_s, u"loose"_s};
        which.hiddenZones = {u"zone:par"_s};
        const auto rows = m_rows.shown(which);
        QCOMPARE(names(rows), QStringList({u"SEA"_s, u"loose"_s, u"services"_s, u"Mail"_s}));
        QVERIFY(rows[0].isCollapsed);
    }

    void leavesOutWhatHasNothingInView()
    {
        const QSet<int> busy{3, 6};
        TimelineRows::Shown which;
        which.busy = &busy;
        QCOMPARE(names(m_rows.shown(which)), QStringList({u"SEA"_s, u"flexo"_s, u"services"_s, u"Mail"_s}));
    }
};

QTEST_GUILESS_MAIN(TstTimelineRows)
#include "tst_timelinerows.moc"
