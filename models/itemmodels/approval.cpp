// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/itemmodels/approval.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tocsin {
namespace {

/// This user's document about @p draft: its revision, empty where there is none yet.
Result<QString> revOfOwnWord(WritingDesk &desk, const PostDraft &draft)
{
    const QString post = draftPostId(draft.incident, draft.writtenBy, draft.key);
    const Result<Document> document = desk.reader.document(sendBackDocumentId(post, desk.facts.user()));
    if (document)
        return document->rev;
    return document.error().code == Failure::Code::NotFound ? Result<QString>(QString()) : tl::unexpected(document.error());
}

} // namespace

Result<void> checkStillWaits(WritingDesk &desk, const PostDraft &draft)
{
    const auto changed = [&draft] { return failed(Failure::Code::Conflict, u"the draft of "_s + draft.writtenBy + u" does not wait for approval as it was read"_s); };
    const Result<Document> document = desk.reader.document(draftDocumentId(draft.incident, draft.writtenBy));
    if (!document)
        return document.error().code == Failure::Code::NotFound ? changed() : tl::unexpected(document.error());
    const Result<QList<PostDraft>> stored = draftsFrom(*document);
    if (!stored)
        return tl::unexpected(stored.error());
    const auto own = std::ranges::find(*stored, draft.key, &PostDraft::key);
    if (own == stored->cend() || own->state != PostDraft::State::Waiting || *own != draft)
        return changed();
    return {};
}

Result<void> writeSendBack(WritingDesk &desk, const PostDraft &draft, const QString &note)
{
    const QString words = note.trimmed();
    if (words.isEmpty() || words.size() > longestSendBackNote)
        return failed(Failure::Code::Rejected, u"the note is empty or too long"_s);
    if (draft.writtenBy == desk.facts.user())
        return failed(Failure::Code::Rejected, u"nobody sends back what he wrote himself"_s);
    const Result<QString> post = desk.reader.postOf(draft.incident, draft.key);
    if (!post)
        return tl::unexpected(post.error());
    if (!post->isEmpty())
        return failed(Failure::Code::Conflict, u"the post of "_s + draft.writtenBy + u" was approved and is out"_s);
    if (const Result<void> waits = checkStillWaits(desk, draft); !waits)
        return waits;
    if (const Result<void> refused = checkNobodyRefused(desk, draft); !refused)
        return refused;
    const Result<QString> rev = revOfOwnWord(desk, draft);
    if (!rev)
        return tl::unexpected(rev.error());
    desk.facts.putSendBack({draftPostId(draft.incident, draft.writtenBy, draft.key), desk.facts.user(), desk.clock.now(), draft.asked, words}, *rev);
    return {};
}

Result<void> writeSendBackTakenBack(WritingDesk &desk, const PostDraft &draft)
{
    if (const Result<void> waits = checkStillWaits(desk, draft); !waits)
        return waits;
    const Result<QString> rev = revOfOwnWord(desk, draft);
    if (!rev)
        return tl::unexpected(rev.error());
    if (!rev->isEmpty())
        desk.facts.putSendBack({draftPostId(draft.incident, draft.writtenBy, draft.key), desk.facts.user(), desk.clock.now(), draft.asked, {}}, *rev);
    return {};
}

Result<void> checkNobodyRefused(WritingDesk &desk, const PostDraft &draft)
{
    Result<QList<SendBack>> words = desk.reader.sendBacks(draft.incident, draft.writtenBy, draft.key);
    if (!words)
        return tl::unexpected(words.error());
    words->removeIf([&desk](const SendBack &word) { return word.user == desk.facts.user(); });
    if (const auto first = firstSendBack(*words, draft.writtenBy, draft.asked))
        return failed(Failure::Code::Conflict, first->user + u" has sent it back already"_s);
    return {};
}

bool waitsForUser(const WorkspaceReader::StoredDraft &stored, const QString &user)
{
    return stored.draft.state == PostDraft::State::Waiting && stored.user != user && !stored.sentBack;
}

bool wasSentBackByUser(const WorkspaceReader::StoredDraft &stored, const QString &user)
{
    return stored.draft.state == PostDraft::State::Waiting && stored.user != user && stored.sentBack && stored.sentBack->user == user;
}

bool cameBackToUser(const WorkspaceReader::StoredDraft &stored, const QString &user)
{
    return stored.draft.state == PostDraft::State::Waiting && stored.user == user && stored.sentBack;
}

SendBacks::SendBacks(WorkspaceWriter &writer, QObject *parent) : QObject(parent), m_writer(writer) {}

void SendBacks::send(const PostDraft &draft, const QString &note)
{
    m_writer.write([draft, note](WritingDesk &desk) { return writeSendBack(desk, draft, note); }, this, [this, draft, note](const Result<CommitReport> &report) {
        if (report)
            emit sent(draft);
        else
            emit notSent(draft, note, report.error());
    });
}

void SendBacks::takeBack(const PostDraft &draft)
{
    m_writer.write([draft](WritingDesk &desk) { return writeSendBackTakenBack(desk, draft); }, this, [this, draft](const Result<CommitReport> &report) {
        if (report)
            emit takenBack(draft);
    });
}

void SendBacks::follow(const QList<WorkspaceReader::StoredDraft> &drafts)
{
    for (const WorkspaceReader::StoredDraft &stored : drafts) {
        if (!cameBackToUser(stored, m_writer.author()))
            continue; // who writes on knows it already
        const QString word = sendBackDocumentId(stored.sentBack->post, stored.sentBack->user) + u'@' + QString::number(stored.sentBack->at);
        if (m_told.contains(word))
            continue;
        m_told.insert(word);
        emit cameBack(stored.draft, *stored.sentBack);
    }
}

} // namespace tocsin
