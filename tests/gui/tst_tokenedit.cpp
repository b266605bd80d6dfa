// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/time/walltime.h"
#include "tests/support/qtestsetup.h"
#include "ui/composer/tokenedit.h"

#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QListView>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTextBlock>
#include <QTimeEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace tocsin;

namespace {

const QString paris = u"Europe/Paris"_s;
/// 2023-09-29 12:20:41 in Paris
constexpr Instant now = 1695982841000;
constexpr Instant thisMinute = 1695982800000;

Instant at(const QString &wall, const QString &zone = paris)
{
    const QDateTime time = QDateTime::fromString(wall, u"yyyy-MM-dd HH:mm"_s);
    return instantsOf(zone, time.date(), time.time()).value(0);
}

TokenText tokenText(const QString &markdown, const QList<TokenValue> &tokens = {})
{
    return {markdown, tokens};
}

InstantToken instant(const QString &wall, const QString &zone = paris)
{
    return {at(wall, zone), zone, Precision::Minute, false};
}

} // namespace

class TestTokenEdit : public QObject
{
    Q_OBJECT

private:
    test::FakeClock m_clock{now};
    ThemeSwitch m_themes;
    std::unique_ptr<QWidget> m_window;
    TokenEdit *m_edit = nullptr;
    TokenEdit *m_other = nullptr;

    void key(int code, Qt::KeyboardModifiers modifiers = Qt::NoModifier) { QTest::keyClick(QApplication::focusWidget(), static_cast<Qt::Key>(code), modifiers); }
    void type(const QString &text) { QTest::keyClicks(m_edit, text); }
    [[nodiscard]] QString markdown() const { return m_edit->text().markdown; }
    [[nodiscard]] QString rendered() const { return m_edit->plainTextRendered().text; }
    [[nodiscard]] QListView *pickerList() const { return m_edit->picker().findChild<QListView *>(u"tokenPickerList"_s); }
    template<typename T> T *field(const char *name) const { return m_edit->chipEditor() ? m_edit->chipEditor()->findChild<T *>(QString::fromLatin1(name)) : nullptr; }
    [[nodiscard]] int firstChip() const
    {
        const QList<ChipPlace> chips = chipsIn(*m_edit->document());
        return chips.isEmpty() ? -1 : chips.first().position;
    }
    void clickChip(int position) { QTest::mouseClick(m_edit->viewport(), Qt::LeftButton, {}, m_edit->chipRect(position).center().toPoint()); }

private slots:
    void init()
    {
        test::failOnWarnings();
        m_clock.set(now);
        m_themes.choose(ThemeChoice::Dark);
        m_window = std::make_unique<QWidget>();
        m_window->resize(700, 560);
        auto *layout = new QVBoxLayout(m_window.get());
        m_edit = new TokenEdit(m_clock, m_themes, m_window.get());
        m_other = new TokenEdit(m_clock, m_themes, m_window.get());
        layout->addWidget(m_edit);
        layout->addWidget(m_other);
        TokenEditContext context;
        context.zone = paris;
        context.language = u"en"_s;
        context.times = {{paris, u"America/Toronto"_s}, u"en"_s};
        context.targets = {{u"srv:flexo"_s, TargetKind::Server, u"flexo"_s, {}, {}, {}}, {u"srv:filer-par-03"_s, TargetKind::Server, u"filer-par-03"_s, {}, {}, {}},
                           {u"svc:mail"_s, TargetKind::Service, u"Mail"_s, {}, {}, {}}, {u"zone:par"_s, TargetKind::Zone, u"PAR"_s, u"Paris"_s, {}, {}}};
        m_edit->setContext(context);
        m_other->setContext(context);
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_edit->setFocus();
    }
    void cleanup() { m_window.reset(); }

