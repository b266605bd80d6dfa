// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/itemmodels/approval.h"
#include "models/itemmodels/poster.h"
#include "models/settings/settings.h"
#include "models/settings/settingsstore.h"
#include "models/storage/workspacereader.h"
#include "models/time/isotime.h"
#include "tests/support/qtestsetup.h"
#include "tests/support/tocsinctl.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>

using namespace tocsin;
using namespace tocsin::test;
using namespace Qt::StringLiterals;

namespace {

Instant utc(const QString &text)
{
    return fromIsoUtc(text).value_or(0);
}

} // namespace

/// `tocsinctl post`: whole incidents by command line, and what is refused.
class tst_CtlPost : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QString m_workspace;

    /// Posts @p text (empty: no --body) into this test's workspace.
    [[nodiscard]] Answer post(const QStringList &arguments, const QByteArray &text) const
    {
        QStringList all = QStringList{u"post"_s} + arguments + QStringList{u"--workspace"_s, m_workspace, u"--format"_s, u"json"_s};
        if (!text.isEmpty())
            all += {u"--body"_s, u"-"_s};
        return tocsinctl(all, text);
    }

    [[nodiscard]] Story story(const QString &id) const
    {
        const auto reader = WorkspaceReader::open(m_workspace);
        const auto found = reader ? (*reader)->story(id) : Result<Story>(tl::unexpected(reader.error()));
        return found.value_or(Story());
    }

    [[nodiscard]] static InstantRange rangeOn(const Story &story, const QString &target)
    {
        for (const Impact &impact : story.impacts) {
            if (impact.target == target)
                return impact.range;
        }
        return {};
    }

    /// A new incident about amur since 2025-06-15 03:00 UTC; its id.
    [[nodiscard]] QString begun(const QStringList &more = {}) const
    {
        const Answer answer = post(QStringList{u"--title"_s, u"amur down"_s, u"--targets"_s, u"amur"_s, u"--new-targets"_s, u"--level"_s, u"major_outage"_s, u"--at"_s,
                                               u"2025-06-15T03:00Z"_s, u"--zone"_s, u"Europe/Paris"_s}
                                       + more,
                                   "We look into it.");
        return answer.json().value("incident"_L1).toString();
    }

