// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/rail.h"

#include "ui/widgets/icons.h"

#include <QAction>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace tocsin {

Rail::Rail(const ThemeSwitch &themes, QWidget *parent) : QWidget(parent), m_themes(themes), m_layout(new QVBoxLayout(this))
{
    setObjectName(u"rail"_s);
    setAccessibleName(tr("Pages"));
    setProperty("area", u"rail"_s);
    setAttribute(Qt::WA_StyledBackground);
    setFixedWidth(66);
    m_layout->setContentsMargins(5, 8, 5, 8);
    m_layout->setSpacing(6);
    m_layout->addStretch(1);
    connect(&themes, &ThemeSwitch::changed, this, &Rail::inkIcons);
}

void Rail::addPage(QAction *page, const QString &icon)
{
    auto *button = new QToolButton(this);
    button->setProperty("rail", true);
    button->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
    button->setIconSize({20, 20});
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    button->setMinimumHeight(50);
    button->setFocusPolicy(Qt::TabFocus);
    button->setDefaultAction(page);
    m_layout->insertWidget(m_layout->count() - 1, button);
    m_pages.append({button, icon});
    inkIcons();
}

void Rail::inkIcons()
{
    for (const auto &[button, icon] : std::as_const(m_pages))
        button->defaultAction()->setIcon(inkedIcon(icon, m_themes.theme().text, 20));
}

} // namespace tocsin
