// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/scopeeditor.h"

#include "tests/gui/fieldsfixture.h"
#include "ui/composer/suggestfield.h"
#include "ui/composer/timefield.h"

#include <QComboBox>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace tocsin;
using test::fieldsNow;
using test::typeInto;

namespace {

const QString flexo = u"srv:flexo"_s;
const QString filer = u"srv:filer-par-03"_s;
const QString zapp = u"srv:zapp"_s;

} // namespace

class ScopeEditorTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<test::FakeClock> m_clock;
    std::unique_ptr<QWidget> m_window;
    ScopeEditor *m_editor = nullptr;
    SuggestField *m_field = nullptr;

    void open(const std::optional<Story> &story, const QList<TargetRow> &targets)
    {
        m_editor->setScene({story, IncidentKind::Incident, targets, test::fieldsTimes(), u"Europe/Paris"_s});
        m_window->resize(500, 600);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        m_window->activateWindow();
        m_field->setFocus();
        QTRY_VERIFY(m_field->hasFocus());
    }
    void pick(const QString &name)
    {
        QTest::keyClicks(m_field, name);
        QTest::keyClick(m_field, Qt::Key_Return);
    }
    PostDraft draft() const
    {
        PostDraft draft;
        m_editor->writeTo(draft);
        return draft;
    }
    template<typename T> T *chip(const char *name, int number) const
    {
        QList<T *> found;
        for (T *one : m_editor->findChildren<T *>(QString::fromLatin1(name))) {
            if (one->isVisible())
                found.append(one);
        }
        return found.value(number);
    }
    QStringList suggestions() const
    {
        QStringList texts;
        for (int row = 0; m_field->isListOpen() && row < m_field->list()->model()->rowCount(); ++row)
            texts.append(m_field->list()->model()->index(row, 0).data(Qt::AccessibleTextRole).toString());
        return texts;
    }

