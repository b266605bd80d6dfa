// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/command.h"
#include "app/ctl/console.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>
#include <clocale>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace tocsin::ctl {
namespace {

class SystemClock : public Clock
{
public:
    [[nodiscard]] Instant now() const override { return QDateTime::currentMSecsSinceEpoch(); }
};

void printHelp()
{
    print(u"Usage: tocsinctl COMMAND [options]\n\nTocsin without a window: everything it can do to data.\n\nCommands:"_s);
    for (const Command &command : commands)
        print(u"  %1 %2"_s.arg(QString(command.name).leftJustified(8), command.summary));
    print(u"\n“tocsinctl COMMAND --help” explains a command, “tocsinctl --version” says the version.\n"
          "Exit status: 0 done, 1 the answer is no or input was refused, 2 wrong usage."_s);
}

QString commandNames()
{
    QStringList names;
    for (const Command &command : commands)
        names.append(command.name);
    return names.join(u", "_s);
}

int runCommand(const QStringList &arguments)
{
    if (arguments.isEmpty()) {
        complain(u"which command? One of %1. See “tocsinctl --help”."_s.arg(commandNames()));
        return WrongUsage;
    }
    const QString &name = arguments.first();
    if (name == "--help"_L1 || name == "-h"_L1 || name == "help"_L1) {
        printHelp();
        return Done;
    }
    if (name == "--version"_L1) {
        print(u"tocsinctl " TOCSIN_VERSION ""_s);
        return Done;
    }
    const auto command = std::ranges::find_if(commands, [&name](const Command &c) { return c.name == name; });
    if (command == commands.end()) {
        complain(u"there is no command “%1”; the commands are %2. See “tocsinctl --help”."_s.arg(name, commandNames()));
        return WrongUsage;
    }
    const SystemClock clock;
    return command->run(Call{arguments.mid(1), clock});
}

/// Takes the places of standard files that the caller has closed, so that no file that is opened later is read or written for one of them. Each is
/// opened for the other direction: using it fails as on a closed one.
void holdStandardFiles()
{
    for (const int file : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        if (::fcntl(file, F_GETFD) == -1)
            (void)::open("/dev/null", file == STDIN_FILENO ? O_WRONLY : O_RDONLY);
    }
}

} // namespace
} // namespace tocsin::ctl

int main(int argc, char **argv)
{
    tocsin::ctl::holdStandardFiles();
    // A reader that goes away ("| head") must end us with a message, not by a signal in the middle of a transaction.
    std::signal(SIGPIPE, SIG_IGN);
    QCoreApplication application(argc, argv);
    application.setApplicationName(u"tocsinctl"_s);
    const int code = tocsin::ctl::runCommand(application.arguments().mid(1));
    if (!tocsin::ctl::outputArrived()) {
        tocsin::ctl::complain(u"the answer could not be written in full."_s);
        return tocsin::ctl::Refused;
    }
    return code;
}
