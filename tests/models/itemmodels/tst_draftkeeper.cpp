// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/itemmodels/draftkeeper.h"
#include "models/storage/workspace.h"
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

PostDraft draftSaying(const QString &words, const QString &key = firstKey)
{
    PostDraft draft;
    draft.key = key;
    draft.incident = incident;
    draft.beginsStory = true;
    draft.title = u"Filer down"_s;
    draft.body.markdown = words;
    draft.changed = noon;
    return draft;
}

} // namespace

class TestDraftKeeper : public QObject
{
    Q_OBJECT

    /// One that runs, with what its user is writing.
    struct Program
    {
        Program(const QString &path, const Clock &clock, const QString &user = u"maria"_s) : writer(path, user, clock), keeper(writer) {}
        void flush()
        {
            keeper.flush();
            QVERIFY(writer.flush());
        }
        void save(const PostDraft &draft)
        {
            keeper.keep(draft);
            flush();
        }
        WorkspaceWriter writer;
        DraftKeeper keeper;
        QSignalSpy saved{&keeper, &DraftKeeper::saved};
        QSignalSpy failed{&keeper, &DraftKeeper::failed};
        QSignalSpy forked{&keeper, &DraftKeeper::forked};
    };

    std::unique_ptr<QTemporaryDir> m_folder;
    FakeClock m_clock{noon};

    [[nodiscard]] QString path() const { return m_folder->filePath(u"a.tocsin"_s); }
    /// What a program that starts now finds, by key.
    [[nodiscard]] QMap<QString, QString> found(const QString &user = {}) const
    {
        QMap<QString, QString> words;
        const auto reader = WorkspaceReader::open(path());
        const auto drafts = reader ? (*reader)->drafts(user) : tl::unexpected(reader.error());
        for (const WorkspaceReader::StoredDraft &stored : drafts.value_or(QList<WorkspaceReader::StoredDraft>()))
            words.insert(stored.draft.key, stored.draft.body.markdown);
        return words;
    }

private slots:
    void init()
    {
        failOnWarnings();
        m_folder = std::make_unique<QTemporaryDir>();
    }

    void savesByItselfWhileSomebodyGoesOnTyping()
    {
        Program program(path(), m_clock);
        QSignalSpy committed(&program.writer, &WorkspaceWriter::committed);
        QString words;
        QTimer typing;
        connect(&typing, &QTimer::timeout, this, [&] { program.keeper.keep(draftSaying(words += u'a')); });
        typing.start(20);
        QTRY_VERIFY_WITH_TIMEOUT(committed.count() >= 2, 20000); // never a pause of saveAfterMs
        typing.stop();
        QTRY_VERIFY_WITH_TIMEOUT(program.keeper.isSaved(), 20000);
        QVERIFY(program.saved.count() >= 1);
        QCOMPARE(found(), (QMap<QString, QString>{{firstKey, words}}));
        QVERIFY2(committed.count() < words.size(), "not one commit for every key");
    }

    void keepsTheDraftsOfTwoWindowsOnOneStory()
    {
        QVERIFY(Workspace::open(path())); // as windows find it; what two of them make of no file at all is another test's question
        Program program(path(), m_clock);
        Program other(path(), m_clock);
        for (int i = 0; i < 20; ++i) {
            program.keeper.keep(draftSaying(u"one %1"_s.arg(i)));
            program.keeper.flush();
            other.keeper.keep(draftSaying(u"two %1"_s.arg(i), secondKey));
            other.keeper.flush();
        }
        QVERIFY(program.writer.flush() && other.writer.flush());
        QVERIFY(program.keeper.isSaved() && other.keeper.isSaved());
        QCOMPARE(found(), (QMap<QString, QString>{{firstKey, u"one 19"_s}, {secondKey, u"two 19"_s}}));
        other.keeper.drop(incident, secondKey);
        other.flush();
        QCOMPARE(found(), (QMap<QString, QString>{{firstKey, u"one 19"_s}}));
    }