    void givesBackTheTextThatItWasGiven_data();
    void givesBackTheTextThatItWasGiven();
    void writesChipsInTheirOwnZone();
    void turnsATypedTimeIntoAChip();
    void turnsATimeBeforeEnterAndPunctuation();
    void growsAChipWhileItsAuthorGoesOn();
    void keepsTheTextAfterEscape();
    void keepsTheTextAfterBackspaceAndUndo();
    void undoesAndRedoesOverChips();
    void asksForAnHourThatComesTwice();
    void asksForAnHourThatNeverIs();
    void picksByKeys();
    void picksByMouse();
    void picks_data();
    void picks();
    void tellsOfPromises();
    void leavesAnAddressOfMailAlone();
    void changesAChipByKeys();
    void changesAChipByMouse();
    void settlesAWallTimeInTheChipsEditor();
    void copiesChipsToItsLike();
    void copiesPlainTextElsewhere();
    void pastesPlainTextAsText();
    void turnsAllTimesOnRequest();
    void deletesChipsAsOneCharacter();
    void typesPlainTextBesideAChip();
    void standsAmongOtherScripts();
    void findsWhatMisleadsWhileItIsWritten();
    void putsFindingsAside();
    void takesNoFixForAChip();
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
        text.tokens.append(InstantToken{now + i * hourMs, paris, Precision::Minute, false});
    const QSignalSpy edited(m_edit, &TokenEdit::edited);
    m_edit->setText(text);
    QCOMPARE(m_edit->text().markdown, markdown);
    QCOMPARE(m_edit->text(), text);
    QCOMPARE(edited.count(), 0);
    QVERIFY(!m_edit->document()->isUndoAvailable());
    QCOMPARE(m_edit->isBlank(), markdown.isEmpty());
}

void TestTokenEdit::writesChipsInTheirOwnZone()
{
    m_edit->setText(tokenText(u"{t1} or {t2}"_s, {instant(u"2023-09-29 14:30"_s), InstantToken{at(u"2023-09-30 14:30"_s), u"America/Toronto"_s, Precision::Minute, false}}));
    QCOMPARE(rendered(), u"2023-09-29 14:30 CEST or 2023-09-30 08:30 UTC-04:00"_s);
}

void TestTokenEdit::turnsATypedTimeIntoAChip()
{
    const QSignalSpy edited(m_edit, &TokenEdit::edited);
    type(u"back at 14:30"_s);
    QCOMPARE(markdown(), u"back at 14:30"_s);
    type(u" "_s);
    QCOMPARE(markdown(), u"back at {t1} "_s);
    QCOMPARE(m_edit->text().tokens, QList<TokenValue>{instant(u"2023-09-29 14:30"_s)});
    QVERIFY(edited.count() >= 14);
    type(u"for all"_s);
    QCOMPARE(markdown(), u"back at {t1} for all"_s);
    QVERIFY(m_edit->unsettled().isEmpty());
}

void TestTokenEdit::turnsATimeBeforeEnterAndPunctuation()
{
    type(u"back at 14:30, or at 15:00"_s);
    key(Qt::Key_Return);
    type(u"at 16:00. Then"_s);
    QCOMPARE(markdown(), u"back at {t1}, or at {t2}\nat {t3}. Then"_s);
}

void TestTokenEdit::growsAChipWhileItsAuthorGoesOn()
{
    type(u"from 10:00 "_s);
    QCOMPARE(m_edit->text().tokens, QList<TokenValue>{instant(u"2023-09-29 10:00"_s)});
    type(u"UTC "_s);
    QCOMPARE(markdown(), u"from {t1} "_s);
    QCOMPARE(m_edit->text().tokens, QList<TokenValue>{instant(u"2023-09-29 10:00"_s, u"UTC"_s)});
    type(u"to 11:00 UTC "_s);
    QCOMPARE(markdown(), u"from {t1} "_s);
    QCOMPARE(m_edit->text().tokens, (QList<TokenValue>{IntervalToken{at(u"2023-09-29 10:00"_s, u"UTC"_s), at(u"2023-09-29 11:00"_s, u"UTC"_s), u"UTC"_s, false}}));
    key(Qt::Key_A, Qt::ControlModifier);
    type(u"between 10:00 and 11:00 UTC "_s);
    QCOMPARE(markdown(), u"between {t1} and {t2} "_s);
    QCOMPARE(m_edit->text().tokens, (QList<TokenValue>{instant(u"2023-09-29 10:00"_s, u"UTC"_s), instant(u"2023-09-29 11:00"_s, u"UTC"_s)}));
}

