// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commandline.h"
#include "app/ctl/console.h"
#include "app/ctl/reading.h"

#include "models/demo/demo.h"
#include "models/storage/workspace.h"
#include "models/storage/workspacereader.h"
#include "models/time/isotime.h"

#include <limits>

using namespace Qt::StringLiterals;

namespace tocsin::ctl {
namespace {

/// The demo's history is not mixed with anybody's own.
Result<std::unique_ptr<Workspace>> openEmpty(const QString &path)
{
    makeOwnFolder(path);
    auto workspace = Workspace::open(path);
    if (!workspace)
        return workspace;
    const auto reader = WorkspaceReader::open(path);
    if (!reader)
        return tl::unexpected(reader.error());
    const auto extent = (*reader)->extent();
    if (!extent)
        return tl::unexpected(extent.error());
    const auto targets = (*reader)->targets();
    if (!targets)
        return tl::unexpected(targets.error());
    if (extent->incidents > 0 || !targets->isEmpty())
        return failed(Failure::Code::Rejected, u"%1: is not empty. The demo is made in a workspace of its own; name another with --workspace."_s.arg(path));
    return workspace;
}

} // namespace

int runDemo(const Call &call)
{
    CommandLine line("demo"_L1, u"[options]"_s,
                     u"Makes a workspace with years of an invented hoster's history: zones, servers, incidents, maintenances and announcements in\n"
                     "several languages, some of them open at --now. The same options give the same documents."_s);
    line.add(u"incidents"_s, u"N"_s, u"How many stories; default 2000."_s);
    line.add(u"impacts"_s, u"N"_s, u"At least so many impacts instead, up to 10,000,000."_s);
    line.add(u"servers"_s, u"N"_s, u"Default 40."_s);
    line.add(u"years"_s, u"N"_s, u"How far back; default 5."_s);
    line.add(u"seed"_s, u"S"_s, u"Another number gives another history; default 1."_s);
    line.add(u"now"_s, u"T"_s, u"The present of the history, like 2023-09-29T10:20Z; default: now."_s);
    line.addWorkspace();
    line.addFormat();
    if (const auto end = line.parse(call.arguments))
        return *end;
    if (!line.operands().isEmpty())
        return line.wrong(u"demo takes options only, not “%1”"_s.arg(line.operands().constFirst()));
    if (line.has(u"incidents"_s) && line.has(u"impacts"_s))
        return line.wrong(u"--incidents and --impacts both say how much; give one of them"_s);

    DemoOptions options;
    options.now = call.clock.now();
    if (line.has(u"now"_s)) {
        const auto now = line.instant(u"now"_s);
        if (!now)
            return WrongUsage;
        options.now = *now;
    }
    qint64 servers = options.servers;
    qint64 years = options.years;
    qint64 seed = qint64(options.seed);
    struct Number
    {
        QString option;
        qint64 *value;
    };
    for (const Number &number : {Number{u"incidents"_s, &options.incidents}, Number{u"impacts"_s, &options.impacts}, Number{u"servers"_s, &servers},
                                 Number{u"years"_s, &years}, Number{u"seed"_s, &seed}}) {
        if (!line.has(number.option))
            continue;
        const auto found = line.number(number.option, number.option == "seed"_L1 ? 0 : 1, std::numeric_limits<int>::max());
        if (!found)
            return WrongUsage;
        *number.value = *found;
    }
    options.servers = int(servers);
    options.years = int(years);
    options.seed = quint64(seed);
    if (const QString problem = problemWith(options); !problem.isEmpty())
        return line.wrong(problem);

    const auto workspace = openEmpty(line.workspacePath());
    if (!workspace) {
        complain(workspace.error().detail);
        return Refused;
    }
    Result<DemoSummary> summary;
    {
        ProgressBar bar(u"demo"_s);
        summary = generateDemo(**workspace, options, [&bar](qint64 done, qint64 total) {
            bar.show(done, total);
            return true;
        });
    }
    if (!summary) {
        complain(summary.error().detail);
        return Refused;
    }
    if (line.format() == Format::Json) {
        printJson({{u"schema"_s, u"tocsin-demo-1"_s},
                   {u"workspace"_s, line.workspacePath()},
                   {u"now_utc"_s, isoUtc(options.now)},
                   {u"incidents"_s, summary->incidents},
                   {u"updates"_s, summary->updates},
                   {u"impacts"_s, summary->impacts},
                   {u"documents"_s, summary->documents},
                   {u"servers"_s, summary->servers}});
    } else {
        print(u"%1: %2, %3, %4 on %5"_s.arg(line.workspacePath(), counted(summary->incidents, u"%1 incident"_s, u"%1 incidents"_s),
                                            counted(summary->updates, u"%1 update"_s, u"%1 updates"_s),
                                            counted(summary->impacts, u"%1 impact"_s, u"%1 impacts"_s),
                                            counted(summary->servers, u"%1 server"_s, u"%1 servers"_s)));
    }
    return Done;
}

} // namespace tocsin::ctl
