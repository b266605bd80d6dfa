// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/deskfixture.h"
#include "ui/desk/handoverdialog.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QProcess>
#include <QPushButton>
#include <QStandardPaths>
#include <QTextBrowser>

using namespace Qt::StringLiterals;
using namespace tocsin;

class TestHandover : public QObject
{
    Q_OBJECT

private:
    /// One operator at a console.
    struct Console
    {
        std::unique_ptr<WorkspaceWriter> writer;
        std::unique_ptr<DeskKeeper> keeper;
        std::unique_ptr<HandoverDialog> dialog;

        template<typename T> T *child(const char *name) const { return dialog->findChild<T *>(QString::fromLatin1(name)); }
        QPushButton *button(const char *name) const { return child<QPushButton>(name); }
        QString sheet() const { return child<QTextBrowser>("handoverSheet")->toPlainText(); }
        QString state() const { return child<QLabel>("handoverState")->text(); }
        void refresh() const
        {
            QSignalSpy changed(keeper.get(), &DeskKeeper::changed);
            keeper->refresh();
            QVERIFY(changed.wait(10000));
        }
    };
    std::unique_ptr<test::DeskFixture> m_fixture;

    Console open(const QString &user)
    {
        Console console;
        console.writer = std::make_unique<WorkspaceWriter>(m_fixture->path, user, m_fixture->clock);
        console.keeper = std::make_unique<DeskKeeper>(*console.writer, m_fixture->clock);
        console.refresh();
        console.dialog = std::make_unique<HandoverDialog>(*console.keeper, *m_fixture->preferences);
        console.dialog->show();
        return console;
    }
    void save(const Console &console, const QString &name)
    {
        const QByteArray folder = qgetenv("TOCSIN_TEST_PICTURES");
        QCoreApplication::processEvents();
        if (!folder.isEmpty())
            QVERIFY(console.dialog->grab().save(QString::fromLocal8Bit(folder) + u'/' + name));
    }

private slots:
    void init()
    {
        test::failOnWarnings();
        m_fixture = std::make_unique<test::DeskFixture>();
    }
    void cleanup() { m_fixture.reset(); }

    void showsWhatIsOpenOwedAndComing()
    {
        m_fixture->fill();
        const Console anna = open(u"anna"_s);
        const QString sheet = anna.sheet();
        for (const QString &words : {u"Storage unit rebuild takes longer than planned · identified · degraded · flexo"_s,
                                     u"12:17 CEST · missed · Next update · Mail is slow for some customers"_s,
                                     u"13:00 CEST · ETA · Storage unit rebuild takes longer than planned"_s, u"14:20 CEST · Router firmware in Paris · flexo"_s,
                                     u"There are no notes."_s})
            QVERIFY2(sheet.contains(words), qPrintable(words + u"\n---\n"_s + sheet));
        // The root cause is owed in more than eight hours.
        QVERIFY(!sheet.contains(u"Power outage in Montréal"_s));
    }

    void saysThatNothingIsOpen()
    {
        const Console anna = open(u"anna"_s);
        for (const QString &words : {u"Nothing is open."_s, u"Nothing is owed."_s, u"None begins."_s})
            QVERIFY2(anna.sheet().contains(words), qPrintable(anna.sheet()));
    }

    void keepsNotesUntilTheyAreTicked()
    {
        m_fixture->fill();
        const Console anna = open(u"anna"_s);
        QTest::mouseClick(anna.button("handoverAddNote"), Qt::LeftButton); // nothing typed, nothing added
        auto *note = anna.child<QLineEdit>("handoverNote");
        QTest::keyClicks(note, u"The courier with *two* disks rings at gate 4"_s);
        QTest::keyClick(note, Qt::Key_Return);
        QVERIFY(note->text().isEmpty());
        auto *notes = anna.child<QListWidget>("handoverNotes");
        QTRY_COMPARE(notes->count(), 1);
        QVERIFY2(anna.sheet().contains(u"The courier with *two* disks rings at gate 4 · anna · 12:20 CEST"_s), qPrintable(anna.sheet()));
        QTest::keyClicks(note, u"Badge of the visitor is in the drawer"_s);
        QTest::keyClick(note, Qt::Key_Return);
        QTRY_COMPARE(notes->count(), 2);

        // Two days later Ben ticks one and Anna the other, which she wrote on another day.
        m_fixture->clock.advance(2 * dayMs);
        const Console ben = open(u"ben"_s);
        auto *bensNotes = ben.child<QListWidget>("handoverNotes");
        QCOMPARE(bensNotes->count(), 2);
        bensNotes->setCurrentRow(0);
        QTest::keyClick(bensNotes, Qt::Key_Space);
        QTRY_COMPARE(bensNotes->count(), 1);
        anna.refresh();
        QCOMPARE(notes->count(), 1);
        notes->setCurrentRow(0);
        QTest::keyClick(notes, Qt::Key_Space);
        QTRY_COMPARE(notes->count(), 0);
        ben.refresh();
        QCOMPARE(bensNotes->count(), 0);
        // And one of the same day, in the document that holds it.
        QTest::keyClicks(note, u"Coffee is out"_s);
        QTest::keyClick(note, Qt::Key_Return);
        QTRY_COMPARE(notes->count(), 1);
        notes->setCurrentRow(0);
        QTest::keyClick(notes, Qt::Key_Space);
        QTRY_COMPARE(notes->count(), 0);
        const QList<HandoverDay> &days = anna.keeper->handovers();
        const auto today = std::ranges::find_if(days, [](const HandoverDay &day) { return day.user == "anna"_L1 && day.date == QDate(2023, 10, 1); });
        QVERIFY(today != days.cend());
        QCOMPARE(today->notes.size(), 1);
        QCOMPARE(today->notes.constFirst().tickedBy, u"anna"_s);
    }

