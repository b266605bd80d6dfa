// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/planfields.h"

#include "ui/composer/scopelineeditor.h"
#include "ui/composer/timefield.h"
#include "ui/widgets/chip.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace tocsin {
namespace {

/// Names of the fields in PostDraft::unread.
const QString beginName = u"window_begin"_s;
const QString endName = u"window_end"_s;
const QString minutesName = u"window_minutes"_s;
const QString actualBeginName = u"window_actual_begin"_s;
const QString actualEndName = u"window_actual_end"_s;

struct Minutes
{
    std::optional<int> shortest;
    std::optional<int> longest;
};

/// "15", "15–20", "15 to 20 min"; nothing where it is none of them.
std::optional<Minutes> minutesIn(const QString &typed)
{
    static const QRegularExpression range(uR"(^(\d{1,4})(?:\s*(?:-|–|to|à|bis)\s*(\d{1,4}))?(?:\s*min)?$)"_s, QRegularExpression::CaseInsensitiveOption);
    if (typed.trimmed().isEmpty())
        return Minutes{};
    const auto match = range.match(typed.trimmed());
    if (!match.hasMatch())
        return {};
    const int shortest = match.captured(1).toInt();
    const int longest = match.captured(2).isEmpty() ? shortest : match.captured(2).toInt();
    return longest < shortest ? std::nullopt : std::optional(Minutes{shortest, longest});
}

} // namespace

PlanFields::PlanFields(const Clock &clock, QWidget *parent)
    : QWidget(parent), m_clock(clock), m_begin(new TimeField(clock, TimeDirection::Ahead, tr("Begin of the window"), this)),
      m_end(new TimeField(clock, TimeDirection::Ahead, tr("End of the window"), this)), m_level(new QComboBox(this)), m_minutes(new QLineEdit(this)),
      m_actualBegin(new TimeField(clock, TimeDirection::Back, tr("Actual begin of the work"), this)),
      m_actualEnd(new TimeField(clock, TimeDirection::Back, tr("Actual end of the work"), this))
{
    setObjectName(u"planFields"_s);
    m_begin->setObjectName(u"planBegin"_s);
    m_end->setObjectName(u"planEnd"_s);
    m_end->setEmptyWords(tr("2 h, 04:00"));
    m_level->setObjectName(u"planLevel"_s);
    m_level->setAccessibleName(tr("Worst level to expect inside the window"));
    fillLevels(*m_level);
    m_minutes->setObjectName(u"planMinutes"_s);
    m_minutes->setAccessibleName(tr("Minutes of impact to expect inside the window"));
    m_minutes->setPlaceholderText(tr("15–20 min"));
    m_minutes->setFixedWidth(m_minutes->fontMetrics().horizontalAdvance(u"0000–0000 min"_s) + 22);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(6);
    grid->setVerticalSpacing(5);
    m_actualBegin->setObjectName(u"planActualBegin"_s);
    m_actualEnd->setObjectName(u"planActualEnd"_s);
    const auto caption = [this, grid](int row, const QString &text, QWidget *field) {
        auto *label = new QLabel(text, this);
        label->setProperty("dim", true);
        // A label goes to the field itself, not to what stands for it.
        label->setBuddy(field->focusProxy() ? field->focusProxy() : field);
        grid->addWidget(label, row, 0);
        grid->addWidget(field, row, 1, 1, 2);
        return label;
    };
    caption(0, tr("Window from"), m_begin);
    caption(1, tr("until"), m_end);
    caption(2, tr("expect"), m_level);
    grid->addWidget(m_level, 2, 1);
    grid->addWidget(m_minutes, 2, 2, Qt::AlignLeft);
    //: Caption of a field: when the work of a maintenance really began
    m_actual = {caption(3, tr("Actual from"), m_actualBegin), m_actualBegin};
    //: Caption of a field: when the work of a maintenance really ended
    m_actual += {caption(4, tr("actual until"), m_actualEnd), m_actualEnd};
    grid->setColumnStretch(2, 1);
    for (TimeField *field : {m_actualBegin, m_actualEnd}) {
        connect(field, &TimeField::changed, this, [this] {
            showActual();
            emit changed();
        });
    }
    connect(m_begin, &TimeField::changed, this, [this] {
        m_end->setFrom(m_begin->instantAt(m_clock.now()), m_begin->saidZone());
        showActual();
        emit changed();
    });
    connect(m_end, &TimeField::changed, this, &PlanFields::changed);
    connect(m_level, &QComboBox::activated, this, [this] {
        showLevel(*m_level, levelIn(*m_level));
        emit changed();
    });
    connect(m_minutes, &QLineEdit::textEdited, this, [this](const QString &typed) {
        setStyleProperty(m_minutes, "invalid", !minutesIn(typed));
        emit changed();
    });
    setFocusProxy(m_begin);
    setWindow({});
}

void PlanFields::setTimes(const TimeText &times, const QString &zone)
{
    m_times = times;
    m_zone = zone;
    for (TimeField *field : {m_begin, m_end, m_actualBegin, m_actualEnd})
        field->setTimes(times, zone);
    showActual();
}

