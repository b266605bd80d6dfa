// SPDX-License-Identifier: GPL-3.0-or-later
// A second pair of eyes: who approves what, and what becomes of it while its author writes on.
#include "models/itemmodels/deskkeeper.h"
#include "tests/gui/postingfixture.h"

#include <QLineEdit>
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
