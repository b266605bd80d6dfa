// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/announcements/formats/tablemapping.h"
#include "models/itemmodels/importing.h"
#include "ui/theme/themeswitch.h"

#include <QDialog>
#include <QFutureWatcher>

#include <atomic>
#include <memory>
#include <optional>

class QCheckBox;
class QComboBox;
class QFrame;
class QLabel;
class QListView;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QPlainTextEdit;
class QSplitter;
class QTimer;
class QVBoxLayout;

namespace tocsin {

class ChipText;
class ContextFields;
class ImportPostsModel;
class ImportPostView;
class Preferences;

/// How far a worker is, and whether it should stop.
struct ImportRun
{
    std::atomic_bool cancelled = false;
    std::atomic_int done = 0;
    std::atomic_int total = 0; ///< 0: not known yet
};

/// The import preview: the text with its times at the left, what was understood at the right. Every time can be changed; nothing is stored before
/// the button. Shown with open(); finishes with imported() or by being closed.
class ImportDialog : public QDialog
{
    Q_OBJECT

public:
    /// @p clock, @p preferences and @p themes outlive this.
    ImportDialog(const QString &workspacePath, const QString &author, const Clock &clock, Preferences &preferences, const ThemeSwitch &themes,
                 QWidget *parent = nullptr);
    ~ImportDialog() override;

    void setSources(const QList<ImportSource> &sources);
    void setFiles(const QStringList &fileNames);
    /// Reads tables as @p fileName says what their columns mean.
    void setMapping(const QString &fileName);
    [[nodiscard]] bool isBusy() const;

signals:
    void imported(const tocsin::ImportDone &done);
    void readingShown(); ///< the preview shows what was read
    void filesWanted(); ///< somebody wants to choose files
    void mappingWanted(); ///< somebody wants to choose the file that says what a table's columns mean

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void buildFields(QVBoxLayout *layout);
    void buildProblems(QVBoxLayout *layout);
    void buildPreview(QVBoxLayout *layout);
    void buildButtons(QVBoxLayout *layout);
    void connectKeys();
    // Reading and storing: importdialog.cpp
    void useContext();
    void readAgain();
    void showReading();
    void showProblems();
    void store();
    void stored();
    void cancel();
    void usePasted();
    void setBusy(const QString &what);
    [[nodiscard]] QList<ImportSource> sourcesToRead() const;
    [[nodiscard]] QDate today() const;
    // The preview and the answers: importpreview.cpp
    void showPost(int row);
    void showTimes(const ImportedPost &post);
    void refreshPost();
    void chooseTime(int time);
    void goToUnsettled(bool next);
    void goToTime(bool next);
    void updateButtons();
    void updateSummary();
    [[nodiscard]] int currentRow() const;
    [[nodiscard]] int sourceOf(int row) const;

    QString m_path;
    QString m_author;
    const Clock &m_clock;
    Preferences &m_preferences;
    const ThemeSwitch &m_themes;
    QList<ImportSource> m_sources;
    QStringList m_fileNames; ///< what m_sources were read from; empty where they were given or pasted
    QList<Failure> m_unreadable; ///< files that could not even be opened
    std::optional<TableMapping> m_mapping;
    std::optional<Failure> m_notStored; ///< why the last attempt to store ended
    ImportPostsModel *m_posts;
    QFutureWatcher<ImportReading> m_reader;
    QFutureWatcher<Result<ImportDone>> m_storer;
    std::shared_ptr<ImportRun> m_run; ///< shared with the worker of the moment
    bool m_readAgain = false;
    bool m_stopped = false; ///< by the person: what is shown is not all
    int m_shownPage = -1;
    int m_shownRow = -1;
    int m_fieldsSource = -1; ///< whose zone, date and language stand in the fields
    int m_lastAsked = -1; ///< index of the time in the shown post that was asked about last

    ContextFields *m_fields = nullptr;
    QComboBox *m_scope = nullptr;
    QFrame *m_problemCard = nullptr;
    QLabel *m_problems = nullptr;
    QLabel *m_warnings = nullptr;
    QPushButton *m_retry = nullptr;
    QPushButton *m_mappingButton = nullptr;
    QStackedWidget *m_stack = nullptr;
    QPlainTextEdit *m_paste = nullptr;
    ChipText *m_text = nullptr;
    QCheckBox *m_all = nullptr;
    QSplitter *m_lists = nullptr; ///< the posts, and below what was understood of one
    QListView *m_list = nullptr;
    ImportPostView *m_post = nullptr;
    QLabel *m_state = nullptr;
    QProgressBar *m_progress = nullptr;
    QPushButton *m_import = nullptr;
    QPushButton *m_cancel = nullptr;
    QPushButton *m_next = nullptr;
    QPushButton *m_undo = nullptr;
    QPushButton *m_redo = nullptr;
    QTimer *m_pasteTimer = nullptr;
    QTimer *m_progressTimer = nullptr;
};

} // namespace tocsin
