// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/itemmodels/impactmove.h"
#include "ui/timeline/timelinestate.h"

#include <QPoint>

namespace tocsin {

class TimelinePlot;

/// Moves one end of an impact of the selected incident: what can be taken hold of where, and where it is meanwhile. Nothing is written here.
class ImpactDrag
{
public:
    static constexpr int reach = 5; ///< pixels on either side of an end

    ImpactDrag(TimelinePlot &plot, TimelineState &state);

    /// What is under the pointer at @p at (pixels of the plot).
    struct Grip
    {
        TimelineImpact impact;
        bool isEnd = false; ///< else its begin
        int row = 0;
    };
    [[nodiscard]] std::optional<Grip> gripAt(QPoint at) const;

    void start(const Grip &grip, QPoint at);
    [[nodiscard]] bool isActive() const { return m_grip.has_value(); }
    /// To whole minutes where @p snap says so. An end that comes to now, of what is not planned, goes on.
    void moveTo(QPoint at, bool snap);
    /// Where it is let go; nothing where it stands as before. What is shown stays until the data says the same, or hide().
    [[nodiscard]] std::optional<ImpactMove> finish();
    void hide();
    /// The range as it is dragged.
    [[nodiscard]] InstantRange range() const { return m_range; }

private:
    void show();
    [[nodiscard]] InstantRange rangeOf(const TimelineImpact &impact) const;

    TimelinePlot &m_plot;
    TimelineState &m_state;
    std::optional<Grip> m_grip;
    QString m_target; // document id, of the row
    InstantRange m_range;
    double m_offset = 0; // pixels from the end to where it was taken hold of
};

} // namespace tocsin
