// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/itemmodels/deskkeeper.h"
#include "models/itemmodels/deskmodel.h"
#include "ui/theme/themeswitch.h"
#include "ui/widgets/timetext.h"

#include <QWidget>

class QAction;
class QLabel;
class QListView;
class QStackedWidget;

namespace tocsin {

class DeskDetail;
class Preferences;
class ShelveDialog;

/// The desk: what waits for this user's approval, every open story by what is due next in it, and drafts that were left. A list of lines, and (where there is
/// room) everything about the chosen one beside it. Countdowns run by themselves.
class DeskPage : public QWidget
{
    Q_OBJECT

public:
    DeskPage(Preferences &preferences, const ThemeSwitch &themes, QWidget *parent = nullptr);
    ~DeskPage() override;

    /// The desk of the workspace that is open; null: none is. Not owned.
    void setKeeper(DeskKeeper *keeper);
    /// Chooses the line of @p incident and takes the focus; false where it is not on the desk.
    bool selectIncident(const QString &incident);
    /// Chooses the line of another user's post that waits, and takes the focus.
    void selectPost(const PostDraft &draft);
    /// Chooses the line of the story that is on show elsewhere, as soon as it has one, and none until then; the focus stays, and nothing is announced.
    void followIncident(const QString &incident);
    /// What can be done here, for menus and the palette; each has its key, which works while the list has the focus.
    [[nodiscard]] const QList<QAction *> &actions() const { return m_actions; }
    [[nodiscard]] DeskModel *model() const { return m_model; }
    [[nodiscard]] QListView *list() const { return m_list; }
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    /// Somebody chose the line of this story or of a draft about it, or came to the page where it is chosen. Empty: of a draft that is to begin a story.
    void incidentChosen(const QString &incident);
    void incidentWanted(const QString &incident); ///< is to be opened
    void updateWanted(const QString &incident); ///< an update is to be written
    void renewWanted(const QString &incident, const QString &promise); ///< a promise is to be made anew, which readers are told with an update
    void approveWanted(const tocsin::PostDraft &draft, const QString &author);
    void sendBackWanted(const tocsin::PostDraft &draft); ///< another user's, that waits
    void takeBackWanted(const tocsin::PostDraft &draft); ///< another user's, that this user sent back
    void draftWanted(const tocsin::PostDraft &draft, const QString &author);
    /// @p what was marked as kept with @p fact (DeskKeeper::takeBack()).
    void markedAsKept(const QString &what, const QString &incident, const QString &fact);
    void newIncidentWanted();
    void handoverWanted();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void build();
    void makeActions();
    QAction *addAction(const char *name, const QString &text, const QList<QKeySequence> &keys, void (DeskPage::*act)());
    void takeDesk();
    void tick();
    void showCurrent();
    void chooseFirst();
    void chooseWanted();
    void chooseAfter(const QString &line, const QString &story);
    void announceCurrent();
    void showMenu(const QPoint &at);
    [[nodiscard]] TimeText times() const;
    [[nodiscard]] const DeskRow *current() const;
    /// What the line of the current story shows as due, if @p isMeant is true of it: a key acts on what is to be seen, and for the others the pane has buttons.
    [[nodiscard]] const DueItem *shown(bool (*isMeant)(DueKind)) const;
    [[nodiscard]] QStringList shelved() const; ///< promises of the current story

    void open();
    void writeUpdate();
    void shelve();
    void unshelve();
    void keep();
    void renew();
    void approve();
    void sendBack();
    void takeBack();
    void askToShelve(const DeskItem &item, const QList<DueItem> &dues);
    void keepPromise(const QString &incident, const DueItem &due);

    Preferences &m_preferences;
    const ThemeSwitch &m_themes;
    DeskKeeper *m_keeper = nullptr;
    DeskModel *m_model = nullptr;
    bool m_isTaking = false; ///< the desk changes, nobody chooses
    /// Chosen as soon as it has a line: the story on show elsewhere, or that of a line that went, which does not hand the choice on to its neighbour. Empty while a line is
    /// chosen, which says itself what it is about.
    QString m_wanted;
    bool m_isAwaited = false; ///< somebody came to the page, and begins with what is being read
    QListView *m_list = nullptr;
    DeskDetail *m_detail = nullptr;
    QStackedWidget *m_stack = nullptr;
    QLabel *m_summary = nullptr;
    QLabel *m_quiet = nullptr;
    ShelveDialog *m_shelve = nullptr; ///< made when it is asked for
    QStringList m_shelving; ///< ids that the dialog is open for
    QHash<QString, QString> m_keeping; ///< promise → what it is, while it is written
    QList<QAction *> m_actions;
    QAction *m_open = nullptr;
    QAction *m_update = nullptr;
    QAction *m_shelveAction = nullptr;
    QAction *m_unshelve = nullptr;
    QAction *m_keep = nullptr;
    QAction *m_renew = nullptr;
    QAction *m_approve = nullptr;
    QAction *m_sendBack = nullptr;
    QAction *m_takeBack = nullptr;
};

} // namespace tocsin
