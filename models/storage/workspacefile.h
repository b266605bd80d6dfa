// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/storage/migrations.h"
#include "models/storage/sqlite.h"

#include <QPair>

namespace tocsin {

/// Whether @p path may be a workspace that this program can read, found out without writing a byte to it.
/// Failures: NotFound (no file), Storage (folder, no permission), Corrupt (not SQLite, not ours, truncated, damaged), Newer.
/// Gives the file's format, 1…@p newestFormat.
[[nodiscard]] Result<qint64> examineWorkspaceFile(const QString &path, qint64 newestFormat);

/// Makes a new workspace at @p path. It is made beside it and moved there complete: whoever is killed meanwhile leaves no half file.
[[nodiscard]] Result<void> createWorkspaceFile(const QString &path, const Migrations &migrations);

/// What tells a file from another one of the same name: device and number. Zeros where there is none.
/// (Elsewhere than on Unix an open file cannot be replaced.)
using FileIdentity = QPair<quint64, quint64>;
[[nodiscard]] FileIdentity fileIdentity(const QString &path);

/// Opens @p path and sets all that a connection needs (foreign keys, timeouts, caches).
[[nodiscard]] Result<void> connectForWriting(sqlite::Connection &db, const QString &path, int busyTimeoutMs);
[[nodiscard]] Result<void> connectForReading(sqlite::Connection &db, const QString &path);

} // namespace tocsin
