// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/instant.h"

#include <QDate>
#include <QList>
#include <QString>
#include <QStringList>
#include <QTime>

namespace tocsin {

/// What the clock on the wall of a zone shows at an instant.
struct WallTime
{
    QDate date;
    QTime time;
    int offsetSeconds = 0; ///< east of UTC is positive
    QString abbreviation; ///< as tzdata spells it: "CEST", "EDT"; zones without letters have "+0545"
    bool operator==(const WallTime &) const = default;
};

/// One change of a zone's offset or abbreviation: what holds before @ref at, and from @ref at on.
struct OffsetChange
{
    Instant at = 0;
    int secondsBefore = 0;
    int secondsAfter = 0;
    QString abbreviationBefore;
    QString abbreviationAfter;
    bool operator==(const OffsetChange &) const = default;
};

// Every function takes an IANA zone id ("Europe/Paris", "UTC") or a fixed one ("UTC+05:30", "UTC-3"). An id that isZoneKnown()
// does not know acts like an empty answer: no instants, offset 0 and no abbreviation. Callers check what people typed with
// isZoneKnown() first. All functions are thread-safe; zones are read once and kept (models/time/zonerules.h has the handle
// that spares even the look-up by name).

/// The instants that the clock on the wall in @p zoneId shows as @p date @p time, earliest first:
/// one normally, none inside a spring-forward gap (or a day that a zone skipped), two inside an autumn overlap.
[[nodiscard]] QList<Instant> instantsOf(const QString &zoneId, QDate date, QTime time);

[[nodiscard]] WallTime wallTimeOf(Instant instant, const QString &zoneId);

/// Seconds east of UTC in @p zoneId at @p instant.
[[nodiscard]] int offsetSecondsAt(const QString &zoneId, Instant instant);

/// "CEST", "EDT", "GMT"; "+0545" for zones that tzdata gives no letters.
[[nodiscard]] QString abbreviationAt(const QString &zoneId, Instant instant);

/// Whether @p id is an id of the system's tzdata, "UTC", or a fixed "UTC±h[h][:mm]" up to 14 hours. Abbreviations ("CEST", "PDT") and nonsense are not,
/// even where Qt would take them for UTC. (tzdata does have a few ids that look like abbreviations: "EST", "CET" … are accepted as what it says.)
[[nodiscard]] bool isZoneKnown(const QString &id);

/// The instants in [from, until) at which the offset of @p zoneId changes (daylight saving and others), earliest first.
[[nodiscard]] QList<Instant> transitionsIn(const QString &zoneId, Instant from, Instant until);

/// The same with what holds before and after, for an axis that marks them.
[[nodiscard]] QList<OffsetChange> offsetChangesIn(const QString &zoneId, Instant from, Instant until);

/// Release of the zone data in use, "2025b"; "unknown" where the system does not say.
[[nodiscard]] QString tzdataVersion();

/// The IANA id of the zone that this machine is set to (TZ first, then the system's setting); "UTC" where it is none we know.
[[nodiscard]] QString systemZone();

/// The ids that a person may choose from: UTC, then one for every place of tzdata's zone.tab, sorted.
[[nodiscard]] QStringList allZones();

/// The place that @p zoneId names, for people: "Paris" for "Europe/Paris", "St. John's" for "America/St_Johns", "UTC" for "UTC".
[[nodiscard]] QString placeOf(const QString &zoneId);

} // namespace tocsin
