// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/postrequest.h"

using namespace Qt::StringLiterals;

namespace tocsin::ctl {

QString issueText(const PostIssue &issue, const QHash<QString, QString> &targetNames)
{
    const QString &what = issue.detail;
    switch (issue.problem) {
    case PostProblem::BodyMissing:
        return u"the post has no text (--body FILE, or - for standard input)."_s;
    case PostProblem::TitleMissing:
        return u"a new incident needs a --title."_s;
    case PostProblem::StatusIllegal:
        return u"the status %1 may not follow here; “tocsinctl show” says where the incident stands."_s.arg(what);
    case PostProblem::TimeUnsettled:
        return u"“%1” has not been filled in (--eta, --targets and --window give a template its values)."_s.arg(what);
    case PostProblem::RangeReversed:
        return what.isEmpty() ? u"the window ends before it begins."_s
                              : u"the impact on %1 ends no later than it begins; say when it began with --since."_s.arg(targetNames.value(what, what));
    case PostProblem::AtInFuture:
        return u"--at %1 is not over yet."_s.arg(what);
    case PostProblem::RetroactiveOpen:
        return u"--retroactive says that it is over, and its status leaves it open; give it another --status, or leave --retroactive out."_s;
    case PostProblem::ImpactInFuture:
        return u"the impact on %1 is to begin at a time that is not over (--since); an incident tells what is off already."_s.arg(targetNames.value(what, what));
    case PostProblem::PlanOver:
        return u"the status is “scheduled”, and the window is over; give it another --status or --window."_s;
    case PostProblem::PromisePast:
        return u"the time of the promise “%1” is over already."_s.arg(what);
    case PostProblem::ScopeUnconfirmed:
        return u"the post concerns all customers; say so with --all-customers."_s;
    case PostProblem::ApprovalMissing:
        return u"this console asks for a second pair of eyes (setting posting/needsApproval); --for-approval leaves it to another user; --bypass REASON posts without, and keeps the reason."_s;
    case PostProblem::TargetsMissing:
        return u"no target is named (--targets)."_s;
    case PostProblem::ImpactMissing:
        return u"no target is affected (--level), so that the timeline shows nothing."_s;
    case PostProblem::LintHard:
        return u"%1. --ignore-findings posts it nevertheless, and keeps that with it."_s.arg(what);
    case PostProblem::LintAdvice:
        return what + u'.';
    case PostProblem::TranslationMissing:
        return u"some readers read “%1”, and there is no translation."_s.arg(what);
    case PostProblem::PromiseBroken:
        return u"the promise “%1” is due and stays open."_s.arg(what);
    case PostProblem::PromiseDiffers:
        return u"the text promises %1, and another time is recorded (%2)."_s.arg(what, issue.fix && issue.fix->promise && issue.fix->promise->kind == PromiseKind::Eta ? u"--eta"_s : u"--next-update"_s);
    case PostProblem::PromiseUnrecorded:
        return u"the text promises %1, and no promise is recorded for that time (--eta, --next-update)."_s.arg(what);
    case PostProblem::AllOver:
        return u"everything that it affects is over, and its status leaves it open (--status, --retroactive)."_s;
    case PostProblem::RetroactiveUnsaid:
        return u"it was over before it is reported, and does not say so (--retroactive)."_s;
    case PostProblem::SectionEmpty:
        return u"nothing stands below the heading “%1”."_s.arg(what);
    case PostProblem::StoryReopened:
        return u"the incident was %1; this post opens it again."_s.arg(what);
    case PostProblem::PostedMeanwhile:
        return u"%1 posted meanwhile."_s.arg(what.isEmpty() ? u"somebody"_s : what);
    case PostProblem::NextUpdateMissing:
        return u"no next update is promised (--next-update)."_s;
    case PostProblem::ActualMissing:
        return u"it is not known when the work was really done, and the plan is not taken for it (--actual)."_s;
    }
    return {};
}

} // namespace tocsin::ctl
