// SPDX-License-Identifier: GPL-3.0-or-later
// What becomes of words and posts on closing: a composer, the window, a workspace for another one.
#include "tests/gui/answer.h"
#include "tests/gui/postingfixture.h"
#include "tests/models/storage/faultyvfs.h"

using namespace Qt::StringLiterals;
using namespace tocsin;
using namespace tocsin::test;

class TestPostingClose : public QObject, PostingFixture
{
    Q_OBJECT

    std::unique_ptr<FaultyDisk> m_disk; // outlives every thread that reads from it

    /// A disk that sees the files that are opened from now on.
    FaultyDisk &newDisk()
    {
        m_disk = std::make_unique<FaultyDisk>();
        return *m_disk;
    }
    /// "Saved." is on the disk, which has no room for what follows.
    void writeMoreThanCanBeSaved()
    {
        FaultyDisk &disk = newDisk();
        open();
        write(m_fixture->rebuild, u"Saved."_s);
        settle();
        disk.failAt(0, FaultyDisk::Fault::Full);
        QTest::keyClicks(&panel().text(), u" Not saved."_s);
    }
    /// What is asked when the window, which stays meanwhile, is to be closed.
    QMessageBox *askedOnClosing()
    {
        m_window->close();
        return m_window->isVisible() ? m_window->findChild<QMessageBox *>(u"closeQuestion"_s) : nullptr;
    }

private slots:
    void init() { begin(); }
    void cleanup()
    {
        end();
        m_disk.reset();
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
        writeMoreThanCanBeSaved();
        m_window->close();
        QVERIFY(m_window->isVisible());
        auto *question = m_window->findChild<QMessageBox *>();
        QVERIFY(question && question->isVisible());
        question->button(QMessageBox::Cancel)->click();
        QVERIFY(m_window->isVisible());
        m_disk->heal();
        m_window->close();
        QVERIFY(!m_window->isVisible());
        QCOMPARE(drafts().values(), QStringList{u"Saved. Not saved."_s});
    }

    void asksBeforeAnotherWorkspaceTakesWhatCannotBeSaved()
    {
        QVERIFY(Workspace::open(m_fixture->folder.filePath(u"other.tocsin"_s)));
        writeMoreThanCanBeSaved();
        m_window->openWorkspace(m_fixture->folder.filePath(u"other.tocsin"_s));
        auto *question = m_window->findChild<QMessageBox *>(u"draftsQuestion"_s);
        QVERIFY(question && question->isVisible());
        QCOMPARE(m_window->session()->path(), m_fixture->path);
        QCOMPARE(panel().text().text().markdown, u"Saved. Not saved."_s);
        m_disk->heal();
        answer(question, QMessageBox::DestructiveRole);
        QVERIFY(m_window->session()->path() != m_fixture->path);
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

    void sendsNothingWhileItAsksWhatIsToBecomeOfIt()
    {
        open();
        write(m_fixture->rebuild, u"We go on."_s);
        send(panel());
        settle();
        QMessageBox *question = askedOnClosing();
        QVERIFY(question);
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
        QMessageBox *question = askedOnClosing();
        QVERIFY(question);
        question->button(QMessageBox::Cancel)->click();
        QVERIFY(m_window->isVisible());
        letItLeave();
        QVERIFY(flow().poster().leaving().isEmpty());
        QCOMPARE(story(m_fixture->rebuild).updates.size(), 3);
    }

    void staysOpenWhereWhatWasToBeSentCouldNotBe()
    {
        FaultyDisk &disk = newDisk();
        open();
        write(m_fixture->rebuild, u"We go on."_s);
        send(panel());
        settle();
        QMessageBox *question = askedOnClosing();
        QVERIFY(question);
        disk.failAt(0, FaultyDisk::Fault::Full);
        answer(question, QMessageBox::AcceptRole);
        QVERIFY(m_window->isVisible());
        QCOMPARE(composers().size(), 1); // what could not go out
        QCOMPARE(composers().constFirst()->composer().text().text().markdown, u"We go on."_s);
        disk.heal();
    }
};

QTEST_MAIN(TestPostingClose)
#include "tst_postingclose.moc"
