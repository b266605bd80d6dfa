// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/itemmodels/findingsmodel.h"
#include "tests/gui/shellfixture.h"
#include "ui/checktext/checktexteditor.h"
#include "ui/checktext/checktextwindow.h"
#include "ui/shell/windowactions.h"
#include "ui/widgets/zonefield.h"

#include <QAction>
#include <QClipboard>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolTip>

using namespace Qt::StringLiterals;
using namespace tocsin;

namespace {

/// New York's clocks stand on EDT in July.
QString wrongZone()
{
    return u"Mail is slow\n\nOn 12 July 2024 at 10:30 EST mail was slow. On 12 July 2024 at 11:15 UTC all was well.\n"_s;
}

QString fine()
{
    return u"Mail was slow\n\nOn 12 July 2024 between 10:30 and 10:45 UTC mail was slow.\n"_s;
}

} // namespace

class TestCheckText : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<test::ShellFixture> m_fixture;
    std::unique_ptr<CheckTextWindow> m_window;

    template<typename T> T *child(const char *name) const { return m_window->findChild<T *>(QString::fromLatin1(name)); }
    [[nodiscard]] QString state() const { return child<QLabel>("checkTextState")->text(); }
    [[nodiscard]] int findings() const { return m_window->findings().rowCount(); }
    void paste(const QString &text)
    {
        QGuiApplication::clipboard()->setText(text);
        m_window->editor().setFocus();
        QTest::keyClick(&m_window->editor(), Qt::Key_V, Qt::ControlModifier);
        QVERIFY(!m_window->isUpToDate());
        QTRY_VERIFY(m_window->isUpToDate());
    }

