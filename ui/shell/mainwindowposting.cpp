// SPDX-License-Identifier: GPL-3.0-or-later
// What the window does so that its users can write: the panel below the inspector, composer windows, the undo strip.
#include "ui/shell/mainwindow.h"

#include "models/itemmodels/deskkeeper.h"
#include "models/itemmodels/workspacesession.h"
#include "models/settings/settings.h"
#include "ui/composer/composerwindow.h"
#include "ui/composer/postfields.h"
#include "ui/composer/undostrip.h"
#include "ui/desk/approvalnotices.h"
#include "ui/desk/deskpage.h"
#include "ui/desk/deskwords.h"
#include "ui/dialogs/audiencesdialog.h"
#include "ui/dialogs/impactdialog.h"
#include "ui/dialogs/postingdialog.h"
#include "ui/dialogs/templatesdialog.h"
#include "ui/shell/inspector.h"
#include "ui/shell/noticebar.h"
#include "ui/shell/postingflow.h"
#include "ui/shell/preferences.h"
#include "ui/shell/topbar.h"
#include "ui/shell/windowactions.h"
#include "ui/shell/writingpanel.h"
#include "ui/shell/striparea.h"
#include "ui/timeline/timelineview.h"
#include "ui/widgets/steadysplitter.h"
#include "ui/widgets/words.h"

#include <QAction>
#include <QMessageBox>
#include <QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tocsin {

void MainWindow::buildPosting()
{
    m_undoStrip = new UndoStrip(this);
    m_writing = new WritingPanel(
        [this] { return new Composer(Composer::Shape::Panel, m_services.clock, m_services.preferences, m_services.themes); }, this);
    m_writing->setKey(m_actions->writeUpdate->shortcut().toString(QKeySequence::NativeText));
    m_side = new SteadySplitter(this);
    m_side->setObjectName(u"sideSplitter"_s);
    m_side->addWidget(m_inspector);
    m_side->addWidget(m_writing);
    m_side->setStretchFactor(0, 1);
    m_side->setCollapsible(0, false);
    m_side->setCollapsible(1, false);
}

void MainWindow::connectPosting()
{
    const auto on = [this](QAction *action, auto slot) { connect(action, &QAction::triggered, this, slot); };
    on(m_actions->newIncident, [this] { newStory(IncidentKind::Incident); });
    on(m_actions->newMaintenance, [this] { newStory(IncidentKind::Maintenance); });
    on(m_actions->newAnnouncement, [this] { newStory(IncidentKind::Announcement); });
    on(m_actions->writeUpdate, &MainWindow::writeUpdate);
    on(m_actions->postMortem, [this] { beginFromStory(&PostingFlow::postMortem); });
    on(m_actions->recurrence, [this] { beginFromStory(&PostingFlow::recurrence); });
    on(m_actions->turnIntoIncident, [this] { beginFromStory(&PostingFlow::turnIntoIncident); });
    on(m_actions->posting, [this] { openPostingSettings(); });
    on(m_actions->audiences, [this] { openAudiences(); });
    on(m_actions->templates, [this] { openTemplates(); });
    connect(m_top, &TopBar::incidentWanted, m_actions->newIncident, &QAction::trigger);
    connect(m_writing, &WritingPanel::writingWanted, this, &MainWindow::writeUpdate);
    connect(m_writing, &WritingPanel::draftWanted, this, [this](const PostDraft &draft) {
        if (m_posting)
            m_posting->openDraft(draft);
    });
    connect(m_writing, &WritingPanel::writingChanged, this, [this](bool writing) {
        // The inspector gets back the room that a composer had.
        if (!writing)
            m_side->setSizes({m_side->height(), m_writing->maximumHeight()});
    });
    connect(m_inspector, &Inspector::correctionWanted, this, [this](const QString &update) {
        if (m_posting && m_story)
            m_posting->correct(*m_story, update);
    });
    connect(m_timeline, &TimelineView::impactMoved, this, [this](const ImpactMove &move) {
        if (m_posting)
            m_posting->impacts().move(move);
    });
    connect(m_timeline, &TimelineView::impactEditWanted, this, &MainWindow::openImpacts);
    connect(m_inspector, &Inspector::promiseKept, this, [this](const QString &promise) {
        if (m_deskKeeper && m_story)
            m_deskKeeper->keep(m_story->id, promise);
    });
    connect(m_undoStrip, &UndoStrip::editWanted, this, [this](const QString &key) {
        if (m_posting && !m_posting->takeBack(key, true))
            m_notice->say(tr("Too late: it has left already. What was said can be corrected."), true);
    });
    connect(m_undoStrip, &UndoStrip::takeBackWanted, this, [this](const QString &key) {
        const std::optional<PostDraft> draft = m_posting ? m_posting->takeBack(key, false) : std::nullopt;
        if (draft && draft->state == PostDraft::State::Waiting)
            m_notice->say(tr("Taken back. It never left, and waits for approval again."), false, tr("Look at it again"), [this, waiting = *draft] {
                if (m_posting)
                    m_posting->approve(waiting);
            });
        else if (draft)
            offerDraft(tr("Taken back. It never left; its text is among the drafts on the desk."), *draft);
        else
            m_notice->say(tr("Too late: it has left already. What was said can be corrected."), true);
    });
    m_actions->enablePosting(false, {});
    m_top->setPostingOffered(false);
}

