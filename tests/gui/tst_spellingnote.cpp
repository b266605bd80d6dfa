// SPDX-License-Identifier: GPL-3.0-or-later
// A composer says why it does not check spelling, once.
#include "tests/gui/shellfixture.h"
#include "ui/composer/composer.h"
#include "ui/composer/postfields.h"
#include "ui/composer/spelling.h"
#include "ui/composer/tokenedit.h"

#include <QComboBox>
#include <QLabel>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace tocsin;
using namespace tocsin::test;

class SpellingNoteTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<ShellFixture> m_fixture;
    std::unique_ptr<Spelling> m_spelling; // of a machine without dictionaries
    std::unique_ptr<Composer> m_composer;

    void open(Composer::Shape shape, const QString &language)
    {
        PostDraft draft;
        draft.key = u"01ARZ3NDEKTSV4RRFFQ69G5FB0"_s;
        draft.incident = u"inc:01ARZ3NDEKTSV4RRFFQ69G5FAV"_s;
        draft.beginsStory = true;
        draft.language = language;
        draft.zone = u"Europe/Paris"_s;
        m_composer = std::make_unique<Composer>(shape, m_fixture->clock, *m_fixture->preferences, m_fixture->themes);
        m_composer->setSpelling(m_spelling.get());
        m_composer->setDraft(draft, {});
        m_composer->resize(400, 600);
        m_composer->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_composer.get()));
    }
    [[nodiscard]] QWidget *note() const { return m_composer->findChild<QWidget *>(u"spellingNote"_s); }
    [[nodiscard]] QString words() const { return note()->isVisible() ? note()->findChild<QLabel *>(u"spellingNoteWords"_s)->text() : QString(); }

private slots:
    void init()
    {
        failOnWarnings();
        m_fixture = std::make_unique<ShellFixture>();
        Spelling::Places places = Spelling::systemPlaces();
        places.dictionaries = QStringList{m_fixture->folder.filePath(u"none"_s)};
        places.ownWords = m_fixture->folder.filePath(u"words.txt"_s);
        m_spelling = std::make_unique<Spelling>(places);
    }
    void cleanup()
    {
        m_composer.reset();
        m_spelling.reset();
        m_fixture.reset();
    }

    void saysQuietlyWhatIsMissing_data()
    {
        QTest::addColumn<Composer::Shape>("shape");
        QTest::newRow("panel") << Composer::Shape::Panel;
        QTest::newRow("window") << Composer::Shape::Window;
    }
    void saysQuietlyWhatIsMissing()
    {
        QFETCH(const Composer::Shape, shape);
        open(shape, u"fr"_s);
        QCOMPARE(words(), QString()); // nothing is written yet
        QTest::keyClicks(&m_composer->text(), u"Panne"_s);
        QCOMPARE(words(), m_spelling->problem(u"fr"_s));
        QVERIFY(!words().isEmpty());
        QCOMPARE(note()->accessibleName(), words());
        auto *close = note()->findChild<QToolButton *>(u"spellingNoteClose"_s);
        QVERIFY(!close->accessibleName().isEmpty());
        close->setFocus();
        QTest::keyClick(close, Qt::Key_Space);
        QCOMPARE(words(), QString());
        QCOMPARE(m_composer->text().text().markdown, u"Panne"_s);
        open(shape, u"fr"_s); // nor in the next composer
        QTest::keyClicks(&m_composer->text(), u"Panne"_s);
        QCOMPARE(words(), QString());
    }

    void followsTheLanguageOfTheText()
    {
        open(Composer::Shape::Window, u"fr"_s);
        QTest::keyClicks(&m_composer->text(), u"Panne"_s);
        const QString french = words();
        m_composer->fields().setMoreShown(true);
        auto *language = m_composer->findChild<QComboBox *>(u"postLanguage"_s);
        language->setCurrentIndex(language->findData(u"de"_s));
        emit language->activated(language->currentIndex());
        QVERIFY(!words().isEmpty() && words() != french);
    }

    void isSilentWhereNobodyWantsItChecked()
    {
        open(Composer::Shape::Window, u"fr"_s);
        m_composer->setSpelling(nullptr);
        QTest::keyClicks(&m_composer->text(), u"Panne"_s);
        QCOMPARE(words(), QString());
    }
};

QTEST_MAIN(SpellingNoteTest)
#include "tst_spellingnote.moc"
