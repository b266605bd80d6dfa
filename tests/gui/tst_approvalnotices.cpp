// SPDX-License-Identifier: GPL-3.0-or-later
// Who is asked to approve, and whose post was sent back, hear of it though they look at something else.
#include "models/itemmodels/deskkeeper.h"
#include "tests/gui/fakealarms.h"
#include "tests/gui/postingfixture.h"
#include "ui/desk/deskpage.h"
#include "ui/shell/rail.h"
#include "ui/shell/windowactions.h"

#include <QAction>
#include <QListView>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace tocsin;
using namespace tocsin::test;

class TestApprovalNotices : public QObject, private PostingFixture
{
    Q_OBJECT

    FakeNotifier m_notifier;
    FakeCounter m_counter;

    void openWithOutlets()
    {
        WindowServices services = m_fixture->services();
        services.outlets = {&m_notifier, nullptr, {&m_counter}};
        m_window = std::make_unique<MainWindow>(services);
        m_window->show();
        m_window->openWorkspace(m_fixture->path);
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QTRY_VERIFY_WITH_TIMEOUT(m_window->deskKeeper()->isRead() && !m_window->deskKeeper()->isReading(), 30000);
    }
    void store(const PostDraft &draft)
    {
        writeAs(draft.writtenBy, [draft](WritingDesk &desk) { return writeDraft(desk, draft); });
    }
    void sendBackAs(const QString &user, const PostDraft &draft, const QString &note)
    {
        writeAs(user, [draft, note](WritingDesk &desk) { return writeSendBack(desk, draft, note); });
    }
    [[nodiscard]] PostDraft asked(const QString &author) const
    {
        PostDraft draft = waitingDraft(author);
        draft.asked = m_fixture->clock.now();
        return draft;
    }
    /// What somebody wrote is read, and nothing else is to come.
    void readAgain()
    {
        m_window->session()->look();
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->deskKeeper()->isReading(), 30000);
    }
    [[nodiscard]] QStringList shown() const
    {
        QStringList words;
        for (const AlarmNotice &notice : m_notifier.shown)
            words.append(notice.title + u" | "_s + notice.text);
        return words;
    }
    [[nodiscard]] QString badge() const
    {
        for (const QToolButton *button : m_window->findChild<Rail *>()->findChildren<QToolButton *>()) {
            if (button->defaultAction() == m_window->windowActions().deskPage)
                return button->accessibleName();
        }
        return {};
    }

