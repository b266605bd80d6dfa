// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/announcements/recogniser/composer.h"

namespace tocsin {

/// Makes one range of two clocks that stand on lines of their own, "Start: 22:00" and "End: 04:00" below it, or in two cells of a table's row whose
/// heading says so. They share what only one of them states, as the ends of a range in a sentence do. @p reads are in the order of the text.
void pairLabelledLines(const ScannedText &text, QList<ReadClock> &reads);

} // namespace tocsin
