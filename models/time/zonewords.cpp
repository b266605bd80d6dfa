// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/time/zonewords.h"

#include "models/time/isotime.h"
#include "models/time/timedata.h"
#include "models/time/walltime.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tocsin {

namespace {

bool isInvisible(char16_t c)
{
    return c == 0x200B || c == 0x200C || c == 0x200D || c == 0x2060 || c == 0xFEFF || c == 0x00AD;
}

/// Scripts that write no spaces: a word may begin and end anywhere in them.
bool isUnspaced(char16_t c)
{
    return (c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xAC00 && c <= 0xD7AF);
}

char16_t folded(QChar c)
{
    switch (c.unicode()) {
    case 0x2019: // ’
    case 0x02BC:
        return u'\'';
    case 0x2010: // the hyphens that typographers use
    case 0x2011:
    case 0x2212: // −
        return u'-';
    default:
        return c.isSpace() ? u' ' : c.toCaseFolded().unicode();
    }
}

QString foldedWord(const QString &word)
{
    QString result;
    for (const QChar c : word)
        result.append(QChar(folded(c)));
    return result;
}

} // namespace

/// The text from a position on, folded, as far as a zone word can reach, with the way back to the text's own positions.
class ZoneWords::Folded
{
public:
    Folded(QStringView text, qsizetype at, qsizetype longest) : m_text(text), m_at(at)
    {
        for (qsizetype i = at; i < text.size() && m_folded.size() < longest + 1; ++i) {
            const QChar c = text[i];
            if (isInvisible(c.unicode()))
                continue;
            if (c.isSpace() && m_folded.endsWith(u' '))
                continue;
            m_folded.append(QChar(tocsin::folded(c)));
            m_exact.append(c.isSpace() ? QChar(u' ') : c);
            m_position.push_back(i);
        }
    }

    [[nodiscard]] QStringView view() const { return m_folded; }
    [[nodiscard]] QStringView exact(qsizetype from, qsizetype size) const { return QStringView(m_exact).sliced(from, size); }
    /// Characters of the text that the first @p size folded ones stand for.
    [[nodiscard]] qsizetype lengthOf(qsizetype size) const { return m_position[size_t(size) - 1] + 1 - m_at; }
    /// Whether a word may end after the first @p size folded characters.
    [[nodiscard]] bool endsWordAt(qsizetype size) const
    {
        if (size == 0)
            return false;
        if (size >= m_folded.size())
            return true;
        const QChar last = m_folded.at(size - 1);
        const QChar next = m_folded.at(size);
        return isUnspaced(last.unicode()) || isUnspaced(next.unicode()) || !(next.isLetterOrNumber() || next == u'_');
    }
    /// Whether a word may begin where this begins.
    [[nodiscard]] bool beginsWord() const
    {
        if (m_folded.isEmpty())
            return false;
        qsizetype before = m_at - 1;
        while (before >= 0 && isInvisible(m_text[before].unicode()))
            --before;
        // A digit may stand right before it: "12:00CET".
        return before < 0 || isUnspaced(m_folded.at(0).unicode()) || isUnspaced(m_text[before].unicode())
            || !(m_text[before].isLetter() || m_text[before] == u'_');
    }
    [[nodiscard]] bool followsDigit() const { return m_at > 0 && m_text[m_at - 1].isDigit(); }

private:
    QStringView m_text;
    qsizetype m_at;
    QString m_folded;
    QString m_exact;
    std::vector<qsizetype> m_position;
};

