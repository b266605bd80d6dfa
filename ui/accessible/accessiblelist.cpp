// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/accessible/accessible.h"
#include "ui/accessible/accessiblefield.h"

#include <QComboBox>
#include <QHash>
#include <QListView>
#include <QPointer>

using namespace Qt::StringLiterals;

namespace tocsin {
namespace {

/// The box whose list @p view is, if any.
QComboBox *boxOf(const QListView &view)
{
    for (QWidget *parent = view.parentWidget(); parent; parent = parent->parentWidget()) {
        if (auto *box = qobject_cast<QComboBox *>(parent); box && box->view() == &view)
            return box;
        if (parent->isWindow() && parent->windowType() != Qt::Popup)
            break;
    }
    return nullptr;
}

/// A line of a list, whatever stands in it at the time. It is pressed as a mouse clicks it.
class AccessibleLine : public QAccessibleInterface, public QAccessibleActionInterface
{
public:
    AccessibleLine(QListView *view, int row) : m_view(view), m_row(row) {}
    ~AccessibleLine() override = default;
    Q_DISABLE_COPY_MOVE(AccessibleLine)

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface *>(this) : nullptr;
    }
    [[nodiscard]] bool isValid() const override { return index().isValid(); }
    [[nodiscard]] QObject *object() const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface *parent() const override { return QAccessible::queryAccessibleInterface(m_view); }
    [[nodiscard]] QAccessibleInterface *child(int) const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    [[nodiscard]] int childCount() const override { return 0; }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    [[nodiscard]] QAccessible::Role role() const override { return QAccessible::ListItem; }

    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        if (kind == QAccessible::Description)
            return index().data(Qt::AccessibleDescriptionRole).toString();
        if (kind != QAccessible::Name && kind != QAccessible::Value)
            return {};
        const QString said = index().data(Qt::AccessibleTextRole).toString();
        return said.isEmpty() ? index().data().toString() : said;
    }
    void setText(QAccessible::Text, const QString &) override {}
    [[nodiscard]] QRect rect() const override
    {
        const QRect line = isValid() ? m_view->visualRect(index()) : QRect();
        return line.isValid() ? QRect(m_view->viewport()->mapToGlobal(line.topLeft()), line.size()) : QRect();
    }
    [[nodiscard]] QAccessible::State state() const override
    {
        QAccessible::State state;
        if (!isValid()) {
            state.invalid = true;
            return state;
        }
        const Qt::ItemFlags flags = index().flags();
        const bool isSeen = m_view->isVisible() && m_view->viewport()->rect().intersects(m_view->visualRect(index()));
        state.invisible = !m_view->isVisible();
        state.offscreen = !isSeen;
        state.disabled = !flags.testFlag(Qt::ItemIsEnabled);
        state.selectable = flags.testFlag(Qt::ItemIsSelectable);
        state.focusable = state.selectable;
        state.selected = m_view->selectionModel()->isSelected(index());
        state.active = m_view->currentIndex() == index();
        state.focused = state.active && m_view->hasFocus();
        state.checkable = flags.testFlag(Qt::ItemIsUserCheckable) && index().data(Qt::CheckStateRole).isValid();
        state.checked = state.checkable && index().data(Qt::CheckStateRole).toInt() == Qt::Checked;
        return state;
    }

    [[nodiscard]] QStringList actionNames() const override
    {
        if (!isValid() || state().disabled)
            return {};
        return state().checkable ? QStringList{pressAction(), toggleAction()} : QStringList{pressAction()};
    }
    void doAction(const QString &name) override
    {
        if (!actionNames().contains(name))
            return;
        if (name == toggleAction()) {
            m_view->model()->setData(index(), state().checked ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
        } else if (QComboBox *box = boxOf(*m_view)) {
            box->hidePopup();
            box->setCurrentIndex(m_row);
            emit box->activated(m_row);
            emit box->textActivated(box->itemText(m_row));
        } else {
            m_view->setCurrentIndex(index());
            emit m_view->clicked(index());
        }
    }
    [[nodiscard]] QStringList keyBindingsForAction(const QString &) const override { return {}; }

private:
    [[nodiscard]] QModelIndex index() const
    {
        if (!m_view || !m_view->model())
            return {};
        const QComboBox *box = boxOf(*m_view);
        return m_view->model()->index(m_row, box ? box->modelColumn() : m_view->modelColumn(), m_view->rootIndex());
    }

    const QPointer<QListView> m_view;
    const int m_row;
};

class AccessibleList : public AccessibleField
{
public:
    explicit AccessibleList(QListView *view) : AccessibleField(view, QAccessible::List) {}
    ~AccessibleList() override
    {
        for (const QAccessible::Id id : std::as_const(m_lines))
            QAccessible::deleteAccessibleInterface(id);
    }
    Q_DISABLE_COPY_MOVE(AccessibleList)

    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        const QString said = AccessibleField::text(kind);
        const QComboBox *box = said.isEmpty() && kind == QAccessible::Name ? boxOf(view()) : nullptr;
        return box ? box->accessibleName() : said;
    }
    [[nodiscard]] int childCount() const override { return view().model() ? view().model()->rowCount(view().rootIndex()) : 0; }
    [[nodiscard]] QAccessibleInterface *child(int row) const override
    {
        if (row < 0 || row >= childCount())
            return nullptr;
        auto &id = m_lines[row];
        if (id == 0)
            id = QAccessible::registerAccessibleInterface(new AccessibleLine(&view(), row));
        return QAccessible::accessibleInterface(id);
    }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *child) const override
    {
        const auto id = QAccessible::uniqueId(const_cast<QAccessibleInterface *>(child)); // which only looks it up
        return m_lines.key(id, -1);
    }
    [[nodiscard]] QAccessibleInterface *childAt(int x, int y) const override
    {
        return child(view().indexAt(view().viewport()->mapFromGlobal(QPoint(x, y))).row());
    }
    [[nodiscard]] QAccessibleInterface *focusChild() const override { return child(view().currentIndex().row()); }

private:
    [[nodiscard]] QListView &view() const { return *static_cast<QListView *>(widget()); }

    mutable QHash<int, QAccessible::Id> m_lines; ///< by row; made when they are asked for first
};

} // namespace

QAccessibleInterface *listInterface(const QString &className, QObject *object)
{
    auto *view = className == "QListView"_L1 ? qobject_cast<QListView *>(object) : nullptr;
    return view ? new AccessibleList(view) : nullptr;
}

} // namespace tocsin
