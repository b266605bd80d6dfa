// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/itemmodels/draftkeeper.h"

#include <algorithm>
#include <memory>
#include <utility>

using namespace Qt::StringLiterals;

namespace tocsin {

namespace {

/// Whether both say the same, as the file spells it; whether they wait or leave, and when they were typed, says nothing.
bool isSame(PostDraft one, const PostDraft &other)
{
    one.state = other.state;
    one.bypass = other.bypass;
    one.writtenBy = other.writtenBy;
    one.asked = other.asked;
    one.changed = other.changed;
    return one == other || draftsJson({one}, {}, {}) == draftsJson({other}, {}, {});
}

/// The drafts of this writer's user about a story.
struct StoredDrafts
{
    QString rev; ///< of their document; empty: there is none yet
    QList<PostDraft> drafts;
};

Result<StoredDrafts> storedDrafts(WritingDesk &desk, const QString &incident)
{
    if (const Result<DocumentId> id = parseDocumentId(incident); !id || id->kind != DocumentId::Kind::Head)
        return failed(Failure::Code::Rejected, u"a draft is of no story: “"_s + incident + u"”"_s);
    const Result<Document> document = desk.reader.document(draftDocumentId(incident, desk.facts.user()));
    if (!document)
        return document.error().code == Failure::Code::NotFound ? Result<StoredDrafts>(StoredDrafts()) : tl::unexpected(document.error());
    Result<QList<PostDraft>> drafts = draftsFrom(*document);
    if (!drafts)
        return tl::unexpected(drafts.error());
    return StoredDrafts{document->rev, *std::move(drafts)};
}

} // namespace

DraftKeeper::DraftKeeper(WorkspaceWriter &writer, QObject *parent) : QObject(parent), m_writer(writer)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &DraftKeeper::save);
}

DraftKeeper::~DraftKeeper()
{
    flush();
}

void DraftKeeper::adopt(const PostDraft &draft)
{
    m_own[draft.key].append(draft);
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
    m_newest.insert(key, change);
    m_waiting.insert(key, change);
    if (!m_timer.isActive()) // somebody who goes on typing does not put it off
        m_timer.start(saveAfterMs);
}

QList<PostDraft> DraftKeeper::withUnsaved(const QString &incident, QList<PostDraft> stored) const
{
    for (const Change &change : m_newest) {
        if (change.draft.incident != incident)
            continue;
        stored.removeIf([&change](const PostDraft &draft) { return draft.key == change.draft.key; });
        if (!change.isDropped && !isBlank(change.draft))
            stored.append(change.draft);
    }
    std::ranges::stable_sort(stored, std::ranges::greater(), &PostDraft::changed);
    return stored;
}

PostDraft DraftKeeper::newest(const PostDraft &stored) const
{
    const auto unsaved = m_newest.constFind(stored.key);
    return unsaved == m_newest.cend() || unsaved->isDropped ? stored : unsaved->draft;
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
    QHash<QString, QList<PostDraft>> own;
    for (const Change &change : changes) {
        if (m_own.contains(change.draft.key)) // else it is this keeper's first: whatever stands there is what it goes on with
            own.insert(change.draft.key, m_own.value(change.draft.key));
        if (!change.isDropped)
            m_own[change.draft.key].append(change.draft);
    }
    const auto forks = std::make_shared<Forks>(); // written on the writer's thread before it is read here
    m_writer.write(
        [incident, changes, own, forks](WritingDesk &desk) {
            const Result<StoredDrafts> stored = storedDrafts(desk, incident);
            if (!stored)
                return Result<void>(tl::unexpected(stored.error()));
            forks->clear();
            QList<PostDraft> drafts;
            QStringList dropped;
            for (const Change &change : changes) {
                const QString &key = change.draft.key;
                const auto there = std::ranges::find(stored->drafts, key, &PostDraft::key);
                const auto isIt = [&there](const PostDraft &known) { return isSame(known, *there); };
                const bool isOthers = there != stored->drafts.cend() && own.contains(key) && !isIt(change.draft) && std::ranges::none_of(own.value(key), isIt);
                if (change.isDropped) {
                    if (!isOthers)
                        dropped.append(key);
                    continue;
                }
                drafts.append(change.draft);
                if (isOthers) {
                    drafts.last().key = desk.facts.newKey();
                    forks->insert(key, drafts.last().key);
                }
            }
            return writeDrafts(desk, incident, drafts, dropped);
        },
        this, [this, changes, forks](const Result<CommitReport> &report) { finish(changes, report, *forks); });
}

/// What waits under @p key, and what is known of it, goes on as @p own.
void DraftKeeper::fork(const QString &key, const QString &own)
{
    const auto renamed = [&own](PostDraft draft) {
        draft.key = own;
        return draft;
    };
    for (const PostDraft &draft : m_own.take(key))
        m_own[own].append(renamed(draft));
    for (QHash<QString, Change> *changes : {&m_newest, &m_waiting}) {
        if (!changes->contains(key))
            continue;
        Change change = changes->take(key);
        change.draft = renamed(change.draft);
        changes->insert(own, change);
    }
}

void DraftKeeper::finish(QList<Change> changes, const Result<CommitReport> &report, const Forks &forks)
{
    --m_inFlight;
    if (report) {
        for (Change &change : changes) {
            const QString key = change.draft.key;
            if (const QString own = forks.value(key); !own.isEmpty()) {
                fork(key, own);
                change.draft.key = own;
                emit forked(key, own);
            }
            // What is in the file now is the last that may be: what was there before is not found there again.
            QList<PostDraft> &own = m_own[change.draft.key];
            if (const qsizetype place = own.lastIndexOf(change.draft); place > 0)
                own.remove(0, place);
            if (change.isDropped)
                m_own.remove(change.draft.key);
        }
    }
    QStringList keys;
    for (const Change &change : std::as_const(changes)) {
        const QString &key = change.draft.key;
        if (m_newest.value(key).number != change.number)
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
    const Result<StoredDrafts> stored = storedDrafts(desk, incident);
    if (!stored)
        return tl::unexpected(stored.error());
    QList<PostDraft> kept = stored->drafts;
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
    if (kept != stored->drafts)
        desk.facts.putDraft(incident, kept, stored->rev);
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
