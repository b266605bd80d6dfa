// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QByteArray>

namespace tocsin {

/// The alarm: a bell struck three times, worked out here, as a WAV file (16 bit, mono, 44.1 kHz). The same bytes at every call.
[[nodiscard]] QByteArray alarmTone();

/// alarmTone() as a file in @p folder, written where it is not there yet; players want a name.
[[nodiscard]] Result<QString> alarmToneFile(const QString &folder);

} // namespace tocsin
