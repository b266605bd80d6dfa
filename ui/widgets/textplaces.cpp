// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/textplaces.h"

#include <QAbstractTextDocumentLayout>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextLayout>

#include <algorithm>

namespace tocsin {

QList<QRectF> textPlaces(const QTextDocument &document, int textBegin, int textEnd)
{
    QList<QRectF> places;
    for (QTextBlock block = document.findBlock(textBegin); block.isValid() && block.position() < textEnd; block = block.next()) {
        const QPointF origin = document.documentLayout()->blockBoundingRect(block).topLeft();
        const QTextLayout *layout = block.layout();
        for (int i = 0; i < layout->lineCount(); ++i) {
            const QTextLine line = layout->lineAt(i);
            const int begin = std::max(textBegin - block.position(), line.textStart());
            const int end = std::min(textEnd - block.position(), line.textStart() + line.textLength());
            if (begin >= end)
                continue;
            const double left = line.cursorToX(begin);
            const double right = line.cursorToX(end);
            places.append(QRectF(QPointF(left, line.y()) + origin, QSizeF(right - left, line.height())).normalized());
        }
    }
    return places;
}

} // namespace tocsin
