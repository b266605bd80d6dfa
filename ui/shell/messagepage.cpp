// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/messagepage.h"

#include "ui/widgets/chip.h"
#include "ui/widgets/icons.h"

#include <QDir>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace tocsin {

MessagePage::MessagePage(QWidget *parent)
    : QWidget(parent), m_title(newLabel({}, false, this)), m_text(newLabel({}, false, this)), m_detail(newLabel({}, true, this)),
      m_buttons(new QVBoxLayout)
{
    setObjectName(u"messagePage"_s);
    setProperty("area", u"page"_s);
    setAttribute(Qt::WA_StyledBackground);
    auto *logo = new QLabel(this);
    logo->setPixmap(drawnSvg(u"tocsin"_s, 88, devicePixelRatioF()));
    QFont font = m_title->font();
    font.setPointSizeF(font.pointSizeF() * 1.7);
    font.setBold(true);
    m_title->setFont(font);
    m_title->setObjectName(u"messageTitle"_s);
    m_text->setObjectName(u"messageText"_s);
    m_detail->setObjectName(u"messageDetail"_s);
    auto *column = new QVBoxLayout;
    column->setSpacing(12);
    column->addStretch(2);
    column->addWidget(logo, 0, Qt::AlignHCenter);
    for (QLabel *label : {m_title, m_text, m_detail}) {
        label->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
        column->addWidget(label);
    }
    column->addSpacing(8);
    column->addLayout(m_buttons);
    column->addStretch(3);
    // Labels in a column of their own width: an alignment would take the height that their lines need from them.
    auto *middle = new QWidget(this);
    middle->setLayout(column);
    middle->setMaximumWidth(600);
    auto *row = new QHBoxLayout(this);
    row->addStretch(1);
    row->addWidget(middle, 100);
    row->addStretch(1);
}

void MessagePage::setMessage(const QString &title, const QString &text, const QString &detail)
{
    m_title->setText(title);
    m_text->setText(text);
    m_detail->setText(detail);
    m_detail->setVisible(!detail.isEmpty());
}

QPushButton *MessagePage::addButton(const QString &text, const QString &name)
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(name);
    button->setProperty("main", m_buttons->count() == 0);
    button->setMinimumWidth(260);
    m_buttons->addWidget(button, 0, Qt::AlignHCenter);
    return button;
}

void MessagePage::clearButtons()
{
    while (QLayoutItem *item = m_buttons->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
}

OpeningAdvice adviceFor(const Failure &failure, const QString &path)
{
    const QString file = QDir::toNativeSeparators(path);
    switch (failure.code) {
    case Failure::Code::Newer:
        return {MessagePage::tr("This workspace needs a newer Tocsin"),
                MessagePage::tr("%1 was written by a newer version. Update Tocsin to open it; the file was left as it is.").arg(file)};
    case Failure::Code::Corrupt:
        return {MessagePage::tr("This file cannot be read as a workspace"),
                MessagePage::tr("%1 is damaged, or is no Tocsin workspace. It was left as it is. If a backup lies beside it, open that; “tocsinctl check” says more.")
                    .arg(file)};
    case Failure::Code::NotFound:
        return {MessagePage::tr("There is no such workspace"), MessagePage::tr("%1 does not exist. Open another one, or make a new one.").arg(file)};
    default:
        return {MessagePage::tr("The workspace could not be opened"),
                MessagePage::tr("%1 could not be opened. Look at its permissions and at the free space on the disk, then try again.").arg(file)};
    }
}

} // namespace tocsin