void TestTokenEdit::keepsTheTextAfterEscape()
{
    type(u"back at 14:30 "_s);
    key(Qt::Key_Escape);
    QCOMPARE(markdown(), u"back at 14:30 "_s);
    QCOMPARE(m_edit->textCursor().position(), 14);
    type(u"CEST "_s); // not tried again for that spot
    QCOMPARE(markdown(), u"back at 14:30 CEST "_s);
    type(u"and then 15:00 "_s);
    QCOMPARE(markdown(), u"back at 14:30 CEST and then {t1} "_s);
}

void TestTokenEdit::keepsTheTextAfterBackspaceAndUndo()
{
    type(u"at 14:30 "_s);
    key(Qt::Key_Backspace);
    QCOMPARE(markdown(), u"at 14:30 "_s);
    key(Qt::Key_Backspace); // an ordinary one
    QCOMPARE(markdown(), u"at 14:30"_s);
    type(u" "_s);
    QCOMPARE(markdown(), u"at 14:30 "_s);
    type(u"and 15:00 "_s);
    key(Qt::Key_Z, Qt::ControlModifier);
    type(u" "_s);
    QCOMPARE(markdown(), u"at 14:30 and 15:00  "_s);
}

void TestTokenEdit::undoesAndRedoesOverChips()
{
    m_edit->setText(tokenText(u"From {t1} on."_s, {instant(u"2023-09-29 14:30"_s)}));
    m_edit->moveCursor(QTextCursor::Start);
    key(Qt::Key_A, Qt::ControlModifier);
    key(Qt::Key_Delete);
    QCOMPARE(markdown(), QString());
    key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(m_edit->text(), tokenText(u"From {t1} on."_s, {instant(u"2023-09-29 14:30"_s)}));
    key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(markdown(), QString());
    key(Qt::Key_Z, Qt::ControlModifier);
    m_edit->moveCursor(QTextCursor::End);
    type(u" At 15:00 it"_s);
    QCOMPARE(markdown(), u"From {t1} on. At {t2} it"_s);
    key(Qt::Key_Z, Qt::ControlModifier); // "it"
    QCOMPARE(markdown(), u"From {t1} on. At {t2} "_s);
    key(Qt::Key_Z, Qt::ControlModifier); // the chip
    QCOMPARE(markdown(), u"From {t1} on. At 15:00 "_s);
}

void TestTokenEdit::asksForAnHourThatComesTwice()
{
    m_clock.set(at(u"2023-10-29 09:00"_s));
    type(u"since 02:30 "_s);
    QCOMPARE(markdown(), u"since 02:30 "_s); // what is not settled is no value yet
    QCOMPARE(m_edit->unsettled().size(), 1);
    QCOMPARE(m_edit->unsettled().first().words, u"02:30"_s);
    QCOMPARE(m_edit->unsettled().first().candidates.size(), 2);
    key(Qt::Key_Left);
    key(Qt::Key_Down, Qt::AltModifier);
    QVERIFY(m_edit->chipEditor());
    key(Qt::Key_Down); // from the first candidate to the second
    key(Qt::Key_Return);
    QVERIFY(!m_edit->chipEditor());
    QVERIFY(m_edit->hasFocus());
    QVERIFY(m_edit->unsettled().isEmpty());
    QCOMPARE(m_edit->text(), tokenText(u"since {t1} "_s, {InstantToken{at(u"2023-10-29 00:30"_s, u"UTC"_s) + hourMs, paris, Precision::Minute, false}}));
}

