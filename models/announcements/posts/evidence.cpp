// SPDX-License-Identifier: GPL-3.0-or-later
// What the linter's rules need to know of how the times stand in the text: see models/announcements/evidence.h.
#include "models/announcements/posts/postreader.h"
#include "models/time/abbreviations.h"

#include <algorithm>
#include <cstdlib>

using namespace Qt::StringLiterals;

namespace tocsin {

namespace {

[[nodiscard]] QLatin1StringView ordinalSuffix(int number)
{
    if (number / 10 % 10 == 1)
        return "th"_L1;
    switch (number % 10) {
    case 1:
        return "st"_L1;
    case 2:
        return "nd"_L1;
    case 3:
        return "rd"_L1;
    default:
        return "th"_L1;
    }
}

/// Whether one letter added, left out, replaced or swapped with its neighbour leads from @p a to @p b.
[[nodiscard]] bool isOneSlipAway(QStringView a, QStringView b)
{
    if (a.size() > b.size())
        std::swap(a, b);
    if (b.size() - a.size() > 1 || a == b)
        return false;
    qsizetype same = 0;
    while (same < a.size() && a.at(same) == b.at(same))
        ++same;
    if (a.size() < b.size())
        return a.mid(same) == b.mid(same + 1);
    if (a.mid(same + 1) == b.mid(same + 1))
        return true;
    return same + 1 < a.size() && a.at(same) == b.at(same + 1) && a.at(same + 1) == b.at(same) && a.mid(same + 2) == b.mid(same + 2);
}

/// Whether @p lowerWord names a month in any language that there is a file for: "Januari" is Dutch, not a slip.
[[nodiscard]] bool isMonthAnywhere(const QString &lowerWord)
{
    const QStringList codes = importLanguages();
    return std::any_of(codes.cbegin(), codes.cend(), [&lowerWord](const QString &code) {
        const LanguageData *data = languageData(code);
        const auto found = data ? data->phrases.constFind(lowerWord) : decltype(data->phrases.constFind(lowerWord)){};
        return data && found != data->phrases.cend()
            && std::any_of(found->cbegin(), found->cend(), [](const LanguageData::Phrase &phrase) { return phrase.meaning.kind == WordKind::Month; });
    });
}

/// The month of @p languages that @p lowerWord is a slip of. Short names are too near to other words.
[[nodiscard]] bool isMonthMisspelt(const QString &lowerWord, const QStringList &languages)
{
    constexpr int shortest = 6;
    if (lowerWord.size() < shortest || isMonthAnywhere(lowerWord))
        return false;
    for (const QString &code : languages) {
        const LanguageData *data = languageData(code);
        if (!data)
            continue;
        for (auto word = data->phrases.cbegin(); word != data->phrases.cend(); ++word) {
            if (std::abs(word.key().size() - lowerWord.size()) > 1 || word.key().size() < shortest || !isOneSlipAway(lowerWord, word.key()))
                continue;
            if (std::any_of(word->cbegin(), word->cend(), [](const LanguageData::Phrase &phrase) { return phrase.words.size() == 1 && phrase.meaning.kind == WordKind::Month; }))
                return true;
        }
    }
    return false;
}

[[nodiscard]] int daysIn(int month, int year)
{
    return month >= 1 && month <= 12 ? QDate(year == 0 ? 2000 : year, month, 1).daysInMonth() : 0;
}

/// Looks for what looks like a time and is none. Lexemes [first, last) of one post.
class BrokenTimeFinder
{
public:
    BrokenTimeFinder(const ScannedText &text, int first, int last)
        : m_text(text)
        , m_first(first)
        , m_last(last)
    {
    }

    struct Found
    {
        int first = 0;
        int last = 0;
        BrokenTimeEvidence::What what = BrokenTimeEvidence::What::Day;
        QString right;
    };

