// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk/alarmcenter.h"

#include "models/itemmodels/deskmodel.h"
#include "ui/desk/deskwords.h"

#include <algorithm>
#include <cmath>
#include <ctime>

using namespace Qt::StringLiterals;

namespace tocsin {
namespace {

// Names of outlets, and the key of the message that tryOut() shows.
constexpr auto soundOutlet = "sound"_L1;
constexpr auto messageOutlet = "message"_L1;
constexpr auto trialKey = "trial"_L1;

} // namespace

qint64 bootTimeMs()
{
    timespec now{};
    clock_gettime(CLOCK_BOOTTIME, &now);
    return static_cast<qint64>(now.tv_sec) * 1000 + now.tv_nsec / 1000000;
}

QString titleWithCount(const QString &title, int count)
{
    return count > 0 ? u"(%1) %2"_s.arg(count).arg(title) : title;
}

AlarmCenter::AlarmCenter(const Clock &clock, std::function<qint64()> monotonic, std::function<TimeText()> times, Outlets outlets, QObject *parent)
    : QObject(parent), m_clock(clock), m_monotonic(std::move(monotonic)), m_times(std::move(times)), m_outlets(std::move(outlets))
{
    connectOutlets();
}

void AlarmCenter::connectOutlets()
{
    if (AlarmSounder *sounder = m_outlets.sounder) {
        connect(sounder, &AlarmSounder::failed, this, [this](const QString &what) { setFailing(soundOutlet, what); });
        connect(sounder, &AlarmSounder::delivered, this, [this] { setFailing(soundOutlet, {}); });
    }
    if (AlarmNotifier *notifier = m_outlets.notifier) {
        connect(notifier, &AlarmNotifier::failed, this, [this](const QString &what) {
            m_notices.clear(); // they are to be shown as soon as somebody can
            setFailing(messageOutlet, what);
        });
        connect(notifier, &AlarmNotifier::delivered, this, [this] { setFailing(messageOutlet, {}); });
        connect(notifier, &AlarmNotifier::openWanted, this, [this](const QString &key) {
            if (m_others.contains(key))
                emit noticeOpened(key);
            else if (const QString incident = m_notices.value(key); !incident.isEmpty())
                emit incidentWanted(incident);
            else
                emit deskWanted();
        });
        connect(notifier, &AlarmNotifier::shelveWanted, this, [this](const QString &key) {
            if (m_notices.contains(key))
                shelve({key});
        });
    }
    for (AlarmCounter *counter : std::as_const(m_outlets.counters))
        connect(counter, &AlarmCounter::activated, this, &AlarmCenter::deskWanted);
}

void AlarmCenter::setKeeper(DeskKeeper *keeper)
{
    if (m_keeper)
        m_keeper->disconnect(this);
    m_keeper = keeper;
    if (keeper) {
        connect(keeper, &DeskKeeper::changed, this, [this] {
            setDesk(m_keeper->items());
            tick();
        });
        connect(keeper, &DeskKeeper::ticked, this, &AlarmCenter::tick);
        connect(keeper, &QObject::destroyed, this, [this] { setKeeper(nullptr); });
    }
    setDesk(keeper ? keeper->items() : QList<DeskItem>());
    tick();
}

void AlarmCenter::setDesk(const QList<DeskItem> &items)
{
    m_desk = items;
    withdrawSettled();
    count();
}

void AlarmCenter::setNotificationsOn(bool on)
{
    m_notificationsOn = on;
    if (on)
        return;
    if (m_outlets.notifier) {
        for (auto it = m_notices.keyBegin(); it != m_notices.keyEnd(); ++it)
            m_outlets.notifier->withdraw(*it);
    }
    m_notices.clear();
    const QSet<QString> others = m_others;
    for (const QString &key : others)
        withdrawNotice(key);
    setFailing(messageOutlet, {});
}

void AlarmCenter::setShelveMinutes(int minutes)
{
    m_shelveMinutes = std::clamp(minutes, 1, static_cast<int>(longestShelfMs / minuteMs));
}

void AlarmCenter::probe()
{
    if (m_outlets.sounder)
        m_outlets.sounder->probe();
    if (m_outlets.notifier && m_notificationsOn)
        m_outlets.notifier->probe();
}

void AlarmCenter::tryOut()
{
    if (m_outlets.sounder)
        m_outlets.sounder->play();
    if (!m_outlets.notifier || !m_notificationsOn)
        return;
    m_outlets.notifier->show({trialKey, tr("This is how an alarm looks"), tr("And what you hear is how it sounds. Nothing is wrong."), tr("Open the desk"),
                              tr("Shelve %1 min").arg(m_shelveMinutes), false});
}

void AlarmCenter::tick()
{
    const QList<AlarmSignal> news = m_alarms.tick(m_desk, m_clock.now(), m_monotonic());
    const bool sounds = std::ranges::any_of(news, [](const AlarmSignal &signal) { return signal.kind == AlarmSignal::Kind::Sound; });
    // One noise, however many promises are missed; the messages say which.
    if (sounds && m_outlets.sounder)
        m_outlets.sounder->play();
    for (const AlarmSignal &signal : news)
        deliver(signal);
    emit bannersChanged();
}

void AlarmCenter::deliver(const AlarmSignal &signal)
{
    switch (signal.kind) {
    case AlarmSignal::Kind::Warn:
        notify(signal, false);
        break;
    case AlarmSignal::Kind::Sound:
        notify(signal, true);
        break;
    case AlarmSignal::Kind::Quiet:
        if (m_outlets.sounder)
            m_outlets.sounder->silence();
        break;
    case AlarmSignal::Kind::ClockJumped:
        m_jump = signal.by;
        m_jumpSeen = m_clock.now();
        break;
    case AlarmSignal::Kind::Undelivered:
        m_undelivered = signal.detail;
        break;
    case AlarmSignal::Kind::SyncStale:
        break; // this console works alone
    }
}

void AlarmCenter::notify(const AlarmSignal &signal, bool urgent)
{
    if (!m_outlets.notifier || !m_notificationsOn)
        return;
    m_notices.insert(signal.due.promise, signal.incident);
    m_outlets.notifier->show({signal.due.promise, dueSentence(signal.due, m_clock.now(), m_times()), signal.title, tr("Open"),
                              tr("Shelve %1 min").arg(m_shelveMinutes), urgent});
}

void AlarmCenter::showNotice(const AlarmNotice &notice)
{
    if (!m_outlets.notifier || !m_notificationsOn)
        return;
    m_others.insert(notice.key);
    m_outlets.notifier->show(notice);
}

void AlarmCenter::withdrawNotice(const QString &key)
{
    if (m_others.remove(key) && m_outlets.notifier)
        m_outlets.notifier->withdraw(key);
}

void AlarmCenter::withdrawSettled()
{
    if (!m_outlets.notifier)
        return;
    QSet<QString> standing;
    for (const DeskItem &item : std::as_const(m_desk)) {
        for (const DueItem &due : item.due) {
            if (!due.shelvedUntil && due.urgency != Urgency::Calm)
                standing.insert(due.promise);
        }
    }
    m_notices.removeIf([&](const std::pair<const QString &, QString &> notice) {
        if (standing.contains(notice.first))
            return false;
        m_outlets.notifier->withdraw(notice.first);
        return true;
    });
}

void AlarmCenter::setFailing(const QString &outlet, const QString &what)
{
    if (m_failing.value(outlet) == what)
        return;
    if (what.isEmpty())
        m_failing.remove(outlet);
    else
        m_failing.insert(outlet, what);
    if (m_failing.isEmpty()) {
        m_alarms.delivered();
        m_undelivered.clear();
    } else {
        m_alarms.failed(QStringList(m_failing.cbegin(), m_failing.cend()).join(u' '));
    }
    tick();
}

void AlarmCenter::count()
{
    const int missed = static_cast<int>(std::ranges::count(m_desk, Urgency::Missed, &DeskItem::urgency));
    const int soon = static_cast<int>(std::ranges::count(m_desk, Urgency::Soon, &DeskItem::urgency));
    const int waiting = m_keeper ? m_keeper->waiting() : 0;
    if (missed == m_missed && soon == m_soon && waiting == m_waiting)
        return;
    m_missed = missed;
    m_soon = soon;
    m_waiting = waiting;
    QStringList words;
    if (missed > 0)
        words.append(tr("%n missed", nullptr, missed));
    if (soon > 0)
        words.append(tr("%n due soon", nullptr, soon));
    if (waiting > 0)
        words.append(tr("%n waiting for your approval", nullptr, waiting));
    const QString text = words.isEmpty() ? tr("Tocsin: nothing is due") : tr("Tocsin: %1").arg(words.join(u", "_s));
    for (AlarmCounter *counter : std::as_const(m_outlets.counters))
        counter->setCount(missed, soon, text);
    emit countChanged();
}

const DeskItem *AlarmCenter::itemOf(const QString &incident) const
{
    const auto item = std::ranges::find(m_desk, incident, &DeskItem::incident);
    return item == m_desk.cend() ? nullptr : &*item;
}

QString AlarmCenter::dueNext() const
{
    if (m_keeper && !m_keeper->isRead())
        return {};
    const Instant now = m_clock.now();
    const TimeText times = m_times();
    const auto item = std::ranges::find_if(m_desk, [](const DeskItem &each) { return !each.due.isEmpty(); });
    if (item == m_desk.cend())
        return dueSentence({}, now, times);
    const DueItem *due = nextDue(*item);
    QStringList parts{dueSentence(*due, now, times)};
    if (due->shelvedUntil)
        parts.append(dueChip(*due, now, times));
    parts.append(item->title);
    return parts.join(u" · "_s);
}

QList<AlarmBanner> AlarmCenter::banners() const
{
    QList<AlarmBanner> banners;
    const TimeText times = m_times();
    const Instant now = m_clock.now();
    for (const Urgency urgency : {Urgency::Missed, Urgency::Soon}) {
        AlarmBanner banner;
        banner.kind = urgency == Urgency::Missed ? AlarmBanner::Kind::Missed : AlarmBanner::Kind::Soon;
        QStringList incidents;
        for (const DeskItem &item : m_desk) {
            for (const DueItem &due : item.due) {
                if (due.urgency != urgency || due.shelvedUntil)
                    continue;
                banner.promises.append(due.promise);
                if (!incidents.contains(item.incident))
                    incidents.append(item.incident);
            }
        }
        if (incidents.isEmpty())
            continue;
        const DeskItem *first = itemOf(incidents.constFirst());
        const auto due = std::ranges::find_if(first->due, [urgency](const DueItem &each) { return each.urgency == urgency && !each.shelvedUntil; });
        //: %1 is what is due, "Next update in 4:32"; %2 a story's title
        banner.text = tr("%1 · %2").arg(dueSentence(*due, now, times), first->title);
        if (const auto others = static_cast<int>(banner.promises.size()) - 1; others > 0)
            banner.text = (urgency == Urgency::Missed ? tr("%1, and %n more missed", nullptr, others)
                                                      : tr("%1, and %n more due soon", nullptr, others))
                              .arg(banner.text);
        else
            banner.incident = first->incident;
        if (incidents.size() == 1)
            banner.incident = first->incident;
        banners.append(banner);
    }
    if (!m_undelivered.isEmpty())
        banners.append({AlarmBanner::Kind::Undelivered, m_undelivered, {}, {}});
    if (m_jump) {
        const QString length = countdownText(*m_jump, times);
        const QString text = *m_jump < 0 ? tr("This machine’s clock went back by %1, seen at %2. What is due was worked out anew; check the clock before you post.")
                                         : tr("This machine’s clock went on by %1, seen at %2. What is due was worked out anew; check the clock before you post.");
        banners.append({AlarmBanner::Kind::ClockJumped, text.arg(length, times.brief(m_jumpSeen, now)), {}, {}});
    }
    return banners;
}

void AlarmCenter::shelve(const QStringList &promises)
{
    if (promises.isEmpty())
        return;
    const Instant length = m_shelveMinutes * minuteMs;
    Instant until = m_clock.now() + length;
    for (const DeskItem &item : std::as_const(m_desk)) {
        for (const DueItem &due : item.due) {
            // It is amber only: silent until before it is due, it would be shelved from nothing.
            if (due.due >= until && due.urgency != Urgency::Calm && promises.contains(due.promise))
                until = due.due + length;
        }
    }
    if (m_keeper)
        m_keeper->shelve(promises, until);
    emit shelveWanted(promises, until);
}

void AlarmCenter::dismissClockJump()
{
    m_jump.reset();
    emit bannersChanged();
}

} // namespace tocsin
