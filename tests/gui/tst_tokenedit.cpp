// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/tokenfixture.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QDropEvent>
#include <QGuiApplication>
#include <QInputMethodEvent>
#include <QMenu>
#include <QMimeData>
#include <QSignalSpy>
#include <QTextBlock>

using namespace Qt::StringLiterals;
using namespace tocsin;
using test::TokenFixture;
using test::tokenText;

class TestTokenEdit : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<TokenFixture> m_f;

private slots:
    void init()
    {
        test::failOnWarnings();
        m_f = std::make_unique<TokenFixture>();
    }
    void cleanup() { m_f.reset(); }

    void givesBackTheTextThatItWasGiven_data();
    void givesBackTheTextThatItWasGiven();
    void writesChipsInTheirOwnZone();
    void turnsATypedTimeIntoAChip();
    void turnsATimeBeforeEnterAndPunctuation();
    void growsAChipWhileItsAuthorGoesOn();
    void keepsTheTextAfterEscape();
    void keepsTheTextAfterBackspaceAndUndo();
    void undoesAndRedoesOverChips();
    void copiesChipsToItsLike();
    void copiesPlainTextElsewhere();
    void pastesPlainTextAsText();
    void turnsAllTimesOnRequest();
    void deletesChipsAsOneCharacter();
    void typesPlainTextBesideAChip();
    void standsAmongOtherScripts();
    void findsWhatMisleadsWhileItIsWritten();
    void putsFindingsAside();
    void doesByMouseWhatKeysDoAboutFindings();
    void takesNoFixForAChip();
    void takesChipsThatAreDropped();
    void asksAgainInADraftThatComesBack();
    void readsTheZoneBehindTheLastTime_data();
    void readsTheZoneBehindTheLastTime();
    void deletesASelectionThoughATimeWasJustTurned();
    void takesAChipThatGrewBackAsAWhole_data();
    void takesAChipThatGrewBackAsAWhole();
    void turnsWhatWasPasted();
    void readsClocksOfTheDayThatThePostTellsOf();
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

void TestTokenEdit::turnsATypedTimeIntoAChip()
{
    const QSignalSpy edited(m_f->edit, &TokenEdit::edited);
    m_f->type(u"back at 14:30"_s);
    QCOMPARE(m_f->markdown(), u"back at 14:30"_s);
    m_f->type(u" "_s);
    QCOMPARE(m_f->markdown(), u"back at {t1} "_s);
    QCOMPARE(m_f->edit->text().tokens, QList<TokenValue>{m_f->instant(u"2023-09-29 14:30"_s)});
    QVERIFY(edited.count() >= 14);
    m_f->type(u"for all"_s);
    QCOMPARE(m_f->markdown(), u"back at {t1} for all"_s);
    QVERIFY(m_f->edit->unsettled().isEmpty());
}

void TestTokenEdit::turnsATimeBeforeEnterAndPunctuation()
{
    m_f->type(u"back at 14:30, or at 15:00"_s);
    m_f->key(Qt::Key_Return);
    m_f->type(u"at 16:00. Then"_s);
    QCOMPARE(m_f->markdown(), u"back at {t1}, or at {t2}\nat {t3}. Then"_s);
}

void TestTokenEdit::growsAChipWhileItsAuthorGoesOn()
{
    m_f->type(u"from 10:00 "_s);
    QCOMPARE(m_f->edit->text().tokens, QList<TokenValue>{m_f->instant(u"2023-09-29 10:00"_s)});
    m_f->type(u"UTC "_s);
    QCOMPARE(m_f->markdown(), u"from {t1} "_s);
    QCOMPARE(m_f->edit->text().tokens, QList<TokenValue>{m_f->instant(u"2023-09-29 10:00"_s, u"UTC"_s)});
    m_f->type(u"to 11:00 UTC "_s);
    QCOMPARE(m_f->markdown(), u"from {t1} "_s);
    QCOMPARE(m_f->edit->text().tokens, (QList<TokenValue>{IntervalToken{m_f->at(u"2023-09-29 10:00"_s, u"UTC"_s), m_f->at(u"2023-09-29 11:00"_s, u"UTC"_s), u"UTC"_s, false}}));
    for (const QString &typed : {u"for 1 h 5 min "_s, u"for 1 hour 5 minutes "_s, u"for 1h 5min "_s, u"for 1 hour and 5 minutes "_s}) {
        m_f->key(Qt::Key_A, Qt::ControlModifier);
        m_f->type(typed);
        QCOMPARE(m_f->markdown(), u"for {t1} "_s);
        QCOMPARE(m_f->edit->text().tokens, (QList<TokenValue>{DurationToken{65 * minuteMs, 65 * minuteMs, false}}));
    }
    m_f->key(Qt::Key_A, Qt::ControlModifier);
    m_f->type(u"between 10:00 and 11:00 UTC "_s);
    QCOMPARE(m_f->markdown(), u"between {t1} and {t2} "_s);
    QCOMPARE(m_f->edit->text().tokens, (QList<TokenValue>{m_f->instant(u"2023-09-29 10:00"_s, u"UTC"_s), m_f->instant(u"2023-09-29 11:00"_s, u"UTC"_s)}));
}

