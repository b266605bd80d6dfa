// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/deskfixture.h"
#include "tests/gui/fakealarms.h"
#include "ui/desk/alarmbar.h"
#include "ui/desk/alarmcenter.h"
#include "ui/desk/alarmtone.h"
#include "ui/desk/alarmtray.h"
#include "ui/desk/canberrasounder.h"
#include "ui/desk/dbusnotifier.h"

#include <QDBusConnection>
#include <QFile>
#include <QLabel>
#include <QLibrary>
#include <QPushButton>
#include <QtEndian>

using namespace Qt::StringLiterals;
using namespace tocsin;

namespace {

class FakeSounder : public AlarmSounder
{
public:
    void play() override
    {
        ++played;
        tell();
    }
    void silence() override { ++silenced; }
    void probe() override { tell(); }
    void tell()
    {
        if (isBroken)
            emit failed(u"Nothing can be heard."_s);
        else
            emit delivered();
    }
    int played = 0;
    int silenced = 0;
    bool isBroken = false;
};

constexpr Instant start = test::DeskFixture::start;

DeskItem item(const QString &incident, Instant due, Instant now)
{
    DueItem next;
    next.kind = DueKind::NextUpdate;
    next.due = due;
    next.promise = incident + u"/next"_s;
    next.urgency = now > due ? Urgency::Missed : now >= due - soonMs ? Urgency::Soon : Urgency::Calm;
    DeskItem made;
    made.incident = incident;
    made.title = u"Mail is slow"_s;
    made.due.append(next);
    made.urgency = next.urgency;
    return made;
}

} // namespace

class TestAlarmCenter : public QObject
{
    Q_OBJECT

private:
    test::FakeClock m_clock;
    qint64 m_monotonic = 0;
    test::FakeNotifier m_notifier;
    FakeSounder m_sounder;
    test::FakeCounter m_counter;
    std::unique_ptr<AlarmCenter> m_center;

    void pass(Instant length)
    {
        m_clock.advance(length);
        m_monotonic += length;
    }
    void see(const QList<DeskItem> &desk)
    {
        m_center->setDesk(desk);
        m_center->tick();
    }
    QStringList bannerTexts() const
    {
        QStringList texts;
        for (const AlarmBanner &banner : m_center->banners())
            texts.append(banner.text);
        return texts;
    }

private slots:
    void init()
    {
        test::failOnWarnings();
        m_clock.set(start);
        m_monotonic = 5000;
        m_notifier.shown.clear();
        m_notifier.standing.clear();
        m_notifier.isBroken = m_sounder.isBroken = false;
        m_sounder.played = m_sounder.silenced = 0;
        m_counter.said.clear();
        m_center = std::make_unique<AlarmCenter>(
            m_clock, [this] { return m_monotonic; }, [] { return TimeText{{u"Europe/Paris"_s}, u"en"_s}; },
            AlarmCenter::Outlets{&m_notifier, &m_sounder, {&m_counter}});
    }
    void cleanup() { m_center.reset(); }

    void warnsOnceBeforeAndSoundsUntilItIsDone()
    {
        const Instant due = start + 10 * minuteMs;
        see({item(u"inc:1"_s, due, start)});
        QVERIFY(m_notifier.shown.isEmpty());
        QVERIFY(m_center->banners().isEmpty());
        pass(6 * minuteMs);
        see({item(u"inc:1"_s, due, m_clock.now())});
        QCOMPARE(m_notifier.shown.size(), 1);
        QCOMPARE(m_notifier.shown.constFirst().title, u"Next update in 4:00"_s);
        QCOMPARE(m_notifier.shown.constFirst().text, u"Mail is slow"_s);
        QVERIFY(!m_notifier.shown.constFirst().urgent);
        QCOMPARE(m_sounder.played, 0);
        QCOMPARE(m_counter.said, u"0/1 Tocsin: 1 due soon"_s);
        QCOMPARE(bannerTexts(), QStringList{u"Next update in 4:00 · Mail is slow"_s});
        pass(5 * minuteMs);
        see({item(u"inc:1"_s, due, m_clock.now())});
        QCOMPARE(m_sounder.played, 1);
        QVERIFY(m_notifier.shown.constLast().urgent);
        QCOMPARE(m_center->banners().constFirst().kind, AlarmBanner::Kind::Missed);
        QCOMPARE(m_counter.said, u"1/0 Tocsin: 1 missed"_s);
        for (int second = 0; second < 90; ++second) {
            pass(secondMs);
            see({item(u"inc:1"_s, due, m_clock.now())});
        }
        QCOMPARE(m_sounder.played, 4); // every 30 seconds, for as long as nobody acts
        QCOMPARE(m_sounder.silenced, 0);
        see({}); // it was written
        QCOMPARE(m_sounder.silenced, 1);
        QVERIFY(m_notifier.standing.isEmpty());
        QVERIFY(m_center->banners().isEmpty());
        pass(10 * minuteMs);
        m_center->tick();
        QCOMPARE(m_sounder.played, 4);
    }

