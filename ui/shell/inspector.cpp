// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/inspector.h"

#include "models/domain/affected.h"
#include "models/domain/overrun.h"
#include "ui/desk/deskwords.h"
#include "ui/shell/preferences.h"
#include "ui/shell/windowbar.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/words.h"

#include <QLabel>
#include <QLocale>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tocsin {
namespace {

/// The part of a ULID that people use to tell stories apart: its end is random, its beginning is the date.
QString shortId(const QString &id)
{
    return u'#' + id.right(4).toLower();
}

/// Worst level among the impacts that matter now: the open ones, or all where none is open.
std::optional<Level> worstLevel(const Story &story, Instant now)
{
    std::optional<Level> worst;
    std::optional<Level> worstOpen;
    for (const Impact &impact : story.impacts) {
        worst = std::max(worst.value_or(impact.level), impact.level);
        if (isOnAt(impact, story, now))
            worstOpen = std::max(worstOpen.value_or(impact.level), impact.level);
    }
    return worstOpen ? worstOpen : worst;
}

bool isUncertain(const Story &story)
{
    return !story.openedCertain || std::ranges::any_of(story.impacts, [](const Impact &i) { return !i.certain; })
        || std::ranges::any_of(story.windows, [](const Window &w) { return !w.certain; })
        || std::ranges::any_of(story.updates, [](const Update &u) { return !u.certain; });
}

QFrame *newCard(const char *tone, QWidget *parent)
{
    auto *card = new QFrame(parent);
    card->setProperty("card", QString::fromLatin1(tone));
    return card;
}

QToolButton *newLinkButton(const QString &text, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setProperty("chip", true);
    button->setText(text);
    button->setCursor(Qt::PointingHandCursor);
    return button;
}

} // namespace

Inspector::Inspector(const Clock &clock, Preferences &preferences, const ThemeSwitch &themes, QWidget *parent)
    : QWidget(parent), m_clock(clock), m_preferences(preferences), m_themes(themes), m_pages(new QStackedWidget(this)),
      m_empty(newLabel({}, true, this)), m_scroll(new QScrollArea(this))
{
    setObjectName(u"inspector"_s);
    setAccessibleName(tr("Inspector"));
    setProperty("area", u"panel"_s);
    setAttribute(Qt::WA_StyledBackground);
    m_empty->setObjectName(u"inspectorEmpty"_s);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setMargin(24);
    m_scroll->setAccessibleName(tr("Incident and its thread"));
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_pages->addWidget(m_empty);
    m_pages->addWidget(m_scroll);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pages);
    setMinimumWidth(260);
    setFocusProxy(m_scroll); // arrow keys then scroll the thread
    connect(&preferences, &Preferences::zonesChanged, this, &Inspector::rebuild);
    connect(&preferences, &Preferences::threadOrderChanged, this, &Inspector::rebuild);
    connect(&themes, &ThemeSwitch::changed, this, &Inspector::rebuild); // rich text holds colours
    showNothing();
}

TimeText Inspector::times() const
{
    return {m_preferences.zones(), m_preferences.language()};
}

QString Inspector::nameOf(const QString &target) const
{
    return m_content->targetNames.value(target, target.section(u':', 1));
}

QStringList Inspector::targetLines() const
{
    const auto names = [this](const QStringList &targets) {
        QStringList words;
        for (const QString &target : targets)
            words.append(nameOf(target));
        return words.join(u" · "_s);
    };
    const TargetsNow targets = targetsAt(m_content->story, m_shownAt);
    QStringList lines;
    if (!targets.current.isEmpty())
        lines.append(names(targets.current));
    if (!targets.restored.isEmpty())
        //: %1 is one target or several, of a story that goes on
        lines.append(tr("restored: %1").arg(names(targets.restored)));
    return lines;
}