    QList<Found> run()
    {
        for (int index = m_first; index < m_last; ++index) {
            const Lexeme::Kind kind = m_text.lexemes().at(index).kind;
            if (kind == Lexeme::Kind::Number) {
                lookAtOrdinal(index);
                lookAtToken(index);
                lookAtNumericDate(index);
                lookAtClock(index);
                lookAtEastAsianClock(index);
            } else if (kind == Lexeme::Kind::Word) {
                lookAtMonth(index);
            }
        }
        return m_found;
    }

private:
    [[nodiscard]] bool isNumber(int index, int shortest, int longest) const
    {
        if (index < m_first || index >= m_last)
            return false;
        const Lexeme &lexeme = m_text.lexemes().at(index);
        return lexeme.kind == Lexeme::Kind::Number && lexeme.end - lexeme.begin >= shortest && lexeme.end - lexeme.begin <= longest;
    }
    [[nodiscard]] int number(int index) const { return m_text.lower(index).toInt(); }
    [[nodiscard]] bool isToken(int index, TimeToken::Kind kind) const
    {
        return index >= m_first && index < m_last && m_text.tokenAt(index) >= 0 && m_text.tokens().at(m_text.tokenAt(index)).kind == kind;
    }
    [[nodiscard]] bool has(int index, WordKind kind) const { return index >= m_first && index < m_last && m_text.has(index, kind); }
    [[nodiscard]] bool isGapless(int index) const { return index < m_last && m_text.isGapless(index); }
    /// Neither a version nor a path nor a part of a longer number goes on on either side of [first, last).
    [[nodiscard]] bool standsAlone(int first, int last) const
    {
        const auto glue = [this](int index) {
            return index >= m_first && index < m_last
                && (m_text.lexemes().at(index).kind != Lexeme::Kind::Mark || m_text.isDash(index) || m_text.isMark(index, u'/') || m_text.isMark(index, u'_') || m_text.isMark(index, u':')
                    || m_text.isMark(index, u'='));
        };
        const bool before = first > m_first && m_text.isGapless(first) && (glue(first - 1) || m_text.isMark(first - 1, u'.') || m_text.isMark(first - 1, u'#'));
        const bool after = isGapless(last) && (glue(last) || (m_text.isMark(last, u'.') && isGapless(last + 1) && isNumber(last + 1, 1, 9)));
        return !before && !after;
    }

    /// "22th": only where it is a day.
    void lookAtOrdinal(int index)
    {
        if (!isNumber(index, 1, 2) || !isGapless(index + 1))
            return;
        const QStringView suffix = m_text.lower(index + 1);
        if (suffix != "st"_L1 && suffix != "nd"_L1 && suffix != "rd"_L1 && suffix != "th"_L1)
            return;
        const int value = number(index);
        if (value < 1 || value > 31 || suffix == ordinalSuffix(value))
            return;
        const bool isDay = isToken(index, TimeToken::Kind::Date) || isToken(index - 1, TimeToken::Kind::Weekday) || has(index - 1, WordKind::Weekday)
            || (index + 2 < m_last && m_text.has(index + 2, WordKind::Month)) || has(index - 1, WordKind::Month);
        if (isDay)
            m_found += Found{index, index + 2, BrokenTimeEvidence::What::Ordinal, QString::number(value) + ordinalSuffix(value)};
    }

    /// A date that was read and that no calendar has: "31 June".
    void lookAtToken(int index)
    {
        if (!isToken(index, TimeToken::Kind::Date))
            return;
        const TimeToken &date = m_text.tokens().at(m_text.tokenAt(index));
        if (date.first != index && !(date.first < index && !isNumber(date.first, 1, 4) && isNumber(index, 1, 2) && number(index) == date.day))
            return;
        if (date.month != 0 && date.day > daysIn(date.month, date.year) && (m_found.isEmpty() || m_found.constLast().last <= date.first))
            m_found += Found{date.first, date.last, BrokenTimeEvidence::What::Day, {}};
    }

    /// "2024-02-30", "31.04.2024", "13/45/2024", "2024年2月30日"
    void lookAtNumericDate(int index)
    {
        constexpr int earliest = 1990;
        constexpr int latest = 2099;
        if (m_text.tokenAt(index) >= 0)
            return;
        const auto isYear = [&](int at) { return isNumber(at, 4, 4) && number(at) >= earliest && number(at) <= latest; };
        const bool yearFirst = isYear(index);
        if (!yearFirst && !isNumber(index, 1, 2))
            return;
        const bool dashes = m_text.isMark(index + 1, u'-');
        if (!dashes && !m_text.isMark(index + 1, u'.') && !m_text.isMark(index + 1, u'/'))
            return;
        const bool glued = isGapless(index + 1) && isNumber(index + 2, 1, 2) && isGapless(index + 2) && isGapless(index + 3) && index + 3 < m_last && m_text.lower(index + 3) == m_text.lower(index + 1)
            && isGapless(index + 4) && (yearFirst ? isNumber(index + 4, 1, 2) : isYear(index + 4));
        if (!glued || m_text.tokenAt(index + 4) >= 0 || !standsAlone(index, index + 5))
            return;
        // "2024.1.0" is a version.
        if (yearFirst && m_text.isMark(index + 1, u'.') && !(isNumber(index + 2, 2, 2) && isNumber(index + 4, 2, 2)))
            return;
        const int year = yearFirst ? number(index) : number(index + 4);
        const int a = yearFirst ? number(index + 2) : number(index);
        const int b = yearFirst ? number(index + 4) : number(index + 2);
        if (QDate::isValid(year, a, b) || (!yearFirst && QDate::isValid(year, b, a)))
            return;
        m_found += Found{index, index + 5, BrokenTimeEvidence::What::Day, {}};
    }