    void isQuietWhileShelvedAndLoudAfterwards()
    {
        DeskItem missed = item(u"inc:1"_s, start - minuteMs, start);
        see({missed});
        QCOMPARE(m_sounder.played, 1);
        QSignalSpy shelve(m_center.get(), &AlarmCenter::shelveWanted);
        m_center->setShelveMinutes(20);
        emit m_notifier.shelveWanted(u"inc:1/next"_s);
        QCOMPARE(shelve.value(0), (QVariantList{QStringList{u"inc:1/next"_s}, start + 20 * minuteMs}));
        DeskItem shelved = missed;
        shelved.due.first().shelvedUntil = start + 20 * minuteMs;
        shelved.urgency = Urgency::Calm;
        see({shelved});
        QCOMPARE(m_sounder.silenced, 1);
        QVERIFY(m_notifier.standing.isEmpty());
        QVERIFY(m_center->banners().isEmpty());
        QCOMPARE(m_center->missed(), 0);
        pass(20 * minuteMs);
        see({missed});
        QCOMPARE(m_sounder.played, 2);
        QCOMPARE(m_center->missed(), 1);
    }

    void tellsEverythingAfterASleepOfNineHours()
    {
        see({item(u"inc:1"_s, start + hourMs, start), item(u"inc:2"_s, start + 2 * hourMs, start)});
        pass(9 * hourMs); // CLOCK_BOOTTIME counts while the machine sleeps: no jump
        see({item(u"inc:1"_s, start + hourMs, m_clock.now()), item(u"inc:2"_s, start + 2 * hourMs, m_clock.now())});
        QCOMPARE(m_sounder.played, 1);
        QCOMPARE(m_notifier.standing, (QSet<QString>{u"inc:1/next"_s, u"inc:2/next"_s}));
        QCOMPARE(bannerTexts(), QStringList{u"Next update is 8 h late · Mail is slow, and 1 more missed"_s});
    }

    void saysByHowMuchTheClockJumped_data()
    {
        QTest::addColumn<Instant>("jump");
        QTest::addColumn<QString>("words");
        QTest::newRow("back") << -Instant(62 * minuteMs) << u"went back by 1 h 2 min"_s;
        QTest::newRow("on") << Instant(3 * minuteMs) << u"went on by 3:00"_s;
        QTest::newRow("a little") << Instant(20 * secondMs) << QString();
    }
    void saysByHowMuchTheClockJumped()
    {
        QFETCH(Instant, jump);
        QFETCH(QString, words);
        m_center->tick();
        pass(secondMs);
        m_clock.advance(jump);
        m_center->tick();
        QCOMPARE(bannerTexts().size(), words.isEmpty() ? 0 : 1);
        if (words.isEmpty())
            return;
        QVERIFY2(bannerTexts().constFirst().contains(words), qPrintable(bannerTexts().constFirst()));
        pass(secondMs);
        m_center->tick();
        QCOMPARE(bannerTexts().size(), 1); // it stays until somebody saw it
        m_center->dismissClockJump();
        QVERIFY(bannerTexts().isEmpty());
    }

    void showsThatAnAlarmWasNotDelivered()
    {
        m_sounder.isBroken = true;
        m_center->probe(); // before it is needed
        QCOMPARE(bannerTexts(), QStringList{u"Nothing can be heard."_s});
        m_notifier.isBroken = true;
        see({item(u"inc:1"_s, start - minuteMs, start)});
        QCOMPARE(m_center->banners().constLast().kind, AlarmBanner::Kind::Undelivered);
        QCOMPARE(bannerTexts().constLast(), u"Nobody shows messages. Nothing can be heard."_s);
        m_notifier.isBroken = m_sounder.isBroken = false;
        m_center->tryOut();
        QCOMPARE(m_center->banners().size(), 1); // what is missed still is
        QCOMPARE(m_center->banners().constFirst().kind, AlarmBanner::Kind::Missed);
    }

