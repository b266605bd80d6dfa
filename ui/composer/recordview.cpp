// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/recordview.h"

#include "models/time/stamp.h"
#include "ui/widgets/words.h"

#include <QGridLayout>
#include <QLabel>

using namespace Qt::StringLiterals;

namespace tocsin {
namespace {

QString nameOf(const QString &target, const RecordView::Words &words)
{
    const QString known = words.targetName ? words.targetName(target) : QString();
    return known.isEmpty() ? target.section(u':', 1) : known;
}

QString namesOf(const QStringList &targets, const RecordView::Words &words)
{
    QStringList names;
    for (const QString &target : targets)
        names.append(nameOf(target, words));
    return names.join(u", "_s);
}

/// In the main zone; the hint has them all.
QString rangeText(const InstantRange &range, const RecordView::Words &words)
{
    if (!range.end)
        //: A time from which on something holds; %1 is a time
        return RecordView::tr("since %1").arg(words.times.brief(range.begin, words.now));
    const TimeText main{words.times.zones.first(std::min<qsizetype>(1, words.times.zones.size())), words.times.language};
    return main.full(range.begin, *range.end);
}

QString rangeHint(const InstantRange &range, const RecordView::Words &words)
{
    return range.end ? words.times.full(range.begin, *range.end) : words.times.full(range.begin);
}

QString statusText(const PostRecord &record)
{
    const QString after = wordFor(*record.after);
    if (!record.before)
        return after;
    if (record.before == record.after)
        //: %1 is a status, like "monitoring"
        return RecordView::tr("%1, as before").arg(after);
    const QString step = wordFor(*record.before) + u" → "_s + after;
    //: %1 is a step, like "resolved → identified"
    return record.reopens ? RecordView::tr("%1: opens the story again").arg(step) : step;
}

} // namespace

RecordView::RecordView(QWidget *parent) : QWidget(parent), m_grid(new QGridLayout(this))
{
    setObjectName(u"recordView"_s);
    m_grid->setContentsMargins(10, 6, 10, 6);
    m_grid->setHorizontalSpacing(12);
    m_grid->setVerticalSpacing(3);
    m_grid->setColumnStretch(1, 1);
    auto *heading = new QLabel(tr("Will be recorded"), this);
    QFont bold = heading->font();
    bold.setBold(true);
    heading->setFont(bold);
    m_grid->addWidget(heading, 0, 0, 1, 2);
}

void RecordView::clear()
{
    for (QWidget *label : std::as_const(m_rows)) {
        m_grid->removeWidget(label);
        label->hide();
        label->deleteLater();
    }
    m_rows.clear();
}

/// An empty caption goes on with the one above.
void RecordView::addRow(const QString &caption, const QString &value, const QString &hint, bool dim)
{
    auto *label = new QLabel(caption, this);
    label->setProperty("dim", true);
    auto *text = new QLabel(value, this);
    text->setObjectName(u"recordLine"_s);
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    text->setProperty("dim", dim);
    text->setToolTip(hint);
    const int row = 1 + static_cast<int>(m_rows.size() / 2);
    m_grid->addWidget(label, row, 0, Qt::AlignTop);
    m_grid->addWidget(text, row, 1);
    m_rows.append({label, text});
    label->show();
    text->show();
}

void RecordView::showRecord(const PostRecord &record, const Words &words)
{
    clear();
    if (record.after)
        addRow(tr("Status"), statusText(record));
    if (record.at)
        addRow(tr("Dated"), words.times.brief(*record.at, words.now), words.times.full(*record.at));
    addScope(record, words);
    addWindows(record, words);
    addPromises(record, words);
    for (const Link &link : record.links) {
        const QString other = link.incident.isEmpty() ? link.url : words.linkTitles.value(link.incident, link.incident);
        //: %1 is how two stories belong together ("follow-up of"), %2 the other's title
        const QString text = tr("%1: %2").arg(wordFor(link.kind), other);
        addRow(&link == &record.links.constFirst() ? tr("Links") : QString(), text);
    }
}

void RecordView::addScope(const PostRecord &record, const Words &words)
{
    for (const PostRecord::Scope &one : record.scope) {
        //: %1 is one target or more, %2 a level like "major outage", %3 a range of time
        QString text = tr("%1: %2, %3").arg(namesOf(one.targets, words), wordFor(one.level), rangeText(one.range, words));
        if (!one.changed)
            //: %1 is what is said of a target; the post does not change it
            text = tr("%1 (as before)").arg(text);
        addRow(&one == &record.scope.constFirst() ? tr("Affected") : QString(), text, rangeHint(one.range, words), !one.changed);
    }
    if (!record.named.isEmpty())
        addRow(tr("No impact"), namesOf(record.named, words));
    if (!record.takenBack.isEmpty())
        addRow(tr("Never affected"), namesOf(record.takenBack, words));
}

void RecordView::addWindows(const PostRecord &record, const Words &words)
{
    for (const Window &window : record.windows) {
        QString plan = rangeText(window.planned, words);
        if (window.expectedLevel)
            plan += u" · "_s + wordFor(*window.expectedLevel);
        if (window.shortestMinutes || window.longestMinutes) {
            const int shortest = window.shortestMinutes.value_or(window.longestMinutes.value_or(0));
            plan += u" · "_s + durationText(shortest * minuteMs, window.longestMinutes.value_or(shortest) * minuteMs, words.times.language);
        }
        addRow(tr("Window"), plan, rangeHint(window.planned, words));
        if (window.actual)
            //: When the work of a maintenance was really done
            addRow(tr("Actual"), rangeText(*window.actual, words), rangeHint(*window.actual, words));
        else if (record.after == Status::Completed)
            //: When the work of a maintenance was really done: nobody said it
            addRow(tr("Actual"), tr("not known"), {}, true);
    }
    if (record.calledOff > 0)
        addRow(tr("Called off"), tr("%n window(s)", nullptr, static_cast<int>(record.calledOff)));
}

void RecordView::addPromises(const PostRecord &record, const Words &words)
{
    for (const Promise &promise : record.promises) {
        //: %1 is what is promised, like "ETA", %2 a time
        const QString text = tr("%1 by %2").arg(wordFor(promise.kind), words.times.brief(promise.due, words.now));
        addRow(&promise == &record.promises.constFirst() ? tr("Promised") : QString(), text, words.times.full(promise.due));
    }
    for (const Promise &promise : record.kept) {
        //: %1 is what was promised, like "ETA", %2 the time for which it was
        const QString text = tr("%1, promised for %2").arg(wordFor(promise.kind), words.times.brief(promise.due, words.now));
        addRow(&promise == &record.kept.constFirst() ? tr("Taken as kept") : QString(), text, words.times.full(promise.due));
    }
}

QStringList RecordView::lines() const
{
    QStringList lines;
    for (qsizetype i = 0; i + 1 < m_rows.size(); i += 2) {
        const QString caption = static_cast<QLabel *>(m_rows.at(i))->text();
        const QString value = static_cast<QLabel *>(m_rows.at(i + 1))->text();
        lines.append(caption.isEmpty() ? value : QString(caption + u": "_s + value));
    }
    return lines;
}

} // namespace tocsin
