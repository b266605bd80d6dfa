// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/writingpanel.h"

#include "ui/composer/composer.h"
#include "ui/shell/approvalstrip.h"

#include <QEvent>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace tocsin {

WritingPanel::WritingPanel(std::function<Composer *()> newComposer, QWidget *parent) : QFrame(parent), m_newComposer(std::move(newComposer)), m_approval(new ApprovalStrip(this)), m_offer(new QPushButton(tr("Write an update…"), this))
{
    setObjectName(u"writingPanel"_s);
    setProperty("area", u"writing"_s);
    m_offer->setObjectName(u"writeUpdate"_s);
    m_offer->setAccessibleName(tr("Write an update"));
    m_offer->setProperty("searchField", true); // a field to write into, as it will be
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 8, 14, 10);
    layout->addWidget(m_approval);
    layout->addWidget(m_offer);
    setWriting(false);
    connect(m_approval, &ApprovalStrip::draftWanted, this, &WritingPanel::draftWanted);
    connect(m_offer, &QPushButton::clicked, this, &WritingPanel::writingWanted);
    hide();
}

Composer &WritingPanel::composer()
{
    if (!m_composer) {
        m_composer = m_newComposer();
        m_composer->setParent(this);
        m_composer->setVisible(m_writing);
        static_cast<QVBoxLayout *>(layout())->addWidget(m_composer, 1);
    }
    return *m_composer;
}

void WritingPanel::setOffered(bool offered)
{
    setVisible(offered);
}

void WritingPanel::setKey(const QString &key)
{
    m_offer->setToolTip(key);
    m_offer->setText(key.isEmpty() ? tr("Write an update…") : tr("Write an update…   %1").arg(key));
}

void WritingPanel::setWriting(bool writing)
{
    m_writing = writing;
    m_offer->setVisible(!writing);
    if (writing || m_composer)
        composer().setVisible(writing);
    showApproval();
    emit writingChanged(writing);
}

void WritingPanel::setApproval(const QList<WorkspaceReader::StoredDraft> &drafts, const TimeText &times)
{
    m_waiting = ApprovalStrip::chosen(drafts);
    m_times = times;
    showApproval();
}

void WritingPanel::showApproval()
{
    m_approval->showDraft(m_writing ? std::nullopt : m_waiting, m_times); // a composer says it itself
    layout()->activate();
    fit();
}

/// The offer is one line, below what is said about approval; a composer takes the room that its user gives it.
void WritingPanel::fit()
{
    const int height = layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(width()) : sizeHint().height();
    setMinimumHeight(m_writing ? 0 : height);
    setMaximumHeight(m_writing ? QWIDGETSIZE_MAX : height);
}

bool WritingPanel::event(QEvent *event)
{
    const bool isDone = QFrame::event(event);
    if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Resize)
        fit(); // words that wrap are as high as their width allows
    return isDone;
}

} // namespace tocsin