    void staysLoudWhereMessagesAreSwitchedOff()
    {
        m_center->setNotificationsOn(false);
        see({item(u"inc:1"_s, start - minuteMs, start)});
        QVERIFY(m_notifier.shown.isEmpty());
        QCOMPARE(m_sounder.played, 1);
    }

    void shelvesNothingUntilBeforeItIsDue()
    {
        m_center->setShelveMinutes(3);
        see({item(u"inc:1"_s, start + 4 * minuteMs, start)});
        QSignalSpy shelve(m_center.get(), &AlarmCenter::shelveWanted);
        emit m_notifier.shelveWanted(u"inc:1/next"_s);
        QCOMPARE(shelve.value(0), (QVariantList{QStringList{u"inc:1/next"_s}, start + 7 * minuteMs}));
    }

    void opensWhatAMessageSpeaksOf()
    {
        see({item(u"inc:1"_s, start - minuteMs, start)});
        QSignalSpy incident(m_center.get(), &AlarmCenter::incidentWanted);
        QSignalSpy desk(m_center.get(), &AlarmCenter::deskWanted);
        emit m_notifier.openWanted(u"inc:1/next"_s);
        QCOMPARE(incident.value(0), QVariantList{u"inc:1"_s});
        emit m_counter.activated();
        QCOMPARE(desk.count(), 1);
    }

    void standsBelowThePageAsABar()
    {
        ThemeSwitch themes;
        themes.choose(ThemeChoice::Dark);
        AlarmBar bar(*m_center, themes);
        QVERIFY(bar.isHidden());
        see({item(u"inc:1"_s, start - minuteMs, start)});
        QVERIFY(!bar.isHidden());
        auto *text = bar.findChild<QLabel *>(u"alarmText"_s);
        QCOMPARE(text->text(), u"Next update is 1:00 late · Mail is slow"_s);
        pass(secondMs);
        see({item(u"inc:1"_s, start - minuteMs, m_clock.now())});
        QCOMPARE(bar.findChild<QLabel *>(u"alarmText"_s), text); // only its words changed
        QCOMPARE(text->text(), u"Next update is 1:01 late · Mail is slow"_s);
        bar.resize(1000, bar.sizeHint().height());
        bar.show();
        QSignalSpy update(&bar, &AlarmBar::updateWanted);
        QTest::mouseClick(bar.findChild<QPushButton *>(u"alarmUpdate"_s), Qt::LeftButton);
        QCOMPARE(update.value(0), QVariantList{u"inc:1"_s});
        QSignalSpy shelve(m_center.get(), &AlarmCenter::shelveWanted);
        QTest::mouseClick(bar.findChild<QPushButton *>(u"alarmShelve"_s), Qt::LeftButton);
        QCOMPARE(shelve.count(), 1);
        m_sounder.isBroken = true;
        m_center->probe();
        m_clock.advance(-hourMs);
        m_center->tick();
        // One bar, the most pressing; the others are a click away. A machine without sound is no missed promise.
        const auto bars = [&bar] { return bar.findChildren<QLabel *>(u"alarmText"_s).size(); };
        auto *more = bar.findChild<QPushButton *>(u"alarmMore"_s);
        QTRY_COMPARE(bars(), 1);
        QCOMPARE(more->text(), u"Show 2 more warning(s)"_s);
        QCOMPARE(text->parentWidget()->property("notice").toString(), u"alarm"_s);
        QTest::mouseClick(more, Qt::LeftButton);
        QTRY_COMPARE(bars(), 3);
        QCOMPARE(bar.findChildren<QLabel *>(u"alarmText"_s).constLast()->parentWidget()->property("notice").toString(), u"plain"_s);
        more = bar.findChild<QPushButton *>(u"alarmMore"_s);
        QCOMPARE(more->text(), u"Show only this"_s);
        if (const QByteArray folder = qgetenv("TOCSIN_TEST_PICTURES"); !folder.isEmpty()) {
            QCoreApplication::processEvents();
            bar.resize(1000, bar.sizeHint().height());
            QVERIFY(bar.grab().save(QString::fromLocal8Bit(folder) + u"/alarmbar-dark.png"_s));
            themes.choose(ThemeChoice::Light);
            QVERIFY(bar.grab().save(QString::fromLocal8Bit(folder) + u"/alarmbar-light.png"_s));
            QVERIFY(countedIcon(3, 1, themes.theme()).pixmap(64).save(QString::fromLocal8Bit(folder) + u"/tray-missed.png"_s));
            QVERIFY(countedIcon(0, 2, themes.theme()).pixmap(64).save(QString::fromLocal8Bit(folder) + u"/tray-soon.png"_s));
        }
    }

