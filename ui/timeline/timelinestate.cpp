// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timelinestate.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace tocsin {
namespace {

constexpr int lowestRow = 4;
constexpr int highestRow = 48;
constexpr double nowFraction = 0.86; // where following keeps the now line
constexpr double reach = 3; // pixels beside an impact that still hit it
constexpr Instant restMs = 200;

} // namespace

TimelineState::TimelineState(const Clock &clock, QObject *parent) :
    QObject(parent), m_clock(clock), m_index(m_snapshot.index), m_now(clock.now()), m_theme(themeOf(true))
{
    m_scale = TimeScale(m_now - 6 * dayMs, m_now + dayMs, 1);
    m_emptyRows.setSingleShot(true);
    m_emptyRows.setInterval(restMs);
    connect(&m_emptyRows, &QTimer::timeout, this, &TimelineState::updateRows);
}

void TimelineState::setLoader(TimelineLoader *loader)
{
    if (m_loader)
        m_loader->disconnect(this);
    m_loader = loader;
    if (!loader) {
        m_snapshot = {};
        adoptSnapshot();
        return;
    }
    connect(loader, &TimelineLoader::snapshotChanged, this, [this] {
        m_snapshot = m_loader->snapshot();
        adoptSnapshot();
    });
    connect(loader, &TimelineLoader::ticksChanged, this, &TimelineState::marksChanged);
    connect(loader, &TimelineLoader::incidentsChanged, this, [this] {
        if (m_selection.incident >= 0 && m_selection.id.isEmpty()) {
            if (const TimelineIncident *known = incident(m_selection.incident)) {
                m_selection.id = known->id;
                emit selected(m_selection.id);
            }
        }
        emit wordsChanged();
    });
    connect(loader, &TimelineLoader::keyFound, this, &TimelineState::adoptKey);
    loader->start(m_scale.begin(), m_scale.end());
    m_snapshot = loader->snapshot();
    adoptSnapshot();
}

void TimelineState::adoptSnapshot()
{
    if (m_rowTargets != m_snapshot.targets) {
        m_rowTargets = m_snapshot.targets;
        m_allRows = TimelineRows(m_rowTargets);
    }
    filterIndex();
    findSelectedImpacts();
    updateRows();
    if (m_revealWhenFound)
        showSelected();
    emit dataChanged();
}

void TimelineState::findSelectedImpacts()
{
    m_selectedImpacts.clear();
    if (m_selection.incident >= 0)
        m_selectedImpacts = m_snapshot.index->impactsOf(m_selection.incident);
}

void TimelineState::filterIndex()
{
    m_index = m_filter.kinds.keepsAll() ? m_snapshot.index : std::make_shared<const TimelineIndex>(m_snapshot.index->filtered(m_filter.kinds));
}

const TimelineIncident *TimelineState::incident(qint64 key) const
{
    return m_loader ? m_loader->incident(key) : nullptr;
}

void TimelineState::setScale(const TimeScale &scale)
{
    if (scale == m_scale)
        return;
    m_scale = scale;
    if (m_loader)
        m_loader->setView(scale.begin(), scale.end());
    if (m_filter.hideEmptyRows)
        m_emptyRows.start();
    emit viewChanged();
}

void TimelineState::setPlotSize(double width, int height)
{
    m_plotHeight = std::max(1, height);
    m_scroll = std::min(m_scroll, largestScroll());
    setScale(m_scale.resized(width));
    emit rowsChanged();
}

void TimelineState::setZones(const QStringList &zones)
{
    m_zones = zones.isEmpty() ? QStringList{QStringLiteral("UTC")} : zones;
    emit zonesChanged();
}

void TimelineState::setFollowsNow(bool follows)
{
    if (follows == m_followsNow)
        return;
    m_followsNow = follows;
    keepNow();
    emit followChanged();
}

void TimelineState::keepNow()
{
    if (m_followsNow)
        setScale(m_scale.movedTo(m_now, nowFraction));
}

void TimelineState::tick()
{
    m_now = m_clock.now();
    keepNow();
    emit nowChanged();
}

void TimelineState::setRowHeight(int height)
{
    height = std::clamp(height, lowestRow, highestRow);
    if (height == m_rowHeight)
        return;
    m_scroll = static_cast<int>(std::lround(static_cast<double>(m_scroll) * height / m_rowHeight));
    m_rowHeight = height;
    m_scroll = std::clamp(m_scroll, 0, largestScroll());
    emit rowsChanged();
    emit viewChanged();
}

int TimelineState::largestScroll() const
{
    return std::max(0, static_cast<int>(m_rows.size()) * m_rowHeight - m_plotHeight);
}

void TimelineState::setScroll(int y)
{
    y = std::clamp(y, 0, largestScroll());
    if (y == m_scroll)
        return;
    m_scroll = y;
    emit viewChanged();
}

int TimelineState::rowAt(int y) const
{
    const int row = (y + m_scroll) / m_rowHeight;
    return y + m_scroll >= 0 && row < static_cast<int>(m_rows.size()) ? row : -1;
}

void TimelineState::setCurrentRow(int row)
{
    row = std::clamp(row, -1, static_cast<int>(m_rows.size()) - 1);
    if (row == m_currentRow)
        return;
    m_currentRow = row;
    if (row >= 0) {
        const int y = row * m_rowHeight;
        setScroll(std::clamp(m_scroll, y + m_rowHeight - m_plotHeight, y));
    }
    emit rowsChanged();
}

void TimelineState::toggleGroup(const QString &id)
{
    if (!m_collapsed.remove(id))
        m_collapsed.insert(id);
    updateRows();
}

void TimelineState::setCollapsed(const QSet<QString> &ids)
{
    m_collapsed = ids;
    updateRows();
}

