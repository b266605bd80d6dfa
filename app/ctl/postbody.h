// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/postrequest.h"

#include "models/posting/timeentry.h"

namespace tocsin::ctl {

/// The text of a request as tokens; refused with the times that are open and their candidates, unless they were settled or are to be kept as words.
[[nodiscard]] tl::expected<BodyText, PostRefusal> readPostBody(const PostRequest &request, const BodyContext &context);

/// Puts @p behind below @p text, its tokens counted on.
void appendTo(TokenText &text, const TokenText &behind);

/// Why an option's time could not be read, with what it may mean.
[[nodiscard]] QString timeProblem(const QString &option, const QString &typed, const TimeEntry &read, const QString &zone);
/// "T..T"; an end without a day is the next after the begin, one that is a length counts from it.
/// A begin without a day is the next such time, or the last, as @p direction says.
[[nodiscard]] Result<InstantRange> readRange(const QString &option, const QString &typed, TimeDirection direction, const BodyContext &context);

/// What contradicts itself or the calendar in a text as it was typed.
[[nodiscard]] QList<Finding> hardFindings(const QString &text, const BodyContext &context);
/// What some reader could not know in a text as it will be read, as sentences.
[[nodiscard]] QStringList adviceOn(const TokenText &text, const BodyContext &context);

} // namespace tocsin::ctl
