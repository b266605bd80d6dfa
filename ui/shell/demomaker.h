// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/instant.h"
#include "models/domain/result.h"

#include <QString>

#include <functional>

namespace tocsin {

/// Makes the embedded demo workspace at @p path unless it is there: about 2,000 incidents over five years, relative to @p now. Made beside its place and
/// moved there when it is whole, so that a kill leaves no half of it. Returns @p path. Runs on any thread.
[[nodiscard]] Result<QString> makeDemoWorkspace(const QString &path, Instant now, const std::function<bool(qint64, qint64)> &progress = {});

} // namespace tocsin
