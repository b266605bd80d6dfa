// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/instant.h"

#include <QStringList>

namespace tocsin {

/// "2 h 05 min", "3 d 4 h", "40 s": for people, two units at most.
[[nodiscard]] QString durationWords(Instant milliseconds);

/// "Fri 29 Sep 2023 12:20 CEST (06:20 EDT, 03:20 PDT)" for @p zones; a zone on another day says which.
[[nodiscard]] QString stampWords(Instant instant, const QStringList &zones);

/// The end of a stretch of time whose begin stands beside it: without the date where that is the same in the first zone.
[[nodiscard]] QString untilWords(Instant begin, Instant end, const QStringList &zones);

} // namespace tocsin
