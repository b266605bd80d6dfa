// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/mainwindow.h"

#include "models/itemmodels/timelineloader.h"
#include "models/itemmodels/workspacesession.h"
#include "models/settings/settings.h"
#include "models/storage/workspace.h"
#include "models/itemmodels/deskkeeper.h"
#include "ui/accessible/accessible.h"
#include "ui/composer/undostrip.h"
#include "ui/desk/alarmbar.h"
#include "ui/desk/deskpage.h"
#include "ui/dialogs/importdialog.h"
#include "ui/shell/commandpalette.h"
#include "ui/shell/demomaker.h"
#include "ui/shell/inspector.h"
#include "ui/shell/messagepage.h"
#include "ui/shell/noticebar.h"
#include "ui/shell/postingflow.h"
#include "ui/shell/preferences.h"
#include "ui/shell/rail.h"
#include "ui/shell/statusline.h"
#include "ui/shell/striparea.h"
#include "ui/shell/topbar.h"
#include "ui/shell/windowactions.h"
#include "ui/shell/writingpanel.h"
#include "ui/timeline/timelineview.h"
#include "ui/widgets/clockbar.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/windowsize.h"
#include "ui/widgets/words.h"

#include <QAction>
#include <QDir>
#include <QFileInfo>
#include <QMenuBar>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTimer>
#include <QtConcurrentRun>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tocsin {
namespace {

constexpr int longestWaitForFrame = 500; // ms; a first frame takes much less where there is one

} // namespace

MainWindow::MainWindow(const WindowServices &services, QWidget *parent)
    : QMainWindow(parent), m_services(services), m_stopDemo(std::make_shared<std::atomic_bool>(false))
{
    installAccessibility();
    setObjectName(u"mainWindow"_s);
    setWindowTitle(u"Tocsin"_s);
    setAcceptDrops(true);
    resizeToFit(this, {1440, 900});
    build();
    connectActions();
    connectPages();
    connectPosting();
    connectDesk();
    restoreState();
}

MainWindow::~MainWindow()
{
    *m_stopDemo = true;
    m_demo.waitForFinished();
    m_undo.waitForFinished();
    closeWorkspace();
}

void MainWindow::build()
{
    m_actions = new WindowActions(this);
    m_rail = new Rail(m_services.themes, this);
    m_rail->addPage(m_actions->timelinePage, u"timeline"_s);
    m_rail->addPage(m_actions->deskPage, u"desk"_s);
    m_top = new TopBar(m_services.clock, m_services.themes, this);
    m_top->setSearchKey(m_actions->search->shortcut().toString(QKeySequence::NativeText));
    m_top->clocks().setZones(m_services.preferences.clockZones());
    m_notice = new NoticeBar(this);
    m_timeline = new TimelineView(m_services.clock, this);
    m_timeline->setZones(m_services.preferences.zones());
    m_message = new MessagePage(this);
    m_inspector = new Inspector(m_services.clock, m_services.preferences, m_services.themes, this);
    m_inspector->setRevisions([this](const QStringList &ids) { return m_session ? m_session->revisions(ids) : QList<Update>(); });

    m_splitter = new QSplitter(this);
    m_splitter->setObjectName(u"mainSplitter"_s);
    buildDesk();
    m_splitter->addWidget(m_main);
    buildPosting();
    m_splitter->addWidget(m_side);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setCollapsible(0, false);
    m_splitter->setCollapsible(1, false);
    m_splitter->setSizes({1014, 360});
    m_pages = new QStackedWidget(this);
    m_pages->addWidget(m_splitter);
    m_pages->addWidget(m_message);
    m_strips = new StripArea(this);
    for (QWidget *strip : std::initializer_list<QWidget *>{m_alarmBar, m_notice, m_undoStrip})
        m_strips->addStrip(strip);

    auto *column = new QVBoxLayout;
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_top);
    column->addWidget(m_pages, 1);
    column->addWidget(m_strips);
    auto *center = new QWidget(this);
    center->setProperty("area", u"page"_s);
    auto *row = new QHBoxLayout(center);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_rail);
    row->addLayout(column, 1);
    setCentralWidget(center);
    m_status = new StatusLine(this);
    setStatusBar(m_status);
    m_palette = new CommandPalette(m_services.themes, center);
    m_actions->fill(*menuBar(), m_timeline->timelineActions());
    m_palette->setActions(m_actions->all());
    m_actions->checkTheme(m_services.themes.choice());
    m_actions->newestFirst->setChecked(m_services.preferences.newestFirst());
    fillRecent();
    tick();
}

