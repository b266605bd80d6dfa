// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/overrun.h"
#include "models/storage/schema.h"
#include "models/storage/workspacereader.h"

#include <QSet>

#include <algorithm>
#include <functional>
#include <limits>

namespace tocsin {

namespace {

using Error = tl::unexpected<Failure>;

constexpr Instant never = std::numeric_limits<Instant>::max();
constexpr Instant always = std::numeric_limits<Instant>::min();

// In the order in which impactFrom() reads them.
#define IMPACT_COLUMNS "impact.key, target, begin_ms, end_ms, level, planned, impact.certain, story_kind, story_open"

ImpactRow impactFrom(const sqlite::Statement &row)
{
    ImpactRow impact;
    impact.impactKey = row.integer(0);
    impact.incidentKey = schema::incidentOf(impact.impactKey);
    impact.targetKey = static_cast<int>(row.integer(1));
    impact.begin = row.integer(2);
    impact.end = row.isNull(3) ? never : row.integer(3);
    impact.level = static_cast<Level>(row.integer(4));
    impact.planned = row.integer(5) != 0;
    impact.certain = row.integer(6) != 0;
    impact.kind = static_cast<IncidentKind>(row.integer(7));
    impact.open = row.integer(8) != 0;
    return impact;
}

/// The classes of length that are in use, longest first: one step in the index for each.
Result<QList<int>> classesInUse(sqlite::Connection &db)
{
    Result<sqlite::Statement> statement = db.prepare("WITH RECURSIVE used (class) AS (SELECT max(duration_class) FROM impact UNION ALL "
                                                     "SELECT (SELECT max(duration_class) FROM impact WHERE duration_class < class) FROM used WHERE class IS NOT NULL) "
                                                     "SELECT class FROM used WHERE class IS NOT NULL");
    if (!statement)
        return Error(statement.error());
    QList<int> classes;
    while (statement->step())
        classes.append(static_cast<int>(statement->integer(0)));
    if (const Result<void> done = statement->done(); !done)
        return Error(done.error());
    return classes;
}

// Beside the planned impacts of a story, what is needed to tell how long its work went on beyond them; found by the index window_overran. NOT INDEXED: the
// impacts of one story are one stretch of keys; left to itself, SQLite would make an index of all that are planned, anew each time.
#define OVERRUNS \
    "SELECT " IMPACT_COLUMNS ", planned_begin_ms, planned_end_ms, actual_begin_ms, actual_end_ms FROM maintenance_window CROSS JOIN impact NOT INDEXED " \
    "ON impact.key BETWEEN maintenance_window.incident << 20 AND (maintenance_window.incident + 1 << 20) - 1 " \
    "WHERE actual_begin_ms IS NOT NULL AND (actual_end_ms IS NULL OR actual_end_ms > planned_end_ms) AND planned = 1 AND end_ms IS NOT NULL "

/// Calls @p each with what overran of planned impacts in @p range, of @p incident (none: of all), until it says false.
Result<void> eachOverrun(sqlite::Connection &db, const InstantRange &range, std::optional<qint64> incident, const std::function<bool(const ImpactRow &)> &each)
{
    Result<sqlite::Statement> statement =
        db.prepare(incident ? OVERRUNS "AND maintenance_window.key BETWEEN ?1 AND ?2" : OVERRUNS "AND planned_end_ms < ?1 AND (actual_end_ms IS NULL OR actual_end_ms > ?2)");
    if (!statement)
        return Error(statement.error());
    const auto instantAt = [&](int column) { return statement->isNull(column) ? std::nullopt : std::optional<Instant>(statement->integer(column)); };
    if (incident)
        statement->bind(0, schema::firstKey(*incident)).bind(1, schema::firstKey(*incident + 1) - 1);
    else
        statement->bind(0, range.end.value_or(never)).bind(1, range.begin);
    while (statement->step()) {
        ImpactRow impact = impactFrom(*statement);
        Window window;
        window.planned = {statement->integer(9), instantAt(10)};
        window.actual = InstantRange{statement->integer(11), instantAt(12)};
        const std::optional<InstantRange> overrun = overrunOf({impact.begin, impact.end}, window, impact.open);
        if (!overrun || !overrun->overlaps(range))
            continue;
        impact.begin = overrun->begin;
        impact.end = overrun->end.value_or(never);
        impact.planned = false;
        impact.overrun = true;
        if (!each(impact)) {
            statement->reset();
            return {};
        }
    }
    return statement->done();
}

Instant minusClamped(Instant instant, Instant by)
{
    return instant < always + by ? always : instant - by;
}

} // namespace

Result<void> WorkspaceReader::eachImpact(const InstantRange &range, const std::function<bool(const ImpactRow &)> &each)
{
    const Snapshot state(m_db);
    const Result<QList<int>> classes = classesInUse(m_db);
    if (!classes)
        return Error(classes.error());
    Result<sqlite::Statement> statement = m_db.prepare("SELECT " IMPACT_COLUMNS " FROM impact INDEXED BY impact_overlap WHERE duration_class = ?1 "
                                                       "AND begin_ms >= ?2 AND begin_ms < ?3 AND (end_ms IS NULL OR end_ms > ?4) ORDER BY begin_ms DESC");
    if (!statement) // the index is left out while millions are stored
        statement = m_db.prepare("SELECT " IMPACT_COLUMNS " FROM impact WHERE duration_class = ?1 AND begin_ms >= ?2 AND begin_ms < ?3 "
                                 "AND (end_ms IS NULL OR end_ms > ?4) ORDER BY begin_ms DESC");
    if (!statement)
        return Error(statement.error());
    for (const int durationClass : *classes) {
        const Instant earliest = durationClass == schema::openClass ? always : minusClamped(range.begin, schema::longestIn(durationClass));
        statement->bind(0, durationClass).bind(1, earliest).bind(2, range.end.value_or(never)).bind(3, range.begin);
        while (statement->step()) {
            if (!each(impactFrom(*statement))) {
                statement->reset();
                return {};
            }
        }
        if (const Result<void> done = statement->done(); !done)
            return done;
    }
    return eachOverrun(m_db, range, {}, each);
}

Result<void> WorkspaceReader::eachImpactAtAll(const std::function<bool(const ImpactRow &)> &each)
{
    Result<sqlite::Statement> statement = m_db.prepare("SELECT " IMPACT_COLUMNS " FROM impact NOT INDEXED");
    if (!statement)
        return Error(statement.error());
    while (statement->step()) {
        if (!each(impactFrom(*statement))) {
            statement->reset();
            return {};
        }
    }
    if (const Result<void> done = statement->done(); !done)
        return done;
    return eachOverrun(m_db, everything(), {}, each);
}

Result<QList<ImpactRow>> WorkspaceReader::impactsOf(const QList<qint64> &incidentKeys)
{
    Result<sqlite::Statement> statement = m_db.prepare("SELECT " IMPACT_COLUMNS " FROM impact WHERE key BETWEEN ?1 AND ?2");
    if (!statement)
        return Error(statement.error());
    QList<ImpactRow> impacts;
    for (const qint64 key : incidentKeys) {
        statement->bind(0, schema::firstKey(key)).bind(1, schema::firstKey(key + 1) - 1);
        while (statement->step())
            impacts.append(impactFrom(*statement));
        Result<void> done = statement->done();
        if (done) {
            done = eachOverrun(m_db, everything(), key, [&impacts](const ImpactRow &impact) {
                impacts.append(impact);
                return true;
            });
        }
        if (!done)
            return Error(done.error());
    }
    return impacts;
}

Result<void> WorkspaceReader::eachUpdateTick(const InstantRange &range, const std::function<bool(const UpdateTick &)> &each)
{
    Result<sqlite::Statement> statement = m_db.prepare("SELECT key, at_ms FROM incident_update WHERE at_ms >= ?1 AND at_ms < ?2 ORDER BY at_ms DESC, key DESC");
    if (!statement)
        return Error(statement.error());
    statement->bind(0, range.begin).bind(1, range.end.value_or(never));
    while (statement->step()) {
        const qint64 key = statement->integer(0);
        if (!each({key, schema::incidentOf(key), statement->integer(1)})) {
            statement->reset();
            return {};
        }
    }
    return statement->done();
}

Result<QList<qint64>> WorkspaceReader::incidentsOverlapping(const InstantRange &range, int limit)
{
    QList<std::pair<Instant, qint64>> found; // by begin
    QSet<qint64> seen;
    const Result<void> done = eachImpact(range, [&](const ImpactRow &impact) {
        if (!seen.contains(impact.incidentKey)) {
            seen.insert(impact.incidentKey);
            found.append({impact.begin, impact.incidentKey});
        }
        return true;
    });
    if (!done)
        return Error(done.error());
    std::ranges::sort(found, std::greater<>());
    QList<qint64> keys;
    for (qsizetype i = 0; i < std::min<qsizetype>(limit, found.size()); ++i)
        keys.append(found.at(i).second);
    return keys;
}

Result<Extent> WorkspaceReader::extent()
{
    const Snapshot state(m_db);
    Extent extent;
    const auto count = [this](const char *sql, qint64 &into) -> Result<void> {
        const Result<qint64> value = m_db.value(sql);
        if (!value)
            return Error(value.error());
        into = *value;
        return {};
    };
    Result<void> done = count("SELECT value FROM number WHERE name = 'incidents'", extent.incidents);
    if (done)
        done = count("SELECT value FROM number WHERE name = 'impacts'", extent.impacts);
    if (done)
        done = count("SELECT value FROM number WHERE name = 'updates'", extent.updates);
    Result<QList<int>> classes = done ? classesInUse(m_db) : Error(done.error());
    if (!classes)
        return Error(classes.error());
    // Shortest first: a longer class has to be read only where its intervals can reach beyond what was found.
    std::ranges::reverse(*classes);
    Result<sqlite::Statement> reach = m_db.prepare("SELECT max(end_ms) FROM impact WHERE duration_class = ?1 AND begin_ms >= ?2");
    if (!reach)
        return Error(reach.error());
    for (const int durationClass : std::as_const(*classes)) {
        // Two statements, because SQLite steps to one end of an index for min() or max() alone, not for both.
        for (const char *sql : {"SELECT min(begin_ms) FROM impact WHERE duration_class = ?1", "SELECT max(begin_ms) FROM impact WHERE duration_class = ?1"}) {
            Result<sqlite::Statement> end = m_db.prepare(sql);
            if (!end)
                return Error(end.error());
            if (end->bind(0, durationClass).step() && !end->isNull(0)) {
                const Instant begin = end->integer(0);
                extent.first = std::min(extent.first.value_or(begin), begin);
                extent.last = std::max(extent.last.value_or(begin), begin);
            }
            if (const Result<void> read = end->done(); !read)
                return Error(read.error());
        }
        if (durationClass == schema::openClass || !extent.last)
            continue;
        if (reach->bind(0, durationClass).bind(1, minusClamped(*extent.last, schema::longestIn(durationClass))).step() && !reach->isNull(0))
            extent.last = std::max(*extent.last, reach->integer(0));
        if (const Result<void> read = reach->done(); !read)
            return Error(read.error());
    }
    return extent;
}

Result<QList<std::pair<qint64, Window>>> WorkspaceReader::windows(const InstantRange &range)
{
    Result<sqlite::Statement> statement =
        m_db.prepare("SELECT key, document, planned_begin_ms, planned_end_ms, actual_begin_ms, actual_end_ms, zone, precision, expected_level, shortest_minutes, "
                     "longest_minutes, announced_ms, certain FROM maintenance_window WHERE planned_begin_ms < ?2 AND (planned_end_ms IS NULL OR planned_end_ms > ?1) "
                     "ORDER BY planned_begin_ms, key");
    if (!statement)
        return Error(statement.error());
    const auto instantAt = [&](int column) { return statement->isNull(column) ? std::nullopt : std::optional<Instant>(statement->integer(column)); };
    const auto numberAt = [&](int column) { return statement->isNull(column) ? std::nullopt : std::optional<int>(static_cast<int>(statement->integer(column))); };
    QList<std::pair<qint64, Window>> found;
    statement->bind(0, range.begin).bind(1, range.end.value_or(never));
    while (statement->step()) {
        Window window;
        window.id = statement->text(1);
        window.planned = {statement->integer(2), instantAt(3)};
        if (const std::optional<Instant> begin = instantAt(4))
            window.actual = InstantRange{*begin, instantAt(5)};
        window.zone = statement->text(6);
        window.precision = enumFrom<Precision>(statement->text(7)).value_or(Precision::Minute);
        if (const std::optional<int> level = numberAt(8))
            window.expectedLevel = static_cast<Level>(*level);
        window.shortestMinutes = numberAt(9);
        window.longestMinutes = numberAt(10);
        window.announced = instantAt(11);
        window.certain = statement->integer(12) != 0;
        found.append({schema::incidentOf(statement->integer(0)), window});
    }
    if (const Result<void> done = statement->done(); !done)
        return Error(done.error());
    return found;
}

Result<QList<std::pair<qint64, Promise>>> WorkspaceReader::duePromises(Instant until)
{
    Result<sqlite::Statement> statement =
        m_db.prepare("SELECT key, document, kind, due_ms FROM promise WHERE kept_ms IS NULL AND due_ms < ?1 ORDER BY due_ms, key");
    if (!statement)
        return Error(statement.error());
    QList<std::pair<qint64, Promise>> found;
    statement->bind(0, until);
    while (statement->step()) {
        const PromiseKind kind = enumFrom<PromiseKind>(statement->text(2)).value_or(PromiseKind::NextUpdate);
        found.append({schema::incidentOf(statement->integer(0)), Promise{statement->text(1), kind, statement->integer(3), {}}});
    }
    if (const Result<void> done = statement->done(); !done)
        return Error(done.error());
    return found;
}

} // namespace tocsin