namespace {

/// Calls @p found(size, range of rows) for every prefix of @p text that is a row of @p rows (sorted by `folded`), shortest first.
template<typename Row, typename Found> void eachPrefix(const std::vector<Row> &rows, QStringView text, const Found &found)
{
    auto first = rows.begin();
    auto last = rows.end();
    for (qsizetype size = 1; size <= text.size() && first != last; ++size) {
        const char16_t c = text[size - 1].unicode();
        const auto at = [size](const Row &row) { return row.folded.size() < size ? -1 : int(row.folded.at(size - 1).unicode()); };
        first = std::lower_bound(first, last, int(c), [&at](const Row &row, int wanted) { return at(row) < wanted; });
        last = std::upper_bound(first, last, int(c), [&at](int wanted, const Row &row) { return wanted < at(row); });
        auto end = first;
        while (end != last && end->folded.size() == size)
            ++end;
        if (end != first)
            found(size, first, end);
    }
}

/// A sign, one or two digits, and minutes ("+5", "+0530", "-05:30") at @p at: the fixed id and the characters read.
std::optional<std::pair<QString, qsizetype>> offsetAt(QStringView text, qsizetype at)
{
    if (at >= text.size() || (text[at] != u'+' && text[at] != u'-'))
        return std::nullopt;
    const auto isDigit = [&text](qsizetype i) { return i < text.size() && text[i] >= u'0' && text[i] <= u'9'; };
    qsizetype end = at + 1;
    while (isDigit(end) && end - at <= 4)
        ++end;
    const qsizetype count = end - at - 1;
    QStringView hours = text.sliced(at + 1, count);
    QStringView minutes;
    if (count >= 3) {
        minutes = hours.last(2);
        hours = hours.chopped(2);
    } else if (count >= 1 && end < text.size() && text[end] == u':' && isDigit(end + 1) && isDigit(end + 2)) {
        minutes = text.sliced(end + 1, 2);
        end += 3;
    }
    if (count < 1 || count > 4 || isDigit(end) || (end < text.size() && text[end].isLetter()))
        return std::nullopt;
    const int total = hours.toInt() * 60 + minutes.toInt();
    if (total > 14 * 60 || minutes.toInt() > 59)
        return std::nullopt;
    if (total == 0)
        return std::pair(u"UTC"_s, end - at);
    const QString id = "UTC"_L1 % text[at] % QString::number(total / 60).rightJustified(2, u'0') % u':'
        % QString::number(total % 60).rightJustified(2, u'0');
    return std::pair(id, end - at);
}

std::optional<int> secondsFrom(const QString &offset)
{
    // ±hh:mm
    if (offset.size() != 6 || offset.at(3) != u':')
        return std::nullopt;
    const int seconds = (QStringView(offset).sliced(1, 2).toInt() * 60 + QStringView(offset).sliced(4, 2).toInt()) * 60;
    return offset.at(0) == u'-' ? -seconds : seconds;
}

QStringList strings(const QJsonValue &value)
{
    QStringList list;
    const QJsonArray items = value.toArray();
    for (const QJsonValue &item : items)
        list.append(item.toString());
    return list;
}

} // namespace

void ZoneWords::addCity(const QString &name, const QString &zone)
{
    if (!name.isEmpty())
        m_cities.push_back({foldedWord(name), zone});
}

