// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/posting/postcheck.h"

#include "models/announcements/importer.h"
#include "models/announcements/linter/lintmessages.h"
#include "models/announcements/tokens/tokentext.h"
#include "models/posting/postmortem.h"
#include "models/posting/postplace.h"
#include "models/posting/templates.h"
#include "models/time/isotime.h"
#include "models/time/walltime.h"

#include <algorithm>
#include <cstdlib>
#include <tuple>

using namespace Qt::StringLiterals;

namespace tocsin {

namespace {

class PostChecker
{
public:
    PostChecker(const PostDraft &draft, const PostScene &scene, const PostCheckOptions &options)
        : m_draft(draft)
        , m_scene(scene)
        , m_options(options)
        , m_place(placeOf(draft, scene))
        , m_after(storyWith(draft, scene))
    {
    }

    QList<PostIssue> run()
    {
        checkWords();
        checkTimes();
        checkCourse();
        checkScope();
        checkPromises();
        checkFindings();
        checkTranslations();
        checkOthers();
        std::ranges::stable_sort(m_issues, {}, [](const PostIssue &issue) { return std::pair(issue.problem, issue.begin); });
        return m_issues;
    }

private:
    void add(PostProblem problem, const QString &detail = {}, const std::optional<PostFix> &fix = {}) { m_issues.append({problem, detail, -1, -1, fix}); }

    /// Finds @p words in the body, where they stand once; what was rendered need not stand there at all.
    void addAt(PostProblem problem, const QString &detail, const QString &words, const std::optional<PostFix> &fix = {})
    {
        PostIssue issue{problem, detail, -1, -1, fix};
        const QString &text = m_draft.body.markdown;
        const qsizetype found = words.isEmpty() ? -1 : text.indexOf(words);
        if (found >= 0 && text.indexOf(words, found + 1) < 0) {
            issue.begin = static_cast<int>(found);
            issue.end = static_cast<int>(found + words.size());
        }
        m_issues.append(issue);
    }

    [[nodiscard]] bool begins() const { return !m_scene.story; }

    void checkWords()
    {
        if (m_draft.body.markdown.trimmed().isEmpty())
            add(PostProblem::BodyMissing);
        if (begins() && m_draft.title.trimmed().isEmpty())
            add(PostProblem::TitleMissing);
        if (!mayStand(m_draft, m_place))
            add(PostProblem::StatusIllegal, nameOf(*m_draft.status));
        if (m_draft.postMortem) {
            for (const QString &heading : emptySectionsOf(m_draft.body.markdown))
                addAt(PostProblem::SectionEmpty, heading, heading);
        }
        if (m_options.approvalNeeded && m_draft.bypass.isEmpty() && m_scene.approvedFrom.isEmpty())
            add(PostProblem::ApprovalMissing);
        if (m_draft.wholeCustomerBase && !m_options.scopeConfirmed)
            add(PostProblem::ScopeUnconfirmed);
    }

    void checkTimes()
    {
        for (const QString &words : m_options.unsettled)
            addAt(PostProblem::TimeUnsettled, words, words);
        for (const QString &words : m_draft.unread) {
            if (!m_options.unsettled.contains(words))
                add(PostProblem::TimeUnsettled, words);
        }
        for (const OpenPlace &open : openPlacesIn(m_draft.body.markdown))
            m_issues.append({PostProblem::TimeUnsettled, openPlace(open.field), static_cast<int>(open.begin), static_cast<int>(open.end)});
        for (const OpenPlace &open : openPlacesIn(m_draft.title))
            add(PostProblem::TimeUnsettled, openPlace(open.field));
        if (const auto parts = splitTokenText(m_draft.body.markdown, m_draft.body.tokens.size()); !parts)
            add(PostProblem::TimeUnsettled, parts.error().detail);
        for (const ImpactsAfter::Line &line : impactsAfter(m_draft, m_scene, m_place).lines) {
            const bool neverEnds = closesStory(m_draft, m_place) && !line.impact.range.end;
            if ((line.changed && isReversed(line.impact.range)) || neverEnds)
                add(PostProblem::RangeReversed, line.impact.target);
        }
        if (m_draft.window && (isReversed(m_draft.window->planned) || (m_draft.window->actual && isReversed(*m_draft.window->actual))))
            add(PostProblem::RangeReversed);
        if (m_draft.at && *m_draft.at > m_scene.now)
            add(PostProblem::AtInFuture, isoUtc(*m_draft.at));
        else
            checkTenses();
    }

