// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/itemmodels/fuzzymatch.h"

#include <QString>

#include <algorithm>
#include <limits>
#include <vector>

namespace tocsin {
namespace {

constexpr int perCharacter = 16;
constexpr int wordBegins = 12;
constexpr int textBegins = 6; ///< beside wordBegins
constexpr int standsTogether = 14;
constexpr int skipped = 1; ///< cost of each character left out between two matched ones, up to skippedMost
constexpr int skippedMost = 8;
constexpr int never = std::numeric_limits<int>::min() / 2;
constexpr qsizetype longestText = 512; ///< labels are short; a pasted novel must not cost a second

bool beginsWord(QStringView text, qsizetype at)
{
    if (at == 0)
        return true;
    const QChar before = text[at - 1];
    return !before.isLetterOrNumber() || (before.isLower() && text[at].isUpper()) || (before.isLetter() && text[at].isDigit());
}

} // namespace

std::optional<FuzzyMatch> fuzzyMatch(QStringView typed, QStringView text)
{
    QList<QChar> wanted;
    for (const QChar c : typed) {
        if (!c.isSpace())
            wanted.append(c.toCaseFolded());
    }
    if (wanted.isEmpty())
        return FuzzyMatch{};
    text = text.first(std::min(text.size(), longestText));
    const qsizetype width = text.size();
    const qsizetype height = wanted.size();
    if (height > width)
        return std::nullopt;

    // best[i][j]: the best score with wanted[i] at text[j]; from[i][j]: where wanted[i - 1] then stands.
    std::vector<int> best(static_cast<std::size_t>(width * height), never);
    std::vector<int> from(best.size(), -1);
    const auto cell = [width](qsizetype i, qsizetype j) { return static_cast<std::size_t>(i * width + j); };
    for (qsizetype i = 0; i < height; ++i) {
        bool any = false;
        for (qsizetype j = i; j < width; ++j) {
            if (text[j].toCaseFolded() != wanted[i])
                continue;
            const int own = perCharacter + (beginsWord(text, j) ? wordBegins : 0) + (j == 0 ? textBegins : 0);
            if (i == 0) {
                best[cell(i, j)] = own - std::min<int>(static_cast<int>(j), skippedMost) * skipped;
                any = true;
                continue;
            }
            for (qsizetype k = j - 1; k >= i - 1; --k) {
                const int before = best[cell(i - 1, k)];
                if (before == never)
                    continue;
                const int gap = static_cast<int>(j - k - 1);
                const int score = before + own + (gap == 0 ? standsTogether : -std::min(gap, skippedMost) * skipped);
                if (score > best[cell(i, j)]) {
                    best[cell(i, j)] = score;
                    from[cell(i, j)] = static_cast<int>(k);
                    any = true;
                }
            }
        }
        if (!any)
            return std::nullopt;
    }
    qsizetype end = -1;
    for (qsizetype j = 0; j < width; ++j) {
        if (best[cell(height - 1, j)] != never && (end < 0 || best[cell(height - 1, j)] > best[cell(height - 1, end)]))
            end = j;
    }
    FuzzyMatch match;
    match.score = best[cell(height - 1, end)] - static_cast<int>(std::min<qsizetype>(width, 64) / 8); // of two equal ones the shorter
    match.places.resize(height);
    for (qsizetype i = height - 1, j = end; i >= 0; --i) {
        match.places[i] = static_cast<int>(j);
        j = from[cell(i, j)];
    }
    return match;
}

} // namespace tocsin
