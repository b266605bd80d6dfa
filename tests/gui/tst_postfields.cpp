// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/postfields.h"

#include "models/posting/postwriter.h"
#include "tests/gui/fieldsfixture.h"
#include "ui/composer/suggestfield.h"
#include "ui/composer/timefield.h"

#include <QCheckBox>
#include <QComboBox>
#include <QListView>
#include <QMenu>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace tocsin;
using test::fieldsNow;
using test::typeInto;

class PostFieldsTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<test::FakeClock> m_clock;
    std::unique_ptr<QWidget> m_window;
    PostFields *m_fields = nullptr;
    QPlainTextEdit *m_body = nullptr;

    void open(const std::optional<Story> &story, PostDraft draft = {})
    {
        PostFields::Scene scene;
        scene.story = story;
        scene.targets = test::fieldsTargets();
        scene.times = test::fieldsTimes();
        scene.language = u"en"_s;
        scene.zone = u"Europe/Paris"_s;
        draft.beginsStory = !story;
        m_fields->setScene(scene);
        m_fields->setDraft(draft);
        m_window->resize(360, 700);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        m_window->activateWindow();
        m_fields->firstField()->setFocus();
        QTRY_VERIFY(m_fields->firstField()->hasFocus());
    }
    PostDraft draft() const
    {
        PostDraft draft;
        m_fields->writeTo(draft);
        return draft;
    }
    template<typename T> T *field(const char *name) const { return m_fields->findChild<T *>(QString::fromLatin1(name)); }
    void choose(const char *name, const QString &typed) const
    {
        auto *box = field<QComboBox>(name);
        box->setFocus();
        QTest::keyClick(box, Qt::Key_Home);
        for (int i = 0; i < box->count() && !box->currentText().startsWith(typed); ++i)
            QTest::keyClick(box, Qt::Key_Down);
        QVERIFY(box->currentText().startsWith(typed));
    }

