// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/fold.h"
#include "models/posting/postplace.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tocsin {

namespace {

class StandingClock : public Clock
{
public:
    explicit StandingClock(Instant now) : m_now(now) {}
    [[nodiscard]] Instant now() const override { return m_now; }

private:
    Instant m_now;
};

/// Facts that fold to a story that is known, in an order in which nothing contradicts it. A post's facts that follow them fold as they will after those
/// that are stored, so that a preview needs neither the workspace nor rules of its own.
class FactsOfStory
{
public:
    FactsOfStory(const Story &story, HybridClock &hlc) : m_story(story), m_hlc(hlc) {}

    QList<Fact> make()
    {
        add(m_story.id, HeadFact{m_story.kind, m_story.opened, m_story.openedCertain, m_story.zone, m_story.language, m_story.retroactive, m_story.openedBy,
                                 m_story.origin});
        add(TitleFact{m_story.title});
        add(TargetsFact{m_story.targets});
        for (const Impact &impact : m_story.impacts)
            add(impact.id, impact);
        for (const Window &window : m_story.windows)
            add(window.id, window);
        for (const Remedy &remedy : m_story.remedies)
            add(remedy.id, remedy);
        for (const Link &link : m_story.links)
            add(link.id, link);
        for (const Promise &promise : m_story.promises) {
            add(promise.id, promise);
            if (promise.kept)
                add(PromiseKeptFact{promise.id, *promise.kept});
        }
        addUpdates();
        return m_facts;
    }

private:
    void addUpdates()
    {
        for (const Update &update : m_story.updates) {
            Update said = update;
            said.revisions.clear(); // what only the fold knows, it is to find out again
            said.retracted = false;
            QString superseded;
            const QStringList revisions = update.revisions + QStringList{update.id};
            for (const QString &revision : revisions) {
                said.id = revision;
                add(revision, said, superseded);
                superseded = revision;
            }
            if (update.retracted)
                add(RetractionFact{update.id});
        }
        // What no update says, a fact of its own did. Without a time, so that what is said for times after the updates' counts.
        if (m_story.status)
            add(StatusFact{*m_story.status, {}});
        if (m_story.retracted)
            add(RetractionFact{m_story.id});
    }

    void add(FactBody body) { add(u"ev:preview:"_s + QString::number(m_facts.size()), std::move(body)); }
    void add(const QString &id, FactBody body, const QString &supersedes = {})
    {
        m_facts.append(Fact{id, m_story.id, m_story.openedBy, m_hlc.tick(), {}, supersedes, std::move(body)});
    }

    const Story &m_story;
    HybridClock &m_hlc; // not owned
    QList<Fact> m_facts;
};

} // namespace

Story storyWith(const PostDraft &draft, const PostScene &scene)
{
    const StandingClock clock(scene.now);
    HybridClock hlc(clock);
    QList<Fact> facts;
    PostScene seen = scene;
    if (scene.story) {
        facts = FactsOfStory(*scene.story, hlc).make();
        seen.frontier = {facts.constLast().id};
    }
    constexpr quint64 seed = 1; // the same preview for the same draft
    FactWriter writer(u"preview"_s, clock, seed, hlc.last());
    writePostFacts(writer, draft, seen);
    facts += writer.take().facts;
    return fold(facts).value_or(Story());
}

} // namespace tocsin
