// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>
#include <QStringView>

namespace tocsin {

/// A word of a text as the search index knows it.
struct SearchToken
{
    QByteArray word; ///< folded, UTF-8: letters and digits only
    int begin = 0; ///< where it stands in the text, UTF-16 code units
    int length = 0;
    bool alone = false; ///< one character of a script written without spaces between words
    bool operator==(const SearchToken &) const = default;
};

/// Splits text into words and folds them: lower case, Latin, Greek and Cyrillic accents taken off, full-width as half-width, ligatures apart.
/// Han, kana, Hangul, Thai, Lao, Khmer and Burmese characters are a word each. Keeps what it learned of each character: use one for many texts.
class TextFolder
{
public:
    [[nodiscard]] QList<SearchToken> tokens(QStringView text);
    /// The words of @p text with a space between, which is what the text index is given.
    [[nodiscard]] QByteArray folded(QStringView text);

    static constexpr qsizetype longestWord = 96; ///< bytes; what is longer is cut, in texts and in questions alike

private:
    struct Character
    {
        enum class Role { Separator, Ignored, Part, Alone };
        Role role = Role::Separator;
        QList<QByteArray> parts; ///< folded, UTF-8; one entry for each character that it becomes
    };
    [[nodiscard]] const Character &characterOf(char32_t codePoint);

    /// Calls @p take(word, begin, end, alone) for each word.
    template<typename Take> void split(QStringView text, Take take);

    QHash<char32_t, Character> m_known;
};

} // namespace tocsin