private slots:
    void initTestCase() { QVERIFY2(QFile::exists(tocsinctlPath()), "build the target tocsinctl first"); }
    void init()
    {
        failOnWarnings();
        m_workspace = m_folder.filePath(u"%1.tocsin"_s.arg(QString::fromLatin1(QTest::currentTestFunction()) + QString::fromLatin1(QTest::currentDataTag()).left(20)));
    }

    void runsAWholeIncident()
    {
        // New, with six servers of which a seventh joins later; a filer comes back for all but one at first.
        const Answer first = post({u"--title"_s, u"Filer hangs"_s, u"--targets"_s, u"amur,lena,ob,volga,don,kama,zone:PAR"_s, u"--new-targets"_s, u"--level"_s,
                                   u"major_outage"_s, u"--at"_s, u"2025-06-15T00:20Z"_s, u"--since"_s, u"2025-06-15T00:12Z"_s, u"--zone"_s, u"Europe/Paris"_s,
                                   u"--next-update"_s, u"30min"_s, u"--eta"_s, u"2h"_s},
                                  "A filer in PAR hangs since 2025-06-15 02:12 CEST. {We look} into it.");
        QVERIFY2(first.exitCode == 0, first.said().constData());
        QCOMPARE(first.json().value("schema"_L1).toString(), u"tocsin-post-1"_s);
        QCOMPARE(first.json().value("written"_L1).toBool(), true);
        QCOMPARE(first.json().value("begins_story"_L1).toBool(), true);
        const QString id = first.json().value("incident"_L1).toString();
        Story now = story(id);
        QCOMPARE(now.status, Status::Investigating);
        QCOMPARE(now.opened, utc(u"2025-06-15T00:12Z"_s));
        QCOMPARE(now.targets.size(), 7);
        QCOMPARE(now.impacts.size(), 7);
        QCOMPARE(now.zone, u"Europe/Paris"_s);
        QCOMPARE(now.updates.constFirst().body.markdown, u"A filer in {t1} hangs since {t2}. {{We look}} into it."_s);
        QCOMPARE(std::get<InstantToken>(now.updates.constFirst().body.tokens.at(1)).instant, utc(u"2025-06-15T00:12Z"_s));
        QCOMPARE(now.promises.size(), 2);

        // Three updates.
        Answer answer = post({id, u"--status"_s, u"identified"_s, u"--at"_s, u"2025-06-15T00:40Z"_s}, "A disk shelf. neva waits for the same filer.");
        QVERIFY2(answer.exitCode == 0, answer.said().constData());
        QVERIFY(answer.err.contains("no next update is promised"));
        QVERIFY(story(id).promises.constFirst().kept);
        answer = post({id, u"--add-targets"_s, u"neva"_s, u"--new-targets"_s, u"--level"_s, u"degraded"_s, u"--since"_s, u"2025-06-15T00:30Z"_s, u"--at"_s,
                       u"2025-06-15T00:50Z"_s, u"--eta"_s, u"3h"_s},
                      "neva is slow, too.");
        QVERIFY2(answer.exitCode == 0, answer.said().constData());
        answer = post({id, u"--status"_s, u"monitoring"_s, u"--at"_s, u"2025-06-15T01:05Z"_s, u"--restored"_s, u"amur,lena,ob,volga,don,PAR@2025-06-15T00:59Z"_s,
                       u"--next-update"_s, u"1h"_s},
                      "All but kama and neva are back.");
        QVERIFY2(answer.exitCode == 0, answer.said().constData());
        now = story(id);
        QCOMPARE(now.targets.size(), 8);
        QCOMPARE(rangeOn(now, u"srv:neva"_s), (InstantRange{utc(u"2025-06-15T00:30Z"_s), {}}));
        QCOMPARE(rangeOn(now, u"srv:amur"_s), (InstantRange{utc(u"2025-06-15T00:12Z"_s), utc(u"2025-06-15T00:59Z"_s)}));
        QVERIFY(!rangeOn(now, u"srv:kama"_s).end);
        QVERIFY2(std::ranges::any_of(now.promises, [](const Promise &promise) { return promise.kind == PromiseKind::Eta && promise.kept; }), "monitoring keeps the ETA");

        // Resolved, and the report of the cause.
        answer = post({id, u"--template"_s, u"resolved"_s, u"--at"_s, u"2025-06-15T01:31Z"_s, u"--restored"_s, u"kama@2025-06-15T01:29Z"_s, u"--root-cause"_s, u"24h"_s}, {});
        QVERIFY2(answer.exitCode == 0, answer.said().constData());
        now = story(id);
        QCOMPARE(now.status, Status::Resolved);
        QCOMPARE(rangeOn(now, u"srv:kama"_s).end, utc(u"2025-06-15T01:29Z"_s));
        QCOMPARE(rangeOn(now, u"srv:neva"_s).end, utc(u"2025-06-15T01:31Z"_s)); // closed with the rest
        answer = post({id, u"--post-mortem"_s}, "## Cause\n\nTwo disks of one shelf.");
        QVERIFY2(answer.exitCode == 0, answer.said().constData());
        now = story(id);
        QVERIFY(now.updates.constLast().postMortem);
        QVERIFY(std::ranges::all_of(now.promises, [](const Promise &promise) { return promise.kept.has_value(); }));
        QCOMPARE(now.updates.size(), 6);

        const Answer shown = tocsinctl({u"show"_s, id, u"--workspace"_s, m_workspace});
        QVERIFY2(shown.exitCode == 0 && shown.out.contains("02:12–02:59 CEST (00:12–00:59 UTC) major_outage amur"), shown.said().constData());
        QVERIFY2(shown.out.contains("02:12–03:29 CEST (00:12–01:29 UTC) major_outage kama"), shown.said().constData());
        const Answer checked = tocsinctl({u"check"_s, u"--workspace"_s, m_workspace});
        QVERIFY2(checked.exitCode == 0 && checked.out.contains("clean"), checked.said().constData());
    }

    void runsAMaintenance()
    {
        const Answer first = post({u"--template"_s, u"planned-restart"_s, u"--targets"_s, u"amur"_s, u"--new-targets"_s, u"--window"_s,
                                   u"2035-06-15 22:00..23:30"_s, u"--zone"_s, u"Europe/Paris"_s},
                                  {});
        QVERIFY2(first.exitCode == 0, first.said().constData());
        const QString id = first.json().value("incident"_L1).toString();
        Story now = story(id);
        QCOMPARE(now.kind, IncidentKind::Maintenance);
        QCOMPARE(now.status, Status::Scheduled);
        QCOMPARE(now.windows.constFirst().planned, (InstantRange{utc(u"2035-06-15T20:00Z"_s), utc(u"2035-06-15T21:30Z"_s)}));
        QVERIFY(now.windows.constFirst().announced);
        QVERIFY(now.impacts.constFirst().planned);
        QCOMPARE(now.impacts.constFirst().range, now.windows.constFirst().planned);
        QVERIFY(now.title.contains(u"amur"_s));
        QVERIFY(std::holds_alternative<IntervalToken>(now.updates.constFirst().body.tokens.constLast()));

        Answer answer = post({id, u"--window"_s, u"2035-06-16T20:00Z..2h"_s}, "A day later.");
        QVERIFY2(answer.exitCode == 0, answer.said().constData());
        now = story(id);
        QCOMPARE(now.windows.size(), 1);
        QCOMPARE(now.windows.constFirst().planned, (InstantRange{utc(u"2035-06-16T20:00Z"_s), utc(u"2035-06-16T22:00Z"_s)}));
        QCOMPARE(now.impacts.constFirst().range, now.windows.constFirst().planned);
        // The zone of the begin is that of the end.
        answer = post({id, u"--window"_s, u"2035-06-16 22:00 EDT..24:00"_s}, "In New York.");
        QVERIFY2(answer.exitCode == 0, answer.said().constData());
        QCOMPARE(story(id).windows.constFirst().planned, (InstantRange{utc(u"2035-06-17T02:00Z"_s), utc(u"2035-06-17T04:00Z"_s)}));
        QVERIFY(post({id, u"--template"_s, u"work-begins"_s}, {}).exitCode == 0);
        QVERIFY(story(id).windows.constFirst().actual);
        QVERIFY(post({id, u"--status"_s, u"completed"_s}, "Done.").exitCode == 0);
        QVERIFY(story(id).windows.constFirst().actual->end);
        answer = post({id, u"--status"_s, u"in_progress"_s}, "Once more.");
        QCOMPARE(answer.exitCode, 1);
        QVERIFY2(answer.err.contains("in_progress may not follow"), answer.said().constData());
        QCOMPARE(tocsinctl({u"check"_s, u"--workspace"_s, m_workspace}).exitCode, 0);
    }

    void tellsOfWorkThatIsOverWhenItWasDone()
    {
        const QStringList work{u"--title"_s, u"Restart"_s, u"--kind"_s, u"maintenance"_s, u"--status"_s, u"completed"_s, u"--retroactive"_s, u"--targets"_s, u"amur"_s,
                               u"--new-targets"_s, u"--zone"_s, u"UTC"_s, u"--window"_s, u"2025-06-15 20:00..21:00"_s};
        Answer answer = post(work, "Done.");
        QVERIFY2(answer.exitCode == 0 && answer.err.contains("--actual"), answer.said().constData());
        QVERIFY(!story(answer.json().value("incident"_L1).toString()).windows.constFirst().actual); // the plan is no record
        answer = post(work + QStringList{u"--actual"_s, u"2025-06-15 20:10..21:40"_s}, "Done.");
        QVERIFY2(answer.exitCode == 0 && !answer.err.contains("--actual"), answer.said().constData());
        const Window window = story(answer.json().value("incident"_L1).toString()).windows.constFirst();
        QCOMPARE(window.actual, (InstantRange{utc(u"2025-06-15T20:10Z"_s), utc(u"2025-06-15T21:40Z"_s)}));
        QCOMPARE(window.planned, (InstantRange{utc(u"2025-06-15T20:00Z"_s), utc(u"2025-06-15T21:00Z"_s)}));
        answer = post(work + QStringList{u"--actual"_s, u"2025-06-15 20:10..2040-01-01 00:00"_s}, "Done.");
        QVERIFY2(answer.exitCode == 1 && answer.err.contains("not over yet"), answer.said().constData());
    }

    void refusesAndMakesNoWorkspace_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("exitCode");
        QTest::addColumn<QByteArray>("says");
        const QStringList down{u"--title"_s, u"Down"_s, u"--zone"_s, u"America/New_York"_s};
        const auto row = [](const char *name, const QStringList &arguments, const QByteArray &text, int exitCode, const QByteArray &says) {
            QTest::newRow(name) << arguments << text << exitCode << says;
        };
        row("no text", down, {}, 2, "--body");
        row("no title", {}, "Down.", 2, "--title");
        row("an empty text", down, " \n", 1, "is empty");
        row("unknown status", down + QStringList{u"--status"_s, u"broken"_s}, "x", 2, "investigating");
        row("unknown kind", down + QStringList{u"--kind"_s, u"party"_s}, "x", 2, "maintenance");
        row("unknown level", down + QStringList{u"--level"_s, u"bad"_s}, "x", 2, "degraded");
        row("unknown zone", {u"--title"_s, u"x"_s, u"--zone"_s, u"CEST"_s}, "x", 2, "CEST");
        row("a status of another kind", down + QStringList{u"--status"_s, u"completed"_s}, "x", 1, "completed may not follow");
        row("no such incident", {u"01ARZ3NDEKTSV4RRFFQ69G5FAV"_s}, "x", 1, "no such workspace");
        row("two incidents", {u"a"_s, u"b"_s}, "x", 2, "one incident at a time");
        row("a time that is none", down + QStringList{u"--at"_s, u"soon"_s}, "x", 2, "--at is a time");
        row("a time that is not over", down + QStringList{u"--at"_s, u"2040-01-01T00:00Z"_s}, "x", 1, "is not over yet");
        row("an ETA that is over", down + QStringList{u"--eta"_s, u"2020-01-01T00:00Z"_s}, "x", 1, "is over already");
        row("a time twice", down + QStringList{u"--eta"_s, u"2035-11-04 01:30"_s}, "x", 2, "2035-11-04T05:30:00Z");
        row("an unknown target", down + QStringList{u"--targets"_s, u"amur"_s}, "x", 1, "no target “amur”");
        row("an unknown template", down + QStringList{u"--template"_s, u"party"_s}, {}, 1, "Hardware failure");
        row("a template without its values", down + QStringList{u"--template"_s, u"cause-found"_s}, {}, 1, "[eta?]");
        row("a window of an incident", down + QStringList{u"--window"_s, u"2035-01-01T00:00Z..1h"_s}, "x", 1, "only a maintenance");
        row("a window backwards", down + QStringList{u"--kind"_s, u"maintenance"_s, u"--window"_s, u"2035-01-01T00:00Z..2034-01-01T00:00Z"_s}, "x", 2, "ends before it begins");
        row("a link to nowhere", down + QStringList{u"--link"_s, u"caused_by=01ARZ3NDEKTSV4RRFFQ69G5FAV"_s}, "x", 1, "no incident");
        row("a link of no kind", down + QStringList{u"--link"_s, u"x=y"_s}, "x", 2, "follow_up_of");
        row("an uncertain time", down, "Down since 2023-11-05 01:30.", 1, "1: 2023-11-05 01:30 EDT (2023-11-05T05:30:00Z); 2: 2023-11-05 01:30 EST (2023-11-05T06:30:00Z)");
        row("a weekday that is not", down, "Down since Thursday 21 July 2023.", 1, "--keep-uncertain");
        row("a finding", down + QStringList{u"--keep-uncertain"_s}, "Down since Thursday 21 July 2023.", 1, "is a Friday, not a Thursday");
        row("a choice that is none", down + QStringList{u"--settle"_s, u"2023-11-05 01:30=3"_s}, "Down since 2023-11-05 01:30.", 2, "--settle");
        row("no choice", down + QStringList{u"--settle"_s, u"x"_s}, "x", 2, "--settle");
        row("a correction of nothing", down + QStringList{u"--correct"_s, u"last"_s}, "x", 1, "no update to correct");
        row("resolved as it begins", down + QStringList{u"--targets"_s, u"amur"_s, u"--new-targets"_s, u"--level"_s, u"degraded"_s, u"--status"_s, u"resolved"_s}, "x", 1, "impact on amur");
        row("an option twice", down + QStringList{u"--title"_s, u"Up"_s}, "x", 2, "--title is given twice");
        row("targets twice", down + QStringList{u"--targets"_s, u"amur"_s, u"--targets"_s, u"lena"_s, u"--new-targets"_s}, "x", 2, "--targets is given twice");
        row("an option without its value", down + QStringList{u"--next-update"_s, QString()}, "x", 2, "--next-update needs a value");
        row("targets that are none", down + QStringList{u"--targets"_s, u" , "_s}, "x", 2, "--targets names no target");
        row("a language that is none", down + QStringList{u"--language"_s, u"klingon"_s}, "x", 2, "--language");
        row("no UTF-8", down, "One.\n\nCaf\xe9 down.", 1, "line 3 is not UTF-8");
        row("a colour of the terminal", down, "One.\nA \x1b[31mred\x1b[0m word.", 1, "line 2, column 3: U+001B");
        row("an override of the direction", down, "A \u202eliame\u202c word.", 1, "line 1, column 3: U+202E");
        row("a title of two lines", {u"--title"_s, u"Down\nand out"_s}, "x", 2, "--title");
        row("a title in colour", {u"--title"_s, u"Down\x1b[31m"_s}, "x", 2, "--title");
        row("a book", down, QByteArray(2'000'000, 'x'), 1, "Shorten it");
        row("no UTF-8 but a program", down, QByteArray("\x7f" "ELF\0\0\1\2\0\0", 10), 1, "standard input");
    }
    void refusesAndMakesNoWorkspace()
    {
        QFETCH(const QStringList, arguments);
        QFETCH(const QByteArray, text);
        QFETCH(const int, exitCode);
        QFETCH(const QByteArray, says);
        const Answer answer = post(arguments, text);
        QVERIFY2(answer.exitCode == exitCode, answer.said().constData());
        QVERIFY2(answer.err.contains(says), answer.said().constData());
        QCOMPARE(answer.out, QByteArray());
        QVERIFY(!QFile::exists(m_workspace));
    }

    void takesTheReadingThatItsAuthorChose_data()
    {
        QTest::addColumn<QString>("settle");
        QTest::addColumn<QString>("instant");
        QTest::newRow("by number") << u"2023-11-05 01:30=2"_s << u"2023-11-05T06:30Z"_s;
        QTest::newRow("by instant") << u"2023-11-05 01:30=2023-11-05T05:30Z"_s << u"2023-11-05T05:30Z"_s;
    }
    void takesTheReadingThatItsAuthorChose()
    {
        QFETCH(const QString, settle);
        QFETCH(const QString, instant);
        const Answer answer = post({u"--title"_s, u"Down"_s, u"--zone"_s, u"America/New_York"_s, u"--settle"_s, settle}, "Down since 2023-11-05 01:30.");
        QVERIFY2(answer.exitCode == 0, answer.said().constData());
        const Story now = story(answer.json().value("incident"_L1).toString());
        QCOMPARE(now.updates.constFirst().body.markdown, u"Down since {t1}."_s);
        QCOMPARE(std::get<InstantToken>(now.updates.constFirst().body.tokens.constFirst()).instant, utc(instant));
    }

    void keepsWithThePostThatAFindingWasPutAside()
    {
        const Answer answer = post({u"--title"_s, u"Down"_s, u"--keep-uncertain"_s, u"--ignore-findings"_s}, "Down since Thursday 21 July 2023.");
        QVERIFY2(answer.exitCode == 0, answer.said().constData());
        const Update update = story(answer.json().value("incident"_L1).toString()).updates.constFirst();
        QCOMPARE(update.dismissed, QStringList{u"weekday-mismatch: Thursday 21 July 2023"_s});
        QCOMPARE(update.body.markdown, u"Down since Thursday 21 July 2023."_s);
    }

    void namesTheNearestTargets()
    {
        const QString id = begun();
        Answer answer = post({id, u"--add-targets"_s, u"amr"_s}, "x");
        QCOMPARE(answer.exitCode, 1);
        QVERIFY2(answer.err.contains("Nearest: amur."), answer.said().constData());
        answer = post({id, u"--add-targets"_s, u"AMUR"_s}, "x");
        QVERIFY2(answer.exitCode == 0, answer.said().constData());
        QCOMPARE(story(id).targets, QStringList{u"srv:amur"_s});
        answer = post({id, u"--restored"_s, u"amur@2040-01-01T00:00Z"_s}, "x");
        QVERIFY2(answer.exitCode == 1 && answer.err.contains("not over yet"), answer.said().constData());
        QVERIFY(post({id, u"--restored"_s, u"amur"_s}, "Back.").exitCode == 0);
        answer = post({id, u"--restored"_s, u"amur"_s}, "Back.");
        QVERIFY2(answer.exitCode == 1 && answer.err.contains("nothing is off at amur"), answer.said().constData());
        answer = tocsinctl({u"post"_s, id, u"--add-targets"_s, u"neva"_s, u"--new-targets"_s, u"--level"_s, u"degraded"_s, u"--body"_s, u"-"_s, u"--workspace"_s, m_workspace},
                           "But neva is slow.");
        QVERIFY2(answer.out.contains("targets:  neva\nrestored: amur\n"), answer.said().constData());
    }

    void takesOutWhoWasNamedByMistake_data()
    {
        QTest::addColumn<QStringList>("before");
        QTest::newRow("while it goes on") << QStringList();
        QTest::newRow("after it got worse") << QStringList{u"--level"_s, u"major_outage"_s, u"--since"_s, u"2025-06-15T03:40Z"_s};
        QTest::newRow("after it was restored") << QStringList{u"--restored"_s, u"neva"_s};
        QTest::newRow("after it was resolved") << QStringList{u"--status"_s, u"resolved"_s};
    }
    void takesOutWhoWasNamedByMistake()
    {
        QFETCH(const QStringList, before);
        const QString id = begun();
        QVERIFY(post({id, u"--add-targets"_s, u"neva"_s, u"--new-targets"_s, u"--level"_s, u"degraded"_s, u"--since"_s, u"2025-06-15T03:20Z"_s}, "neva, too.").exitCode == 0);
        if (!before.isEmpty())
            QVERIFY(post(QStringList{id} + before, "And so it went on.").exitCode == 0);
        const QList<Impact> all = story(id).impacts;
        const Answer would = tocsinctl({u"post"_s, id, u"--targets"_s, u"amur"_s, u"--body"_s, u"-"_s, u"--dry-run"_s, u"--workspace"_s, m_workspace}, "neva never was.");
        QVERIFY2(would.out.contains("targets:  amur\n") && would.out.contains("taken out: neva, never affected\n"), would.said().constData());
        QCOMPARE(story(id).impacts, all);
        const Answer answer = post({id, u"--targets"_s, u"amur"_s}, "neva never was.");
        QVERIFY2(answer.exitCode == 0, answer.said().constData());
        QCOMPARE(story(id).targets, QStringList{u"srv:amur"_s});
        QVERIFY(std::ranges::all_of(story(id).impacts, [](const Impact &impact) { return impact.target == "srv:amur"_L1; }));
        QVERIFY(!story(id).impacts.isEmpty());
        const Answer shown = tocsinctl({u"show"_s, id, u"--workspace"_s, m_workspace});
        QVERIFY2(shown.out.count("neva") == 2, shown.said().constData()); // what was said stays said
        QVERIFY(tocsinctl({u"check"_s, u"--workspace"_s, m_workspace}).exitCode == 0);
    }

    void changesALevelFromThenOn()
    {
        const QString id = begun();
        const Answer answer = post({id, u"--level"_s, u"degraded"_s, u"--since"_s, u"2025-06-15T03:30Z"_s}, "Slow, but there.");
        QVERIFY2(answer.exitCode == 0, answer.said().constData());
        const QList<Impact> impacts = story(id).impacts;
        QCOMPARE(impacts.size(), 2);
        QCOMPARE(impacts.at(0).range, (InstantRange{utc(u"2025-06-15T03:00Z"_s), utc(u"2025-06-15T03:30Z"_s)}));
        QCOMPARE(impacts.at(1).range, (InstantRange{utc(u"2025-06-15T03:30Z"_s), {}}));
        QCOMPARE(impacts.at(1).level, Level::Degraded);
        QVERIFY(post({id, u"--level"_s, u"degraded"_s}, "Still slow.").exitCode == 0);
        QCOMPARE(story(id).impacts.size(), 2);
    }

    void correctsAndKeepsTheOldText()
    {
        const QString id = begun();
        Answer answer = post({id, u"--correct"_s, u"last"_s, u"--label"_s, u"EDIT"_s}, "We looked into it.");
        QVERIFY2(answer.exitCode == 0, answer.said().constData());
        const Update update = story(id).updates.constFirst();
        QCOMPARE(story(id).updates.size(), 1);
        QCOMPARE(update.body.markdown, u"We looked into it."_s);
        QCOMPARE(update.at, utc(u"2025-06-15T03:00Z"_s));
        QCOMPARE(update.label, u"EDIT"_s);
        QCOMPARE(update.revisions.size(), 1);
        QCOMPARE(story(id).status, Status::Investigating);
        answer = post({id, u"--correct"_s, u"upd:x"_s}, "x");
        QVERIFY2(answer.exitCode == 1 && answer.err.contains("upd:x"), answer.said().constData());
    }

    void saysThatItsTextPromisesAnotherTime_data()
    {
        QTest::addColumn<QStringList>("more");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("option");
        const QByteArray eta = "ETA: 2035-06-15 20:00 CEST.";
        QTest::newRow("than the post before") << QStringList() << eta << QByteArray("--eta");
        QTest::newRow("than its ETA") << QStringList{u"--eta"_s, u"2035-06-15T16:00Z"_s} << eta << QByteArray("--eta");
        QTest::newRow("than its next update") << QStringList{u"--next-update"_s, u"2035-06-15T16:00Z"_s} << QByteArray("Next update at 2035-06-15 20:00 CEST.")
                                              << QByteArray("--next-update");
    }
    void saysThatItsTextPromisesAnotherTime()
    {
        QFETCH(const QStringList, more);
        QFETCH(const QByteArray, text);
        QFETCH(const QByteArray, option);
        const QString id = begun({u"--eta"_s, u"2035-06-15T15:00Z"_s});
        const Answer answer = post(QStringList{id} + more, text);
        QVERIFY2(answer.exitCode == 0, answer.said().constData());
        const QByteArray said = "the text promises 2035-06-15 20:00 CEST, and another time is recorded (" + option + ").";
        QVERIFY2(answer.err.contains(said), answer.said().constData());
    }

    void promisesWhatItsTemplateSays()
    {
        const QString id = begun();
        const Answer answer = post({id, u"--template"_s, u"cause-found"_s, u"--eta"_s, u"3h"_s, u"--next-update"_s, u"45min"_s}, "Our technician is there.");
        QVERIFY2(answer.exitCode == 0, answer.said().constData());
        const Story now = story(id);
        const TokenText &body = now.updates.constLast().body;
        QVERIFY2(body.markdown.startsWith(u"Our technician is there.\n\nWe have found the cause"_s), qPrintable(body.markdown));
        QCOMPARE(body.tokens.size(), 3);
        QCOMPARE(now.promises.size(), 2);
        for (const Promise &promise : now.promises) {
            const qsizetype place = promise.kind == PromiseKind::Eta ? 1 : 2;
            QCOMPARE(promise.due, std::get<InstantToken>(body.tokens.at(place)).instant);
        }
        QCOMPARE(now.status, Status::Identified);
    }

    void linksToAnother()
    {
        const QString first = begun();
        const Answer answer = post({u"--title"_s, u"Again"_s, u"--link"_s, u"recurrence_of="_s + first.sliced(4).toLower(), u"--link"_s, u"explained_by=https://example.com/why"_s}, "Again.");
        QVERIFY2(answer.exitCode == 0, answer.said().constData());
        const QList<Link> links = story(answer.json().value("incident"_L1).toString()).links;
        QCOMPARE(links.size(), 2);
        QCOMPARE(links.at(0).incident, first);
        QCOMPARE(links.at(1).url, u"https://example.com/why"_s);

        // The one that it points at says so too.
        const QJsonArray from = tocsinctl({u"show"_s, u"--format"_s, u"json"_s, u"--workspace"_s, m_workspace, first}).json().value("linked_from"_L1).toArray();
        QCOMPARE(from.size(), 1);
        QCOMPARE(from.at(0)["title"_L1].toString(), u"Again"_s);
        QCOMPARE(from.at(0)["kind"_L1].toString(), u"recurrence_of"_s);
    }

    void writesNothingInADryRun()
    {
        const Answer fresh = post({u"--title"_s, u"Down"_s, u"--dry-run"_s}, "Down since 03:00 UTC.");
        QVERIFY2(fresh.exitCode == 0, fresh.said().constData());
        QVERIFY(!QFile::exists(m_workspace));
        QCOMPARE(fresh.json().value("written"_L1).toBool(true), false);
        QVERIFY(fresh.json().value("incident"_L1).isNull());
        QCOMPARE(fresh.json().value("story"_L1).toObject().value("title"_L1).toString(), u"Down"_s);
        QVERIFY(fresh.err.contains("note: no target is named"));

        const QString id = begun();
        const Answer update = tocsinctl({u"post"_s, id, u"--workspace"_s, m_workspace, u"--body"_s, u"-"_s, u"--status"_s, u"resolved"_s, u"--dry-run"_s}, "amur is back.");
        QVERIFY2(update.exitCode == 0, update.said().constData());
        QVERIFY2(update.out.startsWith("Would be posted; nothing was written.\n"), update.said().constData());
        QVERIFY2(update.out.contains("status:   resolved\n") && update.out.endsWith("amur is back.\n"), update.said().constData());
        QCOMPARE(story(id).status, Status::Investigating);
        QCOMPARE(story(id).updates.size(), 1);
    }

    void saysWhatWasPosted()
    {
        const Answer answer = tocsinctl({u"post"_s, u"--workspace"_s, m_workspace, u"--title"_s, u"Down"_s, u"--zone"_s, u"Europe/Paris"_s, u"--at"_s, u"2025-06-15T03:00Z"_s,
                                         u"--targets"_s, u"amur"_s, u"--new-targets"_s, u"--level"_s, u"degraded"_s, u"--body"_s, u"-"_s},
                                        "amur is slow since 2025-06-15 04:58 CEST.\n");
        QVERIFY2(answer.exitCode == 0, answer.said().constData());
        for (const char *line : {"Posted.\n", "title:    Down\n", "status:   investigating\n", "targets:  amur\n",
                                 "impact:   2025-06-15 05:00 CEST (03:00 UTC) – open degraded amur\n", "\n2025-06-15 05:00 CEST (03:00 UTC)\n",
                                 "amur is slow since 2025-06-15 04:58 CEST (02:58 UTC).\n"})
            QVERIFY2(answer.out.contains(line), answer.said().constData());
    }

    void beginsTheWorkspaceOfAFreshAccount()
    {
        const QString own = defaultWorkspacePath();
        QDir(QFileInfo(own).path()).removeRecursively();
        Answer answer = tocsinctl({u"list"_s});
        QVERIFY2(answer.exitCode == 1 && answer.err.contains("“tocsinctl post” or “tocsinctl import” makes one"), answer.said().constData());
        QVERIFY2(!QFile::exists(QFileInfo(own).path()), "looking makes nothing");
        answer = tocsinctl({u"post"_s, u"--title"_s, u"Down"_s, u"--body"_s, u"-"_s}, "Down.");
        QVERIFY2(answer.exitCode == 0, answer.said().constData());
        QVERIFY2(answer.out.contains(QByteArray("workspace: " + own.toUtf8() + '\n')), answer.said().constData());
        answer = tocsinctl({u"list"_s});
        QVERIFY2(answer.exitCode == 0 && answer.out.contains("Down"), answer.said().constData());
        // A folder that was named may be a slip of the fingers.
        answer = tocsinctl({u"post"_s, u"--title"_s, u"Down"_s, u"--body"_s, u"-"_s, u"--workspace"_s, m_folder.filePath(u"nowhere/x.tocsin"_s)}, "Down.");
        QVERIFY2(answer.exitCode == 1 && answer.err.contains("its folder does not exist"), answer.said().constData());
    }

    void findsANewTargetAgainByItsKind()
    {
        const QStringList mail{u"--title"_s, u"Mail"_s, u"--targets"_s, u"svc:Mail,zone:PAR"_s, u"--new-targets"_s, u"--level"_s, u"degraded"_s};
        QVERIFY(post(mail, "Mail is slow.").exitCode == 0);
        const Answer again = post(mail, "And again.");
        QVERIFY2(again.exitCode == 0, again.said().constData());
        QCOMPARE(story(again.json().value("incident"_L1).toString()).targets, (QStringList{u"svc:mail"_s, u"zone:par"_s}));
    }

    void putsANewServerIntoItsZone()
    {
        Answer answer = post({u"--title"_s, u"web-03 down"_s, u"--targets"_s, u"web-03@FRA1,svc:Mail"_s, u"--new-targets"_s, u"--level"_s, u"degraded"_s}, "Down.");
        QVERIFY2(answer.exitCode == 0, answer.said().constData());
        const QString id = answer.json().value("incident"_L1).toString();
        QCOMPARE(answer.json().value("workspace"_L1).toString(), m_workspace);
        QCOMPARE(story(id).targets, QStringList({u"srv:web-03"_s, u"svc:mail"_s})); // its zone is not affected by that
        answer = post({id, u"--add-targets"_s, u"web-04@fra1,web-03@FRA1"_s, u"--new-targets"_s}, "web-04, too.");
        QVERIFY2(answer.exitCode == 0, answer.said().constData());
        {
            const auto reader = WorkspaceReader::open(m_workspace);
            QVERIFY(reader);
            QStringList servers;
            for (const TargetRow &row : (*reader)->targets().value_or(QList<TargetRow>())) {
                if (row.target.kind == TargetKind::Server)
                    servers.append(row.target.name + u' ' + row.target.zones.join(u','));
                if (row.target.kind == TargetKind::Zone)
                    QCOMPARE(row.target.name, u"FRA1"_s);
            }
            servers.sort();
            QCOMPARE(servers, QStringList({u"web-03 zone:fra1"_s, u"web-04 zone:fra1"_s}));
        }
        answer = post({id, u"--add-targets"_s, u"web-03@PAR"_s, u"--new-targets"_s}, "Down.");
        QVERIFY2(answer.exitCode == 1 && answer.err.contains("“web-03” is known, but not in “PAR”"), answer.said().constData());
        answer = post({id, u"--add-targets"_s, u"@PAR"_s, u"--new-targets"_s}, "Down.");
        QVERIFY2(answer.exitCode == 1 && answer.err.contains("is no name for a target"), answer.said().constData());
        answer = post({id, u"--add-targets"_s, u"svc:Web@PAR"_s, u"--new-targets"_s}, "Down.");
        QVERIFY2(answer.exitCode == 1 && answer.err.contains("only servers are in a zone"), answer.said().constData());
    }

    void asksForASecondPairOfEyes()
    {
        {
            SettingsStore store;
            store.set(settings::needsApproval, true);
        }
        const auto restore = qScopeGuard([] { SettingsStore().set(settings::needsApproval, false); });
        Answer answer = post({u"--title"_s, u"Down"_s}, "Down.");
        QVERIFY2(answer.exitCode == 1 && answer.err.contains("--bypass REASON") && answer.err.contains("--for-approval"), answer.said().constData());
        QVERIFY(!QFile::exists(m_workspace));
        answer = post({u"--title"_s, u"Down"_s, u"--bypass"_s, u"nobody else is awake"_s}, "Down.");
        QVERIFY2(answer.exitCode == 0, answer.said().constData());
        QCOMPARE(story(answer.json().value("incident"_L1).toString()).updates.constFirst().bypass, u"nobody else is awake"_s);
    }

    void leavesAPostForApproval()
    {
        Answer answer = post({u"--title"_s, u"amur down"_s, u"--targets"_s, u"amur"_s, u"--new-targets"_s, u"--level"_s, u"major_outage"_s, u"--for-approval"_s}, "We look into it.");
        QVERIFY2(answer.exitCode == 0, answer.said().constData());
        QVERIFY(!answer.json().value("written"_L1).toBool(true));
        QVERIFY(answer.json().value("waits"_L1).toBool());
        QVERIFY(answer.json().value("update"_L1).isNull());
        const auto drafts = [this] {
            const auto reader = WorkspaceReader::open(m_workspace);
            return (*reader)->drafts().value_or(QList<WorkspaceReader::StoredDraft>());
        };
        QCOMPARE(drafts().size(), 1);
        const WorkspaceReader::StoredDraft waiting = drafts().constFirst();
        QCOMPARE(waiting.draft.state, PostDraft::State::Waiting);
        QCOMPARE(waiting.draft.writtenBy, waiting.user);
        QCOMPARE(waiting.draft.body.markdown, u"We look into it."_s);
        QVERIFY(story(waiting.draft.incident).id.isEmpty()); // nothing is told before it is approved

        FakeClock clock(waiting.draft.changed + minuteMs);
        WorkspaceWriter ola(m_workspace, u"ola"_s, clock);
        Poster poster(ola, clock);
        poster.post(waiting.draft, 0);
        QVERIFY(ola.flush());
        QVERIFY(drafts().isEmpty());
        const Story posted = story(waiting.draft.incident);
        QCOMPARE(posted.title, u"amur down"_s);
        QCOMPARE(posted.updates.constFirst().writtenBy, waiting.user);
        QCOMPARE(posted.impacts.size(), 1);

        // An update of a story waits just so, and not with a reason to do without.
        answer = post({posted.id, u"--status"_s, u"resolved"_s, u"--for-approval"_s}, "It is back.");
        QVERIFY2(answer.exitCode == 0, answer.said().constData());
        QCOMPARE(drafts().size(), 1);
        QCOMPARE(drafts().constFirst().draft.seen.isEmpty(), false);
        QCOMPARE(story(posted.id).updates.size(), 1);
        // Who left it there is told where it stands, as everywhere else.
        const auto shown = [&](const QStringList &more) { return tocsinctl(QStringList{u"show"_s, posted.id, u"--workspace"_s, m_workspace} + more); };
        QJsonObject waits = shown({u"--format"_s, u"json"_s}).json().value("waiting"_L1).toArray().at(0).toObject();
        QCOMPARE(waits.value("by"_L1).toString(), waiting.user);
        QVERIFY(waits.value("asked_utc"_L1).isString());
        QVERIFY(waits.contains("sent_back"_L1) && waits.value("sent_back"_L1).isNull());
        QVERIFY(shown({}).out.contains("waits:"));
        QVERIFY(!shown({}).out.contains("sent back"));
        ola.write([draft = drafts().constFirst().draft](WritingDesk &desk) { return writeSendBack(desk, draft, u"Is it?\nflexo is not."_s); });
        QVERIFY(ola.flush());
        waits = shown({u"--format"_s, u"json"_s}).json().value("waiting"_L1).toArray().at(0).toObject();
        QCOMPARE(waits.value("sent_back"_L1).toObject().value("by"_L1).toString(), u"ola"_s);
        QCOMPARE(waits.value("sent_back"_L1).toObject().value("note"_L1).toString(), u"Is it?\nflexo is not."_s);
        QCOMPARE(waits.value("sent_back"_L1).toObject().value("at_utc"_L1).toString(), isoUtc(clock.now()));
        const QByteArray text = shown({}).out;
        QVERIFY2(text.contains("sent back: by ola at ") && text.contains(": Is it? flexo is not."), text.constData());
        QVERIFY2(!text.contains("It is back."), text.constData());
        const Answer check = tocsinctl({u"check"_s, u"--rebuild"_s, u"--workspace"_s, m_workspace});
        QVERIFY2(check.exitCode == 0, check.said().constData());
        answer = post({posted.id, u"--for-approval"_s, u"--bypass"_s, u"why"_s}, "It is back.");
        QCOMPARE(answer.exitCode, 2);
    }
};

QTEST_GUILESS_MAIN(tst_CtlPost)
#include "tst_ctlpost.moc"
