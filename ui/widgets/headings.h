// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QTextDocument;

namespace tocsin {

/// Makes headings of Markdown, whose sizes are made for books, bold words of about the text's own size.
void quietHeadings(QTextDocument &document);

} // namespace tocsin
