// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk/alarmbar.h"

#include "ui/desk/deskwords.h"
#include "ui/widgets/chip.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tocsin {
namespace {

constexpr int shape = 20;

class BannerMark : public QWidget
{
public:
    BannerMark(Urgency urgency, const ThemeSwitch &themes, QWidget *parent) : QWidget(parent), m_urgency(urgency), m_themes(themes)
    {
        setFixedSize(shape, shape);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        paintUrgency(painter, QRectF(rect()), m_urgency, false, m_themes.theme());
    }

private:
    Urgency m_urgency;
    const ThemeSwitch &m_themes;
};

/// What a bar is made of: while it stays the same, only the words are written anew and no button loses the focus.
bool sameBar(const AlarmBanner &one, const AlarmBanner &other)
{
    return one.kind == other.kind && one.incident == other.incident && one.promises == other.promises;
}

} // namespace

AlarmBar::AlarmBar(AlarmCenter &center, const ThemeSwitch &themes, QWidget *parent)
    : QWidget(parent), m_center(center), m_themes(themes), m_layout(new QVBoxLayout(this))
{
    setObjectName(u"alarmBar"_s);
    setAccessibleName(tr("Alarms"));
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
    connect(&center, &AlarmCenter::bannersChanged, this, [this] { showBanners(m_center.banners()); });
    setVisible(false);
    showBanners(center.banners());
}

QFrame *AlarmBar::newBar(const AlarmBanner &banner)
{
    const bool isBad = banner.kind == AlarmBanner::Kind::Missed;
    auto *bar = new QFrame(this);
    // What readers were promised and did not get looks like nothing else; what this machine lacks is no alarm.
    bar->setProperty("notice", isBad ? u"alarm"_s : banner.kind == AlarmBanner::Kind::Soon ? u"warning"_s : u"plain"_s);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(14, 5, 8, 5);
    row->setSpacing(8);
    row->addWidget(new BannerMark(isBad ? Urgency::Missed : Urgency::Soon, m_themes, bar));
    QLabel *text = newLabel({}, false, bar);
    text->setObjectName(u"alarmText"_s);
    row->addWidget(text, 1);
    const auto add = [&](const QString &words, const QString &name, auto act) {
        auto *button = new QPushButton(words, bar);
        button->setObjectName(name);
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, act);
        row->addWidget(button);
    };
    switch (banner.kind) {
    case AlarmBanner::Kind::Missed:
    case AlarmBanner::Kind::Soon:
        if (banner.incident.isEmpty()) {
            add(tr("Show the desk"), u"alarmDesk"_s, [this] { emit deskWanted(); });
        } else {
            add(tr("Write update"), u"alarmUpdate"_s, [this, incident = banner.incident] { emit updateWanted(incident); });
            add(tr("Open"), u"alarmOpen"_s, [this, incident = banner.incident] { emit incidentWanted(incident); });
        }
        if (banner.kind == AlarmBanner::Kind::Missed)
            add(tr("Shelve %1 min").arg(m_center.shelveMinutes()), u"alarmShelve"_s, [this, promises = banner.promises] { m_center.shelve(promises); });
        break;
    case AlarmBanner::Kind::Undelivered:
        add(tr("Try again"), u"alarmRetry"_s, [this] { m_center.tryOut(); });
        break;
    case AlarmBanner::Kind::ClockJumped:
        add(tr("Dismiss"), u"alarmDismiss"_s, [this] { m_center.dismissClockJump(); });
        break;
    }
    return bar;
}

void AlarmBar::showAll(bool all)
{
    m_isAllShown = all;
    showBanners(m_banners);
    m_more->setFocus(Qt::OtherFocusReason);
}

void AlarmBar::showBanners(const QList<AlarmBanner> &all)
{
    m_banners = all;
    const QList<AlarmBanner> banners = m_isAllShown ? all : all.first(std::min<qsizetype>(1, all.size()));
    int others = 0; // by what they warn of, as their words count it
    for (qsizetype i = 1; i < all.size(); ++i)
        others += std::max(1, static_cast<int>(all.at(i).promises.size()));
    if (!std::ranges::equal(banners, m_shown, sameBar)) {
        for (QWidget *bar : std::as_const(m_bars)) {
            bar->hide();
            bar->deleteLater(); // one of its buttons may be what was clicked
        }
        m_bars.clear();
        for (const AlarmBanner &banner : banners) {
            m_bars.append(newBar(banner));
            m_layout->addWidget(m_bars.last());
        }
        m_more = nullptr;
        if (!m_bars.isEmpty()) {
            m_more = new QPushButton(m_bars.first());
            m_more->setObjectName(u"alarmMore"_s);
            m_more->setAutoDefault(false);
            connect(m_more, &QPushButton::clicked, this, [this] { showAll(!m_isAllShown); }, Qt::QueuedConnection);
            m_bars.first()->layout()->addWidget(m_more);
        }
    }
    if (m_more) {
        //: a button beside an alarm: what is missed or due soon, and what is wrong with this machine, beside what this alarm tells of
        m_more->setText(m_isAllShown ? tr("Show only this") : tr("Show %n more warning(s)", nullptr, others));
        m_more->setVisible(others > 0);
    }
    m_shown = banners;
    for (qsizetype i = 0; i < banners.size(); ++i) {
        auto *text = m_bars.at(i)->findChild<QLabel *>(u"alarmText"_s);
        if (text->text() != banners.at(i).text)
            text->setText(banners.at(i).text);
    }
    setVisible(!banners.isEmpty());
}

} // namespace tocsin
