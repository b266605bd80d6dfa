// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRect>
#include <QSize>

class QWidget;

namespace tocsin {

/// Puts @p popup, a child of a window, below @p place (in global coordinates), or above where there is more room, inside its window and no larger than it.
void placeBeside(QWidget &popup, const QRect &place, QSize size);

} // namespace tocsin
