// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/itemmodels/deskmodel.h"
#include "tests/support/qtestsetup.h"

#include <QAbstractItemModelTester>
#include <QPersistentModelIndex>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace tocsin;

namespace {

DeskItem item(const QString &incident, Instant due, Urgency urgency = Urgency::Calm)
{
    DeskItem made;
    made.incident = incident;
    made.title = u"Title of "_s + incident;
    made.targets = {u"srv:flexo"_s, u"srv:gone"_s};
    DueItem next;
    next.kind = DueKind::NextUpdate;
    next.due = due;
    next.promise = QString(u"promise of "_s + incident);
    next.urgency = urgency;
    made.due.append(next);
    made.urgency = urgency;
    return made;
}

WorkspaceReader::StoredDraft draft(const QString &key, const QString &user, PostDraft::State state, const QString &incident = u"inc:1"_s)
{
    PostDraft made;
    made.key = key;
    made.state = state;
    made.incident = incident;
    made.body.markdown = u"words"_s;
    return {made, user};
}

QStringList keysOf(const DeskModel &model)
{
    QStringList keys;
    for (int row = 0; row < model.rowCount(); ++row)
        keys.append(model.rowAt(row)->key());
    return keys;
}

} // namespace

class TestDeskModel : public QObject
{
    Q_OBJECT

private slots:
    void init() { test::failOnWarnings(); }

    void keepsTheRulesOfModels()
    {
        DeskModel model(u"anna"_s);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setDesk({item(u"inc:1"_s, 1000), item(u"inc:2"_s, 2000), item(u"inc:3"_s, 3000)}, {}, {}, {});
        model.setDesk({item(u"inc:3"_s, 500), item(u"inc:4"_s, 700), item(u"inc:1"_s, 1000)}, {draft(u"K"_s, u"anna"_s, PostDraft::State::Writing)}, {}, {});
        model.setNow(5000);
        model.setDesk({}, {}, {}, {});
        QCOMPARE(model.rowCount(), 0);
    }

    void whatWasSentBackIsItsAuthorsAgain()
    {
        const auto waits = [](const QString &user, const std::optional<SendBack> &word) {
            auto stored = draft(u"K"_s, user, PostDraft::State::Waiting);
            stored.sentBack = word;
            return stored;
        };
        const SendBack word{u"draft:1:anna:K"_s, u"ben"_s, 1000, 500, u"The end is missing."_s};
        DeskModel ola(u"ola"_s);
        ola.setDesk({}, {waits(u"anna"_s, {})}, {}, {});
        QCOMPARE(ola.rowAt(1)->kind, DeskRowKind::Approval);
        QVERIFY(!ola.index(1).data(DeskModel::SentBackRole).isValid());
        ola.setDesk({}, {waits(u"anna"_s, word)}, {}, {});
        QCOMPARE(ola.rowCount(), 0);

        DeskModel anna(u"anna"_s);
        anna.setDesk({}, {waits(u"anna"_s, {})}, {}, {});
        QSignalSpy changed(&anna, &QAbstractItemModel::dataChanged);
        anna.setDesk({}, {waits(u"anna"_s, word)}, {}, {});
        QCOMPARE(changed.count(), 1);
        QCOMPARE(anna.rowAt(1)->kind, DeskRowKind::Draft);
        QCOMPARE(anna.index(1).data(DeskModel::SentBackRole).value<SendBack>(), word);
    }

    void keepsTheChosenLineWhereverItMoves()
    {
        DeskModel model(u"anna"_s);
        model.setDesk({item(u"inc:1"_s, 1000), item(u"inc:2"_s, 2000), item(u"inc:3"_s, 3000)}, {}, {}, {});
        const QPersistentModelIndex chosen(model.index(2));
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        model.setDesk({item(u"inc:3"_s, 500, Urgency::Missed), item(u"inc:4"_s, 700), item(u"inc:2"_s, 2000)}, {}, {}, {});
        QCOMPARE(keysOf(model), (QStringList{u"inc:3"_s, u"inc:4"_s, u"inc:2"_s}));
        QVERIFY(chosen.isValid());
        QCOMPARE(chosen.row(), 0);
        QCOMPARE(chosen.data(DeskModel::UrgencyRole).value<Urgency>(), Urgency::Missed);
        QVERIFY(reset.isEmpty());
        QCOMPARE(model.rowOfIncident(u"inc:2"_s), 2);
        QCOMPARE(model.rowOfIncident(u"inc:1"_s), -1);
    }

