// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/instant.h"

#include <QAbstractListModel>
#include <QStringList>

namespace tocsin {

/// Time zones with what their clocks show at one instant.
class ZoneListModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { ZoneRole = Qt::UserRole + 1, AbbreviationRole };

    /// @p now is when clocks and abbreviations are read.
    explicit ZoneListModel(Instant now, QObject *parent = nullptr);

    void setZones(const QStringList &zones);
    [[nodiscard]] const QStringList &zones() const { return m_zones; }
    void append(const QString &zone); ///< unless it is there
    void remove(int row);
    /// Moves a row up (-1) or down (+1); nothing happens at the ends. Returns its new place.
    int shift(int row, int by);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    Instant m_now;
    QStringList m_zones;
};

/// The zones whose id, place or abbreviation at @p now contains every word of @p typed, case apart; zones where the abbreviation is meant first.
[[nodiscard]] QStringList zonesMatching(const QString &typed, Instant now);

} // namespace tocsin
