// SPDX-License-Identifier: GPL-3.0-or-later
// What becomes of drafts that wait for another user: approved, sent back, or gone from their author's document.
#include "ui/shell/postingflow.h"

#include "models/itemmodels/workspacesession.h"
#include "ui/composer/finalpreview.h"
#include "ui/composer/sendbackdialog.h"
#include "ui/desk/deskwords.h"

#include <algorithm>

namespace tocsin {

FinalPreview *PostingFlow::approve(const PostDraft &draft)
{
    ComposerScene scene = sceneOf(draft);
    scene.post.approvedFrom = draft.writtenBy;
    PostCheckOptions options;
    options.audiences = m_session.audiences().value_or(QList<Audience>());
    options.frontierNow = scene.post.frontier;
    FinalPreview *look = newLook(draft, scene, problemsOf(draft, scene.post, options), m_services.window, draft.writtenBy);
    connect(look, &FinalPreview::sendWanted, this, [this, draft] {
        m_poster.post(draft, undoMs());
        if (const auto drafts = m_session.drafts()) // what was said while the look was open has been told already
            stopApprovals(*drafts);
    });
    connect(look, &FinalPreview::sendBackWanted, this, [this, look, draft] {
        connect(askToSendBack(draft, look), &SendBackDialog::noted, look, &QDialog::reject);
    });
    look->open();
    return look;
}

SendBackDialog *PostingFlow::askToSendBack(const PostDraft &draft, QWidget *parent, const QString &note)
{
    const QString title = draft.title.isEmpty() ? m_session.titleOf(draft.incident) : draft.title;
    auto *dialog = new SendBackDialog(draft.writtenBy, draftTitle(draft, title), parent ? parent : m_services.window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setNote(note);
    connect(dialog, &SendBackDialog::noted, this, [this, draft](const QString &words) {
        m_poster.takeBack(draft.key); // where it was approved a moment ago, the last word counts
        m_sendBacks.send(draft, words);
    });
    dialog->open();
    return dialog;
}

void PostingFlow::followDrafts(const QList<WorkspaceReader::StoredDraft> &drafts)
{
    m_sendBacks.follow(drafts);
    stopApprovals(drafts);
    for (const QPointer<Composer> &composer : std::as_const(m_composers)) {
        if (!composer || composer->key().isEmpty())
            continue;
        const auto stored = std::ranges::find_if(drafts, [&](const WorkspaceReader::StoredDraft &one) { return one.user == m_services.author && one.draft.key == composer->key(); });
        if (const auto word = stored == drafts.cend() ? std::nullopt : stored->sentBack; word != composer->scene().sentBack)
            composer->setSentBack(word);
    }
}

/// While an approval counts down its author may go on writing, and other users send it back or approve it too: what somebody said no to does not leave, and nobody is
/// told that what is out could still be taken back.
void PostingFlow::stopApprovals(const QList<WorkspaceReader::StoredDraft> &drafts)
{
    for (const Poster::Leaving &one : m_poster.leaving()) {
        if (!one.isApproval)
            continue;
        const auto stored = std::ranges::find_if(drafts, [&one](const WorkspaceReader::StoredDraft &each) { return each.user == one.draft.writtenBy && each.draft.key == one.draft.key; });
        const bool isGone = stored == drafts.cend();
        const bool isSentBack = !isGone && stored->sentBack && stored->sentBack->user != m_services.author;
        if (!isGone && !isSentBack && stored->draft == one.draft)
            continue;
        if (m_poster.takeBack(one.draft.key))
            emit approvalStopped(one.draft, isGone ? ApprovalStop::Gone : isSentBack ? ApprovalStop::SentBack : ApprovalStop::WrittenOn, isSentBack ? stored->sentBack->user : QString());
    }
}

/// Who approves a draft cannot take it out of its author's document, which has one writer: its author's console does.
void PostingFlow::tidyDrafts()
{
    QStringList waiting;
    const auto drafts = m_session.drafts(m_services.author).value_or(QList<WorkspaceReader::StoredDraft>());
    for (const WorkspaceReader::StoredDraft &stored : drafts) {
        if (stored.draft.state == PostDraft::State::Waiting)
            waiting.append(stored.draft.incident);
    }
    const QStringList before = std::exchange(m_waiting, waiting);
    for (const QString &incident : before) {
        if (!waiting.contains(incident))
            m_writer.write([incident](WritingDesk &desk) { return writeDrafts(desk, incident, {}); });
    }
}

} // namespace tocsin
