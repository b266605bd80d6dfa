// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/instant.h"
#include "models/domain/result.h"

#include <functional>

namespace tocsin {

class Workspace;

/// How much of an invented hoster's history to make. The same options give the same documents, byte for byte.
struct DemoOptions
{
    qint64 incidents = 2000; ///< stories of all kinds; ignored where @ref impacts is given
    qint64 impacts = 0; ///< at least so many impacts, up to 10,000,000 (the last story may add a few more); 0: as many as the incidents have
    int servers = 40; ///< 1..10,000, spread over the zones
    int years = 5; ///< 1..50, ending at @ref now; a few plans lie after it
    quint64 seed = 1;
    Instant now = 0; ///< the present that "open right now" and "a maintenance in an hour" are relative to
};

/// What was made.
struct DemoSummary
{
    qint64 incidents = 0;
    qint64 updates = 0;
    qint64 impacts = 0;
    qint64 documents = 0;
    int servers = 0;
};

/// Called every few thousand documents with what is done and what is to do (stories, or impacts where they were asked for).
/// Returning false stops: what was stored until then stays, and the answer is Failure::Cancelled.
using DemoProgress = std::function<bool(qint64 done, qint64 total)>;

/// What is wrong with @p options, in a sentence that names the limit; empty where they can be met.
[[nodiscard]] QString problemWith(const DemoOptions &options);

/// Fills @p workspace, which should be empty, with an invented hoster's years: its zones, servers, services and redundancy groups, and stories of
/// every kind, told through the same documents that a console writes. Memory stays bounded whatever the size.
/// Nothing in it is real: people, places of racks, texts and customers are invented. Fails as Workspace::commit() does, and with
/// Failure::Rejected where problemWith() says so.
[[nodiscard]] Result<DemoSummary> generateDemo(Workspace &workspace, const DemoOptions &options, const DemoProgress &progress = {});

} // namespace tocsin
