// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/storage/schema.h"
#include "models/storage/workspacereader.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tocsin {

namespace {

using Error = tl::unexpected<Failure>;

std::optional<Status> statusAt(const sqlite::Statement &row, int column)
{
    return row.isNull(column) ? std::nullopt : enumFrom<Status>(row.text(column));
}

std::optional<Instant> instantAt(const sqlite::Statement &row, int column)
{
    return row.isNull(column) ? std::nullopt : std::optional<Instant>(row.integer(column));
}

/// Entries of the catalogue under @p prefix that are of type @p T.
template<typename T> Result<QList<T>> entries(sqlite::Connection &db, const QString &prefix)
{
    Result<sqlite::Statement> statement = db.prepare("SELECT id, body FROM document WHERE id >= ?1 AND id < ?2 ORDER BY id");
    if (!statement)
        return Error(statement.error());
    QList<T> found;
    statement->bind(0, QString(prefix + u':')).bind(1, QString(prefix + u';'));
    while (statement->step()) {
        const Result<CatalogueEntry> entry = catalogueFrom({statement->text(0), {}, {}, statement->bytes(1)});
        const T *value = entry ? std::get_if<T>(&*entry) : nullptr;
        if (value)
            found.append(*value);
    }
    if (const Result<void> done = statement->done(); !done)
        return Error(done.error());
    return found;
}

/// " AND column IN (…)" for names or numbers of @p values; empty for none. Only our own spellings go in, never what somebody typed.
template<typename E, typename Spell> QByteArray oneOf(const char *column, const QList<E> &values, Spell spell)
{
    if (values.isEmpty())
        return {};
    QByteArray list;
    for (const E value : values)
        list += (list.isEmpty() ? QByteArray() : QByteArray(", ")) + spell(value);
    return " AND " + QByteArray(column) + " IN (" + list + ')';
}

QByteArray number(qint64 value)
{
    return QByteArray::number(value);
}

} // namespace

Result<QList<TargetRow>> WorkspaceReader::targets()
{
    const Snapshot state(m_db);
    Result<sqlite::Statement> statement = m_db.prepare("SELECT key, id, kind, name, label, time_zone, in_catalogue FROM target "
                                                       "ORDER BY CASE kind WHEN 'zone' THEN 0 WHEN 'srv' THEN 1 ELSE 2 END, name, id");
    Result<sqlite::Statement> zones = m_db.prepare("SELECT z.id FROM target_zone JOIN target AS z ON z.key = zone WHERE target = ?1 ORDER BY ordinal");
    if (!statement || !zones)
        return Error(statement ? zones.error() : statement.error());
    QList<TargetRow> rows;
    while (statement->step()) {
        TargetRow row;
        row.key = static_cast<int>(statement->integer(0));
        row.target.id = statement->text(1);
        row.target.kind = enumFrom<TargetKind>(statement->text(2)).value_or(TargetKind::Service);
        row.target.name = statement->text(3);
        row.target.label = statement->text(4);
        row.target.timeZone = statement->text(5);
        row.inCatalogue = statement->integer(6) != 0;
        zones->bind(0, row.key);
        while (zones->step())
            row.target.zones.append(zones->text(0));
        if (const Result<void> done = zones->done(); !done)
            return Error(done.error());
        rows.append(row);
    }
    if (const Result<void> done = statement->done(); !done)
        return Error(done.error());
    return rows;
}

Result<QList<RedundancyGroup>> WorkspaceReader::groups()
{
    return entries<RedundancyGroup>(m_db, u"grp"_s);
}

Result<QList<Audience>> WorkspaceReader::audiences()
{
    Result<QList<Audience>> found = entries<Audience>(m_db, u"aud"_s);
    if (found) {
        found->removeIf([](const Audience &audience) { return audience.retired; });
        std::ranges::stable_sort(*found, {}, &Audience::name);
    }
    return found;
}

Result<QList<PostTemplate>> WorkspaceReader::templates()
{
    Result<QList<PostTemplate>> found = entries<PostTemplate>(m_db, u"tpl"_s);
    if (found)
        std::ranges::stable_sort(*found, {}, &PostTemplate::name);
    return found;
}

