// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/itemmodels/deskmodel.h"
#include "ui/theme/theme.h"
#include "ui/widgets/timetext.h"

class QPainter;
class QRectF;

namespace tocsin {

[[nodiscard]] QString wordFor(DueKind kind); ///< "Next update", "Window begins"; empty for Nothing
[[nodiscard]] QString wordFor(Urgency urgency); ///< "missed", "due soon", "on time"
[[nodiscard]] Tone toneOf(Urgency urgency);

/// "4:32" below ten minutes, else "12 min", "2 h 5 min"; of the length, whatever its sign.
[[nodiscard]] QString countdownText(Instant length, const TimeText &times);
/// "Next update in 9 min", "ETA passed 3:10 ago".
[[nodiscard]] QString dueSentence(const DueItem &due, Instant now, const TimeText &times);
/// The same in the room of a chip: "in 9 min", "3:10 late", "shelved until 12:40 CEST".
[[nodiscard]] QString dueChip(const DueItem &due, Instant now, const TimeText &times);
/// "until 12:40 CEST, by anna: disk is on its way"; of what is shelved.
[[nodiscard]] QString shelfWords(const DueItem &due, Instant now, const TimeText &times);
/// Second line of a story's row: what is due and when, what comes then, how it stands.
[[nodiscard]] QString storyLine(const DeskItem &item, const QStringList &targets, Instant now, const TimeText &times);
/// "by anna, 12:20 CEST: first words of the text"; of what was sent back who did (of another's: who wrote it), when, and why instead of the text.
[[nodiscard]] QString draftLine(const PostDraft &draft, const QString &author, bool mine, const std::optional<SendBack> &sentBack, Instant now, const TimeText &times);
[[nodiscard]] QString sentBackChip(); ///< "sent back"
/// "sent back by ben, 12:20 CEST: the end is missing", in one line.
[[nodiscard]] QString sentBackLine(const SendBack &word, Instant now, const TimeText &times);
[[nodiscard]] QString excerpt(const QString &words); ///< the first words, in one line
[[nodiscard]] QString draftTitle(const PostDraft &draft, const QString &title);
[[nodiscard]] QString headingWords(DeskSection section, int count);
/// A whole row for screen readers.
[[nodiscard]] QString rowWords(const DeskRow &row, const QStringList &targets, Instant now, const TimeText &times);
/// @p text in one line, its tokens as they read in the window.
[[nodiscard]] QString plainLine(const TokenText &text, const TimeText &times, const ChipContext &context);

/// How pressing something is, by shape as well as colour: an octagon for missed, a triangle for soon, a ring for calm, a ring with two bars for shelved.
void paintUrgency(QPainter &painter, const QRectF &box, Urgency urgency, bool shelved, const Theme &theme);

/// Whether an operator marks it as kept by hand: a next update is kept by writing it, a window ends by its maintenance.
[[nodiscard]] bool isKeptByHand(DueKind kind);
/// Whether it can be promised anew.
[[nodiscard]] bool isPromise(DueKind kind);

} // namespace tocsin
