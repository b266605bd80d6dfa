// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/itemmodels/cataloguewriting.h"
#include "models/posting/templatelist.h"
#include "tests/gui/answer.h"
#include "tests/gui/fieldsfixture.h"
#include "ui/dialogs/templatesdialog.h"
#include "ui/widgets/chiptext.h"

#include <QComboBox>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace tocsin;
using test::fieldsNow;
using test::typeInto;

class TemplatesDialogTest : public QObject
{
    Q_OBJECT

private:
    ThemeSwitch m_themes;
    std::unique_ptr<TemplatesDialog> m_dialog;

    void open(const QList<PostTemplate> &entries, std::optional<IncidentKind> kind = {})
    {
        TemplatesDialog::Scene scene;
        scene.kind = kind;
        scene.language = u"en"_s;
        scene.times = test::fieldsTimes();
        scene.values = {fieldsNow, u"Europe/Paris"_s, {{u"srv:flexo"_s, u"flexo"_s}}, {}, {}};
        m_dialog = std::make_unique<TemplatesDialog>(entries, scene, m_themes);
        m_dialog->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_dialog.get()));
        m_dialog->activateWindow();
    }
    template<typename T> T *find(const char *name) const { return m_dialog->findChild<T *>(QString::fromLatin1(name)); }
    QStringList names() const
    {
        QStringList names;
        for (int row = 0; row < find<QListWidget>("templateList")->count(); ++row)
            names.append(find<QListWidget>("templateList")->item(row)->text());
        return names;
    }
    static PostTemplate own(const QString &name, const QString &body)
    {
        PostTemplate post;
        post.name = name;
        post.language = u"en"_s;
        post.body = body;
        post.id = templateIdOf(post);
        return post;
    }

