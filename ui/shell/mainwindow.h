// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/itemmodels/importing.h"
#include "models/itemmodels/timelinesource.h"
#include "ui/desk/alarmcenter.h"
#include "ui/theme/themeswitch.h"

#include <QFutureWatcher>
#include <QMainWindow>

#include <atomic>
#include <functional>
#include <memory>

class QSplitter;
class QStackedWidget;

namespace tocsin {

class AboutDialog;
class AlarmBar;
class ApprovalNotices;
class AudiencesDialog;
class CheckTextWindow;
class CommandPalette;
class Composer;
class ComposerWindow;
class DeskKeeper;
class DeskPage;
class HandoverDialog;
class ImpactDialog;
class ImportDialog;
class Inspector;
class MessagePage;
class NoticeBar;
class PostingDialog;
class PostingFlow;
class Preferences;
class Rail;
class ShortcutsDialog;
class StatusLine;
class StripArea;
class TemplatesDialog;
struct SearchHit;
class TimelineLoader;
class TimelineView;
class TopBar;
class UndoStrip;
class WindowActions;
class WorkspaceSession;
class WritingPanel;
class ZonesDialog;

/// What a window is given from outside; everything outlives it.
struct WindowServices
{
    const Clock &clock;
    Preferences &preferences;
    ThemeSwitch &themes;
    QString author; ///< who writes here
    QString defaultWorkspace; ///< path used while no other was chosen
    QString demoWorkspace; ///< path of the embedded demo
    std::function<TimelineSourceFactory(const QString &path)> timelineSource;
    AlarmCenter::Outlets outlets = {}; ///< how alarms leave the window; none in tests and pictures
    std::function<qint64()> awake = {}; ///< as Poster's; none: undo strips count by @ref clock
};

/// The window: rail, top bar, pages, inspector, status bar; one workspace at a time.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    enum class Page { Timeline, Desk };

