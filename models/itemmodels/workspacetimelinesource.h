// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/itemmodels/timelinesource.h"

namespace tocsin {

/// Sources that read the workspace at @p path, each through a connection of its own.
[[nodiscard]] TimelineSourceFactory workspaceTimelineSource(const QString &path);

} // namespace tocsin
