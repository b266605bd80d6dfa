// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/itemmodels/deskmodel.h"

#include "models/itemmodels/approval.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tocsin {

QString DeskRow::key() const
{
    switch (kind) {
    case DeskRowKind::Heading:
        return u"heading:"_s + QString::number(static_cast<int>(section));
    case DeskRowKind::Story:
        return item.incident;
    case DeskRowKind::Approval:
    case DeskRowKind::Draft:
    case DeskRowKind::SentBack:
        return u"draft:"_s + draft.user + u':' + draft.draft.incident + u':' + draft.draft.key;
    }
    return {};
}

bool operator==(const DeskRow &one, const DeskRow &other)
{
    return one.kind == other.kind && one.section == other.section && one.count == other.count && one.item == other.item && one.title == other.title
        && one.draft.user == other.draft.user && one.draft.draft == other.draft.draft && one.draft.sentBack == other.draft.sentBack;
}

const DueItem *nextDue(const DeskItem &item)
{
    const auto awake = std::ranges::find_if(item.due, [](const DueItem &due) { return !due.shelvedUntil; });
    if (awake != item.due.cend())
        return &*awake;
    return item.due.isEmpty() ? nullptr : &item.due.constFirst();
}

DeskModel::DeskModel(QString user, QObject *parent) : QAbstractListModel(parent), m_user(std::move(user)) {}

void DeskModel::setWords(Words words)
{
    m_words = std::move(words);
    if (!m_rows.isEmpty())
        emit dataChanged(index(0), index(rowCount() - 1), {Qt::AccessibleTextRole});
}

void DeskModel::setDesk(const QList<DeskItem> &items, const QList<WorkspaceReader::StoredDraft> &drafts, const QHash<QString, QString> &names,
                        const QHash<QString, QString> &titles)
{
    const bool renamed = m_names != names;
    m_names = names;
    const auto isMine = [](const WorkspaceReader::StoredDraft &stored, const QString &user) { return stored.user == user; };
    const auto draftRows = [&](DeskRowKind kind, DeskSection section, bool (*belongs)(const WorkspaceReader::StoredDraft &stored, const QString &user)) {
        QList<DeskRow> rows;
        for (const WorkspaceReader::StoredDraft &stored : drafts) {
            if (!belongs(stored, m_user))
                continue;
            const QString title = stored.draft.title.isEmpty() ? titles.value(stored.draft.incident) : stored.draft.title;
            rows.append({kind, section, 0, {}, stored, title});
        }
        return rows;
    };
    QList<DeskRow> due;
    due.reserve(items.size());
    for (const DeskItem &item : items)
        due.append({DeskRowKind::Story, DeskSection::Due, 0, item, {}, item.title});
    const QList<DeskRow> approvals = draftRows(DeskRowKind::Approval, DeskSection::Approval, waitsForUser);
    const QList<DeskRow> mine = draftRows(DeskRowKind::Draft, DeskSection::Drafts, isMine);
    const QList<DeskRow> sentBack = draftRows(DeskRowKind::SentBack, DeskSection::SentBack, wasSentBackByUser);
    m_stories = static_cast<int>(due.size());

    QList<DeskRow> rows;
    const auto add = [&rows](DeskSection section, const QList<DeskRow> &below) {
        if (below.isEmpty())
            return;
        rows.append({DeskRowKind::Heading, section, static_cast<int>(below.size()), {}, {}, {}});
        rows.append(below);
    };
    add(DeskSection::Approval, approvals);
    // A heading parts one thing from others: alone it says nothing.
    if (approvals.isEmpty() && mine.isEmpty() && sentBack.isEmpty())
        rows.append(due);
    else
        add(DeskSection::Due, due);
    add(DeskSection::Drafts, mine);
    add(DeskSection::SentBack, sentBack);
    adopt(rows);
    if (renamed && !m_rows.isEmpty())
        emit dataChanged(index(0), index(rowCount() - 1));
}

