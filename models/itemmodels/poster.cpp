// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/itemmodels/poster.h"

#include "models/itemmodels/draftkeeper.h"
#include "models/posting/postwriter.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tocsin {
namespace {

constexpr qint64 lookEveryMs = 1000; ///< at least: the clock may be set while something counts down

/// Whether the draft stands in the document of another user, who waits for it to be approved.
bool isOfAnother(const PostDraft &draft, const QString &user)
{
    return !draft.writtenBy.isEmpty() && draft.writtenBy != user;
}

} // namespace

Poster::Poster(WorkspaceWriter &writer, const Clock &clock, QObject *parent) : QObject(parent), m_writer(writer), m_clock(clock)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &Poster::look);
}

Poster::~Poster()
{
    for (const Leaving &one : std::as_const(m_leaving))
        keep(one.draft);
}

void Poster::post(const PostDraft &draft, qint64 delayMs)
{
    (void)take(draft.key); // posted again with other words: it counts anew
    if (delayMs <= 0) {
        send(draft);
        return;
    }
    m_leaving.append({draft, m_clock.now() + delayMs, delayMs});
    PostDraft leaving = draft;
    leaving.state = PostDraft::State::Leaving;
    keep(leaving);
    wait();
    emit counting(draft.key);
}

bool Poster::takeBack(const QString &key)
{
    const std::optional<Leaving> one = take(key);
    if (!one)
        return false;
    keep(one->draft);
    emit takenBack(one->draft);
    return true;
}

bool Poster::sendNow(const QString &key)
{
    const std::optional<Leaving> one = take(key);
    if (one)
        send(one->draft);
    return one.has_value();
}

void Poster::look()
{
    const Instant now = m_clock.now();
    QList<PostDraft> due;
    for (Leaving &one : m_leaving) {
        one.until = std::min(one.until, now + one.delayMs); // a clock that was put back does not make it wait for an hour
        if (one.until <= now)
            due.append(one.draft);
    }
    for (const PostDraft &draft : std::as_const(due)) {
        (void)take(draft.key);
        send(draft);
    }
    wait();
}

void Poster::wait()
{
    if (m_leaving.isEmpty()) {
        m_timer.stop();
        return;
    }
    const Instant next = std::ranges::min(m_leaving, {}, &Leaving::until).until;
    m_timer.start(static_cast<int>(std::clamp<qint64>(next - m_clock.now(), 1, lookEveryMs)));
}

std::optional<Poster::Leaving> Poster::take(const QString &key)
{
    for (qsizetype i = 0; i < m_leaving.size(); ++i) {
        if (m_leaving.at(i).draft.key == key)
            return m_leaving.takeAt(i);
    }
    return std::nullopt;
}

void Poster::keep(const PostDraft &draft)
{
    if (!isOfAnother(draft, m_writer.author()))
        m_writer.write([draft](WritingDesk &desk) { return writeDraft(desk, draft); });
}

void Poster::send(const PostDraft &draft)
{
    const auto update = std::make_shared<QString>(); // the job's, until it is over
    m_writer.write(
        [draft, update](WritingDesk &desk) -> Result<void> {
            const Result<QString> sent = sendPost(desk, draft);
            if (!sent)
                return tl::unexpected(sent.error());
            *update = *sent;
            return {};
        },
        this,
        [this, draft, update](const Result<CommitReport> &report) {
            if (report) {
                emit posted(draft.key, draft.incident, *update);
            } else {
                keep(draft);
                emit failed(draft, report.error());
            }
        });
}

Result<QString> sendPost(WritingDesk &desk, const PostDraft &draft)
{
    Result<QString> post = desk.reader.postOf(draft.incident, draft.key);
    if (post && post->isEmpty()) {
        PostScene scene;
        Result<Story> story = desk.reader.story(draft.incident);
        if (story) {
            const Result<QStringList> frontier = desk.reader.frontier(draft.incident);
            if (!frontier)
                return tl::unexpected(frontier.error());
            scene.story = *std::move(story);
            scene.frontier = *frontier;
        } else if (story.error().code != Failure::Code::NotFound || !draft.beginsStory) {
            return tl::unexpected(story.error());
        }
        scene.now = desk.clock.now();
        if (isOfAnother(draft, desk.facts.user()))
            scene.approvedFrom = draft.writtenBy;
        if (const Result<void> written = writePost(desk.facts, draft, scene); !written)
            return tl::unexpected(written.error());
        post = postDocumentId(draft.incident, desk.facts.user(), draft.key);
    }
    if (!post)
        return post;
    if (const Result<void> dropped = dropDraft(desk, draft.incident, draft.key); !dropped)
        return tl::unexpected(dropped.error());
    return post;
}

} // namespace tocsin
