// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/itemmodels/poster.h"

#include <QFrame>
#include <QHash>
#include <QTimer>

class QVBoxLayout;

namespace tocsin {

/// The strip that counts down after somebody posted: until it ends the post has not left, and can be edited, sent at once or taken back; another user's that was approved cannot be edited. One line a post.
class UndoStrip : public QFrame
{
    Q_OBJECT

public:
    explicit UndoStrip(QWidget *parent = nullptr);

    /// Shows what @p poster counts down for from now on; null: nothing. It is not owned, and outlives this or is taken away first.
    void setPoster(Poster *poster);
    /// The words of a line, for tests.
    [[nodiscard]] QString textOf(const QString &key) const;

signals:
    void editWanted(const QString &key); ///< take it back and open it again
    void takeBackWanted(const QString &key); ///< take it back; it stays a draft

private:
    void refresh();
    QWidget *newLine(const Poster::Leaving &leaving);

    Poster *m_poster = nullptr; // not owned
    QVBoxLayout *m_lines;
    QHash<QString, QWidget *> m_shown; ///< by the draft's key
    QTimer m_timer;
};

} // namespace tocsin