    /// "25:10" and "12:75" where a clock is expected.
    void lookAtClock(int index)
    {
        if (m_text.tokenAt(index) >= 0 || !isNumber(index, 1, 2) || !m_text.isMark(index + 1, u':') || !isGapless(index + 1) || !isNumber(index + 2, 2, 2) || !isGapless(index + 2)
            || !standsAlone(index, index + 3))
            return;
        const int hour = number(index);
        const int minute = number(index + 2);
        // Hours up to 30 count on from the evening before in Japan.
        if ((hour <= 24 && minute <= 59) || (hour <= 30 && minute <= 59 && m_text.languages().contains("ja"_L1)))
            return;
        const bool expected = m_text.has(index + 3, WordKind::Meridiem) || m_text.has(index + 3, WordKind::ClockSuffix) || isToken(index + 3, TimeToken::Kind::Zone)
            || isZoneWord(index + 3) || endsBefore(index, WordKind::Label) || isToken(index - 1, TimeToken::Kind::Date) || (m_text.isMark(index - 1, u',') && isToken(index - 2, TimeToken::Kind::Date)) || endsBefore(index, WordKind::ClockPrefix)
            || (has(index - 1, WordKind::Join) && isToken(index - 2, TimeToken::Kind::Date));
        if (expected)
            m_found += Found{index, index + 3, BrokenTimeEvidence::What::Clock, {}};
    }

    /// "22時75分": written like this, it can only be a clock.
    void lookAtEastAsianClock(int index)
    {
        const auto isChar = [this](int at, QStringView chars) {
            const Lexeme *lexeme = at < m_last ? &m_text.lexemes().at(at) : nullptr;
            return lexeme && isGapless(at) && chars.contains(m_text.source().reading.at(lexeme->begin));
        };
        if (!isNumber(index, 1, 2) || !isChar(index + 1, u"時时点點시") || !isNumber(index + 2, 1, 2) || !isGapless(index + 2) || !isChar(index + 3, u"分분"))
            return;
        if (number(index + 2) > 59 || number(index) > 30)
            m_found += Found{index, index + 4, BrokenTimeEvidence::What::Clock, {}};
    }

    /// A zone that no clock claims, so that there is no token of it.
    [[nodiscard]] bool isZoneWord(int index) const { return index < m_last && zoneWordAt(m_text.source().reading, m_text.lexemes().at(index).begin).has_value(); }

    /// "Junuary 9": a slip of a month's name beside a day.
    void lookAtMonth(int index)
    {
        if (m_text.tokenAt(index) >= 0 || m_text.lexemes().at(index).end - m_text.lexemes().at(index).begin < 6)
            return;
        const auto isDay = [this](int at) { return isNumber(at, 1, 2) && number(at) >= 1 && number(at) <= 31; };
        const bool suffixed = index >= m_first + 2 && isNumber(index - 2, 1, 2) && has(index - 1, WordKind::DaySuffix);
        const bool before = isDay(index - 1) || (suffixed && isDay(index - 2));
        if (!before && !isDay(index + 1))
            return;
        if (!m_text.source().reading.at(m_text.lexemes().at(index).begin).isUpper() || !isMonthMisspelt(m_text.lower(index).toString(), m_text.languages()))
            return;
        const int first = before ? (suffixed ? index - 2 : index - 1) : index;
        m_found += Found{first, isDay(index + 1) && !before ? index + 2 : index + 1, BrokenTimeEvidence::What::Month, {}};
    }

    [[nodiscard]] bool endsBefore(int index, WordKind kind) const
    {
        for (int from = std::max(m_first, index - 4); from < index; ++from) {
            const ScannedText::Match *match = m_text.matchAt(from, kind);
            if (match && match->last == index)
                return true;
        }
        return false;
    }

