// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/issuewords.h"

#include "models/posting/templates.h"
#include "ui/widgets/words.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace tocsin {
namespace {

/// The texts of this file stand in one context of the translations.
struct Issue
{
    Q_DECLARE_TR_FUNCTIONS(tocsin::Issue)
};

QString nameOfTarget(const QString &id, const std::function<QString(const QString &)> &targetName)
{
    const QString known = targetName ? targetName(id) : QString();
    return known.isEmpty() ? id.section(u':', 1) : known;
}

} // namespace

QString wordsFor(const PostIssue &issue, const std::function<QString(const QString &)> &targetName)
{
    const QString &detail = issue.detail;
    switch (issue.problem) {
    case PostProblem::BodyMissing:
        return Issue::tr("There is no text yet.");
    case PostProblem::TitleMissing:
        return Issue::tr("A new story needs a title.");
    case PostProblem::StatusIllegal: {
        const auto status = enumFrom<Status>(detail);
        //: %1 is a status, like "monitoring"
        return status ? Issue::tr("“%1” cannot follow what was said before. Choose another status.").arg(wordFor(*status))
                      : Issue::tr("This status cannot follow what was said before. Choose another one.");
    }
    case PostProblem::TimeUnsettled:
        if (!openPlacesIn(detail).isEmpty())
            //: %1 is a place that a template left open, like "[targets?]"
            return Issue::tr("“%1” stands for a field that is empty. Fill it in, or write something else.").arg(detail);
        //: %1 is what stands in the text, like "2:30"
        return detail.isEmpty() ? Issue::tr("A time in the text is not settled. Choose what it means.")
                                : Issue::tr("“%1” is not settled. Choose what it means.").arg(detail);
    case PostProblem::RangeReversed:
        return detail.isEmpty() ? Issue::tr("The planned window ends before it begins.")
                                //: %1 is a target
                                : Issue::tr("The impact on %1 ends before it begins.").arg(nameOfTarget(detail, targetName));
    case PostProblem::AtInFuture:
        return Issue::tr("The post is dated into the future. Give it a time that is over, or none.");
    case PostProblem::RetroactiveOpen:
        return Issue::tr("It is reported after it was over, and its status leaves it open. Choose the status with which it ended, or report it as something that goes on.");
    case PostProblem::ImpactInFuture:
        //: %1 is a target
        return Issue::tr("The impact on %1 begins at a time that is not over. An incident tells what is off already.").arg(nameOfTarget(detail, targetName));
    case PostProblem::PlanOver:
        return Issue::tr("It says “%1”, and the planned window is over. Choose another status, or another window.").arg(wordFor(Status::Scheduled));
    case PostProblem::PromisePast: {
        const auto kind = enumFrom<PromiseKind>(detail);
        //: %1 is what is promised, like "Next update"
        return kind ? Issue::tr("It promises something for a time that is over: %1. Give it another time.").arg(wordFor(*kind))
                    : Issue::tr("It promises something for a time that is over. Give it another time.");
    }
    case PostProblem::ScopeUnconfirmed:
        return Issue::tr("It concerns all customers. Confirm that below.");
    case PostProblem::ApprovalMissing:
        return Issue::tr("Another user has to approve it. Ask for that below, or say why it goes out without.");
    case PostProblem::TargetsMissing:
        return Issue::tr("It names no server, service or zone, so the timeline will show nothing.");
    case PostProblem::ImpactMissing:
        return Issue::tr("It affects none of its targets, so the timeline will show nothing.");
    case PostProblem::LintHard:
    case PostProblem::LintAdvice:
        return detail;
    case PostProblem::TranslationMissing:
        //: %1 is a language
        return Issue::tr("Some readers read %1, and there is no text in it yet.").arg(languageName(detail));
    case PostProblem::PromiseBroken: {
        const auto kind = enumFrom<PromiseKind>(detail);
        //: %1 is what was promised, like "Next update"
        return kind ? Issue::tr("A promise is due and stays open: %1.").arg(wordFor(*kind)) : Issue::tr("A promise is due and stays open.");
    }
    case PostProblem::PromiseDiffers:
        //: %1 is a time as it stands in the text, %2 what is promised, like "Next update"
        return Issue::tr("The text promises %1, and the field says another time: %2.").arg(detail, issue.fix && issue.fix->promise ? wordFor(issue.fix->promise->kind) : QString());
    case PostProblem::PromiseUnrecorded:
        //: %1 is a time as it stands in the text
        return Issue::tr("The text promises %1, and no field records a promise for that time.").arg(detail);
    case PostProblem::AllOver:
        return Issue::tr("Everything that it affects is over, and its status leaves it open.");
    case PostProblem::RetroactiveUnsaid:
        return Issue::tr("It was over before it is reported, and does not say so.");
    case PostProblem::SectionEmpty:
        //: %1 is a heading of a post-mortem, like "Cause"
        return Issue::tr("Nothing stands below “%1” yet.").arg(detail);
    case PostProblem::StoryReopened: {
        const auto status = enumFrom<Status>(detail);
        //: %1 is a status, like "resolved"
        return status ? Issue::tr("The story was “%1”; this post opens it again.").arg(wordFor(*status)) : Issue::tr("This post opens the story again.");
    }
    case PostProblem::PostedMeanwhile:
        //: %1 is one user or several
        return detail.isEmpty() ? Issue::tr("Somebody wrote about this story since you began. Look at the thread.")
                                : Issue::tr("%1 wrote about this story since you began. Look at the thread.").arg(detail);
    case PostProblem::NextUpdateMissing:
        return Issue::tr("It does not say when the next update comes.");
    case PostProblem::ActualMissing:
        return Issue::tr("It does not say when the work was really done. The plan is not taken for it: fill in “Actual from”, if it is known.");
    }
    return detail;
}

QString fixWordsFor(const PostIssue &issue, const TimeText &times, Instant now)
{
    if (!issue.fix)
        return {};
    const PostFix &fix = *issue.fix;
    if (fix.promise && fix.promise->due)
        //: %1 is what is promised, like "Next update", %2 a time
        return Issue::tr("Take the time of the text into the field: %1, %2").arg(wordFor(fix.promise->kind), times.brief(*fix.promise->due, now));
    if (fix.status && fix.retroactive)
        //: %1 is a status
        return Issue::tr("Say “%1”, and that it is reported after it was over").arg(wordFor(*fix.status));
    //: %1 is a status
    return fix.status ? Issue::tr("Say “%1”").arg(wordFor(*fix.status)) : Issue::tr("Say that it is reported after it was over");
}

QString allCustomersPhrase()
{
    //: what is typed to confirm that a post concerns everybody
    return Issue::tr("all customers");
}

bool isAllCustomersPhrase(const QString &typed)
{
    return typed.simplified().compare(allCustomersPhrase(), Qt::CaseInsensitive) == 0;
}

} // namespace tocsin
