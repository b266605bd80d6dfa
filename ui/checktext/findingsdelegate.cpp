// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/checktext/findingsdelegate.h"

#include "models/itemmodels/findingsmodel.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace tocsin {
namespace {

constexpr int side = 10;
constexpr int top = 8;
constexpr int spacing = 4;
constexpr int padding = 6;

/// Where the parts of a row stand, below each other.
struct Parts
{
    QFont small;
    QRect title;
    QRect message;
    QRect fix;
    int height = 0;
};

Parts partsOf(const QStyleOptionViewItem &option, const QModelIndex &index, int width)
{
    Parts parts;
    parts.small = option.font;
    parts.small.setPointSizeF(parts.small.pointSizeF() * 0.9);
    const QFontMetrics small(parts.small);
    const int inner = std::max(40, width - 2 * side);
    const QString title = index.data(FindingsModel::TitleRole).toString();
    parts.title = QRect(side, top, std::min(inner, small.horizontalAdvance(title) + 2 * padding + 2), small.height() + 3);
    const QRect room(side, parts.title.bottom() + 1 + spacing, inner, 4000);
    parts.message = option.fontMetrics.boundingRect(room, Qt::TextWordWrap, index.data().toString());
    int bottom = parts.message.bottom() + 1;
    if (!index.data(FindingsModel::FixRole).toString().isEmpty()) {
        parts.fix = QRect(side, bottom + spacing, inner, small.height());
        bottom = parts.fix.bottom() + 1;
    }
    parts.height = bottom + top;
    return parts;
}

/// The list's width, because a row's own rectangle is not known before its height is.
int widthOf(const QStyleOptionViewItem &option)
{
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    return view ? view->viewport()->width() : option.rect.width();
}

} // namespace

void FindingsDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem ground = option;
    initStyleOption(&ground, index);
    ground.text.clear();
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &ground, painter, option.widget);

    const Theme &theme = m_themes.theme();
    const auto severity = index.data(FindingsModel::SeverityRole).value<LintSeverity>();
    const ChipColours &colours = theme.of(toneOf(severity));
    const Parts parts = partsOf(option, index, widthOf(option));
    painter->save();
    painter->translate(option.rect.topLeft());
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(colours.line);
    painter->setBrush(colours.ground);
    painter->drawRoundedRect(QRectF(parts.title).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    painter->setPen(colours.text);
    painter->setFont(parts.small);
    const QFontMetrics small(parts.small);
    painter->drawText(parts.title, Qt::AlignCenter, small.elidedText(index.data(FindingsModel::TitleRole).toString(), Qt::ElideRight, parts.title.width() - 2 * padding));
    painter->setFont(option.font);
    painter->setPen(theme.text);
    painter->drawText(parts.message, Qt::TextWordWrap, index.data().toString());
    if (parts.fix.isValid()) {
        painter->setFont(parts.small);
        painter->setPen(theme.dimText);
        painter->drawText(parts.fix, Qt::AlignLeft | Qt::AlignVCenter,
                          small.elidedText(u"→ "_s + index.data(FindingsModel::FixRole).toString(), Qt::ElideRight, parts.fix.width()));
    }
    painter->setPen(theme.grid);
    painter->drawLine(0, option.rect.height() - 1, option.rect.width(), option.rect.height() - 1);
    painter->restore();
}

QSize FindingsDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int width = widthOf(option);
    return {width, partsOf(option, index, width).height};
}

} // namespace tocsin
