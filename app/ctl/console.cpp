// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/console.h"

#include <QElapsedTimer>
#include <QJsonDocument>

#include <algorithm>
#include <cstdio>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace tocsin::ctl {

void printBytes(const QByteArray &bytes)
{
    std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stdout);
}

void print(const QString &line)
{
    printBytes(line.toUtf8() + '\n');
}

QByteArray jsonBytes(const QJsonObject &object, JsonLayout layout)
{
    const QJsonDocument document(object);
    if (layout == JsonLayout::Line)
        return document.toJson(QJsonDocument::Compact) + '\n';
    return document.toJson(QJsonDocument::Indented);
}

void printJson(const QJsonObject &object, JsonLayout layout)
{
    printBytes(jsonBytes(object, layout));
}

QString safeForTerminal(const QString &text)
{
    QString safe = text;
    for (QChar &c : safe) {
        const bool control = c.category() == QChar::Other_Control && c != u'\n' && c != u'\t';
        if (control)
            c = QChar::ReplacementCharacter;
    }
    return safe;
}

void complain(const QString &message)
{
    // What was printed so far comes first, also where both streams end in one file.
    std::fflush(stdout);
    const QByteArray bytes = u"tocsinctl: %1\n"_s.arg(safeForTerminal(message)).toUtf8();
    std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stderr);
}

QString counted(qint64 count, const QString &one, const QString &many)
{
    return (count == 1 ? one : many).arg(count);
}

bool outputArrived()
{
    return std::fflush(stdout) == 0 && std::ferror(stdout) == 0;
}

namespace {

qint64 steadyMs()
{
    QElapsedTimer timer;
    timer.start();
    return timer.msecsSinceReference();
}

} // namespace

ProgressBar::ProgressBar(const QString &label) : m_label(label), m_terminal(isatty(STDERR_FILENO) == 1) {}

ProgressBar::~ProgressBar()
{
    if (m_drawn) {
        constexpr char eraseLine[] = "\r\033[K";
        std::fwrite(eraseLine, 1, sizeof eraseLine - 1, stderr);
        std::fflush(stderr);
    }
}

void ProgressBar::show(qint64 done, qint64 total)
{
    if (!m_terminal || total <= 0)
        return;
    const qint64 now = steadyMs();
    if (m_drawn && now - m_lastDrawn < 100)
        return;
    m_drawn = true;
    m_lastDrawn = now;
    constexpr int width = 30;
    const int filled = int(std::clamp<qint64>(done * width / total, 0, width));
    const QString bar = QString(filled, u'#') + QString(width - filled, u'.');
    const QByteArray line = u"\r%1 [%2] %3 %"_s.arg(m_label, bar).arg(std::min<qint64>(100, done * 100 / total), 3).toUtf8();
    std::fwrite(line.constData(), 1, size_t(line.size()), stderr);
    std::fflush(stderr);
}

} // namespace tocsin::ctl
