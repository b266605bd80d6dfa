// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/postdraft.h"

#include "models/domain/canonicaljson.h"
#include "models/domain/factbody.h"
#include "models/domain/tokenjson.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace tocsin {

namespace {

void put(QJsonObject &to, QLatin1StringView key, const QString &value)
{
    if (!value.isEmpty())
        to[key] = value;
}

void put(QJsonObject &to, QLatin1StringView key, const QStringList &values)
{
    if (!values.isEmpty())
        to[key] = QJsonArray::fromStringList(values);
}

void put(QJsonObject &to, QLatin1StringView key, std::optional<Instant> value)
{
    if (value)
        to[key] = *value;
}

void put(QJsonObject &to, QLatin1StringView key, bool value)
{
    if (value)
        to[key] = true;
}

template<typename T, typename Write> void put(QJsonObject &to, QLatin1StringView key, const QList<T> &values, Write write)
{
    QJsonArray array;
    for (const T &value : values)
        array.append(write(value));
    if (!array.isEmpty())
        to[key] = array;
}

QJsonObject jsonOf(const ImpactChange &change)
{
    QJsonObject to;
    put(to, "impact"_L1, change.impact);
    put(to, "target"_L1, change.target);
    to["level"_L1] = nameOf(change.level);
    put(to, "begin"_L1, change.begin);
    put(to, "end"_L1, change.end);
    put(to, "ends_now"_L1, change.endsNow);
    put(to, "planned"_L1, change.planned);
    put(to, "retracted"_L1, change.retracted);
    return to;
}

QJsonObject jsonOf(const PromiseChange &change)
{
    QJsonObject to;
    to["kind"_L1] = nameOf(change.kind);
    put(to, "due"_L1, change.due);
    if (!change.due)
        to["after"_L1] = change.afterMs;
    return to;
}

/// @p id stands beside the body, which does not hold it.
QJsonObject jsonOf(const FactBody &body, const QString &id)
{
    QJsonObject to = QJsonDocument::fromJson(factBodyJson(body)).object();
    put(to, "id"_L1, id);
    return to;
}

QJsonObject jsonOf(const PostDraft &draft)
{
    QJsonObject to;
    to["key"_L1] = draft.key;
    to["state"_L1] = nameOf(draft.state);
    to["incident"_L1] = draft.incident;
    put(to, "begins_story"_L1, draft.beginsStory);
    to["kind"_L1] = nameOf(draft.kind);
    put(to, "title"_L1, draft.title);
    if (draft.status)
        to["status"_L1] = nameOf(*draft.status);
    if (draft.targets)
        to["targets"_L1] = QJsonArray::fromStringList(*draft.targets);
    put(to, "impacts"_L1, draft.impacts, [](const ImpactChange &change) { return jsonOf(change); });
    put(to, "promises"_L1, draft.promises, [](const PromiseChange &change) { return jsonOf(change); });
    put(to, "keeps"_L1, draft.keeps);
    put(to, "links"_L1, draft.links, [](const Link &link) { return jsonOf(FactBody(link), link.id); });
    if (draft.window)
        to["window"_L1] = jsonOf(FactBody(*draft.window), draft.window->id);
    put(to, "corrects"_L1, draft.correctsUpdate);
    to["body"_L1] = tokenTextToJson(draft.body);
    put(to, "language"_L1, draft.language);
    put(to, "zone"_L1, draft.zone);
    put(to, "label"_L1, draft.label);
    put(to, "at"_L1, draft.at);
    put(to, "retroactive"_L1, draft.retroactive);
    put(to, "post_mortem"_L1, draft.postMortem);
    put(to, "all_customers"_L1, draft.wholeCustomerBase);
    put(to, "seen"_L1, draft.seen);
    put(to, "dismissed"_L1, draft.dismissed);
    put(to, "bypass"_L1, draft.bypass);
    put(to, "written_by"_L1, draft.writtenBy);
    to["changed"_L1] = draft.changed;
    return to;
}

/// Calls @p each with the fields of every object of the array @p key; anything else in it is refused.
template<typename Each> void readObjects(FactFields &from, QLatin1StringView key, Each each)
{
    const QJsonArray array = from.value(key).toArray();
    int number = 0;
    for (const QJsonValue &value : array) {
        FactFields fields(value.toObject(), from.pathOf(key) + u'[' + QString::number(number++) + u']');
        each(fields);
        if (fields.failure())
            from.fail(*fields.failure());
    }
}

template<typename T> std::optional<T> readFactBody(FactFields &from)
{
    std::optional<FactBody> body = factBodyFrom(from);
    T *value = body ? std::get_if<T>(&*body) : nullptr;
    if (!value) {
        from.fail("type"_L1, u"is not what stands here"_s);
        return std::nullopt;
    }
    value->id = from.textOr("id"_L1);
    return *value;
}

PostDraft readDraft(FactFields &from)
{
    PostDraft draft;
    draft.key = from.text("key"_L1);
    draft.state = from.nameIfThere<PostDraft::State>("state"_L1).value_or(PostDraft::State::Writing);
    draft.incident = from.text("incident"_L1);
    draft.beginsStory = from.flag("begins_story"_L1, false);
    draft.kind = from.name<IncidentKind>("kind"_L1);
    draft.title = from.textOr("title"_L1);
    draft.status = from.nameIfThere<Status>("status"_L1);
    if (from.has("targets"_L1))
        draft.targets = from.texts("targets"_L1);
    readObjects(from, "impacts"_L1, [&draft](FactFields &fields) {
        draft.impacts.append({fields.textOr("impact"_L1), fields.textOr("target"_L1), fields.name<Level>("level"_L1), fields.instantIfThere("begin"_L1),
                              fields.instantIfThere("end"_L1), fields.flag("ends_now"_L1, false), fields.flag("planned"_L1, false),
                              fields.flag("retracted"_L1, false)});
    });
    readObjects(from, "promises"_L1, [&draft](FactFields &fields) {
        PromiseChange change{fields.name<PromiseKind>("kind"_L1), fields.instantIfThere("due"_L1), 0};
        if (!change.due)
            change.afterMs = fields.integer("after"_L1, 1, 3660 * dayMs);
        draft.promises.append(change);
    });
    draft.keeps = from.texts("keeps"_L1);
    readObjects(from, "links"_L1, [&draft](FactFields &fields) {
        if (const auto link = readFactBody<Link>(fields))
            draft.links.append(*link);
    });
    if (from.has("window"_L1)) {
        FactFields fields(from.value("window"_L1).toObject(), from.pathOf("window"_L1));
        draft.window = readFactBody<Window>(fields);
        if (fields.failure())
            from.fail(*fields.failure());
    }
    draft.correctsUpdate = from.textOr("corrects"_L1);
    if (Result<TokenText> body = tokenTextFromJson(from.value("body"_L1), from.pathOf("body"_L1)))
        draft.body = *std::move(body);
    else
        from.fail(body.error());
    draft.language = from.textOr("language"_L1);
    draft.zone = from.textOr("zone"_L1);
    draft.label = from.textOr("label"_L1);
    draft.at = from.instantIfThere("at"_L1);
    draft.retroactive = from.flag("retroactive"_L1, false);
    draft.postMortem = from.flag("post_mortem"_L1, false);
    draft.wholeCustomerBase = from.flag("all_customers"_L1, false);
    draft.seen = from.texts("seen"_L1);
    draft.dismissed = from.texts("dismissed"_L1);
    draft.bypass = from.textOr("bypass"_L1);
    draft.writtenBy = from.textOr("written_by"_L1);
    draft.changed = from.instantIfThere("changed"_L1).value_or(0);
    return draft;
}

} // namespace

