// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/announcements/tokens/typedtime.h"

#include "models/announcements/importer.h"
#include "models/announcements/languages/language.h"
#include "models/time/walltime.h"

#include <QDateTime>
#include <QLocale>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tocsin {
namespace {

constexpr int reachBefore = 800; ///< characters before the cursor that are read
constexpr int reachBehind = 200;
constexpr int longestToken = 64; ///< a digit stands in so many characters before the end of a time
constexpr Instant nearby = 6 * hourMs; ///< a clock is likely meant where it is so near on another day …
constexpr Instant faraway = 12 * hourMs; ///< … and so far off on this one

/// One way to read a time or a range.
struct Reading
{
    Instant begin = 0;
    std::optional<Instant> end;
    QString zone;
    bool operator==(const Reading &) const = default;
};

/// Whether @p word (lower case) means @p kind in the language of @p code or in English.
bool means(QStringView word, WordKind kind, const QString &code)
{
    const QString first = word.toString().section(u' ', 0, 0);
    for (const QString &language : {code.section(u'-', 0, 0), u"en"_s}) {
        const LanguageData *data = languageData(language);
        if (!data)
            continue;
        const auto phrases = data->phrases.constFind(first);
        if (phrases == data->phrases.cend())
            continue;
        for (const LanguageData::Phrase &phrase : *phrases) {
            if (phrase.meaning.kind == kind && phrase.words.join(u' ') == word)
                return true;
        }
    }
    return false;
}

/// Whether hours are said with AM and PM where @p language is spoken.
bool hasHalves(const QString &language)
{
    return !language.isEmpty() && QLocale(language).timeFormat(QLocale::ShortFormat).contains(u"ap"_s, Qt::CaseInsensitive);
}

/// "p.m" without its last point.
bool hasInnerPoint(QStringView words)
{
    static const QRegularExpression pointed(u"\\.\\h?\\p{L}$"_s);
    return pointed.match(words.toString()).hasMatch();
}

/// Reads the tokens of one piece of text.
class TypedReader
{
public:
    TypedReader(const QString &text, const TypingContext &context) : m_context(context), m_today(wallTimeOf(context.now, context.zone).date)
    {
        // The author writes today, which a text from elsewhere would have to say.
        m_heading = m_today.toString(Qt::ISODate) + u"\n\n"_s;
        m_text = m_heading + text;
        ImportContext reading;
        reading.zone = context.zone;
        reading.reference = m_today;
        reading.today = m_today;
        reading.language = context.language;
        reading.shape = ImportContext::Shape::Body;
        m_page = importPage(m_text, reading);
    }

    [[nodiscard]] QList<TypedToken> read() const
    {
        QList<TypedToken> tokens;
        for (const ImportedPost &post : m_page.posts) {
            for (int i = 0; i < post.times.size() && post.evidence.times.size() == post.times.size(); ++i) {
                if (std::optional<TypedToken> token = timeAt(post, i))
                    tokens.append(*token);
            }
            addDurations(post, tokens);
        }
        addShortHours(tokens);
        for (TypedToken &token : tokens) {
            token.end = withoutFullStop(token.begin, closed(token.begin, token.end));
            token.begin -= static_cast<int>(m_heading.size());
            token.end -= static_cast<int>(m_heading.size());
        }
        // A range has its beginning in it: the longer of two that overlap is the one.
        std::ranges::stable_sort(tokens, [](const TypedToken &a, const TypedToken &b) { return a.begin != b.begin ? a.begin < b.begin : a.end > b.end; });
        QList<TypedToken> apart;
        for (const TypedToken &token : std::as_const(tokens)) {
            const bool inHeading = token.begin < 0;
            if (!inHeading && !isCode(token.begin) && !isInWord(token.begin) && (apart.isEmpty() || apart.last().end <= token.begin))
                apart.append(token);
        }
        return apart;
    }

private:
    /// "1969-07-20T20:17Z": what the recogniser takes for no date stands right before the clock, which then means something else.
    [[nodiscard]] bool isInWord(int at) const
    {
        const QChar before = m_text.at(m_heading.size() + at - 1);
        return before.unicode() < 0x80 && before.isLetterOrNumber();
    }

    /// "10:00 (UTC)" ends with its bracket.
    [[nodiscard]] int closed(int begin, int end) const
    {
        const QStringView token = QStringView(m_text).sliced(begin, end - begin);
        const QChar next = end < m_text.size() ? m_text.at(end) : QChar();
        const bool isClosing = (next == u')' && token.count(u'(') > token.count(u')')) || (next == u'）' && token.count(u'（') > token.count(u'）'));
        return isClosing ? end + 1 : end;
    }

