// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/posting/templates.h"
#include "ui/theme/themeswitch.h"
#include "ui/widgets/timetext.h"

#include <QDialog>

#include <functional>

class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPlainTextEdit;
class QPushButton;
class QStackedWidget;

namespace tocsin {

class ChipText;

/// The templates of posts: finds one while one types, shows what it would write now, and adds, edits and retires those of the workspace.
class TemplatesDialog : public QDialog
{
    Q_OBJECT

public:
    struct Scene
    {
        std::optional<IncidentKind> kind; ///< of the story that is written about: only its templates are offered; none: all
        QString language; ///< BCP 47 of the post
        TemplateValues values; ///< of the composer, for the preview
        TimeText times;
    };
    /// @p entries is WorkspaceReader::templates(); @p themes outlives this.
    TemplatesDialog(const QList<PostTemplate> &entries, const Scene &scene, const ThemeSwitch &themes, QWidget *parent = nullptr);

    /// The workspace's entries changed.
    void setEntries(const QList<PostTemplate> &entries);

    /// Asks first where something was typed that is not saved.
    void reject() override;

signals:
    void chosen(const tocsin::PostTemplate &post); ///< the dialog closes
    void entryWanted(const tocsin::PostTemplate &entry); ///< to be written into the catalogue (writeEntry()); is shown already

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void buildList();
    void buildForm();
    void fill(const QString &current = {});
    void preview();
    void edit(const PostTemplate &post);
    void retireCurrent();
    void save();
    void useCurrent();
    void fillStatuses();
    void check();
    [[nodiscard]] const PostTemplate *current() const;
    [[nodiscard]] PostTemplate typed() const;
    void setEditing(bool editing);
    [[nodiscard]] QStringList fields() const; ///< as they stand in the form
    /// Goes on with @p leave once nothing that was typed would be lost by it.
    void leaveForm(const std::function<void()> &leave);

    QList<PostTemplate> m_entries;
    QList<PostTemplate> m_offered; // in the order of the list
    const Scene m_scene;
    PostTemplate m_edited;
    QStringList m_shown; ///< the fields as the form began
    QLineEdit *m_search;
    QListWidget *m_list;
    QPushButton *m_add;
    QPushButton *m_edit;
    QPushButton *m_retire;
    QStackedWidget *m_pages;
    QLabel *m_heading;
    QLabel *m_facts;
    ChipText *m_preview;
    QWidget *m_form;
    QLineEdit *m_name;
    QComboBox *m_kind;
    QComboBox *m_status;
    QComboBox *m_level;
    QLineEdit *m_next;
    QLineEdit *m_title;
    QPlainTextEdit *m_body;
    QLabel *m_problem;
    QPushButton *m_save;
    QPushButton *m_use;
};

} // namespace tocsin
