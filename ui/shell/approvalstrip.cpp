// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/approvalstrip.h"

#include "ui/widgets/chip.h"
#include "ui/widgets/sentbackcard.h"

#include <QHBoxLayout>
#include <QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tocsin {

ApprovalStrip::ApprovalStrip(QWidget *parent)
    : QWidget(parent), m_waits(newLabel(tr("Your post waits for approval."), true, this)), m_card(new SentBackCard(SentBackCard::Room::Little, this)),
      m_open(new QPushButton(this))
{
    setObjectName(u"approvalStrip"_s);
    m_waits->setObjectName(u"approvalWaits"_s);
    m_open->setObjectName(u"approvalOpen"_s);
    auto *row = new QHBoxLayout;
    row->setSpacing(10);
    row->addWidget(m_waits, 1);
    row->addWidget(m_open);
    row->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_card);
    column->addLayout(row);
    connect(m_open, &QPushButton::clicked, this, [this] { emit draftWanted(m_draft); });
    hide();
}

std::optional<WorkspaceReader::StoredDraft> ApprovalStrip::chosen(const QList<WorkspaceReader::StoredDraft> &drafts)
{
    const auto waits = [](const WorkspaceReader::StoredDraft &stored) { return stored.draft.state == PostDraft::State::Waiting; };
    auto found = std::ranges::find_if(drafts, [&waits](const WorkspaceReader::StoredDraft &stored) { return waits(stored) && stored.sentBack; });
    if (found == drafts.cend())
        found = std::ranges::find_if(drafts, waits);
    return found == drafts.cend() ? std::nullopt : std::optional(*found);
}

void ApprovalStrip::showDraft(const std::optional<WorkspaceReader::StoredDraft> &draft, const TimeText &times)
{
    if (draft) {
        m_draft = draft->draft;
        m_waits->setVisible(!draft->sentBack);
        m_card->showWord(draft->sentBack, times);
        m_open->setText(draft->sentBack ? tr("Go on writing") : tr("Open"));
        m_open->setAccessibleName(draft->sentBack ? tr("Go on writing what was sent back") : tr("Open what waits for approval"));
        setStyleProperty(m_open, "main", draft->sentBack.has_value());
    }
    setVisible(draft.has_value());
}

} // namespace tocsin