    /// The point of "10 min." may end the sentence too, which is worse to lose than to keep; that of "5 p.m." does so only where the sentence does not go on.
    [[nodiscard]] int withoutFullStop(int begin, int end) const
    {
        const QStringView token = QStringView(m_text).sliced(begin, end - begin);
        if (token.size() < 2 || token.back() != u'.' || !token.at(token.size() - 2).isLetter())
            return end;
        static const QRegularExpression goesOn(u"^(?:[,;:)]|\\h+\\p{Ll})"_s);
        return hasInnerPoint(token.chopped(1)) && goesOn.match(m_text.mid(end, longestToken)).hasMatch() ? end : end - 1;
    }

    [[nodiscard]] bool isCode(int at) const { return QStringView(m_text).sliced(m_heading.size(), at).count(u'`') % 2 == 1; }

    [[nodiscard]] std::optional<TypedToken> timeAt(const ImportedPost &post, int index) const
    {
        const ImportedTime &time = post.times.at(index);
        if (time.precision == Precision::Day)
            return dateAt(time, post.evidence.times.at(index));
        if (const int start = startOfRange(post, index); start >= 0)
            return rangeOf(post, start, index);
        TypedToken token{time.begin, endOf(post, time), {}, {}};
        bool certain = time.certain && token.end == time.end;
        const QList<Reading> readings = withDoubts(readingsOfTime(time), post, index, certain);
        settle(token, readings, certain, time.precision);
        if (token.value || !token.candidates.isEmpty())
            return token;
        return std::nullopt;
    }

    /// "A second look" is no duration, and "an hour" says little that a chip could.
    [[nodiscard]] bool isOneWithoutNumber(const ImportedDuration &duration) const
    {
        const QStringView words = QStringView(m_text).sliced(duration.begin, duration.end - duration.begin);
        const bool isOne = duration.longestMs == secondMs || duration.longestMs == minuteMs || duration.longestMs == hourMs || duration.longestMs == dayMs || duration.longestMs == 7 * dayMs;
        return isOne && std::ranges::none_of(words, [](QChar c) { return c.isDigit(); });
    }

    /// "1 hour 30 minutes" is one.
    void addDurations(const ImportedPost &post, QList<TypedToken> &tokens) const
    {
        const ImportedDuration *before = nullptr;
        for (const ImportedDuration &duration : post.durations) {
            if (isOneWithoutNumber(duration))
                continue;
            const bool goesOn = before && duration.longestMs < before->shortestMs && before->shortestMs == before->longestMs
                && QStringView(m_text).sliced(before->end, std::max(0, duration.begin - before->end)).trimmed().isEmpty();
            if (goesOn)
                tokens.append({before->begin, duration.end, DurationToken{before->shortestMs + duration.shortestMs, before->longestMs + duration.longestMs, false}, {}});
            else
                tokens.append({duration.begin, duration.end, DurationToken{duration.shortestMs, duration.longestMs, false}, {}});
            before = &duration;
        }
    }

    /// "1 h 5 min", and in English "1 h": elsewhere a letter by itself says too little for a unit, and a French "10 h" may be a clock.
    void addShortHours(QList<TypedToken> &tokens) const
    {
        static const QRegularExpression hoursBefore(u"(?<![\\w.,:/+-])([0-9]{1,3}) +h *$"_s);
        static const QRegularExpression hours(u"(?<![\\w.,:/+-])([0-9]{1,3}) +h\\b(?! *[0-9])"_s);
        const QList<TypedToken> known = tokens;
        for (const TypedToken &token : known) {
            const DurationToken *minutes = token.value ? std::get_if<DurationToken>(&*token.value) : nullptr;
            if (!minutes || minutes->longestMs >= hourMs)
                continue;
            if (const auto match = hoursBefore.match(m_text.first(token.begin).last(std::min(token.begin, longestToken))); match.hasMatch()) {
                const int begin = token.begin - static_cast<int>(match.capturedLength());
                const qint64 ms = match.captured(1).toLongLong() * hourMs;
                tokens.append({begin, token.end, DurationToken{ms + minutes->shortestMs, ms + minutes->longestMs, false}, {}});
            }
        }
        if (!m_context.language.isEmpty() && !m_context.language.startsWith("en"_L1))
            return;
        for (auto match = hours.globalMatch(m_text); match.hasNext();) {
            const auto hour = match.next();
            const qint64 ms = hour.captured(1).toLongLong() * hourMs;
            tokens.append({static_cast<int>(hour.capturedStart()), static_cast<int>(hour.capturedEnd()), DurationToken{ms, ms, false}, {}});
        }
    }

