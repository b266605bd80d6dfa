// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/document.h"
#include "models/domain/hlc.h"
#include "models/domain/incident.h"
#include "models/domain/posttemplate.h"
#include "models/domain/target.h"
#include "models/domain/update.h"

#include <QJsonObject>

#include <variant>

namespace tocsin {

/// The head of a story; the one fact whose id is `inc:<ulid>`.
struct HeadFact
{
    IncidentKind kind = IncidentKind::Incident;
    Instant opened = 0; ///< what the reader sees as its date
    bool openedCertain = true;
    QString zone; ///< IANA id of the authored zone
    QString language; ///< BCP 47 of the source
    bool retroactive = false;
    QString openedBy; ///< FactWriter fills it in
    QString origin; ///< fingerprint of the imported post; empty for stories begun here
    bool operator==(const HeadFact &) const = default;
};
/// The story stands at @ref status since @ref at. An update may say the same through Update::statusAfter; no need for both.
struct StatusFact
{
    Status status = Status::Investigating;
    std::optional<Instant> at;
    bool operator==(const StatusFact &) const = default;
};
struct TitleFact
{
    QString title;
    bool operator==(const TitleFact &) const = default;
};
/// The targets named by the story, in order of mention; the newest list counts.
struct TargetsFact
{
    QStringList targets; ///< document ids
    bool operator==(const TargetsFact &) const = default;
};
/// A window is moved; everything else about it stays.
struct RescheduleFact
{
    QString window; ///< id of the window fact, any of its revisions
    InstantRange planned;
    bool operator==(const RescheduleFact &) const = default;
};
/// A plan is called off: one window, or (empty) the whole maintenance, whose status becomes cancelled.
struct CancelFact
{
    QString window;
    std::optional<Instant> at;
    bool operator==(const CancelFact &) const = default;
};
struct PromiseKeptFact
{
    QString promise; ///< id of the promise fact, any of its revisions
    Instant kept = 0;
    bool operator==(const PromiseKeptFact &) const = default;
};
/// Takes back the fact @ref of with all its revisions, or the whole story where @ref of is its head's id. A retraction can be
/// taken back by another one; a revision written after a retraction stands again.
struct RetractionFact
{
    QString of;
    bool operator==(const RetractionFact &) const = default;
};
/// A fact of a kind that a newer program wrote: kept as it is, and ignored by the fold.
struct UnknownFact
{
    QString type;
    QJsonObject body;
    bool operator==(const UnknownFact &) const = default;
};

/// What a fact says. Impact, Window, Promise, Remedy, Link, Update and Translation are the domain's values; their `id` is the
/// document's, and what only the fold knows (Promise::kept, Update::revisions, Update::retracted) is not written.
using FactBody = std::variant<HeadFact, StatusFact, TitleFact, TargetsFact, Impact, Window, RescheduleFact, CancelFact, Promise,
                              PromiseKeptFact, Remedy, Link, RetractionFact, Update, Translation, UnknownFact>;

/// One immutable statement about a story.
struct Fact
{
    QString id; ///< document id
    QString incident; ///< `inc:<ulid>`
    QString author; ///< who says so
    Hlc hlc; ///< when, by the author's hybrid logical clock
    /// The frontier of what the author knew of this story: the facts that no other fact known to the author had seen.
    /// Everything that can be reached from them was known too, so the list stays at one or two entries however long the story is.
    QStringList seen;
    QString supersedes; ///< id of the fact of the same kind that this one replaces; empty for a new statement
    FactBody body;
    bool operator==(const Fact &) const = default;
};

/// The document of @p fact. Its canonical body holds `type`, `hlc`, `seen`, `supersedes` and the values; the incident, the author
/// and a translation's source and language stand in the id only.
[[nodiscard]] Document toDocument(const Fact &fact);

/// Reads a fact from anywhere, the network included. Failure::Rejected names document and field. Unknown members are ignored,
/// a type that is not known gives UnknownFact.
[[nodiscard]] Result<Fact> factFrom(const Document &document);

/// An entry of the catalogue of a kind without a domain value yet (`term:`), kept as it is.
struct UnknownEntry
{
    QString id;
    QJsonObject body;
    bool operator==(const UnknownEntry &) const = default;
};
using CatalogueEntry = std::variant<Target, RedundancyGroup, Audience, PostTemplate, UnknownEntry>;

/// The canonical body of a catalogue document; @p by and @p hlc say who wrote this revision of it and when.
[[nodiscard]] QByteArray catalogueJson(const CatalogueEntry &entry, const QString &by, Hlc hlc);
[[nodiscard]] QString idOf(const CatalogueEntry &entry);
[[nodiscard]] Result<CatalogueEntry> catalogueFrom(const Document &document);

} // namespace tocsin
