// SPDX-License-Identifier: GPL-3.0-or-later
// Whoever sees nothing hears the names of things, and presses them: no page and no dialog has a control that says nothing or does nothing.
#include "models/itemmodels/workspacesession.h"
#include "tests/gui/shellfixture.h"
#include "ui/checktext/checktextwindow.h"
#include "ui/composer/composerwindow.h"
#include "ui/composer/finalpreview.h"
#include "ui/composer/momentpopup.h"
#include "ui/composer/sendbackdialog.h"
#include "ui/composer/tokenedit.h"
#include "ui/desk/deskpage.h"
#include "ui/desk/handoverdialog.h"
#include "ui/desk/shelvedialog.h"
#include "ui/dialogs/aboutdialog.h"
#include "ui/dialogs/audiencesdialog.h"
#include "ui/dialogs/impactdialog.h"
#include "ui/dialogs/importdialog.h"
#include "ui/dialogs/postingdialog.h"
#include "ui/dialogs/shortcutsdialog.h"
#include "ui/dialogs/templatesdialog.h"
#include "ui/dialogs/zonesdialog.h"
#include "ui/shell/commandpalette.h"
#include "ui/shell/postingflow.h"
#include "ui/shell/writingpanel.h"
#include "ui/timeline/timelineview.h"

#include <QAccessible>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace tocsin;

namespace {

/// What somebody acts on, or goes to.
bool isControl(const QAccessibleInterface &thing)
{
    switch (thing.role()) {
    case QAccessible::Button:
    case QAccessible::CheckBox:
    case QAccessible::RadioButton:
    case QAccessible::ComboBox:
    case QAccessible::SpinBox:
    case QAccessible::Slider:
    case QAccessible::EditableText:
    case QAccessible::List:
    case QAccessible::Table:
    case QAccessible::Tree:
    case QAccessible::PageTabList:
    case QAccessible::Link:
    case QAccessible::ButtonMenu:
    case QAccessible::ButtonDropDown:
    case QAccessible::MenuItem:
        return true;
    case QAccessible::StaticText:
        return false; // its text is its name; one without says nothing yet
    default:
        return thing.state().focusable;
    }
}

QString placeOf(QAccessibleInterface *thing)
{
    QStringList steps;
    for (; thing; thing = thing->parent()) {
        const QObject *object = thing->object();
        steps.prepend(object ? QString(QLatin1StringView(object->metaObject()->className()) + u'#' + object->objectName()) : u"?"_s);
    }
    return steps.join(u" > "_s);
}

/// Appends what is shown below @p thing and has no name, or cannot be pressed. The parts of a field that has a name need none of their own.
void findSilent(QAccessibleInterface *thing, bool inNamedField, QStringList &found)
{
    if (!thing || !thing->isValid() || thing->state().invisible)
        return;
    const bool isField = thing->role() == QAccessible::ComboBox || thing->role() == QAccessible::SpinBox || thing->role() == QAccessible::Table
        || thing->role() == QAccessible::Tree || thing->role() == QAccessible::List;
    const QString name = thing->text(QAccessible::Name);
    const bool isNamed = std::ranges::any_of(name, [](QChar letter) { return letter.isLetterOrNumber(); }); // "×" is none
    const bool isSeparator = thing->role() == QAccessible::Separator;
    if (!isNamed && !inNamedField && !isSeparator && isControl(*thing))
        found.append(u"no name: "_s + placeOf(thing));
    const bool isButton = thing->role() == QAccessible::Button || thing->role() == QAccessible::CheckBox;
    if (isButton && !thing->state().disabled && (!thing->actionInterface() || thing->actionInterface()->actionNames().isEmpty()))
        found.append(u"cannot be pressed: "_s + placeOf(thing));
    for (int i = 0; i < thing->childCount(); ++i)
        findSilent(thing->child(i), inNamedField || (isField && isNamed), found);
}

/// What waits for approval.
PostDraft anothersPost()
{
    PostDraft draft;
    draft.key = u"01ARZ3NDEKTSV4RRFFQ69G5FB0"_s;
    draft.state = PostDraft::State::Waiting;
    draft.incident = u"inc:01ARZ3NDEKTSV4RRFFQ69G5FAV"_s;
    draft.beginsStory = true;
    draft.title = u"Mail is slow"_s;
    draft.writtenBy = u"ben"_s;
    draft.body.markdown = u"Mail is slow."_s;
    draft.language = u"en"_s;
    draft.zone = u"Europe/Paris"_s;
    return draft;
}

QStringList silent(QWidget &window)
{
    QStringList found;
    findSilent(QAccessible::queryAccessibleInterface(&window), false, found);
    return found;
}

} // namespace

class TestAccessibleNames : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<test::ShellFixture> m_fixture;
    std::unique_ptr<MainWindow> m_window;

    static void check(QWidget *shown)
    {
        QVERIFY(shown);
        QTRY_VERIFY(shown->isVisible());
        QStringList found;
        const bool speaks = QTest::qWaitFor([&] { return (found = silent(*shown)).isEmpty(); }); // previews come a little later
        QVERIFY2(speaks, qPrintable(u'\n' + found.join(u'\n')));
    }

