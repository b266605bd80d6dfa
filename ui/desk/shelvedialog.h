// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/instant.h"

#include <QDialog>

class QButtonGroup;
class QLabel;
class QLineEdit;

namespace tocsin {

/// Asks for how long an alarm is to be silent, and why. Enter takes what is chosen; there is no choice without an end.
class ShelveDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ShelveDialog(QWidget *parent = nullptr);

    /// Opens for what @p title says, with @p minutes (1..240) chosen.
    void ask(const QString &title, int minutes);

signals:
    void chosen(int minutes, const QString &reason);

private:
    void take();

    QLabel *m_title;
    QButtonGroup *m_lengths;
    QLineEdit *m_reason;
};

} // namespace tocsin
