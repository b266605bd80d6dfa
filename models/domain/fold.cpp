// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/fold.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <limits>
#include <queue>
#include <tuple>
#include <vector>

namespace tocsin {

namespace {

using FactList = std::vector<const Fact *>;

bool byClock(const Fact *a, const Fact *b)
{
    return std::tie(a->hlc, a->id) < std::tie(b->hlc, b->id);
}

/// Whether @p facts, sorted by clock, already come after all that they have seen: with honest clocks they do.
bool isCausal(const FactList &facts)
{
    QHash<QStringView, size_t> places; // filled only when the usual case, "saw the one before", does not hold
    for (size_t i = 0; i < facts.size(); ++i) {
        for (const QString &seen : facts[i]->seen) {
            if (i > 0 && seen == facts[i - 1]->id)
                continue;
            if (places.isEmpty()) {
                for (size_t place = 0; place < facts.size(); ++place)
                    places.insert(facts[place]->id, place);
            }
            const auto found = places.constFind(seen);
            if (found != places.cend() && *found > i)
                return false;
        }
    }
    return true;
}

/// Kahn's algorithm with a queue that is ordered by clock. Where only facts are left that claim to have seen each other, the first
/// by clock goes on.
FactList topological(const FactList &facts)
{
    QHash<QStringView, size_t> places;
    for (size_t i = 0; i < facts.size(); ++i)
        places.insert(facts[i]->id, i);
    std::vector<std::vector<size_t>> followers(facts.size());
    std::vector<int> waitsFor(facts.size(), 0);
    for (size_t i = 0; i < facts.size(); ++i) {
        const QSet<QString> seen(facts[i]->seen.begin(), facts[i]->seen.end());
        for (const QString &id : seen) {
            const auto found = places.constFind(id);
            if (found == places.cend() || *found == i)
                continue;
            followers[*found].push_back(i);
            ++waitsFor[i];
        }
    }
    // Places are sorted by clock already, so the smallest place is the first by clock.
    std::priority_queue<size_t, std::vector<size_t>, std::greater<>> ready;
    for (size_t i = 0; i < facts.size(); ++i) {
        if (waitsFor[i] == 0)
            ready.push(i);
    }
    FactList ordered;
    std::vector<bool> taken(facts.size(), false);
    size_t firstLeft = 0;
    while (ordered.size() < facts.size()) {
        size_t next = 0;
        if (ready.empty()) {
            while (taken[firstLeft])
                ++firstLeft;
            next = firstLeft;
        } else {
            next = ready.top();
            ready.pop();
            if (taken[next])
                continue;
        }
        taken[next] = true;
        ordered.push_back(facts[next]);
        for (const size_t follower : followers[next]) {
            if (--waitsFor[follower] == 0 && !taken[follower])
                ready.push(follower);
        }
    }
    return ordered;
}

FactList ordered(const QList<Fact> &facts)
{
    FactList list;
    list.reserve(static_cast<size_t>(facts.size()));
    for (const Fact &fact : facts)
        list.push_back(&fact);
    std::ranges::sort(list, byClock);
    list.erase(std::unique(list.begin(), list.end(), [](const Fact *a, const Fact *b) { return a->id == b->id; }), list.end());
    return isCausal(list) ? list : topological(list);
}

/// One statement with all its revisions.
struct Statement
{
    size_t newest = 0; ///< place of the last revision in order
    bool retracted = false;
    bool cancelled = false; ///< windows
    qsizetype slot = -1; ///< its place in the story's list
};

/// Which statement each fact belongs to.
struct Statements
{
    std::vector<size_t> of; ///< by place of the fact
    std::vector<Statement> list;
    QHash<QStringView, size_t> byId;

