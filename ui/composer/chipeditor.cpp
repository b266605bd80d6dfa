// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/chipeditor.h"

#include "models/announcements/tokens/typedtime.h"
#include "models/time/walltime.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/zonefield.h"

#include <QApplication>
#include <QCheckBox>
#include <QCompleter>
#include <QDateEdit>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTimeEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace tocsin {
namespace {

constexpr int most = 9999;

QString titleOf(const TokenValue &value)
{
    switch (value.index()) {
    case 0:
        return ChipEditor::tr("Time");
    case 1:
        return ChipEditor::tr("Range of time");
    case 2:
        return ChipEditor::tr("Date");
    case 3:
        return ChipEditor::tr("Duration");
    case 4:
        return ChipEditor::tr("Target");
    case 5:
        return ChipEditor::tr("Number");
    default:
        return ChipEditor::tr("Link");
    }
}

/// @p field in row @p row behind a label that gives it its name and key.
template<typename Field> Field *labelled(QGridLayout *grid, int row, const QString &text, const char *name, Field *field)
{
    auto *label = new QLabel(text, field->parentWidget());
    label->setBuddy(field);
    field->setObjectName(QString::fromLatin1(name));
    field->setAccessibleName(QString(text).remove(u'&'));
    grid->addWidget(label, row, 0);
    grid->addWidget(field, row, 1, 1, 2);
    return field;
}

} // namespace

ChipEditor::ChipEditor(const TokenChip &chip, const ChipLanguage &language, Instant now, const QList<Target> &targets, QWidget *over)
    : QFrame(over), m_chip(chip), m_language(language), m_now(now), m_targets(targets), m_problem(newLabel({}, false, this))
{
    setObjectName(u"chipEditor"_s);
    setProperty("area", u"palette"_s);
    setAutoFillBackground(true);
    setAccessibleName(titleOf(chip.value));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 12, 14, 12);
    layout->setSpacing(8);
    QLabel *title = newLabel(chip.isSettled() ? titleOf(chip.value) : tr("What does “%1” mean?").arg(chip.source), false, this);
    title->setObjectName(u"chipTitle"_s);
    QFont bold = title->font();
    bold.setBold(true);
    title->setFont(bold);
    layout->addWidget(title);
    addCandidates(layout);
    addFields(layout);
    m_readBack = newLabel({}, true, this);
    m_readBack->setObjectName(u"chipReadBack"_s);
    layout->addWidget(m_readBack);
    m_problem->setObjectName(u"chipProblem"_s);
    m_problem->setProperty("tone", u"warning"_s);
    m_problem->hide();
    layout->addWidget(m_problem);
    m_answers = new QVBoxLayout;
    m_answers->setSpacing(3);
    layout->addLayout(m_answers);
    addButtons(layout);
    readBack();
    connect(qApp, &QApplication::focusChanged, this, [this](const QWidget *old, const QWidget *current) {
        Q_UNUSED(old);
        focusMoved(current);
    });
}

void ChipEditor::addCandidates(QVBoxLayout *layout)
{
    for (const TokenValue &candidate : m_chip.candidates) {
        // In the zone that it is read in first: that is what stands in the text.
        TimeText times = m_language.times;
        if (const QString zone = zoneOfToken(candidate); !zone.isEmpty()) {
            times.zones.removeAll(zone);
            times.zones.prepend(zone);
        }
        auto *button = new QPushButton(hintOf(candidate, times), this);
        button->setObjectName(u"chipCandidate"_s);
        button->setAutoDefault(true);
        connect(button, &QPushButton::clicked, this, [this, candidate] { emit applied({candidate, {}, {}}); });
        layout->addWidget(button);
        if (!m_first)
            m_first = button;
    }
    if (!m_chip.isSettled())
        layout->addWidget(newLabel(tr("Or something else:"), true, this));
}