    /// What is off is off already, and what is scheduled is still to come.
    void checkTenses()
    {
        if (m_place.kind == IncidentKind::Incident) {
            for (const ImpactsAfter::Line &line : impactsAfter(m_draft, m_scene, m_place).lines) {
                if (line.changed && !line.impact.planned && line.impact.range.begin > m_scene.now)
                    add(PostProblem::ImpactInFuture, line.impact.target);
            }
        }
        const auto isOver = [this](const Window &window) { return window.planned.end.value_or(window.planned.begin) <= m_place.at; };
        if (m_place.isNewest && m_draft.status == Status::Scheduled && !m_after.windows.isEmpty() && std::ranges::all_of(m_after.windows, isOver))
            add(PostProblem::PlanOver);
        const auto isUntold = [this](const Window &window) { return !window.actual && window.planned.begin < m_place.at; };
        if (closesStory(m_draft, m_place) && m_draft.status == Status::Completed && std::ranges::any_of(m_after.windows, isUntold))
            add(PostProblem::ActualMissing);
    }

    /// Whether a new story says of itself that it is over where its times do, and only there.
    void checkCourse()
    {
        if (!begins() || m_draft.kind == IncidentKind::Announcement)
            return;
        const bool isIncident = m_draft.kind == IncidentKind::Incident;
        const Status over = isIncident ? Status::Resolved : Status::Completed;
        if (m_draft.retroactive) {
            if (!isClosed(m_after.status))
                add(PostProblem::RetroactiveOpen, {}, PostFix{{}, over, false});
            return;
        }
        const std::optional<Instant> end = isIncident ? endOfImpacts() : endOfWork();
        if (!end || *end > m_scene.now - minuteMs)
            return;
        if (isClosed(m_after.status))
            add(PostProblem::RetroactiveUnsaid, {}, PostFix{{}, {}, true});
        else if (isIncident && m_after.status != Status::Monitoring) // what is over may still be watched
            add(PostProblem::AllOver, {}, PostFix{{}, over, true});
    }

    /// When the last impact ends; none where there is none, or one goes on.
    [[nodiscard]] std::optional<Instant> endOfImpacts() const
    {
        std::optional<Instant> last;
        for (const Impact &impact : m_after.impacts) {
            if (!impact.range.end)
                return std::nullopt;
            last = std::max(last.value_or(*impact.range.end), *impact.range.end);
        }
        return last;
    }

    [[nodiscard]] std::optional<Instant> endOfWork() const
    {
        return !m_after.windows.isEmpty() && m_after.windows.constLast().actual ? m_after.windows.constLast().actual->end : std::nullopt;
    }

    void checkScope()
    {
        if (!begins() || m_draft.kind == IncidentKind::Announcement)
            return;
        if (m_after.targets.isEmpty() && !m_draft.wholeCustomerBase && (!m_draft.targets || m_draft.targets->isEmpty())) {
            add(PostProblem::TargetsMissing);
            return; // what level was chosen for those to come does not matter yet
        }
        const bool names = std::ranges::any_of(m_draft.impacts, [](const ImpactChange &change) { return !change.target.isEmpty() && !change.retracted; });
        if (m_draft.kind == IncidentKind::Incident && !names)
            add(PostProblem::ImpactMissing);
    }