    [[nodiscard]] Statement *find(const QString &id)
    {
        const auto found = byId.constFind(id);
        return found == byId.cend() ? nullptr : &list[*found];
    }
};

Statements statementsOf(const FactList &facts)
{
    Statements statements;
    std::vector<size_t> kinds; // of each statement, so that a revision of another kind is a statement of its own
    const auto begin = [&](size_t kind) {
        statements.list.emplace_back();
        kinds.push_back(kind);
        return statements.list.size() - 1;
    };
    for (size_t i = 0; i < facts.size(); ++i) {
        const Fact &fact = *facts[i];
        const size_t kind = fact.body.index();
        const auto joined = [&](const QString &id) -> std::optional<size_t> {
            const auto found = statements.byId.constFind(id);
            if (found == statements.byId.cend() || kinds[*found] != kind)
                return std::nullopt;
            return *found;
        };
        std::optional<size_t> statement = joined(fact.id); // announced by a revision that came before it in order
        if (!statement && !fact.supersedes.isEmpty())
            statement = joined(fact.supersedes);
        if (!statement)
            statement = begin(kind);
        statements.byId.insert(fact.id, *statement);
        if (!fact.supersedes.isEmpty() && !statements.byId.contains(fact.supersedes))
            statements.byId.insert(fact.supersedes, *statement);
        statements.of.push_back(*statement);
        statements.list[*statement].newest = i;
    }
    // From the last retraction back, because a retraction may be taken back by a later one.
    QSet<QStringView> takenBack;
    for (size_t i = facts.size(); i-- > 0;) {
        const auto *retraction = std::get_if<RetractionFact>(&facts[i]->body);
        if (!retraction || takenBack.contains(facts[i]->id))
            continue;
        takenBack.insert(retraction->of);
        Statement *statement = statements.find(retraction->of);
        if (statement && statement->newest < i)
            statement->retracted = true;
    }
    return statements;
}

/// Takes the facts one after the other into a story.
class Folder
{
public:
    Folder(const FactList &facts, Statements statements, Story &story) : m_facts(facts), m_statements(std::move(statements)), m_story(story) {}

    void run()
    {
        for (m_place = 0; m_place < m_facts.size(); ++m_place) {
            m_statement = &m_statements.list[m_statements.of[m_place]];
            const Fact &fact = *m_facts[m_place];
            std::visit([this, &fact](const auto &body) { take(fact, body); }, fact.body);
        }
        finish();
    }

private:
    [[nodiscard]] bool counts() const { return !m_statement->retracted && m_statement->newest == m_place; }

    template<typename T> void takeInto(QList<T> &list, const T &value)
    {
        if (m_statement->retracted)
            return;
        if (m_statement->slot < 0) {
            m_statement->slot = list.size();
            list.append(value);
        } else {
            list[m_statement->slot] = value;
        }
    }

    void setStatus(Status status, std::optional<Instant> at)
    {
        if (at && m_statusAt && *at < *m_statusAt)
            return; // told later about an earlier time
        m_story.status = status;
        if (at)
            m_statusAt = at;
    }

