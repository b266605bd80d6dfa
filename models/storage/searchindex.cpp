// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/storage/searchindex.h"

#include <QDateTime>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tocsin {

namespace {

constexpr int placeBits = 10; // places for rows of one minute
constexpr qint64 placesPerSecond = 17; // 60 * 17 < 1024: within a minute rows stand by second
constexpr Instant firstMinute = -62135596800000 / minuteMs; // year 1
constexpr qsizetype shortestTerm = 4; // shorter beginnings have lists of their own in the text index

qint64 floorDiv(qint64 a, qint64 b)
{
    return a >= 0 ? a / b : -((-a + b - 1) / b);
}

/// The first row for @p at; the next free one is taken.
qint64 wishedRow(Instant at)
{
    const qint64 minute = floorDiv(at, minuteMs);
    const qint64 second = (at - minute * minuteMs) / secondMs;
    return ((minute - firstMinute) << placeBits) + second * placesPerSecond;
}

QString plainInstant(Instant instant, Precision precision)
{
    const QDateTime utc = QDateTime::fromMSecsSinceEpoch(instant, Qt::UTC);
    return utc.toString(precision == Precision::Day ? u"yyyy-MM-dd" : u"yyyy-MM-dd HH:mm");
}

QString plainDuration(qint64 ms)
{
    return QString::number((ms + minuteMs - 1) / minuteMs) + u" min"_s;
}

struct PlainToken
{
    QString operator()(const InstantToken &token) const { return plainInstant(token.instant, token.precision); }
    QString operator()(const IntervalToken &token) const
    {
        return plainInstant(token.begin, Precision::Minute) + u" – "_s + plainInstant(token.end, Precision::Minute);
    }
    QString operator()(const DateToken &token) const { return token.date.toString(Qt::ISODate); }
    QString operator()(const DurationToken &token) const
    {
        if (token.longestMs == token.shortestMs)
            return plainDuration(token.shortestMs);
        return plainDuration(token.shortestMs) + u" – "_s + plainDuration(token.longestMs);
    }
    QString operator()(const TargetToken &token) const { return token.name; }
    QString operator()(const CountToken &token) const
    {
        return token.noun.isEmpty() ? QString::number(token.count) : QString(QString::number(token.count) + u' ' + token.noun);
    }
    QString operator()(const UrlToken &token) const
    {
        return token.text.isEmpty() || token.text == token.url ? token.url : QString(token.text + u' ' + token.url);
    }
};

} // namespace

QString plainText(const TokenText &text)
{
    const QString &markdown = text.markdown;
    if (!markdown.contains(u'{') && !markdown.contains(u'}'))
        return markdown;
    QString out;
    out.reserve(markdown.size() + 32);
    for (qsizetype i = 0; i < markdown.size(); ++i) {
        const QChar c = markdown.at(i);
        if ((c == u'{' || c == u'}') && i + 1 < markdown.size() && markdown.at(i + 1) == c) {
            out += c;
            ++i;
            continue;
        }
        const qsizetype end = c == u'{' ? markdown.indexOf(u'}', i) : -1;
        if (end > i + 2 && end - i < 12 && markdown.at(i + 1) == u't') {
            bool isNumber = false;
            const int number = QStringView(markdown).sliced(i + 2, end - i - 2).toInt(&isNumber);
            if (isNumber && number >= 1 && number <= text.tokens.size()) {
                out += std::visit(PlainToken{}, text.tokens.at(number - 1));
                i = end;
                continue;
            }
        }
        out += c;
    }
    return out;
}

bool SearchIndex::isRowOf(qint64 row, Instant at)
{
    // Rows move on where their place is taken, seldom far.
    const qint64 wished = wishedRow(at);
    return row >= wished && row < wished + (qint64(1) << placeBits);
}

