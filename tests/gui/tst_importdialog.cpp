// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/itemmodels/workspacesession.h"
#include "tests/gui/shellfixture.h"
#include "models/itemmodels/importpostsmodel.h"
#include "ui/dialogs/importdialog.h"
#include "ui/dialogs/timechooser.h"
#include "ui/widgets/chiptext.h"
#include "ui/widgets/zonefield.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QFile>
#include <QLabel>
#include <QListView>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTimeEdit>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace tocsin;

namespace {

QString certainPost()
{
    return u"Mail was slow on mx-oslo-1 (resolved)\n\nOn 12 March 2024 between 09:48 and 10:05 UTC mail on mx-oslo-1 was slow. It is normal "
             "now.\n"_s;
}
/// "IST" is India, Ireland or Israel.
QString uncertainPost()
{
    return u"Web shop down\n\nOn 12 July 2024 at 10:30 IST the web shop did not answer. It is back since 10:52 IST.\n"_s;
}

} // namespace

class TestImportDialog : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<test::ShellFixture> m_fixture;
    std::unique_ptr<ImportDialog> m_dialog;

    template<typename T> T *child(const char *name) const { return m_dialog->findChild<T *>(QString::fromLatin1(name)); }
    void paste(const QString &text)
    {
        QSignalSpy shown(m_dialog.get(), &ImportDialog::readingShown);
        child<QPlainTextEdit>("importPaste")->setPlainText(text);
        QVERIFY(shown.wait(10000));
    }

    /// The places of a chip in the text, clicked as a person does.
    void clickTime(int time)
    {
        auto *text = child<ChipText>("importText");
        for (const ChipText::Chip &chip : text->chips()) {
            if (chip.key != time)
                continue;
            text->goToPlace(chip.begin);
            QTest::mouseClick(text->viewport(), Qt::LeftButton, {}, text->placesOf(chip).constFirst().center().toPoint());
            return;
        }
        QFAIL("the text has no such chip");
    }
    /// A key for the dialog; the offscreen platform does not make it active again when a popup closes.
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        m_dialog->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
        QTest::keyClick(m_dialog.get(), key, modifiers);
    }
    ImportPostsModel &posts() const { return *m_dialog->findChild<ImportPostsModel *>(); }
    TimeChooser *chooser() const { return m_dialog->findChild<TimeChooser *>(); }
    [[nodiscard]] int timeSaying(const QString &words) const
    {
        const ImportedPost &post = *posts().postAt(0);
        for (int i = 0; i < post.times.size(); ++i) {
            if (post.times.at(i).span.contains(words))
                return i;
        }
        return -1;
    }

