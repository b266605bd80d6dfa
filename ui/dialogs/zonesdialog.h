// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/instant.h"

#include <QDialog>

class QLineEdit;
class QListView;
class QPushButton;

namespace tocsin {

class Preferences;
class ZoneField;
class ZoneListModel;

/// Chooses the zones of clocks, axes and stamps, their order, and the home zone. Takes effect with OK.
class ZonesDialog : public QDialog
{
    Q_OBJECT

public:
    ZonesDialog(const Clock &clock, Preferences &preferences, QWidget *parent = nullptr);

    void accept() override;

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void search();
    void addFound();
    void updateButtons();

    const Clock &m_clock;
    Preferences &m_preferences;
    ZoneListModel *m_found;
    ZoneListModel *m_chosen;
    QLineEdit *m_field;
    QListView *m_foundList;
    QListView *m_chosenList;
    QPushButton *m_add;
    QPushButton *m_remove;
    QPushButton *m_up;
    QPushButton *m_down;
    QPushButton *m_ok = nullptr;
    ZoneField *m_home;
};

} // namespace tocsin
