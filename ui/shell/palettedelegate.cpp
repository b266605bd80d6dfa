// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/palettedelegate.h"

#include "models/itemmodels/palettemodel.h"

#include <QPainter>
#include <QTextLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tocsin {
namespace {

constexpr int side = 10;

QFont smaller(QFont font)
{
    font.setPointSizeF(font.pointSizeF() * 0.88);
    return font;
}

} // namespace

PaletteDelegate::PaletteDelegate(const ThemeSwitch &themes, QObject *parent) : QStyledItemDelegate(parent), m_themes(themes)
{
}

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const bool heading = index.data(PaletteModel::KindRole).value<PaletteEntry::Kind>() == PaletteEntry::Kind::Heading;
    return {0, QFontMetrics(option.font).height() + (heading ? 10 : 12)};
}

void PaletteDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = m_themes.theme();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    QRect rect = option.rect.adjusted(side, 0, -side, 0);
    if (index.data(PaletteModel::KindRole).value<PaletteEntry::Kind>() == PaletteEntry::Kind::Heading) {
        painter->setFont(smaller(option.font));
        painter->setPen(theme.dimText);
        painter->drawText(rect, Qt::AlignLeft | Qt::AlignBottom, index.data().toString());
        painter->restore();
        return;
    }
    if (option.state & QStyle::State_Selected) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(theme.selection);
        painter->drawRoundedRect(QRectF(option.rect).adjusted(2, 1, -2, -1), 5, 5);
    }
    const QFont small = smaller(option.font);
    const QFontMetrics smallMetrics(small);
    if (const QString badge = index.data(PaletteModel::BadgeRole).toString(); !badge.isEmpty()) {
        const ChipColours &colours = theme.of(Tone::Neutral);
        const int width = smallMetrics.horizontalAdvance(badge) + 12;
        const int half = smallMetrics.height() / 2;
        const QRectF box(rect.left(), rect.center().y() - half - 1, width, smallMetrics.height() + 3);
        painter->setPen(colours.line);
        painter->setBrush(colours.ground);
        painter->drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
        painter->setFont(small);
        painter->setPen(colours.text);
        painter->drawText(box, Qt::AlignCenter, badge);
        rect.setLeft(rect.left() + width + 8);
    }
    if (const QString detail = index.data(PaletteModel::DetailRole).toString(); !detail.isEmpty()) {
        painter->setFont(small);
        painter->setPen(theme.dimText);
        painter->drawText(rect, Qt::AlignRight | Qt::AlignVCenter, detail);
        rect.setRight(rect.right() - smallMetrics.horizontalAdvance(detail) - 12);
    }
    // The matched characters keep their places only while the text is whole; an elided end keeps those before it.
    const QString whole = index.data().toString();
    const QString text = QFontMetrics(option.font).elidedText(whole, Qt::ElideRight, rect.width());
    const qsizetype kept = text == whole ? whole.size() : std::max<qsizetype>(0, text.size() - 1);
    QTextLayout layout(text, option.font);
    QList<QTextLayout::FormatRange> formats;
    for (const int place : index.data(PaletteModel::PlacesRole).value<QList<int>>()) {
        if (place >= kept)
            break;
        QTextLayout::FormatRange range;
        range.start = place;
        range.length = 1;
        range.format.setForeground(theme.isDark ? theme.of(Tone::Info).text : theme.accent);
        range.format.setFontWeight(QFont::Bold);
        formats.append(range);
    }
    layout.setFormats(formats);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setLineWidth(rect.width() + 40); // bold characters may need a little more than was measured
    layout.endLayout();
    painter->setPen(theme.text);
    painter->setClipRect(rect);
    layout.draw(painter, QPointF(rect.left(), rect.center().y() - line.height() / 2 + 0.5));
    painter->restore();
}

} // namespace tocsin