void MainWindow::connectPages()
{
    connect(m_top, &TopBar::searchWanted, this, &MainWindow::openPalette);
    connect(&m_top->clocks(), &ClockBar::clicked, this, &MainWindow::openZones);
    connect(&m_top->clocks(), &ClockBar::ticked, this, &MainWindow::tick);
    connect(&m_services.preferences, &Preferences::zonesChanged, this, [this] {
        m_top->clocks().setZones(m_services.preferences.clockZones());
        m_timeline->setZones(m_services.preferences.zones());
        showApproval();
        tick();
    });
    connect(&m_services.preferences, &Preferences::threadOrderChanged, this,
            [this] { m_actions->newestFirst->setChecked(m_services.preferences.newestFirst()); });
    connect(m_timeline, &TimelineView::incidentSelected, this, &MainWindow::showIncident);
    connect(m_timeline, &TimelineView::incidentActivated, this, [this](const QString &id) {
        m_actions->inspector->setChecked(true);
        showIncident(id);
        m_inspector->setFocus(Qt::ShortcutFocusReason);
    });
    connect(m_timeline, &TimelineView::exportRequested, this, &MainWindow::exportView);
    connect(m_timeline, &TimelineView::failed, this,
            [this](const Failure &failure) { m_notice->say(sentenceFor(failure.code) + u' ' + failure.detail, true); });
    connect(m_timeline, &TimelineView::firstPainted, this, [this] {
        emit firstPainted();
        QMetaObject::invokeMethod(this, &MainWindow::readRest, Qt::QueuedConnection);
    });
    connect(m_inspector, &Inspector::incidentWanted, this, &MainWindow::goToIncident);
    connect(m_inspector, &Inspector::urlWanted, this, &MainWindow::openUrl);
    connect(m_palette, &CommandPalette::searchWanted, this, [this](const QString &words) {
        if (m_session)
            m_session->searcher().search(words);
        else
            m_palette->setHits(words, {}, {});
    });
    connect(m_palette, &CommandPalette::incidentChosen, this, &MainWindow::goToIncident);
    connect(m_palette, &CommandPalette::targetChosen, this, [this](const QString &target) {
        const QString incident = m_session ? m_session->newestAbout(target) : QString();
        if (incident.isEmpty())
            m_notice->say(tr("Nothing was ever announced about %1.").arg(target.section(u':', 1)));
        else
            goToIncident(incident);
    });
    connect(&m_undo, &QFutureWatcherBase::finished, this, [this] {
        if (const Result<void> undone = m_undo.result(); !undone)
            m_notice->say(sentenceFor(undone.error().code) + u' ' + undone.error().detail, true);
        else
            m_notice->say(tr("The import was taken back."));
        refreshFromWorkspace();
    });
    connect(&m_demo, &QFutureWatcherBase::finished, this, [this] {
        if (const Result<QString> made = m_demo.result())
            openWorkspace(*made);
        else
            m_message->setMessage(tr("The demo could not be made"), sentenceFor(made.error().code), made.error().detail);
    });
}

void MainWindow::closeWorkspace()
{
    m_timeline->setLoader(nullptr);
    m_loader.reset();
    endPosting();
    m_inspector->showNothing();
    m_session.reset();
    m_status->setWorkspace({}, {});
}

