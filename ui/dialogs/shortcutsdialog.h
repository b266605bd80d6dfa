// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QList>
#include <QString>

class QAction;

namespace tocsin {

/// One menu's actions for the sheet of keys.
struct ShortcutGroup
{
    QString title;
    QList<QAction *> actions; // not owned
};

/// Every key of the program on one sheet.
class ShortcutsDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ShortcutsDialog(const QList<ShortcutGroup> &groups, QWidget *parent = nullptr);
};

} // namespace tocsin
