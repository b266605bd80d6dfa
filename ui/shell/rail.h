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
    struct Badge
    {
        int count = 0; ///< 0: none
        Tone tone = Tone::Warning;
    };
    /// Numbers at the icon of @p page: @p first right of it, @p second left. @p words say the same to who cannot see them.
    void setBadges(QAction *page, const Badge &first, const Badge &second, const QString &words);

private:
    void inkIcons();

    const ThemeSwitch &m_themes;
    QVBoxLayout *m_layout;
    QList<QPair<QToolButton *, QString>> m_pages;
};

} // namespace tocsin
