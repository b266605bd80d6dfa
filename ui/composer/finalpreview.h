// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/posting/postcheck.h"
#include "ui/composer/recordview.h"
#include "ui/theme/themeswitch.h"

#include <QDialog>

class QFrame;
class QLabel;
class QLineEdit;
class QListWidget;
class QListWidgetItem;
class QPushButton;

namespace tocsin {

class PostPreview;

/// The last look at a post before it goes out: as each audience will read it, with what will be recorded beside its words, and everything that is missing or worth a look. Open it with open(); Esc goes back to
/// editing (rejected()), nothing leaves before sendWanted().
class FinalPreview : public QDialog
{
    Q_OBJECT

public:
    explicit FinalPreview(const ThemeSwitch &themes, QWidget *parent = nullptr);

    void setTargetNames(const std::function<QString(const QString &targetId)> &names);
    /// How times are written, and the titles of stories that are linked. Before showPost().
    void setWords(const TimeText &times, const QHash<QString, QString> &linkTitles);
    /// Shows @p draft as it would be posted into @p scene, and what problemsOf() says about it. May be called again while it is open; what was typed stays.
    void showPost(const PostDraft &draft, const PostScene &scene, const QList<Audience> &audiences, const QList<PostIssue> &issues,
                  const QList<Translation> &translations = {});
    /// It is another user's post that is looked at: sending it approves it, and it can be sent back instead. Before showPost().
    void setAuthor(const QString &author);
    [[nodiscard]] PostPreview &preview() const { return *m_preview; }
    [[nodiscard]] RecordView &record() const { return *m_record; }
    [[nodiscard]] bool canSend() const;

signals:
    /// It goes out. @p bypassReason says why without the approval that is asked for; empty where none is.
    void sendWanted(const QString &bypassReason);
    void approvalWanted(); ///< it is to wait for another user
    void sendBackWanted(); ///< another user's post is not to go out like this; the dialog stays open
    void fixWanted(const tocsin::PostFix &fix); ///< its author wants that put right in the draft; the dialog has closed
    void issueActivated(const tocsin::PostIssue &issue); ///< its author wants to go there; the dialog has closed

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void buildQuestions();
    void showIssues();
    void activate(const QListWidgetItem *item);
    [[nodiscard]] const PostIssue *issueOf(const QListWidgetItem *item) const; ///< null for a heading
    void fix();
    void showFix();
    void send();
    void ask();
    void updateState();
    [[nodiscard]] bool mayLeave() const; ///< nothing stops it but a missing approval

    const ThemeSwitch &m_themes;
    RecordView::Words m_words;
    QList<PostIssue> m_issues;
    int m_stopping = 0; ///< issues that are settled in the composer only
    bool m_isAnothers = false; ///< there is no composer to go to
    bool m_needsScope = false;
    bool m_needsApproval = false;
    PostPreview *m_preview;
    RecordView *m_record;
    QListWidget *m_list;
    QFrame *m_scopeBox;
    QLabel *m_scopeLabel;
    QLineEdit *m_scope;
    QFrame *m_approvalBox;
    QLineEdit *m_reason;
    QLabel *m_state;
    QPushButton *m_fix; ///< what is chosen in the list
    QPushButton *m_back;
    QPushButton *m_sendBack;
    QPushButton *m_ask;
    QPushButton *m_send;
};

} // namespace tocsin
