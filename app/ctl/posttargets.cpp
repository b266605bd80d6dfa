// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/posttargets.h"

#include "app/ctl/posttext.h"

#include <algorithm>
#include <numeric>
#include <vector>

using namespace Qt::StringLiterals;

namespace tocsin::ctl {
namespace {

/// How many letters have to be written, left out or changed to make @p a of @p b (Levenshtein 1966).
[[nodiscard]] int distance(const QString &a, const QString &b)
{
    std::vector<int> row(static_cast<size_t>(b.size()) + 1);
    std::iota(row.begin(), row.end(), 0);
    for (qsizetype i = 0; i < a.size(); ++i) {
        int diagonal = row[0]++;
        for (qsizetype j = 0; j < b.size(); ++j) {
            const auto at = static_cast<size_t>(j) + 1;
            const int changed = diagonal + (a.at(i) == b.at(j) ? 0 : 1);
            diagonal = row[at];
            row[at] = std::min({changed, row[at] + 1, row[at - 1] + 1});
        }
    }
    return row.back();
}

} // namespace

QStringList nearestNames(const QString &typed, const QStringList &names)
{
    const QString word = typed.toCaseFolded();
    std::vector<std::pair<int, QString>> near;
    for (const QString &name : names) {
        const QString folded = name.toCaseFolded();
        const int away = folded.startsWith(word) ? 1 : distance(word, folded);
        if (away <= std::max<qsizetype>(1, word.size() / 3) + 1)
            near.emplace_back(away, name);
    }
    std::ranges::sort(near);
    QStringList found;
    for (const auto &[away, name] : near) {
        constexpr int most = 3;
        if (found.size() < most && !found.contains(name))
            found.append(name);
    }
    return found;
}

QList<Target> TargetResolver::all() const
{
    QList<Target> targets = m_made;
    for (const TargetRow &row : m_known)
        targets.append(row.target);
    return targets;
}

Result<QString> TargetResolver::knownId(const QString &name) const
{
    const QList<Target> targets = all();
    for (const auto &matches : {+[](const Target &target, const QString &word) { return target.id == word || target.name == word; },
                                +[](const Target &target, const QString &word) { return target.name.compare(word, Qt::CaseInsensitive) == 0; }}) {
        QStringList found;
        for (const Target &target : targets) {
            if (matches(target, name) && !found.contains(target.id))
                found.append(target.id);
        }
        if (found.size() > 1)
            return failed(Failure::Code::Rejected, u"“%1” may be %2; name it so."_s.arg(name, found.join(u" or "_s)));
        if (found.size() == 1)
            return found.constFirst();
    }
    return QString();
}

Result<QString> TargetResolver::make(const QString &name)
{
    Target target;
    target.name = name;
    for (const TargetKind kind : {TargetKind::Zone, TargetKind::Server, TargetKind::Service}) {
        const QString prefix = nameOf(kind) + u':';
        if (name.startsWith(prefix)) {
            target.kind = kind;
            target.name = name.mid(prefix.size());
        }
    }
    target.id = targetId(target.kind, target.name);
    // "svc:Mail" of a catalogue that has it.
    const QList<Target> targets = all();
    if (std::ranges::find(targets, target.id, &Target::id) != targets.cend())
        return target.id;
    if (target.name.trimmed().isEmpty() || target.name.contains(u'\n') || unfitIn(target.name) || !ruleBrokenBy(target).isEmpty())
        return failed(Failure::Code::Rejected, u"“%1” is no name for a target."_s.arg(name));
    m_made.append(target);
    return target.id;
}

Result<QString> TargetResolver::serverInZone(const QString &server, const QString &zone)
{
    if (server.isEmpty() || zone.isEmpty())
        return failed(Failure::Code::Rejected, u"“%1@%2” is no name for a target."_s.arg(server, zone));
    Result<QString> zoneId = knownId(zone.startsWith("zone:"_L1) ? zone : targetId(TargetKind::Zone, zone));
    if (zoneId && zoneId->isEmpty())
        zoneId = make(zone.startsWith("zone:"_L1) ? zone : QString(u"zone:"_s + zone));
    if (!zoneId)
        return zoneId;
    Result<QString> id = knownId(server);
    const bool isNew = id && id->isEmpty();
    if (isNew)
        id = make(server);
    if (!id)
        return id;
    if (isNew) {
        Target &made = m_made.last();
        if (made.kind != TargetKind::Server)
            return failed(Failure::Code::Rejected, u"“%1@%2”: only servers are in a zone here."_s.arg(server, zone));
        made.zones = QStringList{*zoneId};
        return id;
    }
    const QList<Target> targets = all();
    const auto known = std::ranges::find(targets, *id, &Target::id);
    if (known == targets.cend() || !known->zones.contains(*zoneId))
        return failed(Failure::Code::Rejected, u"“%1” is known, but not in “%2”; name it without @%2."_s.arg(server, zone));
    return id;
}

Result<QString> TargetResolver::idOf(const QString &typed)
{
    const QString name = typed.trimmed();
    Result<QString> known = knownId(name);
    if (!known || !known->isEmpty())
        return known;
    if (m_mayMake) {
        const qsizetype at = name.lastIndexOf(u'@');
        return at < 0 ? make(name) : serverInZone(name.left(at).trimmed(), name.mid(at + 1).trimmed());
    }
    QStringList names;
    const QList<Target> targets = all();
    for (const Target &target : targets)
        names.append(target.name);
    const QStringList near = nearestNames(name, names);
    const QString hint = near.isEmpty() ? QString() : u" Nearest: %1."_s.arg(near.join(u", "_s));
    return failed(Failure::Code::NotFound, u"there is no target “%1”.%2 With --new-targets it is made."_s.arg(name, hint));
}

Result<QStringList> TargetResolver::idsOf(const QStringList &typed)
{
    QStringList ids;
    for (const QString &name : typed) {
        const Result<QString> id = idOf(name);
        if (!id)
            return tl::unexpected(id.error());
        if (!ids.contains(*id))
            ids.append(*id);
    }
    return ids;
}

QHash<QString, QString> TargetResolver::names() const
{
    QHash<QString, QString> names;
    for (const TargetRow &row : m_known)
        names.insert(row.target.id, row.target.name);
    for (const Target &target : m_made)
        names.insert(target.id, target.name);
    return names;
}

QList<Target> TargetResolver::targets(const QStringList &ids) const
{
    QHash<QString, Target> byId;
    for (const TargetRow &row : m_known)
        byId.insert(row.target.id, row.target);
    for (const Target &target : m_made)
        byId.insert(target.id, target);
    QList<Target> found;
    for (const QString &id : ids) {
        if (const auto target = byId.constFind(id); target != byId.cend())
            found.append(*target);
    }
    return found;
}

} // namespace tocsin::ctl
