// SPDX-License-Identifier: GPL-3.0-or-later
// What the desk's keys and buttons do with the line that is chosen.
#include "ui/desk/deskpage.h"

#include "models/settings/settings.h"
#include "ui/desk/deskwords.h"
#include "ui/desk/shelvedialog.h"
#include "ui/shell/preferences.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tocsin {

void DeskPage::open()
{
    const DeskRow *row = current();
    if (!row)
        return;
    if (row->kind == DeskRowKind::Story)
        emit incidentWanted(row->incident());
    else if (row->kind != DeskRowKind::Heading)
        emit draftWanted(row->draft.draft, row->draft.user);
}

void DeskPage::writeUpdate()
{
    if (const DeskRow *row = current(); row && row->kind == DeskRowKind::Story)
        emit updateWanted(row->incident());
}

void DeskPage::approve()
{
    if (const DeskRow *row = current(); row && row->kind == DeskRowKind::Approval)
        emit approveWanted(row->draft.draft, row->draft.user);
}

void DeskPage::sendBack()
{
    if (const DeskRow *row = current(); row && row->kind == DeskRowKind::Approval)
        emit sendBackWanted(row->draft.draft);
}

void DeskPage::takeBack()
{
    if (const DeskRow *row = current(); row && row->kind == DeskRowKind::SentBack)
        emit takeBackWanted(row->draft.draft);
}

void DeskPage::shelve()
{
    const DeskRow *row = current();
    if (!row || row->kind != DeskRowKind::Story)
        return;
    // What is amber or red; where nothing is, what comes next.
    QList<DueItem> dues;
    std::ranges::copy_if(row->item.due, std::back_inserter(dues), [](const DueItem &due) { return due.urgency != Urgency::Calm && due.kind != DueKind::Nothing; });
    if (const DueItem *due = nextDue(row->item); dues.isEmpty() && due)
        dues.append(*due);
    askToShelve(row->item, dues);
}

void DeskPage::askToShelve(const DeskItem &item, const QList<DueItem> &dues)
{
    if (!m_keeper || dues.isEmpty())
        return;
    if (!m_shelve) {
        m_shelve = new ShelveDialog(m_keeper->clock(), [this] { return times(); }, this);
        connect(m_shelve, &ShelveDialog::chosen, this, [this](Instant until, const QString &reason) {
            if (m_keeper)
                m_keeper->shelve(m_shelving, until, reason);
        });
    }
    m_shelving.clear();
    QStringList words;
    for (const DueItem &due : dues) {
        m_shelving.append(due.promise);
        words.append(wordFor(due.kind));
    }
    //: %1 is a story's title, %2 what is due: "Next update, ETA"
    m_shelve->ask(tr("%1\n%2").arg(item.title, words.join(u", "_s)), std::ranges::max(dues, {}, &DueItem::due).due, m_preferences.store().value(settings::shelveMinutes));
}

void DeskPage::unshelve()
{
    if (const QStringList promises = shelved(); m_keeper && !promises.isEmpty())
        m_keeper->unshelve(promises);
}

void DeskPage::keep()
{
    if (const DueItem *due = shown(isKeptByHand))
        keepPromise(current()->incident(), *due);
}

void DeskPage::keepPromise(const QString &incident, const DueItem &due)
{
    if (!m_keeper || m_keeping.contains(due.promise))
        return;
    m_keeping.insert(due.promise, tr("%1 of %2").arg(wordFor(due.kind), times().brief(due.due, m_keeper->clock().now())));
    m_keeper->keep(incident, due.promise);
}

void DeskPage::renew()
{
    if (const DueItem *due = shown(isPromise))
        emit renewWanted(current()->incident(), due->promise);
}

} // namespace tocsin