    void isSignedByTheOneWhoLeavesAndTheOneWhoComes()
    {
        m_fixture->fill();
        const Console anna = open(u"anna"_s);
        const Console ben = open(u"ben"_s);
        QVERIFY(anna.button("handoverTakeOver")->isHidden());
        QTest::keyClicks(anna.child<QLineEdit>("handoverNote"), u"Typed, never added"_s);
        QTest::mouseClick(anna.button("handoverSign"), Qt::LeftButton);
        QTRY_VERIFY(anna.state().startsWith("You signed at 12:20 CEST"_L1));
        QVERIFY(!anna.button("handoverTakeOver")->isEnabled()); // not by the same user
        // What is on show now, and is printed, is what she signed.
        QCOMPARE(anna.child<QComboBox>("handoverHistory")->currentText(), u"2023-09-29 12:20 CEST: anna, not taken over"_s);
        for (const QString &words : {u"Leaving: anna, 2023-09-29 12:20 CEST (06:20 EDT)"_s, u"Typed, never added"_s})
            QVERIFY2(anna.sheet().contains(words), qPrintable(anna.sheet()));
        QVERIFY(anna.dialog->shownMarkdown().contains("Leaving: anna, "_L1));
        QVERIFY(anna.child<QLabel>("handoverState")->isVisible());
        save(anna, u"handover-dark.png"_s);

        m_fixture->clock.advance(5 * minuteMs);
        ben.refresh();
        QVERIFY2(ben.state().startsWith("anna left at 12:20 CEST"_L1), qPrintable(ben.state()));
        QVERIFY(ben.button("handoverTakeOver")->isEnabled());
        m_fixture->themes.choose(ThemeChoice::Light);
        save(ben, u"handover-light.png"_s);
        QTest::mouseClick(ben.button("handoverTakeOver"), Qt::LeftButton);
        QTest::mouseClick(ben.button("handoverTakeOver"), Qt::LeftButton); // once more, before it is gone
        QTRY_VERIFY(ben.button("handoverTakeOver")->isHidden());
        QVERIFY2(ben.dialog->shownMarkdown().contains("Coming: ben, "_L1), qPrintable(ben.dialog->shownMarkdown()));
        QVERIFY2(ben.sheet().contains("Leaving: anna, "_L1), qPrintable(ben.sheet()));
        ben.refresh();
        qsizetype signatures = 0;
        for (const HandoverDay &day : ben.keeper->handovers())
            signatures += day.user == u"ben"_s ? day.handovers.size() : 0;
        QCOMPARE(signatures, 1);

        // It can be read later, as it was.
        anna.refresh();
        auto *history = anna.child<QComboBox>("handoverHistory");
        QCOMPARE(history->count(), 2);
        QCOMPARE(history->itemText(1), u"2023-09-29 12:20 CEST: anna to ben"_s);
        history->setCurrentIndex(1);
        QVERIFY2(anna.sheet().contains("Typed, never added"_L1), qPrintable(anna.sheet()));
        QVERIFY2(anna.sheet().contains("Coming: ben, 2023-09-29 12:25 CEST (06:25 EDT)"_L1), qPrintable(anna.sheet()));
        QVERIFY(anna.child<QLineEdit>("handoverNote")->isHidden() || !anna.child<QLineEdit>("handoverNote")->isVisible());
        save(anna, u"handover-former.png"_s);
    }

    void refusesOneUserForBothSignatures()
    {
        const Console anna = open(u"anna"_s);
        QTest::mouseClick(anna.button("handoverSign"), Qt::LeftButton);
        QTRY_VERIFY(anna.keeper->sheet().waiting);
        const HandoverSheet sheet = anna.keeper->sheet();
        anna.keeper->signComing(u"UTC"_s, sheet.waitingDocument, sheet.waiting->key, {});
        auto *problem = anna.child<QLabel>("handoverProblem");
        QTRY_VERIFY(problem->isVisible());
        QVERIFY2(problem->text().contains("anna cannot take over from anna"_L1), qPrintable(problem->text()));
        QVERIFY(anna.keeper->sheet().waiting);
    }

    void printsWhatCanBeSearched()
    {
        m_fixture->fill();
        const Console anna = open(u"anna"_s);
        const QString path = m_fixture->folder.filePath(u"sheet.pdf"_s);
        QVERIFY(anna.dialog->savePdf(path).has_value());
        QVERIFY(!anna.dialog->savePdf(m_fixture->folder.filePath(u"none/sheet.pdf"_s)).has_value());
        QVERIFY(QFileInfo(path).size() > 1000);
        if (QStandardPaths::findExecutable(u"pdftotext"_s).isEmpty())
            QSKIP("pdftotext is not installed (package poppler-utils): the words of the PDF were not looked at");
        QProcess reader;
        reader.start(u"pdftotext"_s, {u"-layout"_s, path, u"-"_s});
        QVERIFY(reader.waitForFinished());
        const QString text = QString::fromUtf8(reader.readAllStandardOutput());
        for (const QString &words : {u"Storage unit rebuild"_s, u"flexo"_s, u"Due in the next 8 hours"_s, u"Leaving:"_s, u"Coming:"_s})
            QVERIFY2(text.contains(words), qPrintable(words + u"\n---\n"_s + text));
    }
};

QTEST_MAIN(TestHandover)
#include "tst_handover.moc"
