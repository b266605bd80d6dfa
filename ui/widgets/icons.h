// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIcon>
#include <QPixmap>
#include <QString>

namespace tocsin {

/// The program's own icon, drawn from its SVG for every usual size.
[[nodiscard]] QIcon programIcon();

/// An icon of resources/icons/NAME.svg, whose black is replaced by @p colour; drawn sharp for scales 1, 2 and 3.
[[nodiscard]] QIcon inkedIcon(const QString &name, const QColor &colour, int size = 18);

/// resources/icons/NAME.svg at @p size logical pixels for a screen of scale @p scale.
[[nodiscard]] QPixmap drawnSvg(const QString &name, int size, double scale, const QColor &ink = {});

} // namespace tocsin
