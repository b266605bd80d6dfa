// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QByteArray>
#include <QString>

namespace tocsin::ctl {

/// The bytes of the file @p path, or of stdin where it is "-". Refused with the file and the way out: what is not there, is no file,
/// cannot be read, or is longer than @p longest bytes; then @p wayOut says what to do.
[[nodiscard]] Result<QByteArray> readInput(const QString &path, qint64 longest, const QString &wayOut = QStringLiteral("Split it between two posts."));

} // namespace tocsin::ctl
