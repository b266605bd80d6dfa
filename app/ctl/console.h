// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QString>

namespace tocsin::ctl {

/// Answers go to stdout as UTF-8, whatever the locale: programs read them.
void print(const QString &line);
void printBytes(const QByteArray &bytes);

enum class JsonLayout {
    Indented, ///< one object, for people too
    Line, ///< one object a line, where several follow each other
};
[[nodiscard]] QByteArray jsonBytes(const QJsonObject &object, JsonLayout layout = JsonLayout::Indented);
void printJson(const QJsonObject &object, JsonLayout layout = JsonLayout::Indented);

/// Messages go to stderr: "tocsinctl: message". Control characters of names and texts are shown, not sent to the terminal.
void complain(const QString &message);

/// @p text without the control characters (other than line feed and tab) by which a post could move the reader's cursor or colours.
[[nodiscard]] QString safeForTerminal(const QString &text);

/// "1 update", "3 updates": @p one and @p many hold %1 for the number.
[[nodiscard]] QString counted(qint64 count, const QString &one, const QString &many);

/// Flushes stdout; false where what was printed did not arrive (the disk is full, the reader is gone). main() ends with it.
[[nodiscard]] bool outputArrived();

/// A bar on stderr, shown only where stderr is a terminal; redrawn at most ten times a second and erased at the end.
class ProgressBar
{
public:
    explicit ProgressBar(const QString &label);
    ~ProgressBar();
    ProgressBar(const ProgressBar &) = delete;
    ProgressBar &operator=(const ProgressBar &) = delete;

    void show(qint64 done, qint64 total);

private:
    QString m_label;
    bool m_terminal = false;
    bool m_drawn = false;
    qint64 m_lastDrawn = 0;
};

} // namespace tocsin::ctl
