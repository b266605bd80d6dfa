// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/demo/demo.h"
#include "models/domain/fold.h"
#include "models/storage/workspace.h"
#include "models/storage/workspacereader.h"
#include "models/time/walltime.h"
#include "tests/support/qtestsetup.h"

#include <QTemporaryDir>

using namespace tocsin;
using namespace Qt::StringLiterals;

namespace {

constexpr Instant present = 1795000000000; // 2026-11-18T…Z

DemoOptions small()
{
    DemoOptions options;
    options.incidents = 400;
    options.servers = 20;
    options.years = 2;
    options.seed = 7;
    options.now = present;
    return options;
}

} // namespace

class tst_Demo : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    QString path(const QString &name) const { return m_folder.filePath(name); }

    DemoSummary make(const QString &name, const DemoOptions &options)
    {
        auto workspace = Workspace::open(path(name));
        if (!workspace)
            qFatal("%s", qUtf8Printable(workspace.error().detail));
        const auto summary = generateDemo(**workspace, options);
        if (!summary)
            qFatal("%s", qUtf8Printable(summary.error().detail));
        return *summary;
    }

    static QByteArray digestOf(const QString &file)
    {
        auto reader = WorkspaceReader::open(file);
        return reader ? (*reader)->contentDigest().value_or(QByteArray()) : QByteArray();
    }

    QList<Story> stories(const QString &name)
    {
        QList<Story> all;
        auto reader = WorkspaceReader::open(path(name));
        const auto rows = (*reader)->incidents({}, 100000);
        for (const IncidentRow &row : *rows)
            all.append(*(*reader)->story(row.id));
        return all;
    }

