// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/itemmodels/poster.h"

#include "models/itemmodels/approval.h"
#include "models/itemmodels/draftkeeper.h"
#include "models/posting/postwriter.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tocsin {
namespace {

constexpr qint64 lookEveryMs = 1000; ///< at least: the clock may be set, and the machine sleep, while something counts down
constexpr qint64 sleepMs = 2000; ///< from here on the clock went on by more than was counted because the machine slept

/// Whether the draft stands in the document of another user, who waits for it to be approved.
bool isOfAnother(const PostDraft &draft, const QString &user)
{
    return !draft.writtenBy.isEmpty() && draft.writtenBy != user;
}

} // namespace

Poster::Poster(WorkspaceWriter &writer, const Clock &clock, std::function<qint64()> awake, QObject *parent)
    : QObject(parent), m_writer(writer), m_clock(clock), m_awake(std::move(awake))
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &Poster::look);
}

Poster::~Poster()
{
    for (const Strip &strip : std::as_const(m_strips))
        keep(strip.draft);
}

void Poster::post(const PostDraft &draft, qint64 delayMs)
{
    (void)take(draft.key); // posted again with other words: it counts anew
    if (delayMs <= 0) {
        send(draft);
        return;
    }
    look(); // what the others' strips have slept through is not this one's
    m_strips.append({draft, count() + delayMs, delayMs});
    PostDraft leaving = draft;
    leaving.state = PostDraft::State::Leaving;
    keep(leaving);
    wait();
    emit counting(draft.key);
}

bool Poster::takeBack(const QString &key)
{
    const std::optional<PostDraft> draft = take(key);
    if (!draft)
        return false;
    keep(*draft);
    emit takenBack(*draft);
    return true;
}

bool Poster::sendNow(const QString &key)
{
    const std::optional<PostDraft> draft = take(key);
    if (draft)
        send(*draft);
    return draft.has_value();
}

void Poster::setHeld(bool held)
{
    if (held == m_heldAt.has_value())
        return;
    if (held) {
        look(); // what is due is due
        m_heldAt = rawCount();
        m_timer.stop();
    } else {
        m_heldFor += rawCount() - *m_heldAt;
        m_heldAt.reset();
        wait();
    }
}

QList<Poster::Leaving> Poster::leaving() const
{
    QList<Leaving> leaving;
    for (const Strip &strip : m_strips)
        leaving.append({strip.draft, std::clamp<qint64>(strip.end - count(), 0, strip.delayMs), strip.delayMs, isOfAnother(strip.draft, m_writer.author())});
    return leaving;
}

void Poster::look()
{
    if (m_heldAt)
        return;
    const qint64 now = count();
    const bool hasSlept = (m_clock.now() - m_lookedAt) - (now - m_lookedCount) >= sleepMs;
    QList<PostDraft> due;
    for (Strip &strip : m_strips) {
        if (hasSlept)
            strip.end = now + strip.delayMs;
        strip.end = std::min(strip.end, now + strip.delayMs); // a clock that was put back does not make it wait for an hour
        if (strip.end <= now)
            due.append(strip.draft);
    }
    for (const PostDraft &draft : std::as_const(due)) {
        (void)take(draft.key);
        send(draft);
    }
    wait();
}

void Poster::wait()
{
    m_lookedAt = m_clock.now();
    m_lookedCount = count();
    if (m_strips.isEmpty() || m_heldAt) {
        m_timer.stop();
        return;
    }
    const qint64 next = std::ranges::min(m_strips, {}, &Strip::end).end;
    m_timer.start(static_cast<int>(std::clamp<qint64>(next - m_lookedCount, 1, lookEveryMs)));
}

std::optional<PostDraft> Poster::take(const QString &key)
{
    for (qsizetype i = 0; i < m_strips.size(); ++i) {
        if (m_strips.at(i).draft.key == key)
            return m_strips.takeAt(i).draft;
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
        if (isOfAnother(draft, desk.facts.user())) {
            if (const Result<void> waits = checkStillWaits(desk, draft); !waits)
                return tl::unexpected(waits.error());
            if (const Result<void> refused = checkNobodyRefused(desk, draft); !refused)
                return tl::unexpected(refused.error());
            scene.approvedFrom = draft.writtenBy;
        }
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