bool isBlank(const PostDraft &draft)
{
    return draft.title.trimmed().isEmpty() && draft.body.markdown.trimmed().isEmpty() && !draft.status && !draft.targets && draft.impacts.isEmpty()
        && draft.promises.isEmpty() && draft.keeps.isEmpty() && draft.links.isEmpty() && !draft.window && !draft.at;
}

QString draftDocumentId(const QString &incident, const QString &user)
{
    return u"draft:"_s + QStringView(incident).sliced(4) + u':' + encodedUser(user);
}

QString postDocumentId(const QString &incident, const QString &user, const QString &key)
{
    return u"upd:"_s + QStringView(incident).sliced(4) + u':' + encodedUser(user) + u':' + key;
}

QByteArray draftsJson(const QList<PostDraft> &drafts, const QString &by, Hlc hlc)
{
    QJsonObject to;
    to["type"_L1] = u"draft"_s;
    to["by"_L1] = by;
    to["hlc"_L1] = hlc.toString();
    QJsonArray array;
    for (const PostDraft &draft : drafts)
        array.append(jsonOf(draft));
    to["drafts"_L1] = array;
    return canonicalJson(to);
}

Result<QList<PostDraft>> draftsFrom(const Document &document)
{
    const QJsonDocument json = QJsonDocument::fromJson(document.json);
    if (!json.isObject())
        return failed(Failure::Code::Rejected, document.id + u": the body is no JSON object"_s);
    FactFields from(json.object(), document.id);
    QList<PostDraft> drafts;
    readObjects(from, "drafts"_L1, [&drafts](FactFields &fields) { drafts.append(readDraft(fields)); });
    if (from.failure())
        return tl::unexpected<Failure>(*from.failure());
    return drafts;
}

} // namespace tocsin