    void checkPromises()
    {
        for (const PromiseChange &promise : m_draft.promises) {
            if (promise.due && *promise.due <= m_scene.now && !m_draft.at)
                add(PostProblem::PromisePast, nameOf(promise.kind));
        }
        const bool closed = isClosed(m_after.status);
        bool promisesUpdate = false;
        for (const Promise &promise : m_after.promises) {
            const bool endsWithStory = promise.kind == PromiseKind::NextUpdate || promise.kind == PromiseKind::Eta;
            if (promise.kept || (closed && endsWithStory))
                continue;
            const bool isOld = m_scene.story && std::ranges::find(m_scene.story->promises, promise.id, &Promise::id) != m_scene.story->promises.cend();
            if (isOld && promise.due <= m_scene.now)
                add(PostProblem::PromiseBroken, nameOf(promise.kind));
            promisesUpdate = promisesUpdate || (promise.kind == PromiseKind::NextUpdate && promise.due > m_scene.now);
        }
        if (m_place.kind == IncidentKind::Incident && !closed && !promisesUpdate && !m_place.corrected && !m_draft.postMortem)
            add(PostProblem::NextUpdateMissing);
        checkPromisedWords();
    }

    /// What the text promises, read as its readers will read it, against what is recorded. Of a story that
    /// is over, and of a time that is, the text only tells.
    void checkPromisedWords()
    {
        Rendering rendering;
        rendering.language = m_draft.language;
        const auto text = render(m_draft.body, rendering, TextForm::Plain);
        if (!text || isClosed(m_after.status))
            return;
        ImportContext context;
        context.zone = m_draft.zone;
        context.language = m_draft.language;
        context.written = m_place.at;
        context.reference = wallTimeOf(m_place.at, isZoneKnown(m_draft.zone) ? m_draft.zone : u"UTC"_s).date;
        context.today = context.reference;
        context.shape = ImportContext::Shape::Body;
        const ImportedPage page = importPage(*text, context);
        for (const ImportedPost &post : page.posts) {
            const auto isAhead = [this](const ImportedPromise &said) { return said.time >= 0 && said.due && *said.due > m_place.at && isInText(*said.due); };
            for (const ImportedPromise &said : post.promises) {
                // Beside the promise that is recorded, another time of its kind is a mention: "by 15:00, at worst by 17:00".
                const bool isSaidAsRecorded = std::ranges::any_of(post.promises, [&](const ImportedPromise &other) {
                    return other.kind == said.kind && isAhead(other) && isRecorded(*other.due);
                });
                if (!isAhead(said) || isSaidAsRecorded)
                    continue;
                const bool hasOther = std::ranges::any_of(m_after.promises, [&](const Promise &promise) {
                    return promise.kind == said.kind && !promise.kept && promise.due > m_place.at;
                });
                const QString &words = post.times.at(said.time).span;
                addAt(hasOther ? PostProblem::PromiseDiffers : PostProblem::PromiseUnrecorded, words, words, PostFix{PromiseChange{said.kind, said.due, 0}, {}, false});
            }
        }
    }

    /// Whether a token of the text says @p due: a time that was left as words may mean anything.
    [[nodiscard]] bool isInText(Instant due) const
    {
        return std::ranges::any_of(m_draft.body.tokens, [&](const TokenValue &token) {
            if (const auto *instant = std::get_if<InstantToken>(&token))
                return instant->instant == due;
            const auto *interval = std::get_if<IntervalToken>(&token);
            return interval && (interval->begin == due || interval->end == due);
        });
    }

    /// Whether the story has something to come in the minute of @p due.
    [[nodiscard]] bool isRecorded(Instant due) const
    {
        const auto isNear = [due](std::optional<Instant> at) { return at && std::abs(*at - due) < minuteMs; };
        return std::ranges::any_of(m_after.promises, [&](const Promise &promise) { return isNear(promise.due); })
            || std::ranges::any_of(m_after.windows, [&](const Window &window) { return isNear(window.planned.begin) || isNear(window.planned.end); })
            || std::ranges::any_of(m_after.impacts, [&](const Impact &impact) { return isNear(impact.range.begin) || isNear(impact.range.end); });
    }

