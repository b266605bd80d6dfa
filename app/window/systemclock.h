// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/instant.h"

#include <QDateTime>

#include <ctime>

namespace tocsin {

/// The machine's clock.
class SystemClock : public Clock
{
public:
    [[nodiscard]] Instant now() const override { return QDateTime::currentMSecsSinceEpoch(); }
};

/// Milliseconds of a clock that nobody can set and that stands still while the machine sleeps (CLOCK_MONOTONIC).
[[nodiscard]] inline qint64 awakeTimeMs()
{
    timespec now{};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return static_cast<qint64>(now.tv_sec) * 1000 + now.tv_nsec / 1000000;
}

} // namespace tocsin
