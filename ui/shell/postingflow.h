// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/itemmodels/approval.h"
#include "models/itemmodels/draftkeeper.h"
#include "models/itemmodels/impactediting.h"
#include "models/itemmodels/poster.h"
#include "models/itemmodels/workspacewriter.h"
#include "models/posting/postcheck.h"
#include "ui/composer/composer.h"

#include <QHash>
#include <QObject>
#include <QPointer>

#include <optional>

namespace tocsin {

class ComposerWindow;
class FinalPreview;
class Preferences;
class SendBackDialog;
class Spelling;
class ThemeSwitch;
class WorkspaceSession;

/// What becomes of the words of an operator in one open workspace, from the first key to the posted update: which composer holds which draft, the last look,
/// the countdown, taking back, approval. Writes through one WorkspaceWriter; reads through the window's session.
class PostingFlow : public QObject
{
    Q_OBJECT

public:
    /// Why an approval that counted down does not send its post.
    enum class ApprovalStop {
        SentBack, ///< by another user
        WrittenOn, ///< by its author
        Gone, ///< it waits no more: it is out, or thrown away
    };

    struct Services
    {
        const Clock &clock;
        Preferences &preferences;
        const ThemeSwitch &themes;
        QString author;
        QWidget *window = nullptr; ///< parent of composer windows and dialogs
        std::function<qint64()> awake = {}; ///< as Poster's
    };

    /// @p session and everything in @p services outlive this.
    PostingFlow(WorkspaceSession &session, const Services &services, QObject *parent = nullptr);
    ~PostingFlow() override; ///< saves every draft; what still counts down stays a draft

    [[nodiscard]] WorkspaceWriter &writer() { return m_writer; }
    [[nodiscard]] Poster &poster() { return m_poster; }
    [[nodiscard]] DraftKeeper &keeper() { return m_keeper; }
    [[nodiscard]] ImpactEditing &impacts() { return m_impacts; }
    [[nodiscard]] SendBacks &sendBacks() { return m_sendBacks; }

    /// Opens a composer window for a new story.
    ComposerWindow *newStory(IncidentKind kind);
    /// Opens a composer window with @p draft, or brings the one forward that has it; what a panel holds moves into a window, what counts down is taken back.
    ComposerWindow *openDraft(const PostDraft &draft);
    /// Puts the user's draft about @p incident, or a blank one, into @p panel: the composer under a thread. What the panel held before stays a draft.
    void showIn(Composer &panel, const Story &story);
    /// The same where somebody asks to write: a panel in which nothing is written yet gets what the user began and left.
    void resumeIn(Composer &panel, const Story &story);
    /// Moves the panel's draft into a window of its own; the panel is empty then.
    ComposerWindow *detach(Composer &panel);

    ComposerWindow *correct(const Story &story, const QString &update); ///< a posted update is edited
    ComposerWindow *postMortem(const Story &story);
    ComposerWindow *recurrence(const Story &story);
    ComposerWindow *turnIntoIncident(const Story &maintenance);
    /// The look at another user's waiting draft; sent from there, it counts down and is posted as approved. Taken back it waits as before.
    FinalPreview *approve(const PostDraft &draft);
    /// Asks what is to be changed in another user's waiting draft, beginning with @p note, and sends it back. @p parent: none, the window.
    SendBackDialog *askToSendBack(const PostDraft &draft, QWidget *parent = nullptr, const QString &note = {});
    /// Everybody's drafts as the file has them now: who is asked to approve may have sent back what stands in a composer.
    void followDrafts(const QList<WorkspaceReader::StoredDraft> &drafts);
    /// Puts a target into the catalogue, unless it is there.
    void addTarget(const Target &target);
    void putEntry(const CatalogueEntry &entry);

