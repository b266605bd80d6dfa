// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/itemmodels/palettemodel.h"

#include "models/itemmodels/fuzzymatch.h"

#include <algorithm>

namespace tocsin {

void PaletteModel::setEntries(const QList<PaletteEntry> &entries)
{
    qsizetype same = 0;
    while (same < std::min(entries.size(), m_entries.size()) && entries[same] == m_entries[same])
        ++same;
    if (same < m_entries.size()) {
        beginRemoveRows({}, static_cast<int>(same), static_cast<int>(m_entries.size()) - 1);
        m_entries.resize(same);
        endRemoveRows();
    }
    if (same < entries.size()) {
        beginInsertRows({}, static_cast<int>(same), static_cast<int>(entries.size()) - 1);
        m_entries.append(entries.sliced(same));
        endInsertRows();
    }
}

int PaletteModel::nextChoosable(int row, int step) const
{
    const int count = static_cast<int>(m_entries.size());
    for (int i = 0; i < count; ++i) {
        row = (row + step + count) % count;
        if (m_entries[row].kind != PaletteEntry::Kind::Heading)
            return row;
    }
    return -1;
}

int PaletteModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

QVariant PaletteModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const PaletteEntry &entry = m_entries[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return entry.text;
    case Qt::AccessibleTextRole: {
        QStringList parts{entry.badge, entry.text, entry.detail};
        parts.removeAll(QString());
        return parts.join(QStringLiteral(", "));
    }
    case KindRole:
        return QVariant::fromValue(entry.kind);
    case IdRole:
        return entry.id;
    case DetailRole:
        return entry.detail;
    case BadgeRole:
        return entry.badge;
    case PlacesRole:
        return QVariant::fromValue(entry.places);
    default:
        return {};
    }
}

Qt::ItemFlags PaletteModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    if (m_entries[index.row()].kind == PaletteEntry::Kind::Heading)
        return Qt::ItemNeverHasChildren;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

QList<PaletteEntry> matching(const QString &typed, const QList<PaletteEntry> &candidates, int most)
{
    struct Scored
    {
        int score;
        PaletteEntry entry;
    };
    QList<Scored> found;
    for (const PaletteEntry &candidate : candidates) {
        if (auto match = fuzzyMatch(typed, candidate.text)) {
            found.append({match->score, candidate});
            found.last().entry.places = std::move(match->places);
        }
    }
    std::ranges::stable_sort(found, std::ranges::greater(), &Scored::score);
    QList<PaletteEntry> entries;
    for (Scored &scored : found.first(std::min<qsizetype>(found.size(), most)))
        entries.append(std::move(scored.entry));
    return entries;
}

} // namespace tocsin
