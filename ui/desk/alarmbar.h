// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/desk/alarmcenter.h"
#include "ui/theme/themeswitch.h"

#include <QWidget>

class QFrame;
class QPushButton;
class QVBoxLayout;

namespace tocsin {

/// The banners of an AlarmCenter: red for what was missed, amber for what is due soon, quiet for a watchdog's word. One bar, the most pressing,
/// which says how many more there are and shows them when asked; hidden while there is none.
class AlarmBar : public QWidget
{
    Q_OBJECT

public:
    /// @p center outlives this.
    AlarmBar(AlarmCenter &center, const ThemeSwitch &themes, QWidget *parent = nullptr);

signals:
    void incidentWanted(const QString &incident);
    void updateWanted(const QString &incident);
    void deskWanted();

private:
    void showBanners(const QList<AlarmBanner> &banners);
    void showAll(bool all);
    [[nodiscard]] QFrame *newBar(const AlarmBanner &banner);

    AlarmCenter &m_center;
    const ThemeSwitch &m_themes;
    QVBoxLayout *m_layout;
    bool m_isAllShown = false;
    QList<AlarmBanner> m_banners; ///< all there are
    QList<AlarmBanner> m_shown; ///< those with a bar
    QList<QFrame *> m_bars;
    QPushButton *m_more = nullptr; ///< in the first bar
};

} // namespace tocsin
