// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timelineexport.h"

#include "ui/timeline/timelineoverlay.h"
#include "ui/timeline/timewords.h"
#include "ui/widgets/words.h"

#include <QBuffer>
#include <QPdfWriter>
#include <QSaveFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tocsin {
namespace {

constexpr int titleHeight = 54;
constexpr int legendHeight = 30;
constexpr int side = 14;
constexpr double pngScale = 2;

/// Levels in words beside their colours, and what hatched and dashed mean.
void paintLegend(QPainter &painter, const QRect &area, const Theme &theme)
{
    int x = area.left() + side;
    const auto swatch = [&](const QColor &fill, const QColor &hatch, const QString &word, const QColor &rails = {}) {
        const QRect box(x, area.center().y() - 6, 22, 12);
        painter.setPen(Qt::NoPen);
        painter.fillRect(box, fill);
        if (hatch.isValid())
            painter.fillRect(box, QBrush(hatch, Qt::BDiagPattern));
        if (rails.isValid()) {
            painter.fillRect(QRect(box.left(), box.top(), box.width(), 2), rails);
            painter.fillRect(QRect(box.left(), box.bottom() - 1, box.width(), 2), rails);
        }
        painter.setPen(theme.text);
        painter.drawText(QRect(box.right() + 7, area.top(), 400, area.height()), Qt::AlignVCenter | Qt::AlignLeft, word);
        x = box.right() + 7 + painter.fontMetrics().horizontalAdvance(word) + 18;
    };
    for (const Level level : {Level::MajorOutage, Level::PartialOutage, Level::Degraded, Level::Maintenance})
        swatch(theme.of(level).fill, {}, wordFor(level));
    swatch(theme.of(Level::Maintenance).tint, theme.of(Level::Maintenance).line, QCoreApplication::translate("tocsin", "hatched: planned"));
    swatch(theme.of(Level::Maintenance).fill, {}, QCoreApplication::translate("tocsin", "between rails: beyond its plan"), theme.now);
}

void paintAll(QPainter &painter, TimelinePlot &plot, const LaneHeader &lanes, const QString &title, double ratio, bool text)
{
    TimelineState &state = plot.state();
    const Theme &theme = state.theme();
    const int lanesWidth = lanes.width();
    const QSize body(plot.width(), plot.height());
    const QRect page(0, 0, lanesWidth + body.width(), titleHeight + body.height() + legendHeight);
    painter.fillRect(page, theme.background);
    painter.setFont(plot.font());
    QFont big = plot.font();
    big.setBold(true);
    big.setPointSizeF(big.pointSizeF() * 1.35);
    painter.setFont(big);
    painter.setPen(theme.text);
    painter.drawText(QRect(side, 6, page.width() - 2 * side, 24), Qt::AlignVCenter | Qt::AlignLeft, title);
    painter.setFont(plot.font());
    painter.setPen(theme.dimText);
    const auto zones = state.zones().mid(0, 2);
    painter.drawText(QRect(side, 30, page.width() - 2 * side, 18), Qt::AlignVCenter | Qt::AlignLeft,
                     //: Begin and end of an exported stretch of time
                     QCoreApplication::translate("tocsin", "%1 until %2").arg(stampWords(state.scale().begin(), zones), stampWords(state.scale().end(), zones)));

    painter.save();
    painter.translate(0, titleHeight);
    TimeAxes axes(state);
    axes.setDrawsText(text);
    axes.update(body.width(), plot.font());
    LanePainter impacts(state);
    impacts.setDrawsText(text);
    painter.save();
    painter.setClipRect(QRect(lanesWidth, 0, body.width(), body.height()));
    impacts.paint(painter, QPoint(lanesWidth, axes.height()), QSize(body.width(), body.height() - axes.height()), ratio, plot.font(), axes.gridLines());
    axes.paint(painter, QPoint(lanesWidth, 0), body.width(), body.height(), ratio);
    const double now = state.scale().xOf(state.now());
    if (now >= 0 && now <= body.width())
        plot.overlay()->paintNow(painter, QPoint(lanesWidth, 0), body.height());
    painter.restore();
    painter.setFont(plot.font());
    lanes.paintInto(painter, QRect(0, 0, lanesWidth, body.height()));
    painter.restore();
    painter.setFont(plot.font());
    paintLegend(painter, QRect(0, titleHeight + body.height(), page.width(), legendHeight), theme);
}

} // namespace

Result<void> exportTimeline(TimelinePlot &plot, const LaneHeader &lanes, const QString &fileName, const QString &title)
{
    const QSize size(lanes.width() + plot.width(), titleHeight + plot.height() + legendHeight);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    if (fileName.endsWith(".png"_L1, Qt::CaseInsensitive)) {
        QImage image(size * pngScale, QImage::Format_RGB32);
        image.setDevicePixelRatio(pngScale);
        QPainter painter(&image);
        paintAll(painter, plot, lanes, title, pngScale, false);
        painter.end();
        if (!image.save(&buffer, "PNG"))
            return failed(Failure::Code::Storage, fileName);
    } else if (fileName.endsWith(".pdf"_L1, Qt::CaseInsensitive)) {
        QPdfWriter writer(&buffer);
        writer.setTitle(title);
        writer.setCreator(u"Tocsin"_s);
        writer.setResolution(144);
        writer.setPageSize(QPageSize(size.width() > 1500 ? QPageSize::A3 : QPageSize::A4));
        writer.setPageOrientation(QPageLayout::Landscape);
        writer.setPageMargins(QMarginsF(10, 10, 10, 10), QPageLayout::Millimeter);
        QPainter painter(&writer);
        const double scale = std::min(painter.viewport().width() / double(size.width()), painter.viewport().height() / double(size.height()));
        painter.scale(scale, scale);
        paintAll(painter, plot, lanes, title, pngScale, true);
        painter.end();
    } else {
        return failed(Failure::Code::Rejected, u"%1: the name must end in .png or .pdf"_s.arg(fileName));
    }
    QSaveFile file(fileName);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return failed(Failure::Code::Storage, u"%1: %2"_s.arg(fileName, file.errorString()));
    return {};
}

} // namespace tocsin
