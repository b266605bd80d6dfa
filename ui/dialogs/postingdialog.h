// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QCheckBox;
class QSpinBox;

namespace tocsin {

class SettingsStore;

/// How posts leave this console, and how its alarms behave. Takes effect with OK.
class PostingDialog : public QDialog
{
    Q_OBJECT

public:
    /// @p store outlives this.
    explicit PostingDialog(SettingsStore &store, QWidget *parent = nullptr);

    void accept() override;

private:
    SettingsStore &m_store;
    QSpinBox *m_undo;
    QSpinBox *m_nextUpdate;
    QCheckBox *m_approval;
    QCheckBox *m_spelling;
    QSpinBox *m_shelve;
    QCheckBox *m_notifications;
};

} // namespace tocsin
