// SPDX-License-Identifier: GPL-3.0-or-later
// What becomes of drafts between composers, undo strip, desk and other consoles.
#include "models/announcements/tokens/tokentext.h"
#include "models/itemmodels/deskkeeper.h"
#include "tests/e2e/operator.h"
#include "tests/models/storage/faultyvfs.h"
#include "ui/composer/postfields.h"
#include "ui/composer/postpreview.h"
#include "ui/composer/previewcard.h"
#include "ui/composer/timefield.h"
#include "ui/composer/tokenedit.h"
#include "ui/composer/undostrip.h"
#include "ui/desk/deskpage.h"
#include "ui/shell/inspector.h"
#include "ui/shell/noticebar.h"

#include <QComboBox>
#include <QLabel>
#include <QListView>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSplitter>

using namespace Qt::StringLiterals;
using namespace tocsin;
using namespace tocsin::test;

class TestPostingFlow : public QObject
{
    Q_OBJECT

    std::unique_ptr<ShellFixture> m_fixture;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<FaultyDisk> m_disk; // outlives every thread that reads from it

    /// A disk that sees the files that are opened from now on.
    FaultyDisk &newDisk()
    {
        m_disk = std::make_unique<FaultyDisk>();
        return *m_disk;
    }

    void open()
    {
        m_window = std::make_unique<MainWindow>(m_fixture->services());
        m_window->show();
        m_window->openWorkspace(m_fixture->path);
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }
    [[nodiscard]] PostingFlow &flow() const { return *m_window->posting(); }
    [[nodiscard]] Composer &panel() const { return m_window->writing().composer(); }
    void settle()
    {
        flow().keeper().flush();
        QVERIFY(flow().writer().flush());
        QCoreApplication::processEvents();
        m_window->session()->look();
        QCoreApplication::processEvents();
    }
    [[nodiscard]] QMap<QString, QString> drafts() const
    {
        QMap<QString, QString> words;
        const auto reader = WorkspaceReader::open(m_fixture->path);
        for (const WorkspaceReader::StoredDraft &stored : (*reader)->drafts().value_or(QList<WorkspaceReader::StoredDraft>()))
            words.insert(stored.draft.key, stored.draft.body.markdown);
        return words;
    }
    [[nodiscard]] PostDraft storedDraft() const
    {
        const auto reader = WorkspaceReader::open(m_fixture->path);
        const auto drafts = (*reader)->drafts().value_or(QList<WorkspaceReader::StoredDraft>());
        return drafts.isEmpty() ? PostDraft() : drafts.first().draft;
    }
    [[nodiscard]] Story story(const QString &id) const
    {
        const auto reader = WorkspaceReader::open(m_fixture->path);
        return (*reader)->story(id).value_or(Story());
    }
    /// Begins an update of @p incident in the panel.
    void write(const QString &incident, const QString &words)
    {
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_window->goToIncident(incident);
        m_window->writeUpdate();
        QTRY_COMPARE(QApplication::focusWidget(), &panel().text());
        QTest::keyClicks(QApplication::focusWidget(), words);
    }
    [[nodiscard]] QList<ComposerWindow *> composers() const
    {
        QList<ComposerWindow *> windows;
        for (QWidget *widget : QApplication::topLevelWidgets()) {
            if (auto *window = qobject_cast<ComposerWindow *>(widget); window && window->isVisible())
                windows.append(window);
        }
        return windows;
    }
    [[nodiscard]] QString notice() const { return m_window->findChild<NoticeBar *>()->findChild<QLabel *>()->text(); }
    /// An update of the rebuild that waits for approval.
    [[nodiscard]] PostDraft waitingDraft(const QString &author) const
    {
        PostDraft draft;
        draft.key = u"01ARZ3NDEKTSV4RRFFQ69G5FB0"_s;
        draft.state = PostDraft::State::Waiting;
        draft.incident = m_fixture->rebuild;
        draft.writtenBy = author;
        draft.body.markdown = u"Ben thinks it is over."_s;
        draft.language = u"en"_s;
        draft.zone = u"Europe/Paris"_s;
        draft.changed = m_fixture->clock.now();
        return draft;
    }
    /// Sends what @p composer holds, past the last look.
    void send(Composer &composer)
    {
        FinalPreview *look = flow().lookOnceMore(composer);
        QTRY_VERIFY(look->isVisible());
        look->findChild<QPushButton *>(u"finalSend"_s)->click();
        QCOMPARE(flow().poster().leaving().size(), 1);
        QTRY_VERIFY(!QApplication::focusWidget()); // the look is gone; without a window manager nothing has the focus then
    }
    void letItLeave()
    {
        m_fixture->clock.advance(11 * secondMs);
        flow().poster().look();
        settle();
    }

private slots:
    void init()
    {
        failOnWarnings();
        m_fixture = std::make_unique<ShellFixture>();
        m_fixture->fillWorkspace();
    }
    void cleanup()
    {
        m_window.reset();
        m_fixture.reset();
        m_disk.reset();
    }

