// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/dialogbuttons.h"

#include "ui/widgets/chip.h"

#include <QDialog>
#include <QDialogButtonBox>
#include <QPushButton>

namespace tocsin {

QDialogButtonBox *newOkCancel(QDialog *dialog)
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, dialog);
    setStyleProperty(buttons->button(QDialogButtonBox::Ok), "main", true);
    QObject::connect(buttons, &QDialogButtonBox::accepted, dialog, &QDialog::accept);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    return buttons;
}

} // namespace tocsin