void Inspector::showContent(const InspectorContent &content)
{
    const bool another = content.story.id != incidentId();
    if (m_content == content)
        return;
    const int scrolled = another ? 0 : m_scroll->verticalScrollBar()->value();
    m_content = content;
    rebuild();
    m_scroll->verticalScrollBar()->setValue(scrolled);
}

void Inspector::showNothing()
{
    m_content.reset();
    m_cards.clear();
    m_countdowns.clear();
    m_empty->setText(tr("Choose an incident on the timeline, or press Ctrl+K to search."));
    m_pages->setCurrentWidget(m_empty);
}

void Inspector::showProblem(const QString &problem)
{
    showNothing();
    m_empty->setText(problem);
}

void Inspector::refreshPresent()
{
    if (!m_content)
        return;
    if (dependsOnPresent() && m_clock.now() / minuteMs != m_shownAt / minuteMs)
        rebuild();
    else
        countDown();
}

bool Inspector::dependsOnPresent() const
{
    const Story &story = m_content->story;
    return !isClosed(story.status) && (!story.promises.isEmpty() || !story.windows.isEmpty()
                                       || std::ranges::any_of(story.impacts, [this](const Impact &i) { return !i.range.end || *i.range.end > m_shownAt; }));
}

void Inspector::rebuild()
{
    if (!m_content)
        return;
    m_shownAt = m_clock.now();
    m_cards.clear();
    m_countdowns.clear();
    const int scrolled = m_scroll->verticalScrollBar()->value();
    auto *content = new QWidget;
    content->setObjectName(u"inspectorContent"_s);
    content->setProperty("area", u"panel"_s);
    content->setAttribute(Qt::WA_StyledBackground);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(14, 14, 14, 14);
    layout->setSpacing(9);
    addHead(layout);
    addFacts(layout);
    addWindows(layout);
    addPromises(layout);
    addRemedies(layout);
    addLinks(layout);
    addThread(layout);
    layout->addStretch(1);
    m_scroll->setWidget(content); // deletes the one before
    m_pages->setCurrentWidget(m_scroll);
    m_scroll->verticalScrollBar()->setValue(scrolled);
}

void Inspector::addHead(QVBoxLayout *layout)
{
    const Story &story = m_content->story;
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    auto *chips = new QWidget;
    chips->setObjectName(u"chips"_s);
    auto *flow = new FlowLayout(chips);
    const std::optional<Level> level = worstLevel(story, m_shownAt);
    if (level)
        flow->addWidget(newChip(wordFor(*level), *level, chips));
    if (story.status)
        flow->addWidget(newChip(wordFor(*story.status), toneOf(*story.status), chips));
    // A maintenance's level already says what it is.
    if (story.kind != IncidentKind::Incident && !(story.kind == IncidentKind::Maintenance && level == Level::Maintenance))
        flow->addWidget(newChip(wordFor(story.kind), Tone::Neutral, chips));
    if (std::ranges::any_of(story.links, [](const Link &link) { return link.kind == LinkKind::MaintenanceTurnedIncident; }))
        flow->addWidget(newChip(tr("from maintenance"), Level::Maintenance, chips));
    if (story.retroactive)
        flow->addWidget(newChip(tr("retroactive"), Tone::Neutral, chips));
    if (isUncertain(story))
        flow->addWidget(newChip(tr("times uncertain"), Tone::Warning, chips));
    if (story.retracted)
        flow->addWidget(newChip(tr("taken back"), Tone::Bad, chips));
    row->addWidget(chips, 1);
    QLabel *id = newLabel(shortId(story.id), true);
    id->setWordWrap(false);
    id->setObjectName(u"shortId"_s);
    id->setToolTip(story.id);
    row->addWidget(id, 0, Qt::AlignTop);
    layout->addLayout(row);

    QLabel *title = newLabel(story.title.isEmpty() ? tr("Without a title") : story.title);
    title->setObjectName(u"title"_s);
    QFont font = title->font();
    font.setBold(true);
    font.setPointSizeF(font.pointSizeF() * 1.25);
    title->setFont(font);
    layout->addWidget(title);
}

