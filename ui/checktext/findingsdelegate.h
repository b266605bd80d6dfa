// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/themeswitch.h"

#include <QStyledItemDelegate>

namespace tocsin {

/// A finding in the list: its rule in a chip that says how bad it is, its sentence below, and what the fix does.
class FindingsDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit FindingsDelegate(const ThemeSwitch &themes, QObject *parent = nullptr) : QStyledItemDelegate(parent), m_themes(themes) {}

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const ThemeSwitch &m_themes;
};

} // namespace tocsin
