// SPDX-License-Identifier: GPL-3.0-or-later
// A whole incident by keyboard alone: new, three updates, one that widens the scope, resolved, post-mortem.
#include "tests/e2e/operator.h"
#include "tests/e2e/wholeincident.h"
#include "ui/composer/tokenedit.h"
#include "ui/composer/undostrip.h"

#include <QComboBox>
#include <QPushButton>

using namespace Qt::StringLiterals;
using namespace tocsin;

namespace script = tocsin::test::wholeincident;

class TestKeyboard : public QObject, test::OperatorTest
{
    Q_OBJECT

    /// Ctrl+Enter, a last look, Ctrl+Enter.
    void post()
    {
        m_one->key(Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(m_one->finalLook());
        QTRY_VERIFY(m_one->finalLook()->isAncestorOf(QApplication::focusWidget()));
        m_one->key(Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(!m_one->window->posting()->poster().leaving().isEmpty());
    }
    void update(const QString &words)
    {
        m_one->comeBack();
        m_one->key(Qt::Key_U, Qt::ControlModifier);
        m_one->words(words);
    }

private slots:
    void init() { begin(); }
    void cleanup() { end(); }

    void postsAFirstUpdateInTwelveStrokes()
    {
        m_one->strokes = 0;
        m_one->key(Qt::Key_N, Qt::ControlModifier);
        QTRY_VERIFY(m_one->composer() && m_one->composer()->isAncestorOf(QApplication::focusWidget()));
        m_one->words(script::title);
        m_one->key(Qt::Key_Tab);
        m_one->words(u"flexo"_s);
        m_one->key(Qt::Key_Return);
        m_one->words(u"leela"_s);
        m_one->key(Qt::Key_Return);
        m_one->key(Qt::Key_Tab);
        m_one->words(script::first);
        m_one->words(u"@eta 13:00"_s);
        m_one->key(Qt::Key_Return);
        post();
        QVERIFY2(m_one->strokes <= 12, qPrintable(u"%1 strokes"_s.arg(m_one->strokes)));
        QVERIFY(!m_one->story()); // nothing is told before the strip has run out
        m_one->letItLeave();
        const auto story = m_one->story();
        script::checkFirst(story);
        QCOMPARE(story->updates.first().body.tokens.size(), 1);
        QCOMPARE(script::due(*story, PromiseKind::Eta), test::pictureNow - 41 * secondMs + 40 * minuteMs); // 13:00 CEST
    }

    void runsAWholeIncident()
    {
        postsAFirstUpdateInTwelveStrokes();
        // Words and a status by its keys; the panel keeps the focus on the text.
        update(script::second);
        post();
        m_one->letItLeave();
        script::checkSecond(m_one->story());

        // The scope is widened: back to the scope by Shift+Tab.
        update(script::third);
        m_one->key(Qt::Key_Backtab, Qt::ShiftModifier);
        m_one->words(u"zapp"_s);
        m_one->key(Qt::Key_Return);
        post();
        m_one->letItLeave();
        script::checkThird(m_one->story());

        update(script::last);
        auto *status = m_one->window->writing().findChild<QComboBox *>(u"postStatus"_s);
        QVERIFY(status);
        // Tab through to it, as somebody does who never touches a mouse.
        for (int i = 0; i < 20 && QApplication::focusWidget() != status; ++i)
            m_one->key(Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), status);
        m_one->words(u"Resolved"_s);
        post();
        m_one->letItLeave();
        script::checkResolved(m_one->story());
        if (QTest::currentTestFailed())
            return;

        m_one->comeBack();
        m_one->key(Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(m_one->composer() && m_one->composer()->isAncestorOf(QApplication::focusWidget()));
        m_one->key(Qt::Key_End, Qt::ControlModifier);
        m_one->words(script::cause);
        post();
        m_one->letItLeave();
        script::checkExplained(m_one->story());
    }

    void takesAPostBackBeforeItLeft()
    {
        m_one->key(Qt::Key_N, Qt::ControlModifier);
        QTRY_VERIFY(m_one->composer() && m_one->composer()->isAncestorOf(QApplication::focusWidget()));
        m_one->words(u"Too early"_s);
        m_one->key(Qt::Key_Tab);
        m_one->words(u"flexo"_s);
        m_one->key(Qt::Key_Return);
        m_one->key(Qt::Key_Tab);
        m_one->words(u"Nobody should read this."_s);
        post();
        QVERIFY(m_one->window->undoStrip().isVisible());
        auto *edit = m_one->window->undoStrip().findChild<QPushButton *>(u"undoEdit"_s);
        QVERIFY(edit);
        QTRY_VERIFY(!m_one->composer());
        QTest::keyClick(edit, Qt::Key_Space);
        QTRY_VERIFY(m_one->composer());
        QCOMPARE(m_one->composer()->composer().draft().body.markdown, u"Nobody should read this."_s);
        m_one->letItLeave();
        QVERIFY(!m_one->story());
    }
};

QTEST_MAIN(TestKeyboard)
#include "tst_keyboard.moc"
