// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/themeswitch.h"

#include <QStyledItemDelegate>

namespace tocsin {

/// Paints a line of the command palette: badge, text with its matched characters in the accent colour, detail at the right.
class PaletteDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    PaletteDelegate(const ThemeSwitch &themes, QObject *parent);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const ThemeSwitch &m_themes;
};

} // namespace tocsin
