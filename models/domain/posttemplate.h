// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/incident.h"
#include "models/domain/update.h"

namespace tocsin {

/// A post to begin with: "hardware failure", "planned restart". Kept in the catalogue as `tpl:…`.
/// Title and body hold fields that are filled in when the template is taken: {now}, {targets}, {zone}, {next} (when the next update is
/// promised), {eta} (asked for). Body fields become tokens, so a template cannot hold a stale time. A literal brace is doubled.
struct PostTemplate
{
    QString id; ///< `tpl:…`
    QString name; ///< in the list
    IncidentKind kind = IncidentKind::Incident;
    QString language; ///< BCP 47
    QString title; ///< empty: for updates of a story that has one
    QString body; ///< Markdown with fields
    std::optional<Status> status;
    std::optional<Level> level; ///< of the targets that are picked
    qint64 nextUpdateMs = 0; ///< 0: promises none
    bool operator==(const PostTemplate &) const = default;
};

} // namespace tocsin
