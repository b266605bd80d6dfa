// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/storyjson.h"

#include "models/domain/tokenjson.h"
#include "models/time/isotime.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace tocsin::ctl {
namespace {

QJsonValue utc(std::optional<Instant> instant)
{
    return instant ? QJsonValue(isoUtc(*instant)) : QJsonValue();
}

template<typename E> QJsonValue nameOrNull(std::optional<E> value)
{
    return value ? QJsonValue(QString(nameOf(*value))) : QJsonValue();
}

template<typename T> QJsonValue orNull(std::optional<T> value)
{
    return value ? QJsonValue(*value) : QJsonValue();
}

QJsonObject rangeJson(const InstantRange &range)
{
    return {{u"begin_utc"_s, isoUtc(range.begin)}, {u"end_utc"_s, utc(range.end)}};
}

template<typename List, typename Function> QJsonArray arrayOf(const List &list, Function toValue)
{
    QJsonArray array;
    for (const auto &item : list)
        array.append(toValue(item));
    return array;
}

QJsonObject targetJson(const QString &id, const TargetNames &names)
{
    return {{u"id"_s, id}, {u"name"_s, names.value(id, id.mid(id.indexOf(u':') + 1))}};
}

QJsonObject impactJson(const Impact &impact, const TargetNames &names)
{
    QJsonObject json = rangeJson(impact.range);
    json.insert(u"target"_s, targetJson(impact.target, names));
    json.insert(u"level"_s, QString(nameOf(impact.level)));
    json.insert(u"planned"_s, impact.planned);
    json.insert(u"certain"_s, impact.certain);
    return json;
}

QJsonObject windowJson(const Window &window)
{
    return {{u"id"_s, window.id},
            {u"planned"_s, rangeJson(window.planned)},
            {u"actual"_s, window.actual ? QJsonValue(rangeJson(*window.actual)) : QJsonValue()},
            {u"zone"_s, window.zone},
            {u"precision"_s, QString(nameOf(window.precision))},
            {u"expected_level"_s, nameOrNull(window.expectedLevel)},
            {u"shortest_min"_s, orNull(window.shortestMinutes)},
            {u"longest_min"_s, orNull(window.longestMinutes)},
            {u"announced_utc"_s, utc(window.announced)},
            {u"certain"_s, window.certain}};
}

QJsonObject updateJson(const Update &update)
{
    return {{u"id"_s, update.id},
            {u"at_utc"_s, utc(update.at)},
            {u"posted_utc"_s, isoUtc(update.posted)},
            {u"certain"_s, update.certain},
            {u"candidates"_s, arrayOf(update.candidates, [](Instant instant) { return isoUtc(instant); })},
            {u"status"_s, nameOrNull(update.statusAfter)},
            {u"label"_s, update.label},
            {u"post_mortem"_s, update.postMortem},
            {u"language"_s, update.language},
            {u"zone"_s, update.zone},
            {u"body"_s, tokenTextToJson(update.body)},
            {u"revisions"_s, QJsonArray::fromStringList(update.revisions)},
            {u"retracted"_s, update.retracted}};
}

QJsonObject promiseJson(const Promise &promise)
{
    return {{u"id"_s, promise.id}, {u"kind"_s, QString(nameOf(promise.kind))}, {u"due_utc"_s, isoUtc(promise.due)}, {u"kept_utc"_s, utc(promise.kept)}};
}

QJsonObject remedyJson(const Remedy &remedy)
{
    return {{u"id"_s, remedy.id},
            {u"percent"_s, orNull(remedy.percent)},
            {u"days_added"_s, orNull(remedy.daysAdded)},
            {u"grace_until_utc"_s, utc(remedy.graceUntil)},
            {u"note"_s, remedy.note}};
}

QJsonObject linkJson(const Link &link)
{
    return {{u"id"_s, link.id}, {u"kind"_s, QString(nameOf(link.kind))}, {u"incident"_s, link.incident}, {u"url"_s, link.url}};
}

QJsonObject linkHereJson(const LinkHere &link)
{
    return {{u"kind"_s, QString(nameOf(link.kind))}, {u"incident"_s, link.incident}, {u"title"_s, link.title}};
}

} // namespace

TargetNames namesOf(const QList<TargetRow> &targets)
{
    TargetNames names;
    for (const TargetRow &row : targets)
        names.insert(row.target.id, row.target.name);
    return names;
}

QJsonObject toJson(const IncidentRow &row, const QHash<int, Target> &targets)
{
    return {{u"id"_s, row.id},
            {u"kind"_s, QString(nameOf(row.kind))},
            {u"status"_s, nameOrNull(row.status)},
            {u"title"_s, row.title},
            {u"zone"_s, row.zone},
            {u"language"_s, row.language},
            {u"opened_utc"_s, isoUtc(row.opened)},
            {u"opened_certain"_s, row.openedCertain},
            {u"retroactive"_s, row.retroactive},
            {u"worst"_s, nameOrNull(row.worst)},
            {u"begin_utc"_s, utc(row.begin)},
            {u"end_utc"_s, utc(row.end)},
            {u"updates"_s, row.updates},
            {u"targets"_s, arrayOf(row.targets, [&targets](int key) { return targets.value(key).name; })}};
}

QJsonObject toJson(const Story &story, const TargetNames &names, const QList<LinkHere> &linksHere)
{
    return {{u"schema"_s, u"tocsin-story-1"_s},
            {u"id"_s, story.id},
            {u"kind"_s, QString(nameOf(story.kind))},
            {u"status"_s, nameOrNull(story.status)},
            {u"title"_s, story.title},
            {u"zone"_s, story.zone},
            {u"language"_s, story.language},
            {u"opened_utc"_s, isoUtc(story.opened)},
            {u"opened_certain"_s, story.openedCertain},
            {u"opened_by"_s, story.openedBy},
            {u"retroactive"_s, story.retroactive},
            {u"retracted"_s, story.retracted},
            {u"targets"_s, arrayOf(story.targets, [&names](const QString &id) { return targetJson(id, names); })},
            {u"impacts"_s, arrayOf(story.impacts, [&names](const Impact &impact) { return impactJson(impact, names); })},
            {u"windows"_s, arrayOf(story.windows, &windowJson)},
            {u"updates"_s, arrayOf(story.updates, &updateJson)},
            {u"promises"_s, arrayOf(story.promises, &promiseJson)},
            {u"remedies"_s, arrayOf(story.remedies, &remedyJson)},
            {u"links"_s, arrayOf(story.links, &linkJson)},
            {u"linked_from"_s, arrayOf(linksHere, &linkHereJson)}};
}

QJsonObject waitingJson(const WorkspaceReader::StoredDraft &stored)
{
    QJsonValue sentBack;
    if (const auto &word = stored.sentBack)
        sentBack = QJsonObject{{u"by"_s, word->user}, {u"at_utc"_s, isoUtc(word->at)}, {u"note"_s, word->note}};
    return {{u"key"_s, stored.draft.key}, {u"by"_s, stored.user}, {u"asked_utc"_s, utc(stored.draft.asked)}, {u"sent_back"_s, sentBack}};
}

} // namespace tocsin::ctl
