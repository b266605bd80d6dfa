// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <algorithm>
#include <optional>

namespace tocsin {

/// A point in time: UTC milliseconds since 1970-01-01T00:00Z, leap seconds not counted (POSIX). Everything below ui/ uses this.
using Instant = qint64;

inline constexpr Instant secondMs = 1000;
inline constexpr Instant minuteMs = 60 * secondMs;
inline constexpr Instant hourMs = 60 * minuteMs;
inline constexpr Instant dayMs = 24 * hourMs;

/// Half-open instant range [begin, end) in UTC milliseconds; no end means still open. A range with end <= begin is empty.
struct InstantRange
{
    Instant begin = 0;
    std::optional<Instant> end;

    [[nodiscard]] bool contains(Instant instant) const { return instant >= begin && (!end || instant < *end); }
    [[nodiscard]] bool isEmpty() const { return end && *end <= begin; }
    [[nodiscard]] bool overlaps(const InstantRange &other) const
    {
        return !isEmpty() && !other.isEmpty() && (!end || other.begin < *end) && (!other.end || begin < *other.end);
    }
    /// Length in milliseconds where the range ends, else up to @p now (never negative).
    [[nodiscard]] Instant durationUntil(Instant now) const { return std::max<Instant>(0, end.value_or(now) - begin); }
    bool operator==(const InstantRange &) const = default;
};

/// Where the present comes from. Nothing below app/ reads the machine's clock itself; tests pass a clock that they move.
class Clock
{
public:
    Clock() = default;
    Clock(const Clock &) = delete;
    Clock &operator=(const Clock &) = delete;
    virtual ~Clock() = default;
    [[nodiscard]] virtual Instant now() const = 0;
};

} // namespace tocsin
