// SPDX-License-Identifier: GPL-3.0-or-later
// How long the window thread is busy with each key typed into a text of 10,000 characters with 50 chips, in the composer as its user has it (linted, spelled, saved as a draft,
// and shown beside it as each of three audiences will read it), beside the editor alone and a bare QTextEdit.
#include "models/announcements/tokens/tokentext.h"
#include "models/itemmodels/workspacesession.h"
#include "tests/bench/typing.h"
#include "tests/gui/shellfixture.h"
#include "ui/composer/composer.h"
#include "ui/composer/composerwindow.h"
#include "ui/composer/postpreview.h"
#include "ui/composer/spelling.h"
#include "ui/composer/tokenedit.h"
#include "ui/shell/postingflow.h"

#include <QApplication>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace tocsin;

namespace {

constexpr int length = 10000;
constexpr int chips = 50;
constexpr int keys = 240;
const QString typed = u"mail is back at 14:30 for "_s;

/// A story of @ref length characters with @ref chips chips, in paragraphs of several lines; every fifth has something to remark.
TokenText story()
{
    TokenText text;
    for (int i = 0; i < chips; ++i) {
        text.tokens.append(InstantToken{1720780000000 + i * minuteMs, u"Europe/Paris"_s, Precision::Minute, false});
        text.markdown += u"Since {t%1} the mailboxes on this store are being moved; the next ones follow, and everything else works as it should. "_s.arg(i + 1);
        if (i % 5 == 0)
            text.markdown += u"On Monday, 12 July 2024 it was slow. "_s;
        while (text.markdown.size() < (i + 1) * (length + 250) / chips)
            text.markdown += u"word "_s;
        if (i % 4 == 3)
            text.markdown += u'\n';
    }
    return text;
}

void waitUntilChecked(const TokenEdit &edit, bench::Report &report)
{
    while (!edit.isLinted())
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
    if (edit.findingCount() == 0)
        report.fail(u"nothing was found in a text that has something"_s);
    const auto shown = edit.plainTextRendered();
    if (shown.text.size() < length || shown.chips.size() < chips)
        report.fail(u"the text has only %1 characters and %2 chips"_s.arg(shown.text.size()).arg(shown.chips.size()));
}

void checkTyped(const TokenEdit &edit, bench::Report &report)
{
    if (edit.text().tokens.size() <= chips)
        report.fail(u"no time became a chip"_s);
}

/// In the window of an operator: an update of a story of the demo, whose workspace has three audiences.
std::vector<double> typeInComposer(bench::Report &report)
{
    test::ShellFixture fixture;
    MainWindow window(fixture.services());
    window.show();
    window.openDemo();
    while (!window.session() || !window.posting())
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
    const auto desk = window.session()->deskStories(fixture.clock.now(), dayMs);
    const auto longest = desk ? std::ranges::max_element(*desk, {}, [](const Story &one) { return one.updates.size(); }) : QList<Story>::const_iterator();
    if (!desk || longest == desk->cend()) {
        report.fail(u"the demo has nothing open"_s);
        return {};
    }
    PostDraft draft;
    draft.key = u"01J0000000000000000000000A"_s;
    draft.incident = longest->id;
    draft.kind = longest->kind;
    draft.language = u"en"_s;
    draft.zone = u"Europe/Paris"_s;
    draft.body = story();
    ComposerWindow *composer = window.posting()->openDraft(draft);
    TokenEdit &edit = composer->composer().text();
    waitUntilChecked(edit, report);
    composer->preview().renderNow();
    if (composer->preview().cards().size() < 3)
        report.fail(u"the demo has fewer than three audiences"_s);
    edit.setFocus();
    const std::vector<double> frames = bench::typeInto(edit, typed, keys, {composer}, [] {});
    checkTyped(edit, report);
    return frames;
}

} // namespace

int main(int argc, char **argv)
{
    bench::drawIntoMemory();
    const QApplication app(argc, argv);
    bench::Report report;
    const bench::StandingClock clock;
    const ThemeSwitch themes;

    const std::vector<double> whole = typeInComposer(report);

    Spelling spelling;
    QWidget window;
    window.resize(520, 640);
    auto *layout = new QVBoxLayout(&window);
    auto *edit = new TokenEdit(clock, themes, &window);
    layout->addWidget(edit);
    edit->setSpelling(&spelling);
    edit->setContext({u"Europe/Paris"_s, u"en"_s, {{u"Europe/Paris"_s, u"America/Toronto"_s}, u"en"_s}, {}});
    edit->setText(story());
    window.show();
    edit->setFocus();
    waitUntilChecked(*edit, report);
    while (spelling.stateOf(u"en"_s) == Spelling::State::Reading)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
    qsizetype written = 0; // what a draft asks for with every key
    const std::vector<double> alone = bench::typeInto(*edit, typed, keys, {&window}, [&] { written += edit->text().markdown.size(); });
    checkTyped(*edit, report);

    QWidget bareWindow;
    bareWindow.resize(520, 640);
    auto *bareLayout = new QVBoxLayout(&bareWindow);
    auto *bare = new QTextEdit(&bareWindow);
    bareLayout->addWidget(bare);
    bare->setPlainText(edit->plainTextRendered().text);
    window.hide();
    bareWindow.show();
    bare->setFocus();
    const std::vector<double> bareFrames = bench::typeInto(*bare, typed, keys, {&bareWindow}, [&] { written += bare->toPlainText().size(); });

    const auto against = [&](double percent) {
        return u"editor alone %1 ms, bare QTextEdit %2 ms"_s.arg(bench::percentile(alone, percent)).arg(bench::percentile(bareFrames, percent));
    };
    report.add(u"composer.key.median_ms"_s, bench::median(whole), u"ms"_s, bench::Goal::AtMost, 16, against(50));
    report.add(u"composer.key.p99_ms"_s, bench::percentile(whole, 99), u"ms"_s, bench::Goal::AtMost, 16, against(99));
    report.add(u"composer.key.max_ms"_s, bench::percentile(whole, 100), u"ms"_s);
    report.add(u"composer.key.ratio_to_bare"_s, bench::median(whole) / bench::median(bareFrames), u"x"_s, bench::Goal::AtMost, 4, u"medians"_s);
    return report.exitCode();
}
