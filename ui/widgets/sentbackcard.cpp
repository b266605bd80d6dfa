// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/sentbackcard.h"

#include "ui/widgets/chip.h"
#include "ui/widgets/contentscroll.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace tocsin {
namespace {

constexpr int fewLines = 5;

} // namespace

SentBackCard::SentBackCard(Room room, QWidget *parent) : QFrame(parent), m_who(newLabel({}, false, this)), m_note(newLabel({}, false, this))
{
    setObjectName(u"sentBack"_s);
    setProperty("card", u"warning"_s);
    m_who->setObjectName(u"sentBackWho"_s);
    m_note->setObjectName(u"sentBackNote"_s);
    QFont strong = m_who->font();
    strong.setBold(true);
    m_who->setFont(strong);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(10, 8, 10, 8);
    column->setSpacing(3);
    column->addWidget(m_who);
    if (room == Room::Whole) {
        column->addWidget(m_note);
    } else {
        auto *scroll = new ContentScroll(m_note, this);
        scroll->setObjectName(u"sentBackScroll"_s);
        scroll->setAccessibleName(tr("What is to be changed"));
        scroll->setMaximumHeight(fewLines * m_note->fontMetrics().lineSpacing() + 4);
        scroll->setFocusPolicy(Qt::TabFocus); // the keyboard scrolls it
        // It lies on the card's ground.
        m_note->setAutoFillBackground(false);
        scroll->viewport()->setAutoFillBackground(false);
        column->addWidget(scroll);
    }
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    hide();
}

void SentBackCard::showWord(const std::optional<SendBack> &word, const TimeText &times)
{
    if (word) {
        //: %1 is a user, %2 a time in every zone
        m_who->setText(tr("Sent back by %1, %2").arg(word->user, times.full(word->at)));
        m_note->setText(word->note);
        setAccessibleName(m_who->text());
        setAccessibleDescription(word->note);
    }
    setVisible(word.has_value());
}

} // namespace tocsin
