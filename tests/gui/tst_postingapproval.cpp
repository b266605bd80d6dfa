// SPDX-License-Identifier: GPL-3.0-or-later
// A second pair of eyes: who approves what, and what becomes of it while its author writes on.
#include "models/itemmodels/deskkeeper.h"
#include "tests/gui/postingfixture.h"
#include "ui/composer/sendbackdialog.h"
#include "ui/composer/undostrip.h"
#include "ui/desk/deskpage.h"

#include <QLineEdit>
#include <QListView>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;
using namespace tocsin;
using namespace tocsin::test;

class TestPostingApproval : public QObject, PostingFixture
{
    Q_OBJECT

    /// Ola approves @p waiting at a console of her own.
    void approvedByOla(const PostDraft &waiting)
    {
        WorkspaceWriter ola(m_fixture->path, u"ola"_s, m_fixture->clock);
        Poster poster(ola, m_fixture->clock);
        poster.post(waiting, 0);
        QVERIFY(ola.flush());
    }
    /// Ben asks for approval.
    PostDraft leaveWaiting()
    {
        const PostDraft waiting = waitingDraft(u"ben"_s);
        writeAs(u"ben"_s, [waiting](WritingDesk &desk) { return writeDraft(desk, waiting); });
        return waiting;
    }
    void openDesk()
    {
        open();
        m_window->showPage(MainWindow::Page::Desk);
        QTRY_VERIFY(m_window->desk().model() && m_window->desk().model()->rowAt(1) && m_window->desk().model()->rowAt(1)->kind == DeskRowKind::Approval);
    }
    [[nodiscard]] FinalPreview *look() const { return m_window->findChild<FinalPreview *>(); }
    void approveOnTheDesk()
    {
        QListView *list = m_window->desk().list();
        list->setCurrentIndex(m_window->desk().model()->index(1));
        list->setFocus();
        QTest::keyClick(list, Qt::Key_A);
        QTRY_VERIFY(look() && look()->isVisible());
        QTest::keyClick(look(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(!look());
        QTRY_VERIFY(m_window->undoStrip().isVisible());
    }
    template<typename Widget> [[nodiscard]] Widget *strip(const QString &name) const { return m_window->undoStrip().findChild<Widget *>(name); }

private slots:
    void init() { begin(); }
    void cleanup() { end(); }

    void approvesAfterALookAtWhatItSays()
    {
        PostDraft waiting;
        {
            WorkspaceWriter ben(m_fixture->path, u"ben"_s, m_fixture->clock);
            DraftKeeper keeper(ben);
            waiting = waitingDraft(u"ben"_s);
            keeper.keep(waiting);
            keeper.flush();
            QVERIFY(ben.flush());
        }
        open();
        FinalPreview *look = flow().approve(waiting);
        QTRY_VERIFY(look->isVisible());
        QVERIFY(look->canSend());
        QVERIFY(look->windowTitle().contains(u"ben"_s));
        look->reject();
        settle();
        QCOMPARE(story(m_fixture->rebuild).updates.size(), 2);
        look = flow().approve(waiting);
        QTRY_VERIFY(look->isVisible());
        look->findChild<QPushButton *>(u"finalSend"_s)->click();
        letItLeave();
        const Update update = story(m_fixture->rebuild).updates.constLast();
        QCOMPARE(update.body.markdown, u"Ben thinks it is over."_s);
        QCOMPARE(update.writtenBy, u"ben"_s);
        QVERIFY(composers().isEmpty());
    }

    void countsDownWhatWasApproved()
    {
        const PostDraft waiting = leaveWaiting();
        openDesk();
        approveOnTheDesk();
        QCOMPARE(m_window->undoStrip().textOf(waiting.key), u"An update by ben leaves in 10 second(s)."_s);
        QVERIFY(!strip<QPushButton>(u"undoEdit"_s)->isVisible()); // another user's words are not rewritten
        settle();
        QCOMPARE(story(m_fixture->rebuild).updates.size(), 2);
        QCOMPARE(storedDraft(), waiting); // nothing is told to anybody, its author included

        QTest::mouseClick(strip<QPushButton>(u"undoTakeBack"_s), Qt::LeftButton);
        QVERIFY(!m_window->undoStrip().isVisible());
        QCOMPARE(notice(), u"Taken back. It never left, and waits for approval again."_s);
        letItLeave();
        QCOMPARE(story(m_fixture->rebuild).updates.size(), 2);
        QCOMPARE(storedDraft(), waiting);
        QCOMPARE(m_window->desk().list()->currentIndex().data(DeskModel::KindRole).value<DeskRowKind>(), DeskRowKind::Approval);

        QTest::mouseClick(m_window->findChild<QPushButton *>(u"noticeOffer"_s), Qt::LeftButton);
        QTRY_VERIFY(look());
        QTest::mouseClick(look()->findChild<QPushButton *>(u"finalSend"_s), Qt::LeftButton);
        QTRY_VERIFY(m_window->undoStrip().isVisible());
        QTest::mouseClick(strip<QPushButton>(u"undoSend"_s), Qt::LeftButton);
        settle();
        const Update update = story(m_fixture->rebuild).updates.constLast();
        QCOMPARE(update.body.markdown, u"Ben thinks it is over."_s);
        QCOMPARE(update.writtenBy, u"ben"_s);
        QVERIFY(drafts().isEmpty());
    }

    void staysWhereItWasApprovedAndThenSentBack()
    {
        leaveWaiting();
        openDesk();
        approveOnTheDesk();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_window->desk().list()->setFocus();
        QTest::keyClick(m_window->desk().list(), Qt::Key_B);
        QTRY_VERIFY(m_window->findChild<SendBackDialog *>());
        auto *note = m_window->findChild<QPlainTextEdit *>(u"sendBackNote"_s);
        QTRY_COMPARE(QApplication::focusWidget(), note);
        QTest::keyClicks(note, u"It is not over."_s);
        QTest::keyClick(note, Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(flow().poster().leaving().isEmpty());
        letItLeave();
        QCOMPARE(story(m_fixture->rebuild).updates.size(), 2);
        QCOMPARE(notice(), u"Sent back to ben."_s);
    }

    void staysWhereSomebodyElseSaysNoMeanwhile_data()
    {
        QTest::addColumn<QString>("user");
        QTest::addColumn<QString>("said");
        QTest::newRow("another user who is asked") << u"ola"_s << u"It did not leave: ola has sent it back meanwhile."_s;
        QTest::newRow("its author") << u"ben"_s << u"It did not leave: ben has gone on writing it."_s;
        QTest::newRow("its author throws it away") << u"ben, who throws it away"_s << u"It waits no more: it is out already, or ben has thrown it away."_s;
    }
    void staysWhereSomebodyElseSaysNoMeanwhile()
    {
        QFETCH(const QString, user);
        QFETCH(const QString, said);
        const PostDraft waiting = leaveWaiting();
        openDesk();
        approveOnTheDesk();
        {
            WorkspaceWriter other(m_fixture->path, user.section(u',', 0, 0), m_fixture->clock);
            other.write([user, waiting](WritingDesk &desk) {
                PostDraft again = waiting;
                again.state = PostDraft::State::Writing;
                if (user == "ola"_L1)
                    return writeSendBack(desk, waiting, u"It is not over."_s);
                return user == "ben"_L1 ? writeDraft(desk, again) : writeDrafts(desk, waiting.incident, {}, {waiting.key});
            });
            QVERIFY(other.flush());
        }
        settle();
        QTRY_VERIFY(flow().poster().leaving().isEmpty());
        QVERIFY(!m_window->undoStrip().isVisible());
        QCOMPARE(notice(), said);
        letItLeave();
        QCOMPARE(story(m_fixture->rebuild).updates.size(), 2);
    }

    void staysWhereItWasSentBackWhileItWasLookedAt()
    {
        const PostDraft waiting = leaveWaiting();
        openDesk();
        QListView *list = m_window->desk().list();
        list->setCurrentIndex(m_window->desk().model()->index(1));
        list->setFocus();
        QTest::keyClick(list, Qt::Key_A);
        QTRY_VERIFY(look() && look()->isVisible());
        writeAs(u"ola"_s, [waiting](WritingDesk &desk) { return writeSendBack(desk, waiting, u"It is not over."_s); });
        settle(); // the desk has read it, behind the look
        QTest::keyClick(look(), Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(flow().poster().leaving().isEmpty());
        QCOMPARE(notice(), u"It did not leave: ola has sent it back meanwhile."_s);
        letItLeave();
        QCOMPARE(story(m_fixture->rebuild).updates.size(), 2);
    }

    void saysNothingMoreOfWhatAnotherUserHasSent()
    {
        const PostDraft waiting = leaveWaiting();
        openDesk();
        approveOnTheDesk();
        approvedByOla(waiting);
        settle();
        QTRY_VERIFY(flow().poster().leaving().isEmpty());
        QCOMPARE(notice(), u"It waits no more: it is out already, or ben has thrown it away."_s);
        letItLeave();
        QCOMPARE(story(m_fixture->rebuild).updates.size(), 3);
    }

    void whatWasApprovedStillWaitsInAWorkspaceThatIsLeft()
    {
        const PostDraft waiting = leaveWaiting();
        openDesk();
        approveOnTheDesk();
        QTest::mouseClick(strip<QPushButton>(u"undoTakeBack"_s), Qt::LeftButton);
        QVERIFY(m_window->findChild<QPushButton *>(u"noticeOffer"_s)->isVisible());
        m_window->openWorkspace(m_fixture->path);
        QVERIFY(!m_window->findChild<QPushButton *>(u"noticeOffer"_s)->isVisible()); // it was about what stood there before

        m_window->showPage(MainWindow::Page::Desk);
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QTRY_VERIFY(m_window->desk().model() && m_window->desk().model()->rowAt(1) && m_window->desk().model()->rowAt(1)->kind == DeskRowKind::Approval);
        approveOnTheDesk();
        m_window->openWorkspace(m_fixture->path);
        QVERIFY2(notice().startsWith(u"1 approved post(s) had not left yet and still wait"_s), qPrintable(notice()));
        QCOMPARE(storedDraft(), waiting);
    }

    void keepsWaitingWhereTheWindowIsClosed()
    {
        const PostDraft waiting = leaveWaiting();
        openDesk();
        approveOnTheDesk();
        m_window->close();
        auto *question = m_window->findChild<QMessageBox *>(u"closeQuestion"_s);
        QVERIFY(question && question->isVisible());
        QCOMPARE(question->defaultButton()->text(), u"&Leave them waiting"_s);
        QTest::keyClick(question->defaultButton(), Qt::Key_Return);
        QVERIFY(!m_window->isVisible());
        QCOMPARE(story(m_fixture->rebuild).updates.size(), 2);
        QCOMPARE(storedDraft(), waiting);
    }

    void sendsNothingThatItsAuthorHasTakenBack()
    {
        WorkspaceWriter ben(m_fixture->path, u"ben"_s, m_fixture->clock);
        DraftKeeper keeper(ben);
        const PostDraft waiting = waitingDraft(u"ben"_s);
        keeper.keep(waiting);
        keeper.flush();
        QVERIFY(ben.flush());
        open();
        FinalPreview *look = flow().approve(waiting);
        QTRY_VERIFY(look->isVisible());
        PostDraft again = waiting;
        again.state = PostDraft::State::Writing;
        keeper.keep(again);
        keeper.flush();
        QVERIFY(ben.flush());
        look->findChild<QPushButton *>(u"finalSend"_s)->click();
        letItLeave();
        QCOMPARE(story(m_fixture->rebuild).updates.size(), 2);
        QVERIFY2(notice().contains(u"ben"_s), qPrintable(notice()));
        QVERIFY(composers().isEmpty()); // it is not this user's to write
    }

    void whatWasApprovedWhileItsAuthorWroteOnIsCorrected()
    {
        open();
        const PostDraft waiting = waitingDraft(u"tester"_s);
        flow().keeper().keep(waiting);
        settle();
        ComposerWindow *window = flow().openDraft(waiting);
        approvedByOla(waiting);
        QTest::keyClicks(&window->composer().text(), u" Really."_s); // and has not heard of it yet
        settle();
        settle();
        QVERIFY(window->composer().key() != waiting.key);
        QVERIFY(notice().contains(u"corrects"_s));
        QCOMPARE(drafts().values(), QStringList{u"Ben thinks it is over. Really."_s}); // nothing typed is lost
        send(window->composer());
        letItLeave();
        const Update update = story(m_fixture->rebuild).updates.constLast();
        QCOMPARE(update.body.markdown, u"Ben thinks it is over. Really."_s);
        QCOMPARE(update.revisions.size(), 1);
        QCOMPARE(story(m_fixture->rebuild).updates.size(), 3);
    }

    void aDraftThatWasApprovedAsItStoodIsClosed()
    {
        open();
        const PostDraft waiting = waitingDraft(u"tester"_s);
        flow().keeper().keep(waiting);
        settle();
        flow().refresh(); // as when anything is posted
        flow().openDraft(waiting);
        QCOMPARE(composers().size(), 1);
        approvedByOla(waiting);
        settle();
        settle();
        QVERIFY(composers().isEmpty());
        QVERIFY2(notice().contains(u"approved"_s), qPrintable(notice()));
        QVERIFY(drafts().isEmpty());
        // Nor does it stand in its author's document any more, which only its author's console writes.
        const auto reader = WorkspaceReader::open(m_fixture->path);
        const auto document = (*reader)->document(draftDocumentId(m_fixture->rebuild, u"tester"_s));
        QVERIFY(document);
        QVERIFY(draftsFrom(*document)->isEmpty());
    }

    void aReasonToPostWithoutApprovalIsAskedForEachTime()
    {
        m_fixture->store.set(settings::needsApproval, true);
        open();
        write(m_fixture->rebuild, u"Power is out."_s);
        FinalPreview *look = flow().lookOnceMore(panel());
        QTRY_VERIFY(look->isVisible());
        look->findChild<QLineEdit *>(u"finalReason"_s)->setText(u"alone at night"_s);
        look->findChild<QPushButton *>(u"finalSend"_s)->click();
        QCOMPARE(flow().poster().leaving().size(), 1);
        flow().takeBack(flow().poster().leaving().constFirst().draft.key, true);
        QCOMPARE(composers().size(), 1);
        Composer &again = composers().constFirst()->composer();
        QTest::keyClicks(&again.text(), u" Everywhere."_s);
        look = flow().lookOnceMore(again);
        QTRY_VERIFY(look->isVisible());
        QVERIFY(!look->canSend());
        look->findChild<QLineEdit *>(u"finalReason"_s)->setText(u"still alone"_s);
        look->findChild<QPushButton *>(u"finalSend"_s)->click();
        letItLeave();
        QCOMPARE(story(m_fixture->rebuild).updates.constLast().bypass, u"still alone"_s);
    }
};

QTEST_MAIN(TestPostingApproval)
#include "tst_postingapproval.moc"
