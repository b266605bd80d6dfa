// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/scopelineeditor.h"

#include "ui/composer/timefield.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/words.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace tocsin {

void fillLevels(QComboBox &box)
{
    box.setProperty("chip", true);
    box.setSizeAdjustPolicy(QComboBox::AdjustToContents);
    for (const Level level : {Level::Degraded, Level::PartialOutage, Level::MajorOutage, Level::Maintenance})
        box.addItem(wordFor(level), static_cast<int>(level));
    //: A target that a post names without saying that it is affected
    box.addItem(ScopeLineEditor::tr("no impact"), QVariant());
}

std::optional<Level> levelIn(const QComboBox &box)
{
    const QVariant data = box.currentData();
    return data.isValid() ? std::optional(static_cast<Level>(data.toInt())) : std::nullopt;
}

void showLevel(QComboBox &box, std::optional<Level> level)
{
    box.setCurrentIndex(level ? box.findData(static_cast<int>(*level)) : box.count() - 1);
    setStyleProperty(&box, "level", level ? QVariant(QString(nameOf(*level))) : QVariant());
}

ScopeLineEditor::ScopeLineEditor(const Clock &clock, const TimeText &times, const QString &zone, const QString &name, QWidget *parent)
    : QWidget(parent), m_name(new QLabel(name, this)), m_level(new QComboBox(this)), m_since(new TimeField(clock, TimeDirection::Back, tr("%1 since").arg(name), this)),
      m_until(new TimeField(clock, TimeDirection::Back, tr("%1 restored at").arg(name), this))
{
    setObjectName(u"scopeLine"_s);
    m_name->setTextFormat(Qt::PlainText);
    QFont bold = m_name->font();
    bold.setBold(true);
    m_name->setFont(bold);
    m_level->setObjectName(u"lineLevel"_s);
    m_level->setAccessibleName(tr("Level of %1").arg(name));
    fillLevels(*m_level);
    m_since->setObjectName(u"lineSince"_s);
    m_until->setObjectName(u"lineUntil"_s);
    for (TimeField *field : {m_since, m_until}) {
        field->setTimes(times, zone);
        field->reserveMeaning();
        connect(field, &TimeField::changed, this, &ScopeLineEditor::timesChanged);
    }
    m_since->setEmptyWords(tr("with the post"));
    setCloses(false);
    auto *flow = new FlowLayout(this, 6);
    const auto pair = [this, flow](const QString &caption, TimeField *field) {
        auto *box = new QWidget(this);
        auto *row = new QHBoxLayout(box);
        row->setContentsMargins(0, 0, 8, 0);
        row->setSpacing(5);
        auto *label = new QLabel(caption, box);
        label->setProperty("dim", true);
        label->setBuddy(field->edit());
        row->addWidget(label, 0, Qt::AlignTop);
        label->setMinimumHeight(field->lineHeight());
        row->addWidget(field);
        flow->addWidget(box);
    };
    flow->addWidget(m_name);
    flow->addWidget(m_level);
    pair(tr("since"), m_since);
    pair(tr("restored"), m_until);
    connect(m_level, &QComboBox::activated, this, &ScopeLineEditor::levelChosen);
}

void ScopeLineEditor::setTimes(const TimeText &times, const QString &zone)
{
    m_since->setTimes(times, zone);
    m_until->setTimes(times, zone);
}

void ScopeLineEditor::showLine(const ScopeEdit &edit, qsizetype number)
{
    const ScopeLine &line = edit.lines().at(number);
    showLevel(*m_level, line.level);
    const auto show = [](TimeField &field, const std::optional<Instant> &at, bool now) {
        if (field.edit()->hasFocus() || !field.isSettled())
            return;
        if (at)
            field.setAt(*at);
        else if (now)
            field.setAfter(0);
        else
            field.clear();
    };
    show(*m_since, line.begin, false);
    show(*m_until, line.end, line.endsNow);
    m_since->parentWidget()->setVisible(line.level.has_value());
    m_until->parentWidget()->setVisible(line.level.has_value());
}

void ScopeLineEditor::writeTimesTo(ScopeEdit &edit, qsizetype number) const
{
    if (m_since->entry().state == TimeEntry::State::At)
        edit.setBegin(number, m_since->entry().at);
    else
        edit.setBegin(number, std::nullopt);
    const TimeEntry &until = m_until->entry();
    if (until.state == TimeEntry::State::At)
        edit.setEnd(number, until.at);
    else if (until.state == TimeEntry::State::After)
        edit.setEndsNow(number);
    else
        edit.setOpen(number); // half typed words end nothing
}

QStringList ScopeLineEditor::unsettled() const
{
    QStringList words;
    for (const TimeField *field : {m_since, m_until}) {
        if (!field->isSettled())
            words.append(field->typed());
    }
    return words;
}

void ScopeLineEditor::keepUnread(QMap<QString, QString> &words, const QString &line) const
{
    m_since->keepUnread(words, u"since "_s + line);
    m_until->keepUnread(words, u"until "_s + line);
}

void ScopeLineEditor::showUnread(const QMap<QString, QString> &words, const QString &line)
{
    m_since->showUnread(words, u"since "_s + line);
    m_until->showUnread(words, u"until "_s + line);
}

void ScopeLineEditor::setCloses(bool closes)
{
    m_until->setEmptyWords(closes ? tr("with the post") : tr("goes on"));
}

QWidget *ScopeLineEditor::putAfter(QWidget *before)
{
    for (QWidget *field : std::initializer_list<QWidget *>{m_level, m_since->edit(), m_until->edit()}) {
        setTabOrder(before, field);
        before = field;
    }
    return before;
}

int ScopeLineEditor::nameWidth() const
{
    return m_name->sizeHint().width();
}

void ScopeLineEditor::setNameWidth(int width)
{
    m_name->setMinimumWidth(width);
}

void ScopeLineEditor::refreshPresent()
{
    m_since->refreshPresent();
    m_until->refreshPresent();
}

} // namespace tocsin
