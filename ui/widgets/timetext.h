// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/announcements/tokens/tokentext.h"
#include "models/domain/incident.h"
#include "models/domain/token.h"
#include "ui/widgets/chiptext.h"

#include <QStringList>

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
    /// "1 h 30 min"; below a minute "0 min".
    [[nodiscard]] QString duration(Instant milliseconds) const;
    /// What tokens are rendered with in the main zone; @ref full() serves as their hint.
    [[nodiscard]] Rendering rendering() const;
};

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

/// Shows @p body in @p view: its Markdown without raw HTML, line breaks kept, every token as a chip in the main zone with all zones as its hint.
/// A body whose braces are broken is shown as it stands, so that nothing written is hidden.
void showBody(ChipText &view, const TokenText &body, const TimeText &times);

} // namespace tocsin
