// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/update.h"
#include "ui/widgets/timetext.h"

#include <QFrame>

#include <functional>

class QAction;
class QVBoxLayout;

namespace tocsin {

/// One statement of a thread: its stamp in all zones, the status after it, its text; and, where it was edited, what it said before.
class UpdateCard : public QFrame
{
    Q_OBJECT

public:
    /// Reads the earlier versions of an update by their document ids, oldest first; called only when somebody looks.
    using Revisions = std::function<QList<Update>(const QStringList &)>;

    UpdateCard(const Update &update, const TimeText &times, const ThemeSwitch &themes, Revisions revisions, QWidget *parent = nullptr);

    [[nodiscard]] const QString &updateId() const { return m_update.id; }
    /// The whole statement as plain text, for the clipboard.
    [[nodiscard]] QString plainText() const;

    /// Offers to correct the update, where the workspace can be written to.
    void setCorrectable(bool correctable);

signals:
    void linkActivated(const QString &url);
    void correctionWanted(const QString &updateId);

private:
    void showRevisions(bool shown);
    void addUncertainty(QVBoxLayout *layout);
    void addHowItLeft(QVBoxLayout *layout);

    Update m_update;
    TimeText m_times;
    const ThemeSwitch &m_themes;
    Revisions m_readRevisions;
    ChipText *m_body;
    QAction *m_correct;
    QString m_stamp;
    QWidget *m_revisions = nullptr;
};

} // namespace tocsin
