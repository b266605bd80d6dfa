// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/storage/sqlite.h"

#include <QByteArray>
#include <QList>

namespace tocsin {

/// The steps that bring a workspace from format N to N + 1, in order; the number of steps is the format that this program writes.
using Migrations = QList<QByteArray>;

/// The scripts of models/storage/migrations.
[[nodiscard]] Migrations workspaceMigrations();

/// Runs the steps that @p db lacks, each in one transaction with the format's number. A step that fails leaves its format as it was.
/// A step marks the projections as stale (number 'stale'); Workspace::rebuild() takes the mark away.
[[nodiscard]] Result<void> migrate(sqlite::Connection &db, const Migrations &migrations);

/// Copies @p db, which has format @p format, to `<name>.v<format>.backup` beside it (a number is added where that is taken). Returns the name.
[[nodiscard]] Result<QString> backUp(sqlite::Connection &db, qint64 format);

} // namespace tocsin