    /// A word that looks like a zone and is none that is known belongs to its clock: 10:00 XKT is not 10:00 here.
    [[nodiscard]] static int endOf(const ImportedPost &post, const ImportedTime &time)
    {
        for (const UnknownZoneEvidence &unknown : post.evidence.unknownZones) {
            if (unknown.span.begin >= time.end && unknown.span.begin <= time.end + 2)
                return unknown.span.end;
        }
        return time.end;
    }

    [[nodiscard]] std::optional<TypedToken> dateAt(const ImportedTime &time, const TimeEvidence &evidence) const
    {
        if (!time.date)
            return std::nullopt;
        TypedToken token{time.begin, time.end, {}, {}};
        const DateToken date{*time.date, m_context.zone};
        const bool isFar = evidence.year == 0 && std::abs(m_today.daysTo(*time.date)) > 183;
        if (!evidence.eitherOrder && !isFar && (evidence.dateWeekday == 0 || evidence.dateWeekday == time.date->dayOfWeek())) {
            token.value = date;
            return token;
        }
        token.candidates.append(date);
        if (evidence.eitherOrder) {
            if (const QDate other(time.date->year(), time.date->day(), time.date->month()); other.isValid() && other != *time.date)
                token.candidates.append(DateToken{other, m_context.zone});
        }
        if (isFar)
            token.candidates.append(DateToken{time.date->addYears(*time.date < m_today ? 1 : -1), m_context.zone});
        return token;
    }

    /// The time with which @p index is a range, where nothing but a dash or "to" stands between them; -1: none.
    [[nodiscard]] int startOfRange(const ImportedPost &post, int index) const
    {
        const TimeEvidence &evidence = post.evidence.times.at(index);
        const int start = evidence.partner;
        if (!evidence.isEnd || start < 0 || start >= post.times.size() || post.times.at(start).precision == Precision::Day)
            return -1;
        const int from = post.times.at(start).end;
        const int to = post.times.at(index).begin;
        if (from > to)
            return -1;
        const QString between = m_text.sliced(from, to - from).simplified().toLower();
        const bool isDash = between.size() == 1 && u"-\u2013\u2014~\u301C\uFF5E"_s.contains(between);
        return isDash || means(between, WordKind::RangeJoin, post.language) ? start : -1;
    }

    [[nodiscard]] std::optional<TypedToken> rangeOf(const ImportedPost &post, int start, int end) const
    {
        const ImportedTime &first = post.times.at(start);
        const ImportedTime &last = post.times.at(end);
        bool certain = first.certain && last.certain;
        QList<Reading> ranges;
        const QList<Reading> ends = readingsOfTime(last);
        for (const Reading &from : readingsOfTime(first)) {
            std::optional<Instant> nearest;
            for (const Reading &to : ends) {
                if (to.begin > from.begin && (!nearest || to.begin < *nearest))
                    nearest = to.begin;
            }
            if (nearest)
                ranges.append({from.begin, nearest, from.zone});
        }
        TypedToken token{first.begin, endOf(post, last), {}, {}};
        settle(token, withDoubts(ranges, post, start, certain), certain, Precision::Minute);
        if (token.value || !token.candidates.isEmpty())
            return token;
        return std::nullopt;
    }

    [[nodiscard]] static QList<Reading> readingsOfTime(const ImportedTime &time)
    {
        QList<Reading> readings;
        for (const TimeCandidate &candidate : time.candidates)
            readings.append({candidate.instant, {}, candidate.zone});
        if (readings.isEmpty() && time.date && time.time) {
            for (const Instant instant : readingsOf(time.zone, *time.date, *time.time))
                readings.append({instant, {}, time.zone});
        }
        return readings;
    }

