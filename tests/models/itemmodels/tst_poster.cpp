// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/itemmodels/console.h"
#include "tests/models/storage/faultyvfs.h"
#include "tests/support/qtestsetup.h"

#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace tocsin;
using namespace tocsin::test;

namespace {

constexpr Instant noon = 1700049600000; // 2023-11-15T12:00:00Z
const QString incident = u"inc:01ARZ3NDEKTSV4RRFFQ69G5FAV"_s;
const QString firstKey = u"01ARZ3NDEKTSV4RRFFQ69G5FB0"_s;
const QString secondKey = u"01ARZ3NDEKTSV4RRFFQ69G5FB1"_s;
constexpr qint64 strip = 10 * secondMs;

PostDraft firstPost()
{
    PostDraft draft;
    draft.key = firstKey;
    draft.incident = incident;
    draft.beginsStory = true;
    draft.title = u"Filer down"_s;
    draft.status = Status::Investigating;
    draft.targets = QStringList{u"srv:flexo"_s};
    draft.impacts = {ImpactChange{{}, u"srv:flexo"_s, Level::MajorOutage, {}, {}, false, false, false}};
    draft.promises = {PromiseChange{PromiseKind::NextUpdate, {}, 30 * minuteMs}};
    draft.body.markdown = u"We look at it."_s;
    draft.language = u"en"_s;
    draft.zone = u"Europe/Paris"_s;
    draft.changed = noon;
    return draft;
}

/// The first one, left for another user.
PostDraft waitingPost()
{
    PostDraft draft = firstPost();
    draft.state = PostDraft::State::Waiting;
    draft.writtenBy = u"maria"_s;
    return draft;
}

PostDraft secondPost()
{
    PostDraft draft;
    draft.key = secondKey;
    draft.incident = incident;
    draft.status = Status::Identified;
    draft.body.markdown = u"A disk broke."_s;
    draft.language = u"en"_s;
    draft.changed = noon;
    return draft;
}

} // namespace

class TestPoster : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    FakeClock m_clock{noon};

    [[nodiscard]] QString path() const { return m_folder->filePath(u"a.tocsin"_s); }
    [[nodiscard]] QList<PostDraft> drafts() const
    {
        QList<PostDraft> found;
        for (const WorkspaceReader::StoredDraft &one : storedDrafts(path()))
            found.append(one.draft);
        return found;
    }
    /// What the updates say, oldest first; empty where there is no story.
    [[nodiscard]] QStringList updates() const
    {
        QStringList words;
        const auto reader = WorkspaceReader::open(path());
        const auto story = reader ? (*reader)->story(incident) : tl::unexpected(reader.error());
        if (story) {
            for (const Update &update : story->updates)
                words.append(update.body.markdown);
        }
        return words;
    }

