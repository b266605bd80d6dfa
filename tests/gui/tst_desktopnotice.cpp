// SPDX-License-Identifier: GPL-3.0-or-later
// Messages on the desktop against python3-dbusmock's notification daemon, on a session bus of the test's own.
#include "tests/support/qtestsetup.h"
#include "ui/desk/dbusnotifier.h"

#include <QApplication>
#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>

#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace tocsin;

namespace {

const auto service = u"org.freedesktop.Notifications"_s;
const auto object = u"/org/freedesktop/Notifications"_s;
const auto mockInterface = u"org.freedesktop.DBus.Mock"_s;

AlarmNotice notice(const QString &title)
{
    return {u"promise"_s, title, u"Mail <is> slow & late"_s, u"Open"_s, u"Shelve 10 min"_s, true};
}

} // namespace

class TestDesktopNotice : public QObject
{
    Q_OBJECT

private:
    QProcess m_daemon;

    /// Arguments of every call of @p method that the daemon got.
    static QList<QVariantList> callsOf(const QString &method)
    {
        QDBusMessage question = QDBusMessage::createMethodCall(service, object, mockInterface, u"GetMethodCalls"_s);
        question << method;
        const QDBusMessage answer = QDBusConnection::sessionBus().call(question);
        QList<QVariantList> calls;
        if (answer.type() != QDBusMessage::ReplyMessage || answer.arguments().isEmpty())
            return calls;
        const auto array = answer.arguments().constFirst().value<QDBusArgument>();
        array.beginArray();
        while (!array.atEnd()) {
            quint64 at = 0;
            QVariantList arguments;
            array.beginStructure();
            array >> at >> arguments;
            array.endStructure();
            calls.append(arguments);
        }
        array.endArray();
        return calls;
    }
    static void emitFromDaemon(const QString &signal, const QString &signature, const QVariantList &arguments)
    {
        QDBusMessage wish = QDBusMessage::createMethodCall(service, object, mockInterface, u"EmitSignal"_s);
        wish << service << signal << signature << QVariant(arguments);
        QCOMPARE(QDBusConnection::sessionBus().call(wish).type(), QDBusMessage::ReplyMessage);
    }

private slots:
    void initTestCase()
    {
        if (!QDBusConnection::sessionBus().isConnected())
            QSKIP("dbus-run-session is not installed (package dbus): messages on the desktop were not tried");
        m_daemon.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_daemon.start(u"/usr/bin/python3"_s, {u"-c"_s, u"import dbusmock"_s});
        if (!m_daemon.waitForFinished() || m_daemon.exitCode() != 0)
            QSKIP("python3-dbusmock is not installed: messages on the desktop were not tried");
    }

    void init()
    {
        test::failOnWarnings();
        m_daemon.start(u"/usr/bin/python3"_s, {u"-m"_s, u"dbusmock"_s, u"--template"_s, u"notification_daemon"_s});
        QVERIFY(m_daemon.waitForStarted());
        QTRY_VERIFY_WITH_TIMEOUT(QDBusConnection::sessionBus().interface()->isServiceRegistered(service), 20000);
    }
    void cleanup()
    {
        m_daemon.terminate();
        QVERIFY(m_daemon.waitForFinished());
        QTRY_VERIFY(!QDBusConnection::sessionBus().interface()->isServiceRegistered(service));
    }

    void showsReplacesAndWithdraws()
    {
        DBusNotifier notifier;
        QSignalSpy delivered(&notifier, &AlarmNotifier::delivered);
        notifier.show(notice(u"Next update in 4:00"_s));
        notifier.show(notice(u"Next update in 3:59"_s)); // before the first was answered
        QTRY_COMPARE(delivered.count(), 2);
        const QList<QVariantList> calls = callsOf(u"Notify"_s);
        QCOMPARE(calls.size(), 2);
        QCOMPARE(calls.at(0).at(0).toString(), u"Tocsin"_s);
        QCOMPARE(calls.at(0).at(1).toUInt(), 0U);
        QCOMPARE(calls.at(0).at(3).toString(), u"Next update in 4:00"_s);
        QCOMPARE(calls.at(0).at(4).toString(), u"Mail &lt;is&gt; slow &amp; late"_s);
        QCOMPARE(qdbus_cast<QStringList>(calls.at(0).at(5)),
                 (QStringList{u"default"_s, u"Open"_s, u"open"_s, u"Open"_s, u"shelve"_s, u"Shelve 10 min"_s}));
        QCOMPARE(qdbus_cast<QVariantMap>(calls.at(0).at(6)).value(u"urgency"_s).value<uchar>(), uchar(2));
        QCOMPARE(calls.at(1).at(1).toUInt(), 1U); // takes the first one's place
        notifier.withdraw(u"promise"_s);
        QTRY_COMPARE(callsOf(u"CloseNotification"_s).size(), 1);
        QCOMPARE(callsOf(u"CloseNotification"_s).at(0).at(0).toUInt(), 1U);
    }

