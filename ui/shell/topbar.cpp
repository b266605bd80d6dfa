// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/topbar.h"

#include "ui/widgets/chip.h"
#include "ui/widgets/clockbar.h"
#include "ui/widgets/icons.h"

#include <QHBoxLayout>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace tocsin {

TopBar::TopBar(const Clock &clock, const ThemeSwitch &themes, QWidget *parent)
    : QWidget(parent), m_themes(themes), m_search(new QPushButton(tr("Search incidents, servers, updates…"), this)),
      m_key(newLabel({}, true, m_search)), m_clocks(new ClockBar(clock, themes, this)),
      m_incident(new QPushButton(tr("New incident"), this))
{
    setObjectName(u"topBar"_s);
    setProperty("area", u"top"_s);
    setAttribute(Qt::WA_StyledBackground);
    m_search->setObjectName(u"searchButton"_s);
    m_search->setProperty("searchField", true);
    m_search->setCursor(Qt::IBeamCursor);
    m_search->setMinimumWidth(230);
    m_search->setMaximumWidth(360);
    m_search->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_key->setWordWrap(false);
    m_key->setTextInteractionFlags(Qt::NoTextInteraction);
    m_key->setAttribute(Qt::WA_TransparentForMouseEvents);
    auto *inside = new QHBoxLayout(m_search);
    inside->setContentsMargins(0, 0, 10, 0);
    inside->addStretch(1);
    inside->addWidget(m_key);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 6, 12, 6);
    layout->addWidget(m_search, 4);
    layout->addStretch(1);
    layout->addWidget(m_clocks);
    layout->addStretch(3);
    m_incident->setObjectName(u"newIncident"_s);
    m_incident->setProperty("alarm", true);
    layout->addWidget(m_incident);
    connect(m_incident, &QPushButton::clicked, this, &TopBar::incidentWanted);
    connect(m_search, &QPushButton::clicked, this, &TopBar::searchWanted);
    connect(&themes, &ThemeSwitch::changed, this, &TopBar::inkIcon);
    inkIcon();
}

void TopBar::setSearchKey(const QString &key)
{
    m_key->setText(key);
}

void TopBar::setPostingOffered(bool offered)
{
    m_incident->setVisible(offered);
}

void TopBar::inkIcon()
{
    m_search->setIcon(inkedIcon(u"search"_s, m_themes.theme().dimText, 14));
}

} // namespace tocsin