void MainWindow::openWorkspace(const QString &path)
{
    if (!mayLoseDrafts([this, path] { openWorkspace(path); }))
        return;
    const QList<Poster::Leaving> leaving = m_posting ? m_posting->poster().leaving() : QList<Poster::Leaving>();
    const int approved = static_cast<int>(std::ranges::count(leaving, true, &Poster::Leaving::isApproval));
    const int unsent = static_cast<int>(leaving.size()) - approved;
    const QString former = m_session ? m_session->name() : QString();
    closeWorkspace();
    QStringList left;
    if (unsent > 0)
        left.append(tr("%n post(s) had not left yet and are drafts of %1.", nullptr, unsent).arg(former));
    if (approved > 0)
        left.append(tr("%n approved post(s) had not left yet and still wait for approval in %1.", nullptr, approved).arg(former));
    if (!left.isEmpty())
        m_notice->say(left.join(u' '), true);
    auto opened = WorkspaceSession::open(path);
    if (!opened) {
        const OpeningAdvice advice = adviceFor(opened.error(), path);
        m_message->setMessage(advice.title, advice.text, opened.error().detail);
        m_message->clearButtons();
        connect(m_message->addButton(tr("Try again"), u"messageRetry"_s), &QPushButton::clicked, this, [this, path] { openWorkspace(path); });
        connect(m_message->addButton(tr("Open another workspace…"), u"messageOpen"_s), &QPushButton::clicked, m_actions->openWorkspace, &QAction::trigger);
        m_pages->setCurrentWidget(m_message);
        return;
    }
    m_session = std::move(*opened);
    connect(m_session.get(), &WorkspaceSession::changed, this, &MainWindow::refreshFromWorkspace);
    connect(m_session.get(), &WorkspaceSession::fileLost, this, &MainWindow::sayFileLost);
    m_status->setWorkspace(m_session->name(), m_session->path());
    m_title = tr("%1 — Tocsin").arg(m_session->name());
    showCounts();
    m_loader = std::make_unique<TimelineLoader>(m_services.timelineSource(path));
    connect(m_loader.get(), &TimelineLoader::snapshotChanged, this, &MainWindow::showLoading);
    connect(m_loader.get(), &TimelineLoader::failed, this,
            [this](const Failure &failure) { m_notice->say(sentenceFor(failure.code) + u' ' + failure.detail, true); });
    m_services.preferences.suggestZones(m_session->zonesOfCatalogue());
    beginPosting();
    m_timeline->setLoader(m_loader.get());
    m_pages->setCurrentWidget(m_splitter);
    m_timeline->setFocus(Qt::OtherFocusReason);
    remember(path);
    if (m_painted) {
        readRest();
    } else {
        // There may be none: who starts with the desk, or with a window that nobody sees, has promises to keep all the same.
        QTimer::singleShot(longestWaitForFrame, this, [this] {
            if (!m_painted)
                readRest();
        });
    }
    emit workspaceOpened(path);
}

/// What the first frame does not need.
void MainWindow::readRest()
{
    if (!m_session)
        return;
    m_painted = true;
    fillTargets();
    if (m_deskKeeper)
        m_deskKeeper->refresh();
}

void MainWindow::sayFileLost(bool replaced)
{
    const QString path = m_session->path();
    const QString file = QDir::toNativeSeparators(path);
    m_notice->say(replaced ? tr("%1 was replaced by another file. The window still shows what the former one holds.").arg(file)
                           : tr("%1 was deleted or moved away. The window still shows what it held; nothing can be added to it.").arg(file),
                  true, replaced ? tr("Open the new file") : QString(), [this, path] { openWorkspace(path); });
}

void MainWindow::createWorkspace(const QString &path)
{
    // An existing file is opened as it is; Workspace refuses what is none.
    if (const auto made = Workspace::open(path); !made && !QFileInfo::exists(path)) {
        m_notice->say(sentenceFor(made.error().code) + u' ' + made.error().detail, true);
        return;
    }
    openWorkspace(path);
}

void MainWindow::fillTargets()
{
    if (!m_session)
        return;
    QList<PaletteEntry> entries;
    for (const TargetRow &row : m_session->targets()) {
        const QString name = row.target.label.isEmpty() ? row.target.name : tr("%1 · %2").arg(row.target.name, row.target.label);
        entries.append({PaletteEntry::Kind::Target, row.target.id, name, {}, wordFor(row.target.kind), {}});
    }
    m_palette->setTargets(entries);
    connect(&m_session->searcher(), &Searcher::found, this, &MainWindow::showHits, Qt::UniqueConnection);
    connect(&m_session->searcher(), &Searcher::failed, m_palette,
            [this](const QString &words, const Failure &failure) { m_palette->setProblem(words, sentenceFor(failure.code) + u' ' + failure.detail); });
    if (const auto extent = m_session->extent())
        m_status->setCounts(*extent);
    else
        m_status->clearCounts();
}

