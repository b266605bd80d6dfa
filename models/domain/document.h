// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace tocsin {

/// A document as it is stored and replicated. Its body is canonical JSON text and repeats neither id nor revision.
struct Document
{
    QString id;
    QString rev; ///< `N-<32 hex>`, see Revision
    QString parentRev; ///< empty where the document is new
    QByteArray json; ///< the body, canonical JSON (RFC 8785)

    [[nodiscard]] QJsonObject body() const; ///< @ref json parsed; empty where it is no object
    bool operator==(const Document &) const = default;
};

/// A document with its revision worked out from @p canonicalBody and @p parentRev.
[[nodiscard]] Document makeDocument(QString id, QByteArray canonicalBody, QString parentRev = {});

/// What an id says about its document.
struct DocumentId
{
    /// Kinds that never change, the catalogue (which does), documents with one writer each (which change too), and Other: ids of kinds
    /// that this version does not know.
    enum class Kind { Head, Event, Update, Translation, Zone, Server, Service, Group, Template, Audience, Term, Draft, Claim, Ack, Handover, Other };
    Kind kind = Kind::Other;
    QString incident; ///< `inc:<ulid>` of the story that it belongs to; empty for the catalogue, handovers and Other
    QString user; ///< decoded; facts and documents with one writer, empty for a head (its body says who opened it)
    QString of; ///< translations: id of the update or event translated; acks: id of the promise, or draft that waited for approval (draftPostId()); handovers: the date
    QString language; ///< translations

    [[nodiscard]] bool isFact() const { return kind <= Kind::Translation; }
    [[nodiscard]] bool isCatalogue() const { return kind >= Kind::Zone && kind <= Kind::Term; }
    [[nodiscard]] bool hasOneWriter() const { return kind >= Kind::Draft && kind <= Kind::Handover; }
    /// Whether a document of this kind may be replaced by a next revision of it.
    [[nodiscard]] bool isMutable() const { return isCatalogue() || hasOneWriter(); }
    bool operator==(const DocumentId &) const = default;
};

/// @p id taken apart; Failure::Rejected naming the id where it begins like a kind that is known but is not written as one.
[[nodiscard]] Result<DocumentId> parseDocumentId(QStringView id);

/// The ids of facts about @p incident (`inc:<ulid>`) begin with one of these; the head's id is @p incident itself.
[[nodiscard]] QStringList factPrefixes(const QString &incident);

/// @p user as it stands inside ids: percent-encoded, so that it holds no ':'.
[[nodiscard]] QString encodedUser(const QString &user);

} // namespace tocsin
