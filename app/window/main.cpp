// SPDX-License-Identifier: GPL-3.0-or-later
// The window's composition root: reads the command line, makes the services and hands them to the window.
#include "app/window/desktoptheme.h"
#include "app/window/screenshots.h"
#include "app/window/systemclock.h"
#include "models/itemmodels/workspacetimelinesource.h"
#include "models/settings/author.h"
#include "models/settings/settings.h"
#include "ui/desk/alarmtray.h"
#include "ui/desk/canberrasounder.h"
#include "ui/desk/dbusnotifier.h"
#include "ui/dialogs/aboutdialog.h"
#include "ui/shell/demomaker.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/preferences.h"
#include "ui/theme/themeswitch.h"
#include "ui/widgets/icons.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QFileInfo>
#include <QLibraryInfo>
#include <QLocale>
#include <QTemporaryDir>
#include <QTranslator>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace tocsin;

namespace {

struct Options
{
    QString workspace;
    QString screenshots; ///< folder; empty: none are taken
    QString settings; ///< file; empty: the user's own
    QString language;
    bool demo = false;
    bool printFirstPaint = false;
};

Options readCommandLine(const QApplication &app)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QCoreApplication::translate("main", "Operations console for hosting providers."));
    const QCommandLineOption help = parser.addHelpOption();
    const QCommandLineOption version(QStringList{u"version"_s, u"v"_s}, QCoreApplication::translate("main", "Show the versions and end."));
    const QCommandLineOption workspace(u"workspace"_s, QCoreApplication::translate("main", "Open this workspace."), u"FILE"_s);
    const QCommandLineOption demo(u"demo"_s, QCoreApplication::translate("main", "Open the demo workspace; it is made where it is missing."));
    const QCommandLineOption screenshots(u"screenshots"_s,
                                         QCoreApplication::translate("main", "Write a PNG of every page and dialog to DIR and end."), u"DIR"_s);
    const QCommandLineOption settingsFile(u"settings"_s, QCoreApplication::translate("main", "Use this file of settings."), u"FILE"_s);
    const QCommandLineOption language(u"language"_s, QCoreApplication::translate("main", "Speak this language (en, fr)."), u"CODE"_s);
    const QCommandLineOption firstPaint(
        u"print-first-paint"_s, QCoreApplication::translate("main", "Print a line when the first frame of the timeline with its data is painted."));
    parser.addOptions({version, workspace, demo, screenshots, settingsFile, language, firstPaint});
    parser.addPositionalArgument(u"WORKSPACE"_s, QCoreApplication::translate("main", "The workspace to open (default: the last one)."),
                                 u"[WORKSPACE]"_s);
    parser.process(app);
    if (parser.isSet(version)) {
        std::puts(qPrintable(AboutDialog::versions()));
        std::exit(0);
    }
    Options options;
    options.workspace = parser.value(workspace);
    if (const QStringList files = parser.positionalArguments(); options.workspace.isEmpty() && !files.isEmpty())
        options.workspace = files.first();
    options.screenshots = parser.value(screenshots);
    options.settings = parser.value(settingsFile);
    options.language = parser.value(language);
    options.demo = parser.isSet(demo);
    options.printFirstPaint = parser.isSet(firstPaint) || qEnvironmentVariableIsSet("TOCSIN_PRINT_FIRST_PAINT");
    return options;
}

