// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/itemmodels/importpostsmodel.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tocsin {

int uncertainTimes(const ImportedPost &post)
{
    return static_cast<int>(std::ranges::count_if(post.times, [](const ImportedTime &time) { return !time.certain && !time.chosen; }));
}

void ImportPostsModel::setReading(const ImportReading &reading)
{
    beginResetModel();
    m_reading = reading;
    m_rows.clear();
    for (int page = 0; page < reading.pages.size(); ++page) {
        for (int post = 0; post < reading.pages[page].posts.size(); ++post) {
            const ImportPlan::Outcome outcome = reading.plans[page][post].outcome;
            m_rows.append({{page, post}, outcome, outcome != ImportPlan::Outcome::Same});
        }
    }
    endResetModel();
    emit chosenChanged();
}

QList<PostPlace> ImportPostsModel::chosen() const
{
    QList<PostPlace> places;
    for (const Row &row : m_rows) {
        if (row.checked)
            places.append(row.place);
    }
    return places;
}

void ImportPostsModel::choose(int row, int time, Instant instant)
{
    if (row < 0 || row >= m_rows.size())
        return;
    const PostPlace place = m_rows[row].place;
    applyChoice(m_reading.pages[place.page], place.post, time, instant);
    emit dataChanged(index(row), index(row));
}

int ImportPostsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant ImportPostsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row &row = m_rows[index.row()];
    const ImportedPage &page = m_reading.pages[row.place.page];
    const ImportedPost &post = page.posts[row.place.post];
    switch (role) {
    case Qt::DisplayRole: {
        if (!post.title.isEmpty())
            return post.title;
        const QString words = page.text.mid(post.begin, std::min(post.end - post.begin, 160)).simplified();
        return words.size() > 80 ? QString(words.first(80) + u'…') : words;
    }
    case Qt::CheckStateRole:
        return row.checked ? Qt::Checked : Qt::Unchecked;
    case OutcomeRole:
        return QVariant::fromValue(row.outcome);
    case PageRole:
        return row.place.page;
    case PostRole:
        return row.place.post;
    case UncertainRole:
        return uncertainTimes(post);
    default:
        return {};
    }
}

bool ImportPostsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    Row &row = m_rows[index.row()];
    if (row.outcome == ImportPlan::Outcome::Same)
        return false;
    row.checked = value.toInt() == Qt::Checked;
    emit dataChanged(index, index, {Qt::CheckStateRole});
    emit chosenChanged();
    return true;
}

Qt::ItemFlags ImportPostsModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    if (m_rows[index.row()].outcome != ImportPlan::Outcome::Same)
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

} // namespace tocsin
