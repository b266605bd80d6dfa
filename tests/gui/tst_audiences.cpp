// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/itemmodels/audiencestore.h"
#include "tests/gui/answer.h"
#include "tests/gui/shellfixture.h"
#include "ui/dialogs/audiencesdialog.h"
#include "ui/widgets/zonefield.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QPushButton>
#include <QStandardPaths>

using namespace Qt::StringLiterals;
using namespace tocsin;

class TestAudiences : public QObject
{
    Q_OBJECT

    std::unique_ptr<test::ShellFixture> m_fixture;
    std::unique_ptr<WorkspaceWriter> m_writer;
    std::unique_ptr<AudiencesDialog> m_dialog;

    template<typename T> T *child(const char *name) const { return m_dialog->findChild<T *>(QString::fromLatin1(name)); }
    QPushButton *ok() const { return m_dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok); }
    QString sample() const { return child<QLabel>("audienceSample")->text(); }
    QStringList lines() const
    {
        QStringList lines;
        for (int i = 0; i < child<QListWidget>("audiences")->count(); ++i)
            lines.append(child<QListWidget>("audiences")->item(i)->text());
        return lines;
    }
    [[nodiscard]] QList<Audience> stored() const
    {
        const auto reader = WorkspaceReader::open(m_fixture->path);
        return reader ? (*reader)->audiences().value_or(QList<Audience>()) : QList<Audience>();
    }
    void open(const QList<Audience> &audiences = {})
    {
        m_dialog = std::make_unique<AudiencesDialog>(m_fixture->clock, *m_fixture->preferences, *m_writer, audiences);
        m_dialog->open();
        QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
    }
    /// Two audiences in the workspace, and the dialog over them.
    void openTwo()
    {
        m_writer->write([](WritingDesk &desk) {
            return writeAudiences(desk, {}, {{{}, u"North"_s, u"en"_s, {u"Europe/Oslo"_s, u"America/New_York"_s}, u"runbox"_s}, {{}, u"Lyon"_s, u"fr"_s, {u"Europe/Paris"_s}, u"gandi"_s}});
        });
        QVERIFY(m_writer->flush());
        open(stored());
    }
    /// Answers the question about what is not saved.
    void answer(QMessageBox::ButtonRole role) { test::answer(m_dialog->findChild<QMessageBox *>(u"unsavedQuestion"_s), role); }
    void choose(QComboBox *box, const QString &text)
    {
        box->setFocus();
        const int row = box->findText(text);
        QVERIFY2(row >= 0, qPrintable(text));
        while (box->currentIndex() < row)
            QTest::keyClick(box, Qt::Key_Down);
        while (box->currentIndex() > row)
            QTest::keyClick(box, Qt::Key_Up);
    }

