// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/ulid.h"

#include <QRandomGenerator>

namespace tocsin {

namespace {

constexpr char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr qint64 maxMs = (qint64(1) << 48) - 1;

int valueOf(QChar digit)
{
    for (int value = 0; value < 32; ++value) {
        if (digit == QLatin1Char(alphabet[value]))
            return value;
    }
    return -1;
}

} // namespace

UlidSource::UlidSource(const Clock &clock) : UlidSource(clock, QRandomGenerator::system()->generate64()) {}

UlidSource::UlidSource(const Clock &clock, quint64 seed) : m_clock(clock), m_state(seed) {}

quint64 UlidSource::random()
{
    quint64 z = (m_state += 0x9e3779b97f4a7c15ULL);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
}

QString UlidSource::next()
{
    const qint64 now = std::clamp<qint64>(m_clock.now(), 0, maxMs);
    if (now > m_lastMs) {
        m_lastMs = now;
        m_high = static_cast<quint16>(random() & 0x7fff); // the top bit stays free, so that counting up does not overflow
        m_low = random();
    } else if (++m_low == 0 && ++m_high == 0) {
        ++m_lastMs;
    }

    char text[26];
    auto ms = static_cast<quint64>(m_lastMs);
    for (int i = 9; i >= 0; --i, ms >>= 5)
        text[i] = alphabet[ms & 31];
    // 80 bits from the right: twelve digits from the low word, one that spans both, three from the high word.
    quint64 low = m_low;
    for (int i = 25; i >= 14; --i, low >>= 5)
        text[i] = alphabet[low & 31];
    quint64 rest = low | (static_cast<quint64>(m_high) << 4); // 4 bits of the low word are left
    for (int i = 13; i >= 10; --i, rest >>= 5)
        text[i] = alphabet[rest & 31];
    return QString::fromLatin1(text, 26);
}

bool isUlid(QStringView text)
{
    if (text.size() != 26 || text.front() > u'7')
        return false;
    return std::ranges::all_of(text, [](QChar digit) { return valueOf(digit) >= 0; });
}

std::optional<Instant> instantOfUlid(QStringView text)
{
    if (!isUlid(text))
        return std::nullopt;
    Instant ms = 0;
    for (const QChar digit : text.first(10))
        ms = (ms << 5) | valueOf(digit);
    return ms;
}

} // namespace tocsin
