// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/tokenfixture.h"

#include <QClipboard>
#include <QDropEvent>
#include <QGuiApplication>
#include <QInputMethodEvent>
#include <QMimeData>
#include <QSignalSpy>
#include <QTextBlock>

using namespace Qt::StringLiterals;
using namespace tocsin;
using test::TokenFixture;
using test::tokenText;

class TestTokenEdit : public QObject, test::TokenTest
{
    Q_OBJECT

private slots:
    void init() { begin(); }
    void cleanup() { end(); }

    void givesBackTheTextThatItWasGiven_data();
    void givesBackTheTextThatItWasGiven();
    void writesChipsInTheirOwnZone();
    void undoesAndRedoesOverChips();
    void copiesChipsToItsLike();
    void copiesPlainTextElsewhere();
    void pastesPlainTextAsText();
    void deletesChipsAsOneCharacter();
    void typesPlainTextBesideAChip();
    void standsAmongOtherScripts();
    void takesChipsThatAreDropped();
    void selectsOverChips();
    void typesOverAChip_data();
    void typesOverAChip();
};

void TestTokenEdit::givesBackTheTextThatItWasGiven_data()
{
    QTest::addColumn<QString>("markdown");
    QTest::addColumn<int>("tokens");
    QTest::newRow("nothing") << QString() << 0;
    QTest::newRow("words") << u"The store is *slow*."_s << 0;
    QTest::newRow("lines") << u"One\n\nTwo\n- three\n"_s << 0;
    QTest::newRow("braces") << u"a {{literal}} brace"_s << 0;
    QTest::newRow("tokens") << u"From {t1} to {t2}."_s << 2;
    QTest::newRow("tokens side by side") << u"{t1}{t2}"_s << 2;
    QTest::newRow("a token by itself") << u"{t1}"_s << 1;
    QTest::newRow("tokens at ends of lines") << u"{t1}\n{t2}\n{t3}"_s << 3;
    QTest::newRow("no-break spaces") << u"10\u00A0000 mails"_s << 0;
    QTest::newRow("other scripts") << u"\u05E9\u05DC\u05D5\u05DD {t1} \u4F60\u597D {t2} \U0001F525"_s << 2;
}

void TestTokenEdit::givesBackTheTextThatItWasGiven()
{
    QFETCH(const QString, markdown);
    QFETCH(const int, tokens);
    TokenText text{markdown, {}};
    for (int i = 0; i < tokens; ++i)
        text.tokens.append(InstantToken{TokenFixture::now + i * hourMs, TokenFixture::paris(), Precision::Minute, false});
    const QSignalSpy edited(m_f->edit, &TokenEdit::edited);
    m_f->edit->setText(text);
    QCOMPARE(m_f->edit->text().markdown, markdown);
    QCOMPARE(m_f->edit->text(), text);
    QCOMPARE(edited.count(), 0);
    QVERIFY(!m_f->edit->document()->isUndoAvailable());
    QCOMPARE(m_f->edit->isBlank(), markdown.isEmpty());
}

void TestTokenEdit::writesChipsInTheirOwnZone()
{
    m_f->edit->setText(tokenText(u"{t1} or {t2}"_s, {m_f->instant(u"2023-09-29 14:30"_s), InstantToken{m_f->at(u"2023-09-30 14:30"_s), u"America/Toronto"_s, Precision::Minute, false}}));
    QCOMPARE(m_f->rendered(), u"2023-09-29 14:30 CEST or 2023-09-30 08:30 UTC-04:00"_s);
}

void TestTokenEdit::undoesAndRedoesOverChips()
{
    m_f->edit->setText(tokenText(u"From {t1} on."_s, {m_f->instant(u"2023-09-29 14:30"_s)}));
    m_f->edit->moveCursor(QTextCursor::Start);
    m_f->key(Qt::Key_A, Qt::ControlModifier);
    m_f->key(Qt::Key_Delete);
    QCOMPARE(m_f->markdown(), QString());
    m_f->key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(m_f->edit->text(), tokenText(u"From {t1} on."_s, {m_f->instant(u"2023-09-29 14:30"_s)}));
    m_f->key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(m_f->markdown(), QString());
    m_f->key(Qt::Key_Z, Qt::ControlModifier);
    m_f->edit->moveCursor(QTextCursor::End);
    m_f->type(u" At 15:00 it"_s);
    QCOMPARE(m_f->markdown(), u"From {t1} on. At {t2} it"_s);
    m_f->key(Qt::Key_Z, Qt::ControlModifier); // "it"
    QCOMPARE(m_f->markdown(), u"From {t1} on. At {t2} "_s);
    m_f->key(Qt::Key_Z, Qt::ControlModifier); // the chip
    QCOMPARE(m_f->markdown(), u"From {t1} on. At 15:00 "_s);
}

