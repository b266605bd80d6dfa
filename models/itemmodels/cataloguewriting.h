// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/itemmodels/workspacewriter.h"

namespace tocsin {

/// Writes @p entry into the catalogue, as a new document or as the next revision of the one with its id. Inside a job.
[[nodiscard]] Result<void> writeEntry(WritingDesk &desk, const CatalogueEntry &entry);
/// The same for a target that was named while writing: one that is there already is left as it is.
[[nodiscard]] Result<void> writeNewTarget(WritingDesk &desk, const Target &target);

} // namespace tocsin
