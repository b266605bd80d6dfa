// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/instant.h"
#include "models/itemmodels/textchecker.h"
#include "ui/theme/themeswitch.h"

#include <QWidget>

class QLabel;
class QListView;
class QPushButton;
class QSplitter;
class QStackedWidget;

namespace tocsin {

class CheckTextEditor;
class ContextFields;
class FindingsModel;
class Preferences;

/// A window of its own in which a text is checked while it is written or pasted: what may mislead a reader is underlined and listed, and fixed with
/// one key where it is certain what was meant. Nothing is stored.
class CheckTextWindow : public QWidget
{
    Q_OBJECT

public:
    /// @p clock, @p preferences and @p themes outlive this.
    CheckTextWindow(const Clock &clock, Preferences &preferences, const ThemeSwitch &themes, QWidget *parent = nullptr);

    void setText(const QString &text);
    void setContext(const ImportContext &context);
    [[nodiscard]] CheckTextEditor &editor() const { return *m_editor; }
    [[nodiscard]] FindingsModel &findings() const { return *m_findings; }
    /// Whether what is shown is about the text as it is.
    [[nodiscard]] bool isUpToDate() const { return m_shown == m_revision; }

signals:
    void checked(); ///< what was found in the text as it is, is shown

protected:
    void closeEvent(QCloseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void build();
    QWidget *buildFindings();
    void connectKeys();
    void ask();
    void showAnswer(const CheckedText &answer);
    void showAgain();
    void goTo(int finding);
    void fixHere();
    void fixAll();
    void updateState();
    void updatePlace();
    [[nodiscard]] QDate today() const;

    const Clock &m_clock;
    Preferences &m_preferences;
    const ThemeSwitch &m_themes;
    TextChecker m_checker;
    FindingsModel *m_findings;
    CheckedText m_answer; ///< that is shown
    int m_revision = 0; ///< of the text and the fields
    int m_shown = -1;

    ContextFields *m_fields = nullptr;
    QSplitter *m_splitter = nullptr;
    CheckTextEditor *m_editor = nullptr;
    QLabel *m_place = nullptr;
    QStackedWidget *m_stack = nullptr;
    QListView *m_list = nullptr;
    QLabel *m_empty = nullptr;
    QLabel *m_state = nullptr;
    QPushButton *m_previous = nullptr;
    QPushButton *m_next = nullptr;
    QPushButton *m_fix = nullptr;
    QPushButton *m_fixAll = nullptr;
};

} // namespace tocsin
