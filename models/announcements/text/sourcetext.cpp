// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/announcements/text/sourcetext.h"

#include <algorithm>

namespace tocsin {

namespace {

[[nodiscard]] bool hasNoWidth(char16_t unit)
{
    return unit == 0xFEFF || (unit >= 0x200B && unit <= 0x200F) || unit == 0x2060 || unit == 0x00AD || (unit >= 0x202A && unit <= 0x202E);
}

[[nodiscard]] char16_t readable(char16_t unit)
{
    if (unit < 0x80)
        return unit;
    if (unit == 0x00A0 || unit == 0x202F || unit == 0x2007 || unit == 0x3000 || (unit >= 0x2000 && unit <= 0x200A))
        return u' ';
    if (unit == 0x2028 || unit == 0x2029 || unit == 0x0085)
        return u'\n';
    if (unit == 0x2019 || unit == 0x02BC)
        return u'\'';
    if (unit == 0x301C || unit == 0xFF5E || unit == 0x223C)
        return u'~';
    if (unit == 0x2010 || unit == 0x2011 || unit == 0x2212)
        return u'-';
    if (unit >= 0xFF01 && unit <= 0xFF5D)
        return static_cast<char16_t>(unit - 0xFEE0);
    return unit;
}

} // namespace

SourceText::SourceText(const QString &original)
{
    const qsizetype size = original.size();
    reading.reserve(size);
    const auto leftOut = [&original, size](qsizetype at) {
        const char16_t unit = original.at(at).unicode();
        return hasNoWidth(unit) || (unit == u'\r' && at + 1 < size && original.at(at + 1) == u'\n');
    };
    bool same = true;
    for (qsizetype at = 0; same && at < size; ++at)
        same = !leftOut(at);
    if (!same)
        m_offsets.reserve(size + 1);
    for (qsizetype at = 0; at < size; ++at) {
        if (!same && leftOut(at))
            continue;
        const char16_t unit = original.at(at).unicode();
        reading += unit == u'\r' ? QChar(u'\n') : QChar(readable(unit));
        if (!same)
            m_offsets += static_cast<int>(at);
    }
    if (!same)
        m_offsets += static_cast<int>(size);
    lower = reading;
    for (QChar &letter : lower)
        letter = letter.toLower();
}

CodePoints::CodePoints(const QString &text)
{
    for (qsizetype at = 1; at < text.size(); ++at) {
        if (text.at(at).isLowSurrogate() && text.at(at - 1).isHighSurrogate())
            m_lowSurrogates += static_cast<int>(at);
    }
}

int CodePoints::before(int utf16Offset) const
{
    const auto pairs = std::lower_bound(m_lowSurrogates.begin(), m_lowSurrogates.end(), utf16Offset) - m_lowSurrogates.begin();
    return utf16Offset - static_cast<int>(pairs);
}

} // namespace tocsin
