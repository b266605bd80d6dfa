// SPDX-License-Identifier: GPL-3.0-or-later
// How what was written goes out: past the last look and the undo strip, whatever else is done meanwhile.
#include "models/announcements/tokens/tokentext.h"
#include "models/posting/templates.h"
#include "tests/gui/postingfixture.h"
#include "ui/composer/postfields.h"
#include "ui/composer/postpreview.h"
#include "ui/composer/previewcard.h"
#include "ui/composer/undostrip.h"

#include <QComboBox>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace tocsin;
using namespace tocsin::test;

class TestPostingFlow : public QObject, PostingFixture
{
    Q_OBJECT

private slots:
    void init() { begin(); }
    void cleanup() { end(); }

    void openingWhatCountsDownStopsIt()
    {
        open();
        write(m_fixture->rebuild, u"We go on."_s);
        send(panel());
        settle();
        ComposerWindow *window = flow().openDraft(storedDraft()); // it stands among the drafts of the desk
        QVERIFY(window);
        QVERIFY(flow().poster().leaving().isEmpty());
        QTest::keyClicks(&window->composer().text(), u" Still."_s);
        letItLeave();
        QCOMPARE(drafts().values(), QStringList{u"We go on. Still."_s});
        QCOMPARE(story(m_fixture->rebuild).updates.size(), 2);
    }

    void anotherPostThatGoesOutDoesNotTakeAwayWhatIsBeingWritten()
    {
        open();
        write(m_fixture->rebuild, u"We go on."_s);
        send(panel());
        write(m_fixture->outage, u"It came "_s); // meanwhile, about another one
        letItLeave();
        QCOMPARE(story(m_fixture->rebuild).updates.constLast().body.markdown, u"We go on."_s);
        QTest::keyClicks(QApplication::focusWidget(), u"back."_s);
        QCOMPARE(m_window->inspector().incidentId(), m_fixture->outage);
        QCOMPARE(panel().draft().incident, m_fixture->outage);
        QCOMPARE(panel().text().text().markdown, u"It came back."_s);
        QVERIFY(m_window->writing().isWriting());
    }

    void showsWhatWentOutWhereNothingElseIsWritten()
    {
        open();
        write(m_fixture->rebuild, u"We go on."_s);
        send(panel());
        m_window->goToIncident(m_fixture->outage);
        letItLeave();
        QCOMPARE(m_window->inspector().incidentId(), m_fixture->rebuild);
        QCOMPARE(notice(), u"Posted: Storage unit rebuild takes longer than planned."_s);
    }

    void goesOnWithWhatWasTakenBack()
    {
        open();
        write(m_fixture->rebuild, u"We go on."_s);
        send(panel());
        QTest::mouseClick(m_window->undoStrip().findChild<QPushButton *>(u"undoTakeBack"_s), Qt::LeftButton);
        QVERIFY(flow().poster().leaving().isEmpty());
        m_window->writeUpdate();
        QCOMPARE(panel().text().text().markdown, u"We go on."_s);
        QTest::mouseClick(m_window->findChild<QPushButton *>(u"noticeOffer"_s), Qt::LeftButton); // is there already
        QCOMPARE(composers().size(), 1); // moved from the panel to a window of its own
        QVERIFY(panel().text().isBlank());
        QCOMPARE(composers().constFirst()->composer().text().text().markdown, u"We go on."_s);
    }

    void saysNothingUntrueWhereItIsTooLateToTakeBack()
    {
        open();
        write(m_fixture->rebuild, u"We go on."_s);
        send(panel());
        const QString key = flow().poster().leaving().constFirst().draft.key;
        auto *button = m_window->undoStrip().findChild<QPushButton *>(u"undoTakeBack"_s);
        QVERIFY(button);
        QVERIFY(flow().poster().sendNow(key)); // in the same tenth of a second
        button->click();
        QVERIFY2(!notice().contains(u"never left"_s), qPrintable(notice()));
        settle();
        QCOMPARE(story(m_fixture->rebuild).updates.constLast().body.markdown, u"We go on."_s);
    }

    void beginsEachKindOfStoryByItsKey_data()
    {
        QTest::addColumn<Qt::Key>("key");
        QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
        QTest::addColumn<IncidentKind>("kind");
        QTest::newRow("incident") << Qt::Key_N << Qt::KeyboardModifiers(Qt::ControlModifier) << IncidentKind::Incident;
        QTest::newRow("maintenance") << Qt::Key_M << Qt::KeyboardModifiers(Qt::ControlModifier) << IncidentKind::Maintenance;
        QTest::newRow("announcement") << Qt::Key_N << (Qt::ControlModifier | Qt::AltModifier) << IncidentKind::Announcement;
    }
    void beginsEachKindOfStoryByItsKey()
    {
        QFETCH(const Qt::Key, key);
        QFETCH(const Qt::KeyboardModifiers, modifiers);
        QFETCH(const IncidentKind, kind);
        open();
        QTest::keyClick(m_window.get(), key, modifiers);
        QTRY_COMPARE(composers().size(), 1);
        const Composer &composer = composers().constFirst()->composer();
        QTRY_VERIFY(composer.isAncestorOf(QApplication::focusWidget()));
        QTest::keyClicks(QApplication::focusWidget(), u"New disks"_s);
        QCOMPARE(composer.draft().title, u"New disks"_s);
        QCOMPARE(composer.draft().kind, kind);
        QCOMPARE(composer.draft().status, firstStatus(kind));
        QCOMPARE(composer.fields().findChild<QWidget *>(u"planBegin"_s)->isVisible(), kind == IncidentKind::Maintenance);
    }

