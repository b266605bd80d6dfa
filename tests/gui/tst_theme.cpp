// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/qtestsetup.h"
#include "ui/theme/themeswitch.h"

#include <QApplication>
#include <QFile>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace tocsin;

class TestTheme : public QObject
{
    Q_OBJECT

private slots:
    void init() { test::failOnWarnings(); }

    void textCanBeReadOnItsGround_data()
    {
        QTest::addColumn<QColor>("text");
        QTest::addColumn<QColor>("ground");
        for (const bool dark : {true, false}) {
            const Theme theme = themeOf(dark);
            const QByteArray side = dark ? "dark " : "light ";
            const auto row = [&side](const QByteArray &name, const QColor &text, const QColor &ground) {
                QTest::newRow(QByteArray(side + name).constData()) << text << ground;
            };
            for (const auto &[name, ground] : {std::pair{"background", theme.background}, {"rail", theme.rail},
                                               {"panel", theme.panel}, {"raised", theme.raised}, {"lane", theme.lane}}) {
                row(QByteArray("text on ") + name, theme.text, ground);
                row(QByteArray("dim text on ") + name, theme.dimText, ground);
            }
            row("accent", theme.accentInk, theme.accent);
            row("selection", theme.text, theme.selection);
            row("now", theme.nowInk, theme.now);
            for (const auto &level : enumNames<Level>) {
                row(QByteArray(level.name.data()) + " tint", theme.of(level.value).text, theme.of(level.value).tint);
                row(QByteArray(level.name.data()) + " fill", theme.of(level.value).ink, theme.of(level.value).fill);
            }
            for (const auto &tone : enumNames<Tone>)
                row(QByteArray(tone.name.data()) + " chip", theme.of(tone.value).text, theme.of(tone.value).ground);
        }
    }
    void textCanBeReadOnItsGround()
    {
        QFETCH(QColor, text);
        QFETCH(QColor, ground);
        QVERIFY2(contrast(text, ground) >= 4.5, qPrintable(QString::number(contrast(text, ground))));
    }

    void contrastIsTheOneOfTheStandard()
    {
        QCOMPARE(qRound(contrast(Qt::white, Qt::black) * 100), 2100);
        QCOMPARE(qRound(contrast(QColor(u"#777777"_s), Qt::white) * 100), 448); // WCAG's own example, 4.48:1
    }

    void namesTheColourThatIsMissing()
    {
        const auto theme = themeFrom("{\"dark\": {\"colours\": {\"background\": \"#000000\"}}}", true);
        QVERIFY(!theme);
        QCOMPARE(theme.error().code, Failure::Code::Corrupt);
        QVERIFY2(theme.error().detail.contains("dark.colours.rail"_L1), qPrintable(theme.error().detail));
    }
    void saysWhereThePaletteIsNoJson()
    {
        const auto theme = themeFrom("{", true);
        QVERIFY(!theme);
        QVERIFY(theme.error().detail.contains("byte"_L1));
    }

    void theSheetNamesNoColourOfItsOwn()
    {
        for (const bool dark : {true, false})
            QVERIFY2(!styleSheetOf(themeOf(dark)).remove(QRegularExpression(u"/\\*.*?\\*/"_s)).contains(u'@'), "a colour was not filled in");
        QFile sheet(u":/theme/style.qss"_s);
        QVERIFY(sheet.open(QIODevice::ReadOnly));
        QVERIFY(!sheet.readAll().contains(": #"));
    }

    void switchesWithoutRestart()
    {
        ThemeSwitch themes;
        themes.choose(ThemeChoice::Dark);
        QVERIFY(QApplication::palette().color(QPalette::Window).lightness() < 128);
        QSignalSpy changed(&themes, &ThemeSwitch::changed);
        themes.choose(ThemeChoice::Light);
        QCOMPARE(changed.count(), 1);
        QVERIFY(QApplication::palette().color(QPalette::Window).lightness() > 128);
        QVERIFY(!themes.theme().isDark);
    }
    void followsTheDesktopOnlyWhenAsked()
    {
        ThemeSwitch themes;
        themes.choose(ThemeChoice::Light);
        themes.followDesktop(true);
        QVERIFY(!themes.theme().isDark);
        themes.choose(ThemeChoice::System);
        QVERIFY(themes.theme().isDark);
        themes.followDesktop(false);
        QVERIFY(!themes.theme().isDark);
    }
};

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