void Inspector::addFacts(QVBoxLayout *layout)
{
    const Story &story = m_content->story;
    const TimeText times = this->times();
    PieceWriter piece;
    for (const QString &line : targetLines())
        piece.write(line + u'\n');

    const auto chipOf = [&times, this](Instant instant, bool certain) {
        return PieceWriter::Value{times.brief(instant, m_shownAt), certain ? Tone::Info : Tone::Warning, times.full(instant)};
    };
    std::optional<Instant> begin;
    std::optional<Instant> end;
    bool open = false;
    bool certain = true;
    for (const Impact &impact : story.impacts) {
        begin = std::min(begin.value_or(impact.range.begin), impact.range.begin);
        open = open || !impact.range.end;
        certain = certain && impact.certain;
        if (impact.range.end)
            end = std::max(end.value_or(*impact.range.end), *impact.range.end);
    }
    if (!begin) {
        piece.sentence(tr("dated %1"), {chipOf(story.opened, story.openedCertain)});
    } else if (open && isClosed(story.status)) {
        // What the text leaves open is not measured against the present once the story is closed.
        piece.sentence(tr("from %1, end not stated"), {chipOf(*begin, certain)});
    } else if (open) {
        piece.sentence(tr("since %1, for %2 so far"), {chipOf(*begin, certain), {times.duration(m_shownAt - *begin), Tone::Neutral, {}}});
    } else {
        piece.sentence(tr("from %1 until %2, %3"),
                       {chipOf(*begin, certain), chipOf(*end, certain), {times.duration(*end - *begin), Tone::Neutral, {}}});
    }
    auto *facts = new ChipText(m_themes);
    facts->setObjectName(u"facts"_s);
    facts->setAccessibleName(tr("Targets and times"));
    facts->setGrowing();
    facts->setPlainText(piece.text);
    facts->setChips(piece.chips);
    layout->addWidget(facts);
}

void Inspector::addWindows(QVBoxLayout *layout)
{
    const TimeText times = this->times();
    for (const Window &window : m_content->story.windows) {
        QFrame *card = newCard("true", nullptr);
        card->setObjectName(u"window"_s);
        auto *lines = new QVBoxLayout(card);
        lines->setContentsMargins(10, 8, 10, 8);
        lines->setSpacing(4);
        const QString planned = window.planned.end ? times.full(window.planned.begin, *window.planned.end)
                                                   : tr("from %1, end not stated").arg(times.full(window.planned.begin, window.precision));
        lines->addWidget(newLabel(tr("Planned %1").arg(planned), false, card));
        if (!window.certain)
            lines->addWidget(newChip(tr("uncertain"), Tone::Warning, card), 0, Qt::AlignLeft);
        if (window.planned.end)
            lines->addWidget(new WindowBar(window, m_shownAt, m_themes, card));
        if (window.actual) {
            const QString actual = window.actual->end ? times.full(window.actual->begin, *window.actual->end)
                                                      : tr("since %1").arg(times.full(window.actual->begin));
            lines->addWidget(newLabel(tr("Actual %1").arg(actual), false, card));
            const Instant end = window.actual->end.value_or(m_shownAt);
            if (window.planned.end && end > *window.planned.end)
                lines->addWidget(newChip(tr("%1 over").arg(times.duration(end - *window.planned.end)), Tone::Bad, card), 0, Qt::AlignLeft);
        }
        if (window.shortestMinutes || window.longestMinutes) {
            const int shortest = window.shortestMinutes.value_or(window.longestMinutes.value_or(0));
            const int longest = window.longestMinutes.value_or(shortest);
            const QString length = durationText(shortest * minuteMs, longest * minuteMs, times.language);
            lines->addWidget(newLabel(window.expectedLevel ? tr("Expected inside: %1 for %2").arg(wordFor(*window.expectedLevel), length)
                                                           : tr("Expected inside: %1").arg(length), true, card));
        }
        // What was told afterwards was not announced.
        if (window.announced && *window.announced < window.planned.begin)
            lines->addWidget(newLabel(tr("Announced %1 ahead").arg(times.duration(window.planned.begin - *window.announced)), true, card));
        layout->addWidget(card);
    }
}