    void checkFindings()
    {
        for (const Finding &finding : m_options.findings) {
            const QString words = m_options.lintedText.isEmpty() ? finding.values.word : m_options.lintedText.mid(finding.begin, finding.end - finding.begin);
            if (!m_draft.dismissed.contains(dismissalOf(finding, words)))
                addAt(finding.severity == LintSeverity::Hard ? PostProblem::LintHard : PostProblem::LintAdvice, lintMessage(finding), words);
        }
    }

    void checkTranslations()
    {
        const auto base = [](const QString &language) { return language.section(u'-', 0, 0).toLower(); };
        QStringList written{base(m_draft.language)};
        for (const Translation &translation : m_options.translations) {
            if (translation.state != TranslationState::Missing && !translation.body.markdown.trimmed().isEmpty())
                written.append(base(translation.language));
        }
        for (const Audience &audience : m_options.audiences) {
            if (audience.language.isEmpty() || written.contains(base(audience.language)))
                continue;
            add(PostProblem::TranslationMissing, audience.language);
            written.append(base(audience.language));
        }
    }

    /// Names who wrote what the composer had not seen.
    void checkOthers()
    {
        if (m_scene.story && isClosed(m_scene.story->status) && !isClosed(m_after.status))
            add(PostProblem::StoryReopened, nameOf(*m_scene.story->status));
        QStringList users;
        bool news = false;
        for (const QString &fact : m_options.frontierNow) {
            if (m_draft.seen.contains(fact))
                continue;
            news = true;
            if (const auto id = parseDocumentId(fact); id && !id->user.isEmpty() && !users.contains(id->user))
                users.append(id->user);
        }
        if (news)
            add(PostProblem::PostedMeanwhile, users.join(u", "_s));
    }

    const PostDraft &m_draft;
    const PostScene &m_scene;
    const PostCheckOptions &m_options;
    PostPlace m_place;
    Story m_after;
    QList<PostIssue> m_issues;
};

} // namespace

bool stopsPosting(PostProblem problem)
{
    switch (problem) {
    case PostProblem::BodyMissing:
    case PostProblem::TitleMissing:
    case PostProblem::StatusIllegal:
    case PostProblem::TimeUnsettled:
    case PostProblem::RangeReversed:
    case PostProblem::AtInFuture:
    case PostProblem::RetroactiveOpen:
    case PostProblem::ImpactInFuture:
    case PostProblem::PlanOver:
    case PostProblem::PromisePast:
    case PostProblem::ScopeUnconfirmed:
    case PostProblem::ApprovalMissing:
    case PostProblem::LintHard:
        return true;
    case PostProblem::TargetsMissing:
    case PostProblem::ImpactMissing:
    case PostProblem::LintAdvice:
    case PostProblem::TranslationMissing:
    case PostProblem::PromiseBroken:
    case PostProblem::PromiseDiffers:
    case PostProblem::PromiseUnrecorded:
    case PostProblem::AllOver:
    case PostProblem::RetroactiveUnsaid:
    case PostProblem::SectionEmpty:
    case PostProblem::StoryReopened:
    case PostProblem::PostedMeanwhile:
    case PostProblem::NextUpdateMissing:
    case PostProblem::ActualMissing:
        return false;
    }
    return false;
}

PostDraft withFix(PostDraft draft, const PostFix &fix)
{
    if (fix.promise) {
        draft.promises.removeIf([&fix](const PromiseChange &one) { return one.kind == fix.promise->kind; });
        draft.promises.append(*fix.promise);
    }
    if (fix.status)
        draft.status = fix.status;
    draft.retroactive = draft.retroactive || fix.retroactive;
    return draft;
}

QList<PostIssue> problemsOf(const PostDraft &draft, const PostScene &scene, const PostCheckOptions &options)
{
    return PostChecker(draft, scene, options).run();
}

QString dismissalOf(const Finding &finding, const QString &words)
{
    return nameOf(finding.rule) + u": "_s + words;
}

} // namespace tocsin
