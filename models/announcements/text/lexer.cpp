// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/announcements/text/lexer.h"

namespace tocsin {

namespace {

/// Scripts that are written without spaces between words, and Hangul, whose particles cling to the word before.
[[nodiscard]] bool standsAlone(QChar letter)
{
    const char16_t unit = letter.unicode();
    return (unit >= 0x3040 && unit <= 0x30FF) || (unit >= 0x3400 && unit <= 0x9FFF) || (unit >= 0xAC00 && unit <= 0xD7A3) || (unit >= 0xF900 && unit <= 0xFAFF);
}

[[nodiscard]] bool isDigit(QChar letter) { return letter >= u'0' && letter <= u'9'; }

} // namespace

QList<Lexeme> lexemesOf(QStringView text)
{
    QList<Lexeme> found;
    found.reserve(text.size() / 4);
    int newlines = 0;
    bool space = false;
    const int size = static_cast<int>(text.size());
    for (int at = 0; at < size;) {
        const QChar letter = text.at(at);
        if (letter.isSpace()) {
            newlines += letter == u'\n' ? 1 : 0;
            space = true;
            ++at;
            continue;
        }
        Lexeme lexeme;
        lexeme.begin = at;
        if (isDigit(letter)) {
            lexeme.kind = Lexeme::Kind::Number;
            while (at < size && isDigit(text.at(at)))
                ++at;
        } else if (standsAlone(letter)) {
            lexeme.kind = Lexeme::Kind::Word;
            ++at;
        } else if (letter.isLetter() || letter.isHighSurrogate()) {
            lexeme.kind = Lexeme::Kind::Word;
            while (at < size && (text.at(at).isLetter() || text.at(at).isMark() || text.at(at).isSurrogate()) && !standsAlone(text.at(at)))
                ++at;
        } else {
            ++at;
        }
        lexeme.end = at;
        if (newlines > 0)
            lexeme.gap = newlines > 1 ? Lexeme::Gap::Paragraph : Lexeme::Gap::Line;
        else if (space)
            lexeme.gap = Lexeme::Gap::Space;
        newlines = 0;
        space = false;
        found += lexeme;
    }
    return found;
}

} // namespace tocsin