void MainWindow::beginPosting()
{
    m_posting = std::make_unique<PostingFlow>(
        *m_session, PostingFlow::Services{m_services.clock, m_services.preferences, m_services.themes, m_services.author, this, m_services.awake});
    m_undoStrip->setPoster(&m_posting->poster());
    connect(m_posting.get(), &PostingFlow::posted, this, [this](const QString &incident) {
        m_session->look();
        if (m_writing->isWriting() && m_story && m_story->id != incident) {
            // Somebody writes about another one; what is typed on must not go into this one.
            m_notice->say(tr("Posted: %1.").arg(m_session->titleOf(incident)), false, tr("Show"), [this, incident] { goToIncident(incident); });
            return;
        }
        goToIncident(incident);
        m_writing->setWriting(m_writing->composer().isTouched());
        m_notice->say(tr("Posted: %1.").arg(m_session->titleOf(incident)));
    });
    connect(m_posting.get(), &PostingFlow::postedElsewhere, this, [this](const QString &, bool changed) {
        m_notice->say(changed ? tr("What you were writing was approved, or sent elsewhere, and is out. What you write there now corrects it.")
                              : tr("A draft that stood open here was approved, or sent elsewhere, and is out."));
    });
    connect(m_posting.get(), &PostingFlow::templatesWanted, this, &MainWindow::openTemplates);
    connect(m_posting.get(), &PostingFlow::waitsForApproval, this, [this] { m_notice->say(tr("It waits on the desk for another user’s approval.")); });
    connect(m_posting.get(), &PostingFlow::approvalStopped, this, [this](const PostDraft &draft, PostingFlow::ApprovalStop why, const QString &user) {
        using Stop = PostingFlow::ApprovalStop;
        m_notice->say(why == Stop::Gone         ? tr("It waits no more: it is out already, or %1 has thrown it away.").arg(draft.writtenBy)
                          : why == Stop::SentBack ? tr("It did not leave: %1 has sent it back meanwhile.").arg(user)
                                                : tr("It did not leave: %1 has gone on writing it.").arg(draft.writtenBy),
                      true);
    });
    connect(&m_posting->sendBacks(), &SendBacks::sent, this, [this](const PostDraft &draft) {
        m_notice->say(tr("Sent back to %1.").arg(draft.writtenBy), false, tr("Take back"), [this, draft] {
            if (m_posting)
                m_posting->sendBacks().takeBack(draft);
        });
    });
    connect(&m_posting->sendBacks(), &SendBacks::takenBack, this, [this] { m_notice->say(tr("It waits for approval again.")); });
    connect(&m_posting->sendBacks(), &SendBacks::cameBack, this, [this](const PostDraft &draft, const SendBack &word) {
        const QString title = draft.title.isEmpty() ? m_session->titleOf(draft.incident) : draft.title;
        //: %1 is a user, %2 the title of a post, %3 what that user says
        m_notice->say(tr("%1 sent “%2” back to you: %3").arg(word.user, draftTitle(draft, title), excerpt(word.note)), false, tr("Go on writing"), [this, draft] {
            if (m_posting)
                m_posting->openDraft(draft);
        });
    });
    connect(m_posting.get(), &PostingFlow::left, this, [this](Composer *composer) {
        if (m_writing->hasComposer() && composer == &m_writing->composer())
            m_writing->setWriting(false);
    });
    connect(m_posting.get(), &PostingFlow::discarded, this, [this](const PostDraft &draft) { offerDraft(tr("The draft was thrown away."), draft); });
    connect(m_posting.get(), &PostingFlow::failed, this,
            [this](const Failure &failure) { m_notice->say(sentenceFor(failure.code) + u' ' + failure.detail, true); });
    connect(&m_posting->impacts(), &ImpactEditing::moved, this, [this](const ImpactMove &, bool closed) {
        m_session->look();
        m_undoesImpact = true;
        m_notice->say(closed ? tr("The impact was moved. Its incident is over, so reports may change.") : tr("The impact was moved."), false, tr("Undo"),
                      [this] { undoLast(); });
    });
    connect(&m_posting->impacts(), &ImpactEditing::undone, this, [this] {
        m_session->look();
        m_notice->say(tr("The impact is as it was."));
    });
    connect(&m_posting->impacts(), &ImpactEditing::undoChanged, this, &MainWindow::offerUndo);
    m_deskKeeper = std::make_unique<DeskKeeper>(m_posting->writer(), m_services.clock);
    connect(m_deskKeeper.get(), &DeskKeeper::failed, this,
            [this](const Failure &failure) { m_notice->say(sentenceFor(failure.code) + u' ' + failure.detail, true); });
    connect(m_session.get(), &WorkspaceSession::deskChanged, m_deskKeeper.get(), &DeskKeeper::refresh);
    connect(m_deskKeeper.get(), &DeskKeeper::changed, this, [this] {
        m_posting->followDrafts(m_deskKeeper->drafts());
        showApproval();
    });
    if (m_desk)
        m_desk->setKeeper(m_deskKeeper.get());
    m_alarms->setKeeper(m_deskKeeper.get());
    m_approvalNotices->setKeeper(m_deskKeeper.get());
    m_strips->setRoomKept(true);
    m_inspector->setWritable(true);
    m_actions->enablePosting(true, {});
    m_top->setPostingOffered(true);
}

