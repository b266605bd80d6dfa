// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/unsaved.h"

#include <QCoreApplication>
#include <QDialog>
#include <QMessageBox>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace tocsin {

void askAboutUnsaved(QDialog &dialog, const Unsaved &unsaved)
{
    if (dialog.findChild<QMessageBox *>(u"unsavedQuestion"_s))
        return;
    auto *question = new QMessageBox(QMessageBox::Question, unsaved.title, unsaved.words, QMessageBox::NoButton, &dialog);
    question->setObjectName(u"unsavedQuestion"_s);
    question->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton *save = unsaved.save ? question->addButton(QCoreApplication::translate("tocsin", "&Save"), QMessageBox::AcceptRole) : nullptr;
    const QPushButton *discard = question->addButton(QCoreApplication::translate("tocsin", "&Discard"), QMessageBox::DestructiveRole);
    QPushButton *back = question->addButton(QCoreApplication::translate("tocsin", "&Go on editing"), QMessageBox::RejectRole);
    question->setDefaultButton(save ? save : back);
    question->setEscapeButton(back);
    QObject::connect(question, &QMessageBox::buttonClicked, &dialog, [unsaved, save, discard](const QAbstractButton *button) {
        if (button == discard)
            unsaved.discard();
        else if (save && button == save)
            unsaved.save();
    });
    question->open();
}

} // namespace tocsin