void Inspector::addPromises(QVBoxLayout *layout)
{
    const TimeText times = this->times();
    int kept = 0;
    int late = 0;
    Instant latest = 0;
    QStringList history;
    QList<Promise> promises = m_content->story.promises;
    std::ranges::stable_sort(promises, {}, &Promise::due); // what is due next is read first
    for (const Promise &promise : std::as_const(promises)) {
        const QString what = wordFor(promise.kind);
        if (promise.kept) {
            ++kept;
            const Instant delay = promise.kept.value_or(promise.due) - promise.due;
            if (delay >= minuteMs) {
                ++late;
                latest = std::max(latest, delay);
            }
            history.append(tr("%1: promised for %2, kept %3").arg(what, times.brief(promise.due, m_shownAt), times.brief(promise.kept.value_or(promise.due), m_shownAt)));
            continue;
        }
        QFrame *card = newCard("true", nullptr);
        card->setObjectName(u"promise"_s);
        auto *lines = new QHBoxLayout(card);
        lines->setContentsMargins(10, 7, 10, 7);
        QLabel *label = newLabel({}, false, card);
        label->setToolTip(times.full(promise.due));
        m_countdowns.append({card, label, promise});
        lines->addWidget(label, 1);
        // An update keeps the promise of the next one by itself.
        if (m_writable && promise.kind != PromiseKind::NextUpdate) {
            QToolButton *button = newLinkButton(tr("Kept"), card);
            button->setObjectName(u"promiseKept"_s);
            button->setAccessibleName(tr("%1 was kept").arg(what));
            connect(button, &QToolButton::clicked, this, [this, id = promise.id] { emit promiseKept(id); }, Qt::QueuedConnection);
            lines->addWidget(button, 0, Qt::AlignTop);
        }
        layout->addWidget(card);
    }
    countDown();
    if (kept == 0)
        return;
    // What was kept is history: one line, the rest on demand.
    QLabel *label = newLabel(tr("%n promise(s) kept", nullptr, kept) + (late > 0 ? u" · "_s + tr("%n late, by up to %1", nullptr, late).arg(times.duration(latest)) : QString()), true);
    label->setObjectName(u"promisesKept"_s);
    label->setToolTip(history.join(u'\n'));
    layout->addWidget(label);
}

void Inspector::countDown()
{
    const Instant now = m_clock.now();
    const TimeText times = this->times();
    for (const Countdown &countdown : std::as_const(m_countdowns)) {
        const Promise &promise = countdown.promise;
        const DueItem due{dueKindOf(promise.kind), promise.due, promise.id, urgencyAt(promise.due, now), {}, {}, {}};
        const QString at = times.brief(promise.due, now).replace(u' ', QChar(QChar::Nbsp)); // a time is not torn apart
        //: %1 is what is due, "Next update in 4:32"; %2 the time that was promised
        if (const QString words = tr("%1 · promised for %2").arg(dueSentence(due, now, times), at); countdown.label->text() != words)
            countdown.label->setText(words);
        const QString tone = due.urgency == Urgency::Missed ? u"bad"_s : u"warning"_s;
        if (countdown.card->property("card") == tone)
            continue;
        setStyleProperty(countdown.card, "card", tone);
        // Its colour comes from the card.
        countdown.label->style()->unpolish(countdown.label);
        countdown.label->style()->polish(countdown.label);
    }
}

