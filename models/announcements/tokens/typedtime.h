// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/instant.h"
#include "models/domain/token.h"

#include <QList>
#include <QString>

#include <optional>

namespace tocsin {

/// What typed times are read with: unlike in a text that comes from elsewhere, it is known who writes, where and when.
struct TypingContext
{
    QString zone; ///< IANA id of the zone in which the author writes
    QString language; ///< BCP 47 of the text; empty: detected
    Instant now = 0; ///< a clock without a day is one of today, in @ref zone …
    std::optional<InstantRange> about = {}; ///< … unless the post tells of another time: then it is the clock nearest to that; "today" stays today
};

/// A time, date, range or duration in a text that is being written, as half-open UTF-16 range of it.
struct TypedToken
{
    int begin = 0;
    int end = 0;
    std::optional<TokenValue> value; ///< what it means, where that is certain
    QList<TokenValue> candidates; ///< else what it may mean, likeliest first; never empty then
    bool operator==(const TypedToken &) const = default;
};

/// The token that has just been finished before @p cursor of @p text, one paragraph: what stands between them may only be white space and punctuation. Empty where
/// there is none, where it stands in code (`` `…` ``), or where only its parts are known.
/// It goes on behind the cursor where what stands there belongs to it ("10:00" typed in front of " UTC").
/// The full stop behind an abbreviation is not part of it ("10 min."), that of "5 p.m." is where the sentence goes on.
/// A range is one token ("22:00–23:30", "from 22:00 to 23:30" without the "from"), two clocks with "and" between them are two.
/// Nothing is guessed: a clock that the zone's wall shows twice or never, an abbreviation of several places, an hour without AM or PM where people write them, a day that is not
/// clear (23:50 written at 00:20), are left to be chosen. Fast enough for every key: at most a thousand characters around the cursor are read, and none where no time can be.
[[nodiscard]] std::optional<TypedToken> typedTokenAt(const QString &text, int cursor, const TypingContext &context);

/// Whether the point that @p behind begins with only shortens the last word of @p typed ("5 p.m"), because the sentence goes on: one word in small letters follows it.
[[nodiscard]] bool wasShortenedPoint(const QString &typed, QStringView behind);

/// Every such token of @p text, in its order, not overlapping.
[[nodiscard]] QList<TypedToken> typedTokensIn(const QString &text, const TypingContext &context);

/// The instants that @p date @p time in @p zone may mean, earliest first: one normally, two where the clock shows it twice, and two where a change of clocks skips it (counted with
/// the offset after it and with the one before). None for an unknown zone.
[[nodiscard]] QList<Instant> readingsOf(const QString &zone, QDate date, QTime time);

} // namespace tocsin
