// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/tokenfixture.h"

#include <QCheckBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTimeEdit>

using namespace Qt::StringLiterals;
using namespace tocsin;
using test::TokenFixture;
using test::tokenText;

class TestTokenChips : public QObject, test::TokenTest
{
    Q_OBJECT

private slots:
    void init() { begin(); }
    void cleanup() { end(); }

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
};

void TestTokenChips::asksForAnHourThatComesTwice()
{
    m_f->clock.set(m_f->at(u"2023-10-29 09:00"_s));
    m_f->type(u"since 02:30 "_s);
    QCOMPARE(m_f->markdown(), u"since 02:30 "_s); // what is not settled is no value yet
    QCOMPARE(m_f->edit->unsettled().size(), 1);
    QCOMPARE(m_f->edit->unsettled().constFirst().words, u"02:30"_s);
    QCOMPARE(m_f->edit->unsettled().constFirst().candidates.size(), 2);
    m_f->key(Qt::Key_Left);
    m_f->key(Qt::Key_Down, Qt::AltModifier);
    QVERIFY(m_f->edit->chipEditor());
    m_f->key(Qt::Key_Down); // from the first candidate to the second
    m_f->key(Qt::Key_Return);
    QVERIFY(!m_f->edit->chipEditor());
    QVERIFY(m_f->edit->hasFocus());
    QVERIFY(m_f->edit->unsettled().isEmpty());
    QCOMPARE(m_f->edit->text(), tokenText(u"since {t1} "_s, {InstantToken{m_f->at(u"2023-10-29 00:30"_s, u"UTC"_s) + hourMs, TokenFixture::paris(), Precision::Minute, false}}));
}

void TestTokenChips::asksForAnHourThatNeverIs()
{
    m_f->clock.set(m_f->at(u"2024-03-31 09:00"_s));
    m_f->type(u"since 02:30 "_s);
    QCOMPARE(m_f->edit->unsettled().size(), 1);
    m_f->clickChip(m_f->edit->unsettled().constFirst().position);
    QVERIFY(m_f->edit->chipEditor());
    const QList<QPushButton *> candidates = m_f->edit->chipEditor()->findChildren<QPushButton *>(u"chipCandidate"_s);
    QCOMPARE(candidates.size(), 2);
    QVERIFY2(candidates.at(1)->text().contains(u"03:30 CEST"_s), qPrintable(candidates.at(1)->text()));
    QTest::mouseClick(candidates.at(1), Qt::LeftButton);
    QCOMPARE(m_f->edit->text(), tokenText(u"since {t1} "_s, {m_f->instant(u"2024-03-31 03:30"_s)}));
}

void TestTokenChips::picksByKeys()
{
    m_f->type(u"Since @"_s);
    QVERIFY(m_f->edit->picker().isVisible());
    QVERIFY(m_f->edit->picker().entries().size() > 6);
    m_f->key(Qt::Key_Escape);
    QVERIFY(!m_f->edit->picker().isVisible());
    QCOMPARE(m_f->markdown(), u"Since @"_s);
    m_f->key(Qt::Key_Backspace);
    m_f->type(u"@"_s);
    m_f->key(Qt::Key_Down);
    QCOMPARE(m_f->edit->picker().current(), 1);
    m_f->key(Qt::Key_Up);
    m_f->key(Qt::Key_Return);
    QVERIFY(!m_f->edit->picker().isVisible());
    QCOMPARE(m_f->edit->text(), tokenText(u"Since {t1}"_s, {InstantToken{TokenFixture::thisMinute, TokenFixture::paris(), Precision::Minute, false}}));
    m_f->type(u" mail is slow on @flx"_s);
    m_f->key(Qt::Key_Tab);
    QCOMPARE(m_f->markdown(), u"Since {t1} mail is slow on {t2}"_s);
    QCOMPARE(m_f->edit->text().tokens.last(), TokenValue(TargetToken{u"srv:flexo"_s, u"flexo"_s}));
    QVERIFY(m_f->edit->hasFocus());
    m_f->key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(m_f->markdown(), u"Since {t1} mail is slow on @flx"_s);
}

