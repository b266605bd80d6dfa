// SPDX-License-Identifier: GPL-3.0-or-later
// A whole incident through the accessibility bus alone: the real program on a display and a session bus of the test's own, operated by tests/e2e/atspi/drive.py
// as a screen reader operates it.
#include "models/settings/settings.h"
#include "tests/e2e/incidentworkspace.h"
#include "tests/e2e/wholeincident.h"
#include "tests/support/qtestsetup.h"
#include "tests/support/tocsinctl.h"

#include <QJsonArray>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <csignal>
#include <sys/prctl.h>

using namespace Qt::StringLiterals;
using namespace tocsin;

namespace script = tocsin::test::wholeincident;

namespace {

constexpr int patienceMs = 240'000; // for anything to happen: the machine may be slow, and the programs built to find mistakes
const QString python = u"/usr/bin/python3"_s; // which Debian's modules are for

/// A program that ends with this one, however this one ends.
class Companion : public QProcess
{
public:
    Companion()
    {
        setProcessChannelMode(QProcess::ForwardedErrorChannel);
        setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGTERM); });
    }
    ~Companion() override { stop(); }
    Q_DISABLE_COPY_MOVE(Companion)

    void stop()
    {
        if (state() == QProcess::NotRunning)
            return;
        terminate();
        if (!waitForFinished(10'000)) {
            kill();
            waitForFinished();
        }
    }
    /// The first line that it prints.
    [[nodiscard]] QByteArray firstLine()
    {
        while (!canReadLine()) {
            if (!waitForReadyRead(patienceMs))
                return {};
        }
        return readLine().trimmed();
    }
};

/// What this test needs and does not find.
QStringList missing()
{
    QStringList names;
    for (const auto &[program, package] : {std::pair(u"Xvfb"_s, u"xvfb"_s), std::pair(u"dbus-daemon"_s, u"dbus-daemon"_s)}) {
        if (QStandardPaths::findExecutable(program).isEmpty())
            names.append(package);
    }
    if (QStandardPaths::locate(QStandardPaths::GenericDataLocation, u"dbus-1/services/org.a11y.Bus.service"_s).isEmpty())
        names.append(u"at-spi2-core"_s);
    if (QProcess::execute(python, {u"-c"_s, u"import pyatspi"_s}) != 0)
        names.append(u"python3-pyatspi"_s);
    return names;
}

} // namespace

class TestAtSpi : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    const QString m_workspace = m_folder.filePath(u"noc.tocsin"_s);
    // The last one is stopped first.
    Companion m_display;
    Companion m_bus;
    Companion m_program;
    QProcessEnvironment m_environment = QProcessEnvironment::systemEnvironment();

    /// One step of the incident, to its end.
    void drive(const QStringList &step)
    {
        Companion driver;
        driver.setProcessEnvironment(m_environment);
        driver.start(python, QStringList{QStringLiteral(TOCSIN_SOURCE_DIR "/tests/e2e/atspi/drive.py")} + step);
        QVERIFY2(driver.waitForFinished(patienceMs * 2), qPrintable(step.join(u' ')));
        QCOMPARE(driver.exitStatus(), QProcess::NormalExit);
        QVERIFY2(driver.exitCode() == 0, qPrintable(step.join(u' ')));
    }
    /// Whether the story has that many updates soon.
    [[nodiscard]] bool isTold(int updates) const
    {
        return QTest::qWaitFor(
            [&] {
                const auto story = test::newestStory(m_workspace);
                return story && story->updates.size() >= updates;
            },
            patienceMs);
    }

