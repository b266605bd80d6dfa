// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

namespace tocsin {

/// Markdown with tokens, as the HTML writer takes it: each token is one character of Unicode's noncharacters, tokenMark(number), which no text may hold.
[[nodiscard]] QString tokenMark(qsizetype number);
/// @p literal without characters that could be taken for a token's mark.
[[nodiscard]] QString withoutMarks(const QString &literal);

/// How a token is written in HTML (already escaped), and as plain text where HTML cannot stand (in a link's address).
struct MarkWriters
{
    std::function<QString(qsizetype number)> html;
    std::function<QString(qsizetype number)> plain;
};

/// The Markdown that announcements use as HTML: paragraphs, line breaks, headings, bullet and numbered lists, quotations, fenced and inline code, emphasis, strong
/// emphasis, links and bare addresses. Anything else is text; HTML in the source is shown, never obeyed; a link to anything but http, https and mailto is
/// written as its text. Time and depth are linear in the length of @p markdown.
[[nodiscard]] QString htmlFromMarkdown(const QString &markdown, const MarkWriters &marks);

/// Whether a link may lead to @p url: http, https or mailto, and no control characters or white space.
[[nodiscard]] bool isSafeUrl(const QString &url);

} // namespace tocsin
