// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/affected.h"
#include "tests/support/qtestsetup.h"

using namespace Qt::StringLiterals;
using namespace tocsin;

namespace {

constexpr Instant now = 1'750'000'000'000;

} // namespace

class TestAffected : public QObject
{
    Q_OBJECT

private slots:
    void init() { test::failOnWarnings(); }

    void tellsWhatIsStillOffFromWhatIsRestored_data()
    {
        QTest::addColumn<std::optional<Status>>("status");
        QTest::addColumn<QList<InstantRange>>("impacts"); // on a
        QTest::addColumn<bool>("planned"); // in a window that was to end an hour ago
        QTest::addColumn<std::optional<InstantRange>>("work");
        QTest::addColumn<bool>("restored");
        const InstantRange over{now - 2 * hourMs, now - hourMs};
        const auto row = [](const char *name, std::optional<Status> status, const QList<InstantRange> &impacts, bool restored) {
            QTest::newRow(name) << status << impacts << false << std::optional<InstantRange>() << restored;
        };
        row("it goes on", Status::Identified, {{now - hourMs, {}}}, false);
        row("it is over", Status::Identified, {over}, true);
        row("it ends at this moment", Status::Monitoring, {{now - hourMs, now}}, true);
        row("it ends later", Status::Identified, {{now - hourMs, now + 1}}, false);
        row("it came back", Status::Identified, {over, {now - minuteMs, {}}}, false);
        row("it was over twice", Status::Monitoring, {over, {now - minuteMs, now}}, true);
        row("it is only named", Status::Identified, {}, false);
        row("it is still to come", Status::Scheduled, {{now + hourMs, now + 2 * hourMs}}, false);
        row("without a status", {}, {over}, true);
        row("the story is over", Status::Resolved, {over}, false);
        row("the work is done", Status::Completed, {over}, false);
        const auto work = [&over](const char *name, Status status, const std::optional<InstantRange> &actual, bool restored, const std::optional<InstantRange> &planned = {}) {
            QTest::newRow(name) << std::optional(status) << QList{planned.value_or(over)} << true << actual << restored;
        };
        work("the work goes on beyond its plan", Status::InProgress, InstantRange{now - 2 * hourMs, {}}, false);
        work("the work has not begun", Status::Scheduled, {}, false);
        work("the work is over, and looked at", Status::Verifying, InstantRange{now - 2 * hourMs, now - minuteMs}, true);
        const InstantRange part{over.begin, *over.end - 30 * minuteMs};
        work("a part of the work that has not begun", Status::Scheduled, {}, false, part);
        work("a part of the work that goes on", Status::InProgress, InstantRange{now - 2 * hourMs, {}}, true, part);
        work("what is planned for no work", Status::Scheduled, {}, true, InstantRange{now - 4 * hourMs, now - 3 * hourMs});
    }
    void tellsWhatIsStillOffFromWhatIsRestored()
    {
        QFETCH(const std::optional<Status>, status);
        QFETCH(const QList<InstantRange>, impacts);
        QFETCH(const bool, planned);
        QFETCH(const std::optional<InstantRange>, work);
        QFETCH(const bool, restored);
        Story story;
        story.status = status;
        story.targets = {u"srv:b"_s, u"srv:a"_s};
        for (const InstantRange &range : impacts)
            story.impacts.append({{}, u"srv:a"_s, Level::Degraded, range, planned, true});
        if (planned) {
            Window window;
            window.planned = {now - 2 * hourMs, now - hourMs};
            window.actual = work;
            story.windows = {window};
        }
        const TargetsNow expected = restored ? TargetsNow{{u"srv:b"_s}, {u"srv:a"_s}} : TargetsNow{story.targets, {}};
        QCOMPARE(targetsAt(story, now), expected);
    }

    void namesAllWhereNoneIsLeft()
    {
        QCOMPARE(withoutRestored({u"a"_s, u"b"_s, u"c"_s}, {u"b"_s}), (QStringList{u"a"_s, u"c"_s}));
        QCOMPARE(withoutRestored({u"a"_s, u"b"_s}, {u"b"_s, u"a"_s}), (QStringList{u"a"_s, u"b"_s}));
        QCOMPARE(withoutRestored({}, {u"b"_s}), QStringList());
    }
};

QTEST_GUILESS_MAIN(TestAffected)
#include "tst_affected.moc"
