// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/posting/scopeedit.h"

#include <algorithm>
#include <limits>

namespace tocsin {

ScopeEdit::ScopeEdit(IncidentKind kind, const std::optional<Story> &story, Instant now)
    : m_kind(story ? story->kind : kind), m_isNew(!story), m_nextLevel(m_kind == IncidentKind::Announcement ? std::nullopt : std::optional(levelFor(m_kind))), m_now(now)
{
    if (!story)
        return;
    m_storyTargets = story->targets;
    if (!story->windows.isEmpty())
        m_storyPlan = story->windows.last().planned;
    m_plan = m_storyPlan;
    Instant newest = std::numeric_limits<Instant>::min();
    for (const Impact &impact : story->impacts) {
        if (!m_storyTargets.contains(impact.target))
            m_storyTargets.append(impact.target);
        if (impact.range.end && *impact.range.end <= now) {
            m_over.append(impact);
            continue;
        }
        m_stored.append(impact);
        m_lines.append(lineOf(impact));
        // Who joins is most likely hit as those that were hit last.
        if (impact.range.begin > newest) {
            newest = impact.range.begin;
            m_nextLevel = impact.level;
        }
    }
    order(m_storyTargets);
}

Level ScopeEdit::levelFor(IncidentKind kind)
{
    return kind == IncidentKind::Maintenance ? Level::Maintenance : Level::Degraded;
}

ScopeLine ScopeEdit::lineOf(const Impact &impact) const
{
    return {impact.target, impact.id, impact.level, impact.range.begin, impact.range.end, false};
}

/// Sorts the lines by @p targets, leaves out those of other targets, and gives each of @p targets at least one.
void ScopeEdit::order(const QStringList &targets)
{
    QList<ScopeLine> lines;
    for (const QString &target : targets) {
        const qsizetype before = lines.size();
        std::ranges::copy_if(m_lines, std::back_inserter(lines), [&](const ScopeLine &line) { return line.target == target; });
        if (lines.size() == before)
            lines.append({target, {}, {}, {}, {}, false});
    }
    m_lines = lines;
}

void ScopeEdit::take(const PostDraft &draft)
{
    // Begin with the story alone, whatever was picked before.
    m_lines.clear();
    m_others.clear();
    for (const Impact &impact : std::as_const(m_stored))
        m_lines.append(lineOf(impact));
    const QStringList targets = targetsOf(draft);
    order(targets);
    for (const ImpactChange &change : draft.impacts) {
        const auto own = std::ranges::find_if(m_lines, [&](const ScopeLine &line) { return !change.impact.isEmpty() && line.impact == change.impact; });
        if (own != m_lines.end()) {
            const std::optional<Impact> stored = storedOf(*own);
            if (followsPlan(*stored) && change.begin == m_plan->begin && change.end == m_plan->end && change.level == stored->level && !change.retracted)
                continue;
            own->level = change.retracted ? std::nullopt : std::optional(change.level);
            own->begin = change.begin ? change.begin : stored->range.begin;
            own->end = change.end;
            own->endsNow = change.endsNow;
            continue;
        }
        if (!change.impact.isEmpty()) {
            const auto isIt = [&](const Impact &impact) { return impact.id == change.impact; };
            const bool isTakenOut = change.retracted && !targets.contains(change.target); // which its targets say
            if (!isTakenOut && std::ranges::any_of(m_over, isIt))
                m_others.append(change);
            else if (!isTakenOut)
                takeForeign(change);
            continue;
        }
        const std::optional<Instant> begin = change.planned && m_plan && change.begin == m_plan->begin ? std::nullopt : change.begin;
        const std::optional<Instant> end = change.planned && m_plan && change.end == m_plan->end ? std::nullopt : change.end;
        const ScopeLine line{change.target, {}, change.level, begin, end, change.endsNow};
        // The next level of an impact that ends where this one begins?
        const auto earlier = std::ranges::find_if(m_lines, [&](const ScopeLine &one) {
            return one.target == change.target && !one.impact.isEmpty() && one.level != change.level && (change.begin ? one.end == change.begin : one.endsNow);
        });
        if (earlier != m_lines.end()) {
            const QString impact = earlier->impact;
            *earlier = line;
            earlier->impact = impact;
            continue;
        }
        const auto named = std::ranges::find_if(m_lines, [&](const ScopeLine &one) { return one.target == change.target && one.impact.isEmpty() && !one.level; });
        if (named != m_lines.end()) {
            *named = line;
        } else {
            qsizetype behind = m_lines.size(); // the target's last line
            for (qsizetype i = 0; i < m_lines.size(); ++i) {
                if (m_lines.at(i).target == change.target)
                    behind = i + 1;
            }
            m_lines.insert(behind, line);
        }
    }
    // What was picked last says how bad the next one is; with nothing affected, a list of names says that none is.
    const bool hasNew = std::ranges::any_of(targets, [this](const QString &target) { return !isInStory(target); });
    if (hasNew)
        m_nextLevel = m_lines.last().level;
}

/// Those of @p draft, and those of the story that were hit after it was written: it takes nothing back of them, so that nobody meant to take them out.
QStringList ScopeEdit::targetsOf(const PostDraft &draft) const
{
    if (!draft.targets)
        return m_storyTargets;
    QStringList joined;
    for (const QString &target : m_storyTargets) {
        const auto isHit = [&](const Impact &impact) { return impact.target == target; };
        const bool isTakenBack = std::ranges::any_of(draft.impacts, [&](const ImpactChange &change) { return change.retracted && change.target == target; });
        if (!draft.targets->contains(target) && !isTakenBack && (std::ranges::any_of(m_stored, isHit) || std::ranges::any_of(m_over, isHit)))
            joined.append(target);
    }
    if (joined.isEmpty())
        return *draft.targets;
    QStringList targets;
    std::ranges::copy_if(m_storyTargets, std::back_inserter(targets), [&](const QString &target) { return draft.targets->contains(target) || joined.contains(target); });
    std::ranges::copy_if(*draft.targets, std::back_inserter(targets), [&](const QString &target) { return !m_storyTargets.contains(target); });
    return targets;
}

void ScopeEdit::takeForeign(const ImpactChange &change)
{
    const auto own = std::ranges::find_if(m_lines, [&](const ScopeLine &line) { return line.target == change.target && !line.impact.isEmpty(); });
    if (own == m_lines.end())
        return;
    if (change.retracted) {
        own->level.reset();
    } else if (change.end || change.endsNow) {
        own->end = change.end;
        own->endsNow = change.endsNow;
    } else {
        own->level = change.level;
    }
}

QStringList ScopeEdit::targets() const
{
    QStringList targets;
    for (const ScopeLine &line : m_lines) {
        if (!targets.contains(line.target))
            targets.append(line.target);
    }
    return targets;
}

std::optional<Impact> ScopeEdit::storedOf(const ScopeLine &line) const
{
    const auto found = std::ranges::find_if(m_stored, [&](const Impact &impact) { return !line.impact.isEmpty() && impact.id == line.impact; });
    return found == m_stored.end() ? std::nullopt : std::optional(*found);
}

QStringList ScopeEdit::takenOut() const
{
    const QStringList left = targets();
    QStringList out;
    std::ranges::copy_if(m_storyTargets, std::back_inserter(out), [&](const QString &target) { return !left.contains(target); });
    return out;
}

void ScopeEdit::setKind(IncidentKind kind)
{
    if (kind == m_kind)
        return;
    const auto usual = [](IncidentKind of) { return of == IncidentKind::Announcement ? std::nullopt : std::optional(levelFor(of)); };
    const std::optional<Level> before = usual(m_kind);
    m_kind = kind;
    for (ScopeLine &line : m_lines) {
        if (line.level == before)
            line.level = usual(kind);
    }
    if (m_nextLevel == before)
        m_nextLevel = usual(kind);
}

void ScopeEdit::add(const QString &target)
{
    if (targets().contains(target))
        return;
    const qsizetype before = m_lines.size();
    for (const Impact &impact : std::as_const(m_stored)) {
        if (impact.target == target)
            m_lines.append(lineOf(impact));
    }
    if (m_lines.size() == before)
        m_lines.append({target, {}, isInStory(target) ? std::nullopt : m_nextLevel, {}, {}, false});
    // One that was taken out by mistake comes back to where it stood.
    if (isInStory(target)) {
        QStringList ordered = m_storyTargets;
        ordered.removeIf([now = targets()](const QString &one) { return !now.contains(one); });
        for (const QString &one : targets()) {
            if (!ordered.contains(one))
                ordered.append(one);
        }
        order(ordered);
    }
}

void ScopeEdit::remove(const QString &target)
{
    m_lines.removeIf([&](const ScopeLine &line) { return line.target == target; });
}

bool ScopeEdit::mayEndTakenOut() const
{
    const QStringList out = takenOut();
    return std::ranges::any_of(m_stored, [&](const Impact &impact) { return out.contains(impact.target) && impact.range.begin < m_now; });
}

void ScopeEdit::endTakenOut()
{
    const QStringList out = takenOut();
    for (const QString &target : out)
        add(target);
    for (ScopeLine &line : m_lines) {
        const std::optional<Impact> stored = storedOf(line);
        if (stored && out.contains(line.target) && stored->range.begin < m_now) {
            line.endsNow = true;
            line.end = std::nullopt;
        }
    }
}

void ScopeEdit::setLevelOfAll(std::optional<Level> level)
{
    m_nextLevel = level;
    for (qsizetype i = 0; i < m_lines.size(); ++i) {
        if (!m_lines[i].impact.isEmpty() || m_lines[i].level || !isInStory(m_lines[i].target))
            setLevel(i, level);
    }
}

void ScopeEdit::setLevel(qsizetype line, std::optional<Level> level)
{
    ScopeLine &one = m_lines[line];
    one.level = level;
    const std::optional<Impact> stored = storedOf(one);
    if (!stored)
        return;
    if (!level || level == stored->level)
        one.begin = stored->range.begin;
    else if (one.begin == stored->range.begin)
        one.begin = std::nullopt;
}

void ScopeEdit::setBegin(qsizetype line, std::optional<Instant> begin)
{
    ScopeLine &one = m_lines[line];
    const std::optional<Impact> stored = storedOf(one);
    one.begin = !begin && stored && one.level == stored->level ? stored->range.begin : begin;
}

void ScopeEdit::beginAll(std::optional<Instant> begin)
{
    for (qsizetype i = 0; i < m_lines.size(); ++i) {
        if (m_lines.at(i).level)
            setBegin(i, begin);
    }
}

void ScopeEdit::setOpen(qsizetype line)
{
    ScopeLine &one = m_lines[line];
    const std::optional<Impact> stored = storedOf(one);
    one.endsNow = false;
    one.end = stored ? stored->range.end : std::nullopt;
}

void ScopeEdit::setEnd(qsizetype line, Instant end)
{
    m_lines[line].endsNow = false;
    m_lines[line].end = end;
}

void ScopeEdit::setEndsNow(qsizetype line)
{
    m_lines[line].endsNow = true;
    m_lines[line].end = std::nullopt;
}

void ScopeEdit::endAll(std::optional<Instant> end)
{
    for (qsizetype i = 0; i < m_lines.size(); ++i) {
        if (!m_lines[i].level)
            continue;
        if (end)
            setEnd(i, *end);
        else
            setEndsNow(i);
    }
}

void ScopeEdit::openAll()
{
    for (qsizetype i = 0; i < m_lines.size(); ++i)
        setOpen(i);
}

bool ScopeEdit::followsPlan(const Impact &impact) const
{
    return m_plan && impact.planned && m_storyPlan == impact.range && *m_plan != *m_storyPlan;
}

void ScopeEdit::writeLine(const ScopeLine &line, QList<ImpactChange> &changes) const
{
    const std::optional<Impact> stored = storedOf(line);
    if (!stored) {
        if (!line.level)
            return;
        ImpactChange change{{}, line.target, *line.level, line.begin, line.end, line.endsNow, false, false};
        if (m_plan && m_kind == IncidentKind::Maintenance && !line.begin && !line.endsNow) {
            change.planned = true;
            change.begin = m_plan->begin;
            if (!line.end)
                change.end = m_plan->end;
        }
        changes.append(change);
        return;
    }
    ImpactChange change{stored->id, line.target, stored->level, stored->range.begin, stored->range.end, false, stored->planned, false};
    if (!line.level) {
        change.retracted = true;
        changes.append(change);
        return;
    }
    if (*line.level != stored->level && (!line.begin || *line.begin > stored->range.begin)) {
        // It was at the old level until here, and is at the new one from here on.
        change.end = line.begin;
        change.endsNow = !line.begin;
        changes.append(change);
        changes.append({{}, line.target, *line.level, line.begin, line.end, line.endsNow, false, false});
        return;
    }
    const ScopeLine before = lineOf(*stored);
    if (line == before && !followsPlan(*stored))
        return;
    change.level = *line.level;
    change.begin = line.begin.value_or(stored->range.begin);
    change.end = line.end;
    change.endsNow = line.endsNow;
    if (followsPlan(*stored) && line == before) {
        change.begin = m_plan->begin;
        change.end = m_plan->end;
    }
    changes.append(change);
}

void ScopeEdit::writeTo(PostDraft &draft) const
{
    const QStringList now = targets();
    draft.targets = now == m_storyTargets ? std::nullopt : std::optional(now);
    draft.impacts.clear();
    std::ranges::copy_if(m_others, std::back_inserter(draft.impacts), [&](const ImpactChange &change) { return now.contains(change.target); });
    for (const QList<Impact> &impacts : {m_over, m_stored}) {
        for (const Impact &impact : impacts) {
            if (!now.contains(impact.target))
                draft.impacts.append({impact.id, impact.target, impact.level, impact.range.begin, impact.range.end, false, impact.planned, true});
        }
    }
    for (const ScopeLine &line : m_lines)
        writeLine(line, draft.impacts);
}

} // namespace tocsin