Result<ZoneWords> ZoneWords::parse(const QByteArray &json)
{
    QJsonParseError error{};
    const QJsonObject root = QJsonDocument::fromJson(json, &error).object();
    if (error.error != QJsonParseError::NoError)
        return failed(Failure::Code::Corrupt, u"zone words, byte "_s + QString::number(error.offset) + u": "_s + error.errorString());
    ZoneWords words;
    const QStringList exactList = strings(root.value("exact"_L1));
    const QSet<QString> exact(exactList.begin(), exactList.end());
    const QJsonArray entries = root.value("entries"_L1).toArray();
    for (qsizetype i = 0; i < entries.size(); ++i) {
        const QJsonObject row = entries.at(i).toObject();
        ZoneWordEntry entry;
        entry.zone = row.value("zone"_L1).toString();
        entry.also = strings(row.value("also"_L1));
        entry.rare = row.value("rare"_L1).toBool();
        if (row.contains("from"_L1))
            entry.validFrom = fromIsoUtc(row.value("from"_L1).toString());
        if (row.contains("until"_L1))
            entry.validUntil = fromIsoUtc(row.value("until"_L1).toString());
        entry.offsetSeconds = secondsFrom(row.value("offset"_L1).toString());
        QStringList all = strings(row.value("words"_L1));
        entry.word = all.value(0);
        const QJsonObject names = row.value("names"_L1).toObject();
        for (auto name = names.begin(); name != names.end(); ++name) {
            entry.names.insert(name.key(), name.value().toString());
            all.append(name.value().toString());
        }
        const bool datesRight = row.contains("from"_L1) == entry.validFrom.has_value() && row.contains("until"_L1) == entry.validUntil.has_value();
        if (all.isEmpty() || all.contains(QString()) || !row.contains("zone"_L1) || row.contains("offset"_L1) != entry.offsetSeconds.has_value() || !datesRight)
            return failed(Failure::Code::Corrupt, u"zone words: entries["_s + QString::number(i) + u"] is no entry"_s);
        for (const QString &word : all)
            words.m_words.push_back({foldedWord(word), exact.contains(word) ? word : QString(), int(words.m_entries.size())});
        words.m_entries.push_back(std::move(entry));
    }
    for (const QString &word : strings(root.value("before"_L1)))
        words.m_before.push_back(foldedWord(word) + u' ');
    for (const QString &word : strings(root.value("after"_L1)))
        words.m_after.push_back(u' ' + foldedWord(word));
    const QJsonObject patterns = root.value("patterns"_L1).toObject();
    for (auto row = patterns.begin(); row != patterns.end(); ++row) {
        for (const QString &pattern : strings(row.value())) {
            const qsizetype place = pattern.indexOf("{place}"_L1);
            if (place < 0)
                return failed(Failure::Code::Corrupt, u"zone words: a pattern without {place}: "_s + pattern);
            if (!words.m_writtenPattern.contains(row.key()))
                words.m_writtenPattern.insert(row.key(), pattern);
            words.m_patterns.push_back({foldedWord(pattern.first(place)), foldedWord(pattern.sliced(place + 7))});
        }
    }
    const QJsonObject elided = root.value("beforeVowel"_L1).toObject();
    for (auto row = elided.begin(); row != elided.end(); ++row)
        words.m_beforeVowel.insert(row.key(), row.value().toString());
    const QJsonObject cities = root.value("cities"_L1).toObject();
    for (auto row = cities.begin(); row != cities.end(); ++row) {
        for (const QString &word : strings(row.value().toObject().value("words"_L1)))
            words.addCity(word, row.key());
        const QJsonObject names = row.value().toObject().value("names"_L1).toObject();
        for (auto name = names.begin(); name != names.end(); ++name) {
            words.addCity(name.value().toString(), row.key());
            words.m_writtenCity[row.key()].insert(name.key(), name.value().toString());
        }
    }
    const QStringList zones = allZones();
    for (const QString &zone : zones) {
        if (zone != "UTC"_L1)
            words.addCity(placeOf(zone), zone);
    }
    // Stable: for one spelling the table's own city comes before tzdata's.
    std::ranges::stable_sort(words.m_cities, {}, &City::folded);
    std::ranges::stable_sort(words.m_words, {}, &Word::folded);
    qsizetype longestCity = 0;
    for (const City &city : words.m_cities)
        longestCity = std::max(longestCity, city.folded.size());
    for (const Pattern &pattern : words.m_patterns)
        words.m_longest = std::max(words.m_longest, pattern.before.size() + longestCity + pattern.after.size());
    for (const Word &word : words.m_words)
        words.m_longest = std::max(words.m_longest, word.folded.size() + 16); // an offset, or a word of m_after, may follow
    return words;
}

const ZoneWords &ZoneWords::builtIn()
{
    static const ZoneWords words = [] {
        Result<ZoneWords> read = parse(timeData(u"zonewords.json"_s));
        Q_ASSERT_X(read, "zonewords.json", read ? "" : qPrintable(read.error().detail));
        return read.value_or(ZoneWords());
    }();
    return words;
}

std::optional<ZoneWords::Match> ZoneWords::entryAt(const Folded &text) const
{
    std::optional<Match> best;
    eachPrefix(m_words, text.view(), [&](qsizetype size, auto first, auto last) {
        if (!text.endsWordAt(size))
            return;
        Match match;
        for (auto word = first; word != last; ++word) {
            const bool isSpelledSo = word->exact.isEmpty() || text.exact(0, size) == word->exact;
            if (isSpelledSo && !match.entries.contains(word->entry))
                match.entries.append(word->entry);
        }
        if (match.entries.isEmpty())
            return;
        match.length = size;
        best = match;
    });
    if (!best)
        return std::nullopt;
    const ZoneWordEntry &entry = m_entries[size_t(best->entries.first())];
    if (entry.zone == "UTC"_L1) {
        // "UTC+2", "GMT -5", "UTC+05:30". A space only before a plus, because "10:00 UTC - 13:00 UTC" is an interval.
        qsizetype at = best->length;
        if (text.view().sliced(at).startsWith(" +"_L1))
            ++at;
        if (const auto offset = offsetAt(text.view(), at)) {
            const QStringView rest = text.view().sliced(at + offset->second).trimmed();
            const bool isClock = text.view()[at] == u'-' && (rest.startsWith("utc"_L1) || rest.startsWith("gmt"_L1) || rest.startsWith("am"_L1) || rest.startsWith("pm"_L1));
            if (!isClock)
                return Match{at + offset->second, {}, offset->first, {}, true};
        }
        return best;
    }
    if (entry.offsetSeconds) {
        for (const QString &after : m_after) {
            const qsizetype size = best->length + after.size();
            if (text.view().sliced(best->length).startsWith(after) && text.endsWordAt(size)) {
                best->length = size;
                break;
            }
        }
    }
    return best;
}

