// SPDX-License-Identifier: GPL-3.0-or-later
// For how long an alarm may be silent: what is not due yet is not shelved until before it is.
#include "tests/gui/deskfixture.h"
#include "ui/desk/deskpage.h"
#include "ui/desk/shelvedialog.h"

#include <QApplication>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace tocsin;

namespace {

/// A millisecond later each time that somebody looks.
class GoingClock : public Clock
{
public:
    [[nodiscard]] Instant now() const override { return m_now++; }

private:
    mutable Instant m_now = test::DeskFixture::start;
};

} // namespace

class TestShelveDialog : public QObject
{
    Q_OBJECT

    using Fixture = test::DeskFixture;

    std::unique_ptr<Fixture> m_fixture;
    std::unique_ptr<DeskPage> m_page;

    /// Asks about the line of @p incident, with the key.
    void ask(const QString &incident)
    {
        QVERIFY(m_page->selectIncident(incident));
        QTest::keyClick(m_page->list(), Qt::Key_S);
        QTRY_VERIFY(dialog() && dialog()->isVisible());
        QTRY_COMPARE(QApplication::activeWindow(), dialog());
    }
    [[nodiscard]] ShelveDialog *dialog() const { return m_page->findChild<ShelveDialog *>(); }
    [[nodiscard]] QToolButton *length(int minutes) const { return dialog()->findChild<QToolButton *>(u"shelve%1"_s.arg(minutes)); }
    [[nodiscard]] QPushButton *take() const { return dialog()->findChild<QPushButton *>(u"shelveTake"_s); }
    [[nodiscard]] QString meaning() const { return dialog()->findChild<QLabel *>(u"shelveMeaning"_s)->text(); }
    [[nodiscard]] QList<int> offered() const
    {
        QList<int> minutes;
        for (const int each : {5, 10, 30, 60, 240}) {
            if (length(each)->isEnabled())
                minutes.append(each);
        }
        return minutes;
    }
    [[nodiscard]] std::optional<Instant> shelvedUntil() const
    {
        const QList<PromiseAck> &acks = m_fixture->keeper->acks();
        return acks.isEmpty() ? std::nullopt : std::optional(acks.constFirst().until);
    }
    void save(const QString &name) const
    {
        const QByteArray folder = qgetenv("TOCSIN_TEST_PICTURES");
        if (!folder.isEmpty())
            QVERIFY(dialog()->grab().save(QString::fromLocal8Bit(folder) + u'/' + name));
    }

private slots:
    void init()
    {
        test::failOnWarnings();
        m_fixture = std::make_unique<Fixture>();
        m_fixture->fill();
        m_fixture->keep();
        m_page = std::make_unique<DeskPage>(*m_fixture->preferences, m_fixture->themes);
        m_page->resize(1180, 640);
        m_page->setKeeper(m_fixture->keeper.get());
        m_page->show();
        m_page->activateWindow();
        QTRY_COMPARE(QApplication::activeWindow(), m_page.get());
    }
    void cleanup()
    {
        m_page.reset();
        m_fixture.reset();
    }

    void whatWasMissedIsSilentFromNowOn()
    {
        ask(m_fixture->mail);
        QCOMPARE(offered(), (QList<int>{5, 10, 30, 60, 240}));
        QCOMPARE(meaning(), u"Until 12:30 CEST there is no sound and no message. Then it sounds again, unless it was done by then."_s);
        QTest::mouseClick(length(240), Qt::LeftButton);
        QCOMPARE(meaning(), u"Until 16:20 CEST there is no sound and no message. Then it sounds again, unless it was done by then."_s);
        save(u"shelve-missed.png"_s);
        QTest::mouseClick(take(), Qt::LeftButton);
        QTRY_COMPARE(shelvedUntil(), Fixture::start + 4 * hourMs);
    }

