// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/announcements/posts/layout.h"

namespace tocsin {

/// Where one post of a page lies: lines [firstLine, lastLine), and where its title is.
struct PageSection
{
    int firstLine = 0;
    int lastLine = 0;
    int titleLine = -1; ///< -1: not settled by the page
    int inheritedDay = -1; ///< token of the day heading above, where it stands in an earlier post's lines
};

/// Splits a page into its posts; at least one section, and every line is in exactly one.
[[nodiscard]] QList<PageSection> sectionsOf(const ScannedText &text, const QList<TextLine> &lines);

} // namespace tocsin
