// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/fold.h"
#include "models/storage/projector.h"
#include "models/storage/schema.h"
#include "models/storage/workspacereader.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tocsin {

namespace {

using Error = tl::unexpected<Failure>;

/// Whether anything of @p day's notes still stands, when @p ticked names those that others ticked.
bool hasStandingNote(const HandoverDay &day, const QSet<QString> &ticked)
{
    const QString id = handoverDocumentId(day.date, day.user);
    return std::ranges::any_of(day.notes, [&](const HandoverNote &note) { return !note.ticked && !ticked.contains(id + u'#' + note.key); });
}

} // namespace

Result<QString> WorkspaceReader::postOf(const QString &incident, const QString &key)
{
    if (!incident.startsWith("inc:"_L1) || key.isEmpty())
        return QString();
    Result<sqlite::Statement> find = m_db.prepare("SELECT id FROM document WHERE id >= ?1 AND id < ?2 AND substr(id, -length(?3)) = ?3 LIMIT 1");
    if (!find)
        return Error(find.error());
    const QString prefix = u"upd:"_s + QStringView(incident).sliced(4);
    QString id;
    if (find->bind(0, QString(prefix + u':')).bind(1, QString(prefix + u';')).bind(2, QString(u':' + key)).step())
        id = find->text(0);
    if (const Result<void> done = find->done(); !done)
        return Error(done.error());
    return id;
}

Result<QList<WorkspaceReader::StoredDraft>> WorkspaceReader::drafts(const QString &user)
{
    const Snapshot state(m_db);
    // Documents are never deleted: one for every story that somebody ever wrote about, nearly all of them blank. A quotation mark inside a text is escaped.
    Result<sqlite::Statement> statement =
        m_db.prepare("SELECT id, body FROM document WHERE id >= 'draft:' AND id < 'draft;' AND instr(body, '\"drafts\":[]') = 0");
    if (!statement)
        return Error(statement.error());
    QList<Document> documents;
    while (statement->step())
        documents.append({statement->text(0), {}, {}, statement->bytes(1)});
    if (const Result<void> done = statement->done(); !done)
        return Error(done.error());
    QList<StoredDraft> found;
    for (const Document &document : std::as_const(documents)) {
        const Result<DocumentId> id = parseDocumentId(document.id);
        const Result<QList<PostDraft>> drafts = id ? draftsFrom(document) : Error(id.error());
        if (!drafts) // nothing malformed is stored by commit(): somebody else wrote into the file, and check() says so
            continue;
        if (!user.isEmpty() && id->user != user)
            continue;
        for (const PostDraft &draft : *drafts) {
            const Result<QString> post = postOf(draft.incident, draft.key);
            if (!post)
                return Error(post.error());
            if (!post->isEmpty())
                continue;
            const Result<QList<SendBack>> words = sendBacks(draft.incident, id->user, draft.key);
            if (!words)
                return Error(words.error());
            found.append({draft, id->user, firstSendBack(*words, id->user, draft.asked)});
        }
    }
    std::ranges::stable_sort(found, std::ranges::greater(), [](const StoredDraft &stored) { return stored.draft.changed; });
    return found;
}

Result<QList<SendBack>> WorkspaceReader::sendBacks(const QString &incident, const QString &author, const QString &key)
{
    if (!incident.startsWith("inc:"_L1) || key.isEmpty())
        return QList<SendBack>();
    Result<sqlite::Statement> statement = m_db.prepare("SELECT id, body FROM document WHERE id >= ?1 AND id < ?2");
    if (!statement)
        return Error(statement.error());
    const QString prefix = u"ack:"_s + draftPostId(incident, author, key);
    statement->bind(0, QString(prefix + u':')).bind(1, QString(prefix + u';'));
    QList<SendBack> found;
    while (statement->step()) {
        if (Result<SendBack> word = sendBackFrom({statement->text(0), {}, {}, statement->bytes(1)}))
            found.append(*std::move(word));
    }
    if (const Result<void> done = statement->done(); !done)
        return Error(done.error());
    return found;
}

