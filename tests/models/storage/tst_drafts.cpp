// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/storage/storagefixture.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tocsin;
using namespace tocsin::test;

namespace {

constexpr Instant noon = StorageFixture::noon;

/// A key of a draft: ULIDs that differ in their last characters.
QString keyOf(int number)
{
    return u"01ARZ3NDEKTSV4RRFFQ69G"_s + u"%1"_s.arg(number, 4, 10, QChar(u'0'));
}

PostDraft draftOf(const QString &incident, int number, Instant changed = noon)
{
    PostDraft draft;
    draft.key = keyOf(number);
    draft.incident = incident;
    draft.body.markdown = u"Draft %1"_s.arg(number);
    draft.changed = changed;
    return draft;
}

} // namespace

/// What is being written, and what the desk keeps: documents with one writer each, and the stories that stand on the desk.
class TestDrafts : public QObject
{
    Q_OBJECT

    std::unique_ptr<StorageFixture> m_files;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<WorkspaceReader> m_reader;
    FakeClock m_clock{noon};
    std::unique_ptr<FactWriter> m_maria;
    std::unique_ptr<FactWriter> m_jan;

    Result<CommitReport> commit(FactWriter &writer) { return m_workspace->commit(writer.take().documents); }
    [[nodiscard]] QString revOf(const QString &id) { return m_reader->document(id).value_or(Document()).rev; }
    [[nodiscard]] QStringList draftsOf(const QString &user = {})
    {
        QStringList words;
        const auto drafts = m_reader->drafts(user);
        for (const WorkspaceReader::StoredDraft &stored : drafts.value_or(QList<WorkspaceReader::StoredDraft>()))
            words.append(stored.user + u": "_s + stored.draft.body.markdown);
        return words;
    }
    /// Begins a story and commits it.
    QString beginStory(IncidentKind kind, std::optional<Status> status, const QList<FactBody> &facts = {})
    {
        const QString id = m_maria->beginStory({kind, m_clock.now(), true, u"UTC"_s, u"en"_s, false, {}, {}});
        m_clock.advance(secondMs);
        m_maria->add(TitleFact{u"Story"_s});
        if (status)
            m_maria->add(StatusFact{*status, m_clock.now()});
        for (const FactBody &fact : facts)
            m_maria->add(fact);
        return commit(*m_maria) ? id : QString();
    }
    [[nodiscard]] QStringList onTheDesk(int limit = 2000)
    {
        QStringList ids;
        const auto stories = m_reader->deskStories(noon, dayMs, limit);
        for (const Story &story : stories.value_or(QList<Story>()))
            ids.append(story.id);
        return ids;
    }

private slots:
    void init()
    {
        failOnWarnings();
        m_files = std::make_unique<StorageFixture>();
        auto workspace = Workspace::open(m_files->path());
        STORAGE_VERIFY(workspace);
        m_workspace = *std::move(workspace);
        auto reader = WorkspaceReader::open(m_files->path());
        STORAGE_VERIFY(reader);
        m_reader = *std::move(reader);
        m_clock.set(noon);
        m_maria = std::make_unique<FactWriter>(u"maria"_s, m_clock, 1, Hlc{});
        m_jan = std::make_unique<FactWriter>(u"jan"_s, m_clock, 2, Hlc{});
    }
    void cleanup()
    {
        m_reader.reset();
        m_workspace.reset();
        m_files.reset();
    }

    void listsDraftsNewestFirst()
    {
        const QString one = m_maria->newStoryId();
        const QString two = m_maria->newStoryId();
        m_maria->putDraft(one, {draftOf(one, 1, noon), draftOf(one, 2, noon + 2)});
        m_maria->putDraft(two, {draftOf(two, 3, noon + 1)});
        m_jan->putDraft(one, {draftOf(one, 4, noon + 3)});
        STORAGE_VERIFY(commit(*m_maria));
        STORAGE_VERIFY(commit(*m_jan));
        QCOMPARE(draftsOf(), (QStringList{u"jan: Draft 4"_s, u"maria: Draft 2"_s, u"maria: Draft 3"_s, u"maria: Draft 1"_s}));
        QCOMPARE(draftsOf(u"maria"_s), (QStringList{u"maria: Draft 2"_s, u"maria: Draft 3"_s, u"maria: Draft 1"_s}));
        QVERIFY(draftsOf(u"mari"_s).isEmpty());
        m_maria->putDraft(one, {}, revOf(draftDocumentId(one, u"maria"_s)));
        STORAGE_VERIFY(commit(*m_maria));
        QCOMPARE(draftsOf(u"maria"_s), QStringList{u"maria: Draft 3"_s});
    }

