// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/itemmodels/workspacesession.h"
#include "tests/e2e/incidentworkspace.h"
#include "tests/gui/shellfixture.h"
#include "ui/composer/composerwindow.h"
#include "ui/composer/finalpreview.h"
#include "ui/shell/postingflow.h"
#include "ui/shell/writingpanel.h"

#include <QApplication>
#include <QSignalSpy>

namespace tocsin::test {

/// Somebody at the keyboard of a console: keys go to whatever has the focus, as they do on a desk. Counts the keys that are no words.
class Operator
{
public:
    Operator() = default;

    /// Opens a workspace with one zone and two servers.
    void begin(Instant now)
    {
        fixture.clock.set(now);
        makeIncidentWorkspace(fixture.path, fixture.clock);
        window = std::make_unique<MainWindow>(fixture.services());
        window->show();
        window->openWorkspace(fixture.path);
        QVERIFY(QTest::qWaitForWindowActive(window.get()));
    }
    void words(const QString &text)
    {
        QVERIFY2(QApplication::focusWidget(), qPrintable(text));
        QTest::keyClicks(QApplication::focusWidget(), text);
    }
    void key(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        ++strokes;
        QWidget *widget = QApplication::activePopupWidget() ? QApplication::activePopupWidget() : QApplication::focusWidget();
        if (!widget)
            widget = QApplication::activeWindow();
        QVERIFY(widget);
        QTest::keyClick(widget, static_cast<Qt::Key>(key), modifiers);
    }

    /// The window of this kind that is shown; null: none.
    template<typename T> [[nodiscard]] static T *shown()
    {
        const QWidgetList windows = QApplication::topLevelWidgets();
        for (QWidget *widget : windows) {
            if (auto *window = qobject_cast<T *>(widget); window && window->isVisible())
                return window;
        }
        return nullptr;
    }
    [[nodiscard]] ComposerWindow *composer() const { return shown<ComposerWindow>(); }
    [[nodiscard]] FinalPreview *finalLook() const { return shown<FinalPreview>(); }
    /// Brings the main window to the front, some minutes later.
    void comeBack()
    {
        fixture.clock.advance(10 * minuteMs);
        QApplication::setActiveWindow(window.get());
        QVERIFY(QTest::qWaitForWindowActive(window.get()));
    }
    /// Lets the undo strip run out and the post be written.
    void letItLeave()
    {
        fixture.clock.advance(11 * secondMs);
        window->posting()->poster().look();
        QVERIFY(window->posting()->writer().flush());
        QCoreApplication::processEvents();
        window->session()->look();
        QCoreApplication::processEvents();
    }
    /// The newest story of the workspace.
    [[nodiscard]] std::optional<Story> story() const { return newestStory(fixture.path); }

    ShellFixture fixture;
    std::unique_ptr<MainWindow> window;
    int strokes = 0;
};

/// What every test of one Operator begins and ends with.
class OperatorTest
{
protected:
    void begin()
    {
        failOnWarnings();
        m_one = std::make_unique<Operator>();
        m_one->begin(pictureNow);
    }
    void end() { m_one.reset(); }

    std::unique_ptr<Operator> m_one;
};

} // namespace tocsin::test
