// SPDX-License-Identifier: GPL-3.0-or-later
// The five founding providers' real pages, imported through the window as a person does it. The pages are not part of this project.
#include "models/itemmodels/timelineloader.h"
#include "models/itemmodels/workspacesession.h"
#include "models/time/isotime.h"
#include "models/time/walltime.h"
#include "tests/gui/shellfixture.h"
#include "ui/dialogs/importdialog.h"
#include "ui/dialogs/timechooser.h"
#include "ui/shell/windowactions.h"
#include "ui/timeline/timelineview.h"
#include "ui/widgets/zonefield.h"

#include <QAction>
#include <QDateEdit>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTimeEdit>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace tocsin;

namespace {

QString seeds()
{
    return QDir::cleanPath(QStringLiteral(TOCSIN_SOURCE_DIR "/../shared/corpus/seeds"));
}

struct Page
{
    QString name;
    QString zone; ///< the provider's home zone
    QString newest; ///< date of its newest post
    int posts = 0;
    bool dated = true; ///< the date of the newest post is enough to read the others
};
const QList<Page> &pages()
{
    static const QList<Page> pages{
        {u"clever"_s, u"UTC"_s, u"2022-06-10"_s, 9},
        {u"gandi"_s, u"Europe/Paris"_s, u"2012-02-22"_s, 1},
        {u"host"_s, u"America/Toronto"_s, u"2024-03-16"_s, 1},
        {u"runbox"_s, u"Europe/Oslo"_s, u"2023-09-28"_s, 1},
        {u"tiger"_s, u"America/Los_Angeles"_s, u"2009-10-23"_s, 8, false},
    };
    return pages;
}

QJsonObject labelOf(const QString &page, int number)
{
    QFile file(seeds() + u"/%1-%2.truth.json"_s.arg(page).arg(number));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

std::optional<Instant> instantOf(const QJsonValue &value)
{
    return value.isString() ? fromIsoUtc(value.toString()) : std::nullopt;
}

/// The labelled instant of @p span, if the label has one.
std::optional<Instant> labelledInstant(const QJsonObject &label, const QString &span)
{
    for (const auto list : {"instants"_L1, "mentions"_L1}) {
        const QJsonArray labels = label.value(list).toArray();
        for (const QJsonValue &value : labels) {
            const QString theirs = value["span"_L1].toString().simplified();
            if (theirs.contains(span) || span.contains(theirs))
                return instantOf(value["utc"_L1]);
        }
    }
    return {};
}

QString written(const QList<InstantRange> &ranges)
{
    QStringList texts;
    for (const InstantRange &range : ranges)
        texts.append(isoUtc(range.begin) + u'/' + (range.end ? isoUtc(*range.end) : u"open"_s));
    return texts.join(u' ');
}

} // namespace

class TestFoundingPages : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<test::ShellFixture> m_fixture;
    std::unique_ptr<MainWindow> m_window;

    /// File, Import…, the file, the home zone, the date; then @p settle, then the button.
    void import(const QString &file, const QString &zone, const QString &date, const std::function<void(ImportDialog &)> &settle, ImportDone &done)
    {
        m_window->windowActions().import->trigger();
        auto *dialog = m_window->findChild<ImportDialog *>();
        QVERIFY(dialog);
        QSignalSpy shown(dialog, &ImportDialog::readingShown);
        dialog->findChild<QLineEdit *>(u"importReference"_s)->setText(date);
        auto *zoneField = dialog->findChild<ZoneField *>(u"importZone"_s);
        zoneField->setZone(zone);
        emit zoneField->zoneChosen(zone);
        dialog->setFiles({file});
        QTRY_VERIFY(!shown.isEmpty() && !dialog->isBusy());
        if (settle)
            settle(*dialog);
        auto *store = dialog->findChild<QPushButton *>(u"importStore"_s);
        if (!store->isEnabled()) { // everything is here already
            done = {};
            dialog->reject();
            QCoreApplication::sendPostedEvents(dialog, QEvent::DeferredDelete);
            return;
        }
        QSignalSpy imported(dialog, &ImportDialog::imported);
        QSignalSpy finished(m_window.get(), &MainWindow::importFinished);
        QTest::mouseClick(store, Qt::LeftButton);
        QTRY_COMPARE(finished.count(), 1);
        done = imported.first().first().value<ImportDone>();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }

