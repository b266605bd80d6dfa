// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/announcements/languages/language.h"
#include "models/announcements/text/lexer.h"
#include "models/announcements/text/sourcetext.h"

#include <QDate>

namespace tocsin {

/// A date, clock, zone, duration, weekday or day word where the text has one; nothing is put together yet.
struct TimeToken
{
    enum class Kind : quint8 { Date, Clock, Zone, Duration, Weekday, Relative, DayPart };
    Kind kind = Kind::Date;
    int first = 0; ///< lexemes [first, last)
    int last = 0;

    // Date; 0 where not stated. A day alone ("Thursday 23 to Friday 24 February") has no month.
    int year = 0;
    int month = 0;
    int day = 0;
    int lastDay = 0; ///< "March 8-9": the day up to which it goes; 0: none
    bool yearFirst = false; ///< "2024-03-05"
    bool slash = false; ///< "05/03/2024": its order is the writer's habit
    bool dayWasFirst = false; ///< of a date with slashes: as it is read here
    bool eitherOrder = false; ///< written 6/7/2022 and both orders are dates
    bool stated = true; ///< false: month and day without separator words ("05-13"), read as month-day
    int weekday = 0; ///< 1 Monday .. 7; Date and Weekday

    // Clock
    int hour = 0; ///< 0..24; to 29 where a language counts on over midnight ("25時")
    int minute = 0;
    int second = 0;
    int meridiem = 0; ///< 0 not stated, 1 AM, 2 PM
    bool malformed = false; ///< "15pm", "00:56AM"
    bool zeroPadded = false; ///< "09:00": a 24-hour clock

    bool seconds = false; ///< "14:30:00"
    bool letter = false; ///< "14h30"
    bool dotted = false; ///< "14.30"
    bool bare = false; ///< "kl. 14": an hour without any mark
    bool digits = false; ///< "0900"
    bool midnight = false; ///< the word: at the beginning or at the end of its day
    bool units = false; ///< "9點05分": hours and minutes named, as 上午 and 下午 are used

    QString zoneWord; ///< Zone
    qint64 shortestMs = 0; ///< Duration
    qint64 longestMs = 0;
    int days = 0; ///< Relative: from the day of writing
    int part = 0; ///< Relative, DayPart: 1 before noon, 2 after

    [[nodiscard]] bool hasFullDate() const { return year != 0 && month != 0 && day != 0; }
};

/// A text with everything that one pass over it can tell.
class ScannedText
{
public:
    /// A phrase of a language file in the text.
    struct Match
    {
        int first = 0;
        int last = 0;
        WordMeaning meaning;
    };

    /// @p languages: codes whose words are looked for, main language first; English is always added.
    ScannedText(const QString &original, const QString &language);

    [[nodiscard]] const SourceText &source() const { return m_source; }
    [[nodiscard]] const QList<Lexeme> &lexemes() const { return m_lexemes; }
    [[nodiscard]] const QList<TimeToken> &tokens() const { return m_tokens; }
    [[nodiscard]] const QList<Match> &matches() const { return m_matches; } ///< by first lexeme
    [[nodiscard]] const QStringList &languages() const { return m_languages; }

    /// Whether the text is likely in a language that there is no file for: what is put together then is only likely.
    [[nodiscard]] bool isForeign() const { return m_foreign; }

    [[nodiscard]] int count() const { return static_cast<int>(m_lexemes.size()); }
    // The questions below may be asked of what lies beside the text, too: there is nothing there.
    [[nodiscard]] bool isInside(int index) const { return index >= 0 && index < count(); }
    /// Index of the token that covers lexeme @p index, -1 for none.
    [[nodiscard]] int tokenAt(int index) const { return isInside(index) ? m_tokenAt.at(index) : -1; }
    [[nodiscard]] bool has(int index, WordKind kind) const { return isInside(index) && (m_kinds.at(index) >> static_cast<int>(kind)) & 1U; }
    /// The longest phrase of @p kind that begins at lexeme @p index; nullptr for none.
    [[nodiscard]] const Match *matchAt(int index, WordKind kind) const;
    [[nodiscard]] QStringView lower(int index) const;
    [[nodiscard]] bool isMark(int index, char16_t mark) const
    {
        return isInside(index) && m_lexemes.at(index).kind == Lexeme::Kind::Mark && m_source.reading.at(m_lexemes.at(index).begin) == mark;
    }
    [[nodiscard]] bool isDash(int index) const { return isMark(index, u'-') || isMark(index, u'\u2013') || isMark(index, u'\u2014'); }
    [[nodiscard]] bool isGapless(int index) const { return isInside(index) && m_lexemes.at(index).gap == Lexeme::Gap::None; }
    /// Whether lexeme @p index begins a line.
    [[nodiscard]] bool beginsLine(int index) const { return index == 0 || (isInside(index) && m_lexemes.at(index).gap >= Lexeme::Gap::Line); }

private:
    friend class TokenScanner;
    void findPhrases();

    SourceText m_source;
    QList<Lexeme> m_lexemes;
    QStringList m_languages;
    QList<const LanguageData *> m_data;
    bool m_foreign = false;
    bool m_extendedHours = false; ///< one of the languages has hours above 24
    QList<Match> m_matches;
    QList<int> m_matchStart; ///< per lexeme, and one past the end: first of its matches
    QList<quint64> m_kinds; ///< per lexeme: bit for every WordKind that begins there
    QList<TimeToken> m_tokens;
    QList<int> m_tokenAt;
};

} // namespace tocsin
