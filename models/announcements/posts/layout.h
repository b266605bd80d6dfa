// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/announcements/recogniser/scanner.h"

namespace tocsin {

/// A line with something on it: lexemes [first, last).
struct TextLine
{
    int first = 0;
    int last = 0;
    bool afterBlank = false; ///< a blank line, or nothing, stands above it
};

/// Whether the lexeme @p index is the mark that list items begin with.
[[nodiscard]] bool isBulletMark(const ScannedText &text, int index);

[[nodiscard]] QList<TextLine> linesOf(const ScannedText &text);

/// What stands in front of a statement: "EDIT 06:04 UTC:", "[21:20 CET]", "Update 2:", "2013-08-21 08:30 UTC –".
struct StampReading
{
    int first = 0; ///< lexemes [first, bodyFirst): bullet, label, times and the mark behind them
    int bodyFirst = 0;
    QString label; ///< "Update 2", as written
    StateWord state = StateWord::None; ///< of a label that names one
    int rank = 0; ///< of a label that says which statement of the story it is: -1 the first, 1000 the last, n "Update n"; 0 none
    int clock = -1; ///< tokens
    int date = -1;
    bool wholeLine = false; ///< nothing else stands on the line
    bool quoted = false; ///< in a quotation ("> [07:45 PST]"): another provider's statement
};

/// The stamp that @p line begins with, if any.
/// @p next is the line below: with it, a few words and a stamp behind a dash are one, too.
[[nodiscard]] std::optional<StampReading> stampOf(const ScannedText &text, const TextLine &line, const TextLine *next = nullptr);

/// The clock that @p line opens with before its words ("02:41 Link down"): a stamp where a neighbouring line opens so, too.
[[nodiscard]] std::optional<StampReading> logEntryOf(const ScannedText &text, const TextLine &line);

/// Whether the lexemes from @p valueFirst to the end of @p line are a state and nothing else: "Status: Resolved".
[[nodiscard]] bool isField(const ScannedText &text, const TextLine &line, int valueFirst);

/// The token of the date where @p line is a date and nothing else, with or without weekday and marks around it; -1 otherwise.
[[nodiscard]] int dayHeadingOf(const ScannedText &text, const TextLine &line);

/// Whether @p line consists of marks only ("-----").
[[nodiscard]] bool isRule(const ScannedText &text, const TextLine &line);

/// Whether @p line may be a title: short, alone, no sentence, no list item. @p next is the line below, nullptr for none.
[[nodiscard]] bool isTitleLike(const ScannedText &text, const TextLine &line, const TextLine *next);

/// Whether what @p stamp was read from is a title with its state and day in front: "(Resolved) 22 May 2025 Jobs could not be submitted".
[[nodiscard]] bool isMarkedTitle(const ScannedText &text, const TextLine &line, const StampReading &stamp);

/// The state that a mark in brackets or in front of a colon gives the line: "(resolved)", "[RETROACTIVE]".
[[nodiscard]] StateWord titleStateOf(const ScannedText &text, int first, int last);

} // namespace tocsin
