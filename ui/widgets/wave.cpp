// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/wave.h"

#include <algorithm>

namespace tocsin {

QPainterPath wavePath(double left, double right, double y)
{
    constexpr double half = 2.5; // of its length
    constexpr double height = 1.5;
    QPainterPath path(QPointF(left, y));
    int side = 1;
    for (double x = left; x < right; x += half, side = -side)
        path.quadTo(QPointF(x + half / 2, y + 2 * side * height), QPointF(std::min(x + half, right), y));
    return path;
}

} // namespace tocsin
