// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/document.h"
#include "models/domain/hlc.h"
#include "models/domain/instant.h"

#include <QDate>
#include <QList>
#include <QString>

/// Documents with one writer each that change in place beside the facts: what the desk keeps for its operators.
namespace tocsin {

/// A user's word about an alarm: silent until @ref until, or until the promise is settled. The last word counts; where until is at, it is loud again.
struct PromiseAck
{
    QString promise; ///< id of the promise fact
    QString user;
    Instant at = 0; ///< when it was shelved
    Instant until = 0; ///< >= at: an alarm is never shelved without an expiry
    QString reason; ///< may be empty
    bool operator==(const PromiseAck &) const = default;
};
[[nodiscard]] QString ackDocumentId(const QString &promise, const QString &user);
[[nodiscard]] QByteArray ackJson(const PromiseAck &ack, Hlc hlc);
[[nodiscard]] Result<PromiseAck> ackFrom(const Document &document);

/// A note that is handed on until somebody ticks it.
struct HandoverNote
{
    QString key; ///< ULID
    QString text; ///< plain
    QString by;
    Instant at = 0;
    QString tickedBy; ///< empty: still stands
    std::optional<Instant> ticked;
    bool operator==(const HandoverNote &) const = default;
};

/// One change of shift as its writer signed it. The leaving operator's document holds what was open then; the coming operator's document
/// signs it by naming the leaving one's in @ref of.
struct Handover
{
    QString key; ///< ULID
    Instant at = 0; ///< when it was signed
    QString of; ///< coming operator: `<document id>#<key>` of the sheet that is taken over; empty: this is a leaving operator's
    QString sheet; ///< Markdown of the sheet as it read then, for the record
    bool operator==(const Handover &) const = default;
};

/// `hand:<date>:<user>`: what one user wrote and signed on one day (of the user's zone).
struct HandoverDay
{
    QDate date;
    QString user;
    QList<HandoverNote> notes; ///< written that day, also those that stand longer
    QStringList tickedNotes; ///< `<document id>#<key>` of other days' or users' notes that this user ticked
    QList<Handover> handovers; ///< by time
    bool operator==(const HandoverDay &) const = default;
};
[[nodiscard]] QString handoverDocumentId(QDate date, const QString &user);
[[nodiscard]] QByteArray handoverJson(const HandoverDay &day, Hlc hlc);
[[nodiscard]] Result<HandoverDay> handoverFrom(const Document &document);

} // namespace tocsin
