// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/momentpopup.h"

#include "ui/widgets/chip.h"

#include <QDateEdit>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScreen>
#include <QTimeEdit>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tocsin {

MomentPopup::MomentPopup(const QString &caption, const QString &zone, QDate date, QTime time, QWidget *parent)
    : QFrame(parent, Qt::Popup), m_date(new QDateEdit(date, this)), m_time(new QTimeEdit(time, this))
{
    setObjectName(u"momentPopup"_s);
    setProperty("area", u"palette"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setAccessibleName(caption);
    m_date->setObjectName(u"momentDate"_s);
    m_date->setAccessibleName(tr("Date"));
    m_date->setDisplayFormat(u"yyyy-MM-dd"_s);
    m_date->setCalendarPopup(true);
    m_time->setObjectName(u"momentTime"_s);
    m_time->setAccessibleName(tr("Time"));
    m_time->setDisplayFormat(u"HH:mm"_s);
    m_time->setWrapping(true);
    auto *use = new QPushButton(tr("Apply"), this);
    use->setObjectName(u"momentApply"_s);
    use->setProperty("main", true);
    use->setDefault(true);
    connect(use, &QPushButton::clicked, this, [this] {
        const QDate day = m_date->date();
        const QTime clock = m_time->time();
        close();
        emit chosen(day, clock);
    });
    auto *fields = new QHBoxLayout;
    fields->addWidget(m_date);
    fields->addWidget(m_time);
    fields->addWidget(use);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 12, 14, 12);
    //: Above a calendar and a clock; %1 is what the time is of ("ETA"), %2 the zone of the clock ("Europe/Paris")
    QLabel *label = newLabel(tr("%1 · %2").arg(caption, zone), true, this);
    label->setTextInteractionFlags(Qt::NoTextInteraction);
    layout->addWidget(label);
    layout->addLayout(fields);
}

void MomentPopup::openAt(const QRect &place)
{
    adjustSize();
    const QRect room = parentWidget()->screen()->availableGeometry();
    const bool isBelow = place.bottom() + height() <= room.bottom();
    move(std::clamp(place.left(), room.left(), std::max(room.left(), room.right() - width())), isBelow ? place.bottom() + 2 : place.top() - height() - 2);
    show();
    m_time->setFocus(Qt::PopupFocusReason);
    m_time->setSelectedSection(QDateTimeEdit::HourSection);
}

} // namespace tocsin
