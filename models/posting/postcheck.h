// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/announcements/linter/finding.h"
#include "models/posting/postwriter.h"

namespace tocsin {

/// What stands between a draft and its readers. The order of the values is the order in which they are shown.
enum class PostProblem {
    BodyMissing,
    TitleMissing,
    StatusIllegal,
    TimeUnsettled, ///< a wall time that exists twice or not at all was not settled
    RangeReversed, ///< an impact or window that ends before it begins
    AtInFuture, ///< backdated to a time that is not over
    RetroactiveOpen, ///< it is told after it was over, and its status leaves it open
    ImpactInFuture, ///< what is off in an incident is to begin at a time that is not over
    PlanOver, ///< a maintenance is called scheduled whose window is over
    PromisePast, ///< a post of now promises something for a time that is over
    ScopeUnconfirmed, ///< concerns all customers, which is to be typed again
    ApprovalMissing, ///< the workspace asks for a second pair of eyes
    TargetsMissing, ///< a new incident or maintenance that names no target
    ImpactMissing, ///< a new incident that affects none of its targets
    LintHard, ///< a hard finding that was neither fixed nor dismissed
    LintAdvice,
    TranslationMissing, ///< an audience reads a language that this post is not written in
    PromiseBroken, ///< the post leaves a promise open that is due
    PromiseDiffers, ///< the text promises something for another time than the field of that promise
    PromiseUnrecorded, ///< the text promises something for a time that no promise, window or impact has
    AllOver, ///< everything that a new story affects is over, and its status leaves it open
    RetroactiveUnsaid, ///< a new story was over before it is told, and does not say so
    SectionEmpty, ///< a post-mortem has a heading with nothing below it
    StoryReopened, ///< it was closed, and is open again with this post
    PostedMeanwhile, ///< somebody else wrote about this story since the composer was opened
    NextUpdateMissing, ///< an open incident without a promise of the next update
    ActualMissing, ///< a maintenance is completed, and nobody said when its work really began
};

/// What puts an issue right, as a change of its draft.
struct PostFix
{
    std::optional<PromiseChange> promise = {}; ///< in the place of the draft's promise of that kind
    std::optional<Status> status = {};
    bool retroactive = false; ///< it is told after it was over
    bool operator==(const PostFix &) const = default;
};
[[nodiscard]] PostDraft withFix(PostDraft draft, const PostFix &fix);

/// One of them. Whether it stops the post or only asks to be looked at is the kind's (stopsPosting()).
struct PostIssue
{
    PostProblem problem = PostProblem::BodyMissing;
    /// The value it speaks of: a language, users' names, the id of a target, the name of a status or promise, a typed time, lintMessage(); may be empty
    QString detail;
    int begin = -1; ///< place in the body's markdown, UTF-16; -1: none
    int end = -1;
    std::optional<PostFix> fix = {}; ///< only where one is certain
    bool operator==(const PostIssue &) const = default;
};
/// Hard findings stop a post until they are fixed or dismissed, which is recorded with it.
[[nodiscard]] bool stopsPosting(PostProblem problem);

/// What the check is told beside draft and scene.
struct PostCheckOptions
{
    QList<Audience> audiences;
    QList<Translation> translations; ///< that are written along with this post
    QList<Finding> findings; ///< of the rendered body; dismissed ones are in the draft
    QString lintedText; ///< what the findings' places are in; empty: a finding's words are LintValues::word
    QStringList unsettled; ///< texts of times that exist twice or never and were not settled
    bool approvalNeeded = false; ///< the workspace asks for a second pair of eyes, and nobody approved or bypassed
    bool scopeConfirmed = false; ///< "all customers" was typed again
    QStringList frontierNow; ///< of the story, to tell whether somebody posted meanwhile
};

/// Everything that is missing, wrong or worth a look, by problem, then place. Empty: it may go out as it is.
[[nodiscard]] QList<PostIssue> problemsOf(const PostDraft &draft, const PostScene &scene, const PostCheckOptions &options);

/// How a draft names a finding that its author put aside.
[[nodiscard]] QString dismissalOf(const Finding &finding, const QString &words);

} // namespace tocsin