Result<QList<PromiseAck>> WorkspaceReader::acks()
{
    // `ack:ev:<26 characters of the story>:<user>:<ulid>:<user>`
    Result<sqlite::Statement> statement =
        m_db.prepare("SELECT d.id, d.body FROM document AS d CROSS JOIN incident AS i ON i.id = 'inc:' || substr(d.id, 8, 26) "
                     "WHERE d.id >= 'ack:' AND d.id < 'ack;' AND i.retracted = 0 AND (EXISTS (SELECT 1 FROM promise AS p "
                     "WHERE p.key BETWEEN i.key << 20 AND (i.key << 20) + 1048575 AND p.kept_ms IS NULL AND substr(d.id, 5, length(p.document) + 1) = p.document || ':') "
                     "OR (i.open = 1 AND EXISTS (SELECT 1 FROM maintenance_window AS w "
                     "WHERE w.key BETWEEN i.key << 20 AND (i.key << 20) + 1048575 AND substr(d.id, 5, length(w.document) + 1) = w.document || ':')))");
    if (!statement)
        return Error(statement.error());
    QList<PromiseAck> found;
    while (statement->step()) {
        if (Result<PromiseAck> ack = ackFrom({statement->text(0), {}, {}, statement->bytes(1)}))
            found.append(*std::move(ack));
    }
    if (const Result<void> done = statement->done(); !done)
        return Error(done.error());
    return found;
}

Result<QList<HandoverDay>> WorkspaceReader::handovers(QDate from)
{
    Result<sqlite::Statement> statement = m_db.prepare("SELECT id, body FROM document WHERE id >= 'hand:' AND id < 'hand;' AND (id >= ?1 OR instr(body, '\"notes\":[]') = 0 "
                                                       "OR instr(body, '\"ticked_notes\":[') > 0) ORDER BY id");
    if (!statement)
        return Error(statement.error());
    QList<HandoverDay> days;
    statement->bind(0, QString(u"hand:"_s + from.toString(Qt::ISODate)));
    while (statement->step()) {
        if (Result<HandoverDay> day = handoverFrom({statement->text(0), {}, {}, statement->bytes(1)}))
            days.append(*std::move(day));
    }
    if (const Result<void> done = statement->done(); !done)
        return Error(done.error());

    QSet<QString> ticked;
    for (const HandoverDay &day : std::as_const(days)) {
        for (const QString &note : day.tickedNotes)
            ticked.insert(note);
    }
    QSet<QString> standing; // documents of older days that are given; whoever ticked one of their other notes is given too
    for (const HandoverDay &day : std::as_const(days)) {
        if (day.date < from && hasStandingNote(day, ticked))
            standing.insert(handoverDocumentId(day.date, day.user));
    }
    days.removeIf([&](const HandoverDay &day) {
        return day.date < from && !standing.contains(handoverDocumentId(day.date, day.user))
            && std::ranges::none_of(day.tickedNotes, [&](const QString &note) { return standing.contains(note.section(u'#', 0, 0)); });
    });
    return days;
}

Result<QList<Story>> WorkspaceReader::deskStories(Instant now, Instant ahead, int limit)
{
    const Snapshot state(m_db);
    // Two questions that each have an index of their own: one with OR would read the whole table. The plus keeps the first from taking another index.
    // An announcement has no course, and a maintenance none before its time: they stand on the desk for what is due in them.
    Result<sqlite::Statement> statement = m_db.prepare(
        "SELECT id FROM ("
        "SELECT i.id, i.opened_ms FROM incident AS i WHERE i.open = 1 AND +i.retracted = 0 AND (i.kind = 0 "
        "OR (i.kind = 1 AND (i.status IN ('in_progress', 'verifying') "
        "OR EXISTS (SELECT 1 FROM maintenance_window AS w WHERE w.key BETWEEN i.key << 20 AND (i.key << 20) + 1048575 AND w.planned_begin_ms < ?1))) "
        "OR EXISTS (SELECT 1 FROM promise AS p WHERE p.key BETWEEN i.key << 20 AND (i.key << 20) + 1048575 AND p.kept_ms IS NULL)) "
        "UNION "
        "SELECT i.id, i.opened_ms FROM promise AS p CROSS JOIN incident AS i ON i.key = p.key >> 20 "
        "WHERE p.kept_ms IS NULL AND p.kind IN ('root_cause', 'grace_end') AND i.retracted = 0"
        ") ORDER BY opened_ms DESC, id DESC LIMIT ?2");
    if (!statement)
        return Error(statement.error());
    QStringList ids;
    statement->bind(0, now + ahead).bind(1, qint64(limit));
    while (statement->step())
        ids.append(statement->text(0));
    if (const Result<void> done = statement->done(); !done)
        return Error(done.error());
    QList<Story> stories;
    for (const QString &id : std::as_const(ids)) {
        Result<Story> one = story(id);
        if (!one)
            return Error(one.error());
        stories.append(*std::move(one));
    }
    return stories;
}

} // namespace tocsin
