// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/itemmodels/deskwriting.h"
#include "models/posting/desk.h"
#include "models/posting/handoversheet.h"
#include "models/storage/workspacereader.h"

#include <QHash>
#include <QObject>
#include <QThread>
#include <QTimer>

#include <memory>

namespace tocsin {

/// The desk of an open workspace: reads stories, acks, drafts and handovers on a thread of its own, says what is due as time goes on, and writes what is done
/// about it. One for each open workspace; page, alarms and handover share it.
class DeskKeeper : public QObject
{
    Q_OBJECT

public:
    /// @p writer and @p clock outlive this. Nothing is read before refresh().
    DeskKeeper(WorkspaceWriter &writer, const Clock &clock, QObject *parent = nullptr);
    ~DeskKeeper() override;

    /// Reads the file again; called when somebody committed. Commits of @p writer are noticed by themselves.
    void refresh();
    /// Works out what is due if the time has come; done each second by its own timer once refresh() was called, and by tests that move the clock.
    void look();

    [[nodiscard]] bool isRead() const { return m_isRead; }
    /// Whether the file is being read, so that changed() may be about to tell more.
    [[nodiscard]] bool isReading() const { return m_isReading || m_readAgain; }
    [[nodiscard]] const QList<DeskItem> &items() const { return m_items; }
    [[nodiscard]] const QList<WorkspaceReader::StoredDraft> &drafts() const { return m_reading.drafts; }
    [[nodiscard]] const QList<HandoverDay> &handovers() const { return m_reading.handovers; }
    [[nodiscard]] const QList<PromiseAck> &acks() const { return m_reading.acks; }
    [[nodiscard]] const QHash<QString, QString> &targetNames() const { return m_reading.names; }
    [[nodiscard]] const QHash<QString, QString> &draftTitles() const { return m_reading.titles; }
    [[nodiscard]] HandoverSheet sheet() const;
    [[nodiscard]] const QString &user() const { return m_writer.author(); }
    [[nodiscard]] const Clock &clock() const { return m_clock; }
    [[nodiscard]] int missed() const; ///< stories of which something is missed and not shelved
    [[nodiscard]] int waiting() const; ///< posts that wait for this user's approval
    [[nodiscard]] int soon() const; ///< stories of which something is due in five minutes, and nothing missed

    // What is done about it; each is told by written() or failed(), and by changed() when it has been read back.
    void shelve(const QStringList &promises, Instant until, const QString &reason = {});
    void unshelve(const QStringList &promises); ///< whoever shelved them
    void keep(const QString &incident, const QString &promise);
    void takeBack(const QString &incident, const QString &fact);
    /// @p zone is the user's: it says which day it is.
    void addNote(const QString &zone, const QString &text);
    void tickNote(const QString &zone, const QString &document, const QString &key);
    void signLeaving(const QString &zone, const QString &sheet);
    void signComing(const QString &zone, const QString &document, const QString &key, const QString &sheet);

signals:
    void changed(); ///< any of what is told above
    void ticked(); ///< a second went by
    void kept(const QString &incident, const QString &promise, const QString &fact); ///< written; takeBack(incident, fact) undoes it
    void failed(const tocsin::Failure &failure);

private:
    struct Reading
    {
        QList<Story> stories;
        QList<PromiseAck> acks;
        QList<WorkspaceReader::StoredDraft> drafts;
        QList<HandoverDay> handovers;
        QHash<QString, QString> names; // of targets
        QHash<QString, QString> titles; // of stories with drafts
    };
    [[nodiscard]] static Result<Reading> read(WorkspaceReader &reader, Instant now);
    void adopt(Result<Reading> reading);
    void workOut();
    void write(std::function<Result<void>(WritingDesk &)> job, std::function<void()> done = {});
    [[nodiscard]] QDate today(const QString &zone) const;

    WorkspaceWriter &m_writer;
    const Clock &m_clock;
    QThread m_thread;
    QObject *m_worker; // lives on m_thread, deleted when it ends
    std::shared_ptr<WorkspaceReader> m_reader; // used on m_thread only
    bool m_isReading = false;
    bool m_readAgain = false;
    bool m_isRead = false;
    bool m_hasFailed = false; ///< the last reading
    Reading m_reading;
    QList<DeskItem> m_items;
    Instant m_readAt = 0;
    Instant m_lookedAt = 0;
    std::optional<Instant> m_next;
    QTimer m_timer;
};

} // namespace tocsin