    void keepsUsersApart()
    {
        Program program(path(), m_clock);
        Program other(path(), m_clock, u"o:la %"_s);
        program.keeper.keep(draftSaying(u"hers"_s));
        other.keeper.keep(draftSaying(u"his"_s, secondKey));
        program.keeper.flush();
        other.keeper.flush();
        QVERIFY(program.writer.flush() && other.writer.flush());
        QCOMPARE(found(u"maria"_s), (QMap<QString, QString>{{firstKey, u"hers"_s}}));
        QCOMPARE(found(u"o:la %"_s), (QMap<QString, QString>{{secondKey, u"his"_s}}));
        QCOMPARE(found().size(), 2);
    }

    void dropsWhatIsBlankOrThrownAway()
    {
        Program program(path(), m_clock);
        program.keeper.keep(draftSaying(u"one"_s));
        program.save(draftSaying(u"two"_s, secondKey));
        QCOMPARE(found().size(), 2);
        PostDraft blank = draftSaying(u" \n"_s);
        blank.title.clear();
        program.keeper.keep(blank);
        program.keeper.drop(incident, secondKey);
        program.flush();
        QVERIFY(found().isEmpty());
        QVERIFY(program.keeper.isSaved());
    }

    void writesNothingWhereNothingChanged()
    {
        Program program(path(), m_clock);
        program.save(draftSaying(u"one"_s));
        const auto reader = WorkspaceReader::open(path());
        const auto before = (*reader)->document(draftDocumentId(incident, u"maria"_s));
        program.keeper.keep(draftSaying(u"one"_s));
        program.keeper.drop(incident, secondKey);
        program.flush();
        QVERIFY(program.keeper.isSaved());
        QCOMPARE((*reader)->document(draftDocumentId(incident, u"maria"_s))->rev, before->rev);
    }

    void twoProgramsThatGoOnWithOneDraftDoNotOverwriteEachOther()
    {
        Program program(path(), m_clock);
        program.save(draftSaying(u"one"_s));
        Program other(path(), m_clock);
        other.keeper.adopt(draftSaying(u"one"_s));
        other.save(draftSaying(u"one of the other"_s));
        QCOMPARE(found(), (QMap<QString, QString>{{firstKey, u"one of the other"_s}}));

        program.keeper.keep(draftSaying(u"one, and more"_s));
        program.keeper.flush();
        program.keeper.keep(draftSaying(u"one, and still more"_s)); // before it has heard of it
        QVERIFY(program.writer.flush());
        QCOMPARE(program.forked.count(), 1);
        QCOMPARE(program.forked.first().at(0).toString(), firstKey);
        const QString own = program.forked.first().at(1).toString();
        program.flush();
        QVERIFY(program.keeper.isSaved());
        QCOMPARE(program.saved.last().first().toString(), own);
        QCOMPARE(found(), (QMap<QString, QString>{{firstKey, u"one of the other"_s}, {own, u"one, and still more"_s}}));
        program.keeper.keep(draftSaying(u"one, and most"_s, own));
        other.keeper.keep(draftSaying(u"one of the other, too"_s));
        program.keeper.flush();
        other.keeper.flush();
        QVERIFY(program.writer.flush() && other.writer.flush());
        QCOMPARE(found(), (QMap<QString, QString>{{firstKey, u"one of the other, too"_s}, {own, u"one, and most"_s}}));
        QCOMPARE(program.forked.count(), 1);
    }

    void throwsNothingAwayThatAnotherProgramHasWritten()
    {
        Program program(path(), m_clock);
        program.save(draftSaying(u"one"_s));
        Program other(path(), m_clock);
        other.keeper.adopt(draftSaying(u"one"_s));
        other.save(draftSaying(u"one of the other"_s));
        program.keeper.drop(incident, firstKey);
        program.flush();
        QCOMPARE(found(), (QMap<QString, QString>{{firstKey, u"one of the other"_s}}));
        other.keeper.drop(incident, firstKey);
        other.flush();
        QVERIFY(found().isEmpty());
    }

