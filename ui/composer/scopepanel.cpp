// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/scopepanel.h"

#include "models/posting/scopeedit.h"
#include "ui/composer/scopelineeditor.h"
#include "ui/composer/timefield.h"
#include "ui/widgets/flowlayout.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace tocsin {
namespace {

constexpr int widestName = 110; // pixels, of the column of names

/// Names of the fields in PostDraft::unread.
const QString allSinceName = u"since"_s;
const QString allUntilName = u"until"_s;

} // namespace

ScopePanel::ScopePanel(const Clock &clock, ScopeEdit &edit, QWidget *parent)
    : QWidget(parent), m_clock(clock), m_edit(edit), m_column(new QVBoxLayout(this)), m_allRow(new QWidget(this)),
      m_allSince(new TimeField(clock, TimeDirection::Back, tr("All since"), m_allRow)), m_allUntil(new TimeField(clock, TimeDirection::Back, tr("All restored at"), m_allRow))
{
    setObjectName(u"scopePanel"_s);
    auto *allFlow = new FlowLayout(m_allRow, 6);
    const auto all = [this, allFlow](const QString &caption, TimeField *field, const QString &name) {
        auto *box = new QWidget(m_allRow);
        auto *row = new QHBoxLayout(box);
        row->setContentsMargins(0, 0, 8, 0);
        row->setSpacing(5);
        auto *label = new QLabel(caption, box);
        label->setBuddy(field->edit());
        field->setObjectName(name);
        field->setEmptyWords(tr("each by itself"));
        field->reserveMeaning();
        label->setMinimumHeight(field->lineHeight());
        row->addWidget(label, 0, Qt::AlignTop);
        row->addWidget(field);
        allFlow->addWidget(box);
    };
    all(tr("All since"), m_allSince, u"allSince"_s);
    all(tr("All restored"), m_allUntil, u"allUntil"_s);
    m_column->setContentsMargins(8, 2, 0, 2);
    m_column->setSpacing(7);
    m_column->addWidget(m_allRow);

    connect(m_allSince, &TimeField::changed, this, [this] {
        const TimeEntry &entry = m_allSince->entry();
        m_edit.beginAll(entry.state == TimeEntry::State::At ? std::optional(entry.at) : std::nullopt);
        emit changed();
    });
    connect(m_allUntil, &TimeField::changed, this, [this] {
        const TimeEntry &entry = m_allUntil->entry();
        if (entry.state == TimeEntry::State::At) {
            m_edit.endAll(entry.at);
        } else if (entry.state == TimeEntry::State::After) {
            m_edit.endAll({});
        } else {
            m_edit.openAll();
        }
        emit changed();
    });
}

void ScopePanel::setTimes(const TimeText &times, const QString &zone)
{
    m_times = times;
    m_zone = zone;
    m_allSince->setTimes(times, zone);
    m_allUntil->setTimes(times, zone);
    for (ScopeLineEditor *line : std::as_const(m_lines))
        line->setTimes(times, zone);
}

void ScopePanel::setCloses(bool closes)
{
    m_closes = closes;
    for (ScopeLineEditor *line : std::as_const(m_lines))
        line->setCloses(closes);
}

void ScopePanel::clear()
{
    rebuild({});
    m_allSince->clear();
    m_allUntil->clear();
}

void ScopePanel::rebuild(const QStringList &names)
{
    for (ScopeLineEditor *line : std::as_const(m_lines)) {
        line->hide();
        line->deleteLater();
    }
    m_lines.clear();
    int widest = 0;
    // Made last, they would be the last of the window.
    QWidget *before = m_allUntil->edit();
    for (qsizetype i = 0; i < names.size(); ++i) {
        auto *line = new ScopeLineEditor(m_clock, m_times, m_zone, names.at(i), this);
        connect(line, &ScopeLineEditor::levelChosen, this, [this, i, line] {
            m_edit.setLevel(i, levelIn(*line->level()));
            emit changed();
        });
        connect(line, &ScopeLineEditor::timesChanged, this, [this, i, line] {
            line->writeTimesTo(m_edit, i);
            m_typedIn = line;
            emit changed();
            m_typedIn = nullptr;
        });
        line->setCloses(m_closes);
        m_column->addWidget(line);
        line->show();
        m_lines.append(line);
        before = line->putAfter(before);
        widest = std::max(widest, line->nameWidth());
    }
    for (ScopeLineEditor *line : std::as_const(m_lines))
        line->setNameWidth(std::min(widest, widestName));
    m_allRow->setVisible(m_lines.size() > 1);
}

void ScopePanel::showLines()
{
    for (qsizetype i = 0; i < m_lines.size(); ++i) {
        if (m_lines.at(i) != m_typedIn)
            m_lines.at(i)->showLine(m_edit, i);
    }
}

QStringList ScopePanel::unsettled() const
{
    QStringList words;
    for (const TimeField *field : {m_allSince, m_allUntil}) {
        if (!field->isSettled())
            words.append(field->typed());
    }
    for (const ScopeLineEditor *line : m_lines)
        words.append(line->unsettled());
    return words;
}

void ScopePanel::keepUnread(QMap<QString, QString> &words) const
{
    m_allSince->keepUnread(words, allSinceName);
    m_allUntil->keepUnread(words, allUntilName);
    const QStringList names = lineNames();
    for (qsizetype i = 0; i < m_lines.size(); ++i)
        m_lines.at(i)->keepUnread(words, names.at(i));
}

void ScopePanel::showUnread(const QMap<QString, QString> &words)
{
    m_allSince->showUnread(words, allSinceName);
    m_allUntil->showUnread(words, allUntilName);
    const QStringList names = lineNames();
    for (qsizetype i = 0; i < m_lines.size(); ++i)
        m_lines.at(i)->showUnread(words, names.at(i));
}

/// What tells the lines apart that draft and fields have in common: a target may have several.
QStringList ScopePanel::lineNames() const
{
    QStringList names;
    QHash<QString, int> seen;
    for (const ScopeLine &line : m_edit.lines())
        names.append(line.target + u' ' + QString::number(++seen[line.target]));
    return names;
}

void ScopePanel::focusLine(qsizetype line)
{
    m_lines.at(line)->level()->setFocus();
}

void ScopePanel::refreshPresent()
{
    m_allSince->refreshPresent();
    m_allUntil->refreshPresent();
    for (ScopeLineEditor *line : std::as_const(m_lines))
        line->refreshPresent();
}

} // namespace tocsin
