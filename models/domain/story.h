// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/update.h"

namespace tocsin {

/// An incident, maintenance or announcement with everything that is known of it now: the fold of its facts.
/// (Named Story where all three kinds are meant; the field's word Incident is used for it in ids, tables and on screens.)
struct Story
{
    QString id; ///< `inc:<ulid>`
    IncidentKind kind = IncidentKind::Incident;
    std::optional<Status> status;
    QString title;
    QString zone; ///< IANA id of the authored zone
    QString language; ///< BCP 47 of the source
    Instant opened = 0; ///< what the reader sees as its date
    bool openedCertain = true; ///< false: the text does not settle the date (no year, no day)
    bool retroactive = false;
    QString openedBy;
    QString origin; ///< fingerprint of the imported post, empty for stories begun here
    QStringList targets; ///< document ids, in order of mention
    QList<Impact> impacts; ///< by begin, then target
    QList<Window> windows; ///< by planned begin
    QList<Update> updates; ///< oldest first; see Update::position
    QList<Promise> promises;
    QList<Remedy> remedies;
    QList<Link> links;
    bool retracted = false; ///< taken back as a whole; kept, but in no list
    bool operator==(const Story &) const = default;
};

} // namespace tocsin
