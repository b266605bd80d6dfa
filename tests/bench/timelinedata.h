// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/itemmodels/timelinesource.h"

#include <QMutex>

#include <random>

namespace tocsin::bench {

inline constexpr Instant timelineNow = 1760000000000;
inline constexpr Instant timelineYears = 5 * 365 * dayMs + dayMs;
inline constexpr int timelineServers = 200;
inline constexpr int timelineZones = 8;
inline constexpr int firstServer = timelineZones; // keys of servers follow those of zones

/// An invented history for measuring: impacts of 200 servers over five years, from seconds to days, one in two thousand lasting up to
/// three years, a few still open. Key of incident i is i, and it has one impact. The same count gives the same data.
struct TimelineHistory
{
    std::vector<TimelineImpact> impacts; // by begin, so that incident keys go with time
    QList<TimelineTarget> targets;
    TimelineExtent extent;
    QMutex mutex; // guards what changes while measuring: impacts[i], version, changed
    qint64 version = 1;
    std::vector<qint64> changed; // incident that made version i + 2

    explicit TimelineHistory(qint64 count)
    {
        std::mt19937_64 random(static_cast<quint64>(count));
        const auto upTo = [&random](Instant limit) { return static_cast<Instant>(random() % static_cast<quint64>(limit)); };
        for (int zone = 0; zone < timelineZones; ++zone) {
            const QString name = QStringLiteral("Z%1").arg(zone + 1);
            targets.append({zone, Target{targetId(TargetKind::Zone, name), TargetKind::Zone, name, {}, {}, {}}});
        }
        for (int server = 0; server < timelineServers; ++server) {
            const QString name = QStringLiteral("host-%1").arg(server + 1, 3, 10, QLatin1Char('0'));
            const QString zone = targetId(TargetKind::Zone, QStringLiteral("Z%1").arg(server % timelineZones + 1));
            targets.append({firstServer + server, Target{targetId(TargetKind::Server, name), TargetKind::Server, name, {}, {zone}, {}}});
        }
        impacts.reserve(static_cast<std::size_t>(count));
        const Instant begin = timelineNow - timelineYears;
        for (qint64 i = 0; i < count; ++i) {
            TimelineImpact impact;
            impact.incident = i;
            impact.target = firstServer + static_cast<int>(upTo(timelineServers));
            impact.begin = begin + static_cast<Instant>(static_cast<double>(timelineYears) * static_cast<double>(i) / static_cast<double>(count));
            const Instant dice = upTo(2000);
            const Instant length = dice == 0 ? upTo(3 * 365 * dayMs) : (1 + upTo(Instant(1) << (4 + upTo(14)))) * secondMs;
            impact.end = impact.begin + length;
            if (impact.end > timelineNow && dice < 1000) {
                impact.end = openEnd;
                impact.incidentOpen = true;
            }
            const bool planned = upTo(5) == 0;
            impact.kind = planned ? IncidentKind::Maintenance : IncidentKind::Incident;
            const Instant worse = upTo(20);
            impact.state.level = planned ? Level::Maintenance : worse == 0 ? Level::MajorOutage : worse < 4 ? Level::PartialOutage : Level::Degraded;
            impact.state.planned = planned;
            impact.state.certain = upTo(10) != 0;
            impacts.push_back(impact);
        }
        extent = {begin, timelineNow, count, count};
    }

    /// Ends incident @p key's impact at another moment, as a commit of another program would.
    void change(qint64 key)
    {
        const QMutexLocker lock(&mutex);
        TimelineImpact &impact = impacts[static_cast<std::size_t>(key)];
        impact.end = (impact.end == openEnd ? timelineNow : impact.end) + minuteMs;
        impact.state = {Level::MajorOutage, false, true};
        changed.push_back(key);
        ++version;
    }

    [[nodiscard]] static QString titleOf(qint64 key)
    {
        static const std::array titles{QStringLiteral("Disk errors on the storage array"), QStringLiteral("Packet loss towards the exchange"),
                                       QStringLiteral("Slow database replies"), QStringLiteral("Mail queue grows"), QStringLiteral("Power feed B lost"),
                                       QStringLiteral("Kernel panic after update"), QStringLiteral("Switch replacement")};
        return QStringLiteral("%1 #%2").arg(titles[static_cast<std::size_t>(key) % titles.size()]).arg(key);
    }
};

/// Reads a TimelineHistory, the way WorkspaceTimelineSource reads a file.
class HistorySource : public TimelineSource
{
public:
    explicit HistorySource(std::shared_ptr<TimelineHistory> history) : m_history(std::move(history)) {}

    [[nodiscard]] static TimelineSourceFactory factory(const std::shared_ptr<TimelineHistory> &history)
    {
        return [history]() -> Result<std::unique_ptr<TimelineSource>> { return std::make_unique<HistorySource>(history); };
    }

    Result<QList<TimelineTarget>> targets() override { return m_history->targets; }
    Result<TimelineExtent> extent() override { return m_history->extent; }
    Result<void> eachImpact(Instant from, Instant until, const std::function<bool(const TimelineImpact &)> &use) override
    {
        for (const TimelineImpact &impact : m_history->impacts) {
            if (impact.begin >= until)
                break;
            if (impact.end > from && !use(impact))
                break;
        }
        return {};
    }
    /// Two updates to each incident, a quarter of an hour apart.
    Result<QList<TimelineTick>> ticks(Instant from, Instant until, int limit) override
    {
        QList<TimelineTick> found;
        const auto &impacts = m_history->impacts;
        for (auto it = std::ranges::lower_bound(impacts, from - hourMs, {}, &TimelineImpact::begin); it != impacts.end() && it->begin < until; ++it) {
            for (const Instant at : {it->begin, it->begin + 15 * minuteMs}) {
                if (at >= from && at < until && found.size() < limit)
                    found.append({it->incident, at});
            }
        }
        return found;
    }
    Result<QHash<qint64, TimelineIncident>> incidents(const QList<qint64> &keys) override
    {
        QHash<qint64, TimelineIncident> found;
        for (const qint64 key : keys)
            found.insert(key, {QStringLiteral("inc:%1").arg(key), TimelineHistory::titleOf(key), m_history->impacts[static_cast<std::size_t>(key)].kind, {}});
        return found;
    }
    Result<QList<TimelineImpact>> impactsOf(const QList<qint64> &incidents) override
    {
        const QMutexLocker lock(&m_history->mutex);
        QList<TimelineImpact> found;
        for (const qint64 key : incidents)
            found.append(m_history->impacts[static_cast<std::size_t>(key)]);
        return found;
    }
    Result<std::optional<qint64>> keyOf(const QString &id) override { return std::optional<qint64>(QStringView(id).mid(4).toLongLong()); }
    Result<qint64> cursor() override { return version(); }
    Result<TimelineChanges> changesSince(qint64 cursor) override
    {
        const QMutexLocker lock(&m_history->mutex);
        TimelineChanges changes;
        changes.cursor = m_history->version;
        for (qint64 at = cursor; at < m_history->version; ++at)
            changes.incidents.append(m_history->changed[static_cast<std::size_t>(at - 1)]);
        return changes;
    }
    qint64 version() override
    {
        const QMutexLocker lock(&m_history->mutex);
        return m_history->version;
    }

private:
    std::shared_ptr<TimelineHistory> m_history;
};

} // namespace tocsin::bench
