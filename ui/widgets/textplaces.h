// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QRectF>

class QTextDocument;

namespace tocsin {

/// Where the characters [@p begin, @p end) of @p document stand, one rectangle for each line, in coordinates of the document.
[[nodiscard]] QList<QRectF> textPlaces(const QTextDocument &document, int begin, int end);

} // namespace tocsin
