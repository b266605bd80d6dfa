// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/accessible/accessible.h"
#include "ui/accessible/accessiblefield.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QCoreApplication>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace tocsin {
namespace {

/// Says what is chosen and what it is: Qt's own lets the one stand for the other. Its list can be chosen from, see listInterface().
class AccessibleComboBox : public AccessibleField
{
public:
    explicit AccessibleComboBox(QComboBox *box) : AccessibleField(box, QAccessible::ComboBox)
    {
        QObject::connect(box, &QComboBox::currentTextChanged, box, [box] {
            QAccessibleEvent event(box, QAccessible::NameChanged);
            QAccessible::updateAccessibility(&event);
        });
    }

    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        if (kind == QAccessible::Value)
            return box().currentText();
        const QString said = AccessibleField::text(kind);
        if (kind != QAccessible::Name || box().isEditable())
            return said;
        //: What a screen reader says of a list to choose from: its name, and what is chosen: "Status: resolved"
        return said.isEmpty() ? box().currentText() : QCoreApplication::translate("tocsin::Accessible", "%1: %2").arg(said, box().currentText());
    }
    [[nodiscard]] QAccessible::State state() const override
    {
        QAccessible::State state = AccessibleField::state();
        state.expandable = true;
        state.expanded = box().view()->isVisible();
        state.collapsed = !state.expanded;
        state.editable = box().isEditable();
        return state;
    }

    [[nodiscard]] int childCount() const override { return box().isEditable() ? 2 : 1; }
    [[nodiscard]] QAccessibleInterface *child(int index) const override
    {
        if (index == 0)
            return QAccessible::queryAccessibleInterface(box().view());
        return index == 1 && box().isEditable() ? QAccessible::queryAccessibleInterface(box().lineEdit()) : nullptr;
    }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *child) const override
    {
        if (child->object() == box().view())
            return 0;
        return box().isEditable() && child->object() == box().lineEdit() ? 1 : -1;
    }
    [[nodiscard]] QAccessibleInterface *childAt(int x, int y) const override
    {
        const QPoint at = box().mapFromGlobal(QPoint(x, y));
        return box().isEditable() && box().lineEdit()->geometry().contains(at) ? child(1) : nullptr;
    }

    [[nodiscard]] QStringList actionNames() const override { return {showMenuAction(), pressAction(), setFocusAction()}; }
    void doAction(const QString &name) override
    {
        if (name != showMenuAction() && name != pressAction())
            AccessibleField::doAction(name);
        else if (box().view()->isVisible())
            box().hidePopup();
        else
            box().showPopup();
    }

private:
    [[nodiscard]] QComboBox &box() const { return *static_cast<QComboBox *>(widget()); }
};

} // namespace

QAccessibleInterface *comboBoxInterface(const QString &className, QObject *object)
{
    auto *box = className == "QComboBox"_L1 ? qobject_cast<QComboBox *>(object) : nullptr;
    return box ? new AccessibleComboBox(box) : nullptr;
}

} // namespace tocsin
