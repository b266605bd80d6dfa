// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/timefield.h"

#include "models/time/stamp.h"
#include "models/time/walltime.h"
#include "ui/composer/momentpopup.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/flowlayout.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QShortcut>
#include <QToolButton>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace tocsin {
namespace {

constexpr int arrowWidth = 11; // pixels

} // namespace

TimeField::TimeField(const Clock &clock, TimeDirection direction, const QString &name, QWidget *parent)
    : QWidget(parent), m_clock(clock), m_direction(direction), m_edit(new QLineEdit(this)), m_meaning(new QLabel(this)), m_choices(new QWidget(this)), m_menu(new QMenu(this))
{
    m_edit->setAccessibleName(name);
    setWidthFor(u"0000-00-00 00:00"_s);
    m_edit->setToolTip(tr("30, 1 h 30, 12:30, tomorrow 9:00, 12:30 CEST, now"));
    m_menu->setObjectName(u"timeMenu"_s);
    auto *more = new QToolButton(m_edit);
    more->setObjectName(u"timeMore"_s);
    //: Name of the arrow in a field for a time; %1 is the field's ("ETA")
    more->setAccessibleName(tr("Choose: %1").arg(name));
    more->setToolTip(tr("Choose a time (Alt+Down)"));
    more->setProperty("infield", true);
    more->setIcon(QIcon(u":/icons/spindown.svg"_s));
    more->setIconSize({arrowWidth, arrowWidth});
    more->setFixedWidth(arrowWidth + 2);
    more->setCursor(Qt::ArrowCursor);
    more->setFocusPolicy(Qt::NoFocus); // Alt+Down is its key
    auto *inside = new QHBoxLayout(m_edit);
    inside->setContentsMargins(0, 0, 3, 0);
    inside->addStretch(1);
    inside->addWidget(more);
    inside->setSizeConstraint(QLayout::SetNoConstraint);
    m_edit->setTextMargins(0, 0, arrowWidth + 2, 0);
    connect(more, &QToolButton::clicked, this, &TimeField::openMenu);
    auto *open = new QShortcut(Qt::ALT | Qt::Key_Down, m_edit);
    open->setContext(Qt::WidgetShortcut);
    connect(open, &QShortcut::activated, this, &TimeField::openMenu);
    m_meaning->setTextFormat(Qt::PlainText);
    m_meaning->setProperty("dim", true);
    m_meaning->hide();
    m_choices->hide();
    auto *flow = new FlowLayout(m_choices, 4);
    m_choices->setLayout(flow);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    row->addWidget(m_edit);
    row->addWidget(m_meaning);
    row->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(3);
    column->addLayout(row);
    column->addWidget(m_choices);
    setFocusProxy(m_edit);
    connect(m_edit, &QLineEdit::textEdited, this, [this] {
        m_isTyped = true;
        read();
        emit changed();
    });
}

void TimeField::setWidthFor(const QString &text)
{
    m_edit->setFixedWidth(m_edit->fontMetrics().horizontalAdvance(text) + 22 + arrowWidth);
}

void TimeField::reserveMeaning()
{
    int width = 0;
    const QFontMetrics metrics = m_meaning->fontMetrics();
    for (const QString &words : {tr("with the post"), tr("Which one?"), tr("Not a time"), u"0000-00-00"_s, u"00:00 CEST"_s})
        width = std::max(width, metrics.horizontalAdvance(words));
    QSizePolicy policy = m_meaning->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    m_meaning->setSizePolicy(policy);
    m_meaning->setWordWrap(true);
    m_meaning->setFixedSize(width + 10, std::max(m_edit->sizeHint().height(), 2 * metrics.lineSpacing() + 2));
}

int TimeField::lineHeight() const
{
    return std::max(m_edit->sizeHint().height(), m_meaning->minimumHeight());
}

void TimeField::setTimes(const TimeText &times, const QString &zone)
{
    m_times = times;
    const QString former = std::exchange(m_zone, isZoneKnown(zone) ? zone : times.zones.value(0, u"UTC"_s));
    if (m_zone != former && m_entry.state == TimeEntry::State::At)
        setAt(m_entry.at); // the same instant, on other clocks
    else if (m_zone != former && !isSettled())
        read();
    else
        tellMeaning();
}

