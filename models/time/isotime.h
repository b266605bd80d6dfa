// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/instant.h"

#include <QString>
#include <QStringView>

#include <optional>

namespace tocsin {

/// ISO 8601 in UTC, "2023-09-29T10:20:00Z"; milliseconds are written only where there are any ("…:00.250Z"). Proleptic Gregorian, years
/// 0000 to 9999: an instant outside is clamped to that range. No locale, no QDateTime.
[[nodiscard]] QString isoUtc(Instant instant);

/// Reads "YYYY-MM-DDTHH:MMZ", with seconds and 1–3 decimals optional; exactly that, with 'T' and 'Z' in capitals, so that
/// isoUtc(*fromIsoUtc(x)) spells every instant in one way. Nothing for other spellings, dates that do not exist, 24:00 and second 60.
[[nodiscard]] std::optional<Instant> fromIsoUtc(QStringView text);

} // namespace tocsin
