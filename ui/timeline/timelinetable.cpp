// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timelinetable.h"

#include "ui/timeline/hovercard.h"
#include "ui/timeline/timewords.h"
#include "ui/widgets/words.h"

#include <QHeaderView>

namespace tocsin {
namespace {

constexpr int restMs = 120;

} // namespace

TimelineTable::TimelineTable(TimelineState &state, QWidget *parent) : QTableView(parent), m_state(state)
{
    setObjectName(QStringLiteral("timelineTable"));
    setAccessibleName(tr("Table of what is in view"));
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setShowGrid(false);
    setAlternatingRowColors(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setFrameShape(QFrame::NoFrame);
    // Rows of one height: nothing is measured, whatever their number.
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setHighlightSections(false);
    setModel(&m_model);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);

    TimelineTableWords words;
    words.headers = QStringList{tr("Incident"), tr("Target"), tr("Level"), tr("Begin"), tr("End"), tr("Duration"), tr("Status")};
    words.state = stateWords;
    words.status = [](std::optional<Status> status) { return status ? wordFor(*status) : QString(); };
    words.stamp = [this](Instant instant) { return stampWords(instant, m_state.zones().mid(0, 2)); };
    words.until = [this](Instant begin, Instant end) { return untilWords(begin, end, m_state.zones().mid(0, 2)); };
    words.duration = [](Instant length) { return durationWords(length); };
    words.stillOpen = tr("still open");
    words.unknown = tr("…");
    m_model.setWords(words);
    m_model.setTargetNames([this](int target) { return m_state.allRows().nameOf(target); });
    // Titles take what the others leave.
    horizontalHeader()->setStretchLastSection(false);
    horizontalHeader()->setMinimumSectionSize(60);
    horizontalHeader()->setSectionResizeMode(TimelineTableModel::Title, QHeaderView::Stretch);
    horizontalHeader()->setResizeContentsPrecision(0); // only the rows in view are measured

    m_rest.setSingleShot(true);
    m_rest.setInterval(restMs);
    const auto later = [this] {
        if (isVisible())
            m_rest.start();
    };
    connect(&m_rest, &QTimer::timeout, this, &TimelineTable::listAgain);
    connect(&state, &TimelineState::viewChanged, this, later);
    connect(&state, &TimelineState::rowsChanged, this, later);
    connect(&state, &TimelineState::filterChanged, this, later);
    connect(&state, &TimelineState::zonesChanged, this, later);
    connect(&state, &TimelineState::dataChanged, this, later);
    connect(&state, &TimelineState::selectionChanged, this, &TimelineTable::followSelection);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &TimelineTable::followSelection);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &TimelineTable::fitColumns);
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this, &TimelineTable::takeSelection);
    connect(this, &QAbstractItemView::activated, this, [this](const QModelIndex &index) {
        takeSelection(index);
        if (!m_state.selection().id.isEmpty())
            emit activatedIncident(m_state.selection().id);
    });
}

void TimelineTable::showEvent(QShowEvent *event)
{
    QTableView::showEvent(event);
    listAgain();
}

void TimelineTable::listAgain()
{
    TimelineTableModel::Request request;
    request.index = std::make_shared<const TimelineIndex>(m_state.index()); // shares the lanes
    QSet<int> targets;
    for (const TimelineRow &row : m_state.rows()) {
        if (!row.isGroup || row.isCollapsed)
            targets.unite(QSet<int>(row.targets.begin(), row.targets.end()));
        else if (row.kind == TimelineRow::Kind::Zone)
            targets.insert(row.target);
    }
    request.targets.assign(targets.begin(), targets.end());
    request.from = m_state.scale().begin();
    request.until = m_state.scale().end();
    request.now = m_state.now();
    request.states = m_state.filter().states;
    m_model.list(request);
}

void TimelineTable::restoreColumns(const QByteArray &state)
{
    m_columnsFit = horizontalHeader()->restoreState(state);
    horizontalHeader()->setSectionResizeMode(TimelineTableModel::Title, QHeaderView::Stretch);
}

void TimelineTable::fitColumns()
{
    if (m_columnsFit || m_model.rowCount() == 0)
        return;
    m_columnsFit = true;
    for (int column = TimelineTableModel::Title + 1; column < TimelineTableModel::ColumnCount; ++column)
        resizeColumnToContents(column);
    // Statuses come after the rows: room for the longest word there is.
    int widest = columnWidth(TimelineTableModel::StatusColumn);
    for (const auto &[status, name] : enumNames<Status>)
        widest = std::max(widest, fontMetrics().horizontalAdvance(wordFor(status)) + 20);
    setColumnWidth(TimelineTableModel::StatusColumn, widest);
}

void TimelineTable::followSelection()
{
    if (!isVisible() || m_following)
        return;
    m_following = true;
    const int row = m_state.selection().incident >= 0 ? m_model.rowOf(m_state.selection().incident, m_state.selection().begin) : -1;
    if (row >= 0) {
        setCurrentIndex(m_model.index(row, std::max(0, currentIndex().column())));
        scrollTo(currentIndex());
    } else {
        clearSelection();
    }
    m_following = false;
}

void TimelineTable::takeSelection(const QModelIndex &current)
{
    if (m_following || !current.isValid())
        return;
    m_following = true;
    m_state.select(current.data(TimelineTableModel::IncidentRole).toLongLong(), current.data(TimelineTableModel::BeginRole).toLongLong());
    m_following = false;
}

} // namespace tocsin
