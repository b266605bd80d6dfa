// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/instant.h"

#include <QLatin1StringView>
#include <QStringList>

#include <array>

namespace tocsin::ctl {

/// What a process ends with.
enum ExitCode {
    Done = 0,
    Refused = 1, ///< the answer is no, or input was refused; the reason is on stderr
    WrongUsage = 2,
};

/// What a command is called with.
struct Call
{
    QStringList arguments; ///< after the command's name
    const Clock &clock;
};

struct Command
{
    QLatin1StringView name;
    QLatin1StringView summary; ///< one line for the list of commands
    int (*run)(const Call &);
};

// One file per command; each answers --help by itself.
int runCheck(const Call &call);
int runDemo(const Call &call);
int runImport(const Call &call);
int runLint(const Call &call);
int runList(const Call &call);
int runPost(const Call &call);
int runRender(const Call &call);
int runShow(const Call &call);

inline constexpr std::array commands{
    Command{QLatin1StringView("import"), QLatin1StringView("read posts and store their incidents"), &runImport},
    Command{QLatin1StringView("lint"), QLatin1StringView("check the times of an announcement"), &runLint},
    Command{QLatin1StringView("list"), QLatin1StringView("list incidents, newest first"), &runList},
    Command{QLatin1StringView("show"), QLatin1StringView("show one incident with its thread"), &runShow},
    Command{QLatin1StringView("render"), QLatin1StringView("write an incident or a time for its readers"), &runRender},
    Command{QLatin1StringView("post"), QLatin1StringView("post an update, or a new incident"), &runPost},
    Command{QLatin1StringView("demo"), QLatin1StringView("make a workspace with an invented hoster's history"), &runDemo},
    Command{QLatin1StringView("check"), QLatin1StringView("verify a workspace, or make its tables again"), &runCheck},
};

} // namespace tocsin::ctl
