// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/itemmodels/workspacesession.h"
#include "tests/gui/shellfixture.h"
#include "ui/desk/deskpage.h"
#include "ui/dialogs/shortcutsdialog.h"
#include "ui/dialogs/importdialog.h"
#include "ui/dialogs/zonesdialog.h"
#include "ui/shell/commandpalette.h"
#include "ui/shell/inspector.h"
#include "ui/shell/statusline.h"
#include "ui/shell/windowactions.h"
#include "ui/shell/writingpanel.h"
#include "ui/timeline/timelineview.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QSplitter>

using namespace Qt::StringLiterals;
using namespace tocsin;

class TestMainWindow : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<test::ShellFixture> m_fixture;
    std::unique_ptr<MainWindow> m_window;

    void makeWindow()
    {
        m_window = std::make_unique<MainWindow>(m_fixture->services());
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }
    void openFilled()
    {
        m_fixture->fillWorkspace();
        makeWindow();
        QSignalSpy painted(m_window.get(), &MainWindow::firstPainted);
        m_window->openWorkspace(m_fixture->path);
        QVERIFY(painted.wait(10000));
    }
    template<typename T> T *child(const char *name) const { return m_window->findChild<T *>(QString::fromLatin1(name)); }
    QString statusText() const { return m_window->findChild<StatusLine *>()->shownText(); }
    QStringList paletteTexts() const
    {
        QStringList texts;
        const auto *list = child<QListView>("paletteList");
        for (int row = 0; row < list->model()->rowCount(); ++row)
            texts.append(list->model()->index(row, 0).data().toString());
        return texts;
    }

