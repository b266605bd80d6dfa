// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/itemmodels/palettemodel.h"
#include "ui/theme/themeswitch.h"

#include <QFrame>

class QAction;
class QLabel;
class QLineEdit;
class QListView;

namespace tocsin {

/// Search and command palette: one field, and below it actions, servers, incidents and updates that answer what is typed.
/// Lies over the window's content; Escape or a click outside closes it. Keys alone are enough.
class CommandPalette : public QFrame
{
    Q_OBJECT

public:
    /// @p themes outlives this; @p over is the window that it lies on.
    CommandPalette(const ThemeSwitch &themes, QWidget *over);

    /// Everything the menus can do; the actions stay their owners'.
    void setActions(const QList<QAction *> &actions);
    /// Zones, servers and services that can be jumped to.
    void setTargets(const QList<PaletteEntry> &targets);
    /// The answer to searchWanted(@p words): incidents and updates, newest first. Answers to older words are dropped.
    void setHits(const QString &words, const QList<PaletteEntry> &incidents, const QList<PaletteEntry> &updates);
    /// Says in the list why nothing could be searched.
    void setProblem(const QString &words, const QString &problem);

    void popUp();

signals:
    void searchWanted(const QString &words);
    void targetChosen(const QString &targetId);
    void incidentChosen(const QString &incidentId);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void typed();
    void show(const QList<PaletteEntry> &found);
    void rebuild();
    void choose(const QModelIndex &index);
    void place();
    [[nodiscard]] QList<PaletteEntry> actionEntries() const;

    QLineEdit *m_field;
    QListView *m_list;
    QLabel *m_note;
    PaletteModel *m_model;
    QList<QAction *> m_actions; // not owned
    QList<PaletteEntry> m_targets;
    QList<PaletteEntry> m_incidents;
    QList<PaletteEntry> m_updates;
    QString m_answered; ///< words that m_incidents and m_updates answer
    QString m_problem;
};

} // namespace tocsin
