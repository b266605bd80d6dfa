// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/desk/alarmoutlets.h"

#include <QThreadPool>

#include <memory>

namespace tocsin {

/// Sounds through libcanberra, which is looked for when it is first needed and may be missing; then the screen's own beep is all there is, and failed() says so.
/// The library is only called from a thread of its own: a sound server that hangs must not hang the window.
class CanberraSounder : public AlarmSounder
{
    Q_OBJECT

public:
    /// @p folder is where the sound's file is kept; @p library the name that QLibrary looks for.
    explicit CanberraSounder(QString folder, QString library = QStringLiteral("canberra"), QObject *parent = nullptr);
    ~CanberraSounder() override;

    void play() override;
    void silence() override;
    void probe() override;

private:
    struct State;
    void say(const QString &problem);

    std::shared_ptr<State> m_state;
    std::unique_ptr<QThreadPool> m_pool; // one thread
};

} // namespace tocsin
