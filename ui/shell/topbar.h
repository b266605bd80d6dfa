// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/themeswitch.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace tocsin {

class ClockBar;

/// The bar above the pages: the field that opens the command palette, and the clocks.
class TopBar : public QWidget
{
    Q_OBJECT

public:
    TopBar(const Clock &clock, const ThemeSwitch &themes, QWidget *parent = nullptr);

    [[nodiscard]] ClockBar &clocks() const { return *m_clocks; }
    void setSearchKey(const QString &key);

    /// Whether a workspace is open in which something can be begun.
    void setPostingOffered(bool offered);

signals:
    void searchWanted();
    void incidentWanted(); ///< a new one

private:
    void inkIcon();

    const ThemeSwitch &m_themes;
    QPushButton *m_search;
    QLabel *m_key;
    ClockBar *m_clocks;
    QPushButton *m_incident;
};

} // namespace tocsin
