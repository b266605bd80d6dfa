// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/desknotes.h"
#include "models/domain/fact.h"
#include "models/domain/postdraft.h"
#include "models/domain/ulid.h"

namespace tocsin {

/// What a FactWriter wrote: the documents to commit, and the same facts as values so that fold() need not parse them again.
struct Written
{
    QList<Document> documents;
    QList<Fact> facts; ///< without the catalogue
};

/// Writes facts in one user's name: makes ids, reads the hybrid logical clock, and keeps `seen`. Facts pile up until take().
///
///     FactWriter writer(user, clock);
///     const QString incident = writer.beginStory({.kind = IncidentKind::Incident, .opened = clock.now(), …});
///     writer.add(TitleFact{u"Filer down"_s});
///     const QString first = writer.add(Update{…});
///     writer.add(Update{…}, first); // a correction
///     workspace.commit(writer.take().documents);
class FactWriter
{
public:
    /// Ids from the machine's entropy. @p last is the newest hybrid reading known (Workspace::lastHlc()).
    FactWriter(QString user, const Clock &clock, Hlc last = {});
    /// Ids from @p seed: the same seed, clock and calls give the same bytes.
    FactWriter(QString user, const Clock &clock, quint64 seed, Hlc last);

    /// Writes the head of a new story; add() is about this story from now on. Returns its id, `inc:<ulid>`.
    QString beginStory(HeadFact head);
    /// The same with an id that was made before (a draft's), so that what was written about it beforehand belongs to it.
    QString beginStory(HeadFact head, const QString &incident);
    /// Makes add() be about @p incident. @p frontier is WorkspaceReader::frontier(), or frontierOf() the facts known.
    void continueStory(const QString &incident, const QStringList &frontier);
    /// Writes one more fact about the current story and returns its document id. @p supersedes is the id of the fact that it replaces.
    /// Translations go through here too; HeadFact and UnknownFact do not.
    QString add(FactBody body, const QString &supersedes = {});
    /// Writes a posted update whose id ends with @p key, the draft's: the same draft posted twice is one document, and a draft that somebody else approved
    /// and posted is known by it.
    QString addPost(Update update, const QString &key, const QString &supersedes = {});
    /// Writes a catalogue entry; @p previousRev is the revision that it changes, empty for a new entry.
    void put(const CatalogueEntry &entry, const QString &previousRev = {});

    /// Documents of this user that change in place; @p previousRev as in put(). An ack's user, a send-back's and a handover's are this writer's.
    void putDraft(const QString &incident, const QList<PostDraft> &drafts, const QString &previousRev = {});
    void putAck(const PromiseAck &ack, const QString &previousRev = {});
    void putSendBack(const SendBack &word, const QString &previousRev = {});
    void putHandover(const HandoverDay &day, const QString &previousRev = {});

    /// An id for a story that is not begun yet, `inc:<ulid>`, and an id for anything else that wants a ULID.
    [[nodiscard]] QString newStoryId() { return QStringLiteral("inc:") + m_ids.next(); }
    [[nodiscard]] QString newKey() { return m_ids.next(); }

    /// Everything written since the last take(), in order.
    [[nodiscard]] Written take();

    [[nodiscard]] const QString &user() const { return m_user; }
    [[nodiscard]] HybridClock &hybridClock() { return m_hlc; }

private:
    QString add(FactBody body, const QString &supersedes, const QString &key);
    void write(Fact fact);

    QString m_user;
    QString m_encodedUser;
    UlidSource m_ids;
    HybridClock m_hlc;
    QString m_incident;
    QStringList m_frontier;
    Written m_written;
};

} // namespace tocsin
