// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/time/zonerules.h"

#include "models/time/posixrule.h"

#include <QTimeZone>
#include <QtEndian>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tocsin {

namespace {

constexpr Instant cycleMs = 146097 * dayMs; // 400 Gregorian years, a whole number of weeks
constexpr Instant widestOffsetMs = 26 * hourMs; // RFC 8536: offsets lie between -25 and +26 hours
// Beyond this (about ±285,000 years) no calendar means anything, and sums with offsets stay far from overflow.
constexpr Instant farthest = 9'000'000'000'000'000;

int yearOf(Instant instant)
{
    return QDate::fromJulianDay(instant / dayMs - (instant % dayMs < 0 ? 1 : 0) + epochJulianDay).year();
}

/// Reads big-endian numbers from the bytes of a TZif file; past the end it yields zeros and isBroken().
class TzifReader
{
public:
    explicit TzifReader(const QByteArray &bytes) : m_bytes(bytes) {}

    template<typename Number> Number next()
    {
        if (!has(qsizetype(sizeof(Number))))
            return Number();
        const auto number = qFromBigEndian<Number>(m_bytes.constData() + m_at);
        m_at += qsizetype(sizeof(Number));
        return number;
    }
    [[nodiscard]] QByteArray take(qsizetype size)
    {
        if (!has(size))
            return {};
        const QByteArray taken = m_bytes.sliced(m_at, size);
        m_at += size;
        return taken;
    }
    void skip(qsizetype size)
    {
        if (has(size))
            m_at += size;
    }
    [[nodiscard]] QByteArray rest() const { return m_bytes.sliced(m_at); }
    [[nodiscard]] bool isBroken() const { return m_broken; }

private:
    bool has(qsizetype size)
    {
        m_broken = m_broken || size < 0 || size > m_bytes.size() - m_at;
        return !m_broken;
    }

    const QByteArray &m_bytes;
    qsizetype m_at = 0;
    bool m_broken = false;
};

struct TzifHeader
{
    char version = 0;
    qsizetype isUt = 0, isStd = 0, leaps = 0, changes = 0, types = 0, letters = 0;

    /// Bytes of the data block that follows, with times of @p timeSize bytes.
    [[nodiscard]] qsizetype blockSize(qsizetype timeSize) const
    {
        return changes * (timeSize + 1) + types * 6 + letters + leaps * (timeSize + 4) + isStd + isUt;
    }
};

std::optional<TzifHeader> readHeader(TzifReader &reader)
{
    if (reader.take(4) != "TZif")
        return std::nullopt;
    TzifHeader header;
    header.version = reader.next<char>();
    reader.skip(15);
    for (qsizetype *count : {&header.isUt, &header.isStd, &header.leaps, &header.changes, &header.types, &header.letters})
        *count = reader.next<quint32>();
    constexpr qsizetype tooMany = 100'000;
    const bool sane = header.changes <= tooMany && header.letters <= tooMany && header.leaps <= tooMany && header.types >= 1
        && header.types <= 256;
    return sane && !reader.isBroken() ? std::optional(header) : std::nullopt;
}

} // namespace

size_t ZoneRules::typeNumber(int offsetSeconds, const QString &abbreviation)
{
    const auto same = [&](const Type &type) { return type.offsetSeconds == offsetSeconds && type.abbreviation == abbreviation; };
    const auto found = std::ranges::find_if(m_types, same);
    if (found != m_types.end())
        return size_t(found - m_types.begin());
    m_types.push_back({offsetSeconds, abbreviation});
    return m_types.size() - 1;
}

void ZoneRules::append(Instant at, size_t type)
{
    if (!m_from.empty() && m_from.back() == at) {
        m_typeOf.back() = quint16(type);
        return;
    }
    if (!m_typeOf.empty() && m_typeOf.back() == type)
        return;
    m_from.push_back(at);
    m_typeOf.push_back(quint16(type));
}

