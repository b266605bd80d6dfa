// SPDX-License-Identifier: GPL-3.0-or-later
// The window's menus, dialogs, imports and what it remembers; mainwindow.cpp has its parts and the workspace on show.
#include "ui/shell/mainwindow.h"

#include "models/announcements/formats/readimport.h"
#include "models/itemmodels/workspacesession.h"
#include "models/settings/settings.h"
#include "ui/checktext/checktextwindow.h"
#include "ui/composer/composerkeys.h"
#include "ui/desk/deskpage.h"
#include "ui/dialogs/aboutdialog.h"
#include "ui/dialogs/importdialog.h"
#include "ui/dialogs/shortcutsdialog.h"
#include "ui/dialogs/zonesdialog.h"
#include "ui/shell/commandpalette.h"
#include "ui/shell/inspector.h"
#include "ui/shell/noticebar.h"
#include "ui/shell/preferences.h"
#include "ui/shell/windowactions.h"
#include "ui/timeline/timelineview.h"
#include "ui/widgets/timetext.h"
#include "ui/widgets/words.h"

#include <QAction>
#include <QClipboard>
#include <QCloseEvent>
#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMenu>
#include <QMimeData>
#include <QSplitter>
#include <QtConcurrentRun>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace tocsin {
namespace {

constexpr int mostHits = 30; ///< in each group of the palette
constexpr int mostRecent = 8;

} // namespace

void MainWindow::connectActions()
{
    const auto on = [this](QAction *action, auto slot) { connect(action, &QAction::triggered, this, slot); };
    on(m_actions->newWorkspace, [this] { askForWorkspace(true); });
    on(m_actions->openWorkspace, [this] { askForWorkspace(false); });
    on(m_actions->openDemo, &MainWindow::openDemo);
    on(m_actions->import, [this] { openImport(); });
    on(m_actions->quit, &QWidget::close);
    on(m_actions->undoImport, &MainWindow::undoLast);
    on(m_actions->copy, [this] { QGuiApplication::clipboard()->setText(m_inspector->plainText()); });
    on(m_actions->paste, &MainWindow::pastePosts);
    on(m_actions->checkText, [this] { openCheckText(); });
    on(m_actions->timelinePage, [this] { showPage(Page::Timeline); });
    on(m_actions->deskPage, [this] { showPage(Page::Desk); });
    on(m_actions->newestFirst, [this](bool newest) { m_services.preferences.setNewestFirst(newest); });
    on(m_actions->zones, [this] { openZones(); });
    on(m_actions->search, &MainWindow::openPalette);
    on(m_actions->shortcuts, [this] { openShortcuts(); });
    on(m_actions->about, [this] { openAbout(); });
    connect(m_actions->inspector, &QAction::toggled, m_side, &QWidget::setVisible);
    connect(m_actions->inspector, &QAction::toggled, m_inspector, &QWidget::setVisible);
    connect(m_actions, &WindowActions::themeChosen, this, [this](ThemeChoice choice) {
        m_services.themes.choose(choice);
        m_services.preferences.store().set(settings::theme, nameOf(choice));
        m_actions->checkTheme(choice);
    });
}

void MainWindow::openPalette()
{
    m_palette->popUp();
}

ImportDialog *MainWindow::openImport(const QList<ImportSource> &sources, const QStringList &files)
{
    const QString path = m_session ? m_session->path() : m_services.defaultWorkspace;
    QDir().mkpath(QFileInfo(path).path());
    auto *dialog = new ImportDialog(path, m_services.author, m_services.clock, m_services.preferences, m_services.themes, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ImportDialog::imported, this, &MainWindow::finishImport);
    connect(dialog, &ImportDialog::filesWanted, dialog, [this, dialog] {
        auto *chooser = new QFileDialog(dialog, tr("Import posts"), m_services.preferences.store().value(settings::lastImportFolder));
        chooser->setAttribute(Qt::WA_DeleteOnClose);
        chooser->setFileMode(QFileDialog::ExistingFiles);
        chooser->setNameFilters({tr("Posts (%1)").arg(importFilePatterns().join(u' ')), tr("All files (*)")});
        connect(chooser, &QFileDialog::filesSelected, dialog, [this, dialog](const QStringList &chosen) {
            m_services.preferences.store().set(settings::lastImportFolder, QFileInfo(chosen.first()).path());
            dialog->setFiles(chosen);
        });
        chooser->open();
    });
    connect(dialog, &ImportDialog::mappingWanted, dialog, [this, dialog] {
        auto *chooser = new QFileDialog(dialog, tr("What the columns mean"), m_services.preferences.store().value(settings::lastImportFolder));
        chooser->setAttribute(Qt::WA_DeleteOnClose);
        chooser->setFileMode(QFileDialog::ExistingFile);
        chooser->setNameFilters({tr("Column mappings (*.json)"), tr("All files (*)")});
        connect(chooser, &QFileDialog::fileSelected, dialog, &ImportDialog::setMapping);
        chooser->open();
    });
    if (!files.isEmpty())
        dialog->setFiles(files);
    else if (!sources.isEmpty())
        dialog->setSources(sources);
    dialog->open();
    return dialog;
}

