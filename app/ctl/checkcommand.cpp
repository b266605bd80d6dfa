// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commandline.h"
#include "app/ctl/console.h"

#include "models/storage/workspace.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace tocsin::ctl {
namespace {

QJsonObject toJson(const CheckReport &report)
{
    return {{u"schema"_s, u"tocsin-check-1"_s},
            {u"clean"_s, report.isClean()},
            {u"rebuilt"_s, report.rebuilt},
            {u"documents"_s, report.documents},
            {u"incidents"_s, report.incidents},
            {u"updates"_s, report.updates},
            {u"impacts"_s, report.impacts},
            {u"damage"_s, QJsonArray::fromStringList(report.damage)},
            {u"differences"_s, QJsonArray::fromStringList(report.differences)}};
}

void printReport(const QString &path, const CheckReport &report)
{
    print(u"%1: %2, %3, %4, %5"_s.arg(path, counted(report.documents, u"%1 document"_s, u"%1 documents"_s),
                                      counted(report.incidents, u"%1 incident"_s, u"%1 incidents"_s),
                                      counted(report.updates, u"%1 update"_s, u"%1 updates"_s),
                                      counted(report.impacts, u"%1 impact"_s, u"%1 impacts"_s)));
    for (const QString &damage : report.damage)
        complain(u"damage: %1"_s.arg(damage));
    for (const QString &difference : report.differences)
        complain((report.rebuilt ? u"repaired: %1"_s : u"difference: %1"_s).arg(difference));
    if (!report.damage.isEmpty())
        complain(u"rebuilding cannot repair this. Restore the newest backup, or import into a new workspace."_s);
    else if (!report.isClean())
        complain(u"the documents are sound; “tocsinctl check --rebuild” makes the tables from them again."_s);
    else if (report.rebuilt)
        print(report.differences.isEmpty() ? u"rebuilt; nothing differed"_s : u"rebuilt; what differed was repaired"_s);
    else
        print(u"clean"_s);
}

} // namespace

int runCheck(const Call &call)
{
    CommandLine line("check"_L1, u"[options]"_s,
                     u"Verifies a workspace: the file, every document's revision and form, and that all tables are what the documents say.\n"
                     "Exit status 0 where all is right, 1 where something is not."_s);
    line.addFlag(u"rebuild"_s, u"Make all tables again from the documents, and say whether anything differed."_s);
    line.addWorkspace();
    line.addFormat();
    if (const auto end = line.parse(call.arguments))
        return *end;
    if (!line.operands().isEmpty())
        return line.wrong(u"check takes options only, not “%1”; --workspace FILE names the workspace"_s.arg(line.operands().constFirst()));

    const auto workspace = Workspace::open(line.workspacePath(), {.mode = OpenMode::MustExist});
    if (!workspace) {
        complain(workspace.error().detail);
        return Refused;
    }
    const auto report = line.has(u"rebuild"_s) ? (*workspace)->rebuild() : (*workspace)->check();
    if (!report) {
        complain(report.error().detail);
        return Refused;
    }
    if (line.format() == Format::Json)
        printJson(toJson(*report));
    else
        printReport(line.workspacePath(), *report);
    return report->isClean() ? Done : Refused;
}

} // namespace tocsin::ctl
