// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/instant.h"
#include "ui/theme/themeswitch.h"

#include <QAbstractButton>
#include <QStringList>
#include <QTimer>

namespace tocsin {

/// Live clocks of several zones in one line: the first with seconds, the others to the minute, each with the abbreviation in force.
/// Every digit has a cell of the same width, so nothing jitters in any font. A click asks for the zones' dialog.
class ClockBar : public QAbstractButton
{
    Q_OBJECT

public:
    /// @p clock and @p themes outlive this.
    ClockBar(const Clock &clock, const ThemeSwitch &themes, QWidget *parent = nullptr);

    void setZones(const QStringList &zones);
    /// What is on show, "10:20:41 UTC   12:20 CEST"; also the accessible name.
    [[nodiscard]] QString text() const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    /// A new second has begun, or the clock was set.
    void ticked();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Face
    {
        QString clock;
        QString abbreviation;
        bool operator==(const Face &) const = default;
    };

    /// Shows the present and waits for the next whole second of the clock; so a clock that was set, or a machine that slept,
    /// is right again within a second.
    void tick();
    [[nodiscard]] QList<Face> faces() const;
    [[nodiscard]] double widthOf(const Face &face) const;

    const Clock &m_clock;
    const ThemeSwitch &m_themes;
    QStringList m_zones;
    QList<Face> m_faces;
    QTimer m_timer;
};

} // namespace tocsin