    void leavesOutWhatIsPosted()
    {
        const QString story = beginStory(IncidentKind::Incident, Status::Investigating);
        m_maria->putDraft(story, {draftOf(story, 1), draftOf(story, 2)});
        STORAGE_VERIFY(commit(*m_maria));
        QCOMPARE(*m_reader->postOf(story, keyOf(1)), QString());
        m_jan->continueStory(story, *m_reader->frontier(story));
        Update update;
        update.body.markdown = u"Draft 1"_s;
        const QString id = m_jan->addPost(update, keyOf(1));
        STORAGE_VERIFY(commit(*m_jan));
        QCOMPARE(*m_reader->postOf(story, keyOf(1)), id);
        QCOMPARE(id, postDocumentId(story, u"jan"_s, keyOf(1)));
        QCOMPARE(*m_reader->postOf(story, keyOf(2)), QString());
        QCOMPARE(*m_reader->postOf(story, keyOf(1).mid(1)), QString()); // no end of a key
        QCOMPARE(*m_reader->postOf(story, QString()), QString());
        QCOMPARE(*m_reader->postOf(u"nonsense"_s, keyOf(1)), QString());
        QCOMPARE(draftsOf(), QStringList{u"maria: Draft 2"_s});
    }

    void refusesADraftOnAnOldRevision()
    {
        const QString story = m_maria->newStoryId();
        m_maria->putDraft(story, {draftOf(story, 1)});
        STORAGE_VERIFY(commit(*m_maria));
        m_maria->putDraft(story, {draftOf(story, 2)}); // as if nothing were there
        const auto refused = commit(*m_maria);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, Failure::Code::Conflict);
        QCOMPARE(draftsOf(), QStringList{u"maria: Draft 1"_s});
    }

    void refusesAMalformedDraft()
    {
        const QString story = m_maria->newStoryId();
        m_maria->putDraft(story, {draftOf(m_maria->newStoryId(), 1)});
        const auto refused = commit(*m_maria);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, Failure::Code::Rejected);
        QVERIFY2(refused.error().detail.contains(u"drafts[0].incident"_s), qPrintable(refused.error().detail));
    }

    void isNoCommitForThoseWhoShowStories()
    {
        const QString story = beginStory(IncidentKind::Incident, Status::Investigating);
        const qint64 cursor = *m_reader->cursor();
        const qint64 version = m_reader->dataVersion();
        m_maria->putDraft(story, {draftOf(story, 1)});
        m_maria->putHandover({QDate(2023, 11, 15), u"maria"_s, {}, {}, {}});
        const auto stored = commit(*m_maria);
        STORAGE_VERIFY(stored);
        QCOMPARE(stored->stored, 2);
        QVERIFY(stored->incidents.isEmpty());
        QVERIFY(m_reader->dataVersion() != version); // who shows drafts looks
        const auto changes = m_reader->changesSince(cursor);
        STORAGE_VERIFY(changes);
        QCOMPARE(changes->cursor, cursor);
        QVERIFY(changes->incidents.isEmpty() && !changes->targets && !changes->everything);

        // A post that takes its draft out is one.
        m_maria->continueStory(story, *m_reader->frontier(story));
        m_maria->addPost(Update(), keyOf(1));
        m_maria->putDraft(story, {}, revOf(draftDocumentId(story, u"maria"_s)));
        STORAGE_VERIFY(commit(*m_maria));
        QCOMPARE(m_reader->changesSince(cursor)->incidents.size(), 1);
    }

    void outlivesARebuildAndIsNoPartOfTheContent()
    {
        const QString story = beginStory(IncidentKind::Incident, Status::Investigating, {Promise{{}, PromiseKind::NextUpdate, noon + hourMs, {}}});
        const QByteArray before = *m_reader->contentDigest();
        const QString promise = m_reader->story(story)->promises.first().id;
        m_maria->putDraft(story, {draftOf(story, 1)});
        m_maria->putAck({promise, u"maria"_s, noon, noon + hourMs, {}});
        STORAGE_VERIFY(commit(*m_maria));
        const auto rebuilt = m_workspace->rebuild();
        STORAGE_VERIFY(rebuilt);
        QVERIFY2(rebuilt->isClean() && rebuilt->differences.isEmpty(), qPrintable((rebuilt->damage + rebuilt->differences).join(u'\n')));
        QCOMPARE(draftsOf(), QStringList{u"maria: Draft 1"_s});
        QCOMPARE(m_reader->acks()->size(), 1);
        QCOMPARE(*m_reader->contentDigest(), before);
        QVERIFY(m_workspace->check()->isClean());
    }

    void givesWhatIsReadToWhoeverWritesNext()
    {
        // Nobody commits between what a write reads and what it stores.
        auto other = Workspace::open(m_files->path(), {OpenMode::MustExist, 50});
        STORAGE_VERIFY(other);
        const QString story = m_maria->newStoryId();
        const auto stored = m_workspace->commit([&]() -> Result<QList<Document>> {
            m_jan->putDraft(story, {draftOf(story, 1)});
            const auto refused = (*other)->commit(m_jan->take().documents);
            if (refused || refused.error().code != Failure::Code::Storage)
                return failed(Failure::Code::Corrupt, u"the other one wrote"_s);
            m_maria->putDraft(story, {draftOf(story, 2)});
            return m_maria->take().documents;
        });
        STORAGE_VERIFY(stored);
        QCOMPARE(draftsOf(), QStringList{u"maria: Draft 2"_s});
        const auto nothing = m_workspace->commit([]() -> Result<QList<Document>> { return failed(Failure::Code::Rejected, u"no"_s); });
        QCOMPARE(nothing.error(), (Failure{Failure::Code::Rejected, u"no"_s}));
        STORAGE_VERIFY((*other)->commit(m_files->story(1))); // the lock is free again
    }

    void listsTemplatesByName()
    {
        m_maria->put(PostTemplate{u"tpl:b"_s, u"Planned restart"_s, IncidentKind::Maintenance, u"en"_s, {}, u"We restart {targets}."_s, {}, {}, 0});
        m_maria->put(PostTemplate{u"tpl:z"_s, u"Hardware failure"_s, IncidentKind::Incident, u"en"_s, {}, u"…"_s, Status::Investigating, Level::Degraded, hourMs});
        STORAGE_VERIFY(commit(*m_maria));
        const auto templates = m_reader->templates();
        STORAGE_VERIFY(templates);
        QCOMPARE(templates->size(), 2);
        QCOMPARE(templates->first().name, u"Hardware failure"_s);
        QCOMPARE(templates->first().nextUpdateMs, hourMs);
    }

    void listsAcksOfWhatIsStillOwed()
    {
        const QString story = beginStory(IncidentKind::Incident, Status::Investigating,
                                         {Promise{{}, PromiseKind::NextUpdate, noon + hourMs, {}}, Promise{{}, PromiseKind::Eta, noon + 2 * hourMs, {}}});
        const QList<Promise> promises = m_reader->story(story)->promises;
        for (const Promise &promise : promises) {
            m_maria->putAck({promise.id, u"maria"_s, noon, noon + hourMs, u"on the phone"_s});
            m_jan->putAck({promise.id, u"jan"_s, noon, noon + minuteMs, {}});
        }
        STORAGE_VERIFY(commit(*m_maria));
        STORAGE_VERIFY(commit(*m_jan));
        QCOMPARE(m_reader->acks()->size(), 4);
        m_maria->continueStory(story, *m_reader->frontier(story));
        m_maria->add(PromiseKeptFact{promises.first().id, noon});
        STORAGE_VERIFY(commit(*m_maria));
        const auto left = m_reader->acks();
        STORAGE_VERIFY(left);
        QCOMPARE(left->size(), 2);
        for (const PromiseAck &ack : *left)
            QCOMPARE(ack.promise, promises.last().id);
        QCOMPARE(left->last(), (PromiseAck{promises.last().id, u"maria"_s, noon, noon + hourMs, u"on the phone"_s}));
        // A new ETA is a new promise: nobody has silenced it.
        m_maria->continueStory(story, *m_reader->frontier(story));
        m_maria->add(Promise{{}, PromiseKind::Eta, noon + 5 * hourMs, {}}, promises.last().id);
        STORAGE_VERIFY(commit(*m_maria));
        QVERIFY(m_reader->acks()->isEmpty());
    }

    void listsAcksOfWindows()
    {
        const QString story = beginStory(IncidentKind::Maintenance, Status::Scheduled, {Window{{}, {noon, noon + hourMs}, {}, u"UTC"_s, {}, {}, {}, {}, {}, true}});
        m_maria->putAck({m_reader->story(story)->windows.first().id, u"maria"_s, noon, noon + hourMs, {}});
        STORAGE_VERIFY(commit(*m_maria));
        QCOMPARE(m_reader->acks()->size(), 1);
        m_maria->continueStory(story, *m_reader->frontier(story));
        m_clock.advance(secondMs);
        m_maria->add(StatusFact{Status::Cancelled, m_clock.now()});
        STORAGE_VERIFY(commit(*m_maria));
        QVERIFY(m_reader->acks()->isEmpty());
    }

    void listsHandoversAndOlderNotesThatStand()
    {
        const auto note = [](int number) { return HandoverNote{keyOf(number), u"Note %1"_s.arg(number), u"maria"_s, noon, {}, {}}; };
        HandoverNote done = note(3);
        done.tickedBy = u"maria"_s;
        done.ticked = noon;
        const QDate today(2023, 11, 15);
        const QString first = handoverDocumentId(today.addDays(-9), u"maria"_s);
        m_maria->putHandover({today.addDays(-9), u"maria"_s, {note(1), note(2)}, {}, {}}); // 1 is ticked by jan
        m_maria->putHandover({today.addDays(-8), u"maria"_s, {done}, {}, {}}); // by herself
        m_maria->putHandover({today.addDays(-7), u"maria"_s, {note(4)}, {}, {}}); // by jan
        m_maria->putHandover({today.addDays(-6), u"maria"_s, {}, {}, {Handover{keyOf(5), noon, {}, u"sheet"_s}}});
        m_maria->putHandover({today, u"maria"_s, {}, {}, {}});
        m_jan->putHandover({today.addDays(-5), u"jan"_s, {}, {first + u'#' + keyOf(1), handoverDocumentId(today.addDays(-7), u"maria"_s) + u'#' + keyOf(4)}, {}});
        m_jan->putHandover({today.addDays(-1), u"jan"_s, {}, {}, {Handover{keyOf(6), noon, {}, u"sheet"_s}}});
        STORAGE_VERIFY(commit(*m_maria));
        STORAGE_VERIFY(commit(*m_jan));
        const auto days = m_reader->handovers(today.addDays(-1));
        STORAGE_VERIFY(days);
        QStringList ids;
        for (const HandoverDay &day : *days)
            ids.append(handoverDocumentId(day.date, day.user));
        // The day with a note that stands, and the one that says which of that day's notes does not.
        QCOMPARE(ids, (QStringList{first, handoverDocumentId(today.addDays(-5), u"jan"_s), handoverDocumentId(today.addDays(-1), u"jan"_s),
                                   handoverDocumentId(today, u"maria"_s)}));
    }

    void putsOnTheDeskWhatIsNotFinished()
    {
        const auto window = [](Instant begin) { return Window{{}, {begin, begin + hourMs}, {}, u"UTC"_s, {}, {}, {}, {}, {}, true}; };
        const auto promise = [](PromiseKind kind) { return Promise{{}, kind, noon + hourMs, {}}; };
        QStringList expected;
        const auto stands = [&expected](const QString &id) { expected.prepend(id); }; // newest opened first
        stands(beginStory(IncidentKind::Incident, Status::Investigating));
        stands(beginStory(IncidentKind::Incident, {}));
        beginStory(IncidentKind::Incident, Status::Resolved);
        stands(beginStory(IncidentKind::Incident, Status::Resolved, {promise(PromiseKind::RootCause)}));
        stands(beginStory(IncidentKind::Incident, Status::Resolved, {promise(PromiseKind::GraceEnd)}));
        beginStory(IncidentKind::Incident, Status::Resolved, {promise(PromiseKind::NextUpdate), promise(PromiseKind::Eta)});
        stands(beginStory(IncidentKind::Maintenance, Status::Scheduled, {window(noon + hourMs)}));
        beginStory(IncidentKind::Maintenance, Status::Scheduled, {window(noon + 2 * dayMs)});
        stands(beginStory(IncidentKind::Maintenance, Status::Scheduled, {window(noon + 2 * dayMs), promise(PromiseKind::NextUpdate)}));
        stands(beginStory(IncidentKind::Maintenance, Status::InProgress)); // without a plan
        beginStory(IncidentKind::Maintenance, Status::Completed, {window(noon - hourMs)});
        beginStory(IncidentKind::Announcement, {});
        stands(beginStory(IncidentKind::Announcement, {}, {promise(PromiseKind::GraceEnd)}));
        const QString gone = beginStory(IncidentKind::Incident, Status::Investigating);
        m_maria->continueStory(gone, *m_reader->frontier(gone));
        m_maria->add(RetractionFact{gone});
        STORAGE_VERIFY(commit(*m_maria));
        QVERIFY(!expected.contains(QString()));
        QCOMPARE(onTheDesk(), expected);
        QCOMPARE(onTheDesk(2), expected.first(2));
        const auto stories = m_reader->deskStories(noon, dayMs);
        QCOMPARE(stories->last().title, u"Story"_s); // whole
    }

    void addsIndexesThatAnEarlierTocsinDidNotMake()
    {
        const QString story = beginStory(IncidentKind::Incident, Status::Investigating);
        m_workspace.reset();
        StorageFixture::meddle(m_files->path(), "DROP INDEX incident_unfinished; DROP INDEX promise_owed");
        QCOMPARE(onTheDesk(), QStringList{story}); // slower, but right
        STORAGE_VERIFY(Workspace::open(m_files->path()));
        sqlite::Connection db;
        STORAGE_VERIFY(db.open(m_files->path(), 1 /* SQLITE_OPEN_READONLY */));
        QCOMPARE(*db.value("SELECT count(*) FROM sqlite_schema WHERE name IN ('incident_unfinished', 'promise_owed')"), 2);
        QCOMPARE(onTheDesk(), QStringList{story});
    }
};

QTEST_GUILESS_MAIN(TestDrafts)
#include "tst_drafts.moc"