    void saysWhatItCounts()
    {
        ThemeSwitch themes;
        AlarmBar bar(*m_center, themes);
        see({item(u"inc:1"_s, start - minuteMs, start), item(u"inc:2"_s, start - minuteMs, start), item(u"inc:3"_s, start + minuteMs, start),
             item(u"inc:4"_s, start + minuteMs, start), item(u"inc:5"_s, start + minuteMs, start)});
        QCOMPARE(bar.findChild<QLabel *>(u"alarmText"_s)->text(), u"Next update is 1:00 late · Mail is slow, and 1 more missed"_s);
        auto *more = bar.findChild<QPushButton *>(u"alarmMore"_s);
        QCOMPARE(more->text(), u"Show 3 more warning(s)"_s); // in one more bar
        QTest::mouseClick(more, Qt::LeftButton);
        QTRY_COMPARE(bar.findChildren<QLabel *>(u"alarmText"_s).size(), 2);
        QCOMPARE(bar.findChildren<QLabel *>(u"alarmText"_s).constLast()->text(), u"Next update in 1:00 · Mail is slow, and 2 more due soon"_s);
    }

    void followsAWorkspaceAndShelvesInIt()
    {
        test::DeskFixture fixture;
        fixture.fill();
        fixture.keep();
        AlarmCenter center(fixture.clock, [&fixture] { return fixture.clock.now(); }, [] { return TimeText{{u"UTC"_s}, u"en"_s}; },
                           {&m_notifier, &m_sounder, {}});
        center.setKeeper(fixture.keeper.get());
        QCOMPARE(m_sounder.played, 1);
        QCOMPARE(center.missed(), 1);
        QCOMPARE(center.soon(), 1);
        center.shelve(center.banners().constFirst().promises);
        QTRY_COMPARE(center.missed(), 0);
        QCOMPARE(fixture.keeper->acks().constFirst().until, start + 10 * minuteMs);
        QVERIFY(m_sounder.silenced > 0);
        fixture.keeper.reset(); // the workspace is closed
        QCOMPARE(center.soon(), 0);
        QVERIFY(center.banners().isEmpty());
    }

    void saysWhatIsDueOnlyOnceItWasRead()
    {
        test::DeskFixture fixture;
        DeskKeeper keeper(*fixture.writer, fixture.clock);
        AlarmCenter center(fixture.clock, [&fixture] { return fixture.clock.now(); }, [] { return TimeText{{u"UTC"_s}, u"en"_s}; }, {});
        center.setKeeper(&keeper);
        QCOMPARE(center.dueNext(), QString());
        QSignalSpy changed(&keeper, &DeskKeeper::changed);
        keeper.refresh();
        QVERIFY(changed.wait(10000));
        QCOMPARE(center.dueNext(), u"Nothing is due"_s);
        center.setKeeper(nullptr);
    }

    void countsInTheTitle()
    {
        QCOMPARE(titleWithCount(u"noc — Tocsin"_s, 0), u"noc — Tocsin"_s);
        QCOMPARE(titleWithCount(u"noc — Tocsin"_s, 3), u"(3) noc — Tocsin"_s);
    }

    void readsAClockThatNobodySets()
    {
        const qint64 before = bootTimeMs();
        QVERIFY(before > 0);
        QVERIFY(bootTimeMs() >= before);
    }

    void hasASoundOfItsOwn()
    {
        const QByteArray tone = alarmTone();
        QCOMPARE(tone.first(4), QByteArray("RIFF"));
        QCOMPARE(qFromLittleEndian<quint32>(tone.constData() + 4), static_cast<quint32>(tone.size() - 8));
        QCOMPARE(qFromLittleEndian<quint32>(tone.constData() + 40), static_cast<quint32>(tone.size() - 44));
        int loudest = 0;
        for (qsizetype at = 44; at + 1 < tone.size(); at += 2)
            loudest = std::max(loudest, std::abs(static_cast<int>(qFromLittleEndian<qint16>(tone.constData() + at))));
        QVERIFY(loudest > 30000);
        QCOMPARE(alarmTone(), tone);
        QTemporaryDir folder;
        const auto file = alarmToneFile(folder.filePath(u"sounds"_s));
        QVERIFY(file.has_value());
        QFile written(*file);
        QVERIFY(written.open(QIODevice::ReadOnly));
        QCOMPARE(written.readAll(), tone);
        const auto refused = alarmToneFile(u"/proc/none"_s);
        QVERIFY(!refused.has_value());
    }

