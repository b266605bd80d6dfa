// SPDX-License-Identifier: GPL-3.0-or-later
// What becomes of drafts between panel, windows, desk and other consoles.
#include "tests/gui/postingfixture.h"
#include "ui/composer/postfields.h"
#include "ui/composer/postpreview.h"
#include "ui/composer/timefield.h"
#include "ui/desk/deskpage.h"

#include <QComboBox>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSplitter>

using namespace Qt::StringLiterals;
using namespace tocsin;
using namespace tocsin::test;

class TestPostingDrafts : public QObject, PostingFixture
{
    Q_OBJECT

private slots:
    void init() { begin(); }
    void cleanup() { end(); }

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

    void aWindowOfItsOwnTakesTheRoomOfThePanelBack()
    {
        open();
        write(m_fixture->rebuild, u"We go on."_s);
        QTest::mouseClick(panel().findChild<QPushButton *>(u"composerWindowed"_s), Qt::LeftButton);
        QCOMPARE(composers().size(), 1);
        QVERIFY(!m_window->writing().isWriting());
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
};

QTEST_MAIN(TestPostingDrafts)
#include "tst_postingdrafts.moc"