private slots:
    void init()
    {
        test::failOnWarnings();
        m_fixture = std::make_unique<test::ShellFixture>();
        m_window = std::make_unique<CheckTextWindow>(m_fixture->clock, *m_fixture->preferences, m_fixture->themes);
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }
    void cleanup()
    {
        m_window.reset();
        m_fixture.reset();
    }

    void saysWhatToDoWhileThereIsNoText()
    {
        QVERIFY(!m_window->editor().placeholderText().isEmpty());
        QVERIFY(child<QLabel>("checkTextEmpty")->isVisible());
        QVERIFY(!child<QLabel>("checkTextEmpty")->text().isEmpty());
        QVERIFY(!child<QPushButton>("checkTextFix")->isEnabled());
        QVERIFY(!child<QPushButton>("checkTextNext")->isEnabled());
    }

    void isSilentWhereTheTextIsRight()
    {
        paste(fine());
        QCOMPARE(findings(), 0);
        QVERIFY(child<QLabel>("checkTextEmpty")->isVisible());
        QCOMPARE(state(), u"No findings, all %n time(s) understood"_s.replace(u"%n"_s, u"2"_s));
        QVERIFY(!m_window->editor().extraSelections().isEmpty()); // the times stand on a ground
    }

    void underlinesAndListsWhatMisleads()
    {
        auto *zone = child<ZoneField>("importZone"); // EST holds all year in Panama
        zone->setZone(u"America/New_York"_s);
        emit zone->zoneChosen(u"America/New_York"_s);
        paste(wrongZone());
        QVERIFY2(findings() >= 1, qPrintable(state()));
        QVERIFY(child<QListView>("checkTextFindings")->isVisible());
        auto &editor = m_window->editor();
        QCOMPARE(editor.findingAt(static_cast<int>(editor.text().indexOf(u"EST"_s)) + 1), 0);
        const QColor bad = m_fixture->themes.theme().of(Tone::Bad).line;
        const QImage picture = editor.viewport()->grab().toImage();
        int waved = 0;
        for (int y = 0; y < picture.height(); ++y) {
            for (int x = 0; x < picture.width(); ++x) {
                const QColor dot = picture.pixelColor(x, y); // smoothed at its edges
                waved += std::abs(dot.red() - bad.red()) + std::abs(dot.green() - bad.green()) + std::abs(dot.blue() - bad.blue()) < 90 ? 1 : 0;
            }
        }
        QVERIFY2(waved > 5, qPrintable(QString::number(waved)));
        const QModelIndex row = m_window->findings().index(0);
        QCOMPARE(row.data(FindingsModel::SeverityRole).value<LintSeverity>(), LintSeverity::Hard);
        QVERIFY(!row.data().toString().isEmpty());
        QVERIFY(!row.data(FindingsModel::TitleRole).toString().isEmpty());
    }

    void followsWhatIsTyped()
    {
        paste(fine());
        QTest::keyClicks(&m_window->editor(), u"On Monday, 12 July 2024, it was a Friday."_s);
        QTRY_VERIFY(m_window->isUpToDate());
        QVERIFY2(findings() == 1, qPrintable(state()));
        QTest::keyClick(&m_window->editor(), Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY(m_window->isUpToDate());
        QCOMPARE(findings(), 0);
    }

    void goesFromFindingToFindingAndRound()
    {
        paste(u"Mail was slow on Monday, 12 July 2024.\n\nIt was normal on Sunday, 13 July 2024.\n"_s);
        QCOMPARE(findings(), 2);
        auto &editor = m_window->editor();
        editor.moveCursor(QTextCursor::Start);
        QTest::keyClick(&editor, Qt::Key_F8);
        const int first = editor.textCursor().selectionStart();
        QVERIFY(editor.textCursor().hasSelection());
        QCOMPARE(child<QListView>("checkTextFindings")->currentIndex().row(), 0);
        QTest::keyClick(&editor, Qt::Key_F8);
        const int second = editor.textCursor().selectionStart();
        QVERIFY(second > first);
        QCOMPARE(child<QListView>("checkTextFindings")->currentIndex().row(), 1);
        QTest::keyClick(&editor, Qt::Key_F8);
        QCOMPARE(editor.textCursor().selectionStart(), first);
        QTest::keyClick(&editor, Qt::Key_F8, Qt::ShiftModifier);
        QCOMPARE(editor.textCursor().selectionStart(), second);
        QTest::mouseClick(child<QPushButton>("checkTextPrevious"), Qt::LeftButton);
        QCOMPARE(editor.textCursor().selectionStart(), first);
    }

    void fixesWithOneKeyAndTakesItBack()
    {
        auto *zone = child<ZoneField>("importZone");
        zone->setZone(u"America/New_York"_s);
        emit zone->zoneChosen(u"America/New_York"_s);
        paste(wrongZone());
        auto &editor = m_window->editor();
        editor.moveCursor(QTextCursor::Start);
        QTest::keyClick(&editor, Qt::Key_F8);
        QVERIFY(child<QPushButton>("checkTextFix")->isEnabled());
        QTest::keyClick(&editor, Qt::Key_Period, Qt::ControlModifier);
        QVERIFY2(editor.toPlainText().contains("10:30 EDT"_L1), qPrintable(editor.toPlainText()));
        QTRY_VERIFY(m_window->isUpToDate());
        QCOMPARE(findings(), 0);
        QTest::keyClick(&editor, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(editor.toPlainText(), wrongZone());
        QTRY_VERIFY(m_window->isUpToDate());
        QVERIFY(findings() > 0);
    }

    void showsATimeInTheChosenZones()
    {
        paste(u"Mail was slow\n\nOn 12 July 2024 at 10:30 UTC mail was slow.\n"_s);
        auto &editor = m_window->editor();
        const int at = static_cast<int>(editor.toPlainText().indexOf(u"10:30"_s)) + 2;
        const QString hint = editor.hintAt(at);
        QVERIFY2(hint.contains(u"12:30 CEST"_s) && hint.contains(u"06:30 EDT"_s) && hint.contains(u"03:30 PDT"_s), qPrintable(hint));
        // With the keyboard: where the text cursor stands.
        QTextCursor cursor = editor.textCursor();
        cursor.setPosition(at);
        editor.setTextCursor(cursor);
        QVERIFY2(child<QLabel>("checkTextPlace")->text().contains(u"12:30 CEST"_s), qPrintable(child<QLabel>("checkTextPlace")->text()));
        // With the mouse: a tool tip.
        const QPoint there = editor.cursorRect(cursor).center();
        QHelpEvent help(QEvent::ToolTip, there, editor.viewport()->mapToGlobal(there));
        QCoreApplication::sendEvent(editor.viewport(), &help);
        QTRY_VERIFY(QToolTip::text().contains(u"06:30 EDT"_s));
        QToolTip::hideText();
    }

    void saysThatATimeIsNotCertain()
    {
        paste(u"Web shop down\n\nOn 12 July 2024 at 10:30 IST the web shop did not answer.\n"_s);
        QVERIFY2(!state().contains(u"understood"_s), qPrintable(state()));
        auto *zone = child<ZoneField>("importZone");
        zone->setZone(u"Asia/Kolkata"_s);
        emit zone->zoneChosen(u"Asia/Kolkata"_s);
        QTRY_VERIFY(m_window->isUpToDate());
        QVERIFY2(state().contains(u"understood"_s), qPrintable(state()));
    }

    void readsNoBreakSpacesAsTheyStand()
    {
        paste(u"Mail was slow\n\nOn 12\u00A0July\u00A02024 at 10:30\u00A0UTC mail was slow.\n"_s);
        QCOMPARE(m_window->editor().text().count(QChar(QChar::Nbsp)), 3);
        QVERIFY2(state().contains(u"understood"_s), qPrintable(state()));
    }

    void takesTheTextOfAFileThatIsDropped()
    {
        const QString name = m_fixture->folder.filePath(u"draft.txt"_s);
        QFile file(name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(wrongZone().toUtf8());
        file.close();
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(name)});
        QDropEvent drop(QPointF(20, 20), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QDragEnterEvent enter(QPoint(20, 20), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_window->editor().viewport(), &enter);
        QCoreApplication::sendEvent(m_window->editor().viewport(), &drop);
        QCOMPARE(m_window->editor().toPlainText(), wrongZone());
    }

    void keepsItsTextWhenItIsClosed()
    {
        paste(wrongZone());
        QTest::keyClick(&m_window->editor(), Qt::Key_Escape);
        QVERIFY(!m_window->isVisible());
        m_window->show();
        QCOMPARE(m_window->editor().toPlainText(), wrongZone());
    }

    void neverReadsOnTheThreadThatPaints()
    {
        // While a text is read, keys are taken: the answer comes by an event, never within the key press.
        paste(wrongZone().repeated(80));
        QSignalSpy checked(m_window.get(), &CheckTextWindow::checked);
        for (int i = 0; i < 40; ++i)
            QTest::keyClick(&m_window->editor(), Qt::Key_A);
        QVERIFY(!m_window->isUpToDate());
        QTRY_VERIFY(m_window->isUpToDate());
        QVERIFY2(checked.count() < 40, "every key was answered by a reading");
    }

    void opensFromTheMenuByItsKeyAndOnlyOnce()
    {
        MainWindow window(m_fixture->services());
        window.showWelcome();
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QTest::keyClick(&window, Qt::Key_F7);
        auto *opened = window.findChild<CheckTextWindow *>();
        QVERIFY(opened && opened->isVisible());
        opened->close();
        window.windowActions().checkText->trigger();
        QVERIFY(opened->isVisible());
        QCOMPARE(window.findChildren<CheckTextWindow *>().size(), 1);
        QVERIFY(window.windowActions().all().contains(window.windowActions().checkText)); // so the palette offers it
    }
};

QTEST_MAIN(TestCheckText)
#include "tst_checktext.moc"
