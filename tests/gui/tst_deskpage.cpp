// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/deskfixture.h"
#include "ui/desk/deskdetail.h"
#include "ui/desk/deskpage.h"
#include "ui/desk/handoverwords.h"
#include "ui/desk/shelvedialog.h"
#include "ui/shell/rail.h"

#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace tocsin;

class TestDeskPage : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<test::DeskFixture> m_fixture;
    std::unique_ptr<DeskPage> m_page;

    void openPage()
    {
        m_fixture->keep();
        m_page = std::make_unique<DeskPage>(*m_fixture->preferences, m_fixture->themes);
        m_page->resize(1180, 640);
        m_page->setKeeper(m_fixture->keeper.get());
        m_page->show();
        m_page->activateWindow();
        QTRY_COMPARE(QApplication::activeWindow(), m_page.get());
        m_page->list()->setFocus();
    }
    void openFilled()
    {
        m_fixture->fill();
        openPage();
    }
    QStringList titles() const
    {
        QStringList titles;
        for (int row = 0; row < m_page->model()->rowCount(); ++row)
            titles.append(m_page->model()->index(row).data().toString());
        return titles;
    }
    void writeDraft(const QString &user, PostDraft::State state)
    {
        WorkspaceWriter other(m_fixture->path, user, m_fixture->clock);
        other.write([this, state, user](WritingDesk &desk) -> Result<void> {
            PostDraft draft;
            draft.key = desk.facts.newKey();
            draft.incident = m_fixture->filer;
            draft.state = state;
            draft.body.markdown = u"All servers are back since {t1}."_s;
            draft.body.tokens = {InstantToken{test::DeskFixture::start, u"Europe/Paris"_s, Precision::Minute, false}};
            draft.language = u"en"_s;
            draft.zone = u"Europe/Paris"_s;
            draft.writtenBy = user;
            draft.changed = test::DeskFixture::start - minuteMs;
            desk.facts.putDraft(draft.incident, {draft});
            return {};
        });
        QVERIFY(other.flush());
    }
    /// The next update is silent for the while, so that the row shows the ETA.
    void shelveTheNextUpdate()
    {
        m_fixture->keeper->shelve({m_fixture->filerNext}, m_fixture->clock.now() + 4 * hourMs);
        QTRY_COMPARE(m_fixture->keeper->acks().size(), 1);
        QVERIFY(m_page->selectIncident(m_fixture->filer));
    }
    void save(const QString &name)
    {
        const QByteArray folder = qgetenv("TOCSIN_TEST_PICTURES");
        if (!folder.isEmpty())
            QVERIFY(m_page->grab().save(QString::fromLocal8Bit(folder) + u'/' + name));
    }

