// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/itemmodels/timelinesource.h"

#include <QMutex>

#include <random>

namespace tocsin::test {

/// A timeline's data in memory, shared by any number of sources; a test changes it from its own thread.
struct TimelineData
{
    QMutex mutex;
    QList<TimelineTarget> targets;
    std::vector<TimelineImpact> impacts;
    QHash<qint64, TimelineIncident> incidents;
    QList<TimelineTick> ticks;
    qint64 version = 1;
    QList<std::pair<qint64, qint64>> changed; ///< version, incident

    /// Puts @p impact in the place of everything its incident had.
    void replace(const TimelineImpact &impact, const TimelineIncident &incident)
    {
        const QMutexLocker lock(&mutex);
        std::erase_if(impacts, [&](const TimelineImpact &one) { return one.incident == impact.incident; });
        impacts.push_back(impact);
        incidents.insert(impact.incident, incident);
        changed.append({++version, impact.incident});
    }
};

class MemoryTimelineSource : public TimelineSource
{
public:
    explicit MemoryTimelineSource(std::shared_ptr<TimelineData> data) : m_data(std::move(data)) {}

    [[nodiscard]] static TimelineSourceFactory factory(const std::shared_ptr<TimelineData> &data)
    {
        return [data]() -> Result<std::unique_ptr<TimelineSource>> { return std::make_unique<MemoryTimelineSource>(data); };
    }

