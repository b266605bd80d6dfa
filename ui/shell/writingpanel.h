// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/storage/workspacereader.h"
#include "ui/widgets/timetext.h"

#include <QFrame>

#include <functional>

class QPushButton;

namespace tocsin {

class ApprovalStrip;
class Composer;

/// Below the inspector: one line that offers to write, above it what waits for approval, and the composer once somebody writes.
class WritingPanel : public QFrame
{
    Q_OBJECT

public:
    /// @p newComposer makes the composer when it is needed first; it becomes this panel's. A window that starts has no time for it.
    explicit WritingPanel(std::function<Composer *()> newComposer, QWidget *parent = nullptr);

    [[nodiscard]] Composer &composer();
    /// Whether composer() was made already.
    [[nodiscard]] bool hasComposer() const { return m_composer; }
    /// Whether there is anything to write about; without, the panel is hidden.
    void setOffered(bool offered);
    /// @p key is shown beside the offer.
    void setKey(const QString &key);
    void setWriting(bool writing);
    /// What @p drafts, this user's about the story, say of approval.
    void setApproval(const QList<WorkspaceReader::StoredDraft> &drafts, const TimeText &times);
    [[nodiscard]] bool isWriting() const { return m_writing; }

signals:
    void writingWanted();
    void writingChanged(bool writing);
    void draftWanted(const tocsin::PostDraft &draft); ///< one that waits, or was sent back

protected:
    bool event(QEvent *event) override;

private:
    void showApproval();
    void fit();

    std::function<Composer *()> m_newComposer;
    Composer *m_composer = nullptr; ///< made when it is needed first
    ApprovalStrip *m_approval;
    QPushButton *m_offer;
    bool m_writing = false;
    std::optional<WorkspaceReader::StoredDraft> m_waiting; ///< or sent back
    TimeText m_times;
};

} // namespace tocsin
