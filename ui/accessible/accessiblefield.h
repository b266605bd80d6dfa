// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessibleWidget>
#include <QWidget>

namespace tocsin {

/// Who asks for the focus from outside gets it: Qt's own gives it within a window that may not be the active one.
class AccessibleField : public QAccessibleWidget
{
public:
    using QAccessibleWidget::QAccessibleWidget;

    void doAction(const QString &name) override
    {
        if (name == setFocusAction() && !widget()->isActiveWindow())
            widget()->activateWindow();
        QAccessibleWidget::doAction(name);
    }
};

} // namespace tocsin
