// SPDX-License-Identifier: GPL-3.0-or-later
// What a composer makes of its fields and its text together.
#include "models/time/walltime.h"
#include "tests/gui/shellfixture.h"
#include "tests/gui/fieldsfixture.h"
#include "ui/composer/composerwindow.h"
#include "ui/composer/postfields.h"
#include "ui/composer/tokenedit.h"
#include "ui/composer/tokenpicker.h"
#include "ui/widgets/zonefield.h"

#include <QClipboard>
#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QScrollBar>
#include <QToolButton>
#include <QPushButton>

using namespace Qt::StringLiterals;
using namespace tocsin;
using namespace tocsin::test;

namespace {

const QString newYork = u"America/New_York"_s;

/// The instant that a clock in @p zone shows on the day of the fixture.
Instant todayAt(const QString &zone, int hour, int minute)
{
    return instantsOf(zone, QDate(2023, 9, 29), QTime(hour, minute)).value(0);
}

} // namespace

class TestComposer : public QObject
{
    Q_OBJECT

    std::unique_ptr<ShellFixture> m_fixture;
    std::unique_ptr<Composer> m_composer;

    void open(PostDraft draft, const std::optional<Story> &story = {})
    {
        draft.key = u"01ARZ3NDEKTSV4RRFFQ69G5FB0"_s;
        draft.incident = story ? story->id : u"inc:01ARZ3NDEKTSV4RRFFQ69G5FAV"_s;
        draft.beginsStory = !story;
        draft.language = u"en"_s;
        if (draft.zone.isEmpty())
            draft.zone = u"Europe/Paris"_s;
        ComposerScene scene;
        scene.post.now = m_fixture->clock.now();
        scene.post.story = story;
        scene.targets = fieldsTargets();
        m_composer = std::make_unique<Composer>(Composer::Shape::Window, m_fixture->clock, *m_fixture->preferences, m_fixture->themes);
        m_composer->setDraft(draft, scene);
        m_composer->resize(700, 700);
        m_composer->show();
        m_composer->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_composer.get()));
        m_composer->text().setFocus();
    }
    void type(const QString &words) { QTest::keyClicks(&m_composer->text(), words); }
    /// Ctrl+Enter, as far as a composer by itself goes.
    void wantPost()
    {
        QSignalSpy wanted(m_composer.get(), &Composer::postWanted);
        QTest::keyClick(&m_composer->text(), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(wanted.count(), 1);
    }
    /// A maintenance from 9:00 to 11:00 in Paris.
    [[nodiscard]] static PostDraft planned()
    {
        PostDraft draft;
        draft.kind = IncidentKind::Maintenance;
        draft.title = u"Restart"_s;
        draft.window = Window{};
        draft.window->planned = {todayAt(u"Europe/Paris"_s, 9, 0), todayAt(u"Europe/Paris"_s, 11, 0)};
        draft.window->zone = u"Europe/Paris"_s;
        return draft;
    }
    void chooseStatus(const QString &words)
    {
        auto *status = m_composer->findChild<QComboBox *>(u"postStatus"_s);
        status->setFocus();
        const int row = status->findText(words);
        QVERIFY2(row >= 0, qPrintable(words));
        status->setCurrentIndex(row);
        emit status->activated(row);
    }
    void chooseZone(const QString &zone)
    {
        m_composer->fields().setMoreShown(true);
        auto *field = m_composer->findChild<ZoneField *>(u"postZone"_s);
        QVERIFY(field);
        field->setFocus();
        field->lineEdit()->selectAll();
        QTest::keyClicks(field, zone);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(field->zone(), zone);
    }

    /// Shows the levels and times of each target and types a time into the last of the fields.
    static void typeTheLastRestored(QWidget &window, const QString &words)
    {
        auto *details = window.findChild<QToolButton *>(u"scopeDetails"_s);
        QVERIFY(details);
        details->click();
        QList<QLineEdit *> fields;
        for (const QWidget *until : window.findChildren<QWidget *>(u"lineUntil"_s))
            fields += until->findChildren<QLineEdit *>();
        QVERIFY(!fields.isEmpty());
        typeInto(fields.last(), words);
        QCOMPARE(window.focusWidget(), fields.last());
    }

private slots:
    void init()
    {
        failOnWarnings();
        m_fixture = std::make_unique<ShellFixture>();
    }
    void cleanup()
    {
        m_composer.reset();
        m_fixture.reset();
    }

    void goesOnToTheNextFieldBehindTheLastTarget_data()
    {
        QTest::addColumn<bool>("isNew");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("field"); // that comes next, or holds it
        QTest::newRow("an update") << false << u"11:30"_s << u"promiseFields"_s;
        QTest::newRow("a new incident") << true << u"11:30"_s << u"promiseFields"_s;
        QTest::newRow("a time to choose") << false << u"29 October 2023 02:30"_s << u"lineUntil"_s;
    }
    void goesOnToTheNextFieldBehindTheLastTarget()
    {
        QFETCH(const bool, isNew);
        QFETCH(const QString, typed);
        QFETCH(const QString, field);
        ComposerWindow window(m_fixture->clock, *m_fixture->preferences, m_fixture->themes);
        window.setAttribute(Qt::WA_DeleteOnClose, false);
        PostDraft draft;
        draft.key = u"01ARZ3NDEKTSV4RRFFQ69G5FB0"_s;
        draft.beginsStory = isNew;
        draft.language = u"en"_s;
        draft.zone = u"Europe/Paris"_s;
        ComposerScene scene;
        scene.post.now = m_fixture->clock.now();
        scene.targets = fieldsTargets();
        if (isNew) {
            draft.title = u"Storage is slow"_s;
            draft.targets = {u"srv:flexo"_s, u"srv:zapp"_s};
        } else {
            scene.post.story = fieldsStory();
        }
        draft.incident = u"inc:01"_s;
        window.composer().setDraft(draft, scene);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        typeTheLastRestored(window, typed);
        if (QTest::currentTestFailed())
            return;
        QTest::keyClick(window.focusWidget(), Qt::Key_Tab);
        QWidget *now = QApplication::focusWidget();
        QVERIFY(now);
        bool isThere = false;
        for (const QWidget *widget = now; widget && !isThere; widget = widget->parentWidget())
            isThere = widget->objectName() == field;
        QVERIFY2(isThere, qPrintable(QString::fromLatin1(now->metaObject()->className()) + u' ' + now->objectName()));
        QSignalSpy wanted(&window.composer(), &Composer::postWanted);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(wanted.count(), 1);
    }

    void offersTheWindowOfTheMaintenance()
    {
        const InstantRange plan = planned().window->planned;
        const auto token = [](const InstantRange &window) { return TokenValue(IntervalToken{window.begin, window.end.value(), u"Europe/Paris"_s, false}); };
        open(planned());
        type(u"We work @win"_s);
        QVERIFY(m_composer->text().picker().isVisible());
        QTest::keyClick(&m_composer->text(), Qt::Key_Return);
        QCOMPARE(m_composer->text().text().markdown, u"We work {t1}"_s);
        QCOMPARE(m_composer->text().text().tokens, QList<TokenValue>{token(plan)});

        // The plan of a story, and the one to which this post changes it.
        Story story = fieldsStory();
        story.kind = IncidentKind::Maintenance;
        story.status = Status::Scheduled;
        story.windows = {*planned().window};
        story.windows[0].id = u"w"_s;
        open({}, story);
        type(u"Still @win"_s);
        QTest::keyClick(&m_composer->text(), Qt::Key_Return);
        QCOMPARE(m_composer->text().text().tokens, QList<TokenValue>{token(plan)});
        typeInto(m_composer->findChild<QWidget *>(u"planEnd"_s), u"11:30"_s);
        m_composer->text().setFocus();
        type(u" and @win"_s);
        QTest::keyClick(&m_composer->text(), Qt::Key_Return);
        QCOMPARE(m_composer->text().text().tokens, (QList<TokenValue>{token(plan), token({plan.begin, *plan.end + 30 * minuteMs})}));

        open({}, fieldsStory());
        type(u"@win"_s);
        QVERIFY(!m_composer->text().picker().isVisible());
    }

    void readsTimesOnTheClocksOfTheZoneThatWasChosen()
    {
        open({});
        type(u"Since 09:05 "_s);
        chooseZone(newYork);
        m_composer->text().setFocus();
        type(u"and again at 10:15 we saw it."_s);
        const PostDraft draft = m_composer->draft();
        QCOMPARE(draft.zone, newYork);
        QCOMPARE(draft.body.tokens.size(), 2);
        QCOMPARE(std::get<InstantToken>(draft.body.tokens.at(0)).instant, todayAt(u"Europe/Paris"_s, 9, 5)); // it was read before
        QCOMPARE(std::get<InstantToken>(draft.body.tokens.at(1)).instant, todayAt(newYork, 10, 15));
        QCOMPARE(std::get<InstantToken>(draft.body.tokens.at(1)).zone, newYork);
    }

    void readsTheTimeOfThePostOnThoseClocksToo()
    {
        open({});
        chooseZone(newYork);
        typeInto(m_composer->findChild<QWidget *>(u"postAt"_s), u"5:30"_s);
        QCOMPARE(m_composer->draft().at, todayAt(newYork, 5, 30));
        typeInto(m_composer->findChild<QWidget *>(u"promiseEta"_s), u"9:30"_s);
        QCOMPARE(m_composer->draft().promises.last().due, todayAt(newYork, 9, 30));
    }

    void keepsAnInstantWhenItsFieldIsShownOnOtherClocks()
    {
        open({});
        m_composer->fields().setMoreShown(true);
        typeInto(m_composer->findChild<QWidget *>(u"postAt"_s), u"11:30"_s);
        chooseZone(newYork);
        QCOMPARE(m_composer->draft().at, todayAt(u"Europe/Paris"_s, 11, 30));
        QCOMPARE(m_composer->findChild<QWidget *>(u"postAt"_s)->findChild<QLineEdit *>()->text(), u"05:30"_s);
    }

    void readsClocksOfTheDayThatThePostTellsOf_data()
    {
        QTest::addColumn<bool>("dated");
        QTest::newRow("dated back") << true;
        QTest::newRow("about a window") << false;
    }
    void readsClocksOfTheDayThatThePostTellsOf()
    {
        QFETCH(const bool, dated);
        const Instant last = instantsOf(u"Europe/Paris"_s, QDate(2023, 9, 28), QTime(22, 0)).value(0);
        PostDraft draft;
        draft.kind = IncidentKind::Maintenance;
        if (dated)
            draft.at = last;
        else
            draft.window = Window{{}, {last, last + 90 * minuteMs}, {}, u"Europe/Paris"_s, Precision::Minute, {}, {}, {}, {}, true};
        open(draft);
        type(u"Installed at 22:40 "_s);
        QCOMPARE(std::get<InstantToken>(m_composer->draft().body.tokens.value(0)).instant, last + 40 * minuteMs);
    }

    void asksWhenWorkWasDoneOnceItBegan_data()
    {
        QTest::addColumn<QString>("status");
        QTest::addColumn<bool>("isAsked");
        QTest::newRow("scheduled") << u"scheduled"_s << false;
        QTest::newRow("in progress") << u"in progress"_s << true;
        QTest::newRow("completed") << u"completed"_s << true;
    }
    void asksWhenWorkWasDoneOnceItBegan()
    {
        QFETCH(const QString, status);
        QFETCH(const bool, isAsked);
        open(planned());
        chooseStatus(status);
        auto *begin = m_composer->findChild<QWidget *>(u"planActualBegin"_s);
        QCOMPARE(begin->isVisible(), isAsked);
        QCOMPARE(m_composer->findChild<QWidget *>(u"planActualEnd"_s)->isVisible(), isAsked);
        QVERIFY(!m_composer->draft().window->actual); // nothing of the plan
        if (!isAsked)
            return;
        typeInto(begin, u"9:10"_s);
        QCOMPARE(m_composer->draft().window->actual, (InstantRange{todayAt(u"Europe/Paris"_s, 9, 10), {}}));
        chooseStatus(u"scheduled"_s); // after all
        QVERIFY(!m_composer->draft().window->actual);
        chooseStatus(status);
        QCOMPARE(m_composer->draft().window->actual, (InstantRange{todayAt(u"Europe/Paris"_s, 9, 10), {}}));
    }

    void showsThePlanWhereNobodySaidWhenWorkWasDone()
    {
        open(planned());
        chooseStatus(u"completed"_s);
        const auto words = [this](const char *name) { return m_composer->findChild<QWidget *>(QString::fromLatin1(name))->findChild<QLineEdit *>()->placeholderText(); };
        QVERIFY2(words("planActualBegin").contains("09:00"_L1), qPrintable(words("planActualBegin")));
        QVERIFY2(words("planActualEnd").contains("11:00"_L1), qPrintable(words("planActualEnd")));
        typeInto(m_composer->findChild<QWidget *>(u"planActualBegin"_s), u"9:10"_s);
        QCOMPARE(words("planActualEnd"), u"with the post"_s);
    }

    void offersTheTimesOfTheTextForWhenWorkWasDone()
    {
        open(planned());
        chooseStatus(u"completed"_s);
        m_composer->text().setFocus();
        type(u"We began at 09:12 and finished at 11:40, more at 15:00 today "_s);
        for (const auto &[field, nth] : {std::pair("planActualBegin", 0), std::pair("planActualEnd", 1)}) {
            auto *edit = m_composer->findChild<QWidget *>(QString::fromLatin1(field))->findChild<QLineEdit *>();
            edit->setFocus();
            QTest::keyClick(edit, Qt::Key_Down, Qt::AltModifier);
            auto *menu = m_composer->findChild<QWidget *>(QString::fromLatin1(field))->findChild<QMenu *>(u"timeMenu"_s);
            QTRY_VERIFY(menu->isVisible());
            QStringList said;
            for (const QAction *action : menu->actions()) {
                if (action->text().contains("text"_L1))
                    said.append(action->text());
            }
            QCOMPARE(said.size(), 2); // and none that is to come
            menu->actions().at(nth)->trigger();
            menu->close();
        }
        QCOMPARE(m_composer->draft().window->actual, (InstantRange{todayAt(u"Europe/Paris"_s, 9, 12), todayAt(u"Europe/Paris"_s, 11, 40)}));
    }

    void anEndOfWorkWithoutABeginIsNotSettled()
    {
        open(planned());
        chooseStatus(u"completed"_s);
        typeInto(m_composer->findChild<QWidget *>(u"planActualEnd"_s), u"11:40"_s);
        const auto isOpen = [this] { return m_composer->issues({}).contains(PostIssue{PostProblem::TimeUnsettled, u"11:40"_s, -1, -1}); };
        QVERIFY(isOpen());
        open(m_composer->draft());
        QVERIFY(isOpen());
        typeInto(m_composer->findChild<QWidget *>(u"planActualBegin"_s), u"9:10"_s);
        QVERIFY(!isOpen());
        QCOMPARE(m_composer->draft().window->actual, (InstantRange{todayAt(u"Europe/Paris"_s, 9, 10), todayAt(u"Europe/Paris"_s, 11, 40)}));
    }

    void templateOfAPostThatIsDatedBackSpeaksOfItsOwnPresent()
    {
        PostDraft draft;
        draft.at = todayAt(u"Europe/Paris"_s, 10, 5);
        open(draft);
        PostTemplate post;
        post.body = u"Mail is down since {now}."_s;
        m_composer->useTemplate(post);
        QCOMPARE(std::get<InstantToken>(m_composer->draft().body.tokens.value(0)).instant, *draft.at);
    }

    void turnsPastedTimesIntoChipsWhenAsked()
    {
        open({});
        auto *turn = m_composer->findChild<QPushButton *>(u"composerTurn"_s);
        QVERIFY(!turn->isVisible());
        QGuiApplication::clipboard()->setText(u"Down at 12:00 UTC, up at 12:20 UTC again."_s);
        m_composer->text().paste();
        QVERIFY(turn->isVisible());
        QCOMPARE(turn->text(), u"Turn 2 pasted time(s) into chips"_s);
        QTest::mouseClick(turn, Qt::LeftButton);
        QCOMPARE(m_composer->draft().body.tokens.size(), 2);
        QVERIFY(!turn->isVisible());
        QCOMPARE(QApplication::focusWidget(), &m_composer->text());
    }

    void aLogThatIsPastedIsTextAtOnce()
    {
        open({});
        const QString line = u"2023-09-29 11:10 CEST filer-par-03 nfsd[4711]: server not responding, still trying since 10:05 UTC\n"_s;
        QGuiApplication::clipboard()->setText(line.repeated(150));
        m_composer->text().paste();
        const auto *turn = m_composer->findChild<QPushButton *>(u"composerTurn"_s);
        QVERIFY(turn->isVisible());
        QCOMPARE(turn->text(), u"Turn 300 pasted time(s) into chips"_s);
        QGuiApplication::clipboard()->setText(line.repeated(10'000)); // a megabyte: reading it as one text would take hours
        m_composer->text().selectAll();
        m_composer->text().paste();
        QVERIFY(!turn->isVisible());
        QCOMPARE(m_composer->text().document()->blockCount(), 10'001);
        QTest::keyClick(&m_composer->text(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(m_composer->text().document()->blockCount(), 151);
    }

    void checksTheTextInTheLanguageThatWasChosen()
    {
        open({});
        m_composer->fields().setMoreShown(true);
        auto *language = m_composer->findChild<QComboBox *>(u"postLanguage"_s);
        language->setFocus();
        const int row = language->findData(u"fr"_s);
        QVERIFY(row >= 0);
        language->setCurrentIndex(row);
        emit language->activated(row);
        QCOMPARE(m_composer->text().context().language, u"fr"_s);
    }

    void turnsTheTimeThatEndsTheTextIntoAChip_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("bare") << u"Mail is back since 11:45"_s;
        QTest::newRow("with a full stop") << u"Mail is back since 11:45."_s;
    }
    void turnsTheTimeThatEndsTheTextIntoAChip()
    {
        QFETCH(const QString, text);
        open({});
        type(text);
        wantPost();
        const PostDraft draft = m_composer->draft();
        QCOMPARE(draft.body.tokens.size(), 1);
        QCOMPARE(std::get<InstantToken>(draft.body.tokens.first()).instant, todayAt(u"Europe/Paris"_s, 11, 45));
    }

    void asksForAnHourThatEndsTheTextAndComesTwice()
    {
        m_fixture->clock.set(instantsOf(u"Europe/Paris"_s, QDate(2023, 10, 29), QTime(1, 0)).value(0));
        open({});
        type(u"It broke at 2:30."_s);
        wantPost();
        QCOMPARE(m_composer->text().unsettled().size(), 1);
    }

    void leavesTheLastTimeAloneThatItsAuthorWantsAsText()
    {
        open({});
        type(u"The build 11:45 "_s);
        QTest::keyClick(&m_composer->text(), Qt::Key_Escape); // keep it as text
        QTest::keyClick(&m_composer->text(), Qt::Key_Backspace);
        wantPost();
        QVERIFY(m_composer->draft().body.tokens.isEmpty());
    }

    void knowsWhatIsFoundInTheTextAsItIsWhenItIsToBePosted()
    {
        open({});
        type(u"On Monday, 29 September 2023 mail was slow."_s);
        wantPost(); // faster than the linter looks by itself
        QVERIFY(m_composer->text().isLinted());
        const QList<PostIssue> issues = m_composer->issues({});
        QVERIFY(std::ranges::any_of(issues, [](const PostIssue &issue) { return issue.problem == PostProblem::LintHard; }));
    }

    void placesOfATemplateAreFilledInWhenTheirFieldsAre()
    {
        open({});
        PostTemplate post;
        post.name = u"Down"_s;
        post.title = u"[x] {targets} down"_s;
        post.body = u"{targets} down. ETA: {eta}."_s;
        m_composer->useTemplate(post);
        QCOMPARE(m_composer->text().text().markdown, u"[targets?] down. ETA: [eta?]."_s);
        auto *scope = m_composer->findChild<QWidget *>(u"scopeField"_s);
        scope->setFocus();
        for (const QString &name : {u"flexo"_s, u"zapp"_s}) {
            QTest::keyClicks(scope, name);
            QTest::keyClick(scope, Qt::Key_Return);
        }
        typeInto(m_composer->findChild<QWidget *>(u"promiseEta"_s), u"13:30"_s);
        m_composer->text().setFocus();
        QCOMPARE(m_composer->text().text().markdown, u"{t1}, {t2} down. ETA: {t3}."_s);
        QCOMPARE(m_composer->fields().title(), u"[x] flexo, zapp down"_s);
        const PostDraft draft = m_composer->draft();
        QCOMPARE(draft.body.tokens.value(2), TokenValue(InstantToken{todayAt(u"Europe/Paris"_s, 13, 30), u"Europe/Paris"_s}));
        QVERIFY(std::ranges::any_of(draft.promises, [&](const PromiseChange &promise) { return promise.kind == PromiseKind::Eta && promise.due == todayAt(u"Europe/Paris"_s, 13, 30); }));
    }

    void placesAreFilledInBeforeThePostIsLookedAt()
    {
        open({});
        PostTemplate post;
        post.name = u"Down"_s;
        post.body = u"{targets} down."_s;
        m_composer->useTemplate(post);
        auto *scope = m_composer->findChild<QWidget *>(u"scopeField"_s);
        scope->setFocus();
        QTest::keyClicks(scope, u"flexo"_s);
        QTest::keyClick(scope, Qt::Key_Return);
        QTest::keyClick(scope, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(m_composer->text().text().markdown, u"{t1} down."_s);
    }

    void anotherTemplateTakesThePlaceOfTheFirst_data()
    {
        QTest::addColumn<QString>("typedBefore");
        QTest::addColumn<QString>("typedAfter");
        QTest::addColumn<QString>("text");
        QTest::newRow("untouched") << QString() << QString() << u"Second."_s;
        QTest::newRow("behind own words") << u"Own words."_s << QString() << u"Own words.\n\nSecond."_s;
        QTest::newRow("edited") << QString() << u" More."_s << u"First. More.\n\nSecond."_s;
    }
    void anotherTemplateTakesThePlaceOfTheFirst()
    {
        QFETCH(const QString, typedBefore);
        QFETCH(const QString, typedAfter);
        open({});
        type(typedBefore);
        PostTemplate first;
        first.name = u"First"_s;
        first.title = u"First title"_s;
        first.body = u"First."_s;
        m_composer->useTemplate(first);
        m_composer->text().moveCursor(QTextCursor::End);
        type(typedAfter);
        PostTemplate second = first;
        second.title = u"Second title"_s;
        second.body = u"Second."_s;
        m_composer->useTemplate(second);
        QTEST(m_composer->text().text().markdown, "text");
        QCOMPARE(m_composer->fields().title(), typedAfter.isEmpty() ? u"Second title"_s : u"First title"_s);
        m_composer->useTemplate(second);
        QTEST(m_composer->text().text().markdown, "text"); // nor does it stand there twice
    }

    void wordsThatAreNoTimeStopThePost()
    {
        open({}, fieldsStory());
        m_composer->findChild<QToolButton *>(u"scopeDetails"_s)->click();
        typeInto(m_composer->findChild<QWidget *>(u"lineSince"_s), u"gestern bla"_s);
        const auto isStopped = [this] {
            const QList<PostIssue> issues = m_composer->issues({});
            return std::ranges::count(issues, PostIssue{PostProblem::TimeUnsettled, u"gestern bla"_s, -1, -1}) == 1;
        };
        QVERIFY(isStopped());
        // Somebody posts, and a promise is added from the text: it is still there.
        ComposerScene scene = m_composer->scene();
        scene.post.story->title = u"Another title"_s;
        m_composer->renew(scene);
        QVERIFY(isStopped());
        emit m_composer->text().etaWanted(m_fixture->clock.now() + hourMs);
        QVERIFY(isStopped());
        open(m_composer->draft(), fieldsStory());
        QVERIFY(isStopped());
    }

    void aPostMortemOpensAtItsBegin()
    {
        PostDraft draft;
        draft.postMortem = true;
        draft.body.markdown = u"## Summary\n\n"_s + QString(4000, u'x') + u"\n\n## Cause"_s;
        open(draft, fieldsStory());
        QCOMPARE(m_composer->text().textCursor().position(), 0);
        QCOMPARE(m_composer->text().verticalScrollBar()->value(), 0);
    }

    void theWindowIsCalledByWhatIsWritten_data()
    {
        QTest::addColumn<PostDraft>("draft");
        QTest::addColumn<QString>("title");
        const auto row = [](const char *name, const QString &title, const std::function<void(PostDraft &)> &change) {
            PostDraft draft;
            draft.key = u"01ARZ3NDEKTSV4RRFFQ69G5FB0"_s;
            draft.incident = u"inc:01ARZ3NDEKTSV4RRFFQ69G5FAV"_s;
            change(draft);
            QTest::newRow(name) << draft << title;
        };
        row("incident", u"New incident"_s, [](PostDraft &draft) { draft.beginsStory = true; });
        row("maintenance", u"New maintenance"_s, [](PostDraft &draft) { draft.beginsStory = true, draft.kind = IncidentKind::Maintenance; });
        row("announcement", u"New announcement"_s, [](PostDraft &draft) { draft.beginsStory = true, draft.kind = IncidentKind::Announcement; });
        row("update", u"Update — Storage"_s, [](PostDraft &) {});
        row("correction", u"Correction — Storage"_s, [](PostDraft &draft) { draft.correctsUpdate = u"upd:x"_s; });
        row("post-mortem", u"Post-mortem — Storage"_s, [](PostDraft &draft) { draft.postMortem = true; });
    }
    void theWindowIsCalledByWhatIsWritten()
    {
        QFETCH(const PostDraft, draft);
        QFETCH(const QString, title);
        ComposerWindow window(m_fixture->clock, *m_fixture->preferences, m_fixture->themes);
        ComposerScene scene;
        if (!draft.beginsStory)
            scene.post.story = fieldsStory();
        window.composer().setDraft(draft, scene);
        window.setStoryTitle(u"Storage"_s);
        QCOMPARE(window.windowTitle(), title);
    }

    void templateLeavesWhatHasToBeChosenToBeChosen()
    {
        m_fixture->clock.set(instantsOf(u"Europe/Paris"_s, QDate(2023, 10, 29), QTime(1, 0)).value(0));
        open({});
        type(u"It broke at 2:30 "_s);
        QCOMPARE(m_composer->text().unsettled().size(), 1);
        PostTemplate post;
        post.name = u"Looking"_s;
        post.body = u"We are looking since {now}."_s;
        m_composer->useTemplate(post);
        QCOMPARE(m_composer->text().unsettled().size(), 1);
        QVERIFY(m_composer->text().plainTextRendered().text.endsWith(u"."_s));
        QTest::keyClick(&m_composer->text(), Qt::Key_Z, Qt::ControlModifier); // as one step
        QCOMPARE(m_composer->text().plainTextRendered().text, u"It broke at 2:30 "_s);
        QCOMPARE(m_composer->text().unsettled().size(), 1);
    }
};

QTEST_MAIN(TestComposer)
#include "tst_composer.moc"
