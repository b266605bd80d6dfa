// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"
#include "ui/timeline/laneheader.h"
#include "ui/timeline/timelineplot.h"

namespace tocsin {

/// Writes what is in view, lanes and axes included, under @p title, to a PNG (twice the size of the screen's) or PDF (A4 or A3 on its
/// side, words as text). Failure::Rejected for other endings, Failure::Storage where the file cannot be written.
[[nodiscard]] Result<void> exportTimeline(TimelinePlot &plot, const LaneHeader &lanes, const QString &fileName, const QString &title);

} // namespace tocsin