void TimelineState::updateRows()
{
    const QString current = m_currentRow >= 0 ? m_rows[static_cast<std::size_t>(m_currentRow)].id : QString();
    QSet<int> busy;
    TimelineRows::Shown shown{m_collapsed, m_filter.hiddenZones, nullptr};
    if (m_filter.hideEmptyRows) {
        for (const auto &[target, lane] : m_index->lanes()) {
            if (lane->hasAny(m_scale.begin(), m_scale.end(), m_now, m_filter.states))
                busy.insert(target);
        }
        shown.busy = &busy;
    }
    auto rows = m_allRows.shown(shown);
    if (rows == m_rows)
        return;
    m_rows = std::move(rows);
    m_currentRow = -1;
    for (std::size_t i = 0; i < m_rows.size() && !current.isEmpty(); ++i) {
        if (m_rows[i].id == current)
            m_currentRow = static_cast<int>(i);
    }
    m_scroll = std::min(m_scroll, largestScroll());
    emit rowsChanged();
    emit viewChanged();
}

void TimelineState::setFilter(const TimelineFilter &filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    filterIndex();
    updateRows();
    emit filterChanged();
    emit dataChanged();
}

void TimelineState::select(qint64 incidentKey, Instant begin)
{
    if (incidentKey == m_selection.incident && begin == m_selection.begin)
        return;
    const bool same = incidentKey == m_selection.incident;
    m_revealWhenFound = false; // somebody looks elsewhere now
    m_selection.incident = incidentKey;
    m_selection.begin = begin;
    if (!same) {
        const TimelineIncident *known = incidentKey >= 0 ? incident(incidentKey) : nullptr;
        m_selection.id = known ? known->id : QString();
        findSelectedImpacts();
    }
    emit selectionChanged();
    if (!same && (incidentKey < 0 || !m_selection.id.isEmpty()))
        emit selected(m_selection.id);
}

void TimelineState::clearSelection()
{
    select(-1, 0);
}

void TimelineState::selectId(const QString &id, bool show)
{
    if (id.isEmpty()) {
        clearSelection();
        return;
    }
    m_revealWhenFound = show;
    if (id == m_selection.id) {
        adoptKey(id, m_selection.incident);
        return;
    }
    m_selection = {-1, id, 0};
    if (m_loader)
        m_loader->findKey(id);
}

void TimelineState::adoptKey(const QString &id, qint64 key)
{
    if (id != m_selection.id)
        return;
    m_selection.incident = key;
    findSelectedImpacts();
    showSelected();
    emit selectionChanged();
}

/// Brings what was selected by its id into view, once its impacts are read: those outside of the view come later than its key.
void TimelineState::showSelected()
{
    const auto first = std::ranges::min_element(m_selectedImpacts, {}, &TimelineImpact::begin);
    if (first == m_selectedImpacts.end())
        return;
    m_selection.begin = first->begin;
    if (std::exchange(m_revealWhenFound, false))
        reveal(first->begin, first->shownEnd(m_now), first->target);
}

void TimelineState::selectNext(bool backwards)
{
    std::vector<int> targets;
    for (const TimelineRow &row : m_rows) {
        if (!row.isGroup || row.isCollapsed)
            targets.insert(targets.end(), row.targets.begin(), row.targets.end());
        else if (row.kind == TimelineRow::Kind::Zone)
            targets.push_back(row.target);
    }
    const bool any = m_selection.incident >= 0;
    const Instant from = any ? m_selection.begin : backwards ? m_scale.end() : m_scale.begin();
    const qint64 but = any ? m_selection.incident : -1;
    if (const auto hit = m_index->next(targets, from, backwards, but, m_filter.states)) {
        select(hit->interval.incident(), hit->interval.begin());
        reveal(hit->interval.begin(), hit->interval.shownEnd(m_now), hit->target);
    }
}

void TimelineState::fitSelection()
{
    if (m_selectedImpacts.empty())
        return;
    Instant begin = m_selectedImpacts.front().begin;
    Instant end = begin + 1;
    for (const TimelineImpact &impact : m_selectedImpacts) {
        begin = std::min(begin, impact.begin);
        end = std::max(end, impact.shownEnd(m_now));
    }
    const Instant room = std::max(minuteMs, (end - begin) / 4);
    setFollowsNow(false);
    setScale(TimeScale(begin - room, end + room, m_scale.width()));
    reveal(begin, end, m_selectedImpacts.front().target);
}

void TimelineState::reveal(Instant begin, Instant end, int target)
{
    if (begin >= m_scale.end() || end <= m_scale.begin()) {
        setFollowsNow(false);
        setScale(m_scale.movedTo(begin, end - begin < m_scale.span() / 2 ? 0.4 : 0.1));
    }
    int best = -1;
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        // The row of the target itself, or the closed group that stands for it.
        if (m_rows[i].target == target || (m_rows[i].isCollapsed && std::ranges::find(m_rows[i].targets, target) != m_rows[i].targets.end()))
            best = static_cast<int>(i);
    }
    if (best >= 0) {
        const int y = best * m_rowHeight;
        if (y < m_scroll || y + m_rowHeight > m_scroll + m_plotHeight)
            setScroll(y - m_plotHeight / 3);
    }
}

std::optional<TimelineHit> TimelineState::hitAt(double x, int y) const
{
    const int row = rowAt(y);
    if (row < 0)
        return std::nullopt;
    return m_index->hit(m_rows[static_cast<std::size_t>(row)].targets, m_scale.instantAt(x - reach), m_scale.instantAt(x),
                        std::max(m_scale.instantAt(x + reach), m_scale.instantAt(x - reach) + 1), m_now, m_filter.states);
}

void TimelineState::setTheme(const Theme &theme)
{
    m_theme = theme;
    emit themeChanged();
}

} // namespace tocsin
