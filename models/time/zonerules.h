// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/time/walltime.h"

#include <QByteArray>

#include <limits>
#include <memory>
#include <optional>
#include <vector>

namespace tocsin {

struct PosixRule;

/// The rules of one time zone: every offset it ever had and will have by today's law. Immutable, so any thread may use it.
///
/// Read from the system's TZif files (RFC 8536: 64-bit data and the POSIX rule in the footer), not through QTimeZone: a look-up there takes
/// five to twenty times as long, which a redrawn axis and a sorted table feel, and QTimeZone answers no question about wall times. Where a system
/// has no such files, QTimeZone is asked once per zone.
class ZoneRules
{
public:
    /// The rules of @p id, read once and kept for as long as the program runs; null where isZoneKnown() says no.
    [[nodiscard]] static const ZoneRules *find(const QString &id);
    /// Reads a TZif file's bytes; null where they are none or broken.
    [[nodiscard]] static std::shared_ptr<const ZoneRules> fromTzif(const QByteArray &bytes);
    /// One offset for all time.
    [[nodiscard]] static std::shared_ptr<const ZoneRules> fixed(int offsetSeconds, const QString &abbreviation);
    /// Asks QTimeZone for every change from 1900 on; Qt 6.4 lists none after 2037, so that the last offset then stays. Null where Qt does not know @p id.
    [[nodiscard]] static std::shared_ptr<const ZoneRules> fromQt(const QString &id);

    [[nodiscard]] int offsetSecondsAt(Instant instant) const { return m_types[typeAt(instant)].offsetSeconds; }
    [[nodiscard]] const QString &abbreviationAt(Instant instant) const { return m_types[typeAt(instant)].abbreviation; }
    [[nodiscard]] WallTime wallTimeAt(Instant instant) const;
    /// See the function of this name in walltime.h.
    [[nodiscard]] QList<Instant> instantsOf(QDate date, QTime time) const;
    [[nodiscard]] QList<OffsetChange> offsetChangesIn(Instant from, Instant until) const;
    /// Whether the zone ever had a period called @p abbreviation on @p offsetSeconds that touches [from, until).
    [[nodiscard]] bool usesAbbreviation(const QString &abbreviation, Instant from, Instant until) const;
    /// The offset that @p abbreviation names in this zone, nearest in time to @p instant; none where the zone has no such abbreviation since 1970.
    [[nodiscard]] std::optional<int> offsetOf(const QString &abbreviation, Instant instant) const;

private:
    struct Type
    {
        int offsetSeconds = 0;
        QString abbreviation;
    };

    /// @p instant, moved back by whole cycles to where the table holds it.
    [[nodiscard]] Instant inTable(Instant instant) const;
    [[nodiscard]] size_t segmentAt(Instant instant) const; ///< of an instant in the table
    [[nodiscard]] size_t typeAt(Instant instant) const { return m_typeOf[segmentAt(inTable(instant))]; }
    [[nodiscard]] size_t typeNumber(int offsetSeconds, const QString &abbreviation);
    void append(Instant at, size_t type);
    void extendBy(const PosixRule &rule);

    // Segment i holds from m_from[i] (inclusive) to m_from[i + 1]. Segment 0 begins at the lowest Instant. Where a yearly rule goes on for ever,
    // the 400 years before m_cycleEnd repeat after it, as the Gregorian calendar does to the day of the week.
    std::vector<Type> m_types;
    std::vector<Instant> m_from;
    std::vector<quint16> m_typeOf;
    Instant m_cycleEnd = std::numeric_limits<Instant>::max();
};

} // namespace tocsin