    /// @p readings, and what else the author may mean where the text leaves a half of the day or the day open that other texts would not.
    [[nodiscard]] QList<Reading> withDoubts(QList<Reading> readings, const ImportedPost &post, int index, bool &certain) const
    {
        const TimeEvidence &evidence = post.evidence.times.at(index);
        const QString clock = m_text.sliced(evidence.clock.begin, evidence.clock.end - evidence.clock.begin);
        const QString language = m_context.language.isEmpty() ? post.language : m_context.language;
        // "back at 4:30"
        const bool isShort = evidence.meridiem == 0 && evidence.dayPart == 0 && evidence.hour >= 1 && evidence.hour < 10 && !evidence.zeroPadded && clock.contains(u':');
        if (certain && isShort && hasHalves(language)) {
            add(readings, 0, 12);
            certain = readings.size() == 1;
        }
        const bool hasDay = !evidence.date.isEmpty() || !evidence.dayWord.isEmpty() || !evidence.weekday.isEmpty();
        if (!hasDay && m_context.about) {
            nearToStory(readings, certain);
        } else if (!hasDay) {
            // 23:50, written at 00:20
            const QList<Reading> today = readings;
            const auto distanceOf = [this](const Reading &reading) { return std::abs(reading.begin - m_context.now); };
            for (const Reading &reading : today) {
                const Instant distance = reading.begin - m_context.now;
                const int days = distance > faraway ? -1 : distance < -faraway ? 1 : 0;
                const std::optional<Reading> other = days != 0 ? moved(reading, days, 0) : std::nullopt;
                if (other && distanceOf(*other) <= nearby && !readings.contains(*other)) {
                    readings.append(*other);
                    certain = false;
                }
            }
            if (readings.size() > today.size())
                std::ranges::stable_sort(readings, {}, distanceOf);
        } else if (!certain && evidence.date.isEmpty() && !evidence.weekday.isEmpty() && readings.size() == 1) {
            // "on Monday at 10:00": the last one or the next one
            add(readings, readings.first().begin > m_context.now ? -7 : 7, 0);
        }
        return readings;
    }

    /// Between 22:00 and 23:30 of yesterday, 22:10 is yesterday's.
    void nearToStory(QList<Reading> &readings, bool &certain) const
    {
        const Instant from = m_context.about->begin;
        const Instant until = m_context.about->end.value_or(std::max(from, m_context.now));
        const auto distanceOf = [&](const Reading &reading) { return std::max({from - reading.begin, reading.begin - until, Instant(0)}); };
        QList<Reading> found;
        for (const Reading &reading : std::as_const(readings)) {
            const int days = static_cast<int>(wallTimeOf(reading.begin, reading.zone).date.daysTo(wallTimeOf(from, reading.zone).date));
            std::optional<Reading> nearest;
            for (const int day : {days, days - 1, days + 1}) {
                const std::optional<Reading> other = day == 0 ? std::optional(reading) : moved(reading, day, 0);
                if (other && (!nearest || distanceOf(*other) < distanceOf(*nearest)))
                    nearest = other;
            }
            if (nearest && !found.contains(*nearest))
                found.append(*nearest);
            if (const std::optional<Reading> again = nearest ? shownAgain(*nearest) : std::nullopt; again && !found.contains(*again)) {
                found.append(*again);
                certain = false;
            }
            // Far from all that the post tells of, it may well be one of today.
            if (nearest && distanceOf(*nearest) > nearby && *nearest != reading && !found.contains(reading)) {
                found.append(reading);
                certain = false;
            }
        }
        if (!found.isEmpty())
            readings = found;
    }

    /// The same wall time where the clock shows it a second time, or skips it.
    [[nodiscard]] static std::optional<Reading> shownAgain(const Reading &reading)
    {
        const WallTime wall = wallTimeOf(reading.begin, reading.zone);
        const QList<Instant> instants = readingsOf(reading.zone, wall.date, wall.time);
        if (instants.size() < 2 || reading.end)
            return std::nullopt;
        return Reading{instants.last(), {}, reading.zone};
    }

    void add(QList<Reading> &readings, int days, int hours) const
    {
        const QList<Reading> known = readings;
        for (const Reading &reading : known) {
            if (const auto other = moved(reading, days, hours); other && !readings.contains(*other))
                readings.append(*other);
        }
    }

    /// @p reading by so much on the wall.
    [[nodiscard]] static std::optional<Reading> moved(const Reading &reading, int days, int hours)
    {
        const auto move = [&](Instant instant) -> std::optional<Instant> {
            const WallTime wall = wallTimeOf(instant, reading.zone);
            const QDateTime to = QDateTime(wall.date.addDays(days), wall.time, Qt::UTC).addSecs(hours * 3600);
            const QList<Instant> instants = readingsOf(reading.zone, to.date(), to.time());
            return instants.isEmpty() ? std::nullopt : std::optional(instants.first());
        };
        const std::optional<Instant> begin = move(reading.begin);
        const std::optional<Instant> end = reading.end ? move(*reading.end) : std::nullopt;
        if (!begin || (reading.end && (!end || *end <= *begin)))
            return std::nullopt;
        return Reading{*begin, end, reading.zone};
    }