void TestTokenEdit::keepsTheTextAfterEscape()
{
    m_f->type(u"back at 14:30 "_s);
    m_f->key(Qt::Key_Escape);
    QCOMPARE(m_f->markdown(), u"back at 14:30 "_s);
    QCOMPARE(m_f->edit->textCursor().position(), 14);
    m_f->type(u"CEST "_s); // not tried again for that spot
    QCOMPARE(m_f->markdown(), u"back at 14:30 CEST "_s);
    m_f->type(u"and then 15:00 "_s);
    QCOMPARE(m_f->markdown(), u"back at 14:30 CEST and then {t1} "_s);
}

void TestTokenEdit::keepsTheTextAfterBackspaceAndUndo()
{
    m_f->type(u"at 14:30 "_s);
    m_f->key(Qt::Key_Backspace);
    QCOMPARE(m_f->markdown(), u"at 14:30 "_s);
    m_f->key(Qt::Key_Backspace); // an ordinary one
    QCOMPARE(m_f->markdown(), u"at 14:30"_s);
    m_f->type(u" "_s);
    QCOMPARE(m_f->markdown(), u"at 14:30 "_s);
    m_f->type(u"and 15:00 "_s);
    m_f->key(Qt::Key_Z, Qt::ControlModifier);
    m_f->type(u" "_s);
    QCOMPARE(m_f->markdown(), u"at 14:30 and 15:00  "_s);
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

void TestTokenEdit::turnsAllTimesOnRequest()
{
    m_f->edit->setText(tokenText(u"Down from 10:00 to 11:00.\nSince {t1}, for 20 minutes"_s, {m_f->instant(u"2023-09-29 09:00"_s)}));
    QCOMPARE(m_f->edit->turnTimesIntoChips(), 2);
    QCOMPARE(m_f->markdown(), u"Down from {t1}.\nSince {t2}, for {t3}"_s);
    m_f->key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(m_f->markdown(), u"Down from 10:00 to 11:00.\nSince {t1}, for 20 minutes"_s);
    QCOMPARE(m_f->other->turnTimesIntoChips(), 0);
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

void TestTokenEdit::findsWhatMisleadsWhileItIsWritten()
{
    m_f->edit->setText(tokenText(u"Down since {t1}. On Monday, 29 September 2023 at 10:30 UTC mail was slow."_s, {m_f->instant(u"2023-09-29 10:00"_s)}));
    QVERIFY(!m_f->edit->isLinted());
    QTRY_VERIFY(m_f->edit->isLinted());
    QCOMPARE(m_f->edit->findings().size(), 1);
    QCOMPARE(m_f->edit->findings().first().rule, LintRule::WeekdayMismatch);
    QCOMPARE(m_f->edit->lintedText(), m_f->rendered());
    m_f->edit->moveCursor(QTextCursor::Start);
    m_f->key(Qt::Key_F8);
    QVERIFY2(m_f->edit->textCursor().selectedText().contains(u"Monday"_s), qPrintable(m_f->edit->textCursor().selectedText()));
    QVERIFY(!m_f->edit->hintHere().isEmpty());
    const QColor bad = m_f->themes.theme().of(Tone::Bad).line;
    m_f->key(Qt::Key_Home, Qt::ControlModifier);
    const QImage picture = m_f->edit->viewport()->grab().toImage();
    int waved = 0;
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x) {
            const QColor dot = picture.pixelColor(x, y); // smoothed at its edges
            waved += std::abs(dot.red() - bad.red()) + std::abs(dot.green() - bad.green()) + std::abs(dot.blue() - bad.blue()) < 90 ? 1 : 0;
        }
    }
    QVERIFY2(waved > 5, qPrintable(QString::number(waved)));
    if (m_f->edit->findings().first().fix) {
        m_f->key(Qt::Key_F8, Qt::ShiftModifier);
        m_f->key(Qt::Key_Period, Qt::ControlModifier);
        QVERIFY2(m_f->markdown().contains(u"Friday"_s), qPrintable(m_f->markdown()));
        QTRY_VERIFY(m_f->edit->isLinted());
        QCOMPARE(m_f->edit->findingCount(), 0);
        m_f->key(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(m_f->markdown().contains(u"Monday"_s));
    }
}

void TestTokenEdit::putsFindingsAside()
{
    const QSignalSpy dismissed(m_f->edit, &TokenEdit::dismissed);
    m_f->edit->setText(tokenText(u"On Monday, 29 September 2023 at 10:30 UTC mail was slow."_s));
    QTRY_COMPARE(m_f->edit->findingCount(), 1);
    m_f->key(Qt::Key_F8);
    m_f->key(Qt::Key_F8, Qt::ControlModifier);
    QCOMPARE(m_f->edit->findingCount(), 0);
    QCOMPARE(m_f->edit->findings().size(), 1);
    QCOMPARE(dismissed.count(), 1);
    const QString dismissal = dismissed.first().first().toString();
    QVERIFY2(dismissal.startsWith(u"weekday-mismatch: "_s), qPrintable(dismissal));
    // It stays aside while the text goes on, and in another editor that is told of it.
    m_f->edit->moveCursor(QTextCursor::End);
    m_f->type(u" Well"_s);
    QTRY_VERIFY(m_f->edit->isLinted());
    QCOMPARE(m_f->edit->findingCount(), 0);
    m_f->edit->setDismissed({});
    QCOMPARE(m_f->edit->findingCount(), 1);
    m_f->edit->setDismissed({dismissal});
    QCOMPARE(m_f->edit->findingCount(), 0);
}

void TestTokenEdit::doesByMouseWhatKeysDoAboutFindings()
{
    m_f->edit->setText(tokenText(u"On Monday, 29 September 2023 at 10:30 UTC mail was slow."_s));
    QTRY_COMPARE(m_f->edit->findingCount(), 1);
    QTextCursor inWord(m_f->edit->document());
    const auto actionAt = [&](int position, const QString &name) -> QAction * {
        inWord.setPosition(position);
        const QPoint place = m_f->edit->cursorRect(inWord).center();
        QContextMenuEvent event(QContextMenuEvent::Mouse, place, m_f->edit->viewport()->mapToGlobal(place));
        QCoreApplication::sendEvent(m_f->edit->viewport(), &event);
        const QList<QMenu *> menus = m_f->edit->findChildren<QMenu *>(u"tokenMenu"_s);
        return menus.isEmpty() ? nullptr : menus.last()->findChild<QAction *>(name);
    };
    QAction *elsewhere = actionAt(50, u"findingDismiss"_s);
    QVERIFY(elsewhere && !elsewhere->isEnabled());
    QAction *next = actionAt(50, u"findingNext"_s);
    QVERIFY(next && next->isEnabled());
    next->trigger();
    QCOMPARE(m_f->edit->textCursor().selectedText(), u"Monday, 29 September 2023"_s);
    m_f->edit->moveCursor(QTextCursor::End);
    QAction *fix = actionAt(5, u"findingFix"_s);
    QVERIFY(fix);
    QCOMPARE(fix->isEnabled(), m_f->edit->findings().first().fix.has_value());
    QAction *aside = actionAt(5, u"findingDismiss"_s);
    QVERIFY(aside && aside->isEnabled());
    aside->trigger();
    QCOMPARE(m_f->edit->findingCount(), 0);
}

void TestTokenEdit::takesNoFixForAChip()
{
    m_f->edit->setText(tokenText(u"Down since {t1}."_s, {m_f->instant(u"2023-09-29 10:00"_s)}));
    QTRY_VERIFY(m_f->edit->isLinted());
    QVERIFY(!m_f->edit->fixHere());
    QVERIFY(!m_f->edit->dismissHere());
    QVERIFY(!m_f->edit->goToFinding(true));
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

void TestTokenEdit::asksAgainInADraftThatComesBack()
{
    m_f->clock.set(m_f->at(u"2023-10-29 09:00"_s));
    const TokenText draft = tokenText(u"since 02:30 and 10:00, at {t1}"_s, {m_f->instant(u"2023-10-29 10:00"_s)});
    m_f->edit->setText(draft);
    const QSignalSpy edited(m_f->edit, &TokenEdit::edited);
    QVERIFY(m_f->edit->unsettled().isEmpty());
    m_f->edit->askAgain();
    QCOMPARE(m_f->edit->unsettled().size(), 1);
    QCOMPARE(m_f->edit->unsettled().constFirst().words, u"02:30"_s);
    QCOMPARE(m_f->edit->text(), draft);
    QCOMPARE(edited.count(), 0);
    QVERIFY(!m_f->edit->document()->isUndoAvailable());
}

void TestTokenEdit::readsTheZoneBehindTheLastTime_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("markdown");
    QTest::newRow("and a full stop") << u"Next update at 15:00 UTC."_s << u"Next update at {t1}."_s;
    QTest::newRow("and nothing") << u"Next update at 15:00 UTC"_s << u"Next update at {t1}"_s;
    QTest::newRow("in a bracket") << u"It is back (15:00 UTC)."_s << u"It is back ({t1})."_s;
}

void TestTokenEdit::readsTheZoneBehindTheLastTime()
{
    QFETCH(const QString, typed);
    QFETCH(const QString, markdown);
    m_f->type(typed);
    m_f->edit->finish();
    QCOMPARE(m_f->markdown(), markdown);
    QCOMPARE(m_f->edit->text().tokens, QList<TokenValue>{m_f->instant(u"2023-09-29 15:00"_s, u"UTC"_s)});
}

void TestTokenEdit::deletesASelectionThoughATimeWasJustTurned()
{
    m_f->type(u"at 14:30 "_s);
    m_f->key(Qt::Key_A, Qt::ControlModifier);
    m_f->key(Qt::Key_Backspace);
    QCOMPARE(m_f->markdown(), QString());
    // A time that was to stay text, and is gone, keeps none that is typed in its place from becoming a chip.
    m_f->type(u"at 15:30 "_s);
    m_f->key(Qt::Key_Escape);
    QCOMPARE(m_f->markdown(), u"at 15:30 "_s);
    m_f->key(Qt::Key_A, Qt::ControlModifier);
    m_f->key(Qt::Key_Delete);
    m_f->type(u"until 16:45. Then "_s);
    QCOMPARE(m_f->markdown(), u"until {t1}. Then "_s);
}

void TestTokenEdit::takesAChipThatGrewBackAsAWhole_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<int>("modifiers");
    QTest::newRow("Esc") << int(Qt::Key_Escape) << 0;
    QTest::newRow("undo") << int(Qt::Key_Z) << int(Qt::ControlModifier);
}

