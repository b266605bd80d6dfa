// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/instant.h"

#include <QDateTime>

namespace tocsin {

/// The machine's clock.
class SystemClock : public Clock
{
public:
    [[nodiscard]] Instant now() const override { return QDateTime::currentMSecsSinceEpoch(); }
};

} // namespace tocsin