private slots:
    void init()
    {
        test::failOnWarnings();
        m_fixture = std::make_unique<test::ShellFixture>();
        m_writer = std::make_unique<WorkspaceWriter>(m_fixture->path, u"tester"_s, m_fixture->clock);
    }
    void cleanup()
    {
        m_dialog.reset();
        m_writer.reset();
        m_fixture.reset();
    }

    void followsThePreferencesWhileThereIsNone()
    {
        open();
        QCOMPARE(lines(), QStringList{u"Readers\nEnglish · Paris, Toronto, Los Angeles · Tocsin"_s});
        QVERIFY(child<QLabel>("audienceHint")->isVisible());
        QVERIFY(!child<QLineEdit>("audienceName")->isEnabled());
        QVERIFY(!child<QPushButton>("audienceRemove")->isEnabled());
        QVERIFY2(sample().contains("2023-09-29 12:20 CEST (06:20 EDT, 03:20 PDT) [Monitoring]"_L1), qPrintable(sample()));
        choose(child<QComboBox>("audienceStyle"), u"Runbox"_s);
        QVERIFY2(sample().contains("Update 2023-09-29 12:20 CEST (06:20 AM EDT, 03:20 AM PDT)"_L1), qPrintable(sample()));
        QTest::mouseClick(ok(), Qt::LeftButton);
        QVERIFY(!m_dialog->isVisible());
        QCOMPARE(m_fixture->store.value(settings::houseStyle), u"runbox"_s);
        QVERIFY(m_writer->flush());
        QVERIFY(!QFile::exists(m_fixture->path)); // nothing to write
    }

    void offersTheFoundingStyles()
    {
        open();
        const auto *styles = child<QComboBox>("audienceStyle");
        for (const auto &name : {u"Clever Cloud"_s, u"Gandi"_s, u"Plain host"_s, u"Runbox"_s, u"Tiger Technologies"_s, u"Tocsin"_s})
            QVERIFY2(styles->findText(name) >= 0, qPrintable(name));
    }

    void addsOneWithTheKeyboard()
    {
        open();
        QTest::keyClick(m_dialog.get(), Qt::Key_A, Qt::AltModifier);
        auto *name = child<QLineEdit>("audienceName");
        QTRY_VERIFY(name->hasFocus());
        QVERIFY(!ok()->isEnabled());
        QCOMPARE(child<QLabel>("audienceProblem")->text(), u"An audience needs a name."_s);
        QTest::keyClicks(name, u"Customers in Norway"_s);
        QTest::keyClick(name, Qt::Key_Return); // ends nothing but the field
        QVERIFY(m_dialog->isVisible());
        QVERIFY(ok()->isEnabled());
        choose(child<QComboBox>("audienceLanguage"), u"Norwegian · nb"_s);
        choose(child<QComboBox>("audienceStyle"), u"Tiger Technologies"_s);
        auto *zone = child<ZoneField>("audienceZone");
        zone->setFocus();
        QTest::keyClicks(zone->lineEdit(), u"Oslo"_s);
        QTest::keyClick(zone->lineEdit(), Qt::Key_Return);
        auto *zones = child<QListView>("audienceZones");
        QCOMPARE(zones->model()->rowCount(), 4);
        // To the front: it is the main one.
        auto *up = child<QPushButton>("audienceZoneUp");
        while (up->isEnabled())
            QTest::mouseClick(up, Qt::LeftButton);
        // Who read posts before goes on reading them.
        QCOMPARE(lines(), (QStringList{u"Readers\nEnglish · Paris, Toronto, Los Angeles · Tocsin"_s,
                                       u"Customers in Norway\nNorwegian · Oslo, Paris, Toronto, Los Angeles · Tiger Technologies"_s}));
        ok()->setFocus();
        QTest::keyClick(ok(), Qt::Key_Return);
        QTRY_VERIFY(!m_dialog->isVisible());
        QCOMPARE(stored().size(), 2);
        QCOMPARE(stored().constLast().name, u"Readers"_s);
        const Audience audience = stored().constFirst();
        QCOMPARE(audience.name, u"Customers in Norway"_s);
        QCOMPARE(audience.language, u"nb"_s);
        QCOMPARE(audience.houseStyle, u"tiger"_s);
        QCOMPARE(audience.zones, (QStringList{u"Europe/Oslo"_s, u"Europe/Paris"_s, u"America/Toronto"_s, u"America/Los_Angeles"_s}));
    }

    void changesOneAndShowsHowItReads()
    {
        openTwo();
        QCOMPARE(lines(), (QStringList{u"Lyon\nFrench · Paris · Gandi"_s, u"North\nEnglish · Oslo, New York · Runbox"_s}));
        QVERIFY(!child<QLabel>("audienceHint")->isVisible());
        auto *list = child<QListWidget>("audiences");
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualItemRect(list->item(1)).center());
        QCOMPARE(child<QLineEdit>("audienceName")->text(), u"North"_s);
        QVERIFY2(sample().startsWith("[Monitoring] Mail is slow"_L1), qPrintable(sample()));
        QVERIFY2(sample().contains("Update 2023-09-29 12:20 CEST (06:20 AM EDT)"_L1), qPrintable(sample()));
        auto *zones = child<QListView>("audienceZones");
        zones->setCurrentIndex(zones->model()->index(1, 0));
        QTest::mouseClick(child<QPushButton>("audienceZoneRemove"), Qt::LeftButton);
        QVERIFY(!sample().contains("EDT"_L1));
        choose(child<QComboBox>("audienceStyle"), u"Clever Cloud"_s);
        QVERIFY2(sample().contains("EDIT 10:20 UTC: "_L1), qPrintable(sample()));
        QTest::mouseClick(ok(), Qt::LeftButton);
        QTRY_VERIFY(!m_dialog->isVisible());
        QCOMPARE(stored().at(1).houseStyle, u"clever"_s);
        QCOMPARE(stored().at(1).zones, QStringList{u"Europe/Oslo"_s});
        QCOMPARE(stored().at(0).houseStyle, u"gandi"_s);
    }

    void takesAnyLanguageByItsCode()
    {
        openTwo();
        auto *language = child<QComboBox>("audienceLanguage");
        language->lineEdit()->selectAll();
        QTest::keyClicks(language->lineEdit(), u"klingon language"_s);
        QVERIFY(!ok()->isEnabled());
        QVERIFY(child<QLabel>("audienceProblem")->text().contains("fr-CA"_L1));
        language->lineEdit()->selectAll();
        QTest::keyClicks(language->lineEdit(), u"fr-CA"_s);
        QVERIFY(ok()->isEnabled());
        QTest::mouseClick(ok(), Qt::LeftButton);
        QTRY_VERIFY(!m_dialog->isVisible());
        QCOMPARE(stored().at(0).language, u"fr-CA"_s);
        open(stored());
        QCOMPARE(child<QComboBox>("audienceLanguage")->currentText(), u"French · fr-CA"_s);
        QVERIFY(ok()->isEnabled());
    }

    void removesWithoutDeleting()
    {
        openTwo();
        const QString id = stored().at(0).id;
        QTest::mouseClick(child<QPushButton>("audienceRemove"), Qt::LeftButton);
        QCOMPARE(lines().size(), 1);
        QTest::mouseClick(child<QPushButton>("audienceRemove"), Qt::LeftButton);
        QVERIFY(lines().constFirst().startsWith("Readers"_L1));
        QVERIFY(!child<QPushButton>("audienceRemove")->isEnabled());
        QTest::keyClick(m_dialog.get(), Qt::Key_Escape);
        answer(QMessageBox::DestructiveRole);
        QVERIFY(!m_dialog->isVisible());
        QCOMPARE(stored().size(), 2); // cancelled

        open(stored());
        QTest::mouseClick(child<QPushButton>("audienceRemove"), Qt::LeftButton);
        QTest::mouseClick(ok(), Qt::LeftButton);
        QTRY_VERIFY(!m_dialog->isVisible());
        QCOMPARE(stored().size(), 1);
        const auto reader = WorkspaceReader::open(m_fixture->path);
        QVERIFY((*reader)->document(id).has_value());
    }

    void asksBeforeItThrowsAnythingAway()
    {
        openTwo();
        QTest::keyClick(m_dialog.get(), Qt::Key_Escape);
        QVERIFY(!m_dialog->isVisible()); // nothing was changed
        open(stored());
        QTest::keyClicks(child<QLineEdit>("audienceName"), u" and Vienne"_s);
        QTest::keyClick(m_dialog.get(), Qt::Key_Escape);
        answer(QMessageBox::RejectRole);
        QVERIFY(m_dialog->isVisible());
        QCOMPARE(child<QLineEdit>("audienceName")->text(), u"Lyon and Vienne"_s);
        QTRY_VERIFY(!m_dialog->findChild<QMessageBox *>());
        QTest::keyClick(m_dialog.get(), Qt::Key_Escape);
        answer(QMessageBox::AcceptRole);
        QTRY_VERIFY(!m_dialog->isVisible());
        QCOMPARE(stored().constFirst().name, u"Lyon and Vienne"_s);

        // What cannot be saved as it stands is not offered to be, and the reason is said.
        open(stored());
        child<QLineEdit>("audienceName")->selectAll();
        QTest::keyClick(child<QLineEdit>("audienceName"), Qt::Key_Delete);
        QTest::keyClick(m_dialog.get(), Qt::Key_Escape);
        auto *question = m_dialog->findChild<QMessageBox *>(u"unsavedQuestion"_s);
        QVERIFY(question && question->text().contains("An audience needs a name."_L1));
        QCOMPARE(question->buttons().size(), 2);
        answer(QMessageBox::DestructiveRole);
        QVERIFY(!m_dialog->isVisible());
    }

    void refusesTwoOfOneName()
    {
        openTwo();
        auto *name = child<QLineEdit>("audienceName");
        name->selectAll();
        QTest::keyClicks(name, u"north"_s);
        QVERIFY(!ok()->isEnabled());
        QCOMPARE(child<QLabel>("audienceProblem")->text(), u"There are two audiences called “north”."_s);
    }

    void keepsAStyleWhoseFileIsGone()
    {
        open({{u"aud:x"_s, u"Old"_s, u"en"_s, {u"UTC"_s}, u"baroque"_s}});
        QCOMPARE(child<QComboBox>("audienceStyle")->currentText(), u"baroque (cannot be used)"_s);
        QVERIFY2(sample().contains("baroque"_L1), qPrintable(sample()));
        choose(child<QComboBox>("audienceStyle"), u"Gandi"_s);
        QVERIFY(sample().contains("Mail is slow"_L1));
    }

    void staysOpenWithTheReasonWhenItCannotWrite()
    {
        open({{u"aud:x"_s, u"Old"_s, u"en"_s, {u"UTC"_s}, u"runbox"_s}}); // nobody stored it
        QTest::keyClicks(child<QLineEdit>("audienceName"), u"er"_s);
        QTest::mouseClick(ok(), Qt::LeftButton);
        auto *problem = child<QLabel>("audienceProblem");
        QTRY_VERIFY(problem->text().contains("aud:x"_L1));
        QVERIFY(m_dialog->isVisible() && problem->isVisible());
        QVERIFY(ok()->isEnabled());
    }

    void namesEveryField()
    {
        openTwo();
        for (const char *name : {"audienceName", "audienceLanguage", "audienceStyle", "audienceZones", "audienceZone", "audiences"})
            QVERIFY2(!child<QWidget>(name)->accessibleName().isEmpty(), name);
    }
};

QTEST_MAIN(TestAudiences)
#include "tst_audiences.moc"
