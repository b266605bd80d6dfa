// SPDX-License-Identifier: GPL-3.0-or-later
// A whole incident by mouse alone: keys type words and nothing else.
#include "tests/e2e/mouse.h"
#include "tests/e2e/operator.h"
#include "tests/e2e/wholeincident.h"
#include "tests/gui/timelinefixture.h"
#include "ui/composer/chipeditor.h"
#include "ui/composer/suggestfield.h"
#include "ui/composer/timefield.h"
#include "ui/composer/tokenedit.h"
#include "ui/composer/undostrip.h"

#include <QPushButton>
#include <QScrollBar>
#include <QStyle>
#include <QStyleOptionSpinBox>
#include <QTimeEdit>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace tocsin;
using test::Mouse;

namespace script = tocsin::test::wholeincident;

#define STEP(...) \
    do { \
        __VA_ARGS__; \
        if (QTest::currentTestFailed()) \
            return; \
    } while (false)

class TestMouse : public QObject, test::OperatorTest
{
    Q_OBJECT

    [[nodiscard]] MainWindow &window() const { return *m_one->window; }

    /// Chooses @p action of the menus, which opens a window to write in.
    void choose(const QString &action)
    {
        Mouse::choose(window(), action);
        QTRY_VERIFY(m_one->composer());
        QTRY_VERIFY(m_one->composer()->isActiveWindow());
    }
    /// Clicks into a scope and picks @p server from what it shows.
    static void pick(Composer &composer, const QString &server)
    {
        auto *field = Mouse::seen<SuggestField>(&composer, u"scopeField"_s);
        QVERIFY(field);
        Mouse::click(field);
        QTRY_VERIFY(field->isListOpen());
        auto *list = Mouse::seen<QListView>(composer.window(), u"suggestions"_s);
        QVERIFY(list);
        Mouse::chooseIn(*list, server);
    }
    /// Opens the arrow of a field for a time and clicks @p words.
    static void chooseTime(QWidget &composer, const QString &name, const QString &words)
    {
        auto *field = Mouse::seen<TimeField>(&composer, name);
        QVERIFY2(field, qPrintable(name));
        Mouse::click<QToolButton>(field, u"timeMore"_s);
        auto *menu = field->findChild<QMenu *>(u"timeMenu"_s);
        QTRY_VERIFY(menu->isVisible());
        Mouse::chooseIn(*menu, words);
    }
    /// Puts a chip where the cursor of the text is.
    static void insert(Composer &composer, const QString &what)
    {
        Mouse::click<QPushButton>(&composer, u"composerInsert"_s);
        auto *list = Mouse::seen<QListView>(composer.window(), u"tokenPickerList"_s);
        QVERIFY(list);
        Mouse::chooseIn(*list, what);
    }
    static void clickIntoText(Composer &composer)
    {
        QWidget *viewport = composer.text().viewport();
        // To its end, which is known only once everything before it has been laid out.
        const QScrollBar *bar = composer.text().verticalScrollBar();
        for (int before = -1; before < bar->value();) {
            before = bar->value();
            Mouse::turnWheel(viewport, -100);
            QCoreApplication::processEvents();
        }
        Mouse::click(viewport, viewport->rect().bottomRight() - QPoint(6, 6));
    }
    /// Turns the hour that a field shows back by one, by its arrow.
    static void turnBack(QTimeEdit *time)
    {
        QVERIFY(time);
        QStyleOptionSpinBox option;
        option.initFrom(time);
        option.subControls = QStyle::SC_All;
        const QRect down = time->style()->subControlRect(QStyle::CC_SpinBox, &option, QStyle::SC_SpinBoxDown, time);
        const QTime before = time->time();
        Mouse::click(time, QPoint(14, time->height() / 2)); // the hour
        Mouse::click(time, down.center());
        QCOMPARE(time->time(), before.addSecs(-3600));
    }
    /// Post, a last look, Send; and, in the strip, Send now.
    void post(Composer &composer)
    {
        Mouse::click<QPushButton>(&composer, u"composerPost"_s);
        QTRY_VERIFY(m_one->finalLook());
        Mouse::click<QPushButton>(m_one->finalLook(), u"finalSend"_s);
        QTRY_VERIFY(!window().posting()->poster().leaving().isEmpty());
        QTRY_VERIFY(window().undoStrip().isVisible());
        Mouse::click<QPushButton>(&window().undoStrip(), u"undoSend"_s);
        QVERIFY(window().posting()->poster().leaving().isEmpty());
        QVERIFY(window().posting()->writer().flush());
        QCoreApplication::processEvents();
    }
    /// Clicks where an update is begun, and writes @p words.
    void update(const QString &words)
    {
        m_one->comeBack();
        Mouse::click<QPushButton>(&window().writing(), u"writeUpdate"_s);
        QTRY_VERIFY(window().writing().composer().isVisible());
        m_one->words(words);
    }
    void beginAnIncident()
    {
        STEP(choose(u"newIncident"_s));
        Composer &composer = m_one->composer()->composer();
        Mouse::click<QLineEdit>(&composer, u"postTitle"_s);
        m_one->words(script::title);
        STEP(pick(composer, u"flexo"_s));
        STEP(pick(composer, u"leela"_s));
        // flexo was slow a little earlier.
        Mouse::click<QToolButton>(&composer, u"scopeDetails"_s);
        STEP(chooseTime(composer, u"lineSince"_s, u"15 min ago"_s));
        Mouse::choose(Mouse::seen<QComboBox>(&composer, u"scopeLevel"_s), u"partial outage"_s);
        STEP(chooseTime(composer, u"promiseNextUpdate"_s, u"in 15 min"_s));
        clickIntoText(composer);
        m_one->words(script::first);
        STEP(insert(composer, u"ETA in 1 h"_s));
        QCOMPARE(QApplication::focusWidget(), &composer.text());
        post(composer);
    }

private slots:
    void init() { begin(); }
    void cleanup() { end(); }

