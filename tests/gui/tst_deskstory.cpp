// SPDX-License-Identifier: GPL-3.0-or-later
// The desk's line, what stands beside it and the inspector are about one story: keys of both mean the same.
#include "models/itemmodels/deskkeeper.h"
#include "tests/gui/postingfixture.h"
#include "ui/composer/postfields.h"
#include "ui/desk/deskpage.h"

#include <QComboBox>
#include <QLineEdit>
#include <QListView>

using namespace Qt::StringLiterals;
using namespace tocsin;
using namespace tocsin::test;

class TestDeskStory : public QObject, private PostingFixture
{
    Q_OBJECT

    void openDesk()
    {
        open();
        m_window->resize(1360, 860);
        m_window->showPage(MainWindow::Page::Desk);
        QTRY_VERIFY(list()->model() && list()->model()->rowCount() > 0);
        list()->setFocus();
    }
    [[nodiscard]] QListView *list() const { return m_window->desk().list(); }
    [[nodiscard]] QString chosen() const { return list()->currentIndex().data(DeskModel::IncidentRole).toString(); }
    [[nodiscard]] QString inspected() const { return m_window->inspector().incidentId(); }
    void leaveWaiting(const PostDraft &draft)
    {
        writeAs(draft.writtenBy, [draft](WritingDesk &desk) { return writeDraft(desk, draft); });
    }
    /// The story of the first line is resolved from the desk; another one waits for approval.
    void resolveFirst()
    {
        PostDraft other = waitingDraft(u"ben"_s);
        other.incident = m_fixture->outage;
        leaveWaiting(other);
        openDesk();
        write(m_fixture->rebuild, u"All is well."_s);
        auto *status = panel().findChild<QComboBox *>(u"postStatus"_s);
        QTest::keyClick(status, Qt::Key_R);
        QCOMPARE(panel().draft().status, Status::Resolved);
        send(panel());
        letItLeave();
        QCOMPARE(story(m_fixture->rebuild).status, Status::Resolved);
        QTRY_COMPARE(m_window->desk().model()->rowOfIncident(m_fixture->rebuild), -1);
        QCOMPARE(inspected(), m_fixture->rebuild);
    }

private slots:
    void init() { begin(); }
    void cleanup() { end(); }

    void isReadThoughNobodySeesTheTimeline()
    {
        m_window = std::make_unique<MainWindow>(m_fixture->services());
        m_window->openWorkspace(m_fixture->path);
        QTRY_VERIFY(list()->model() && list()->model()->rowCount() > 0);
    }

    void showsTheStoryThatAWaitingPostIsAbout()
    {
        PostDraft draft = waitingDraft(u"ben"_s);
        draft.incident = m_fixture->outage;
        leaveWaiting(draft);
        openDesk();
        QCOMPARE(list()->currentIndex().data(DeskModel::KindRole).value<DeskRowKind>(), DeskRowKind::Approval);
        QTRY_COMPARE(inspected(), m_fixture->outage);
        QTest::keyClick(list(), Qt::Key_Down);
        QCOMPARE(chosen(), m_fixture->rebuild);
        QCOMPARE(inspected(), m_fixture->rebuild);
        QTest::keyClick(list(), Qt::Key_Up);
        QCOMPARE(chosen(), m_fixture->outage);
        QCOMPARE(inspected(), m_fixture->outage);
    }

    void showsNoStoryWhereAWaitingPostIsToBeginOne()
    {
        PostDraft draft = waitingDraft(u"ben"_s);
        draft.incident = u"inc:01ARZ3NDEKTSV4RRFFQ69G5FB1"_s;
        draft.beginsStory = true;
        draft.title = u"Slow web servers"_s;
        leaveWaiting(draft);
        openDesk();
        QTest::keyClick(list(), Qt::Key_Down);
        QCOMPARE(inspected(), m_fixture->rebuild);
        QTest::keyClick(list(), Qt::Key_Up);
        QCOMPARE(chosen(), draft.incident);
        QCOMPARE(inspected(), QString());
    }

    void choosesTheLineOfAStoryThatJustBegan()
    {
        openDesk();
        QCOMPARE(chosen(), m_fixture->rebuild);
        ComposerWindow *window = flow().newStory(IncidentKind::Incident);
        QTest::keyClicks(window->composer().findChild<QLineEdit *>(u"postTitle"_s), u"Slow web servers"_s);
        QTest::keyClicks(&window->composer().text(), u"We look into it."_s);
        send(window->composer());
        letItLeave();
        QTRY_VERIFY(!inspected().isEmpty() && inspected() != m_fixture->rebuild);
        QTRY_COMPARE(chosen(), inspected());
    }

    /// Between the post and the reading of its line.
    void choosesTheLineOfAStoryThatJustBeganForWhoComesBeforeItIsRead()
    {
        openDesk();
        m_window->showPage(MainWindow::Page::Timeline);
        ComposerWindow *window = flow().newStory(IncidentKind::Incident);
        QTest::keyClicks(window->composer().findChild<QLineEdit *>(u"postTitle"_s), u"Slow web servers"_s);
        QTest::keyClicks(&window->composer().text(), u"We look into it."_s);
        send(window->composer());
        QSignalSpy posted(&flow(), &PostingFlow::posted);
        QVERIFY(flow().poster().sendNow(flow().poster().leaving().constFirst().draft.key));
        QVERIFY(posted.wait(10000));
        m_window->showPage(MainWindow::Page::Desk);
        const QString begun = posted.constFirst().constFirst().toString();
        QTRY_COMPARE(chosen(), begun);
        QCOMPARE(inspected(), begun);
        // From now on the line says which story it is: the next reading moves nothing.
        list()->setFocus();
        QTest::keyClick(list(), list()->currentIndex().row() > 0 ? Qt::Key_Up : Qt::Key_Down);
        const QString other = chosen();
        QVERIFY(other != begun);
        settle();
        QSignalSpy changed(m_window->desk().model(), &DeskModel::dataChanged);
        m_fixture->clock.advance(secondMs);
        QVERIFY(changed.wait(10000)); // the desk goes on
        QCOMPARE(chosen(), other);
        QCOMPARE(inspected(), other);
    }

    void choosesNoNeighbourOfAStoryThatIsOver()
    {
        resolveFirst();
        QVERIFY(!list()->currentIndex().isValid());
        // The arrow keys go on from the top.
        list()->setFocus();
        QTest::keyClick(list(), Qt::Key_Down);
        QCOMPARE(chosen(), m_fixture->outage);
        QCOMPARE(inspected(), m_fixture->outage);
    }

    void beginsWithWhatIsDueNextWhereTheStoryOnShowHasNoLine()
    {
        resolveFirst();
        m_window->showPage(MainWindow::Page::Timeline);
        QCOMPARE(inspected(), m_fixture->rebuild);
        m_window->showPage(MainWindow::Page::Desk);
        QTRY_COMPARE(chosen(), m_fixture->outage); // at once, or when what is being read has been
        QCOMPARE(inspected(), m_fixture->outage);
    }
};

QTEST_MAIN(TestDeskStory)
#include "tst_deskstory.moc"
