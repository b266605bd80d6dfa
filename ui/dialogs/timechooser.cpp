// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/timechooser.h"

#include "models/itemmodels/importchoices.h"
#include "models/time/stamp.h"
#include "models/time/walltime.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/words.h"
#include "ui/widgets/zonefield.h"

#include <QDateEdit>
#include <QGridLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QTimeEdit>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tocsin {

TimeChooser::TimeChooser(const ImportedPost &post, int index, const TimeText &times, const ImportContext &context, QWidget *parent)
    : QFrame(parent, Qt::Popup), m_post(post), m_index(index), m_times(times), m_date(new QDateEdit(this)), m_time(new QTimeEdit(this)),
      m_zone(new ZoneField(this)), m_useForPost(new QPushButton(this)), m_problem(newLabel({}, false, this))
{
    setObjectName(u"timeChooser"_s);
    setProperty("area", u"palette"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(480);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 12, 14, 14);
    layout->setSpacing(8);
    QLabel *question = newLabel(tr("What does “%1” (%2) mean?").arg(time().span.simplified(), wordFor(time().role)), false, this);
    QFont bold = question->font();
    bold.setBold(true);
    question->setFont(bold);
    layout->addWidget(question);
    if (time().chosen) {
        auto *row = new QHBoxLayout;
        row->addWidget(newLabel(tr("You chose %1.").arg(time().utc ? times.full(*time().utc) : QString()), true, this), 1);
        auto *back = new QPushButton(tr("As the text says"), this);
        back->setObjectName(u"takeBack"_s);
        connect(back, &QPushButton::clicked, this, [this] {
            emit takenBack();
            close();
        });
        row->addWidget(back);
        layout->addLayout(row);
    }
    addCandidates(layout);
    addFields(layout, context);
}

void TimeChooser::addCandidates(QVBoxLayout *layout)
{
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(6);
    grid->setVerticalSpacing(3);
    grid->setColumnStretch(0, 1);
    int row = 0;
    const QList<TimeCandidate> &candidates = time().candidates;
    // What speaks for all of them alike is said once.
    const bool same = candidates.size() > 1
        && std::ranges::all_of(candidates, [&](const TimeCandidate &one) { return one.evidence == candidates.first().evidence; });
    if (same && !candidates.first().evidence.isEmpty())
        layout->addWidget(newLabel(candidates.first().evidence, true, this));
    for (const TimeCandidate &candidate : candidates) {
        addCandidate(grid, row++, candidate);
        if (same || candidate.evidence.isEmpty())
            continue;
        QLabel *evidence = newLabel(candidate.evidence, true, this);
        evidence->setContentsMargins(2, 0, 0, 4);
        grid->addWidget(evidence, row++, 0, 1, 2);
    }
    layout->addLayout(grid);
}

void TimeChooser::addCandidate(QGridLayout *grid, int row, const TimeCandidate &candidate)
{
    const Instant instant = candidate.instant;
    const QString zone; // that of the candidate
    const bool isAnswer = (time().certain || time().chosen) && time().utc == instant;
    // In the zone that it is read in too: that is what stands in the text.
    TimeText times = m_times;
    if (isZoneKnown(candidate.zone) && !times.zones.contains(candidate.zone))
        times.zones.append(candidate.zone);
    auto *button = new QPushButton(times.full(instant), this);
    button->setObjectName(u"candidate"_s);
    button->setProperty("instant", instant);
    button->setAutoDefault(true); // Enter takes the one that has the focus; arrows go from one to the next
    button->setProperty("choice", isAnswer ? u"taken"_s : u"offered"_s);
    if (isAnswer)
        button->setAccessibleDescription(tr("read like this now"));
    if (!m_first)
        m_first = button;
    connect(button, &QPushButton::clicked, this, [this, instant, zone] { answer(instant, zone, false); });
    grid->addWidget(button, row, 0);
    if (const QString offer = offerFor(instant, zone); !offer.isEmpty()) {
        auto *all = new QPushButton(offer, this);
        all->setObjectName(u"candidateForPost"_s);
        all->setAutoDefault(true);
        connect(all, &QPushButton::clicked, this, [this, instant, zone] { answer(instant, zone, true); });
        grid->addWidget(all, row, 1);
    }
}

void TimeChooser::addFields(QVBoxLayout *layout, const ImportContext &context)
{
    layout->addWidget(newLabel(time().candidates.isEmpty() ? tr("The text does not say enough. Enter what you know:") : tr("Or something else:"), true, this));
    m_date->setObjectName(u"otherDate"_s);
    m_date->setDisplayFormat(u"yyyy-MM-dd"_s);
    m_date->setCalendarPopup(true);
    m_date->setAccessibleName(tr("Date"));
    m_time->setObjectName(u"otherTime"_s);
    m_time->setDisplayFormat(u"HH:mm"_s);
    m_time->setAccessibleName(tr("Time"));
    m_zone->setObjectName(u"otherZone"_s);
    m_zone->setAccessibleName(tr("Zone"));
    const bool isKnown = time().utc.has_value() || !time().candidates.isEmpty();
    const Instant start = time().utc ? *time().utc : isKnown ? time().candidates.first().instant : 0;
    const QString zone = isZoneKnown(time().zone) ? time().zone : isZoneKnown(context.zone) ? context.zone : m_times.zones.value(0, u"UTC"_s);
    const WallTime wall = wallTimeOf(start, zone);
    const QDate written = context.reference.isValid() ? context.reference : context.today;
    m_date->setDate(time().date.value_or(isKnown ? wall.date : written));
    m_time->setTime(time().time.value_or(isKnown ? wall.time : QTime(0, 0)));
    m_zone->setZone(zone);
    auto *row = new QHBoxLayout;
    row->setSpacing(6);
    row->addWidget(m_date);
    row->addWidget(m_time);
    row->addWidget(m_zone, 1);
    auto *use = new QPushButton(tr("Use"), this);
    use->setObjectName(u"useOther"_s);
    use->setAutoDefault(true);
    connect(use, &QPushButton::clicked, this, [this] { useFields(false); });
    row->addWidget(use);
    layout->addLayout(row);
    m_useForPost->setObjectName(u"useOtherForPost"_s);
    m_useForPost->setAutoDefault(true);
    connect(m_useForPost, &QPushButton::clicked, this, [this] { useFields(true); });
    layout->addWidget(m_useForPost, 0, Qt::AlignRight);
    m_problem->setObjectName(u"otherProblem"_s);
    m_problem->setProperty("tone", u"warning"_s);
    m_problem->hide();
    layout->addWidget(m_problem);
    m_answers = new QVBoxLayout;
    layout->addLayout(m_answers);
    connect(m_date, &QDateEdit::dateChanged, this, &TimeChooser::updateOffer);
    connect(m_time, &QTimeEdit::timeChanged, this, &TimeChooser::updateOffer);
    connect(m_zone, &ZoneField::zoneChosen, this, &TimeChooser::updateOffer);
    updateOffer();
}

