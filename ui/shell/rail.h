// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/themeswitch.h"

#include <QWidget>

class QAction;
class QToolButton;
class QVBoxLayout;

namespace tocsin {

/// The narrow bar of pages at the left. A page is a checkable action; the rail draws its icon over its name.
class Rail : public QWidget
{
    Q_OBJECT

public:
    explicit Rail(const ThemeSwitch &themes, QWidget *parent = nullptr);

    /// @p icon is a name for inkedIcon(). The action stays its owner's.
    void addPage(QAction *page, const QString &icon);
    /// A number at the icon of @p page, in the colours of @p tone; 0: none. @p words say the same to who cannot see it.
    void setBadge(QAction *page, int count, Tone tone, const QString &words);

private:
    void inkIcons();

    const ThemeSwitch &m_themes;
    QVBoxLayout *m_layout;
    QList<QPair<QToolButton *, QString>> m_pages;
};

} // namespace tocsin
