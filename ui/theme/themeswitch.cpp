// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/themeswitch.h"

#include <QApplication>
#include <QStyleFactory>
#include <QToolTip>

using namespace Qt::StringLiterals;

namespace tocsin {

ThemeSwitch::ThemeSwitch(QObject *parent)
    : QObject(parent), m_desktopIsDark(QApplication::palette().color(QPalette::Window).lightness() < 128)
{
    // One style everywhere: the sheet is written for it, and its drawing follows the palette entirely.
    QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));
    apply();
}

void ThemeSwitch::choose(ThemeChoice choice)
{
    m_choice = choice;
    apply();
}

void ThemeSwitch::followDesktop(bool dark)
{
    m_desktopIsDark = dark;
    apply();
}

void ThemeSwitch::apply()
{
    const bool dark = m_choice == ThemeChoice::System ? m_desktopIsDark : m_choice == ThemeChoice::Dark;
    if (m_theme.text.isValid() && m_theme.isDark == dark)
        return;
    m_theme = themeOf(dark);
    QApplication::setPalette(paletteOf(m_theme));
    QToolTip::setPalette(paletteOf(m_theme));
    qApp->setStyleSheet(styleSheetOf(m_theme));
    emit changed();
}

} // namespace tocsin
