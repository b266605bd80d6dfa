// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/storage/textfold.h"

namespace tocsin {

namespace {

bool isWrittenWithoutSpaces(char32_t codePoint)
{
    if (codePoint >= 0x3040 && codePoint <= 0x30ff)
        return true; // kana, and the marks among them that Unicode counts as common
    switch (QChar::script(codePoint)) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Hangul:
    case QChar::Script_Thai:
    case QChar::Script_Lao:
    case QChar::Script_Khmer:
    case QChar::Script_Myanmar:
        return true;
    default:
        return false;
    }
}

bool isAccent(char32_t codePoint)
{
    return codePoint >= 0x300 && codePoint <= 0x36f;
}

/// Characters that are not seen and stand inside words: soft hyphen, joiners, variation selectors, byte order mark.
bool isInvisible(char32_t codePoint)
{
    return codePoint == 0xad || (codePoint >= 0x200b && codePoint <= 0x200f) || (codePoint >= 0x2060 && codePoint <= 0x2064)
        || (codePoint >= 0xfe00 && codePoint <= 0xfe0f) || codePoint == 0xfeff;
}

/// How many UTF-16 code units from @p i on make one Hangul syllable or voiced kana that is written apart (as macOS writes file names); 1
/// where nothing is to be joined.
qsizetype lengthOfCharacter(QStringView text, qsizetype i)
{
    const auto isIn = [&](qsizetype at, char16_t first, char16_t last) {
        return at < text.size() && text.at(at).unicode() >= first && text.at(at).unicode() <= last;
    };
    if (isIn(i, 0x1100, 0x1112) && isIn(i + 1, 0x1161, 0x1175))
        return isIn(i + 2, 0x11a8, 0x11c2) ? 3 : 2;
    if (isIn(i, 0x3041, 0x30ff) && isIn(i + 1, 0x3099, 0x309a))
        return 2;
    return 1;
}

} // namespace

const TextFolder::Character &TextFolder::characterOf(char32_t codePoint)
{
    const auto found = m_known.constFind(codePoint);
    if (found != m_known.cend())
        return *found;

    Character character;
    if (isAccent(codePoint) || isInvisible(codePoint)) {
        character.role = Character::Role::Ignored;
    } else if (!QChar::isSurrogate(codePoint)) {
        // Apart, accents off, and together again: kana and Hangul must not stay apart.
        // Folded once more when apart: İ is one letter before and I with a dot after.
        QString apart = QString::fromUcs4(&codePoint, 1).toCaseFolded().normalized(QString::NormalizationForm_KD).toCaseFolded();
        if (codePoint == 0xdf || codePoint == 0x1e9e)
            apart = QStringLiteral("ss"); // ß; QString knows foldings to one character only
        else if (codePoint == 0x131)
            apart = QStringLiteral("i"); // Turkish without its dot, as on a keyboard that lacks it
        QList<uint> bare = apart.toUcs4();
        bare.removeIf([](uint part) { return isAccent(part); });
        const QString folded = QString::fromUcs4(reinterpret_cast<const char32_t *>(bare.constData()), bare.size()).normalized(QString::NormalizationForm_KC);
        for (const uint part : folded.toUcs4()) {
            if (!QChar::isLetterOrNumber(part) && !QChar::isMark(part))
                continue;
            const char32_t unit = part;
            character.parts.append(QString::fromUcs4(&unit, 1).toUtf8());
            character.role = isWrittenWithoutSpaces(part) ? Character::Role::Alone : Character::Role::Part;
        }
    }
    return *m_known.insert(codePoint, character);
}

template<typename Take> void TextFolder::split(QStringView text, Take take)
{
    QByteArray word;
    qsizetype wordBegin = 0;
    qsizetype wordEnd = 0;
    const auto flush = [&] {
        if (word.isEmpty())
            return;
        qsizetype size = word.size();
        if (size > longestWord) {
            size = longestWord;
            while (size > 0 && (static_cast<unsigned char>(word.at(size)) & 0xc0) == 0x80)
                --size; // never inside a character
        }
        take(QByteArrayView(word).first(size), wordBegin, wordEnd, false);
        word.clear();
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t unit = text.at(i).unicode();
        if (unit < 0x80) {
            const char c = static_cast<char>(unit);
            const bool upper = c >= 'A' && c <= 'Z';
            if (upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
                if (word.isEmpty())
                    wordBegin = i;
                word += upper ? static_cast<char>(c + 32) : c;
                wordEnd = i + 1;
            } else {
                flush();
            }
            continue;
        }
        const qsizetype begin = i;
        char32_t codePoint = unit;
        if (QChar::isHighSurrogate(unit) && i + 1 < text.size() && text.at(i + 1).isLowSurrogate())
            codePoint = QChar::surrogateToUcs4(unit, text.at(++i).unicode());
        if (const qsizetype length = lengthOfCharacter(text, i); length > 1) {
            const QString together = text.sliced(i, length).toString().normalized(QString::NormalizationForm_C);
            if (together.size() == 1) {
                codePoint = together.at(0).unicode();
                i += length - 1;
            }
        }
        const Character &character = characterOf(codePoint);
        switch (character.role) {
        case Character::Role::Separator:
            flush();
            break;
        case Character::Role::Ignored:
            break;
        case Character::Role::Part:
            if (word.isEmpty())
                wordBegin = begin;
            for (const QByteArray &part : character.parts)
                word += part;
            wordEnd = i + 1;
            break;
        case Character::Role::Alone:
            flush();
            for (const QByteArray &part : character.parts)
                take(QByteArrayView(part), begin, i + 1, true);
            break;
        }
    }
    flush();
}

QList<SearchToken> TextFolder::tokens(QStringView text)
{
    QList<SearchToken> found;
    split(text, [&found](QByteArrayView word, qsizetype begin, qsizetype end, bool alone) {
        found.append({word.toByteArray(), static_cast<int>(begin), static_cast<int>(end - begin), alone});
    });
    return found;
}

QByteArray TextFolder::folded(QStringView text)
{
    QByteArray out;
    out.reserve(text.size() + 16);
    split(text, [&out](QByteArrayView word, qsizetype, qsizetype, bool) {
        if (!out.isEmpty())
            out += ' ';
        out += word;
    });
    return out;
}

} // namespace tocsin
