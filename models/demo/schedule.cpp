// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/demo/schedule.h"

#include <algorithm>
#include <array>

namespace tocsin::demo {
namespace {

// How much happens in each hour of the day, UTC: people change things by day, and disks die at any hour.
constexpr std::array<int, 24> hourWeights{3, 3, 4, 4, 3, 3, 4, 5, 6, 7, 7, 6, 5, 6, 7, 7, 6, 5, 4, 4, 3, 3, 3, 3};

constexpr int totalHourWeight()
{
    int sum = 0;
    for (const int weight : hourWeights)
        sum += weight;
    return sum;
}

} // namespace

Schedule::Schedule(Instant begin, Instant end, qint64 stories, Random random) : m_begin(begin), m_end(end), m_stories(stories)
{
    const qint64 days = std::max<qint64>(1, (end - begin + dayMs - 1) / dayMs);
    m_weightUntil.reserve(size_t(days));
    double sum = 0;
    qint64 badUntil = -1;
    for (qint64 day = 0; day < days; ++day) {
        constexpr double badWeeksPerYear = 3;
        if (day > badUntil && random.chance(badWeeksPerYear / 365))
            badUntil = day + random.between(3, 8);
        const double quietOrNot = 0.3 + 1.4 * random.fraction();
        sum += day <= badUntil ? quietOrNot * 4 : quietOrNot;
        m_weightUntil.push_back(sum);
    }
}

Instant Schedule::beginOf(qint64 index, Random &random) const
{
    const double place = (double(index) + random.fraction()) / double(m_stories) * m_weightUntil.back();
    const auto day = std::ranges::upper_bound(m_weightUntil, place);
    const qint64 number = std::min<qint64>(day - m_weightUntil.begin(), qint64(m_weightUntil.size()) - 1);
    qint64 draw = random.below(totalHourWeight());
    qint64 hour = 0;
    while (draw >= hourWeights.at(size_t(hour)))
        draw -= hourWeights.at(size_t(hour++));
    const Instant instant = m_begin + number * dayMs + hour * hourMs + random.below(60) * minuteMs;
    return std::min(instant, m_end - minuteMs) / minuteMs * minuteMs;
}

} // namespace tocsin::demo