void loadTranslations(QApplication &app, const QString &language)
{
    const QLocale locale = language.isEmpty() ? QLocale::system() : QLocale(language);
    if (!language.isEmpty())
        QLocale::setDefault(locale);
    auto *own = new QTranslator(&app);
    // English has a file too: its plurals.
    if (own->load(locale, u"tocsin"_s, u"_"_s, u":/i18n"_s) || own->load(u":/i18n/tocsin_en.qm"_s))
        QCoreApplication::installTranslator(own);
    if (locale.language() == QLocale::English || locale.language() == QLocale::C)
        return;
    auto *qt = new QTranslator(&app);
    if (qt->load(locale, u"qtbase"_s, u"_"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(qt);
}

int complain(const QString &what)
{
    std::fprintf(stderr, "tocsin: %s\n", qPrintable(what));
    return 1;
}

int runScreenshots(const Options &options, const Clock &clock)
{
    const QString folder = options.screenshots;
    if (!QDir().mkpath(folder) || !QFileInfo(folder).isWritable())
        return complain(QCoreApplication::translate("main", "%1 cannot be written to").arg(folder));
    QTemporaryDir scratch; // pictures show neither the user's settings nor change them
    SettingsStore store(scratch.filePath(u"settings.ini"_s));
    store.set(settings::zones, {u"Europe/Paris"_s, u"America/Toronto"_s, u"America/Los_Angeles"_s});
    store.set(settings::homeZone, u"Europe/Paris"_s);
    store.set(settings::language, options.language);
    QString path = options.workspace;
    if (path.isEmpty()) {
        const auto made = makeDemoWorkspace(scratch.filePath(u"demo.tocsin"_s), clock.now());
        if (!made)
            return complain(made.error().detail);
        path = *made;
    }
    Preferences preferences(store);
    ThemeSwitch themes;
    const WindowServices services{clock, preferences, themes, authorName(store), path, path, workspaceTimelineSource};
    MainWindow window(services);
    window.openWorkspace(path);
    const auto names = takeScreenshots(window, services, folder);
    if (!names)
        return complain(names.error().detail);
    for (const QString &name : *names)
        std::puts(qPrintable(name));
    return 0;
}

int runWindow(QApplication &app, const Options &options, const Clock &clock, SettingsStore &store)
{
    Preferences preferences(store);
    ThemeSwitch themes;
    themes.choose(enumFrom<ThemeChoice>(store.value(settings::theme)).value_or(ThemeChoice::System));
    const QString demo = QFileInfo(defaultWorkspacePath()).dir().filePath(u"demo.tocsin"_s);
    // None of them touches bus, sound or tray before there is something to say.
    DBusNotifier notifier;
    CanberraSounder sounder(cacheFolder());
    AlarmTray tray(themes);
    LauncherCounter launcher;
    const WindowServices services{clock, preferences, themes, authorName(store), defaultWorkspacePath(), demo,
                                  workspaceTimelineSource, {&notifier, &sounder, {&tray, &launcher}}, awakeTimeMs};
    MainWindow window(services);
    QObject::connect(&window, &MainWindow::firstPainted, &window, [&window, &themes, print = options.printFirstPaint] {
        if (print) {
            std::puts("first-paint");
            std::fflush(stdout);
        }
        QGuiApplication::setWindowIcon(programIcon());
        new DesktopTheme(themes, &window);
        window.alarms().probe();
    });
    const QString last = store.value(settings::lastWorkspace);
    if (options.demo)
        window.openDemo();
    else if (!options.workspace.isEmpty())
        window.openWorkspace(options.workspace);
    else if (!last.isEmpty() && QFileInfo::exists(last))
        window.openWorkspace(last);
    else if (QFileInfo::exists(defaultWorkspacePath()))
        window.openWorkspace(defaultWorkspacePath());
    else
        window.showWelcome();
    window.show();
    return app.exec();
}

/// Without a display Qt would abort; pictures and measurements need none.
void chooseOffscreenWithoutDisplay()
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM") && qEnvironmentVariableIsEmpty("DISPLAY") && qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
}

} // namespace

int main(int argc, char *argv[])
{
    chooseOffscreenWithoutDisplay();
    QApplication app(argc, argv);
    QCoreApplication::setApplicationName(u"tocsin"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(TOCSIN_VERSION));
    QGuiApplication::setApplicationDisplayName(u"Tocsin"_s);
    QGuiApplication::setDesktopFileName(u"org.tocsin.Tocsin"_s);
    const Options options = readCommandLine(app);
    const SystemClock clock;
    if (!options.screenshots.isEmpty()) {
        loadTranslations(app, options.language);
        QGuiApplication::setWindowIcon(programIcon());
        return runScreenshots(options, clock);
    }
    const std::unique_ptr<SettingsStore> store =
        options.settings.isEmpty() ? std::make_unique<SettingsStore>() : std::make_unique<SettingsStore>(options.settings);
    loadTranslations(app, options.language.isEmpty() ? store->value(settings::language) : options.language);
    return runWindow(app, options, clock, *store);
}