    const ScannedText &m_text;
    int m_first;
    int m_last;
    QList<Found> m_found;
};

} // namespace

TextSpan PostReader::spanOf(int firstLexeme, int lastLexeme) const { return {offsetOf(firstLexeme), endOf(lastLexeme)}; }

TextSpan PostReader::spanOfToken(int token) const
{
    return token < 0 ? TextSpan{} : spanOf(m_text.tokens().at(token).first, m_text.tokens().at(token).last);
}

void PostReader::collectEvidence()
{
    for (int index = 0; index < m_post.times.size(); ++index)
        m_post.evidence.times += evidenceOf(index);
    m_post.evidence.timesInZone = m_timesInZone;
    collectDayWords();
    collectUnknownZones();
    collectAlternatives();
    for (const BrokenTimeFinder::Found &found : BrokenTimeFinder(m_text, m_first, m_last).run())
        m_post.evidence.broken += BrokenTimeEvidence{spanOf(found.first, found.last), found.what, found.right};
}

TimeEvidence PostReader::evidenceOf(int time) const
{
    const int index = m_readOfTime.at(time);
    TimeEvidence evidence;
    if (index < 0)
        return evidence;
    const ReadClock &read = m_reads.at(index);
    evidence.clock = spanOfToken(read.clock);
    evidence.date = spanOfToken(read.date);
    evidence.zone = spanOfToken(read.zone);
    evidence.weekday = spanOfToken(read.weekday);
    evidence.dayWord = spanOfToken(read.relative);
    if (read.date >= 0) {
        const TimeToken &date = m_text.tokens().at(read.date);
        evidence.year = date.year;
        evidence.month = date.month;
        evidence.day = date.day;
        evidence.dateWeekday = date.weekday;
        evidence.eitherOrder = date.eitherOrder;
        evidence.monthDayOnly = !date.stated;
    }
    evidence.ownDate = read.ownDate;
    if (read.clock >= 0) {
        const TimeToken &clock = m_text.tokens().at(read.clock);
        evidence.hour = clock.hour;
        evidence.minute = clock.minute;
        evidence.meridiem = clock.meridiem;
        evidence.malformed = clock.malformed;
        evidence.zeroPadded = clock.zeroPadded;
    }
    evidence.dayPart = read.part;
    evidence.zoneWord = zoneWordOf(index);
    evidence.ownZone = read.ownZone;
    evidence.partner = read.partner < 0 ? -1 : m_timeOfRead.at(read.partner);
    evidence.isEnd = read.isEnd;
    evidence.conversionOf = read.conversionOf < 0 ? -1 : m_timeOfRead.at(read.conversionOf);
    const int statement = statementAt(read.first);
    evidence.update = std::max(statement, 0) - 1;
    evidence.stamp = statement > 0 && m_statements.at(statement).time == time;
    evidence.inTitle = read.first >= m_titleFirst && read.first < m_titleLast;
    evidence.inHeader = read.first >= m_headerFirst && read.first < m_headerLast;
    if (read.clock >= 0 && !evidence.stamp) {
        evidence.past = sentenceHas(read.first, WordKind::Past);
        evidence.future = sentenceHas(read.first, WordKind::Future);
        evidence.over = saysItIsOver(read.first);
    }
    return evidence;
}

/// Whether a date stands in the sentence of token @p index, or right beside it: "rebooted today between 20:00 and 22:00 on 27 September".
bool PostReader::sentenceNamesDate(int index) const
{
    constexpr int reach = 16; // tokens; sentences are shorter
    const TimeToken &word = m_text.tokens().at(index);
    for (int other = std::max(m_tokenFirst, index - reach); other < std::min(m_tokenLast, index + reach + 1); ++other) {
        const TimeToken &date = m_text.tokens().at(other);
        if (date.kind != TimeToken::Kind::Date || date.first < m_first || date.last > m_last)
            continue;
        const bool beside = date.first - word.last <= 3 && word.first - date.last <= 3;
        if (beside || sameSentence(date.first, word.first))
            return true;
    }
    return false;
}

/// "today", "tonight", "the night of Thursday to Friday".
void PostReader::collectDayWords()
{
    QList<int> dated;
    for (const ReadClock &read : std::as_const(m_reads)) {
        if (read.date >= 0 && read.relative >= 0)
            dated += read.relative;
    }
    for (int index = m_tokenFirst; index < m_tokenLast; ++index) {
        const TimeToken &token = m_text.tokens().at(index);
        if (token.first < m_first || token.last > m_last)
            continue;
        if (token.kind == TimeToken::Kind::Relative) {
            const int statement = statementAt(token.first);
            const bool stamped = statement > 0 && (m_statements.at(statement).date >= 0 || m_statements.at(statement).heading >= 0);
            m_post.evidence.dayWords += DayWordEvidence{spanOf(token.first, token.last), false, stamped || dated.contains(index) || sentenceNamesDate(index)};
        } else if (token.kind == TimeToken::Kind::Weekday && index > m_tokenFirst) {
            const TimeToken &left = m_text.tokens().at(index - 1);
            if (left.first >= m_first && left.kind == TimeToken::Kind::Weekday && token.first - left.last == 1 && m_text.has(left.last, WordKind::RangeJoin))
                m_post.evidence.dayWords += DayWordEvidence{spanOf(left.first, token.last), true, false};
        }
    }
}

/// "10:00 XKT": what stands where a zone would, and is written as the abbreviations of zones are.
void PostReader::collectUnknownZones()
{
    for (const ReadClock &read : std::as_const(m_reads)) {
        if (read.clock < 0 || read.ownZone)
            continue;
        int at = m_text.tokens().at(read.clock).last;
        const bool bracket = m_text.isMark(at, u'(');
        at += bracket ? 1 : 0;
        if (at >= m_last || m_text.tokenAt(at) >= 0 || m_text.lexemes().at(at).kind != Lexeme::Kind::Word || m_text.lexemes().at(at).gap > Lexeme::Gap::Space || m_text.isGapless(at) != bracket)
            continue;
        const Lexeme &lexeme = m_text.lexemes().at(at);
        const QStringView word = QStringView(m_text.source().reading).mid(lexeme.begin, lexeme.end - lexeme.begin);
        const bool looksLike = word.size() >= 3 && word.size() <= 5 && word.endsWith(u'T') && std::all_of(word.cbegin(), word.cend(), [](QChar letter) { return letter >= u'A' && letter <= u'Z'; });
        // "14:30 NAT gateways failed" is no zone: a noun goes on with a word.
        const bool ends = bracket ? m_text.isMark(at + 1, u')')
                                  : at + 1 >= m_last || m_text.lexemes().at(at + 1).gap >= Lexeme::Gap::Line || (m_text.lexemes().at(at + 1).kind == Lexeme::Kind::Mark && !m_text.isDash(at + 1) && m_text.isGapless(at + 1));
        // "10:00 XKT on Monday": the time goes on.
        const bool joins = !bracket && at + 2 < m_last && (m_text.has(at + 1, WordKind::Join) || m_text.has(at + 1, WordKind::RangeJoin) || m_text.isDash(at + 1));
        const bool goesOn = joins && m_text.tokenAt(at + 2) >= 0;
        if (looksLike && (ends || goesOn))
            m_post.evidence.unknownZones += UnknownZoneEvidence{spanOf(at, at + 1)};
    }
}

/// "Monday 25 or Tuesday 26 September"
void PostReader::collectAlternatives()
{
    for (int index = m_tokenFirst; index < m_tokenLast; ++index) {
        const TimeToken &date = m_text.tokens().at(index);
        if (date.kind != TimeToken::Kind::Date || date.first < m_first || date.last > m_last)
            continue;
        // Back over a weekday and the "or" to a day.
        int at = date.first - 1;
        if (at > m_first && m_text.has(at, WordKind::Weekday))
            --at;
        if (at <= m_first || !m_text.has(at, WordKind::Or) || m_text.lexemes().at(at).gap >= Lexeme::Gap::Paragraph)
            continue;
        const int left = at - 1;
        const int leftToken = m_text.tokenAt(left);
        const bool leftDate = leftToken >= 0 && m_text.tokens().at(leftToken).kind == TimeToken::Kind::Date;
        const bool leftDay = leftToken < 0 && m_text.lexemes().at(left).kind == Lexeme::Kind::Number && m_text.lower(left).size() <= 2 && m_text.lower(left).toInt() >= 1
            && m_text.lower(left).toInt() <= 31 && left > m_first && m_text.has(left - 1, WordKind::Weekday);
        if (leftDate)
            m_post.evidence.alternatives += AlternativeEvidence{spanOf(m_text.tokens().at(leftToken).first, date.last)};
        else if (leftDay)
            m_post.evidence.alternatives += AlternativeEvidence{spanOf(left - 1, date.last)};
    }
}

} // namespace tocsin
