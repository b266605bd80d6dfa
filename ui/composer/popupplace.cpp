// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/popupplace.h"

#include <QWidget>

#include <algorithm>

namespace tocsin {
namespace {

constexpr int gap = 3;
constexpr int margin = 4;

} // namespace

void placeBeside(QWidget &popup, const QRect &place, QSize size)
{
    const QWidget *over = popup.parentWidget();
    const QRect target(over->mapFromGlobal(place.topLeft()), place.size());
    const QRect room = over->rect().adjusted(margin, margin, -margin, -margin);
    const int below = room.bottom() - target.bottom() - gap;
    const int above = target.top() - room.top() - gap;
    const bool isBelow = below >= size.height() || below >= above;
    size = size.boundedTo({room.width(), std::max(isBelow ? below : above, popup.minimumSizeHint().height())});
    const int left = std::clamp(target.left() - margin, room.left(), std::max(room.left(), room.right() - size.width()));
    const int top = isBelow ? target.bottom() + gap : target.top() - gap - size.height();
    popup.setGeometry(left, std::clamp(top, room.top(), std::max(room.top(), room.bottom() - size.height())), size.width(), size.height());
}

} // namespace tocsin
