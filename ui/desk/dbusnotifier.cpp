// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk/dbusnotifier.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QGuiApplication>
#include <QLoggingCategory>

using namespace Qt::StringLiterals;

namespace tocsin {
namespace {

constexpr auto service = "org.freedesktop.Notifications"_L1;
constexpr auto path = "/org/freedesktop/Notifications"_L1;
constexpr auto interface = "org.freedesktop.Notifications"_L1;
constexpr int patience = 8000; ///< milliseconds; a service may have to be started first
constexpr auto openAction = "default"_L1; // what a click on the notice itself does too
constexpr auto openButton = "open"_L1;
constexpr auto shelveButton = "shelve"_L1;
constexpr uchar critical = 2;
constexpr uchar normal = 1;

Q_LOGGING_CATEGORY(lcNotifier, "tocsin.alarm.notifier", QtInfoMsg)

/// What an operator is told of @p error; its own words, which are the bus's, go to the log.
QString wordsFor(const QDBusError &error)
{
    qCInfo(lcNotifier) << error.name() << error.message();
    if (error.type() == QDBusError::ServiceUnknown)
        return DBusNotifier::tr("The desktop shows no messages: no notification service runs on it.");
    return DBusNotifier::tr("The desktop shows no messages: its notification service does not answer.");
}

QDBusMessage call(QLatin1StringView method)
{
    return QDBusMessage::createMethodCall(service, path, interface, method);
}

} // namespace

bool DBusNotifier::connectToBus()
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) {
        emit failed(tr("There is no session bus, so that no message on the desktop can be shown."));
        return false;
    }
    if (!m_isConnected) {
        m_isConnected = true;
        bus.connect(service, path, interface, u"ActionInvoked"_s, this, SLOT(actionInvoked(uint,QString)));
        bus.connect(service, path, interface, u"NotificationClosed"_s, this, SLOT(notificationClosed(uint,uint)));
    }
    return true;
}

void DBusNotifier::probe()
{
    if (!connectToBus())
        return;
    auto *answer = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(call("GetCapabilities"_L1), patience), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this, [this, answer] {
        const QDBusPendingReply<QStringList> reply = *answer;
        answer->deleteLater();
        if (reply.isError()) {
            emit failed(wordsFor(reply.error()));
            return;
        }
        m_hasMarkup = reply.value().contains("body-markup"_L1);
        emit delivered();
    });
}

void DBusNotifier::show(const AlarmNotice &notice)
{
    const auto known = m_shown.find(notice.key);
    if (known != m_shown.end() && known->id == 0) {
        known->next = notice;
        known->withdrawn = false;
        return;
    }
    send(notice, known == m_shown.end() ? 0 : known->id);
}

void DBusNotifier::send(const AlarmNotice &notice, uint replaced)
{
    if (!connectToBus())
        return;
    QDBusMessage message = call("Notify"_L1);
    const QVariantMap hints{{u"urgency"_s, QVariant::fromValue(notice.urgent ? critical : normal)},
                            {u"desktop-entry"_s, QGuiApplication::desktopFileName()},
                            {u"category"_s, u"x-tocsin.alarm"_s},
                            {u"resident"_s, notice.urgent}};
    QStringList actions{openAction, notice.openWords, openButton, notice.openWords};
    if (!notice.shelveWords.isEmpty())
        actions << shelveButton << notice.shelveWords;
    message << u"Tocsin"_s << replaced << QGuiApplication::desktopFileName() << notice.title << (m_hasMarkup ? notice.text.toHtmlEscaped() : notice.text) << actions << hints
            << (notice.urgent ? 0 : -1);
    m_shown[notice.key].id = 0;
    auto *answer = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(message, patience), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this, [this, answer, key = notice.key] {
        const QDBusPendingReply<uint> reply = *answer;
        answer->deleteLater();
        Shown shown = m_shown.take(key);
        if (reply.isError()) {
            emit failed(wordsFor(reply.error()));
            return;
        }
        emit delivered();
        shown.id = reply.value();
        if (shown.withdrawn) {
            close(shown.id);
            return;
        }
        const auto next = std::exchange(shown.next, std::nullopt);
        m_shown.insert(key, shown);
        if (next)
            send(*next, shown.id);
    });
}

void DBusNotifier::close(uint id)
{
    QDBusMessage message = call("CloseNotification"_L1);
    message << id;
    QDBusConnection::sessionBus().send(message);
}

void DBusNotifier::withdraw(const QString &key)
{
    const auto known = m_shown.find(key);
    if (known == m_shown.end())
        return;
    if (known->id == 0) {
        known->withdrawn = true;
        known->next.reset();
        return;
    }
    close(known->id);
    m_shown.remove(key);
}

QString DBusNotifier::keyOf(uint id) const
{
    for (auto it = m_shown.cbegin(); it != m_shown.cend(); ++it) {
        if (it->id == id && id != 0)
            return it.key();
    }
    return {};
}

void DBusNotifier::actionInvoked(uint id, const QString &action)
{
    const QString key = keyOf(id); // the signal goes to every program that shows notices
    if (key.isEmpty())
        return;
    if (action == shelveButton)
        emit shelveWanted(key);
    else
        emit openWanted(key);
}

void DBusNotifier::notificationClosed(uint id, uint)
{
    if (const QString key = keyOf(id); !key.isEmpty())
        m_shown.remove(key);
}

void LauncherCounter::setCount(int missed, int soon, const QString &)
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    QDBusMessage message = QDBusMessage::createSignal(u"/org/tocsin/Tocsin"_s, u"com.canonical.Unity.LauncherEntry"_s, u"Update"_s);
    const qint64 count = missed + soon;
    message << QString(u"application://"_s + QGuiApplication::desktopFileName() + u".desktop"_s)
            << QVariantMap{{u"count"_s, count}, {u"count-visible"_s, count > 0}, {u"urgent"_s, missed > 0}};
    bus.send(message);
}

} // namespace tocsin
