// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/instant.h"

#include <QAbstractListModel>
#include <QList>
#include <QString>

namespace tocsin {

/// One line of the command palette.
struct PaletteEntry
{
    enum class Kind { Heading, Action, Target, Incident, Update };
    Kind kind = Kind::Action;
    QString id; ///< what to jump to or run: an action's name, a document id
    QString text;
    QString detail; ///< second rank, at the right: a shortcut, a date
    QString badge; ///< a short word before the text; may be empty
    QList<int> places; ///< matched characters of @ref text
    bool operator==(const PaletteEntry &) const = default;
};

/// The lines of the command palette: headings and what stands below them. Rows are replaced by difference at the end, so a view
/// keeps its place while more results arrive below.
class PaletteModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { KindRole = Qt::UserRole + 1, IdRole, DetailRole, BadgeRole, PlacesRole };

    using QAbstractListModel::QAbstractListModel;

    void setEntries(const QList<PaletteEntry> &entries);
    [[nodiscard]] const QList<PaletteEntry> &entries() const { return m_entries; }
    /// The next row after @p row that can be chosen, in steps of +1 or -1, around the ends; -1 where there is none.
    [[nodiscard]] int nextChoosable(int row, int step) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    QList<PaletteEntry> m_entries;
};

/// @p candidates that @p typed matches, best first (equal ones in their given order), their places set, at most @p most.
[[nodiscard]] QList<PaletteEntry> matching(const QString &typed, const QList<PaletteEntry> &candidates, int most);

} // namespace tocsin
