// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/instant.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace tocsin {

/// What was typed into a field for one time: "30", "in 1 h 30 min", "12:30", "tomorrow 9:00", "12:30 CEST", "now".
struct TimeEntry
{
    enum class State {
        Empty,
        After, ///< @ref afterMs after the post goes out; 0 is "now"
        At, ///< @ref at
        Open, ///< one of @ref candidates, which has to be chosen: the clock shows it twice, or the words leave it open
        Never, ///< no clock in the zone ever shows it
        Unread,
    };
    State state = State::Empty;
    qint64 afterMs = 0;
    Instant at = 0;
    QList<Instant> candidates; ///< earliest first
    bool operator==(const TimeEntry &) const = default;
};

/// Which way a length of time counts, and which day a clock without a date means: the next such time, or the last.
enum class TimeDirection { Ahead, Back };

/// Reads @p typed as of @p now on the clocks of @p zone (IANA id). A bare number is minutes. Lengths that count back are instants (@p now, to the minute, less
/// the length), those ahead are told from the post on. Words are read in @p language and English; @p nowWord is another word for now.
[[nodiscard]] TimeEntry readTimeEntry(const QString &typed, Instant now, const QString &zone, const QString &language, TimeDirection direction, const QString &nowWord = {});

/// The zone that @p typed names for its one time, in which the end of what begins then is meant too: that of "22:00 CET", UTC of "2023-09-29T20:00Z". Empty: it names none,
/// or none that is one zone.
[[nodiscard]] QString zoneSaidIn(const QString &typed, Instant now, const QString &zone, const QString &language);

} // namespace tocsin
