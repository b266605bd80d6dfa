// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/token.h"

#include <QStringList>

namespace tocsin {

/// One dated statement in an incident.
struct Update
{
    QString id; ///< id of the newest document that states it
    std::optional<Instant> at; ///< what the reader sees; none: the text does not say, or does not settle it
    Instant posted = 0; ///< when it really went out (for imported posts: when it was imported)
    std::optional<Status> statusAfter;
    QString label; ///< "EDIT", "Update 2"; may be empty
    QString language; ///< BCP 47
    QString zone; ///< IANA id in which @ref at was written; may be empty
    TokenText body;
    int position = 0; ///< place in the source it was imported from, oldest statement 0; settles order where @ref at is missing
    bool certain = true; ///< false: @ref at is one of several readings
    QList<Instant> candidates; ///< the readings, where not certain
    bool postMortem = false; ///< tells the cause of what is over
    QString writtenBy; ///< who wrote it, where another user approved and posted it; empty: who posted it
    QString bypass; ///< why it went out without the approval that the workspace asks for; empty: it did not
    QStringList dismissed; ///< findings that its author put aside, `rule: words`
    QStringList revisions; ///< ids of the documents that it supersedes, oldest first
    bool retracted = false;
    bool operator==(const Update &) const = default;
};

enum class TranslationState { Missing, Draft, Approved, Outdated };
template<> inline constexpr std::array enumNames<TranslationState>{
    EnumName<TranslationState>{TranslationState::Missing, QLatin1StringView("missing")},
    EnumName<TranslationState>{TranslationState::Draft, QLatin1StringView("draft")},
    EnumName<TranslationState>{TranslationState::Approved, QLatin1StringView("approved")},
    EnumName<TranslationState>{TranslationState::Outdated, QLatin1StringView("outdated")},
};

/// One language of one title or body.
struct Translation
{
    QString id;
    QString of; ///< document id of the update or title fact
    QString language; ///< BCP 47
    TokenText body;
    QString sourceHash; ///< of the source's Markdown without token values, so that a moved time makes nothing outdated
    TranslationState state = TranslationState::Draft;
    bool operator==(const Translation &) const = default;
};

/// Language, time zones and house style that a post is rendered for.
struct Audience
{
    QString id; ///< `aud:…`
    QString name;
    QString language; ///< BCP 47
    QStringList zones; ///< IANA ids, home zone first
    QString houseStyle; ///< name of a house style file
    bool retired = false; ///< not written for any more; what was written for it stays
    bool operator==(const Audience &) const = default;
};

} // namespace tocsin
