// SPDX-License-Identifier: GPL-3.0-or-later
// Where one writes on a small screen.
#include "tests/e2e/operator.h"
#include "ui/composer/postfields.h"
#include "ui/composer/tokenedit.h"

#include <QScrollArea>

using namespace Qt::StringLiterals;
using namespace tocsin;
using namespace tocsin::test;

class ComposerRoomTest : public QObject
{
    Q_OBJECT

    /// How many lines of the text are seen at once.
    [[nodiscard]] static int linesOf(const Composer &composer)
    {
        return static_cast<int>(composer.text().viewport()->height() / QFontMetricsF(composer.text().document()->defaultFont()).lineSpacing());
    }
    /// How much of the fields is out of sight.
    [[nodiscard]] static int scrolledOf(const Composer &composer)
    {
        const auto *area = composer.findChild<QScrollArea *>(u"composerFields"_s);
        return area->widget()->height() - area->viewport()->height();
    }

private slots:
    void init() { failOnWarnings(); }

    void showsFieldsAndSomeLinesOnASmallScreen_data()
    {
        QTest::addColumn<std::optional<IncidentKind>>("kind");
        QTest::newRow("an update below the thread") << std::optional<IncidentKind>();
        QTest::newRow("a new incident") << std::optional(IncidentKind::Incident);
        QTest::newRow("a new maintenance") << std::optional(IncidentKind::Maintenance);
    }
    void showsFieldsAndSomeLinesOnASmallScreen()
    {
        QFETCH(const std::optional<IncidentKind>, kind);
        ShellFixture fixture;
        fixture.fillWorkspace();
        MainWindow window(fixture.services());
        window.resize(1024, 700);
        window.show();
        window.openWorkspace(fixture.path);
        QVERIFY(QTest::qWaitForWindowActive(&window));
        Composer *composer = nullptr;
        if (kind) {
            ComposerWindow *own = window.posting()->newStory(*kind);
            own->resize(1024, 700);
            composer = &own->composer();
        } else {
            window.goToIncident(fixture.rebuild);
            window.writeUpdate();
            composer = &window.writing().composer();
        }
        QVERIFY(QTest::qWaitForWindowExposed(composer->window()));
        QTRY_COMPARE(scrolledOf(*composer), 0);
        constexpr int enough = 6;
        QTRY_VERIFY2(linesOf(*composer) >= enough, qPrintable(QString::number(linesOf(*composer))));
        const auto *preview = composer->window()->findChild<QWidget *>(u"postPreview"_s);
        QVERIFY(!preview || preview->height() > 200);
    }
};

QTEST_MAIN(ComposerRoomTest)
#include "tst_composerroom.moc"
