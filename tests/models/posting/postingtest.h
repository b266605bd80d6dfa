// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/factwriter.h"
#include "models/domain/fold.h"
#include "models/posting/postwriter.h"
#include "tests/support/qtestsetup.h"

#include <algorithm>
#include <memory>

namespace tocsin::test {

[[nodiscard]] inline ImpactChange onset(const QString &target, Level level, std::optional<Instant> begin = {})
{
    ImpactChange change;
    change.target = target;
    change.level = level;
    change.begin = begin;
    return change;
}

/// None: it ends with the post.
[[nodiscard]] inline ImpactChange ending(const Impact &impact, std::optional<Instant> end)
{
    return {impact.id, impact.target, impact.level, impact.range.begin, end, !end, impact.planned, false};
}

[[nodiscard]] inline Window windowOf(Instant begin, Instant end)
{
    Window window;
    window.planned = {begin, end};
    window.zone = QStringLiteral("Europe/Paris");
    return window;
}

/// One story that is posted into, draft after draft, as the window and `tocsinctl post` do it.
class PostedStory
{
public:
    explicit PostedStory(Instant start) : clock(start), m_writer(std::make_unique<FactWriter>(QStringLiteral("maria"), clock, 7, Hlc{})) {}

    /// Posts @p draft at the clock's time. Refusals are given, and nothing is written then.
    Result<void> post(const PostDraft &draft)
    {
        const Result<void> written = writePost(*m_writer, draft, scene());
        const Written taken = m_writer->take();
        if (written) {
            facts += taken.facts;
            last = taken.facts;
        }
        return written;
    }
    [[nodiscard]] PostScene scene() const { return {fold(facts), frontierOf(facts), clock.now(), {}}; }
    [[nodiscard]] Story story() const { return fold(facts).value_or(Story()); }
    [[nodiscard]] PostDraft draft(const QString &text, std::optional<Status> status = {}) const
    {
        PostDraft draft;
        draft.incident = story().id;
        draft.body.markdown = text;
        draft.status = status;
        return draft;
    }
    [[nodiscard]] static PostDraft first(const QString &title, const QString &text, IncidentKind kind = IncidentKind::Incident)
    {
        PostDraft draft;
        draft.beginsStory = true;
        draft.kind = kind;
        draft.title = title;
        draft.body.markdown = text;
        draft.language = QStringLiteral("en");
        draft.zone = QStringLiteral("Europe/Paris");
        return draft;
    }
    [[nodiscard]] Impact impactOn(const QString &target) const
    {
        const Story now = story();
        for (const Impact &impact : now.impacts) {
            if (impact.target == target)
                return impact;
        }
        return {};
    }
    /// How many of the facts of the last post are of type T.
    template<typename T> [[nodiscard]] qsizetype lastCount() const
    {
        return std::count_if(last.cbegin(), last.cend(), [](const Fact &fact) { return std::holds_alternative<T>(fact.body); });
    }

    FakeClock clock;
    QList<Fact> facts;
    QList<Fact> last;

private:
    std::unique_ptr<FactWriter> m_writer;
};

} // namespace tocsin::test
