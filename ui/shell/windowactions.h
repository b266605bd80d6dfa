// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/story.h"
#include "ui/dialogs/shortcutsdialog.h"
#include "ui/theme/themeswitch.h"

#include <QObject>

class QAction;
class QActionGroup;
class QMenu;
class QMenuBar;

namespace tocsin {

/// Every action of the window's menus, with its key and its name. The window connects them; menus, palette and sheet of keys list them.
class WindowActions : public QObject
{
    Q_OBJECT

public:
    explicit WindowActions(QObject *parent);

    /// Puts the actions into @p bar; @p pageActions are the timeline's own, named `timeline.…`.
    void fill(QMenuBar &bar, const QList<QAction *> &pageActions);
    /// Everything that the palette offers.
    [[nodiscard]] QList<QAction *> all() const;
    [[nodiscard]] QList<ShortcutGroup> groups() const { return m_groups; }
    void checkTheme(ThemeChoice choice);
    /// What can be written: anything at all where a workspace is open, updates where @p story is shown.
    void enablePosting(bool workspace, const std::optional<Story> &story);

    QAction *newWorkspace;
    QAction *openWorkspace;
    QMenu *recent = nullptr; ///< made by fill(), owned by the bar
    QAction *openDemo;
    QAction *import;
    QAction *exportView = nullptr; ///< the timeline's own, found by fill()
    QAction *quit;
    QAction *undoImport;
    QAction *copy;
    QAction *paste;
    QAction *checkText;
    QAction *newIncident;
    QAction *newMaintenance;
    QAction *newAnnouncement;
    QAction *writeUpdate;
    QAction *postMortem;
    QAction *recurrence;
    QAction *turnIntoIncident;
    QAction *templates;
    QAction *audiences;
    QAction *posting; ///< how posts leave and alarms behave
    QAction *timelinePage;
    QAction *deskPage;
    QAction *handover;
    QAction *inspector; ///< checkable: is it shown
    QAction *newestFirst; ///< checkable
    QAction *zones;
    QAction *search;
    QAction *shortcuts;
    QAction *about;

signals:
    void themeChosen(tocsin::ThemeChoice choice);

private:
    QAction *add(const char *name, const QString &text, const QList<QKeySequence> &keys = {});

    QActionGroup *m_themes;
    QList<ShortcutGroup> m_groups;
};

} // namespace tocsin