void Inspector::addRemedies(QVBoxLayout *layout)
{
    const TimeText times = this->times();
    for (const Remedy &remedy : m_content->story.remedies) {
        QStringList parts;
        if (remedy.percent)
            parts.append(tr("%1 % of the bill").arg(QLocale(times.language).toString(*remedy.percent, 'g', 6)));
        if (remedy.daysAdded)
            parts.append(tr("%n day(s) added", nullptr, *remedy.daysAdded));
        if (remedy.graceUntil)
            parts.append(tr("nothing suspended before %1").arg(times.full(*remedy.graceUntil)));
        if (!remedy.note.isEmpty())
            parts.append(remedy.note);
        QLabel *label = newLabel(tr("Customers get: %1").arg(parts.join(u" · "_s)));
        label->setObjectName(u"remedy"_s);
        layout->addWidget(label);
    }
}

void Inspector::addLinks(QVBoxLayout *layout)
{
    const QList<Link> links = m_content->story.links;
    if (links.isEmpty() && m_content->linksHere.isEmpty())
        return;
    auto *area = new QWidget;
    area->setObjectName(u"links"_s);
    auto *flow = new FlowLayout(area);
    const auto add = [area, flow](const QString &relation, const QString &title, const QString &name) {
        QToolButton *button = newLinkButton(tr("%1: %2").arg(relation, title), area);
        button->setObjectName(name);
        flow->addWidget(button);
        return button;
    };
    for (const Link &link : links) {
        const QString title = link.incident.isEmpty() ? link.url : m_content->linkTitles.value(link.incident, shortId(link.incident));
        connect(add(wordFor(link.kind), title, u"link"_s), &QToolButton::clicked, this, [this, link] {
            if (link.incident.isEmpty())
                emit urlWanted(link.url);
            else
                emit incidentWanted(link.incident);
        });
    }
    for (const LinkHere &link : std::as_const(m_content->linksHere)) {
        connect(add(wordFromOtherEnd(link.kind), link.title, u"linkHere"_s), &QToolButton::clicked, this,
                [this, incident = link.incident] { emit incidentWanted(incident); });
    }
    layout->addWidget(area);
}

void Inspector::addThread(QVBoxLayout *layout)
{
    QList<Update> updates;
    for (const Update &update : m_content->story.updates) {
        if (!update.retracted)
            updates.append(update);
    }
    auto *head = new QHBoxLayout;
    head->addWidget(newLabel(tr("Thread · %n update(s)", nullptr, static_cast<int>(updates.size())), true), 1);
    auto *order = newLinkButton(m_preferences.newestFirst() ? tr("Newest first") : tr("Oldest first"), nullptr);
    order->setObjectName(u"threadOrder"_s);
    order->setToolTip(tr("Turn the order of the thread around"));
    connect(order, &QToolButton::clicked, this, [this] { m_preferences.setNewestFirst(!m_preferences.newestFirst()); }, Qt::QueuedConnection);
    head->addWidget(order);
    layout->addLayout(head);

    if (m_preferences.newestFirst())
        std::ranges::reverse(updates);
    auto *thread = new QFrame;
    thread->setObjectName(u"thread"_s);
    thread->setProperty("card", u"thread"_s);
    auto *lines = new QVBoxLayout(thread);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(0);
    for (const Update &update : std::as_const(updates)) {
        auto *card = new UpdateCard(update, times(), m_themes, m_revisions, thread);
        card->setCorrectable(m_writable);
        connect(card, &UpdateCard::linkActivated, this, &Inspector::urlWanted);
        connect(card, &UpdateCard::correctionWanted, this, &Inspector::correctionWanted);
        m_cards.append(card);
        lines->addWidget(card);
    }
    layout->addWidget(thread);
}

QString Inspector::plainText() const
{
    if (!m_content)
        return {};
    QStringList lines{m_content->story.title};
    if (m_content->story.status)
        lines.append(wordFor(*m_content->story.status));
    lines += targetLines();
    for (const UpdateCard *card : m_cards)
        lines.append(u'\n' + card->plainText());
    lines.removeAll(QString());
    return lines.join(u'\n');
}

} // namespace tocsin
