// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QComboBox>
#include <QListView>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QtTest>
#include <QWheelEvent>

namespace tocsin::test {

/// A hand with a mouse. It reaches windows, not widgets: what lies above gets the click, as on a screen, and what cannot be seen cannot be clicked.
class Mouse
{
public:
    static void click(QWidget *widget, QPoint at)
    {
        const QPoint there = reach(widget, at);
        if (QTest::currentTestFailed())
            return;
        QTest::mouseClick(widget->window()->windowHandle(), Qt::LeftButton, {}, there);
        QCoreApplication::processEvents();
    }
    static void click(QWidget *widget)
    {
        QVERIFY(widget);
        click(widget, widget->rect().center());
    }
    /// Clicks the one visible child of @p parent with this name.
    template<typename T> static void click(QWidget *parent, const QString &name)
    {
        T *child = seen<T>(parent, name);
        QVERIFY2(child, qPrintable(name));
        click(child);
    }
    template<typename T> [[nodiscard]] static T *seen(QWidget *parent, const QString &name)
    {
        const QList<T *> children = parent->findChildren<T *>(name);
        for (T *child : children) {
            if (child->isVisible())
                return child;
        }
        return nullptr;
    }
    static void drag(QWidget *widget, QPoint from, QPoint to)
    {
        const QPoint begin = reach(widget, from);
        const QPoint end = reach(widget, to);
        if (QTest::currentTestFailed())
            return;
        QWindow *window = widget->window()->windowHandle();
        QTest::mouseMove(window, begin);
        QTest::mousePress(window, Qt::LeftButton, {}, begin);
        for (int i = 1; i <= 4; ++i)
            QTest::mouseMove(window, begin + (end - begin) * i / 4);
        QTest::mouseRelease(window, Qt::LeftButton, {}, end);
        QCoreApplication::processEvents();
    }
    /// Over the middle of @p widget, away from the hand where @p notches is positive.
    static void turnWheel(QWidget *widget, int notches)
    {
        const QPoint at = widget->rect().center();
        QWheelEvent event(at, widget->mapToGlobal(at), {}, {0, notches * QWheelEvent::DefaultDeltasPerStep}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(widget, &event);
    }
    /// Opens a menu of the bar and clicks what is called @p action in it.
    static void choose(QMainWindow &window, const QString &action)
    {
        const auto titles = window.menuBar()->actions();
        for (QAction *title : titles) {
            QMenu *menu = title->menu();
            const auto actions = menu->actions();
            if (std::ranges::none_of(actions, [&action](const QAction *one) { return one->objectName() == action; }))
                continue;
            click(window.menuBar(), window.menuBar()->actionGeometry(title).center());
            QTRY_VERIFY(menu->isVisible());
            chooseIn(*menu, action);
            return;
        }
        QFAIL(qPrintable(action));
    }
    /// Clicks what is called, or says, @p wanted in a menu that is open.
    static void chooseIn(QMenu &menu, const QString &wanted)
    {
        const auto actions = menu.actions();
        for (QAction *action : actions) {
            if (action->objectName() != wanted && action->text() != wanted)
                continue;
            QVERIFY2(action->isEnabled(), qPrintable(wanted));
            click(&menu, menu.actionGeometry(action).center());
            return;
        }
        QFAIL(qPrintable(wanted));
    }
    static void choose(QComboBox *box, const QString &word)
    {
        QVERIFY(box);
        click(box);
        QTRY_VERIFY(box->view()->isVisible());
        chooseIn(*box->view(), word);
    }
    /// Clicks the line of a list that begins with @p words.
    static void chooseIn(QAbstractItemView &list, const QString &words)
    {
        for (int row = 0; row < list.model()->rowCount(); ++row) {
            const QModelIndex index = list.model()->index(row, 0);
            if (!index.data().toString().startsWith(words))
                continue;
            const QPoint there = list.visualRect(index).center();
            QVERIFY2(list.viewport()->rect().contains(there), qPrintable(words));
            QTest::mouseMove(list.window()->windowHandle(), list.viewport()->mapTo(list.window(), there)); // as it comes
            click(list.viewport(), there);
            return;
        }
        QFAIL(qPrintable(words));
    }

private:
    /// Where @p at of @p widget is in its window.
    [[nodiscard]] static QPoint reach(QWidget *widget, QPoint at)
    {
        const QWidget *window = widget->window();
        const QPoint there = widget->mapTo(window, at);
        const QWidget *hit = window->childAt(there);
        const bool isSeen = widget->isVisible() && (hit ? hit == widget || widget->isAncestorOf(hit) : widget == window);
        if (!isSeen || !widget->isEnabled()) {
            const QString what = QStringLiteral("%1 %2 cannot be clicked, there is %3").arg(QLatin1StringView(widget->metaObject()->className()), widget->objectName(),
                                                                                  hit ? hit->objectName() + QLatin1StringView(hit->metaObject()->className()) : QString());
            QTest::qFail(qPrintable(what), __FILE__, __LINE__);
        }
        return there;
    }
};

} // namespace tocsin::test
