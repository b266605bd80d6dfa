// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/itemmodels/timelineloader.h"

#include <QAbstractTableModel>
#include <QCache>
#include <QFutureWatcher>

namespace tocsin {

/// How a table of impacts says what it shows; given by the window, because models have no words of their own.
struct TimelineTableWords
{
    QStringList headers; ///< in the order of TimelineTableModel::Column
    std::function<QString(const ImpactState &, bool isOverrun)> state;
    std::function<QString(std::optional<Status>)> status;
    std::function<QString(Instant)> stamp;
    std::function<QString(Instant begin, Instant end)> until; ///< the end, which stands beside the begin
    std::function<QString(Instant)> duration; ///< of milliseconds
    QString stillOpen;
    QString unknown; ///< while a title is being fetched
};

/// The impacts in view as a table, by begin: what the timeline paints, for keyboards and screen readers. Rows are 16 bytes and their
/// words are made when they are looked at, so that a million scroll like ten. Collected on a thread of the pool.
class TimelineTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Title, Target, State, Begin, End, Duration, StatusColumn, ColumnCount };
    enum Role { IncidentRole = Qt::UserRole + 1, BeginRole, RankRole };

    /// What to list.
    struct Request
    {
        std::shared_ptr<const TimelineIndex> index;
        std::vector<int> targets;
        Instant from = 0;
        Instant until = 0;
        Instant now = 0;
        StateMask states = allStates;
    };

    explicit TimelineTableModel(QObject *parent = nullptr);

    void setWords(const TimelineTableWords &words);
    void setLoader(TimelineLoader *loader); ///< for titles; not owned, may be null
    void setTargetNames(std::function<QString(int)> nameOf);
    /// Lists anew; rows change when the list is ready, see modelReset().
    void list(const Request &request);
    [[nodiscard]] bool isListing() const { return m_watcher.isRunning(); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    /// The row of incident @p incident whose impact begins at @p begin, else its first; -1 where it is not in view.
    [[nodiscard]] int rowOf(qint64 incident, Instant begin) const;

private:
    struct Row
    {
        const LaneInterval *interval = nullptr; // inside of m_list.index
        int target = 0;
    };
    struct List
    {
        std::shared_ptr<const TimelineIndex> index;
        std::vector<Row> rows;
        Instant now = 0;
    };
    [[nodiscard]] static std::shared_ptr<List> collect(const Request &request);
    void adopt();
    [[nodiscard]] QStringList textsOf(int row) const;

    TimelineTableWords m_words;
    TimelineLoader *m_loader = nullptr;
    std::function<QString(int)> m_nameOf;
    List m_list;
    std::optional<Request> m_next; // asked for while another list is being made
    QFutureWatcher<std::shared_ptr<List>> m_watcher; // its task shares nothing with this model, so that nobody need wait for it
    mutable QCache<int, QStringList> m_texts{400};
};

} // namespace tocsin
