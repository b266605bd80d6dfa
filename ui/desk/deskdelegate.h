// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/themeswitch.h"
#include "ui/widgets/timetext.h"

#include <QStyledItemDelegate>

#include <functional>

namespace tocsin {

/// Paints a row of the desk: how pressing it is by shape and word, the title, and below it what is due and how the story stands.
class DeskDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    /// @p times is asked at every paint, because zones may be chosen anew.
    DeskDelegate(const ThemeSwitch &themes, std::function<TimeText()> times, QString user, QObject *parent = nullptr)
        : QStyledItemDelegate(parent), m_themes(themes), m_times(std::move(times)), m_user(std::move(user))
    {
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const ThemeSwitch &m_themes;
    std::function<TimeText()> m_times;
    QString m_user;
};

} // namespace tocsin
