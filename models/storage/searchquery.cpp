// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/storage/searchquery.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tocsin {

namespace {

constexpr qsizetype longestQuestion = 1000; // UTF-16 code units
constexpr qsizetype mostParts = 24;

QByteArray quoted(const QList<QByteArray> &parts)
{
    return '"' + parts.join(' ') + '"';
}

} // namespace

SearchQuery::SearchQuery(QStringView typed)
{
    TextFolder folder;
    qsizetype parts = 0;
    const QString question = typed.first(std::min(typed.size(), longestQuestion)).toString();
    for (const QString &chunk : question.split(QRegularExpression(u"[\\s\\x{0}]+"_s), Qt::SkipEmptyParts)) {
        Word word;
        for (const SearchToken &token : folder.tokens(chunk)) {
            if (parts++ == mostParts)
                break;
            word.parts.append(token.word);
            word.isBeginning = !token.alone;
        }
        if (!word.parts.isEmpty())
            m_words.append(word);
    }
    for (qsizetype i = 0; i + 1 < m_words.size(); ++i)
        m_words[i].isBeginning = false;
}

QByteArray SearchQuery::expression(const QList<QByteArray> &endings, qsizetype letters) const
{
    QByteArray expression;
    for (const Word &word : m_words) {
        if (!expression.isEmpty())
            expression += " AND ";
        if (!word.isBeginning) {
            expression += quoted(word.parts);
        } else if (!endings.isEmpty()) {
            expression += '(';
            for (const QByteArray &ending : endings) {
                if (!expression.endsWith('('))
                    expression += " OR ";
                expression += quoted({ending});
            }
            expression += ')';
        } else if (letters > 0) {
            expression += quoted({word.parts.last().first(std::min(letters, word.parts.last().size()))}) + '*';
        } else {
            expression += quoted(word.parts) + '*';
        }
    }
    return expression;
}

QByteArray SearchQuery::beginning() const
{
    return !m_words.isEmpty() && m_words.last().isBeginning ? m_words.last().parts.last() : QByteArray();
}

bool SearchQuery::beginningStandsAlone() const
{
    return !m_words.isEmpty() && m_words.last().isBeginning && m_words.last().parts.size() == 1;
}

bool SearchQuery::holdsBeginning(TextFolder &folder, QStringView text) const
{
    const QByteArray wanted = beginning();
    const QList<SearchToken> tokens = folder.tokens(text);
    return std::ranges::any_of(tokens, [&wanted](const SearchToken &token) { return token.word.startsWith(wanted); });
}

void SearchQuery::quote(TextFolder &folder, const QString &text, int length, SearchHit &hit) const
{
    const QList<SearchToken> tokens = folder.tokens(text);
    QList<TextRange> places;
    const auto matches = [&](qsizetype from, const Word &word) {
        for (qsizetype part = 0; part < word.parts.size(); ++part) {
            const QByteArray &is = tokens.at(from + part).word;
            const bool mayGoOn = word.isBeginning && part + 1 == word.parts.size();
            if (mayGoOn ? !is.startsWith(word.parts.at(part)) : is != word.parts.at(part))
                return false;
        }
        return true;
    };
    for (qsizetype i = 0; i < tokens.size(); ++i) {
        for (const Word &word : m_words) {
            if (i + word.parts.size() > tokens.size() || !matches(i, word))
                continue;
            const SearchToken &last = tokens.at(i + word.parts.size() - 1);
            places.append({tokens.at(i).begin, last.begin + last.length - tokens.at(i).begin});
            i += word.parts.size() - 1;
            break;
        }
    }

    // A little before the first place, from the beginning of a word on.
    const int first = places.isEmpty() ? 0 : places.first().begin;
    int begin = 0;
    if (first > length / 3 && text.size() > length) {
        const int wished = first - length / 3;
        for (const SearchToken &token : tokens) {
            if (token.begin >= wished) {
                begin = std::min(token.begin, first);
                break;
            }
        }
    }
    int end = static_cast<int>(std::min<qsizetype>(text.size(), begin + length));
    if (end < text.size() && text.at(end).isLowSurrogate())
        ++end;
    const QString before = begin > 0 ? u"… "_s : QString();
    hit.snippet = before + QStringView(text).sliced(begin, end - begin) + (end < text.size() ? u" …"_s : QString());
    for (QChar &c : hit.snippet) {
        if (c.isSpace())
            c = u' '; // one line
    }
    for (const TextRange &place : std::as_const(places)) {
        if (place.begin >= begin && place.begin + place.length <= end)
            hit.places.append({place.begin - begin + static_cast<int>(before.size()), place.length});
    }
}

} // namespace tocsin
