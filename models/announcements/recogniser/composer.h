// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/announcements/recogniser/scanner.h"

namespace tocsin {

/// A clock with what the text puts beside it. Numbers are indexes into ScannedText::tokens(), -1 for none.
struct ReadClock
{
    int clock = -1; ///< -1: a date that no clock claims
    int date = -1;
    int zone = -1;
    int weekday = -1; ///< a weekday without a date
    int relative = -1;
    int part = 0; ///< 1 before noon, 2 after: "in the morning", "tonight"
    bool sharedPart = false; ///< @ref part stands at the other end of its range
    int otherDate = -1; ///< a day that it may be as well: "in the night of 30 to 31 March, from 1:30 to 3:30"
    bool ownDate = false; ///< the date stands beside this clock, not beside its partner
    bool ownZone = false;
    bool guessed = false; ///< put together over words of a language that there is no file for
    bool about = false;
    bool startWord = false; ///< "starting at 20:00"
    bool endWord = false; ///< "finished at 15:30"
    int partner = -1; ///< index of the other end of its range in the list
    bool isEnd = false; ///< it is the later end of a range
    int conversionOf = -1; ///< index of the clock that this one repeats in another zone
    int first = 0; ///< lexemes [first, last) that belong to it
    int last = 0;
};

/// Puts the tokens [firstToken, lastToken) together: which date, zone and range each clock belongs to. Knows nothing of headings and context.
[[nodiscard]] QList<ReadClock> readClocks(const ScannedText &text, int firstToken, int lastToken);

} // namespace tocsin