    void take(const Fact &fact, const HeadFact &head)
    {
        m_story.id = fact.id;
        m_story.kind = head.kind;
        m_story.zone = head.zone;
        m_story.language = head.language;
        m_story.opened = head.opened;
        m_story.openedCertain = head.openedCertain;
        m_story.retroactive = head.retroactive;
        m_story.openedBy = head.openedBy;
        m_story.origin = head.origin;
        m_story.retracted = m_statement->retracted;
    }
    void take(const Fact &, const StatusFact &body)
    {
        if (counts())
            setStatus(body.status, body.at);
    }
    void take(const Fact &, const TitleFact &body)
    {
        if (counts())
            m_story.title = body.title;
    }
    void take(const Fact &, const TargetsFact &body)
    {
        if (counts())
            m_story.targets = body.targets;
    }
    void take(const Fact &, const Impact &body) { takeInto(m_story.impacts, body); }
    void take(const Fact &, const Window &body)
    {
        m_statement->cancelled = false;
        takeInto(m_story.windows, body);
    }
    void take(const Fact &, const RescheduleFact &body)
    {
        Statement *window = counts() ? m_statements.find(body.window) : nullptr;
        if (window && window->slot >= 0 && holds<Window>(*window)) {
            m_story.windows[window->slot].planned = body.planned;
            window->cancelled = false;
        }
    }
    void take(const Fact &, const CancelFact &body)
    {
        if (!counts())
            return;
        if (body.window.isEmpty()) {
            setStatus(Status::Cancelled, body.at);
        } else if (Statement *window = m_statements.find(body.window)) {
            window->cancelled = true;
        }
    }
    void take(const Fact &, const Promise &body)
    {
        const std::optional<Instant> kept = m_statement->slot < 0 ? std::nullopt : m_story.promises.at(m_statement->slot).kept;
        Promise promise = body;
        promise.kept = kept;
        takeInto(m_story.promises, promise);
    }
    void take(const Fact &, const PromiseKeptFact &body)
    {
        Statement *promise = counts() ? m_statements.find(body.promise) : nullptr;
        if (!promise || promise->slot < 0 || !holds<Promise>(*promise))
            return;
        // Two may say so, who did not know of each other: it was kept when it was kept first.
        std::optional<Instant> &kept = m_story.promises[promise->slot].kept;
        kept = std::min(kept.value_or(body.kept), body.kept);
    }
    void take(const Fact &, const Remedy &body) { takeInto(m_story.remedies, body); }
    void take(const Fact &, const Link &body) { takeInto(m_story.links, body); }
    void take(const Fact &, const RetractionFact &) {}
    void take(const Fact &, const Update &body)
    {
        if (m_statement->slot < 0) {
            m_statement->slot = m_story.updates.size();
            m_story.updates.append(body);
        } else {
            Update &update = m_story.updates[m_statement->slot];
            QStringList revisions = update.revisions;
            revisions.append(update.id);
            update = body;
            update.revisions = revisions;
        }
        m_story.updates[m_statement->slot].retracted = m_statement->retracted;
        if (counts() && body.statusAfter)
            setStatus(*body.statusAfter, body.at);
    }
    void take(const Fact &, const Translation &) {}
    void take(const Fact &, const UnknownFact &) {}

    template<typename T> [[nodiscard]] bool holds(const Statement &statement) const
    {
        return std::holds_alternative<T>(m_facts[statement.newest]->body);
    }

    void finish()
    {
        QList<Window> standing;
        for (const Statement &statement : m_statements.list) {
            if (statement.slot >= 0 && !statement.cancelled && holds<Window>(statement))
                standing.append(m_story.windows.at(statement.slot));
        }
        m_story.windows = standing;
        std::ranges::sort(m_story.windows, [](const Window &a, const Window &b) { return std::tie(a.planned.begin, a.id) < std::tie(b.planned.begin, b.id); });
        std::ranges::sort(m_story.impacts, [](const Impact &a, const Impact &b) {
            return std::tie(a.range.begin, a.target, a.id) < std::tie(b.range.begin, b.target, b.id);
        });
        addImpactedTargets();
        sortUpdates();
    }

    void addImpactedTargets()
    {
        if (m_story.impacts.isEmpty())
            return;
        QSet<QString> named(m_story.targets.begin(), m_story.targets.end());
        for (const Impact &impact : std::as_const(m_story.impacts)) {
            if (!named.contains(impact.target)) {
                named.insert(impact.target);
                m_story.targets.append(impact.target);
            }
        }
    }

    /// By instant; an update without one stays behind the one that stands before it in its source.
    void sortUpdates()
    {
        std::ranges::stable_sort(m_story.updates, {}, &Update::position);
        Instant last = std::numeric_limits<Instant>::min();
        std::vector<std::pair<Instant, qsizetype>> keys;
        for (qsizetype i = 0; i < m_story.updates.size(); ++i) {
            last = m_story.updates.at(i).at.value_or(last);
            keys.emplace_back(last, i);
        }
        if (std::ranges::is_sorted(keys))
            return;
        std::ranges::sort(keys);
        QList<Update> sorted;
        for (const auto &[instant, place] : keys)
            sorted.append(m_story.updates.at(place));
        m_story.updates = sorted;
    }

