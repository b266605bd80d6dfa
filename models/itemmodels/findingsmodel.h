// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/announcements/linter/finding.h"

#include <QAbstractListModel>
#include <QLocale>

namespace tocsin {

/// The findings of a text, by place, each with its sentence, its severity and what its fix does.
class FindingsModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        SeverityRole = Qt::UserRole + 1, ///< LintSeverity
        TitleRole, ///< the rule in a few words
        FixRole, ///< what the fix does, for a button; empty: there is none
        BeginRole,
    };

    using QAbstractListModel::QAbstractListModel;

    /// Rows that stay the same stay, so that a selection survives a key press.
    void setFindings(const QList<Finding> &findings, const QLocale &locale);
    [[nodiscard]] const QList<Finding> &findings() const { return m_findings; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    struct Row
    {
        QString message;
        QString title;
        QString fix;
        LintSeverity severity = LintSeverity::Hard;
        bool operator==(const Row &) const = default;
    };
    QList<Finding> m_findings;
    QList<Row> m_rows;
};

} // namespace tocsin

Q_DECLARE_METATYPE(tocsin::LintSeverity)
