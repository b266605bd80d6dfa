// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/canonicaljson.h"
#include "models/domain/fact.h"
#include "models/domain/factfields.h"
#include "models/domain/tokenjson.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace tocsin {

namespace {

void put(CanonicalObject &to, QLatin1StringView key, const QString &value)
{
    if (!value.isEmpty())
        to.add(key, value);
}

void put(CanonicalObject &to, QLatin1StringView key, std::optional<Instant> value)
{
    if (value)
        to.add(key, *value);
}

void put(CanonicalObject &to, QLatin1StringView key, std::optional<int> value)
{
    if (value)
        to.add(key, qint64(*value));
}

/// A flag is written only where it is not what most facts have.
void put(CanonicalObject &to, QLatin1StringView key, bool value, bool usual)
{
    if (value != usual)
        to.add(key, value);
}

void write(CanonicalObject &to, const HeadFact &head)
{
    to.add("type"_L1, "head"_L1);
    to.add("kind"_L1, nameOf(head.kind));
    to.add("opened"_L1, head.opened);
    put(to, "opened_certain"_L1, head.openedCertain, true);
    put(to, "zone"_L1, head.zone);
    put(to, "language"_L1, head.language);
    put(to, "retroactive"_L1, head.retroactive, false);
    to.add("by"_L1, head.openedBy);
    put(to, "origin"_L1, head.origin);
}

void write(CanonicalObject &to, const StatusFact &fact)
{
    to.add("type"_L1, "status"_L1);
    to.add("status"_L1, nameOf(fact.status));
    put(to, "at"_L1, fact.at);
}

void write(CanonicalObject &to, const TitleFact &fact)
{
    to.add("type"_L1, "title"_L1);
    to.add("title"_L1, fact.title);
}

void write(CanonicalObject &to, const TargetsFact &fact)
{
    to.add("type"_L1, "targets"_L1);
    to.add("targets"_L1, fact.targets);
}

void write(CanonicalObject &to, const Impact &impact)
{
    to.add("type"_L1, "impact"_L1);
    to.add("target"_L1, impact.target);
    to.add("level"_L1, nameOf(impact.level));
    to.add("begin"_L1, impact.range.begin);
    put(to, "end"_L1, impact.range.end);
    put(to, "planned"_L1, impact.planned, false);
    put(to, "certain"_L1, impact.certain, true);
}

void write(CanonicalObject &to, const Window &window)
{
    to.add("type"_L1, "window"_L1);
    to.add("begin"_L1, window.planned.begin);
    put(to, "end"_L1, window.planned.end);
    if (window.actual) {
        to.add("actual_begin"_L1, window.actual->begin);
        put(to, "actual_end"_L1, window.actual->end);
    }
    put(to, "zone"_L1, window.zone);
    to.add("precision"_L1, nameOf(window.precision));
    if (window.expectedLevel)
        to.add("expected_level"_L1, nameOf(*window.expectedLevel));
    put(to, "shortest_minutes"_L1, window.shortestMinutes);
    put(to, "longest_minutes"_L1, window.longestMinutes);
    put(to, "announced"_L1, window.announced);
    put(to, "certain"_L1, window.certain, true);
}

void write(CanonicalObject &to, const RescheduleFact &fact)
{
    to.add("type"_L1, "reschedule"_L1);
    to.add("window"_L1, fact.window);
    to.add("begin"_L1, fact.planned.begin);
    put(to, "end"_L1, fact.planned.end);
}

void write(CanonicalObject &to, const CancelFact &fact)
{
    to.add("type"_L1, "cancel"_L1);
    put(to, "window"_L1, fact.window);
    put(to, "at"_L1, fact.at);
}

void write(CanonicalObject &to, const Promise &promise)
{
    to.add("type"_L1, "promise"_L1);
    to.add("promise"_L1, nameOf(promise.kind));
    to.add("due"_L1, promise.due);
}

void write(CanonicalObject &to, const PromiseKeptFact &fact)
{
    to.add("type"_L1, "promise_kept"_L1);
    to.add("promise"_L1, fact.promise);
    to.add("kept"_L1, fact.kept);
}

void write(CanonicalObject &to, const Remedy &remedy)
{
    to.add("type"_L1, "remedy"_L1);
    if (remedy.percent)
        to.add("percent"_L1, *remedy.percent);
    put(to, "days"_L1, remedy.daysAdded);
    put(to, "grace_until"_L1, remedy.graceUntil);
    put(to, "note"_L1, remedy.note);
}

void write(CanonicalObject &to, const Link &link)
{
    to.add("type"_L1, "link"_L1);
    to.add("link"_L1, nameOf(link.kind));
    put(to, "incident"_L1, link.incident);
    put(to, "url"_L1, link.url);
}

void write(CanonicalObject &to, const RetractionFact &fact)
{
    to.add("type"_L1, "retraction"_L1);
    to.add("of"_L1, fact.of);
}

void write(CanonicalObject &to, const Update &update)
{
    to.add("type"_L1, "update"_L1);
    put(to, "at"_L1, update.at);
    to.add("posted"_L1, update.posted);
    if (update.statusAfter)
        to.add("status"_L1, nameOf(*update.statusAfter));
    put(to, "label"_L1, update.label);
    put(to, "language"_L1, update.language);
    put(to, "zone"_L1, update.zone);
    to.addJson("body"_L1, canonicalTokenText(update.body));
    to.add("position"_L1, qint64(update.position));
    put(to, "certain"_L1, update.certain, true);
    if (!update.candidates.isEmpty())
        to.add("candidates"_L1, update.candidates);
    put(to, "post_mortem"_L1, update.postMortem, false);
    put(to, "written_by"_L1, update.writtenBy);
    put(to, "bypass"_L1, update.bypass);
    if (!update.dismissed.isEmpty())
        to.add("dismissed"_L1, update.dismissed);
}

void write(CanonicalObject &to, const Translation &translation)
{
    to.add("type"_L1, "translation"_L1);
    to.addJson("body"_L1, canonicalTokenText(translation.body));
    to.add("source_hash"_L1, translation.sourceHash);
    to.add("state"_L1, nameOf(translation.state));
}

TokenText readBody(FactFields &from)
{
    Result<TokenText> body = tokenTextFromJson(from.value("body"_L1), from.pathOf("body"_L1));
    if (body)
        return *std::move(body);
    from.fail(body.error());
    return {};
}

HeadFact readHead(FactFields &from)
{
    HeadFact head;
    head.kind = from.name<IncidentKind>("kind"_L1);
    head.opened = from.instant("opened"_L1);
    head.openedCertain = from.flag("opened_certain"_L1, true);
    head.zone = from.textOr("zone"_L1);
    head.language = from.textOr("language"_L1);
    head.retroactive = from.flag("retroactive"_L1, false);
    head.openedBy = from.text("by"_L1);
    head.origin = from.textOr("origin"_L1);
    return head;
}

Window readWindow(FactFields &from)
{
    constexpr int longestPlan = 60 * 24 * 366 * 10; // minutes
    Window window;
    window.planned = from.range("begin"_L1, "end"_L1);
    if (from.has("actual_begin"_L1))
        window.actual = from.range("actual_begin"_L1, "actual_end"_L1);
    window.zone = from.textOr("zone"_L1);
    window.precision = from.nameIfThere<Precision>("precision"_L1).value_or(Precision::Minute);
    window.expectedLevel = from.nameIfThere<Level>("expected_level"_L1);
    if (const auto minutes = from.integerIfThere("shortest_minutes"_L1, 0, longestPlan))
        window.shortestMinutes = static_cast<int>(*minutes);
    if (const auto minutes = from.integerIfThere("longest_minutes"_L1, window.shortestMinutes.value_or(0), longestPlan))
        window.longestMinutes = static_cast<int>(*minutes);
    window.announced = from.instantIfThere("announced"_L1);
    window.certain = from.flag("certain"_L1, true);
    return window;
}

Remedy readRemedy(FactFields &from)
{
    Remedy remedy;
    remedy.percent = from.realIfThere("percent"_L1, 0, 100);
    if (const auto days = from.integerIfThere("days"_L1, 0, 36600))
        remedy.daysAdded = static_cast<int>(*days);
    remedy.graceUntil = from.instantIfThere("grace_until"_L1);
    remedy.note = from.textOr("note"_L1);
    return remedy;
}

Update readUpdate(FactFields &from)
{
    Update update;
    update.at = from.instantIfThere("at"_L1);
    update.posted = from.instant("posted"_L1);
    update.statusAfter = from.nameIfThere<Status>("status"_L1);
    update.label = from.textOr("label"_L1);
    update.language = from.textOr("language"_L1);
    update.zone = from.textOr("zone"_L1);
    update.body = readBody(from);
    update.position = static_cast<int>(from.integerIfThere("position"_L1, 0, 1000000).value_or(0));
    update.certain = from.flag("certain"_L1, true);
    update.candidates = from.instants("candidates"_L1);
    update.postMortem = from.flag("post_mortem"_L1, false);
    update.writtenBy = from.textOr("written_by"_L1);
    update.bypass = from.textOr("bypass"_L1);
    update.dismissed = from.texts("dismissed"_L1);
    return update;
}

/// None: an event of a type that is not known.
std::optional<FactBody> readEvent(const QString &type, FactFields &from)
{
    if (type == "status"_L1)
        return StatusFact{from.name<Status>("status"_L1), from.instantIfThere("at"_L1)};
    if (type == "title"_L1)
        return TitleFact{from.text("title"_L1)};
    if (type == "targets"_L1)
        return TargetsFact{from.texts("targets"_L1)};
    if (type == "impact"_L1) {
        return Impact{{}, from.text("target"_L1), from.name<Level>("level"_L1), from.range("begin"_L1, "end"_L1),
                      from.flag("planned"_L1, false), from.flag("certain"_L1, true)};
    }
    if (type == "window"_L1)
        return readWindow(from);
    if (type == "reschedule"_L1)
        return RescheduleFact{from.text("window"_L1), from.range("begin"_L1, "end"_L1)};
    if (type == "cancel"_L1)
        return CancelFact{from.textOr("window"_L1), from.instantIfThere("at"_L1)};
    if (type == "promise"_L1)
        return Promise{{}, from.name<PromiseKind>("promise"_L1), from.instant("due"_L1), {}};
    if (type == "promise_kept"_L1)
        return PromiseKeptFact{from.text("promise"_L1), from.instant("kept"_L1)};
    if (type == "remedy"_L1)
        return readRemedy(from);
    if (type == "link"_L1)
        return Link{{}, from.name<LinkKind>("link"_L1), from.textOr("incident"_L1), from.textOr("url"_L1)};
    if (type == "retraction"_L1)
        return RetractionFact{from.text("of"_L1)};
    return std::nullopt;
}

/// The values whose `id` is the document's.
void setId(FactBody &body, const QString &id)
{
    std::visit(
        [&id]<typename T>(T &value) {
            if constexpr (requires { value.id; })
                value.id = id;
        },
        body);
}

} // namespace