    const FactList &m_facts;
    Statements m_statements;
    Story &m_story;
    size_t m_place = 0;
    Statement *m_statement = nullptr; // of the fact that is being taken
    std::optional<Instant> m_statusAt;
};

/// The places in @p facts of everything that the fact at @p from has seen, itself left out.
std::vector<bool> knownTo(size_t from, const FactList &facts, const QHash<QStringView, size_t> &places)
{
    std::vector<bool> known(facts.size(), false);
    std::vector<size_t> todo{from};
    while (!todo.empty()) {
        const size_t place = todo.back();
        todo.pop_back();
        for (const QString &id : facts[place]->seen) {
            const auto found = places.constFind(id);
            if (found != places.cend() && !known[*found]) {
                known[*found] = true;
                todo.push_back(*found);
            }
        }
    }
    known[from] = false;
    return known;
}

} // namespace

QList<Fact> inOrder(const QList<Fact> &facts)
{
    QList<Fact> result;
    for (const Fact *fact : ordered(facts))
        result.append(*fact);
    return result;
}

std::optional<Story> fold(const QList<Fact> &facts)
{
    const bool hasHead = std::ranges::any_of(facts, [](const Fact &fact) { return std::holds_alternative<HeadFact>(fact.body); });
    if (!hasHead)
        return std::nullopt;
    const FactList list = ordered(facts);
    Story story;
    Folder(list, statementsOf(list), story).run();
    return story;
}

QList<Translation> foldTranslations(const QList<Fact> &facts)
{
    const bool any = std::ranges::any_of(facts, [](const Fact &fact) { return std::holds_alternative<Translation>(fact.body); });
    if (!any)
        return {};
    const FactList list = ordered(facts);
    const Statements statements = statementsOf(list);
    QList<Translation> found;
    for (const Statement &statement : statements.list) {
        const auto *translation = std::get_if<Translation>(&list[statement.newest]->body);
        if (translation && !statement.retracted)
            found.append(*translation);
    }
    std::ranges::stable_sort(found, [](const Translation &a, const Translation &b) { return std::tie(a.of, a.language) < std::tie(b.of, b.language); });
    return found;
}

QStringList frontierOf(const QList<Fact> &facts)
{
    QSet<QString> seen;
    for (const Fact &fact : facts)
        seen.unite(QSet<QString>(fact.seen.begin(), fact.seen.end()));
    QStringList frontier;
    for (const Fact &fact : facts) {
        if (!seen.contains(fact.id))
            frontier.append(fact.id);
    }
    frontier.sort();
    return frontier;
}

QList<Collision> collisionsIn(const QList<Fact> &facts)
{
    const FactList list = ordered(facts);
    const Statements statements = statementsOf(list);
    QHash<QStringView, size_t> places;
    for (size_t i = 0; i < list.size(); ++i)
        places.insert(list[i]->id, i);

    // What competes: all statuses, all titles, all lists of targets; and the revisions of each other statement.
    QMap<std::pair<size_t, size_t>, std::vector<size_t>> rivals;
    for (size_t i = 0; i < list.size(); ++i) {
        const FactBody &body = list[i]->body;
        const bool oneOfKind = std::holds_alternative<StatusFact>(body) || std::holds_alternative<TitleFact>(body) || std::holds_alternative<TargetsFact>(body);
        rivals[{body.index(), oneOfKind ? 0 : statements.of[i] + 1}].push_back(i);
    }
    QList<Collision> collisions;
    for (const std::vector<size_t> &group : std::as_const(rivals)) {
        if (group.size() < 2)
            continue;
        // A fact that a rival has seen is settled; more than one unsettled fact collide.
        std::vector<bool> settled(list.size(), false);
        for (const size_t place : group) {
            const std::vector<bool> known = knownTo(place, list, places);
            for (const size_t other : group)
                settled[other] = settled[other] || known[other];
        }
        std::optional<size_t> previous;
        for (const size_t place : group) {
            if (settled[place])
                continue;
            if (previous)
                collisions.append({list[*previous]->id, list[place]->id});
            previous = place;
        }
    }
    return collisions;
}

} // namespace tocsin
