// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/instant.h"

#include <QDate>
#include <QList>
#include <QString>
#include <QStringView>
#include <QTime>

#include <optional>

namespace tocsin {

/// What a zone word pins down.
enum class ZoneWordKind {
    Offset, ///< "Z", "UTC", "UTC+2", "GMT-5": an offset and no place
    Abbreviation, ///< "CEST", "EST", "MESZ", "HNE": an offset that is in force in a place only at times
    Place, ///< "Pacific time", "Paris time", "heure de Paris", "日本時間", "ET": the rule of the place decides the offset
};

/// One meaning of a zone word. The words are data (resources/time/zonewords.json), so that a language is added without C++.
struct ZoneReading
{
    ZoneWordKind kind = ZoneWordKind::Offset;
    QString word; ///< as spelled in the table, "CEST"; for offsets as normalised, "UTC+02:00"
    QString zone; ///< IANA id of the place, or a fixed id "UTC+02:00" for Offset: always fit for instantsOf()
    std::optional<int> offsetSeconds; ///< what the word itself asserts; none for Place
    QString place; ///< "Paris", "New York"; "UTC" or "UTC+02:00" for offsets
    std::optional<Instant> validFrom; ///< before it the word did not mean this (British Standard Time: 1968–1971)
    std::optional<Instant> validUntil;

    /// Whether clocks in the place really ran on the word's offset at @p instant. Offsets and places always are in force.
    [[nodiscard]] bool inForceAt(Instant instant) const;
    /// The instants that @p date @p time means when the word is taken literally: with the word's own offset where it has one (always one
    /// instant), else by the rule of the place (none, one or two).
    [[nodiscard]] QList<Instant> instantsOf(QDate date, QTime time) const;
    bool operator==(const ZoneReading &) const = default;
};

/// A zone word found in a text.
struct ZoneWordMatch
{
    qsizetype length = 0; ///< UTF-16 units of the text that belong to the word ("Pacific time", "(CEST" is not: only "CEST")
    QString word; ///< to hand to readZoneWord()
};

/// The longest zone word that begins exactly at @p position of @p text and ends at a word boundary, in any language of the table: "CEST",
/// "Uhr MESZ", "heure de Paris", "Pacific Daylight Time", "UTC+05:30", "日本時間", "Oslo time". Case decides where a word is also an ordinary one
/// ("EST", not "est"; "IST", not "ist"); "Z" counts only right after a digit; a bare "+02:00" is none here (but readZoneWord() reads it). Nothing where
/// none begins there.
[[nodiscard]] std::optional<ZoneWordMatch> zoneWordAt(QStringView text, qsizetype position);

/// All zone words of @p text, first to last, not overlapping: {position, match}.
[[nodiscard]] QList<std::pair<qsizetype, ZoneWordMatch>> zoneWordsIn(QStringView text);

/// Every meaning of @p word, likeliest first; empty where it is no zone word. When @p homeZone (IANA id, may be empty) settles it, that is when the home
/// zone itself uses the word or is one of the places, only the meaning there is left: "IST" with Asia/Kolkata is India. With @p when,
/// meanings whose validity does not cover it are left out (they stay when nothing else remains). Never settled by anything else.
[[nodiscard]] QList<ZoneReading> readZoneWord(QStringView word, std::optional<Instant> when, const QString &homeZone);

/// What a wall time with a zone word says.
struct ZonedTimeAnswer
{
    QList<ZoneReading> readings; ///< what readZoneWord() leaves; one when the place is settled
    QList<Instant> literal; ///< distinct instants of all readings, taking the word literally; earliest first
    QList<Instant> meant; ///< distinct instants by the rules of those readings' places on that day, as if the writer had named the place; earliest first
    bool inForce = false; ///< at least one reading is in force at its instant
    bool everywhereInForce = false; ///< every reading is: "EST" in July is right in Panama, but New York has EDT then
    QString zone; ///< the place to keep with the value: that of the first reading in force, else of the first reading
    QString suggestion; ///< where the first (likeliest) reading is not in force: the abbreviation that is in force in its place then ("EDT"); else empty
    /// One instant, and by it the only one: no reading gives another, and none is out of force (then the writer may have meant the place's own clock).
    [[nodiscard]] bool isCertain() const { return everywhereInForce && literal.size() == 1; }
    bool operator==(const ZonedTimeAnswer &) const = default;
};

/// Everything about "@p date @p time @p word" in one call. "EST" on 2024-03-13 with home America/New_York: not in force, literal 5 h behind
/// UTC, meant 4 h, suggestion "EDT"; with home America/Panama: in force; with neither: in force in one place, not everywhere. "CST" without a home:
/// literal has three instants (Chicago and Mexico City, Shanghai, Havana). "Ortszeit" and "local time" mean the home zone and have no reading without one.
/// No readings: not a zone word, or none that can be placed.
[[nodiscard]] ZonedTimeAnswer readZonedTime(QStringView word, QDate date, QTime time, const QString &homeZone);

} // namespace tocsin
