// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commandline.h"
#include "app/ctl/console.h"
#include "app/ctl/reading.h"
#include "app/ctl/storyjson.h"

#include "models/announcements/tokens/postpage.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace tocsin::ctl {
namespace {

/// Prints a story for people: times in its own zone and in UTC.
class StoryPrinter
{
public:
    StoryPrinter(const Story &story, const QList<LinkHere> &linksHere, const QList<WorkspaceReader::StoredDraft> &waiting, const TargetNames &names, const Rendering &rendering, Instant now)
        : m_story(story), m_linksHere(linksHere), m_waiting(waiting), m_names(names), m_rendering(rendering), m_now(now)
    {
    }

    void printAll() const
    {
        line(m_story.title.isEmpty() ? u"(without a title)"_s : m_story.title);
        field(u"id"_s, m_story.id);
        field(u"kind"_s, nameOf(m_story.kind));
        field(u"status"_s, m_story.status ? QString(nameOf(*m_story.status)) : u"-"_s);
        field(u"opened"_s, at(m_story.opened) + (m_story.openedCertain ? u""_s : u" (not settled by the text)"_s));
        if (m_story.retroactive)
            field(u"told"_s, u"afterwards"_s);
        if (m_story.retracted)
            field(u"retracted"_s, u"yes"_s);
        QStringList targets;
        for (const QString &id : m_story.targets)
            targets.append(nameOfTarget(id));
        field(u"targets"_s, targets.join(u", "_s));
        for (const Window &window : m_story.windows)
            printWindow(window);
        for (const Impact &impact : m_story.impacts) {
            field(u"impact"_s, u"%1 %2 %3%4%5"_s.arg(range(impact.range), nameOf(impact.level), nameOfTarget(impact.target),
                                                     impact.planned ? u", planned"_s : u""_s, impact.certain ? u""_s : u", uncertain"_s));
        }
        for (const Promise &promise : m_story.promises)
            field(u"promise"_s, u"%1 by %2, %3"_s.arg(nameOf(promise.kind), at(promise.due), stateWord(stateAt(promise, m_now))));
        for (const Remedy &remedy : m_story.remedies)
            field(u"remedy"_s, remedyText(remedy));
        for (const Link &link : m_story.links)
            field(u"link"_s, u"%1 %2"_s.arg(nameOf(link.kind), link.incident.isEmpty() ? link.url : link.incident));
        for (const LinkHere &link : m_linksHere)
            field(u"linked"_s, u"%1 in %2 %3"_s.arg(nameOf(link.kind), link.incident, link.title));
        for (const WorkspaceReader::StoredDraft &stored : m_waiting)
            printWaiting(stored);
        for (const Update &update : m_story.updates)
            printUpdate(update);
    }

private:
    static void line(const QString &text) { print(safeForTerminal(text)); }
    static void field(const QString &name, const QString &value) { line(QString(name + u':').leftJustified(10) + value); }
    [[nodiscard]] QString at(Instant instant) const { return stamp(instant, m_rendering.style.stamp, m_rendering.zones, m_rendering.language); }
    [[nodiscard]] QString range(const InstantRange &range) const
    {
        if (!range.end)
            return u"%1 – open"_s.arg(at(range.begin));
        return intervalStamp(range.begin, *range.end, m_rendering.style.stamp, m_rendering.zones, m_rendering.language);
    }
    [[nodiscard]] QString nameOfTarget(const QString &id) const { return m_names.value(id, id); }

    static QString stateWord(PromiseState state)
    {
        switch (state) {
        case PromiseState::Open:
            return u"open"_s;
        case PromiseState::Missed:
            return u"missed"_s;
        case PromiseState::Kept:
            return u"kept"_s;
        case PromiseState::KeptLate:
            return u"kept late"_s;
        }
        return {};
    }

    QString remedyText(const Remedy &remedy) const
    {
        QStringList parts;
        if (remedy.percent)
            parts.append(u"%1 % of the bill"_s.arg(*remedy.percent));
        if (remedy.daysAdded)
            parts.append(counted(*remedy.daysAdded, u"%1 day added"_s, u"%1 days added"_s));
        if (remedy.graceUntil)
            parts.append(u"grace until %1"_s.arg(at(*remedy.graceUntil)));
        if (!remedy.note.isEmpty())
            parts.append(remedy.note);
        return parts.join(u"; "_s);
    }