Result<qint64> SearchIndex::add(qint64 entry, Instant at, const QString &text)
{
    // Many rows of one second, as after an import of posts without times, would be tried again and again.
    const qint64 wished = wishedRow(at);
    qint64 row = m_nextFree.value(wished, wished);
    Result<sqlite::Statement> insert = m_db.prepare("INSERT INTO search_entry (row, entry) VALUES (?1, ?2) ON CONFLICT (row) DO NOTHING RETURNING row");
    if (!insert)
        return tl::unexpected<Failure>(insert.error());
    for (;; ++row) {
        const bool isIn = insert->bind(0, row).bind(1, entry).step();
        if (const Result<void> done = insert->done(); !done)
            return tl::unexpected<Failure>(done.error());
        if (isIn)
            break;
    }
    if (row != wished)
        m_nextFree.insert(wished, row + 1);
    m_changes.push_back({row, false, m_folder.folded(text)});
    m_added.insert(row);
    return row;
}

Result<void> SearchIndex::remove(qint64 row, const QString &text)
{
    Result<sqlite::Statement> statement = m_db.prepare("DELETE FROM search_entry WHERE row = ?1");
    if (!statement)
        return tl::unexpected<Failure>(statement.error());
    if (m_added.remove(row))
        std::erase_if(m_changes, [row](const Change &change) { return change.row == row && !change.isRemoval; }); // never got into the index
    else
        m_changes.push_back({row, true, m_folder.folded(text)});
    return statement->bind(0, row).run();
}

Result<void> SearchIndex::rename(qint64 row, qint64 entry)
{
    Result<sqlite::Statement> statement = m_db.prepare("UPDATE search_entry SET entry = ?2 WHERE row = ?1 AND entry <> ?2");
    if (!statement)
        return tl::unexpected<Failure>(statement.error());
    return statement->bind(0, row).bind(1, entry).run();
}

Result<void> SearchIndex::flush()
{
    // A row that was freed and taken again in one commit is taken out before it is put in.
    std::ranges::stable_sort(m_changes, [](const Change &a, const Change &b) {
        return a.row != b.row ? a.row < b.row : a.isRemoval && !b.isRemoval;
    });
    Result<sqlite::Statement> insert = m_db.prepare("INSERT INTO search (rowid, words) VALUES (?1, ?2)");
    Result<sqlite::Statement> remove = m_db.prepare("INSERT INTO search (search, rowid, words) VALUES ('delete', ?1, ?2)");
    if (!insert || !remove)
        return tl::unexpected<Failure>(insert ? remove.error() : insert.error());
    for (const Change &change : m_changes) {
        sqlite::Statement &statement = change.isRemoval ? *remove : *insert;
        Result<void> done = statement.bind(0, change.row).bindText(1, change.words).run();
        if (done && !change.isRemoval)
            done = addTerms(change.words);
        if (!done)
            return done;
    }
    m_changes.clear();
    m_nextFree.clear();
    m_added.clear();
    return {};
}

Result<void> SearchIndex::addTerms(const QByteArray &words)
{
    constexpr qsizetype mostRemembered = 500000;
    Result<sqlite::Statement> statement = m_db.prepare("INSERT INTO search_term (term) VALUES (?1) ON CONFLICT DO NOTHING");
    if (!statement)
        return tl::unexpected<Failure>(statement.error());
    qsizetype begin = 0;
    while (begin < words.size()) {
        qsizetype end = words.indexOf(' ', begin);
        if (end < 0)
            end = words.size();
        if (end - begin >= shortestTerm) {
            const QByteArray term = QByteArray::fromRawData(words.constData() + begin, end - begin);
            if (!m_terms.contains(term)) {
                if (const Result<void> done = statement->bindText(0, term).run(); !done)
                    return done;
                if (m_terms.size() >= mostRemembered)
                    m_terms.clear();
                m_terms.insert(QByteArray(term.constData(), term.size()));
            }
        }
        begin = end + 1;
    }
    return {};
}

void SearchIndex::forget()
{
    m_changes.clear();
    m_nextFree.clear();
    m_added.clear();
    m_terms.clear();
}

} // namespace tocsin
