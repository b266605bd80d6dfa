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

class TestKeyboard : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<test::Operator> m_one;
    test::Operator &m_operator() const { return *m_one; }

    /// Ctrl+Enter, a last look, Ctrl+Enter.
    void post()
    {
        m_operator().key(Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(m_operator().finalLook());
        QTRY_VERIFY(m_operator().finalLook()->isAncestorOf(QApplication::focusWidget()));
        m_operator().key(Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(!m_operator().window->posting()->poster().leaving().isEmpty());
    }
    void update(const QString &words)
    {
        m_operator().comeBack();
        m_operator().key(Qt::Key_U, Qt::ControlModifier);
        m_operator().words(words);
    }

private slots:
    void init()
    {
        test::failOnWarnings();
        m_one = std::make_unique<test::Operator>();
        m_one->begin(test::pictureNow);
    }
    void cleanup() { m_one.reset(); }

    void postsAFirstUpdateInTwelveStrokes()
    {
        m_operator().strokes = 0;
        m_operator().key(Qt::Key_N, Qt::ControlModifier);
        QTRY_VERIFY(m_operator().composer() && m_operator().composer()->isAncestorOf(QApplication::focusWidget()));
        m_operator().words(script::title);
        m_operator().key(Qt::Key_Tab);
        m_operator().words(u"flexo"_s);
        m_operator().key(Qt::Key_Return);
        m_operator().words(u"leela"_s);
        m_operator().key(Qt::Key_Return);
        m_operator().key(Qt::Key_Tab);
        m_operator().words(script::first);
        m_operator().words(u"@eta 13:00"_s);
        m_operator().key(Qt::Key_Return);
        post();
        QVERIFY2(m_operator().strokes <= 12, qPrintable(u"%1 strokes"_s.arg(m_operator().strokes)));
        QVERIFY(!m_operator().story()); // nothing is told before the strip has run out
        m_operator().letItLeave();
        const auto story = m_operator().story();
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
        m_operator().letItLeave();
        script::checkSecond(m_operator().story());

        // The scope is widened: back to the scope by Shift+Tab.
        update(script::third);
        m_operator().key(Qt::Key_Backtab, Qt::ShiftModifier);
        m_operator().words(u"zapp"_s);
        m_operator().key(Qt::Key_Return);
        post();
        m_operator().letItLeave();
        script::checkThird(m_operator().story());

        update(script::last);
        auto *status = m_operator().window->writing().findChild<QComboBox *>(u"postStatus"_s);
        QVERIFY(status);
        // Tab through to it, as somebody does who never touches a mouse.
        for (int i = 0; i < 20 && QApplication::focusWidget() != status; ++i)
            m_operator().key(Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), status);
        m_operator().words(u"Resolved"_s);
        post();
        m_operator().letItLeave();
        script::checkResolved(m_operator().story());
        if (QTest::currentTestFailed())
            return;

        m_operator().comeBack();
        m_operator().key(Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(m_operator().composer() && m_operator().composer()->isAncestorOf(QApplication::focusWidget()));
        m_operator().key(Qt::Key_End, Qt::ControlModifier);
        m_operator().words(script::cause);
        post();
        m_operator().letItLeave();
        script::checkExplained(m_operator().story());
    }

    void takesAPostBackBeforeItLeft()
    {
        m_operator().key(Qt::Key_N, Qt::ControlModifier);
        QTRY_VERIFY(m_operator().composer() && m_operator().composer()->isAncestorOf(QApplication::focusWidget()));
        m_operator().words(u"Too early"_s);
        m_operator().key(Qt::Key_Tab);
        m_operator().words(u"flexo"_s);
        m_operator().key(Qt::Key_Return);
        m_operator().key(Qt::Key_Tab);
        m_operator().words(u"Nobody should read this."_s);
        post();
        QVERIFY(m_operator().window->undoStrip().isVisible());
        auto *edit = m_operator().window->undoStrip().findChild<QPushButton *>(u"undoEdit"_s);
        QVERIFY(edit);
        QTRY_VERIFY(!m_operator().composer());
        QTest::keyClick(edit, Qt::Key_Space);
        QTRY_VERIFY(m_operator().composer());
        QCOMPARE(m_operator().composer()->composer().draft().body.markdown, u"Nobody should read this."_s);
        m_operator().letItLeave();
        QVERIFY(!m_operator().story());
    }
};

QTEST_MAIN(TestKeyboard)
#include "tst_keyboard.moc"