    void saysThatTheSoundLibraryIsMissing()
    {
        QTemporaryDir folder;
        CanberraSounder sounder(folder.path(), u"tocsin-no-such-library"_s);
        QSignalSpy failed(&sounder, &AlarmSounder::failed);
        sounder.probe();
        QVERIFY(failed.wait(10000));
        QVERIFY2(failed.first().first().toString().contains("libcanberra0"_L1), qPrintable(failed.first().first().toString()));
        sounder.play(); // beeps instead
        QVERIFY(failed.wait(10000));
        sounder.silence();
    }

    void sounds_data()
    {
        QTest::addColumn<QByteArray>("wrong");
        QTest::addColumn<QString>("said");
        QTest::newRow("well") << QByteArray() << QString();
        QTest::newRow("no device") << QByteArray("open") << u"No sound device answers (no driver)"_s;
        QTest::newRow("the server went away") << QByteArray("play") << u"The alarm could not be played (disconnected)."_s;
        QTest::newRow("while playing") << QByteArray("later") << u"The alarm could not be played (I/O error)."_s;
    }
    void sounds()
    {
        QFETCH(QByteArray, wrong);
        QFETCH(QString, said);
        qputenv("FAKE_CANBERRA", wrong);
        QLibrary library(QStringLiteral(TOCSIN_FAKE_CANBERRA), 0);
        QVERIFY2(library.load(), qPrintable(library.errorString()));
        const auto played = reinterpret_cast<int (*)()>(library.resolve("fake_canberra_played")); // NOLINT: as QLibrary gives it
        const auto file = reinterpret_cast<const char *(*)()>(library.resolve("fake_canberra_file")); // NOLINT
        QVERIFY(played && file);
        const int before = played();
        QTemporaryDir folder;
        CanberraSounder sounder(folder.path(), QStringLiteral(TOCSIN_FAKE_CANBERRA));
        QSignalSpy delivered(&sounder, &AlarmSounder::delivered);
        QSignalSpy failed(&sounder, &AlarmSounder::failed);
        sounder.play();
        QTRY_COMPARE(delivered.count() + failed.count(), 1);
        QCOMPARE(failed.count(), said.isEmpty() ? 0 : 1);
        if (!said.isEmpty())
            QVERIFY2(failed.first().first().toString().startsWith(said), qPrintable(failed.first().first().toString()));
        // What was wrong may be mended: the next alarm tries again.
        qunsetenv("FAKE_CANBERRA");
        sounder.play();
        QTRY_COMPARE(delivered.count(), said.isEmpty() ? 2 : 1);
        QCOMPARE(played() - before, wrong.isEmpty() || wrong == "later" ? 2 : 1);
        QCOMPARE(QString::fromUtf8(file()), folder.filePath(u"alarm-1.wav"_s));
        QVERIFY(QFile::exists(folder.filePath(u"alarm-1.wav"_s)));
        sounder.silence();
        sounder.play(); // may still be under way when the sounder goes
    }

    void callsTheRealSoundLibraryAsItIs()
    {
        QLibrary library(u"canberra"_s, 0);
        if (!library.load())
            QSKIP("libcanberra0 is not installed: the real sound library was not tried");
        qputenv("CANBERRA_DRIVER", "no-such-driver"); // so that the test is not heard
        QTemporaryDir folder;
        CanberraSounder sounder(folder.path());
        QSignalSpy failed(&sounder, &AlarmSounder::failed);
        sounder.play();
        QVERIFY(failed.wait(10000));
        QVERIFY2(failed.first().first().toString().startsWith("No sound device answers ("_L1), qPrintable(failed.first().first().toString()));
        qunsetenv("CANBERRA_DRIVER");
    }

    void saysThatThereIsNoBus()
    {
        if (QDBusConnection::sessionBus().isConnected())
            QSKIP("there is a session bus here");
        DBusNotifier notifier;
        QSignalSpy failed(&notifier, &AlarmNotifier::failed);
        notifier.probe();
        QCOMPARE(failed.count(), 1);
        notifier.show({u"key"_s, u"title"_s, {}, {}, {}, false});
        QCOMPARE(failed.count(), 2);
        notifier.withdraw(u"key"_s);
        LauncherCounter launcher;
        launcher.setCount(1, 0, {});
    }
};

QTEST_MAIN(TestAlarmCenter)
#include "tst_alarmcenter.moc"
