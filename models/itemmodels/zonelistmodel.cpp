// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/itemmodels/zonelistmodel.h"

#include "models/time/walltime.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tocsin {

ZoneListModel::ZoneListModel(Instant now, QObject *parent) : QAbstractListModel(parent), m_now(now)
{
}

void ZoneListModel::setZones(const QStringList &zones)
{
    beginResetModel();
    m_zones = zones;
    endResetModel();
}

void ZoneListModel::append(const QString &zone)
{
    if (m_zones.contains(zone))
        return;
    beginInsertRows({}, rowCount(), rowCount());
    m_zones.append(zone);
    endInsertRows();
}

void ZoneListModel::remove(int row)
{
    if (row < 0 || row >= m_zones.size())
        return;
    beginRemoveRows({}, row, row);
    m_zones.removeAt(row);
    endRemoveRows();
}

int ZoneListModel::shift(int row, int by)
{
    const int to = row + by;
    if (row < 0 || row >= m_zones.size() || to < 0 || to >= m_zones.size() || by == 0)
        return row;
    beginMoveRows({}, row, row, {}, by > 0 ? to + 1 : to);
    m_zones.move(row, to);
    endMoveRows();
    return to;
}

int ZoneListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_zones.size());
}

QVariant ZoneListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const QString &zone = m_zones[index.row()];
    switch (role) {
    case Qt::DisplayRole: {
        const WallTime wall = wallTimeOf(m_now, zone);
        const QString place = placeOf(zone);
        const QString clock = QString(wall.time.toString(u"HH:mm"_s) + u' ' + wall.abbreviation);
        return place == zone ? QString(zone + u" · "_s + clock) : QString(place + u" · "_s + clock + u" · "_s + zone);
    }
    case ZoneRole:
        return zone;
    case AbbreviationRole:
        return abbreviationAt(zone, m_now);
    default:
        return {};
    }
}

QStringList zonesMatching(const QString &typed, Instant now)
{
    const QStringList words = typed.simplified().split(u' ', Qt::SkipEmptyParts);
    QStringList byAbbreviation;
    QStringList others;
    for (const QString &zone : allZones()) {
        const QString abbreviation = abbreviationAt(zone, now);
        const QString place = placeOf(zone);
        const bool all = std::ranges::all_of(words, [&](const QString &word) {
            return zone.contains(word, Qt::CaseInsensitive) || place.contains(word, Qt::CaseInsensitive)
                || abbreviation.startsWith(word, Qt::CaseInsensitive);
        });
        if (!all)
            continue;
        const bool named = !words.isEmpty() && abbreviation.compare(words.first(), Qt::CaseInsensitive) == 0;
        (named ? byAbbreviation : others).append(zone);
    }
    return byAbbreviation + others;
}

} // namespace tocsin