void TestTokenEdit::asksForAnHourThatNeverIs()
{
    m_clock.set(at(u"2024-03-31 09:00"_s));
    type(u"since 02:30 "_s);
    QCOMPARE(m_edit->unsettled().size(), 1);
    clickChip(m_edit->unsettled().first().position);
    QVERIFY(m_edit->chipEditor());
    const QList<QPushButton *> candidates = m_edit->chipEditor()->findChildren<QPushButton *>(u"chipCandidate"_s);
    QCOMPARE(candidates.size(), 2);
    QVERIFY2(candidates.at(1)->text().contains(u"03:30 CEST"_s), qPrintable(candidates.at(1)->text()));
    QTest::mouseClick(candidates.at(1), Qt::LeftButton);
    QCOMPARE(m_edit->text(), tokenText(u"since {t1} "_s, {instant(u"2024-03-31 03:30"_s)}));
}

void TestTokenEdit::picksByKeys()
{
    type(u"Since @"_s);
    QVERIFY(m_edit->picker().isVisible());
    QVERIFY(m_edit->picker().entries().size() > 6);
    key(Qt::Key_Escape);
    QVERIFY(!m_edit->picker().isVisible());
    QCOMPARE(markdown(), u"Since @"_s);
    key(Qt::Key_Backspace);
    type(u"@"_s);
    key(Qt::Key_Down);
    QCOMPARE(m_edit->picker().current(), 1);
    key(Qt::Key_Up);
    key(Qt::Key_Return);
    QVERIFY(!m_edit->picker().isVisible());
    QCOMPARE(m_edit->text(), tokenText(u"Since {t1}"_s, {InstantToken{thisMinute, paris, Precision::Minute, false}}));
    type(u" mail is slow on @flx"_s);
    key(Qt::Key_Tab);
    QCOMPARE(markdown(), u"Since {t1} mail is slow on {t2}"_s);
    QCOMPARE(m_edit->text().tokens.last(), TokenValue(TargetToken{u"srv:flexo"_s, u"flexo"_s}));
    QVERIFY(m_edit->hasFocus());
    key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(markdown(), u"Since {t1} mail is slow on @flx"_s);
}

void TestTokenEdit::picksByMouse()
{
    type(u"Since @"_s);
    QListView *list = pickerList();
    const QModelIndex second = list->model()->index(1, 0);
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(second).center());
    QCOMPARE(m_edit->text(), tokenText(u"Since {t1}"_s, {InstantToken{thisMinute + 30 * minuteMs, paris, Precision::Minute, false}}));
    QVERIFY(m_edit->hasFocus());
}

void TestTokenEdit::picks_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<TokenValue>("first");
    QTest::newRow("minutes from now") << u"@30"_s << TokenValue(instant(u"2023-09-29 12:50"_s));
    QTest::newRow("an hour from now") << u"@1h"_s << TokenValue(instant(u"2023-09-29 13:20"_s));
    QTest::newRow("hour and minutes") << u"@1h30"_s << TokenValue(instant(u"2023-09-29 13:50"_s));
    QTest::newRow("a clock") << u"@14:30"_s << TokenValue(instant(u"2023-09-29 14:30"_s));
    QTest::newRow("a range") << u"@14:30-15:10"_s << TokenValue(IntervalToken{at(u"2023-09-29 14:30"_s), at(u"2023-09-29 15:10"_s), paris, false});
    QTest::newRow("a range over midnight") << u"@22:00-02:00"_s << TokenValue(IntervalToken{at(u"2023-09-29 22:00"_s), at(u"2023-09-30 02:00"_s), paris, false});
    QTest::newRow("a duration") << u"@20 min"_s << TokenValue(DurationToken{20 * minuteMs, 20 * minuteMs, false});
    QTest::newRow("a span of durations") << u"@15-20 min"_s << TokenValue(DurationToken{15 * minuteMs, 20 * minuteMs, false});
    QTest::newRow("a date") << u"@2023-10-02"_s << TokenValue(DateToken{QDate(2023, 10, 2), paris});
    QTest::newRow("tomorrow") << u"@tomorrow"_s << TokenValue(DateToken{QDate(2023, 9, 30), paris});
    QTest::newRow("tomorrow's clock") << u"@tomorrow 10:00"_s << TokenValue(instant(u"2023-09-30 10:00"_s));
    QTest::newRow("a target") << u"@filer"_s << TokenValue(TargetToken{u"srv:filer-par-03"_s, u"filer-par-03"_s});
    QTest::newRow("an ETA") << u"@eta 12:30"_s << TokenValue(instant(u"2023-09-29 12:30"_s));
    QTest::newRow("an ETA of the morning is tomorrow's") << u"@eta 8:00"_s << TokenValue(instant(u"2023-09-30 08:00"_s));
    QTest::newRow("the next update") << u"@next 30"_s << TokenValue(instant(u"2023-09-29 12:50"_s));
}

