// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QDBusVariant;

namespace tocsin {

class ThemeSwitch;

/// Tells a ThemeSwitch whether the desktop is dark, by the settings portal (org.freedesktop.appearance color-scheme), now and when it changes.
/// Where no portal answers, the switch keeps what it read from the palette. Asks without waiting.
class DesktopTheme : public QObject
{
    Q_OBJECT

public:
    /// @p themes outlives this.
    explicit DesktopTheme(ThemeSwitch &themes, QObject *parent = nullptr);

private slots:
    void settingChanged(const QString &group, const QString &key, const QDBusVariant &value);

private:
    void use(uint scheme);

    ThemeSwitch &m_themes;
};

} // namespace tocsin
