// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk/shelvedialog.h"

#include "models/itemmodels/deskwriting.h"
#include "ui/widgets/chip.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace tocsin {
namespace {

constexpr std::array lengths{5, 10, 30, 60, 240};

} // namespace

ShelveDialog::ShelveDialog(const Clock &clock, std::function<TimeText()> times, QWidget *parent)
    : QDialog(parent), m_clock(clock), m_times(std::move(times)), m_title(newLabel({}, false, this)), m_meaning(newLabel({}, true, this)), m_lengths(new QButtonGroup(this)),
      m_reason(new QLineEdit(this))
{
    setObjectName(u"shelveDialog"_s);
    setWindowTitle(tr("Shelve the alarm"));
    m_title->setObjectName(u"shelveTitle"_s);
    m_meaning->setObjectName(u"shelveMeaning"_s);
    auto *row = new QHBoxLayout;
    row->setSpacing(6);
    for (const int minutes : lengths) {
        auto *button = new QToolButton(this);
        button->setProperty("chip", true);
        button->setCheckable(true);
        button->setText(minutes == 240 ? tr("4 h") : minutes == 60 ? tr("1 h") : tr("%1 min").arg(minutes));
        button->setObjectName(u"shelve%1"_s.arg(minutes));
        button->setAccessibleName(tr("Shelve for %1").arg(button->text()));
        button->setMinimumWidth(60);
        m_lengths->addButton(button, minutes);
        row->addWidget(button);
    }
    row->addStretch(1);
    m_reason->setObjectName(u"shelveReason"_s);
    m_reason->setPlaceholderText(tr("Why (may stay empty)"));
    m_reason->setAccessibleName(tr("Why it is shelved"));
    m_reason->setMaxLength(200);
    auto *buttons = new QDialogButtonBox(this);
    m_take = buttons->addButton(tr("Shelve"), QDialogButtonBox::AcceptRole);
    m_take->setObjectName(u"shelveTake"_s);
    m_take->setProperty("main", true);
    m_take->setDefault(true);
    buttons->addButton(QDialogButtonBox::Cancel);
    connect(m_lengths, &QButtonGroup::idClicked, this, &ShelveDialog::say);
    connect(buttons, &QDialogButtonBox::accepted, this, &ShelveDialog::take);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 14, 16, 14);
    layout->setSpacing(10);
    layout->addWidget(m_title);
    layout->addLayout(row);
    layout->addWidget(m_reason);
    layout->addWidget(m_meaning);
    layout->addWidget(buttons);
    setMinimumWidth(430);
}

void ShelveDialog::ask(const QString &title, Instant due, int minutes)
{
    m_title->setText(title);
    m_reason->clear();
    m_due = due;
    choose(minutes);
    open();
    if (QAbstractButton *chosen = m_lengths->checkedButton())
        chosen->setFocus(Qt::OtherFocusReason);
}

Instant ShelveDialog::endOf(int minutes, Instant now) const
{
    return std::max(now, m_due) + minutes * minuteMs;
}

void ShelveDialog::choose(int minutes)
{
    const Instant now = m_clock.now();
    int nearest = -1;
    m_lengths->setExclusive(false); // where none may be chosen, none is
    for (const int length : lengths) {
        QAbstractButton *button = m_lengths->button(length);
        button->setChecked(false);
        button->setEnabled(endOf(length, now) <= now + longestShelfMs);
        if (button->isEnabled() && (nearest < 0 || std::abs(length - minutes) < std::abs(nearest - minutes)))
            nearest = length;
    }
    if (nearest >= 0)
        m_lengths->button(nearest)->setChecked(true);
    m_lengths->setExclusive(true);
    say();
}

void ShelveDialog::say()
{
    const Instant now = m_clock.now();
    const TimeText times = m_times();
    const int minutes = m_lengths->checkedId();
    m_take->setEnabled(minutes > 0);
    m_reason->setEnabled(minutes > 0);
    if (minutes <= 0) {
        //: %1 is a time, %2 a duration
        m_meaning->setText(tr("It is due at %1, and nothing sounds before. An alarm can be silent for %2 at the longest, so that there is nothing to shelve yet.")
                               .arg(times.brief(m_due, now), times.duration(longestShelfMs)));
        return;
    }
    m_until = endOf(minutes, now);
    const QString until = times.brief(m_until, now);
    m_meaning->setText(m_due < now ? tr("Until %1 there is no sound and no message. Then it sounds again, unless it was done by then.").arg(until)
                                   //: %1 and %2 are times
                                   : tr("It is due at %1. Until %2 there is no warning, no sound and no message. Then it sounds, unless it was done by then.")
                                         .arg(times.brief(m_due, now), until));
}

void ShelveDialog::take()
{
    if (!m_take->isEnabled())
        return;
    if (m_until <= m_clock.now()) { // it stood open for long, and says what is over
        choose(m_lengths->checkedId());
        return;
    }
    accept();
    emit chosen(m_until, m_reason->text().trimmed());
}

} // namespace tocsin
