// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/hlc.h"

namespace tocsin {

QString Hlc::toString() const
{
    char text[16];
    quint64 rest = value;
    for (int i = 15; i >= 0; --i, rest >>= 4)
        text[i] = "0123456789abcdef"[rest & 15];
    return QString::fromLatin1(text, 16);
}

std::optional<Hlc> Hlc::fromString(QStringView text)
{
    if (text.size() != 16)
        return std::nullopt;
    quint64 value = 0;
    for (const QChar digit : text) {
        const char16_t unit = digit.unicode();
        if (unit >= u'0' && unit <= u'9')
            value = value << 4 | static_cast<quint64>(unit - u'0');
        else if (unit >= u'a' && unit <= u'f')
            value = value << 4 | static_cast<quint64>(unit - u'a' + 10);
        else
            return std::nullopt;
    }
    return Hlc{value};
}

HybridClock::HybridClock(const Clock &clock, Hlc last) : m_clock(clock)
{
    witness(last);
}

Hlc HybridClock::tick()
{
    constexpr Instant maxMs = (Instant(1) << 48) - 1;
    const Hlc physical{static_cast<quint64>(std::clamp<Instant>(m_clock.now(), 0, maxMs)) << 16};
    // Counting up past 65535 carries into the milliseconds, which is what the order needs.
    m_last = physical > m_last ? physical : Hlc{m_last.value + 1};
    return m_last;
}

bool HybridClock::witness(Hlc other)
{
    if (other.instant() > m_clock.now() + maxAheadMs)
        return false;
    m_last = std::max(m_last, other);
    return true;
}

} // namespace tocsin
