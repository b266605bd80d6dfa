// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk/shelvedialog.h"

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

ShelveDialog::ShelveDialog(QWidget *parent)
    : QDialog(parent), m_title(newLabel({}, false, this)), m_lengths(new QButtonGroup(this)), m_reason(new QLineEdit(this))
{
    setObjectName(u"shelveDialog"_s);
    setWindowTitle(tr("Shelve the alarm"));
    m_title->setObjectName(u"shelveTitle"_s);
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
    auto *shelve = buttons->addButton(tr("Shelve"), QDialogButtonBox::AcceptRole);
    shelve->setObjectName(u"shelveTake"_s);
    shelve->setProperty("main", true);
    shelve->setDefault(true);
    buttons->addButton(QDialogButtonBox::Cancel);
    connect(buttons, &QDialogButtonBox::accepted, this, &ShelveDialog::take);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 14, 16, 14);
    layout->setSpacing(10);
    layout->addWidget(m_title);
    layout->addLayout(row);
    layout->addWidget(m_reason);
    layout->addWidget(newLabel(tr("It sounds again afterwards, unless it was done by then."), true, this));
    layout->addWidget(buttons);
    setMinimumWidth(430);
}

void ShelveDialog::ask(const QString &title, int minutes)
{
    m_title->setText(title);
    m_reason->clear();
    const auto nearest = std::ranges::min_element(lengths, {}, [minutes](int length) { return std::abs(length - minutes); });
    m_lengths->button(*nearest)->setChecked(true);
    open();
    m_lengths->button(*nearest)->setFocus(Qt::OtherFocusReason);
}

void ShelveDialog::take()
{
    const int minutes = m_lengths->checkedId();
    accept();
    emit chosen(minutes, m_reason->text().trimmed());
}

} // namespace tocsin
