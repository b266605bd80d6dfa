// SPDX-License-Identifier: GPL-3.0-or-later
// The window's desk: its page, the alarms below every page, the counts in rail and title, the handover.
#include "ui/shell/mainwindow.h"

#include "models/itemmodels/deskkeeper.h"
#include "models/itemmodels/workspacesession.h"
#include "models/settings/settings.h"
#include "ui/composer/composer.h"
#include "ui/composer/composerwindow.h"
#include "ui/composer/postfields.h"
#include "ui/desk/alarmbar.h"
#include "ui/desk/approvalnotices.h"
#include "ui/desk/deskpage.h"
#include "ui/desk/handoverdialog.h"
#include "ui/shell/noticebar.h"
#include "ui/shell/postingflow.h"
#include "ui/shell/preferences.h"
#include "ui/shell/rail.h"
#include "ui/shell/striparea.h"
#include "ui/shell/windowactions.h"
#include "ui/shell/writingpanel.h"
#include "ui/timeline/timelineview.h"
#include "ui/widgets/timetext.h"

#include <QAction>
#include <QStackedWidget>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tocsin {

void MainWindow::buildDesk()
{
    const auto times = [this] { return TimeText{m_services.preferences.zones(), m_services.preferences.language()}; };
    m_alarms = new AlarmCenter(m_services.clock, bootTimeMs, times, m_services.outlets, this);
    adoptAlarmSettings();
    m_approvalNotices = new ApprovalNotices(*m_alarms, this);
    m_alarmBar = new AlarmBar(*m_alarms, m_services.themes, this);
    m_main = new QStackedWidget(this);
    m_main->addWidget(m_timeline);
}

void MainWindow::adoptAlarmSettings()
{
    m_alarms->setNotificationsOn(m_services.preferences.store().value(settings::notifications));
    m_alarms->setShelveMinutes(m_services.preferences.store().value(settings::shelveMinutes));
}

DeskPage &MainWindow::desk()
{
    if (m_desk)
        return *m_desk;
    m_desk = new DeskPage(m_services.preferences, m_services.themes, this);
    m_main->addWidget(m_desk);
    connect(m_desk, &DeskPage::incidentWanted, this, &MainWindow::goToIncident);
    connect(m_desk, &DeskPage::incidentChosen, this, [this](const QString &incident) {
        if (m_writing->isWriting())
            return; // the thread stays beside the text that is written about it
        m_timeline->selectIncident(incident, false);
        showIncident(incident);
    });
    connect(m_desk, &DeskPage::updateWanted, this, &MainWindow::writeUpdateOf);
    connect(m_desk, &DeskPage::markedAsKept, this, [this](const QString &what, const QString &incident, const QString &fact) {
        m_notice->say(tr("Marked as kept: %1.").arg(what), false, tr("Take back"), [this, incident, fact] {
            if (m_deskKeeper)
                m_deskKeeper->takeBack(incident, fact);
        });
    });
    // Readers are told of a new promise by an update.
    connect(m_desk, &DeskPage::renewWanted, this, [this](const QString &incident, const QString &promise) {
        writeUpdateOf(incident);
        if (!m_story || m_story->id != incident || !m_writing->isWriting())
            return;
        const QList<Promise> &promises = m_story->promises;
        const auto made = std::ranges::find(promises, promise, &Promise::id);
        if (made != promises.cend())
            m_writing->composer().fields().beginPromise(made->kind, !m_writing->composer().isTouched());
    });
    connect(m_desk, &DeskPage::newIncidentWanted, m_actions->newIncident, &QAction::trigger);
    connect(m_desk, &DeskPage::handoverWanted, m_actions->handover, &QAction::trigger);
    connect(m_desk, &DeskPage::approveWanted, this, [this](const PostDraft &draft) {
        if (m_posting)
            m_posting->approve(draft);
    });
    connect(m_desk, &DeskPage::sendBackWanted, this, [this](const PostDraft &draft) {
        if (m_posting)
            m_posting->askToSendBack(draft);
    });
    connect(m_desk, &DeskPage::takeBackWanted, this, [this](const PostDraft &draft) {
        if (m_posting)
            m_posting->sendBacks().takeBack(draft);
    });
    connect(m_desk, &DeskPage::draftWanted, this, [this](const PostDraft &draft, const QString &author) {
        if (!m_posting)
            return;
        // Another user's words are read and approved, not rewritten under that user's name.
        if (author == m_services.author)
            m_posting->openDraft(draft);
        else
            m_posting->approve(draft);
    });
    m_desk->setKeeper(m_deskKeeper.get());
    return *m_desk;
}

void MainWindow::writeUpdateOf(const QString &incident)
{
    goToIncident(incident);
    writeUpdate();
}

void MainWindow::connectDesk()
{
    connect(m_alarms, &AlarmCenter::countChanged, this, &MainWindow::showCounts);
    connect(m_alarms, &AlarmCenter::bannersChanged, m_strips, [this] { m_strips->setQuietWords(m_alarms->dueNext()); });
    connect(m_alarms, &AlarmCenter::incidentWanted, this, &MainWindow::goToIncident);
    connect(m_alarms, &AlarmCenter::deskWanted, this, [this] { showPage(Page::Desk); });
    connect(m_approvalNotices, &ApprovalNotices::approvalWanted, this, [this](const PostDraft &draft) {
        showPage(Page::Desk);
        desk().selectPost(draft);
        raise();
        activateWindow();
    });
    connect(m_approvalNotices, &ApprovalNotices::draftWanted, this, [this](const PostDraft &draft) {
        if (m_posting)
            m_posting->openDraft(draft);
    });
    connect(m_alarmBar, &AlarmBar::incidentWanted, this, &MainWindow::goToIncident);
    connect(m_alarmBar, &AlarmBar::updateWanted, this, &MainWindow::writeUpdateOf);
    connect(m_alarmBar, &AlarmBar::deskWanted, this, [this] { showPage(Page::Desk); });
    connect(m_actions->handover, &QAction::triggered, this, &MainWindow::openHandover);
}

void MainWindow::showPage(Page page)
{
    const bool isDesk = page == Page::Desk;
    (isDesk ? m_actions->deskPage : m_actions->timelinePage)->setChecked(true);
    m_main->setCurrentWidget(isDesk ? static_cast<QWidget *>(&desk()) : m_timeline);
    m_main->currentWidget()->setFocus(Qt::ShortcutFocusReason);
}

void MainWindow::showCounts()
{
    const int missed = m_alarms->missed();
    const int soon = m_alarms->soon();
    const int waiting = m_alarms->waiting();
    QStringList words;
    if (missed > 0)
        words.append(tr("%n missed", nullptr, missed));
    else if (soon > 0)
        words.append(tr("%n due soon", nullptr, soon));
    if (waiting > 0)
        words.append(tr("%n post(s) waiting for your approval", nullptr, waiting));
    m_rail->setBadges(m_actions->deskPage, missed > 0 ? Rail::Badge{missed, Tone::Bad} : Rail::Badge{soon, Tone::Warning}, {waiting, Tone::Info}, words.join(u", "_s));
    setWindowTitle(titleWithCount(m_title.isEmpty() ? u"Tocsin"_s : m_title, missed));
}

HandoverDialog *MainWindow::openHandover()
{
    if (!m_deskKeeper)
        return nullptr;
    auto *dialog = new HandoverDialog(*m_deskKeeper, m_services.preferences, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
    return dialog;
}

} // namespace tocsin
