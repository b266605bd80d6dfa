// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/postdraft.h"
#include "models/domain/posttemplate.h"

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
    std::optional<InstantRange> window; ///< the plan that the story has; a draft's own goes before it
};

/// @p draft with title, body, status, level of its impacts and promise of @p post. What was typed already stays in front of the template's body; a title that
/// was typed stays, and a status that may not follow is not taken (the caller says what the story's is). Fields, in title and body:
/// - {now}, {eta}, {next}: times to the minute; {next} is PostTemplate::nextUpdateMs from now, and what is promised then is just that time;
/// - {targets}: all that are picked; {zone}: those of them that are zones;
/// - {window}: the plan of the draft, else the story's.
/// What is not known yet becomes an open place, see openPlace(). New targets get the template's level.
/// Failure::Rejected names the field that is not known and its place.
[[nodiscard]] Result<PostDraft> withTemplate(PostDraft draft, const PostTemplate &post, const TemplateValues &values);
/// What of a template's title or text cannot be filled in.
struct TemplateProblem
{
    enum class Kind {
        BraceAlone, ///< a brace that neither begins nor ends a field, and is not doubled
        FieldUnknown,
        NothingPromised, ///< {next} in a template that promises no next update
    };
    Kind kind = Kind::BraceAlone;
    bool inTitle = false;
    qsizetype at = 0; ///< in the title or text
    QString field; ///< as it stands between the braces; empty: a brace alone
};
/// The first one; none: all can be filled in.
[[nodiscard]] std::optional<TemplateProblem> problemIn(const PostTemplate &post);
/// What is wrong with a template's text, before it is kept.
[[nodiscard]] Result<void> checkTemplate(const PostTemplate &post);

/// What stands in a text for a field whose value is not known: "[eta?]". It is the same in all languages, no reader is ever to see it: a post that holds one is
/// refused (PostProblem::TimeUnsettled).
[[nodiscard]] QString openPlace(const QString &field);
struct OpenPlace
{
    qsizetype begin = 0;
    qsizetype end = 0;
    QString field; ///< "eta"
    bool operator==(const OpenPlace &) const = default;
};
[[nodiscard]] QList<OpenPlace> openPlacesIn(const QString &text);
/// What @p field of an open place stands for by now; empty: still nothing.
[[nodiscard]] QList<TokenValue> valuesOfPlace(const QString &field, const PostDraft &draft, const TemplateValues &values);
/// @p title with the open places filled in that have a value by now.
[[nodiscard]] QString filledTitle(QString title, const PostDraft &draft, const TemplateValues &values);

} // namespace tocsin
