// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/windowactions.h"

#include <QAction>
#include <QActionGroup>
#include <QMenuBar>

using namespace Qt::StringLiterals;

namespace tocsin {

WindowActions::WindowActions(QObject *parent) : QObject(parent), m_themes(new QActionGroup(this))
{
    newWorkspace = add("newWorkspace", tr("&New workspace…"), {QKeySequence(u"Ctrl+Shift+N"_s)});
    openWorkspace = add("openWorkspace", tr("&Open workspace…"), {QKeySequence(u"Ctrl+O"_s)});
    openDemo = add("openDemo", tr("Open the &demo"));
    import = add("import", tr("&Import posts…"), {QKeySequence(u"Ctrl+I"_s)});
    quit = add("quit", tr("&Quit"), {QKeySequence(u"Ctrl+Q"_s)});
    quit->setMenuRole(QAction::QuitRole);
    undoImport = add("undoImport", tr("&Undo import"), {QKeySequence(u"Ctrl+Z"_s)});
    undoImport->setEnabled(false);
    copy = add("copyIncident", tr("&Copy incident as text"), {QKeySequence(u"Ctrl+Shift+C"_s)});
    copy->setEnabled(false);
    paste = add("pastePosts", tr("&Paste posts to import"), {QKeySequence(u"Ctrl+V"_s)});
    checkText = add("checkText", tr("C&heck text…"), {QKeySequence(u"F7"_s)});
    newIncident = add("newIncident", tr("&New incident…"), {QKeySequence(u"Ctrl+N"_s)});
    newMaintenance = add("newMaintenance", tr("New maint&enance…"), {QKeySequence(u"Ctrl+M"_s)});
    newAnnouncement = add("newAnnouncement", tr("New &announcement…"), {QKeySequence(u"Ctrl+Alt+N"_s)});
    writeUpdate = add("writeUpdate", tr("&Write an update"), {QKeySequence(u"Ctrl+U"_s)});
    postMortem = add("postMortem", tr("Write the post-&mortem…"), {QKeySequence(u"Ctrl+Shift+M"_s)});
    recurrence = add("recurrence", tr("It happened a &second time…"));
    turnIntoIncident = add("turnIntoIncident", tr("The maintenance became an &incident…"));
    templates = add("templates", tr("&Templates…"), {QKeySequence(u"Ctrl+T"_s)});
    audiences = add("audiences", tr("A&udiences…"));
    posting = add("posting", tr("&Posting and alarms…"));
    posting->setMenuRole(QAction::PreferencesRole);
    auto *pages = new QActionGroup(this);
    timelinePage = add("timelinePage", tr("Timeline"), {QKeySequence(u"Alt+1"_s)});
    deskPage = add("deskPage", tr("Desk"), {QKeySequence(u"Alt+2"_s)});
    for (QAction *page : {timelinePage, deskPage}) {
        page->setCheckable(true);
        pages->addAction(page);
    }
    timelinePage->setChecked(true);
    handover = add("handover", tr("Hand o&ver the shift…"), {QKeySequence(u"Ctrl+Shift+H"_s)});
    inspector = add("showInspector", tr("&Inspector"), {QKeySequence(u"F9"_s)});
    inspector->setCheckable(true);
    newestFirst = add("newestFirst", tr("&Newest update first"), {QKeySequence(u"Ctrl+Shift+O"_s)});
    newestFirst->setCheckable(true);
    zones = add("zones", tr("Time &zones…"), {QKeySequence(u"Ctrl+Shift+T"_s)});
    search = add("search", tr("&Search and commands…"), {QKeySequence(u"Ctrl+K"_s), QKeySequence(u"Ctrl+F"_s)});
    shortcuts = add("shortcuts", tr("&Keyboard shortcuts"), {QKeySequence(u"F1"_s)});
    about = add("about", tr("&About Tocsin"));
    about->setMenuRole(QAction::AboutRole);

    const auto theme = [this](ThemeChoice choice, const char *name, const QString &text) {
        QAction *action = add(name, text);
        action->setCheckable(true);
        action->setData(QVariant::fromValue(static_cast<int>(choice)));
        m_themes->addAction(action);
        connect(action, &QAction::triggered, this, [this, choice] { emit themeChosen(choice); });
    };
    theme(ThemeChoice::System, "themeSystem", tr("Theme: as the &desktop"));
    theme(ThemeChoice::Dark, "themeDark", tr("Theme: da&rk"));
    theme(ThemeChoice::Light, "themeLight", tr("Theme: &light"));
}

QAction *WindowActions::add(const char *name, const QString &text, const QList<QKeySequence> &keys)
{
    auto *action = new QAction(text, this);
    action->setObjectName(QString::fromLatin1(name));
    action->setShortcuts(keys);
    return action;
}

void WindowActions::checkTheme(ThemeChoice choice)
{
    for (QAction *action : m_themes->actions())
        action->setChecked(action->data().toInt() == static_cast<int>(choice));
}

void WindowActions::fill(QMenuBar &bar, const QList<QAction *> &pageActions)
{
    const auto menu = [this, &bar](const QString &title, const QList<QAction *> &actions) {
        QMenu *filled = bar.addMenu(title);
        filled->addActions(actions);
        m_groups.append({QString(title).remove(u'&'), actions});
        return filled;
    };
    // What changes the view stands under View, what moves in it under Go.
    QList<QAction *> viewing;
    QList<QAction *> going;
    for (QAction *action : pageActions) {
        const QString name = action->objectName();
        if (name == "timeline.export"_L1)
            exportView = action;
        else if (name.startsWith("timeline.level"_L1) || name.startsWith("timeline.kind"_L1) || name == "timeline.openOnly"_L1
                 || name == "timeline.hideEmpty"_L1 || name == "timeline.table"_L1)
            viewing.append(action);
        else
            going.append(action);
    }
    QMenu *file = exportView ? menu(tr("&File"), {newWorkspace, openWorkspace, openDemo, import, exportView, quit})
                             : menu(tr("&File"), {newWorkspace, openWorkspace, openDemo, import, quit});
    recent = new QMenu(tr("Open &recent"), file);
    file->insertMenu(openDemo, recent);
    file->insertSeparator(import);
    file->insertSeparator(quit);
    menu(tr("&Edit"), {undoImport, copy, paste, checkText});
    QMenu *incident = menu(tr("&Incident"), {newIncident, newMaintenance, newAnnouncement, writeUpdate, postMortem, recurrence, turnIntoIncident, handover, templates, audiences, posting});
    incident->insertSeparator(writeUpdate);
    incident->insertSeparator(handover);
    incident->insertSeparator(templates);
    QMenu *view = menu(tr("&View"), QList<QAction *>{timelinePage, deskPage, inspector, newestFirst, zones} + m_themes->actions() + viewing);
    view->insertSeparator(inspector);
    view->insertSeparator(m_themes->actions().value(0));
    if (!viewing.isEmpty())
        view->insertSeparator(viewing.first());
    QMenu *go = menu(tr("&Go"), QList<QAction *>{search} + going);
    if (!going.isEmpty())
        go->insertSeparator(going.first());
    menu(tr("&Help"), {shortcuts, about});
}

void WindowActions::enablePosting(bool workspace, const std::optional<Story> &story)
{
    for (QAction *action : {newIncident, newMaintenance, newAnnouncement, templates, audiences, handover, deskPage})
        action->setEnabled(workspace);
    writeUpdate->setEnabled(story.has_value());
    postMortem->setEnabled(story && story->kind != IncidentKind::Announcement);
    recurrence->setEnabled(story && story->kind == IncidentKind::Incident);
    turnIntoIncident->setEnabled(story && story->kind == IncidentKind::Maintenance);
}

QList<QAction *> WindowActions::all() const
{
    QList<QAction *> actions;
    for (const ShortcutGroup &group : m_groups)
        actions.append(group.actions);
    return actions;
}

} // namespace tocsin