private slots:
    void init()
    {
        test::failOnWarnings();
        m_clock = std::make_unique<test::FakeClock>(fieldsNow);
        m_window = std::make_unique<QWidget>();
        m_editor = new ScopeEditor(*m_clock);
        auto *layout = new QVBoxLayout(m_window.get());
        layout->addWidget(m_editor->levelOfAll());
        layout->addWidget(m_editor);
        layout->addStretch(1);
        m_field = m_editor->field();
    }
    void cleanup() { m_window.reset(); }

    void findsTargetsByTheirNamesAndLabels_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("first");
        QTest::newRow("a server") << u"fle"_s << u"flexo, server · SEA"_s;
        QTest::newRow("in any case") << u"FLEXO"_s << u"flexo, server · SEA"_s;
        QTest::newRow("a zone by its label") << u"seattle"_s << u"SEA, zone · Seattle"_s;
        QTest::newRow("the middle of a name") << u"par-03"_s << u"filer-par-03, server · PAR"_s;
        QTest::newRow("beginnings first") << u"par"_s << u"PAR, zone · Paris"_s;
    }
    void findsTargetsByTheirNamesAndLabels()
    {
        QFETCH(QString, typed);
        open({}, test::fieldsTargets());
        QTest::keyClicks(m_field, typed);
        QVERIFY(!suggestions().isEmpty());
        QTEST(suggestions().constFirst(), "first");
    }

    void takesWithEnterTabAndAClick()
    {
        open({}, test::fieldsTargets());
        QSignalSpy changed(m_editor, &ScopeEditor::changed);
        pick(u"flexo"_s);
        QCOMPARE(changed.size(), 1);
        QVERIFY(m_field->text().isEmpty() && !m_field->isListOpen());
        QTest::keyClicks(m_field, u"zap"_s);
        QTest::keyClick(m_field, Qt::Key_Tab);
        QVERIFY(!m_field->hasFocus());
        m_field->setFocus();
        QTest::keyClicks(m_field, u"fil"_s);
        QListView *list = m_field->list();
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(list->model()->index(0, 0)).center());
        QCOMPARE(draft().targets, (QStringList{flexo, zapp, filer}));
        QCOMPARE(draft().impacts.size(), 3);
        QCOMPARE(draft().impacts.first().level, Level::Degraded);
    }

    void arrowsChooseAndEscapeClosesTheList()
    {
        open({}, test::fieldsTargets());
        QTest::keyClicks(m_field, u"a"_s);
        QVERIFY(suggestions().size() > 2);
        const QString second = suggestions().at(1);
        QTest::keyClick(m_field, Qt::Key_Down);
        QTest::keyClick(m_field, Qt::Key_Return);
        QVERIFY(second.startsWith(m_editor->nameOf(draft().targets->constFirst())));
        QTest::keyClicks(m_field, u"fle"_s);
        QTest::keyClick(m_field, Qt::Key_Escape);
        QVERIFY(!m_field->isListOpen());
        QCOMPARE(m_field->text(), u"fle"_s);
        QCOMPARE(m_editor->unsettled(), QStringList{u"fle"_s}); // a name that was not taken is not lost in silence
    }

    void aNewcomerAddsTheFirstServerWithOneEnter()
    {
        open({}, {});
        QSignalSpy wanted(m_editor, &ScopeEditor::targetWanted);
        pick(u"flexo"_s);
        QCOMPARE(wanted.size(), 1);
        const auto target = wanted.first().first().value<Target>();
        QCOMPARE(target.id, flexo);
        QCOMPARE(target.kind, TargetKind::Server);
        QCOMPARE(target.name, u"flexo"_s);
        QVERIFY(ruleBrokenBy(target).isEmpty());
        QCOMPARE(draft().targets, QStringList{flexo});
        QCOMPARE(chip<QToolButton>("scopeChipName", 0)->text(), u"flexo"_s);
    }

    void addsAServerInTheZoneOfTheLastOne()
    {
        open({}, test::fieldsTargets());
        QSignalSpy wanted(m_editor, &ScopeEditor::targetWanted);
        pick(u"flexo"_s);
        QTest::keyClicks(m_field, u"mom"_s);
        QCOMPARE(suggestions().constFirst(), u"Add server “mom”, in SEA"_s);
        QVERIFY(suggestions().contains(u"Add service “mom”"_s) && suggestions().contains(u"Add zone “mom”"_s));
        QTest::keyClick(m_field, Qt::Key_Return);
        QCOMPARE(wanted.first().first().value<Target>().zones, QStringList{u"zone:sea"_s});
    }

    void addsAServerInANewZone()
    {
        open({}, {});
        QSignalSpy wanted(m_editor, &ScopeEditor::targetWanted);
        QTest::keyClicks(m_field, u"flexo"_s);
        QTest::keyClick(m_field, Qt::Key_Down); // in a new zone
        QTest::keyClick(m_field, Qt::Key_Return);
        QCOMPARE(m_field->placeholderText(), u"Zone of flexo…"_s);
        pick(u"SEA"_s);
        QCOMPARE(wanted.size(), 2);
        QCOMPARE(wanted[0].first().value<Target>().kind, TargetKind::Zone);
        QCOMPARE(wanted[1].first().value<Target>().zones, QStringList{u"zone:sea"_s});
        QCOMPARE(draft().targets, QStringList{flexo});
    }

    void aNewNameIsNeverTakenByTab()
    {
        open({}, {});
        QSignalSpy wanted(m_editor, &ScopeEditor::targetWanted);
        QTest::keyClicks(m_field, u"flxo"_s);
        QTest::keyClick(m_field, Qt::Key_Tab);
        QCOMPARE(wanted.size(), 0);
        QCOMPARE(m_editor->unsettled(), QStringList{u"flxo"_s});
    }

    void chipsAreRemovedByMouseAndBackspace()
    {
        open({}, test::fieldsTargets());
        pick(u"flexo"_s);
        pick(u"zapp"_s);
        QTest::mouseClick(chip<QToolButton>("scopeChipRemove", 0), Qt::LeftButton);
        QCOMPARE(draft().targets, QStringList{zapp});
        QTest::keyClick(m_field, Qt::Key_Backspace);
        QVERIFY(!draft().targets);
    }

    void backspaceLeavesTheStorysTargets()
    {
        open(test::fieldsStory(), test::fieldsTargets());
        QTest::keyClick(m_field, Qt::Key_Backspace);
        QVERIFY(!draft().targets && draft().impacts.isEmpty());
        QTest::mouseClick(chip<QToolButton>("scopeChipRemove", 1), Qt::LeftButton);
        QCOMPARE(draft().targets, QStringList{flexo});
        QVERIFY(draft().impacts.first().retracted);
        auto *effect = m_editor->findChild<QLabel *>(u"scopeEffect"_s);
        QVERIFY(effect->isVisible() && effect->text().contains("filer-par-03"_L1));
    }

    void whoIsTakenOutMayHaveBeenAffectedUntilNow()
    {
        open(test::fieldsStory(), test::fieldsTargets());
        auto *instead = m_editor->findChild<QToolButton *>(u"scopeEndInstead"_s);
        QVERIFY(!instead->isVisible());
        QTest::mouseClick(chip<QToolButton>("scopeChipRemove", 1), Qt::LeftButton);
        QVERIFY(instead->isVisible());
        QSignalSpy changed(m_editor, &ScopeEditor::changed);
        instead->setFocus();
        QTest::keyClick(instead, Qt::Key_Space);
        QCOMPARE(changed.size(), 1);
        QVERIFY(!instead->isVisible() && m_field->hasFocus());
        QVERIFY(!draft().targets);
        QCOMPARE(draft().impacts.size(), 1);
        QVERIFY(draft().impacts.first().endsNow && !draft().impacts.first().retracted);
        QVERIFY(chip<QToolButton>("scopeChipName", 1)->text().contains("restored"_L1));
    }

    void theLevelOfAllIsChosenByKeyboard()
    {
        open({}, test::fieldsTargets());
        pick(u"flexo"_s);
        QComboBox *level = m_editor->levelOfAll();
        level->setFocus();
        QTest::keyClicks(level, u"major"_s);
        QCOMPARE(draft().impacts.first().level, Level::MajorOutage);
        m_field->setFocus();
        pick(u"zapp"_s);
        QCOMPARE(draft().impacts.last().level, Level::MajorOutage);
    }

    void allAreRestoredAndOneLater()
    {
        // Tiger: everything was back at 2:59, flexo at 3:29.
        m_clock->set(fieldsNow - 8 * hourMs); // 04:20 CEST
        Story story = test::fieldsStory();
        for (Impact &impact : story.impacts)
            impact.range.begin -= 8 * hourMs; // 01:00 CEST
        open(story, test::fieldsTargets());
        QTest::mouseClick(m_editor->detailsButton(), Qt::LeftButton);
        typeInto(m_editor->findChild<TimeField *>(u"allUntil"_s), u"2:59"_s);
        typeInto(chip<TimeField>("lineUntil", 0), u"3:29"_s);
        const Instant midnight = fieldsNow - 12 * hourMs - 20 * minuteMs - 41 * secondMs;
        QCOMPARE(draft().impacts.size(), 2);
        QCOMPARE(draft().impacts[0].impact, u"impact-flexo"_s);
        QCOMPARE(draft().impacts[0].end, midnight + 209 * minuteMs);
        QCOMPARE(draft().impacts[1].end, midnight + 179 * minuteMs);
        QVERIFY2(chip<QToolButton>("scopeChipName", 1)->text().contains("restored 02:59 CEST"_L1), qPrintable(chip<QToolButton>("scopeChipName", 1)->text()));
        typeInto(m_editor->findChild<TimeField *>(u"allUntil"_s), u"now"_s);
        QVERIFY(draft().impacts[0].endsNow && draft().impacts[1].endsNow);
    }

    void allBeganAtOneTime()
    {
        open({}, test::fieldsTargets());
        pick(u"flexo"_s);
        pick(u"zapp"_s);
        QTest::mouseClick(m_editor->detailsButton(), Qt::LeftButton);
        typeInto(m_editor->findChild<TimeField *>(u"allSince"_s), u"10:05"_s);
        const Instant five = fieldsNow - 2 * hourMs - 15 * minuteMs - 41 * secondMs;
        QCOMPARE(draft().impacts.size(), 2);
        QCOMPARE(draft().impacts[0].begin, std::optional(five));
        QCOMPARE(draft().impacts[1].begin, std::optional(five));
        QCOMPARE(chip<TimeField>("lineSince", 1)->typed(), u"10:05"_s);
    }

    void wordsThatAreNoTimeComeBackAsTyped_data()
    {
        QTest::addColumn<QString>("field");
        QTest::newRow("since") << u"lineSince"_s;
        QTest::newRow("restored") << u"lineUntil"_s;
        QTest::newRow("all since") << u"allSince"_s;
        QTest::newRow("all restored") << u"allUntil"_s;
        QTest::newRow("a name that is not taken") << u"scopeField"_s;
    }
    void wordsThatAreNoTimeComeBackAsTyped()
    {
        QFETCH(const QString, field);
        open(test::fieldsStory(), test::fieldsTargets());
        QTest::mouseClick(m_editor->detailsButton(), Qt::LeftButton);
        typeInto(m_editor->findChild<QWidget *>(field), u"gestern bla"_s);
        QCOMPARE(m_editor->unsettled(), QStringList{u"gestern bla"_s});
        const PostDraft kept = draft();
        QCOMPARE(kept.unread.size(), 1);
        QCOMPARE(kept.unread.first(), u"gestern bla"_s);

        m_editor->setScene({test::fieldsStory(), IncidentKind::Incident, test::fieldsTargets(), test::fieldsTimes(), u"Europe/Paris"_s});
        QVERIFY(m_editor->unsettled().isEmpty());
        m_editor->setDraft(kept);
        QCOMPARE(m_editor->unsettled(), QStringList{u"gestern bla"_s});
        QCOMPARE(draft().unread, kept.unread);
        // Where it stands is to be seen.
        QVERIFY(field == "scopeField"_L1 || chip<TimeField>("lineSince", 0));
    }

    void whatGoesOnEndsWithAPostThatEndsTheStory()
    {
        open(test::fieldsStory(), test::fieldsTargets());
        QTest::mouseClick(m_editor->detailsButton(), Qt::LeftButton);
        auto *until = chip<TimeField>("lineUntil", 0);
        QCOMPARE(until->edit()->placeholderText(), u"goes on"_s);
        QVERIFY(m_editor->levelOfAll()->isVisible());
        m_editor->setCloses(true);
        QCOMPARE(until->edit()->placeholderText(), u"with the post"_s);
        QVERIFY2(chip<QToolButton>("scopeChipName", 0)->text().endsWith("restored"_L1), qPrintable(chip<QToolButton>("scopeChipName", 0)->text()));
        QVERIFY(!m_editor->levelOfAll()->isVisible()); // nothing is off any more
        m_field->setFocus();
        pick(u"zapp"_s);
        QVERIFY(m_editor->levelOfAll()->isVisible()); // how bad that was, nobody has said yet
        m_editor->setCloses(false);
        QCOMPARE(chip<QToolButton>("scopeChipName", 0)->text(), u"flexo"_s);
    }

    void nothingMovesWhileATimeIsTyped()
    {
        open(test::fieldsStory(), test::fieldsTargets());
        QTest::mouseClick(m_editor->detailsButton(), Qt::LeftButton);
        QCoreApplication::processEvents();
        auto *since = chip<TimeField>("lineSince", 0);
        const auto places = [&] {
            QList<QPoint> found;
            for (const char *name : {"lineSince", "lineUntil"}) {
                for (int i = 0; i < 2; ++i)
                    found.append(chip<TimeField>(name, i)->edit()->mapTo(m_window.get(), QPoint()));
            }
            return found;
        };
        const QList<QPoint> before = places();
        for (const QString &typed : {u"9"_s, u"9:00"_s, u"yesterday 9:00"_s, u"yesterday bla"_s}) {
            typeInto(since, typed);
            QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
            QCoreApplication::processEvents();
            QVERIFY2(places() == before, qPrintable(typed));
        }
    }

    void aClockThatIsShownTwiceIsAskedFor()
    {
        m_clock->set(1698546600000); // 2023-10-29T02:30Z, an hour after the second 02:30
        Story story = test::fieldsStory();
        open(story, test::fieldsTargets());
        QTest::mouseClick(m_editor->detailsButton(), Qt::LeftButton);
        auto *until = chip<TimeField>("lineUntil", 0);
        typeInto(until, u"2:30"_s);
        QCOMPARE(m_editor->unsettled(), QStringList{u"2:30"_s});
        QVERIFY(draft().impacts.isEmpty());
        const auto choices = until->findChildren<QPushButton *>(u"timeChoice"_s);
        QCOMPARE(choices.size(), 2);
        QVERIFY(choices[0]->text().contains("CEST"_L1) && choices[1]->text().contains("CET"_L1));
        QTest::mouseClick(choices[1], Qt::LeftButton);
        QVERIFY(m_editor->unsettled().isEmpty());
        QCOMPARE(draft().impacts.first().end, Instant(1698543000000));
    }

    void aLevelThatChangesBeginsWithThePost()
    {
        open(test::fieldsStory(), test::fieldsTargets());
        QTest::mouseClick(chip<QToolButton>("scopeChipName", 0), Qt::LeftButton);
        auto *level = chip<QComboBox>("lineLevel", 0);
        QTRY_VERIFY(level->hasFocus());
        QTest::keyClicks(level, u"partial"_s);
        QCOMPARE(draft().impacts.size(), 2);
        QVERIFY(draft().impacts[0].endsNow && !draft().impacts[1].begin);
        QCOMPARE(draft().impacts[1].level, Level::PartialOutage);
        QVERIFY(chip<QToolButton>("scopeChipName", 0)->text().contains("partial outage"_L1));
        typeInto(chip<TimeField>("lineSince", 0), u"9:00"_s);
        QCOMPARE(draft().impacts.size(), 1); // it was that bad from the begin
        QCOMPARE(draft().impacts.first().impact, u"impact-flexo"_s);
    }

    void whatWasPickedStaysWhenTheCatalogueGrows()
    {
        open({}, {});
        pick(u"flexo"_s);
        m_editor->setTargets(test::fieldsTargets());
        QCOMPARE(draft().targets, QStringList{flexo});
        QTest::keyClicks(m_field, u"zapp"_s);
        QCOMPARE(suggestions().constFirst(), u"zapp, server · SEA"_s);
    }

    void everythingHasANameForScreenReaders()
    {
        open(test::fieldsStory(), test::fieldsTargets());
        m_editor->detailsButton()->click();
        for (const QWidget *widget : m_editor->findChildren<QWidget *>()) {
            if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus || widget->focusProxy())
                continue;
            const QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(const_cast<QWidget *>(widget));
            QVERIFY2(spoken && !spoken->text(QAccessible::Name).isEmpty(), qPrintable(widget->objectName() + u' ' + QString::fromLatin1(widget->metaObject()->className())));
        }
    }
};

QTEST_MAIN(ScopeEditorTest)
#include "tst_scopeeditor.moc"
