// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/announcements/tokens/tokentext.h"
#include "models/domain/story.h"

#include <QList>

namespace tocsin::ctl {

/// @p text for @p rendering. A body that cannot be split into its tokens (only hostile data has one) is given as it is.
[[nodiscard]] QString bodyText(const TokenText &text, const Rendering &rendering, TextForm form);

/// A whole post as @p rendering's house writes it: title with its state, then each update under its stamp. Where there is a translation into the
/// rendering's language that is approved and was made from the text as it now is, it is used; @p untranslated counts the texts that stay in
/// their own language.
[[nodiscard]] QString postText(const Story &story, const QList<Translation> &translations, const Rendering &rendering, TextForm form,
                               int &untranslated);

} // namespace tocsin::ctl
