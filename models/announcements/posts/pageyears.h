// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/announcements/importer.h"
#include "models/announcements/posts/sections.h"

namespace tocsin {

/// What the order of a page says of the years of a post whose dates have none.
struct PageYear
{
    std::optional<QDate> near; ///< a day of the post, year and all, where the posts around it and its weekday leave but one
    std::optional<QDate> latest; ///< else: the post is hardly later than this
};

/// One for each of @p sections. A page whose newest post stands first (it is told by @p context.reference, or by the days with a
/// year) dates those below: each is not newer than the one above it, and a weekday fits a date in one of any five years only.
[[nodiscard]] QList<PageYear> yearsOf(const ScannedText &text, const QList<TextLine> &lines, const QList<PageSection> &sections, const ImportContext &context);

} // namespace tocsin
