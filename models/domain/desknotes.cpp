// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/desknotes.h"

#include "models/domain/canonicaljson.h"
#include "models/domain/factfields.h"

#include <QJsonDocument>

#include <tuple>

using namespace Qt::StringLiterals;

namespace tocsin {

namespace {

Result<DocumentId> idOfKind(const Document &document, DocumentId::Kind kind)
{
    Result<DocumentId> id = parseDocumentId(document.id);
    if (id && id->kind != kind)
        return failed(Failure::Code::Rejected, document.id + u" is a document of another kind"_s);
    return id;
}

Result<FactFields> fieldsOf(const Document &document, QLatin1StringView type)
{
    const QJsonDocument json = QJsonDocument::fromJson(document.json);
    if (!json.isObject())
        return failed(Failure::Code::Rejected, document.id + u": the body is no JSON object"_s);
    FactFields from(json.object(), document.id);
    if (from.text("type"_L1) != type)
        from.fail("type"_L1, u"is not “"_s + type + u'”');
    return from;
}

QJsonObject jsonOf(const HandoverNote &note)
{
    QJsonObject to;
    to["key"_L1] = note.key;
    to["text"_L1] = note.text;
    to["by"_L1] = note.by;
    to["at"_L1] = note.at;
    if (note.ticked) {
        to["ticked_by"_L1] = note.tickedBy;
        to["ticked"_L1] = *note.ticked;
    }
    return to;
}

QJsonObject jsonOf(const Handover &handover)
{
    QJsonObject to;
    to["key"_L1] = handover.key;
    to["at"_L1] = handover.at;
    if (!handover.of.isEmpty())
        to["of"_L1] = handover.of;
    to["sheet"_L1] = handover.sheet;
    return to;
}

/// An ack is about a promise or window (`ev`), or about a draft (`draft`).
Result<DocumentId> idOfAck(const Document &document, QLatin1StringView about)
{
    Result<DocumentId> id = idOfKind(document, DocumentId::Kind::Ack);
    if (id && !(id->of.startsWith(about) && id->of.at(about.size()) == u':'))
        return failed(Failure::Code::Rejected, document.id + u" is an ack of something else"_s);
    return id;
}

} // namespace

QString ackDocumentId(const QString &promise, const QString &user)
{
    return u"ack:"_s + promise + u':' + encodedUser(user);
}

QByteArray ackJson(const PromiseAck &ack, Hlc hlc)
{
    QJsonObject to;
    to["type"_L1] = u"ack"_s;
    to["hlc"_L1] = hlc.toString();
    to["at"_L1] = ack.at;
    to["until"_L1] = ack.until;
    if (!ack.reason.isEmpty())
        to["reason"_L1] = ack.reason;
    return canonicalJson(to);
}

Result<PromiseAck> ackFrom(const Document &document)
{
    const Result<DocumentId> id = idOfAck(document, "ev"_L1);
    if (!id)
        return tl::unexpected<Failure>(id.error());
    Result<FactFields> from = fieldsOf(document, "ack"_L1);
    if (!from)
        return tl::unexpected<Failure>(from.error());
    PromiseAck ack{id->of, id->user, from->instant("at"_L1), from->instant("until"_L1), from->textOr("reason"_L1)};
    if (ack.until < ack.at)
        from->fail("until"_L1, u"is before at"_s);
    if (from->failure())
        return tl::unexpected<Failure>(*from->failure());
    return ack;
}

QString sendBackDocumentId(const QString &post, const QString &user)
{
    return ackDocumentId(post, user);
}

QByteArray sendBackJson(const SendBack &word, Hlc hlc)
{
    QJsonObject to;
    to["type"_L1] = u"send_back"_s;
    to["hlc"_L1] = hlc.toString();
    to["at"_L1] = word.at;
    if (word.asked)
        to["asked"_L1] = *word.asked;
    if (!word.note.isEmpty())
        to["note"_L1] = word.note;
    return canonicalJson(to);
}

Result<SendBack> sendBackFrom(const Document &document)
{
    const Result<DocumentId> id = idOfAck(document, "draft"_L1);
    if (!id)
        return tl::unexpected<Failure>(id.error());
    Result<FactFields> from = fieldsOf(document, "send_back"_L1);
    if (!from)
        return tl::unexpected<Failure>(from.error());
    SendBack word{id->of, id->user, from->instant("at"_L1), from->instantIfThere("asked"_L1), from->textOr("note"_L1).trimmed()};
    if (from->failure())
        return tl::unexpected<Failure>(*from->failure());
    word.note.truncate(longestSendBackNote);
    return word;
}

std::optional<SendBack> firstSendBack(const QList<SendBack> &words, const QString &author, const std::optional<Instant> &asked)
{
    const SendBack *first = nullptr;
    for (const SendBack &word : words) {
        if (word.note.isEmpty() || word.user == author || word.asked != asked)
            continue;
        if (!first || std::tie(word.at, word.user) < std::tie(first->at, first->user))
            first = &word;
    }
    return first ? std::optional(*first) : std::nullopt;
}

QString handoverDocumentId(QDate date, const QString &user)
{
    return u"hand:"_s + date.toString(Qt::ISODate) + u':' + encodedUser(user);
}

QByteArray handoverJson(const HandoverDay &day, Hlc hlc)
{
    QJsonObject to;
    to["type"_L1] = u"handover"_s;
    to["hlc"_L1] = hlc.toString();
    QJsonArray notes;
    for (const HandoverNote &note : day.notes)
        notes.append(jsonOf(note));
    to["notes"_L1] = notes;
    if (!day.tickedNotes.isEmpty())
        to["ticked_notes"_L1] = QJsonArray::fromStringList(day.tickedNotes);
    QJsonArray handovers;
    for (const Handover &handover : day.handovers)
        handovers.append(jsonOf(handover));
    to["handovers"_L1] = handovers;
    return canonicalJson(to);
}

Result<HandoverDay> handoverFrom(const Document &document)
{
    const Result<DocumentId> id = idOfKind(document, DocumentId::Kind::Handover);
    if (!id)
        return tl::unexpected<Failure>(id.error());
    Result<FactFields> from = fieldsOf(document, "handover"_L1);
    if (!from)
        return tl::unexpected<Failure>(from.error());
    HandoverDay day{QDate::fromString(id->of, Qt::ISODate), id->user, {}, from->texts("ticked_notes"_L1), {}};
    from->objects("notes"_L1, [&day](FactFields &fields) {
        HandoverNote note{fields.text("key"_L1), fields.text("text"_L1), fields.textOr("by"_L1), fields.instant("at"_L1), fields.textOr("ticked_by"_L1),
                          fields.instantIfThere("ticked"_L1)};
        // Half a tick is none: a note that stands once too often is better than one that nobody sees.
        if (note.tickedBy.isEmpty() || !note.ticked) {
            note.tickedBy.clear();
            note.ticked.reset();
        }
        day.notes.append(note);
    });
    from->objects("handovers"_L1, [&day](FactFields &fields) {
        day.handovers.append({fields.text("key"_L1), fields.instant("at"_L1), fields.textOr("of"_L1), fields.textOr("sheet"_L1)});
    });
    if (from->failure())
        return tl::unexpected<Failure>(*from->failure());
    return day;
}

} // namespace tocsin