    void aDraftOfTheDeskStandsInOneComposer()
    {
        open();
        write(m_fixture->rebuild, u"We go on."_s);
        settle();
        const PostDraft draft = storedDraft();
        QCOMPARE(draft.body.markdown, u"We go on."_s);
        ComposerWindow *window = flow().openDraft(draft); // from the desk
        QVERIFY(window);
        QCOMPARE(window->composer().text().text().markdown, u"We go on."_s);
        QVERIFY(panel().key() != draft.key);
        QVERIFY(!panel().isTouched());
        QTest::keyClicks(&window->composer().text(), u" Still."_s);
        QTest::keyClicks(&panel().text(), u"Another one."_s);
        settle();
        QCOMPARE(drafts().size(), 2);
        QCOMPARE(drafts().value(draft.key), u"We go on. Still."_s);
        QCOMPARE(flow().openDraft(draft), window);
    }

    void openingWhatCountsDownStopsIt()
    {
        open();
        write(m_fixture->rebuild, u"We go on."_s);
        send(panel());
        settle();
        ComposerWindow *window = flow().openDraft(storedDraft()); // it stands among the drafts of the desk
        QVERIFY(window);
        QVERIFY(flow().poster().leaving().isEmpty());
        QTest::keyClicks(&window->composer().text(), u" Still."_s);
        letItLeave();
        QCOMPARE(drafts().values(), QStringList{u"We go on. Still."_s});
        QCOMPARE(story(m_fixture->rebuild).updates.size(), 2);
    }

    void anotherPostThatGoesOutDoesNotTakeAwayWhatIsBeingWritten()
    {
        open();
        write(m_fixture->rebuild, u"We go on."_s);
        send(panel());
        write(m_fixture->outage, u"It came "_s); // meanwhile, about another one
        letItLeave();
        QCOMPARE(story(m_fixture->rebuild).updates.constLast().body.markdown, u"We go on."_s);
        QTest::keyClicks(QApplication::focusWidget(), u"back."_s);
        QCOMPARE(m_window->inspector().incidentId(), m_fixture->outage);
        QCOMPARE(panel().draft().incident, m_fixture->outage);
        QCOMPARE(panel().text().text().markdown, u"It came back."_s);
        QVERIFY(m_window->writing().isWriting());
    }

    void showsWhatWentOutWhereNothingElseIsWritten()
    {
        open();
        write(m_fixture->rebuild, u"We go on."_s);
        send(panel());
        m_window->goToIncident(m_fixture->outage);
        letItLeave();
        QCOMPARE(m_window->inspector().incidentId(), m_fixture->rebuild);
        QCOMPARE(notice(), u"Posted: Storage unit rebuild takes longer than planned."_s);
    }

    void aWindowOfItsOwnTakesTheRoomOfThePanelBack()
    {
        open();
        write(m_fixture->rebuild, u"We go on."_s);
        QTest::mouseClick(panel().findChild<QPushButton *>(u"composerWindowed"_s), Qt::LeftButton);
        QCOMPARE(composers().size(), 1);
        QVERIFY(!m_window->writing().isWriting());
    }