    /// What a person knows who has read the page: answers each question by a candidate where the right one is offered, else by the fields.
    void settle(ImportDialog &dialog, const QString &page, int first)
    {
        auto *list = dialog.findChild<QListView *>(u"importPosts"_s);
        for (int row = 0; row < list->model()->rowCount(); ++row) {
            list->setCurrentIndex(list->model()->index(row, 0));
            const QJsonObject label = labelOf(page, first + row);
            QSet<QString> unknown; // what even the label does not know
            for (;;) {
                QToolButton *asked = nullptr;
                for (auto *button : dialog.findChildren<QToolButton *>(u"uncertainTime"_s)) {
                    if (!asked && !unknown.contains(button->text()) && button->isVisible())
                        asked = button;
                }
                if (!asked)
                    break;
                const QString span = asked->text();
                const auto right = labelledInstant(label, span);
                if (!right) {
                    unknown.insert(span);
                    continue;
                }
                asked->click();
                auto *chooser = dialog.findChild<TimeChooser *>();
                QVERIFY(chooser);
                QPushButton *answer = nullptr;
                for (auto *candidate : chooser->findChildren<QPushButton *>(u"candidate"_s)) {
                    if (candidate->property("instant").toLongLong() == *right)
                        answer = candidate;
                }
                if (!answer) {
                    const WallTime wall = wallTimeOf(*right, u"UTC"_s);
                    chooser->findChild<QDateEdit *>(u"otherDate"_s)->setDate(wall.date);
                    chooser->findChild<QTimeEdit *>(u"otherTime"_s)->setTime(wall.time);
                    chooser->findChild<ZoneField *>(u"otherZone"_s)->setZone(u"UTC"_s);
                    answer = chooser->findChild<QPushButton *>(u"useOther"_s);
                }
                answer->click();
                QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
            }
        }
    }

    /// Everything that the label states stands in the story, and what the timeline paints is what the story says.
    void compare(const QString &id, const QJsonObject &label)
    {
        const auto story = m_window->session()->story(id);
        QVERIFY(story.has_value());
        const QString name = label.value("file"_L1).toString();
        QCOMPARE(story->title.simplified(), label.value("title"_L1).toString().simplified());
        QCOMPARE(QString(nameOf(story->kind)), label.value("kind"_L1).toString());

        QList<InstantRange> ranges;
        for (const Window &window : story->windows) {
            ranges.append(window.planned);
            if (window.actual)
                ranges.append(*window.actual);
        }
        for (const Impact &impact : story->impacts)
            ranges.append(impact.range);
        const QJsonArray windows = label.value("windows"_L1).toArray();
        for (const QJsonValue &window : windows) {
            const InstantRange want{*instantOf(window["start_utc"_L1]), instantOf(window["end_utc"_L1])};
            QVERIFY2(ranges.contains(want), qPrintable(u"%1: %2 is not in %3"_s.arg(name, written({want}), written(ranges))));
        }
        const QJsonArray updates = label.value("updates"_L1).toArray();
        for (const QJsonValue &update : updates) {
            const auto at = instantOf(update["instant_utc"_L1]);
            const QString words = update["first_words"_L1].toString().simplified();
            if (!at)
                continue;
            QVERIFY2(std::ranges::any_of(story->updates, [&](const Update &u) { return u.at == at; }),
                     qPrintable(u"%1: no update at %2 (%3)"_s.arg(name, isoUtc(*at), words)));
        }

        auto reader = WorkspaceReader::open(m_fixture->path);
        QVERIFY(reader.has_value());
        const auto key = (*reader)->keyOfIncident(id);
        QVERIFY(key.has_value());
        QList<InstantRange> painted;
        for (const TimelineImpact &impact : m_window->loader()->snapshot().index->impactsOf(*key))
            painted.append(InstantRange{impact.begin, impact.end == openEnd ? std::nullopt : std::optional(impact.end)});
        // What a closed story leaves open is painted as a moment, not until now.
        QList<InstantRange> stated;
        for (const Impact &impact : story->impacts)
            stated.append(impact.range.end || !isClosed(story->status) ? impact.range : InstantRange{impact.range.begin, impact.range.begin + minuteMs});
        const auto order = [](const InstantRange &a, const InstantRange &b) {
            constexpr Instant open = std::numeric_limits<Instant>::max();
            return std::pair(a.begin, a.end.value_or(open)) < std::pair(b.begin, b.end.value_or(open));
        };
        std::ranges::sort(painted, order);
        std::ranges::sort(stated, order);
        QVERIFY2(painted == stated, qPrintable(u"%1: painted %2, stated %3"_s.arg(name, written(painted), written(stated))));
    }