    Result<QList<TimelineTarget>> targets() override
    {
        const QMutexLocker lock(&m_data->mutex);
        return m_data->targets;
    }
    Result<TimelineExtent> extent() override
    {
        const QMutexLocker lock(&m_data->mutex);
        TimelineExtent extent;
        for (const TimelineImpact &impact : m_data->impacts) {
            extent.begin = extent.impacts == 0 ? impact.begin : std::min(extent.begin, impact.begin);
            extent.end = std::max(extent.end, impact.end == openEnd ? impact.begin : impact.end);
            ++extent.impacts;
        }
        extent.incidents = m_data->incidents.size();
        return extent;
    }
    Result<void> eachImpact(Instant from, Instant until, const std::function<bool(const TimelineImpact &)> &use) override
    {
        const QMutexLocker lock(&m_data->mutex);
        for (const TimelineImpact &impact : m_data->impacts) {
            if (impact.begin < until && impact.end > from && !use(impact))
                break;
        }
        return {};
    }
    Result<QList<TimelineTick>> ticks(Instant from, Instant until, int limit) override
    {
        const QMutexLocker lock(&m_data->mutex);
        QList<TimelineTick> found;
        for (const TimelineTick &tick : m_data->ticks) {
            if (tick.at >= from && tick.at < until && found.size() < limit)
                found.append(tick);
        }
        return found;
    }
    Result<QHash<qint64, TimelineIncident>> incidents(const QList<qint64> &keys) override
    {
        const QMutexLocker lock(&m_data->mutex);
        QHash<qint64, TimelineIncident> found;
        for (const qint64 key : keys) {
            if (m_data->incidents.contains(key))
                found.insert(key, m_data->incidents.value(key));
        }
        return found;
    }
    Result<QList<TimelineImpact>> impactsOf(const QList<qint64> &incidents) override
    {
        const QMutexLocker lock(&m_data->mutex);
        QList<TimelineImpact> found;
        for (const TimelineImpact &impact : m_data->impacts) {
            if (incidents.contains(impact.incident))
                found.append(impact);
        }
        return found;
    }
    Result<std::optional<qint64>> keyOf(const QString &incidentId) override
    {
        const QMutexLocker lock(&m_data->mutex);
        for (auto it = m_data->incidents.cbegin(); it != m_data->incidents.cend(); ++it) {
            if (it->id == incidentId)
                return std::optional<qint64>(it.key());
        }
        return std::optional<qint64>();
    }
    Result<qint64> cursor() override { return version(); }
    Result<TimelineChanges> changesSince(qint64 cursor) override
    {
        const QMutexLocker lock(&m_data->mutex);
        TimelineChanges changes;
        changes.cursor = m_data->version;
        for (const auto &[at, incident] : m_data->changed) {
            if (at > cursor)
                changes.incidents.append(incident);
        }
        return changes;
    }
    qint64 version() override
    {
        const QMutexLocker lock(&m_data->mutex);
        return m_data->version;
    }

private:
    std::shared_ptr<TimelineData> m_data;
};

/// An invented hoster: @p servers in zones and @p count impacts over the five years before @p now, one in a thousand of them lasting
/// months or years, some open, maintenances planned with the work inside them. The same seed gives the same data.
inline std::shared_ptr<TimelineData> inventedHistory(int count, int servers, Instant now, unsigned seed = 1, bool withWords = true)
{
    auto data = std::make_shared<TimelineData>();
    std::mt19937_64 random(seed);
    const auto upTo = [&random](qint64 limit) { return static_cast<qint64>(random() % static_cast<quint64>(limit)); };
    const QStringList zones{QStringLiteral("PAR"), QStringLiteral("MTL"), QStringLiteral("SEA"), QStringLiteral("OSL")};
    const QStringList cities{QStringLiteral("Paris"), QStringLiteral("Montréal"), QStringLiteral("Seattle"), QStringLiteral("Oslo")};
    const QStringList machines{QStringLiteral("web"), QStringLiteral("filer"), QStringLiteral("db"), QStringLiteral("proxy"), QStringLiteral("mx"), QStringLiteral("hv")};
    const QStringList troubles{QStringLiteral("Disk errors on the storage array"), QStringLiteral("Packet loss towards the exchange"),
                               QStringLiteral("Slow database replies"), QStringLiteral("Mail queue grows"), QStringLiteral("Power feed B lost"),
                               QStringLiteral("Kernel panic after update"), QStringLiteral("Certificate renewal failed")};
    const QStringList works{QStringLiteral("Firmware update"), QStringLiteral("Storage unit rebuild"), QStringLiteral("Switch replacement"),
                            QStringLiteral("Kernel update and reboot")};
    for (int zone = 0; zone < 4; ++zone) {
        Target target{targetId(TargetKind::Zone, zones[zone]), TargetKind::Zone, zones[zone], cities[zone], {}, {}};
        data->targets.append({zone + 1, target});
    }
    for (int server = 0; server < servers; ++server) {
        const int zone = server % 4;
        const QString name = QStringLiteral("%1-%2-%3").arg(machines[server % 6], zones[zone].toLower()).arg(server / 4 + 1, 3, 10, QLatin1Char('0'));
        data->targets.append({server + 5, Target{targetId(TargetKind::Server, name), TargetKind::Server, name, {}, {targetId(TargetKind::Zone, zones[zone])}, {}}});
    }
    constexpr Instant years = 1826 * dayMs;
    data->impacts.reserve(static_cast<std::size_t>(count));
    while (static_cast<int>(data->impacts.size()) < count) {
        const qint64 incident = static_cast<qint64>(data->impacts.size()) + 1;
        TimelineImpact impact;
        impact.incident = incident;
        impact.target = 5 + static_cast<int>(upTo(servers));
        // Incidents shun no hour; the last weeks hold a few that are still to come.
        impact.begin = now - years + upTo(years + 10 * dayMs) / minuteMs * minuteMs;
        impact.end = impact.begin + (5 + upTo(40) * upTo(8)) * minuteMs;
        if (upTo(1000) == 0)
            impact.end = impact.begin + upTo(900 * dayMs);
        const bool work = upTo(4) == 0;
        impact.kind = work ? IncidentKind::Maintenance : IncidentKind::Incident;
        impact.state = {work ? Level::Maintenance : upTo(9) == 0 ? Level::MajorOutage : upTo(7) == 0 ? Level::PartialOutage : Level::Degraded, work, upTo(12) != 0};
        if (!work && impact.begin < now && impact.end > now && upTo(3) == 0) {
            impact.end = openEnd;
            impact.incidentOpen = true;
        } else if (!work && impact.begin > now) {
            continue; // troubles are not known before
        }
        data->impacts.push_back(impact);
        if (work && impact.begin < now && static_cast<int>(data->impacts.size()) < count) {
            TimelineImpact actual = impact;
            actual.impact = 1;
            actual.state = {Level::Maintenance, false, true};
            const Instant quarter = (impact.end - impact.begin) / 4;
            actual.begin += quarter;
            actual.end -= quarter;
            data->impacts.push_back(actual);
        }
        if (!withWords)
            continue;
        TimelineIncident words{QStringLiteral("inc:%1").arg(incident, 8, 10, QLatin1Char('0')), work ? works[incident % 4] : troubles[incident % 7], impact.kind, {}};
        words.status = work ? Status::Completed : impact.incidentOpen ? Status::Identified : Status::Resolved;
        data->incidents.insert(incident, words);
        const Instant last = impact.end == openEnd ? now : std::min(impact.end, impact.begin + dayMs);
        for (Instant at = impact.begin; at <= last; at += (10 + upTo(40)) * minuteMs)
            data->ticks.append({incident, at});
    }
    return data;
}

} // namespace tocsin::test