void ChipEditor::addMoment(QGridLayout *grid, int row, std::size_t end, const QString &label, Instant instant)
{
    const WallTime wall = wallTimeOf(instant, m_zone->zone());
    Moment &moment = m_moments.at(end);
    if (m_chip.isSettled())
        moment.settled = Moment::Settled{wall.date, QTime(wall.time.hour(), wall.time.minute()), m_zone->zone(), instant};
    moment.date = new QDateEdit(wall.date, this);
    moment.time = new QTimeEdit(QTime(wall.time.hour(), wall.time.minute()), this);
    labelled(grid, row, label, end == 0 ? "chipDate" : "chipEndDate", moment.date);
    grid->removeWidget(moment.date);
    grid->addWidget(moment.date, row, 1);
    grid->addWidget(moment.time, row, 2);
    moment.date->setDisplayFormat(u"yyyy-MM-dd"_s);
    moment.date->setCalendarPopup(true);
    moment.time->setDisplayFormat(u"HH:mm"_s);
    moment.date->setAccessibleName(end == 0 ? tr("Date") : tr("Date of the end"));
    moment.time->setAccessibleName(end == 0 ? tr("Time") : tr("Time of the end"));
    moment.time->setObjectName(end == 0 ? u"chipTime"_s : u"chipEndTime"_s);
    connect(moment.date, &QDateEdit::dateChanged, this, &ChipEditor::changedTime);
    connect(moment.time, &QTimeEdit::timeChanged, this, &ChipEditor::changedTime);
    if (!m_first)
        m_first = moment.time;
}

void ChipEditor::addZone(QGridLayout *grid, int row, const QString &zone)
{
    m_zone = new ZoneField(this);
    m_zone->setMinimumContentsLength(20);
    labelled(grid, row, tr("&Zone"), "chipZone", m_zone);
    m_zone->setZone(isZoneKnown(zone) ? zone : m_language.zone);
    connect(m_zone, &ZoneField::zoneChosen, this, &ChipEditor::changedTime);
}

void ChipEditor::addLength(QGridLayout *grid, int row, std::size_t end, const QString &label, qint64 length)
{
    auto &[hours, minutes] = m_lengths.at(end);
    hours = new QSpinBox(this);
    minutes = new QSpinBox(this);
    labelled(grid, row, label, end == 0 ? "chipHours" : "chipLongestHours", hours);
    grid->removeWidget(hours);
    grid->addWidget(hours, row, 1);
    grid->addWidget(minutes, row, 2);
    hours->setRange(0, most);
    minutes->setRange(0, most);
    hours->setValue(static_cast<int>(std::min<qint64>(most, length / hourMs)));
    minutes->setValue(static_cast<int>(length % hourMs / minuteMs));
    hours->setSuffix(tr(" h"));
    minutes->setSuffix(tr(" min"));
    hours->setAccessibleName(end == 0 ? tr("Shortest, hours") : tr("Longest, hours"));
    minutes->setAccessibleName(end == 0 ? tr("Shortest, minutes") : tr("Longest, minutes"));
    minutes->setObjectName(end == 0 ? u"chipMinutes"_s : u"chipLongestMinutes"_s);
    for (QSpinBox *field : {hours, minutes}) {
        connect(field, &QSpinBox::valueChanged, this, [this, end] {
            // The longest is never shorter.
            if (end == 0 && m_lengths.at(1).at(0) && lengthOf(1) < lengthOf(0)) {
                m_lengths.at(1).at(0)->setValue(m_lengths.at(0).at(0)->value());
                m_lengths.at(1).at(1)->setValue(m_lengths.at(0).at(1)->value());
            }
            readBack();
        });
    }
    if (!m_first)
        m_first = minutes;
}