void MainWindow::refreshFromWorkspace()
{
    if (!m_session)
        return;
    m_loader->refresh();
    if (const auto extent = m_session->extent())
        m_status->setCounts(*extent);
    const QString shown = m_inspector->incidentId();
    if (!shown.isEmpty())
        showIncident(shown);
    if (m_posting)
        m_posting->refresh();
}

void MainWindow::showIncident(const QString &incidentId)
{
    m_actions->copy->setEnabled(!incidentId.isEmpty());
    if (incidentId.isEmpty() || !m_session) {
        m_inspector->showNothing();
        showWriting({});
        return;
    }
    const auto story = m_session->story(incidentId);
    if (!story) {
        showWriting({});
        m_inspector->showProblem(sentenceFor(story.error().code) + u' ' + story.error().detail);
        return;
    }
    InspectorContent content{*story, m_session->targetNames(), {}, m_session->linksTo(incidentId)};
    for (const Link &link : story->links) {
        if (const QString title = link.incident.isEmpty() ? QString() : m_session->titleOf(link.incident); !title.isEmpty())
            content.linkTitles.insert(link.incident, title);
    }
    m_inspector->showContent(content);
    showWriting(*story);
}

void MainWindow::goToIncident(const QString &incidentId)
{
    m_timeline->selectIncident(incidentId, true);
    if (m_desk)
        m_desk->followIncident(incidentId);
    m_actions->inspector->setChecked(true);
    showIncident(incidentId);
}

void MainWindow::showLoading()
{
    const TimelineSnapshot &snapshot = m_loader->snapshot();
    if (snapshot.isComplete)
        m_status->setLoading(1, 1);
    else
        m_status->setLoading(std::min<qint64>(snapshot.index->size(), std::max<qint64>(0, snapshot.extent.impacts - 1)),
                             std::max<qint64>(1, snapshot.extent.impacts));
}

void MainWindow::tick()
{
    m_status->setToday(m_services.clock.now(), m_services.preferences.zones().first(), m_services.preferences.language());
    m_inspector->refreshPresent();
    if (m_posting)
        m_posting->refreshPresent();
    if (m_session)
        m_session->look();
}

void MainWindow::openDemo()
{
    if (m_demo.isRunning() || !mayLoseDrafts([this] { openDemo(); }))
        return;
    closeWorkspace();
    m_message->clearButtons();
    m_message->setMessage(tr("Making the demo…"), tr("Five years of an invented hoster’s history are being written. This happens once."));
    m_pages->setCurrentWidget(m_message);
    m_demo.setFuture(QtConcurrent::run([path = m_services.demoWorkspace, now = m_services.clock.now(), stop = m_stopDemo] {
        return makeDemoWorkspace(path, now, [&stop](qint64, qint64) { return !*stop; });
    }));
}

void MainWindow::showWelcome()
{
    closeWorkspace();
    m_message->setMessage(tr("Welcome to Tocsin"),
                          tr("See what happened to which server, when. Look around in an invented hoster’s history, begin with an empty "
                             "workspace and post your first incident, or bring in announcements that you have. Nothing leaves this machine."));
    m_message->clearButtons();
    QPushButton *demo = m_message->addButton(tr("Open the demo"), u"welcomeDemo"_s);
    connect(demo, &QPushButton::clicked, this, &MainWindow::openDemo);
    connect(m_message->addButton(tr("Begin with an empty workspace"), u"welcomeNew"_s), &QPushButton::clicked, this, [this] {
        QDir().mkpath(QFileInfo(m_services.defaultWorkspace).path());
        createWorkspace(m_services.defaultWorkspace);
    });
    connect(m_message->addButton(tr("Import posts…"), u"welcomeImport"_s), &QPushButton::clicked, m_actions->import, &QAction::trigger);
    m_pages->setCurrentWidget(m_message);
    demo->setFocus(Qt::OtherFocusReason);
}

} // namespace tocsin
