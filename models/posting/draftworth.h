// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/postdraft.h"
#include "models/domain/story.h"

namespace tocsin {

/// @p draft over @p story (none: it begins one) without what every composer begins with: the first status of a new story, the offer of the next update after
/// @p offeredMs (settings::nextUpdateMinutes), and of a correction what is posted already. Where that isBlank(), nothing of it is its author's, and it need not be kept.
[[nodiscard]] PostDraft ownPart(PostDraft draft, const std::optional<Story> &story, qint64 offeredMs);

} // namespace tocsin
