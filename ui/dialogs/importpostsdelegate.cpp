// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/importpostsdelegate.h"

#include "models/itemmodels/importpostsmodel.h"

#include <QApplication>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace tocsin {
namespace {

constexpr int gap = 5;
constexpr int padding = 6;

struct Word
{
    QString text;
    Tone tone = Tone::Neutral;
};

/// From right to left.
QList<Word> wordsOf(const QModelIndex &index)
{
    QList<Word> words;
    switch (index.data(ImportPostsModel::OutcomeRole).value<ImportPlan::Outcome>()) {
    case ImportPlan::Outcome::New:
        words.append({ImportPostsDelegate::tr("new"), Tone::Info});
        break;
    case ImportPlan::Outcome::Same:
        words.append({ImportPostsDelegate::tr("already here"), Tone::Good});
        break;
    case ImportPlan::Outcome::Grown:
        if (const int updates = index.data(ImportPostsModel::NewUpdatesRole).toInt(); updates > 0)
            words.append({ImportPostsDelegate::tr("%n new update(s)", nullptr, updates), Tone::Info});
        else
            words.append({ImportPostsDelegate::tr("changed"), Tone::Info});
        break;
    }
    if (const int open = index.data(ImportPostsModel::UncertainRole).toInt(); open > 0)
        words.append({ImportPostsDelegate::tr("%n to settle", nullptr, open), Tone::Warning});
    return words;
}

} // namespace

void ImportPostsDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem whole = option;
    initStyleOption(&whole, index);
    whole.text.clear();
    whole.features &= ~(QStyleOptionViewItem::HasDisplay | QStyleOptionViewItem::HasCheckIndicator);
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &whole, painter, option.widget); // the row's own ground, below the chips too

    QFont small = option.font;
    small.setPointSizeF(small.pointSizeF() * 0.9);
    const QFontMetrics metrics(small, painter->device());
    int right = option.rect.right() - gap;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setFont(small);
    for (const Word &word : wordsOf(index)) {
        const int width = metrics.horizontalAdvance(word.text) + 2 * padding;
        const int height = metrics.height() + 3;
        const QRectF box(right - width + 0.5, option.rect.center().y() - height / 2 + 0.5, width - 1, height - 1);
        const ChipColours &colours = m_themes.theme().of(word.tone);
        painter->setPen(colours.line);
        painter->setBrush(colours.ground);
        painter->drawRoundedRect(box, 4, 4);
        painter->setPen(colours.text);
        painter->drawText(box, Qt::AlignCenter, word.text);
        right -= width + gap;
    }
    painter->restore();

    QStyleOptionViewItem title = option;
    title.rect.setRight(right);
    title.state &= ~QStyle::State_HasFocus;
    QStyledItemDelegate::paint(painter, title, index);
}

QSize ImportPostsDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QSize size = QStyledItemDelegate::sizeHint(option, index);
    return {size.width(), std::max(size.height(), option.fontMetrics.height() + 12)};
}

} // namespace tocsin
