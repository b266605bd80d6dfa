// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/itemmodels/workspacewriter.h"

namespace tocsin {

/// Writes what somebody made of the audiences @p before: new ones (without an id) come into the catalogue, those that are missing in @p after are retired, and
/// of changed ones each field that was changed here; what another console changed meanwhile stays. Inside a job.
[[nodiscard]] Result<void> writeAudiences(WritingDesk &desk, const QList<Audience> &before, const QList<Audience> &after);

} // namespace tocsin