void TimeField::setFrom(std::optional<Instant> from, const QString &zone)
{
    if (m_from == from && m_fromZone == zone)
        return;
    m_from = from;
    m_fromZone = zone;
    if (!m_edit->text().isEmpty())
        read();
}

void TimeField::setEmptyWords(const QString &words)
{
    m_edit->setPlaceholderText(words);
}

void TimeField::setAfter(qint64 milliseconds)
{
    //: A time after the post goes out; %1 is a length of time
    const QString later = tr("in %1").arg(durationText(milliseconds, milliseconds, m_times.language));
    show({TimeEntry::State::After, milliseconds, 0, {}}, milliseconds == 0 ? tr("now") : later);
}

void TimeField::setAt(Instant at)
{
    const WallTime wall = wallTimeOf(at, m_zone);
    const bool isToday = wall.date == wallTimeOf(m_clock.now(), m_zone).date;
    const QString time = wall.time.toString(u"HH:mm"_s);
    show({TimeEntry::State::At, 0, at, {}}, isToday ? time : QString(wall.date.toString(Qt::ISODate) + u' ' + time));
}

void TimeField::clear()
{
    show({}, {});
}

void TimeField::setTyped(const QString &words)
{
    m_edit->setText(words);
    m_isTyped = true;
    read();
}

void TimeField::keepUnread(QMap<QString, QString> &words, const QString &field) const
{
    if (!isSettled())
        words.insert(field, typed());
}

void TimeField::showUnread(const QMap<QString, QString> &words, const QString &field)
{
    if (const QString typed = words.value(field); !typed.isEmpty())
        setTyped(typed);
}

void TimeField::show(const TimeEntry &entry, const QString &text)
{
    m_entry = entry;
    m_isTyped = false;
    m_edit->setText(text);
    tellMeaning();
}

QString TimeField::readingZone() const
{
    return m_isTyped && !m_fromZone.isEmpty() ? m_fromZone : m_zone;
}

QString TimeField::saidZone() const
{
    return m_isTyped && m_entry.state == TimeEntry::State::At ? zoneSaidIn(m_edit->text(), m_from.value_or(m_clock.now()), m_zone, m_times.language) : QString();
}

void TimeField::read()
{
    m_entry = readTimeEntry(m_edit->text(), m_from.value_or(m_clock.now()), readingZone(), m_times.language, m_direction, tr("now"));
    tellMeaning();
}

std::optional<Instant> TimeField::instantAt(Instant now) const
{
    switch (m_entry.state) {
    case TimeEntry::State::After:
        return m_from.value_or(now) + m_entry.afterMs;
    case TimeEntry::State::At:
        return m_entry.at;
    default:
        return {};
    }
}

QString TimeField::typed() const
{
    return m_edit->text().trimmed();
}

void TimeField::refreshPresent()
{
    if (m_entry.state == TimeEntry::State::After)
        tellMeaning();
}

void TimeField::tellMeaning()
{
    QString words;
    bool isProblem = false;
    const Instant now = m_clock.now();
    switch (m_entry.state) {
    case TimeEntry::State::Empty:
        break;
    case TimeEntry::State::After:
        words = m_entry.afterMs == 0 && !m_from ? tr("with the post") : m_times.brief(*instantAt(now), now);
        break;
    case TimeEntry::State::At:
        words = m_times.brief(m_entry.at, now);
        break;
    case TimeEntry::State::Open:
        words = tr("Which one?");
        isProblem = true;
        break;
    case TimeEntry::State::Never:
        words = tr("There is no such time");
        isProblem = true;
        break;
    case TimeEntry::State::Unread:
        words = tr("Not a time");
        isProblem = true;
        break;
    }
    m_meaning->setText(words);
    m_meaning->setVisible(!words.isEmpty());
    setStyleProperty(m_meaning, "dim", !isProblem);
    setStyleProperty(m_meaning, "tone", isProblem ? QVariant(u"warning"_s) : QVariant());
    m_meaning->updateGeometry();
    setStyleProperty(m_edit, "invalid", isProblem);
    m_edit->setAccessibleDescription(words);
    m_meaning->setToolTip(instantAt(now) ? m_times.full(*instantAt(now)) : QString());
    offer(m_entry.candidates);
}

