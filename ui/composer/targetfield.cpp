// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/targetfield.h"

#include "ui/widgets/words.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace tocsin {
namespace {

constexpr qsizetype mostSuggestions = 40;
constexpr qsizetype longestName = 120;

/// A suggestion's value that stands for a target which is not there yet.
const QString makeServerInNewZone = u"new zone"_s;

QVariant valueOf(const Target &target)
{
    return QStringList{target.id, QString(nameOf(target.kind)), target.name, target.zones.value(0)};
}

Target targetFrom(const QStringList &value)
{
    Target target;
    target.id = value.at(0);
    target.kind = enumFrom<TargetKind>(value.at(1)).value_or(TargetKind::Server);
    target.name = value.at(2);
    if (!value.at(3).isEmpty())
        target.zones = {value.at(3)};
    return target;
}

Target newTarget(TargetKind kind, const QString &name, const QString &zone = {})
{
    return targetFrom({targetId(kind, name), QString(nameOf(kind)), name, zone});
}

} // namespace

TargetField::TargetField(const QString &name, QWidget *parent)
    : SuggestField(name, parent)
{
    askForTarget();
    connect(this, &SuggestField::wanted, this, &TargetField::suggest);
    connect(this, &SuggestField::taken, this, &TargetField::take);
    connect(this, &SuggestField::backspaced, this, [this] {
        if (m_newServer.isEmpty())
            emit lastUnwanted();
        askForTarget();
    });
}

void TargetField::askForTarget()
{
    m_newServer.clear();
    setPlaceholderText(tr("Add server, service or zone…"));
}

bool TargetField::knows(const QString &target) const
{
    return std::ranges::any_of(m_targets, [&](const TargetRow &row) { return row.target.id == target; });
}

QString TargetField::nameOf(const QString &target) const
{
    const auto found = std::ranges::find_if(m_targets, [&](const TargetRow &row) { return row.target.id == target; });
    return found != m_targets.end() ? found->target.name : target.section(u':', 1);
}

/// What could be added under @p name, likeliest first.
QList<Suggestion> TargetField::additions(const QString &name) const
{
    QList<Suggestion> found;
    // Beside those picked before, else anywhere.
    QStringList zones;
    for (auto at = m_picked.rbegin(); at != m_picked.rend(); ++at) {
        for (const TargetRow &row : m_targets) {
            if (row.target.id == *at && row.target.kind == TargetKind::Server && !row.target.zones.isEmpty() && !zones.contains(row.target.zones.first()))
                zones.append(row.target.zones.first());
            if (row.target.id == *at && row.target.kind == TargetKind::Zone && !zones.contains(*at))
                zones.append(*at);
        }
    }
    for (const TargetRow &row : m_targets) {
        if (row.target.kind == TargetKind::Zone && !zones.contains(row.target.id))
            zones.append(row.target.id);
    }
    if (!knows(targetId(TargetKind::Server, name))) {
        for (const QString &zone : std::as_const(zones))
            found.append({tr("Add server “%1”").arg(name), tr("in %1").arg(nameOf(zone)), valueOf(newTarget(TargetKind::Server, name, zone)), true});
        found.append({tr("Add server “%1”").arg(name), zones.isEmpty() ? QString() : tr("without a zone"), valueOf(newTarget(TargetKind::Server, name)), true});
        found.append({tr("Add server “%1” in a new zone…").arg(name), {}, QStringList{makeServerInNewZone, name}, true});
    }
    if (!knows(targetId(TargetKind::Service, name)))
        found.append({tr("Add service “%1”").arg(name), {}, valueOf(newTarget(TargetKind::Service, name)), true});
    if (!knows(targetId(TargetKind::Zone, name)))
        found.append({tr("Add zone “%1”").arg(name), {}, valueOf(newTarget(TargetKind::Zone, name)), true});
    return found;
}

void TargetField::suggest(const QString &words)
{
    const QString name = words.simplified().left(longestName);
    QList<Suggestion> suggestions;
    if (!m_newServer.isEmpty()) {
        // The field asks for the zone of a server.
        if (!name.isEmpty())
            suggestions.append({tr("Add server “%1” in zone “%2”").arg(m_newServer, name), {}, QStringList{makeServerInNewZone, m_newServer, name}, true});
        setSuggestions(suggestions);
        return;
    }
    struct Found
    {
        int rank;
        const TargetRow *row;
    };
    QList<Found> found;
    bool isExact = false;
    for (const TargetRow &row : std::as_const(m_targets)) {
        const Target &target = row.target;
        const int at = static_cast<int>(target.name.indexOf(name, 0, Qt::CaseInsensitive));
        const int labelAt = static_cast<int>(target.label.indexOf(name, 0, Qt::CaseInsensitive));
        const bool same = target.name.compare(name, Qt::CaseInsensitive) == 0;
        isExact = isExact || same;
        if (m_picked.contains(target.id) || (at < 0 && labelAt < 0))
            continue;
        found.append({same ? 0 : at == 0 ? 1 : labelAt == 0 ? 2 : at > 0 ? 3 : 4, &row});
    }
    std::ranges::stable_sort(found, {}, &Found::rank);
    for (const Found &one : found.first(std::min(found.size(), mostSuggestions))) {
        const Target &target = one.row->target;
        QString detail = wordFor(target.kind);
        if (target.kind == TargetKind::Server && !target.zones.isEmpty())
            detail += u" · "_s + nameOf(target.zones.first());
        else if (!target.label.isEmpty())
            detail += u" · "_s + target.label;
        suggestions.append({target.name, detail, valueOf(target), false});
    }
    if (!name.isEmpty() && !isExact)
        suggestions.append(additions(name));
    setSuggestions(suggestions);
}

void TargetField::take(const QVariant &value)
{
    const QStringList words = value.toStringList();
    if (words.value(0) == makeServerInNewZone && words.size() == 2) {
        m_newServer = words.at(1);
        setPlaceholderText(tr("Zone of %1…").arg(m_newServer));
        return;
    }
    if (words.value(0) == makeServerInNewZone && words.size() == 3) {
        const Target zone = newTarget(TargetKind::Zone, words.at(2));
        const Target server = newTarget(TargetKind::Server, words.at(1), zone.id);
        askForTarget();
        addTarget(zone);
        addTarget(server);
        emit targetPicked(server.id);
        return;
    }
    if (words.size() != 4)
        return;
    const Target target = targetFrom(words);
    addTarget(target);
    emit targetPicked(target.id);
}

/// Puts @p target into the catalogue where it is not there yet.
void TargetField::addTarget(const Target &target)
{
    if (knows(target.id))
        return;
    m_targets.append({0, target, true});
    emit targetWanted(target);
}

} // namespace tocsin