    static void settle(TypedToken &token, const QList<Reading> &readings, bool certain, Precision precision)
    {
        QList<TokenValue> values;
        for (const Reading &reading : readings) {
            if (reading.end)
                values.append(IntervalToken{reading.begin, *reading.end, reading.zone, false});
            else
                values.append(InstantToken{reading.begin, reading.zone, precision, false});
        }
        if (certain && values.size() == 1)
            token.value = values.first();
        else
            token.candidates = values;
    }

    const TypingContext &m_context;
    QDate m_today;
    QString m_heading;
    QString m_text;
    ImportedPage m_page;
};

/// Whether a time can end before @p end: a digit is near, or the word for noon, midnight or a unit of time.
bool mayHoldTime(const QString &text, int end, const TypingContext &context)
{
    const QStringView near = QStringView(text).first(end).last(std::min(end, longestToken));
    if (std::ranges::any_of(near, [](QChar c) { return c.isDigit(); }))
        return true;
    qsizetype begin = near.size();
    while (begin > 0 && near.at(begin - 1).isLetter())
        --begin;
    const QString word = near.sliced(begin).toString().toLower();
    return means(word, WordKind::NamedClock, context.language) || means(word, WordKind::Unit, context.language);
}

/// "à 10h" is a clock to whom writes French, though "10h" by itself may be how long a thing lasts.
bool endsInFrenchHour(const QString &text, int end, const TypingContext &context)
{
    static const QRegularExpression hour(u"(?:^|[\\s(])(?:à|vers|dès|depuis|avant|après|jusqu['’]à)\\s+[0-9]{1,2} ?h$"_s, QRegularExpression::CaseInsensitiveOption);
    return context.language.startsWith(u"fr"_s) && hour.match(text.first(end).last(std::min(end, longestToken))).hasMatch();
}

} // namespace

QList<Instant> readingsOf(const QString &zone, QDate date, QTime time)
{
    QList<Instant> instants = instantsOf(zone, date, time);
    if (!instants.isEmpty() || !isZoneKnown(zone) || !date.isValid() || !time.isValid())
        return instants;
    const Instant wall = QDateTime(date, time, Qt::UTC).toMSecsSinceEpoch();
    for (const Instant near : {wall + dayMs, wall - dayMs}) {
        const Instant instant = wall - Instant(offsetSecondsAt(zone, near)) * secondMs;
        if (!instants.contains(instant))
            instants.append(instant);
    }
    std::ranges::sort(instants);
    return instants;
}

std::optional<TypedToken> typedTokenAt(const QString &text, int cursor, const TypingContext &context)
{
    int end = std::clamp(cursor, 0, static_cast<int>(text.size()));
    const int last = end;
    while (end > 0 && (text.at(end - 1).isSpace() || text.at(end - 1).isPunct()))
        --end;
    if (end == 0 || !isZoneKnown(context.zone) || !mayHoldTime(text, end, context))
        return std::nullopt;
    int begin = std::max(0, end - reachBefore);
    while (begin > 0 && begin < end && !text.at(begin - 1).isSpace())
        ++begin;
    QString piece = text.sliced(begin, std::min<qsizetype>(text.size() - begin, last - begin + reachBehind));
    const bool isFrenchHour = endsInFrenchHour(text, end, context);
    if (isFrenchHour)
        piece.insert(end - begin, u"00"_s);
    for (TypedToken token : TypedReader(piece, context).read()) {
        token.begin += begin;
        token.end += begin;
        if (isFrenchHour && token.end > end)
            token.end -= 2;
        // "(4:30 UTC)" ends with its bracket; "10:00" written before " UTC" goes on behind the cursor.
        if (token.begin < end && token.end >= end)
            return token;
    }
    return std::nullopt;
}

bool wasShortenedPoint(const QString &typed, QStringView behind)
{
    static const QRegularExpression word(u"^\\.\\h+\\p{Ll}\\S*$"_s);
    return hasInnerPoint(typed) && word.match(behind.toString()).hasMatch();
}

QList<TypedToken> typedTokensIn(const QString &text, const TypingContext &context)
{
    if (!isZoneKnown(context.zone))
        return {};
    return TypedReader(text, context).read();
}

} // namespace tocsin