    void printWindow(const Window &window) const
    {
        field(u"planned"_s, range(window.planned) + (window.certain ? u""_s : u" (uncertain)"_s));
        if (window.actual)
            field(u"actual"_s, range(*window.actual));
        if (window.shortestMinutes && window.longestMinutes)
            field(u"expected"_s, durationText(*window.shortestMinutes * minuteMs, *window.longestMinutes * minuteMs, m_rendering.language));
    }

    void printWaiting(const WorkspaceReader::StoredDraft &stored) const
    {
        field(u"waits"_s, u"for approval, by %1%2"_s.arg(stored.user, stored.draft.asked ? u" at %1"_s.arg(at(*stored.draft.asked)) : QString()));
        if (stored.sentBack)
            field(u"sent back"_s, u" by %1 at %2: %3"_s.arg(stored.sentBack->user, at(stored.sentBack->at), stored.sentBack->note.simplified()));
    }

    void printUpdate(const Update &update) const
    {
        QString heading = update.at ? at(*update.at) : u"(no time)"_s;
        if (!update.certain)
            heading += u" (uncertain)"_s;
        if (update.statusAfter)
            heading += u"  %1"_s.arg(nameOf(*update.statusAfter));
        if (!update.label.isEmpty())
            heading += u"  %1"_s.arg(update.label);
        if (!update.revisions.isEmpty())
            heading += u"  (corrected)"_s;
        if (update.retracted)
            heading += u"  (retracted)"_s;
        line(QString());
        line(heading);
        line(bodyText(update.body, m_rendering, TextForm::Plain));
    }

    const Story &m_story;
    const QList<LinkHere> &m_linksHere;
    const QList<WorkspaceReader::StoredDraft> &m_waiting;
    const TargetNames &m_names;
    const Rendering &m_rendering;
    const Instant m_now;
};

} // namespace

int runShow(const Call &call)
{
    CommandLine line("show"_L1, u"[options] ID"_s,
                     u"Shows one incident: what it hit, plan and actual, promises, remedies, links and its thread, oldest first. Times are in the zone in\n"
                     "which it was written and in UTC; --format json gives everything, with the times' values in the texts (schema tocsin-story-1). What\n"
                     "waits for approval is named, and who sent it back and why; its words are not told before they are approved."_s);
    line.addWorkspace();
    line.addFormat();
    if (const auto end = line.parse(call.arguments))
        return *end;
    if (line.operands().size() != 1)
        return line.wrong(u"name one incident by its id; “tocsinctl list” shows the ids"_s);

    const auto refuse = [](const Failure &failure) {
        complain(failure.detail);
        return Refused;
    };
    const auto reader = openForReading(line.workspacePath());
    if (!reader)
        return refuse(reader.error());
    const auto snapshot = (*reader)->snapshot();
    const auto id = storyIdFrom(**reader, line.operands().constFirst());
    if (!id)
        return refuse(id.error());
    const auto story = (*reader)->story(*id);
    if (!story)
        return refuse(story.error());
    const auto targets = (*reader)->targets();
    if (!targets)
        return refuse(targets.error());
    const auto linksHere = (*reader)->linksTo(*id);
    if (!linksHere)
        return refuse(linksHere.error());
    auto waiting = (*reader)->drafts();
    if (!waiting)
        return refuse(waiting.error());
    waiting->removeIf([&id](const WorkspaceReader::StoredDraft &stored) { return stored.draft.incident != *id || stored.draft.state != PostDraft::State::Waiting; });
    const TargetNames names = namesOf(*targets);
    if (line.format() == Format::Json) {
        QJsonObject json = toJson(*story, names, *linksHere);
        if (!waiting->isEmpty()) {
            QJsonArray list;
            for (const WorkspaceReader::StoredDraft &stored : std::as_const(*waiting))
                list.append(waitingJson(stored));
            json.insert(u"waiting"_s, list);
        }
        printJson(json);
        return Done;
    }
    const auto style = houseStyle({});
    if (!style)
        return refuse(style.error());
    QStringList zones{u"UTC"_s};
    if (!story->zone.isEmpty())
        zones.prepend(story->zone);
    const Rendering rendering{u"en"_s, zones, *style, [&names](const QString &target) { return names.value(target); }};
    StoryPrinter(*story, *linksHere, *waiting, names, rendering, call.clock.now()).printAll();
    return Done;
}

} // namespace tocsin::ctl