void ChipEditor::addFields(QVBoxLayout *layout)
{
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(6);
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(2, 1);
    layout->addLayout(grid);
    const auto addAbout = [&](int row, bool about) {
        m_about = new QCheckBox(tr("&About, not exactly"), this);
        m_about->setObjectName(u"chipAbout"_s);
        m_about->setChecked(about);
        connect(m_about, &QCheckBox::toggled, this, &ChipEditor::readBack);
        grid->addWidget(m_about, row, 1, 1, 2);
    };
    if (const auto *instant = std::get_if<InstantToken>(&m_chip.value)) {
        addZone(grid, 1, instant->zone);
        addMoment(grid, 0, 0, tr("&Time"), instant->instant);
        m_precision = labelled(grid, 2, tr("&Precision"), "chipPrecision", new QComboBox(this));
        m_precision->addItem(tr("To the minute"), QVariant::fromValue(int(Precision::Minute)));
        m_precision->addItem(tr("To the hour"), QVariant::fromValue(int(Precision::Hour)));
        m_precision->addItem(tr("Only the day"), QVariant::fromValue(int(Precision::Day)));
        m_precision->setCurrentIndex(m_precision->findData(int(instant->precision)));
        connect(m_precision, &QComboBox::currentIndexChanged, this, &ChipEditor::readBack);
        addAbout(3, instant->about);
        setTabOrder(m_moments.at(0).time, m_zone);
    } else if (const auto *interval = std::get_if<IntervalToken>(&m_chip.value)) {
        addZone(grid, 2, interval->zone);
        addMoment(grid, 0, 0, tr("&From"), interval->begin);
        addMoment(grid, 1, 1, tr("&To"), interval->end);
        addAbout(3, interval->about);
        setTabOrder(m_moments.at(1).time, m_zone);
    } else if (const auto *date = std::get_if<DateToken>(&m_chip.value)) {
        m_date = labelled(grid, 0, tr("&Date"), "chipDate", new QDateEdit(date->date, this));
        m_date->setDisplayFormat(u"yyyy-MM-dd"_s);
        m_date->setCalendarPopup(true);
        connect(m_date, &QDateEdit::dateChanged, this, &ChipEditor::readBack);
        if (!m_first)
            m_first = m_date;
    } else if (const auto *duration = std::get_if<DurationToken>(&m_chip.value)) {
        addLength(grid, 0, 0, tr("&Shortest"), duration->shortestMs);
        addLength(grid, 1, 1, tr("&Longest"), duration->longestMs);
        addAbout(2, duration->about);
    } else if (const auto *target = std::get_if<TargetToken>(&m_chip.value)) {
        m_target = labelled(grid, 0, tr("&Target"), "chipTarget", new QComboBox(this));
        m_target->setEditable(true);
        m_target->setInsertPolicy(QComboBox::NoInsert);
        for (const Target &known : m_targets)
            m_target->addItem(known.name, known.id);
        m_target->completer()->setFilterMode(Qt::MatchContains);
        m_target->completer()->setCompletionMode(QCompleter::PopupCompletion);
        const int row = m_target->findData(target->target);
        m_target->setCurrentIndex(row);
        m_target->setEditText(row >= 0 ? m_target->itemText(row) : target->name);
        m_target->lineEdit()->selectAll();
        m_first = m_target;
    } else if (const auto *count = std::get_if<CountToken>(&m_chip.value)) {
        m_count = labelled(grid, 0, tr("&Number"), "chipCount", new QSpinBox(this));
        m_count->setRange(0, std::numeric_limits<int>::max());
        m_count->setValue(static_cast<int>(std::clamp<qint64>(count->count, 0, std::numeric_limits<int>::max())));
        m_noun = labelled(grid, 1, tr("&Of what"), "chipNoun", new QLineEdit(count->noun, this));
        m_first = m_count;
    } else if (const auto *url = std::get_if<UrlToken>(&m_chip.value)) {
        m_url = labelled(grid, 0, tr("&Address"), "chipUrl", new QLineEdit(url->url, this));
        m_urlText = labelled(grid, 1, tr("&Text"), "chipUrlText", new QLineEdit(url->text, this));
        m_first = m_url;
    }
}