void TestTokenChips::picksByMouse()
{
    m_f->type(u"Since @"_s);
    QListView *list = m_f->pickerList();
    const QModelIndex second = list->model()->index(1, 0);
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(second).center());
    QCOMPARE(m_f->edit->text(), tokenText(u"Since {t1}"_s, {InstantToken{TokenFixture::thisMinute + 30 * minuteMs, TokenFixture::paris(), Precision::Minute, false}}));
    QVERIFY(m_f->edit->hasFocus());
}

void TestTokenChips::picks_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<TokenValue>("first");
    QTest::newRow("minutes from now") << u"@30"_s << TokenValue(m_f->instant(u"2023-09-29 12:50"_s));
    QTest::newRow("an hour from now") << u"@1h"_s << TokenValue(m_f->instant(u"2023-09-29 13:20"_s));
    QTest::newRow("hour and minutes") << u"@1h30"_s << TokenValue(m_f->instant(u"2023-09-29 13:50"_s));
    QTest::newRow("a clock") << u"@14:30"_s << TokenValue(m_f->instant(u"2023-09-29 14:30"_s));
    QTest::newRow("a range") << u"@14:30-15:10"_s << TokenValue(IntervalToken{m_f->at(u"2023-09-29 14:30"_s), m_f->at(u"2023-09-29 15:10"_s), TokenFixture::paris(), false});
    QTest::newRow("a range over midnight") << u"@22:00-02:00"_s << TokenValue(IntervalToken{m_f->at(u"2023-09-29 22:00"_s), m_f->at(u"2023-09-30 02:00"_s), TokenFixture::paris(), false});
    QTest::newRow("a duration") << u"@20 min"_s << TokenValue(DurationToken{20 * minuteMs, 20 * minuteMs, false});
    QTest::newRow("a span of durations") << u"@15-20 min"_s << TokenValue(DurationToken{15 * minuteMs, 20 * minuteMs, false});
    QTest::newRow("a date") << u"@2023-10-02"_s << TokenValue(DateToken{QDate(2023, 10, 2), TokenFixture::paris()});
    QTest::newRow("tomorrow") << u"@tomorrow"_s << TokenValue(DateToken{QDate(2023, 9, 30), TokenFixture::paris()});
    QTest::newRow("tomorrow's clock") << u"@tomorrow 10:00"_s << TokenValue(m_f->instant(u"2023-09-30 10:00"_s));
    QTest::newRow("a target") << u"@filer"_s << TokenValue(TargetToken{u"srv:filer-par-03"_s, u"filer-par-03"_s});
    QTest::newRow("an ETA") << u"@eta 12:30"_s << TokenValue(m_f->instant(u"2023-09-29 12:30"_s));
    QTest::newRow("an ETA of the morning is tomorrow's") << u"@eta 8:00"_s << TokenValue(m_f->instant(u"2023-09-30 08:00"_s));
    QTest::newRow("the next update") << u"@next 30"_s << TokenValue(m_f->instant(u"2023-09-29 12:50"_s));
}

void TestTokenChips::picks()
{
    QFETCH(const QString, query);
    QFETCH(const TokenValue, first);
    m_f->type(query);
    QVERIFY(m_f->edit->picker().isVisible());
    m_f->key(Qt::Key_Return);
    QCOMPARE(m_f->edit->text(), tokenText(u"{t1}"_s, {first}));
}

void TestTokenChips::tellsOfPromises()
{
    const QSignalSpy eta(m_f->edit, &TokenEdit::etaWanted);
    const QSignalSpy next(m_f->edit, &TokenEdit::nextUpdateWanted);
    m_f->type(u"@eta 13:00"_s);
    m_f->key(Qt::Key_Return);
    m_f->type(u" @next 30"_s);
    m_f->key(Qt::Key_Return);
    QCOMPARE(eta.count(), 1);
    QCOMPARE(eta.first().first().toLongLong(), m_f->at(u"2023-09-29 13:00"_s));
    QCOMPARE(next.count(), 1);
    QCOMPARE(next.first().first().toLongLong(), TokenFixture::thisMinute + 30 * minuteMs);
}

void TestTokenChips::leavesAnAddressOfMailAlone()
{
    m_f->type(u"write to noc@example.org"_s);
    QVERIFY(!m_f->edit->picker().isVisible());
    m_f->type(u" or @home and nothing "_s);
    QVERIFY(!m_f->edit->picker().isVisible());
    QCOMPARE(m_f->markdown(), u"write to noc@example.org or @home and nothing "_s);
}

