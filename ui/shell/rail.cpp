// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/rail.h"

#include "ui/widgets/icons.h"

#include <QAction>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace tocsin {
namespace {

/// A page's button with numbers over its icon. Bad has corners, so that it differs from a warning by more than its colour; what is only to be known stands left.
class RailButton : public QToolButton
{
public:
    RailButton(const ThemeSwitch &themes, QWidget *parent) : QToolButton(parent), m_themes(themes) {}

    void setBadges(const Rail::Badge &first, const Rail::Badge &second)
    {
        m_first = first;
        m_second = second;
        update();
    }

protected:
    void paintEvent(QPaintEvent *event) override
    {
        QToolButton::paintEvent(event);
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        paintBadge(painter, m_first, true);
        paintBadge(painter, m_second, false);
    }

private:
    void paintBadge(QPainter &painter, const Rail::Badge &badge, bool right) const
    {
        if (badge.count <= 0)
            return;
        const Level level = badge.tone == Tone::Bad ? Level::MajorOutage : badge.tone == Tone::Info ? Level::Maintenance : Level::Degraded;
        const LevelColours &colours = m_themes.theme().of(level);
        const QString words = badge.count > 99 ? u"99+"_s : QString::number(badge.count);
        QFont small = font();
        small.setBold(true);
        painter.setFont(small);
        const double high = painter.fontMetrics().height();
        const double wide = std::max(high, painter.fontMetrics().horizontalAdvance(words) + 8.0);
        const QRectF box(width() / 2.0 + (right ? 5 : -5 - wide), 4, wide, high);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colours.fill);
        const double radius = badge.tone == Tone::Bad ? 3 : high / 2;
        painter.drawRoundedRect(box, radius, radius);
        painter.setPen(colours.ink);
        painter.drawText(box, Qt::AlignCenter, words);
    }

    const ThemeSwitch &m_themes;
    Rail::Badge m_first;
    Rail::Badge m_second;
};

} // namespace

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
    auto *button = new RailButton(m_themes, this);
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

void Rail::setBadges(QAction *page, const Badge &first, const Badge &second, const QString &words)
{
    for (const auto &[button, icon] : std::as_const(m_pages)) {
        if (button->defaultAction() != page)
            continue;
        static_cast<RailButton *>(button)->setBadges(first, second); // every button was made by addPage()
        //: accessible name of a page with its badge: "Desk, 2 missed"
        button->setAccessibleName(first.count + second.count > 0 ? tr("%1, %2").arg(page->iconText(), words) : page->iconText());
    }
}

void Rail::inkIcons()
{
    for (const auto &[button, icon] : std::as_const(m_pages))
        button->defaultAction()->setIcon(inkedIcon(icon, m_themes.theme().text, 20));
}

} // namespace tocsin