    explicit MainWindow(const WindowServices &services, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Opens @p path, or shows a page that says why not and what to do.
    void openWorkspace(const QString &path);
    /// Opens the demo workspace and makes it first where it is missing.
    void openDemo();
    /// Shows the page of a newcomer.
    void showWelcome();
    /// Opens the import preview with these, or empty to paste into.
    ImportDialog *openImport(const QList<ImportSource> &sources = {}, const QStringList &files = {});
    /// Shows the window that checks texts while they are written; it keeps its text until the program ends.
    CheckTextWindow *openCheckText();
    ZonesDialog *openZones();
    AboutDialog *openAbout();
    ShortcutsDialog *openShortcuts();
    void openPalette();
    /// A composer for a new story; null where no workspace is open.
    ComposerWindow *newStory(IncidentKind kind);
    /// Writes an update of the story on show, in the panel below the inspector.
    void writeUpdate();
    PostingDialog *openPostingSettings();
    /// Shows a page of the rail.
    void showPage(Page page);
    HandoverDialog *openHandover();
    AudiencesDialog *openAudiences();
    TemplatesDialog *openTemplates(Composer *composer = nullptr);
    ImpactDialog *openImpacts(); ///< of the story on show

    [[nodiscard]] DeskPage &desk(); ///< made when it is asked for first
    [[nodiscard]] AlarmCenter &alarms() const { return *m_alarms; }
    [[nodiscard]] PostingFlow *posting() const { return m_posting.get(); }
    [[nodiscard]] WritingPanel &writing() const { return *m_writing; }
    [[nodiscard]] UndoStrip &undoStrip() const { return *m_undoStrip; }
    [[nodiscard]] TimelineView &timeline() const { return *m_timeline; }
    [[nodiscard]] Inspector &inspector() const { return *m_inspector; }
    [[nodiscard]] CommandPalette &palette() const { return *m_palette; }
    [[nodiscard]] WindowActions &windowActions() const { return *m_actions; }
    [[nodiscard]] WorkspaceSession *session() const { return m_session.get(); }
    [[nodiscard]] DeskKeeper *deskKeeper() const { return m_deskKeeper.get(); } ///< of the open workspace; null
    [[nodiscard]] TimelineLoader *loader() const { return m_loader.get(); }
    /// Selects an incident on the timeline and shows it in the inspector.
    void goToIncident(const QString &incidentId);

signals:
    void firstPainted(); ///< the timeline's first frame with data is on the screen
    void workspaceOpened(const QString &path);
    void importFinished();

protected:
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void build();
    void buildPosting();
    void buildDesk();
    void connectDesk();
    void readRest();
    void adoptAlarmSettings();
    void writeUpdateOf(const QString &incident);
    void showCounts();
    void connectActions();
    void connectPosting();
    void beginPosting(); ///< of the workspace that was opened
    void endPosting();
    void undoLast(); ///< an import, or an impact that was moved
    void offerDraft(const QString &what, const PostDraft &draft); ///< says @p what, and offers to open @p draft again
    void offerUndo();
    void showWriting(const std::optional<Story> &story);
    void showApproval(); ///< of what this user wrote about the story on show
    void beginFromStory(ComposerWindow *(PostingFlow::*begin)(const Story &)); ///< with the story on show
    bool mayClose();
    /// Whether nothing typed is left unsaved, or its user does not mind; who has to be asked first goes on with @p goOn.
    bool mayLoseDrafts(const std::function<void()> &goOn);
    void connectPages();
    void fillTargets();
    void showIncident(const QString &incidentId);
    void showHits(const QString &words, const QList<SearchHit> &hits);
    void refreshFromWorkspace();
    void sayFileLost(bool replaced);
    void showLoading();
    void tick();
    void createWorkspace(const QString &path);
    void askForWorkspace(bool newOne);
    void pastePosts();
    void exportView();
    void undoLastImport();
    void openUrl(const QString &url);
    void finishImport(const ImportDone &done);
    void remember(const QString &path);
    void fillRecent();
    void saveState() const;
    void restoreState();
    void closeWorkspace();

    WindowServices m_services;
    std::unique_ptr<WorkspaceSession> m_session;
    std::unique_ptr<TimelineLoader> m_loader;
    std::unique_ptr<PostingFlow> m_posting; ///< of the open workspace
    std::unique_ptr<DeskKeeper> m_deskKeeper; ///< of the open workspace
    std::optional<Story> m_story; ///< on show in the inspector
    WindowActions *m_actions = nullptr;
    Rail *m_rail = nullptr;
    TopBar *m_top = nullptr;
    NoticeBar *m_notice = nullptr;
    QStackedWidget *m_pages = nullptr;
    QSplitter *m_splitter = nullptr;
    QStackedWidget *m_main = nullptr; ///< the pages of the rail, beside the inspector
    DeskPage *m_desk = nullptr;
    AlarmCenter *m_alarms = nullptr;
    AlarmBar *m_alarmBar = nullptr;
    ApprovalNotices *m_approvalNotices = nullptr;
    QString m_title; ///< of the window, without the count
    TimelineView *m_timeline = nullptr;
    MessagePage *m_message = nullptr;
    QSplitter *m_side = nullptr; ///< inspector over writing panel
    Inspector *m_inspector = nullptr;
    WritingPanel *m_writing = nullptr;
    UndoStrip *m_undoStrip = nullptr;
    StripArea *m_strips = nullptr; ///< alarms, notices and what counts down
    StatusLine *m_status = nullptr;
    CommandPalette *m_palette = nullptr;
    CheckTextWindow *m_checkText = nullptr; ///< made when it is asked for
    bool m_undoesImpact = false; ///< the last thing that can be undone is an impact that was moved
    bool m_losesDrafts = false; ///< their user was asked, and goes on
    bool m_painted = false; ///< the first frame is on the screen, or was waited for long enough
    QList<ImportDone::Undo> m_lastImport;
    QString m_lastImportPath;
    QFutureWatcher<Result<void>> m_undo;
    QFutureWatcher<Result<QString>> m_demo;
    std::shared_ptr<std::atomic_bool> m_stopDemo; ///< shared with the worker that makes the demo
};

} // namespace tocsin
