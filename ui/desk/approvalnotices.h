// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/postdraft.h"
#include "ui/desk/alarmcenter.h"

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QSet>

namespace tocsin {

/// Tells on the desktop what this user has to know of approval though he looks at something else: a post that came to wait for his, and one of his that was sent back. Once
/// each, and nothing of what stood there when the workspace was opened: the window has just said it. What is settled goes from the desktop.
/// As AlarmCenter::showNotice(), what could not be shown is not shown later: the desk lists it, and a banner says that messages are not shown.
class ApprovalNotices : public QObject
{
    Q_OBJECT

public:
    /// Shows through @p alarms, which outlives this.
    explicit ApprovalNotices(AlarmCenter &alarms, QObject *parent = nullptr);

    /// Follows @p keeper; null: no workspace is open. Not owned.
    void setKeeper(DeskKeeper *keeper);

signals:
    void approvalWanted(const tocsin::PostDraft &draft); ///< the message of one that waits was clicked
    void draftWanted(const tocsin::PostDraft &draft); ///< that of one that was sent back

private:
    void follow();
    void show(const QString &key, const WorkspaceReader::StoredDraft &stored);

    AlarmCenter &m_alarms;
    QPointer<DeskKeeper> m_keeper; // not owned
    bool m_isFollowing = false; ///< what stands there was read once
    QSet<QString> m_known; ///< everything there ever was to tell
    QHash<QString, WorkspaceReader::StoredDraft> m_standing; ///< what there is to tell now
};

} // namespace tocsin
