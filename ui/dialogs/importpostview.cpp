// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/importpostview.h"

#include "models/announcements/linter/lintmessages.h"
#include "models/itemmodels/importchoices.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/contextfields.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/words.h"

#include <QGridLayout>
#include <QLocale>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace tocsin {
namespace {

QLabel *newSectionLabel(const QString &text)
{
    QLabel *label = newLabel(text);
    QFont font = label->font();
    font.setBold(true);
    label->setFont(font);
    label->setContentsMargins(0, 6, 0, 0);
    return label;
}

} // namespace

ImportPostView::ImportPostView(const ThemeSwitch &themes, QWidget *parent) : QScrollArea(parent), m_themes(themes)
{
    setObjectName(u"importPost"_s);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
}

void ImportPostView::showNothing(const QString &why)
{
    QLabel *label = newLabel(why, true);
    label->setAlignment(Qt::AlignCenter);
    label->setMargin(20);
    setWidget(label);
}

void ImportPostView::showPost(const ImportedPost &post, const ImportPlan &plan, const QList<Finding> &findings, const TimeText &times)
{
    m_times = times;
    const int scrolled = verticalScrollBar()->value();
    auto *content = new QWidget;
    content->setProperty("area", u"panel"_s);
    content->setAttribute(Qt::WA_StyledBackground);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->setSpacing(6);
    addHead(layout, post, plan);
    addUncertain(layout, post);
    addFindings(layout, findings);
    addWindows(layout, post);
    addUpdates(layout, post, plan);
    layout->addStretch(1);
    setWidget(content);
    verticalScrollBar()->setValue(scrolled);
}

void ImportPostView::addHead(QVBoxLayout *layout, const ImportedPost &post, const ImportPlan &plan)
{
    auto *chips = new QWidget;
    auto *flow = new FlowLayout(chips);
    flow->addWidget(newChip(wordFor(post.kind), post.kind == IncidentKind::Maintenance ? Tone::Info : Tone::Neutral, chips));
    if (!post.state.isEmpty()) {
        const auto status = enumFrom<Status>(post.state);
        flow->addWidget(newChip(wordForImportedState(post.state), status ? toneOf(*status) : Tone::Neutral, chips));
    }
    if (!post.language.isEmpty())
        flow->addWidget(newChip(importLanguageName(post.language), Tone::Neutral, chips));
    switch (plan.outcome) {
    case ImportPlan::Outcome::New:
        flow->addWidget(newChip(tr("new"), Tone::Info, chips));
        break;
    case ImportPlan::Outcome::Same:
        flow->addWidget(newChip(tr("already here"), Tone::Good, chips));
        break;
    case ImportPlan::Outcome::Grown:
        flow->addWidget(newChip(plan.newUpdates.isEmpty() ? tr("here, changed since") : tr("here, with new updates"), Tone::Info, chips));
        break;
    }
    if (post.year == ImportedPost::Year::Unknown)
        flow->addWidget(newChip(tr("year not stated"), Tone::Warning, chips));
    else if (post.year == ImportedPost::Year::Inferred)
        flow->addWidget(newChip(tr("year worked out"), Tone::Neutral, chips));
    layout->addWidget(chips);

    QLabel *title = newLabel(post.title.isEmpty() ? tr("Without a title") : post.title);
    title->setObjectName(u"importTitle"_s);
    QFont font = title->font();
    font.setBold(true);
    font.setPointSizeF(font.pointSizeF() * 1.15);
    title->setFont(font);
    layout->addWidget(title);

    if (!post.targets.isEmpty()) {
        auto *targets = new QWidget;
        auto *row = new FlowLayout(targets);
        for (const ImportedTarget &target : post.targets) {
            QLabel *chip = newChip(target.name, Tone::Neutral, targets);
            chip->setToolTip(wordFor(target.kind));
            chip->setAccessibleName(tr("%1 %2").arg(wordFor(target.kind), target.name));
            row->addWidget(chip);
        }
        layout->addWidget(targets);
    }
}

