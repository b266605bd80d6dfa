// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/itemmodels/draftkeeper.h"
#include "models/itemmodels/poster.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QElapsedTimer>
#include <QFile>
#include <QRandomGenerator>
#include <QTimer>

#include <atomic>
#include <chrono>
#include <thread>

#include <fcntl.h>
#include <unistd.h>

namespace tocsin::test {

inline const QString scriptUser = QStringLiteral("maria");

/// The text of @p body with the values of its chips (the script has counts only) in their places.
[[nodiscard]] inline QString flatText(const TokenText &body)
{
    QString text = body.markdown;
    for (qsizetype i = 0; i < body.tokens.size(); ++i) {
        const auto *count = std::get_if<CountToken>(&body.tokens.at(i));
        text.replace(QStringLiteral("{t%1}").arg(i + 1), count ? QStringLiteral("<%1>").arg(count->count) : QStringLiteral("?"));
    }
    return text;
}

/// A clock that goes as fast as the machine lets a program be: a metronome in the script writes a few bytes to the disk at every beat, and time in which it could not
/// is not counted. So "a second ago" means the same on an idle machine and on one that has no time for us.
class GoodTime
{
public:
    static constexpr qint64 beatMs = 40;

    void beat(qint64 at)
    {
        m_good = this->at(at);
        m_last = at;
    }
    [[nodiscard]] double at(qint64 instant) const { return m_last < 0 ? 0 : m_good + double(std::clamp<qint64>(instant - m_last, 0, 2 * beatMs)); }

private:
    qint64 m_last = -1;
    double m_good = 0;
};

/// Types, posts, edits, takes back and throws away at random until it is killed, and writes into a log what it did: what is claimed (that something is typed, sent) before it is
/// done, what is confirmed (that it is posted, taken back) afterwards. Goes on with the drafts that it finds.
class WritingScript : public QObject
{
public:
    WritingScript(const QString &workspace, const QString &log, quint32 seed)
        : m_log(::open(QFile::encodeName(log).constData(), O_WRONLY | O_CREAT | O_APPEND, 0600)), m_random(seed), m_seed(seed), m_workspace(workspace),
          m_writer(workspace, scriptUser, m_clock), m_keeper(m_writer), m_poster(m_writer, m_clock), m_ids(m_clock)
    {
        m_elapsed.start();
        m_metronome = std::thread([this, path = QString(log + QStringLiteral(".beat"))] { beat(path); });
    }
    ~WritingScript() override
    {
        m_ending = true;
        m_metronome.join();
        ::close(m_log);
    }
    WritingScript(const WritingScript &) = delete;
    WritingScript &operator=(const WritingScript &) = delete;

    int run()
    {
        comeBack();
        connect(&m_poster, &Poster::posted, this, [this](const QString &key, const QString &incident, const QString &update) {
            log("posted", key + u'\t' + update);
            m_posted.append({incident, update});
        });
        connect(&m_poster, &Poster::takenBack, this, [this](const PostDraft &draft) { m_open.append(draft); });
        connect(&m_poster, &Poster::failed, this, [this](const PostDraft &draft, const Failure &failure) { log("failed", draft.key + u'\t' + failure.detail); });
        connect(&m_keeper, &DraftKeeper::failed, this, [this](const QString &key, const Failure &failure) { log("failed", key + u'\t' + failure.detail); });
        connect(&m_typing, &QTimer::timeout, this, &WritingScript::step);
        m_typing.start(12);
        return QCoreApplication::exec();
    }

private:
    struct SystemClock : Clock
    {
        [[nodiscard]] Instant now() const override { return QDateTime::currentMSecsSinceEpoch(); }
    };
    struct Posted
    {
        QString incident;
        QString update;
    };

    void log(const char *what, const QString &rest = {})
    {
        QByteArray line = QByteArray(what) + '\t' + QByteArray::number(m_elapsed.elapsed());
        if (!rest.isEmpty())
            line += '\t' + rest.toUtf8();
        line += '\n';
        if (::write(m_log, line.constData(), size_t(line.size())) != line.size()) // in the system's hands: SIGKILL does not take it away
            qFatal("the log cannot be written");
    }

    void beat(const QString &path)
    {
        const int file = ::open(QFile::encodeName(path).constData(), O_WRONLY | O_CREAT, 0600);
        for (quint64 number = 0; !m_ending; ++number) {
            if (::pwrite(file, &number, sizeof number, 0) != sizeof number || ::fdatasync(file) != 0)
                qFatal("the metronome's file cannot be written");
            log("beat");
            std::this_thread::sleep_for(std::chrono::milliseconds(GoodTime::beatMs));
        }
        ::close(file);
    }

