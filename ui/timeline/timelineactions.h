// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timeline/timelinestate.h"

#include <QAction>
#include <QActionGroup>
#include <QObject>

namespace tocsin {

/// The actions of the timeline with their keys. They live on the page: keys work wherever the focus is on it.
class TimelineActions : public QObject
{
    Q_OBJECT

public:
    struct Preset
    {
        QAction *action = nullptr;
        Instant span = 0;
    };

    TimelineActions(TimelineState &state, QWidget *page);

    [[nodiscard]] QList<QAction *> all() const;
    [[nodiscard]] const QList<Preset> &presets() const { return m_presets; }
    [[nodiscard]] QAction *followNow() const { return m_follow; }
    [[nodiscard]] QAction *table() const { return m_table; }
    [[nodiscard]] QAction *exportView() const { return m_export; }
    [[nodiscard]] QAction *open() const { return m_open; }
    [[nodiscard]] QAction *editImpact() const { return m_editImpact; }
    [[nodiscard]] QAction *level(Level level) const { return m_levels.at(static_cast<std::size_t>(level)); }
    [[nodiscard]] QAction *kind(IncidentKind kind) const { return m_kinds.at(static_cast<std::size_t>(kind)); }
    [[nodiscard]] QAction *openOnly() const { return m_openOnly; }
    [[nodiscard]] QAction *hideEmpty() const { return m_hideEmpty; }

    /// Shows a stretch as long as @p span: around now where that is in view, else around the middle.
    void showSpan(Instant span);

signals:
    void cancelled(); ///< Escape: a measured stretch or the selection goes

private:
    QAction *add(const QString &name, const QString &text, const QList<QKeySequence> &keys);
    void addPresets();
    void addMoves();
    void addSteps();
    void addFilters();
    void showFilter();
    void markPreset();

    TimelineState &m_state; // not owned
    QWidget *m_page; // the parent; its actions
    QList<QAction *> m_all;
    QList<Preset> m_presets;
    QAction *m_follow = nullptr;
    QAction *m_table = nullptr;
    QAction *m_export = nullptr;
    QAction *m_open = nullptr;
    QAction *m_editImpact = nullptr;
    QAction *m_openOnly = nullptr;
    QAction *m_hideEmpty = nullptr;
    std::array<QAction *, 4> m_levels{};
    std::array<QAction *, 3> m_kinds{};
};

} // namespace tocsin
