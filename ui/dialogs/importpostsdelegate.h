// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/themeswitch.h"

#include <QStyledItemDelegate>

namespace tocsin {

/// A row of the posts to import: check box and title, and at the right what would be stored and how many times are open, each in a chip.
class ImportPostsDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit ImportPostsDelegate(const ThemeSwitch &themes, QObject *parent = nullptr) : QStyledItemDelegate(parent), m_themes(themes) {}

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const ThemeSwitch &m_themes;
};

} // namespace tocsin
