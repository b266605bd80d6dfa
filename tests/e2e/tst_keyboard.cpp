// SPDX-License-Identifier: GPL-3.0-or-later
// A whole incident by keyboard alone: new, three updates, one that widens the scope, resolved, post-mortem.
#include "tests/e2e/operator.h"
#include "ui/composer/tokenedit.h"
#include "ui/composer/undostrip.h"

#include <QComboBox>
#include <QPushButton>

using namespace Qt::StringLiterals;
using namespace tocsin;

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
        m_operator().fixture.clock.advance(10 * minuteMs);
        QApplication::setActiveWindow(m_operator().window.get());
        QVERIFY(QTest::qWaitForWindowActive(m_operator().window.get()));
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
        m_operator().words(u"Mail is slow"_s);
        m_operator().key(Qt::Key_Tab);
        m_operator().words(u"flexo"_s);
        m_operator().key(Qt::Key_Return);
        m_operator().words(u"leela"_s);
        m_operator().key(Qt::Key_Return);
        m_operator().key(Qt::Key_Tab);
        m_operator().words(u"Mail waits on two servers; back by "_s);
        m_operator().words(u"@eta 13:00"_s);
        m_operator().key(Qt::Key_Return);
        post();
        QVERIFY2(m_operator().strokes <= 12, qPrintable(u"%1 strokes"_s.arg(m_operator().strokes)));
        QVERIFY(!m_operator().story()); // nothing is told before the strip has run out
        m_operator().letItLeave();
        const auto story = m_operator().story();
        QVERIFY(story);
        QCOMPARE(story->title, u"Mail is slow"_s);
        QCOMPARE(story->targets, (QStringList{u"srv:flexo"_s, u"srv:leela"_s}));
        QCOMPARE(story->status, Status::Investigating);
        QCOMPARE(story->updates.size(), 1);
        QCOMPARE(story->updates.first().body.tokens.size(), 1);
        const auto due = [&story](PromiseKind kind) -> std::optional<Instant> {
            for (const Promise &promise : story->promises) {
                if (promise.kind == kind)
                    return promise.due;
            }
            return std::nullopt;
        };
        QCOMPARE(due(PromiseKind::Eta), test::pictureNow - 41 * secondMs + 40 * minuteMs); // 13:00 CEST
        QVERIFY(due(PromiseKind::NextUpdate));
    }

    void runsAWholeIncident()
    {
        postsAFirstUpdateInTwelveStrokes();
        // Words and a status by its keys; the panel keeps the focus on the text.
        update(u"A disk failed, it is being replaced."_s);
        post();
        m_operator().letItLeave();
        QCOMPARE(m_operator().story()->updates.size(), 2);

        // The scope is widened: back to the scope by Shift+Tab.
        update(u"zapp is affected too."_s);
        m_operator().key(Qt::Key_Backtab, Qt::ShiftModifier);
        m_operator().words(u"zapp"_s);
        m_operator().key(Qt::Key_Return);
        post();
        m_operator().letItLeave();
        QCOMPARE(m_operator().story()->targets.size(), 3);
        QCOMPARE(m_operator().story()->impacts.size(), 3);

        update(u"All mail is delivered."_s);
        auto *status = m_operator().window->writing().findChild<QComboBox *>(u"postStatus"_s);
        QVERIFY(status);
        // Tab through to it, as somebody does who never touches a mouse.
        for (int i = 0; i < 20 && QApplication::focusWidget() != status; ++i)
            m_operator().key(Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), status);
        m_operator().words(u"Resolved"_s);
        post();
        m_operator().letItLeave();
        QCOMPARE(m_operator().story()->status, Status::Resolved);
        const auto over = m_operator().story();
        for (const Impact &impact : over->impacts)
            QVERIFY(impact.range.end);

        QApplication::setActiveWindow(m_operator().window.get());
        QVERIFY(QTest::qWaitForWindowActive(m_operator().window.get()));
        m_operator().key(Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(m_operator().composer() && m_operator().composer()->isAncestorOf(QApplication::focusWidget()));
        m_operator().key(Qt::Key_End, Qt::ControlModifier);
        m_operator().words(u"Disks are watched more closely now."_s);
        post();
        m_operator().letItLeave();
        QVERIFY(m_operator().story()->updates.last().postMortem);
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
