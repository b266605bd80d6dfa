// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/announcements/tokens/tokentext.h"
#include "models/domain/incident.h"
#include "models/domain/token.h"
#include "ui/widgets/chiptext.h"

#include <QStringList>

#include <optional>

namespace tocsin {

/// How the window writes times: its zones, main one first, and its language.
struct TimeText
{
    QStringList zones;
    QString language;

    /// All zones: "2023-09-29 12:20 CEST (06:20 EDT, 03:20 PDT)".
    [[nodiscard]] QString full(Instant instant, Precision precision = Precision::Minute) const;
    /// The main zone only, without the date where that is @p now's: "12:20 CEST", else "2023-09-29 12:20 CEST".
    [[nodiscard]] QString brief(Instant instant, Instant now, Precision precision = Precision::Minute) const;
    /// The range in all zones.
    [[nodiscard]] QString full(Instant begin, Instant end) const;
    /// "1 h 30 min"; below a minute "0 min"; from a day on without minutes, from a week on in days.
    [[nodiscard]] QString duration(Instant milliseconds) const;
};

/// What the chips of one text need to know of it.
struct ChipContext
{
    QString language; ///< the text's own, for what cannot be said without a word; empty: the window's
    std::optional<Instant> day; ///< when the text was written; times of that day stand without their date
};

/// What a token reads as in its chip, in the main zone: "18:20 CET", on another day "2026-11-22 18:20 CET", "≈ 18:20 CET" where the text says about, because a
/// chip stands among words of any language. @ref hintOf says the rest.
[[nodiscard]] QString chipWords(const TokenValue &token, const TimeText &times, const ChipContext &context);
/// How a token's chip looks.
[[nodiscard]] Tone toneOfToken(const TokenValue &token);
/// The same in full, for a tool tip: in every zone and the window's language; empty where the chip says everything.
[[nodiscard]] QString hintOf(const TokenValue &token, const TimeText &times);

/// A text with the ranges that stand in chips.
struct PieceWriter
{
    QString text;
    QList<ChipText::Chip> chips;

    void write(const QString &words) { text += words; }
    void chip(const QString &words, Tone tone, const QString &hint = {}, int key = -1);
    /// Writes a whole translated sentence, in which each of @p values (words and tone) stands as a chip at its %1, %2 …; the order is the language's.
    struct Value
    {
        QString words;
        Tone tone = Tone::Info;
        QString hint;
    };
    void sentence(const QString &text, const QList<Value> &values);
};

/// Shows @p body in @p view: its Markdown without raw HTML, line breaks kept, every token as a chip with its full form as hint.
/// A body whose braces are broken is shown as it stands, so that nothing written is hidden.
void showBody(ChipText &view, const TokenText &body, const TimeText &times, const ChipContext &context);

} // namespace tocsin
