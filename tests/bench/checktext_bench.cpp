// SPDX-License-Identifier: GPL-3.0-or-later
// How long the window thread is busy with each key typed into a text of 10,000 characters while it is being checked.
#include "models/settings/settingsstore.h"
#include "tests/bench/typing.h"
#include "ui/checktext/checktexteditor.h"
#include "ui/checktext/checktextwindow.h"
#include "ui/shell/preferences.h"
#include "ui/theme/themeswitch.h"

#include <QApplication>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace tocsin;

namespace {

/// A story of @p length characters, every line with a time, every fifth with something to remark.
QString story(int length)
{
    QString text = u"Maintenance in PAR\n\nOn 12 July 2024 from 22:00 UTC the store moves.\n\n"_s;
    for (int i = 0; text.size() < length; ++i) {
        const QString day = i % 5 == 0 ? u"Monday, 12 July 2024"_s : u"12 July 2024"_s;
        text += u"Update %1, %2:%3 UTC: mailboxes on store %4 have moved; the next follow, and everything else works as it should.\n"_s.arg(day)
                    .arg(i / 60 % 24, 2, 10, QChar(u'0'))
                    .arg(i % 60, 2, 10, QChar(u'0'))
                    .arg(i);
    }
    return text;
}

} // namespace

int main(int argc, char **argv)
{
    bench::drawIntoMemory();
    const QApplication app(argc, argv);
    bench::Report report;
    const QTemporaryDir folder;
    SettingsStore store(folder.filePath(u"settings.ini"_s));
    Preferences preferences(store);
    ThemeSwitch themes;
    const bench::StandingClock clock;
    CheckTextWindow window(clock, preferences, themes);
    window.show();
    window.setText(story(10000));
    while (!window.isUpToDate())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    if (window.editor().findingCount() == 0)
        report.fail(u"nothing was found in a text that has something"_s);
    const std::vector<double> frames = bench::typeInto(window.editor(), u"eeeee "_s, 160, {&window}, [] {});
    report.add(u"checktext.typing_10k.median_ms"_s, bench::median(frames), u"ms"_s, bench::Goal::AtMost, 16);
    report.add(u"checktext.typing_10k.p99_ms"_s, bench::percentile(frames, 99), u"ms"_s, bench::Goal::AtMost, 16);
    report.add(u"checktext.typing_10k.max_ms"_s, bench::percentile(frames, 100), u"ms"_s, bench::Goal::AtMost, 16);
    return report.exitCode();
}