QString TimeChooser::offerFor(Instant instant, const QString &zone) const
{
    const int others = static_cast<int>(answersAlike(m_post, m_index, instant, zone).size());
    if (others == 0)
        return {};
    const int all = others + 1;
    const AnswerKind kind = answerKind(m_post, m_index, instant, zone);
    if (kind.date && !kind.year && !kind.monthFirst && kind.zone.isEmpty())
        return tr("This day for all %n times", nullptr, all);
    const bool isPlain = !kind.date && int(kind.year.has_value()) + int(kind.monthFirst.has_value()) + int(!kind.zone.isEmpty()) == 1;
    if (isPlain && kind.year)
        return tr("%1 for all %n times", nullptr, all).arg(*kind.year);
    if (isPlain && !kind.zone.isEmpty())
        return tr("%1 for all %n times", nullptr, all).arg(placeOf(kind.zone));
    if (isPlain && kind.monthFirst)
        return *kind.monthFirst ? tr("Month first in all %n dates", nullptr, all) : tr("Day first in all %n dates", nullptr, all);
    return tr("The same for all %n times", nullptr, all);
}

void TimeChooser::updateOffer()
{
    const QList<Instant> instants = instantsOf(m_zone->zone(), m_date->date(), m_time->time());
    const QString offer = instants.size() == 1 ? offerFor(instants.first(), m_zone->zone()) : QString();
    m_useForPost->setText(offer);
    m_useForPost->setVisible(!offer.isEmpty());
}

void TimeChooser::showEvent(QShowEvent *event)
{
    QFrame::showEvent(event);
    // What is settled already is not settled again by a stray Enter: then the fields come first.
    const bool ask = m_first && isOpen(time());
    (ask ? static_cast<QWidget *>(m_first) : m_date)->setFocus(Qt::PopupFocusReason);
    if (!ask)
        m_date->setSelectedSection(QDateTimeEdit::YearSection);
}

void TimeChooser::keyPressEvent(QKeyEvent *event)
{
    const auto *focused = qobject_cast<QPushButton *>(focusWidget());
    const int key = event->key();
    if (focused && (key == Qt::Key_Down || key == Qt::Key_Up || key == Qt::Key_Right || key == Qt::Key_Left)) {
        // Down and up go from one answer to the next, right and left between it and the one for the whole post.
        const bool forward = key == Qt::Key_Down || key == Qt::Key_Right;
        const QString same = focused->objectName();
        const bool aside = key == Qt::Key_Right || key == Qt::Key_Left;
        const auto fits = [&](const QWidget *widget) { return aside || widget->objectName() == same || !qobject_cast<const QPushButton *>(widget); };
        for (int guard = 0; guard < 64; ++guard) {
            focusNextPrevChild(forward);
            if (fits(focusWidget()))
                break;
        }
        return;
    }
    if ((key == Qt::Key_Return || key == Qt::Key_Enter) && !focused) {
        useFields(false);
        return;
    }
    QFrame::keyPressEvent(event);
}

void TimeChooser::answer(Instant instant, const QString &zone, bool forPost)
{
    emit chosen(instant, zone, forPost);
    close();
}

void TimeChooser::useFields(bool forPost)
{
    const QString zone = m_zone->zone();
    const QList<Instant> instants = instantsOf(zone, m_date->date(), m_time->time());
    if (instants.size() == 1) {
        answer(instants.first(), zone, forPost);
        return;
    }
    // An hour that the change of clocks skips or repeats is never settled in silence.
    m_problem->setText(zone.isEmpty()          ? tr("Choose a zone.")
                       : instants.isEmpty()    ? tr("No clock in this zone shows this time: it is skipped by a change of clocks.")
                                               : tr("Clocks in this zone show this time twice. Choose:"));
    m_problem->show();
    while (const QLayoutItem *old = m_answers->takeAt(0)) {
        delete old->widget();
        delete old;
    }
    for (const Instant instant : instants) {
        QStringList zones = m_times.zones;
        zones.removeAll(zone);
        zones.prepend(zone);
        auto *button = new QPushButton(stamp(instant, StampStyle{}, zones, m_times.language), this);
        button->setObjectName(u"candidate"_s);
        connect(button, &QPushButton::clicked, this, [this, instant, zone] { answer(instant, zone, false); });
        m_answers->addWidget(button);
    }
    adjustSize();
}

} // namespace tocsin
