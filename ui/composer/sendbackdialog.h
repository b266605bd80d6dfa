// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace tocsin {

/// Asks what is to be changed in another user's post before it may go out. Without a word of that it is not sent back: its author would know nothing.
/// Ctrl+Enter sends, Esc goes back to the look at the post.
class SendBackDialog : public QDialog
{
    Q_OBJECT

public:
    /// @p author wrote what is called @p title.
    SendBackDialog(const QString &author, const QString &title, QWidget *parent = nullptr);

    void setNote(const QString &note);

signals:
    void noted(const QString &note); ///< the dialog has closed

private:
    void updateState();
    void take();

    QPlainTextEdit *m_note;
    QLabel *m_state;
    QPushButton *m_send;
};

} // namespace tocsin
