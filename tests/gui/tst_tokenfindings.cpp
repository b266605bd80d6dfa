// SPDX-License-Identifier: GPL-3.0-or-later
// What the linter finds in a text with chips, and what one does about it.
#include "tests/gui/tokenfixture.h"

#include <QContextMenuEvent>
#include <QMenu>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace tocsin;
using test::tokenText;

class TestTokenFindings : public QObject, test::TokenTest
{
    Q_OBJECT

private slots:
    void init() { begin(); }
    void cleanup() { end(); }

    void findsWhatMisleadsWhileItIsWritten();
    void putsFindingsAside();
    void doesByMouseWhatKeysDoAboutFindings();
    void takesNoFixForAChip();
};

void TestTokenFindings::findsWhatMisleadsWhileItIsWritten()
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

void TestTokenFindings::putsFindingsAside()
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

void TestTokenFindings::doesByMouseWhatKeysDoAboutFindings()
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

void TestTokenFindings::takesNoFixForAChip()
{
    m_f->edit->setText(tokenText(u"Down since {t1}."_s, {m_f->instant(u"2023-09-29 10:00"_s)}));
    QTRY_VERIFY(m_f->edit->isLinted());
    QVERIFY(!m_f->edit->fixHere());
    QVERIFY(!m_f->edit->dismissHere());
    QVERIFY(!m_f->edit->goToFinding(true));
}

QTEST_MAIN(TestTokenFindings)
#include "tst_tokenfindings.moc"
