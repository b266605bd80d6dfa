// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainterPath>

namespace tocsin {

/// A wave from @p left to @p right whose middle is at @p y, to be drawn below words: Qt's own is flat at the size of a text.
[[nodiscard]] QPainterPath wavePath(double left, double right, double y);

} // namespace tocsin
