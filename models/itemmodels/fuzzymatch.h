// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QStringView>

#include <optional>

namespace tocsin {

/// How well a text answers what was typed: a higher score is better; the places are UTF-16 offsets of the matched characters, ascending.
struct FuzzyMatch
{
    int score = 0;
    QList<int> places;
    bool operator==(const FuzzyMatch &) const = default;
};

/// Whether the characters of @p typed occur in @p text in their order, white space in @p typed and case apart ("éc" is not "ec"). Beginnings of words and
/// characters that stand together weigh more, so that "nz" finds "New zone" before "frozen zebra". Nothing typed matches everything with score 0.
/// The best of all ways to match is found: dynamic programming over typed × text, as fzf's second algorithm does.
[[nodiscard]] std::optional<FuzzyMatch> fuzzyMatch(QStringView typed, QStringView text);

} // namespace tocsin
