// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/instant.h"
#include "models/domain/result.h"

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace tocsin {

/// One row of resources/time/zonewords.json: words that name one zone.
struct ZoneWordEntry
{
    QString word; ///< the first of its words: how tzdata spells an abbreviation
    QString zone; ///< IANA id; empty: the home zone of whoever wrote the text
    QStringList also; ///< other zones that use the words
    std::optional<int> offsetSeconds; ///< what an abbreviation asserts; none: the rule of the zone decides
    QHash<QString, QString> names; ///< language → how we write it
    bool rare = false; ///< a meaning only where the home zone is one of its zones
    std::optional<Instant> validFrom;
    std::optional<Instant> validUntil;
};

/// The table of zone words and the search in it. Immutable after parse(), so any thread may use it.
class ZoneWords
{
public:
    /// The table that comes with the program.
    [[nodiscard]] static const ZoneWords &builtIn();
    /// Reads a table; Failure::Corrupt names the row that is wrong.
    [[nodiscard]] static Result<ZoneWords> parse(const QByteArray &json);

    /// What of a text a word covers, and what it says: an entry, a place by a pattern ("Oslo time"), or an offset ("UTC+2").
    struct Match
    {
        qsizetype length = 0;
        QList<int> entries; ///< numbers of entry()
        QString zone; ///< IANA id of a place by a pattern, or fixed id of an offset
        QString place; ///< as the text spells it
        bool isOffset = false;
    };
    /// The longest word that begins at @p at and ends at a word boundary.
    [[nodiscard]] std::optional<Match> longestAt(QStringView text, qsizetype at) const;
    /// The same when @p text as a whole is one word; here also a bare offset, "+02:00".
    [[nodiscard]] std::optional<Match> whole(QStringView text) const;

    [[nodiscard]] const ZoneWordEntry &entry(int number) const { return m_entries[size_t(number)]; }
    /// How @p language writes the time of @p zone: "Pacific time", "heure de Paris".
    [[nodiscard]] QString nameOf(const QString &zone, const QString &language) const;

private:
    struct Word
    {
        QString folded; ///< case folded, one space between words
        QString exact; ///< as it must be spelled; empty: any letter case
        int entry = 0;
    };
    struct City
    {
        QString folded;
        QString zone;
    };
    struct Pattern
    {
        QString before; ///< folded, with the space at its end where there is one
        QString after;
    };
    class Folded;

    void addCity(const QString &name, const QString &zone);
    [[nodiscard]] std::optional<Match> entryAt(const Folded &text) const;
    [[nodiscard]] std::optional<Match> placeAt(const Folded &text) const;

    std::vector<ZoneWordEntry> m_entries;
    std::vector<Word> m_words; ///< sorted by folded
    std::vector<City> m_cities; ///< sorted by folded
    std::vector<Pattern> m_patterns;
    std::vector<QString> m_before; ///< "uhr "
    std::vector<QString> m_after; ///< " time"
    QHash<QString, QString> m_writtenPattern; ///< language → "heure de {place}"
    QHash<QString, QString> m_beforeVowel; ///< language → "heure d'{place}"
    QHash<QString, QHash<QString, QString>> m_writtenCity; ///< zone → language → "Parigi"
    qsizetype m_longest = 0; ///< longest word in folded characters
};

} // namespace tocsin
