// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/icons.h"

#include <QFile>
#include <QPainter>
#include <QSvgRenderer>

using namespace Qt::StringLiterals;

namespace tocsin {

QPixmap drawnSvg(const QString &name, int size, double scale, const QColor &ink)
{
    QFile file(u":/icons/"_s + name + u".svg"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QByteArray svg = file.readAll();
    if (ink.isValid())
        svg.replace("#000000", ink.name().toLatin1());
    QSvgRenderer renderer(svg);
    QPixmap pixmap(qRound(size * scale), qRound(size * scale));
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    renderer.render(&painter, QRectF(QPointF(), QSizeF(pixmap.size())));
    painter.end();
    pixmap.setDevicePixelRatio(scale);
    return pixmap;
}

QIcon programIcon()
{
    QIcon icon;
    for (const int size : {16, 24, 32, 48, 64, 128, 256})
        icon.addPixmap(drawnSvg(u"tocsin"_s, size, 1));
    return icon;
}

QIcon inkedIcon(const QString &name, const QColor &colour, int size)
{
    QIcon icon;
    for (const int scale : {1, 2, 3})
        icon.addPixmap(drawnSvg(name, size, scale, colour));
    return icon;
}

} // namespace tocsin