void TestTokenChips::changesAChipByKeys()
{
    m_f->edit->setText(tokenText(u"From {t1}"_s, {m_f->instant(u"2023-09-29 14:30"_s)}));
    m_f->key(Qt::Key_Down, Qt::AltModifier);
    QVERIFY(m_f->edit->chipEditor());
    QTRY_COMPARE(QApplication::focusWidget(), m_f->field<QTimeEdit>("chipTime"));
    QTest::keyClicks(QApplication::focusWidget(), u"1645"_s);
    m_f->key(Qt::Key_Return);
    QVERIFY(!m_f->edit->chipEditor());
    QCOMPARE(m_f->edit->text(), tokenText(u"From {t1}"_s, {m_f->instant(u"2023-09-29 16:45"_s)}));
    QVERIFY(m_f->edit->hasFocus());
    m_f->key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(m_f->edit->text(), tokenText(u"From {t1}"_s, {m_f->instant(u"2023-09-29 14:30"_s)}));
    m_f->key(Qt::Key_Down, Qt::AltModifier);
    m_f->key(Qt::Key_Escape);
    QVERIFY(!m_f->edit->chipEditor());
    QCOMPARE(m_f->edit->text(), tokenText(u"From {t1}"_s, {m_f->instant(u"2023-09-29 14:30"_s)}));
}

void TestTokenChips::changesAChipByMouse()
{
    m_f->edit->setText(tokenText(u"For {t1}"_s, {DurationToken{20 * minuteMs, 20 * minuteMs, false}}));
    m_f->clickChip(m_f->firstChip());
    QVERIFY(m_f->edit->chipEditor());
    auto *minutes = m_f->field<QWidget>("chipLongestMinutes");
    QTest::mouseClick(minutes, Qt::LeftButton, {}, minutes->rect().center());
    QTest::keyClick(minutes, Qt::Key_Up);
    QTest::mouseClick(m_f->field<QPushButton>("chipApply"), Qt::LeftButton);
    QCOMPARE(m_f->edit->text(), tokenText(u"For {t1}"_s, {DurationToken{20 * minuteMs, 21 * minuteMs, false}}));
    m_f->clickChip(m_f->firstChip());
    QTest::mouseClick(m_f->field<QPushButton>("chipAsText"), Qt::LeftButton);
    QCOMPARE(m_f->edit->text(), tokenText(u"For 20\u201321 min"_s));
}

void TestTokenChips::settlesAWallTimeInTheChipsEditor()
{
    m_f->edit->setText(tokenText(u"{t1}"_s, {m_f->instant(u"2023-10-29 14:30"_s)}));
    m_f->key(Qt::Key_Down, Qt::AltModifier);
    QTest::keyClicks(QApplication::focusWidget(), u"0230"_s);
    m_f->key(Qt::Key_Return);
    QVERIFY(m_f->edit->chipEditor()); // shown twice on that day
    const QList<QPushButton *> readings = m_f->edit->chipEditor()->findChildren<QPushButton *>(u"chipReading"_s);
    QCOMPARE(readings.size(), 2);
    QVERIFY2(readings.at(0)->text().contains(u"UTC+02:00"_s), qPrintable(readings.at(0)->text()));
    QVERIFY2(readings.at(1)->text().contains(u"UTC+01:00"_s), qPrintable(readings.at(1)->text()));
    QTRY_VERIFY(readings.at(0)->hasFocus());
    m_f->key(Qt::Key_Down);
    m_f->key(Qt::Key_Return);
    QVERIFY(!m_f->edit->chipEditor());
    QCOMPARE(m_f->edit->text(), tokenText(u"{t1}"_s, {InstantToken{m_f->at(u"2023-10-29 00:30"_s, u"UTC"_s) + hourMs, TokenFixture::paris(), Precision::Minute, false}}));
    // What was settled stays so when something else of it is changed.
    m_f->key(Qt::Key_Down, Qt::AltModifier);
    m_f->field<QCheckBox>("chipAbout")->setChecked(true);
    m_f->key(Qt::Key_Return);
    QCOMPARE(m_f->edit->text(), tokenText(u"{t1}"_s, {InstantToken{m_f->at(u"2023-10-29 00:30"_s, u"UTC"_s) + hourMs, TokenFixture::paris(), Precision::Minute, true}}));
}

QTEST_MAIN(TestTokenChips)
#include "tst_tokenchips.moc"
