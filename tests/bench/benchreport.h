// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QFile>
#include <QString>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstddef>
#include <cstdio>
#include <utility>
#include <vector>

namespace tocsin::bench {

/// Windows are drawn into memory where nobody wants them elsewhere. To be called before there is an application.
inline void drawIntoMemory()
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
}

/// Milliseconds on a clock that never jumps, since the timer was made or restarted.
class Timer
{
public:
    void restart() { m_start = std::chrono::steady_clock::now(); }
    [[nodiscard]] double ms() const
    {
        return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - m_start).count();
    }
    [[nodiscard]] double us() const { return ms() * 1000.0; }
    [[nodiscard]] double seconds() const { return ms() / 1000.0; }

private:
    std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
};

/// The smallest sample that at least @p percent of all samples (0 … 100) do not exceed: the nearest-rank percentile, always a
/// value that was really measured. 0 when there are none.
[[nodiscard]] inline double percentile(std::vector<double> samples, double percent)
{
    if (samples.empty())
        return 0;
    const double rank = std::ceil(percent / 100.0 * double(samples.size()));
    const std::size_t index = std::clamp<std::size_t>(std::size_t(std::max(rank, 1.0)), 1, samples.size()) - 1;
    std::nth_element(samples.begin(), samples.begin() + std::ptrdiff_t(index), samples.end());
    return samples[index];
}

[[nodiscard]] inline double median(std::vector<double> samples)
{
    return percentile(std::move(samples), 50);
}

/// Runs @p work() once unmeasured for each of @p warmUps and then @p times times; the milliseconds that each of the latter took.
template<typename Work> [[nodiscard]] std::vector<double> measureMs(int times, int warmUps, Work &&work)
{
    for (int i = 0; i < warmUps; ++i)
        work();
    std::vector<double> samples;
    samples.reserve(std::size_t(times));
    for (int i = 0; i < times; ++i) {
        const Timer timer;
        work();
        samples.push_back(timer.ms());
    }
    return samples;
}

/// Whether a figure should stay at or below its limit, or reach it.
enum class Goal { AtMost, AtLeast };

/// Collects what one benchmark program measured: prints a line per figure and appends it to the file that the environment variable
/// TOCSIN_BENCH_TSV names (name, value, unit, compared with; separated by tabs), which the target `bench` starts afresh.
/// main() ends with `return report.exitCode();`: missed goals are said but fail nothing, since a busy machine misses them too;
/// what fails a run is fail(), for results that are wrong, not slow.
class Report
{
public:
    Report() = default;
    Report(const Report &) = delete;
    Report &operator=(const Report &) = delete;

    /// One figure. @p comparedWith says what it is measured against, in words: "goal <= 10 ms", "empty replot 2.4 ms".
    void add(const QString &name, double value, const QString &unit, const QString &comparedWith = {})
    {
        const QByteArray number = QByteArray::number(value, 'g', 6);
        const QByteArray against = comparedWith.isEmpty() ? QByteArray() : " (compared with " + comparedWith.toUtf8() + ')';
        std::printf("%-44s %12s %s%s\n", name.toUtf8().constData(), number.constData(), unit.toUtf8().constData(),
                    against.constData());
        std::fflush(stdout);
        append(name.toUtf8() + '\t' + number + '\t' + unit.toUtf8() + '\t' + comparedWith.toUtf8() + '\n');
    }

    /// One figure with the goal it has to meet; @p comparedWith is said before the goal.
    void add(const QString &name, double value, const QString &unit, Goal goal, double limit, const QString &comparedWith = {})
    {
        const bool met = goal == Goal::AtMost ? value <= limit : value >= limit;
        QString against = comparedWith;
        if (!against.isEmpty())
            against += QStringLiteral("; ");
        against += goal == Goal::AtMost ? QStringLiteral("goal at most ") : QStringLiteral("goal at least ");
        against += QString::number(limit);
        against += met ? QStringLiteral(", met") : QStringLiteral(", MISSED");
        add(name, value, unit, against);
    }

    /// Says on stderr that a result is wrong; the program then ends with an error.
    void fail(const QString &why)
    {
        std::fprintf(stderr, "FAILED: %s\n", why.toUtf8().constData());
        m_failed = true;
    }

    [[nodiscard]] int exitCode() const { return m_failed ? 1 : 0; }

private:
    void append(const QByteArray &line)
    {
        const QString path = qEnvironmentVariable("TOCSIN_BENCH_TSV");
        if (path.isEmpty())
            return;
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly | QIODevice::Append) || file.write(line) != line.size())
            fail(QStringLiteral("cannot write to ") + path);
    }

    bool m_failed = false;
};

} // namespace tocsin::bench
