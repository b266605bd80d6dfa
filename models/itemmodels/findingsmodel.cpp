// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/itemmodels/findingsmodel.h"

#include "models/announcements/linter/lintmessages.h"

#include <algorithm>

namespace tocsin {

void FindingsModel::setFindings(const QList<Finding> &findings, const QLocale &locale)
{
    QList<Row> rows;
    rows.reserve(findings.size());
    for (const Finding &finding : findings)
        rows.append({lintMessage(finding, locale).simplified(), lintRuleTitle(finding.rule), lintFixLabel(finding), finding.severity});

    // What is the same at both ends stays; between them rows come or go.
    const auto common = std::min(m_rows.size(), rows.size());
    qsizetype head = 0;
    while (head < common && m_rows.at(head) == rows.at(head))
        ++head;
    qsizetype tail = 0;
    while (tail < common - head && m_rows.at(m_rows.size() - 1 - tail) == rows.at(rows.size() - 1 - tail))
        ++tail;
    const int first = static_cast<int>(head);
    const int gone = static_cast<int>(m_rows.size() - head - tail);
    const int come = static_cast<int>(rows.size() - head - tail);
    if (gone > 0) {
        beginRemoveRows({}, first, first + gone - 1);
        m_rows.remove(first, gone);
        m_findings.remove(first, gone);
        endRemoveRows();
    }
    if (come > 0) {
        beginInsertRows({}, first, first + come - 1);
        for (int i = first; i < first + come; ++i)
            m_rows.insert(i, rows.at(i));
        m_findings = findings;
        endInsertRows();
    }
    m_findings = findings; // places may have moved where the words are the same
}

int FindingsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant FindingsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row &row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return row.message;
    case Qt::AccessibleTextRole:
        return row.fix.isEmpty() ? row.message : QString(row.message + u". " + row.fix);
    case SeverityRole:
        return QVariant::fromValue(row.severity);
    case TitleRole:
        return row.title;
    case FixRole:
        return row.fix;
    case BeginRole:
        return m_findings.at(index.row()).begin;
    default:
        return {};
    }
}

} // namespace tocsin
