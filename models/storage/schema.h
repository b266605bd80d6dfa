// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/instant.h"

#include <QByteArray>
#include <QList>

#include <bit>
#include <optional>

/// What the SQL files and the code agree on. Internal to models/storage.
namespace tocsin::schema {

inline constexpr int applicationId = 0x54436e31; ///< "TCn1", in the file's header

/// Keys of what belongs to a story are incident << 20 | ordinal.
inline constexpr int ordinalBits = 20;
inline constexpr qint64 ordinals = qint64(1) << ordinalBits;
inline constexpr qint64 titleOrdinal = ordinals - 1; ///< of a story's own entry in the search index
[[nodiscard]] constexpr qint64 firstKey(qint64 incident) { return incident << ordinalBits; }
[[nodiscard]] constexpr qint64 incidentOf(qint64 key) { return key >> ordinalBits; }

/// Intervals are indexed by class of length, ceil(log2 seconds), then begin: within a class nothing that overlaps a range begins
/// more than the class's length before it, so that a question reads what it needs even where some intervals last years.
inline constexpr int openClass = 64;
[[nodiscard]] inline int durationClass(const InstantRange &range)
{
    if (!range.end)
        return openClass;
    const auto seconds = static_cast<quint64>(std::max<Instant>(0, *range.end - range.begin) + 999) / 1000;
    return seconds <= 1 ? 0 : static_cast<int>(std::bit_width(seconds - 1));
}
/// The greatest length in a class (not openClass), in milliseconds.
[[nodiscard]] constexpr Instant longestIn(int durationClass) { return (Instant(1) << durationClass) * secondMs; }

/// Secondary indexes, left out while millions are stored and made at the end.
[[nodiscard]] QList<QByteArray> secondaryIndexes();
[[nodiscard]] QList<QByteArray> secondaryIndexNames();

} // namespace tocsin::schema
