// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/desk/alarmcenter.h"
#include "ui/theme/themeswitch.h"

#include <QWidget>

class QVBoxLayout;

namespace tocsin {

/// The banners of an AlarmCenter as bars above the page: red for what was missed, amber for what is due soon and for a watchdog's word. Hidden while there is none.
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
    [[nodiscard]] QWidget *newBar(const AlarmBanner &banner);

    AlarmCenter &m_center;
    const ThemeSwitch &m_themes;
    QVBoxLayout *m_layout;
    QList<AlarmBanner> m_shown;
    QList<QWidget *> m_bars;
};

} // namespace tocsin
