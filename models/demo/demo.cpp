// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/demo/demo.h"

#include "models/demo/hoster.h"
#include "models/demo/scenes.h"
#include "models/demo/schedule.h"
#include "models/demo/tale.h"
#include "models/storage/workspace.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tocsin {
namespace {

using namespace demo;

constexpr qint64 mostImpacts = 10'000'000;
constexpr qint64 mostIncidents = 2'000'000;
constexpr int mostServers = 10'000;
constexpr int mostYears = 50;

/// Streams of numbers that must not depend on each other.
enum Stream : quint64 { HosterStream = 1, ScheduleStream, SpecialStream, StoryStream = 1000 };

class Generator
{
public:
    Generator(Workspace &workspace, const DemoOptions &options, const DemoProgress &progress)
        : m_workspace(workspace), m_options(options), m_progress(progress),
          m_hoster(inventHoster(options.servers, Random(options.seed, HosterStream))), m_scenes(loadScenes()),
          m_now(options.now / minuteMs * minuteMs), m_begin(m_now - options.years * (365 * dayMs + 6 * hourMs))
    {
        for (const Scene &scene : std::as_const(m_scenes.all))
            m_weights += scene.weight;
        m_lastStoryOn.resize(m_hoster.zones.size());
    }

    Result<DemoSummary> run()
    {
        auto bulk = m_workspace.bulk();
        if (!bulk)
            return tl::unexpected(bulk.error());
        m_bulk = std::move(*bulk);
        if (const auto done = writeCatalogue(); !done)
            return tl::unexpected(done.error());
        if (const auto done = tellEverything(); !done) {
            // What was told until then stays usable: the indexes are made all the same.
            if (done.error().code == Failure::Code::Cancelled)
                (void)m_bulk->finish();
            return tl::unexpected(done.error());
        }
        if (const auto done = m_bulk->finish(); !done)
            return tl::unexpected(done.error());
        m_summary.servers = m_options.servers;
        return m_summary;
    }

private:
    Result<void> writeCatalogue()
    {
        StoryClock clock;
        clock.set(m_begin - dayMs);
        FactWriter writer(m_hoster.writers.first(), clock, m_options.seed, {});
        for (const auto *list : {&m_hoster.zones, &m_hoster.servers, &m_hoster.services}) {
            for (const Target &target : *list)
                writer.put(target);
        }
        for (const RedundancyGroup &group : std::as_const(m_hoster.groups))
            writer.put(group);
        for (const Audience &audience : std::as_const(m_hoster.audiences))
            writer.put(audience);
        const Written written = writer.take();
        m_summary.documents += written.documents.size();
        return m_bulk->addCatalogue(written.documents);
    }

    [[nodiscard]] bool byImpacts() const { return m_options.impacts > 0; }
    [[nodiscard]] qint64 done() const { return byImpacts() ? m_summary.impacts : m_summary.incidents; }
    [[nodiscard]] qint64 total() const { return byImpacts() ? m_options.impacts : m_options.incidents; }

    Result<void> tellEverything()
    {
        if (const auto told = tellPresent(); !told)
            return told;
        // Where impacts are counted, stories are told that hit many machines, as in a large hoster's network.
        constexpr int impactsPerStory = 25;
        const qint64 missing = std::max<qint64>(0, total() - done());
        const qint64 stories = byImpacts() ? (missing + impactsPerStory - 1) / impactsPerStory : missing;
        if (stories == 0)
            return {};
        const Schedule schedule(m_begin, m_now, stories, Random(m_options.seed, ScheduleStream));
        const qint64 before = done();
        for (qint64 told = 0; done() < total(); ++told) {
            // Stories differ in what they add, and some bring another one with them; the schedule is passed through at the pace of what is done.
            const qint64 index = (done() - before) * stories / missing;
            Random random(m_options.seed, StoryStream + quint64(told));
            TalePlan plan;
            plan.begin = schedule.beginOf(index, random);
            plan.scene = &drawScene(random);
            if (byImpacts()) {
                plan.translated = 0.03;
                plan.impacts = impactsPerStory;
            }
            if (const auto stored = tell(plan, random); !stored)
                return stored;
            constexpr qint64 storiesPerReport = 64;
            if (told % storiesPerReport == 0 && m_progress && !m_progress(std::min(done(), total()), total()))
                return failed(Failure::Code::Cancelled, u"stopped after %1 stories"_s.arg(m_summary.incidents));
        }
        return {};
    }

    const Scene &drawScene(Random &random)
    {
        constexpr double lastsForMonths = 0.0005;
        if (random.chance(lastsForMonths))
            return m_scenes.named("longhaul"_L1);
        int draw = int(random.below(m_weights));
        for (const Scene &scene : std::as_const(m_scenes.all)) {
            if (draw < scene.weight)
                return scene;
            draw -= scene.weight;
        }
        return m_scenes.all.first();
    }

