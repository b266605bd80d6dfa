// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/factwriter.h"
#include "models/itemmodels/workspacesession.h"
#include "models/storage/workspace.h"
#include "tests/support/qtestsetup.h"

#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace tocsin;
using namespace tocsin::test;

class TestWorkspaceSession : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }

    void tellsStoriesFromWhatIsBeingWritten()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"a.tocsin"_s);
        const auto workspace = Workspace::open(path);
        QVERIFY(workspace);
        const auto session = WorkspaceSession::open(path);
        QVERIFY(session);
        QSignalSpy changed(session->get(), &WorkspaceSession::changed);
        QSignalSpy deskChanged(session->get(), &WorkspaceSession::deskChanged);
        (*session)->look();
        QCOMPARE(changed.count() + deskChanged.count(), 0);

        const FakeClock clock(1700049600000);
        FactWriter writer(u"maria"_s, clock, 1, Hlc{});
        PostDraft draft;
        draft.key = writer.newKey();
        draft.incident = writer.newStoryId();
        draft.body.markdown = u"We look"_s;
        writer.putDraft(draft.incident, {draft});
        QVERIFY((*workspace)->commit(writer.take().documents));
        (*session)->look();
        QCOMPARE(changed.count(), 0); // the timeline is not read again while somebody types
        QCOMPARE(deskChanged.count(), 1);
        QCOMPARE((*session)->drafts()->size(), 1);

        writer.beginStory({}, draft.incident);
        writer.add(TitleFact{u"Filer down"_s});
        writer.add(Promise{{}, PromiseKind::NextUpdate, clock.now(), {}});
        QVERIFY((*workspace)->commit(writer.take().documents));
        (*session)->look();
        QCOMPARE(changed.count(), 1);
        QCOMPARE(deskChanged.count(), 2);
        (*session)->look();
        QCOMPARE(changed.count() + deskChanged.count(), 3);
        QCOMPARE((*session)->frontier(draft.incident)->size(), 1);
        QCOMPARE((*session)->deskStories(clock.now(), dayMs)->size(), 1);

        const QString promise = (*session)->story(draft.incident)->promises.first().id;
        writer.putAck({promise, u"maria"_s, clock.now(), clock.now() + hourMs, {}});
        QVERIFY((*workspace)->commit(writer.take().documents));
        (*session)->look();
        QCOMPARE(changed.count(), 1);
        QCOMPARE(deskChanged.count(), 3);
        QCOMPARE((*session)->acks()->size(), 1);

        writer.put(Audience{u"aud:oslo"_s, u"Oslo"_s, u"no"_s, {u"Europe/Oslo"_s}, u"runbox"_s});
        QVERIFY((*workspace)->commit(writer.take().documents));
        (*session)->look();
        QCOMPARE(changed.count(), 2); // the catalogue concerns everybody
        QCOMPARE((*session)->audiences()->size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestWorkspaceSession)
#include "tst_workspacesession.moc"