    void takesTheTimeOfTheTextIntoItsField_data()
    {
        QTest::addColumn<bool>("byKey");
        QTest::newRow("by key") << true;
        QTest::newRow("by mouse") << false;
    }
    void takesTheTimeOfTheTextIntoItsField()
    {
        QFETCH(const bool, byKey);
        open();
        write(m_fixture->rebuild, u"We go on. Next update at 13:10 "_s);
        const auto shownLook = [this]() -> FinalPreview * {
            for (auto *look : panel().findChildren<FinalPreview *>()) {
                if (look->isVisible())
                    return look;
            }
            return nullptr;
        };
        const auto lines = [](const FinalPreview *look) {
            QStringList words;
            const auto *list = look->findChild<QListWidget *>(u"finalIssues"_s);
            for (int row = 0; row < list->count(); ++row)
                words.append(list->item(row)->text());
            return words;
        };
        FinalPreview *look = flow().lookOnceMore(panel());
        QTRY_VERIFY(look->isVisible());
        auto *list = look->findChild<QListWidget *>(u"finalIssues"_s);
        const auto found = list->findItems(u"The text promises 2023-09-29 13:10 CEST"_s, Qt::MatchContains);
        QVERIFY2(found.size() == 1, qPrintable(lines(look).join(u'\n')));
        list->setCurrentItem(found.first());
        auto *fix = look->findChild<QPushButton *>(u"finalFix"_s);
        QVERIFY(fix->isVisible() && fix->isEnabled());
        QVERIFY2(fix->toolTip().contains(u"13:10"_s), qPrintable(fix->toolTip()));
        look->activateWindow();
        QTRY_COMPARE(QApplication::activeWindow(), look);
        if (byKey)
            QTest::keyClick(look, Qt::Key_P, Qt::AltModifier);
        else
            QTest::mouseClick(fix, Qt::LeftButton);
        QTRY_VERIFY(shownLook() && shownLook() != look);
        QVERIFY2(lines(shownLook()).filter(u"13:10"_s).isEmpty(), qPrintable(lines(shownLook()).join(u'\n')));
        QVERIFY(!shownLook()->findChild<QPushButton *>(u"finalFix"_s)->isVisible());
        const QList<PromiseChange> promises = panel().draft().promises;
        QCOMPARE(promises.size(), 1);
        QCOMPARE(promises.constFirst(), (PromiseChange{PromiseKind::NextUpdate, pictureNow - 41 * secondMs + 50 * minuteMs, 0}));
        QTest::keyClick(shownLook(), Qt::Key_Escape);
        QTRY_VERIFY(!shownLook());
    }

    void saysOfAnImpactWhatWasChosenThoughSomebodyMovedIt()
    {
        open();
        const Impact impact = story(m_fixture->rebuild).impacts.constFirst();
        PostDraft draft = waitingDraft({});
        draft.state = PostDraft::State::Writing;
        draft.impacts = {ImpactChange{impact.id, impact.target, impact.level, impact.range.begin, {}, true, impact.planned, false}};
        ComposerWindow *window = flow().openDraft(draft);
        const InstantRange moved{impact.range.begin - 10 * minuteMs, {}};
        {
            WorkspaceWriter ola(m_fixture->path, u"ola"_s, m_fixture->clock);
            ola.write([&](WritingDesk &desk) { return writeImpactMove(desk, {m_fixture->rebuild, impact.target, impact.level, impact.range, moved}); });
            QVERIFY(ola.flush());
        }
        send(window->composer());
        letItLeave();
        QCOMPARE(story(m_fixture->rebuild).updates.constLast().body.markdown, draft.body.markdown);
        QCOMPARE(story(m_fixture->rebuild).impacts.constFirst().range, (InstantRange{moved.begin, m_fixture->clock.now()}));
    }

