// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/posting/templates.h"

namespace tocsin {

/// What of @p post cannot be filled in, where, and what to do about it, in the words of the window.
[[nodiscard]] QString wordsFor(const TemplateProblem &problem, const PostTemplate &post);

} // namespace tocsin
