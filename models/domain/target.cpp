// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/target.h"

#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tocsin {

QString targetId(TargetKind kind, const QString &name)
{
    const QString folded = name.simplified().toCaseFolded().replace(u' ', u'-');
    return nameOf(kind) + u':' + QString::fromLatin1(QUrl::toPercentEncoding(folded));
}

QString ruleBrokenBy(const Target &target)
{
    if (!target.id.startsWith(nameOf(target.kind) + u':') || target.id.size() <= nameOf(target.kind).size() + 1)
        return u"id-does-not-match-kind"_s;
    if (target.name.trimmed().isEmpty())
        return u"name-missing"_s;
    if (target.kind == TargetKind::Zone && !target.zones.isEmpty())
        return u"zone-inside-zone"_s;
    if (target.kind == TargetKind::Server && target.zones.size() > 1)
        return u"server-in-several-zones"_s;
    if (target.kind != TargetKind::Zone && !target.timeZone.isEmpty())
        return u"time-zone-on-non-zone"_s;
    const auto isZone = [](const QString &id) { return id.startsWith("zone:"_L1); };
    if (!std::ranges::all_of(target.zones, isZone))
        return u"zone-id-malformed"_s;
    return {};
}

bool holds(const RedundancyGroup &group, const QSet<QString> &down)
{
    const auto up = std::ranges::count_if(group.members, [&down](const QString &id) { return !down.contains(id); });
    return up >= group.needed;
}

} // namespace tocsin