    void knowsADraftThatCountedDownForItsOwn()
    {
        Program program(path(), m_clock);
        program.keeper.keep(draftSaying(u"one"_s));
        program.keeper.flush();
        PostDraft leaving = draftSaying(u"one"_s);
        leaving.state = PostDraft::State::Leaving;
        leaving.bypass = u"alone"_s;
        leaving.changed += minuteMs;
        program.writer.write([leaving](WritingDesk &desk) { return writeDraft(desk, leaving); });
        program.save(draftSaying(u"two"_s));
        QCOMPARE(program.forked.count(), 0);
        QCOMPARE(found(), (QMap<QString, QString>{{firstKey, u"two"_s}}));
    }

    void savesWhatIsLeftWhenItIsDestroyed()
    {
        WorkspaceWriter writer(path(), u"maria"_s, m_clock);
        {
            DraftKeeper keeper(writer);
            keeper.keep(draftSaying(u"last words"_s));
        }
        QVERIFY(writer.flush());
        QCOMPARE(found(), (QMap<QString, QString>{{firstKey, u"last words"_s}}));
    }

    void doesNotBringBackWhatIsPosted()
    {
        Program program(path(), m_clock);
        program.keeper.keep(draftSaying(u"We look"_s));
        program.keeper.flush();
        WorkspaceWriter approver(path(), u"ola"_s, m_clock);
        approver.write([](WritingDesk &desk) -> Result<void> {
            desk.facts.beginStory({IncidentKind::Incident, noon, true, u"UTC"_s, u"en"_s, false, {}, {}}, incident);
            Update update;
            update.at = noon;
            update.language = u"en"_s;
            update.body.markdown = u"We look"_s;
            desk.facts.addPost(update, firstKey);
            return {};
        });
        QVERIFY(program.writer.flush() && approver.flush());
        QVERIFY(found().isEmpty()); // though it still stands in her document
        program.keeper.keep(draftSaying(u"We look too late"_s)); // a timer that fired late
        program.save(draftSaying(u"next"_s, secondKey));
        QCOMPARE(found(), (QMap<QString, QString>{{secondKey, u"next"_s}}));
        const auto reader = WorkspaceReader::open(path());
        QCOMPARE(draftsFrom(*(*reader)->document(draftDocumentId(incident, u"maria"_s)))->size(), 1);
    }

    void keepsTheTextAndTriesAgainWhenTheDiskFails()
    {
        FaultyDisk disk; // sees files that are opened from now on
        Program program(path(), m_clock);
        program.save(draftSaying(u"one"_s));
        QCOMPARE(program.saved.count(), 1);
        disk.failAt(0, FaultyDisk::Fault::Full);
        program.save(draftSaying(u"one two"_s));
        QCOMPARE(program.failed.count(), 1);
        QCOMPARE(program.failed.first().at(0).toString(), firstKey);
        QVERIFY(program.failed.first().at(1).value<Failure>().detail.contains(u"the disk is full"_s));
        QVERIFY(!program.keeper.isSaved());
        disk.heal();
        QTRY_VERIFY_WITH_TIMEOUT(program.keeper.isSaved(), 20000); // by itself
        QCOMPARE(found(), (QMap<QString, QString>{{firstKey, u"one two"_s}}));
    }

    void refusesADraftOfNoStory()
    {
        Program program(path(), m_clock);
        PostDraft draft = draftSaying(u"one"_s);
        draft.incident = u"x"_s;
        program.save(draft);
        QCOMPARE(program.failed.count(), 1);
        QCOMPARE(program.failed.first().at(1).value<Failure>().code, Failure::Code::Rejected);
        program.keeper.drop(draft.incident, draft.key);
    }
};

QTEST_GUILESS_MAIN(TestDraftKeeper)
#include "tst_draftkeeper.moc"
