// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/accessible/accessible.h"

#include <QAccessibleWidget>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace tocsin {
namespace {

/// A top level widget that is neither a main window nor a dialog is a window all the same, as long as it is one: widgets get their parents late.
class AccessiblePlainWidget : public QAccessibleWidget
{
public:
    using QAccessibleWidget::QAccessibleWidget;
    [[nodiscard]] QAccessible::Role role() const override
    {
        return widget()->windowType() == Qt::Window ? QAccessible::Window : QAccessibleWidget::role();
    }
};

QAccessibleInterface *plainWidgetInterface(const QString &className, QObject *object)
{
    // Qt's own of an area that scrolls reads behind the end of its list when it is asked for a scroll bar that has just gone.
    const bool isPlain = className == "QWidget"_L1 || className == "QScrollArea"_L1 || className == "QAbstractScrollArea"_L1;
    auto *widget = isPlain ? qobject_cast<QWidget *>(object) : nullptr;
    return widget ? new AccessiblePlainWidget(widget) : nullptr;
}

} // namespace

void installAccessibility()
{
    // Installing one again is ignored by Qt.
    QAccessible::installFactory(lineEditInterface);
    QAccessible::installFactory(comboBoxInterface);
    QAccessible::installFactory(listInterface);
    QAccessible::installFactory(plainWidgetInterface);
}

} // namespace tocsin