Result<QList<qint64>> WorkspaceReader::incidentKeys(const IncidentFilter &filter)
{
    const Snapshot state(m_db);
    std::optional<QSet<qint64>> among;
    const auto narrow = [&among](const QSet<qint64> &keys) {
        if (among)
            among->intersect(keys);
        else
            among = keys;
    };
    if (!filter.targets.isEmpty()) {
        Result<sqlite::Statement> named = m_db.prepare("SELECT key FROM incident_target WHERE target = ?1");
        if (!named)
            return Error(named.error());
        QSet<qint64> keys;
        for (const int target : filter.targets) {
            named->bind(0, target);
            while (named->step())
                keys.insert(schema::incidentOf(named->integer(0)));
            if (const Result<void> done = named->done(); !done)
                return Error(done.error());
        }
        narrow(keys);
    }
    if (!filter.words.trimmed().isEmpty()) {
        const Result<QList<SearchHit>> hits = search(filter.words, 100000);
        if (!hits)
            return Error(hits.error());
        QSet<qint64> keys;
        for (const SearchHit &hit : *hits)
            keys.insert(hit.incidentKey);
        narrow(keys);
    }

    QByteArray sql = "SELECT key FROM incident WHERE retracted = 0";
    sql += oneOf("kind", filter.kinds, [](IncidentKind kind) { return number(static_cast<int>(kind)); });
    sql += oneOf("worst", filter.levels, [](Level level) { return number(static_cast<int>(level)); });
    sql += oneOf("status", filter.statuses, [](Status status) -> QByteArray { return "'" + QByteArray(nameOf(status).data(), nameOf(status).size()) + "'"; });
    if (filter.openOnly)
        sql += " AND open = 1";
    if (filter.from) {
        const QByteArray from = number(*filter.from);
        sql += " AND (opened_ms >= " + from + " OR (begin_ms IS NOT NULL AND (end_ms IS NULL OR end_ms > " + from + ")))";
    }
    if (filter.until) {
        const QByteArray until = number(*filter.until);
        sql += " AND (opened_ms < " + until + " OR begin_ms < " + until + ")";
    }
    if (filter.from && filter.until) { // one of the two ranges lies in the asked one, not the end of one and the begin of the other
        const QByteArray from = number(*filter.from);
        const QByteArray until = number(*filter.until);
        sql += " AND ((opened_ms >= " + from + " AND opened_ms < " + until + ") OR (begin_ms < " + until + " AND (end_ms IS NULL OR end_ms > " + from + ")))";
    }
    sql += " ORDER BY opened_ms DESC, key DESC";
    Result<sqlite::Statement> statement = m_db.prepareOnce(sql);
    if (!statement)
        return Error(statement.error());
    QList<qint64> keys;
    while (statement->step()) {
        const qint64 key = statement->integer(0);
        if (!among || among->contains(key))
            keys.append(key);
    }
    if (const Result<void> done = statement->done(); !done)
        return Error(done.error());
    return keys;
}

Result<QList<IncidentRow>> WorkspaceReader::incidentRows(const QList<qint64> &keys)
{
    const Snapshot state(m_db);
    Result<sqlite::Statement> statement = m_db.prepare("SELECT id, kind, status, title, zone, language, opened_ms, opened_certain, retroactive, worst, begin_ms, "
                                                       "end_ms, updates FROM incident WHERE key = ?1 AND retracted = 0");
    Result<sqlite::Statement> named = m_db.prepare("SELECT target FROM incident_target WHERE key BETWEEN ?1 AND ?2 ORDER BY key");
    if (!statement || !named)
        return Error(statement ? named.error() : statement.error());
    QList<IncidentRow> rows;
    for (const qint64 key : keys) {
        if (statement->bind(0, key).step()) {
            IncidentRow row;
            row.key = key;
            row.id = statement->text(0);
            row.kind = static_cast<IncidentKind>(statement->integer(1));
            row.status = statusAt(*statement, 2);
            row.title = statement->text(3);
            row.zone = statement->text(4);
            row.language = statement->text(5);
            row.opened = statement->integer(6);
            row.openedCertain = statement->integer(7) != 0;
            row.retroactive = statement->integer(8) != 0;
            if (!statement->isNull(9))
                row.worst = static_cast<Level>(statement->integer(9));
            row.begin = instantAt(*statement, 10);
            row.end = instantAt(*statement, 11);
            row.updates = static_cast<int>(statement->integer(12));
            named->bind(0, schema::firstKey(key)).bind(1, schema::firstKey(key + 1) - 1);
            while (named->step())
                row.targets.append(static_cast<int>(named->integer(0)));
            if (const Result<void> done = named->done(); !done)
                return Error(done.error());
            rows.append(row);
        }
        if (const Result<void> done = statement->done(); !done)
            return Error(done.error());
    }
    return rows;
}

Result<QHash<qint64, IncidentLine>> WorkspaceReader::incidentLines(const QList<qint64> &keys)
{
    Result<sqlite::Statement> statement = m_db.prepare("SELECT id, title, kind, status FROM incident WHERE key = ?1 AND retracted = 0");
    if (!statement)
        return Error(statement.error());
    QHash<qint64, IncidentLine> lines;
    for (const qint64 key : keys) {
        if (statement->bind(0, key).step())
            lines.insert(key, {statement->text(0), statement->text(1), static_cast<IncidentKind>(statement->integer(2)), statusAt(*statement, 3)});
        if (const Result<void> done = statement->done(); !done)
            return Error(done.error());
    }
    return lines;
}

Result<QList<IncidentRow>> WorkspaceReader::incidents(const IncidentFilter &filter, int limit, int offset)
{
    const Snapshot state(m_db);
    const Result<QList<qint64>> keys = incidentKeys(filter);
    if (!keys)
        return Error(keys.error());
    return incidentRows(keys->mid(offset, limit));
}

} // namespace tocsin
