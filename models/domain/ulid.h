// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/instant.h"

#include <QString>
#include <QStringView>

#include <array>
#include <optional>

namespace tocsin {

/// Makes ULIDs (github.com/ulid/spec): 48 bits of UTC milliseconds and 80 random bits as 26 characters of Crockford's base 32,
/// so that ids sort by the time at which they were made. Ids of one source always grow, even when its clock stands or jumps back.
class UlidSource
{
public:
    /// Entropy from the machine.
    explicit UlidSource(const Clock &clock);
    /// Entropy from @p seed alone: the same seed and clock give the same ids (demo, tests).
    UlidSource(const Clock &clock, quint64 seed);

    [[nodiscard]] QString next();

private:
    [[nodiscard]] quint64 random();

    const Clock &m_clock; // not owned
    quint64 m_state = 0; // splitmix64 (Steele, Lea, Flood 2014)
    qint64 m_lastMs = -1;
    quint16 m_high = 0; // upper 16 of the 80 random bits
    quint64 m_low = 0; // lower 64
};

/// Whether @p text is a ULID as this program writes it: 26 characters, upper case, no larger than 7ZZZ….
[[nodiscard]] bool isUlid(QStringView text);

/// The instant inside a ULID; none where @p text is no ULID.
[[nodiscard]] std::optional<Instant> instantOfUlid(QStringView text);

} // namespace tocsin
