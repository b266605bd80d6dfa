// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/incident.h"
#include "ui/theme/themeswitch.h"

#include <QWidget>

namespace tocsin {

/// A maintenance window as a small bar: the plan hatched, what really happened solid inside or beyond it, now as a line.
class WindowBar : public QWidget
{
    Q_OBJECT

public:
    /// @p window needs a planned range with an end; @p now bounds work that has not ended.
    WindowBar(const Window &window, Instant now, const ThemeSwitch &themes, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override { return {120, 18}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Window m_window;
    Instant m_now;
    const ThemeSwitch &m_themes;
};

} // namespace tocsin
