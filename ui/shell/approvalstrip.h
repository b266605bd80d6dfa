// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/storage/workspacereader.h"
#include "ui/widgets/timetext.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace tocsin {

class SentBackCard;

/// Below a thread: what this user wrote about it waits for another user's approval, or was sent back. Hidden where nothing is.
class ApprovalStrip : public QWidget
{
    Q_OBJECT

public:
    explicit ApprovalStrip(QWidget *parent = nullptr);

    /// The draft to speak of among @p drafts, all of one user about one story: one that was sent back before one that waits; none: neither is there.
    [[nodiscard]] static std::optional<WorkspaceReader::StoredDraft> chosen(const QList<WorkspaceReader::StoredDraft> &drafts);
    void showDraft(const std::optional<WorkspaceReader::StoredDraft> &draft, const TimeText &times);

signals:
    void draftWanted(const tocsin::PostDraft &draft);

private:
    PostDraft m_draft;
    QLabel *m_waits;
    SentBackCard *m_card;
    QPushButton *m_open;
};

} // namespace tocsin
