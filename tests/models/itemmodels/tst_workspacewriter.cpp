// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/itemmodels/workspacewriter.h"
#include "tests/support/qtestsetup.h"

#include <QFile>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace tocsin;
using namespace tocsin::test;

namespace {

constexpr Instant noon = 1700049600000; // 2023-11-15T12:00:00Z

/// Begins a story with a title.
WorkspaceWriter::Job storyCalled(const QString &title, const QString &incident = {})
{
    return [title, incident](WritingDesk &desk) -> Result<void> {
        const HeadFact head{IncidentKind::Incident, desk.clock.now(), true, u"Europe/Paris"_s, u"en"_s, false, {}, {}};
        if (incident.isEmpty())
            desk.facts.beginStory(head);
        else
            desk.facts.beginStory(head, incident);
        desk.facts.add(TitleFact{title});
        return {};
    };
}

} // namespace

class TestWorkspaceWriter : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    FakeClock m_clock{noon};

    [[nodiscard]] QString path() const { return m_folder->filePath(u"a.tocsin"_s); }
    [[nodiscard]] QStringList titles() const
    {
        QStringList titles;
        const auto reader = WorkspaceReader::open(path());
        const auto rows = reader ? (*reader)->incidents() : tl::unexpected(reader.error());
        for (const IncidentRow &row : rows.value_or(QList<IncidentRow>()))
            titles.append(row.title);
        titles.sort();
        return titles;
    }

