// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/sendbackdialog.h"

#include "models/domain/desknotes.h"
#include "ui/widgets/chip.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace tocsin {

SendBackDialog::SendBackDialog(const QString &author, const QString &title, QWidget *parent)
    : QDialog(parent), m_note(new QPlainTextEdit(this)), m_state(newLabel({}, true, this)), m_send(new QPushButton(tr("&Send back"), this))
{
    setObjectName(u"sendBackDialog"_s);
    //: Title of a window; %1 is the user who wrote the post
    setWindowTitle(tr("Send back to %1").arg(author));
    QLabel *name = newLabel(title, false, this);
    name->setObjectName(u"sendBackTitle"_s);
    QFont strong = name->font();
    strong.setBold(true);
    name->setFont(strong);
    //: %1 is the user who wrote the post
    QLabel *question = newLabel(tr("What does %1 have to change?").arg(author), false, this);
    question->setBuddy(m_note);
    m_note->setObjectName(u"sendBackNote"_s);
    m_note->setAccessibleName(question->text());
    m_note->setTabChangesFocus(true);
    m_note->setPlaceholderText(tr("For example: the end of the impact is missing."));
    m_note->setMinimumHeight(5 * m_note->fontMetrics().lineSpacing());
    m_state->setObjectName(u"sendBackState"_s);
    m_send->setObjectName(u"sendBackTake"_s);
    m_send->setProperty("main", true);
    m_send->setToolTip(QKeySequence(Qt::CTRL | Qt::Key_Return).toString(QKeySequence::NativeText));
    auto *buttons = new QDialogButtonBox(this);
    buttons->addButton(m_send, QDialogButtonBox::AcceptRole);
    buttons->addButton(QDialogButtonBox::Cancel);
    connect(buttons, &QDialogButtonBox::accepted, this, &SendBackDialog::take);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_note, &QPlainTextEdit::textChanged, this, &SendBackDialog::updateState);
    for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Enter}) {
        auto *shortcut = new QShortcut(QKeySequence(Qt::CTRL | key), this);
        shortcut->setAutoRepeat(false);
        connect(shortcut, &QShortcut::activated, this, &SendBackDialog::take);
    }

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 14, 16, 14);
    layout->setSpacing(10);
    layout->addWidget(name);
    layout->addWidget(question);
    layout->addWidget(m_note, 1);
    layout->addWidget(m_state);
    layout->addWidget(buttons);
    resize(480, 280);
    m_note->setFocus(Qt::OtherFocusReason);
    updateState();
}

void SendBackDialog::setNote(const QString &note)
{
    m_note->setPlainText(note);
    m_note->moveCursor(QTextCursor::End);
}

void SendBackDialog::updateState()
{
    const qsizetype length = m_note->toPlainText().trimmed().size();
    const qsizetype tooMany = length - longestSendBackNote;
    m_send->setEnabled(length > 0 && tooMany <= 0);
    m_state->setText(tooMany > 0 ? tr("%n character(s) too many.", nullptr, static_cast<int>(tooMany))
                                 : tr("It leaves your desk until approval is asked for again. Nothing is told to readers."));
}

void SendBackDialog::take()
{
    if (!m_send->isEnabled())
        return;
    const QString note = m_note->toPlainText().trimmed();
    accept();
    emit noted(note);
}

} // namespace tocsin