private slots:
    void init() { test::failOnWarnings(); }
    void cleanup() { m_dialog.reset(); }

    void offersTheProgramsUntilTheWorkspaceHasItsOwn()
    {
        const QStringList built = [] {
            QStringList names;
            for (const PostTemplate &post : builtInTemplates(u"en"_s))
                names.append(post.name);
            return names;
        }();
        QVERIFY(built.contains(u"Hardware failure"_s));
        const PostTemplate mine = own(u"hardware FAILURE"_s, u"Ours."_s);
        const QList<PostTemplate> offered = offeredTemplates({mine}, u"en"_s);
        QCOMPARE(offered.size(), built.size());
        QVERIFY(offered.contains(mine));
        QCOMPARE(offeredTemplates({retired(mine)}, u"en"_s).size(), built.size() - 1);
    }

    void findsAndUsesWithoutTheMouse()
    {
        open({own(u"Zebra"_s, u"Stripes."_s)});
        QSignalSpy chosen(m_dialog.get(), &TemplatesDialog::chosen);
        typeInto(find<QLineEdit>("templateSearch"), u"zeb"_s);
        QCOMPARE(names(), QStringList{u"Zebra"_s});
        QTest::keyClick(find<QLineEdit>("templateSearch"), Qt::Key_Return);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.first().first().value<PostTemplate>().name, u"Zebra"_s);
        QVERIFY(!m_dialog->isVisible());
    }

    void arrowsChooseWhileOneTypes()
    {
        open({});
        const auto *list = find<QListWidget>("templateList");
        QCOMPARE(list->currentRow(), 0);
        QTest::keyClick(find<QLineEdit>("templateSearch"), Qt::Key_Down);
        QCOMPARE(list->currentRow(), 1);
        QTest::keyClick(find<QLineEdit>("templateSearch"), Qt::Key_Up);
        QCOMPARE(list->currentRow(), 0);
    }

    void showsWhatItWouldWriteNow()
    {
        open({own(u"AAA"_s, u"Since {now} {targets} cannot be reached."_s)});
        auto *preview = find<ChipText>("templatePreview");
        const QString text = preview->toPlainText().replace(QChar(QChar::Nbsp), u' ').simplified();
        QVERIFY2(text.contains("12:20 CEST"_L1) && text.contains("flexo"_L1), qPrintable(text));
        QCOMPARE(preview->chips().size(), 2);
    }

    void offersOnlyTheStorysKind()
    {
        open({}, IncidentKind::Maintenance);
        QVERIFY(!names().isEmpty());
        QVERIFY(!names().contains(u"Hardware failure"_s));
    }

    void addsOne()
    {
        open({});
        QSignalSpy wanted(m_dialog.get(), &TemplatesDialog::entryWanted);
        QTest::mouseClick(find<QPushButton>("templateAdd"), Qt::LeftButton);
        auto *save = find<QPushButton>("templateSave");
        QVERIFY(!save->isEnabled());
        typeInto(find<QLineEdit>("templateName"), u"Flood"_s);
        typeInto(find<QLineEdit>("templateNext"), u"15"_s);
        typeInto(find<QLineEdit>("templateTitleEdit"), u"Water at {targets}"_s);
        find<QPlainTextEdit>("templateBody")->setFocus();
        QTest::keyClicks(find<QPlainTextEdit>("templateBody"), u"Since {nwo} there is water."_s);
        QVERIFY(!save->isEnabled());
        QVERIFY2(find<QLabel>("templateProblem")->text().contains("nwo"_L1), qPrintable(find<QLabel>("templateProblem")->text()));
        find<QPlainTextEdit>("templateBody")->clear();
        QTest::keyClicks(find<QPlainTextEdit>("templateBody"), u"Since {now} there is water."_s);
        QVERIFY(save->isEnabled());
        QTest::mouseClick(save, Qt::LeftButton);
        QCOMPARE(wanted.size(), 1);
        const auto post = wanted.first().first().value<PostTemplate>();
        QCOMPARE(post.id, u"tpl:flood"_s);
        QCOMPARE(post.nextUpdateMs, 15 * minuteMs);
        QCOMPARE(post.language, u"en"_s);
        QVERIFY(names().contains(u"Flood"_s));
        QCOMPARE(find<QListWidget>("templateList")->currentItem()->text(), u"Flood"_s);
    }

    void saysWhatOfATemplateCannotBeFilledIn_data()
    {
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("body");
        QTest::addColumn<QStringList>("says");
        QTest::newRow("an unknown field") << QString() << u"Since {nwo} it is down."_s << QStringList{u"Text of the template “Zebra”"_s, u"{nwo} stands for nothing"_s, u"{now} (the time)"_s};
        QTest::newRow("an unknown field of the title") << u"{srv} down"_s << u"Down."_s << QStringList{u"Title of the template “Zebra”"_s, u"{srv} stands for nothing"_s};
        QTest::newRow("a promise that is not made") << QString() << u"More at {next}."_s << QStringList{u"“Zebra”"_s, u"Say in how many minutes it comes"_s};
        QTest::newRow("a brace alone") << QString() << u"Since } it is down."_s << QStringList{u"“Zebra”"_s, u"{{ or }}"_s};
    }
    void saysWhatOfATemplateCannotBeFilledIn()
    {
        QFETCH(const QString, title);
        QFETCH(const QString, body);
        QFETCH(const QStringList, says);
        PostTemplate post = own(u"Zebra"_s, body);
        post.title = title;
        open({post}); // as another program has written it
        QSignalSpy chosen(m_dialog.get(), &TemplatesDialog::chosen);
        typeInto(find<QLineEdit>("templateSearch"), u"zeb"_s);
        const QString shown = find<QLabel>("templateFacts")->text();
        QTest::mouseClick(find<QPushButton>("templateEdit"), Qt::LeftButton);
        const QString edited = find<QLabel>("templateProblem")->text();
        for (const QString &words : says) {
            QVERIFY2(shown.contains(words), qPrintable(shown));
            QVERIFY2(edited.contains(words), qPrintable(edited));
        }
        QTest::keyClick(m_dialog.get(), Qt::Key_Escape);
        QVERIFY(!find<QPushButton>("templateUse")->isEnabled());
        QTest::keyClick(find<QLineEdit>("templateSearch"), Qt::Key_Return);
        QVERIFY(m_dialog->isVisible());
        QCOMPARE(chosen.size(), 0);
    }

    void editsOneThatComesWithTheProgram()
    {
        open({});
        QSignalSpy wanted(m_dialog.get(), &TemplatesDialog::entryWanted);
        typeInto(find<QLineEdit>("templateSearch"), u"hardware f"_s);
        const qsizetype all = builtInTemplates(u"en"_s).size();
        QTest::mouseClick(find<QPushButton>("templateEdit"), Qt::LeftButton);
        find<QPlainTextEdit>("templateBody")->setPlainText(u"Our words."_s);
        QTest::mouseClick(find<QPushButton>("templateSave"), Qt::LeftButton);
        QCOMPARE(wanted.first().first().value<PostTemplate>().body, u"Our words."_s);
        QCOMPARE(names().size(), all); // in its place, not beside it
    }

    void retiresOne()
    {
        open({own(u"Zebra"_s, u"Stripes."_s)});
        QSignalSpy wanted(m_dialog.get(), &TemplatesDialog::entryWanted);
        typeInto(find<QLineEdit>("templateSearch"), u"zeb"_s);
        QTest::mouseClick(find<QPushButton>("templateRetire"), Qt::LeftButton);
        QVERIFY(isRetired(wanted.first().first().value<PostTemplate>()));
        QVERIFY(names().isEmpty());
        QVERIFY(!find<QPushButton>("templateUse")->isEnabled());
    }

    void escapeLeavesTheFormFirst()
    {
        open({});
        QTest::mouseClick(find<QPushButton>("templateAdd"), Qt::LeftButton);
        QTest::keyClick(m_dialog.get(), Qt::Key_Escape);
        QVERIFY(m_dialog->isVisible() && find<QListWidget>("templateList")->isEnabled());
        QTest::keyClick(m_dialog.get(), Qt::Key_Escape);
        QVERIFY(!m_dialog->isVisible());
    }

    void asksBeforeItThrowsAnythingAway()
    {
        const auto answer = [this](QMessageBox::ButtonRole role) { test::answer(m_dialog->findChild<QMessageBox *>(u"unsavedQuestion"_s), role); };
        open({own(u"Zebra"_s, u"Stripes."_s)});
        QSignalSpy wanted(m_dialog.get(), &TemplatesDialog::entryWanted);
        QTest::mouseClick(find<QPushButton>("templateAdd"), Qt::LeftButton);
        find<QPlainTextEdit>("templateBody")->setFocus();
        QTest::keyClicks(find<QPlainTextEdit>("templateBody"), u"There is water."_s);
        QTest::keyClick(m_dialog.get(), Qt::Key_Escape);
        // It has no name, so it cannot be saved yet.
        QCOMPARE(m_dialog->findChild<QMessageBox *>()->buttons().size(), 2);
        answer(QMessageBox::RejectRole);
        QTRY_VERIFY(!m_dialog->findChild<QMessageBox *>());
        QCOMPARE(find<QPlainTextEdit>("templateBody")->toPlainText(), u"There is water."_s);
        QVERIFY(find<QPlainTextEdit>("templateBody")->isVisible());

        // The window's own Close saves, too, and closes then.
        typeInto(find<QLineEdit>("templateName"), u"Flood"_s);
        m_dialog->close();
        QVERIFY(m_dialog->isVisible());
        answer(QMessageBox::AcceptRole);
        QVERIFY(!m_dialog->isVisible());
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted.first().first().value<PostTemplate>().body, u"There is water."_s);

        open({own(u"Zebra"_s, u"Stripes."_s)});
        typeInto(find<QLineEdit>("templateSearch"), u"zeb"_s);
        QTest::mouseClick(find<QPushButton>("templateEdit"), Qt::LeftButton);
        find<QPlainTextEdit>("templateBody")->setPlainText(u"Spots."_s);
        QTest::mouseClick(find<QPushButton>("templateCancel"), Qt::LeftButton);
        answer(QMessageBox::DestructiveRole);
        QVERIFY(m_dialog->isVisible() && find<QListWidget>("templateList")->isEnabled());
        QCOMPARE(find<ChipText>("templatePreview")->toPlainText(), u"Stripes."_s);
    }

    void theWorkspaceKeepsThem()
    {
        const QTemporaryDir folder;
        const test::FakeClock clock(fieldsNow);
        WorkspaceWriter writer(folder.filePath(u"a.tocsin"_s), u"maria"_s, clock);
        PostTemplate zebra = own(u"Zebra"_s, u"Stripes."_s);
        for (const PostTemplate &entry : {zebra, [&] { zebra.body = u"More stripes."_s; return zebra; }(), retired(zebra)}) {
            Result<CommitReport> done = failed(Failure::Code::Cancelled, {});
            writer.write([entry](WritingDesk &desk) { return writeEntry(desk, entry); }, this, [&done](const auto &report) { done = report; });
            QVERIFY(writer.flush());
            QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
            const auto reader = WorkspaceReader::open(writer.path());
            QVERIFY(reader);
            QCOMPARE((*reader)->templates().value_or(QList<PostTemplate>()), QList<PostTemplate>{entry});
        }
    }

    void aTargetThatIsThereIsLeftAsItIs()
    {
        const QTemporaryDir folder;
        const test::FakeClock clock(fieldsNow);
        WorkspaceWriter writer(folder.filePath(u"a.tocsin"_s), u"maria"_s, clock);
        Target flexo{u"srv:flexo"_s, TargetKind::Server, u"flexo"_s, {}, {u"zone:sea"_s}, {}};
        Target again = flexo;
        again.zones.clear();
        for (const Target &target : {flexo, again})
            writer.write([target](WritingDesk &desk) { return writeNewTarget(desk, target); });
        QVERIFY(writer.flush());
        const auto reader = WorkspaceReader::open(writer.path());
        QVERIFY(reader);
        const auto rows = (*reader)->targets().value_or(QList<TargetRow>());
        QVERIFY(std::ranges::any_of(rows, [&](const TargetRow &row) { return row.target == flexo; }));
    }
};

QTEST_MAIN(TemplatesDialogTest)
#include "tst_templatesdialog.moc"
