// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/postdraft.h"

#include "models/domain/canonicaljson.h"
#include "models/domain/factfields.h"
#include "models/domain/tokenjson.h"
#include "models/domain/ulid.h"

#include <QJsonDocument>
#include <QSet>

#include <algorithm>

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
        to["after"_L1] = std::max<qint64>(0, change.afterMs);
    return to;
}

QJsonObject jsonOf(const Link &link)
{
    QJsonObject to;
    put(to, "id"_L1, link.id);
    to["link"_L1] = nameOf(link.kind);
    put(to, "incident"_L1, link.incident);
    put(to, "url"_L1, link.url);
    return to;
}

/// As it is being written: a plan may end before it begins until somebody types the other time too. Facts are not read so kindly.
QJsonObject jsonOf(const Window &window)
{
    QJsonObject to;
    put(to, "id"_L1, window.id);
    to["begin"_L1] = window.planned.begin;
    put(to, "end"_L1, window.planned.end);
    if (window.actual) {
        to["actual_begin"_L1] = window.actual->begin;
        put(to, "actual_end"_L1, window.actual->end);
    }
    put(to, "zone"_L1, window.zone);
    to["precision"_L1] = nameOf(window.precision);
    if (window.expectedLevel)
        to["expected_level"_L1] = nameOf(*window.expectedLevel);
    if (window.shortestMinutes)
        to["shortest_minutes"_L1] = *window.shortestMinutes;
    if (window.longestMinutes)
        to["longest_minutes"_L1] = *window.longestMinutes;
    put(to, "announced"_L1, window.announced);
    put(to, "uncertain"_L1, !window.certain);
    return to;
}

/// @p body with chips that can be read back: one that is being edited may say what no text may, and must not keep the words from being saved.
TokenText readable(TokenText body)
{
    for (TokenValue &token : body.tokens) {
        if (auto *interval = std::get_if<IntervalToken>(&token)) {
            interval->end = std::max(interval->begin, interval->end);
        } else if (auto *duration = std::get_if<DurationToken>(&token)) {
            duration->shortestMs = std::max<qint64>(0, duration->shortestMs);
            duration->longestMs = std::max(duration->shortestMs, duration->longestMs);
        }
    }
    return body;
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
    put(to, "links"_L1, draft.links, [](const Link &link) { return jsonOf(link); });
    if (draft.window)
        to["window"_L1] = jsonOf(*draft.window);
    put(to, "corrects"_L1, draft.correctsUpdate);
    to["body"_L1] = tokenTextToJson(readable(draft.body));
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
    put(to, "asked"_L1, draft.asked);
    QJsonArray unread;
    for (auto word = draft.unread.cbegin(); word != draft.unread.cend(); ++word)
        unread.append(QJsonObject{{u"field"_s, word.key()}, {u"words"_s, word.value()}});
    if (!unread.isEmpty())
        to["unread"_L1] = unread;
    to["changed"_L1] = draft.changed;
    return to;
}

constexpr qint64 longestPromise = 3660 * dayMs;
constexpr int longestPlanMinutes = 60 * 24 * 3660;

Window readWindow(FactFields &from)
{
    Window window;
    window.id = from.textOr("id"_L1);
    window.planned = {from.instant("begin"_L1), from.instantIfThere("end"_L1)};
    if (from.has("actual_begin"_L1))
        window.actual = InstantRange{from.instant("actual_begin"_L1), from.instantIfThere("actual_end"_L1)};
    window.zone = from.textOr("zone"_L1);
    window.precision = from.nameIfThere<Precision>("precision"_L1).value_or(Precision::Minute);
    window.expectedLevel = from.nameIfThere<Level>("expected_level"_L1);
    if (const auto minutes = from.integerIfThere("shortest_minutes"_L1, 0, longestPlanMinutes))
        window.shortestMinutes = static_cast<int>(*minutes);
    if (const auto minutes = from.integerIfThere("longest_minutes"_L1, 0, longestPlanMinutes))
        window.longestMinutes = static_cast<int>(*minutes);
    window.announced = from.instantIfThere("announced"_L1);
    window.certain = !from.flag("uncertain"_L1, false);
    return window;
}

