// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/itemmodels/zonelistmodel.h"
#include "tests/support/qtestsetup.h"

#include <QAbstractItemModelTester>

using namespace Qt::StringLiterals;
using namespace tocsin;

class TestZoneListModel : public QObject
{
    Q_OBJECT

private:
    static constexpr Instant summer = 1695982841000; // 2023-09-29T10:20:41Z

private slots:
    void init() { test::failOnWarnings(); }

    void keepsTheRulesOfModels()
    {
        ZoneListModel model(summer);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setZones({u"UTC"_s, u"Europe/Paris"_s});
        model.append(u"Asia/Kathmandu"_s);
        model.append(u"UTC"_s); // is there
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.shift(2, -1), 1);
        QCOMPARE(model.shift(0, -1), 0);
        QCOMPARE(model.zones(), (QStringList{u"UTC"_s, u"Asia/Kathmandu"_s, u"Europe/Paris"_s}));
        QCOMPARE(model.shift(0, 1), 1);
        model.remove(0);
        model.remove(7);
        QCOMPARE(model.zones(), (QStringList{u"UTC"_s, u"Europe/Paris"_s}));
    }

    void showsPlaceAndClock()
    {
        ZoneListModel model(summer);
        model.setZones({u"Europe/Paris"_s});
        QCOMPARE(model.index(0).data().toString(), u"Paris · 12:20 CEST · Europe/Paris"_s);
    }

    void findsByCityAndAbbreviation()
    {
        QVERIFY(zonesMatching(u"oslo"_s, summer).contains(u"Europe/Oslo"_s));
        QVERIFY(zonesMatching(u"PDT"_s, summer).contains(u"America/Los_Angeles"_s));
        QVERIFY(!zonesMatching(u"PST"_s, summer).contains(u"America/Los_Angeles"_s)); // not in force then
        QCOMPARE(zonesMatching(u"new york"_s, summer).value(0), u"America/New_York"_s);
        QVERIFY(zonesMatching(u"no such city"_s, summer).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestZoneListModel)
#include "tst_zonelistmodel.moc"