    /// What a window does when the program starts.
    void comeBack()
    {
        if (!QFile::exists(m_workspace))
            return;
        const auto reader = WorkspaceReader::open(m_workspace);
        if (!reader)
            return; // killed while it was made; the writer puts it right
        const auto drafts = (*reader)->drafts(scriptUser);
        for (const WorkspaceReader::StoredDraft &stored : drafts.value_or(QList<WorkspaceReader::StoredDraft>())) {
            PostDraft draft = stored.draft;
            draft.state = PostDraft::State::Writing;
            m_open.append(draft);
            type(m_open.last());
        }
        const auto rows = (*reader)->incidents();
        for (const IncidentRow &row : rows.value_or(QList<IncidentRow>())) {
            const auto story = (*reader)->story(row.id);
            for (const Update &update : story ? story->updates : QList<Update>()) {
                if (std::ranges::find(m_open, update.id, &PostDraft::correctsUpdate) == m_open.end())
                    m_posted.append({row.id, update.id});
            }
        }
    }

    void begin()
    {
        PostDraft draft;
        draft.key = m_ids.next();
        draft.language = QStringLiteral("en");
        draft.zone = QStringLiteral("UTC");
        const int kind = m_random.bounded(4);
        if (kind == 0 && !m_posted.isEmpty()) {
            const Posted posted = m_posted.takeAt(m_random.bounded(m_posted.size())); // one correction of it at a time
            draft.incident = posted.incident;
            draft.correctsUpdate = posted.update;
        } else if (kind < 3 && !m_posted.isEmpty()) {
            draft.incident = m_posted.at(m_random.bounded(m_posted.size())).incident;
        } else {
            draft.incident = QStringLiteral("inc:") + m_ids.next();
            draft.beginsStory = true;
            draft.title = QStringLiteral("Filer down");
            draft.status = Status::Investigating;
        }
        m_open.append(draft);
        type(m_open.last());
    }

    void type(PostDraft &draft)
    {
        const int number = ++m_words;
        draft.body.markdown += QStringLiteral("w%1.%2 ").arg(m_seed).arg(number);
        if (number % 4 == 0) {
            draft.body.tokens.append(CountToken{number, {}});
            draft.body.markdown += QStringLiteral("{t%1} ").arg(draft.body.tokens.size());
        }
        draft.changed = m_clock.now();
        log("type", draft.key + u'\t' + draft.incident + u'\t' + draft.correctsUpdate + u'\t' + flatText(draft.body));
        m_keeper.keep(draft);
    }

    void send(qsizetype which)
    {
        const PostDraft draft = m_open.takeAt(which);
        log("send", draft.key + u'\t' + flatText(draft.body));
        m_keeper.adopt(draft); // as the window does: what the strip writes of it is this console's own
        m_poster.post(draft, m_random.bounded(4) == 0 ? 0 : m_random.bounded(20, 250));
    }

    void step()
    {
        const int what = m_random.bounded(100);
        if (m_open.isEmpty() || (what < 8 && m_open.size() < 4)) {
            begin();
        } else if (const qsizetype which = m_random.bounded(m_open.size()); what < 85) {
            type(m_open[which]);
        } else if (const QList<Poster::Leaving> leaving = m_poster.leaving(); what < 91 && !leaving.isEmpty()) {
            const QString key = leaving.at(m_random.bounded(leaving.size())).draft.key;
            if (m_random.bounded(4) == 0)
                m_poster.sendNow(key);
            else if (m_poster.takeBack(key))
                log("back", key);
        } else if (what < 98) {
            send(which);
        } else {
            const PostDraft draft = m_open.takeAt(which);
            log("drop", draft.key);
            m_keeper.drop(draft.incident, draft.key);
        }
    }

    int m_log = -1;
    SystemClock m_clock;
    QElapsedTimer m_elapsed;
    QRandomGenerator m_random;
    quint32 m_seed = 0;
    QString m_workspace;
    WorkspaceWriter m_writer;
    DraftKeeper m_keeper;
    Poster m_poster;
    UlidSource m_ids;
    QTimer m_typing;
    int m_words = 0;
    QList<PostDraft> m_open;
    QList<Posted> m_posted;
    std::atomic<bool> m_ending = false;
    std::thread m_metronome;
};

} // namespace tocsin::test
