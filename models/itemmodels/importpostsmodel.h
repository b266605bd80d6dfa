// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/itemmodels/importing.h"

#include <QAbstractListModel>

namespace tocsin {

/// The posts of an import with a check box each. Known ones are not checked and cannot be: there is nothing to store.
class ImportPostsModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { OutcomeRole = Qt::UserRole + 1, PageRole, PostRole, UncertainRole };

    using QAbstractListModel::QAbstractListModel;

    void setReading(const ImportReading &reading);
    [[nodiscard]] const ImportReading &reading() const { return m_reading; }
    [[nodiscard]] QList<PostPlace> chosen() const; ///< the checked posts, in order
    [[nodiscard]] PostPlace placeOf(int row) const { return m_rows.value(row).place; }
    /// A person's answer for an uncertain time; see applyChoice().
    void choose(int row, int time, Instant instant);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

signals:
    void chosenChanged();

private:
    struct Row
    {
        PostPlace place;
        ImportPlan::Outcome outcome = ImportPlan::Outcome::New;
        bool checked = true;
    };
    ImportReading m_reading;
    QList<Row> m_rows;
};

/// Times of @p post that nobody has settled yet.
[[nodiscard]] int uncertainTimes(const ImportedPost &post);

} // namespace tocsin
