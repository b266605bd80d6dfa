// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/time/isotime.h"
#include "tests/support/qtestsetup.h"
#include "ui/composer/finalpreview.h"
#include "ui/composer/issuewords.h"
#include "ui/composer/postpreview.h"
#include "ui/composer/previewcard.h"
#include "ui/composer/recordview.h"
#include "ui/theme/themeswitch.h"

#include <QFrame>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QShortcut>
#include <QSignalSpy>
#include <QTextBrowser>

using namespace Qt::StringLiterals;
using namespace tocsin;

namespace {

PostDraft firstWord()
{
    PostDraft draft;
    draft.key = u"01ARZ3NDEKTSV4RRFFQ69G5FA1"_s;
    draft.incident = u"inc:01ARZ3NDEKTSV4RRFFQ69G5FAV"_s;
    draft.beginsStory = true;
    draft.title = u"Filer hangs"_s;
    draft.status = Status::Investigating;
    draft.language = u"en"_s;
    draft.zone = u"Europe/Paris"_s;
    draft.body = {u"A filer hangs; we look into it."_s, {}};
    return draft;
}

PostScene now()
{
    PostScene scene;
    scene.now = fromIsoUtc(u"2023-09-29T10:20Z"_s).value_or(0);
    return scene;
}

PostIssue issue(PostProblem problem, const QString &detail = {})
{
    return {problem, detail, -1, -1};
}

} // namespace

class TestFinalPreview : public QObject
{
    Q_OBJECT

    ThemeSwitch m_themes;
    std::unique_ptr<FinalPreview> m_dialog;
    QList<PostIssue> m_gone; ///< that somebody wanted to go to

    template<typename T> T *child(const char *name) const { return m_dialog->findChild<T *>(QString::fromLatin1(name)); }
    QString state() const { return child<QLabel>("finalState")->text(); }
    QStringList lines() const
    {
        QStringList lines;
        for (int i = 0; i < child<QListWidget>("finalIssues")->count(); ++i)
            lines.append(child<QListWidget>("finalIssues")->item(i)->text().trimmed());
        return lines;
    }
    void show(const PostDraft &draft, const QList<PostIssue> &issues)
    {
        m_dialog->showPost(draft, now(), {Audience{{}, u"North"_s, u"en"_s, {u"Europe/Oslo"_s}, u"runbox"_s}}, issues);
        m_dialog->open();
        QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
    }

private slots:
    void init()
    {
        test::failOnWarnings();
        m_themes.choose(ThemeChoice::Dark);
        m_dialog = std::make_unique<FinalPreview>(m_themes);
        m_dialog->setWords({{u"Europe/Oslo"_s, u"America/Toronto"_s}, u"en"_s}, {{u"inc:02"_s, u"The week before"_s}});
    }
    void cleanup() { m_dialog.reset(); }

    void showsThePostAsItsReadersWillSeeIt()
    {
        show(firstWord(), {});
        QCOMPARE(m_dialog->preview().cards().size(), 1);
        QVERIFY(m_dialog->preview().isUpToDate()); // at once: it is the last look
        const QString page = m_dialog->preview().cards().at(0)->page().toPlainText();
        QVERIFY2(page.contains("[Investigating] Filer hangs"_L1) && page.contains("A filer hangs; we look into it."_L1), qPrintable(page));
        QCOMPARE(state(), u"Nothing is missing."_s);
        QVERIFY(!child<QListWidget>("finalIssues")->isVisible());
        QVERIFY(!child<QFrame>("finalScopeBox")->isVisible());
        QVERIFY(!child<QFrame>("finalApprovalBox")->isVisible());
        QVERIFY(!child<QPushButton>("finalAsk")->isVisible());
    }

    void blanksOfSomebodyWhoTypesOnSendNothing()
    {
        show(firstWord(), {});
        const QSignalSpy sent(m_dialog.get(), &FinalPreview::sendWanted);
        QTest::keyClicks(QApplication::focusWidget(), u"abc def "_s);
        QCOMPARE(sent.count(), 0);
        QVERIFY(m_dialog->isVisible());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QCOMPARE(sent.count(), 1);
    }

