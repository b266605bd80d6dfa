// SPDX-License-Identifier: GPL-3.0-or-later
// What the command line takes, measured from outside, on one core.
#include "tests/bench/benchreport.h"
#include "tests/support/inventedposts.h"
#include "tests/support/tocsinctl.h"

#include <QCoreApplication>
#include <QDir>
#include <QTemporaryDir>

#include <sched.h>

using namespace tocsin::bench;
using namespace tocsin::test;
using namespace Qt::StringLiterals;

namespace {

/// This process and those that it starts run on one core from here on.
void stayOnOneCore()
{
    cpu_set_t allowed;
    if (sched_getaffinity(0, sizeof allowed, &allowed) != 0)
        return;
    for (size_t core = 0; core < CPU_SETSIZE; ++core) {
        if (CPU_ISSET(core, &allowed)) {
            cpu_set_t one;
            CPU_ZERO(&one);
            CPU_SET(core, &one);
            sched_setaffinity(0, sizeof one, &one);
            return;
        }
    }
}

void measureSeeds(Report &report, const QTemporaryDir &folder)
{
    const QDir seeds(QStringLiteral(TOCSIN_SOURCE_DIR "/../shared/corpus/seeds"));
    const QStringList names = seeds.entryList({u"*-*.txt"_s}, QDir::Files, QDir::Name);
    QStringList files;
    for (const QString &name : names) {
        if (!name.startsWith("page-"_L1))
            files.append(seeds.filePath(name));
    }
    if (files.isEmpty()) {
        std::printf("import.seeds_s: skipped, there is no corpus beside the project\n");
        return;
    }
    std::vector<double> apart;
    std::vector<double> together;
    for (int run = 0; run < 5; ++run) {
        const QString one = folder.filePath(u"seeds%1.tocsin"_s.arg(run));
        Timer timer;
        for (const QString &file : std::as_const(files)) {
            if (const Answer answer = tocsinctl({u"import"_s, u"--zone"_s, u"Europe/Paris"_s, u"--workspace"_s, one, file}); answer.exitCode != 0)
                return report.fail(QString::fromUtf8(answer.said()));
        }
        apart.push_back(timer.seconds());
        const QString all = folder.filePath(u"all%1.tocsin"_s.arg(run));
        timer.restart();
        if (const Answer answer = tocsinctl(QStringList{u"import"_s, u"--zone"_s, u"Europe/Paris"_s, u"--workspace"_s, all} + files); answer.exitCode != 0)
            return report.fail(QString::fromUtf8(answer.said()));
        together.push_back(timer.seconds());
    }
    const QString what = u"%1 entries, stored"_s.arg(files.size());
    report.add(u"import.seeds_s"_s, median(together), u"s"_s, Goal::AtMost, 0.3, what + u", one call"_s);
    report.add(u"import.seeds_apart_s"_s, median(apart), u"s"_s, what + u", one call each"_s);
}

void measurePosts(Report &report, const QTemporaryDir &folder)
{
    constexpr int count = 10'000;
    QStringList files;
    for (int i = 0; i < count; ++i) {
        QFile file(folder.filePath(u"post%1.txt"_s.arg(i)));
        if (!file.open(QIODevice::WriteOnly))
            return report.fail(file.errorString());
        file.write(inventedPost(i).toUtf8());
        files.append(file.fileName());
    }
    const QStringList command = QStringList{u"import"_s, u"--zone"_s, u"Europe/Paris"_s, u"--workspace"_s, folder.filePath(u"posts.tocsin"_s)} + files;
    Timer timer;
    if (const Answer answer = tocsinctl(command); answer.exitCode != 0)
        return report.fail(QString::fromUtf8(answer.said()));
    report.add(u"import.posts_per_s"_s, count / timer.seconds(), u"1/s"_s, Goal::AtLeast, 500, u"10000 posts in one call, stored, one core"_s);
    timer.restart();
    if (const Answer answer = tocsinctl(command); answer.exitCode != 0)
        return report.fail(QString::fromUtf8(answer.said()));
    report.add(u"import.known_posts_per_s"_s, count / timer.seconds(), u"1/s"_s, u"the same again, all known"_s);
}

void measureDemo(Report &report, const QTemporaryDir &folder)
{
    Timer timer;
    if (const Answer answer = tocsinctl({u"demo"_s, u"--workspace"_s, folder.filePath(u"demo.tocsin"_s)}); answer.exitCode != 0)
        return report.fail(QString::fromUtf8(answer.said()));
    report.add(u"demo.embedded_s"_s, timer.seconds(), u"s"_s, Goal::AtMost, 2, u"2000 incidents over 5 years"_s);
    timer.restart();
    if (const Answer answer = tocsinctl({u"demo"_s, u"--impacts"_s, u"300000"_s, u"--servers"_s, u"200"_s, u"--workspace"_s, folder.filePath(u"large.tocsin"_s)});
        answer.exitCode != 0) {
        return report.fail(QString::fromUtf8(answer.said()));
    }
    report.add(u"demo.impacts_per_s"_s, 300'000 / timer.seconds(), u"1/s"_s, Goal::AtLeast, 60'000, u"300000 impacts, with documents, one core"_s);
    constexpr int starts = 20;
    timer.restart();
    for (int i = 0; i < starts; ++i) {
        if (tocsinctl({u"--version"_s}).exitCode != 0)
            return report.fail(u"--version"_s);
    }
    report.add(u"ctl.start_ms"_s, timer.ms() / starts, u"ms"_s, u"process start and end"_s);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    stayOnOneCore();
    Report report;
    const QTemporaryDir folder;
    measureSeeds(report, folder);
    measurePosts(report, folder);
    measureDemo(report, folder);
    return report.exitCode();
}
