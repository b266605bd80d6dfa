// SPDX-License-Identifier: GPL-3.0-or-later
// How times that are typed or pasted become chips, and when they stay text.
#include "tests/gui/tokenfixture.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace tocsin;
using test::tokenText;

class TestTokenTyping : public QObject, test::TokenTest
{
    Q_OBJECT

private slots:
    void init() { begin(); }
    void cleanup() { end(); }

    void turnsATypedTimeIntoAChip();
    void turnsATimeBeforeEnterAndPunctuation();
    void keepsTheFullStopBehindAnAbbreviation_data();
    void keepsTheFullStopBehindAnAbbreviation();
    void growsAChipWhileItsAuthorGoesOn();
    void keepsTheTextAfterEscape();
    void keepsTheChipAfterItsEditorWasClosed();
    void keepsTheChipThatTheCursorLeft();
    void keepsTheTextAfterBackspaceAndUndo();
    void turnsAllTimesOnRequest();
    void asksAgainInADraftThatComesBack();
    void readsTheZoneBehindTheLastTime_data();
    void readsTheZoneBehindTheLastTime();
    void deletesASelectionThoughATimeWasJustTurned();
    void takesAChipThatGrewBackAsAWhole_data();
    void takesAChipThatGrewBackAsAWhole();
    void turnsWhatWasPasted();
    void readsClocksOfTheDayThatThePostTellsOf();
};

void TestTokenTyping::turnsATypedTimeIntoAChip()
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

void TestTokenTyping::turnsATimeBeforeEnterAndPunctuation()
{
    m_f->type(u"back at 14:30, or at 15:00"_s);
    m_f->key(Qt::Key_Return);
    m_f->type(u"at 16:00. Then"_s);
    QCOMPARE(m_f->markdown(), u"back at {t1}, or at {t2}\nat {t3}. Then"_s);
}

void TestTokenTyping::keepsTheFullStopBehindAnAbbreviation_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("markdown");
    QTest::newRow("minutes at the end") << u"We say 10 min. "_s << u"We say {t1}. "_s;
    QTest::newRow("minutes and more") << u"We say 10 min. Then it is back"_s << u"We say {t1}. Then it is back"_s;
    QTest::newRow("minutes and more of the sentence") << u"In 10 min. it is back"_s << u"In {t1}. it is back"_s;
    QTest::newRow("hours and minutes") << u"It took 1 h 5 min. "_s << u"It took {t1}. "_s;
    QTest::newRow("hours") << u"It took 2 h. "_s << u"It took {t1}. "_s;
    QTest::newRow("p.m. at the end") << u"Back at 5 p.m. "_s << u"Back at {t1}. "_s;
    QTest::newRow("p.m. and another sentence") << u"Back at 5 p.m. We wait"_s << u"Back at {t1}. We wait"_s;
    QTest::newRow("p.m. in a sentence") << u"At 5 p.m. the store is back at 6 p.m. "_s << u"At {t1} the store is back at {t2}. "_s;
    QTest::newRow("p.m. before a comma") << u"At 5 p.m., or later"_s << u"At {t1}, or later"_s;
    QTest::newRow("p.m. with its zone") << u"Back at 5 p.m. UTC. "_s << u"Back at {t1}. "_s;
    QTest::newRow("a range of p.m.") << u"From 5 p.m. to 6 p.m. "_s << u"From {t1}. "_s;
}

void TestTokenTyping::keepsTheFullStopBehindAnAbbreviation()
{
    QFETCH(const QString, typed);
    QFETCH(const QString, markdown);
    m_f->type(typed);
    QCOMPARE(m_f->markdown(), markdown);
}

void TestTokenTyping::growsAChipWhileItsAuthorGoesOn()
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

void TestTokenTyping::keepsTheTextAfterEscape()
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