private slots:
    void init()
    {
        test::failOnWarnings();
        m_fixture = std::make_unique<test::ShellFixture>();
        m_dialog = std::make_unique<ImportDialog>(m_fixture->path, u"tester"_s, m_fixture->clock, *m_fixture->preferences, m_fixture->themes);
        m_dialog->open();
        m_dialog->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
    }
    void cleanup()
    {
        m_dialog.reset();
        m_fixture.reset();
    }

    void showsWhatWasUnderstoodAndStoresNothingBefore()
    {
        paste(certainPost());
        QVERIFY(child<QLabel>("importTitle")->text().startsWith("Mail was slow on mx-oslo-1"_L1));
        const auto *text = child<ChipText>("importText");
        QVERIFY(!text->chips().isEmpty());
        for (const ChipText::Chip &chip : text->chips())
            QVERIFY(chip.begin >= 0 && chip.end <= text->toPlainText().size() && chip.begin < chip.end);
        QCOMPARE(child<QPushButton>("importStore")->text(), u"Import %n post(s)"_s.replace(u"%n"_s, u"1"_s));
        QVERIFY(!QFile::exists(m_fixture->path));
    }

    void storesThePastedPost()
    {
        paste(certainPost());
        QSignalSpy imported(m_dialog.get(), &ImportDialog::imported);
        QTest::mouseClick(child<QPushButton>("importStore"), Qt::LeftButton);
        QVERIFY(imported.wait(10000));
        const auto done = imported.first().first().value<ImportDone>();
        QCOMPARE(done.begun, 1);
        const auto session = WorkspaceSession::open(m_fixture->path);
        QVERIFY(session.has_value());
        const auto story = (*session)->story(done.incidents.first());
        QVERIFY(story.has_value());
        QVERIFY(story->title.startsWith("Mail was slow"_L1));
        QVERIFY(std::ranges::any_of(story->impacts, [](const Impact &impact) {
            return impact.range == InstantRange{1710236880000, 1710237900000}; // 09:48 to 10:05 UTC
        }));
    }

    void knowsAPostThatIsThere()
    {
        paste(certainPost());
        QSignalSpy imported(m_dialog.get(), &ImportDialog::imported);
        QTest::mouseClick(child<QPushButton>("importStore"), Qt::LeftButton);
        QVERIFY(imported.wait(10000));
        m_dialog = std::make_unique<ImportDialog>(m_fixture->path, u"tester"_s, m_fixture->clock, *m_fixture->preferences, m_fixture->themes);
        m_dialog->open();
        paste(certainPost());
        QVERIFY(!child<QPushButton>("importStore")->isEnabled());
        const auto labels = m_dialog->findChildren<QLabel *>();
        QVERIFY(std::ranges::any_of(labels, [](const QLabel *label) { return label->text() == "already here"_L1; }));
    }

    void asksWhatAnUncertainTimeMeans()
    {
        paste(uncertainPost());
        const auto buttons = m_dialog->findChildren<QAbstractButton *>(u"uncertainTime"_s);
        QVERIFY(!buttons.isEmpty());
        const qsizetype before = buttons.size();
        QTest::mouseClick(buttons.first(), Qt::LeftButton);
        auto *chooser = m_dialog->findChild<TimeChooser *>();
        QVERIFY(chooser && chooser->isVisible());
        const auto candidates = chooser->findChildren<QPushButton *>(u"candidate"_s);
        QVERIFY(candidates.size() >= 2);
        QTest::mouseClick(candidates.first(), Qt::LeftButton);
        QTRY_VERIFY(m_dialog->findChildren<QAbstractButton *>(u"uncertainTime"_s).size() < before);
    }

    void settlesEveryTimeByKeyboard()
    {
        paste(uncertainPost());
        auto *next = child<QPushButton>("importNext");
        QVERIFY(next->isVisible());
        for (int guard = 0; guard < 5 && next->isVisible(); ++guard) {
            m_dialog->activateWindow();
            QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
            QTest::keyClick(m_dialog.get(), Qt::Key_F8);
            QPointer<TimeChooser> chooser = m_dialog->findChild<TimeChooser *>();
            QVERIFY(chooser && chooser->isVisible());
            auto *focused = qobject_cast<QPushButton *>(chooser->focusWidget());
            QVERIFY(focused);
            QCOMPARE(focused->objectName(), u"candidate"_s);
            QTest::keyClick(focused, Qt::Key_Space);
            QTRY_VERIFY(!chooser);
        }
        QVERIFY(!next->isVisible());
        QCOMPARE(child<QLabel>("importState")->text(), u"Every time is settled."_s);
    }

    void namesLanguagesWithoutACountry()
    {
        const auto *box = child<QComboBox>("importLanguage");
        QVERIFY(box->findText(u"English"_s) > 0);
        QVERIFY(box->findText(u"Korean"_s) > 0);
        for (int index = 1; index < box->count(); ++index)
            QVERIFY2(!box->itemText(index).contains(u' '), qPrintable(box->itemText(index)));
    }

    void takesFilesThatAreDropped()
    {
        const QString name = m_fixture->folder.filePath(u"post.txt"_s);
        QFile file(name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(certainPost().toUtf8());
        file.close();
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(name)});
        QSignalSpy shown(m_dialog.get(), &ImportDialog::readingShown);
        QDragEnterEvent enter(QPoint(20, 20), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_dialog.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(20, 20), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_dialog.get(), &drop);
        QVERIFY(shown.wait(10000));
        QVERIFY(child<QLabel>("importTitle")->text().startsWith("Mail was slow on mx-oslo-1"_L1));
    }

    void saysWhatIsWrongWithAFile_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<qint64>("size");
        QTest::addColumn<QString>("said");
        QTest::newRow("empty") << QByteArray() << qint64(0) << u"is empty"_s;
        QTest::newRow("blanks only") << QByteArray(" \n\n\t") << qint64(-1) << u"is empty"_s;
        QTest::newRow("100 MB") << QByteArray("x") << qint64(100'000'000) << u"is larger than"_s;
        QTest::newRow("binary") << QByteArray("PK\x03\x04\0\0", 6) << qint64(-1) << u"is not a text"_s;
    }
    void saysWhatIsWrongWithAFile()
    {
        QFETCH(QByteArray, content);
        QFETCH(qint64, size);
        QFETCH(QString, said);
        const QString name = m_fixture->folder.filePath(u"page.txt"_s);
        QFile file(name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        if (size >= 0)
            QVERIFY(file.resize(size));
        file.close();
        QSignalSpy shown(m_dialog.get(), &ImportDialog::readingShown);
        m_dialog->setFiles({name});
        QVERIFY(shown.wait(10000));
        const QString problems = child<QLabel>("importProblems")->text();
        QVERIFY2(problems.contains("page.txt"_L1) && problems.contains(said), qPrintable(problems));
        QVERIFY(!child<QPushButton>("importStore")->isEnabled());
    }

    void correctsATimeThatReadsAsCertain()
    {
        paste(certainPost());
        const int time = timeSaying(u"09:48"_s);
        QVERIFY(time >= 0);
        QVERIFY(posts().postAt(0)->times.at(time).certain);
        clickTime(time);
        QVERIFY(chooser() && chooser()->isVisible());
        auto *clock = chooser()->findChild<QTimeEdit *>(u"otherTime"_s);
        QCOMPARE(clock->time(), QTime(9, 48));
        clock->setTime(QTime(9, 50));
        QTest::mouseClick(chooser()->findChild<QPushButton *>(u"useOther"_s), Qt::LeftButton);
        QTRY_VERIFY(!chooser());
        QCOMPARE(posts().postAt(0)->times.at(time).utc, 1710237000000);
        QVERIFY(child<QPushButton>("importUndo")->isVisible());
        press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(posts().postAt(0)->times.at(time).utc, 1710236880000);
        QVERIFY(!posts().postAt(0)->times.at(time).chosen);
        QTest::mouseClick(child<QPushButton>("importRedo"), Qt::LeftButton);
        QCOMPARE(posts().postAt(0)->times.at(time).utc, 1710237000000);
        clickTime(time);
        QTest::mouseClick(chooser()->findChild<QPushButton *>(u"takeBack"_s), Qt::LeftButton);
        QTRY_VERIFY(!chooser());
        QCOMPARE(posts().postAt(0)->times.at(time).utc, 1710236880000);
    }

    void reachesEveryTimeByKeyboard()
    {
        paste(certainPost());
        auto *text = child<ChipText>("importText");
        text->setFocus(Qt::OtherFocusReason);
        const int times = static_cast<int>(posts().postAt(0)->times.size());
        for (int i = 0; i < times; ++i) {
            QTest::keyClick(text, Qt::Key_Tab);
            QCOMPARE(text->currentChip(), i);
            QVERIFY(text->hasFocus());
        }
        QTest::keyClick(text, Qt::Key_Return);
        QVERIFY(chooser() && chooser()->isVisible());
        QTest::keyClick(chooser(), Qt::Key_Escape);
        QTRY_VERIFY(!chooser());
        m_dialog->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
        QTest::keyClick(text, Qt::Key_Tab);
        QVERIFY(!text->hasFocus()); // behind the last one on to the next field
        press(Qt::Key_F7);
        QCOMPARE(text->currentChip(), 0);
        press(Qt::Key_F7, Qt::ShiftModifier);
        QCOMPARE(text->currentChip(), times - 1);
    }

    void takesAYearForTheWholePost()
    {
        paste(u"Filers restart in PAR\n\nOn Thursday 23 February, from 22:30 UTC, the filers restart.\n\nUpdate Thursday 23 February 23:10 UTC: half of "
              "them are done.\n"_s);
        auto *next = child<QPushButton>("importNext");
        QVERIFY(next->isVisible());
        press(Qt::Key_F8);
        QVERIFY(chooser());
        QPushButton *all = nullptr;
        for (auto *button : chooser()->findChildren<QPushButton *>(u"candidateForPost"_s)) {
            if (button->text().contains(u"2017"_s))
                all = button;
        }
        QVERIFY(all);
        QTest::mouseClick(all, Qt::LeftButton);
        QTRY_VERIFY(!chooser());
        QVERIFY(!next->isVisible());
        QCOMPARE(child<QLabel>("importState")->text(), u"Every time is settled."_s);
        press(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(next->isVisible());
        QVERIFY(std::ranges::none_of(posts().postAt(0)->times, &ImportedTime::chosen));
    }

    void readsAgainWithOtherFieldsAndKeepsAnswers()
    {
        paste(u"Web shop down\n\nOn 12 July 2024 at 10:30 IST the web shop did not answer. At 11:00 UTC it was back.\n"_s);
        const int back = timeSaying(u"11:00"_s);
        const int down = timeSaying(u"10:30"_s);
        QVERIFY(back >= 0 && down >= 0);
        posts().choose(0, back, 1720782060000, u"UTC"_s); // 11:01
        QVERIFY(!posts().postAt(0)->times.at(down).certain);
        auto *zone = child<ZoneField>("importZone");
        QSignalSpy shown(m_dialog.get(), &ImportDialog::readingShown);
        zone->setZone(u"Asia/Kolkata"_s);
        emit zone->zoneChosen(u"Asia/Kolkata"_s);
        QVERIFY(shown.wait(10000));
        QVERIFY(posts().postAt(0)->times.at(down).certain);
        QCOMPARE(posts().postAt(0)->times.at(back).utc, 1720782060000);
    }

    void setsTheZoneOfOnePageOnly()
    {
        const QString one = m_fixture->folder.filePath(u"one.txt"_s);
        const QString two = m_fixture->folder.filePath(u"two.txt"_s);
        for (const QString &name : {one, two}) {
            QFile file(name);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(uncertainPost().toUtf8());
        }
        QSignalSpy shown(m_dialog.get(), &ImportDialog::readingShown);
        m_dialog->setFiles({one, two});
        QVERIFY(shown.wait(10000));
        auto *list = child<QListView>("importPosts");
        list->setCurrentIndex(list->model()->index(1, 0));
        auto *scope = child<QComboBox>("importScope");
        QVERIFY(scope->isVisible());
        QVERIFY(scope->itemText(1).contains(u"two.txt"_s));
        scope->setCurrentIndex(1);
        auto *zone = child<ZoneField>("importZone");
        zone->setZone(u"Asia/Kolkata"_s);
        emit zone->zoneChosen(u"Asia/Kolkata"_s);
        QVERIFY(shown.wait(10000));
        QCOMPARE(list->currentIndex().row(), 1); // the same post stays on show
        QVERIFY(uncertainTimes(*posts().postAt(0)) > 0);
        QCOMPARE(uncertainTimes(*posts().postAt(1)), 0);
        list->setCurrentIndex(list->model()->index(0, 0));
        QCOMPARE(zone->zone(), QString());
        list->setCurrentIndex(list->model()->index(1, 0));
        QCOMPARE(zone->zone(), u"Asia/Kolkata"_s);
    }

    void showsWhatMisleadsInTheText()
    {
        paste(u"Mail was slow\n\nOn Monday, 12 July 2024, at 10:30 UTC mail was slow.\n"_s);
        const auto *text = child<ChipText>("importText");
        QVERIFY(!text->marks().isEmpty());
        QVERIFY(!text->marks().first().hint.isEmpty());
        auto *place = m_dialog->findChild<QToolButton *>(u"importFinding"_s);
        QVERIFY(place);
        QTest::mouseClick(place, Qt::LeftButton);
        QCOMPARE(text->textCursor().position(), text->marks().first().begin);
    }

    void saysWhatWillBeStored()
    {
        paste(certainPost());
        QVERIFY(child<QCheckBox>("importAll")->text().contains(u"1 new"_s));
        QSignalSpy imported(m_dialog.get(), &ImportDialog::imported);
        QTest::mouseClick(child<QPushButton>("importStore"), Qt::LeftButton);
        QVERIFY(imported.wait(10000));
        m_dialog = std::make_unique<ImportDialog>(m_fixture->path, u"tester"_s, m_fixture->clock, *m_fixture->preferences, m_fixture->themes);
        m_dialog->open();
        QSignalSpy shown(m_dialog.get(), &ImportDialog::readingShown);
        m_dialog->setSources({{u"a.txt"_s, certainPost().toUtf8()}, {u"b.txt"_s, uncertainPost().toUtf8()}});
        QVERIFY(shown.wait(10000));
        auto *all = child<QCheckBox>("importAll");
        QVERIFY2(all->text().contains(u"1 new"_s) && all->text().contains(u"1 already here"_s), qPrintable(all->text()));
        QCOMPARE(all->checkState(), Qt::Checked);
        QTest::mouseClick(all, Qt::LeftButton, {}, QPoint(8, all->height() / 2));
        QCOMPARE(all->checkState(), Qt::Unchecked);
        QVERIFY(!child<QPushButton>("importStore")->isEnabled());
        QTest::mouseClick(all, Qt::LeftButton, {}, QPoint(8, all->height() / 2));
        QCOMPARE(posts().chosen().size(), 1);
    }

    void stopsReadingWhenCancelled()
    {
        QList<ImportSource> sources;
        for (int i = 0; i < 400; ++i)
            sources.append({u"%1.txt"_s.arg(i), certainPost().toUtf8().repeated(20)});
        QSignalSpy shown(m_dialog.get(), &ImportDialog::readingShown);
        m_dialog->setSources(sources);
        QVERIFY(m_dialog->isBusy());
        QVERIFY(child<QProgressBar>("importProgress")->isVisible());
        QTest::mouseClick(child<QPushButton>("importCancel"), Qt::LeftButton);
        QVERIFY(shown.wait(20000));
        QVERIFY(m_dialog->isVisible()); // only the reading was cancelled
        QVERIFY(posts().reading().pages.size() < 400);
        QVERIFY(child<QLabel>("importWarnings")->isVisible());
    }

    void offersToTryAgainWhereAFileWasMissing()
    {
        const QString name = m_fixture->folder.filePath(u"late.txt"_s);
        QSignalSpy shown(m_dialog.get(), &ImportDialog::readingShown);
        m_dialog->setFiles({name});
        QTRY_VERIFY(!shown.isEmpty());
        auto *retry = child<QPushButton>("importRetry");
        QVERIFY(retry->isVisible());
        QFile file(name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(certainPost().toUtf8());
        file.close();
        shown.clear();
        QTest::mouseClick(retry, Qt::LeftButton);
        QVERIFY(shown.wait(10000));
        QVERIFY(!retry->isVisible());
        QCOMPARE(posts().rowCount(), 1);
    }

    void homeZoneSettlesAWord()
    {
        m_fixture->store.set(settings::importZone, u"Asia/Kolkata"_s);
        m_dialog = std::make_unique<ImportDialog>(m_fixture->path, u"tester"_s, m_fixture->clock, *m_fixture->preferences, m_fixture->themes);
        m_dialog->open();
        paste(uncertainPost());
        QVERIFY(m_dialog->findChildren<QAbstractButton *>(u"uncertainTime"_s).isEmpty());
        QCOMPARE(child<QLabel>("importState")->text(), u"Every time is settled."_s);
    }

    void namesAFileThatIsNoText()
    {
        const QString name = m_fixture->folder.filePath(u"picture.bin"_s);
        QFile file(name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(100, '\0'));
        file.close();
        QSignalSpy shown(m_dialog.get(), &ImportDialog::readingShown);
        m_dialog->setFiles({name, m_fixture->folder.filePath(u"missing.txt"_s)});
        QVERIFY(shown.wait(10000));
        const QString problems = child<QLabel>("importProblems")->text();
        QVERIFY2(problems.contains("picture.bin"_L1), qPrintable(problems));
        QVERIFY2(problems.contains("missing.txt"_L1), qPrintable(problems));
        QVERIFY(!child<QPushButton>("importStore")->isEnabled());
    }
};

QTEST_MAIN(TestImportDialog)
#include "tst_importdialog.moc"
