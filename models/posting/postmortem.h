// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/postdraft.h"
#include "models/domain/story.h"

#include <functional>

namespace tocsin {

/// Headings of a post-mortem in the reader's words; the defaults of ui/ are translated.
struct PostMortemWords
{
    QString summary, impact, timeline, cause, remedy, prevention;
    QString from; ///< "%1: from %2 until %3", a target's line under impact; tokens stand for the values
    QString ongoing; ///< "%1: since %2"
    QString moment; ///< "%1: at %2", what was over within the minute in which it began
};

/// A post-mortem of @p story to be filled in: sections, with impact and timeline filled from its facts, every time and target a token. Marked postMortem.
[[nodiscard]] PostDraft postMortemDraft(const Story &story, const PostMortemWords &words, const std::function<QString(const QString &)> &targetName);

/// Headings of @p markdown below which nothing stands, in order.
[[nodiscard]] QStringList emptySectionsOf(const QString &markdown);

// Both begin as a new story does: with its first status, and an incident with impacts and the promise of an update @p nextUpdateMs later; 0: none. A target
// is hit as badly as it was, one that was only named is named; where the story knows of no impacts, every target is degraded.

/// A second occurrence of @p story: a new story with its kind, title, language, zone and targets, linked as a recurrence of it.
[[nodiscard]] PostDraft recurrenceDraft(const Story &story, qint64 nextUpdateMs);

/// The incident that a maintenance turned into: a new incident with the targets, linked to @p maintenance.
[[nodiscard]] PostDraft turnedIncidentDraft(const Story &maintenance, qint64 nextUpdateMs);

} // namespace tocsin