private slots:
    void init()
    {
        test::failOnWarnings();
        m_fixture = std::make_unique<test::ShellFixture>();
    }
    void cleanup()
    {
        m_window.reset();
        m_fixture.reset();
    }

    void welcomesANewcomer()
    {
        makeWindow();
        m_window->showWelcome();
        QVERIFY(child<QPushButton>("welcomeDemo")->isVisible());
        QVERIFY(child<QPushButton>("welcomeImport")->isVisible());
        QVERIFY(child<QPushButton>("welcomeNew")->isVisible());
        QVERIFY(statusText().contains("No workspace is open"_L1));
    }

    void beginsAnEmptyWorkspaceByOneButton()
    {
        m_fixture->path = m_fixture->folder.filePath(u"new/folder/noc.tocsin"_s);
        makeWindow();
        m_window->showWelcome();
        QTest::mouseClick(child<QPushButton>("welcomeNew"), Qt::LeftButton);
        QTRY_VERIFY(m_window->session() && m_window->posting());
        QVERIFY(QFile::exists(m_fixture->path));
        QVERIFY(m_window->newStory(IncidentKind::Incident));
    }

    void deskTakesKeysAsSoonAsItIsShown()
    {
        openFilled();
        QTest::keyClick(m_window.get(), Qt::Key_2, Qt::AltModifier);
        QTRY_VERIFY(m_window->desk().list()->currentIndex().isValid());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_U);
        QVERIFY(m_window->writing().isWriting());
        QCOMPARE(m_window->inspector().incidentId(), m_fixture->rebuild);
    }

    void saysWhereTheDataLies()
    {
        openFilled();
        QTRY_VERIFY2(statusText().contains(u"noc · local workspace, not synced"_s), qPrintable(statusText()));
        QTRY_VERIFY2(statusText().contains("2 incident"_L1), qPrintable(statusText()));
        QVERIFY2(statusText().contains("Paris (CEST)"_L1), qPrintable(statusText()));
    }

    void saysWhatToDoAboutAFileThatIsNoWorkspace()
    {
        QFile file(m_fixture->path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("This is a letter, no database. It is long enough to be taken for one if nobody looks.");
        file.close();
        makeWindow();
        m_window->openWorkspace(m_fixture->path);
        QVERIFY(child<QLabel>("messageTitle")->isVisible());
        QVERIFY2(child<QLabel>("messageText")->text().contains("noc.tocsin"_L1), qPrintable(child<QLabel>("messageText")->text()));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().startsWith("This is a letter"));
        QVERIFY(child<QPushButton>("messageRetry")->isVisible());
    }

    void findsAnIncidentByKeysAlone()
    {
        openFilled();
        QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
        auto *field = child<QLineEdit>("paletteField");
        QVERIFY(field->hasFocus());
        QTest::keyClicks(field, u"rebuild"_s);
        QTRY_VERIFY2(paletteTexts().contains(u"Storage unit rebuild takes longer than planned"_s), qPrintable(paletteTexts().join(u'|')));
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(!m_window->palette().isVisible());
        QCOMPARE(m_window->inspector().incidentId(), m_fixture->rebuild);
        QTRY_COMPARE(m_window->timeline().selectedIncident(), m_fixture->rebuild);
    }

    void findsServersUpdatesAndActions()
    {
        openFilled();
        m_window->openPalette();
        auto *field = child<QLineEdit>("paletteField");
        QVERIFY(paletteTexts().contains(u"Import posts"_s)); // nothing typed: every action
        QTest::keyClicks(field, u"filer-par-03"_s);
        QTRY_VERIFY(paletteTexts().contains(u"filer-par-03"_s));
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(m_window->inspector().incidentId(), m_fixture->rebuild);
        m_window->openPalette();
        field->setText(u"disk failed"_s);
        QTRY_VERIFY2(paletteTexts().join(u'|').contains("A disk failed"_L1), qPrintable(paletteTexts().join(u'|')));
    }

    void saysThatNothingWasFound()
    {
        openFilled();
        m_window->openPalette();
        QTest::keyClicks(child<QLineEdit>("paletteField"), u"xylophone"_s);
        auto *note = child<QLabel>("paletteNote");
        QTRY_VERIFY2(note->isVisible() && note->text().contains("Nothing answers"_L1), qPrintable(note->text()));
        QTest::keyClick(child<QLineEdit>("paletteField"), Qt::Key_Escape);
        QVERIFY(!m_window->palette().isVisible());
    }

    void runsAnActionFromThePalette()
    {
        openFilled();
        m_window->openPalette();
        QTest::keyClicks(child<QLineEdit>("paletteField"), u"time zones"_s);
        QTRY_VERIFY(paletteTexts().contains(u"Time zones"_s));
        auto *list = child<QListView>("paletteList");
        for (int row = 0; row < list->model()->rowCount(); ++row) {
            if (list->model()->index(row, 0).data().toString() == "Time zones"_L1)
                list->setCurrentIndex(list->model()->index(row, 0));
        }
        QTest::keyClick(child<QLineEdit>("paletteField"), Qt::Key_Return);
        QTRY_VERIFY(m_window->findChild<ZonesDialog *>() && m_window->findChild<ZonesDialog *>()->isVisible());
    }

    void importsPastedTextAndTakesItBack()
    {
        makeWindow();
        m_window->showWelcome();
        QGuiApplication::clipboard()->setText(u"Mail was slow on mx-oslo-1 (resolved)\n\nOn 12 March 2024 between 09:48 and 10:05 UTC mail on mx-oslo-1 was "
                                              "slow. It is normal now.\n"_s);
        m_window->windowActions().paste->trigger();
        auto *dialog = m_window->findChild<ImportDialog *>();
        QVERIFY(dialog);
        auto *store = dialog->findChild<QPushButton *>(u"importStore"_s);
        QTRY_VERIFY(store->isEnabled());
        QSignalSpy finished(m_window.get(), &MainWindow::importFinished);
        QTest::mouseClick(store, Qt::LeftButton);
        QVERIFY(finished.wait(10000));
        QVERIFY(m_window->session());
        const QString incident = m_window->inspector().incidentId();
        QVERIFY(!incident.isEmpty());
        QVERIFY(child<QLabel>("title")->text().startsWith("Mail was slow"_L1));
        auto *undo = child<QPushButton>("noticeOffer");
        QVERIFY(undo->isVisible());
        QTest::mouseClick(undo, Qt::LeftButton);
        QTRY_VERIFY(m_window->session()->story(incident)->retracted);
        QVERIFY(m_window->inspector().incidentId().isEmpty());
    }

    void switchesTheTheme()
    {
        openFilled();
        for (QAction *action : m_window->windowActions().all()) {
            if (action->objectName() == "themeLight"_L1)
                action->trigger();
        }
        QVERIFY(!m_fixture->themes.theme().isDark);
        QVERIFY(m_window->QWidget::palette().color(QPalette::Window).lightness() > 128);
        QCOMPARE(m_fixture->store.value(settings::theme), u"light"_s);
    }

    void remembersItsState()
    {
        openFilled();
        m_window->resize(1200, 700);
        child<QSplitter>("mainSplitter")->setSizes({700, 433});
        m_window->windowActions().inspector->setChecked(false);
        const QList<int> sizes = child<QSplitter>("mainSplitter")->sizes();
        m_window->close();
        m_window.reset();
        makeWindow();
        QCOMPARE(m_window->size(), QSize(1200, 700));
        QVERIFY(!m_window->windowActions().inspector->isChecked());
        QVERIFY(m_window->inspector().isHidden());
        m_window->windowActions().inspector->setChecked(true);
        QCOMPARE(child<QSplitter>("mainSplitter")->sizes().size(), sizes.size());
        QCOMPARE(m_fixture->store.value(settings::recentWorkspaces).constFirst(), QFileInfo(m_fixture->path).absoluteFilePath());
    }

    void fitsSmallScreens()
    {
        openFilled();
        QVERIFY2(m_window->minimumSizeHint().width() <= 1024, qPrintable(QString::number(m_window->minimumSizeHint().width())));
        QVERIFY2(m_window->minimumSizeHint().height() <= 700, qPrintable(QString::number(m_window->minimumSizeHint().height())));
    }

    void choosesAndOrdersZones()
    {
        openFilled();
        ZonesDialog *dialog = m_window->openZones();
        dialog->activateWindow();
        QTRY_COMPARE(QApplication::activeWindow(), dialog);
        QTest::keyClicks(dialog->findChild<QLineEdit *>(u"zoneSearch"_s), u"kathmandu"_s);
        QTest::keyClick(dialog->findChild<QLineEdit *>(u"zoneSearch"_s), Qt::Key_Return);
        auto *up = dialog->findChild<QPushButton *>(u"zoneUp"_s);
        QVERIFY(dialog->isVisible()); // Enter has added the zone and has not closed the dialog
        for (int i = 0; i < 3; ++i)
            QTest::mouseClick(up, Qt::LeftButton);
        dialog->accept();
        QCOMPARE(m_fixture->preferences->zones().first(), u"Asia/Kathmandu"_s);
        QVERIFY2(statusText().contains("Kathmandu"_L1), qPrintable(statusText()));
    }

    void saysThatTheFileIsGone()
    {
        openFilled();
        QVERIFY(QFile::remove(m_fixture->path));
        m_fixture->clock.advance(2 * secondMs); // the window looks every second
        auto *notice = child<QLabel>("noticeText");
        QTRY_VERIFY2(notice->isVisible() && notice->text().contains("was deleted or moved away"_L1), qPrintable(notice->text()));
        QVERIFY(m_window->session()->story(m_fixture->rebuild).has_value()); // what was open stays readable
    }

    void offersToOpenAFileThatReplacedTheWorkspace()
    {
        openFilled();
        const QString other = m_fixture->folder.filePath(u"other.tocsin"_s);
        QVERIFY(Workspace::open(other).has_value());
        QVERIFY(QFile::remove(m_fixture->path) && QFile::rename(other, m_fixture->path));
        m_fixture->clock.advance(2 * secondMs);
        auto *notice = child<QLabel>("noticeText");
        QTRY_VERIFY2(notice->text().contains("was replaced"_L1), qPrintable(notice->text()));
        QTest::mouseClick(child<QPushButton>("noticeOffer"), Qt::LeftButton);
        QTRY_VERIFY2(statusText().contains("0 incident"_L1), qPrintable(statusText()));
    }

    void showsWhatAnotherWindowWrites()
    {
        openFilled();
        m_window->goToIncident(m_fixture->rebuild);
        {
            auto workspace = Workspace::open(m_fixture->path);
            QVERIFY(workspace.has_value());
            FactWriter writer(u"colleague"_s, m_fixture->clock, 2, {});
            const auto frontier = (*WorkspaceReader::open(m_fixture->path))->frontier(m_fixture->rebuild);
            QVERIFY(frontier.has_value());
            writer.continueStory(m_fixture->rebuild, *frontier);
            writer.add(TitleFact{u"Storage unit is whole again"_s});
            QVERIFY((*workspace)->commit(writer.take().documents).has_value());
        }
        m_fixture->clock.advance(2 * secondMs);
        QTRY_COMPARE(child<QLabel>("title")->text(), u"Storage unit is whole again"_s);
    }

    void listsTheKeysOfDeskAndComposer()
    {
        openFilled();
        ShortcutsDialog *dialog = m_window->openShortcuts();
        QStringList words;
        for (const QLabel *label : dialog->findChildren<QLabel *>())
            words.append(label->text());
        for (const QString &wanted : {u"Write update"_s, u"Shelve"_s, u"X"_s, u"Ctrl+Return"_s, u"@"_s, u"Alt+Down"_s, u"F8"_s})
            QVERIFY2(words.contains(wanted), qPrintable(wanted + u" not in "_s + words.join(u'|')));
        dialog->close();
    }

    void showsWhatIsChosenOnTheDesk()
    {
        openFilled();
        const auto *inspector = m_window->findChild<Inspector *>();
        m_window->goToIncident(m_fixture->outage); // resolved: not on the desk
        m_window->writeUpdate();
        m_window->showPage(MainWindow::Page::Desk);
        auto *desk = m_window->findChild<DeskPage *>();
        QTRY_VERIFY(desk->selectIncident(m_fixture->rebuild));
        QCOMPARE(inspector->incidentId(), m_fixture->outage); // which somebody writes about
        m_window->writing().setWriting(false);
        m_window->showPage(MainWindow::Page::Timeline);
        m_window->showPage(MainWindow::Page::Desk);
        QTRY_COMPARE(inspector->incidentId(), m_fixture->rebuild);
    }

    void deskChoosesWhatIsShown()
    {
        openFilled();
        m_window->showPage(MainWindow::Page::Desk);
        QTRY_VERIFY(m_window->desk().selectIncident(m_fixture->rebuild));
        m_window->desk().list()->setCurrentIndex({});
        m_window->goToIncident(m_fixture->rebuild); // as after a post
        QTRY_VERIFY(m_window->desk().list()->currentIndex().isValid());
        QCOMPARE(m_window->inspector().incidentId(), m_fixture->rebuild);
    }

    void opensWithSettingsThatAreDamaged()
    {
        const QString name = m_fixture->folder.filePath(u"broken.ini"_s);
        QFile file(name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArrayLiteral("[window\ngeometry=@ByteArray(\x01\xff\xfe)\nzones=Mars/Phobos, \xc3\x28\n\0\0[[[=\n[display]\nzones=Mars/Phobos\ntheme=purple\n"));
        file.close();
        SettingsStore store(name);
        Preferences preferences(store);
        QVERIFY(!preferences.zones().isEmpty());
        QVERIFY(!preferences.zones().contains(u"Mars/Phobos"_s));
        WindowServices services{m_fixture->clock, preferences, m_fixture->themes, u"tester"_s, m_fixture->path, m_fixture->path, workspaceTimelineSource};
        MainWindow window(services);
        window.showWelcome();
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
    }

    void saysWhyAnImportCannotBeStored()
    {
        // A folder that cannot be: a file stands where it should.
        const QString blocker = m_fixture->folder.filePath(u"blocker"_s);
        QFile file(blocker);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        m_fixture->path = blocker + u"/noc.tocsin"_s;
        makeWindow();
        m_window->showWelcome();
        ImportDialog *dialog = m_window->openImport({{QString(), "Mail was slow\n\nOn 12 March 2024 from 09:48 to 10:05 UTC mail on mx-oslo-1 was slow.\n"}});
        auto *store = dialog->findChild<QPushButton *>(u"importStore"_s);
        QTRY_VERIFY(store->isEnabled());
        QTest::mouseClick(store, Qt::LeftButton);
        auto *problems = dialog->findChild<QLabel *>(u"importProblems"_s);
        QTRY_VERIFY2(problems->isVisible() && problems->text().contains("noc.tocsin"_L1), qPrintable(problems->text()));
        QVERIFY(dialog->isVisible());
    }

    void everyActionHasANameAndEveryKeyOneMeaning()
    {
        makeWindow();
        QHash<QKeySequence, QString> owners;
        QSet<QString> names;
        for (const QAction *action : m_window->windowActions().all()) {
            if (action->isSeparator())
                continue;
            QVERIFY2(!action->text().isEmpty(), qPrintable(action->objectName()));
            QVERIFY2(!action->objectName().isEmpty(), qPrintable(action->text()));
            QVERIFY2(!names.contains(action->objectName()), qPrintable(action->objectName()));
            names.insert(action->objectName());
            for (const QKeySequence &key : action->shortcuts()) {
                QVERIFY2(!owners.contains(key), qPrintable(key.toString() + u": "_s + action->text() + u" and "_s + owners.value(key)));
                owners.insert(key, action->text());
            }
        }
    }
};

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
