// SPDX-License-Identifier: GPL-3.0-or-later
// A second pair of eyes that disagrees: the post goes back to its author with a note, on both their consoles.
#include "models/itemmodels/deskkeeper.h"
#include "tests/gui/postingfixture.h"
#include "ui/composer/sendbackdialog.h"
#include "ui/desk/deskdetail.h"
#include "ui/desk/deskpage.h"
#include "ui/shell/approvalstrip.h"
#include "ui/widgets/sentbackcard.h"

#include <QListView>
#include <QMenu>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QScrollBar>

using namespace Qt::StringLiterals;
using namespace tocsin;
using namespace tocsin::test;

class TestSendBack : public QObject, private PostingFixture
{
    Q_OBJECT

    void openDesk()
    {
        open();
        m_window->resize(1360, 860);
        m_window->showPage(MainWindow::Page::Desk);
        QTRY_VERIFY(m_window->desk().model() && m_window->desk().model()->rowCount() > 0);
        m_window->desk().list()->setFocus();
    }
    /// An update that waits for approval since a quarter of an hour.
    [[nodiscard]] PostDraft waitingSince(const QString &author) const
    {
        PostDraft draft = waitingDraft(author);
        draft.asked = m_fixture->clock.now() - 15 * minuteMs;
        draft.changed = *draft.asked;
        draft.body.markdown = u"The rebuild is over."_s;
        return draft;
    }
    PostDraft leaveWaiting(const QString &author)
    {
        const PostDraft draft = waitingSince(author);
        writeAs(author, [draft](WritingDesk &desk) { return writeDraft(desk, draft); });
        return draft;
    }
    void sendBackAs(const QString &user, const PostDraft &draft, const QString &note)
    {
        writeAs(user, [draft, note](WritingDesk &desk) { return writeSendBack(desk, draft, note); });
    }
    [[nodiscard]] WorkspaceReader::StoredDraft stored() const
    {
        const auto reader = WorkspaceReader::open(m_fixture->path);
        const auto drafts = (*reader)->drafts().value_or(QList<WorkspaceReader::StoredDraft>());
        return drafts.isEmpty() ? WorkspaceReader::StoredDraft() : drafts.constFirst();
    }
    [[nodiscard]] QString storedNote() const { return stored().sentBack.value_or(SendBack()).note; }
    [[nodiscard]] SendBackDialog *dialog() const { return m_window->findChild<SendBackDialog *>(); }
    /// Whether the dialog is there and has the keys.
    [[nodiscard]] bool isAsked() const { return dialog() && dialog()->isVisible() && QApplication::focusWidget() == field(dialog()); }
    [[nodiscard]] static QPlainTextEdit *field(const SendBackDialog *dialog) { return dialog->findChild<QPlainTextEdit *>(u"sendBackNote"_s); }
    [[nodiscard]] NoticeBar *noticeBar() const { return m_window->findChild<NoticeBar *>(); }
    [[nodiscard]] QString said() const { return notice(); }
    [[nodiscard]] int rowOf(DeskRowKind kind) const
    {
        const DeskModel *model = m_window->desk().model();
        for (int row = 0; row < model->rowCount(); ++row) {
            if (model->rowAt(row)->kind == kind)
                return row;
        }
        return -1;
    }
    [[nodiscard]] ComposerWindow *composer() const { return composers().value(0); }
    [[nodiscard]] static SentBackCard *banner(const Composer &composer) { return composer.findChild<SentBackCard *>(); }
    [[nodiscard]] static QString textOf(const QWidget &card, const QString &name) { return card.findChild<QLabel *>(name)->text(); }
    static void save(QWidget &widget, const QString &name)
    {
        const QByteArray folder = qgetenv("TOCSIN_TEST_PICTURES");
        if (folder.isEmpty())
            return;
        QCoreApplication::processEvents();
        QVERIFY(widget.grab().save(QString::fromLocal8Bit(folder) + u'/' + name));
    }

private slots:
    void init() { begin(); }
    void cleanup() { end(); }

    // --- whoever is asked to approve

