// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/storage/projector.h"

#include "models/domain/fold.h"
#include "models/storage/schema.h"

#include <limits>

using namespace Qt::StringLiterals;

namespace tocsin {

namespace {

using Error = tl::unexpected<Failure>;

/// What is kept of a story in tables of their own, all with keys incident << 20 | ordinal.
constexpr const char *removeParts[]{
    "DELETE FROM incident_target WHERE key BETWEEN ?1 AND ?2", "DELETE FROM impact WHERE key BETWEEN ?1 AND ?2",
    "DELETE FROM incident_update WHERE key BETWEEN ?1 AND ?2", "DELETE FROM maintenance_window WHERE key BETWEEN ?1 AND ?2",
    "DELETE FROM promise WHERE key BETWEEN ?1 AND ?2",         "DELETE FROM remedy WHERE key BETWEEN ?1 AND ?2",
    "DELETE FROM link WHERE key BETWEEN ?1 AND ?2",            "DELETE FROM translation WHERE key BETWEEN ?1 AND ?2",
};

std::optional<QString> nameOrNone(std::optional<Status> status)
{
    return status ? std::optional<QString>(QString(nameOf(*status))) : std::nullopt;
}

/// A story's parts have 20 bits of ordinal, the last one is the title's. What is beyond stays in the documents only.
template<typename T> qsizetype projectable(const QList<T> &list)
{
    return std::min<qsizetype>(list.size(), schema::titleOrdinal);
}

} // namespace

Result<QList<Fact>> readFacts(sqlite::Connection &db, const QString &incident)
{
    QList<Fact> facts;
    if (!incident.startsWith("inc:"_L1))
        return facts;
    Result<sqlite::Statement> statement = db.prepare("SELECT id, body FROM document WHERE id >= ?1 AND id < ?2");
    if (!statement)
        return Error(statement.error());
    const auto read = [&](const QString &from, const QString &until) -> Result<void> {
        statement->bind(0, QStringView(from)).bind(1, QStringView(until));
        while (statement->step()) {
            Result<Fact> fact = factFrom({statement->text(0), {}, {}, statement->bytes(1)});
            if (!fact) { // nothing malformed is stored by commit(): somebody else wrote into the file
                statement->reset();
                return failed(Failure::Code::Corrupt, fact.error().detail);
            }
            facts.append(*std::move(fact));
        }
        return statement->done();
    };
    Result<void> done = read(incident, incident + u'\x01');
    for (const QString &prefix : factPrefixes(incident)) {
        if (done)
            done = read(prefix, prefix.chopped(1) + u';'); // ';' follows ':'
    }
    if (!done)
        return Error(done.error());
    return facts;
}

Result<Projector::Keys> Projector::keys()
{
    Keys keys;
    const auto read = [this](const char *sql, QHash<QString, qint64> &into) -> Result<void> {
        Result<sqlite::Statement> statement = m_db.prepare(sql);
        if (!statement)
            return Error(statement.error());
        while (statement->step())
            into.insert(statement->text(0), statement->integer(1));
        return statement->done();
    };
    Result<void> done = read("SELECT id, key FROM incident", keys.incidents);
    if (done)
        done = read("SELECT id, key FROM target", keys.targets);
    if (!done)
        return Error(done.error());
    return keys;
}

Result<void> Projector::begin()
{
    const Result<qint64> commit = m_db.value("UPDATE number SET value = value + 1 WHERE name = 'commits' RETURNING value");
    if (!commit)
        return Error(commit.error());
    if (m_commit != 0 && *commit != m_commit + 1)
        forgetRows(); // another program has written since
    m_commit = *commit;
    return {};
}

Result<qint64> Projector::newKey(const char *greatest, const QHash<QString, qint64> &kept, const QString &id, qint64 &next)
{
    if (const auto found = kept.constFind(id); found != kept.cend())
        return *found;
    if (next == 0) {
        const Result<qint64> last = m_db.value(greatest);
        if (!last)
            return last;
        next = *last + 1;
        for (const qint64 key : kept)
            next = std::max(next, key + 1);
    }
    return next++;
}

Result<qint64> Projector::removeOld(const QString &incident, QList<OldEntry> &entries)
{
    Result<sqlite::Statement> find = m_db.prepare("SELECT key, retracted, search_row, search_text FROM incident WHERE id = ?1");
    if (!find)
        return Error(find.error());
    if (!find->bind(0, QStringView(incident)).step()) {
        const Result<void> done = find->done();
        return done ? Result<qint64>(0) : Error(done.error());
    }
    const qint64 key = find->integer(0);
    if (find->integer(1) == 0)
        --m_added.incidents;
    if (!find->isNull(2))
        entries.append({find->integer(2), find->text(3), true, false});
    Result<void> done = find->done();

    const qint64 first = schema::firstKey(key);
    const qint64 last = schema::firstKey(key + 1) - 1;
    Result<sqlite::Statement> updates = m_db.prepare("SELECT search_row, text FROM incident_update WHERE key BETWEEN ?1 AND ?2");
    if (!updates)
        return Error(updates.error());
    updates->bind(0, first).bind(1, last);
    while (updates->step()) {
        --m_added.updates;
        if (!updates->isNull(0))
            entries.append({updates->integer(0), updates->text(1), false, false});
    }
    if (done)
        done = updates->done();
    Result<sqlite::Statement> impacts = m_db.prepare("SELECT count(*) FROM impact WHERE key BETWEEN ?1 AND ?2");
    if (!impacts)
        return Error(impacts.error());
    if (impacts->bind(0, first).bind(1, last).step())
        m_added.impacts -= impacts->integer(0);
    if (done)
        done = impacts->done();
    for (const char *sql : removeParts) {
        if (!done)
            break;
        Result<sqlite::Statement> remove = m_db.prepare(sql);
        done = remove ? remove->bind(0, first).bind(1, last).run() : Error(remove.error());
    }
    if (!done)
        return Error(done.error());
    return key;
}

Result<qint64> Projector::searchRow(QList<OldEntry> &entries, qint64 entry, Instant at, const QString &text, bool isTitle)
{
    // Most of a story's texts stay as they are when a fact is added: their rows are kept.
    for (OldEntry &old : entries) {
        if (old.isKept || old.isTitle != isTitle || !SearchIndex::isRowOf(old.row, at) || old.text != text)
            continue;
        old.isKept = true;
        if (const Result<void> done = m_search.rename(old.row, entry); !done)
            return Error(done.error());
        return old.row;
    }
    return m_search.add(entry, at, text);
}

Result<void> Projector::write(const Story &story, const QList<Translation> &translations, bool isNew)
{
    QList<OldEntry> entries;
    qint64 key = 0;
    if (!isNew) {
        const Result<qint64> old = removeOld(story.id, entries);
        if (!old)
            return Error(old.error());
        key = *old;
    }
    if (key == 0) {
        const Result<qint64> made = newKey("SELECT max(key) FROM incident", m_kept.incidents, story.id, m_nextIncident);
        if (!made)
            return Error(made.error());
        key = *made;
    }

    Result<void> done;
    if (story.retracted) {
        done = writeHead(key, story, {}, {});
    } else {
        QString text = story.title;
        QList<qint64> targets;
        for (qsizetype i = 0; i < projectable(story.targets); ++i) {
            const Result<qint64> target = targetKey(story.targets.at(i));
            const Result<QString> name = target ? targetName(*target) : Error(target.error());
            if (!name)
                return Error(name.error());
            targets.append(*target);
            text += u" · "_s + *name;
        }
        const Result<qint64> row = searchRow(entries, schema::firstKey(key) + schema::titleOrdinal, story.opened, text, true);
        if (!row)
            return Error(row.error());
        done = writeHead(key, story, text, *row);
        for (qsizetype i = 0; done && i < targets.size(); ++i) {
            Result<sqlite::Statement> insert = m_db.prepare("INSERT INTO incident_target (key, target) VALUES (?1, ?2)");
            done = insert ? insert->bind(0, schema::firstKey(key) + i).bind(1, targets.at(i)).run() : Error(insert.error());
        }
        if (done)
            done = writeImpacts(key, story);
        if (done)
            done = writeUpdates(key, story, entries);
        if (done)
            done = writeRest(key, story, translations);
        ++m_added.incidents;
    }
    for (const OldEntry &old : std::as_const(entries)) {
        if (done && !old.isKept)
            done = m_search.remove(old.row, old.text);
    }
    return done;
}

Result<void> Projector::writeHead(qint64 key, const Story &story, const QString &searchText, std::optional<qint64> searchRow)
{
    std::optional<Level> worst;
    std::optional<Instant> begin;
    Instant lastEnd = std::numeric_limits<Instant>::min();
    bool isOpenEnded = false;
    const auto span = [&](const InstantRange &range) {
        begin = std::min(begin.value_or(range.begin), range.begin);
        lastEnd = std::max(lastEnd, range.end.value_or(lastEnd));
        isOpenEnded = isOpenEnded || !range.end;
    };
    if (!story.retracted) {
        for (const Impact &impact : story.impacts) {
            worst = std::max(worst.value_or(impact.level), impact.level);
            span(impact.range);
        }
        if (story.impacts.isEmpty()) {
            for (const Window &window : story.windows)
                span(window.actual.value_or(window.planned));
        }
    }
    const bool isEnded = begin && !isOpenEnded;

    Result<sqlite::Statement> statement = m_db.prepare(
        "INSERT INTO incident (key, id, kind, status, title, zone, language, opened_ms, opened_certain, retroactive, opened_by, origin, retracted, "
        "open, worst, begin_ms, end_ms, updates, search_text, search_row, touched) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21) "
        "ON CONFLICT (key) DO UPDATE SET kind = ?3, status = ?4, title = ?5, zone = ?6, language = ?7, opened_ms = ?8, opened_certain = ?9, "
        "retroactive = ?10, opened_by = ?11, origin = ?12, retracted = ?13, open = ?14, worst = ?15, begin_ms = ?16, end_ms = ?17, updates = ?18, "
        "search_text = ?19, search_row = ?20, touched = ?21");
    if (!statement)
        return Error(statement.error());
    statement->bind(0, key).bind(1, QStringView(story.id)).bind(2, static_cast<int>(story.kind)).bind(3, nameOrNone(story.status));
    statement->bind(4, QStringView(story.title)).bind(5, QStringView(story.zone)).bind(6, QStringView(story.language));
    statement->bind(7, story.opened).bind(8, story.openedCertain).bind(9, story.retroactive).bind(10, QStringView(story.openedBy));
    if (!story.origin.isEmpty())
        statement->bind(11, QStringView(story.origin));
    statement->bind(12, story.retracted).bind(13, !story.retracted && !isClosed(story.status));
    statement->bind(14, worst ? std::optional<int>(static_cast<int>(*worst)) : std::nullopt).bind(15, begin);
    if (isEnded)
        statement->bind(16, lastEnd);
    statement->bind(17, story.retracted ? 0 : qint64(projectable(story.updates)));
    if (searchRow)
        statement->bind(18, QStringView(searchText)).bind(19, *searchRow);
    return statement->bind(20, m_commit).run();
}

Result<void> Projector::writeImpacts(qint64 key, const Story &story)
{
    Result<sqlite::Statement> insert =
        m_db.prepare("INSERT INTO impact (key, target, level, begin_ms, end_ms, duration_class, planned, certain, story_kind, story_open) "
                     "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)");
    if (!insert)
        return Error(insert.error());
    const qsizetype count = projectable(story.impacts);
    for (qsizetype i = 0; i < count; ++i) {
        const Impact &impact = story.impacts.at(i);
        const Result<qint64> target = targetKey(impact.target);
        if (!target)
            return Error(target.error());
        insert->bind(0, schema::firstKey(key) + i).bind(1, *target).bind(2, static_cast<int>(impact.level)).bind(3, impact.range.begin);
        insert->bind(4, impact.range.end).bind(5, schema::durationClass(impact.range)).bind(6, impact.planned).bind(7, impact.certain);
        insert->bind(8, static_cast<int>(story.kind)).bind(9, !isClosed(story.status));
        if (const Result<void> done = insert->run(); !done)
            return done;
    }
    m_added.impacts += count;
    return {};
}

Result<void> Projector::writeUpdates(qint64 key, const Story &story, QList<OldEntry> &entries)
{
    const qsizetype count = projectable(story.updates);
    for (qsizetype i = 0; i < count; ++i) {
        const Update &update = story.updates.at(i);
        const qint64 updateKey = schema::firstKey(key) + i;
        const QString text = plainText(update.body);
        std::optional<qint64> row;
        if (!update.retracted) {
            const Result<qint64> found = searchRow(entries, updateKey, update.at.value_or(update.posted), text, false);
            if (!found)
                return Error(found.error());
            row = *found;
        }
        Result<sqlite::Statement> insert =
            m_db.prepare("INSERT INTO incident_update (key, document, at_ms, posted_ms, status, label, language, certain, retracted, text, search_row) "
                         "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)");
        if (!insert)
            return Error(insert.error());
        insert->bind(0, updateKey).bind(1, QStringView(update.id)).bind(2, update.at).bind(3, update.posted).bind(4, nameOrNone(update.statusAfter));
        insert->bind(5, QStringView(update.label)).bind(6, QStringView(update.language)).bind(7, update.certain).bind(8, update.retracted);
        if (const Result<void> done = insert->bind(9, QStringView(text)).bind(10, row).run(); !done)
            return done;
    }
    m_added.updates += count;
    return {};
}

Result<void> Projector::writeRest(qint64 key, const Story &story, const QList<Translation> &translations)
{
    const auto insertAll = [&](const auto &list, const char *sql, auto bindValues) -> Result<void> {
        for (qsizetype i = 0; i < projectable(list); ++i) {
            Result<sqlite::Statement> insert = m_db.prepare(sql);
            if (!insert)
                return Error(insert.error());
            insert->bind(0, schema::firstKey(key) + i).bind(1, QStringView(list.at(i).id));
            bindValues(*insert, list.at(i));
            if (const Result<void> done = insert->run(); !done)
                return done;
        }
        return {};
    };
    Result<void> done = insertAll(
        story.windows,
        "INSERT INTO maintenance_window (key, document, planned_begin_ms, planned_end_ms, actual_begin_ms, actual_end_ms, zone, precision, expected_level, "
        "shortest_minutes, longest_minutes, announced_ms, certain) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
        [](sqlite::Statement &to, const Window &window) {
            to.bind(2, window.planned.begin).bind(3, window.planned.end);
            if (window.actual)
                to.bind(4, window.actual->begin).bind(5, window.actual->end);
            to.bind(6, QStringView(window.zone)).bind(7, QString(nameOf(window.precision)));
            if (window.expectedLevel)
                to.bind(8, static_cast<int>(*window.expectedLevel));
            to.bind(9, window.shortestMinutes).bind(10, window.longestMinutes).bind(11, window.announced).bind(12, window.certain);
        });
    if (done) {
        done = insertAll(story.promises, "INSERT INTO promise (key, document, kind, due_ms, kept_ms) VALUES (?1, ?2, ?3, ?4, ?5)",
                         [](sqlite::Statement &to, const Promise &promise) {
                             to.bind(2, QString(nameOf(promise.kind))).bind(3, promise.due).bind(4, promise.kept);
                         });
    }
    if (done) {
        done = insertAll(story.remedies, "INSERT INTO remedy (key, document, percent, days_added, grace_until_ms, note) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                         [](sqlite::Statement &to, const Remedy &remedy) {
                             to.bind(2, remedy.percent).bind(3, remedy.daysAdded).bind(4, remedy.graceUntil).bind(5, QStringView(remedy.note));
                         });
    }
    if (done) {
        done = insertAll(story.links, "INSERT INTO link (key, document, kind, other, url) VALUES (?1, ?2, ?3, ?4, ?5)",
                         [](sqlite::Statement &to, const Link &link) {
                             to.bind(2, QString(nameOf(link.kind))).bind(3, QStringView(link.incident)).bind(4, QStringView(link.url));
                         });
    }
    if (done) {
        done = insertAll(translations,
                         "INSERT INTO translation (key, document, of_document, language, source_hash, state) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                         [](sqlite::Statement &to, const Translation &translation) {
                             to.bind(2, QStringView(translation.of)).bind(3, QStringView(translation.language));
                             to.bind(4, QStringView(translation.sourceHash)).bind(5, QString(nameOf(translation.state)));
                         });
    }
    return done;
}