void TestTokenTyping::keepsTheChipAfterItsEditorWasClosed()
{
    m_f->type(u"Fault at 02:30 yesterday and 5pm EST. "_s);
    QCOMPARE(m_f->edit->unsettled().size(), 1);
    const QString before = m_f->edit->textAsShown().text;
    QTRY_VERIFY(m_f->edit->isLinted());
    m_f->key(Qt::Key_Home, Qt::ControlModifier);
    m_f->key(Qt::Key_F8);
    m_f->key(Qt::Key_Down, Qt::AltModifier);
    QVERIFY(m_f->edit->chipEditor());
    m_f->key(Qt::Key_Escape);
    QVERIFY(!m_f->edit->chipEditor());
    QVERIFY(m_f->edit->hasFocus());
    m_f->key(Qt::Key_Escape);
    QCOMPARE(m_f->edit->unsettled().size(), 1);
    QCOMPARE(m_f->edit->textAsShown().text, before);
    // Nor where the cursor stands behind it, as after typing.
    m_f->key(Qt::Key_End, Qt::ControlModifier);
    m_f->key(Qt::Key_Escape);
    QCOMPARE(m_f->edit->unsettled().size(), 1);
}

void TestTokenTyping::keepsTheChipThatTheCursorLeft()
{
    m_f->type(u"We wait until 14:30 "_s);
    m_f->key(Qt::Key_Home, Qt::ControlModifier);
    m_f->key(Qt::Key_Escape);
    QCOMPARE(m_f->markdown(), u"We wait until {t1} "_s);
    m_f->key(Qt::Key_Right);
    m_f->key(Qt::Key_Backspace);
    QCOMPARE(m_f->markdown(), u"e wait until {t1} "_s);
}

void TestTokenTyping::keepsTheTextAfterBackspaceAndUndo()
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

void TestTokenTyping::turnsAllTimesOnRequest()
{
    m_f->edit->setText(tokenText(u"Down from 10:00 to 11:00.\nSince {t1}, for 20 minutes"_s, {m_f->instant(u"2023-09-29 09:00"_s)}));
    QCOMPARE(m_f->edit->turnTimesIntoChips(), 2);
    QCOMPARE(m_f->markdown(), u"Down from {t1}.\nSince {t2}, for {t3}"_s);
    m_f->key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(m_f->markdown(), u"Down from 10:00 to 11:00.\nSince {t1}, for 20 minutes"_s);
    QCOMPARE(m_f->other->turnTimesIntoChips(), 0);
}

void TestTokenTyping::asksAgainInADraftThatComesBack()
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

void TestTokenTyping::readsTheZoneBehindTheLastTime_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("markdown");
    QTest::newRow("and a full stop") << u"Next update at 15:00 UTC."_s << u"Next update at {t1}."_s;
    QTest::newRow("and nothing") << u"Next update at 15:00 UTC"_s << u"Next update at {t1}"_s;
    QTest::newRow("in a bracket") << u"It is back (15:00 UTC)."_s << u"It is back ({t1})."_s;
}

void TestTokenTyping::readsTheZoneBehindTheLastTime()
{
    QFETCH(const QString, typed);
    QFETCH(const QString, markdown);
    m_f->type(typed);
    m_f->edit->finish();
    QCOMPARE(m_f->markdown(), markdown);
    QCOMPARE(m_f->edit->text().tokens, QList<TokenValue>{m_f->instant(u"2023-09-29 15:00"_s, u"UTC"_s)});
}

void TestTokenTyping::deletesASelectionThoughATimeWasJustTurned()
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

void TestTokenTyping::takesAChipThatGrewBackAsAWhole_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<int>("modifiers");
    QTest::newRow("Esc") << int(Qt::Key_Escape) << 0;
    QTest::newRow("undo") << int(Qt::Key_Z) << int(Qt::ControlModifier);
}

void TestTokenTyping::takesAChipThatGrewBackAsAWhole()
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

void TestTokenTyping::turnsWhatWasPasted()
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

void TestTokenTyping::readsClocksOfTheDayThatThePostTellsOf()
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

QTEST_MAIN(TestTokenTyping)
#include "tst_tokentyping.moc"