    void aStoryThatEndsPromisesNothingMore()
    {
        open();
        write(m_fixture->rebuild, u"It is over."_s);
        QCOMPARE(panel().draft().promises.size(), 1); // what is offered to everybody
        ComposerWindow *window = flow().detach(panel());
        auto *status = window->findChild<QComboBox *>(u"postStatus"_s);
        status->setFocus();
        QTest::keyClicks(status, u"Resolved"_s);
        const PostDraft draft = window->composer().draft();
        QCOMPARE(draft.status, Status::Resolved);
        QVERIFY(draft.promises.isEmpty());
    }

    void goesOnWithWhatWasTakenBack()
    {
        open();
        write(m_fixture->rebuild, u"We go on."_s);
        send(panel());
        QTest::mouseClick(m_window->undoStrip().findChild<QPushButton *>(u"undoTakeBack"_s), Qt::LeftButton);
        QVERIFY(flow().poster().leaving().isEmpty());
        m_window->writeUpdate();
        QCOMPARE(panel().text().text().markdown, u"We go on."_s);
        QTest::mouseClick(m_window->findChild<QPushButton *>(u"noticeOffer"_s), Qt::LeftButton); // is there already
        QCOMPARE(composers().size(), 1); // moved from the panel to a window of its own
        QVERIFY(panel().text().isBlank());
        QCOMPARE(composers().constFirst()->composer().text().text().markdown, u"We go on."_s);
    }

