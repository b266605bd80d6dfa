// SPDX-License-Identifier: GPL-3.0-or-later
// How long the window thread is busy with each key typed into a text of 10,000 characters with 50 chips while it is linted and spelled, beside a bare QTextEdit.
#include "models/announcements/tokens/tokentext.h"
#include "models/domain/instant.h"
#include "tests/bench/benchreport.h"
#include "ui/composer/spelling.h"
#include "ui/composer/tokenedit.h"
#include "ui/theme/themeswitch.h"

#include <QApplication>
#include <QTest>
#include <QThread>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace tocsin;

namespace {

constexpr int length = 10000;
constexpr int chips = 50;
constexpr int keys = 240;

class StandingClock : public Clock
{
public:
    [[nodiscard]] Instant now() const override { return 1720780000000; }
};

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

/// Milliseconds of each frame in which keys are typed in the middle of the text, with its painting and whatever else it brings.
template<typename Seen> std::vector<double> type(QTextEdit &edit, Seen &&seen)
{
    QTextCursor cursor = edit.textCursor();
    cursor.setPosition(edit.document()->characterCount() / 2);
    edit.setTextCursor(cursor);
    edit.ensureCursorVisible();
    const QString typed = u"mail is back at 14:30 for "_s;
    std::vector<double> frames;
    for (int i = 0; i < keys; ++i) {
        bench::Timer timer;
        QTest::keyClick(&edit, typed.at(i % typed.size()).toLatin1());
        seen();
        edit.window()->repaint();
        frames.push_back(timer.ms());
        // As fast as a fast writer, with a pause now and then in which the linter answers; what comes meanwhile is a frame of its own.
        const double wait = i % 8 == 7 ? 400 : 60;
        const bench::Timer pause;
        while (pause.ms() < wait) {
            timer.restart();
            QCoreApplication::processEvents(QEventLoop::AllEvents);
            if (timer.ms() > 0.5)
                frames.push_back(timer.ms());
            QThread::msleep(2);
        }
    }
    return frames;
}

} // namespace

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication app(argc, argv);
    bench::Report report;
    const StandingClock clock;
    const ThemeSwitch themes;
    Spelling spelling;
    const TokenText text = story();

    QWidget window;
    window.resize(520, 640);
    auto *layout = new QVBoxLayout(&window);
    auto *edit = new TokenEdit(clock, themes, &window);
    layout->addWidget(edit);
    edit->setSpelling(&spelling);
    edit->setContext({u"Europe/Paris"_s, u"en"_s, {{u"Europe/Paris"_s, u"America/Toronto"_s}, u"en"_s}, {}});
    edit->setText(text);
    window.show();
    edit->setFocus();
    while (!edit->isLinted() || spelling.stateOf(u"en"_s) == Spelling::State::Reading)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
    if (edit->findingCount() == 0)
        report.fail(u"nothing was found in a text that has something"_s);
    if (edit->plainTextRendered().text.size() < length || edit->plainTextRendered().chips.size() != chips)
        report.fail(u"the text has %1 characters and %2 chips"_s.arg(edit->plainTextRendered().text.size()).arg(edit->plainTextRendered().chips.size()));
    qsizetype written = 0; // what a draft and a preview ask for with every key
    const std::vector<double> frames = type(*edit, [&] { written += edit->text().markdown.size(); });
    if (edit->text().tokens.size() <= chips)
        report.fail(u"no time became a chip"_s);

    QWidget bareWindow;
    bareWindow.resize(520, 640);
    auto *bareLayout = new QVBoxLayout(&bareWindow);
    auto *bare = new QTextEdit(&bareWindow);
    bareLayout->addWidget(bare);
    bare->setPlainText(edit->plainTextRendered().text);
    window.hide();
    bareWindow.show();
    bare->setFocus();
    const std::vector<double> bareFrames = type(*bare, [&] { written += bare->toPlainText().size(); });

    report.add(u"composer.key.median_ms"_s, bench::median(frames), u"ms"_s, bench::Goal::AtMost, 16, u"bare QTextEdit %1 ms"_s.arg(bench::median(bareFrames)));
    report.add(u"composer.key.p99_ms"_s, bench::percentile(frames, 99), u"ms"_s, bench::Goal::AtMost, 16, u"bare QTextEdit %1 ms"_s.arg(bench::percentile(bareFrames, 99)));
    report.add(u"composer.key.max_ms"_s, bench::percentile(frames, 100), u"ms"_s);
    report.add(u"composer.key.ratio_to_bare"_s, bench::median(frames) / bench::median(bareFrames), u"x"_s, bench::Goal::AtMost, 4, u"medians"_s);
    return report.exitCode();
}