void PlanFields::setWindow(const std::optional<Window> &window)
{
    m_window = window.value_or(Window{});
    m_end->setFrom({});
    if (window) {
        m_begin->setAt(window->planned.begin);
        m_end->setFrom(window->planned.begin);
    } else {
        m_begin->clear();
    }
    if (window && window->planned.end)
        m_end->setAt(*window->planned.end);
    else
        m_end->clear();
    showLevel(*m_level, m_window.expectedLevel);
    QString minutes;
    if (m_window.shortestMinutes || m_window.longestMinutes) {
        const int shortest = m_window.shortestMinutes.value_or(*m_window.longestMinutes);
        const int longest = m_window.longestMinutes.value_or(shortest);
        minutes = shortest == longest ? QString::number(shortest) : QString(QString::number(shortest) + u'–' + QString::number(longest));
    }
    m_minutes->setText(minutes);
    setStyleProperty(m_minutes, "invalid", false);
    m_actualBegin->clear();
    m_actualEnd->clear();
    if (m_window.actual)
        m_actualBegin->setAt(m_window.actual->begin);
    if (m_window.actual && m_window.actual->end)
        m_actualEnd->setAt(*m_window.actual->end);
    showActual();
}

void PlanFields::setStatus(std::optional<Status> after)
{
    m_status = after;
    showActual();
}

void PlanFields::setTextTimes(const std::function<QList<Instant>()> &times)
{
    m_actualBegin->setTextTimes(times);
    m_actualEnd->setTextTimes(times);
}

QWidget *PlanFields::actualField() const
{
    return m_actualBegin;
}

void PlanFields::showActual()
{
    const bool isWorked = m_status == Status::InProgress || m_status == Status::Verifying || m_status == Status::Completed;
    for (QWidget *widget : std::as_const(m_actual))
        widget->setVisible(isWorked);
    //: In an empty field for when work really began or ended; %1 is the time that was planned
    const auto planned = [this](Instant at) { return tr("plan: %1").arg(m_times.brief(at, m_clock.now())); };
    const std::optional<Instant> begin = m_begin->instantAt(m_clock.now());
    const std::optional<Instant> end = m_end->instantAt(m_clock.now());
    m_actualBegin->setEmptyWords(m_status == Status::InProgress ? tr("with the post") : begin ? planned(*begin) : QString());
    if (m_actualBegin->typed().isEmpty())
        m_actualEnd->setEmptyWords(m_status == Status::Completed && end ? planned(*end) : QString());
    else
        m_actualEnd->setEmptyWords(m_status == Status::Completed ? tr("with the post") : tr("goes on"));
}

/// As the fields say it, where they ask.
std::optional<InstantRange> PlanFields::actual() const
{
    if (m_actualBegin->isHidden())
        return m_window.actual;
    const Instant now = m_clock.now();
    const std::optional<Instant> begin = m_actualBegin->instantAt(now);
    return begin ? std::optional(InstantRange{*begin, m_actualEnd->instantAt(now)}) : std::nullopt;
}

/// Nobody can record an end of what never began.
bool PlanFields::lacksActualBegin() const
{
    return !m_actualBegin->isHidden() && m_actualBegin->typed().isEmpty() && !m_actualEnd->typed().isEmpty();
}

std::optional<Window> PlanFields::window() const
{
    const Instant now = m_clock.now();
    const std::optional<Instant> begin = m_begin->instantAt(now);
    if (!begin)
        return {};
    Window window = m_window;
    window.planned = {*begin, m_end->instantAt(now)};
    if (window.zone.isEmpty())
        window.zone = m_zone;
    window.expectedLevel = levelIn(*m_level);
    if (const auto minutes = minutesIn(m_minutes->text())) {
        window.shortestMinutes = minutes->shortest;
        window.longestMinutes = minutes->longest;
    }
    window.actual = actual();
    return window;
}

QStringList PlanFields::unsettled() const
{
    QStringList words;
    for (const TimeField *field : {m_begin, m_end, m_actualBegin, m_actualEnd}) {
        if (!field->isHidden() && !field->isSettled())
            words.append(field->typed());
    }
    if (lacksActualBegin() && m_actualEnd->isSettled())
        words.append(m_actualEnd->typed());
    if (!minutesIn(m_minutes->text()))
        words.append(m_minutes->text().trimmed());
    return words;
}

void PlanFields::keepUnread(QMap<QString, QString> &words) const
{
    m_begin->keepUnread(words, beginName);
    m_end->keepUnread(words, endName);
    if (!m_actualBegin->isHidden()) {
        m_actualBegin->keepUnread(words, actualBeginName);
        m_actualEnd->keepUnread(words, actualEndName);
        if (lacksActualBegin())
            words.insert(actualEndName, m_actualEnd->typed());
    }
    if (!minutesIn(m_minutes->text()))
        words.insert(minutesName, m_minutes->text().trimmed());
}

void PlanFields::showUnread(const QMap<QString, QString> &words)
{
    m_begin->showUnread(words, beginName);
    m_end->showUnread(words, endName);
    m_actualBegin->showUnread(words, actualBeginName);
    m_actualEnd->showUnread(words, actualEndName);
    showActual();
    if (const QString typed = words.value(minutesName); !typed.isEmpty()) {
        m_minutes->setText(typed);
        setStyleProperty(m_minutes, "invalid", !minutesIn(typed));
    }
}

void PlanFields::refreshPresent()
{
    for (TimeField *field : {m_begin, m_end, m_actualBegin, m_actualEnd})
        field->refreshPresent();
}

} // namespace tocsin
