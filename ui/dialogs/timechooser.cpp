// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/timechooser.h"

#include "models/time/walltime.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/words.h"
#include "ui/widgets/zonefield.h"

#include <QDateEdit>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QTimeEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace tocsin {

TimeChooser::TimeChooser(const ImportedTime &time, const TimeText &times, QWidget *parent)
    : QFrame(parent, Qt::Popup), m_times(times), m_date(new QDateEdit(this)), m_time(new QTimeEdit(this)), m_zone(new ZoneField(this)),
      m_problem(newLabel({}, false, this))
{
    setObjectName(u"timeChooser"_s);
    setProperty("area", u"palette"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(420);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    QLabel *question = newLabel(tr("What does “%1” (%2) mean?").arg(time.span.simplified(), wordFor(time.role)), false, this);
    QFont bold = question->font();
    bold.setBold(true);
    question->setFont(bold);
    layout->addWidget(question);
    for (const TimeCandidate &candidate : time.candidates) {
        auto *button = new QPushButton(times.full(candidate.instant), this);
        button->setObjectName(u"candidate"_s);
        button->setAutoDefault(true); // Enter takes the one that has the focus; arrows go from one to the next
        if (!m_first)
            m_first = button;
        connect(button, &QPushButton::clicked, this, [this, instant = candidate.instant] {
            emit chosen(instant);
            close();
        });
        layout->addWidget(button);
        if (!candidate.evidence.isEmpty())
            layout->addWidget(newLabel(candidate.evidence, true, this));
    }
    layout->addWidget(newLabel(time.candidates.isEmpty() ? tr("The text does not say enough. Enter what you know:") : tr("Or something else:"), true, this));
    m_date->setObjectName(u"otherDate"_s);
    m_date->setDisplayFormat(u"yyyy-MM-dd"_s);
    m_date->setCalendarPopup(true);
    m_date->setAccessibleName(tr("Date"));
    m_time->setObjectName(u"otherTime"_s);
    m_time->setDisplayFormat(u"HH:mm"_s);
    m_time->setAccessibleName(tr("Time"));
    m_zone->setObjectName(u"otherZone"_s);
    m_zone->setAccessibleName(tr("Zone"));
    const Instant start = time.utc.value_or(time.candidates.isEmpty() ? 0 : time.candidates.first().instant);
    const QString zone = isZoneKnown(time.zone) ? time.zone : times.zones.value(0, u"UTC"_s);
    const WallTime wall = wallTimeOf(start, zone);
    m_date->setDate(time.date.value_or(start ? wall.date : QDate(2020, 1, 1)));
    m_time->setTime(time.time.value_or(start ? wall.time : QTime(0, 0)));
    m_zone->setZone(zone);
    auto *row = new QHBoxLayout;
    row->addWidget(m_date);
    row->addWidget(m_time);
    row->addWidget(m_zone, 1);
    auto *use = new QPushButton(tr("Use"), this);
    use->setObjectName(u"useOther"_s);
    connect(use, &QPushButton::clicked, this, &TimeChooser::useFields);
    row->addWidget(use);
    layout->addLayout(row);
    m_problem->hide();
    layout->addWidget(m_problem);
    setFocusProxy(m_first ? static_cast<QWidget *>(m_first) : m_date);
}

void TimeChooser::showEvent(QShowEvent *event)
{
    QFrame::showEvent(event);
    (m_first ? static_cast<QWidget *>(m_first) : m_date)->setFocus(Qt::PopupFocusReason);
}

void TimeChooser::keyPressEvent(QKeyEvent *event)
{
    const auto *focused = qobject_cast<QPushButton *>(focusWidget());
    if (focused && (event->key() == Qt::Key_Down || event->key() == Qt::Key_Up))
        focusNextPrevChild(event->key() == Qt::Key_Down);
    else
        QFrame::keyPressEvent(event);
}

void TimeChooser::useFields()
{
    const QList<Instant> instants = instantsOf(m_zone->zone(), m_date->date(), m_time->time());
    if (instants.size() == 1) {
        emit chosen(instants.first());
        close();
        return;
    }
    // An hour that the change of clocks skips or repeats is never settled in silence.
    m_problem->setText(instants.isEmpty() ? tr("No clock in this zone shows this time: it is skipped by a change of clocks.")
                                          : tr("Clocks in this zone show this time twice. Choose:"));
    m_problem->show();
    for (const Instant instant : instants) {
        auto *button = new QPushButton(stamp(instant, StampStyle{}, QStringList{m_zone->zone()} + m_times.zones, m_times.language), this);
        button->setObjectName(u"candidate"_s);
        connect(button, &QPushButton::clicked, this, [this, instant] {
            emit chosen(instant);
            close();
        });
        layout()->addWidget(button);
    }
    adjustSize();
}

} // namespace tocsin
