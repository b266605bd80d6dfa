// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/desk/alarmoutlets.h"
#include "ui/theme/themeswitch.h"

#include <QIcon>
#include <QPointer>

class QSystemTrayIcon;

namespace tocsin {

/// The program's icon with @p count in a box of the colour that is urgent; without one where nothing is due.
[[nodiscard]] QIcon countedIcon(int missed, int soon, const Theme &theme);

/// An icon in the system tray that counts. It appears as soon as there is a tray; many desktops have none.
class AlarmTray : public AlarmCounter
{
    Q_OBJECT

public:
    explicit AlarmTray(const ThemeSwitch &themes, QObject *parent = nullptr);

    void setCount(int missed, int soon, const QString &words) override;

private:
    const ThemeSwitch &m_themes;
    QPointer<QSystemTrayIcon> m_icon;
};

} // namespace tocsin