void ChipEditor::addButtons(QVBoxLayout *layout)
{
    auto *row = new QHBoxLayout;
    auto *asText = new QPushButton(tr("As te&xt"), this);
    asText->setObjectName(u"chipAsText"_s);
    asText->setToolTip(tr("Writes the chip out as plain text"));
    asText->setAutoDefault(true);
    connect(asText, &QPushButton::clicked, this, &ChipEditor::textWanted);
    row->addWidget(asText);
    row->addStretch();
    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(u"chipCancel"_s);
    cancel->setAutoDefault(true);
    connect(cancel, &QPushButton::clicked, this, [this] { emit cancelled(true); });
    row->addWidget(cancel);
    auto *use = new QPushButton(tr("Apply"), this);
    use->setObjectName(u"chipApply"_s);
    use->setProperty("main", true);
    use->setAutoDefault(true);
    connect(use, &QPushButton::clicked, this, &ChipEditor::apply);
    row->addWidget(use);
    layout->addLayout(row);
}

void ChipEditor::takeFocus()
{
    if (!m_first)
        return;
    m_first->setFocus(Qt::PopupFocusReason);
    if (auto *time = qobject_cast<QTimeEdit *>(m_first))
        time->setSelectedSection(QDateTimeEdit::HourSection);
    else if (auto *number = qobject_cast<QSpinBox *>(m_first))
        number->selectAll();
}

void ChipEditor::changedTime()
{
    clearAnswers();
    readBack();
}

qint64 ChipEditor::lengthOf(std::size_t end) const
{
    const auto &[hours, minutes] = m_lengths.at(end);
    return hours->value() * hourMs + minutes->value() * minuteMs;
}

std::optional<Instant> ChipEditor::instantOf(std::size_t end, bool ask)
{
    const Moment &moment = m_moments.at(end);
    const bool isSame = moment.settled && moment.settled->date == moment.date->date() && moment.settled->time == moment.time->time()
        && moment.settled->zone == m_zone->zone();
    if (isSame)
        return moment.settled->instant;
    const QList<Instant> readings = readingsOf(m_zone->zone(), moment.date->date(), moment.time->time());
    if (readings.size() == 1)
        return readings.first();
    if (ask && readings.isEmpty())
        say(tr("Choose a zone."));
    else if (ask)
        this->ask(end, readings);
    return std::nullopt;
}

std::optional<TokenValue> ChipEditor::value(bool ask)
{
    const bool about = m_about && m_about->isChecked();
    if (std::holds_alternative<InstantToken>(m_chip.value)) {
        const auto instant = instantOf(0, ask);
        if (!instant)
            return std::nullopt;
        return InstantToken{*instant, m_zone->zone(), static_cast<Precision>(m_precision->currentData().toInt()), about};
    }
    if (std::holds_alternative<IntervalToken>(m_chip.value)) {
        const auto begin = instantOf(0, ask);
        const auto end = begin ? instantOf(1, ask) : std::nullopt;
        if (!begin || !end)
            return std::nullopt;
        if (*end < *begin) {
            if (ask)
                say(tr("It ends before it begins."));
            return std::nullopt;
        }
        return IntervalToken{*begin, *end, m_zone->zone(), about};
    }
    if (const auto *date = std::get_if<DateToken>(&m_chip.value))
        return DateToken{m_date->date(), date->zone};
    if (std::holds_alternative<DurationToken>(m_chip.value)) {
        if (lengthOf(0) <= lengthOf(1))
            return DurationToken{lengthOf(0), lengthOf(1), about};
        if (ask)
            say(tr("The longest is shorter than the shortest."));
        return std::nullopt;
    }
    if (const auto *target = std::get_if<TargetToken>(&m_chip.value)) {
        const QString typed = m_target->currentText().trimmed();
        const int row = m_target->findText(typed, Qt::MatchFixedString);
        if (row >= 0)
            return TargetToken{m_target->itemData(row).toString(), m_target->itemText(row)};
        if (typed == target->name)
            return *target;
        if (ask)
            say(tr("There is no target called “%1”.").arg(typed));
        return std::nullopt;
    }
    if (std::holds_alternative<CountToken>(m_chip.value))
        return CountToken{m_count->value(), m_noun->text().trimmed()};
    if (m_url->text().trimmed().isEmpty()) {
        if (ask)
            say(tr("A link needs an address."));
        return std::nullopt;
    }
    return UrlToken{m_url->text().trimmed(), m_urlText->text().trimmed()};
}