void TestTokenEdit::takesAChipThatGrewBackAsAWhole()
{
    QFETCH(const int, key);
    QFETCH(const int, modifiers);
    m_f->type(u"until 13:15 UTC "_s);
    QCOMPARE(m_f->markdown(), u"until {t1} "_s);
    m_f->key(Qt::Key(key), Qt::KeyboardModifiers(modifiers));
    QCOMPARE(m_f->markdown(), u"until 13:15 UTC "_s); // and not the chip of 13:15 in Paris before it
    m_f->type(u"for all. Next at 14:00 UTC "_s);
    QCOMPARE(m_f->markdown(), u"until 13:15 UTC for all. Next at {t1} "_s);
}

void TestTokenEdit::turnsWhatWasPasted()
{
    QCOMPARE(m_f->edit->pastedTimes(), 0);
    m_f->type(u"Log: "_s);
    QGuiApplication::clipboard()->setText(u"down 12:00 UTC, up 12:20 UTC again"_s);
    m_f->edit->paste();
    QCOMPARE(m_f->markdown(), u"Log: down 12:00 UTC, up 12:20 UTC again"_s); // what is pasted may be a quotation
    QCOMPARE(m_f->edit->pastedTimes(), 2);
    m_f->key(Qt::Key_Return);
    m_f->type(u"seen at 13:00 "_s);
    m_f->edit->turnPasted();
    QCOMPARE(m_f->markdown(), u"Log: down {t1}, up {t2} again\nseen at {t3} "_s);
    QCOMPARE(m_f->edit->pastedTimes(), 0);
    m_f->edit->undo();
    QCOMPARE(m_f->markdown(), u"Log: down 12:00 UTC, up 12:20 UTC again\nseen at {t1} "_s);
    m_f->edit->setText({u"Log"_s, {}});
    QGuiApplication::clipboard()->setText(u" nothing"_s);
    m_f->edit->paste();
    QCOMPARE(m_f->edit->pastedTimes(), 0);
}

void TestTokenEdit::readsClocksOfTheDayThatThePostTellsOf()
{
    m_f->edit->setAbout(InstantRange{m_f->at(u"2023-09-28 22:00"_s), m_f->at(u"2023-09-28 23:30"_s)});
    m_f->type(u"done at 22:40 "_s);
    QCOMPARE(m_f->edit->text().tokens, QList<TokenValue>{m_f->instant(u"2023-09-28 22:40"_s)});
    QVERIFY2(m_f->edit->textAsShown().text.contains(u"28"_s), qPrintable(m_f->edit->textAsShown().text)); // another day is said
    m_f->edit->setAbout({});
    m_f->edit->setText({});
    m_f->type(u"report at 12:40 "_s);
    QCOMPARE(m_f->edit->text().tokens.last(), TokenValue(m_f->instant(u"2023-09-29 12:40"_s)));
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
