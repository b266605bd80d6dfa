// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/instant.h"
#include "models/domain/target.h"
#include "models/domain/token.h"

#include <QList>
#include <QString>

namespace tocsin {

/// What a text that somebody wrote elsewhere is read with.
struct BodyContext
{
    QString zone; ///< IANA id in which its author writes
    QString language; ///< BCP 47; empty: detected
    Instant now = 0; ///< a clock without a day is one of today
    QList<Target> targets; ///< whose names become tokens: those of the story
};

/// A time of a text whose meaning its author has to settle.
struct UnsettledTime
{
    int begin = 0; ///< half-open UTF-16 range of the text as it was given
    int end = 0;
    QString words; ///< as typed
    QList<TokenValue> candidates; ///< likeliest first; never empty
    bool operator==(const UnsettledTime &) const = default;
};

/// How its author settled one.
struct SettledTime
{
    QString words; ///< as typed; every place of the text that says so and is not certain
    TokenValue value;
};

struct BodyText
{
    TokenText body; ///< unsettled times stand in it as the words that they were typed as
    QList<UnsettledTime> unsettled; ///< by place
};

/// Reads @p text (Markdown without tokens; braces are braces): every time, date, interval and duration that is certain becomes a token, and so does every name of a
/// target outside code and addresses. Names are compared as they are written, at word boundaries, longer ones first.
[[nodiscard]] BodyText bodyFromText(const QString &text, const BodyContext &context, const QList<SettledTime> &settled = {});

} // namespace tocsin
