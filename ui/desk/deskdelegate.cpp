// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk/deskdelegate.h"

#include "ui/desk/deskwords.h"

#include <QApplication>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace tocsin {
namespace {

constexpr int side = 12;
constexpr int edge = 8; ///< above and below
constexpr int shape = 20;
constexpr int spacing = 3; ///< between the lines

QFont smaller(const QFont &font)
{
    QFont small = font;
    small.setPointSizeF(font.pointSizeF() * 0.92);
    return small;
}

QFont bold(const QFont &font)
{
    QFont strong = font;
    strong.setBold(true);
    return strong;
}

/// Draws a chip that ends at the right edge of @p line and returns what is left of it.
QRect chipAtRight(QPainter &painter, const QRect &line, const QString &words, const ChipColours &colours, const QFont &font)
{
    const QFontMetrics metrics(font);
    QRect box(0, line.top(), metrics.horizontalAdvance(words) + 16, metrics.height() + 4);
    box.moveRight(line.right());
    painter.setFont(font);
    painter.setPen(colours.line);
    painter.setBrush(colours.ground);
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    painter.setPen(colours.text);
    painter.drawText(box, Qt::AlignCenter, words);
    return line.adjusted(0, 0, -box.width() - side, 0);
}

} // namespace

void DeskDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = m_themes.theme();
    const auto kind = index.data(DeskModel::KindRole).value<DeskRowKind>();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (kind == DeskRowKind::Heading) {
        painter->setFont(bold(smaller(option.font)));
        painter->setPen(theme.dimText);
        painter->drawText(option.rect.adjusted(side, edge, -side, -4), Qt::AlignLeft | Qt::AlignBottom,
                          headingWords(index.data(DeskModel::SectionRole).value<DeskSection>(), index.data(DeskModel::CountRole).toInt()));
        painter->restore();
        return;
    }
    QStyleOptionViewItem ground = option;
    initStyleOption(&ground, index);
    ground.text.clear();
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &ground, painter, option.widget);

    const TimeText times = m_times();
    const Instant now = index.data(DeskModel::NowRole).value<Instant>();
    const QFont small = smaller(option.font);
    const QFont strong = bold(option.font);
    const QRect inner = option.rect.adjusted(side, edge, -side, -edge);
    const int textLeft = inner.left() + shape + side;
    QRect first(textLeft, inner.top(), inner.right() - textLeft + 1, QFontMetrics(strong).height() + 2);
    QString title = index.data().toString();
    QString line;
    const auto place = QRectF(inner.left(), first.center().y() - shape / 2.0, shape, shape);
    if (kind == DeskRowKind::Story) {
        const auto item = index.data(DeskModel::ItemRole).value<DeskItem>();
        const DueItem *due = nextDue(item);
        paintUrgency(*painter, place, item.urgency, due && due->shelvedUntil, theme);
        if (due)
            first = chipAtRight(*painter, first, dueChip(*due, now, times), theme.of(due->shelvedUntil ? Tone::Neutral : toneOf(due->urgency)), small);
        line = storyLine(item, index.data(DeskModel::TargetsRole).toStringList(), now, times);
    } else {
        const auto draft = index.data(DeskModel::DraftRole).value<PostDraft>();
        const QString author = index.data(DeskModel::AuthorRole).toString();
        title = draftTitle(draft, title);
        std::optional<SendBack> sentBack;
        if (const QVariant word = index.data(DeskModel::SentBackRole); word.isValid())
            sentBack = word.value<SendBack>();
        line = draftLine(draft, author, author == m_user, sentBack, now, times);
        if (sentBack)
            first = chipAtRight(*painter, first, sentBackChip(), theme.of(Tone::Warning), small);
        // A sheet of paper with its lines.
        painter->setPen(QPen(kind == DeskRowKind::Approval ? theme.accent : theme.dimText, 1.5));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(place.adjusted(3.5, 1.5, -3.5, -1.5), 2, 2);
        for (const double at : {0.35, 0.52, 0.69})
            painter->drawLine(QPointF(place.left() + 6.5, place.top() + shape * at), QPointF(place.right() - 6.5, place.top() + shape * at));
    }
    painter->setFont(strong);
    painter->setPen(theme.text);
    painter->drawText(first, Qt::AlignLeft | Qt::AlignVCenter, QFontMetrics(strong).elidedText(title, Qt::ElideRight, first.width()));
    const QRect second(textLeft, first.bottom() + 1 + spacing, inner.right() - textLeft + 1, QFontMetrics(small).height());
    painter->setFont(small);
    painter->setPen(theme.dimText);
    painter->drawText(second, Qt::AlignLeft | Qt::AlignVCenter, QFontMetrics(small).elidedText(line, Qt::ElideRight, second.width()));
    painter->setPen(theme.grid);
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    painter->restore();
}

QSize DeskDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int small = QFontMetrics(smaller(option.font)).height();
    if (index.data(DeskModel::KindRole).value<DeskRowKind>() == DeskRowKind::Heading)
        return {0, small + edge + 10};
    return {0, 2 * edge + QFontMetrics(bold(option.font)).height() + 2 + spacing + small};
}

} // namespace tocsin