private slots:
    void init()
    {
        begin();
        m_notifier.shown.clear();
        m_notifier.standing.clear();
        m_counter.said.clear();
    }
    void cleanup() { end(); }

    void countsWhatWaitsWhereTheDeskIsChosen()
    {
        openWithOutlets();
        QCOMPARE(badge(), u"Desk"_s);
        const QString title = m_window->windowTitle();
        store(asked(u"ben"_s));
        readAgain();
        QTRY_COMPARE(badge(), u"Desk, 1 post(s) waiting for your approval"_s);
        QCOMPARE(m_counter.said, u"0/0 Tocsin: 1 waiting for your approval"_s);
        QCOMPARE(m_window->windowTitle(), title); // which counts what was missed
        const QImage one = m_window->findChild<Rail *>()->grab().toImage();
        // Beside what was missed, not instead of it.
        m_fixture->clock.advance(10 * minuteMs);
        QTRY_COMPARE_WITH_TIMEOUT(badge(), u"Desk, 1 missed, 1 post(s) waiting for your approval"_s, 30000);
        QCOMPARE(m_counter.said, u"1/0 Tocsin: 1 missed, 1 waiting for your approval"_s);
        QVERIFY(m_window->findChild<Rail *>()->grab().toImage() != one);
        if (const QByteArray folder = qgetenv("TOCSIN_TEST_PICTURES"); !folder.isEmpty())
            QVERIFY(m_window->grab().save(QString::fromLocal8Bit(folder) + u"/approval-badge.png"_s));
        // Sent back, it waits for nobody here.
        PostDraft waiting = asked(u"ben"_s);
        store(waiting);
        sendBackAs(u"ola"_s, waiting, u"Not yet."_s);
        readAgain();
        QTRY_COMPARE(badge(), u"Desk, 1 missed"_s);
    }

    void tellsOnceThatAPostCameToWait()
    {
        openWithOutlets();
        const PostDraft waiting = asked(u"ben"_s);
        store(waiting);
        readAgain();
        QTRY_COMPARE(shown(), QStringList{u"ben asks for your approval | Storage unit rebuild takes longer than planned"_s});
        QVERIFY(m_notifier.shown.constFirst().shelveWords.isEmpty());
        QVERIFY(!m_notifier.shown.constFirst().urgent);
        // Not at every reading, nor as another one's words change.
        writeAs(u"ola"_s, [this](WritingDesk &desk) {
            PostDraft own = waitingDraft(u"ola"_s);
            own.state = PostDraft::State::Writing;
            return writeDraft(desk, own);
        });
        readAgain();
        QCOMPARE(shown().size(), 1);
        // Asked for again, it is another matter.
        m_fixture->clock.advance(minuteMs);
        store(asked(u"ben"_s));
        readAgain();
        QTRY_COMPARE(shown().size(), 2);
        QCOMPARE(m_notifier.standing.size(), 1); // and the first one is gone
        // What waits no more is not to be seen to.
        PostDraft again = asked(u"ben"_s);
        again.state = PostDraft::State::Writing;
        store(again);
        readAgain();
        QTRY_VERIFY(m_notifier.standing.isEmpty());
        QCOMPARE(shown().size(), 2);
    }

    void opensTheDeskWhereItWaits()
    {
        openWithOutlets();
        store(asked(u"ben"_s));
        readAgain();
        QTRY_COMPARE(m_notifier.shown.size(), 1);
        emit m_notifier.openWanted(m_notifier.shown.constFirst().key);
        QVERIFY(m_window->desk().isVisible());
        QCOMPARE(m_window->desk().list()->currentIndex().data(DeskModel::KindRole).value<DeskRowKind>(), DeskRowKind::Approval);
    }

    void tellsOnceThatItsAuthorsPostWasSentBack()
    {
        const PostDraft waiting = asked(u"tester"_s);
        store(waiting);
        openWithOutlets();
        QCOMPARE(badge(), u"Desk"_s); // one's own waits for others
        sendBackAs(u"ola"_s, waiting, u"It is not over:\nflexo still rebuilds."_s);
        readAgain();
        QTRY_COMPARE(shown(), QStringList{u"ola sent your post back | Storage unit rebuild takes longer than planned: It is not over: flexo still rebuilds."_s});
        store(asked(u"ben"_s));
        readAgain();
        QTRY_COMPARE(shown().size(), 2); // ben's, and not the first one again
        QVERIFY(shown().constLast().startsWith("ben asks"_L1));
        QVERIFY(composers().isEmpty());
        emit m_notifier.openWanted(m_notifier.shown.constFirst().key);
        QCOMPARE(composers().size(), 1);
        QCOMPARE(composers().constFirst()->composer().key(), waiting.key);
    }

    void saysNothingOfWhatStoodThereBefore()
    {
        store(asked(u"ben"_s));
        openWithOutlets();
        QTRY_COMPARE(badge(), u"Desk, 1 post(s) waiting for your approval"_s);
        readAgain();
        QVERIFY(shown().isEmpty());
    }

    void saysNothingWhereMessagesAreSwitchedOff()
    {
        m_fixture->store.set(settings::notifications, false);
        openWithOutlets();
        store(asked(u"ben"_s));
        readAgain();
        QTRY_COMPARE(badge(), u"Desk, 1 post(s) waiting for your approval"_s);
        QVERIFY(shown().isEmpty());
    }
};

QTEST_MAIN(TestApprovalNotices)
#include "tst_approvalnotices.moc"