void TestTokenEdit::picks()
{
    QFETCH(const QString, query);
    QFETCH(const TokenValue, first);
    type(query);
    QVERIFY(m_edit->picker().isVisible());
    key(Qt::Key_Return);
    QCOMPARE(m_edit->text(), tokenText(u"{t1}"_s, {first}));
}

void TestTokenEdit::tellsOfPromises()
{
    const QSignalSpy eta(m_edit, &TokenEdit::etaWanted);
    const QSignalSpy next(m_edit, &TokenEdit::nextUpdateWanted);
    type(u"@eta 13:00"_s);
    key(Qt::Key_Return);
    type(u" @next 30"_s);
    key(Qt::Key_Return);
    QCOMPARE(eta.count(), 1);
    QCOMPARE(eta.first().first().toLongLong(), at(u"2023-09-29 13:00"_s));
    QCOMPARE(next.count(), 1);
    QCOMPARE(next.first().first().toLongLong(), thisMinute + 30 * minuteMs);
}

void TestTokenEdit::leavesAnAddressOfMailAlone()
{
    type(u"write to noc@example.org"_s);
    QVERIFY(!m_edit->picker().isVisible());
    type(u" or @home and nothing "_s);
    QVERIFY(!m_edit->picker().isVisible());
    QCOMPARE(markdown(), u"write to noc@example.org or @home and nothing "_s);
}

void TestTokenEdit::changesAChipByKeys()
{
    m_edit->setText(tokenText(u"From {t1}"_s, {instant(u"2023-09-29 14:30"_s)}));
    key(Qt::Key_Down, Qt::AltModifier);
    QVERIFY(m_edit->chipEditor());
    QTRY_COMPARE(QApplication::focusWidget(), field<QTimeEdit>("chipTime"));
    QTest::keyClicks(QApplication::focusWidget(), u"1645"_s);
    key(Qt::Key_Return);
    QVERIFY(!m_edit->chipEditor());
    QCOMPARE(m_edit->text(), tokenText(u"From {t1}"_s, {instant(u"2023-09-29 16:45"_s)}));
    QVERIFY(m_edit->hasFocus());
    key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(m_edit->text(), tokenText(u"From {t1}"_s, {instant(u"2023-09-29 14:30"_s)}));
    key(Qt::Key_Down, Qt::AltModifier);
    key(Qt::Key_Escape);
    QVERIFY(!m_edit->chipEditor());
    QCOMPARE(m_edit->text(), tokenText(u"From {t1}"_s, {instant(u"2023-09-29 14:30"_s)}));
}

