// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/announcements/importer.h"
#include "models/announcements/posts/sections.h"
#include "models/announcements/recogniser/resolver.h"

#include <QHash>

#include <span>

namespace tocsin {

/// A statement of a post while it is read: the body (index 0) and the updates below it.
struct Statement
{
    std::optional<StampReading> stamp; ///< none: the body
    int first = 0; ///< lexemes [first, last)
    int bodyFirst = 0;
    int bodyLast = 0; ///< <= last: a "Posted …" line at the end is no body
    int last = 0;
    int clock = -1; ///< tokens of the stamp, in front or in the "Posted" line
    int date = -1;
    int heading = -1; ///< token of the day heading in force
    int time = -1; ///< index into ImportedPost::times
};

/// Reads one post of a page.
class PostReader
{
public:
    PostReader(const ScannedText &text, const QList<TextLine> &lines, const PageSection &section, const ImportContext &context, const QString &original);
    /// A day of the post: dates without a year are the nearest to it.
    void setYearNear(QDate day) { m_pageDay = day; }
    [[nodiscard]] ImportedPost read();

private:
    /// Between two stamps without dates, a step back of this many minutes is midnight; a smaller one is a slip or the other order.
    static constexpr int midnightMinutes = 180;

    void readLayout();
    int readTitle(int line);
    [[nodiscard]] bool breaksBehindTitle(int line) const;
    int readHeader(int line);
    void readStatements(int line);
    bool readPostedLine(const TextLine &line);
    [[nodiscard]] std::optional<StampReading> logEntryAt(int line) const;
    [[nodiscard]] bool opensThread(int line) const;
    [[nodiscard]] bool isStampedBelow(int firstLine) const;
    void readStatementsAboveStamps(int firstLine);
    void dropStampTables();
    void closeStatements();
    void takeClosingStamp(Statement &statement) const;
    void findDay();
    [[nodiscard]] int dateInTitle() const;
    void findYear();
    void resolveAll();
    void findRanges();
    void resolveStamps();
    [[nodiscard]] QString placeBehind(const TimeToken &clock) const;
    [[nodiscard]] QHash<int, QDate> daysBeforeFirstDated(bool backwards) const;
    void resolveInner(int index);
    void placeInRange(const ReadClock &read, TimeContext &context) const;
    // What speaks against a time; see doubts.cpp.
    void findNamedZones();
    [[nodiscard]] bool hasAround(const ReadClock &read, WordKind kind, int before, int behind) const;
    [[nodiscard]] bool labelSaysLocal(const ReadClock &read) const;
    [[nodiscard]] bool hasUnknownZone(const ReadClock &read) const;
    [[nodiscard]] bool isDateDoubtful(const ReadClock &read) const;
    [[nodiscard]] bool isZoneDoubtful(const ReadClock &read) const;
    [[nodiscard]] bool isSharedAbbreviation(const ReadClock &read, const ImportedTime &time) const;
    [[nodiscard]] bool isDoubtful(const ReadClock &read, const ImportedTime &time) const;
    void goOnFromItemAbove(int index, TimeContext &context) const;
    void findRoles();
    void findPromises();
    // What the order of things says against a day; see timeorder.cpp.
    void compareOrder();
    void compareWithTelling(int index);
    void compareWithTextBefore(int index);
    void doubtStamps();
    void offerOtherDay(int index, int days);
    [[nodiscard]] bool hasBorrowedDay(int time) const;
    [[nodiscard]] bool hasDateOfOtherMatter(int index) const;
    // What the linter works over; see evidence.cpp.
    void collectEvidence();
    void collectDayWords();
    [[nodiscard]] bool sentenceNamesDate(int token) const;
    void collectUnknownZones();
    void collectAlternatives();
    [[nodiscard]] TimeEvidence evidenceOf(int time) const;
    [[nodiscard]] TextSpan spanOf(int firstLexeme, int lastLexeme) const;
    [[nodiscard]] TextSpan spanOfToken(int token) const;
    void sayPlanned();
    void fillUpdates();
    [[nodiscard]] std::optional<bool> labelledNewestFirst() const;

