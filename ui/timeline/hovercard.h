// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timeline/timelinestate.h"

#include <QFrame>
#include <QLabel>

namespace tocsin {

/// The card beside the mouse: title, level in words, target, both ends in the axes' zones, duration.
class HoverCard : public QFrame
{
    Q_OBJECT

public:
    explicit HoverCard(TimelineState &state, QWidget *parent);

    /// Shows what is known of @p hit beside @p at, inside the parent.
    void showFor(const TimelineHit &hit, QPoint at);
    /// What the card says, as plain text.
    [[nodiscard]] QString text() const;

private:
    void fill();
    void dress();

    TimelineState &m_state; // not owned
    std::optional<TimelineHit> m_hit;
    QLabel *m_title;
    QLabel *m_level;
    QLabel *m_times;
};

/// "planned: major outage": a state in words. @p isOverrun: of work that went on beyond its plan.
[[nodiscard]] QString stateWords(const ImpactState &state, bool isOverrun);

} // namespace tocsin
