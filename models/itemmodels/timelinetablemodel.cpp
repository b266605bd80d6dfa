// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/itemmodels/timelinetablemodel.h"

#include <QtConcurrent/QtConcurrentRun>

#include <tuple>

namespace tocsin {

TimelineTableModel::TimelineTableModel(QObject *parent) : QAbstractTableModel(parent)
{
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &TimelineTableModel::adopt);
}

void TimelineTableModel::setWords(const TimelineTableWords &words)
{
    beginResetModel();
    m_words = words;
    m_texts.clear();
    endResetModel();
}

void TimelineTableModel::setTargetNames(std::function<QString(int)> nameOf)
{
    m_nameOf = std::move(nameOf);
    m_texts.clear();
}

void TimelineTableModel::setLoader(TimelineLoader *loader)
{
    if (m_loader)
        m_loader->disconnect(this);
    m_loader = loader;
    if (!loader)
        return;
    connect(loader, &TimelineLoader::incidentsChanged, this, [this] {
        m_texts.clear();
        if (!m_list.rows.empty())
            emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1), {Qt::DisplayRole});
    });
    connect(loader, &QObject::destroyed, this, [this] { m_loader = nullptr; });
}

std::shared_ptr<TimelineTableModel::List> TimelineTableModel::collect(const Request &request)
{
    auto list = std::make_shared<List>(List{request.index, {}, request.now});
    for (const int target : request.targets) {
        const TimelineLane &lane = request.index->lane(target);
        lane.eachOverlapping(request.from, request.until, request.now, [&](const LaneInterval &interval) {
            if ((interval.bit() & request.states) != 0)
                list->rows.push_back({&interval, target});
        });
    }
    std::ranges::sort(list->rows, [](const Row &one, const Row &other) {
        const auto order = [](const Row &row) { return std::tuple(row.interval->begin(), row.interval->incident(), row.interval->impact()); };
        return order(one) < order(other);
    });
    return list;
}

void TimelineTableModel::list(const Request &request)
{
    if (m_watcher.isRunning()) {
        m_next = request;
        return;
    }
    m_watcher.setFuture(QtConcurrent::run([request] { return collect(request); }));
}

void TimelineTableModel::adopt()
{
    beginResetModel();
    // Not takeResult(): it leaves a future behind that never finishes, and waiting for that one never ends.
    m_list = std::move(*m_watcher.result());
    m_texts.clear();
    endResetModel();
    if (const auto next = std::exchange(m_next, std::nullopt))
        list(*next);
}

int TimelineTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_list.rows.size());
}

int TimelineTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QStringList TimelineTableModel::textsOf(int row) const
{
    if (const QStringList *known = m_texts.object(row))
        return *known;
    const Row &here = m_list.rows[static_cast<std::size_t>(row)];
    const LaneInterval &interval = *here.interval;
    const TimelineIncident *incident = m_loader ? m_loader->incident(interval.incident()) : nullptr;
    QStringList texts(ColumnCount);
    texts[Title] = incident ? incident->title : m_words.unknown;
    texts[Target] = m_nameOf ? m_nameOf(here.target) : QString();
    texts[State] = m_words.state ? m_words.state(ImpactState::ofRank(interval.rank()), interval.isOverrun()) : QString();
    texts[Begin] = m_words.stamp ? m_words.stamp(interval.begin()) : QString();
    texts[End] = interval.isOpen() ? m_words.stillOpen : m_words.until ? m_words.until(interval.begin(), interval.end()) : QString();
    texts[Duration] = m_words.duration ? m_words.duration(interval.shownEnd(m_list.now) - interval.begin()) : QString();
    texts[StatusColumn] = incident && m_words.status ? m_words.status(incident->status) : QString();
    m_texts.insert(row, new QStringList(texts));
    return texts;
}

QVariant TimelineTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const LaneInterval &interval = *m_list.rows[static_cast<std::size_t>(index.row())].interval;
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return textsOf(index.row()).at(index.column());
    case IncidentRole:
        return interval.incident();
    case BeginRole:
        return interval.begin();
    case RankRole:
        return interval.rank();
    default:
        return {};
    }
}

QVariant TimelineTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= m_words.headers.size())
        return {};
    return m_words.headers.at(section);
}

int TimelineTableModel::rowOf(qint64 incident, Instant begin) const
{
    int first = -1;
    for (std::size_t row = 0; row < m_list.rows.size(); ++row) {
        const LaneInterval &interval = *m_list.rows[row].interval;
        if (interval.incident() != incident)
            continue;
        if (interval.begin() == begin)
            return static_cast<int>(row);
        if (first < 0)
            first = static_cast<int>(row);
    }
    return first;
}

} // namespace tocsin
