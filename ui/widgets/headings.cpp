// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/headings.h"

#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>

namespace tocsin {

void quietHeadings(QTextDocument &document)
{
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        const int level = block.blockFormat().headingLevel();
        if (level == 0)
            continue;
        QTextCursor cursor(block);
        cursor.select(QTextCursor::BlockUnderCursor);
        QTextCharFormat words;
        words.setProperty(QTextFormat::FontSizeAdjustment, level == 1 ? 1 : 0);
        words.setFontWeight(QFont::Bold);
        cursor.mergeCharFormat(words);
    }
}

} // namespace tocsin
