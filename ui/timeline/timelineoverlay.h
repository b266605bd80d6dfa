// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "models/domain/instant.h"

#include <optional>

namespace tocsin {

class TimelinePlot;
class TimelineState;

/// What moves over the plot: the now line, the rubber band that measures, the outline under the mouse. A layer of its own above the
/// plot's buffer, so that only the strip that changed is composed anew and no impact is drawn again.
class TimelineOverlay : public QWidget
{
    Q_OBJECT

public:
    explicit TimelineOverlay(TimelinePlot &plot);

    /// Shows the stretch [from, until) as being measured.
    void setMeasured(const std::optional<std::pair<Instant, Instant>> &range);
    [[nodiscard]] std::optional<std::pair<Instant, Instant>> measured() const { return m_measured; }
    /// Both ends in both zones, and how long it is.
    [[nodiscard]] QString measuredText() const;
    /// An impact whose end is being moved: drawn in a lane, with the time of that end in both zones.
    struct Edited
    {
        InstantRange range; ///< no end: up to now
        bool isEnd = false; ///< which end is moved
        int top = 0; ///< of its lane, in pixels of the plot
        int height = 0;
        bool operator==(const Edited &) const = default;
    };
    void setEdited(const std::optional<Edited> &edited);
    [[nodiscard]] const std::optional<Edited> &edited() const { return m_edited; }
    [[nodiscard]] QString editedText() const;
    /// Outlines a place of the plot; an empty rectangle none.
    void setHovered(const QRect &box);
    /// Called when the plot was drawn and is about to be painted, with this over it: the now line stands elsewhere.
    void follow();
    [[nodiscard]] QRect nowRect() const;
    void paintNow(QPainter &painter, const QPoint &at, int bottom) const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QRect measuredRect() const;
    void paintEdited(QPainter &painter) const;
    void paintWords(QPainter &painter, const QString &text, const QPoint &topCentre) const;

    TimelinePlot &m_plot; // the parent
    TimelineState &m_state; // not owned
    std::optional<std::pair<Instant, Instant>> m_measured;
    std::optional<Edited> m_edited;
    QRect m_hovered;
    QRect m_now; // where the now line was drawn last
};

} // namespace tocsin
