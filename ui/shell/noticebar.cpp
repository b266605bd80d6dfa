// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/noticebar.h"

#include "ui/widgets/chip.h"

#include <QHBoxLayout>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace tocsin {
namespace {

constexpr int shownMs = 15000; ///< long enough to read two lines when one looks up late

} // namespace

NoticeBar::NoticeBar(QWidget *parent) : QFrame(parent), m_text(newLabel({}, false, this)), m_offer(new QPushButton(this))
{
    setObjectName(u"notice"_s);
    m_text->setObjectName(u"noticeText"_s);
    m_offer->setObjectName(u"noticeOffer"_s);
    auto *dismiss = new QPushButton(tr("Dismiss"), this);
    dismiss->setObjectName(u"noticeDismiss"_s);
    dismiss->setProperty("flat", true);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(14, 5, 8, 5);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_offer);
    layout->addWidget(dismiss);
    m_gone.setSingleShot(true);
    m_gone.setInterval(shownMs);
    connect(&m_gone, &QTimer::timeout, this, &QWidget::hide);
    connect(dismiss, &QPushButton::clicked, this, &QWidget::hide);
    connect(m_offer, &QPushButton::clicked, this, [this] {
        hide();
        if (const auto act = std::exchange(m_act, {}))
            act();
    });
    hide();
}

void NoticeBar::say(const QString &text, bool bad, const QString &offer, std::function<void()> act)
{
    m_text->setText(text);
    m_act = std::move(act);
    m_offer->setText(offer);
    m_offer->setVisible(!offer.isEmpty());
    setStyleProperty(this, "notice", bad ? u"bad"_s : u"plain"_s);
    if (bad || !offer.isEmpty())
        m_gone.stop();
    else
        m_gone.start();
    show();
}

void NoticeBar::clear()
{
    m_gone.stop();
    m_act = {};
    hide();
}

} // namespace tocsin
