// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/postdraft.h"
#include "models/itemmodels/workspacewriter.h"

#include <QList>
#include <QObject>
#include <QTimer>

#include <functional>
#include <optional>

namespace tocsin {

/// Sends drafts out, each after an undo strip has counted down. Until then nothing of it is told to anybody: taking it back means that it never left. The
/// draft stays in the file (state Leaving) meanwhile, and facts and the draft's removal are one transaction: after a crash it is a draft again, or posted, never
/// both and never neither. A draft is posted once, whoever posts it and however often: its key is in the update's id.
class Poster : public QObject
{
    Q_OBJECT

public:
    /// @p writer and @p clock outlive this. @p awake gives the milliseconds of a clock that nobody sets and that stands still while the machine sleeps: only that
    /// time counts, because a strip that nobody could see takes nothing back, and after a sleep a strip counts anew. Without it strips count by @p clock.
    Poster(WorkspaceWriter &writer, const Clock &clock, std::function<qint64()> awake = {}, QObject *parent = nullptr);
    ~Poster() override; ///< what still counts down stays a draft

    struct Leaving
    {
        PostDraft draft; ///< as it was given to post()
        qint64 leftMs = 0; ///< until it goes out
        qint64 delayMs = 0; ///< how long its strip counts
        bool isApproval = false; ///< it is another user's, and waits in that user's document meanwhile
    };

    /// Begins to count down for @p draft; @p delayMs 0 sends at once. Another user's draft (PostDraft::writtenBy) is approved by it and stays in that
    /// user's document until it is out. It is sent only if it still waits there as it was given: Failure::Conflict where its author has gone on writing, or another user has sent it back.
    void post(const PostDraft &draft, qint64 delayMs);
    /// Stops counting; the draft is as it was. False where it is gone already.
    bool takeBack(const QString &key);
    bool sendNow(const QString &key);
    /// While @p held nothing counts down and nothing leaves by itself: somebody is being asked what is to become of it.
    void setHeld(bool held);
    [[nodiscard]] QList<Leaving> leaving() const;
    /// Sends what has counted down; called by its own timer, and by tests that move the clock.
    void look();

signals:
    void counting(const QString &key); ///< a strip is to be shown
    void takenBack(const tocsin::PostDraft &draft);
    void posted(const QString &key, const QString &incident, const QString &update); ///< committed; @p update is the document's id
    void failed(const tocsin::PostDraft &draft, const tocsin::Failure &failure); ///< not posted; the draft is kept

private:
    struct Strip
    {
        PostDraft draft; ///< as it was given to post()
        qint64 end = 0; ///< by count()
        qint64 delayMs = 0;
    };
    [[nodiscard]] qint64 rawCount() const { return m_awake ? m_awake() : m_clock.now(); }
    [[nodiscard]] qint64 count() const { return m_heldAt.value_or(rawCount()) - m_heldFor; }
    std::optional<PostDraft> take(const QString &key);
    void keep(const PostDraft &draft);
    void send(const PostDraft &draft);
    void wait();

    WorkspaceWriter &m_writer;
    const Clock &m_clock;
    std::function<qint64()> m_awake; // may be empty
    QList<Strip> m_strips;
    Instant m_lookedAt = 0; // when, by the clock …
    qint64 m_lookedCount = 0; // … and by count(), the strips were looked at last
    std::optional<qint64> m_heldAt; ///< by rawCount()
    qint64 m_heldFor = 0; ///< in all, until now
    QTimer m_timer;
};

/// Writes the facts of @p draft (models/posting/postwriter.h) and takes it out of this user's document. Gives the id of the update: of the one that is stored
/// already where the draft was posted before. Inside a job.
[[nodiscard]] Result<QString> sendPost(WritingDesk &desk, const PostDraft &draft);

} // namespace tocsin