    /// The section's tokens: a page of thousands of posts is walked once, not once for each.
    [[nodiscard]] std::span<const TimeToken> ownTokens() const { return {m_text.tokens().constData() + m_tokenFirst, static_cast<size_t>(m_tokenLast - m_tokenFirst)}; }
    [[nodiscard]] int statementAt(int lexeme) const;
    void countSentences();
    [[nodiscard]] bool endsBefore(int index) const;
    [[nodiscard]] bool sameSentence(int lexemeA, int lexemeB) const;
    [[nodiscard]] bool saysItIsOver(int lexeme) const;
    [[nodiscard]] bool saidOverBefore(int lexeme) const;
    [[nodiscard]] bool isQuoted(int lexeme) const;
    [[nodiscard]] bool namesOtherPlace(const ReadClock &read, Instant instant) const;
    [[nodiscard]] bool sentenceHas(int lexeme, WordKind kind, bool onlyBefore = false) const;
    /// What the words around lexemes [@p first, @p last), a time or duration, promise for it; the nearest before it count.
    [[nodiscard]] std::optional<PromiseKind> promisedFor(int first, int last) const;
    [[nodiscard]] static int minutesOf(const TimeToken &clock); ///< since midnight
    [[nodiscard]] QString zoneWordOf(int readIndex) const;
    [[nodiscard]] int offsetOf(int lexeme) const; ///< in the original; one past the last gives the section's end
    [[nodiscard]] int endOf(int lexeme) const; ///< in the original, behind @p lexeme - 1
    int addTime(ImportedTime time, int readIndex);

    const ScannedText &m_text;
    const QList<TextLine> &m_lines;
    PageSection m_section;
    ImportContext m_context;
    const QString &m_original;

    int m_first = 0; ///< lexemes of the section
    int m_last = 0;
    /// Per lexeme of the section, how many sentences end before it: whether two times stand in one is asked for every pair of them.
    QList<int> m_sentences;
    int m_tokenFirst = 0; ///< tokens of the section
    int m_tokenLast = 0;
    int m_headerFirst = 0; ///< lexemes of the lines below the title that are no body
    int m_headerLast = 0;
    int m_titleFirst = 0;
    int m_titleLast = 0;
    int m_dayHeading = -1; ///< token
    int m_publishedClock = -1; ///< token
    int m_publishedDate = -1; ///< token
    QString m_timesInZone; ///< "Times in UTC"
    QString m_headZone; ///< "Timeline (UTC)": likely that of the clocks without one
    bool m_zoneUnread = false; ///< the text says of which zone its times are, in words that are not known
    std::optional<QDate> m_day; ///< of the post
    QList<QDate> m_days; ///< what it may be where it is not known, best first
    bool m_daySettled = false;
    bool m_dayIsReference = false;
    std::optional<QDate> m_yearNear;
    std::optional<QDate> m_pageDay; ///< see setYearNear()
    QList<Statement> m_statements; ///< [0] is the body, may be empty
    QList<ReadClock> m_reads;
    QList<int> m_timeOfRead; ///< per read: index into times, -1 not yet
    QList<int> m_readOfTime;
    /// A range of which the text states the day.
    struct NamedRange
    {
        QDate first;
        int from = 0; ///< minutes of the day
        QDate last;
        int to = 0;
    };
    QList<NamedRange> m_ranges;
    std::optional<TimeResolver> m_resolver;
    ImportedPost m_post;
};

/// Kind, state and targets of a post whose times are read; see classify.cpp and targets.cpp.
struct PostParts
{
    const ScannedText &text;
    int titleFirst;
    int titleLast;
    int headerFirst;
    int headerLast;
    const QList<Statement> &statements;
    std::span<const TimeToken> tokens; ///< of the post
    QDate written; ///< the day of writing, where it is known
};
void classify(const PostParts &parts, ImportedPost &post);
void findTargets(const PostParts &parts, ImportedPost &post);

/// Fills windows from times, durations and updates; roles are set.
void findWindows(const PostParts &parts, const QList<ReadClock> &reads, const QList<int> &readOfTime, ImportedPost &post);

/// Derives what depends on times: starts and ends of windows, instants of updates, promises, the order.
void deriveInstants(ImportedPost &post);

} // namespace tocsin
