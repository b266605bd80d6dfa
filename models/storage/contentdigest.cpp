// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/canonicaljson.h"
#include "models/domain/fold.h"
#include "models/domain/tokenjson.h"
#include "models/storage/projector.h"
#include "models/storage/workspacereader.h"

#include <QCryptographicHash>
#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tocsin {

namespace {

using Error = tl::unexpected<Failure>;

QJsonValue json(std::optional<Instant> instant)
{
    return instant ? QJsonValue(*instant) : QJsonValue();
}

QJsonValue json(const InstantRange &range)
{
    return QJsonArray{range.begin, json(range.end)};
}

template<typename E> QJsonValue name(std::optional<E> value)
{
    return value ? QJsonValue(QString(nameOf(*value))) : QJsonValue();
}

QJsonValue json(const Update &update)
{
    QJsonArray candidates;
    for (const Instant candidate : update.candidates)
        candidates.append(candidate);
    return QJsonArray{json(update.at), name(update.statusAfter), update.label, update.language, update.zone, tokenTextToJson(update.body),
                      update.position, update.certain, candidates, update.revisions.size(), update.retracted};
}

QJsonValue json(const Window &window)
{
    return QJsonArray{json(window.planned), window.actual ? json(*window.actual) : QJsonValue(), window.zone, name(std::optional(window.precision)),
                      name(window.expectedLevel), window.shortestMinutes ? QJsonValue(*window.shortestMinutes) : QJsonValue(),
                      window.longestMinutes ? QJsonValue(*window.longestMinutes) : QJsonValue(), json(window.announced), window.certain};
}

/// What @p story says, without ids and without when it was written down.
QJsonObject content(const Story &story, const QList<Translation> &translations)
{
    QJsonArray impacts, windows, updates, promises, remedies, links, texts;
    for (const Impact &impact : story.impacts)
        impacts.append(QJsonArray{impact.target, name(std::optional(impact.level)), json(impact.range), impact.planned, impact.certain});
    for (const Window &window : story.windows)
        windows.append(json(window));
    for (const Update &update : story.updates)
        updates.append(json(update));
    for (const Promise &promise : story.promises)
        promises.append(QJsonArray{name(std::optional(promise.kind)), promise.due, json(promise.kept)});
    for (const Remedy &remedy : story.remedies) {
        remedies.append(QJsonArray{remedy.percent ? QJsonValue(*remedy.percent) : QJsonValue(), remedy.daysAdded ? QJsonValue(*remedy.daysAdded) : QJsonValue(),
                                   json(remedy.graceUntil), remedy.note});
    }
    for (const Link &link : story.links)
        links.append(QJsonArray{name(std::optional(link.kind)), link.url});
    for (const Translation &translation : translations)
        texts.append(QJsonArray{translation.language, tokenTextToJson(translation.body), translation.sourceHash, name(std::optional(translation.state))});
    return {{u"kind"_s, name(std::optional(story.kind))},
            {u"status"_s, name(story.status)},
            {u"title"_s, story.title},
            {u"zone"_s, story.zone},
            {u"language"_s, story.language},
            {u"opened"_s, story.opened},
            {u"opened_certain"_s, story.openedCertain},
            {u"retroactive"_s, story.retroactive},
            {u"opened_by"_s, story.openedBy},
            {u"origin"_s, story.origin},
            {u"targets"_s, QJsonArray::fromStringList(story.targets)},
            {u"impacts"_s, impacts},
            {u"windows"_s, windows},
            {u"updates"_s, updates},
            {u"promises"_s, promises},
            {u"remedies"_s, remedies},
            {u"links"_s, links},
            {u"translations"_s, texts},
            {u"retracted"_s, story.retracted}};
}

} // namespace

Result<QByteArray> WorkspaceReader::contentDigest()
{
    const Snapshot state(m_db);
    QStringList ids;
    Result<sqlite::Statement> incidents = m_db.prepare("SELECT id FROM document WHERE id >= 'inc:' AND id < 'inc;'");
    if (!incidents)
        return Error(incidents.error());
    while (incidents->step())
        ids.append(incidents->text(0));
    if (const Result<void> done = incidents->done(); !done)
        return Error(done.error());

    // Ids give the order of stories, and are not part of the content: the hashes are sorted instead.
    QList<QByteArray> hashes;
    const auto add = [&hashes](const QJsonObject &what) {
        hashes.append(QCryptographicHash::hash(canonicalJson(what), QCryptographicHash::Sha256));
    };
    for (const QString &id : std::as_const(ids)) {
        const Result<QList<Fact>> known = readFacts(m_db, id);
        if (!known)
            return Error(known.error());
        if (const std::optional<Story> told = fold(*known))
            add(content(*told, foldTranslations(*known)));
    }

    Result<sqlite::Statement> catalogue = m_db.prepare("SELECT id, body FROM document WHERE substr(id, 1, instr(id, ':')) IN "
                                                       "('zone:', 'srv:', 'svc:', 'grp:', 'tpl:', 'aud:', 'term:')");
    if (!catalogue)
        return Error(catalogue.error());
    while (catalogue->step()) {
        const Document document{catalogue->text(0), {}, {}, catalogue->bytes(1)};
        QJsonObject body = document.body();
        body.remove("hlc"_L1);
        body["id"_L1] = document.id;
        add(body);
    }
    if (const Result<void> done = catalogue->done(); !done)
        return Error(done.error());
    std::ranges::sort(hashes);
    return QCryptographicHash::hash(hashes.join(), QCryptographicHash::Sha256).toHex();
}

} // namespace tocsin
