// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/factwriter.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace tocsin {

namespace {

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

FactWriter::FactWriter(QString user, const Clock &clock, Hlc last)
    : m_user(std::move(user)), m_encodedUser(encodedUser(m_user)), m_ids(clock), m_hlc(clock, last)
{
}

FactWriter::FactWriter(QString user, const Clock &clock, quint64 seed, Hlc last)
    : m_user(std::move(user)), m_encodedUser(encodedUser(m_user)), m_ids(clock, seed), m_hlc(clock, last)
{
}

QString FactWriter::beginStory(HeadFact head)
{
    return beginStory(std::move(head), newStoryId());
}

QString FactWriter::beginStory(HeadFact head, const QString &incident)
{
    head.openedBy = m_user;
    m_incident = incident;
    m_frontier.clear();
    write(Fact{incident, incident, m_user, m_hlc.tick(), {}, {}, std::move(head)});
    return incident;
}

void FactWriter::putDraft(const QString &incident, const QList<PostDraft> &drafts, const QString &previousRev)
{
    m_written.documents.append(makeDocument(draftDocumentId(incident, m_user), draftsJson(drafts, m_user, m_hlc.tick()), previousRev));
}

void FactWriter::putAck(const PromiseAck &ack, const QString &previousRev)
{
    m_written.documents.append(makeDocument(ackDocumentId(ack.promise, m_user), ackJson(ack, m_hlc.tick()), previousRev));
}

void FactWriter::putSendBack(const SendBack &word, const QString &previousRev)
{
    m_written.documents.append(makeDocument(sendBackDocumentId(word.post, m_user), sendBackJson(word, m_hlc.tick()), previousRev));
}

void FactWriter::putHandover(const HandoverDay &day, const QString &previousRev)
{
    m_written.documents.append(makeDocument(handoverDocumentId(day.date, m_user), handoverJson(day, m_hlc.tick()), previousRev));
}

void FactWriter::continueStory(const QString &incident, const QStringList &frontier)
{
    m_incident = incident;
    m_frontier = frontier;
}

QString FactWriter::add(FactBody body, const QString &supersedes)
{
    return add(std::move(body), supersedes, m_ids.next());
}

QString FactWriter::addPost(Update update, const QString &key, const QString &supersedes)
{
    return add(FactBody(std::move(update)), supersedes, key);
}

QString FactWriter::add(FactBody body, const QString &supersedes, const QString &key)
{
    Q_ASSERT(!m_incident.isEmpty());
    QString id;
    if (const auto *translation = std::get_if<Translation>(&body)) {
        const QString language = QString::fromLatin1(QUrl::toPercentEncoding(translation->language));
        id = u"tr:"_s + translation->of + u':' + language + u':' + m_encodedUser + u':' + key;
    } else {
        const QLatin1StringView prefix = std::holds_alternative<Update>(body) ? "upd:"_L1 : "ev:"_L1;
        id = prefix + QStringView(m_incident).sliced(4) + u':' + m_encodedUser + u':' + key;
    }
    setId(body, id);
    if (auto *promise = std::get_if<Promise>(&body)) {
        promise->kept.reset(); // a fact of its own says so
    } else if (auto *update = std::get_if<Update>(&body)) {
        update->revisions.clear();
        update->retracted = false;
    }
    write(Fact{id, m_incident, m_user, m_hlc.tick(), m_frontier, supersedes, std::move(body)});
    return id;
}

void FactWriter::put(const CatalogueEntry &entry, const QString &previousRev)
{
    m_written.documents.append(makeDocument(idOf(entry), catalogueJson(entry, m_user, m_hlc.tick()), previousRev));
}

Written FactWriter::take()
{
    return std::exchange(m_written, {});
}

void FactWriter::write(Fact fact)
{
    m_frontier = {fact.id};
    m_written.documents.append(toDocument(fact));
    m_written.facts.append(std::move(fact));
}

} // namespace tocsin
