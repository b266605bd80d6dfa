// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/desk/alarmoutlets.h"

#include <QSet>

namespace tocsin::test {

/// Keeps what was to be shown.
class FakeNotifier : public AlarmNotifier
{
public:
    void show(const AlarmNotice &notice) override
    {
        shown.append(notice);
        standing.insert(notice.key);
        if (isBroken)
            emit failed(QStringLiteral("Nobody shows messages."));
        else
            emit delivered();
    }
    void withdraw(const QString &key) override { standing.remove(key); }
    void probe() override
    {
        if (isBroken)
            emit failed(QStringLiteral("Nobody shows messages."));
        else
            emit delivered();
    }
    QList<AlarmNotice> shown;
    QSet<QString> standing;
    bool isBroken = false;
};

class FakeCounter : public AlarmCounter
{
public:
    void setCount(int missed, int soon, const QString &words) override { said = QStringLiteral("%1/%2 %3").arg(missed).arg(soon).arg(words); }
    QString said;
};

} // namespace tocsin::test