void MainWindow::finishImport(const ImportDone &done)
{
    const QString path = m_session ? m_session->path() : m_services.defaultWorkspace;
    if (m_session)
        refreshFromWorkspace();
    else
        openWorkspace(path);
    m_lastImport = done.undo;
    m_lastImportPath = path;
    m_undoesImpact = false;
    offerUndo();
    QStringList parts;
    if (done.begun > 0)
        parts.append(tr("%n post(s) imported", nullptr, done.begun));
    if (done.grown > 0)
        parts.append(tr("%n post(s) got new updates", nullptr, done.grown));
    if (done.known > 0)
        parts.append(tr("%n post(s) were here already", nullptr, done.known));
    if (done.cancelled)
        parts.append(tr("stopped before the rest"));
    m_notice->say(parts.join(u" · "_s), false, done.undo.isEmpty() ? QString() : tr("Undo"), [this] { undoLastImport(); });
    if (!done.incidents.isEmpty())
        goToIncident(done.incidents.first());
    emit importFinished();
}

void MainWindow::undoLastImport()
{
    if (m_lastImport.isEmpty() || m_undo.isRunning())
        return;
    m_timeline->selectIncident({});
    m_inspector->showNothing();
    m_undo.setFuture(QtConcurrent::run([undo = std::exchange(m_lastImport, {}), path = m_lastImportPath, author = m_services.author,
                                        clock = &m_services.clock] { return undoImport(undo, path, author, *clock); }));
    offerUndo();
}

CheckTextWindow *MainWindow::openCheckText()
{
    if (!m_checkText)
        m_checkText = new CheckTextWindow(m_services.clock, m_services.preferences, m_services.themes, this);
    m_checkText->show();
    m_checkText->raise();
    m_checkText->activateWindow();
    return m_checkText;
}

