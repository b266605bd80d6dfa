// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/demo/random.h"
#include "models/domain/instant.h"

#include <vector>

namespace tocsin::demo {

/// When stories begin: some days have none, and a few weeks a year are bad. Stories are asked for in order, so that nothing but
/// one number a day is kept however many there are.
class Schedule
{
public:
    /// @p stories between @p begin and @p end, of which at least a day lies between.
    Schedule(Instant begin, Instant end, qint64 stories, Random random);

    /// The beginning of story @p index (0 <= index < stories), to the minute; never before that of an earlier one by more than a day.
    [[nodiscard]] Instant beginOf(qint64 index, Random &random) const;

private:
    Instant m_begin;
    Instant m_end;
    qint64 m_stories;
    std::vector<double> m_weightUntil; ///< for each day, the weight of all days up to its end
};

} // namespace tocsin::demo
