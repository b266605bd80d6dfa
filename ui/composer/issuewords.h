// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/posting/postcheck.h"
#include "ui/widgets/timetext.h"

#include <QString>

#include <functional>

namespace tocsin {

/// What @p issue says to its author, and what to do about it, in one or two sentences. @p targetName gives the catalogue's names; may be empty.
[[nodiscard]] QString wordsFor(const PostIssue &issue, const std::function<QString(const QString &targetId)> &targetName = {});

/// What putting @p issue right does, for the tip of its button; empty where it has no fix.
[[nodiscard]] QString fixWordsFor(const PostIssue &issue, const TimeText &times, Instant now);

/// What is typed to confirm that a post concerns everybody, in the window's language.
[[nodiscard]] QString allCustomersPhrase();
/// Whether @p typed is that phrase; case and white space do not matter.
[[nodiscard]] bool isAllCustomersPhrase(const QString &typed);

} // namespace tocsin
