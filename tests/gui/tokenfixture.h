// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/time/walltime.h"
#include "tests/support/qtestsetup.h"
#include "ui/composer/tokenedit.h"

#include <QApplication>
#include <QDateTime>
#include <QListView>
#include <QVBoxLayout>

#include <memory>

namespace tocsin::test {

[[nodiscard]] inline TokenText tokenText(const QString &markdown, const QList<TokenValue> &tokens = {})
{
    return {markdown, tokens};
}

/// Two texts with chips in one window, at a time that stands still: 2023-09-29 12:20:41 in Paris.
struct TokenFixture
{
    static constexpr Instant now = 1695982841000;
    static constexpr Instant thisMinute = 1695982800000;

    FakeClock clock{now};
    ThemeSwitch themes;
    QWidget window;
    TokenEdit *edit = nullptr;
    TokenEdit *other = nullptr;

    TokenFixture()
    {
        themes.choose(ThemeChoice::Dark);
        window.resize(700, 560);
        auto *layout = new QVBoxLayout(&window);
        edit = new TokenEdit(clock, themes, &window);
        other = new TokenEdit(clock, themes, &window);
        layout->addWidget(edit);
        layout->addWidget(other);
        TokenEditContext context;
        context.zone = paris();
        context.language = QStringLiteral("en");
        context.times = {{paris(), QStringLiteral("America/Toronto")}, QStringLiteral("en")};
        context.targets = {target(TargetKind::Server, QStringLiteral("flexo")), target(TargetKind::Server, QStringLiteral("filer-par-03")),
                           target(TargetKind::Service, QStringLiteral("Mail")), target(TargetKind::Zone, QStringLiteral("PAR"))};
        edit->setContext(context);
        other->setContext(context);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        edit->setFocus();
    }

    [[nodiscard]] static QString paris() { return QStringLiteral("Europe/Paris"); }
    [[nodiscard]] static Target target(TargetKind kind, const QString &name) { return {targetId(kind, name), kind, name, {}, {}, {}}; }
    [[nodiscard]] static Instant at(const QString &wall, const QString &zone = paris())
    {
        const QDateTime time = QDateTime::fromString(wall, QStringLiteral("yyyy-MM-dd HH:mm"));
        return instantsOf(zone, time.date(), time.time()).value(0);
    }
    [[nodiscard]] static InstantToken instant(const QString &wall, const QString &zone = paris()) { return {at(wall, zone), zone, Precision::Minute, false}; }

    static void key(int code, Qt::KeyboardModifiers modifiers = Qt::NoModifier) { QTest::keyClick(QApplication::focusWidget(), static_cast<Qt::Key>(code), modifiers); }
    void type(const QString &text) const { QTest::keyClicks(edit, text); }
    [[nodiscard]] QString markdown() const { return edit->text().markdown; }
    [[nodiscard]] QString rendered() const { return edit->plainTextRendered().text; }
    [[nodiscard]] QListView *pickerList() const { return edit->picker().findChild<QListView *>(QStringLiteral("tokenPickerList")); }
    template<typename T> T *field(const char *name) const { return edit->chipEditor() ? edit->chipEditor()->findChild<T *>(QString::fromLatin1(name)) : nullptr; }
    [[nodiscard]] int firstChip() const
    {
        const QList<ChipPlace> chips = chipsIn(*edit->document());
        return chips.isEmpty() ? -1 : chips.first().position;
    }
    void clickChip(int position) const { QTest::mouseClick(edit->viewport(), Qt::LeftButton, {}, edit->chipRect(position).center().toPoint()); }
};

/// What every test of a TokenFixture begins and ends with.
class TokenTest
{
protected:
    void begin()
    {
        failOnWarnings();
        m_f = std::make_unique<TokenFixture>();
    }
    void end() { m_f.reset(); }

    std::unique_ptr<TokenFixture> m_f;
};

} // namespace tocsin::test
