// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/hovercard.h"

#include "ui/timeline/timewords.h"
#include "ui/widgets/words.h"

#include <QCoreApplication>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace tocsin {

QString stateWords(const ImpactState &state, bool isOverrun)
{
    const QString level = wordFor(state.level);
    if (isOverrun)
        //: %1 is a level: "maintenance, beyond its plan"
        return QCoreApplication::translate("tocsin", "%1, beyond its plan").arg(level);
    if (state.planned) {
        //: %1 is a level: "planned: degraded"
        return (state.certain ? QCoreApplication::translate("tocsin", "planned: %1") : QCoreApplication::translate("tocsin", "planned: %1, times not settled"))
            .arg(level);
    }
    return state.certain ? level : QCoreApplication::translate("tocsin", "%1, times not settled").arg(level);
}

HoverCard::HoverCard(TimelineState &state, QWidget *parent) :
    QFrame(parent), m_state(state), m_title(new QLabel(this)), m_level(new QLabel(this)), m_times(new QLabel(this))
{
    setObjectName(u"hoverCard"_s);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    for (QLabel *label : {m_title, m_level, m_times}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(label == m_title);
    }
    QFont bold = font();
    bold.setBold(true);
    m_title->setFont(bold);
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(12, 10, 12, 10);
    box->setSpacing(5);
    box->addWidget(m_title);
    box->addWidget(m_level);
    box->addWidget(m_times);
    setMaximumWidth(420);
    connect(&state, &TimelineState::themeChanged, this, &HoverCard::dress);
    connect(&state, &TimelineState::wordsChanged, this, [this] {
        if (isVisible())
            fill();
    });
    dress();
    hide();
}

void HoverCard::dress()
{
    const Theme &theme = m_state.theme();
    setStyleSheet(u"#hoverCard { background: %1; border: 1px solid %2; border-radius: 8px; } #hoverCard QLabel { color: %3; background: transparent; border: none; }"_s
                      .arg(theme.raised.name(), theme.line.name(), theme.text.name()));
}

void HoverCard::fill()
{
    if (!m_hit)
        return;
    const LaneInterval &interval = m_hit->interval;
    const ImpactState state = ImpactState::ofRank(interval.rank());
    const TimelineIncident *incident = m_state.incident(interval.incident());
    m_title->setText(incident ? incident->title : tr("…"));
    const LevelColours &colours = m_state.theme().of(state.level);
    //: State in words and the server: "major outage · filer-par-03"
    m_level->setText(tr("%1 · %2").arg(stateWords(state, interval.isOverrun()), m_state.allRows().nameOf(m_hit->target)));
    m_level->setStyleSheet(u"color: %1;"_s.arg(colours.text.name()));
    const auto zones = m_state.zones().mid(0, 2);
    const QString begin = stampWords(interval.begin(), zones);
    QString end;
    if (!interval.isOpen())
        end = tr("until %1").arg(stampWords(interval.end(), zones));
    else
        end = interval.isOverrun() ? tr("still at work") : tr("still open");
    const Instant length = interval.shownEnd(m_state.now()) - interval.begin();
    m_times->setText(tr("%1\n%2\n%3").arg(begin, end, interval.isOpen() ? tr("%1 so far").arg(durationWords(length)) : durationWords(length)));
}

QString HoverCard::text() const
{
    return m_title->text() + u'\n' + m_level->text() + u'\n' + m_times->text();
}

void HoverCard::showFor(const TimelineHit &hit, QPoint at)
{
    if (!m_hit || m_hit->interval.impact() != hit.interval.impact() || m_hit->interval.incident() != hit.interval.incident() || isHidden()) {
        m_hit = hit;
        fill();
        adjustSize();
    }
    QPoint place = at + QPoint(16, 18);
    const QRect room = parentWidget()->rect().adjusted(6, 6, -6, -6);
    if (place.x() + width() > room.right())
        place.setX(std::max(room.left(), at.x() - width() - 14));
    if (place.y() + height() > room.bottom())
        place.setY(std::max(room.top(), at.y() - height() - 14));
    move(place);
    show();
    raise();
}

} // namespace tocsin