void ImportPostView::addUncertain(QVBoxLayout *layout, const ImportedPost &post)
{
    auto *area = new QWidget;
    auto *flow = new FlowLayout(area);
    int count = 0;
    for (int i = 0; i < post.times.size(); ++i) {
        const ImportedTime &time = post.times.at(i);
        if (!isOpen(time))
            continue;
        ++count;
        auto *button = new QToolButton(area);
        button->setObjectName(u"uncertainTime"_s);
        button->setProperty("tone", u"warning"_s);
        button->setText(time.span.simplified());
        button->setToolTip(tr("%1: choose what it means").arg(wordFor(time.role)));
        connect(button, &QToolButton::clicked, this, [this, i] { emit timeActivated(i); });
        flow->addWidget(button);
    }
    if (count == 0) {
        delete area;
        return;
    }
    layout->addWidget(newSectionLabel(tr("%n time(s) to settle", nullptr, count)));
    layout->addWidget(newLabel(tr("They can be stored as they are; they stay marked as uncertain."), true));
    layout->addWidget(area);
}

void ImportPostView::addFindings(QVBoxLayout *layout, const QList<Finding> &findings)
{
    if (findings.isEmpty())
        return;
    layout->addWidget(newSectionLabel(tr("%n remark(s) on the text", nullptr, static_cast<int>(findings.size()))));
    layout->addWidget(newLabel(tr("The text is stored as it stands."), true));
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(6);
    grid->setColumnStretch(1, 1);
    int row = 0;
    for (const Finding &finding : findings) {
        auto *place = new QToolButton;
        place->setObjectName(u"importFinding"_s);
        place->setProperty("tone", QString(nameOf(toneOf(finding.severity))));
        place->setText(lintRuleTitle(finding.rule));
        place->setToolTip(tr("Show it in the text"));
        connect(place, &QToolButton::clicked, this, [this, begin = finding.begin] { emit placeActivated(begin); });
        grid->addWidget(place, row, 0, Qt::AlignTop | Qt::AlignLeft);
        grid->addWidget(newLabel(lintMessage(finding, QLocale(m_times.language)).simplified()), row++, 1, Qt::AlignVCenter);
    }
    layout->addLayout(grid);
}

void ImportPostView::addWindows(QVBoxLayout *layout, const ImportedPost &post)
{
    if (!post.windows.isEmpty())
        layout->addWidget(newSectionLabel(tr("Ranges")));
    for (const ImportedWindow &window : post.windows) {
        QString range;
        if (window.start && window.end)
            range = m_times.full(*window.start, *window.end);
        else if (window.start)
            range = tr("from %1, end not stated").arg(m_times.full(*window.start, window.precision));
        else if (window.end)
            range = tr("until %1, begin not stated").arg(m_times.full(*window.end, window.precision));
        else
            range = tr("not settled");
        auto *row = new QHBoxLayout;
        row->addWidget(newLabel(window.role == ImportedWindow::Role::Planned ? tr("Planned %1").arg(range) : tr("Actual %1").arg(range)), 1);
        if (!window.certain)
            row->addWidget(newChip(tr("uncertain"), Tone::Warning), 0, Qt::AlignTop);
        layout->addLayout(row);
    }
    for (const ImportedDuration &impact : post.expectedImpact)
        layout->addWidget(newLabel(tr("Expected impact %1").arg(durationText(impact.shortestMs, impact.longestMs, m_times.language)), true));
    for (const ImportedPromise &promise : post.promises) {
        if (promise.due)
            layout->addWidget(newLabel(tr("%1 promised for %2").arg(wordFor(promise.kind), m_times.full(*promise.due)), true));
    }
}

void ImportPostView::addUpdates(QVBoxLayout *layout, const ImportedPost &post, const ImportPlan &plan)
{
    if (post.updates.isEmpty())
        return;
    layout->addWidget(newSectionLabel(tr("%n update(s)", nullptr, static_cast<int>(post.updates.size()))));
    for (int i = 0; i < post.updates.size(); ++i) {
        const ImportedUpdate &update = post.updates.at(i);
        auto *row = new QHBoxLayout;
        row->addWidget(newLabel(update.instant ? m_times.full(*update.instant) : tr("time not stated")), 1);
        if (!update.label.isEmpty())
            row->addWidget(newChip(update.label, Tone::Neutral), 0, Qt::AlignTop);
        if (plan.outcome == ImportPlan::Outcome::Grown && plan.newUpdates.contains(i))
            row->addWidget(newChip(tr("new"), Tone::Info), 0, Qt::AlignTop);
        if (!update.certain)
            row->addWidget(newChip(tr("uncertain"), Tone::Warning), 0, Qt::AlignTop);
        layout->addLayout(row);
        const QString words = update.text.simplified();
        QLabel *text = newLabel(words.size() > 220 ? QString(words.first(220) + u'…') : words, true);
        text->setContentsMargins(10, 0, 0, 4);
        layout->addWidget(text);
    }
}

} // namespace tocsin