    void saysNothingWhereNothingChanged()
    {
        DeskModel model(u"anna"_s);
        const QList<DeskItem> items{item(u"inc:1"_s, 1000), item(u"inc:2"_s, 2000)};
        model.setDesk(items, {}, {}, {});
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        QSignalSpy moved(&model, &QAbstractItemModel::rowsMoved);
        model.setDesk(items, {}, {}, {});
        QVERIFY(changed.isEmpty());
        QVERIFY(moved.isEmpty());
        model.setNow(10);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(changed.first().at(2).value<QList<int>>(), QList<int>{DeskModel::NowRole});
    }

    void partsWhatWaitsWhatIsDueAndWhatWasLeft()
    {
        DeskModel model(u"anna"_s);
        model.setDesk({item(u"inc:1"_s, 1000)},
                      {draft(u"A"_s, u"ben"_s, PostDraft::State::Waiting), draft(u"B"_s, u"ben"_s, PostDraft::State::Writing),
                       draft(u"C"_s, u"anna"_s, PostDraft::State::Waiting), draft(u"D"_s, u"anna"_s, PostDraft::State::Writing, u"inc:9"_s)},
                      {}, {{u"inc:9"_s, u"Ninth"_s}});
        // Ben's waiting draft is Anna's to approve, his unfinished one is none of hers, and her own cannot be approved by herself.
        QCOMPARE(keysOf(model), (QStringList{u"heading:0"_s, u"draft:ben:inc:1:A"_s, u"heading:1"_s, u"inc:1"_s, u"heading:2"_s, u"draft:anna:inc:1:C"_s,
                                             u"draft:anna:inc:9:D"_s}));
        QCOMPARE(model.index(1).data(DeskModel::KindRole).value<DeskRowKind>(), DeskRowKind::Approval);
        QCOMPARE(model.index(1).data(DeskModel::AuthorRole).toString(), u"ben"_s);
        QCOMPARE(model.index(4).data(DeskModel::CountRole).toInt(), 2);
        QCOMPARE(model.index(6).data().toString(), u"Ninth"_s);
        QCOMPARE(model.flags(model.index(0)), Qt::NoItemFlags);
        QVERIFY(model.flags(model.index(3)).testFlag(Qt::ItemIsSelectable));
        QCOMPARE(model.stories(), 1);
    }

    void namesTargetsAndReadsRowsAloud()
    {
        DeskModel model(u"anna"_s);
        model.setDesk({item(u"inc:1"_s, 1000)}, {}, {{u"srv:flexo"_s, u"Flexo"_s}}, {});
        QCOMPARE(model.index(0).data(DeskModel::TargetsRole).toStringList(), (QStringList{u"Flexo"_s, u"gone"_s}));
        model.setWords([](const DeskRow &row, Instant now) { return u"%1 at %2"_s.arg(row.title).arg(now); });
        model.setNow(7);
        QCOMPARE(model.index(0).data(Qt::AccessibleTextRole).toString(), u"Title of inc:1 at 7"_s);
    }

    void saysWhatIsNextBesideWhatIsShelved()
    {
        DeskItem shelved = item(u"inc:1"_s, 1000, Urgency::Missed);
        shelved.due.first().shelvedUntil = 9000;
        QCOMPARE(nextDue(shelved)->due, 1000);
        shelved.due.append({DueKind::Eta, 4000, u"eta"_s, Urgency::Calm, std::nullopt, {}, {}});
        QCOMPARE(nextDue(shelved)->due, 4000);
        QCOMPARE(nextDue(DeskItem{}), nullptr);
        DeskModel model(u"anna"_s);
        shelved.due.removeLast();
        model.setDesk({shelved}, {}, {}, {});
        QCOMPARE(model.index(0).data(DeskModel::ShelvedUntilRole).toLongLong(), 9000);
    }
};

QTEST_GUILESS_MAIN(TestDeskModel)
#include "tst_deskmodel.moc"
