// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/instant.h"
#include "models/domain/result.h"

#include <QString>
#include <QStringView>

#include <compare>
#include <optional>

namespace tocsin {

/// A reading of a hybrid logical clock (Kulkarni, Demirbas et al. 2014, "Logical Physical Clocks"): 48 bits of UTC
/// milliseconds and a 16-bit counter. As text it is 16 lower-case hexadecimal digits, which sort as the readings do.
struct Hlc
{
    quint64 value = 0; ///< milliseconds << 16 | counter

    [[nodiscard]] Instant instant() const { return static_cast<Instant>(value >> 16); }
    [[nodiscard]] QString toString() const;
    [[nodiscard]] static std::optional<Hlc> fromString(QStringView text);
    friend auto operator<=>(Hlc, Hlc) = default;
};

/// A hybrid logical clock. Its readings always grow, and each is later than every reading that it has witnessed.
class HybridClock
{
public:
    /// @p last is the newest reading that this console knows (the workspace keeps it).
    explicit HybridClock(const Clock &clock, Hlc last = {});

    /// The reading for something that happens now.
    [[nodiscard]] Hlc tick();
    /// Takes note of a reading made elsewhere. A reading over @ref maxAheadMs ahead of the machine's clock is not followed
    /// (one console with a wrong date must not drag all others along); returns false for it.
    bool witness(Hlc other);
    [[nodiscard]] Hlc last() const { return m_last; }

    static constexpr Instant maxAheadMs = dayMs;

private:
    const Clock &m_clock; // not owned
    Hlc m_last;
};

} // namespace tocsin
