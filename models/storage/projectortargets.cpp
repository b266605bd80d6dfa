// SPDX-License-Identifier: GPL-3.0-or-later
// The catalogue's part of the projections: keys and names of targets, and where their stories are found by them.
#include "models/storage/projector.h"

#include "models/storage/schema.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace tocsin {

namespace {

using Error = tl::unexpected<Failure>;

} // namespace

Result<qint64> Projector::targetKey(const QString &id)
{
    if (const auto known = m_targetKeys.constFind(id); known != m_targetKeys.cend())
        return *known;
    Result<sqlite::Statement> find = m_db.prepare("SELECT key FROM target WHERE id = ?1");
    if (!find)
        return Error(find.error());
    std::optional<qint64> key;
    if (find->bind(0, QStringView(id)).step())
        key = find->integer(0);
    if (const Result<void> done = find->done(); !done)
        return Error(done.error());
    if (!key) {
        // Named by a story, not in the catalogue (yet): its name is what its id says.
        const qsizetype colon = id.indexOf(u':');
        const TargetKind kind = enumFrom<TargetKind>(QStringView(id).first(std::max<qsizetype>(colon, 0))).value_or(TargetKind::Service);
        const QString name = QUrl::fromPercentEncoding(QStringView(id).sliced(colon + 1).toUtf8());
        const Result<qint64> made = newKey("SELECT max(key) FROM target", m_kept.targets, id, m_nextTarget);
        if (!made)
            return made;
        key = *made;
        Result<sqlite::Statement> insert = m_db.prepare("INSERT INTO target (key, id, kind, name, label, time_zone, in_catalogue, touched) "
                                                        "VALUES (?1, ?2, ?3, ?4, '', '', 0, ?5)");
        if (!insert)
            return Error(insert.error());
        const Result<void> done =
            insert->bind(0, *key).bind(1, QStringView(id)).bind(2, QString(nameOf(kind))).bind(3, QStringView(name)).bind(4, m_commit).run();
        if (!done)
            return Error(done.error());
    }
    m_targetKeys.insert(id, *key);
    return *key;
}

Result<QString> Projector::targetName(qint64 key)
{
    if (const auto known = m_targetNames.constFind(key); known != m_targetNames.cend())
        return *known;
    Result<sqlite::Statement> find = m_db.prepare("SELECT name, label FROM target WHERE key = ?1");
    if (!find)
        return Error(find.error());
    QString name;
    if (find->bind(0, key).step()) {
        name = find->text(0);
        if (const QString label = find->text(1); !label.isEmpty() && label != name)
            name += u' ' + label;
    }
    if (const Result<void> done = find->done(); !done)
        return Error(done.error());
    m_targetNames.insert(key, name);
    return name;
}

Result<void> Projector::writeTarget(const Target &target)
{
    const Result<qint64> key = targetKey(target.id);
    const Result<QString> before = key ? targetName(*key) : Error(key.error());
    if (!before)
        return Error(before.error());
    Result<sqlite::Statement> statement =
        m_db.prepare("UPDATE target SET name = ?2, label = ?3, time_zone = ?4, in_catalogue = 1, touched = ?5 WHERE key = ?1");
    if (!statement)
        return Error(statement.error());
    Result<void> done =
        statement->bind(0, *key).bind(1, QStringView(target.name)).bind(2, QStringView(target.label)).bind(3, QStringView(target.timeZone)).bind(4, m_commit).run();
    if (done) {
        Result<sqlite::Statement> remove = m_db.prepare("DELETE FROM target_zone WHERE target = ?1");
        done = remove ? remove->bind(0, *key).run() : Error(remove.error());
    }
    for (qsizetype ordinal = 0; done && ordinal < target.zones.size(); ++ordinal) {
        const Result<qint64> zone = targetKey(target.zones.at(ordinal));
        if (!zone)
            return Error(zone.error());
        Result<sqlite::Statement> insert = m_db.prepare("INSERT INTO target_zone (target, ordinal, zone) VALUES (?1, ?2, ?3)");
        done = insert ? insert->bind(0, *key).bind(1, qint64(ordinal)).bind(2, *zone).run() : Error(insert.error());
    }
    if (!done)
        return done;
    m_targetNames.remove(*key);
    const Result<QString> after = targetName(*key);
    if (!after)
        return Error(after.error());
    if (*after == *before)
        return {};

    // Its stories are found by the new name from now on. Their own rows are touched, because lists show the name.
    Result<sqlite::Statement> stories = m_db.prepare("SELECT i.key, i.search_row, i.search_text, i.opened_ms, i.title FROM incident AS i "
                                                     "WHERE i.retracted = 0 AND i.key IN (SELECT incident FROM incident_target WHERE target = ?1) ORDER BY i.key");
    if (!stories)
        return Error(stories.error());
    struct Row
    {
        qint64 key, row;
        QString text;
        Instant opened;
        QString title;
    };
    QList<Row> rows;
    stories->bind(0, *key);
    while (stories->step())
        rows.append({stories->integer(0), stories->integer(1), stories->text(2), stories->integer(3), stories->text(4)});
    done = stories->done();
    for (const Row &row : std::as_const(rows)) {
        if (!done)
            break;
        QString text = row.title;
        Result<sqlite::Statement> named = m_db.prepare("SELECT target FROM incident_target WHERE key BETWEEN ?1 AND ?2 ORDER BY key");
        if (!named)
            return Error(named.error());
        QList<qint64> targets;
        named->bind(0, schema::firstKey(row.key)).bind(1, schema::firstKey(row.key + 1) - 1);
        while (named->step())
            targets.append(named->integer(0));
        done = named->done();
        for (const qint64 of : std::as_const(targets)) {
            const Result<QString> name = targetName(of);
            if (!name)
                return Error(name.error());
            text += u" · "_s + *name;
        }
        if (done)
            done = m_search.remove(row.row, row.text);
        const Result<qint64> searchRow = m_search.add(schema::firstKey(row.key) + schema::titleOrdinal, row.opened, text);
        if (!searchRow)
            return Error(searchRow.error());
        Result<sqlite::Statement> update = m_db.prepare("UPDATE incident SET search_row = ?2, search_text = ?3, touched = ?4 WHERE key = ?1");
        if (!update)
            return Error(update.error());
        if (done)
            done = update->bind(0, row.key).bind(1, *searchRow).bind(2, QStringView(text)).bind(3, m_commit).run();
    }
    return done;
}

} // namespace tocsin
