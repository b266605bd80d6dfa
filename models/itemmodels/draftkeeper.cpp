// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/itemmodels/draftkeeper.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace tocsin {

DraftKeeper::DraftKeeper(WorkspaceWriter &writer, QObject *parent) : QObject(parent), m_writer(writer)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &DraftKeeper::save);
}

DraftKeeper::~DraftKeeper()
{
    flush();
}

void DraftKeeper::keep(const PostDraft &draft)
{
    add({draft});
}

void DraftKeeper::drop(const QString &incident, const QString &key)
{
    PostDraft gone;
    gone.key = key;
    gone.incident = incident;
    add({gone, true});
}

void DraftKeeper::add(Change change)
{
    change.number = ++m_numbers;
    const QString &key = change.draft.key;
    m_newest.insert(key, change.number);
    m_waiting.insert(key, change);
    if (!m_timer.isActive()) // somebody who goes on typing does not put it off
        m_timer.start(saveAfterMs);
}

void DraftKeeper::save()
{
    if (m_inFlight == 0) // a slow disk is given the newest only, when it is ready: finish() goes on
        flush();
}

void DraftKeeper::flush()
{
    m_timer.stop();
    QHash<QString, QList<Change>> byStory;
    for (const Change &change : std::as_const(m_waiting))
        byStory[change.draft.incident].append(change);
    m_waiting.clear();
    for (auto story = byStory.cbegin(); story != byStory.cend(); ++story)
        write(story.key(), *story);
}

void DraftKeeper::write(const QString &incident, const QList<Change> &changes)
{
    ++m_inFlight;
    m_writer.write(
        [incident, changes](WritingDesk &desk) {
            QList<PostDraft> drafts;
            QStringList dropped;
            for (const Change &change : changes) {
                if (change.isDropped)
                    dropped.append(change.draft.key);
                else
                    drafts.append(change.draft);
            }
            return writeDrafts(desk, incident, drafts, dropped);
        },
        this, [this, changes](const Result<CommitReport> &report) { finish(changes, report); });
}

void DraftKeeper::finish(const QList<Change> &changes, const Result<CommitReport> &report)
{
    --m_inFlight;
    QStringList keys;
    for (const Change &change : changes) {
        const QString &key = change.draft.key;
        if (m_newest.value(key) != change.number)
            continue; // something newer waits or is on its way
        if (report)
            m_newest.remove(key);
        else
            m_waiting.insert(key, change);
        keys.append(key);
    }
    if (!m_waiting.isEmpty() && !m_timer.isActive()) {
        if (report)
            save();
        else
            m_timer.start(retryAfterMs);
    }
    for (const QString &key : std::as_const(keys)) {
        if (report)
            emit saved(key);
        else
            emit failed(key, report.error());
    }
}

Result<void> writeDrafts(WritingDesk &desk, const QString &incident, const QList<PostDraft> &drafts, const QStringList &dropped)
{
    if (const Result<DocumentId> id = parseDocumentId(incident); !id || id->kind != DocumentId::Kind::Head)
        return failed(Failure::Code::Rejected, u"a draft is of no story: “"_s + incident + u"”"_s);
    const Result<Document> document = desk.reader.document(draftDocumentId(incident, desk.facts.user()));
    if (!document && document.error().code != Failure::Code::NotFound)
        return tl::unexpected(document.error());
    const Result<QList<PostDraft>> stored = document ? draftsFrom(*document) : QList<PostDraft>();
    if (!stored)
        return tl::unexpected(stored.error());

    QList<PostDraft> kept = *stored;
    const auto isReplaced = [&](const PostDraft &old) { return dropped.contains(old.key) || std::ranges::find(drafts, old.key, &PostDraft::key) != drafts.end(); };
    kept.removeIf(isReplaced);
    std::ranges::copy_if(drafts, std::back_inserter(kept), [](const PostDraft &draft) { return !isBlank(draft); });
    std::ranges::sort(kept, {}, &PostDraft::key);
    for (qsizetype i = kept.size() - 1; i >= 0; --i) {
        const Result<QString> post = desk.reader.postOf(incident, kept.at(i).key);
        if (!post)
            return tl::unexpected(post.error());
        if (!post->isEmpty())
            kept.removeAt(i);
    }
    if (kept != *stored)
        desk.facts.putDraft(incident, kept, document ? document->rev : QString());
    return {};
}

Result<void> writeDraft(WritingDesk &desk, const PostDraft &draft)
{
    return writeDrafts(desk, draft.incident, {draft});
}

Result<void> dropDraft(WritingDesk &desk, const QString &incident, const QString &key)
{
    return writeDrafts(desk, incident, {}, {key});
}

} // namespace tocsin
