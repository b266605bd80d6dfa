// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/zonefield.h"

#include "models/time/walltime.h"

#include <QCompleter>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace tocsin {

QString zoneLabel(const QString &zone)
{
    const QString place = placeOf(zone);
    return place == zone ? zone : QString(place + u" · "_s + zone);
}

ZoneField::ZoneField(QWidget *parent) : QComboBox(parent)
{
    setEditable(true);
    setInsertPolicy(QComboBox::NoInsert);
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(26);
    setMaxVisibleItems(16);
    lineEdit()->setPlaceholderText(tr("City or zone"));
    fill();
    connect(this, &QComboBox::activated, this, &ZoneField::accept);
    connect(lineEdit(), &QLineEdit::editingFinished, this, &ZoneField::accept);
}

void ZoneField::fill()
{
    for (const QString &zone : allZones())
        addItem(zoneLabel(zone), zone);
    setCurrentIndex(-1);
    completer()->setFilterMode(Qt::MatchContains);
    completer()->setCaseSensitivity(Qt::CaseInsensitive);
    completer()->setCompletionMode(QCompleter::PopupCompletion);
}

QString ZoneField::zone() const
{
    return m_zone;
}

void ZoneField::setZone(const QString &zone)
{
    m_zone = zone;
    setCurrentIndex(findData(zone));
    setEditText(zone.isEmpty() ? QString() : zoneLabel(zone));
    lineEdit()->setCursorPosition(0); // the place is what is looked for, and it stands first
}

void ZoneField::accept()
{
    const QString typed = currentText().trimmed();
    QString zone;
    if (const int row = findText(typed, Qt::MatchFixedString); row >= 0)
        zone = itemData(row).toString();
    else if (isZoneKnown(typed))
        zone = typed;
    else if (!typed.isEmpty()) {
        // The beginning of a city is enough.
        if (const int begins = findText(typed, Qt::MatchStartsWith); begins >= 0)
            zone = itemData(begins).toString();
        else
            zone = m_zone;
    }
    const bool changed = zone != m_zone;
    setZone(zone);
    if (changed)
        emit zoneChosen(zone);
}

} // namespace tocsin
