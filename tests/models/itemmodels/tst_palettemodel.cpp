// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/itemmodels/palettemodel.h"
#include "tests/support/qtestsetup.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace tocsin;

namespace {

PaletteEntry heading(const QString &text)
{
    return {PaletteEntry::Kind::Heading, {}, text, {}, {}, {}};
}
PaletteEntry server(const QString &name)
{
    return {PaletteEntry::Kind::Target, u"srv:"_s + name, name, {}, u"server"_s, {}};
}

} // namespace

class TestPaletteModel : public QObject
{
    Q_OBJECT

private slots:
    void init() { test::failOnWarnings(); }

    void keepsTheRulesOfModels()
    {
        PaletteModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setEntries({heading(u"Servers"_s), server(u"flexo"_s), server(u"mom"_s)});
        QCOMPARE(model.rowCount(), 3);
        model.setEntries({heading(u"Servers"_s), server(u"leela"_s)});
        QCOMPARE(model.index(1).data().toString(), u"leela"_s);
        model.setEntries({});
        QCOMPARE(model.rowCount(), 0);
    }

    void keepsRowsThatDoNotChange()
    {
        PaletteModel model;
        model.setEntries({heading(u"Servers"_s), server(u"flexo"_s)});
        const QPersistentModelIndex flexo = model.index(1);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        model.setEntries({heading(u"Servers"_s), server(u"flexo"_s), heading(u"Incidents"_s)});
        QVERIFY(flexo.isValid());
        QCOMPARE(resets.count(), 0);
    }

    void stepsOverHeadingsAndAroundTheEnds()
    {
        PaletteModel model;
        QCOMPARE(model.nextChoosable(-1, 1), -1);
        model.setEntries({heading(u"A"_s), server(u"flexo"_s), heading(u"B"_s), server(u"mom"_s)});
        QCOMPARE(model.nextChoosable(-1, 1), 1);
        QCOMPARE(model.nextChoosable(1, 1), 3);
        QCOMPARE(model.nextChoosable(3, 1), 1);
        QCOMPARE(model.nextChoosable(1, -1), 3);
        QVERIFY(!(model.flags(model.index(0)) & Qt::ItemIsSelectable));
    }

    void ordersMatchesByWorth()
    {
        const QList<PaletteEntry> found = matching(u"mo"_s, {server(u"flamoco"_s), server(u"mom"_s), server(u"amy"_s)}, 5);
        QCOMPARE(found.size(), 2);
        QCOMPARE(found[0].text, u"mom"_s);
        QCOMPARE(found[0].places, (QList{0, 1}));
        QCOMPARE(matching(u"m"_s, {server(u"mom"_s), server(u"amy"_s)}, 1).size(), 1);
    }

    void speaksBadgeTextAndDetail()
    {
        PaletteModel model;
        model.setEntries({{PaletteEntry::Kind::Incident, u"inc:1"_s, u"Outage"_s, u"2024-01-01"_s, u"resolved"_s, {}}});
        QCOMPARE(model.index(0).data(Qt::AccessibleTextRole).toString(), u"resolved, Outage, 2024-01-01"_s);
        QCOMPARE(model.index(0).data(PaletteModel::IdRole).toString(), u"inc:1"_s);
    }
};

QTEST_GUILESS_MAIN(TestPaletteModel)
#include "tst_palettemodel.moc"
