// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace tocsin::demo {

/// Numbers from a seed that are the same on every machine and with every library, which std::uniform_int_distribution does not promise.
/// splitmix64 (Steele, Lea, Flood 2014).
class Random
{
public:
    explicit Random(quint64 seed) : m_state(seed) {}
    /// A sequence of its own for the thing number @p index, whatever was drawn before.
    Random(quint64 seed, quint64 index) : m_state(mixed(mixed(seed) + index * 0x9e3779b97f4a7c15ULL)) {}

    [[nodiscard]] quint64 next()
    {
        m_state += 0x9e3779b97f4a7c15ULL;
        return mixed(m_state);
    }
    /// 0 <= number < @p limit, which is at least 1.
    [[nodiscard]] qint64 below(qint64 limit) { return qint64(next() % quint64(limit)); }
    /// @p least <= number <= @p most.
    [[nodiscard]] qint64 between(qint64 least, qint64 most) { return least + below(most - least + 1); }
    /// 0 <= number < 1.
    [[nodiscard]] double fraction() { return double(next() >> 11) * 0x1p-53; }
    [[nodiscard]] bool chance(double probability) { return fraction() < probability; }
    /// One of the members of @p list, which is not empty.
    template<typename List> [[nodiscard]] const auto &pick(const List &list) { return list.at(below(qint64(list.size()))); }

private:
    [[nodiscard]] static quint64 mixed(quint64 z)
    {
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
        return z ^ (z >> 31);
    }

    quint64 m_state;
};

} // namespace tocsin::demo
