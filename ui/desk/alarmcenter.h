// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/itemmodels/deskkeeper.h"
#include "models/posting/alarms.h"
#include "ui/desk/alarmoutlets.h"
#include "ui/widgets/timetext.h"

#include <QMap>
#include <QObject>
#include <QSet>

#include <functional>

namespace tocsin {

/// What has to be seen whatever page is open.
struct AlarmBanner
{
    enum class Kind { Missed, Soon, ClockJumped, Undelivered };
    Kind kind = Kind::Soon;
    QString text; ///< with its countdown
    QString incident; ///< to be opened; empty where it is not about one story
    QStringList promises; ///< to be shelved
    bool operator==(const AlarmBanner &) const = default;
};

/// Milliseconds of a clock that nobody can set and that counts while the machine sleeps (CLOCK_BOOTTIME).
[[nodiscard]] qint64 bootTimeMs();

/// "(3) noc — Tocsin"; @p title as it is where nothing counts.
[[nodiscard]] QString titleWithCount(const QString &title, int count);

/// Sees to it that nobody misses what is due: sounds, shows messages on the desktop, counts in tray, task bar and title, and gives the window its banners.
/// Follows a DeskKeeper second by second. The sound has no switch: it ends when what was missed is done, or shelved until a time. What could not be
/// delivered, and a clock that jumped, is a banner too.
class AlarmCenter : public QObject
{
    Q_OBJECT

public:
    /// How alarms leave the window; none is owned, any may be null (tests; a null one delivers nothing and fails at nothing).
    struct Outlets
    {
        AlarmNotifier *notifier = nullptr;
        AlarmSounder *sounder = nullptr;
        QList<AlarmCounter *> counters;
    };

    /// @p clock outlives this; @p monotonic as bootTimeMs(); @p times is asked whenever something is written.
    AlarmCenter(const Clock &clock, std::function<qint64()> monotonic, std::function<TimeText()> times, Outlets outlets, QObject *parent = nullptr);

    /// Follows @p keeper and shelves through it; null: no workspace is open. Not owned.
    void setKeeper(DeskKeeper *keeper);
    /// What is on the desk now, for whom no keeper is followed.
    void setDesk(const QList<DeskItem> &items);
    void tick();

    void setNotificationsOn(bool on); ///< settings::notifications
    void setShelveMinutes(int minutes); ///< settings::shelveMinutes; what "Shelve" on a banner or a message means
    [[nodiscard]] int shelveMinutes() const { return m_shelveMinutes; }
    /// Asks the outlets whether they work, so that a broken one is seen before it is needed. Once the window stands.
    void probe();
    /// Sounds once and shows a message, to try them.
    void tryOut();

    /// Shows @p notice, which is no alarm, once on the desktop where messages are wanted; its button is told by noticeOpened(). Unlike an
    /// alarm it is not repeated: where it could not be shown there is the banner that says so, and no message later.
    void showNotice(const AlarmNotice &notice);
    void withdrawNotice(const QString &key);

    [[nodiscard]] int missed() const { return m_missed; }
    [[nodiscard]] int soon() const { return m_soon; }
    [[nodiscard]] int waiting() const { return m_waiting; } ///< posts for this user's approval
    /// What is due next of all, in words, whether it is shelved or not; empty until the desk was read.
    [[nodiscard]] QString dueNext() const;
    /// Worst first.
    [[nodiscard]] QList<AlarmBanner> banners() const;
    /// Silences @p promises for shelveMinutes(); from when they are due on where it would end before.
    void shelve(const QStringList &promises);
    void dismissClockJump();

signals:
    void countChanged();
    void noticeOpened(const QString &key); ///< one of showNotice()
    void bannersChanged(); ///< their number, kinds or words; words change each second
    void incidentWanted(const QString &incident); ///< by a message's button
    void deskWanted(); ///< by tray or message
    void shelveWanted(const QStringList &promises, tocsin::Instant until); ///< already passed on where a keeper is followed

private:
    void connectOutlets();
    void deliver(const AlarmSignal &signal);
    void notify(const AlarmSignal &signal, bool urgent);
    void setFailing(const QString &outlet, const QString &what);
    void withdrawSettled();
    void count();
    [[nodiscard]] const DeskItem *itemOf(const QString &incident) const;

    const Clock &m_clock;
    std::function<qint64()> m_monotonic;
    std::function<TimeText()> m_times;
    Outlets m_outlets;
    DeskKeeper *m_keeper = nullptr;
    Alarms m_alarms;
    QList<DeskItem> m_desk;
    QMap<QString, QString> m_failing; ///< outlet → what is wrong with it
    QString m_undelivered; ///< what the banner says
    QHash<QString, QString> m_notices; ///< promise → incident, of messages on the desktop
    QSet<QString> m_others; ///< keys of messages that are no alarms
    std::optional<Instant> m_jump; ///< how far the clock jumped
    Instant m_jumpSeen = 0;
    bool m_notificationsOn = true;
    int m_shelveMinutes = 10;
    int m_missed = 0;
    int m_soon = 0;
    int m_waiting = 0; ///< posts for this user's approval
};

} // namespace tocsin
