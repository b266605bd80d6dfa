// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/announcements/importer.h"
#include "models/announcements/linter/finding.h"

#include <span>

namespace tocsin {

/// What the rules measure against beside the text.
struct LintOptions
{
    /// The moment at which the text is about to be published. eta-passed asks for it, and notice-too-short where the text does not say
    /// when it was written; both are silent without it. The caller takes it from its Clock.
    std::optional<Instant> now;
    /// How long before its begin a maintenance is to be announced; 0 switches notice-too-short off.
    qint64 shortestNoticeMs = 24 * hourMs;
};

/// Checks a page that was imported. Sorted by place; linear in the length of the text but for its logarithm.
[[nodiscard]] QList<Finding> lint(const ImportedPage &page, const LintOptions &options = {});

/// importPage() and lint() in one, for text that is being written.
[[nodiscard]] QList<Finding> lint(const QString &text, const ImportContext &context, const LintOptions &options = {});

/// Compares the times of @p translation with those of @p original, the same post in another language: a time that only one of them has is a
/// translation-mismatch. The findings lie in @p translation. Silent where the two do not tell of the same times at all.
[[nodiscard]] QList<Finding> lintTranslation(const ImportedPage &original, const ImportedPage &translation);

/// @p text with the fix of @p finding applied; unchanged where there is none or it does not lie in the text.
[[nodiscard]] QString withFix(const QString &text, const Finding &finding);

/// The schema tocsin-import-1 with @p findings as its lint arrays; toJson(page) has those of lint(page).
[[nodiscard]] QJsonObject toJson(const ImportedPage &page, const QList<Finding> &findings);

/// One row of the table of rules.
struct LintRuleInfo
{
    LintRule rule;
    LintSeverity severity;
    QLatin1StringView summary; ///< in English, for the README and --help; lintmessages.h has it in the reader's language
};

/// All rules in the order of the enum.
[[nodiscard]] std::span<const LintRuleInfo> lintRules();
[[nodiscard]] LintSeverity severityOf(LintRule rule);

} // namespace tocsin