void MainWindow::offerDraft(const QString &what, const PostDraft &draft)
{
    m_notice->say(what, false, tr("Open it again"), [this, draft] {
        if (m_posting)
            m_posting->bringBack(draft);
    });
}

void MainWindow::endPosting()
{
    m_undoStrip->setPoster(nullptr);
    if (m_desk)
        m_desk->setKeeper(nullptr);
    m_alarms->setKeeper(nullptr);
    m_approvalNotices->setKeeper(nullptr);
    m_deskKeeper.reset();
    m_posting.reset();
    m_story.reset();
    m_notice->clear();
    m_writing->setOffered(false);
    m_writing->setWriting(false);
    showApproval();
    m_strips->setRoomKept(false);
    m_inspector->setWritable(false);
    m_actions->enablePosting(false, {});
    m_top->setPostingOffered(false);
}

void MainWindow::offerUndo()
{
    const bool impact = m_posting && m_posting->impacts().canUndo();
    m_undoesImpact = m_undoesImpact && impact;
    const bool isImpact = m_undoesImpact || (impact && m_lastImport.isEmpty());
    m_actions->undoImport->setText(isImpact ? tr("&Undo moved impact") : tr("&Undo import"));
    m_actions->undoImport->setEnabled(isImpact || !m_lastImport.isEmpty());
}

