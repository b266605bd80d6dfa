// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/itemmodels/timelineloader.h"
#include "models/timeline/timescale.h"
#include "ui/theme/theme.h"

#include <QObject>
#include <QPointer>
#include <QStringList>

namespace tocsin {

/// What of the impacts is shown.
struct TimelineFilter
{
    StateMask states = allStates;
    TimelineKindFilter kinds;
    QSet<QString> hiddenZones; ///< ids of groups of rows
    bool hideEmptyRows = false; ///< rows with nothing in view
    bool operator==(const TimelineFilter &) const = default;
};

/// What the user points at or has selected.
struct TimelineSelection
{
    qint64 incident = -1; ///< key; -1: nothing
    QString id; ///< its document id, empty while it is looked up
    Instant begin = 0; ///< of the impact through which it was selected
    bool operator==(const TimelineSelection &) const = default;
};

/// The one place that holds what the timeline shows: scale, rows, filter, selection, data. Its views (plot, lanes, overview, table,
/// bars) look here, change it here, and never talk to each other.
class TimelineState : public QObject
{
    Q_OBJECT

public:
    explicit TimelineState(const Clock &clock, QObject *parent = nullptr);

    [[nodiscard]] const Clock &clock() const { return m_clock; }
    [[nodiscard]] Instant now() const { return m_now; }

    // Data
    void setLoader(TimelineLoader *loader);
    [[nodiscard]] TimelineLoader *loader() const { return m_loader; }
    [[nodiscard]] const TimelineSnapshot &snapshot() const { return m_snapshot; }
    /// What is drawn: the snapshot's index through the kind filter.
    [[nodiscard]] const TimelineIndex &index() const { return *m_index; }
    [[nodiscard]] const TimelineRows &allRows() const { return m_allRows; }
    [[nodiscard]] const TimelineIncident *incident(qint64 key) const;

    // Time
    [[nodiscard]] const TimeScale &scale() const { return m_scale; }
    void setScale(const TimeScale &scale);
    void setPlotSize(double width, int height);
    [[nodiscard]] const QStringList &zones() const { return m_zones; }
    void setZones(const QStringList &zones);
    [[nodiscard]] bool followsNow() const { return m_followsNow; }
    void setFollowsNow(bool follows);

    // Rows, in pixels from the top of the first one
    [[nodiscard]] const std::vector<TimelineRow> &rows() const { return m_rows; }
    [[nodiscard]] int rowHeight() const { return m_rowHeight; }
    void setRowHeight(int height);
    [[nodiscard]] int scroll() const { return m_scroll; }
    void setScroll(int y);
    [[nodiscard]] int plotHeight() const { return m_plotHeight; }
    [[nodiscard]] int largestScroll() const;
    /// Index of the row at @p y pixels below the top of the plot; -1 below the last.
    [[nodiscard]] int rowAt(int y) const;
    [[nodiscard]] int yOfRow(int row) const { return row * m_rowHeight - m_scroll; }
    [[nodiscard]] int currentRow() const { return m_currentRow; }
    void setCurrentRow(int row);
    void toggleGroup(const QString &id);
    void setCollapsed(const QSet<QString> &ids);
    [[nodiscard]] const QSet<QString> &collapsed() const { return m_collapsed; }

    // Filter and selection
    [[nodiscard]] const TimelineFilter &filter() const { return m_filter; }
    void setFilter(const TimelineFilter &filter);
    [[nodiscard]] const TimelineSelection &selection() const { return m_selection; }
    /// Every impact of the selected incident.
    [[nodiscard]] const std::vector<TimelineImpact> &selectedImpacts() const { return m_selectedImpacts; }
    void select(qint64 incident, Instant begin);
    void selectId(const QString &id, bool reveal);
    void clearSelection();
    void selectNext(bool backwards);
    /// Brings all impacts of the selected incident into view, with room around them.
    void fitSelection();
    /// Moves the view only as far as needed to show [begin, end) on a row of @p target.
    void reveal(Instant begin, Instant end, int target);
    /// What is drawn at a point of the plot, within a few pixels.
    [[nodiscard]] std::optional<TimelineHit> hitAt(double x, int y) const;

    [[nodiscard]] const Theme &theme() const { return m_theme; }
    void setTheme(const Theme &theme);

public slots:
    /// Reads the clock; once a second.
    void tick();

signals:
    void viewChanged(); ///< scale or vertical scroll
    void rowsChanged(); ///< which rows there are, their height or the current one
    void dataChanged(); ///< impacts or targets
    void marksChanged(); ///< update marks
    void wordsChanged(); ///< titles that were asked for are there
    void filterChanged();
    void selectionChanged();
    void selected(const QString &id); ///< the user chose; empty: nothing
    void zonesChanged();
    void followChanged();
    void nowChanged();
    void themeChanged();

private:
    void adoptSnapshot();
    void filterIndex();
    void updateRows();
    void adoptKey(const QString &id, qint64 key);
    void showSelected();
    void findSelectedImpacts();
    void keepNow();

    const Clock &m_clock;
    QPointer<TimelineLoader> m_loader;
    TimelineSnapshot m_snapshot;
    std::shared_ptr<const TimelineIndex> m_index;
    TimelineRows m_allRows;
    QList<TimelineTarget> m_rowTargets; // what m_allRows was made of
    std::vector<TimelineRow> m_rows;
    QSet<QString> m_collapsed;
    TimeScale m_scale;
    QStringList m_zones{QStringLiteral("UTC")};
    Instant m_now = 0;
    bool m_followsNow = false;
    int m_rowHeight = 26;
    int m_scroll = 0;
    int m_plotHeight = 1;
    int m_currentRow = -1;
    TimelineFilter m_filter;
    TimelineSelection m_selection;
    std::vector<TimelineImpact> m_selectedImpacts;
    bool m_revealWhenFound = false;
    Theme m_theme;
    QTimer m_emptyRows; // rows leave only when the view has come to rest
};

} // namespace tocsin