private slots:
    void init()
    {
        failOnWarnings();
        m_folder = std::make_unique<QTemporaryDir>();
    }

    void opensTheFileAtTheFirstJob()
    {
        WorkspaceWriter writer(path(), u"maria"_s, m_clock);
        QVERIFY(writer.flush());
        QVERIFY(!QFile::exists(path()));
        QSignalSpy committed(&writer, &WorkspaceWriter::committed);
        std::optional<CommitReport> told;
        writer.write(storyCalled(u"Filer down"_s), this, [&told](const Result<CommitReport> &report) { told = report.value_or(CommitReport()); });
        QVERIFY(writer.flush());
        QVERIFY(told);
        QCOMPARE(told->stored, 2);
        QCOMPARE(told->incidents.size(), 1);
        QCOMPARE(committed.count(), 1);
        QCOMPARE(titles(), QStringList{u"Filer down"_s});
        const auto reader = WorkspaceReader::open(path());
        QCOMPARE((*reader)->story(told->incidents.first())->openedBy, u"maria"_s);
    }

    void runsJobsInTurnEachOnTheStateThatTheLastOneLeft()
    {
        WorkspaceWriter writer(path(), u"maria"_s, m_clock);
        QStringList seen; // written by jobs, which run one after the other; read when they are over
        for (int i = 0; i < 20; ++i) {
            writer.write(storyCalled(u"Story %1"_s.arg(i)));
            writer.write([&seen](WritingDesk &desk) -> Result<void> {
                const auto keys = desk.reader.incidentKeys();
                seen.append(QString::number(keys ? keys->size() : -1));
                return {};
            });
        }
        QVERIFY(writer.flush());
        for (int i = 0; i < 20; ++i)
            QCOMPARE(seen.at(i), QString::number(i + 1));
    }

    void writesNothingOfAJobThatFails()
    {
        WorkspaceWriter writer(path(), u"maria"_s, m_clock);
        QSignalSpy failedSpy(&writer, &WorkspaceWriter::failed);
        std::optional<Failure> told;
        writer.write(
            [](WritingDesk &desk) -> Result<void> {
                (void)storyCalled(u"Half"_s)(desk);
                return failed(Failure::Code::Rejected, u"no"_s);
            },
            this,
            [&told](const Result<CommitReport> &report) {
                if (!report)
                    told = report.error();
            });
        writer.write(storyCalled(u"Whole"_s)); // what the failed one wrote is not in it
        QVERIFY(writer.flush());
        QCOMPARE(told, std::optional(Failure{Failure::Code::Rejected, u"no"_s}));
        QCOMPARE(failedSpy.count(), 1);
        QCOMPARE(titles(), QStringList{u"Whole"_s});
    }

    void writesEverythingThatWaitsWhenItIsDestroyed()
    {
        bool isTold = false;
        {
            WorkspaceWriter writer(path(), u"maria"_s, m_clock);
            for (int i = 0; i < 50; ++i)
                writer.write(storyCalled(u"Story %1"_s.arg(i)), this, [&isTold](const Result<CommitReport> &) { isTold = true; });
        }
        QCOMPARE(titles().size(), 50);
        QVERIFY(!isTold);
    }

    void doesNotTellAContextThatIsGone()
    {
        WorkspaceWriter writer(path(), u"maria"_s, m_clock);
        auto context = std::make_unique<QObject>();
        bool isTold = false;
        writer.write(storyCalled(u"Filer down"_s), context.get(), [&isTold](const Result<CommitReport> &) { isTold = true; });
        context.reset();
        QVERIFY(writer.flush());
        QVERIFY(!isTold);
        QCOMPARE(titles(), QStringList{u"Filer down"_s});
    }

    void sharesTheFileWithOtherWriters()
    {
        // Each counts what is there and writes the next number: whoever writes between the two would make one twice.
        const auto count = [](WritingDesk &desk) -> Result<void> {
            const auto keys = desk.reader.incidentKeys();
            if (!keys)
                return tl::unexpected(keys.error());
            return storyCalled(u"Story %1"_s.arg(keys->size(), 3, 10, QChar(u'0')))(desk);
        };
        WorkspaceWriter first(path(), u"maria"_s, m_clock);
        WorkspaceWriter second(path(), u"ola"_s, m_clock);
        for (int i = 0; i < 25; ++i) {
            first.write(count);
            second.write(count);
        }
        QVERIFY(first.flush());
        QVERIFY(second.flush());
        QStringList expected;
        for (int i = 0; i < 50; ++i)
            expected.append(u"Story %1"_s.arg(i, 3, 10, QChar(u'0')));
        QCOMPARE(titles(), expected);
    }

    void runsAJobAgainThatCameWithAnOldRevision()
    {
        WorkspaceWriter writer(path(), u"maria"_s, m_clock);
        const Audience audience{u"aud:oslo"_s, u"Oslo"_s, u"no"_s, {u"Europe/Oslo"_s}, u"runbox"_s};
        writer.write([&](WritingDesk &desk) -> Result<void> {
            desk.facts.put(audience);
            return {};
        });
        QVERIFY(writer.flush());
        int runs = 0;
        std::optional<Result<CommitReport>> told;
        const auto tell = [&told](const Result<CommitReport> &report) { told = report; };
        writer.write(
            [&](WritingDesk &desk) -> Result<void> {
                Audience changed = audience;
                changed.name = u"Bergen"_s;
                desk.facts.put(changed, ++runs == 1 ? u"1-00000000000000000000000000000000"_s : desk.reader.document(audience.id)->rev);
                return {};
            },
            this, tell);
        QVERIFY(writer.flush());
        QVERIFY(told && *told);
        QCOMPARE(runs, 2);

        runs = 0; // not for ever
        writer.write(
            [&](WritingDesk &desk) -> Result<void> {
                ++runs;
                desk.facts.put(audience, u"1-00000000000000000000000000000000"_s);
                return {};
            },
            this, tell);
        QVERIFY(writer.flush());
        QCOMPARE(runs, 3);
        QCOMPARE(told->error().code, Failure::Code::Conflict);
    }

    void writesNothingIntoAFileThatWasDeletedOrReplaced()
    {
        WorkspaceWriter writer(path(), u"maria"_s, m_clock);
        QSignalSpy failedSpy(&writer, &WorkspaceWriter::failed);
        writer.write(storyCalled(u"Before"_s));
        QVERIFY(writer.flush());
        const auto removeFile = [this] {
            for (const QString &end : {u""_s, u"-wal"_s, u"-shm"_s})
                QFile::remove(path() + end);
        };
        removeFile();
        writer.write(storyCalled(u"Lost"_s));
        QVERIFY(writer.flush());
        QCOMPARE(failedSpy.count(), 1);
        QCOMPARE(failedSpy.first().first().value<Failure>().code, Failure::Code::NotFound);
        QVERIFY(!QFile::exists(path()));

        // Somebody put a file in its place: from now on that one is written.
        QVERIFY(Workspace::open(path()));
        writer.write(storyCalled(u"After"_s));
        QVERIFY(writer.flush());
        QCOMPARE(titles(), QStringList{u"After"_s});
    }

    void saysWhyTheFileCannotBeOpened()
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("no workspace") > 0);
        file.close();
        WorkspaceWriter writer(path(), u"maria"_s, m_clock);
        QSignalSpy failedSpy(&writer, &WorkspaceWriter::failed);
        writer.write(storyCalled(u"Lost"_s));
        QVERIFY(writer.flush());
        QCOMPARE(failedSpy.count(), 1);
        QCOMPARE(failedSpy.first().first().value<Failure>().code, Failure::Code::Corrupt);
    }
};

QTEST_GUILESS_MAIN(TestWorkspaceWriter)
#include "tst_workspacewriter.moc"
