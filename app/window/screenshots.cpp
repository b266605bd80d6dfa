// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/screenshots.h"

#include "models/itemmodels/timelineloader.h"
#include "models/itemmodels/workspacesession.h"
#include "models/storage/workspacereader.h"
#include "ui/checktext/checktexteditor.h"
#include "ui/checktext/checktextwindow.h"
#include "ui/composer/composerwindow.h"
#include "ui/composer/finalpreview.h"
#include "ui/dialogs/aboutdialog.h"
#include "ui/desk/handoverdialog.h"
#include "ui/dialogs/audiencesdialog.h"
#include "ui/dialogs/importdialog.h"
#include "ui/dialogs/postingdialog.h"
#include "ui/dialogs/shortcutsdialog.h"
#include "ui/dialogs/templatesdialog.h"
#include "ui/dialogs/zonesdialog.h"
#include "ui/shell/commandpalette.h"
#include "ui/shell/inspector.h"
#include "ui/shell/postingflow.h"
#include "ui/shell/writingpanel.h"
#include "ui/timeline/timelineview.h"

#include <QAction>
#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QPixmap>

#include <functional>
#include <memory>

using namespace Qt::StringLiterals;

namespace tocsin {
namespace {

constexpr QSize shotSize(1440, 900);
constexpr int patienceMs = 20000;

/// A page such as a small hoster writes; everything in it is invented.
QByteArray samplePage()
{
    return QByteArrayLiteral("Maintenance: storage node replacement in PAR (completed)\n"
                             "\n"
                             "On Tuesday, 12 March 2024, between 22:00 and 23:30 CET, we will replace a storage node in PAR. Mailboxes on "
                             "filer-par-07 will be unreachable for 15 to 20 minutes.\n"
                             "\n"
                             "UPDATE 2024-03-12 22:40 CET: The new node is in place and takes its first mailboxes.\n"
                             "UPDATE 23:05 EST: All mailboxes are back. We keep watching.\n"
                             "\n"
                             "Web shops answered slowly on shop-mtl-02\n"
                             "\n"
                             "Posted 5 June, 09:48 AM Pacific time. Between 9:12 and 9:31 AM some pages took up to 20 seconds. A stuck "
                             "cache was restarted; everything has been normal since.\n");
}

/// A draft as somebody writes it at night, with what happens then; everything in it is invented.
QByteArray sampleDraft()
{
    return QByteArrayLiteral("Maintenance: mail store move in MTL\n"
                             "\n"
                             "On Monday, 9 July 2024, from 22:00 EST to 23:30 EST (03:00 UTC), mailboxes on mail-mtl-04 will move to a new "
                             "store. Expect 10 to 15 minutes without IMAP for each mailbox.\n"
                             "\n"
                             "UPDATE 2024-07-09 22:40 EDT: The first half has moved.\n"
                             "UPDATE 25:10 EDT: All mailboxes are on the new store. The window ends at 23:30 EDT as planned.\n"
                             "\n"
                             "The next window is on 07/08/2024 at 10:00 IST.\n");
}

/// Lets events be handled until @p ready or patience ends; says whether it became ready.
bool waitFor(const std::function<bool()> &ready)
{
    QElapsedTimer timer;
    timer.start();
    while (!ready()) {
        if (timer.elapsed() > patienceMs)
            return false;
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 50);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    return true;
}

/// Lets what was just asked for be laid out and painted.
void settle(int ms = 250)
{
    QElapsedTimer timer;
    timer.start();
    waitFor([&timer, ms] { return timer.elapsed() >= ms; });
}

class Camera
{
public:
    Camera(MainWindow &window, const QDir &folder) : m_window(window), m_folder(folder) {}

    void shoot(const QString &name) { save(name, m_window.grab()); }
    /// @p dialog over its dimmed window.
    void shoot(const QString &name, QWidget &dialog)
    {
        settle();
        QPixmap picture = m_window.grab();
        const QPixmap front = dialog.grab();
        QPainter painter(&picture);
        painter.fillRect(QRect(QPoint(), m_window.size()), QColor(0, 0, 0, 110));
        const QPoint at((m_window.width() - dialog.width()) / 2, (m_window.height() - dialog.height()) / 2);
        painter.drawPixmap(at, front);
        painter.setPen(dialog.palette().color(QPalette::Mid));
        painter.drawRect(QRect(at, dialog.size()).adjusted(-1, -1, 0, 0));
        painter.end();
        save(name, picture);
    }
    [[nodiscard]] Result<QStringList> result() const { return m_failure ? Result<QStringList>(tl::unexpected(*m_failure)) : m_names; }

private:
    void save(const QString &name, const QPixmap &picture)
    {
        const QString path = m_folder.filePath(name + u".png"_s);
        if (picture.save(path, "PNG"))
            m_names.append(path);
        else if (!m_failure)
            m_failure = Failure{Failure::Code::Storage, path};
    }

