// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/zonesdialog.h"

#include "models/itemmodels/zonelistmodel.h"
#include "ui/shell/preferences.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/dialogbuttons.h"
#include "ui/widgets/windowsize.h"
#include "ui/widgets/zonefield.h"

#include <QDialogButtonBox>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace tocsin {

ZonesDialog::ZonesDialog(const Clock &clock, Preferences &preferences, QWidget *parent)
    : QDialog(parent), m_clock(clock), m_preferences(preferences), m_found(new ZoneListModel(clock.now(), this)),
      m_chosen(new ZoneListModel(clock.now(), this)), m_field(new QLineEdit(this)), m_foundList(new QListView(this)),
      m_chosenList(new QListView(this)), m_add(new QPushButton(tr("&Add →"), this)), m_remove(new QPushButton(tr("← &Remove"), this)),
      m_up(new QPushButton(tr("Move &up"), this)), m_down(new QPushButton(tr("Move &down"), this)), m_home(new ZoneField(this))
{
    setObjectName(u"zonesDialog"_s);
    setWindowTitle(tr("Time zones"));
    resizeToFit(this, {820, 520});
    m_field->setObjectName(u"zoneSearch"_s);
    m_field->setPlaceholderText(tr("Search by city or abbreviation: Oslo, CEST…"));
    m_field->setAccessibleName(m_field->placeholderText());
    m_field->setClearButtonEnabled(true);
    m_foundList->setObjectName(u"zonesFound"_s);
    m_foundList->setAccessibleName(tr("Zones to choose from"));
    m_foundList->setModel(m_found);
    m_foundList->setUniformItemSizes(true);
    m_chosenList->setObjectName(u"zonesChosen"_s);
    m_chosenList->setAccessibleName(tr("Zones shown"));
    m_chosenList->setModel(m_chosen);
    m_chosen->setZones(preferences.zones());
    m_add->setObjectName(u"zoneAdd"_s);
    m_remove->setObjectName(u"zoneRemove"_s);
    m_up->setObjectName(u"zoneUp"_s);
    m_down->setObjectName(u"zoneDown"_s);
    m_home->setObjectName(u"zoneHome"_s);
    m_home->setZone(preferences.homeZone());

    auto *grid = new QGridLayout;
    grid->setSpacing(8);
    grid->addWidget(m_field, 0, 0);
    grid->addWidget(m_foundList, 1, 0);
    auto *middle = new QVBoxLayout;
    middle->addStretch(1);
    for (QPushButton *button : {m_add, m_remove, m_up, m_down}) {
        button->setAutoDefault(false);
        middle->addWidget(button);
    }
    middle->addStretch(1);
    grid->addLayout(middle, 1, 1);
    grid->addWidget(newLabel(tr("Shown, main zone first"), true, this), 0, 2);
    grid->addWidget(m_chosenList, 1, 2);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(2, 1);
    auto *homeRow = new QHBoxLayout;
    auto *homeLabel = new QLabel(tr("&Home zone, which settles what a word such as IST means:"), this);
    homeLabel->setBuddy(m_home);
    homeRow->addWidget(homeLabel);
    homeRow->addWidget(m_home, 1);
    QDialogButtonBox *buttons = newOkCancel(this);
    m_ok = buttons->button(QDialogButtonBox::Ok);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(grid, 1);
    layout->addLayout(homeRow);
    layout->addWidget(buttons);

    connect(m_field, &QLineEdit::textChanged, this, &ZonesDialog::search);
    connect(m_field, &QLineEdit::returnPressed, this, &ZonesDialog::addFound);
    connect(m_foundList, &QListView::activated, this, &ZonesDialog::addFound);
    connect(m_add, &QPushButton::clicked, this, &ZonesDialog::addFound);
    connect(m_remove, &QPushButton::clicked, this, [this] {
        m_chosen->remove(m_chosenList->currentIndex().row());
        updateButtons();
    });
    const auto shift = [this](int by) {
        m_chosenList->setCurrentIndex(m_chosen->index(m_chosen->shift(m_chosenList->currentIndex().row(), by)));
        updateButtons();
    };
    connect(m_up, &QPushButton::clicked, this, [shift] { shift(-1); });
    connect(m_down, &QPushButton::clicked, this, [shift] { shift(1); });
    connect(m_chosenList->selectionModel(), &QItemSelectionModel::currentChanged, this, &ZonesDialog::updateButtons);
    connect(m_foundList->selectionModel(), &QItemSelectionModel::currentChanged, this, &ZonesDialog::updateButtons);
    search();
    m_field->setFocus();
}

void ZonesDialog::search()
{
    m_found->setZones(zonesMatching(m_field->text(), m_clock.now()));
    m_foundList->setCurrentIndex(m_found->index(0));
    updateButtons();
}

void ZonesDialog::addFound()
{
    const QString zone = m_foundList->currentIndex().data(ZoneListModel::ZoneRole).toString();
    if (zone.isEmpty())
        return;
    m_chosen->append(zone);
    m_chosenList->setCurrentIndex(m_chosen->index(static_cast<int>(m_chosen->zones().indexOf(zone))));
    updateButtons();
}

void ZonesDialog::updateButtons()
{
    const int row = m_chosenList->currentIndex().row();
    m_add->setEnabled(m_foundList->currentIndex().isValid());
    m_remove->setEnabled(row >= 0 && m_chosen->rowCount() > 1); // times have to be shown in some zone
    m_up->setEnabled(row > 0);
    m_down->setEnabled(row >= 0 && row < m_chosen->rowCount() - 1);
}

void ZonesDialog::keyPressEvent(QKeyEvent *event)
{
    // Enter in a field or a list adds what is found there; it must not press OK as well.
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && !(event->modifiers() & Qt::ControlModifier) && !qobject_cast<QPushButton *>(focusWidget()))
        event->accept();
    else
        QDialog::keyPressEvent(event);
}

void ZonesDialog::accept()
{
    m_preferences.setHomeZone(m_home->zone());
    m_preferences.setZones(m_chosen->zones());
    QDialog::accept();
}

} // namespace tocsin