private slots:
    void init()
    {
        test::failOnWarnings();
        m_fixture = std::make_unique<test::DeskFixture>();
    }
    void cleanup()
    {
        m_page.reset();
        m_fixture.reset();
    }

    void saysThatAllIsQuiet()
    {
        openPage();
        QVERIFY2(m_page->findChild<QLabel *>(u"deskQuiet"_s)->text().startsWith("All quiet"_L1), "the desk is empty");
        QVERIFY(m_page->findChild<QLabel *>(u"deskQuiet"_s)->isVisible());
        QSignalSpy wanted(m_page.get(), &DeskPage::newIncidentWanted);
        QTest::mouseClick(m_page->findChild<QPushButton *>(u"deskNewIncident"_s), Qt::LeftButton);
        QCOMPARE(wanted.count(), 1);
        save(u"desk-empty.png"_s);
    }

    void ordersByWhatIsDueNext()
    {
        openFilled();
        QCOMPARE(titles(), (QStringList{u"Mail is slow for some customers"_s, u"Storage unit rebuild takes longer than planned"_s,
                                        u"Router firmware in Paris"_s, u"Power outage in Montréal"_s}));
        QCOMPARE(m_page->findChild<QLabel *>(u"deskSummary"_s)->text(), u"1 missed · 1 due soon · 4 in all"_s);
        const QString aloud = m_page->model()->index(0).data(Qt::AccessibleTextRole).toString();
        QVERIFY2(aloud.contains("missed: Next update is 3:00 late"_L1), qPrintable(aloud));
        QVERIFY2(aloud.contains("flexo"_L1), qPrintable(aloud));
        save(u"desk-dark.png"_s);
        m_fixture->themes.choose(ThemeChoice::Light);
        save(u"desk-light.png"_s);
        m_page->resize(640, 480);
        QVERIFY(m_page->findChild<DeskDetail *>()->isHidden());
        QTRY_COMPARE(m_page->list()->width(), 640);
        save(u"desk-narrow.png"_s);
        m_page->resize(1180, 640);
        QVERIFY(m_page->findChild<DeskDetail *>()->isVisible());
    }

    void countsDownWithoutMovingAnything()
    {
        openFilled();
        QVERIFY(m_page->selectIncident(m_fixture->filer));
        auto *countdown = m_page->findChild<QLabel *>(u"deskCountdown"_s);
        QCOMPARE(countdown->text(), u"Next update in 4:00"_s);
        QSignalSpy moved(m_page->model(), &QAbstractItemModel::rowsMoved);
        QSignalSpy inserted(m_page->model(), &QAbstractItemModel::rowsInserted);
        m_fixture->clock.advance(61 * secondMs);
        m_fixture->keeper->look();
        QCOMPARE(m_page->findChild<QLabel *>(u"deskCountdown"_s), countdown); // not built anew
        QCOMPARE(countdown->text(), u"Next update in 2:59"_s);
        // Missed: it turns red where it stands, still chosen.
        m_fixture->clock.advance(4 * minuteMs);
        m_fixture->keeper->look();
        QCOMPARE(m_page->list()->currentIndex().data(DeskModel::IncidentRole).toString(), m_fixture->filer);
        QCOMPARE(m_page->list()->currentIndex().data(DeskModel::UrgencyRole).value<Urgency>(), Urgency::Missed);
        QCOMPARE(m_page->findChild<QLabel *>(u"deskCountdown"_s)->text(), u"Next update is 1:01 late"_s);
        QVERIFY(moved.isEmpty());
        QVERIFY(inserted.isEmpty());
        QCOMPARE(m_fixture->keeper->missed(), 2);
    }

    void opensAndWritesByKeysAlone()
    {
        openFilled();
        QSignalSpy opened(m_page.get(), &DeskPage::incidentWanted);
        QSignalSpy update(m_page.get(), &DeskPage::updateWanted);
        QSignalSpy renewed(m_page.get(), &DeskPage::renewWanted);
        QTest::keyClick(m_page->list(), Qt::Key_Return);
        QCOMPARE(opened.value(0).value(0).toString(), m_fixture->mail);
        QTest::keyClick(m_page->list(), Qt::Key_Down);
        QTest::keyClick(m_page->list(), Qt::Key_U);
        QCOMPARE(update.value(0).value(0).toString(), m_fixture->filer);
        QTest::keyClick(m_page->list(), Qt::Key_X);
        QCOMPARE(renewed.value(0), (QVariantList{m_fixture->filer, m_fixture->filerNext}));
    }

    void shelvesWithAnExpiry()
    {
        openFilled();
        QTest::keyClick(m_page->list(), Qt::Key_S);
        auto *dialog = m_page->findChild<ShelveDialog *>();
        QVERIFY(dialog && dialog->isVisible());
        QTRY_COMPARE(QApplication::activeWindow(), dialog);
        save(u"desk-shelving.png"_s);
        QVERIFY(dialog->findChild<QToolButton *>(u"shelve10"_s)->isChecked());
        QTest::mouseClick(dialog->findChild<QToolButton *>(u"shelve30"_s), Qt::LeftButton);
        QTest::keyClicks(dialog->findChild<QLineEdit *>(u"shelveReason"_s), u"disk is on its way"_s);
        QTest::keyClick(dialog->findChild<QLineEdit *>(u"shelveReason"_s), Qt::Key_Return);
        QVERIFY(!dialog->isVisible());
        QTRY_COMPARE(m_fixture->keeper->acks().size(), 1);
        const PromiseAck ack = m_fixture->keeper->acks().constFirst();
        QCOMPARE(ack, (PromiseAck{m_fixture->mailNext, u"anna"_s, test::DeskFixture::start, test::DeskFixture::start + 30 * minuteMs, u"disk is on its way"_s}));
        QCOMPARE(m_fixture->keeper->missed(), 0);
        const int row = m_page->model()->rowOfIncident(m_fixture->mail);
        QCOMPARE(m_page->model()->index(row).data(DeskModel::ShelvedUntilRole).toLongLong(), ack.until);
        // Why, and by whom, is said where it stands and to the next shift.
        QVERIFY(m_page->selectIncident(m_fixture->mail));
        QCOMPARE(m_page->findChild<DeskDetail *>()->findChild<QLabel *>(u"deskShelf"_s)->text(), u"Shelved until 12:50 CEST, by anna: disk is on its way"_s);
        QVERIFY(m_page->model()->index(row).data(Qt::AccessibleTextRole).toString().contains("shelved until 12:50 CEST, by anna: disk is on its way"_L1));
        const QString sheet = sheetMarkdown(m_fixture->keeper->sheet(), {}, {{u"Europe/Paris"_s}, u"en"_s});
        QVERIFY2(sheet.contains("by anna: disk is on its way"_L1), qPrintable(sheet));
        // It is loud again by itself.
        m_fixture->clock.advance(30 * minuteMs);
        m_fixture->keeper->look();
        QCOMPARE(m_fixture->keeper->missed(), 2); // the other one's time came meanwhile
        QVERIFY(m_page->model()->index(0).data(DeskModel::ShelvedUntilRole).isNull());
        // And it can be shelved once more, in the document that is there.
        QVERIFY(m_page->selectIncident(m_fixture->mail));
        m_page->activateWindow(); // which the offscreen platform does not do by itself when a dialog closes
        QTRY_COMPARE(QApplication::activeWindow(), m_page.get());
        QTest::keyClick(m_page->list(), Qt::Key_S);
        QTRY_COMPARE(QApplication::activeWindow(), dialog);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QTRY_COMPARE(m_fixture->keeper->acks().value(0).until, m_fixture->clock.now() + 10 * minuteMs);
    }

    void endsAShelf()
    {
        openFilled();
        auto *unshelve = m_page->findChild<QAction *>(u"desk.unshelve"_s);
        QVERIFY(unshelve && !unshelve->isVisible());
        // Somebody else shelved it.
        WorkspaceWriter ben(m_fixture->path, u"ben"_s, m_fixture->clock);
        ben.write([this](WritingDesk &desk) { return writeShelf(desk, {m_fixture->mailNext}, test::DeskFixture::start + hourMs, u"at lunch"_s); });
        QVERIFY(ben.flush());
        m_fixture->keep();
        QCOMPARE(m_fixture->keeper->missed(), 0);
        QVERIFY(m_page->selectIncident(m_fixture->mail));
        QVERIFY(unshelve->isVisible());
        save(u"desk-shelved.png"_s);
        m_fixture->clock.advance(minuteMs);
        QTest::keyClick(m_page->list(), Qt::Key_S, Qt::ShiftModifier);
        QTRY_COMPARE(m_fixture->keeper->missed(), 1);
        QVERIFY(m_page->selectIncident(m_fixture->mail));
        QVERIFY(!unshelve->isVisible());
        // And by mouse what was shelved once more.
        m_fixture->keeper->shelve({m_fixture->mailNext}, test::DeskFixture::start + hourMs);
        QTRY_COMPARE(m_fixture->keeper->missed(), 0);
        QVERIFY(m_page->selectIncident(m_fixture->mail));
        QTest::mouseClick(m_page->findChild<DeskDetail *>()->findChild<QPushButton *>(u"deskDetailUnshelve"_s), Qt::LeftButton);
        QTRY_COMPARE(m_fixture->keeper->missed(), 1);
    }

    void shelvesBothEndsOfAWindow()
    {
        openFilled();
        // Work should have begun an hour ago, and the window is over: one event that two things are due about.
        m_fixture->clock.advance(3 * hourMs + minuteMs);
        m_fixture->keep();
        QVERIFY(m_page->selectIncident(m_fixture->router));
        const auto dues = [this] { return m_page->model()->rowAt(m_page->model()->rowOfIncident(m_fixture->router))->item.due; };
        QCOMPARE(dues().size(), 2);
        QCOMPARE(dues().constFirst().promise, dues().constLast().promise);
        QSignalSpy failed(m_fixture->keeper.get(), &DeskKeeper::failed);
        QTest::keyClick(m_page->list(), Qt::Key_S);
        auto *dialog = m_page->findChild<ShelveDialog *>();
        QVERIFY(dialog);
        QTRY_COMPARE(QApplication::activeWindow(), dialog);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QTRY_VERIFY(!failed.isEmpty() || !m_fixture->keeper->acks().isEmpty());
        QVERIFY2(failed.isEmpty(), qPrintable(failed.isEmpty() ? QString() : failed.first().first().value<Failure>().detail));
        const auto shelvedOnes = [dues] {
            const QList<DueItem> all = dues();
            return std::ranges::count_if(all, [](const DueItem &due) { return due.shelvedUntil.has_value(); });
        };
        QTRY_COMPARE(shelvedOnes(), 2);
        m_page->activateWindow(); // which the offscreen platform does not do by itself when a dialog closes
        QTRY_COMPARE(QApplication::activeWindow(), m_page.get());
        QVERIFY(m_page->selectIncident(m_fixture->router));
        m_fixture->clock.advance(minuteMs);
        QTest::keyClick(m_page->list(), Qt::Key_S, Qt::ShiftModifier);
        QTRY_VERIFY(!failed.isEmpty() || shelvedOnes() == 0);
        QVERIFY2(failed.isEmpty(), qPrintable(failed.isEmpty() ? QString() : failed.first().first().value<Failure>().detail));
    }

    void staysWhereItIsWhenAKeyDoesNothing()
    {
        openFilled();
        QVERIFY(m_page->selectIncident(m_fixture->mail));
        QVERIFY(titles().contains(u"Storage unit rebuild takes longer than planned"_s)); // which begins with the letter of the key
        QTest::keyClick(m_page->list(), Qt::Key_S, Qt::ShiftModifier); // nothing is shelved
        QCOMPARE(m_page->list()->currentIndex().data(DeskModel::IncidentRole).toString(), m_fixture->mail);
        for (const char letter : {'r', 'R', 'p', 'P'}) { // nor one that is no key of the desk
            QTest::keyClick(m_page->list(), letter);
            QCOMPARE(m_page->list()->currentIndex().data(DeskModel::IncidentRole).toString(), m_fixture->mail);
        }
    }

    void neverShelvesForLongerThanAShift()
    {
        m_fixture->fill();
        m_fixture->keep();
        QSignalSpy changed(m_fixture->keeper.get(), &DeskKeeper::changed);
        m_fixture->keeper->shelve({m_fixture->mailNext}, test::DeskFixture::start + dayMs);
        QTRY_COMPARE(m_fixture->keeper->acks().value(0).until, test::DeskFixture::start + 4 * hourMs);
        QSignalSpy failed(m_fixture->keeper.get(), &DeskKeeper::failed);
        m_fixture->keeper->shelve({m_fixture->mailNext}, test::DeskFixture::start);
        QVERIFY(failed.wait(10000));
        QCOMPARE(failed.first().first().value<Failure>().code, Failure::Code::Rejected);
    }

    void marksNothingAsKeptThatSomebodyElseHasKept()
    {
        openFilled();
        shelveTheNextUpdate();
        QSignalSpy failed(m_fixture->keeper.get(), &DeskKeeper::failed);
        WorkspaceWriter ben(m_fixture->path, u"ben"_s, m_fixture->clock);
        ben.write([this](WritingDesk &desk) -> Result<void> {
            const auto kept = writeKept(desk, m_fixture->filer, m_fixture->filerEta);
            return kept ? Result<void>() : tl::unexpected(kept.error());
        });
        QVERIFY(ben.flush());
        m_fixture->clock.advance(hourMs); // past its time; this desk has not heard of it
        QVERIFY(m_page->selectIncident(m_fixture->filer));
        QTest::keyClick(m_page->list(), Qt::Key_K);
        QTRY_COMPARE(failed.count(), 1);
        const auto reader = WorkspaceReader::open(m_fixture->path);
        const Story story = (*reader)->story(m_fixture->filer).value_or(Story());
        const auto eta = std::ranges::find(story.promises, m_fixture->filerEta, &Promise::id);
        QVERIFY(eta != story.promises.cend());
        QCOMPARE(eta->kept, test::DeskFixture::start);
        QTest::keyClick(m_page->list(), Qt::Key_K); // the key is not dead
        QTRY_COMPARE(failed.count(), 2);
    }

    void marksAsKeptAndTakesItBack()
    {
        openFilled();
        QVERIFY(m_page->selectIncident(m_fixture->filer));
        auto *keep = m_page->findChild<QAction *>(u"desk.keep"_s);
        QVERIFY(!keep->isEnabled()); // the row shows the next update, which is not the ETA
        QVERIFY(m_page->selectIncident(m_fixture->cause));
        QVERIFY(keep->isEnabled());
        shelveTheNextUpdate();
        QVERIFY(keep->isEnabled());
        QSignalSpy marked(m_page.get(), &DeskPage::markedAsKept);
        QTest::keyClick(m_page->list(), Qt::Key_K);
        QTRY_COMPARE(marked.count(), 1);
        QCOMPARE(marked.constFirst().value(0).toString(), u"ETA of 13:00 CEST"_s);
        QCOMPARE(marked.constFirst().value(1).toString(), m_fixture->filer);
        const auto dues = [this] { return m_page->model()->rowAt(m_page->model()->rowOfIncident(m_fixture->filer))->item.due; };
        QTRY_COMPARE(dues().size(), 1);
        QCOMPARE(dues().constFirst().kind, DueKind::NextUpdate);
        m_fixture->keeper->takeBack(m_fixture->filer, marked.constFirst().value(2).toString());
        QTRY_COMPARE(dues().size(), 2);
    }

    void keepsNoNextUpdateByHand()
    {
        openFilled();
        QVERIFY(m_page->selectIncident(m_fixture->mail));
        for (QAction *action : m_page->actions()) {
            if (action->objectName() == "desk.keep"_L1)
                QVERIFY(!action->isEnabled()); // it is kept by writing it
        }
        QVERIFY(m_page->selectIncident(m_fixture->filer));
        auto *renew = m_page->findChild<QAction *>(u"desk.renew"_s);
        shelveTheNextUpdate();
        QSignalSpy renewed(m_page.get(), &DeskPage::renewWanted);
        renew->trigger();
        QCOMPARE(renewed.value(0), (QVariantList{m_fixture->filer, m_fixture->filerEta})); // what the row shows
        QVERIFY(m_page->selectIncident(m_fixture->router));
        for (QAction *action : m_page->actions()) {
            if (action->objectName() == "desk.renew"_L1)
                QVERIFY(!action->isEnabled()); // a window is moved, not promised
        }
    }

    void doesItAllByMouse()
    {
        openFilled();
        QVERIFY(m_page->selectIncident(m_fixture->filer));
        auto *detail = m_page->findChild<DeskDetail *>();
        QSignalSpy update(m_page.get(), &DeskPage::updateWanted);
        QTest::mouseClick(detail->findChild<QPushButton *>(u"deskDetailUpdate"_s), Qt::LeftButton);
        QCOMPARE(update.value(0).value(0).toString(), m_fixture->filer);
        auto *kept = detail->findChild<QPushButton *>(u"deskDetailKept"_s);
        QCOMPARE(kept->accessibleName(), u"Kept: ETA"_s);
        QTest::mouseClick(kept, Qt::LeftButton);
        QTRY_COMPARE(m_page->model()->rowAt(m_page->model()->rowOfIncident(m_fixture->filer))->item.due.size(), 1);
        QTest::mouseClick(m_page->findChild<DeskDetail *>()->findChild<QPushButton *>(u"deskDetailShelve"_s), Qt::LeftButton);
        QTest::mouseClick(m_page->findChild<QPushButton *>(u"shelveTake"_s), Qt::LeftButton);
        QTRY_COMPARE(m_fixture->keeper->acks().size(), 1);
        const QRect row = m_page->list()->visualRect(m_page->model()->index(0));
        QSignalSpy opened(m_page.get(), &DeskPage::incidentWanted);
        QTest::mouseClick(m_page->list()->viewport(), Qt::LeftButton, {}, row.center());
        QTest::mouseDClick(m_page->list()->viewport(), Qt::LeftButton, {}, row.center());
        QCOMPARE(opened.count(), 1);
        emit m_page->list()->customContextMenuRequested(row.center());
        auto *menu = m_page->findChild<QMenu *>(u"deskMenu"_s);
        QVERIFY(menu && menu->actions().size() == m_page->actions().size());
        menu->close();
    }

    void offersWhatWaitsAndWhatWasLeft()
    {
        m_fixture->fill();
        writeDraft(u"ben"_s, PostDraft::State::Waiting);
        writeDraft(u"anna"_s, PostDraft::State::Writing);
        openPage();
        DeskModel *model = m_page->model();
        QCOMPARE(model->index(0).data(DeskModel::KindRole).value<DeskRowKind>(), DeskRowKind::Heading);
        QCOMPARE(m_page->list()->currentIndex().row(), 1); // a heading is no choice
        QVERIFY2(model->index(1).data(Qt::AccessibleTextRole).toString().contains("All servers are back since 12:20 CEST."_L1),
                 qPrintable(model->index(1).data(Qt::AccessibleTextRole).toString()));
        QSignalSpy approve(m_page.get(), &DeskPage::approveWanted);
        QSignalSpy draft(m_page.get(), &DeskPage::draftWanted);
        save(u"desk-drafts.png"_s);
        QTest::keyClick(m_page->list(), Qt::Key_A);
        QCOMPARE(approve.count(), 1);
        QCOMPARE(approve.first().at(1).toString(), u"ben"_s);
        QTest::keyClick(m_page->list(), Qt::Key_End);
        QTest::keyClick(m_page->list(), Qt::Key_Return);
        QCOMPARE(draft.count(), 1);
        QCOMPARE(draft.first().at(0).value<PostDraft>().body.markdown, u"All servers are back since {t1}."_s);
        QCOMPARE(draft.first().at(1).toString(), u"anna"_s);
        // Arrow keys pass over the headings.
        QTest::keyClick(m_page->list(), Qt::Key_Up);
        QCOMPARE(m_page->list()->currentIndex().data(DeskModel::KindRole).value<DeskRowKind>(), DeskRowKind::Story);
    }

    void forgetsAWorkspaceThatIsClosed()
    {
        openFilled();
        m_fixture->keeper.reset();
        QVERIFY(!m_page->model());
        QVERIFY(m_page->findChild<QLabel *>(u"deskQuiet"_s)->text().contains("No workspace"_L1));
    }

    void countsOnTheRail()
    {
        Rail rail(m_fixture->themes);
        QAction page(u"Desk"_s);
        rail.addPage(&page, u"desk"_s);
        rail.setBadges(&page, {3, Tone::Bad}, {2, Tone::Info}, u"3 missed"_s);
        auto *button = rail.findChild<QToolButton *>();
        QCOMPARE(button->accessibleName(), u"Desk, 3 missed"_s);
        rail.resize(66, 120);
        rail.show();
        const QImage badged = rail.grab().toImage();
        rail.setBadges(&page, {}, {}, {});
        QCOMPARE(button->accessibleName(), u"Desk"_s);
        QVERIFY(badged != rail.grab().toImage());
        if (const QByteArray folder = qgetenv("TOCSIN_TEST_PICTURES"); !folder.isEmpty())
            QVERIFY(badged.scaled(badged.size() * 3).save(QString::fromLocal8Bit(folder) + u"/desk-rail.png"_s));
    }
};

QTEST_MAIN(TestDeskPage)
#include "tst_deskpage.moc"
