// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/qtestsetup.h"
#include "ui/widgets/windowsize.h"

#include <QScreen>
#include <QWidget>

using namespace tocsin;
using namespace tocsin::test;

class TestWindowSize : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }

    void staysInsideItsScreen_data()
    {
        const QSize screen = QGuiApplication::primaryScreen()->availableSize();
        QTest::addColumn<QSize>("parent");
        QTest::addColumn<QSize>("wanted");
        QTest::addColumn<bool>("isCut");
        QTest::newRow("there is room") << QSize() << screen / 2 << false;
        QTest::newRow("too wide") << QSize() << QSize(screen.width() * 2, 100) << true;
        QTest::newRow("too high") << QSize() << QSize(100, screen.height() + 1) << true;
        QTest::newRow("as large as the screen: its frame would stand over") << QSize() << screen << true;
        QTest::newRow("over a small window") << QSize(300, 200) << screen / 2 << false;
        QTest::newRow("no larger than its parent, which is larger than the screen") << screen * 2 << screen + QSize(1, 1) << false;
    }

    void staysInsideItsScreen()
    {
        QFETCH(const QSize, parent);
        QFETCH(const QSize, wanted);
        QFETCH(const bool, isCut);
        QWidget above;
        above.resize(parent.isValid() ? parent : QSize(100, 100));
        auto *window = new QWidget(parent.isValid() ? &above : nullptr, Qt::Window);
        const std::unique_ptr<QWidget> alone(parent.isValid() ? nullptr : window);

        resizeToFit(window, wanted);

        if (!isCut) {
            QCOMPARE(window->size(), wanted);
            return;
        }
        const QSize screen = window->screen()->availableSize();
        QVERIFY(window->width() < screen.width() && window->height() < screen.height());
        // Only as much is taken off as does not fit.
        QVERIFY(wanted.width() >= screen.width() || window->width() == wanted.width());
        QVERIFY(wanted.height() >= screen.height() || window->height() == wanted.height());
    }
};

QTEST_MAIN(TestWindowSize)
#include "tst_windowsize.moc"
