// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace tocsin {

/// A run of digits, a run of letters (one ideograph, kana or Hangul syllable each), or one other character.
struct Lexeme
{
    enum class Kind : quint8 { Number, Word, Mark };
    enum class Gap : quint8 { None, Space, Line, Paragraph }; ///< what stands before it
    int begin = 0; ///< UTF-16 offset in SourceText::reading
    int end = 0;
    Kind kind = Kind::Mark;
    Gap gap = Gap::None;
};

/// Linear in the length of @p text.
[[nodiscard]] QList<Lexeme> lexemesOf(QStringView text);

} // namespace tocsin
