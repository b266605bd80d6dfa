// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/postingdialog.h"

#include "models/settings/settings.h"
#include "ui/composer/spelling.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/dialogbuttons.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLocale>
#include <QSpinBox>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace tocsin {
namespace {

QSpinBox *newNumber(const QString &name, const QString &suffix, int least, int most, int value, QWidget *parent)
{
    auto *box = new QSpinBox(parent);
    box->setObjectName(name);
    box->setRange(least, most);
    box->setSuffix(suffix);
    box->setValue(value);
    return box;
}

QCheckBox *newCheck(const QString &name, const QString &text, bool checked, QWidget *parent)
{
    auto *box = new QCheckBox(text, parent);
    box->setObjectName(name);
    box->setChecked(checked);
    return box;
}

/// Explains the check box above it, and stands under its words.
QLabel *newHint(const QString &text, QWidget *parent)
{
    QLabel *hint = newLabel(text, true, parent);
    hint->setContentsMargins(20, 0, 0, 0);
    return hint;
}

} // namespace

PostingDialog::PostingDialog(SettingsStore &store, QWidget *parent)
    : QDialog(parent), m_store(store), m_undo(newNumber(u"undoSeconds"_s, tr(" s"), 0, 120, store.value(settings::undoSeconds), this)),
      m_nextUpdate(newNumber(u"nextUpdateMinutes"_s, tr(" min"), 1, 24 * 60, store.value(settings::nextUpdateMinutes), this)),
      m_approval(newCheck(u"needsApproval"_s, tr("Posts &wait for another user’s approval"), store.value(settings::needsApproval), this)),
      m_spelling(newCheck(u"spellCheck"_s, tr("Underline &misspelt words"), store.value(settings::spellCheck), this)),
      m_shelve(newNumber(u"shelveMinutes"_s, tr(" min"), 1, 240, store.value(settings::shelveMinutes), this)),
      m_notifications(newCheck(u"notifications"_s, tr("Show &desktop notifications"), store.value(settings::notifications), this))
{
    setObjectName(u"postingDialog"_s);
    setWindowTitle(tr("Posting and alarms"));
    m_undo->setSpecialValueText(tr("at once"));
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(10);
    form->addRow(tr("A post can be taken &back for"), m_undo);
    form->addRow(tr("Offer to promise the &next update in"), m_nextUpdate);
    form->addRow(m_approval);
    form->addRow(newHint(tr("In an emergency it can be posted without; the reason is kept with the post."), this));
    form->addRow(m_spelling);
    Spelling spelling;
    const QString problem = spelling.problem(store.value(settings::language).isEmpty() ? QLocale().bcp47Name() : store.value(settings::language));
    QLabel *spelled = newHint(problem.isEmpty() ? tr("A text is checked in its own language, which is chosen with the post. One "
                                                     "without a dictionary is not checked; on Debian dictionaries are "
                                                     "packages like hunspell-de-de.")
                                                : problem,
                              this);
    spelled->setObjectName(u"spellingState"_s);
    form->addRow(spelled);
    form->addRow(tr("&Shelve an alarm for"), m_shelve);
    form->addRow(m_notifications);
    form->addRow(newHint(tr("The sound of a missed promise cannot be switched off; it can be shelved, which ends by itself."), this));
    QDialogButtonBox *buttons = newOkCancel(this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(22, 20, 22, 14);
    layout->setSpacing(16);
    layout->addLayout(form);
    layout->addWidget(buttons);
    constexpr int comfortable = 500;
    resize(comfortable, layout->totalHeightForWidth(comfortable)); // a size hint knows nothing of lines that wrap
}

void PostingDialog::accept()
{
    m_store.set(settings::undoSeconds, m_undo->value());
    m_store.set(settings::nextUpdateMinutes, m_nextUpdate->value());
    m_store.set(settings::needsApproval, m_approval->isChecked());
    m_store.set(settings::spellCheck, m_spelling->isChecked());
    m_store.set(settings::shelveMinutes, m_shelve->value());
    m_store.set(settings::notifications, m_notifications->isChecked());
    QDialog::accept();
}

} // namespace tocsin