PostDraft readDraft(FactFields &from)
{
    PostDraft draft;
    draft.key = from.text("key"_L1);
    if (!isUlid(draft.key))
        from.fail("key"_L1, u"is no ULID"_s);
    draft.state = from.nameIfThere<PostDraft::State>("state"_L1).value_or(PostDraft::State::Writing);
    draft.incident = from.text("incident"_L1);
    draft.beginsStory = from.flag("begins_story"_L1, false);
    draft.kind = from.name<IncidentKind>("kind"_L1);
    draft.title = from.textOr("title"_L1);
    draft.status = from.nameIfThere<Status>("status"_L1);
    if (from.has("targets"_L1))
        draft.targets = from.texts("targets"_L1);
    from.objects("impacts"_L1, [&draft](FactFields &fields) {
        draft.impacts.append({fields.textOr("impact"_L1), fields.textOr("target"_L1), fields.name<Level>("level"_L1), fields.instantIfThere("begin"_L1),
                              fields.instantIfThere("end"_L1), fields.flag("ends_now"_L1, false), fields.flag("planned"_L1, false),
                              fields.flag("retracted"_L1, false)});
    });
    from.objects("promises"_L1, [&draft](FactFields &fields) {
        PromiseChange change{fields.name<PromiseKind>("kind"_L1), fields.instantIfThere("due"_L1), 0};
        if (!change.due)
            change.afterMs = fields.integer("after"_L1, 0, longestPromise);
        draft.promises.append(change);
    });
    draft.keeps = from.texts("keeps"_L1);
    from.objects("links"_L1, [&draft](FactFields &fields) {
        draft.links.append({fields.textOr("id"_L1), fields.name<LinkKind>("link"_L1), fields.textOr("incident"_L1), fields.textOr("url"_L1)});
    });
    from.object("window"_L1, [&draft](FactFields &fields) { draft.window = readWindow(fields); });
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
    draft.asked = from.instantIfThere("asked"_L1);
    from.objects("unread"_L1, [&draft](FactFields &fields) { draft.unread.insert(fields.text("field"_L1), fields.text("words"_L1)); });
    draft.changed = from.instantIfThere("changed"_L1).value_or(0);
    return draft;
}

} // namespace

bool isBlank(const PostDraft &draft)
{
    return draft.title.trimmed().isEmpty() && draft.body.markdown.trimmed().isEmpty() && !draft.status && !draft.targets && draft.impacts.isEmpty()
        && draft.promises.isEmpty() && draft.keeps.isEmpty() && draft.links.isEmpty() && !draft.window && !draft.at && draft.label.trimmed().isEmpty()
        && !draft.retroactive && !draft.postMortem && !draft.wholeCustomerBase && draft.unread.isEmpty();
}

QString draftDocumentId(const QString &incident, const QString &user)
{
    return u"draft:"_s + QStringView(incident).sliced(4) + u':' + encodedUser(user);
}

QString draftPostId(const QString &incident, const QString &author, const QString &key)
{
    return draftDocumentId(incident, author) + u':' + key;
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
    const Result<DocumentId> id = parseDocumentId(document.id);
    if (!id)
        return tl::unexpected<Failure>(id.error());
    if (id->kind != DocumentId::Kind::Draft)
        return failed(Failure::Code::Rejected, document.id + u" is a document of another kind"_s);
    const QJsonDocument json = QJsonDocument::fromJson(document.json);
    if (!json.isObject())
        return failed(Failure::Code::Rejected, document.id + u": the body is no JSON object"_s);
    FactFields from(json.object(), document.id);
    if (from.text("type"_L1) != "draft"_L1)
        from.fail("type"_L1, u"is not “draft”"_s);
    if (!from.has("drafts"_L1))
        from.fail("drafts"_L1, u"is missing"_s);
    QList<PostDraft> drafts;
    QSet<QString> keys;
    from.objects("drafts"_L1, [&](FactFields &fields) {
        const PostDraft draft = readDraft(fields);
        if (draft.incident != id->incident)
            fields.fail("incident"_L1, u"is another story than the document's"_s);
        if (keys.contains(draft.key))
            fields.fail("key"_L1, u"stands there twice"_s);
        keys.insert(draft.key);
        drafts.append(draft);
    });
    if (from.failure())
        return tl::unexpected<Failure>(*from.failure());
    return drafts;
}

} // namespace tocsin