    void offersNoShelfWhereThereIsNothingToShelve()
    {
        DBusNotifier notifier;
        QSignalSpy delivered(&notifier, &AlarmNotifier::delivered);
        AlarmNotice shown = notice(u"ben asks for your approval"_s);
        shown.shelveWords.clear();
        notifier.show(shown);
        QVERIFY(delivered.wait(10000));
        QCOMPARE(qdbus_cast<QStringList>(callsOf(u"Notify"_s).constLast().at(5)), (QStringList{u"default"_s, u"Open"_s, u"open"_s, u"Open"_s}));
    }

    void passesItsButtonsOn()
    {
        DBusNotifier notifier;
        QSignalSpy delivered(&notifier, &AlarmNotifier::delivered);
        QSignalSpy open(&notifier, &AlarmNotifier::openWanted);
        QSignalSpy shelve(&notifier, &AlarmNotifier::shelveWanted);
        notifier.show(notice(u"Next update is late"_s));
        QVERIFY(delivered.wait(10000));
        emitFromDaemon(u"ActionInvoked"_s, u"us"_s, {7U, u"shelve"_s}); // somebody else's
        emitFromDaemon(u"ActionInvoked"_s, u"us"_s, {1U, u"shelve"_s});
        QTRY_COMPARE(shelve.count(), 1);
        QCOMPARE(shelve.first().first().toString(), u"promise"_s);
        emitFromDaemon(u"ActionInvoked"_s, u"us"_s, {1U, u"default"_s});
        QTRY_COMPARE(open.count(), 1);
        // Closed by its reader: what comes next is a new one.
        emitFromDaemon(u"NotificationClosed"_s, u"uu"_s, {1U, 2U});
        emitFromDaemon(u"ActionInvoked"_s, u"us"_s, {1U, u"default"_s});
        QCoreApplication::processEvents(); // both came before the daemon's answers
        notifier.show(notice(u"Next update is later"_s));
        QVERIFY(delivered.wait(10000));
        QCOMPARE(callsOf(u"Notify"_s).constLast().at(1).toUInt(), 0U);
        QCOMPARE(open.count(), 1);
    }

    void saysWhenNobodyShowsMessagesAnyMore()
    {
        DBusNotifier notifier;
        QSignalSpy delivered(&notifier, &AlarmNotifier::delivered);
        QSignalSpy failed(&notifier, &AlarmNotifier::failed);
        notifier.probe();
        QVERIFY(delivered.wait(10000));
        m_daemon.terminate();
        QVERIFY(m_daemon.waitForFinished());
        QTRY_VERIFY(!QDBusConnection::sessionBus().interface()->isServiceRegistered(service));
        notifier.show(notice(u"Next update is late"_s));
        QVERIFY(failed.wait(20000));
        QVERIFY2(failed.first().first().toString()== "The desktop shows no messages: no notification service runs on it."_L1, qPrintable(failed.first().first().toString()));
        notifier.probe();
        QVERIFY(failed.wait(20000));
        m_daemon.start(u"/bin/true"_s, {}); // so that there is one to end
        QVERIFY(m_daemon.waitForStarted());
    }
};

int main(int argc, char *argv[])
{
    // The bus has to be there before Qt asks for one.
    if (qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS") && !qEnvironmentVariableIsSet("TOCSIN_TEST_HAS_BUS")) {
        if (const QString run = QStandardPaths::findExecutable(u"dbus-run-session"_s); !run.isEmpty()) {
            qputenv("TOCSIN_TEST_HAS_BUS", "1"); // once, even where it does not help
            QByteArray program = run.toLocal8Bit();
            QByteArray separator("--");
            std::vector<char *> arguments{program.data(), separator.data()};
            arguments.insert(arguments.end(), argv, argv + argc);
            arguments.push_back(nullptr);
            execv(program.constData(), arguments.data());
        }
    }
    QApplication app(argc, argv);
    TestDesktopNotice test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_desktopnotice.moc"