    void showsWhatWillBeRecorded()
    {
        PostDraft draft = firstWord();
        draft.targets = {u"srv:flexo"_s, u"srv:zapp"_s, u"svc:Mail"_s};
        const Instant since = now().now - 20 * minuteMs;
        draft.impacts = {{{}, u"srv:flexo"_s, Level::MajorOutage, since, {}, false, false, false},
                         {{}, u"srv:zapp"_s, Level::MajorOutage, since, {}, false, false, false}};
        draft.promises = {{PromiseKind::Eta, now().now + hourMs, 0}, {PromiseKind::NextUpdate, {}, 30 * minuteMs}};
        draft.links = {{{}, LinkKind::RecurrenceOf, u"inc:02"_s, {}}};
        show(draft, {});
        QCOMPARE(m_dialog->record().lines(),
                 (QStringList{u"Status: investigating"_s, u"Affected: flexo, zapp: major outage, since 12:00 CEST"_s, u"No impact: Mail"_s,
                              u"Promised: Next update by 12:50 CEST"_s, u"ETA by 13:20 CEST"_s, u"Links: Recurrence of: The week before"_s}));
        QVERIFY(m_dialog->record().isVisible());
        QVERIFY(!child<QScrollArea>("finalRecord")->verticalScrollBar()->isVisible()); // a few lines need no scrolling
        // Every zone is a look away.
        const QList<QLabel *> values = m_dialog->record().findChildren<QLabel *>(u"recordLine"_s);
        QCOMPARE(values.at(1)->toolTip(), u"2023-09-29 12:00 CEST (06:00 EDT)"_s);
        // What is recorded is told anew when the post is shown again.
        m_dialog->showPost(firstWord(), now(), {}, {});
        QCOMPARE(m_dialog->record().lines(), QStringList{u"Status: investigating"_s});
    }

    void showsWhatAnUpdateOpensEndsAndKeeps()
    {
        Story story;
        story.id = u"inc:01ARZ3NDEKTSV4RRFFQ69G5FAV"_s;
        story.status = Status::Resolved;
        story.targets = {u"srv:flexo"_s};
        story.impacts = {{u"i"_s, u"srv:flexo"_s, Level::Degraded, {now().now - hourMs, {}}, false, true}};
        story.promises = {{u"p"_s, PromiseKind::NextUpdate, now().now - minuteMs, {}}};
        PostDraft draft = firstWord();
        draft.beginsStory = false;
        draft.title.clear();
        draft.status = Status::Monitoring;
        PostScene scene = now();
        scene.story = story;
        m_dialog->showPost(draft, scene, {}, {});
        QCOMPARE(m_dialog->record().lines(),
                 (QStringList{u"Status: resolved → monitoring: opens the story again"_s, u"Affected: flexo: degraded, since 11:20 CEST (as before)"_s,
                              u"Taken as kept: Next update, promised for 12:19 CEST"_s}));
    }

    void showsThePlanOfAMaintenance()
    {
        PostDraft draft = firstWord();
        draft.kind = IncidentKind::Maintenance;
        draft.status = Status::Completed;
        draft.at = now().now - minuteMs;
        Window window;
        window.planned = {now().now - 3 * hourMs, now().now - hourMs};
        window.expectedLevel = Level::Degraded;
        window.shortestMinutes = 15;
        window.longestMinutes = 20;
        draft.window = window;
        m_dialog->showPost(draft, now(), {}, {});
        QCOMPARE(m_dialog->record().lines(),
                 (QStringList{u"Status: completed"_s, u"Dated: 12:19 CEST"_s, u"Window: 2023-09-29 09:20–11:20 CEST · degraded · 15–20 min"_s,
                              u"Actual: not known"_s}));
    }

    void sends_data()
    {
        QTest::addColumn<QString>("how");
        for (const char *how : {"Enter", "Ctrl+Enter", "keypad", "mouse"})
            QTest::newRow(how) << QString::fromLatin1(how);
    }
    void sends()
    {
        QFETCH(const QString, how);
        QSignalSpy sent(m_dialog.get(), &FinalPreview::sendWanted);
        show(firstWord(), {issue(PostProblem::NextUpdateMissing)});
        QCOMPARE(state(), u"It can go out; look at what is listed."_s);
        if (how == "Enter"_L1)
            QTest::keyClick(m_dialog.get(), Qt::Key_Return);
        else if (how == "Ctrl+Enter"_L1)
            QTest::keyClick(m_dialog.get(), Qt::Key_Return, Qt::ControlModifier);
        else if (how == "keypad"_L1)
            QTest::keyClick(m_dialog.get(), Qt::Key_Enter, Qt::KeypadModifier);
        else
            QTest::mouseClick(child<QPushButton>("finalSend"), Qt::LeftButton);
        QCOMPARE(sent.count(), 1);
        QCOMPARE(sent.at(0).at(0).toString(), QString());
        QVERIFY(!m_dialog->isVisible());
    }

    void isNotSentByAKeyThatIsHeldDown()
    {
        QSignalSpy sent(m_dialog.get(), &FinalPreview::sendWanted);
        show(firstWord(), {});
        const QList<QShortcut *> shortcuts = m_dialog->findChildren<QShortcut *>();
        QVERIFY(!shortcuts.isEmpty());
        for (const QShortcut *shortcut : shortcuts)
            QVERIFY(!shortcut->autoRepeat()); // Ctrl+Enter opened it
        QKeyEvent held(QEvent::KeyPress, Qt::Key_Return, Qt::NoModifier, u"\r"_s, true);
        QApplication::sendEvent(m_dialog.get(), &held);
        QCOMPARE(sent.count(), 0);
        QVERIFY(m_dialog->isVisible());
    }