void TestTokenEdit::copiesChipsToItsLike()
{
    const TokenText text = tokenText(u"From {t1} on {t2} {{x}}"_s, {m_f->instant(u"2023-09-29 14:30"_s), TargetToken{u"srv:flexo"_s, u"flexo"_s}});
    m_f->edit->setText(text);
    m_f->key(Qt::Key_A, Qt::ControlModifier);
    m_f->key(Qt::Key_C, Qt::ControlModifier);
    m_f->other->setFocus();
    m_f->key(Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(m_f->other->text(), text);
    m_f->key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(m_f->other->text().markdown, QString());
    // What has to be chosen still has to be chosen there.
    m_f->clock.set(m_f->at(u"2023-10-29 09:00"_s));
    m_f->edit->setFocus();
    m_f->edit->setText({});
    m_f->type(u"since 02:30 "_s);
    m_f->key(Qt::Key_A, Qt::ControlModifier);
    m_f->key(Qt::Key_X, Qt::ControlModifier);
    QVERIFY(m_f->edit->isBlank());
    m_f->other->setFocus();
    m_f->key(Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(m_f->other->unsettled().size(), 1);
    QCOMPARE(m_f->other->unsettled().constFirst().candidates.size(), 2);
}

void TestTokenEdit::copiesPlainTextElsewhere()
{
    m_f->edit->setText(tokenText(u"From {t1}\non {t2} {{x}}"_s, {m_f->instant(u"2023-09-29 14:30"_s), TargetToken{u"srv:flexo"_s, u"flexo"_s}}));
    m_f->key(Qt::Key_A, Qt::ControlModifier);
    m_f->key(Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"From 2023-09-29 14:30 CEST\non flexo {x}"_s);
}

void TestTokenEdit::pastesPlainTextAsText()
{
    QGuiApplication::clipboard()->setText(u"Back at 14:30 {for} all\uFFFC.\nEnd"_s);
    m_f->key(Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(m_f->edit->text(), tokenText(u"Back at 14:30 {{for}} all.\nEnd"_s));
    auto broken = std::make_unique<QMimeData>();
    broken->setText(u"plain"_s);
    broken->setData(u"application/x-tocsin-tokens+json"_s, "{\"markdown\":17}");
    QGuiApplication::clipboard()->setMimeData(broken.release());
    m_f->key(Qt::Key_A, Qt::ControlModifier);
    m_f->key(Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(m_f->edit->text(), tokenText(u"plain"_s));
}

void TestTokenEdit::deletesChipsAsOneCharacter()
{
    m_f->edit->setText(tokenText(u"a{t1}b{t2}c"_s, {m_f->instant(u"2023-09-29 10:00"_s), m_f->instant(u"2023-09-29 11:00"_s)}));
    m_f->key(Qt::Key_Left);
    m_f->key(Qt::Key_Backspace);
    QCOMPARE(m_f->markdown(), u"a{t1}bc"_s);
    m_f->key(Qt::Key_Home);
    m_f->key(Qt::Key_Right);
    m_f->key(Qt::Key_Delete);
    QCOMPARE(m_f->markdown(), u"abc"_s);
    m_f->key(Qt::Key_Z, Qt::ControlModifier);
    m_f->key(Qt::Key_Right, Qt::ShiftModifier);
    m_f->key(Qt::Key_X, Qt::ControlModifier);
    QCOMPARE(m_f->edit->text().tokens.size(), 1 - (m_f->markdown() == u"abc"_s ? 1 : 0));
    m_f->key(Qt::Key_End);
    m_f->key(Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(m_f->edit->text().tokens.size(), 1);
}

void TestTokenEdit::typesPlainTextBesideAChip()
{
    m_f->edit->setText(tokenText(u"{t1}"_s, {m_f->instant(u"2023-09-29 10:00"_s)}));
    m_f->type(u"x"_s);
    m_f->key(Qt::Key_Return);
    m_f->type(u"y"_s);
    m_f->key(Qt::Key_Home, Qt::ControlModifier);
    m_f->type(u"z"_s);
    QCOMPARE(m_f->markdown(), u"z{t1}x\ny"_s);
    for (QTextBlock block = m_f->edit->document()->begin(); block.isValid(); block = block.next()) {
        for (auto it = block.begin(); !it.atEnd(); ++it)
            QCOMPARE(it.fragment().charFormat().propertyCount() > 0, isChipFormat(it.fragment().charFormat()));
    }
}

void TestTokenEdit::standsAmongOtherScripts()
{
    const QString text = u"\u05D4\u05E9\u05D9\u05E8\u05D5\u05EA {t1} \u05D7\u05D6\u05E8 \u4FEE\u5FA9{t2}\u3002\U0001F525{t3}\U0001F525"_s;
    m_f->edit->setText(tokenText(text, {m_f->instant(u"2023-09-29 10:00"_s), m_f->instant(u"2023-09-29 11:00"_s), TargetToken{u"srv:flexo"_s, u"flexo"_s}}));
    for (const ChipPlace &chip : chipsIn(*m_f->edit->document())) {
        QVERIFY(m_f->edit->chipRect(chip.position).width() > 20);
        m_f->clickChip(chip.position);
        QVERIFY(m_f->edit->chipEditor());
        m_f->key(Qt::Key_Escape);
        QVERIFY(!m_f->edit->chipEditor());
    }
    m_f->key(Qt::Key_End, Qt::ControlModifier);
    m_f->key(Qt::Key_Backspace); // the whole fire
    m_f->key(Qt::Key_Backspace); // the chip
    QVERIFY2(m_f->markdown().endsWith(u"{t2}\u3002\U0001F525"_s), qPrintable(m_f->markdown()));
}

void TestTokenEdit::takesChipsThatAreDropped()
{
    const TokenText text = tokenText(u"From {t1} on"_s, {m_f->instant(u"2023-09-29 14:30"_s)});
    m_f->edit->setText(text);
    m_f->key(Qt::Key_A, Qt::ControlModifier);
    m_f->key(Qt::Key_C, Qt::ControlModifier);
    const QMimeData *data = QGuiApplication::clipboard()->mimeData();
    const QPoint place(20, 20);
    QDragEnterEvent enter(place, Qt::CopyAction, data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_f->other->viewport(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(place, Qt::CopyAction, data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_f->other->viewport(), &drop);
    QCOMPARE(m_f->other->text(), text);
}

void TestTokenEdit::selectsOverChips()
{
    m_f->edit->setText(tokenText(u"a{t1}b{t2}c"_s, {m_f->instant(u"2023-09-29 10:00"_s), m_f->instant(u"2023-09-29 11:00"_s)}));
    m_f->key(Qt::Key_Home);
    for (int i = 0; i < 3; ++i)
        m_f->key(Qt::Key_Right, Qt::ShiftModifier);
    QCOMPARE(m_f->edit->textCursor().selectionEnd() - m_f->edit->textCursor().selectionStart(), 3); // a, the chip, b
    m_f->key(Qt::Key_Left, Qt::ShiftModifier); // a and the chip
    m_f->key(Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(m_f->markdown(), u"a{t1}b{t2}c"_s);
    m_f->key(Qt::Key_Right, Qt::ShiftModifier);
    m_f->type(u"x"_s);
    QCOMPARE(m_f->markdown(), u"x{t1}c"_s);
    QCOMPARE(m_f->edit->text().tokens, QList<TokenValue>{m_f->instant(u"2023-09-29 11:00"_s)});
    m_f->key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(m_f->markdown(), u"a{t1}b{t2}c"_s);
}

void TestTokenEdit::typesOverAChip_data()
{
    QTest::addColumn<bool>("composed");
    QTest::newRow("a key") << false;
    QTest::newRow("an input method") << true;
}

void TestTokenEdit::typesOverAChip()
{
    QFETCH(const bool, composed);
    m_f->edit->setText(tokenText(u"{t1} on"_s, {m_f->instant(u"2023-09-29 10:00"_s)}));
    m_f->key(Qt::Key_Home);
    m_f->key(Qt::Key_Right, Qt::ShiftModifier);
    if (composed) {
        QInputMethodEvent event;
        event.setCommitString(u"x"_s);
        QApplication::sendEvent(m_f->edit, &event);
    } else {
        m_f->type(u"x"_s);
    }
    QCOMPARE(m_f->markdown(), u"x on"_s);
    for (auto it = m_f->edit->document()->begin().begin(); !it.atEnd(); ++it)
        QCOMPARE(it.fragment().charFormat().propertyCount(), 0);
    m_f->key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(m_f->edit->text(), tokenText(u"{t1} on"_s, {m_f->instant(u"2023-09-29 10:00"_s)}));
}

QTEST_MAIN(TestTokenEdit)
#include "tst_tokenedit.moc"
