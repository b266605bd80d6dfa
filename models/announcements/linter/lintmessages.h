// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/announcements/linter/finding.h"

#include <QLocale>

namespace tocsin {

// The words of the linter, translated with context "Lint": one place for the window and the command line.

/// What is wrong, as one sentence without a full stop: "2012-05-15 is a Tuesday, not a Thursday".
[[nodiscard]] QString lintMessage(const Finding &finding, const QLocale &locale = QLocale());

/// What the fix does, for a button: "Write “EDT”"; empty where there is none.
[[nodiscard]] QString lintFixLabel(const Finding &finding);

/// The rule in a few words, for lists and filters: "Weekday and date differ".
[[nodiscard]] QString lintRuleTitle(LintRule rule);

/// What the rule looks for, as one sentence.
[[nodiscard]] QString lintRuleDescription(LintRule rule);

} // namespace tocsin
