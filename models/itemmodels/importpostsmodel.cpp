// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/itemmodels/importpostsmodel.h"

#include <QSet>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace tocsin {

int uncertainTimes(const ImportedPost &post)
{
    return static_cast<int>(std::ranges::count_if(post.times, isOpen));
}

void ImportPostsModel::setReading(const ImportReading &reading)
{
    // A check mark belongs to the place in the text where the post begins.
    QSet<std::pair<int, int>> unchecked;
    for (const Row &row : std::as_const(m_rows)) {
        if (!row.checked && row.outcome != ImportPlan::Outcome::Same)
            unchecked.insert({m_read.sources.at(row.place.page), m_read.pages.at(row.place.page).posts.at(row.place.post).begin});
    }
    beginResetModel();
    m_read = reading;
    m_reading = reading;
    m_applied = 0;
    m_rows.clear();
    for (int page = 0; page < reading.pages.size(); ++page) {
        m_applied += applyChoices(m_reading.pages[page], reading.sources.at(page), m_choices);
        for (int post = 0; post < reading.pages[page].posts.size(); ++post) {
            const ImportPlan::Outcome outcome = reading.plans[page][post].outcome;
            const bool wanted = !unchecked.contains({reading.sources.at(page), reading.pages[page].posts.at(post).begin});
            m_rows.append({{page, post}, outcome, outcome != ImportPlan::Outcome::Same && wanted});
        }
    }
    endResetModel();
    emit chosenChanged();
    emit answersChanged();
}

void ImportPostsModel::forget()
{
    beginResetModel();
    m_rows.clear();
    m_choices.clear();
    m_undo.clear();
    m_redo.clear();
    m_applied = 0;
    m_read = {};
    m_reading = {};
    endResetModel();
    emit chosenChanged();
    emit answersChanged();
}

const ImportedPost *ImportPostsModel::postAt(int row) const
{
    if (row < 0 || row >= m_rows.size())
        return nullptr;
    const PostPlace place = m_rows.at(row).place;
    return &m_reading.pages.at(place.page).posts.at(place.post);
}

void ImportPostsModel::checkAll(bool checked)
{
    if (m_rows.isEmpty())
        return;
    for (Row &row : m_rows)
        row.checked = checked && row.outcome != ImportPlan::Outcome::Same;
    emit dataChanged(index(0), index(rowCount() - 1), {Qt::CheckStateRole});
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

ImportChoice ImportPostsModel::choiceFor(const Row &row, const ImportAnswer &answer) const
{
    const ImportedTime &time = m_read.pages.at(row.place.page).posts.at(row.place.post).times.at(answer.time);
    return {m_read.sources.at(row.place.page), time.begin, time.end, answer.instant, answer.zone};
}

void ImportPostsModel::answer(int row, const QList<ImportAnswer> &answers)
{
    QList<ImportChoice> choices = m_choices;
    for (const ImportAnswer &one : answers) {
        const ImportChoice choice = choiceFor(m_rows.at(row), one);
        choices.removeIf([&choice](const ImportChoice &old) { return old.source == choice.source && old.begin == choice.begin && old.end == choice.end; });
        choices.append(choice);
    }
    step(choices);
}

void ImportPostsModel::choose(int row, int time, Instant instant, const QString &zone)
{
    if (const ImportedPost *post = postAt(row); post && time >= 0 && time < post->times.size())
        answer(row, {{time, instant, zone}});
}

void ImportPostsModel::chooseForPost(int row, int time, Instant instant, const QString &zone)
{
    if (const ImportedPost *post = postAt(row); post && time >= 0 && time < post->times.size())
        answer(row, QList<ImportAnswer>{{time, instant, zone}} + answersAlike(*post, time, instant, zone));
}

void ImportPostsModel::takeBack(int row, int time)
{
    const ImportedPost *post = postAt(row);
    if (!post || time < 0 || time >= post->times.size())
        return;
    const ImportChoice there = choiceFor(m_rows.at(row), {time, 0, {}});
    QList<ImportChoice> choices = m_choices;
    if (choices.removeIf([&there](const ImportChoice &old) { return old.source == there.source && old.begin == there.begin && old.end == there.end; }) > 0)
        step(choices);
}

void ImportPostsModel::step(const QList<ImportChoice> &choices)
{
    m_undo.append(m_choices);
    m_redo.clear();
    setChoices(choices);
}

void ImportPostsModel::undo()
{
    if (m_undo.isEmpty())
        return;
    m_redo.append(m_choices);
    setChoices(m_undo.takeLast());
}

void ImportPostsModel::redo()
{
    if (m_redo.isEmpty())
        return;
    m_undo.append(m_choices);
    setChoices(m_redo.takeLast());
}

void ImportPostsModel::setChoices(const QList<ImportChoice> &choices)
{
    const QList<ImportChoice> before = std::exchange(m_choices, choices);
    const auto isOnlyIn = [](const ImportChoice &choice, const QList<ImportChoice> &list, const QList<ImportChoice> &other) {
        return list.contains(choice) && !other.contains(choice);
    };
    m_applied = 0;
    for (int i = 0; i < m_rows.size(); ++i) {
        const PostPlace place = m_rows.at(i).place;
        const int source = m_read.sources.at(place.page);
        const ImportedPost &read = m_read.pages.at(place.page).posts.at(place.post);
        const auto touches = [&](const ImportChoice &choice) {
            return choice.source == source && choice.begin >= read.begin && choice.end <= read.end;
        };
        const bool changed = std::ranges::any_of(before, [&](const ImportChoice &c) { return touches(c) && isOnlyIn(c, before, choices); })
            || std::ranges::any_of(choices, [&](const ImportChoice &c) { return touches(c) && isOnlyIn(c, choices, before); });
        if (changed) {
            m_reading.pages[place.page].posts[place.post] = read;
            applyChoices(m_reading.pages[place.page], place.post, source, choices);
            emit dataChanged(index(i), index(i));
        }
    }
    for (const ImportedPage &page : std::as_const(m_reading.pages)) {
        for (const ImportedPost &post : page.posts)
            m_applied += static_cast<int>(std::ranges::count_if(post.times, [](const ImportedTime &time) { return time.chosen; }));
    }
    emit answersChanged();
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
    const ImportedPage &page = m_reading.pages.at(row.place.page);
    const ImportedPost &post = page.posts.at(row.place.post);
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
    case NewUpdatesRole:
        return static_cast<int>(m_reading.plans.at(row.place.page).at(row.place.post).newUpdates.size());
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
