// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commandline.h"
#include "app/ctl/console.h"
#include "app/ctl/reading.h"
#include "app/ctl/storyjson.h"

#include "models/time/isotime.h"

#include <QJsonDocument>

#include <limits>

using namespace Qt::StringLiterals;

namespace tocsin::ctl {
namespace {

template<typename E> QString allNames()
{
    QStringList names;
    for (const auto &row : enumNames<E>)
        names.append(row.name);
    return names.join(u", "_s);
}

/// Reads the values of an option that may be given several times; answers false after having said what is wrong.
template<typename E> bool readNames(const CommandLine &line, const QString &option, QList<E> &found)
{
    const QStringList values = line.values(option);
    for (const QString &name : values) {
        const auto value = enumFrom<E>(name);
        if (!value) {
            line.wrong(u"--%1 is one of %2, not “%3”"_s.arg(option, allNames<E>(), name));
            return false;
        }
        found.append(*value);
    }
    return true;
}

/// The keys of the targets called @p name, in whatever case; Failure::NotFound where there is none.
Result<QList<int>> keysOf(const QList<TargetRow> &targets, const QString &name)
{
    QList<int> keys;
    for (const TargetRow &row : targets) {
        if (row.target.name.compare(name, Qt::CaseInsensitive) == 0 || row.target.id == name)
            keys.append(row.key);
    }
    if (keys.isEmpty())
        return failed(Failure::Code::NotFound, u"there is no zone, server or service “%1” in this workspace."_s.arg(name));
    return keys;
}

QString textLine(const IncidentRow &row, const QHash<int, Target> &targets)
{
    QStringList names;
    for (const int key : row.targets)
        names.append(targets.value(key).name);
    constexpr int mostNames = 6;
    QString where = names.mid(0, mostNames).join(u", "_s);
    if (names.size() > mostNames)
        where += u" +%1"_s.arg(names.size() - mostNames);
    const QString status = row.status ? QString(nameOf(*row.status)) : QString(nameOf(row.kind));
    const QString opened = isoUtc(row.opened).left(16) + u'Z';
    return safeForTerminal(u"%1  %2  %3  %4%5"_s.arg(row.id, row.openedCertain ? opened : QString(u"~"_s + opened), status.leftJustified(13),
                                                      row.title.isEmpty() ? u"(without a title)"_s : row.title.simplified(),
                                                      where.isEmpty() ? QString() : QString(u"  ["_s + where + u']')));
}

} // namespace

int runList(const Call &call)
{
    CommandLine line("list"_L1, u"[options]"_s,
                     u"Lists incidents, maintenances and announcements, newest first: id, date (UTC, ~ where the text does not settle it), status, title and\n"
                     "targets. Options narrow the list; --target, --status and --kind may be given several times and then mean any of them."_s);
    line.add(u"from"_s, u"T"_s, u"Only what touches the time from T on; T is like 2023-09-29T10:20Z or 2023-09-29 (UTC)."_s);
    line.add(u"until"_s, u"T"_s, u"Only what touches the time before T."_s);
    line.addList(u"target"_s, u"NAME"_s, u"Only what names this zone, server or service."_s);
    line.addList(u"status"_s, u"S"_s, u"Only with this status: "_s + allNames<Status>() + u'.');
    line.addList(u"kind"_s, u"K"_s, u"Only of this kind: "_s + allNames<IncidentKind>() + u'.');
    line.add(u"search"_s, u"WORDS"_s, u"Only what holds all of these words; the last one may be a beginning."_s);
    line.add(u"limit"_s, u"N"_s, u"At most N of them; default: all."_s);
    line.addWorkspace();
    line.addFormat();
    if (const auto end = line.parse(call.arguments))
        return *end;
    if (!line.operands().isEmpty())
        return line.wrong(u"list takes options only, not “%1”"_s.arg(line.operands().constFirst()));

    IncidentFilter filter;
    for (auto &[option, bound] : {std::pair(u"from"_s, &filter.from), std::pair(u"until"_s, &filter.until)}) {
        if (!line.has(option))
            continue;
        *bound = line.instant(option);
        if (!*bound)
            return WrongUsage;
    }
    if (filter.from && filter.until && *filter.until <= *filter.from)
        return line.wrong(u"--until %1 is not later than --from"_s.arg(line.value(u"until"_s)));
    if (!readNames(line, u"status"_s, filter.statuses) || !readNames(line, u"kind"_s, filter.kinds))
        return WrongUsage;
    qint64 limit = std::numeric_limits<int>::max();
    if (line.has(u"limit"_s)) {
        const auto number = line.number(u"limit"_s, 1, limit);
        if (!number)
            return WrongUsage;
        limit = *number;
    }
    filter.words = line.value(u"search"_s);

    const auto refuse = [](const Failure &failure) {
        complain(failure.detail);
        return Refused;
    };
    const auto reader = openForReading(line.workspacePath());
    if (!reader)
        return refuse(reader.error());
    const auto snapshot = (*reader)->snapshot();
    const auto targetRows = (*reader)->targets();
    if (!targetRows)
        return refuse(targetRows.error());
    const QStringList wantedTargets = line.values(u"target"_s);
    for (const QString &name : wantedTargets) {
        const auto keys = keysOf(*targetRows, name);
        if (!keys)
            return refuse(keys.error());
        filter.targets += *keys;
    }
    QHash<int, Target> targets;
    for (const TargetRow &row : *targetRows)
        targets.insert(row.key, row.target);
    const auto keys = (*reader)->incidentKeys(filter);
    if (!keys)
        return refuse(keys.error());

    // Rows come in pages, so that a list of a million needs the memory of a page.
    const qint64 wanted = std::min<qint64>(limit, keys->size());
    constexpr qint64 pageSize = 2000;
    const bool json = line.format() == Format::Json;
    if (json)
        printBytes("{\n\"schema\": \"tocsin-list-1\",\n\"incidents\": [");
    for (qint64 first = 0; first < wanted; first += pageSize) {
        const auto rows = (*reader)->incidentRows(keys->mid(first, std::min(pageSize, wanted - first)));
        if (!rows)
            return refuse(rows.error());
        for (qsizetype i = 0; i < rows->size(); ++i) {
            if (json) {
                printBytes(first + i == 0 ? "\n" : ",\n");
                printBytes(QJsonDocument(toJson(rows->at(i), targets)).toJson(QJsonDocument::Compact));
            } else {
                print(textLine(rows->at(i), targets));
            }
        }
    }
    if (json)
        printBytes("\n]\n}\n");
    return Done;
}

} // namespace tocsin::ctl
