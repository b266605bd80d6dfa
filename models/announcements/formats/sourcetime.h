// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/announcements/formats/sourcestory.h"

namespace tocsin {

/// The first and the last year of an instant that is believed.
inline constexpr int firstYear = 1970;
inline constexpr int lastYear = 2199;

/// The instant @p utc as @p written.
[[nodiscard]] SourceTime exactTime(const QString &written, Instant utc);

/// The instants at which the clock in @p zone (IANA) shows @p date @p time; without a zone nothing is certain.
[[nodiscard]] SourceTime wallTime(const QString &written, QDate date, QTime time, const QString &zone);
[[nodiscard]] SourceTime dayOnly(const QString &written, QDate date);

/// RFC 3339, ISO 8601 and what programs write for them: "2021-03-04T12:00:00.000Z", "2021-03-04 12:00 +0100",
/// "2021-03-04". Parts of a second are left out. What has no offset is a clock in @p zone. Nothing where @p text is
/// something else or its year is not believed.
[[nodiscard]] std::optional<SourceTime> timeFromIso(const QString &text, const QString &zone);

/// RFC 822 and 2822: "Thu, 04 Mar 2021 14:20:00 +0000"; not certain where the weekday contradicts or the zone's word is
/// none of the RFC.
[[nodiscard]] std::optional<SourceTime> timeFromRfc822(const QString &text, const QString &zone);

/// By a pattern of yyyy yy MMM MM M dd d HH H hh h mm m ss s AP and marks; a clock in @p zone. English names of months.
[[nodiscard]] std::optional<SourceTime> timeFromPattern(const QString &text, const QString &pattern,
                                                        const QString &zone);

/// The zero of Go's clock, which programs write for "never".
[[nodiscard]] bool isNever(const QString &text);

} // namespace tocsin
