// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/itemmodels/impactediting.h"

#include "tests/support/qtestsetup.h"

#include <QSignalSpy>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace tocsin;

namespace {

constexpr Instant noon = 1700049600000; // 2023-11-15T12:00:00Z
const QString flexo = u"srv:flexo"_s;

} // namespace

class ImpactEditingTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    test::FakeClock m_clock{noon};
    std::unique_ptr<WorkspaceWriter> m_writer;
    std::unique_ptr<ImpactEditing> m_editing;
    const QString m_story = u"inc:01HFA00000000000000000000A"_s;

    void write(const WorkspaceWriter::Job &job)
    {
        m_writer->write(job);
        QVERIFY(m_writer->flush());
    }
    [[nodiscard]] Story story() const
    {
        const auto reader = WorkspaceReader::open(m_writer->path());
        return reader ? (*reader)->story(m_story).value_or(Story{}) : Story{};
    }
    [[nodiscard]] static ImpactMove moveTo(const InstantRange &to, const InstantRange &from = {noon - hourMs, std::nullopt})
    {
        return {u"inc:01HFA00000000000000000000A"_s, flexo, Level::Degraded, from, to};
    }

private slots:
    void init()
    {
        test::failOnWarnings();
        m_folder = std::make_unique<QTemporaryDir>();
        m_writer = std::make_unique<WorkspaceWriter>(m_folder->filePath(u"a.tocsin"_s), u"maria"_s, m_clock);
        m_editing = std::make_unique<ImpactEditing>(*m_writer);
        write([this](WritingDesk &desk) -> Result<void> {
            desk.facts.beginStory({IncidentKind::Incident, noon - hourMs, true, u"Europe/Paris"_s, u"en"_s, false, {}, {}}, m_story);
            desk.facts.add(TitleFact{u"Filer down"_s});
            desk.facts.add(TargetsFact{{flexo}});
            Impact impact;
            impact.target = flexo;
            impact.range = {noon - hourMs, std::nullopt};
            impact.planned = true;
            impact.certain = false;
            desk.facts.add(impact);
            return {};
        });
        QCOMPARE(story().impacts.size(), 1);
    }
    void cleanup()
    {
        m_editing.reset();
        m_writer.reset();
    }

    void statesTheNewRangeAndKeepsTheRest()
    {
        const QSignalSpy moved(m_editing.get(), &ImpactEditing::moved);
        const Impact before = story().impacts.first();
        m_editing->move(moveTo({noon - 50 * minuteMs, noon - 10 * minuteMs}));
        QVERIFY(m_writer->flush());
        QCOMPARE(moved.size(), 1);
        QVERIFY(!moved.first().at(1).toBool());
        Impact after = story().impacts.first();
        QCOMPARE(story().impacts.size(), 1);
        QCOMPARE(after.range, (InstantRange{noon - 50 * minuteMs, noon - 10 * minuteMs}));
        QVERIFY(after.id != before.id); // nothing is changed in place
        after.range = before.range;
        after.id = before.id;
        QCOMPARE(after, before);
    }

    void undoStatesTheFormerRangeAgain()
    {
        const QSignalSpy undone(m_editing.get(), &ImpactEditing::undone);
        QVERIFY(!m_editing->canUndo());
        const InstantRange first{noon - hourMs, noon - 10 * minuteMs};
        const InstantRange second{noon - hourMs, noon - 20 * minuteMs};
        m_editing->move(moveTo(first));
        m_editing->move(moveTo(second, first));
        QVERIFY(m_writer->flush());
        QVERIFY(m_editing->canUndo());
        m_editing->undo();
        QVERIFY(m_writer->flush());
        QCOMPARE(story().impacts.first().range, first);
        m_editing->undo();
        QVERIFY(m_writer->flush());
        QCOMPARE(story().impacts.first().range, (InstantRange{noon - hourMs, std::nullopt}));
        QVERIFY(!m_editing->canUndo());
        QCOMPARE(undone.size(), 2);
        const auto reader = WorkspaceReader::open(m_writer->path());
        const auto facts = (*reader)->facts(m_story);
        QCOMPARE(std::ranges::count_if(*facts, [](const Fact &fact) { return std::holds_alternative<Impact>(fact.body); }), 5);
    }

    void refusesWhatSomebodyElseHasChanged()
    {
        const QSignalSpy refused(m_editing.get(), &ImpactEditing::failed);
        m_editing->move(moveTo({noon - hourMs, noon}, {noon - 2 * hourMs, std::nullopt}));
        QVERIFY(m_writer->flush());
        QCOMPARE(refused.size(), 1);
        QCOMPARE(refused.first().at(1).value<Failure>().code, Failure::Code::Conflict);
        QVERIFY(!m_editing->canUndo());
    }

    void doesNotUndoWhatSomebodyElseHasChangedSince()
    {
        const QSignalSpy refused(m_editing.get(), &ImpactEditing::failed);
        const InstantRange mine{noon - hourMs, noon - 10 * minuteMs};
        m_editing->move(moveTo(mine));
        QVERIFY(m_writer->flush());
        write([mine](WritingDesk &desk) { return writeImpactMove(desk, moveTo({noon - hourMs, noon}, mine)); });
        m_editing->undo();
        QVERIFY(m_writer->flush());
        QCOMPARE(refused.size(), 1);
        QCOMPARE(story().impacts.first().range.end, noon);
        QVERIFY(!m_editing->canUndo());
    }

    void refusesARangeThatEndsBeforeItBegins()
    {
        const QSignalSpy refused(m_editing.get(), &ImpactEditing::failed);
        m_editing->move(moveTo({noon, noon - minuteMs}));
        QVERIFY(m_writer->flush());
        QCOMPARE(refused.first().at(1).value<Failure>().code, Failure::Code::Rejected);
    }

    void saysWhereTheStoryIsOver()
    {
        const QSignalSpy moved(m_editing.get(), &ImpactEditing::moved);
        write([this](WritingDesk &desk) -> Result<void> {
            desk.facts.continueStory(m_story, desk.reader.frontier(m_story).value_or(QStringList()));
            desk.facts.add(StatusFact{Status::Resolved, noon});
            return {};
        });
        m_editing->move(moveTo({noon - hourMs, noon - minuteMs}));
        QVERIFY(m_writer->flush());
        QCOMPARE(moved.size(), 1);
        QVERIFY(moved.first().at(1).toBool());
    }

    void writesNothingWhereNothingMoved()
    {
        const QSignalSpy moved(m_editing.get(), &ImpactEditing::moved);
        m_editing->move(moveTo({noon - hourMs, std::nullopt}));
        QVERIFY(m_writer->flush());
        QCOMPARE(moved.size(), 0);
        QVERIFY(!m_editing->canUndo());
    }
};

QTEST_GUILESS_MAIN(ImpactEditingTest)
#include "tst_impactediting.moc"
