// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/itemmodels/workspacesession.h"
#include "tests/gui/shellfixture.h"
#include "ui/dialogs/importdialog.h"
#include "ui/dialogs/timechooser.h"
#include "ui/widgets/chiptext.h"

#include <QComboBox>
#include <QDragEnterEvent>
#include <QFile>
#include <QLabel>
#include <QListView>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace tocsin;

namespace {

const QString certainPost = u"Mail was slow on mx-oslo-1 (resolved)\n\nOn 12 March 2024 between 09:48 and 10:05 UTC mail on mx-oslo-1 was slow. It is normal "
                            "now.\n"_s;
/// "IST" is India, Ireland or Israel.
const QString uncertainPost = u"Web shop down\n\nOn 12 July 2024 at 10:30 IST the web shop did not answer. It is back since 10:52 IST.\n"_s;

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

private slots:
    void init()
    {
        test::failOnWarnings();
        m_fixture = std::make_unique<test::ShellFixture>();
        m_dialog = std::make_unique<ImportDialog>(m_fixture->path, u"tester"_s, m_fixture->clock, *m_fixture->preferences, m_fixture->themes);
        m_dialog->open();
    }
    void cleanup()
    {
        m_dialog.reset();
        m_fixture.reset();
    }

    void showsWhatWasUnderstoodAndStoresNothingBefore()
    {
        paste(certainPost);
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
        paste(certainPost);
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
        paste(certainPost);
        QSignalSpy imported(m_dialog.get(), &ImportDialog::imported);
        QTest::mouseClick(child<QPushButton>("importStore"), Qt::LeftButton);
        QVERIFY(imported.wait(10000));
        m_dialog = std::make_unique<ImportDialog>(m_fixture->path, u"tester"_s, m_fixture->clock, *m_fixture->preferences, m_fixture->themes);
        m_dialog->open();
        paste(certainPost);
        QVERIFY(!child<QPushButton>("importStore")->isEnabled());
        const auto labels = m_dialog->findChildren<QLabel *>();
        QVERIFY(std::ranges::any_of(labels, [](const QLabel *label) { return label->text() == "already here"_L1; }));
    }

    void asksWhatAnUncertainTimeMeans()
    {
        paste(uncertainPost);
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
        paste(uncertainPost);
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
        QVERIFY(box->findText(u"한국어"_s) > 0);
        for (int index = 1; index < box->count(); ++index)
            QVERIFY2(!box->itemText(index).contains(u' ') || box->itemText(index).startsWith("norsk"_L1), qPrintable(box->itemText(index)));
    }

    void takesFilesThatAreDropped()
    {
        const QString name = m_fixture->folder.filePath(u"post.txt"_s);
        QFile file(name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(certainPost.toUtf8());
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

    void homeZoneSettlesAWord()
    {
        m_fixture->store.set(settings::importZone, u"Asia/Kolkata"_s);
        m_dialog = std::make_unique<ImportDialog>(m_fixture->path, u"tester"_s, m_fixture->clock, *m_fixture->preferences, m_fixture->themes);
        m_dialog->open();
        paste(uncertainPost);
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
