// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

/// The ways in which an alarm leaves the window. Each says whether it got through, because an alarm that nobody hears must be seen to have failed.
namespace tocsin {

/// One message on the desktop.
struct AlarmNotice
{
    QString key; ///< a later notice with the same key takes this one's place
    QString title;
    QString text;
    QString openWords; ///< what its buttons say
    QString shelveWords; ///< empty: there is nothing to shelve
    bool urgent = false; ///< stays until somebody acts
    bool operator==(const AlarmNotice &) const = default;
};

class AlarmNotifier : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    virtual void show(const AlarmNotice &notice) = 0;
    virtual void withdraw(const QString &key) = 0;
    /// Finds out whether anybody would show a notice, without showing one.
    virtual void probe() = 0;

signals:
    void openWanted(const QString &key);
    void shelveWanted(const QString &key);
    void delivered();
    void failed(const QString &what); ///< a sentence for people
};

class AlarmSounder : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Sounds once, about two seconds long.
    virtual void play() = 0;
    virtual void silence() = 0; ///< stops what is sounding
    /// Finds out, as far as that is possible in silence, whether it could be heard.
    virtual void probe() = 0;

signals:
    void delivered();
    void failed(const QString &what); ///< a sentence for people
};

/// Icons that count: in the tray, on the task bar. Where there is neither, nothing is missing.
class AlarmCounter : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// @p missed and @p soon stories; @p words say the same.
    virtual void setCount(int missed, int soon, const QString &words) = 0;

signals:
    void activated();
};

} // namespace tocsin