void TestTokenEdit::changesAChipByMouse()
{
    m_edit->setText(tokenText(u"For {t1}"_s, {DurationToken{20 * minuteMs, 20 * minuteMs, false}}));
    clickChip(firstChip());
    QVERIFY(m_edit->chipEditor());
    auto *minutes = field<QWidget>("chipLongestMinutes");
    QTest::mouseClick(minutes, Qt::LeftButton, {}, minutes->rect().center());
    QTest::keyClick(minutes, Qt::Key_Up);
    QTest::mouseClick(field<QPushButton>("chipApply"), Qt::LeftButton);
    QCOMPARE(m_edit->text(), tokenText(u"For {t1}"_s, {DurationToken{20 * minuteMs, 21 * minuteMs, false}}));
    clickChip(firstChip());
    QTest::mouseClick(field<QPushButton>("chipAsText"), Qt::LeftButton);
    QCOMPARE(m_edit->text(), tokenText(u"For 20\u201321 min"_s));
}

void TestTokenEdit::settlesAWallTimeInTheChipsEditor()
{
    m_edit->setText(tokenText(u"{t1}"_s, {instant(u"2023-10-29 14:30"_s)}));
    key(Qt::Key_Down, Qt::AltModifier);
    QTest::keyClicks(QApplication::focusWidget(), u"0230"_s);
    key(Qt::Key_Return);
    QVERIFY(m_edit->chipEditor()); // shown twice on that day
    const QList<QPushButton *> readings = m_edit->chipEditor()->findChildren<QPushButton *>(u"chipReading"_s);
    QCOMPARE(readings.size(), 2);
    QVERIFY2(readings.at(0)->text().contains(u"UTC+02:00"_s), qPrintable(readings.at(0)->text()));
    QVERIFY2(readings.at(1)->text().contains(u"UTC+01:00"_s), qPrintable(readings.at(1)->text()));
    QTRY_VERIFY(readings.at(0)->hasFocus());
    key(Qt::Key_Down);
    key(Qt::Key_Return);
    QVERIFY(!m_edit->chipEditor());
    QCOMPARE(m_edit->text(), tokenText(u"{t1}"_s, {InstantToken{at(u"2023-10-29 00:30"_s, u"UTC"_s) + hourMs, paris, Precision::Minute, false}}));
    // What was settled stays so when something else of it is changed.
    key(Qt::Key_Down, Qt::AltModifier);
    field<QCheckBox>("chipAbout")->setChecked(true);
    key(Qt::Key_Return);
    QCOMPARE(m_edit->text(), tokenText(u"{t1}"_s, {InstantToken{at(u"2023-10-29 00:30"_s, u"UTC"_s) + hourMs, paris, Precision::Minute, true}}));
}