    /// What is going on right now and what is planned; the fewer stories are asked for, the fewer of these there are.
    Result<void> tellPresent()
    {
        struct Present
        {
            QLatin1StringView scene;
            Instant begin; ///< relative to now
            qint64 minutes;
            std::optional<Instant> windowBegin; ///< relative to now
            qsizetype zone;
        };
        const Instant span = m_now - m_begin;
        const QList<Present> present{
            {"kernel"_L1, -5 * dayMs, 90, hourMs, 0},
            {"disk"_L1, -65 * minuteMs, 200, {}, 0},
            {"switch"_L1, -24 * minuteMs, 90, {}, 1},
            {"newswitch"_L1, -8 * dayMs, 180, -50 * minuteMs, 2},
            {"mail"_L1, -3 * hourMs, 400, {}, 3},
            {"longhaul"_L1, -span * 6 / 10, 2 * span / minuteMs, {}, 4},
            {"firmware"_L1, -3 * dayMs, 120, 2 * dayMs + 3 * hourMs, 5},
            {"longhaul"_L1, -span * 3 / 10, 2 * span / minuteMs, {}, 2},
            {"kernel"_L1, -2 * dayMs, 60, 5 * dayMs - 4 * hourMs, 1},
            {"mailplatform"_L1, -4 * dayMs, 240, 11 * dayMs + hourMs, 0},
        };
        Random random(m_options.seed, SpecialStream);
        for (const Present &item : present) {
            if (done() >= total())
                break;
            TalePlan plan;
            plan.scene = &m_scenes.named(item.scene);
            plan.begin = m_now + item.begin;
            plan.minutes = item.minutes;
            plan.zone = item.zone % m_hoster.zones.size();
            plan.translated = 1;
            if (item.windowBegin)
                plan.windowBegin = m_now + *item.windowBegin;
            if (const auto told = tell(plan, Random(random.next())); !told)
                return told;
        }
        return {};
    }

    Result<void> tell(const TalePlan &plan, Random random)
    {
        const quint64 seed = random.next();
        Tale tale(m_hoster, plan, m_now, random);
        tale.tell();
        const auto &[recent, recentScene] = m_lastStoryOn.at(tale.zoneIndex());
        constexpr double saysThatItCameBack = 0.3;
        if (recentScene == plan.scene && plan.scene->kind == IncidentKind::Incident && random.chance(saysThatItCameBack))
            tale.link(LinkKind::RecurrenceOf, recent);
        m_lastStoryOn[tale.zoneIndex()] = {tale.id(), plan.scene};

        // What follows from it, each a story of its own.
        Random further(seed);
        const auto ended = tale.ended();
        const Instant explained = ended.value_or(0) + further.between(2, 6) * dayMs;
        constexpr double accountIsGiven = 0.5;
        const bool gives = ended && tale.wasSevere() && plan.scene->kind == IncidentKind::Incident
            && plan.scene->target == TargetKind::Zone && explained < m_now
            // Nobody opens the demo to an alarm about a cause that has been owed for years.
            && (further.chance(accountIsGiven) || *ended + rootCauseWithin < m_now);
        if (gives)
            tale.keepRootCausePromise(explained);
        const QString id = tale.id();
        if (const auto stored = store(tale); !stored)
            return stored;
        if (gives && done() < total()) {
            TalePlan account;
            account.scene = &m_scenes.named("account"_L1);
            account.begin = explained;
            account.zone = tale.zoneIndex();
            account.translated = plan.translated;
            Tale follow(m_hoster, account, m_now, Random(further.next()));
            follow.tell();
            follow.link(LinkKind::FollowUpOf, id);
            if (const auto stored = store(follow); !stored)
                return stored;
        }
        if (tale.overranAt() && done() < total()) {
            TalePlan turned;
            turned.scene = &m_scenes.named("panic"_L1);
            turned.begin = *tale.overranAt();
            turned.minutes = further.between(25, 180);
            turned.zone = tale.zoneIndex();
            turned.translated = plan.translated;
            Tale follow(m_hoster, turned, m_now, Random(further.next()));
            follow.continueFrom(tale);
            follow.tell();
            follow.link(LinkKind::MaintenanceTurnedIncident, id);
            if (const auto stored = store(follow); !stored)
                return stored;
        }
        return {};
    }

    Result<void> store(Tale &tale)
    {
        const Told told = tale.take();
        ++m_summary.incidents;
        m_summary.documents += told.written.documents.size();
        m_summary.updates += told.story.updates.size();
        m_summary.impacts += told.story.impacts.size();
        return m_bulk->add(told.written.documents, told.story, told.translations);
    }

    Workspace &m_workspace; // not owned
    const DemoOptions &m_options;
    const DemoProgress &m_progress;
    const Hoster m_hoster;
    const Scenes m_scenes;
    const Instant m_now;
    const Instant m_begin;
    int m_weights = 0;
    QList<std::pair<QString, const Scene *>> m_lastStoryOn; ///< for each zone
    std::unique_ptr<BulkWriter> m_bulk;
    DemoSummary m_summary;
};

} // namespace

QString problemWith(const DemoOptions &options)
{
    const auto outside = [](qint64 value, qint64 least, qint64 most) { return value < least || value > most; };
    if (options.impacts != 0 && outside(options.impacts, 1, mostImpacts))
        return u"impacts are from 1 to %1"_s.arg(mostImpacts);
    if (options.impacts == 0 && outside(options.incidents, 1, mostIncidents))
        return u"incidents are from 1 to %1"_s.arg(mostIncidents);
    if (outside(options.servers, 1, mostServers))
        return u"servers are from 1 to %1"_s.arg(mostServers);
    if (outside(options.years, 1, mostYears))
        return u"years are from 1 to %1"_s.arg(mostYears);
    return {};
}

Result<DemoSummary> generateDemo(Workspace &workspace, const DemoOptions &options, const DemoProgress &progress)
{
    if (const QString problem = problemWith(options); !problem.isEmpty())
        return failed(Failure::Code::Rejected, problem);
    return Generator(workspace, options, progress).run();
}

} // namespace tocsin