private slots:
    void initTestCase()
    {
        if (const QStringList packages = missing(); !packages.isEmpty())
            QSKIP(qPrintable(u"not installed: %1. Nothing was operated through the accessibility bus"_s.arg(packages.join(u", "_s))));
        const test::FakeClock clock(QDateTime::currentMSecsSinceEpoch());
        test::makeIncidentWorkspace(m_workspace, clock);
        SettingsStore store(m_folder.filePath(u"settings.ini"_s));
        store.set(settings::zones, {u"Europe/Paris"_s, u"America/Toronto"_s});
        store.set(settings::undoSeconds, 120); // no post leaves by itself on a slow machine

        m_display.start(u"Xvfb"_s, {u"-displayfd"_s, u"1"_s, u"-screen"_s, u"0"_s, u"1600x1000x24"_s, u"-nolisten"_s, u"tcp"_s});
        const QByteArray display = m_display.firstLine();
        QVERIFY2(!display.isEmpty(), "Xvfb opened no display");
        m_environment.insert(u"DISPLAY"_s, u':' + QString::fromLatin1(display));
        m_environment.insert(u"QT_QPA_PLATFORM"_s, u"xcb"_s);
        m_environment.insert(u"QT_LINUX_ACCESSIBILITY_ALWAYS_ON"_s, u"1"_s);
        m_environment.remove(u"AT_SPI_BUS_ADDRESS"_s);
        m_bus.setProcessEnvironment(m_environment);
        m_bus.start(u"dbus-daemon"_s, {u"--session"_s, u"--nofork"_s, u"--print-address=1"_s});
        const QByteArray address = m_bus.firstLine();
        QVERIFY2(!address.isEmpty(), "dbus-daemon opened no bus");
        m_environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, QString::fromLocal8Bit(address));
        m_program.setProcessEnvironment(m_environment);
        m_program.start(QStringLiteral(TOCSIN_BINARY_DIR "/app/tocsin"),
                        {u"--settings"_s, m_folder.filePath(u"settings.ini"_s), u"--language"_s, u"en"_s, m_workspace});
        QVERIFY(m_program.waitForStarted(patienceMs));
    }

    void cleanupTestCase()
    {
        m_program.stop();
        m_bus.stop();
        m_display.stop();
    }

    void runsAWholeIncident()
    {
        const auto step = [this](const QStringList &arguments, int updates) {
            drive(arguments);
            return !QTest::currentTestFailed() && isTold(updates);
        };
        QVERIFY(step({u"begin"_s, script::title, script::first, u"flexo"_s, u"leela"_s}, 1));
        script::checkFirst(test::newestStory(m_workspace));
        QVERIFY(step({u"update"_s, script::second}, 2));
        script::checkSecond(test::newestStory(m_workspace));
        QVERIFY(step({u"update"_s, script::third, u"--add"_s, u"zapp"_s}, 3));
        script::checkThird(test::newestStory(m_workspace));
        QVERIFY(step({u"update"_s, script::last, u"--status"_s, u"resolved"_s}, 4));
        script::checkResolved(test::newestStory(m_workspace));
        QVERIFY(step({u"explain"_s, script::cause}, 5));
        script::checkExplained(test::newestStory(m_workspace));
        if (QTest::currentTestFailed())
            return;
        saysSoOnTheCommandLine();
        drive({u"quit"_s});
        QVERIFY(m_program.state() == QProcess::NotRunning || m_program.waitForFinished(patienceMs));
        QCOMPARE(m_program.exitStatus(), QProcess::NormalExit);
        QCOMPARE(m_program.exitCode(), 0);
    }

private:
    void saysSoOnTheCommandLine() const
    {
        const test::Answer list = test::tocsinctl({u"list"_s, u"--workspace"_s, m_workspace, u"--format"_s, u"json"_s});
        QVERIFY2(list.exitCode == 0, list.said().constData());
        const QJsonArray incidents = list.json().value("incidents"_L1).toArray();
        QCOMPARE(incidents.size(), 1);
        const QString id = incidents.first().toObject().value("id"_L1).toString();
        const test::Answer shown = test::tocsinctl({u"show"_s, id, u"--workspace"_s, m_workspace, u"--format"_s, u"json"_s});
        QVERIFY2(shown.exitCode == 0, shown.said().constData());
        const QJsonObject story = shown.json();
        QCOMPARE(story.value("status"_L1).toString(), u"resolved"_s);
        QCOMPARE(story.value("targets"_L1).toArray().size(), 3);
        QCOMPARE(story.value("impacts"_L1).toArray().size(), 3);
        const QJsonArray updates = story.value("updates"_L1).toArray();
        QCOMPARE(updates.size(), 5);
        for (int i = 0; i < updates.size(); ++i)
            QCOMPARE(updates.at(i).toObject().value("post_mortem"_L1).toBool(), i == 4);
        const test::Answer checked = test::tocsinctl({u"check"_s, u"--workspace"_s, m_workspace});
        QVERIFY2(checked.exitCode == 0, checked.said().constData());
    }
};

QTEST_GUILESS_MAIN(TestAtSpi)
#include "tst_atspi.moc"