void ZoneRules::extendBy(const PosixRule &rule)
{
    const Instant last = m_from.back();
    const size_t standard = typeNumber(rule.standardSeconds, rule.standardName);
    if (!rule.hasDaylight) {
        // The last change of the table already leads to it in every file of tzdata; a file without changes has it as its only type.
        if (m_from.size() == 1)
            m_typeOf.back() = quint16(standard);
        return;
    }
    const size_t daylight = typeNumber(rule.daylightSeconds, rule.daylightName);
    constexpr int firstYearWithoutTable = 1900;
    const int from = m_from.size() > 1 ? yearOf(last) : firstYearWithoutTable;
    std::vector<std::pair<Instant, size_t>> changes;
    // One year on either side, because a change on the first or last day may lie in another year in UTC.
    for (int year = from; year <= from + 402; ++year) {
        changes.emplace_back(rule.toStandard.wallIn(year) - rule.daylightSeconds * secondMs, standard);
        changes.emplace_back(rule.toDaylight.wallIn(year) - rule.standardSeconds * secondMs, daylight);
    }
    // Stable: where daylight saving ends and begins at one instant (all year round), the beginning of the new year's is the later entry.
    std::ranges::stable_sort(changes, {}, &std::pair<Instant, size_t>::first);
    m_cycleEnd = (QDate(from + 401, 1, 1).toJulianDay() - epochJulianDay) * dayMs;
    for (const auto &[at, type] : changes) {
        if (at > last && at < m_cycleEnd)
            append(at, type);
    }
}

std::shared_ptr<const ZoneRules> ZoneRules::fixed(int offsetSeconds, const QString &abbreviation)
{
    auto rules = std::make_shared<ZoneRules>();
    rules->append(std::numeric_limits<Instant>::min(), rules->typeNumber(offsetSeconds, abbreviation));
    return rules;
}

std::shared_ptr<const ZoneRules> ZoneRules::fromTzif(const QByteArray &bytes)
{
    TzifReader reader(bytes);
    std::optional<TzifHeader> header = readHeader(reader);
    if (!header)
        return nullptr;
    const bool wide = header->version >= '2';
    if (wide) {
        reader.skip(header->blockSize(4)); // the 32-bit copy for old readers
        header = readHeader(reader);
        if (!header)
            return nullptr;
    }
    std::vector<Instant> at;
    for (qsizetype i = 0; i < header->changes; ++i)
        at.push_back(std::clamp<qint64>(wide ? reader.next<qint64>() : reader.next<qint32>(), -farthest / secondMs, farthest / secondMs) * secondMs);
    const QByteArray typeOf = reader.take(header->changes);
    struct RawType
    {
        int offset;
        quint8 letters;
    };
    std::vector<RawType> raw;
    for (qsizetype i = 0; i < header->types; ++i) {
        const int offset = reader.next<qint32>();
        reader.skip(1); // whether it is daylight saving: nobody asks
        raw.push_back({offset, reader.next<quint8>()});
    }
    const QByteArray letters = reader.take(header->letters);
    reader.skip(header->leaps * (wide ? 12 : 8) + header->isStd + header->isUt);
    if (reader.isBroken())
        return nullptr;

    auto rules = std::make_shared<ZoneRules>();
    std::vector<size_t> numbers;
    for (const RawType &type : raw) {
        const qsizetype end = letters.indexOf('\0', type.letters);
        if (end < 0 || std::abs(type.offset) * secondMs > widestOffsetMs)
            return nullptr;
        numbers.push_back(rules->typeNumber(type.offset, QString::fromLatin1(letters.sliced(type.letters, end - type.letters))));
    }
    rules->append(std::numeric_limits<Instant>::min(), numbers.front());
    for (size_t i = 0; i < at.size(); ++i) {
        const auto type = quint8(typeOf.at(qsizetype(i)));
        if (type >= numbers.size() || (i > 0 && at[i] <= at[i - 1]))
            return nullptr;
        rules->append(at[i], numbers[type]);
    }
    const QByteArray footer = wide ? reader.rest() : QByteArray();
    if (wide) {
        const qsizetype end = footer.indexOf('\n', 1);
        if (!footer.startsWith('\n') || end < 0)
            return nullptr;
        if (end > 1) { // empty: the last offset holds for ever
            const std::optional<PosixRule> rule = PosixRule::parse(footer.sliced(1, end - 1));
            if (!rule)
                return nullptr;
            rules->extendBy(*rule);
        }
    }
    return rules;
}

std::shared_ptr<const ZoneRules> ZoneRules::fromQt(const QString &id)
{
    if (!QTimeZone::isTimeZoneIdAvailable(id.toLatin1()))
        return nullptr;
    const QTimeZone zone(id.toLatin1());
    const auto utc = [](int year) { return QDateTime(QDate(year, 1, 1), QTime(0, 0), Qt::UTC); };
    auto rules = std::make_shared<ZoneRules>();
    rules->append(std::numeric_limits<Instant>::min(), rules->typeNumber(zone.offsetFromUtc(utc(1900)), zone.abbreviation(utc(1900))));
    const QTimeZone::OffsetDataList changes = zone.transitions(utc(1900), utc(2100));
    for (const QTimeZone::OffsetData &change : changes)
        rules->append(change.atUtc.toMSecsSinceEpoch(), rules->typeNumber(change.offsetFromUtc, change.abbreviation));
    return rules;
}

