// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/postdraft.h"
#include "models/domain/story.h"

#include <QHash>

namespace tocsin {

/// One target as a post leaves it: not at all affected, or at one level from a begin to an end. A target that is hit twice has two lines.
struct ScopeLine
{
    QString target; ///< document id
    QString impact; ///< id of the story's impact that goes on here; empty: none
    std::optional<Level> level; ///< none: only named
    std::optional<Instant> begin; ///< none: with the post, or with the plan of a maintenance
    std::optional<Instant> end; ///< none: goes on, or ends with the plan
    bool endsNow = false; ///< ends with the post; @ref end is then none
    bool operator==(const ScopeLine &) const = default;
};

/// What an operator picks about the targets of a post, over what the story says of them already; says which changes of impacts that makes.
///
/// An impact whose level is changed ends where the new level begins, and a new one begins there; where the new level holds since the impact's own begin, the
/// impact was told wrong and is replaced. A target that is taken out was never affected: all its impacts are taken back, also those that are over.
class ScopeEdit
{
public:
    ScopeEdit() = default;
    /// @p story as it stands at @p now; none: a new one of @p kind.
    ScopeEdit(IncidentKind kind, const std::optional<Story> &story, Instant now);

    /// Shows what @p draft holds: the same picks, if a ScopeEdit over the same story wrote it. An impact that somebody has changed since is another fact of the story;
    /// what the draft says of its end or level is then said of what is on at its target by now, and of nothing where nothing is. A target that was hit only after
    /// the draft was written stays in.
    void take(const PostDraft &draft);
    /// Writes targets and impacts of @p draft, nothing else. What the story says already is not said again.
    void writeTo(PostDraft &draft) const;

    [[nodiscard]] IncidentKind kind() const { return m_kind; }
    /// The kind of a new story; the level of what is picked follows where nobody chose another.
    void setKind(IncidentKind kind);
    /// The plan of a maintenance; planned impacts without times of their own follow it.
    void setPlan(const std::optional<InstantRange> &plan) { m_plan = plan; }

    [[nodiscard]] const QList<ScopeLine> &lines() const { return m_lines; }
    [[nodiscard]] QStringList targets() const; ///< each once, in order
    /// Whether the story names @p target already.
    [[nodiscard]] bool isInStory(const QString &target) const { return m_storyTargets.contains(target); }
    /// What the story says of a line's impact; none where the line has none.
    [[nodiscard]] std::optional<Impact> storedOf(const ScopeLine &line) const;
    /// Ids of targets that the story names and this post takes out.
    [[nodiscard]] QStringList takenOut() const;

    void add(const QString &target); ///< nothing where it is in; one that was taken out stands again as it was
    void remove(const QString &target);
    /// Whether something is on by now at one of those that are taken out: it may be meant that they were affected until now.
    [[nodiscard]] bool mayEndTakenOut() const;
    /// What is on at those that are taken out ends with the post instead; they stay in the story.
    void endTakenOut();
    /// The level that the next target gets; none: it is only named.
    [[nodiscard]] std::optional<Level> nextLevel() const { return m_nextLevel; }
    /// For what goes on, for new targets, and for those to come. A level other than the story's begins with the post.
    void setLevelOfAll(std::optional<Level> level);
    void setLevel(qsizetype line, std::optional<Level> level);
    /// None: with the post; of an impact with its stored level, its stored begin.
    void setBegin(qsizetype line, std::optional<Instant> begin);
    /// Every line that is affected began at @p begin; none: as setBegin().
    void beginAll(std::optional<Instant> begin);
    void setOpen(qsizetype line); ///< as the story says: it goes on, or ends when that said
    void setEnd(qsizetype line, Instant end);
    void setEndsNow(qsizetype line);
    /// Every line that is affected is over at @p end; none: with the post.
    void endAll(std::optional<Instant> end);
    /// Takes back endAll(), and every end of its own.
    void openAll();

private:
    [[nodiscard]] ScopeLine lineOf(const Impact &impact) const;
    [[nodiscard]] static Level levelFor(IncidentKind kind);
    void order(const QStringList &targets);
    [[nodiscard]] QStringList targetsOf(const PostDraft &draft) const;
    void takeForeign(const ImpactChange &change);
    void writeLine(const ScopeLine &line, QList<ImpactChange> &changes) const;
    [[nodiscard]] bool followsPlan(const Impact &impact) const;

    IncidentKind m_kind = IncidentKind::Incident;
    bool m_isNew = true;
    QStringList m_storyTargets;
    QList<Impact> m_stored; // impacts that go on, or are still to come
    QList<Impact> m_over; // the others
    std::optional<InstantRange> m_storyPlan;
    std::optional<InstantRange> m_plan;
    std::optional<Level> m_nextLevel = Level::Degraded;
    QList<ScopeLine> m_lines;
    QList<ImpactChange> m_others; // changes of impacts that are over, which this does not edit
    Instant m_now = 0;
};

} // namespace tocsin
