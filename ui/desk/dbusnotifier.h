// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/desk/alarmoutlets.h"

#include <QHash>

#include <optional>

class QDBusMessage;

namespace tocsin {

/// Shows notices through org.freedesktop.Notifications on the session's bus. The bus is first spoken to when there is something to show or probe() asks.
class DBusNotifier : public AlarmNotifier
{
    Q_OBJECT

public:
    using AlarmNotifier::AlarmNotifier;

    void show(const AlarmNotice &notice) override;
    void withdraw(const QString &key) override;
    void probe() override;

private slots:
    // Signals of the bus can only be connected by name.
    void actionInvoked(uint id, const QString &action);
    void notificationClosed(uint id, uint reason);

private:
    struct Shown
    {
        uint id = 0; ///< 0: its answer is still to come
        std::optional<AlarmNotice> next; ///< what came meanwhile
        bool withdrawn = false;
    };
    [[nodiscard]] bool connectToBus();
    void send(const AlarmNotice &notice, uint replaced);
    void close(uint id);
    [[nodiscard]] QString keyOf(uint id) const;

    bool m_isConnected = false;
    bool m_hasMarkup = true; ///< the safe side: text is escaped
    QHash<QString, Shown> m_shown;
};

/// Counts on the program's icon in docks and task bars that know com.canonical.Unity.LauncherEntry.
class LauncherCounter : public AlarmCounter
{
    Q_OBJECT

public:
    using AlarmCounter::AlarmCounter;

    void setCount(int missed, int soon, const QString &words) override;
};

} // namespace tocsin
