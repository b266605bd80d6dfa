// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace tocsin {

/// A text as people wrote it, beside a form that is easy to read by machine: no-break and ideographic spaces are spaces, full-width
/// digits and marks are ASCII, curly apostrophes are straight, and what has no width (U+FEFF, U+200B …) and '\r' are left out.
/// Everything in announcements/ works on @ref reading; originalOffset() leads back.
struct SourceText
{
    QString reading;
    QString lower; ///< reading in lower case, unit by unit, so that offsets are the same

    explicit SourceText(const QString &original);
    /// The UTF-16 offset in the original of the character at @p offset in @ref reading.
    [[nodiscard]] int originalOffset(int offset) const { return m_offsets.isEmpty() ? offset : m_offsets.at(offset); }
    /// Where a span that ends before @p end in @ref reading ends in the original: what was left out behind its last character is outside.
    [[nodiscard]] int originalEnd(int end) const { return m_offsets.isEmpty() || end == 0 ? end : m_offsets.at(end - 1) + 1; }

private:
    QList<int> m_offsets; ///< by reading offset, one more than its length; empty where nothing was left out
};

/// Counts code points: codePointsBefore(offset) for any UTF-16 offset, in constant time.
class CodePoints
{
public:
    explicit CodePoints(const QString &text);
    [[nodiscard]] int before(int utf16Offset) const;

private:
    QList<int> m_lowSurrogates; ///< offsets of low surrogates of well-formed pairs, ascending
};

} // namespace tocsin
