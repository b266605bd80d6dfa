// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/itemmodels/importing.h"
#include "ui/theme/themeswitch.h"

#include <QDialog>
#include <QFutureWatcher>

#include <atomic>
#include <memory>
#include <optional>

class QComboBox;
class QLabel;
class QLineEdit;
class QListView;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QPlainTextEdit;
class QTimer;
class QVBoxLayout;

namespace tocsin {

class ChipText;
class ImportPostsModel;
class ImportPostView;
class Preferences;
class ZoneField;

/// The import preview: the text with its times at the left, what was understood at the right. Nothing is stored before the button.
/// Shown with open(); finishes with imported() or by being closed.
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
    [[nodiscard]] bool isBusy() const;

signals:
    void imported(const tocsin::ImportDone &done);
    void readingShown(); ///< the preview shows what was read
    void filesWanted(); ///< somebody wants to choose files

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void buildFields(QVBoxLayout *layout);
    void buildPreview(QVBoxLayout *layout);
    void buildButtons(QVBoxLayout *layout);
    void readAgain();
    void showReading();
    void showPost(int row);
    void chooseTime(int time);
    void goToNextUnsettled();
    void updateButtons();
    void store();
    void stored();
    void usePasted();
    void setBusy(const QString &what);
    [[nodiscard]] ImportContext context() const;
    [[nodiscard]] int currentRow() const;

    QString m_path;
    QString m_author;
    const Clock &m_clock;
    Preferences &m_preferences;
    const ThemeSwitch &m_themes;
    QList<ImportSource> m_sources;
    QList<Failure> m_unreadable; ///< files that could not even be opened
    std::optional<Failure> m_notStored; ///< why the last attempt to store ended
    ImportPostsModel *m_posts;
    QFutureWatcher<ImportReading> m_reader;
    QFutureWatcher<Result<ImportDone>> m_storer;
    std::shared_ptr<std::atomic_bool> m_cancelled; ///< shared with the worker of the moment
    bool m_readAgain = false;
    int m_shownPage = -1;
    int m_shownRow = -1;
    int m_lastAsked = -1; ///< index of the time in the shown post that was asked about last

    ZoneField *m_zone = nullptr;
    QLineEdit *m_reference = nullptr;
    QComboBox *m_language = nullptr;
    QStackedWidget *m_stack = nullptr;
    QPlainTextEdit *m_paste = nullptr;
    ChipText *m_text = nullptr;
    QListView *m_list = nullptr;
    ImportPostView *m_post = nullptr;
    QLabel *m_problems = nullptr;
    QLabel *m_state = nullptr;
    QProgressBar *m_progress = nullptr;
    QPushButton *m_import = nullptr;
    QPushButton *m_cancel = nullptr;
    QPushButton *m_next = nullptr;
    QTimer *m_pasteTimer = nullptr;
};

} // namespace tocsin
