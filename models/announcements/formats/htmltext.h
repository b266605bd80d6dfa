// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QUrl>

namespace tocsin {

/// The text of a piece of HTML as a feed carries it: paragraphs apart, line breaks and list items on their own lines,
/// links as Markdown with addresses made whole by @p base. Scripts and styles are left out; everything else that would
/// be read is kept. Any input is taken.
[[nodiscard]] QString textFromHtml(QStringView html, const QUrl &base = {});

/// The character that HTML names @p name ("nbsp", "eacute", "hellip"); empty where it names none.
[[nodiscard]] QString characterNamed(QStringView name);

} // namespace tocsin
