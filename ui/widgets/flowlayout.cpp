// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/flowlayout.h"

#include <QWidget>

#include <algorithm>

namespace tocsin {

FlowLayout::FlowLayout(QWidget *parent, int gap) : QLayout(parent), m_gap(gap)
{
    setContentsMargins(0, 0, 0, 0);
}

FlowLayout::~FlowLayout()
{
    qDeleteAll(m_items);
}

QLayoutItem *FlowLayout::takeAt(int index)
{
    return index >= 0 && index < m_items.size() ? m_items.takeAt(index) : nullptr;
}

QSize FlowLayout::minimumSize() const
{
    QSize size;
    for (const QLayoutItem *item : m_items)
        size = size.expandedTo(item->minimumSize());
    return size.grownBy(contentsMargins());
}

void FlowLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    arrange(rect, true);
}

int FlowLayout::arrange(const QRect &rect, bool apply) const
{
    const QRect area = rect.marginsRemoved(contentsMargins());
    int x = area.left();
    int y = area.top();
    int rowHeight = 0;
    QList<QPair<QLayoutItem *, QRect>> row;
    const auto closeRow = [&row, &rowHeight, apply] {
        for (const auto &[item, place] : row) {
            // Items of different height share a middle line.
            if (apply)
                item->setGeometry(place.translated(0, (rowHeight - place.height()) / 2));
        }
        row.clear();
    };
    for (QLayoutItem *item : m_items) {
        if (item->isEmpty())
            continue;
        QSize size = item->sizeHint();
        if (size.width() > area.width()) {
            size.setWidth(std::max(area.width(), item->minimumSize().width()));
            if (item->hasHeightForWidth())
                size.setHeight(item->heightForWidth(size.width()));
        }
        if (x > area.left() && x + size.width() > area.right() + 1) {
            closeRow();
            x = area.left();
            y += rowHeight + m_gap;
            rowHeight = 0;
        }
        row.append({item, QRect(QPoint(x, y), size)});
        x += size.width() + m_gap;
        rowHeight = std::max(rowHeight, size.height());
    }
    closeRow();
    return y + rowHeight - area.top() + contentsMargins().top() + contentsMargins().bottom();
}

} // namespace tocsin
