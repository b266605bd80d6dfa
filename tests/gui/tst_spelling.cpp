// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/qtestsetup.h"
#include "ui/composer/spelling.h"
#include "ui/composer/tokenedit.h"

#include <QAccessible>
#include <QMenu>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace tocsin;

namespace {

const QString english = u"en"_s;

} // namespace

class TestSpelling : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Spelling> m_spelling;
    test::FakeClock m_clock{1695982841000};
    ThemeSwitch m_themes;

    [[nodiscard]] Spelling::Places places() const
    {
        Spelling::Places places = Spelling::systemPlaces();
        places.ownWords = m_folder->filePath(u"config/words.txt"_s);
        return places;
    }
    /// The system's dictionary, or a word to say that it is missing.
    [[nodiscard]] bool isThere()
    {
        const auto state = m_spelling->stateOf(english);
        if (state == Spelling::State::Reading)
            return QTest::qWaitFor([this] { return m_spelling->stateOf(english) != Spelling::State::Reading; }, 20000) && m_spelling->stateOf(english) == Spelling::State::Ready;
        return state == Spelling::State::Ready;
    }
    [[nodiscard]] std::unique_ptr<TokenEdit> shownEdit(const TokenText &text)
    {
        auto edit = std::make_unique<TokenEdit>(m_clock, m_themes);
        edit->setSpelling(m_spelling.get());
        edit->setContext({u"Europe/Paris"_s, english, {{u"Europe/Paris"_s}, english}, {{u"srv:flexo"_s, TargetKind::Server, u"flexo"_s, {}, {}, {}}}});
        edit->setText(text);
        edit->resize(500, 300);
        edit->show();
        edit->activateWindow();
        [[maybe_unused]] const bool active = QTest::qWaitForWindowActive(edit.get());
        edit->setFocus();
        return edit;
    }

private slots:
    void init()
    {
        test::failOnWarnings();
        m_folder = std::make_unique<QTemporaryDir>();
        m_spelling = std::make_unique<Spelling>(places());
    }
    void cleanup() { m_spelling.reset(); }

    void knowsWhatIsAWord_data();
    void knowsWhatIsAWord();
    void isOffWithoutLibraryOrDictionary();
    void knowsWordsAndSuggestsOthers();
    void remembersOwnWords();
    void goesToWrongWordsAndMendsThem();
    void readsWithTheWordsOfItsChips();
};

void TestSpelling::knowsWhatIsAWord_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("words");
    QTest::newRow("a sentence") << u"The store isn't slow, is it?"_s << QStringList{u"The"_s, u"store"_s, u"isn't"_s, u"slow"_s, u"is"_s, u"it"_s};
    QTest::newRow("numbers and names") << u"on filer-par-03 v2 at 10h CEST"_s << QStringList{u"on"_s, u"filer"_s, u"at"_s};
    QTest::newRow("addresses") << u"see https://example.org/x or noc@example.org or example.org/x and a_b"_s << QStringList{u"see"_s, u"or"_s, u"or"_s, u"and"_s};
    QTest::newRow("a host's name") << u"mail.example.org works"_s << QStringList{u"works"_s};
    QTest::newRow("code") << u"run `systemctl restrat x` now"_s << QStringList{u"run"_s, u"now"_s};
    QTest::newRow("a chip between words") << u"mail\uFFFCstore"_s << QStringList{u"mail"_s, u"store"_s};
    QTest::newRow("French") << u"l\u2019h\u00F4te d'acc\u00E8s"_s << QStringList{u"l\u2019h\u00F4te"_s, u"d'acc\u00E8s"_s};
    QTest::newRow("emphasis") << u"**Mail** is _slow_"_s << QStringList{u"Mail"_s, u"is"_s};
    QTest::newRow("no words") << u"... 12:30 \u4F60\u597D \U0001F525"_s << QStringList{};
}

void TestSpelling::knowsWhatIsAWord()
{
    QFETCH(const QString, text);
    QStringList words;
    for (const auto &[begin, end] : wordsToCheck(text))
        words.append(text.sliced(begin, end - begin));
    QTEST(words, "words");
}

void TestSpelling::isOffWithoutLibraryOrDictionary()
{
    Spelling::Places none = places();
    none.libraries = {u"libnothing-of-this-name.so.9"_s};
    Spelling without(none);
    QCOMPARE(without.stateOf(english), Spelling::State::NoLibrary);
    QVERIFY(without.isRight(u"workng"_s, english));
    QVERIFY(without.suggestions(u"workng"_s, english).isEmpty());
    QVERIFY(without.problem(english).contains(u"Hunspell"_s));
    none = places();
    none.dictionaries = {m_folder->path()};
    Spelling empty(none);
    QVERIFY(empty.stateOf(english) == Spelling::State::NoDictionary || empty.stateOf(english) == Spelling::State::NoLibrary);
    QVERIFY(empty.isRight(u"workng"_s, english));
    QVERIFY(!empty.problem(english).isEmpty());
    QVERIFY(empty.isRight(u"workng"_s, QString()));
}