    void goesBackToEditing_data()
    {
        QTest::addColumn<bool>("byKey");
        QTest::newRow("Esc") << true;
        QTest::newRow("button") << false;
    }
    void goesBackToEditing()
    {
        QFETCH(const bool, byKey);
        QSignalSpy sent(m_dialog.get(), &FinalPreview::sendWanted);
        QSignalSpy back(m_dialog.get(), &QDialog::rejected);
        show(firstWord(), {});
        if (byKey)
            QTest::keyClick(m_dialog.get(), Qt::Key_Escape);
        else
            QTest::mouseClick(child<QPushButton>("finalBack"), Qt::LeftButton);
        QCOMPARE(back.count(), 1);
        QCOMPARE(sent.count(), 0);
        QVERIFY(!m_dialog->isVisible());
    }

    void sendsNothingThatIsStopped()
    {
        QSignalSpy sent(m_dialog.get(), &FinalPreview::sendWanted);
        show(firstWord(), {issue(PostProblem::ImpactMissing), issue(PostProblem::StatusIllegal, u"completed"_s), issue(PostProblem::LintHard, u"It is EDT in July."_s)});
        QCOMPARE(lines(), (QStringList{u"Has to be settled first"_s, u"“completed” cannot follow what was said before. Choose another status."_s, u"It is EDT in July."_s,
                                       u"Worth a look"_s, u"It affects none of its targets, so the timeline will show nothing."_s}));
        QVERIFY(!child<QPushButton>("finalSend")->isEnabled());
        QTest::keyClick(m_dialog.get(), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(sent.count(), 0);
        QVERIFY(m_dialog->isVisible());
        // Put right meanwhile: the same dialog lets it go.
        m_dialog->showPost(firstWord(), now(), {}, {});
        QVERIFY(child<QPushButton>("finalSend")->isEnabled());
    }

    void goesToAnIssue_data()
    {
        QTest::addColumn<bool>("byKey");
        QTest::newRow("Enter") << true;
        QTest::newRow("click") << false;
    }
    void goesToAnIssue()
    {
        QFETCH(const bool, byKey);
        m_gone.clear();
        connect(m_dialog.get(), &FinalPreview::issueActivated, this, [this](const PostIssue &one) {
            QVERIFY(!m_dialog->isVisible()); // the composer takes the focus
            m_gone.append(one);
        });
        QSignalSpy sent(m_dialog.get(), &FinalPreview::sendWanted);
        const PostIssue time{PostProblem::TimeUnsettled, u"2:30"_s, 12, 16};
        show(firstWord(), {issue(PostProblem::TitleMissing), time, issue(PostProblem::ImpactMissing)});
        auto *list = child<QListWidget>("finalIssues");
        QVERIFY(list->hasFocus());
        if (byKey) {
            QTest::keyClick(list, Qt::Key_Down);
            QTest::keyClick(list, Qt::Key_Return);
        } else {
            QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualItemRect(list->item(0)).center()); // a heading leads nowhere
            QVERIFY(m_gone.isEmpty());
            QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualItemRect(list->item(2)).center());
        }
        QCOMPARE(m_gone, QList<PostIssue>{time});
        QCOMPARE(sent.count(), 0);
    }

    void wantsAllCustomersToBeTyped()
    {
        QSignalSpy sent(m_dialog.get(), &FinalPreview::sendWanted);
        PostDraft draft = firstWord();
        draft.wholeCustomerBase = true;
        show(draft, {issue(PostProblem::ScopeUnconfirmed)});
        auto *field = child<QLineEdit>("finalScope");
        QVERIFY(field->hasFocus());
        QVERIFY(lines().isEmpty()); // it is asked for below, not listed
        QTest::keyClicks(field, u"all customer"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QTest::keyClick(field, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(sent.count(), 0);
        QCOMPARE(state(), u"Confirm whom it concerns."_s);
        QTest::keyClicks(field, u"s"_s);
        QVERIFY(m_dialog->canSend());
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(sent.count(), 1);
    }

    void readsThePhraseAsPeopleTypeIt()
    {
        QVERIFY(isAllCustomersPhrase(u"  All   Customers "_s));
        QVERIFY(!isAllCustomersPhrase(u"allcustomers"_s));
        QVERIFY(!isAllCustomersPhrase({}));
    }

    void asksForApproval()
    {
        QSignalSpy sent(m_dialog.get(), &FinalPreview::sendWanted);
        QSignalSpy asked(m_dialog.get(), &FinalPreview::approvalWanted);
        show(firstWord(), {issue(PostProblem::ApprovalMissing)});
        QVERIFY(!child<QPushButton>("finalSend")->isEnabled());
        QTest::keyClick(m_dialog.get(), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(sent.count(), 0);
        QTest::keyClick(m_dialog.get(), Qt::Key_Return);
        QCOMPARE(asked.count(), 1);
        QCOMPARE(sent.count(), 0);
        QVERIFY(!m_dialog->isVisible());
    }

    void goesOutWithoutApprovalForAReasonOnly()
    {
        QSignalSpy sent(m_dialog.get(), &FinalPreview::sendWanted);
        QSignalSpy asked(m_dialog.get(), &FinalPreview::approvalWanted);
        show(firstWord(), {issue(PostProblem::ApprovalMissing)});
        auto *reason = child<QLineEdit>("finalReason");
        reason->setFocus();
        QTest::keyClicks(reason, u"  "_s);
        QVERIFY(!m_dialog->canSend());
        QTest::keyClicks(reason, u"Nobody else is awake "_s);
        QTest::keyClick(reason, Qt::Key_Return);
        QCOMPARE(sent.count(), 1);
        QCOMPARE(sent.at(0).at(0).toString(), u"Nobody else is awake"_s);
        QCOMPARE(asked.count(), 0);
    }

    void doesNotAskForApprovalOfWhatIsStopped()
    {
        QSignalSpy asked(m_dialog.get(), &FinalPreview::approvalWanted);
        show(firstWord(), {issue(PostProblem::ApprovalMissing), issue(PostProblem::TitleMissing)});
        QVERIFY(!child<QPushButton>("finalAsk")->isEnabled());
        child<QLineEdit>("finalReason")->setFocus();
        QTest::keyClick(child<QLineEdit>("finalReason"), Qt::Key_Return);
        QTest::keyClicks(child<QLineEdit>("finalReason"), u"emergency"_s);
        QTest::keyClick(child<QLineEdit>("finalReason"), Qt::Key_Return);
        QCOMPARE(asked.count(), 0);
        QVERIFY(!child<QPushButton>("finalSend")->isEnabled());
        QVERIFY(m_dialog->isVisible());
    }

    void hasWordsForEveryProblem()
    {
        QStringList words;
        for (int i = 0; i <= static_cast<int>(PostProblem::NextUpdateMissing); ++i) {
            const auto problem = static_cast<PostProblem>(i);
            const bool isLint = problem == PostProblem::LintHard || problem == PostProblem::LintAdvice;
            const QString text = wordsFor(issue(problem, isLint ? u"finding %1"_s.arg(i) : QString()));
            QVERIFY2(!text.isEmpty() && !words.contains(text), qPrintable(text));
            words.append(text);
        }
        QCOMPARE(wordsFor(issue(PostProblem::TranslationMissing, u"fr-CA"_s)), u"Some readers read French, and there is no text in it yet."_s);
        QCOMPARE(wordsFor(issue(PostProblem::RangeReversed, u"srv:flexo"_s)), u"The impact on flexo ends before it begins."_s);
        QCOMPARE(wordsFor(issue(PostProblem::RangeReversed, u"srv:flexo"_s), [](const QString &) { return u"Flexo"_s; }), u"The impact on Flexo ends before it begins."_s);
        QCOMPARE(wordsFor(issue(PostProblem::PromiseBroken, u"next_update"_s)), u"A promise is due and stays open: Next update."_s);
        QCOMPARE(wordsFor(issue(PostProblem::PostedMeanwhile, u"maria"_s)), u"maria wrote about this story since you began. Look at the thread."_s);
        QCOMPARE(wordsFor(issue(PostProblem::TimeUnsettled, u"2:30"_s)), u"“2:30” is not settled. Choose what it means."_s);
    }

    void tellsAReaderOfTheScreenWhatStops()
    {
        show(firstWord(), {issue(PostProblem::TitleMissing), issue(PostProblem::ImpactMissing)});
        const auto *list = child<QListWidget>("finalIssues");
        QCOMPARE(list->item(1)->data(Qt::AccessibleTextRole).toString(), u"Has to be settled first: A new story needs a title."_s);
        QVERIFY(list->item(3)->data(Qt::AccessibleTextRole).toString().startsWith("Worth a look: "_L1));
        QVERIFY(!child<QLineEdit>("finalScope")->accessibleName().isEmpty());
        QVERIFY(!child<QLineEdit>("finalReason")->accessibleName().isEmpty());
    }
};

QTEST_MAIN(TestFinalPreview)
#include "tst_finalpreview.moc"