std::optional<ZoneWords::Match> ZoneWords::placeAt(const Folded &text) const
{
    std::optional<Match> best;
    for (const Pattern &pattern : m_patterns) {
        if (!text.view().startsWith(pattern.before))
            continue;
        const qsizetype from = pattern.before.size();
        eachPrefix(m_cities, text.view().sliced(from), [&](qsizetype size, auto first, auto) {
            const qsizetype end = from + size + pattern.after.size();
            const bool fits = text.view().sliced(from + size).startsWith(pattern.after) && text.endsWordAt(end) && (!best || end > best->length);
            // A place is a name: in scripts with letter case it begins with a capital one.
            if (fits && !text.exact(from, 1)[0].isLower())
                best = Match{end, {}, first->zone, text.exact(from, size).toString(), false};
        });
    }
    return best;
}

std::optional<ZoneWords::Match> ZoneWords::longestAt(QStringView text, qsizetype at) const
{
    if (at < 0 || at >= text.size() || isInvisible(text[at].unicode()) || !text[at].isLetter())
        return std::nullopt;
    const Folded folded(text, at, m_longest + 8);
    if (!folded.beginsWord())
        return std::nullopt;
    if (text[at] == u'Z' && folded.followsDigit() && folded.endsWordAt(1))
        return Match{1, {}, u"UTC"_s, {}, true};
    std::optional<Match> best = entryAt(folded);
    if (const std::optional<Match> place = placeAt(folded); place && (!best || place->length > best->length))
        best = place;
    if (best) {
        best->length = folded.lengthOf(best->length);
        return best;
    }
    for (const QString &before : m_before) {
        if (!folded.view().startsWith(before))
            continue;
        const qsizetype skipped = folded.lengthOf(before.size());
        if (std::optional<Match> inner = longestAt(text, at + skipped)) {
            inner->length += skipped;
            return inner;
        }
    }
    return std::nullopt;
}

std::optional<ZoneWords::Match> ZoneWords::whole(QStringView text) const
{
    const QStringView word = text.trimmed();
    if (word == u"Z")
        return Match{1, {}, u"UTC"_s, {}, true};
    if (const auto offset = offsetAt(foldedWord(word.toString()), 0); offset && offset->second == word.size())
        return Match{word.size(), {}, offset->first, {}, true};
    const std::optional<Match> match = longestAt(word, 0);
    return match && match->length == word.size() ? match : std::nullopt;
}

QString ZoneWords::nameOf(const QString &zone, const QString &language) const
{
    for (const ZoneWordEntry &entry : m_entries) {
        if (entry.zone == zone && !entry.offsetSeconds && entry.names.contains(language))
            return entry.names.value(language);
    }
    if (zone == "UTC"_L1 || zone.startsWith("UTC+"_L1) || zone.startsWith("UTC-"_L1))
        return zone;
    const QHash<QString, QString> written = m_writtenCity.value(zone);
    const QString place = written.value(language, placeOf(zone));
    QString pattern = m_writtenPattern.value(language, m_writtenPattern.value(u"en"_s));
    const bool beginsWithVowel = !place.isEmpty() && u"aeiouàáâéèêíîóôúœ"_s.contains(place.at(0).toCaseFolded());
    if (beginsWithVowel && m_beforeVowel.contains(language))
        pattern = m_beforeVowel.value(language);
    return pattern.replace("{place}"_L1, place);
}

} // namespace tocsin
