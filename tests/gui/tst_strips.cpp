// SPDX-License-Identifier: GPL-3.0-or-later
// What comes in by itself (alarms, notices, posts that are about to leave) moves nothing that somebody may be about to click.
#include "models/itemmodels/deskkeeper.h"
#include "tests/gui/postingfixture.h"
#include "ui/composer/undostrip.h"
#include "ui/desk/alarmbar.h"
#include "ui/desk/deskpage.h"
#include "ui/shell/striparea.h"
#include "ui/timeline/timelineview.h"

#include <QListView>
#include <QStatusBar>

using namespace Qt::StringLiterals;
using namespace tocsin;
using namespace tocsin::test;

class TestStrips : public QObject, private PostingFixture
{
    Q_OBJECT

    void openWriting()
    {
        open();
        m_window->resize(1360, 860);
        write(m_fixture->rebuild, u"The rebuild goes on."_s);
        settle();
        m_window->showPage(MainWindow::Page::Desk);
        constexpr int lines = 4; // the draft, the story and their headings
        QTRY_VERIFY(m_window->desk().model() && m_window->desk().model()->rowCount() == lines);
        layOut();
    }
    static void layOut()
    {
        QCoreApplication::processEvents(); // what asks to be laid out is, in time for the next frame
        QCoreApplication::processEvents();
    }
    [[nodiscard]] static QPoint placeOf(const QWidget &widget) { return widget.mapToGlobal(QPoint()); }
    [[nodiscard]] QPoint placeOfLine() const
    {
        const QListView *list = m_window->desk().list();
        return list->viewport()->mapToGlobal(list->visualRect(list->model()->index(m_window->desk().model()->rowOfIncident(m_fixture->rebuild), 0)).topLeft());
    }
    /// Where that is which begins at the top: by page, what is looked at and written in.
    [[nodiscard]] QList<QPoint> tops() const { return {placeOfLine(), placeOf(m_window->timeline()), placeOf(panel().text())}; }
    /// Where the buttons are that stand at the bottom.
    [[nodiscard]] QList<QPoint> bottoms() const
    {
        return {placeOf(*panel().findChild<QPushButton *>(u"composerPost"_s)), placeOf(*m_window->desk().findChild<QWidget *>(u"desk.updateButton"_s))};
    }
    [[nodiscard]] AlarmBar *alarms() const { return m_window->findChild<AlarmBar *>(); }
    [[nodiscard]] NoticeBar *notices() const { return m_window->findChild<NoticeBar *>(); }
    void missThePromise()
    {
        m_fixture->clock.advance(10 * minuteMs);
        QTRY_COMPARE_WITH_TIMEOUT(m_window->alarms().missed(), 1, 30000);
        m_window->alarms().dismissClockJump(); // which is what the clock did
        QVERIFY(alarms()->isVisible());
        save(u"strips-missed.png"_s);
    }
    void post(const QString &key)
    {
        PostDraft draft = waitingDraft({});
        draft.state = PostDraft::State::Writing;
        draft.key = key;
        flow().poster().post(draft, 10 * secondMs);
        QVERIFY(m_window->undoStrip().isVisible());
    }
    void save(const QString &name) const
    {
        const QByteArray folder = qgetenv("TOCSIN_TEST_PICTURES");
        if (!folder.isEmpty())
            QVERIFY(m_window->grab().save(QString::fromLocal8Bit(folder) + u'/' + name));
    }

private slots:
    void init() { begin(); }
    void cleanup() { end(); }

    void moveNothing_data()
    {
        QTest::addColumn<QString>("strip");
        for (const char *strip : {"an alarm", "a notice", "a post that is about to leave"})
            QTest::newRow(strip) << QString::fromLatin1(strip);
    }
    void moveNothing()
    {
        QFETCH(const QString, strip);
        openWriting();
        const QList<QPoint> topsBefore = tops();
        const QList<QPoint> bottomsBefore = bottoms();
        const QString key = u"01ARZ3NDEKTSV4RRFFQ69G5FC0"_s;
        QWidget *shown = nullptr;
        if (strip == "an alarm"_L1) {
            missThePromise();
            shown = alarms();
        } else if (strip == "a notice"_L1) {
            // Nobody asked for it: it comes from somebody else.
            emit flow().sendBacks().takenBack(waitingDraft(u"ben"_s));
            shown = notices();
        } else {
            post(key);
            shown = &m_window->undoStrip();
        }
        QVERIFY(shown->isVisible());
        layOut();
        QCOMPARE(tops(), topsBefore);
        QCOMPARE(bottoms(), bottomsBefore);
        // It stands above the status bar, and over nothing.
        const QRect place(placeOf(*shown), shown->size());
        QVERIFY(place.bottom() < placeOf(*m_window->statusBar()).y());
        for (const QPoint &point : bottomsBefore)
            QVERIFY(point.y() < place.top());
        save(u"strips-"_s + strip.section(u' ', -1) + u".png"_s);

        if (strip == "an alarm"_L1)
            QTest::mouseClick(alarms()->findChild<QPushButton *>(u"alarmShelve"_s), Qt::LeftButton);
        else if (strip == "a notice"_L1)
            QTest::mouseClick(notices()->findChild<QPushButton *>(u"noticeDismiss"_s), Qt::LeftButton);
        else
            QVERIFY(flow().poster().takeBack(key));
        QTRY_VERIFY(!shown->isVisible());
        layOut();
        QCOMPARE(tops(), topsBefore);
        QCOMPARE(bottoms(), bottomsBefore);
    }

