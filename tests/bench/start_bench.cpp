// SPDX-License-Identifier: GPL-3.0-or-later
// From exec to the first painted timeline, and memory at rest, measured from outside on a workspace of 1,000,000 impacts.
#include "tests/bench/benchreport.h"
#include "tests/support/tocsinctl.h"

#include <QCoreApplication>
#include <QTemporaryDir>
#include <QThread>

using namespace tocsin::bench;
using namespace tocsin::test;
using namespace Qt::StringLiterals;

namespace {

QString windowPath()
{
    return QStringLiteral(TOCSIN_BINARY_DIR "/app/tocsin");
}

/// A field of /proc/PID/FILE in kB, "Rss:" of smaps_rollup or "VmRSS:" of status; 0 where it is not there.
qint64 procField(qint64 pid, const QString &file, const QByteArray &field)
{
    QFile f(u"/proc/%1/%2"_s.arg(pid).arg(file));
    if (!f.open(QIODevice::ReadOnly))
        return 0;
    const QList<QByteArray> lines = f.readAll().split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith(field))
            return line.mid(field.size()).trimmed().split(' ').first().toLongLong();
    }
    return 0;
}

qint64 processorTicks(qint64 pid)
{
    QFile f(u"/proc/%1/stat"_s.arg(pid));
    if (!f.open(QIODevice::ReadOnly))
        return -1;
    const QByteArray stat = f.readAll();
    const QList<QByteArray> fields = stat.mid(stat.lastIndexOf(')') + 2).split(' ');
    return fields.value(11).toLongLong() + fields.value(12).toLongLong();
}

/// Waits until the process has used next to no processor time for two seconds: its index is filled and it rests.
void waitForRest(qint64 pid)
{
    constexpr int mostSeconds = 60;
    int quiet = 0;
    qint64 before = processorTicks(pid);
    for (int i = 0; i < 2 * mostSeconds && quiet < 4; ++i) {
        QThread::msleep(500);
        const qint64 now = processorTicks(pid);
        quiet = now - before <= 3 ? quiet + 1 : 0;
        before = now;
    }
}

class Window
{
public:
    explicit Window(const QString &workspace, const QTemporaryDir &home)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
        for (const auto &variable : {u"HOME"_s, u"XDG_DATA_HOME"_s, u"XDG_CONFIG_HOME"_s, u"XDG_CACHE_HOME"_s, u"XDG_STATE_HOME"_s, u"XDG_RUNTIME_DIR"_s})
            environment.insert(variable, home.path());
        m_process.setProcessEnvironment(environment);
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_timer.restart();
        m_process.start(windowPath(), {u"--print-first-paint"_s, u"--workspace"_s, workspace});
    }
    ~Window()
    {
        m_process.kill();
        m_process.waitForFinished();
    }

    /// Seconds from before exec until the line "first-paint …" arrived; nothing when it did not.
    std::optional<double> firstPaint()
    {
        constexpr int longest = 60'000;
        while (m_timer.ms() < longest) {
            if (!m_process.waitForReadyRead(longest))
                break;
            m_said += m_process.readAll();
            if (m_said.contains("first-paint"))
                return m_timer.seconds();
        }
        return std::nullopt;
    }
    [[nodiscard]] qint64 pid() const { return m_process.processId(); }
    [[nodiscard]] const QByteArray &said() const { return m_said; }

private:
    QProcess m_process;
    Timer m_timer;
    QByteArray m_said;
};

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    Report report;
    const QTemporaryDir folder;
    const QTemporaryDir home;
    const QString workspace = folder.filePath(u"million.tocsin"_s);
    if (const Answer made = tocsinctl({u"demo"_s, u"--impacts"_s, u"1000000"_s, u"--servers"_s, u"200"_s, u"--workspace"_s, workspace}); made.exitCode != 0) {
        report.fail(QString::fromUtf8(made.said()));
        return report.exitCode();
    }
    std::vector<double> paints;
    constexpr int runs = 7;
    for (int run = 0; run <= runs; ++run) {
        Window window(workspace, home);
        const auto seconds = window.firstPaint();
        if (!seconds) {
            report.fail(u"no first paint: "_s + QString::fromUtf8(window.said()));
            return report.exitCode();
        }
        if (run > 0) // the first run warms the file cache
            paints.push_back(*seconds);
        if (run == runs) {
            waitForRest(window.pid());
            const double resident = double(procField(window.pid(), u"status"_s, "VmRSS:")) / 1024;
            const double proportional = double(procField(window.pid(), u"smaps_rollup"_s, "Pss:")) / 1024;
            report.add(u"start.memory_1M_MB"_s, resident, u"MB"_s, Goal::AtMost, 250, u"resident, at rest"_s);
            report.add(u"start.memory_pss_1M_MB"_s, proportional, u"MB"_s, u"the same without what is shared with other programs"_s);
        }
    }
    report.add(u"start.first_paint_1M_s"_s, median(paints), u"s"_s, Goal::AtMost, 0.3, u"median of %1, exec to first painted timeline, warm"_s.arg(runs));
    return report.exitCode();
}