Instant ZoneRules::inTable(Instant instant) const
{
    if (instant < m_cycleEnd)
        return instant;
    return instant - ((instant - m_cycleEnd) / cycleMs + 1) * cycleMs;
}

size_t ZoneRules::segmentAt(Instant instant) const
{
    return size_t(std::ranges::upper_bound(m_from, instant) - m_from.begin()) - 1;
}

WallTime ZoneRules::wallTimeAt(Instant instant) const
{
    const Type &type = m_types[typeAt(instant)];
    const Instant wall = std::clamp(instant, -farthest, farthest) + type.offsetSeconds * secondMs;
    const qint64 day = wall / dayMs - (wall % dayMs < 0 ? 1 : 0);
    return {QDate::fromJulianDay(day + epochJulianDay), QTime::fromMSecsSinceStartOfDay(int(wall - day * dayMs)), type.offsetSeconds,
            type.abbreviation};
}

QList<Instant> ZoneRules::instantsOf(QDate date, QTime time) const
{
    if (!date.isValid() || !time.isValid() || std::abs(date.toJulianDay() - epochJulianDay) > farthest / dayMs)
        return {};
    // Every instant that the wall time may mean lies within the widest offset of it. Each segment there is asked with its own
    // offset, so that changes less than a day apart, offsets over a day and skipped days need no special case.
    const Instant wall = (date.toJulianDay() - epochJulianDay) * dayMs + time.msecsSinceStartOfDay();
    QList<Instant> found;
    const Instant shift = wall + widestOffsetMs - inTable(wall + widestOffsetMs);
    const Instant from = wall - widestOffsetMs - shift;
    const Instant until = wall + widestOffsetMs - shift;
    for (size_t i = segmentAt(from); i < m_from.size() && m_from[i] <= until; ++i) {
        const Instant instant = wall - shift - m_types[m_typeOf[i]].offsetSeconds * secondMs;
        const bool holds = instant >= m_from[i] && (i + 1 == m_from.size() || instant < m_from[i + 1]);
        if (holds)
            found.append(instant + shift);
    }
    return found;
}

QList<OffsetChange> ZoneRules::offsetChangesIn(Instant from, Instant until) const
{
    QList<OffsetChange> found;
    from = std::clamp(from, -farthest, farthest);
    until = std::clamp(until, -farthest, farthest);
    while (from < until) {
        // One stretch of the table, or of one repetition of its last 400 years.
        const Instant shift = from - inTable(from);
        const Instant stretchEnd = m_cycleEnd == std::numeric_limits<Instant>::max() ? until : std::min(until, m_cycleEnd + shift);
        for (size_t i = segmentAt(from - shift); i < m_from.size() && m_from[i] < stretchEnd - shift; ++i) {
            if (i == 0 || m_from[i] < from - shift)
                continue;
            const Type &before = m_types[m_typeOf[i - 1]];
            const Type &after = m_types[m_typeOf[i]];
            if (before.offsetSeconds != after.offsetSeconds)
                found.append({m_from[i] + shift, before.offsetSeconds, after.offsetSeconds, before.abbreviation, after.abbreviation});
        }
        from = stretchEnd;
    }
    return found;
}

bool ZoneRules::usesAbbreviation(const QString &abbreviation, Instant from, Instant until) const
{
    for (size_t i = segmentAt(from); i < m_from.size() && m_from[i] < until; ++i) {
        if (m_types[m_typeOf[i]].abbreviation == abbreviation)
            return true;
    }
    return false;
}

std::optional<int> ZoneRules::offsetOf(const QString &abbreviation, Instant instant) const
{
    const Instant wanted = inTable(instant);
    std::optional<int> found;
    Instant nearest = std::numeric_limits<Instant>::max();
    for (size_t i = segmentAt(0); i < m_from.size(); ++i) {
        const Instant begin = std::max<Instant>(m_from[i], 0);
        if (begin > wanted && begin - wanted > nearest)
            break;
        if (m_types[m_typeOf[i]].abbreviation != abbreviation)
            continue;
        const Instant end = i + 1 < m_from.size() ? m_from[i + 1] : std::numeric_limits<Instant>::max();
        const Instant distance = wanted < begin ? begin - wanted : wanted >= end ? wanted - end + 1 : 0;
        if (distance < nearest) {
            nearest = distance;
            found = m_types[m_typeOf[i]].offsetSeconds;
        }
    }
    return found;
}

} // namespace tocsin