private slots:
    void init()
    {
        failOnWarnings();
        m_folder = std::make_unique<QTemporaryDir>();
        m_clock.set(noon);
    }

    void sendsWhenTheStripHasCountedDown()
    {
        Console console(path(), m_clock);
        QSignalSpy counting(&console.poster, &Poster::counting);
        console.poster.post(firstPost(), strip);
        QCOMPARE(counting.count(), 1);
        QCOMPARE(console.poster.leaving().size(), 1);
        QCOMPARE(console.poster.leaving().constFirst().leftMs, strip);
        QVERIFY(console.writer.flush());
        QCOMPARE(drafts().size(), 1); // safe, and nothing is told
        QCOMPARE(drafts().constFirst().state, PostDraft::State::Leaving);
        QVERIFY(updates().isEmpty());

        m_clock.advance(strip - 1);
        console.poster.look();
        QVERIFY(console.writer.flush());
        QVERIFY(updates().isEmpty());
        m_clock.advance(1);
        console.poster.look();
        QVERIFY(console.poster.leaving().isEmpty());
        QVERIFY(!console.poster.takeBack(firstKey)); // too late
        QVERIFY(console.writer.flush());
        QCOMPARE(console.posted.count(), 1);
        const QString update = console.posted.first().at(2).toString();
        QCOMPARE(console.posted.first().at(0).toString(), firstKey);
        QCOMPARE(console.posted.first().at(1).toString(), incident);
        QVERIFY(drafts().isEmpty());

        const auto reader = WorkspaceReader::open(path());
        const auto story = (*reader)->story(incident);
        QVERIFY(story);
        QCOMPARE(story->updates.size(), 1);
        QCOMPARE(story->updates.constFirst().id, update);
        QCOMPARE(story->updates.constFirst().posted, noon + strip);
        QCOMPARE(story->title, u"Filer down"_s);
        QCOMPARE(story->promises.first().due, noon + strip + 30 * minuteMs);
        QVERIFY(isSound(path()));
    }

    void countsByItself()
    {
        struct RunningClock : Clock
        {
            QElapsedTimer timer;
            RunningClock() { timer.start(); }
            [[nodiscard]] Instant now() const override { return noon + timer.elapsed(); }
        } clock;
        Console console(path(), clock);
        console.poster.post(firstPost(), 50);
        QTRY_COMPARE_WITH_TIMEOUT(console.posted.count(), 1, 20000);
    }

    void isTakenBackAsIfItHadNeverLeft()
    {
        Console console(path(), m_clock);
        console.poster.post(firstPost(), strip);
        m_clock.advance(strip - 1);
        QVERIFY(console.poster.takeBack(firstKey));
        QVERIFY(!console.poster.takeBack(firstKey));
        QCOMPARE(console.takenBack.count(), 1);
        QCOMPARE(console.takenBack.first().first().value<PostDraft>(), firstPost());
        m_clock.advance(hourMs);
        console.poster.look();
        QVERIFY(console.writer.flush());
        QCOMPARE(console.posted.count(), 0);
        QVERIFY(updates().isEmpty());
        QCOMPARE(drafts(), QList<PostDraft>{firstPost()});
        const auto reader = WorkspaceReader::open(path());
        QCOMPARE((*reader)->extent()->incidents, 0);
        QCOMPARE((*reader)->document(incident).error().code, Failure::Code::NotFound); // no head either
    }

    void goesOutAtOnceWhenAsked()
    {
        Console console(path(), m_clock);
        console.poster.post(firstPost(), strip);
        QVERIFY(console.poster.sendNow(firstKey));
        QVERIFY(!console.poster.sendNow(firstKey));
        console.poster.post(secondPost(), 0); // no strip at all
        QVERIFY(console.writer.flush());
        QCOMPARE(console.posted.count(), 2);
        QCOMPARE(updates(), (QStringList{u"We look at it."_s, u"A disk broke."_s}));
        QVERIFY(drafts().isEmpty());
        QVERIFY(isSound(path()));
    }

    void countsAnewForNewWords()
    {
        Console console(path(), m_clock);
        console.poster.post(firstPost(), strip);
        m_clock.advance(strip - 1);
        PostDraft changed = firstPost();
        changed.body.markdown = u"We look hard."_s;
        console.poster.post(changed, strip);
        QCOMPARE(console.poster.leaving().size(), 1);
        m_clock.advance(strip - 1);
        console.poster.look();
        QVERIFY(console.writer.flush());
        QVERIFY(updates().isEmpty());
        m_clock.advance(1);
        console.poster.look();
        QVERIFY(console.writer.flush());
        QCOMPARE(updates(), QStringList{u"We look hard."_s});
    }

    void doesNotWaitForAClockThatWasPutBack()
    {
        Console console(path(), m_clock);
        console.poster.post(firstPost(), strip);
        m_clock.advance(-hourMs);
        console.poster.look();
        m_clock.advance(strip);
        console.poster.look();
        QVERIFY(console.writer.flush());
        QCOMPARE(console.posted.count(), 1);
    }

    void countsAnewAfterTheMachineHasSlept()
    {
        qint64 awake = 5000;
        WorkspaceWriter writer(path(), u"maria"_s, m_clock);
        Poster poster(writer, m_clock, [&awake] { return awake; });
        QSignalSpy posted(&poster, &Poster::posted);
        const auto pass = [&](qint64 ms) {
            m_clock.advance(ms);
            awake += ms;
            poster.look();
        };
        poster.post(firstPost(), strip);
        pass(strip - 500);
        QCOMPARE(poster.leaving().constFirst().leftMs, 500);
        m_clock.advance(9 * hourMs); // the lid was closed
        poster.look();
        QVERIFY(writer.flush());
        QCOMPARE(posted.count(), 0); // nobody saw it count
        QCOMPARE(poster.leaving().constFirst().leftMs, strip);
        pass(strip - 1);
        QCOMPARE(poster.leaving().size(), 1);
        pass(1);
        QVERIFY(poster.leaving().isEmpty());
        QVERIFY(writer.flush());
        QCOMPARE(posted.count(), 1);
    }

    void countsTheTimeThatPassedThoughTheClockWasSet()
    {
        qint64 awake = 0;
        WorkspaceWriter writer(path(), u"maria"_s, m_clock);
        Poster poster(writer, m_clock, [&awake] { return awake; });
        poster.post(firstPost(), strip);
        awake += strip - 1;
        m_clock.advance(-hourMs);
        poster.look();
        QCOMPARE(poster.leaving().constFirst().leftMs, 1);
        awake += 1;
        poster.look();
        QVERIFY(poster.leaving().isEmpty());
    }

    void standsStillWhileSomebodyIsAsked()
    {
        Console console(path(), m_clock);
        console.poster.post(firstPost(), strip);
        m_clock.advance(strip - secondMs);
        console.poster.setHeld(true);
        m_clock.advance(hourMs);
        console.poster.look();
        QCOMPARE(console.poster.leaving().value(0).leftMs, secondMs);
        console.poster.setHeld(false);
        QCOMPARE(console.poster.leaving().value(0).leftMs, secondMs); // and does not begin anew either
        m_clock.advance(secondMs - 1);
        console.poster.look();
        QCOMPARE(console.poster.leaving().size(), 1);
        m_clock.advance(1);
        console.poster.look();
        QVERIFY(console.poster.leaving().isEmpty());
    }

    void staysADraftWhenTheProgramEndsMeanwhile()
    {
        {
            Console console(path(), m_clock);
            console.poster.post(firstPost(), strip);
        }
        QCOMPARE(drafts(), QList<PostDraft>{firstPost()});
        QVERIFY(updates().isEmpty());
    }

    void postsADraftOnce()
    {
        Console console(path(), m_clock);
        Console other(path(), m_clock); // another window, or what came back after a crash
        console.poster.post(firstPost(), 0);
        other.poster.post(firstPost(), 0);
        console.poster.post(firstPost(), 0);
        QVERIFY(console.writer.flush() && other.writer.flush());
        QCOMPARE(console.failed.count() + other.failed.count(), 0);
        QCOMPARE(console.posted.count(), 2);
        QCOMPARE(other.posted.count(), 1);
        QCOMPARE(other.posted.first().at(2), console.posted.first().at(2));
        QCOMPARE(updates(), QStringList{u"We look at it."_s});
        const auto reader = WorkspaceReader::open(path());
        QCOMPARE((*reader)->story(incident)->promises.size(), 1);
        QCOMPARE((*reader)->incidentKeys()->size(), 1);
        QVERIFY(isSound(path()));
    }

    void postsADraftOnceThoughTwoUsersApproveIt()
    {
        const PostDraft waiting = waitingPost();
        Console author(path(), m_clock);
        QVERIFY(author.save(waiting));
        Console ola(path(), m_clock, u"ola"_s);
        Console jan(path(), m_clock, u"jan"_s);
        ola.poster.post(waiting, strip);
        jan.poster.post(waiting, strip);
        QVERIFY(ola.writer.flush() && jan.writer.flush());
        QCOMPARE(drafts(), QList<PostDraft>{waiting}); // it is nobody else's draft meanwhile
        m_clock.advance(strip);
        ola.poster.look();
        jan.poster.look();
        QVERIFY(ola.writer.flush() && jan.writer.flush());
        QCOMPARE(ola.posted.count() + jan.posted.count(), 2);
        QCOMPARE(ola.posted.first().at(2), jan.posted.first().at(2));
        QCOMPARE(updates(), QStringList{u"We look at it."_s});
        QVERIFY(drafts().isEmpty());
        const auto reader = WorkspaceReader::open(path());
        QCOMPARE((*reader)->story(incident)->updates.constFirst().writtenBy, u"maria"_s);
    }

    void approvesOnlyWhatStillWaitsAsItWasRead_data()
    {
        QTest::addColumn<QString>("change");
        QTest::newRow("its author goes on writing") << u"writes"_s;
        QTest::newRow("its author asks again with other words") << u"asks again"_s;
        QTest::newRow("its author has thrown it away") << u"discards"_s;
    }
    void approvesOnlyWhatStillWaitsAsItWasRead()
    {
        QFETCH(const QString, change);
        const PostDraft waiting = waitingPost();
        Console author(path(), m_clock);
        QVERIFY(author.save(waiting));
        const PostDraft read = drafts().constFirst(); // on the desk of the other console
        PostDraft meanwhile = waiting;
        meanwhile.body.markdown = u"It is not flexo, but leela."_s;
        if (change == u"writes"_s)
            meanwhile.state = PostDraft::State::Writing;
        if (change == u"discards"_s)
            author.keeper.drop(incident, firstKey);
        else
            author.keeper.keep(meanwhile);
        author.keeper.flush();
        QVERIFY(author.writer.flush());
        const QList<PostDraft> before = drafts();

        Console ola(path(), m_clock, u"ola"_s);
        ola.poster.post(read, 0);
        QVERIFY(ola.writer.flush());
        QCOMPARE(ola.posted.count(), 0);
        QCOMPARE(ola.failed.count(), 1);
        QCOMPARE(ola.failed.first().at(1).value<Failure>().code, Failure::Code::Conflict);
        QVERIFY(updates().isEmpty());
        QCOMPARE(drafts(), before); // what its author typed since is safe
    }

    void beginsAStoryOnceWithTwoDrafts()
    {
        Console console(path(), m_clock);
        PostDraft again = secondPost();
        again.beginsStory = true; // written before the first was out
        again.title = u"Filer down"_s;
        console.poster.post(firstPost(), 0);
        console.poster.post(again, 0);
        QVERIFY(console.writer.flush());
        QCOMPARE(console.posted.count(), 2);
        QCOMPARE(updates().size(), 2);
        const auto reader = WorkspaceReader::open(path());
        QCOMPARE((*reader)->incidentKeys()->size(), 1);
    }

    void keepsTheOldWordsOfACorrection()
    {
        Console console(path(), m_clock);
        console.poster.post(firstPost(), 0);
        QVERIFY(console.writer.flush());
        PostDraft correction = secondPost();
        correction.status.reset();
        correction.correctsUpdate = console.posted.first().at(2).toString();
        correction.body.markdown = u"We look at flexo."_s;
        console.poster.post(correction, strip);
        m_clock.advance(strip);
        console.poster.look();
        QVERIFY(console.writer.flush());
        QCOMPARE(updates(), QStringList{u"We look at flexo."_s});
        const auto reader = WorkspaceReader::open(path());
        QCOMPARE((*reader)->story(incident)->updates.constFirst().revisions, QStringList{correction.correctsUpdate});
        QVERIFY(isSound(path()));
    }

    void keepsADraftThatMayNotGoOut_data()
    {
        QTest::addColumn<PostDraft>("draft");
        QTest::addColumn<int>("code");
        PostDraft noTitle = firstPost();
        noTitle.title.clear();
        QTest::newRow("no title") << noTitle << int(Failure::Code::Rejected);
        PostDraft noBody = firstPost();
        noBody.body.markdown.clear();
        QTest::newRow("no body") << noBody << int(Failure::Code::Rejected);
        QTest::newRow("no story") << secondPost() << int(Failure::Code::NotFound);
    }
    void keepsADraftThatMayNotGoOut()
    {
        QFETCH(const PostDraft, draft);
        QFETCH(const int, code);
        Console console(path(), m_clock);
        console.poster.post(draft, strip);
        QVERIFY(console.poster.sendNow(draft.key));
        QVERIFY(console.writer.flush());
        QCOMPARE(console.posted.count(), 0);
        QCOMPARE(console.failed.count(), 1);
        QCOMPARE(console.failed.first().at(0).value<PostDraft>(), draft);
        QCOMPARE(int(console.failed.first().at(1).value<Failure>().code), code);
        QVERIFY(console.writer.flush());
        QCOMPARE(drafts(), QList<PostDraft>{draft});
        QVERIFY(updates().isEmpty());
    }

    void keepsTheDraftWhereverTheDiskFails()
    {
        FaultyDisk disk; // sees files that are opened from now on
        Console console(path(), m_clock);
        QSignalSpy failedToo(&console.writer, &WorkspaceWriter::failed);
        QVERIFY(console.save(firstPost()));
        int failures = 0;
        for (int write = 0;; ++write) {
            disk.failAt(write, FaultyDisk::Fault::Full);
            console.poster.post(firstPost(), 0);
            QVERIFY(console.writer.flush());
            QVERIFY(console.writer.flush()); // the draft that is put back
            disk.heal();
            if (console.posted.count() > 0)
                break;
            ++failures;
            QCOMPARE(console.failed.count(), failures);
            QVERIFY(console.failed.last().at(1).value<Failure>().detail.contains(u"the disk is full"_s));
            QCOMPARE(drafts(), QList<PostDraft>{firstPost()});
            QVERIFY(updates().isEmpty());
        }
        QVERIFY2(failures > 2, qPrintable(QString::number(failures)));
        QVERIFY(drafts().isEmpty());
        QCOMPARE(updates(), QStringList{u"We look at it."_s});
        QVERIFY(isSound(path()));
    }
};

QTEST_GUILESS_MAIN(TestPoster)
#include "tst_poster.moc"