    MainWindow &m_window;
    QDir m_folder;
    QStringList m_names;
    std::optional<Failure> m_failure;
};

/// A story of @p kind worth looking at: in [from, until), with several updates, not over yet if possible.
QString storyToShow(const QString &path, IncidentKind kind, Instant from, Instant until)
{
    const auto reader = WorkspaceReader::open(path);
    if (!reader)
        return {};
    IncidentFilter filter;
    filter.kinds = {kind};
    filter.from = from;
    filter.until = until;
    const auto rows = (*reader)->incidents(filter, 200);
    if (!rows)
        return {};
    const auto worth = [from](const IncidentRow &row) {
        const bool isOpen = row.begin && !row.end && *row.begin >= from;
        return 10 * std::min(row.updates, 5) + (isOpen ? 15 : 0) + (row.language.startsWith("en"_L1) ? 5 : 0) + (row.targets.size() == 1 ? 3 : 0);
    };
    const IncidentRow *best = nullptr;
    for (const IncidentRow &row : *rows) {
        if (row.begin && (!best || worth(row) > worth(*best)))
            best = &row;
    }
    return best ? best->id : QString();
}

void setAction(MainWindow &window, const QString &name, bool on)
{
    for (QAction *action : window.timeline().timelineActions()) {
        if (action->objectName() == name && action->isChecked() != on)
            action->trigger();
    }
}

/// Shows [from, until) with @p story selected, once everything is laid out and read.
void showStory(MainWindow &window, const QString &story, Instant from, Instant until)
{
    window.timeline().showRange(from, until);
    if (!story.isEmpty())
        window.goToIncident(story);
    settle(500);
    window.timeline().showRange(from, until); // revealing the story may have moved it
    settle(700);
}

void shootDialogs(MainWindow &window, Camera &camera, const QString &side)
{
    if (ImportDialog *import = window.openImport({{u"maintenance.txt"_s, samplePage()}})) {
        const auto shown = std::make_shared<bool>(false); // the dialog outlives this block
        QObject::connect(import, &ImportDialog::readingShown, import, [shown] { *shown = true; });
        waitFor([&shown] { return *shown; });
        camera.shoot(u"import-"_s + side, *import);
        import->reject();
    }
    CheckTextWindow *check = window.openCheckText();
    ImportContext context;
    context.zone = u"America/Toronto"_s;
    check->setContext(context);
    check->setText(QString::fromUtf8(sampleDraft()));
    waitFor([check] { return check->isUpToDate(); });
    check->editor().moveCursor(QTextCursor::Start);
    check->editor().goToFinding(check->editor().findingFrom(true));
    camera.shoot(u"checktext-"_s + side, *check);
    check->close();
    QDialog *zones = window.openZones();
    camera.shoot(u"zones-"_s + side, *zones);
    zones->reject();
    QDialog *about = window.openAbout();
    camera.shoot(u"about-"_s + side, *about);
    about->reject();
    QDialog *shortcuts = window.openShortcuts();
    camera.shoot(u"shortcuts-"_s + side, *shortcuts);
    shortcuts->reject();
}

/// An update as somebody writes it at night about the story on show.
PostDraft sampleUpdate(const Story &story, Instant now)
{
    PostDraft draft;
    draft.key = u"01J0000000000000000000000A"_s;
    draft.incident = story.id;
    draft.kind = story.kind;
    draft.zone = u"Europe/Paris"_s;
    draft.language = u"en"_s;
    draft.status = legalNext(story.kind, story.status).value(0);
    draft.body = {u"Two disks were exchanged at {t1}, and the store is checking its files. We expect normal operation by {t2}, after about {t3}."_s,
                  {InstantToken{now - 25 * minuteMs, draft.zone, Precision::Minute, false}, InstantToken{now + 40 * minuteMs, draft.zone, Precision::Minute, true},
                   DurationToken{20 * minuteMs, 30 * minuteMs, false}}};
    draft.promises = {{PromiseKind::NextUpdate, {}, 30 * minuteMs}};
    return draft;
}

void shootWriting(MainWindow &window, Camera &camera, const QString &side, const QString &storyId, Instant now)
{
    const auto story = window.session()->story(storyId);
    if (!story || !window.posting())
        return;
    window.goToIncident(storyId);
    if (ComposerWindow *composer = window.posting()->openDraft(sampleUpdate(*story, now))) {
        settle();
        camera.shoot(u"composer-"_s + side, *composer);
        if (FinalPreview *look = window.posting()->lookOnceMore(composer->composer())) {
            camera.shoot(u"lastlook-"_s + side, *look);
            look->reject();
        }
        composer->close();
    }
    window.writeUpdate();
    settle();
    camera.shoot(u"update-"_s + side);
    window.writing().setWriting(false);
    window.showPage(MainWindow::Page::Desk);
    settle(600);
    camera.shoot(u"desk-"_s + side);
    window.showPage(MainWindow::Page::Timeline);
    const auto dialog = [&camera, &side](const QString &name, QDialog *shown) {
        if (!shown)
            return;
        camera.shoot(name + side, *shown);
        shown->reject();
    };
    dialog(u"handover-"_s, window.openHandover());
    dialog(u"templates-"_s, window.openTemplates());
    dialog(u"audiences-"_s, window.openAudiences());
    dialog(u"posting-"_s, window.openPostingSettings());
}

void shootPalette(MainWindow &window, Camera &camera, const QString &side)
{
    window.openPalette();
    auto *field = window.palette().findChild<QLineEdit *>(u"paletteField"_s);
    auto *list = window.palette().findChild<QListView *>(u"paletteList"_s);
    field->setText(u"mail"_s);
    waitFor([list] { return list->model()->rowCount() > 8; });
    settle();
    camera.shoot(u"palette-"_s + side);
    field->clear();
    window.palette().hide();
}

} // namespace

Result<QStringList> takeScreenshots(MainWindow &window, const WindowServices &services, const QString &folder)
{
    QDir place(folder);
    if (!place.mkpath(u"."_s))
        return failed(Failure::Code::Storage, folder);
    window.resize(shotSize);
    window.show();
    if (!window.session() || !window.loader())
        return failed(Failure::Code::NotFound, u"no workspace is open"_s);
    waitFor([&window] { return window.loader()->snapshot().isComplete; });
    const QString path = window.session()->path();
    const Instant now = services.clock.now();
    const Instant from = now - 5 * dayMs;
    const Instant until = now + 12 * hourMs;
    const QString story = storyToShow(path, IncidentKind::Incident, from, now);
    const QString maintenance = storyToShow(path, IncidentKind::Maintenance, now - 30 * dayMs, now);
    Camera camera(window, place);
    for (const bool dark : {true, false}) {
        const QString side = dark ? u"dark"_s : u"light"_s;
        services.themes.choose(dark ? ThemeChoice::Dark : ThemeChoice::Light);
        setAction(window, u"timeline.hideEmpty"_s, true);
        showStory(window, story, from, until);
        camera.shoot(u"timeline-"_s + side);
        showStory(window, maintenance, now - 30 * dayMs, until);
        camera.shoot(u"timeline-maintenance-"_s + side);
        showStory(window, story, now - 11 * hourMs, now + hourMs);
        camera.shoot(u"timeline-12h-"_s + side);
        setAction(window, u"timeline.hideEmpty"_s, false);
        window.timeline().showRange(now - 90 * dayMs, now + dayMs);
        settle(700);
        camera.shoot(u"timeline-90d-"_s + side);
        window.timeline().showRange(now - 5 * 365 * dayMs, now + 30 * dayMs);
        window.timeline().showTable(true);
        settle(900);
        camera.shoot(u"timeline-5y-table-"_s + side);
        window.timeline().showTable(false);
        showStory(window, story, from, until);
        shootPalette(window, camera, side);
        shootDialogs(window, camera, side);
        shootWriting(window, camera, side, story, now);
    }
    MainWindow newcomer(services);
    newcomer.resize(shotSize);
    newcomer.showWelcome();
    newcomer.show();
    Camera second(newcomer, place);
    for (const bool dark : {true, false}) {
        services.themes.choose(dark ? ThemeChoice::Dark : ThemeChoice::Light);
        settle();
        second.shoot(dark ? u"welcome-dark"_s : u"welcome-light"_s);
    }
    auto names = camera.result();
    const auto more = second.result();
    if (names && more)
        names->append(*more);
    return names && !more ? more : names;
}

} // namespace tocsin