void ChipEditor::readBack()
{
    if (!m_readBack)
        return; // still being built
    const auto now = value(false);
    m_readBack->setText(now ? hintOf(*now, m_language.times) : QString());
    m_readBack->setVisible(!m_readBack->text().isEmpty());
    adjustSize();
}

void ChipEditor::say(const QString &problem)
{
    clearAnswers();
    m_problem->setText(problem);
    m_problem->show();
    adjustSize();
}

void ChipEditor::clearAnswers()
{
    m_problem->hide();
    while (const QLayoutItem *old = m_answers->takeAt(0)) {
        old->widget()->hide();
        old->widget()->deleteLater();
        delete old;
    }
}

void ChipEditor::ask(std::size_t end, const QList<Instant> &readings)
{
    const Moment &moment = m_moments.at(end);
    const QString zone = m_zone->zone();
    const bool isSkipped = wallTimeOf(readings.first(), zone).time != moment.time->time();
    say(isSkipped ? tr("No clock in this zone shows %1 on that day: a change of clocks skips it. Choose what is meant:").arg(moment.time->text())
                  : tr("Clocks in this zone show %1 twice on that day. Choose:").arg(moment.time->text()));
    TimeText times = m_language.times;
    times.zones = {zone};
    QPushButton *first = nullptr;
    for (const Instant instant : readings) {
        const int minutes = offsetSecondsAt(zone, instant) / 60;
        const QString offset = u"UTC%1%2:%3"_s.arg(minutes < 0 ? u"\u2212"_s : u"+"_s).arg(std::abs(minutes) / 60, 2, 10, QChar(u'0')).arg(std::abs(minutes) % 60, 2, 10, QChar(u'0'));
        auto *button = new QPushButton(tr("%1 (%2)", "an instant and its offset from UTC").arg(times.full(instant), offset), this);
        button->setObjectName(u"chipReading"_s);
        button->setAutoDefault(true);
        connect(button, &QPushButton::clicked, this, [this, end, instant] {
            Moment &answered = m_moments.at(end);
            answered.settled = Moment::Settled{answered.date->date(), answered.time->time(), m_zone->zone(), instant};
            apply();
        });
        m_answers->addWidget(button);
        if (!first)
            first = button;
    }
    adjustSize();
    first->setFocus(Qt::OtherFocusReason);
}

void ChipEditor::apply()
{
    if (const auto now = value(true))
        emit applied({*now, {}, {}});
}

bool ChipEditor::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        event->accept(); // a window that closes by Escape stays
        return true;
    }
    return QFrame::event(event);
}

void ChipEditor::keyPressEvent(QKeyEvent *event)
{
    const auto *focused = qobject_cast<QPushButton *>(focusWidget());
    switch (event->key()) {
    case Qt::Key_Escape:
        emit cancelled(true);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (event->modifiers() & ~Qt::KeypadModifier)
            break;
        apply();
        return;
    case Qt::Key_Down:
    case Qt::Key_Up:
        if (focused) {
            focusNextPrevChild(event->key() == Qt::Key_Down);
            return;
        }
        break;
    default:
        break;
    }
    event->ignore();
}

void ChipEditor::focusMoved(const QWidget *now)
{
    if (!now || !isVisible())
        return;
    // Calendars and lists of fields are windows of their own, but children of the field.
    for (const QWidget *widget = now; widget; widget = widget->parentWidget()) {
        if (widget == this)
            return;
    }
    emit cancelled(false);
}

} // namespace tocsin