    void runsAWholeIncident()
    {
        const Instant minute = test::pictureNow - 41 * secondMs;
        STEP(beginAnIncident());
        QTRY_VERIFY(m_one->story());
        auto story = m_one->story();
        STEP(script::checkFirst(story));
        QCOMPARE(script::due(*story, PromiseKind::Eta), minute + hourMs);
        QCOMPARE(script::due(*story, PromiseKind::NextUpdate), test::pictureNow + 15 * minuteMs);
        QCOMPARE(story->impacts.first().target, u"srv:flexo"_s);
        QCOMPARE(story->impacts.first().range.begin, minute - 15 * minuteMs);
        for (const Impact &impact : std::as_const(story->impacts))
            QCOMPARE(impact.level, Level::PartialOutage);

        Composer &panel = window().writing().composer();
        STEP(update(script::second));
        STEP(post(panel));
        STEP(script::checkSecond(m_one->story()));

        STEP(update(script::third));
        STEP(pick(panel, u"zapp"_s));
        STEP(post(panel));
        STEP(script::checkThird(m_one->story()));

        STEP(update(script::last));
        STEP(Mouse::choose(Mouse::seen<QComboBox>(&panel, u"postStatus"_s), u"resolved"_s));
        STEP(post(panel));
        STEP(script::checkResolved(m_one->story()));

        STEP(movesAnEndOnTheTimeline());

        m_one->comeBack();
        STEP(choose(u"postMortem"_s));
        clickIntoText(m_one->composer()->composer());
        m_one->words(script::cause);
        STEP(post(m_one->composer()->composer()));
        script::checkExplained(m_one->story());
    }