void TestSpelling::knowsWordsAndSuggestsOthers()
{
    if (!isThere())
        QSKIP("NOT TRIED: libhunspell or its English dictionary is not installed (installer/packages.txt)");
    QVERIFY(m_spelling->problem(english).isEmpty());
    for (const QString &right : {u"working"_s, u"Working"_s, u"isn't"_s, u"isn\u2019t"_s})
        QVERIFY2(m_spelling->isRight(right, english), qPrintable(right));
    QVERIFY(!m_spelling->isRight(u"workng"_s, english));
    QVERIFY(!m_spelling->isRight(u"workng"_s, english)); // remembered
    QVERIFY(m_spelling->suggestions(u"workng"_s, english).contains(u"working"_s));
    QVERIFY(m_spelling->suggestions(u"workng"_s, english, 1).size() <= 1);
}

void TestSpelling::remembersOwnWords()
{
    if (!isThere())
        QSKIP("NOT TRIED: libhunspell or its English dictionary is not installed (installer/packages.txt)");
    const QSignalSpy changed(m_spelling.get(), &Spelling::changed);
    QVERIFY(!m_spelling->isRight(u"runbox"_s, english));
    m_spelling->addWord(u"runbox"_s);
    QCOMPARE(changed.count(), 1);
    QVERIFY(m_spelling->isRight(u"runbox"_s, english));
    QVERIFY(m_spelling->isRight(u"Runbox"_s, english));
    m_spelling = std::make_unique<Spelling>(places());
    QVERIFY(isThere());
    QVERIFY(m_spelling->isRight(u"runbox"_s, english));
}

void TestSpelling::goesToWrongWordsAndMendsThem()
{
    if (!isThere())
        QSKIP("NOT TRIED: libhunspell or its English dictionary is not installed (installer/packages.txt)");
    const auto edit = shownEdit({u"We are workng on flexo since {t1} and mael is slow"_s, {TargetToken{u"srv:zzyx"_s, u"zzyx qwrt"_s}}});
    edit->moveCursor(QTextCursor::Start);
    QTest::keyClick(edit.get(), Qt::Key_F7);
    QCOMPARE(edit->textCursor().selectedText(), u"workng"_s);
    auto *menu = edit->findChild<QMenu *>(u"tokenMenu"_s);
    QVERIFY(menu);
    QVERIFY(menu->isVisible());
    QCOMPARE(menu->activeAction(), menu->actions().first());
    QCOMPARE(menu->actions().first()->objectName(), u"spellingSuggestion"_s);
    const QString first = menu->actions().first()->text();
    QTest::keyClick(menu, Qt::Key_Return);
    QTRY_VERIFY(!edit->findChild<QMenu *>(u"tokenMenu"_s));
    QVERIFY2(edit->text().markdown.startsWith(u"We are %1 on flexo"_s.arg(first)), qPrintable(edit->text().markdown));
    QTest::keyClick(edit.get(), Qt::Key_F7);
    QCOMPARE(edit->textCursor().selectedText(), u"mael"_s); // neither the name of a target nor a chip
    menu = edit->findChild<QMenu *>(u"tokenMenu"_s);
    QVERIFY(menu);
    for (QAction *action : menu->actions()) {
        if (action->objectName() == u"spellingAdd"_s)
            menu->setActiveAction(action);
    }
    QTest::keyClick(menu, Qt::Key_Return);
    QTRY_VERIFY(!edit->findChild<QMenu *>(u"tokenMenu"_s));
    QVERIFY(!edit->goToWrongWord());
    QVERIFY(edit->wrongWordAt(9).isNull());
}

void TestSpelling::readsWithTheWordsOfItsChips()
{
    const auto edit = shownEdit({u"Mail on {t1} is slow"_s, {TargetToken{u"srv:flexo"_s, u"flexo"_s}}});
    QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(edit.get());
    QVERIFY(accessible);
    QAccessibleTextInterface *text = accessible->textInterface();
    QVERIFY(text);
    QCOMPARE(text->text(0, -1), u"Mail on flexo is slow"_s);
    QCOMPARE(accessible->text(QAccessible::Value), u"Mail on flexo is slow"_s);
    QCOMPARE(text->characterCount(), 21);
    QVERIFY(accessible->state().editable && accessible->state().multiLine);
    QCOMPARE(text->cursorPosition(), 21);
    text->setSelection(0, 8, 13);
    int begin = -1;
    int end = -1;
    text->selection(0, &begin, &end);
    QCOMPARE(std::pair(begin, end), std::pair(8, 13));
    QVERIFY(text->characterRect(8).width() > 20);
    QCOMPARE(accessible->editableTextInterface() != nullptr, true);
    accessible->editableTextInterface()->replaceText(0, 4, u"Web"_s);
    QCOMPARE(edit->text().markdown, u"Web on {t1} is slow"_s);
    accessible->editableTextInterface()->insertText(0, u"The "_s);
    accessible->editableTextInterface()->deleteText(11, 16); // the chip
    QCOMPARE(edit->text().markdown, u"The Web on  is slow"_s);
    accessible->setText(QAccessible::Value, u"All is well"_s);
    QCOMPARE(edit->text().markdown, u"All is well"_s);
    edit->undo();
    QCOMPARE(edit->text().markdown, u"The Web on  is slow"_s);
}

QTEST_MAIN(TestSpelling)
#include "tst_spelling.moc"