    void sendsWhatWasLookedAtThoughAnAlarmLedElsewhere()
    {
        open();
        write(m_fixture->rebuild, u"We go on."_s);
        FinalPreview *look = flow().lookOnceMore(panel());
        QTRY_VERIFY(look->isVisible());
        m_window->goToIncident(m_fixture->outage); // "Open" of a message on the desktop
        QCOMPARE(panel().draft().incident, m_fixture->outage);
        look->findChild<QPushButton *>(u"finalSend"_s)->click();
        QCOMPARE(flow().poster().leaving().size(), 1);
        QCOMPARE(flow().poster().leaving().constFirst().draft.body.markdown, u"We go on."_s);
        letItLeave();
        QCOMPARE(story(m_fixture->rebuild).updates.constLast().body.markdown, u"We go on."_s);
        QCOMPARE(story(m_fixture->outage).updates.size(), 1);
    }

    void previewsWhatIsTranslated()
    {
        FactWriter writer(u"tester"_s, m_fixture->clock, 2, {});
        writer.put(Audience{u"aud:fr"_s, u"Clients"_s, u"fr"_s, {u"Europe/Paris"_s}, {}});
        writer.continueStory(m_fixture->rebuild, {});
        Update update;
        update.posted = m_fixture->clock.now();
        update.at = update.posted;
        update.language = u"en"_s;
        update.body = {u"Mail is coming back."_s, {}};
        Translation french;
        french.of = writer.add(update);
        french.language = u"fr"_s;
        french.state = TranslationState::Approved;
        french.body = {u"Le courrier revient."_s, {}};
        french.sourceHash = sourceHash(update.body);
        writer.add(french);
        {
            auto workspace = Workspace::open(m_fixture->path);
            QVERIFY(workspace && (*workspace)->commit(writer.take().documents));
        }
        open();
        write(m_fixture->rebuild, u"We go on."_s);
        ComposerWindow *window = flow().detach(panel());
        window->preview().renderNow();
        const QList<PreviewCard *> cards = window->preview().cards();
        QCOMPARE(cards.size(), 1);
        QVERIFY2(cards.first()->copied(TextForm::Plain).contains("Le courrier revient."_L1), qPrintable(cards.first()->copied(TextForm::Plain)));
        FinalPreview *look = flow().lookOnceMore(window->composer());
        const auto *card = look->findChild<PreviewCard *>();
        QTRY_VERIFY(card && card->copied(TextForm::Plain).contains("Le courrier revient."_L1));
        look->reject();
    }

    void beginsAgainAsANewIncidentDoes()
    {
        open();
        m_window->goToIncident(m_fixture->rebuild);
        auto *again = m_window->findChild<QAction *>(u"recurrence"_s);
        QVERIFY(again && again->isEnabled());
        again->trigger();
        QCOMPARE(composers().size(), 1);
        const Composer &composer = composers().constFirst()->composer();
        const PostDraft draft = composer.draft();
        QCOMPARE(draft.status, Status::Investigating);
        QCOMPARE(draft.promises, (QList<PromiseChange>{{PromiseKind::NextUpdate, {}, 30 * minuteMs}}));
        QCOMPARE(draft.impacts.size(), 1);
        QCOMPARE(draft.impacts.constFirst().level, Level::Degraded);
        QVERIFY(!draft.impacts.constFirst().begin); // with the post
        // The promise was offered, not made: it goes with what closes a story.
        auto *status = composer.findChild<QComboBox *>(u"postStatus"_s);
        QVERIFY(status);
        QTest::keyClick(status, Qt::Key_R);
        QCOMPARE(composer.draft().status, Status::Resolved);
        QVERIFY(composer.draft().promises.isEmpty());
    }

    void offersTemplatesInTheLanguageThatIsWritten()
    {
        open();
        ComposerWindow *window = flow().newStory(IncidentKind::Incident);
        window->composer().fields().setMoreShown(true);
        const auto offered = [window] {
            QStringList names;
            for (const QAction *action : window->composer().findChild<QToolButton *>(u"postTemplate"_s)->menu()->actions())
                names.append(action->text());
            return names;
        };
        const auto write = [window](const QString &language) {
            auto *field = window->composer().findChild<QComboBox *>(u"postLanguage"_s);
            field->setCurrentIndex(field->findData(language));
            emit field->activated(field->currentIndex());
        };
        const QString english = builtInTemplates(u"en"_s).constFirst().name;
        const QString french = builtInTemplates(u"fr"_s).constFirst().name;
        QVERIFY(english != french && offered().contains(english));
        QTest::keyClicks(&window->composer().text(), u"Panne depuis 11:10 "_s);
        write(u"fr"_s);
        QVERIFY2(offered().contains(french) && !offered().contains(english), qPrintable(offered().join(u", "_s)));
        QCOMPARE(window->composer().draft().body.markdown, u"Panne depuis {t1} "_s); // what was typed stays
        QCOMPARE(window->composer().draft().language, u"fr"_s);
        write(u"en"_s);
        QVERIFY(offered().contains(english));
    }
};

QTEST_MAIN(TestPostingFlow)
#include "tst_postingflow.moc"