    qint64 incidents() const { return m_window->session()->extent()->incidents; }

private slots:
    void initTestCase()
    {
        if (!QFile::exists(seeds() + u"/page-clever.txt"_s))
            QSKIP("NOT TESTED: the founding providers' pages are not beside this project (../shared/corpus/seeds)");
    }
    void init()
    {
        test::failOnWarnings();
        m_fixture = std::make_unique<test::ShellFixture>();
        m_window = std::make_unique<MainWindow>(m_fixture->services());
        m_window->showWelcome();
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }
    void cleanup()
    {
        m_window.reset();
        m_fixture.reset();
    }

    void standOnTheTimelineAtTheirInstants()
    {
        QHash<QString, QJsonObject> labels;
        int posts = 0;
        for (const Page &page : pages()) {
            // Posts that say neither year nor day are told apart by their own dates, not by that of the page.
            const int files = page.dated ? 1 : page.posts;
            for (int number = 1; number <= files; ++number) {
                const QString file = page.dated ? u"/page-%1.txt"_s.arg(page.name) : u"/%1-%2.txt"_s.arg(page.name).arg(number);
                const QString date = page.dated ? page.newest : labelOf(page.name, number)["context"_L1]["reference"_L1].toString();
                const int expected = page.dated ? page.posts : 1;
                ImportDone done;
                import(seeds() + file, page.zone, date, [&](ImportDialog &dialog) { settle(dialog, page.name, number); }, done);
                QCOMPARE(done.begun, expected);
                QCOMPARE(done.incidents.size(), expected);
                for (int i = 0; i < expected; ++i)
                    labels.insert(done.incidents.at(i), labelOf(page.name, number + i));
            }
            posts += page.posts;
        }
        QCOMPARE(incidents(), posts);
        QTRY_VERIFY(m_window->loader()->snapshot().isComplete && m_window->loader()->snapshot().extent.incidents == posts);
        for (const auto &[id, label] : labels.asKeyValueRange())
            compare(id, label); // goes on to the next: all that differ are told
        if (QTest::currentTestFailed())
            return;
        // The same again: nothing is doubled.
        for (const Page &page : pages()) {
            ImportDone again;
            import(seeds() + u"/page-%1.txt"_s.arg(page.name), page.zone, page.newest, [&](ImportDialog &dialog) { settle(dialog, page.name, 1); }, again);
            QCOMPARE(again.begun, 0);
            QCOMPARE(again.grown, 0);
        }
        QCOMPARE(incidents(), posts);
    }

    void oneByOneAreTheSamePosts()
    {
        QHash<QString, QJsonObject> labels;
        int posts = 0;
        for (const Page &page : pages()) {
            for (int number = 1; number <= page.posts; ++number, ++posts) {
                const QJsonObject label = labelOf(page.name, number);
                ImportDone done;
                import(seeds() + u"/%1-%2.txt"_s.arg(page.name).arg(number), label["context"_L1]["default_zone"_L1].toString(),
                       label["context"_L1]["reference"_L1].toString(), {}, done);
                QVERIFY2(done.begun == 1, qPrintable(label["file"_L1].toString()));
                labels.insert(done.incidents.first(), label);
            }
        }
        QTRY_VERIFY(m_window->loader()->snapshot().isComplete && m_window->loader()->snapshot().extent.incidents == posts);
        for (const auto &[id, label] : labels.asKeyValueRange())
            compare(id, label);
        if (QTest::currentTestFailed())
            return;
        // A page that holds them all brings nothing new.
        for (const Page &page : pages()) {
            ImportDone whole;
            import(seeds() + u"/page-%1.txt"_s.arg(page.name), page.zone, page.newest, {}, whole);
            QVERIFY2(whole.begun == 0, qPrintable(u"%1: %2 doubled"_s.arg(page.name).arg(whole.begun)));
        }
        QCOMPARE(incidents(), posts);
    }
};

QTEST_MAIN(TestFoundingPages)
#include "tst_foundingpages.moc"