private slots:
    void initTestCase() { make(u"small.tocsin"_s, small()); }
    void init() { test::failOnWarnings(); }

    void makesAsManyStoriesAsAskedFor_data()
    {
        QTest::addColumn<qint64>("incidents");
        QTest::newRow("one") << qint64(1);
        QTest::newRow("fewer than the present has") << qint64(7);
        QTest::newRow("some") << qint64(150);
    }
    void makesAsManyStoriesAsAskedFor()
    {
        QFETCH(const qint64, incidents);
        DemoOptions options = small();
        options.incidents = incidents;
        const QString name = u"count%1.tocsin"_s.arg(incidents);
        QCOMPARE(make(name, options).incidents, incidents);
        auto reader = WorkspaceReader::open(path(name));
        QCOMPARE((*reader)->extent()->incidents, incidents);
    }

    void makesAtLeastAsManyImpactsAsAskedFor()
    {
        DemoOptions options = small();
        options.impacts = 20000;
        options.servers = 200;
        const DemoSummary summary = make(u"impacts.tocsin"_s, options);
        QVERIFY(summary.impacts >= options.impacts);
        QVERIFY2(summary.impacts < options.impacts + 500, qPrintable(QString::number(summary.impacts)));
        auto reader = WorkspaceReader::open(path(u"impacts.tocsin"_s));
        QCOMPARE((*reader)->extent()->impacts, summary.impacts);
    }

    void sameSeedGivesSameBytes()
    {
        make(u"again.tocsin"_s, small());
        QFile first(path(u"small.tocsin"_s));
        QFile second(path(u"again.tocsin"_s));
        QVERIFY(first.open(QIODevice::ReadOnly) && second.open(QIODevice::ReadOnly));
        QVERIFY(first.readAll() == second.readAll());
    }

    void anotherSeedGivesAnotherHistory()
    {
        DemoOptions options = small();
        options.seed = 8;
        make(u"other.tocsin"_s, options);
        QVERIFY(digestOf(path(u"other.tocsin"_s)) != digestOf(path(u"small.tocsin"_s)));
    }

    void workspaceIsSound()
    {
        auto workspace = Workspace::open(path(u"small.tocsin"_s));
        const auto report = (*workspace)->check();
        QVERIFY(report);
        QVERIFY2(report->isClean(), qUtf8Printable((report->damage + report->differences).join(u'\n')));
    }

    void everyStatusMayFollowTheOneBefore()
    {
        for (const Story &story : stories(u"small.tocsin"_s)) {
            std::optional<Status> previous;
            for (const Update &update : story.updates) {
                if (!update.statusAfter)
                    continue;
                QVERIFY2(mayFollow(story.kind, previous, *update.statusAfter), qUtf8Printable(story.id + u' ' + story.title));
                previous = update.statusAfter;
            }
        }
    }

    void nothingIsSaidAheadOfThePresent()
    {
        for (const Story &story : stories(u"small.tocsin"_s)) {
            QVERIFY(story.opened <= present);
            for (const Update &update : story.updates)
                QVERIFY2(update.posted <= present, qUtf8Printable(story.id));
            for (const Impact &impact : story.impacts) {
                QVERIFY(!impact.range.isEmpty());
                QVERIFY2(impact.planned || (impact.range.begin <= present && impact.range.end.value_or(present) <= present), qUtf8Printable(story.id));
            }
        }
    }

    void closedStoriesHaveNoOpenImpacts()
    {
        for (const Story &story : stories(u"small.tocsin"_s)) {
            if (!isClosed(story.status))
                continue;
            for (const Impact &impact : story.impacts)
                QVERIFY2(impact.range.end, qUtf8Printable(story.id + u' ' + story.title));
        }
    }

    void somethingIsOpenAndAMaintenanceBeginsInAnHour()
    {
        int openIncidents = 0;
        int runningMaintenances = 0;
        bool inAnHour = false;
        int lastsForMonths = 0;
        for (const Story &story : stories(u"small.tocsin"_s)) {
            const bool open = !isClosed(story.status);
            openIncidents += open && story.kind == IncidentKind::Incident;
            runningMaintenances += story.status == Status::InProgress;
            for (const Window &window : story.windows)
                inAnHour |= open && window.planned.begin == present / minuteMs * minuteMs + hourMs;
            for (const Impact &impact : story.impacts)
                lastsForMonths += impact.range.durationUntil(present) > 180 * dayMs;
        }
        QVERIFY(openIncidents >= 3);
        QVERIFY(openIncidents < 15);
        QVERIFY(runningMaintenances >= 1);
        QVERIFY(inAnHour);
        QVERIFY(lastsForMonths >= 2);
    }

    void maintenancesAreAtNightWhereTheMachinesAre()
    {
        int night = 0;
        int all = 0;
        for (const Story &story : stories(u"small.tocsin"_s)) {
            for (const Window &window : story.windows) {
                ++all;
                const int hour = wallTimeOf(window.planned.begin, window.zone).time.hour();
                night += hour >= 22 || hour < 6;
                QVERIFY(window.announced && *window.announced < window.planned.begin);
            }
        }
        // Only those of the present are at other hours, where their distance from now counts.
        QVERIFY2(night >= all - 5, qPrintable(u"%1 of %2"_s.arg(night).arg(all)));
        QVERIFY(all > 50);
    }

    void historyHasEverythingThatIsToBeShown()
    {
        int retroactive = 0, corrected = 0, kept = 0, missed = 0, late = 0, remedies = 0, cancelled = 0, overlong = 0;
        QSet<LinkKind> links;
        QSet<QString> languages;
        QSet<Level> levels;
        QSet<IncidentKind> kinds;
        auto reader = WorkspaceReader::open(path(u"small.tocsin"_s));
        QSet<QString> translatedInto;
        for (const Story &story : stories(u"small.tocsin"_s)) {
            kinds.insert(story.kind);
            retroactive += story.retroactive;
            remedies += int(story.remedies.size());
            cancelled += story.status == Status::Cancelled;
            languages.insert(story.language);
            for (const Update &update : story.updates)
                corrected += !update.revisions.isEmpty();
            for (const Promise &promise : story.promises) {
                const PromiseState state = stateAt(promise, present);
                kept += state == PromiseState::Kept;
                late += state == PromiseState::KeptLate;
                missed += state == PromiseState::Missed;
            }
            for (const Link &link : story.links)
                links.insert(link.kind);
            for (const Impact &impact : story.impacts)
                levels.insert(impact.level);
            for (const Window &window : story.windows)
                overlong += window.actual && window.actual->end && *window.actual->end > *window.planned.end;
            const auto translations = (*reader)->translations(story.id);
            for (const Translation &translation : *translations)
                translatedInto.insert(translation.language);
        }
        QCOMPARE(kinds.size(), 3);
        QCOMPARE(levels.size(), 4);
        QVERIFY(retroactive > 0);
        QVERIFY(corrected > 0);
        QVERIFY(kept > late && late > 0);
        QVERIFY2(missed < kept, qPrintable(QString::number(missed)));
        QVERIFY(remedies > 0);
        QVERIFY(cancelled > 0);
        QVERIFY(overlong > 0);
        QVERIFY(links.contains(LinkKind::FollowUpOf));
        QVERIFY(links.contains(LinkKind::RecurrenceOf));
        QVERIFY2(languages.size() >= 5, qUtf8Printable(QStringList(languages.begin(), languages.end()).join(u' ')));
        QVERIFY2(translatedInto.size() >= 5, qUtf8Printable(QStringList(translatedInto.begin(), translatedInto.end()).join(u' ')));
    }

    void badWeeksStandOut()
    {
        QHash<qint64, int> perWeek;
        for (const Story &story : stories(u"small.tocsin"_s)) {
            if (story.kind == IncidentKind::Incident)
                ++perWeek[story.opened / (7 * dayMs)];
        }
        int most = 0;
        int sum = 0;
        for (const int count : std::as_const(perWeek)) {
            most = std::max(most, count);
            sum += count;
        }
        QVERIFY(double(most) > 2.0 * sum / double(perWeek.size()));
    }

    void stopsWhenAsked()
    {
        auto workspace = Workspace::open(path(u"stopped.tocsin"_s));
        const auto stopped = generateDemo(**workspace, small(), [](qint64 done, qint64 total) {
            Q_UNUSED(total)
            return done < 100;
        });
        QVERIFY(!stopped);
        QCOMPARE(stopped.error().code, Failure::Code::Cancelled);
        const auto report = (*workspace)->check();
        QVERIFY(report && report->isClean());
        QVERIFY(report->incidents >= 100);
    }

    void refusesWhatCannotBe_data()
    {
        QTest::addColumn<qint64>("impacts");
        QTest::addColumn<qint64>("incidents");
        QTest::addColumn<int>("servers");
        QTest::addColumn<int>("years");
        QTest::newRow("too many impacts") << qint64(10'000'001) << qint64(1) << 40 << 5;
        QTest::newRow("no incidents") << qint64(0) << qint64(0) << 40 << 5;
        QTest::newRow("no servers") << qint64(0) << qint64(10) << 0 << 5;
        QTest::newRow("no years") << qint64(0) << qint64(10) << 40 << 0;
        QTest::newRow("a century") << qint64(0) << qint64(10) << 40 << 100;
    }
    void refusesWhatCannotBe()
    {
        QFETCH(const qint64, impacts);
        QFETCH(const qint64, incidents);
        QFETCH(const int, servers);
        QFETCH(const int, years);
        DemoOptions options;
        options.impacts = impacts;
        options.incidents = incidents;
        options.servers = servers;
        options.years = years;
        options.now = present;
        QVERIFY(!problemWith(options).isEmpty());
        auto workspace = Workspace::open(path(u"refused.tocsin"_s));
        QCOMPARE(generateDemo(**workspace, options).error().code, Failure::Code::Rejected);
    }
};

QTEST_GUILESS_MAIN(tst_Demo)
#include "tst_demo.moc"