    void severalMoveNeitherWhatIsReadNorOneAnother()
    {
        openWriting();
        save(u"strips-none.png"_s);
        const QList<QPoint> before = tops();
        missThePromise();
        layOut();
        const QPoint alarm = placeOf(*alarms());
        post(u"01ARZ3NDEKTSV4RRFFQ69G5FC0"_s);
        layOut();
        QCOMPARE(placeOf(*alarms()), alarm);
        const QPoint undo = placeOf(m_window->undoStrip());
        QVERIFY(undo.y() < alarm.y());
        emit flow().sendBacks().takenBack(waitingDraft(u"ben"_s));
        layOut();
        QCOMPARE(placeOf(*alarms()), alarm);
        QCOMPARE(placeOf(m_window->undoStrip()), undo);
        QVERIFY(placeOf(*notices()).y() < undo.y());
        QCOMPARE(tops(), before);
        save(u"strips-three.png"_s);
        // A second line of one of them neither.
        post(u"01ARZ3NDEKTSV4RRFFQ69G5FC1"_s);
        layOut();
        QCOMPARE(placeOf(*alarms()), alarm);
        QCOMPARE(tops(), before);
        for (const Poster::Leaving &one : flow().poster().leaving())
            QVERIFY(flow().poster().takeBack(one.draft.key));
        QTest::mouseClick(notices()->findChild<QPushButton *>(u"noticeDismiss"_s), Qt::LeftButton);
        layOut();
        QCOMPARE(tops(), before);
        QCOMPARE(placeOf(*alarms()), alarm);
    }

    void whatWasMarkedAsKeptIsSaidThereToo()
    {
        openWriting();
        WorkspaceWriter ben(m_fixture->path, u"ben"_s, m_fixture->clock);
        ben.write([this](WritingDesk &desk) -> Result<void> {
            desk.facts.continueStory(m_fixture->rebuild, desk.reader.frontier(m_fixture->rebuild).value_or(QStringList()));
            Promise eta;
            eta.kind = PromiseKind::Eta;
            eta.due = m_fixture->clock.now() + 6 * minuteMs;
            desk.facts.add(eta);
            return {};
        });
        QVERIFY(ben.flush());
        settle();
        const DeskModel *model = m_window->desk().model();
        const auto dues = [this, model] {
            const DeskRow *row = model->rowAt(model->rowOfIncident(m_fixture->rebuild));
            return row ? row->item.due.size() : -1;
        };
        QTRY_COMPARE(dues(), 2);
        layOut();
        const QList<QPoint> before = tops();
        QListView *list = m_window->desk().list();
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(model->index(model->rowOfIncident(m_fixture->rebuild))).center());
        list->setFocus();
        QTest::keyClick(list, Qt::Key_K);
        QTRY_VERIFY(notices()->isVisible());
        QCOMPARE(notice(), u"Marked as kept: ETA of 12:26 CEST."_s);
        QTRY_COMPARE(dues(), 1);
        layOut();
        QCOMPARE(tops(), before);
        QTest::mouseClick(notices()->findChild<QPushButton *>(u"noticeOffer"_s), Qt::LeftButton);
        QTRY_COMPARE(dues(), 2);
    }

    void theirRoomSaysWhatIsDueNext()
    {
        openWriting();
        const auto *quiet = m_window->findChild<QLabel *>(u"dueNext"_s);
        QTRY_VERIFY(quiet->isVisible());
        QCOMPARE(quiet->text(), u"Next update in 9:00 · Storage unit rebuild takes longer than planned"_s);
        missThePromise();
        QVERIFY(!quiet->isVisible());
        QTest::mouseClick(alarms()->findChild<QPushButton *>(u"alarmShelve"_s), Qt::LeftButton);
        QTRY_VERIFY(quiet->isVisible());
        QTRY_COMPARE(quiet->text(), u"Next update is 1:00 late · shelved until 12:40 CEST · Storage unit rebuild takes longer than planned"_s);
    }

    void theirRoomCutsLongWordsAndTellsThemWhole()
    {
        StripArea area;
        area.setRoomKept(true);
        area.resize(300, area.sizeHint().height());
        area.show();
        const auto *quiet = area.findChild<QLabel *>(u"dueNext"_s);
        const QString words = u"Next update in 9:00 · Storage unit rebuild takes longer than planned"_s;
        area.setQuietWords(words);
        const auto isCut = [quiet, &words] { return quiet->text().endsWith(u'…') && words.startsWith(quiet->text().chopped(1)); };
        QVERIFY2(isCut(), qPrintable(quiet->text()));
        QVERIFY(quiet->fontMetrics().horizontalAdvance(quiet->text()) <= quiet->width());
        QCOMPARE(quiet->toolTip(), words);
        QCOMPARE(quiet->accessibleName(), words);
        area.resize(1200, area.height());
        layOut();
        QCOMPARE(quiet->text(), words);
        QCOMPARE(quiet->toolTip(), QString()); // there is no more to tell
        area.resize(300, area.height());
        layOut();
        QVERIFY2(isCut(), qPrintable(quiet->text()));
    }

    void aWindowThatIsMadeLargerGivesTheThreadItsRoom()
    {
        openWriting();
        const int before = m_window->writing().height();
        m_window->resize(1360, 960);
        layOut();
        QCOMPARE(m_window->writing().height(), before);
    }
};

QTEST_MAIN(TestStrips)
#include "tst_strips.moc"