ZonesDialog *MainWindow::openZones()
{
    auto *dialog = new ZonesDialog(m_services.clock, m_services.preferences, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
    return dialog;
}

AboutDialog *MainWindow::openAbout()
{
    auto *dialog = new AboutDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
    return dialog;
}

ShortcutsDialog *MainWindow::openShortcuts()
{
    // What has no place in the menus: keys of the desk's list, and of whoever writes.
    QList<ShortcutGroup> groups = m_actions->groups();
    groups.append({tr("Desk"), desk().actions()});
    QObject keys; // owns what only the sheet shows
    groups.append({tr("While writing"), composerKeys(&keys)});
    auto *dialog = new ShortcutsDialog(groups, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
    return dialog;
}

void MainWindow::askForWorkspace(bool newOne)
{
    QString folder = QFileInfo(m_session ? m_session->path() : m_services.defaultWorkspace).path();
    if (!QDir(folder).exists()) // before the first workspace was made; the chooser would take its name for a file's
        folder = QDir::homePath();
    auto *chooser = new QFileDialog(this, newOne ? tr("New workspace") : tr("Open workspace"), folder, tr("Tocsin workspaces (*.tocsin)"));
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setAcceptMode(newOne ? QFileDialog::AcceptSave : QFileDialog::AcceptOpen);
    chooser->setFileMode(newOne ? QFileDialog::AnyFile : QFileDialog::ExistingFile);
    chooser->setOption(QFileDialog::DontConfirmOverwrite); // an existing workspace is opened, never overwritten
    chooser->setDefaultSuffix(u"tocsin"_s);
    connect(chooser, &QFileDialog::fileSelected, this, [this, newOne](const QString &path) {
        if (newOne)
            createWorkspace(path);
        else
            openWorkspace(path);
    });
    chooser->open();
}

void MainWindow::pastePosts()
{
    const QString text = QGuiApplication::clipboard()->text();
    if (text.trimmed().isEmpty())
        m_notice->say(tr("There is no text on the clipboard."));
    else
        openImport({{QString(), text.toUtf8()}});
}

void MainWindow::exportView()
{
    auto *chooser = new QFileDialog(this, tr("Export view"), m_services.preferences.store().value(settings::lastExportFolder),
                                    tr("Picture (*.png);;Document (*.pdf)"));
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setAcceptMode(QFileDialog::AcceptSave);
    chooser->setDefaultSuffix(u"png"_s);
    connect(chooser, &QFileDialog::filterSelected, chooser,
            [chooser](const QString &filter) { chooser->setDefaultSuffix(filter.contains("*.pdf"_L1) ? u"pdf"_s : u"png"_s); });
    connect(chooser, &QFileDialog::fileSelected, this, [this](const QString &path) {
        m_services.preferences.store().set(settings::lastExportFolder, QFileInfo(path).path());
        const auto done = m_timeline->exportTo(path, m_session ? m_session->name() : QString());
        if (done)
            m_notice->say(tr("The view was written to %1.").arg(QDir::toNativeSeparators(path)));
        else
            m_notice->say(sentenceFor(done.error().code) + u' ' + done.error().detail, true);
    });
    chooser->open();
}

void MainWindow::openUrl(const QString &url)
{
    // Only what a browser or a mail program opens; a post must not start programs.
    const QUrl target(url);
    if (target.scheme() == "http"_L1 || target.scheme() == "https"_L1 || target.scheme() == "mailto"_L1)
        QDesktopServices::openUrl(target);
    else
        m_notice->say(tr("%1 is no web address and was not opened.").arg(url));
}

void MainWindow::showHits(const QString &words, const QList<SearchHit> &hits)
{
    QList<PaletteEntry> incidents;
    QList<PaletteEntry> updates;
    const QString zone = m_services.preferences.zones().first();
    const QString language = m_services.preferences.language();
    for (const SearchHit &hit : hits) {
        const QString date = stamp(hit.at, StampStyle{}, {zone}, language, Precision::Minute);
        if (hit.update.isEmpty() && incidents.size() < mostHits) {
            PaletteEntry entry{PaletteEntry::Kind::Incident, hit.incident, hit.title, date, {}, {}};
            // The snippet may be of the targets; its places fit the title only where both are the same text.
            const qsizetype at = hit.snippet.isEmpty() ? -1 : hit.snippet.indexOf(hit.title);
            for (const TextRange &range : hit.places) {
                for (int i = range.begin; at >= 0 && i < range.begin + range.length; ++i) {
                    if (i >= at && i < at + hit.title.size())
                        entry.places.append(i - static_cast<int>(at));
                }
            }
            incidents.append(entry);
        } else if (!hit.update.isEmpty() && updates.size() < mostHits) {
            PaletteEntry entry{PaletteEntry::Kind::Update, hit.incident, QString(hit.snippet).replace(u'\n', u' '), date, {}, {}};
            for (const TextRange &range : hit.places) {
                for (int i = range.begin; i < range.begin + range.length; ++i)
                    entry.places.append(i);
            }
            updates.append(entry);
        }
    }
    m_palette->setHits(words, incidents, updates);
}

void MainWindow::remember(const QString &path)
{
    SettingsStore &store = m_services.preferences.store();
    const QString whole = QFileInfo(path).absoluteFilePath();
    store.set(settings::lastWorkspace, whole);
    QStringList recent = store.value(settings::recentWorkspaces);
    recent.removeAll(whole);
    recent.prepend(whole);
    store.set(settings::recentWorkspaces, recent.first(std::min<qsizetype>(recent.size(), mostRecent)));
    fillRecent();
}

void MainWindow::fillRecent()
{
    m_actions->recent->clear();
    const QStringList recent = m_services.preferences.store().value(settings::recentWorkspaces);
    for (const QString &path : recent)
        connect(m_actions->recent->addAction(QDir::toNativeSeparators(path)), &QAction::triggered, this, [this, path] { openWorkspace(path); });
    m_actions->recent->setEnabled(!recent.isEmpty());
}

void MainWindow::saveState() const
{
    SettingsStore &store = m_services.preferences.store();
    store.set(settings::windowGeometry, saveGeometry());
    store.set(settings::mainSplitter, m_splitter->saveState());
    store.set(settings::inspectorVisible, m_actions->inspector->isChecked());
    m_timeline->saveTo(store);
}

void MainWindow::restoreState()
{
    const SettingsStore &store = m_services.preferences.store();
    if (const QByteArray geometry = store.value(settings::windowGeometry); !geometry.isEmpty())
        restoreGeometry(geometry);
    if (const QByteArray splitter = store.value(settings::mainSplitter); !splitter.isEmpty())
        m_splitter->restoreState(splitter);
    const bool shown = store.value(settings::inspectorVisible);
    m_actions->inspector->setChecked(shown);
    m_side->setVisible(shown);
    m_inspector->setVisible(shown);
    m_timeline->restoreFrom(store);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (!mayClose()) {
        event->ignore();
        return;
    }
    saveState();
    QMainWindow::closeEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls() || event->mimeData()->hasText())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    QStringList files;
    for (const QUrl &url : event->mimeData()->urls()) {
        if (url.isLocalFile())
            files.append(url.toLocalFile());
    }
    if (!files.isEmpty())
        openImport({}, files);
    else if (event->mimeData()->hasText())
        openImport({{QString(), event->mimeData()->text().toUtf8()}});
    event->acceptProposedAction();
}

} // namespace tocsin