/// What is usual in a field of this kind, counted from now or from where setFrom() says.
void TimeField::fillMenu()
{
    m_menu->clear();
    const auto add = [this](const QString &words, const std::function<void()> &act) {
        connect(m_menu->addAction(words), &QAction::triggered, this, [this, act] {
            act();
            m_edit->setFocus(Qt::OtherFocusReason);
            emit changed();
        });
    };
    const QList<Instant> said = m_textTimes ? m_textTimes() : QList<Instant>();
    for (const Instant at : said)
        //: An entry of a field's menu; %1 is a time that stands in the text of the post
        add(tr("%1, as the text says").arg(m_times.brief(at, m_clock.now())), [this, at] { setAt(at); });
    if (!said.isEmpty())
        m_menu->addSeparator();
    const bool isAhead = m_direction == TimeDirection::Ahead;
    if (!isAhead)
        add(tr("now"), [this] { setAfter(0); });
    const QList<qint64> lengths = isAhead ? QList<qint64>{15 * minuteMs, 30 * minuteMs, hourMs, 2 * hourMs, 4 * hourMs}
                                          : QList<qint64>{5 * minuteMs, 15 * minuteMs, 30 * minuteMs, hourMs};
    for (const qint64 length : lengths) {
        const QString words = durationText(length, length, m_times.language);
        if (!isAhead)
            //: A time that is past; %1 is a length of time
            add(tr("%1 ago").arg(words), [this, length] { setAt(m_clock.now() / minuteMs * minuteMs - length); });
        else
            add(m_from ? words : tr("in %1").arg(words), [this, length] { setAfter(length); });
    }
    m_menu->addSeparator();
    connect(m_menu->addAction(tr("Date and time…")), &QAction::triggered, this, &TimeField::askForMoment);
    add(tr("Nothing"), [this] { clear(); });
}

void TimeField::openMenu()
{
    fillMenu();
    m_menu->popup(placeOnScreen().bottomLeft());
}

QRect TimeField::placeOnScreen() const
{
    return {m_edit->mapToGlobal(QPoint(0, 0)), m_edit->size()};
}

void TimeField::askForMoment()
{
    const WallTime wall = wallTimeOf(instantAt(m_clock.now()).value_or(m_from.value_or(m_clock.now())), m_zone);
    auto *popup = new MomentPopup(m_edit->accessibleName(), m_zone, wall.date, QTime(wall.time.hour(), wall.time.minute()), this);
    connect(popup, &MomentPopup::chosen, this, [this](QDate date, QTime time) {
        // Read as if it had been typed: what the clock shows twice, or never, is asked for there.
        m_edit->setText(date.toString(Qt::ISODate) + time.toString(u" HH:mm"_s));
        m_isTyped = false;
        m_edit->setFocus(Qt::OtherFocusReason);
        read();
        emit changed();
    });
    popup->openAt(placeOnScreen());
}

void TimeField::offer(const QList<Instant> &candidates)
{
    while (QLayoutItem *old = m_choices->layout()->takeAt(0)) {
        old->widget()->deleteLater();
        old->widget()->hide();
        delete old;
    }
    m_choices->setVisible(!candidates.isEmpty());
    QWidget *before = m_edit;
    for (const Instant candidate : candidates) {
        // The zone that it was typed in tells the two apart.
        auto *button = new QPushButton(stamp(candidate, StampStyle{}, {readingZone()}, m_times.language), m_choices);
        button->setObjectName(u"timeChoice"_s);
        button->setAutoDefault(true);
        button->setToolTip(m_times.full(candidate));
        connect(button, &QPushButton::clicked, this, [this, candidate] {
            m_edit->setFocus();
            setAt(candidate);
            emit changed();
        });
        m_choices->layout()->addWidget(button);
        setTabOrder(before, button);
        before = button;
        button->show();
    }
    updateGeometry();
}

} // namespace tocsin
