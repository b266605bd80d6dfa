// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

namespace tocsin::test {

/// What a run of tocsinctl answered.
struct Answer
{
    int exitCode = -1; ///< -1: it crashed or did not end in time
    QByteArray out;
    QByteArray err;

    [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
    [[nodiscard]] QByteArray said() const { return "exit " + QByteArray::number(exitCode) + "\n" + err + out.left(2000); }
};

[[nodiscard]] inline QString tocsinctlPath()
{
    return QStringLiteral(TOCSIN_BINARY_DIR "/app/tocsinctl");
}

/// Runs tocsinctl to its end with @p arguments and @p input on stdin.
[[nodiscard]] inline Answer tocsinctl(const QStringList &arguments, const QByteArray &input = {})
{
    QProcess process;
    process.start(tocsinctlPath(), arguments);
    process.write(input);
    process.closeWriteChannel();
    constexpr int longest = 240'000;
    Answer answer;
    if (!process.waitForFinished(longest)) {
        process.kill();
        process.waitForFinished();
        answer.err = process.errorString().toUtf8();
        return answer;
    }
    if (process.exitStatus() == QProcess::NormalExit)
        answer.exitCode = process.exitCode();
    answer.out = process.readAllStandardOutput();
    answer.err = process.readAllStandardError();
    return answer;
}

} // namespace tocsin::test