    void goesBackFromTheDeskByKeyboard()
    {
        leaveWaiting(u"ben"_s);
        openDesk();
        QTRY_VERIFY(rowOf(DeskRowKind::Approval) >= 0);
        m_window->desk().list()->setCurrentIndex(m_window->desk().model()->index(rowOf(DeskRowKind::Approval)));
        save(*m_window, u"sendback-desk-approver.png"_s);
        QTest::keyClick(m_window->desk().list(), Qt::Key_B);
        QTRY_VERIFY(isAsked());
        QVERIFY2(dialog()->windowTitle().contains(u"ben"_s), qPrintable(dialog()->windowTitle()));
        QTest::keyClicks(QApplication::focusWidget(), u"Not sent"_s);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QTRY_VERIFY(!dialog());
        settle();
        QCOMPARE(storedNote(), QString());

        m_window->activateWindow(); // without a window manager nothing has the focus where a dialog has closed
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_window->desk().list()->setFocus();
        QTest::keyClick(m_window->desk().list(), Qt::Key_B);
        QTRY_VERIFY(isAsked());
        QCOMPARE(field(dialog())->toPlainText(), QString());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return, Qt::ControlModifier); // without a word it does not leave
        QVERIFY(dialog()->isVisible());
        QVERIFY(!dialog()->findChild<QPushButton *>(u"sendBackTake"_s)->isEnabled());
        QTest::keyClicks(QApplication::focusWidget(), u"It is not over:"_s);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QTest::keyClicks(QApplication::focusWidget(), u"flexo still rebuilds."_s);
        save(*dialog(), u"sendback-dialog-dark.png"_s);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(!dialog());
        settle();
        QCOMPARE(storedNote(), u"It is not over:\nflexo still rebuilds."_s);
        QCOMPARE(stored().sentBack->user, u"tester"_s);
        QCOMPARE(stored().draft, waitingSince(u"ben"_s)); // the author's document is the author's
        QTRY_COMPARE(rowOf(DeskRowKind::Approval), -1); // it waits for nobody here any more
        QCOMPARE(said(), u"Sent back to ben."_s);

