// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/announcements/recogniser/scanner.h"

#include "models/announcements/recogniser/tokenscanner.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace tocsin {

ScannedText::ScannedText(const QString &original, const QString &language)
    : m_source(original)
    , m_lexemes(lexemesOf(m_source.reading))
{
    if (!language.isEmpty())
        m_languages += language;
    for (const QString &code : languagesOf(m_source.lower, m_lexemes, 0, count(), language.isEmpty() ? &m_foreign : nullptr)) {
        if (!m_languages.contains(code))
            m_languages += code;
    }
    for (const QString &code : m_languages) {
        if (const LanguageData *data = languageData(code); data && !m_data.contains(data))
            m_data += data;
    }
    if (const LanguageData *english = languageData(u"en"_s); english && !m_data.contains(english))
        m_data += english;
    // A neighbour of a known language ("14 de novembre") has names of its own; in English they would be ordinary words ("mars").
    if (m_foreign || m_data.constFirst()->code != "en"_L1)
        m_data += &namesOfTheWorld();
    for (const LanguageData *data : std::as_const(m_data))
        m_extendedHours |= data->extendedHours;
    findPhrases();
    m_tokenAt.fill(-1, m_lexemes.size());
    TokenScanner(*this).scan();
}

void ScannedText::findPhrases()
{
    m_matchStart.reserve(m_lexemes.size() + 1);
    m_kinds.reserve(m_lexemes.size());
    for (int index = 0; index < count(); ++index) {
        m_matchStart += static_cast<int>(m_matches.size());
        quint64 kinds = 0;
        const Lexeme &lexeme = m_lexemes.at(index);
        if (lexeme.kind != Lexeme::Kind::Number) {
            const QStringView spelled = lower(index);
            const QString key = QString::fromRawData(spelled.data(), spelled.size()); // looked up, not kept
            for (const LanguageData *data : m_data) {
                const auto bucket = data->phrases.constFind(key);
                if (bucket == data->phrases.constEnd())
                    continue;
                for (const LanguageData::Phrase &phrase : *bucket) {
                    if (phrase.meaning.needsCapital && !m_source.reading.at(lexeme.begin).isUpper())
                        continue;
                    const int last = index + static_cast<int>(phrase.words.size());
                    if (last > count())
                        continue;
                    bool same = true;
                    for (int word = index + 1; same && word < last; ++word)
                        same = m_lexemes.at(word).gap != Lexeme::Gap::Paragraph && lower(word) == phrase.words.at(word - index);
                    if (!same)
                        continue;
                    m_matches += Match{index, last, phrase.meaning};
                    kinds |= quint64(1) << static_cast<int>(phrase.meaning.kind);
                }
            }
        }
        m_kinds += kinds;
    }
    m_matchStart += static_cast<int>(m_matches.size());
}

const ScannedText::Match *ScannedText::matchAt(int index, WordKind kind) const
{
    if (index < 0 || !has(index, kind))
        return nullptr;
    const Match *best = nullptr;
    for (int at = m_matchStart.at(index); at < m_matchStart.at(index + 1); ++at) {
        const Match &match = m_matches.at(at);
        if (match.meaning.kind == kind && (!best || match.last > best->last))
            best = &match;
    }
    return best;
}

QStringView ScannedText::lower(int index) const
{
    const Lexeme &lexeme = m_lexemes.at(index);
    return QStringView(m_source.lower).mid(lexeme.begin, lexeme.end - lexeme.begin);
}

} // namespace tocsin
