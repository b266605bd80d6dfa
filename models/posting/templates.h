// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/postdraft.h"
#include "models/domain/posttemplate.h"

#include <functional>

namespace tocsin {

/// Templates that come with the program (resources/templates/*.json), offered until the workspace has some of their name; in @p language, else in English.
[[nodiscard]] QList<PostTemplate> builtInTemplates(const QString &language);

/// What a template's fields stand for when it is taken.
struct TemplateValues
{
    Instant now = 0;
    QString zone; ///< IANA id in which its author writes
    QList<TargetToken> targets; ///< picked so far
    std::optional<Instant> eta; ///< none: {eta} becomes the words of an open place, which the composer asks for
};

/// @p draft with title, body, status, level of its impacts and promise of @p post. What was typed already stays in front of the template's body.
/// Failure::Rejected names the field that is not known and its place.
[[nodiscard]] Result<PostDraft> withTemplate(PostDraft draft, const PostTemplate &post, const TemplateValues &values);
/// What is wrong with a template's text, before it is kept.
[[nodiscard]] Result<void> checkTemplate(const PostTemplate &post);

} // namespace tocsin