    /// The last look before @p composer's draft leaves.
    FinalPreview *lookOnceMore(Composer &composer);
    /// Takes a post back that counts down. Its draft is opened again where @p open. None where it has left.
    std::optional<PostDraft> takeBack(const QString &key, bool open);
    /// Opens a draft that was thrown away or taken back, and keeps it again.
    void bringBack(const PostDraft &draft);
    /// Writes what is typed in any composer to the disk; false where that failed.
    [[nodiscard]] bool saveDrafts();

    /// How many composers hold something that is not posted.
    [[nodiscard]] int unposted() const;
    /// What changed in the workspace: composers are told the story as it is now.
    void refresh();
    void refreshPresent(); ///< called each second; writes times that are distances from now anew each minute

signals:
    void posted(const QString &incident, const QString &update);
    void waitsForApproval(const QString &incident);
    /// What this user approved does not leave, because of what happened while it counted down; @p user sent it back.
    void approvalStopped(const tocsin::PostDraft &draft, tocsin::PostingFlow::ApprovalStop why, const QString &user);
    void discarded(const tocsin::PostDraft &draft); ///< by its author; it had words
    void failed(const tocsin::Failure &failure);
    /// What a composer held was posted elsewhere while it stood open: approved, or sent from another console. Where something was @p changed since, the composer
    /// corrects what went out from now on.
    void postedElsewhere(const QString &incident, bool changed);
    void windowOpened(tocsin::ComposerWindow *window);
    void templatesWanted(tocsin::Composer *composer); ///< to choose one for it
    void left(tocsin::Composer *composer); ///< what it held was sent, handed on or thrown away

private:
    [[nodiscard]] ComposerScene sceneOf(const PostDraft &draft) const;
    [[nodiscard]] QList<Audience> audiences(const PostDraft &draft) const;
    [[nodiscard]] QList<PostTemplate> templates(const QString &language) const;
    [[nodiscard]] PostCheckOptions checkOptions(const Composer &composer) const;
    [[nodiscard]] PostDraft blankFor(const Story &story);
    [[nodiscard]] qint64 nextUpdateMs() const; ///< what a new incident promises
    [[nodiscard]] PostDraft begunOrBlank(const Story &story); ///< what this user began to write about it, unless a composer has it
    [[nodiscard]] PostDraft begun(PostDraft draft);
    void clear(Composer &panel, const Story &story); ///< what is said next about @p story begins anew
    void connectComposer(Composer &composer);
    void showPreview(ComposerWindow &window);
    void send(PostDraft draft, const QString &bypass, bool waits);
    void leave(Composer &composer); ///< its draft is somebody else's business now: a window closes, the panel is blank
    void discard(Composer &composer);
    void followPost(Composer &composer); ///< see postedElsewhere()
    void tidyDrafts();
    void stopApprovals(const QList<WorkspaceReader::StoredDraft> &drafts);
    [[nodiscard]] qint64 undoMs() const; ///< how long a post can be taken back
    [[nodiscard]] FinalPreview *newLook(const PostDraft &draft, const ComposerScene &scene, const QList<PostIssue> &issues, QWidget *parent, const QString &author = {});
    [[nodiscard]] Composer *composerOf(const QString &key) const;
    [[nodiscard]] Composer *panelOf(const QString &key) const;
    [[nodiscard]] bool isLeaving(const QString &key) const;

    WorkspaceSession &m_session;
    Services m_services;
    WorkspaceWriter m_writer;
    DraftKeeper m_keeper;
    Poster m_poster;
    ImpactEditing m_impacts;
    SendBacks m_sendBacks;
    QList<QPointer<ComposerWindow>> m_windows;
    QList<QPointer<Composer>> m_composers; ///< those of windows and the panel
    QStringList m_waiting; ///< stories about which drafts of this user waited for approval when tidyDrafts() looked last
    Instant m_minute = 0; ///< in which times were written last
    UlidSource m_ids;
    std::unique_ptr<Spelling> m_spelling; ///< made with the first composer
};

} // namespace tocsin
