// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/itemmodels/deskkeeper.h"
#include "tests/support/qtestsetup.h"

#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace tocsin;
using namespace tocsin::test;

namespace {

constexpr Instant noon = 1700049600000; // 2023-11-15T12:00:00Z

} // namespace

class TestDeskKeeper : public QObject
{
    Q_OBJECT

    FakeClock m_clock{noon};

private slots:
    void init()
    {
        failOnWarnings();
        m_clock.set(noon);
    }

    void readsAgainWhatCouldNotBeRead()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"a.tocsin"_s);
        WorkspaceWriter writer(path, u"maria"_s, m_clock); // opens nothing before it is asked to write
        DeskKeeper keeper(writer, m_clock);
        QSignalSpy failed(&keeper, &DeskKeeper::failed);
        QSignalSpy changed(&keeper, &DeskKeeper::changed);
        keeper.refresh();
        QTRY_COMPARE(failed.count(), 1);
        QVERIFY(!keeper.isRead());
        {
            auto workspace = Workspace::open(path); // the disk is there again, and nobody writes
            QVERIFY(workspace);
            FactWriter facts(u"ola"_s, m_clock, 1, {});
            facts.beginStory({IncidentKind::Incident, noon, true, u"UTC"_s, u"en"_s, false, {}, {}});
            Promise promise;
            promise.due = noon + 2 * minuteMs;
            facts.add(promise);
            QVERIFY((*workspace)->commit(facts.take().documents));
        }
        m_clock.advance(30 * secondMs);
        keeper.look();
        QCOMPARE(changed.count(), 0); // not every second
        m_clock.advance(3 * minuteMs);
        keeper.look();
        QTRY_COMPARE(changed.count(), 1);
        QVERIFY(keeper.isRead());
        QCOMPARE(keeper.missed(), 1);
        QCOMPARE(failed.count(), 1);
    }

    void keepsWhatItReadLastWhenTheFileCannotBeReadForAWhile()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"a.tocsin"_s);
        WorkspaceWriter writer(path, u"maria"_s, m_clock);
        writer.write([](WritingDesk &desk) -> Result<void> {
            desk.facts.beginStory({IncidentKind::Incident, noon, true, u"UTC"_s, u"en"_s, false, {}, {}});
            Promise promise;
            promise.due = noon + hourMs;
            desk.facts.add(promise);
            return {};
        });
        QVERIFY(writer.flush());
        DeskKeeper keeper(writer, m_clock);
        QSignalSpy changed(&keeper, &DeskKeeper::changed);
        keeper.refresh();
        QTRY_COMPARE(changed.count(), 1);
        QCOMPARE(keeper.missed(), 0);
        m_clock.advance(hourMs + 1);
        keeper.look();
        QCOMPARE(keeper.missed(), 1); // at once, without the file
    }
};

QTEST_GUILESS_MAIN(TestDeskKeeper)
#include "tst_deskkeeper.moc"