Result<void> Projector::project(const QString &incident, sqlite::Connection &documents)
{
    const Result<QList<Fact>> facts = readFacts(documents, incident);
    if (!facts)
        return Error(facts.error());
    const std::optional<Story> story = fold(*facts);
    if (!story)
        return {}; // facts came before their head; they wait for it
    return write(*story, foldTranslations(*facts));
}

Result<void> Projector::flush()
{
    Result<void> done = m_search.flush();
    const std::pair<const char *, qint64> counts[]{{"incidents", m_added.incidents}, {"impacts", m_added.impacts}, {"updates", m_added.updates}};
    for (const auto &[name, added] : counts) {
        if (!done || added == 0)
            continue;
        Result<sqlite::Statement> update = m_db.prepare("UPDATE number SET value = value + ?2 WHERE name = ?1");
        done = update ? update->bind(0, QString::fromLatin1(name)).bind(1, added).run() : Error(update.error());
    }
    m_added = {};
    return done;
}

void Projector::forget()
{
    forgetRows();
    m_kept = {};
    m_added = {};
}

void Projector::forgetRows()
{
    m_search.forget();
    m_targetKeys.clear();
    m_targetNames.clear();
    m_nextIncident = 0;
    m_nextTarget = 0;
}

Result<void> Projector::clear()
{
    forget();
    // Children first, for the sake of foreign keys.
    return m_db.run("DELETE FROM incident_target; DELETE FROM impact; DELETE FROM incident_update; DELETE FROM maintenance_window; DELETE FROM promise;"
                    "DELETE FROM remedy; DELETE FROM link; DELETE FROM translation; DELETE FROM incident; DELETE FROM target_zone; DELETE FROM target;"
                    "INSERT INTO search (search) VALUES ('delete-all'); DELETE FROM search_entry; DELETE FROM search_term;"
                    "UPDATE number SET value = 0 WHERE name IN ('incidents', 'impacts', 'updates');"
                    "UPDATE number SET value = (SELECT value + 1 FROM number WHERE name = 'commits') WHERE name = 'epoch'");
}

} // namespace tocsin
