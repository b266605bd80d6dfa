// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/document.h"

#include "models/domain/revision.h"
#include "models/domain/ulid.h"

#include <QDate>
#include <QJsonDocument>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace tocsin {

namespace {

using Kind = DocumentId::Kind;

std::optional<QString> decodedUser(QStringView part)
{
    const QString user = QUrl::fromPercentEncoding(part.toUtf8());
    // One user has one spelling, or "al%69ce" could speak as alice.
    if (user.isEmpty() || encodedUser(user) != part)
        return std::nullopt;
    return user;
}

/// `<ulid>:<user>:<ulid>`, what follows `ev:` and `upd:`.
bool readFactParts(QList<QStringView> parts, DocumentId &id)
{
    if (parts.size() != 3 || !isUlid(parts[0]) || !isUlid(parts[2]))
        return false;
    const std::optional<QString> user = decodedUser(parts[1]);
    if (!user)
        return false;
    id.incident = "inc:"_L1 + parts[0];
    id.user = *user;
    return true;
}

/// `<upd or ev id>:<lang>:<user>:<ulid>`, what follows `tr:`.
bool readTranslationParts(QList<QStringView> parts, DocumentId &id)
{
    if (parts.size() != 7 || (parts[0] != "ev"_L1 && parts[0] != "upd"_L1) || !isUlid(parts[6]))
        return false;
    DocumentId of;
    const std::optional<QString> user = decodedUser(parts[5]);
    const QString language = QUrl::fromPercentEncoding(parts[4].toUtf8());
    if (!readFactParts(parts.sliced(1, 3), of) || !user || language.isEmpty())
        return false;
    id.incident = of.incident;
    id.user = *user;
    id.of = parts[0] + u':' + parts[1] + u':' + parts[2] + u':' + parts[3];
    id.language = language;
    return true;
}

/// `draft:<ulid>:<user>`, `claim:<ulid>:<user>`, `ack:<promise>:<user>`, `ack:<draft>:<user>` and `hand:<date>:<user>`: what follows the
/// first part. A promise is `ev:<ulid>:<user>:<ulid>`, a draft `draft:<ulid>:<user>:<ulid>`.
bool readOneWriterParts(QList<QStringView> parts, DocumentId &id)
{
    const std::optional<QString> user = decodedUser(parts.isEmpty() ? QStringView() : parts.last());
    if (!user)
        return false;
    id.user = *user;
    switch (id.kind) {
    case Kind::Draft:
    case Kind::Claim:
        if (parts.size() != 2 || !isUlid(parts[0]))
            return false;
        id.incident = "inc:"_L1 + parts[0];
        return true;
    case Kind::Ack: {
        DocumentId of;
        if (parts.size() != 5 || (parts[0] != "ev"_L1 && parts[0] != "draft"_L1) || !readFactParts(parts.sliced(1, 3), of))
            return false;
        id.incident = of.incident;
        id.of = parts[0] + u':' + parts[1] + u':' + parts[2] + u':' + parts[3];
        return true;
    }
    default:
        id.of = parts[0].toString();
        return parts.size() == 2 && QDate::fromString(id.of, Qt::ISODate).isValid() && id.of.size() == 10;
    }
}

} // namespace

QJsonObject Document::body() const
{
    return QJsonDocument::fromJson(json).object();
}

Document makeDocument(QString id, QByteArray canonicalBody, QString parentRev)
{
    const QString rev = revisionOf(canonicalBody, Revision::fromString(parentRev)).toString();
    return {std::move(id), rev, std::move(parentRev), std::move(canonicalBody)};
}

Result<DocumentId> parseDocumentId(QStringView id)
{
    const auto malformed = [id] {
        return failed(Failure::Code::Rejected, u"document id “"_s + id.first(std::min<qsizetype>(id.size(), 120)) + u"” is malformed"_s);
    };
    if (id.isEmpty() || id.size() > 1000 || id.contains(QChar(u'\0')))
        return malformed();
    const QList<QStringView> parts = id.split(u':');
    DocumentId found;
    if (parts.size() < 2)
        return found; // some kind of a later version, or `_design/…`
    const QStringView kind = parts.front();
    if (kind == "inc"_L1) {
        if (parts.size() != 2 || !isUlid(parts[1]))
            return malformed();
        found.kind = Kind::Head;
        found.incident = id.toString();
    } else if (kind == "ev"_L1 || kind == "upd"_L1) {
        found.kind = kind == "ev"_L1 ? Kind::Event : Kind::Update;
        if (!readFactParts(parts.sliced(1), found))
            return malformed();
    } else if (kind == "tr"_L1) {
        found.kind = Kind::Translation;
        if (!readTranslationParts(parts.sliced(1), found))
            return malformed();
    } else {
        static constexpr std::pair<QLatin1StringView, Kind> catalogue[]{
            {"zone"_L1, Kind::Zone}, {"srv"_L1, Kind::Server}, {"svc"_L1, Kind::Service}, {"grp"_L1, Kind::Group},
            {"tpl"_L1, Kind::Template}, {"aud"_L1, Kind::Audience}, {"term"_L1, Kind::Term},
        };
        for (const auto &[prefix, value] : catalogue) {
            if (kind == prefix) {
                if (id.size() == prefix.size() + 1)
                    return malformed();
                found.kind = value;
            }
        }
        static constexpr std::pair<QLatin1StringView, Kind> oneWriter[]{
            {"draft"_L1, Kind::Draft}, {"claim"_L1, Kind::Claim}, {"ack"_L1, Kind::Ack}, {"hand"_L1, Kind::Handover},
        };
        for (const auto &[prefix, value] : oneWriter) {
            if (kind == prefix) {
                found.kind = value;
                if (!readOneWriterParts(parts.sliced(1), found))
                    return malformed();
            }
        }
    }
    return found;
}

QStringList factPrefixes(const QString &incident)
{
    const QString ulid = incident.sliced(4);
    return {u"ev:"_s + ulid + u':', u"upd:"_s + ulid + u':', u"tr:ev:"_s + ulid + u':', u"tr:upd:"_s + ulid + u':'};
}

QString encodedUser(const QString &user)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(user));
}

} // namespace tocsin