void MainWindow::undoLast()
{
    if (m_posting && m_posting->impacts().canUndo() && (m_undoesImpact || m_lastImport.isEmpty()))
        m_posting->impacts().undo();
    else
        undoLastImport();
    offerUndo();
}

ImpactDialog *MainWindow::openImpacts()
{
    if (!m_posting || !m_story || m_story->impacts.isEmpty())
        return nullptr;
    auto *dialog = new ImpactDialog(m_services.clock, *m_story, m_session->targetNames(), {m_services.preferences.zones(), m_services.preferences.language()},
                                    m_services.preferences.zones().constFirst(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ImpactDialog::moveWanted, &m_posting->impacts(), &ImpactEditing::move);
    dialog->open();
    return dialog;
}

AudiencesDialog *MainWindow::openAudiences()
{
    if (!m_posting)
        return nullptr;
    auto *dialog = new AudiencesDialog(m_services.clock, m_services.preferences, m_posting->writer(), m_session->audiences().value_or(QList<Audience>()), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
    return dialog;
}

TemplatesDialog *MainWindow::openTemplates(Composer *composer)
{
    if (!m_posting)
        return nullptr;
    TemplatesDialog::Scene scene;
    scene.language = m_services.preferences.language();
    scene.times = {m_services.preferences.zones(), m_services.preferences.language()};
    scene.values.now = m_services.clock.now();
    scene.values.zone = m_services.preferences.zones().constFirst();
    if (composer) {
        scene.kind = composer->fields().kind();
        scene.language = composer->draft().language;
        scene.values = composer->fields().templateValues();
    }
    auto *dialog = new TemplatesDialog(m_session->templates().value_or(QList<PostTemplate>()), scene, m_services.themes, composer ? composer->window() : this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &TemplatesDialog::entryWanted, m_posting.get(), [this](const PostTemplate &entry) { m_posting->putEntry(entry); });
    connect(dialog, &TemplatesDialog::chosen, this, [this, c = QPointer<Composer>(composer)](const PostTemplate &post) {
        // Chosen from the menu, it begins a story.
        Composer *into = c;
        if (ComposerWindow *window = into ? nullptr : newStory(post.kind))
            into = &window->composer();
        if (into)
            into->useTemplate(post);
    });
    dialog->open();
    return dialog;
}

void MainWindow::showWriting(const std::optional<Story> &story)
{
    const bool another = !story || !m_story || story->id != m_story->id;
    m_story = story;
    m_actions->enablePosting(m_session != nullptr, story);
    m_writing->setOffered(story && m_posting && !story->retracted);
    showApproval();
    if (!story || !m_posting)
        return;
    m_posting->showIn(m_writing->composer(), *story);
    if (another)
        m_writing->setWriting(m_writing->composer().isTouched());
}

void MainWindow::showApproval()
{
    QList<WorkspaceReader::StoredDraft> own;
    if (m_deskKeeper && m_story) {
        const QList<WorkspaceReader::StoredDraft> &all = m_deskKeeper->drafts();
        std::ranges::copy_if(all, std::back_inserter(own),
                             [this](const WorkspaceReader::StoredDraft &stored) { return stored.user == m_services.author && stored.draft.incident == m_story->id; });
    }
    m_writing->setApproval(own, {m_services.preferences.zones(), m_services.preferences.language()});
}

ComposerWindow *MainWindow::newStory(IncidentKind kind)
{
    return m_posting ? m_posting->newStory(kind) : nullptr;
}

void MainWindow::writeUpdate()
{
    if (!m_posting || !m_story)
        return;
    m_actions->inspector->setChecked(true);
    m_posting->resumeIn(m_writing->composer(), *m_story);
    m_writing->setWriting(true);
    // The first time the composer gets what it likes to have, from half of the room to three fifths; then what its user chose.
    if (const QList<int> sizes = m_side->sizes(); sizes.value(1) < m_writing->minimumSizeHint().height() + 90) {
        const int room = std::clamp(m_writing->sizeHint().height(), m_side->height() / 2, m_side->height() * 3 / 5);
        m_side->setSizes({m_side->height() - room, room});
    }
    m_writing->composer().focusFirst();
}

void MainWindow::beginFromStory(ComposerWindow *(PostingFlow::*begin)(const Story &))
{
    if (m_posting && m_story)
        (m_posting.get()->*begin)(*m_story);
}

PostingDialog *MainWindow::openPostingSettings()
{
    auto *dialog = new PostingDialog(m_services.preferences.store(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, &MainWindow::adoptAlarmSettings);
    dialog->open();
    return dialog;
}

bool MainWindow::mayClose()
{
    const QList<Poster::Leaving> leaving = m_posting ? m_posting->poster().leaving() : QList<Poster::Leaving>();
    if (leaving.isEmpty())
        return mayLoseDrafts([this] { close(); });
    if (auto *asked = findChild<QMessageBox *>(u"closeQuestion"_s); asked && asked->isVisible())
        return false;
    auto *question = new QMessageBox(QMessageBox::Question, tr("Posts are about to leave"),
                                     tr("%n post(s) count down. What is to become of them?", nullptr, static_cast<int>(leaving.size())), QMessageBox::NoButton, this);
    question->setObjectName(u"closeQuestion"_s);
    question->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton *send = question->addButton(tr("&Send now"), QMessageBox::AcceptRole);
    const bool waits = std::ranges::all_of(leaving, &Poster::Leaving::isApproval); // drafts of somebody else, whom they were left by
    QPushButton *keep = question->addButton(waits ? tr("&Leave them waiting") : tr("&Keep as drafts"), QMessageBox::DestructiveRole);
    question->addButton(QMessageBox::Cancel);
    question->setDefaultButton(keep); // what can be taken back by nobody is not what Enter does
    m_posting->poster().setHeld(true);
    connect(question, &QDialog::finished, m_posting.get(), [posting = m_posting.get()] { posting->poster().setHeld(false); });
    connect(question, &QMessageBox::buttonClicked, this, [this, question, send, keep](QAbstractButton *button) {
        if (!m_posting || (question->buttonRole(button) == QMessageBox::RejectRole))
            return;
        bool isStuck = false;
        const auto watching = connect(&m_posting->poster(), &Poster::failed, this, [&isStuck] { isStuck = true; });
        for (const Poster::Leaving &one : m_posting->poster().leaving()) {
            if (button == send)
                m_posting->poster().sendNow(one.draft.key);
            else if (button == keep)
                m_posting->poster().takeBack(one.draft.key);
        }
        m_posting->writer().flush();
        disconnect(watching);
        if (!isStuck) // else it stands open again, and the notice says why
            close();
    });
    question->open();
    return false;
}

bool MainWindow::mayLoseDrafts(const std::function<void()> &goOn)
{
    if (std::exchange(m_losesDrafts, false) || !m_posting || m_posting->saveDrafts())
        return true;
    auto *question = new QMessageBox(QMessageBox::Warning, tr("Drafts are not saved"),
                                     tr("What was typed could not be written to the workspace, and would be lost. Is the disk full, or the file gone?"), QMessageBox::NoButton, this);
    question->setObjectName(u"draftsQuestion"_s);
    question->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton *lose = question->addButton(tr("&Lose them"), QMessageBox::DestructiveRole);
    question->setDefaultButton(question->addButton(QMessageBox::Cancel));
    connect(question, &QMessageBox::buttonClicked, this, [this, lose, goOn](const QAbstractButton *button) {
        if (button != lose)
            return;
        m_losesDrafts = true;
        goOn();
    });
    question->open();
    return false;
}

} // namespace tocsin