    void whatIsDueLaterIsSilentUntilAfterItIsDue_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QList<int>>("lengths");
        QTest::addColumn<int>("chosen");
        QTest::addColumn<QString>("said");
        QTest::addColumn<Instant>("until");
        QTest::newRow("in four minutes") << u"filer"_s << QList<int>{5, 10, 30, 60} << 5
                                         << u"It is due at 12:24 CEST. Until 12:29 CEST there is no warning, no sound and no message. Then it sounds, unless it was done by then."_s
                                         << Fixture::start + 9 * minuteMs;
        QTest::newRow("in two hours") << u"router"_s << QList<int>{5, 10, 30, 60} << 10
                                      << u"It is due at 14:20 CEST. Until 14:30 CEST there is no warning, no sound and no message. Then it sounds, unless it was done by then."_s
                                      << Fixture::start + 130 * minuteMs;
    }
    void whatIsDueLaterIsSilentUntilAfterItIsDue()
    {
        QFETCH(const QString, what);
        QFETCH(const QList<int>, lengths);
        QFETCH(const int, chosen);
        QFETCH(const QString, said);
        QFETCH(const Instant, until);
        ask(what == "filer"_L1 ? m_fixture->filer : m_fixture->router);
        QCOMPARE(offered(), lengths); // four hours after it is due would be longer than anything may be silent
        QVERIFY(length(10)->isChecked());
        QTest::mouseClick(length(chosen), Qt::LeftButton);
        QCOMPARE(meaning(), said);
        save(u"shelve-"_s + what + u".png"_s);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QTRY_COMPARE(shelvedUntil(), until);
    }

    void offersTheLongestWhileTheClockGoesOn()
    {
        const GoingClock clock;
        ShelveDialog dialog(clock, [] { return TimeText{{u"Europe/Paris"_s}, u"en"_s}; });
        dialog.ask(u"Mail is slow"_s, Fixture::start - 3 * minuteMs, 240);
        const auto *longest = dialog.findChild<QToolButton *>(u"shelve240"_s);
        QVERIFY(longest->isEnabled());
        QVERIFY(longest->isChecked());
    }

    void offersTheNearestLengthWhereTheUsualOneIsTooLong()
    {
        m_fixture->store.set(settings::shelveMinutes, 200);
        ask(m_fixture->router);
        QVERIFY(length(60)->isChecked());
    }

    void whatIsDueTomorrowCannotBeShelvedYet()
    {
        ask(m_fixture->cause);
        QCOMPARE(offered(), QList<int>());
        QVERIFY(!take()->isEnabled());
        QCOMPARE(meaning(), u"It is due at 2023-09-30 12:20 CEST, and nothing sounds before. An alarm can be silent for 4 h at the longest, so that there is nothing to shelve yet."_s);
        save(u"shelve-tomorrow.png"_s);
        QTest::mouseClick(take(), Qt::LeftButton);
        QVERIFY(dialog()->isVisible());
        QTest::keyClick(dialog(), Qt::Key_Escape);
        QVERIFY(!dialog()->isVisible());
        m_fixture->keep();
        QVERIFY(!shelvedUntil());
        // It is no dead end for the next one.
        m_page->activateWindow();
        QTRY_COMPARE(QApplication::activeWindow(), m_page.get());
        ask(m_fixture->mail);
        QVERIFY(take()->isEnabled() && length(10)->isChecked());
    }

    void whatIsOverWhenItIsTakenIsWorkedOutAnew()
    {
        ask(m_fixture->mail);
        m_fixture->clock.advance(11 * minuteMs); // somebody looked at it for long
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QVERIFY(dialog()->isVisible());
        QVERIFY2(meaning().startsWith("Until 12:41 CEST"_L1), qPrintable(meaning()));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QVERIFY(!dialog()->isVisible());
        QTRY_COMPARE(shelvedUntil(), Fixture::start + 21 * minuteMs);
    }
};

QTEST_MAIN(TestShelveDialog)
#include "tst_shelvedialog.moc"
