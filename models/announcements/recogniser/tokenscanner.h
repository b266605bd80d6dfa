// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/announcements/recogniser/scanner.h"

namespace tocsin {

/// Fills a ScannedText's tokens: one walk over its lexemes, each looked at with a bounded number of neighbours.
class TokenScanner
{
public:
    explicit TokenScanner(ScannedText &text)
        : m_text(text)
    {
    }
    void scan();

private:
    [[nodiscard]] std::optional<TimeToken> dateAt(int index) const;
    [[nodiscard]] std::optional<TimeToken> yearFirstAt(int index) const;
    [[nodiscard]] std::optional<TimeToken> eraDateAt(int index) const;
    [[nodiscard]] std::optional<TimeToken> dayMonthYearAt(int index) const;
    [[nodiscard]] std::optional<TimeToken> yearlessAt(int index) const;
    [[nodiscard]] std::optional<TimeToken> dayMonthAt(int index) const;
    [[nodiscard]] std::optional<TimeToken> monthDayAt(int index) const;
    [[nodiscard]] std::optional<TimeToken> dayAloneAt(int index) const;
    [[nodiscard]] std::optional<TimeToken> clockAt(int index) const;
    [[nodiscard]] bool readClockWithMarks(TimeToken &clock) const;
    [[nodiscard]] bool readClockWithUnits(TimeToken &clock) const;
    [[nodiscard]] bool readBareClock(TimeToken &clock) const;
    [[nodiscard]] bool readDigitsClock(TimeToken &clock) const;
    [[nodiscard]] std::optional<TimeToken> namedClockAt(int index) const;
    [[nodiscard]] std::optional<TimeToken> spanAt(int index) const;
    [[nodiscard]] std::optional<TimeToken> zoneAt(int index) const;
    [[nodiscard]] std::optional<TimeToken> eastAsianZoneEndingAt(int index) const;
    [[nodiscard]] std::optional<TimeToken> durationAt(int index) const;
    [[nodiscard]] std::optional<TimeToken> wordAt(int index) const;
    [[nodiscard]] std::optional<TimeToken> weekdayLetterAt(int index) const;

    [[nodiscard]] static bool isYear(int year);
    [[nodiscard]] char16_t unitAt(int index) const;
    [[nodiscard]] bool isHourUnit(int index) const;
    [[nodiscard]] bool isHourLetter(int index) const;
    [[nodiscard]] bool isClockShape(int index) const;
    [[nodiscard]] int otherEndOf(int index) const;
    [[nodiscard]] int dayNumberEnd(int index) const;
    [[nodiscard]] bool joinsRange(int from, int index) const;
    [[nodiscard]] bool opensRange(int index) const;
    [[nodiscard]] bool besideClockOrWeekday(const TimeToken &date) const;
    [[nodiscard]] bool endsInAWord(const TimeToken &clock) const;
    [[nodiscard]] bool isNumber(int index, int shortest, int longest) const;
    [[nodiscard]] int number(int index) const;
    [[nodiscard]] bool isWord(int index, QStringView lowerWord) const;
    [[nodiscard]] bool standsFree(int index) const;
    [[nodiscard]] bool follows(int index, WordKind kind) const;
    [[nodiscard]] bool hourStandsHere(int index) const;
    [[nodiscard]] bool isBareHour(int index) const;
    [[nodiscard]] bool isSpacedClock(int index) const;
    [[nodiscard]] bool isIsoClock(int index) const;
    int takeYear(int index, TimeToken &token) const;
    bool takeMeridiem(TimeToken &clock) const;
    void takeClockSuffix(TimeToken &clock) const;
    void joinWeekdays();
    void keep(const TimeToken &token);
    void scanZonesAfter(int index);

    ScannedText &m_text;
};

} // namespace tocsin