Document toDocument(const Fact &fact)
{
    if (const auto *unknown = std::get_if<UnknownFact>(&fact.body))
        return makeDocument(fact.id, canonicalJson(unknown->body)); // as it came, hlc and all
    CanonicalObject to;
    std::visit(
        [&to]<typename T>(const T &body) {
            if constexpr (!std::is_same_v<T, UnknownFact>)
                write(to, body);
        },
        fact.body);
    to.add("hlc"_L1, fact.hlc.toString());
    if (!fact.seen.isEmpty())
        to.add("seen"_L1, fact.seen);
    put(to, "supersedes"_L1, fact.supersedes);
    return makeDocument(fact.id, to.finish());
}

Result<Fact> factFrom(const Document &document)
{
    const Result<DocumentId> id = parseDocumentId(document.id);
    if (!id)
        return tl::unexpected<Failure>(id.error());
    if (!id->isFact())
        return failed(Failure::Code::Rejected, document.id + u" is no fact of a story"_s);
    QJsonParseError error;
    const QJsonDocument json = QJsonDocument::fromJson(document.json, &error);
    if (!json.isObject())
        return failed(Failure::Code::Rejected, document.id + u": the body is no JSON object"_s);

    FactFields from(json.object(), document.id);
    Fact fact;
    fact.id = document.id;
    fact.incident = id->incident;
    const QString type = from.text("type"_L1);
    const std::optional<Hlc> hlc = Hlc::fromString(from.text("hlc"_L1));
    if (!hlc)
        from.fail("hlc"_L1, u"is no hybrid reading (16 hexadecimal digits)"_s);
    fact.hlc = hlc.value_or(Hlc{});
    fact.seen = from.texts("seen"_L1);
    fact.supersedes = from.textOr("supersedes"_L1);
    fact.author = id->user;

    std::optional<FactBody> body;
    if (id->kind == DocumentId::Kind::Head && type == "head"_L1) {
        const HeadFact head = readHead(from);
        fact.author = head.openedBy;
        body = head;
    } else if (id->kind == DocumentId::Kind::Update && type == "update"_L1) {
        body = readUpdate(from);
    } else if (id->kind == DocumentId::Kind::Translation && type == "translation"_L1) {
        body = Translation{{}, id->of, id->language, readBody(from), from.text("source_hash"_L1), from.name<TranslationState>("state"_L1)};
    } else if (id->kind == DocumentId::Kind::Event) {
        body = readEvent(type, from);
    }
    if (from.failure())
        return tl::unexpected<Failure>(*from.failure());
    fact.body = body ? *std::move(body) : FactBody(UnknownFact{type, json.object()});
    setId(fact.body, fact.id);
    return fact;
}

} // namespace tocsin