        // A word that was too quick is taken back where things are undone elsewhere.
        auto *takeBack = noticeBar()->findChild<QPushButton *>(u"noticeOffer"_s);
        QTRY_VERIFY(takeBack->isVisible());
        QTest::mouseClick(takeBack, Qt::LeftButton);
        settle();
        QCOMPARE(storedNote(), QString());
        QTRY_VERIFY(rowOf(DeskRowKind::Approval) >= 0);
        QCOMPARE(said(), u"It waits for approval again."_s);
    }

    void goesBackFromTheDeskByMouse_data()
    {
        QTest::addColumn<bool>("menu");
        QTest::newRow("from the menu of its line") << true;
        QTest::newRow("from the pane beside the list") << false;
    }
    void goesBackFromTheDeskByMouse()
    {
        QFETCH(const bool, menu);
        leaveWaiting(u"ben"_s);
        openDesk();
        QTRY_VERIFY(rowOf(DeskRowKind::Approval) >= 0);
        QListView *list = m_window->desk().list();
        const QModelIndex line = m_window->desk().model()->index(rowOf(DeskRowKind::Approval));
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(line).center());
        if (menu) {
            emit list->customContextMenuRequested(list->visualRect(line).center());
            QMenu *shown = nullptr;
            QTRY_VERIFY((shown = list->findChild<QMenu *>(u"deskMenu"_s)) && shown->isVisible());
            QAction *action = nullptr;
            for (QAction *one : shown->actions())
                action = one->objectName() == "desk.sendBack"_L1 ? one : action;
            QVERIFY(action && action->isEnabled());
            QTest::mouseClick(shown, Qt::LeftButton, {}, shown->actionGeometry(action).center());
        } else {
            auto *button = m_window->desk().findChild<QPushButton *>(u"deskDetailSendBack"_s);
            QVERIFY(button && button->isVisible());
            QTest::mouseClick(button, Qt::LeftButton);
        }
        QTRY_VERIFY(isAsked());
        QTest::keyClicks(field(dialog()), u"Not yet."_s);
        QTest::mouseClick(dialog()->findChild<QPushButton *>(u"sendBackTake"_s), Qt::LeftButton);
        settle();
        QCOMPARE(storedNote(), u"Not yet."_s);
    }

    void goesBackFromTheLookAtIt()
    {
        const PostDraft waiting = leaveWaiting(u"ben"_s);
        open();
        FinalPreview *look = flow().approve(waiting);
        QTRY_VERIFY(look->isVisible());
        save(*look, u"sendback-look.png"_s);
        QTRY_COMPARE(QApplication::activeWindow(), look);
        QTest::keyClick(look, Qt::Key_B, Qt::AltModifier);
        QTRY_VERIFY(isAsked());
        QTest::keyClick(field(dialog()), Qt::Key_Escape);
        QTRY_VERIFY(!dialog());
        QVERIFY(look->isVisible()); // it may be approved yet
        QTest::mouseClick(look->findChild<QPushButton *>(u"finalSendBack"_s), Qt::LeftButton);
        QTRY_VERIFY(isAsked());
        QTest::keyClicks(field(dialog()), u"No."_s);
        QTest::keyClick(field(dialog()), Qt::Key_Enter, Qt::ControlModifier);
        QTRY_VERIFY(!m_window->findChild<FinalPreview *>());
        settle();
        QCOMPARE(storedNote(), u"No."_s);
    }

    void onesOwnPostIsNotSentBack()
    {
        open();
        ComposerWindow *window = flow().newStory(IncidentKind::Incident);
        FinalPreview *look = flow().lookOnceMore(window->composer());
        QTRY_VERIFY(look->isVisible());
        QVERIFY(!look->findChild<QPushButton *>(u"finalSendBack"_s)->isVisible());
        look->reject();
    }

    void saysThatItsAuthorWasFaster()
    {
        const PostDraft waiting = leaveWaiting(u"ben"_s);
        open();
        SendBackDialog *asked = flow().askToSendBack(waiting);
        QTRY_VERIFY(isAsked());
        PostDraft again = waiting;
        again.state = PostDraft::State::Writing;
        writeAs(u"ben"_s, [again](WritingDesk &desk) { return writeDraft(desk, again); });
        QTest::keyClicks(field(asked), u"No."_s);
        QTest::keyClick(field(asked), Qt::Key_Return, Qt::ControlModifier);
        settle();
        QCOMPARE(storedNote(), QString());
        QVERIFY2(said().contains(u"ben"_s) && said().contains(u"Somebody else"_s), qPrintable(said()));
        QVERIFY(!dialog()); // there is nothing left to be said
    }

    void aNoteThatCouldNotBeStoredIsNotLost()
    {
        const PostDraft waiting = leaveWaiting(u"ben"_s);
        open();
        emit flow().sendBacks().notSent(waiting, u"The end is missing."_s, Failure{Failure::Code::Storage, u"disk full"_s});
        QTRY_VERIFY(isAsked());
        QCOMPARE(field(dialog())->toPlainText(), u"The end is missing."_s);
        QTest::keyClick(field(dialog()), Qt::Key_Return, Qt::ControlModifier);
        settle();
        QCOMPARE(storedNote(), u"The end is missing."_s);
    }

    void aNoteMayNotBeEndless()
    {
        const PostDraft waiting = leaveWaiting(u"ben"_s);
        open();
        SendBackDialog *asked = flow().askToSendBack(waiting, nullptr, QString(longestSendBackNote + 2, u'x'));
        QVERIFY(!asked->findChild<QPushButton *>(u"sendBackTake"_s)->isEnabled());
        QVERIFY2(textOf(*asked, u"sendBackState"_s).startsWith("2 "_L1), qPrintable(textOf(*asked, u"sendBackState"_s)));
        QTest::keyClick(field(asked), Qt::Key_Backspace);
        QTest::keyClick(field(asked), Qt::Key_Backspace);
        QVERIFY(asked->findChild<QPushButton *>(u"sendBackTake"_s)->isEnabled());
    }

    // --- whoever wrote it

    void itsAuthorIsToldAndGoesOn()
    {
        m_fixture->store.set(settings::needsApproval, true);
        const PostDraft waiting = leaveWaiting(u"tester"_s);
        open();
        m_window->resize(1360, 860);
        m_window->goToIncident(m_fixture->rebuild);
        auto *strip = m_window->writing().findChild<ApprovalStrip *>();
        QTRY_VERIFY(strip->isVisible());
        QVERIFY(strip->findChild<QLabel *>(u"approvalWaits"_s)->isVisible());
        QVERIFY(!strip->findChild<SentBackCard *>()->isVisible());
        save(*m_window, u"sendback-strip-waits.png"_s);

        m_fixture->clock.advance(minuteMs);
        sendBackAs(u"ola"_s, waiting, u"It is not over:\nflexo still rebuilds."_s);
        settle();
        QTRY_COMPARE(said(), u"ola sent “Storage unit rebuild takes longer than planned” back to you: It is not over: flexo still rebuilds."_s);
        auto *card = strip->findChild<SentBackCard *>();
        QVERIFY(card->isVisible());
        QVERIFY(!strip->findChild<QLabel *>(u"approvalWaits"_s)->isVisible());
        QCOMPARE(textOf(*card, u"sentBackWho"_s), u"Sent back by ola, 2023-09-29 12:21 CEST (06:21 EDT, 03:21 PDT)"_s);
        QCOMPARE(textOf(*card, u"sentBackNote"_s), u"It is not over:\nflexo still rebuilds."_s);
        // No higher than its words: nothing else tells how the panel below the thread was laid out.
        QTRY_VERIFY2(card->height() < 6 * card->fontMetrics().lineSpacing(), qPrintable(QString::number(card->height())));
        save(*m_window, u"sendback-strip-dark.png"_s);
        m_fixture->themes.choose(ThemeChoice::Light);
        save(*m_window, u"sendback-strip-light.png"_s);

        QTest::mouseClick(strip->findChild<QPushButton *>(u"approvalOpen"_s), Qt::LeftButton);
        QTRY_VERIFY(composer());
        Composer &writing = composer()->composer();
        QVERIFY(banner(writing)->isVisible());
        QCOMPARE(textOf(*banner(writing), u"sentBackNote"_s), u"It is not over:\nflexo still rebuilds."_s);
        QVERIFY(banner(writing)->geometry().bottom() < writing.text().geometry().top());
        save(*composer(), u"sendback-composer-light.png"_s);
        m_fixture->themes.choose(ThemeChoice::Dark);
        save(*composer(), u"sendback-composer-dark.png"_s);

        // It stays while its author goes on, also when everything is read again.
        writing.text().moveCursor(QTextCursor::End);
        QTest::keyClicks(&writing.text(), u" Nearly."_s);
        settle();
        flow().refresh();
        QVERIFY(banner(writing)->isVisible());
        QCOMPARE(stored().draft.state, PostDraft::State::Writing);

        m_fixture->clock.advance(minuteMs);
        FinalPreview *look = flow().lookOnceMore(writing);
        QTRY_VERIFY(look->isVisible());
        QTest::mouseClick(look->findChild<QPushButton *>(u"finalAsk"_s), Qt::LeftButton);
        settle();
        QTRY_VERIFY(!composer());
        QCOMPARE(stored().draft.state, PostDraft::State::Waiting);
        QCOMPARE(stored().draft.asked, m_fixture->clock.now());
        QVERIFY(!stored().sentBack);
        QTRY_VERIFY(strip->findChild<QLabel *>(u"approvalWaits"_s)->isVisible());
        QVERIFY(!card->isVisible());
        // Nor does the old word come back with the next look at it.
        flow().openDraft(stored().draft);
        QTRY_VERIFY(composer());
        QVERIFY(!banner(composer()->composer())->isVisible());
    }

    void standsOnTheDeskOfItsAuthor()
    {
        const PostDraft waiting = leaveWaiting(u"tester"_s);
        sendBackAs(u"ola"_s, waiting, u"It is not over:\n<b>flexo</b> still rebuilds."_s);
        openDesk();
        QTRY_VERIFY(rowOf(DeskRowKind::Draft) >= 0);
        const QModelIndex line = m_window->desk().model()->index(rowOf(DeskRowKind::Draft));
        const QString aloud = line.data(Qt::AccessibleTextRole).toString();
        QCOMPARE(aloud, u"Storage unit rebuild takes longer than planned. sent back by ola, 12:20 CEST: It is not over: <b>flexo</b> still rebuilds."_s);
        m_window->desk().list()->setCurrentIndex(line);
        auto *detail = m_window->desk().findChild<DeskDetail *>();
        auto *card = detail->findChild<SentBackCard *>();
        QTRY_VERIFY(card && card->isVisible());
        QCOMPARE(textOf(*card, u"sentBackWho"_s), u"Sent back by ola, 2023-09-29 12:20 CEST (06:20 EDT, 03:20 PDT)"_s);
        QCOMPARE(textOf(*card, u"sentBackNote"_s), u"It is not over:\n<b>flexo</b> still rebuilds."_s); // as it was typed
        save(*m_window, u"sendback-desk-author-dark.png"_s);
        m_fixture->themes.choose(ThemeChoice::Light);
        save(*m_window, u"sendback-desk-author-light.png"_s);
        m_window->desk().list()->setFocus();
        QTest::keyClick(m_window->desk().list(), Qt::Key_B); // there is nothing to send back
        QVERIFY(!dialog());
        QTest::keyClick(m_window->desk().list(), Qt::Key_Return);
        QTRY_VERIFY(composer());
        QVERIFY(banner(composer()->composer())->isVisible());
    }

    void comesBackWithTheDraftAfterACrash()
    {
        m_fixture->store.set(settings::needsApproval, true);
        PostDraft draft = leaveWaiting(u"tester"_s);
        sendBackAs(u"ola"_s, draft, u"It is not over."_s);
        draft.state = PostDraft::State::Writing;
        draft.body.markdown = u"The rebuild is nearly over."_s;
        writeAs(u"tester"_s, [draft](WritingDesk &desk) { return writeDraft(desk, draft); });
        open();
        m_window->resize(1360, 860);
        m_window->goToIncident(m_fixture->rebuild);
        m_window->writeUpdate();
        QTRY_COMPARE(m_window->writing().composer().key(), draft.key);
        QVERIFY(banner(m_window->writing().composer())->isVisible());
        QVERIFY(!m_window->writing().findChild<ApprovalStrip *>()->isVisible()); // said once
        save(*m_window, u"sendback-panel-dark.png"_s);

        // Asked for again, it leaves the panel to what is said next.
        m_fixture->clock.advance(minuteMs);
        FinalPreview *look = flow().lookOnceMore(m_window->writing().composer());
        QTRY_VERIFY(look->isVisible());
        QTest::mouseClick(look->findChild<QPushButton *>(u"finalAsk"_s), Qt::LeftButton);
        settle();
        QVERIFY(m_window->writing().composer().key() != draft.key);
        QVERIFY(banner(m_window->writing().composer())->isHidden());
        QVERIFY(!stored().sentBack);
    }

    void theNoteGoesWhereItIsTakenBack()
    {
        const PostDraft waiting = leaveWaiting(u"tester"_s);
        sendBackAs(u"ola"_s, waiting, u"It is not over."_s);
        open();
        flow().openDraft(waiting);
        QTRY_VERIFY(composer());
        QVERIFY(banner(composer()->composer())->isVisible());
        writeAs(u"ola"_s, [waiting](WritingDesk &desk) { return writeSendBackTakenBack(desk, waiting); });
        settle();
        QTRY_VERIFY(!banner(composer()->composer())->isVisible());
        // And comes while it stands open.
        m_fixture->clock.advance(minuteMs);
        sendBackAs(u"ola"_s, waiting, u"It is not over after all."_s);
        settle();
        QTRY_VERIFY(banner(composer()->composer())->isVisible());
        QCOMPARE(textOf(*banner(composer()->composer()), u"sentBackNote"_s), u"It is not over after all."_s);
    }

    void aLongNoteLeavesTheTextItsRoom()
    {
        const PostDraft waiting = leaveWaiting(u"tester"_s);
        sendBackAs(u"ola"_s, waiting, u"Line\n"_s.repeated(200) + u"last"_s);
        open();
        flow().openDraft(waiting);
        QTRY_VERIFY(composer());
        const SentBackCard *card = banner(composer()->composer());
        QTRY_VERIFY(card->isVisible());
        QVERIFY2(card->height() < 160, qPrintable(QString::number(card->height())));
        QVERIFY(composer()->composer().text().height() >= 140);
        // The keyboard reaches its end.
        auto *scroll = card->findChild<QScrollArea *>(u"sentBackScroll"_s);
        QTRY_VERIFY(scroll->verticalScrollBar()->maximum() > 0);
        QApplication::setActiveWindow(composer());
        scroll->setFocus(Qt::TabFocusReason);
        QTRY_COMPARE(QApplication::focusWidget(), scroll);
        QTest::keyClick(scroll, Qt::Key_PageDown);
        QVERIFY(scroll->verticalScrollBar()->value() > 0);
        save(*composer(), u"sendback-composer-long.png"_s);
    }

    void readsItsTimeInTheZonesThatAreChosen()
    {
        const PostDraft waiting = leaveWaiting(u"tester"_s);
        sendBackAs(u"ola"_s, waiting, u"It is not over."_s);
        open();
        m_window->resize(1360, 860);
        m_window->goToIncident(m_fixture->rebuild);
        auto *card = m_window->writing().findChild<ApprovalStrip *>()->findChild<SentBackCard *>();
        QTRY_VERIFY(card->isVisible());
        m_fixture->preferences->setZones({u"Asia/Kathmandu"_s});
        QCOMPARE(textOf(*card, u"sentBackWho"_s), u"Sent back by ola, 2023-09-29 16:05 UTC+05:45"_s);
    }
};

QTEST_MAIN(TestSendBack)
#include "tst_sendback.moc"
