// SPDX-License-Identifier: GPL-3.0-or-later
// Who sent a post back may think better of it later, when nothing offers "Take back" any more.
#include "models/itemmodels/deskkeeper.h"
#include "tests/gui/postingfixture.h"
#include "ui/desk/deskdetail.h"
#include "ui/desk/deskpage.h"

#include <QListView>
#include <QMenu>

using namespace Qt::StringLiterals;
using namespace tocsin;
using namespace tocsin::test;

class TestSentBackByMe : public QObject, private PostingFixture
{
    Q_OBJECT

    /// Ben's post, which @p user sends back.
    PostDraft sentBackBy(const QString &user)
    {
        PostDraft waiting = waitingDraft(u"ben"_s);
        waiting.asked = m_fixture->clock.now() - minuteMs;
        writeAs(u"ben"_s, [waiting](WritingDesk &desk) { return writeDraft(desk, waiting); });
        writeAs(user, [waiting](WritingDesk &desk) { return writeSendBack(desk, waiting, u"It is not over."_s); });
        return waiting;
    }
    void openDesk()
    {
        open();
        m_window->resize(1360, 860);
        m_window->showPage(MainWindow::Page::Desk);
        QTRY_VERIFY_WITH_TIMEOUT(m_window->deskKeeper()->isRead(), 30000);
        list()->setFocus();
    }
    [[nodiscard]] QListView *list() const { return m_window->desk().list(); }
    [[nodiscard]] int rowOf(DeskRowKind kind) const
    {
        const DeskModel *model = m_window->desk().model();
        for (int row = 0; row < model->rowCount(); ++row) {
            if (model->rowAt(row)->kind == kind)
                return row;
        }
        return -1;
    }
    void choose(DeskRowKind kind)
    {
        QVERIFY(rowOf(kind) >= 0);
        QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, list()->visualRect(m_window->desk().model()->index(rowOf(kind))).center());
    }
    [[nodiscard]] QAction *action(const QString &name) const { return m_window->desk().findChild<QAction *>(name); }
    [[nodiscard]] bool hasWord() const
    {
        const auto reader = WorkspaceReader::open(m_fixture->path);
        const auto drafts = (*reader)->drafts().value_or(QList<WorkspaceReader::StoredDraft>());
        return !drafts.isEmpty() && drafts.constFirst().sentBack;
    }
    /// Everything is on the disk, and read again.
    void readAgain()
    {
        settle();
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->deskKeeper()->isReading(), 30000);
    }

private slots:
    void init() { begin(); }
    void cleanup() { end(); }

    void isTakenBack_data()
    {
        QTest::addColumn<QString>("way");
        for (const char *way : {"by key", "from the pane beside the list", "from the menu of its line"})
            QTest::newRow(way) << QString::fromLatin1(way);
    }
    void isTakenBack()
    {
        QFETCH(const QString, way);
        sentBackBy(u"tester"_s);
        openDesk();
        QCOMPARE(rowOf(DeskRowKind::Approval), -1);
        choose(DeskRowKind::SentBack);
        const QModelIndex line = list()->currentIndex();
        QCOMPARE(line.siblingAtRow(line.row() - 1).data(Qt::AccessibleTextRole).toString(), u"Sent back by you (1)"_s);
        QCOMPARE(line.data(Qt::AccessibleTextRole).toString(), u"Storage unit rebuild takes longer than planned. by ben · sent back 12:20 CEST: It is not over."_s);
        QVERIFY(!action(u"desk.sendBack"_s)->isVisible() && !action(u"desk.approve"_s)->isVisible());
        QVERIFY(action(u"desk.takeBack"_s)->isEnabled());
        if (const QByteArray folder = qgetenv("TOCSIN_TEST_PICTURES"); !folder.isEmpty())
            QVERIFY(m_window->grab().save(QString::fromLocal8Bit(folder) + u"/sentbackbyme.png"_s));
        m_fixture->clock.advance(secondMs);
        if (way == "by key"_L1) {
            QTest::keyClick(list(), Qt::Key_B, Qt::ShiftModifier);
        } else if (way == "from the menu of its line"_L1) {
            emit list()->customContextMenuRequested(list()->visualRect(line).center());
            QMenu *menu = nullptr;
            QTRY_VERIFY((menu = list()->findChild<QMenu *>(u"deskMenu"_s)) && menu->isVisible());
            QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(action(u"desk.takeBack"_s)).center());
        } else {
            QTest::mouseClick(m_window->desk().findChild<QPushButton *>(u"deskDetailTakeBack"_s), Qt::LeftButton);
        }
        readAgain();
        QVERIFY(!hasWord());
        QCOMPARE(rowOf(DeskRowKind::SentBack), -1);
        QVERIFY(rowOf(DeskRowKind::Approval) >= 0);
        QCOMPARE(notice(), u"It waits for approval again."_s);
        choose(DeskRowKind::Approval);
        QVERIFY(!action(u"desk.takeBack"_s)->isVisible());
    }

    void isApprovedAfterAll()
    {
        sentBackBy(u"tester"_s);
        openDesk();
        choose(DeskRowKind::SentBack);
        QTest::keyClick(list(), Qt::Key_Return);
        FinalPreview *look = nullptr;
        QTRY_VERIFY((look = m_window->findChild<FinalPreview *>()) && look->isVisible());
        QTest::mouseClick(look->findChild<QPushButton *>(u"finalSend"_s), Qt::LeftButton);
        QCOMPARE(flow().poster().leaving().size(), 1);
        readAgain();
        QCOMPARE(flow().poster().leaving().size(), 1); // one's own word stops nothing
        letItLeave();
        QCOMPARE(story(m_fixture->rebuild).updates.constLast().writtenBy, u"ben"_s);
        readAgain();
        QCOMPARE(rowOf(DeskRowKind::SentBack), -1);
    }

    void isItsAuthorsOnceHeGoesOn()
    {
        PostDraft waiting = sentBackBy(u"tester"_s);
        openDesk();
        QVERIFY(rowOf(DeskRowKind::SentBack) >= 0);
        waiting.state = PostDraft::State::Writing;
        writeAs(u"ben"_s, [waiting](WritingDesk &desk) { return writeDraft(desk, waiting); });
        readAgain();
        QCOMPARE(rowOf(DeskRowKind::SentBack), -1);
    }

    void whatAnotherSentBackIsNotListed()
    {
        sentBackBy(u"ola"_s);
        openDesk();
        QCOMPARE(rowOf(DeskRowKind::SentBack), -1);
    }
};

QTEST_MAIN(TestSentBackByMe)
#include "tst_sentbackbyme.moc"