    void changesAChipWithoutAKey()
    {
        STEP(choose(u"newIncident"_s));
        Composer &composer = m_one->composer()->composer();
        clickIntoText(composer);
        m_one->words(u"Slow since "_s);
        STEP(insert(composer, u"now"_s));
        TokenEdit &text = composer.text();
        const QList<ChipPlace> chips = chipsIn(*text.document());
        QCOMPARE(chips.size(), 1);
        STEP(Mouse::click(text.viewport(), text.chipRect(chips.first().position).center().toPoint()));
        QTRY_VERIFY(text.chipEditor());
        STEP(turnBack(text.chipEditor()->findChild<QTimeEdit *>(u"chipTime"_s)));
        STEP(Mouse::click<QPushButton>(text.chipEditor(), u"chipApply"_s));
        QCOMPARE(text.text().markdown, u"Slow since {t1}"_s);
        QCOMPARE(std::get<InstantToken>(text.text().tokens.first()).instant, test::pictureNow - 41 * secondMs - hourMs);
    }

    void leavesNothingBehindWhereNothingIsInserted()
    {
        STEP(choose(u"newIncident"_s));
        Composer &composer = m_one->composer()->composer();
        clickIntoText(composer);
        m_one->words(u"Slow"_s);
        STEP(Mouse::click<QPushButton>(&composer, u"composerInsert"_s));
        QVERIFY(composer.text().picker().isVisible());
        clickIntoText(composer);
        QVERIFY(!composer.text().picker().isVisible());
        QCOMPARE(composer.text().text().markdown, u"Slow"_s);
    }

    void setsATimeByCalendarAndClock()
    {
        STEP(choose(u"newIncident"_s));
        Composer &composer = m_one->composer()->composer();
        STEP(chooseTime(composer, u"promiseEta"_s, u"in 2 h"_s));
        STEP(chooseTime(composer, u"promiseEta"_s, u"Date and time…"_s));
        auto *popup = composer.findChild<QFrame *>(u"momentPopup"_s);
        QVERIFY(popup);
        QTRY_VERIFY(popup->isVisible());
        STEP(turnBack(popup->findChild<QTimeEdit *>(u"momentTime"_s)));
        STEP(Mouse::click<QPushButton>(popup, u"momentApply"_s));
        const auto *eta = Mouse::seen<TimeField>(&composer, u"promiseEta"_s);
        QCOMPARE(eta->instantAt(0), test::pictureNow - 41 * secondMs + hourMs);
        STEP(chooseTime(composer, u"promiseEta"_s, u"Nothing"_s));
        QVERIFY(!eta->instantAt(0));
    }

private:
    /// flexo was back ten minutes before the story said so.
    void movesAnEndOnTheTimeline()
    {
        m_one->comeBack();
        Mouse::choose(window(), u"timeline.fit"_s);
        auto *plot = window().timeline().findChild<TimelinePlot *>();
        QVERIFY(plot);
        const auto endOf = [this]() -> Instant {
            const auto story = m_one->story();
            const QList<Impact> impacts = story ? story->impacts : QList<Impact>();
            const auto impact = std::ranges::find(impacts, u"srv:flexo"_s, &Impact::target);
            return impact != impacts.end() ? impact->range.end.value_or(0) : 0;
        };
        const Instant end = endOf();
        QTRY_VERIFY(plot->state().selection().incident >= 0);
        QTRY_COMPARE(plot->state().now(), m_one->fixture.clock.now()); // it looks at the clock once a second
        plot->drawNow();
        Mouse::drag(plot, test::pointOf(*plot, end, u"srv:flexo"_s), test::pointOf(*plot, end - 10 * minuteMs, u"srv:flexo"_s));
        QVERIFY(window().posting()->writer().flush());
        QTRY_VERIFY(endOf() < end);
        const auto tolerance = static_cast<Instant>(plot->state().scale().msPerPixel()) + minuteMs;
        QVERIFY2(std::abs(endOf() - (end - 10 * minuteMs)) <= tolerance, qPrintable(u"%1 min"_s.arg((endOf() - end) / minuteMs)));
        QCOMPARE(endOf() % minuteMs, 0);
    }
};

#undef STEP

QTEST_MAIN(TestMouse)
#include "tst_mouse.moc"
