// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/instant.h"
#include "tests/bench/benchreport.h"

#include <QCoreApplication>
#include <QTest>
#include <QTextCursor>
#include <QThread>

namespace tocsin::bench {

/// A moment in July 2024, for what is written while nothing else happens.
class StandingClock : public Clock
{
public:
    [[nodiscard]] Instant now() const override { return 1720780000000; }
};

/// @p edit is a QTextEdit or QPlainTextEdit. How long the window thread was busy, in milliseconds, in each frame while @p typed was typed over and over into the middle of @p edit, @p keys keys: a frame is a
/// key with the painting of its window and of @p painted, or whatever came by itself between two keys. @p afterKey is called in the key's frame.
template<typename Edit, typename AfterKey>
[[nodiscard]] std::vector<double> typeInto(Edit &edit, const QString &typed, int keys, const QList<QWidget *> &painted, AfterKey &&afterKey)
{
    QTextCursor cursor = edit.textCursor();
    cursor.setPosition(edit.document()->characterCount() / 2);
    edit.setTextCursor(cursor);
    edit.ensureCursorVisible();
    std::vector<double> frames;
    for (int i = 0; i < keys; ++i) {
        Timer timer;
        QTest::keyClick(&edit, typed.at(i % typed.size()).toLatin1());
        afterKey();
        for (QWidget *window : painted)
            window->repaint();
        frames.push_back(timer.ms());
        // As fast as a fast writer, with a pause now and then in which the linter answers.
        const double wait = i % 8 == 7 ? 400 : 60;
        const Timer pause;
        while (pause.ms() < wait) {
            timer.restart();
            QCoreApplication::processEvents(QEventLoop::AllEvents);
            if (timer.ms() > 0.5)
                frames.push_back(timer.ms());
            QThread::msleep(2);
        }
    }
    return frames;
}

} // namespace tocsin::bench