private slots:
    void init()
    {
        test::failOnWarnings();
        m_fixture = std::make_unique<test::ShellFixture>();
        m_fixture->fillWorkspace();
        m_window = std::make_unique<MainWindow>(m_fixture->services());
        m_window->show();
        m_window->openWorkspace(m_fixture->path);
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QTRY_VERIFY(m_window->session());
        m_window->goToIncident(m_fixture->rebuild);
    }
    void cleanup()
    {
        m_window.reset();
        m_fixture.reset();
    }

    void missesWhatHasNoName()
    {
        QWidget window;
        QToolButton named(&window);
        named.setText(u"Named"_s);
        QToolButton bare(&window);
        QToolButton deaf(&window);
        deaf.setText(u"Deaf"_s);
        deaf.addAction(u"Nobody hears"_s);
        deaf.setPopupMode(QToolButton::InstantPopup);
        window.show();
        QCOMPARE(silent(window).size(), 2);
    }

    void everyPageHasNames_data()
    {
        using Show = std::function<void(MainWindow &)>;
        QTest::addColumn<Show>("show");
        QTest::newRow("timeline") << Show([](MainWindow &window) { window.showPage(MainWindow::Page::Timeline); });
        QTest::newRow("timeline as a table") << Show([](MainWindow &window) { window.timeline().showTable(true); });
        QTest::newRow("desk") << Show([](MainWindow &window) { window.showPage(MainWindow::Page::Desk); });
        QTest::newRow("update") << Show([](MainWindow &window) {
            window.writeUpdate();
            for (QToolButton *button : window.writing().findChildren<QToolButton *>()) {
                if (button->isCheckable() && button->isVisible())
                    button->click(); // all that a composer can show
            }
        });
        QTest::newRow("palette") << Show([](MainWindow &window) { window.openPalette(); });
        QTest::newRow("welcome") << Show([](MainWindow &window) { window.showWelcome(); });
    }
    void everyPageHasNames()
    {
        QFETCH(const std::function<void(MainWindow &)>, show);
        show(*m_window);
        QCoreApplication::processEvents();
        check(m_window.get());
    }

    void everyWindowHasNames_data()
    {
        using Open = std::function<QWidget *(MainWindow &)>;
        QTest::addColumn<Open>("open");
        QTest::newRow("new incident") << Open([](MainWindow &window) { return window.newStory(IncidentKind::Incident); });
        QTest::newRow("new maintenance") << Open([](MainWindow &window) { return window.newStory(IncidentKind::Maintenance); });
        QTest::newRow("last look") << Open([](MainWindow &window) -> QWidget * {
            ComposerWindow *composer = window.newStory(IncidentKind::Incident);
            return window.posting()->lookOnceMore(composer->composer());
        });
        QTest::newRow("a calendar and a clock") << Open([](MainWindow &window) -> QWidget * {
            auto *popup = new MomentPopup(u"ETA"_s, u"Europe/Paris"_s, QDate(2023, 9, 29), QTime(12, 20), &window);
            popup->openAt({});
            return popup;
        });
        QTest::newRow("shelve") << Open([](MainWindow &window) -> QWidget * {
            static const test::FakeClock clock{test::pictureNow};
            auto *dialog = new ShelveDialog(clock, [] { return TimeText{{u"UTC"_s}, u"en"_s}; }, &window);
            dialog->ask(u"Mail is slow"_s, test::pictureNow, 10);
            return dialog;
        });
        QTest::newRow("another's post") << Open([](MainWindow &window) -> QWidget * { return window.posting()->approve(anothersPost()); });
        QTest::newRow("send back") << Open([](MainWindow &window) -> QWidget * { return window.posting()->askToSendBack(anothersPost()); });
        QTest::newRow("a chip") << Open([](MainWindow &window) -> QWidget * {
            TokenEdit &text = window.newStory(IncidentKind::Incident)->composer().text();
            text.insertToken(InstantToken{test::pictureNow, u"Europe/Paris"_s, Precision::Minute, false});
            text.openChip(0);
            return text.chipEditor();
        });
        QTest::newRow("what @ offers") << Open([](MainWindow &window) -> QWidget * {
            TokenEdit &text = window.newStory(IncidentKind::Incident)->composer().text();
            text.offerTokens();
            return &text.picker();
        });
        QTest::newRow("impacts") << Open([](MainWindow &window) { return window.openImpacts(); });
        QTest::newRow("import") << Open([](MainWindow &window) { return window.openImport(); });
        QTest::newRow("check text") << Open([](MainWindow &window) { return window.openCheckText(); });
        QTest::newRow("zones") << Open([](MainWindow &window) { return window.openZones(); });
        QTest::newRow("about") << Open([](MainWindow &window) { return window.openAbout(); });
        QTest::newRow("shortcuts") << Open([](MainWindow &window) { return window.openShortcuts(); });
        QTest::newRow("handover") << Open([](MainWindow &window) { return window.openHandover(); });
        QTest::newRow("templates") << Open([](MainWindow &window) { return window.openTemplates(); });
        QTest::newRow("audiences") << Open([](MainWindow &window) { return window.openAudiences(); });
        QTest::newRow("posting and alarms") << Open([](MainWindow &window) { return window.openPostingSettings(); });
    }
    void everyWindowHasNames()
    {
        QFETCH(const std::function<QWidget *(MainWindow &)>, open);
        check(open(*m_window));
    }
};

QTEST_MAIN(TestAccessibleNames)
#include "tst_accessiblenames.moc"
