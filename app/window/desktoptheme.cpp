// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/desktoptheme.h"

#include "ui/theme/themeswitch.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>

using namespace Qt::StringLiterals;

namespace tocsin {
namespace {

constexpr auto service = "org.freedesktop.portal.Desktop"_L1;
constexpr auto path = "/org/freedesktop/portal/desktop"_L1;
constexpr auto interface = "org.freedesktop.portal.Settings"_L1;
constexpr auto group = "org.freedesktop.appearance"_L1;
constexpr auto key = "color-scheme"_L1;

} // namespace

DesktopTheme::DesktopTheme(ThemeSwitch &themes, QObject *parent) : QObject(parent), m_themes(themes)
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    // D-Bus signals can only be connected by name.
    bus.connect(service, path, interface, u"SettingChanged"_s, this, SLOT(settingChanged(QString,QString,QDBusVariant)));
    QDBusMessage question = QDBusMessage::createMethodCall(service, path, interface, u"Read"_s);
    question << QString(group) << QString(key);
    auto *answer = new QDBusPendingCallWatcher(bus.asyncCall(question), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this, [this, answer] {
        const QDBusPendingReply<QDBusVariant> reply = *answer;
        answer->deleteLater();
        if (reply.isError())
            return;
        // Read wraps the value twice, as the portal's documentation says.
        QVariant value = reply.value().variant();
        if (value.canConvert<QDBusVariant>())
            value = value.value<QDBusVariant>().variant();
        use(value.toUInt());
    });
}

void DesktopTheme::settingChanged(const QString &changedGroup, const QString &changedKey, const QDBusVariant &value)
{
    if (changedGroup == group && changedKey == key)
        use(value.variant().toUInt());
}

void DesktopTheme::use(uint scheme)
{
    // 0: no preference, 1: dark, 2: light.
    if (scheme == 1 || scheme == 2)
        m_themes.followDesktop(scheme == 1);
}

} // namespace tocsin
