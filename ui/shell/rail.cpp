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

/// A page's button with a number over its icon. Bad has corners, so that it differs from a warning by more than its colour.
class RailButton : public QToolButton
{
public:
    RailButton(const ThemeSwitch &themes, QWidget *parent) : QToolButton(parent), m_themes(themes) {}

    void setBadge(int count, Tone tone)
    {
        m_count = count;
        m_tone = tone;
        update();
    }

protected:
    void paintEvent(QPaintEvent *event) override
    {
        QToolButton::paintEvent(event);
        if (m_count <= 0)
            return;
        const LevelColours &colours = m_themes.theme().of(m_tone == Tone::Bad ? Level::MajorOutage : Level::Degraded);
        const QString words = m_count > 99 ? u"99+"_s : QString::number(m_count);
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        QFont small = font();
        small.setBold(true);
        painter.setFont(small);
        const double high = painter.fontMetrics().height();
        const double wide = std::max(high, painter.fontMetrics().horizontalAdvance(words) + 8.0);
        const QRectF box(width() / 2.0 + 5, 4, wide, high);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colours.fill);
        const double radius = m_tone == Tone::Bad ? 3 : high / 2;
        painter.drawRoundedRect(box, radius, radius);
        painter.setPen(colours.ink);
        painter.drawText(box, Qt::AlignCenter, words);
    }

private:
    const ThemeSwitch &m_themes;
    int m_count = 0;
    Tone m_tone = Tone::Warning;
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

void Rail::setBadge(QAction *page, int count, Tone tone, const QString &words)
{
    for (const auto &[button, icon] : std::as_const(m_pages)) {
        if (button->defaultAction() != page)
            continue;
        static_cast<RailButton *>(button)->setBadge(count, tone); // every button was made by addPage()
        //: accessible name of a page with its badge: "Desk, 2 missed"
        button->setAccessibleName(count > 0 ? tr("%1, %2").arg(page->iconText(), words) : page->iconText());
    }
}

void Rail::inkIcons()
{
    for (const auto &[button, icon] : std::as_const(m_pages))
        button->defaultAction()->setIcon(inkedIcon(icon, m_themes.theme().text, 20));
}

} // namespace tocsin