    void bringsBackWhatWasThrownAway_data()
    {
        QTest::addColumn<bool>("inWindow");
        QTest::newRow("in the panel") << false;
        QTest::newRow("in a window") << true;
    }
    void bringsBackWhatWasThrownAway()
    {
        QFETCH(const bool, inWindow);
        open();
        write(m_fixture->rebuild, u"Back since 12:00 for all."_s);
        Composer &composer = inWindow ? flow().detach(panel())->composer() : panel();
        settle();
        const TokenText written = composer.text().text();
        QCOMPARE(written.tokens.size(), 1);
        QTest::mouseClick(composer.findChild<QPushButton *>(u"composerDiscard"_s), Qt::LeftButton);
        settle();
        QVERIFY(drafts().isEmpty());
        m_window->writeUpdate();
        QVERIFY(panel().text().isBlank());
        QTest::mouseClick(m_window->findChild<QPushButton *>(u"noticeOffer"_s), Qt::LeftButton);
        settle();
        QCOMPARE(composers().size(), 1);
        QCOMPARE(composers().constFirst()->composer().text().text(), written);
        QCOMPARE(drafts().size(), 1);
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

    void saysNothingUntrueWhereItIsTooLateToTakeBack()
    {
        open();
        write(m_fixture->rebuild, u"We go on."_s);
        send(panel());
        const QString key = flow().poster().leaving().constFirst().draft.key;
        auto *button = m_window->undoStrip().findChild<QPushButton *>(u"undoTakeBack"_s);
        QVERIFY(button);
        QVERIFY(flow().poster().sendNow(key)); // in the same tenth of a second
        button->click();
        QVERIFY2(!notice().contains(u"never left"_s), qPrintable(notice()));
        settle();
        QCOMPARE(story(m_fixture->rebuild).updates.constLast().body.markdown, u"We go on."_s);
    }

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
        settle();
        const Update update = story(m_fixture->rebuild).updates.constLast();
        QCOMPARE(update.body.markdown, u"Ben thinks it is over."_s);
        QCOMPARE(update.writtenBy, u"ben"_s);
        QVERIFY(composers().isEmpty());
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
        settle();
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
        {
            WorkspaceWriter ola(m_fixture->path, u"ola"_s, m_fixture->clock);
            Poster poster(ola, m_fixture->clock);
            poster.post(waiting, 0);
            QVERIFY(ola.flush());
        }
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

    void saysOfAnImpactWhatWasChosenThoughSomebodyMovedIt()
    {
        open();
        const Impact impact = story(m_fixture->rebuild).impacts.constFirst();
        PostDraft draft = waitingDraft({});
        draft.state = PostDraft::State::Writing;
        draft.impacts = {ImpactChange{impact.id, impact.target, impact.level, impact.range.begin, {}, true, impact.planned, false}};
        ComposerWindow *window = flow().openDraft(draft);
        const InstantRange moved{impact.range.begin - 10 * minuteMs, {}};
        {
            WorkspaceWriter ola(m_fixture->path, u"ola"_s, m_fixture->clock);
            ola.write([&](WritingDesk &desk) { return writeImpactMove(desk, {m_fixture->rebuild, impact.target, impact.level, impact.range, moved}); });
            QVERIFY(ola.flush());
        }
        send(window->composer());
        letItLeave();
        QCOMPARE(story(m_fixture->rebuild).updates.constLast().body.markdown, draft.body.markdown);
        QCOMPARE(story(m_fixture->rebuild).impacts.constFirst().range, (InstantRange{moved.begin, m_fixture->clock.now()}));
    }

    void saysWhatHadNotLeftWhenAnotherWorkspaceIsOpened()
    {
        open();
        write(m_fixture->rebuild, u"We go on."_s);
        send(panel());
        m_window->openWorkspace(m_fixture->folder.filePath(u"other.tocsin"_s));
        QVERIFY2(notice().contains(u"noc"_s), qPrintable(notice()));
        QCOMPARE(drafts().values(), QStringList{u"We go on."_s});
        QCOMPARE(story(m_fixture->rebuild).updates.size(), 2);
    }

    void asksBeforeAnotherWorkspaceTakesWhatCannotBeSaved()
    {
        QVERIFY(Workspace::open(m_fixture->folder.filePath(u"other.tocsin"_s)));
        FaultyDisk &disk = newDisk(); // sees files that are opened from now on
        open();
        write(m_fixture->rebuild, u"Saved."_s);
        settle();
        disk.failAt(0, FaultyDisk::Fault::Full);
        QTest::keyClicks(&panel().text(), u" Not saved."_s);
        m_window->openWorkspace(m_fixture->folder.filePath(u"other.tocsin"_s));
        auto *question = m_window->findChild<QMessageBox *>(u"draftsQuestion"_s);
        QVERIFY(question && question->isVisible());
        QCOMPARE(m_window->session()->path(), m_fixture->path);
        QCOMPARE(panel().text().text().markdown, u"Saved. Not saved."_s);
        disk.heal();
        for (QAbstractButton *button : question->buttons()) {
            if (question->buttonRole(button) == QMessageBox::DestructiveRole)
                button->click();
        }
        QVERIFY(m_window->session()->path() != m_fixture->path);
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
        {
            WorkspaceWriter ola(m_fixture->path, u"ola"_s, m_fixture->clock);
            Poster poster(ola, m_fixture->clock);
            poster.post(waiting, 0);
            QVERIFY(ola.flush());
        }
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

    void twoWindowsOfOneUserDoNotOverwriteEachOther()
    {
        open();
        write(m_fixture->rebuild, u"We go on"_s);
        settle();
        MainWindow other(m_fixture->services()); // another program, begun later
        other.show();
        other.openWorkspace(m_fixture->path);
        other.goToIncident(m_fixture->rebuild);
        Composer &there = other.writing().composer();
        QCOMPARE(there.text().text().markdown, u"We go on"_s);
        const auto type = [](Composer &composer, const QString &words, MainWindow &window) {
            QTest::keyClicks(&composer.text(), words);
            QVERIFY(window.posting()->saveDrafts());
        };
        type(there, u" there"_s, other);
        type(panel(), u" here"_s, *m_window);
        type(there, u", too"_s, other);
        type(panel(), u" as well"_s, *m_window);
        QStringList words = drafts().values();
        words.sort();
        QCOMPARE(words, (QStringList{u"We go on here as well"_s, u"We go on there, too"_s}));
    }

    void sendsWhatWasLookedAtThoughAnAlarmLedElsewhere()
    {
        open();
        write(m_fixture->rebuild, u"We go on."_s);
        FinalPreview *look = flow().lookOnceMore(panel());
        QTRY_VERIFY(look->isVisible());
        m_window->goToIncident(m_fixture->outage); // "Open" of a message on the desktop
        QCOMPARE(panel().draft().incident, m_fixture->outage);
        look->findChild<QPushButton *>(u"finalSend"_s)->click();
        QCOMPARE(flow().poster().leaving().size(), 1);
        QCOMPARE(flow().poster().leaving().constFirst().draft.body.markdown, u"We go on."_s);
        letItLeave();
        QCOMPARE(story(m_fixture->rebuild).updates.constLast().body.markdown, u"We go on."_s);
        QCOMPARE(story(m_fixture->outage).updates.size(), 1);
    }

    void theLastWordsAreThereWhenOneComesBackAtOnce()
    {
        open();
        write(m_fixture->rebuild, u"We go on."_s);
        settle();
        QTest::keyClicks(&panel().text(), u" Still."_s); // not saved yet
        const QString key = panel().key();
        m_window->goToIncident(m_fixture->outage); // by mistake
        m_window->goToIncident(m_fixture->rebuild);
        QCOMPARE(panel().key(), key);
        QCOMPARE(panel().text().text().markdown, u"We go on. Still."_s);
        settle();
        QCOMPARE(drafts().values(), QStringList{u"We go on. Still."_s});
    }

    void savesWhatWasTypedLastWhenItsWindowIsClosed()
    {
        open();
        ComposerWindow *window = flow().newStory(IncidentKind::Incident);
        QTest::keyClicks(&window->composer().text(), u"Hardly typed."_s);
        QVERIFY(window->close());
        QVERIFY(flow().writer().flush()); // and not 400 ms later
        QCOMPARE(drafts().values(), QStringList{u"Hardly typed."_s});
    }

    void asksBeforeItLosesWhatCannotBeSaved()
    {
        FaultyDisk &disk = newDisk(); // sees files that are opened from now on
        open();
        write(m_fixture->rebuild, u"Saved."_s);
        settle();
        disk.failAt(0, FaultyDisk::Fault::Full);
        QTest::keyClicks(&panel().text(), u" Not saved."_s);
        m_window->close();
        QVERIFY(m_window->isVisible());
        auto *question = m_window->findChild<QMessageBox *>();
        QVERIFY(question && question->isVisible());
        question->button(QMessageBox::Cancel)->click();
        QVERIFY(m_window->isVisible());
        disk.heal();
        m_window->close();
        QVERIFY(!m_window->isVisible());
        QCOMPARE(drafts().values(), QStringList{u"Saved. Not saved."_s});
    }

    void sendsNothingWhileItAsksWhatIsToBecomeOfIt()
    {
        open();
        write(m_fixture->rebuild, u"We go on."_s);
        send(panel());
        settle();
        m_window->close();
        auto *question = m_window->findChild<QMessageBox *>(u"closeQuestion"_s);
        QVERIFY(question && m_window->isVisible());
        letItLeave(); // its time is over while somebody reads the question
        QCOMPARE(flow().poster().leaving().size(), 1);
        QTest::keyClick(question->defaultButton(), Qt::Key_Return);
        QVERIFY(!m_window->isVisible());
        QCOMPARE(story(m_fixture->rebuild).updates.size(), 2);
        QCOMPARE(drafts().values(), QStringList{u"We go on."_s});
    }

    void countsOnWhereItIsNotClosedAfterAll()
    {
        open();
        write(m_fixture->rebuild, u"We go on."_s);
        send(panel());
        m_window->close();
        auto *question = m_window->findChild<QMessageBox *>(u"closeQuestion"_s);
        QVERIFY(question);
        question->button(QMessageBox::Cancel)->click();
        QVERIFY(m_window->isVisible());
        letItLeave();
        QVERIFY(flow().poster().leaving().isEmpty());
        QCOMPARE(story(m_fixture->rebuild).updates.size(), 3);
    }

    void previewsWhatIsTranslated()
    {
        FactWriter writer(u"tester"_s, m_fixture->clock, 2, {});
        writer.put(Audience{u"aud:fr"_s, u"Clients"_s, u"fr"_s, {u"Europe/Paris"_s}, {}});
        writer.continueStory(m_fixture->rebuild, {});
        Update update;
        update.posted = m_fixture->clock.now();
        update.at = update.posted;
        update.language = u"en"_s;
        update.body = {u"Mail is coming back."_s, {}};
        Translation french;
        french.of = writer.add(update);
        french.language = u"fr"_s;
        french.state = TranslationState::Approved;
        french.body = {u"Le courrier revient."_s, {}};
        french.sourceHash = sourceHash(update.body);
        writer.add(french);
        {
            auto workspace = Workspace::open(m_fixture->path);
            QVERIFY(workspace && (*workspace)->commit(writer.take().documents));
        }
        open();
        write(m_fixture->rebuild, u"We go on."_s);
        ComposerWindow *window = flow().detach(panel());
        window->preview().renderNow();
        const QList<PreviewCard *> cards = window->preview().cards();
        QCOMPARE(cards.size(), 1);
        QVERIFY2(cards.first()->copied(TextForm::Plain).contains("Le courrier revient."_L1), qPrintable(cards.first()->copied(TextForm::Plain)));
        FinalPreview *look = flow().lookOnceMore(window->composer());
        const auto *card = look->findChild<PreviewCard *>();
        QTRY_VERIFY(card && card->copied(TextForm::Plain).contains("Le courrier revient."_L1));
        look->reject();
    }

    void staysOpenWhereWhatWasToBeSentCouldNotBe()
    {
        FaultyDisk &disk = newDisk();
        open();
        write(m_fixture->rebuild, u"We go on."_s);
        send(panel());
        settle();
        m_window->close();
        auto *question = m_window->findChild<QMessageBox *>(u"closeQuestion"_s);
        QVERIFY(question && m_window->isVisible());
        disk.failAt(0, FaultyDisk::Fault::Full);
        for (QAbstractButton *button : question->buttons()) {
            if (question->buttonRole(button) == QMessageBox::AcceptRole)
                button->click();
        }
        QVERIFY(m_window->isVisible());
        QCOMPARE(composers().size(), 1); // what could not go out
        QCOMPARE(composers().constFirst()->composer().text().text().markdown, u"We go on."_s);
        disk.heal();
    }

    void aNewTimeIsPromisedWithoutAWordAboutTheStatus()
    {
        open();
        m_window->showPage(MainWindow::Page::Desk);
        auto *desk = m_window->findChild<DeskPage *>();
        QVERIFY(desk);
        QTRY_VERIFY(desk->selectIncident(m_fixture->rebuild));
        QTest::keyClick(desk->list(), Qt::Key_X);
        auto *next = panel().findChild<TimeField *>(u"promiseNextUpdate"_s);
        QTRY_COMPARE(QApplication::focusWidget(), next->edit());
        QVERIFY(!panel().draft().status);
        // What somebody chose stays as it is.
        auto *status = panel().findChild<QComboBox *>(u"postStatus"_s);
        status->setFocus();
        QTest::keyClick(status, Qt::Key_Home);
        const std::optional<Status> chosen = panel().draft().status;
        QVERIFY(chosen && panel().isTouched());
        desk->list()->setFocus();
        QTest::keyClick(desk->list(), Qt::Key_X);
        QTRY_COMPARE(QApplication::focusWidget(), next->edit());
        QCOMPARE(panel().draft().status, chosen);
    }

    void previewsBelowThePostWhereThereIsNoRoomBesideIt()
    {
        open();
        ComposerWindow *window = flow().newStory(IncidentKind::Incident);
        auto *splitter = window->findChild<QSplitter *>();
        window->resize(1100, 760);
        QTRY_COMPARE(splitter->orientation(), Qt::Horizontal);
        window->resize(700, 760);
        QTRY_COMPARE(splitter->orientation(), Qt::Vertical);
        QVERIFY(window->preview().width() <= 700 && window->preview().geometry().right() < splitter->width());
    }
};

QTEST_MAIN(TestPostingFlow)
#include "tst_postingflow.moc"