private slots:
    void init()
    {
        test::failOnWarnings();
        m_clock = std::make_unique<test::FakeClock>(fieldsNow);
        m_window = std::make_unique<QWidget>();
        m_fields = new PostFields(*m_clock);
        m_body = new QPlainTextEdit;
        m_body->setTabChangesFocus(true);
        auto *layout = new QVBoxLayout(m_window.get());
        layout->addWidget(m_fields);
        layout->addWidget(m_body);
        m_fields->putAfterScope(m_body);
    }
    void cleanup() { m_window.reset(); }

    void aNewIncidentIsPreset()
    {
        open({});
        QCOMPARE(draft().kind, IncidentKind::Incident);
        QCOMPARE(draft().status, Status::Investigating);
        QCOMPARE(draft().promises, (QList<PromiseChange>{{PromiseKind::NextUpdate, {}, 30 * minuteMs}}));
        QCOMPARE(draft().zone, u"Europe/Paris"_s);
        QCOMPARE(draft().language, u"en"_s);
        QVERIFY(!m_fields->isTouched());
    }

    void titleScopeAndBodyFollowEachOther()
    {
        open({});
        int strokes = 0;
        const auto press = [&strokes](Qt::Key key) {
            ++strokes;
            QTest::keyClick(QApplication::focusWidget(), key);
        };
        QTest::keyClicks(QApplication::focusWidget(), u"Mail is slow"_s);
        press(Qt::Key_Tab);
        for (const QString &server : {u"flexo"_s, u"zapp"_s}) {
            QTest::keyClicks(QApplication::focusWidget(), server);
            press(Qt::Key_Return);
        }
        press(Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), m_body);
        QTest::keyClicks(m_body, u"We are looking into it."_s);
        ++strokes;
        QTest::keyClick(m_body, Qt::Key_A, Qt::AltModifier); // ETA
        QTest::keyClicks(QApplication::focusWidget(), u"13:30"_s);
        QVERIFY2(strokes <= 5, qPrintable(QString::number(strokes)));

        PostDraft post = draft();
        QCOMPARE(post.title, u"Mail is slow"_s);
        QCOMPARE(post.targets->size(), 2);
        QCOMPARE(post.promises.size(), 2);
        QCOMPARE(post.promises[1].due, fieldsNow - 41 * secondMs + 70 * minuteMs);
        QVERIFY(m_fields->isTouched());
        post.beginsStory = true;
        post.body.markdown = m_body->toPlainText();
        FactWriter writer(u"tester"_s, *m_clock, 1, {});
        const auto written = writePost(writer, post, {std::nullopt, {}, fieldsNow, {}});
        QVERIFY2(written, written ? "" : qPrintable(written.error().detail));
    }

    void statusesAreTheLegalOnes()
    {
        Story story = test::fieldsStory();
        story.status = Status::Resolved;
        open(story);
        QList<Status> offered;
        const auto *box = field<QComboBox>("postStatus");
        for (int i = 0; i + 1 < box->count(); ++i)
            offered.append(static_cast<Status>(box->itemData(i).toInt()));
        QCOMPARE(offered, legalNext(IncidentKind::Incident, Status::Resolved));
        QVERIFY(!box->itemData(box->count() - 1).isValid());
        QVERIFY(!field<QComboBox>("postKind")->isVisible());
    }

    void movesNoStatusByItself_data()
    {
        QTest::addColumn<Status>("now");
        for (const Status status : statusesOf(IncidentKind::Incident))
            QTest::newRow(nameOf(status).data()) << status;
    }
    void movesNoStatusByItself()
    {
        QFETCH(Status, now);
        Story story = test::fieldsStory();
        story.status = now;
        open(story);
        QVERIFY(!draft().status);
    }

    void resolvingOffersNoNextUpdate()
    {
        open(test::fieldsStory());
        QCOMPARE(draft().promises.size(), 1);
        choose("postStatus", u"resolved"_s);
        QVERIFY(draft().promises.isEmpty());
        choose("postStatus", u"monitoring"_s);
        QCOMPARE(draft().promises.size(), 1);
        typeInto(field<TimeField>("promiseNextUpdate"), u"1 h"_s);
        choose("postStatus", u"resolved"_s);
        QCOMPARE(draft().promises.first().afterMs, hourMs); // typed, so it is meant
    }

    void promisesAreTypedAsPeopleSayThem_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<qint64>("after");
        QTest::addColumn<Instant>("due");
        QTest::newRow("minutes") << u"45"_s << 45 * minuteMs << Instant(0);
        QTest::newRow("an hour") << u"1 h"_s << hourMs << Instant(0);
        QTest::newRow("a clock") << u"12:30"_s << qint64(0) << fieldsNow - 41 * secondMs + 10 * minuteMs;
        QTest::newRow("none") << QString() << qint64(0) << Instant(0);
    }
    void promisesAreTypedAsPeopleSayThem()
    {
        QFETCH(QString, typed);
        QFETCH(qint64, after);
        QFETCH(Instant, due);
        open({});
        typeInto(field<TimeField>("promiseNextUpdate"), typed);
        const QList<PromiseChange> promises = draft().promises;
        QCOMPARE(promises.isEmpty(), typed.isEmpty());
        if (!promises.isEmpty()) {
            QCOMPARE(promises.first().afterMs, after);
            QCOMPARE(promises.first().due.value_or(0), due);
        }
        QVERIFY(m_fields->unsettled().isEmpty());
    }

    void wordsThatAreNoTimeAreTold()
    {
        open({});
        typeInto(field<TimeField>("promiseEta"), u"soonish"_s);
        QCOMPARE(m_fields->unsettled(), QStringList{u"soonish"_s});
        QCOMPARE(draft().promises.size(), 1);
    }

    void wordsThatAreNoTimeComeBackAsTyped_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("typed");
        for (const char *name : {"promiseNextUpdate", "promiseEta", "planBegin", "planEnd", "planMinutes", "postAt", "linkField"})
            QTest::newRow(name) << QString::fromLatin1(name) << u"soonish"_s;
        QTest::newRow("a promise for now") << u"promiseEta"_s << u"now"_s;
    }
    void wordsThatAreNoTimeComeBackAsTyped()
    {
        QFETCH(const QString, name);
        QFETCH(const QString, typed);
        PostDraft maintenance;
        maintenance.kind = IncidentKind::Maintenance;
        maintenance.title = u"Restart"_s;
        open({}, maintenance);
        m_fields->setMoreShown(true);
        typeInto(field<QWidget>(qPrintable(name)), typed);
        const PostDraft kept = draft();
        QCOMPARE(kept.unread.size(), 1);
        QCOMPARE(kept.unread.first(), typed);
        QVERIFY(!isBlank(kept));

        m_fields->setDraft(maintenance);
        QVERIFY(draft().unread.isEmpty());
        m_fields->setDraft(kept);
        QCOMPARE(m_fields->unsettled(), QStringList{typed});
        QCOMPARE(draft().unread, kept.unread);
        QVERIFY(field<QWidget>(qPrintable(name))->isVisible());
    }

    void aPostMortemAsksForNoLevel()
    {
        open(test::fieldsStory());
        auto *level = field<QComboBox>("scopeLevel");
        QVERIFY(level->isVisible());
        m_fields->setMoreShown(true);
        QTest::mouseClick(field<QCheckBox>("postMortem"), Qt::LeftButton, {}, QPoint(8, 8));
        QVERIFY(!level->isVisible());
        PostDraft draft;
        draft.postMortem = true;
        draft.body.markdown = u"## Cause"_s;
        m_fields->setDraft(draft);
        QVERIFY(!level->isVisible());
        draft.postMortem = false;
        m_fields->setDraft(draft);
        QVERIFY(level->isVisible());
    }

    void whatEndsTheStoryEndsWhatGoesOn()
    {
        open(test::fieldsStory());
        QVERIFY(!field<QToolButton>("scopeChipName")->text().contains("restored"_L1));
        choose("postStatus", u"resolved"_s);
        QVERIFY2(field<QToolButton>("scopeChipName")->text().endsWith("restored"_L1), qPrintable(field<QToolButton>("scopeChipName")->text()));
    }

    void aMaintenanceHasAPlan()
    {
        open({});
        QVERIFY(!field<QWidget>("planFields")->isVisible());
        choose("postKind", u"maint"_s);
        QVERIFY(field<QWidget>("planFields")->isVisible());
        QCOMPARE(draft().status, Status::Scheduled);
        QVERIFY(draft().promises.isEmpty());
        typeInto(field<SuggestField>("scopeField"), u"flexo"_s);
        QTest::keyClick(field<SuggestField>("scopeField"), Qt::Key_Return);
        typeInto(field<TimeField>("planBegin"), u"2023-10-06 22:00"_s);
        typeInto(field<TimeField>("planEnd"), u"2 h"_s);
        typeInto(field<QLineEdit>("planMinutes"), u"15-20"_s);
        const Instant begin = 1696622400000; // 2023-10-06T20:00Z
        const PostDraft post = draft();
        QVERIFY(post.window);
        QCOMPARE(post.window->planned, (InstantRange{begin, begin + 2 * hourMs}));
        QCOMPARE(post.window->zone, u"Europe/Paris"_s);
        QCOMPARE(post.window->shortestMinutes, 15);
        QCOMPARE(post.window->longestMinutes, 20);
        QCOMPARE(post.impacts.size(), 1);
        QVERIFY(post.impacts.first().planned);
        QCOMPARE(post.impacts.first().end, begin + 2 * hourMs);
        // A clock behind the begin is the next one after it, not after now.
        typeInto(field<TimeField>("planEnd"), u"1:00"_s);
        QCOMPARE(draft().window->planned.end, begin + 3 * hourMs);
    }

    void theEndOfAPlanIsMeantInTheZoneOfItsBegin_data()
    {
        QTest::addColumn<QString>("begin");
        QTest::addColumn<QString>("end");
        QTest::addColumn<Instant>("at"); // the end
        QTest::newRow("midnight in New York") << u"today 22:00 EDT"_s << u"24:00"_s << Instant(1696046400000); // 2023-09-30T04:00Z
        QTest::newRow("a clock in New York") << u"22:00 EDT"_s << u"23:30"_s << Instant(1696044600000);
        QTest::newRow("UTC") << u"2023-09-29T20:00Z"_s << u"21:00"_s << Instant(1696021200000);
        QTest::newRow("a zone of its own") << u"today 22:00 EDT"_s << u"02:30 UTC"_s << Instant(1696041000000);
        QTest::newRow("a length") << u"today 22:00 EDT"_s << u"2 h"_s << Instant(1696046400000);
        QTest::newRow("none said") << u"today 22:00"_s << u"24:00"_s << Instant(1696024800000); // 22:00Z
    }
    void theEndOfAPlanIsMeantInTheZoneOfItsBegin()
    {
        QFETCH(QString, begin);
        QFETCH(QString, end);
        open({});
        choose("postKind", u"maint"_s);
        typeInto(field<TimeField>("planBegin"), begin);
        typeInto(field<TimeField>("planEnd"), end);
        QTEST(*draft().window->planned.end, "at");
        // Typed in the other order, too.
        typeInto(field<TimeField>("planBegin"), u"2023-09-30 10:00"_s);
        typeInto(field<TimeField>("planBegin"), begin);
        QTEST(*draft().window->planned.end, "at");
    }

    void aPlanThatStaysIsNotSaidAgain_data()
    {
        QTest::addColumn<QString>("begin");
        QTest::addColumn<Instant>("at");
        QTest::newRow("another day") << u"2023-10-07 22:00"_s << Instant(1696708800000); // 20:00Z
        QTest::newRow("the same day, in another zone") << u"2023-09-30 10:20 UTC"_s << Instant(1696069200000);
    }
    void aPlanThatStaysIsNotSaidAgain()
    {
        QFETCH(QString, begin);
        Story story = test::fieldsStory();
        story.kind = IncidentKind::Maintenance;
        story.status = Status::Scheduled;
        Window window;
        window.id = u"w"_s;
        window.planned = {fieldsNow + dayMs, fieldsNow + dayMs + hourMs};
        window.zone = u"Europe/Paris"_s;
        story.windows = {window};
        open(story);
        QVERIFY(!draft().window);
        QVERIFY(!draft().status);
        typeInto(field<TimeField>("planBegin"), begin);
        QCOMPARE(draft().window->id, u"w"_s);
        QTEST(draft().window->planned.begin, "at");
        QCOMPARE(draft().window->planned.end, window.planned.end.value() / minuteMs * minuteMs); // stays, whatever zone the begin names
    }

    void rareFieldsStandBehindMore()
    {
        open(test::fieldsStory());
        QVERIFY(!field<TimeField>("postAt")->isVisible());
        QTest::keyClick(m_window.get(), Qt::Key_O, Qt::AltModifier);
        QVERIFY(field<TimeField>("postAt")->isVisible());
        typeInto(field<TimeField>("postAt"), u"11:30"_s);
        typeInto(field<TimeField>("promiseRootCause"), u"2 d"_s);
        typeInto(field<QLineEdit>("postLabel"), u"EDIT"_s);
        QTest::mouseClick(field<QCheckBox>("postAllCustomers"), Qt::LeftButton, {}, QPoint(8, 8));
        QTest::mouseClick(field<QCheckBox>("postMortem"), Qt::LeftButton, {}, QPoint(8, 8));
        const PostDraft post = draft();
        QCOMPARE(post.at, fieldsNow - 41 * secondMs - 50 * minuteMs);
        QCOMPARE(post.promises.last(), (PromiseChange{PromiseKind::RootCause, {}, 2 * dayMs}));
        QCOMPARE(post.label, u"EDIT"_s);
        QVERIFY(post.wholeCustomerBase && post.postMortem);
    }

    void linksAreFoundWhileOneTypes()
    {
        open(test::fieldsStory());
        m_fields->setMoreShown(true);
        QSignalSpy wanted(m_fields, &PostFields::storiesWanted);
        auto *link = field<SuggestField>("linkField");
        choose("linkKind", u"Caused"_s);
        typeInto(link, u"switch"_s);
        QCOMPARE(wanted.last().first().toString(), u"switch"_s);
        SearchHit hit;
        hit.incident = u"inc:02"_s;
        hit.title = u"Core switch replaced"_s;
        SearchHit own = hit;
        own.incident = u"inc:01"_s;
        m_fields->showStories(u"swi"_s, {hit}); // an answer that comes too late
        QVERIFY(!link->isListOpen());
        m_fields->showStories(u"switch"_s, {own, hit, hit});
        QCOMPARE(link->list()->model()->rowCount(), 1);
        QTest::keyClick(link, Qt::Key_Return);
        QCOMPARE(draft().links.size(), 1);
        QCOMPARE(draft().links.first().kind, LinkKind::CausedBy);
        QCOMPARE(draft().links.first().incident, u"inc:02"_s);
        typeInto(link, u"https://example.net/42"_s);
        QTest::keyClick(link, Qt::Key_Return);
        QCOMPARE(draft().links.last().url, u"https://example.net/42"_s);
        QTest::mouseClick(field<QToolButton>("linkChip"), Qt::LeftButton);
        QCOMPARE(draft().links.size(), 1);
    }

    void openPromisesCanBeSaidToBeKept()
    {
        Story story = test::fieldsStory();
        Promise cause;
        cause.id = u"p1"_s;
        cause.kind = PromiseKind::RootCause;
        cause.due = fieldsNow + dayMs;
        Promise next;
        next.id = u"p2"_s;
        next.due = fieldsNow + minuteMs;
        story.promises = {cause, next};
        open(story);
        m_fields->setMoreShown(true);
        const auto checks = m_fields->findChildren<QCheckBox *>(u"keepsPromise"_s);
        QCOMPARE(checks.size(), 1); // the next update is kept by whatever is posted
        QTest::mouseClick(checks.first(), Qt::LeftButton, {}, QPoint(8, 8));
        QCOMPARE(draft().keeps, QStringList{u"p1"_s});
    }

    void templatesAreChosenFromTheMenu()
    {
        open({});
        PostTemplate hardware;
        hardware.name = u"Hardware & failure"_s;
        m_fields->setTemplates({hardware});
        QSignalSpy chosen(m_fields, &PostFields::templateChosen);
        QSignalSpy all(m_fields, &PostFields::templatesWanted);
        const QMenu *menu = field<QToolButton>("postTemplate")->menu();
        menu->actions().constFirst()->trigger();
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.first().first().value<PostTemplate>(), hardware);
        menu->actions().constLast()->trigger();
        QCOMPARE(all.size(), 1);
    }

    void aDraftComesBackAsItWas()
    {
        PostDraft stored;
        stored.key = u"01HCFZ0000000000000000000A"_s;
        stored.incident = u"inc:01"_s;
        stored.status = Status::Monitoring;
        stored.targets = QStringList{u"srv:flexo"_s, u"srv:filer-par-03"_s, u"srv:zapp"_s};
        stored.impacts = {{u"impact-flexo"_s, u"srv:flexo"_s, Level::Degraded, test::fieldsStory().opened, fieldsNow - minuteMs, false, false, false},
                          {{}, u"srv:zapp"_s, Level::MajorOutage, {}, {}, false, false, false}};
        stored.promises = {{PromiseKind::NextUpdate, {}, 20 * minuteMs}, {PromiseKind::GraceEnd, fieldsNow + dayMs, 0}};
        Link link;
        link.kind = LinkKind::RecurrenceOf;
        link.incident = u"inc:07"_s;
        stored.links = {link};
        stored.label = u"EDIT"_s;
        stored.at = fieldsNow - hourMs;
        stored.wholeCustomerBase = true;
        stored.postMortem = true;
        stored.language = u"fr"_s;
        stored.zone = u"America/Toronto"_s;
        stored.body.markdown = u"Kept."_s;
        open(test::fieldsStory(), stored);
        PostDraft again = stored;
        m_fields->writeTo(again);
        QCOMPARE(again, stored);
        QVERIFY(field<TimeField>("postAt")->isVisible());
        QVERIFY(!m_fields->isTouched());
    }

    void aPrefilledStoryIsNotPresetOver()
    {
        PostDraft second;
        second.kind = IncidentKind::Incident;
        second.title = u"Mail is slow again"_s;
        second.targets = QStringList{u"srv:flexo"_s};
        second.impacts = {{{}, u"srv:flexo"_s, Level::PartialOutage, {}, {}, false, false, false}};
        second.status = Status::Investigating;
        open({}, second);
        QCOMPARE(field<QLineEdit>("postTitle")->text(), second.title);
        QCOMPARE(draft().impacts, second.impacts);
        QCOMPARE(draft().status, Status::Investigating);
    }

    void everythingHasANameForScreenReaders()
    {
        open({});
        choose("postKind", u"maint"_s);
        m_fields->setMoreShown(true);
        for (const QWidget *widget : m_fields->findChildren<QWidget *>()) {
            if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus || widget->focusProxy() || qobject_cast<const QComboBox *>(widget->parentWidget()))
                continue;
            const QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(const_cast<QWidget *>(widget));
            QVERIFY2(spoken && !spoken->text(QAccessible::Name).isEmpty(), qPrintable(widget->objectName() + u' ' + QString::fromLatin1(widget->metaObject()->className())));
        }
    }

    void nothingIsSqueezedInANarrowPanel()
    {
        open(test::fieldsStory());
        m_fields->setMoreShown(true);
        field<QToolButton>("scopeDetails")->click();
        m_window->resize(330, 300);
        for (const QLineEdit *edit : m_fields->findChildren<QLineEdit *>()) {
            if (edit->isVisible() && !qobject_cast<QComboBox *>(edit->parentWidget()))
                QTRY_VERIFY2(edit->height() >= edit->minimumSizeHint().height(), qPrintable(edit->accessibleName()));
        }
    }
};

QTEST_MAIN(PostFieldsTest)
#include "tst_postfields.moc"
