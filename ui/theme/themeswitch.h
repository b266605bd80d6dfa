// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QObject>

namespace tocsin {

enum class ThemeChoice { System, Dark, Light };
template<> inline constexpr std::array enumNames<ThemeChoice>{
    EnumName<ThemeChoice>{ThemeChoice::System, QLatin1StringView("system")},
    EnumName<ThemeChoice>{ThemeChoice::Dark, QLatin1StringView("dark")},
    EnumName<ThemeChoice>{ThemeChoice::Light, QLatin1StringView("light")},
};

/// Holds the theme in use, puts it on the application, and says when it changed. With ThemeChoice::System it follows the desktop:
/// the XDG settings portal where one answers, else the lightness of the palette that the platform gave.
class ThemeSwitch : public QObject
{
    Q_OBJECT

public:
    explicit ThemeSwitch(QObject *parent = nullptr);

    [[nodiscard]] const Theme &theme() const { return m_theme; }
    [[nodiscard]] ThemeChoice choice() const { return m_choice; }
    void choose(ThemeChoice choice);
    /// What the desktop asks for, told by whoever watches it (DesktopTheme in app/). Matters only with ThemeChoice::System.
    void followDesktop(bool dark);

signals:
    void changed();

private:
    void apply();

    bool m_desktopIsDark = true;
    ThemeChoice m_choice = ThemeChoice::System;
    Theme m_theme;
};

} // namespace tocsin
