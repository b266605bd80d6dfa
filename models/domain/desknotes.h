// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/document.h"
#include "models/domain/hlc.h"
#include "models/domain/instant.h"

#include <QDate>
#include <QList>
#include <QString>

#include <optional>

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

/// A user's word that a post of another user, which waits for approval, is not to go out as it reads. Its document is an ack of this user's, because the draft has
/// one writer. It is about the post as it waited when it was read (@ref asked): asked for again, the post waits again. Where several send it back, the first word
/// counts. It forbids nothing: a third user who has not heard of it and approves the post sends it out, and with that the word has nothing left to be about.
struct SendBack
{
    QString post; ///< draftPostId()
    QString user; ///< who sent it back
    Instant at = 0;
    std::optional<Instant> asked; ///< PostDraft::asked of what was read
    QString note; ///< what is to be changed: plain text of one or more lines, at most longestSendBackNote; empty: it was taken back
    bool operator==(const SendBack &) const = default;
};
inline constexpr qsizetype longestSendBackNote = 4000;
[[nodiscard]] QString sendBackDocumentId(const QString &post, const QString &user);
[[nodiscard]] QByteArray sendBackJson(const SendBack &word, Hlc hlc);
/// A note that is longer was written by no console; it is cut.
[[nodiscard]] Result<SendBack> sendBackFrom(const Document &document);
/// The word that counts of @p words about one post of @p author, as it was @p asked for last; none: it was not sent back.
[[nodiscard]] std::optional<SendBack> firstSendBack(const QList<SendBack> &words, const QString &author, const std::optional<Instant> &asked);

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
/// A note whose tick does not say by whom and when still stands.
[[nodiscard]] Result<HandoverDay> handoverFrom(const Document &document);

} // namespace tocsin
