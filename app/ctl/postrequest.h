// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/announcements/linter/finding.h"
#include "models/domain/factwriter.h"
#include "models/posting/bodytext.h"
#include "models/posting/postcheck.h"
#include "models/storage/workspacereader.h"

namespace tocsin::ctl {

/// What `tocsinctl post` was asked for, times still as they were typed: their meaning depends on the story's zone.
struct PostRequest
{
    QString id; ///< empty: a new story
    std::optional<QString> text; ///< none: the template's alone
    QString title;
    std::optional<IncidentKind> kind;
    std::optional<Status> status;
    QString at;
    QString since; ///< when new impacts began
    std::optional<QStringList> targets; ///< names; the whole list
    QStringList addTargets; ///< names
    bool newTargets = false;
    std::optional<Level> level;
    QStringList restored; ///< "A,B" or "A,B@T"
    QString window; ///< "T..T"
    QString actual; ///< "T..T", when the work of the window was really done
    QString zone;
    QString language;
    QString label;
    QString nextUpdate;
    QString eta;
    QString rootCause;
    QStringList links; ///< "KIND=ID" or "KIND=URL"
    QString templateName;
    QString correct; ///< id of an update, or "last"
    bool retroactive = false;
    bool postMortem = false;
    bool allCustomers = false;
    QStringList settle; ///< "WORDS=N" or "WORDS=T"
    bool keepUncertain = false;
    bool ignoreFindings = false;
    QString bypass;
    bool forApproval = false; ///< it is left as a draft that another user approves
};

/// What this console adds to a request.
struct PostConsole
{
    QString author;
    QString zone; ///< IANA id
    QString language; ///< BCP 47
    bool needsApproval = false;
};

/// A request that was understood: what is to be written, and what its author should know.
struct PreparedPost
{
    PostDraft draft;
    PostScene scene;
    QList<Target> newTargets; ///< to be put into the catalogue
    QList<PostIssue> issues; ///< none that stops
    QStringList notes; ///< advice of the linter
    QHash<QString, QString> targetNames; ///< of all targets, the new ones included
};

/// Why a request was not understood or not accepted.
struct PostRefusal
{
    int exitCode = 1;
    QStringList reasons; ///< sentences for stderr
};

/// Works out @p request against what @p reader holds now (nullptr: a workspace that is not there yet). Writes nothing.
[[nodiscard]] tl::expected<PreparedPost, PostRefusal> preparePost(const PostRequest &request, const PostConsole &console, WorkspaceReader *reader, Instant now);

/// @p issue as a sentence.
[[nodiscard]] QString issueText(const PostIssue &issue, const QHash<QString, QString> &targetNames);

} // namespace tocsin::ctl