void TestTokenEdit::copiesChipsToItsLike()
{
    const TokenText text = tokenText(u"From {t1} on {t2} {{x}}"_s, {instant(u"2023-09-29 14:30"_s), TargetToken{u"srv:flexo"_s, u"flexo"_s}});
    m_edit->setText(text);
    key(Qt::Key_A, Qt::ControlModifier);
    key(Qt::Key_C, Qt::ControlModifier);
    m_other->setFocus();
    key(Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(m_other->text(), text);
    key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(m_other->text().markdown, QString());
    // What has to be chosen still has to be chosen there.
    m_clock.set(at(u"2023-10-29 09:00"_s));
    m_edit->setFocus();
    m_edit->setText({});
    type(u"since 02:30 "_s);
    key(Qt::Key_A, Qt::ControlModifier);
    key(Qt::Key_X, Qt::ControlModifier);
    QVERIFY(m_edit->isBlank());
    m_other->setFocus();
    key(Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(m_other->unsettled().size(), 1);
    QCOMPARE(m_other->unsettled().first().candidates.size(), 2);
}

void TestTokenEdit::copiesPlainTextElsewhere()
{
    m_edit->setText(tokenText(u"From {t1}\non {t2} {{x}}"_s, {instant(u"2023-09-29 14:30"_s), TargetToken{u"srv:flexo"_s, u"flexo"_s}}));
    key(Qt::Key_A, Qt::ControlModifier);
    key(Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"From 2023-09-29 14:30 CEST\non flexo {x}"_s);
}

void TestTokenEdit::pastesPlainTextAsText()
{
    QGuiApplication::clipboard()->setText(u"Back at 14:30 {for} all\uFFFC.\nEnd"_s);
    key(Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(m_edit->text(), tokenText(u"Back at 14:30 {{for}} all.\nEnd"_s));
    auto broken = std::make_unique<QMimeData>();
    broken->setText(u"plain"_s);
    broken->setData(u"application/x-tocsin-tokens+json"_s, "{\"markdown\":17}");
    QGuiApplication::clipboard()->setMimeData(broken.release());
    key(Qt::Key_A, Qt::ControlModifier);
    key(Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(m_edit->text(), tokenText(u"plain"_s));
}

void TestTokenEdit::turnsAllTimesOnRequest()
{
    m_edit->setText(tokenText(u"Down from 10:00 to 11:00.\nSince {t1}, for 20 minutes"_s, {instant(u"2023-09-29 09:00"_s)}));
    QCOMPARE(m_edit->turnTimesIntoChips(), 2);
    QCOMPARE(markdown(), u"Down from {t1}.\nSince {t2}, for {t3}"_s);
    key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(markdown(), u"Down from 10:00 to 11:00.\nSince {t1}, for 20 minutes"_s);
    QCOMPARE(m_other->turnTimesIntoChips(), 0);
}

void TestTokenEdit::deletesChipsAsOneCharacter()
{
    m_edit->setText(tokenText(u"a{t1}b{t2}c"_s, {instant(u"2023-09-29 10:00"_s), instant(u"2023-09-29 11:00"_s)}));
    key(Qt::Key_Left);
    key(Qt::Key_Backspace);
    QCOMPARE(markdown(), u"a{t1}bc"_s);
    key(Qt::Key_Home);
    key(Qt::Key_Right);
    key(Qt::Key_Delete);
    QCOMPARE(markdown(), u"abc"_s);
    key(Qt::Key_Z, Qt::ControlModifier);
    key(Qt::Key_Right, Qt::ShiftModifier);
    key(Qt::Key_X, Qt::ControlModifier);
    QCOMPARE(m_edit->text().tokens.size(), 1 - (markdown() == u"abc"_s ? 1 : 0));
    key(Qt::Key_End);
    key(Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(m_edit->text().tokens.size(), 1);
}

void TestTokenEdit::typesPlainTextBesideAChip()
{
    m_edit->setText(tokenText(u"{t1}"_s, {instant(u"2023-09-29 10:00"_s)}));
    type(u"x"_s);
    key(Qt::Key_Return);
    type(u"y"_s);
    key(Qt::Key_Home, Qt::ControlModifier);
    type(u"z"_s);
    QCOMPARE(markdown(), u"z{t1}x\ny"_s);
    for (QTextBlock block = m_edit->document()->begin(); block.isValid(); block = block.next()) {
        for (auto it = block.begin(); !it.atEnd(); ++it)
            QCOMPARE(it.fragment().charFormat().propertyCount() > 0, isChipFormat(it.fragment().charFormat()));
    }
}

void TestTokenEdit::standsAmongOtherScripts()
{
    const QString text = u"\u05D4\u05E9\u05D9\u05E8\u05D5\u05EA {t1} \u05D7\u05D6\u05E8 \u4FEE\u5FA9{t2}\u3002\U0001F525{t3}\U0001F525"_s;
    m_edit->setText(tokenText(text, {instant(u"2023-09-29 10:00"_s), instant(u"2023-09-29 11:00"_s), TargetToken{u"srv:flexo"_s, u"flexo"_s}}));
    for (const ChipPlace &chip : chipsIn(*m_edit->document())) {
        QVERIFY(m_edit->chipRect(chip.position).width() > 20);
        clickChip(chip.position);
        QVERIFY(m_edit->chipEditor());
        key(Qt::Key_Escape);
        QVERIFY(!m_edit->chipEditor());
    }
    key(Qt::Key_End, Qt::ControlModifier);
    key(Qt::Key_Backspace); // the whole fire
    key(Qt::Key_Backspace); // the chip
    QVERIFY2(markdown().endsWith(u"{t2}\u3002\U0001F525"_s), qPrintable(markdown()));
}

void TestTokenEdit::findsWhatMisleadsWhileItIsWritten()
{
    m_edit->setText(tokenText(u"Down since {t1}. On Monday, 29 September 2023 at 10:30 UTC mail was slow."_s, {instant(u"2023-09-29 10:00"_s)}));
    QVERIFY(!m_edit->isLinted());
    QTRY_VERIFY(m_edit->isLinted());
    QCOMPARE(m_edit->findings().size(), 1);
    QCOMPARE(m_edit->findings().first().rule, LintRule::WeekdayMismatch);
    QCOMPARE(m_edit->lintedText(), rendered());
    m_edit->moveCursor(QTextCursor::Start);
    key(Qt::Key_F8);
    QVERIFY2(m_edit->textCursor().selectedText().contains(u"Monday"_s), qPrintable(m_edit->textCursor().selectedText()));
    QVERIFY(!m_edit->hintHere().isEmpty());
    const QColor bad = m_themes.theme().of(Tone::Bad).line;
    key(Qt::Key_Home, Qt::ControlModifier);
    const QImage picture = m_edit->viewport()->grab().toImage();
    int waved = 0;
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x) {
            const QColor dot = picture.pixelColor(x, y); // smoothed at its edges
            waved += std::abs(dot.red() - bad.red()) + std::abs(dot.green() - bad.green()) + std::abs(dot.blue() - bad.blue()) < 90 ? 1 : 0;
        }
    }
    QVERIFY2(waved > 5, qPrintable(QString::number(waved)));
    if (m_edit->findings().first().fix) {
        key(Qt::Key_F8, Qt::ShiftModifier);
        key(Qt::Key_Period, Qt::ControlModifier);
        QVERIFY2(markdown().contains(u"Friday"_s), qPrintable(markdown()));
        QTRY_VERIFY(m_edit->isLinted());
        QCOMPARE(m_edit->findingCount(), 0);
        key(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(markdown().contains(u"Monday"_s));
    }
}

void TestTokenEdit::putsFindingsAside()
{
    const QSignalSpy dismissed(m_edit, &TokenEdit::dismissed);
    m_edit->setText(tokenText(u"On Monday, 29 September 2023 at 10:30 UTC mail was slow."_s));
    QTRY_COMPARE(m_edit->findingCount(), 1);
    key(Qt::Key_F8);
    key(Qt::Key_F8, Qt::ControlModifier);
    QCOMPARE(m_edit->findingCount(), 0);
    QCOMPARE(m_edit->findings().size(), 1);
    QCOMPARE(dismissed.count(), 1);
    const QString dismissal = dismissed.first().first().toString();
    QVERIFY2(dismissal.startsWith(u"weekday-mismatch: "_s), qPrintable(dismissal));
    // It stays aside while the text goes on, and in another editor that is told of it.
    m_edit->moveCursor(QTextCursor::End);
    type(u" Well"_s);
    QTRY_VERIFY(m_edit->isLinted());
    QCOMPARE(m_edit->findingCount(), 0);
    m_edit->setDismissed({});
    QCOMPARE(m_edit->findingCount(), 1);
    m_edit->setDismissed({dismissal});
    QCOMPARE(m_edit->findingCount(), 0);
}

void TestTokenEdit::takesNoFixForAChip()
{
    m_edit->setText(tokenText(u"Down since {t1}."_s, {instant(u"2023-09-29 10:00"_s)}));
    QTRY_VERIFY(m_edit->isLinted());
    QVERIFY(!m_edit->fixHere());
    QVERIFY(!m_edit->dismissHere());
    QVERIFY(!m_edit->goToFinding(true));
}

QTEST_MAIN(TestTokenEdit)
#include "tst_tokenedit.moc"