void DeskModel::adopt(const QList<DeskRow> &rows)
{
    QSet<QString> wanted;
    for (const DeskRow &row : rows)
        wanted.insert(row.key());
    for (int i = rowCount() - 1; i >= 0; --i) {
        if (wanted.contains(m_rows.at(i).key()))
            continue;
        beginRemoveRows({}, i, i);
        m_rows.removeAt(i);
        endRemoveRows();
    }
    for (int i = 0; i < static_cast<int>(rows.size()); ++i) {
        const QString key = rows.at(i).key();
        const auto found = std::find_if(m_rows.cbegin() + i, m_rows.cend(), [&key](const DeskRow &row) { return row.key() == key; });
        if (found == m_rows.cend()) {
            beginInsertRows({}, i, i);
            m_rows.insert(i, rows.at(i));
            endInsertRows();
            continue;
        }
        if (const int from = static_cast<int>(found - m_rows.cbegin()); from != i) {
            beginMoveRows({}, from, from, {}, i);
            m_rows.move(from, i);
            endMoveRows();
        }
        if (!(m_rows.at(i) == rows.at(i))) {
            m_rows[i] = rows.at(i);
            emit dataChanged(index(i), index(i));
        }
    }
}

void DeskModel::setNow(Instant now)
{
    if (m_now == now)
        return;
    m_now = now;
    if (!m_rows.isEmpty())
        emit dataChanged(index(0), index(rowCount() - 1), {NowRole});
}

const DeskRow *DeskModel::rowAt(int row) const
{
    return row >= 0 && row < m_rows.size() ? &m_rows.at(row) : nullptr;
}

int DeskModel::rowOfIncident(const QString &incident) const
{
    for (int i = 0; i < rowCount(); ++i) {
        if (m_rows.at(i).kind == DeskRowKind::Story && m_rows.at(i).item.incident == incident)
            return i;
    }
    return -1;
}

int DeskModel::rowOfPost(const PostDraft &draft) const
{
    const auto found = std::ranges::find_if(m_rows, [&draft](const DeskRow &row) {
        return row.kind != DeskRowKind::Heading && row.kind != DeskRowKind::Story && row.draft.draft.key == draft.key && row.draft.draft.incident == draft.incident;
    });
    return found == m_rows.cend() ? -1 : static_cast<int>(found - m_rows.cbegin());
}

QStringList DeskModel::targetNames(const DeskItem &item) const
{
    QStringList names;
    names.reserve(item.targets.size());
    for (const QString &target : item.targets)
        names.append(m_names.value(target, target.section(u':', 1)));
    return names;
}

int DeskModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant DeskModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const DeskRow &row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return row.title;
    case Qt::AccessibleTextRole:
        return m_words ? m_words(row, m_now) : row.title;
    case KindRole:
        return QVariant::fromValue(row.kind);
    case SectionRole:
        return QVariant::fromValue(row.section);
    case CountRole:
        return row.count;
    case IncidentRole:
        return row.incident();
    case ItemRole:
        return QVariant::fromValue(row.item);
    case DraftRole:
        return QVariant::fromValue(row.draft.draft);
    case AuthorRole:
        return row.draft.user;
    case SentBackRole:
        return row.draft.sentBack ? QVariant::fromValue(*row.draft.sentBack) : QVariant();
    case UrgencyRole:
        return QVariant::fromValue(row.item.urgency);
    case ShelvedUntilRole: {
        const DueItem *due = nextDue(row.item);
        return due && due->shelvedUntil ? QVariant(*due->shelvedUntil) : QVariant();
    }
    case TargetsRole:
        return targetNames(row.item);
    case NowRole:
        return m_now;
    default:
        return {};
    }
}

Qt::ItemFlags DeskModel::flags(const QModelIndex &index) const
{
    const DeskRow *row = index.isValid() ? rowAt(index.row()) : nullptr;
    if (!row || row->kind == DeskRowKind::Heading)
        return Qt::NoItemFlags;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

} // namespace tocsin
