// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/incident.h"

namespace tocsin {

/// An impact of a story, known by what it says, and the range that it is to have.
struct ImpactMove
{
    QString incident; ///< document id
    QString target; ///< document id
    Level level = Level::Degraded;
    InstantRange from;
    InstantRange to;
    bool operator==(const ImpactMove &) const = default;
};

} // namespace tocsin
