// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/incident.h"

#include <bit>

namespace tocsin {

/// What a timeline can show of an impact: its level, whether it was planned, whether its ends are settled. The sixteen states have a
/// rank, mildest 0: a worse level beats a milder one, what really happened beats what was planned, what is certain beats what is not.
/// A set of states is a mask with bit `rank` set, so that the worst of a set is its highest bit and a filter is one `&`.
using StateMask = quint16;
inline constexpr StateMask allStates = 0xffff;

struct ImpactState
{
    Level level = Level::Degraded;
    bool planned = false;
    bool certain = true;

    [[nodiscard]] constexpr int rank() const
    {
        return static_cast<int>(level) * 4 + (planned ? 0 : 2) + (certain ? 1 : 0);
    }
    [[nodiscard]] constexpr StateMask bit() const { return static_cast<StateMask>(1U << rank()); }
    [[nodiscard]] static constexpr ImpactState ofRank(int rank)
    {
        return {static_cast<Level>(rank / 4), (rank & 2) == 0, (rank & 1) != 0};
    }
    bool operator==(const ImpactState &) const = default;
};

/// Rank of the worst state in @p mask; -1 for an empty one.
[[nodiscard]] constexpr int worstRank(StateMask mask)
{
    return static_cast<int>(std::bit_width(mask)) - 1;
}

/// The mask of all states of @p level.
[[nodiscard]] constexpr StateMask statesOf(Level level)
{
    return static_cast<StateMask>(0xfU << (static_cast<int>(level) * 4));
}

} // namespace tocsin
