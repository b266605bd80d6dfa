// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk/alarmtray.h"

#include "ui/widgets/icons.h"

#include <QPainter>
#include <QSystemTrayIcon>

using namespace Qt::StringLiterals;

namespace tocsin {

QIcon countedIcon(int missed, int soon, const Theme &theme)
{
    const int count = missed + soon;
    if (count <= 0)
        return programIcon();
    const LevelColours &colours = theme.of(missed > 0 ? Level::MajorOutage : Level::Degraded);
    QIcon icon;
    for (const int size : {22, 32, 48, 64}) {
        QPixmap pixmap = drawnSvg(u"tocsin"_s, size, 1);
        QPainter painter(&pixmap);
        painter.setRenderHint(QPainter::Antialiasing);
        const QString words = count > 9 ? u"9+"_s : QString::number(count);
        QFont font = painter.font();
        font.setBold(true);
        font.setPixelSize(size * 11 / 22);
        painter.setFont(font);
        const double height = size * 0.6;
        const double width = std::max(height, painter.fontMetrics().horizontalAdvance(words) + size * 0.2);
        const QRectF box(size - width, size - height, width, height);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colours.fill);
        // Missed has corners, as its octagon has.
        painter.drawRoundedRect(box, missed > 0 ? 2 : height / 2, missed > 0 ? 2 : height / 2);
        painter.setPen(colours.ink);
        painter.drawText(box, Qt::AlignCenter, words);
        painter.end();
        icon.addPixmap(pixmap);
    }
    return icon;
}

AlarmTray::AlarmTray(const ThemeSwitch &themes, QObject *parent) : AlarmCounter(parent), m_themes(themes) {}

void AlarmTray::setCount(int missed, int soon, const QString &words)
{
    if (!m_icon) {
        if (!QSystemTrayIcon::isSystemTrayAvailable())
            return;
        m_icon = new QSystemTrayIcon(this);
        connect(m_icon, &QSystemTrayIcon::activated, this, &AlarmCounter::activated);
    }
    m_icon->setIcon(countedIcon(missed, soon, m_themes.theme()));
    m_icon->setToolTip(words);
    m_icon->show();
}

} // namespace tocsin
